/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_text.h"

#include "base/num.h"

const char *ehr_grading_reason_id(const struct ehr_grading_reason *reason)
{
	return reason->impact ? reason->impact->id : reason->rule->id;
}

bool ehr_grading_is_problem(const struct ehr_grading_reason *reason)
{
	switch (reason->kind) {
	case EHR_GRADING_GATE:
	case EHR_GRADING_WORSE: return true;
	case EHR_GRADING_IMPACT: return reason->level >= EHR_GRADE_MEDIUM;
	case EHR_GRADING_EVIDENCE:
	case EHR_GRADING_BETTER: break;
	}
	return false;
}

static void put_cell(struct ehr_buf *out, const char *cell)
{
	for (; *cell; cell++)
		ehr_buf_putc(out, *cell == EHR_GRADE_SEPARATOR ? ';' : *cell);
}

struct ehr_str ehr_grading_plain(const char *cell, struct ehr_buf *buf)
{
	if (!cell)
		return (struct ehr_str){ "", 0 };
	if (!strchr(cell, EHR_GRADE_SEPARATOR))
		return ehr_str_of(cell);
	buf->n = 0;
	put_cell(buf, cell);
	return (struct ehr_str){ buf->p, buf->n };
}

static void put_number(struct ehr_buf *out, double value)
{
	char text[EHR_NUM_MAX];

	ehr_buf_add(out, text, ehr_num_write(text, value));
}

static void put_fact(struct ehr_buf *out, const struct ehr_grading_facts *facts,
	size_t enterprise, size_t fact, bool unknown)
{
	const char *cell = ehr_grading_cell(facts, enterprise, fact);

	ehr_buf_puts(out, facts->rules->facts.fact[fact].name);
	if (cell) {
		ehr_buf_putc(out, '=');
		put_cell(out, cell);
	} else if (unknown) {
		ehr_buf_puts(out, "=?");
	}
}

static void put_conditions(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grading_reason *reason)
{
	const struct ehr_grade_rule *rule = reason->rule;

	for (size_t i = 0; i < rule->n_conditions; i++) {
		const struct ehr_grade_condition *one = &rule->condition[i];

		if (rule->any && i != reason->condition)
			continue;
		if (!rule->any && i > 0)
			ehr_buf_puts(out, " and");
		ehr_buf_putc(out, ' ');
		put_fact(out, facts, enterprise, one->fact,
			one->relation != EHR_GRADE_EMPTY);
		ehr_buf_putc(out, ' ');
		ehr_buf_puts(out, one->asks);
	}
}

/* From where on an impact has the level. */
static double bound_of(
	const struct ehr_grade_impact *impact, enum ehr_grade_level level)
{
	return level == EHR_GRADE_HIGH ? impact->high : impact->medium;
}

static void put_impact(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grading_reason *reason)
{
	const struct ehr_grade_impact *impact = reason->impact;

	ehr_buf_putc(out, ' ');
	put_fact(out, facts, enterprise, reason->fact, true);
	if (!impact->words && reason->level <= EHR_GRADE_HIGH) {
		ehr_buf_puts(out,
			reason->level == EHR_GRADE_ACCEPTABLE ? " < " : " >= ");
		put_number(out, bound_of(impact, reason->level));
	}
	ehr_buf_putc(out, ' ');
	ehr_buf_puts(out, ehr_grade_level_word[reason->level]);
}

void ehr_grading_put_reason(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grading_reason *reason)
{
	const char *status =
		reason->impact ? reason->impact->status : reason->rule->status;

	ehr_buf_puts(out, ehr_grading_reason_id(reason));
	if (reason->impact)
		put_impact(out, facts, enterprise, reason);
	else
		put_conditions(out, facts, enterprise, reason);
	if (strcmp(status, "memory") == 0 || strcmp(status, "assumed") == 0) {
		ehr_buf_puts(out, " [");
		ehr_buf_puts(out, status);
		ehr_buf_putc(out, ']');
	}
}

static void put_between(struct ehr_buf *out, size_t start)
{
	if (out->n > start)
		ehr_buf_puts(out, "; ");
}

void ehr_grading_put_reasons(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grading *grading)
{
	size_t start = out->n;

	for (size_t i = 0; i < grading->n; i++) {
		put_between(out, start);
		ehr_grading_put_reason(
			out, facts, enterprise, &grading->reason[i]);
	}
}

static void put_totals(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise)
{
	static const struct {
		enum ehr_grading_own own;
		const char *word;
	} part[] = { { EHR_GRADING_SCORED, " scored " },
		{ EHR_GRADING_N, " of " },
		{ EHR_GRADING_COVERAGE, " coverage " },
		{ EHR_GRADING_PROFILE, " profile " } };

	if (!ehr_grading_own_cell(facts, enterprise, EHR_GRADING_TOTALS_ID)) {
		ehr_buf_puts(out, "totals none");
		return;
	}
	ehr_buf_puts(out, "totals");
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		const char *cell =
			ehr_grading_own_cell(facts, enterprise, part[i].own);

		if (!cell)
			continue;
		ehr_buf_puts(out, part[i].word);
		put_cell(out, cell);
	}
}

static void put_given(
	struct ehr_buf *out, const char *table, bool given, const char *cell)
{
	ehr_buf_puts(out, "; ");
	ehr_buf_puts(out, table);
	ehr_buf_putc(out, ' ');
	if (!given)
		ehr_buf_puts(out, "not_given");
	else if (cell)
		put_cell(out, cell);
	else
		ehr_buf_puts(out, "none");
}

void ehr_grading_put_evidence(struct ehr_buf *out,
	const struct ehr_grading_facts *facts, size_t enterprise)
{
	put_totals(out, facts, enterprise);
	put_given(out, "events", facts->given[EHR_GRADE_EVENTS],
		ehr_grading_own_cell(facts, enterprise, EHR_GRADING_EVENT));
	put_given(out, "zone", facts->given[EHR_GRADE_ZONE],
		ehr_grading_own_cell(facts, enterprise, EHR_GRADING_ZONE));
	put_given(out, "records", facts->given[EHR_GRADE_RECORDS], "counted");
}

/* Does the reason hold the level where it is, or the enterprise off the list? */
static bool holds(const struct ehr_grading *grading,
	const struct ehr_grading_reason *reason)
{
	if (reason->kind == EHR_GRADING_EVIDENCE ||
		reason->kind == EHR_GRADING_BETTER)
		return false;
	if (reason->kind != EHR_GRADING_IMPACT)
		return true;
	return reason->level >= EHR_GRADE_MEDIUM &&
	       reason->level >= grading->level - 1;
}

static void put_impact_lift(
	struct ehr_buf *out, const struct ehr_grading_reason *reason)
{
	if (reason->level == EHR_GRADE_GREY) {
		ehr_buf_puts(out, " known");
	} else if (reason->impact->words) {
		ehr_buf_puts(out, " below ");
		ehr_buf_puts(out, ehr_grade_level_word[reason->level]);
	} else {
		ehr_buf_puts(out, " < ");
		put_number(out, bound_of(reason->impact, reason->level));
	}
}

void ehr_grading_put_lift(struct ehr_buf *out,
	const struct ehr_grading_facts *facts,
	const struct ehr_grading *grading)
{
	const struct ehr_grade_list *evidence = &facts->rules->evidence;
	size_t start = out->n;

	for (size_t i = 0; i < grading->n; i++) {
		const struct ehr_grading_reason *reason = &grading->reason[i];

		if (!holds(grading, reason))
			continue;
		put_between(out, start);
		if (!reason->impact)
			ehr_buf_puts(out, "not ");
		ehr_buf_puts(out, ehr_grading_reason_id(reason));
		if (reason->impact)
			put_impact_lift(out, reason);
	}
	if (grading->level != EHR_GRADE_ACCEPTABLE || out->n > start)
		return;
	for (size_t i = 0; i < evidence->n; i++) {
		put_between(out, start);
		ehr_buf_puts(out, evidence->rule[i].id);
	}
}

void ehr_grading_put_lower(struct ehr_buf *out,
	const struct ehr_grading_facts *facts,
	const struct ehr_grading *grading)
{
	size_t start = out->n;

	if (grading->level == EHR_GRADE_HIGH)
		return;
	for (size_t i = 0; i < grading->n; i++) {
		const struct ehr_grading_reason *reason = &grading->reason[i];
		enum ehr_grade_level next = grading->level == EHR_GRADE_MEDIUM
						    ? EHR_GRADE_HIGH
						    : EHR_GRADE_MEDIUM;

		if (!reason->impact || reason->level >= next)
			continue;
		put_between(out, start);
		ehr_buf_puts(out, reason->impact->id);
		if (reason->impact->words) {
			ehr_buf_putc(out, ' ');
			ehr_buf_puts(out, ehr_grade_level_word[next]);
		} else {
			ehr_buf_puts(out, " >= ");
			put_number(out, bound_of(reason->impact, next));
		}
	}
	put_between(out, start);
	ehr_buf_puts(out, facts->rules->gates.n > 0 ? "a gate" : "a record");
}
