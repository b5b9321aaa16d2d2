/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess_write.h"

const char *const ehr_assess_columns[EHR_ASSESS_COLUMNS] = { "assessment",
	"rule_id", "rule_title", "rule_title_zh", "rule_kind", "rule_counts",
	"points_full", "points", "points_low", "points_high", "points_lost",
	"evidence", "evidence_rows", "points_how", "not_known", "rule_source",
	"rule_status" };

const char *const ehr_assess_summary_columns[EHR_ASSESS_SUMMARY_COLUMNS] = {
	"assessment", "points_full", "points", "points_low", "points_high",
	"assessed_grade", "assessed_grade_zh", "assessed_grade_low",
	"assessed_grade_high", "lost_by", "incomplete", "grade_why"
};

static void put_decimal(
	struct ehr_writer *writer, const struct ehr_decimal *value)
{
	struct ehr_decimal trimmed = ehr_decimal_trimmed(value);
	struct ehr_buf text = { 0 };

	ehr_decimal_write(&trimmed, &text);
	ehr_writer_text(writer, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

/* The number if it is known, and both ends of what it may be. */
static void put_range(struct ehr_writer *writer, const struct ehr_decimal *low,
	const struct ehr_decimal *high)
{
	if (ehr_assess_known(low, high))
		put_decimal(writer, low);
	else
		ehr_writer_empty(writer);
	put_decimal(writer, low);
	put_decimal(writer, high);
}

static void put_head(
	const struct ehr_assess *assess, size_t unit, struct ehr_writer *writer)
{
	for (size_t i = 0; i < assess->tables->n_by; i++)
		ehr_writer_text(writer, assess->tables->cell[unit][i]);
	ehr_writer_puts(writer, assess->rules->label);
}

static void put_lost(struct ehr_writer *writer, const struct ehr_decimal *full,
	const struct ehr_decimal *low, const struct ehr_decimal *high)
{
	struct ehr_decimal lost;

	if (ehr_assess_known(low, high) &&
		ehr_decimal_subtract(full, low, &lost))
		put_decimal(writer, &lost);
	else
		ehr_writer_empty(writer);
}

static void put_numbers(struct ehr_writer *writer,
	const struct ehr_assess_rule *rule,
	const struct ehr_assess_outcome *outcome)
{
	if (rule->kind >= EHR_ASSESS_CAP)
		ehr_writer_empty(writer);
	else
		put_decimal(writer, &rule->full);
	if (rule->kind == EHR_ASSESS_VETO) {
		for (int i = 0; i < 4; i++)
			ehr_writer_empty(writer);
		return;
	}
	put_range(writer, &outcome->low, &outcome->high);
	if (ehr_assess_is_item(rule))
		put_lost(writer, &rule->full, &outcome->low, &outcome->high);
	else
		ehr_writer_empty(writer);
}

/* Does the rule change the total or the grade? */
static const char *counts(const struct ehr_assess_rule *rule,
	const struct ehr_assess_outcome *outcome)
{
	static const char *const word[] = { "no", "perhaps", "yes" };

	return rule->is_part ? "part" : word[outcome->applies];
}

static int write_rule(const struct ehr_assess *assess, size_t i,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_assess_rule *rule = &assess->rules->rule[i];
	const struct ehr_assess_outcome *outcome = &assess->outcome[i];

	ehr_writer_puts(writer, rule->id);
	ehr_writer_puts(writer, rule->title_en);
	ehr_writer_puts(writer, rule->title_zh);
	ehr_writer_puts(writer, ehr_assess_kind_word[rule->kind]);
	ehr_writer_puts(writer, counts(rule, outcome));
	put_numbers(writer, rule, outcome);
	ehr_writer_text(writer, outcome->evidence);
	ehr_writer_text(writer, outcome->rows);
	ehr_writer_text(writer, outcome->how);
	ehr_writer_text(writer, outcome->unknown);
	ehr_writer_puts(writer, rule->source);
	ehr_writer_puts(writer, rule->status);
	return ehr_writer_end_row(writer, err);
}

static int write_total(const struct ehr_assess *assess,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_assess_rules *rules = assess->rules;

	ehr_writer_puts(writer, "total");
	ehr_writer_puts(writer, rules->title_en);
	ehr_writer_puts(writer, rules->title_zh);
	ehr_writer_puts(writer, "total");
	ehr_writer_empty(writer);
	put_decimal(writer, &rules->full);
	put_range(writer, &assess->low, &assess->high);
	put_lost(writer, &rules->full, &assess->low, &assess->high);
	for (int i = 0; i < 3; i++)
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, ehr_assess_known(&assess->low, &assess->high)
					? ""
					: "incomplete");
	ehr_writer_empty(writer);
	ehr_writer_empty(writer);
	return ehr_writer_end_row(writer, err);
}

/* What one says of each grade that there may be, the worst first. */
static void put_grades(const struct ehr_assess *assess,
	struct ehr_writer *writer,
	const char *(*says)(const struct ehr_assess_grade *))
{
	struct ehr_buf text = { 0 };

	for (size_t i = assess->worst + 1; i-- > assess->best;)
		ehr_buf_printf(&text, "%s%s", text.n ? ";" : "",
			says(&assess->rules->grade[i]));
	ehr_writer_text(writer, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static const char *id_of(const struct ehr_assess_grade *grade)
{
	return grade->id;
}

static const char *english_of(const struct ehr_assess_grade *grade)
{
	return grade->title_en;
}

static const char *chinese_of(const struct ehr_assess_grade *grade)
{
	return grade->title_zh;
}

static int write_grade(const struct ehr_assess *assess,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_assess_grade *grade =
		&assess->rules->grade[assess->worst];
	bool known = assess->worst == assess->best;

	put_grades(assess, writer, id_of);
	put_grades(assess, writer, english_of);
	put_grades(assess, writer, chinese_of);
	ehr_writer_puts(writer, "grade");
	for (int i = 0; i < 8; i++)
		ehr_writer_empty(writer);
	ehr_writer_text(writer, assess->grade_why);
	ehr_writer_puts(writer, known ? "" : "undecided");
	ehr_writer_puts(writer, grade->source);
	ehr_writer_puts(writer, grade->status);
	return ehr_writer_end_row(writer, err);
}

int ehr_assess_write(const struct ehr_assess *assess, size_t unit,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < assess->rules->n_rules; i++) {
		put_head(assess, unit, writer);
		if (write_rule(assess, i, writer, err))
			return -1;
	}
	put_head(assess, unit, writer);
	if (write_total(assess, writer, err))
		return -1;
	put_head(assess, unit, writer);
	return write_grade(assess, writer, err);
}

/* Rules that cost points, and those whose points are not known. */
static void put_lists(
	const struct ehr_assess *assess, struct ehr_writer *writer)
{
	struct ehr_buf lost = { 0 }, unknown = { 0 };

	for (size_t i = 0; i < assess->rules->n_rules; i++) {
		const struct ehr_assess_rule *rule = &assess->rules->rule[i];
		const struct ehr_assess_outcome *one = &assess->outcome[i];
		bool known = rule->kind == EHR_ASSESS_VETO
				     ? one->applies != EHR_ASSESS_PERHAPS
				     : ehr_assess_known(&one->low, &one->high);

		if (!known)
			ehr_buf_printf(&unknown, "%s%s", unknown.n ? " " : "",
				rule->id);
		else if (!rule->is_part && ehr_assess_is_item(rule) &&
			 ehr_decimal_compare(&one->low, &rule->full) < 0)
			ehr_buf_printf(
				&lost, "%s%s", lost.n ? " " : "", rule->id);
	}
	ehr_writer_text(writer, (struct ehr_str){ lost.p, lost.n });
	ehr_writer_text(writer, (struct ehr_str){ unknown.p, unknown.n });
	ehr_buf_release(&lost);
	ehr_buf_release(&unknown);
}

int ehr_assess_write_summary(const struct ehr_assess *assess, size_t unit,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_assess_rules *rules = assess->rules;
	const struct ehr_assess_grade *worst = &rules->grade[assess->worst];
	const struct ehr_assess_grade *best = &rules->grade[assess->best];

	put_head(assess, unit, writer);
	put_decimal(writer, &rules->full);
	put_range(writer, &assess->low, &assess->high);
	ehr_writer_puts(writer, worst == best ? worst->grade : "");
	ehr_writer_puts(writer, worst == best ? worst->title_zh : "");
	ehr_writer_puts(writer, worst->grade);
	ehr_writer_puts(writer, best->grade);
	put_lists(assess, writer);
	ehr_writer_text(writer, assess->grade_why);
	return ehr_writer_end_row(writer, err);
}
