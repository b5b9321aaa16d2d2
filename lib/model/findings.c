/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/findings.h"

#include <stdlib.h>

#include "base/day.h"

const char *const ehr_ledger_column[EHR_LEDGER_COLUMNS + 1] = { "finding_id",
	"source_id", "date", "step", "due", "owner", "finding", NULL };
const char *const ehr_finding_state_word[EHR_FINDING_STATES] = { "open",
	"overdue", "closed" };
const char *const ehr_finding_results[EHR_FINDING_RESULTS + 1] = { "finding_id",
	"source_id", "finding", "found_on", "step", "since", "due", "owner",
	"loop_state", "days_left", "n_steps", "n_late", "loop_flags",
	"inspect_rules", NULL };

void ehr_findings_init(struct ehr_findings *findings,
	const struct ehr_inspect_rules *rules, long as_of)
{
	*findings = (struct ehr_findings){ .rules = rules, .as_of = as_of };
}

void ehr_findings_release(struct ehr_findings *findings)
{
	free(findings->finding);
	ehr_map_release(&findings->id);
	ehr_arena_release(&findings->arena);
	*findings = (struct ehr_findings){ 0 };
}

int ehr_findings_bind(struct ehr_findings_bound *bound,
	const struct ehr_header *header, struct ehr_err *err)
{
	size_t found;

	for (int i = 0; i < EHR_LEDGER_COLUMNS; i++) {
		if (ehr_header_look(
			    header, ehr_ledger_column[i], &bound->at[i], err))
			return -1;
		if (i < EHR_LEDGER_NEEDED && bound->at[i] == EHR_NO_COLUMN)
			return ehr_header_need(
				header, ehr_ledger_column[i], &found, err);
	}
	return 0;
}

/* A row as it is looked at. */
struct taking {
	const struct ehr_findings *findings;
	const struct ehr_findings_bound *bound;
	const struct ehr_row *row;
	const struct ehr_finding *before; /* NULL: the finding is new */
	struct ehr_finding next;
	long date;
};

static struct ehr_str cell(
	const struct taking *self, enum ehr_ledger_column column)
{
	long at = self->bound->at[column];

	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 }
				   : ehr_str_trim(self->row->cell[at]);
}

static int bad(const struct taking *self, enum ehr_ledger_column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, ehr_ledger_column[column], reason, expected,
		cell(self, column));
}

/* All steps that may come now, for the message. */
static int fail_skipped(const struct taking *self, struct ehr_err *err)
{
	const struct ehr_inspect_rules *rules = self->findings->rules;
	struct ehr_buf expected = { 0 };
	struct ehr_str from = { "", 0 };

	if (self->before)
		from = ehr_str_of(rules->step[self->before->step].name);
	for (size_t i = 0; i < rules->n[EHR_INSPECT_STEPS]; i++) {
		const struct ehr_inspect_step *step = &rules->step[i];
		bool may = self->before
				   ? ehr_inspect_words_have(&step->after, from)
				   : step->after.n == 0;

		if (!may)
			continue;
		if (expected.n > 0)
			ehr_buf_putc(&expected, ' ');
		ehr_buf_puts(&expected, step->name);
	}
	if (expected.n == 0)
		ehr_buf_puts(&expected, N_("no step, as it is closed"));
	(void)bad(self, EHR_LEDGER_STEP, "step_skipped",
		ehr_buf_text(&expected), err);
	ehr_buf_release(&expected);
	return -1;
}

static int look_at_step(struct taking *self, struct ehr_err *err)
{
	const struct ehr_inspect_rules *rules = self->findings->rules;
	const struct ehr_inspect_step *step;
	struct ehr_str name = cell(self, EHR_LEDGER_STEP);
	size_t i = 0, n = rules->n[EHR_INSPECT_STEPS];

	while (i < n && !ehr_str_is(name, rules->step[i].name))
		i++;
	if (i == n)
		return bad(self, EHR_LEDGER_STEP, "unknown_word",
			N_("a step of the table inspect_steps"), err);
	step = &rules->step[i];
	if (self->before
			? !ehr_inspect_words_have(&step->after,
				  ehr_str_of(
					  rules->step[self->before->step].name))
			: step->after.n > 0)
		return fail_skipped(self, err);
	self->next.step = i;
	return 0;
}

static int look_at_source(struct taking *self, struct ehr_err *err)
{
	struct ehr_str source = cell(self, EHR_LEDGER_SOURCE);

	if (source.n == 0 && !self->before)
		return bad(self, EHR_LEDGER_SOURCE, "no_id",
			N_("the number of an enterprise"), err);
	if (source.n > 0 && self->before &&
		!ehr_str_eq(source, self->before->source))
		return bad(self, EHR_LEDGER_SOURCE, "other_source",
			N_("the enterprise of the rows before it"), err);
	if (!self->before)
		self->next.source = source;
	return 0;
}

static int look_at_due(struct taking *self, struct ehr_err *err)
{
	const struct ehr_inspect_step *step =
		&self->findings->rules->step[self->next.step];
	struct ehr_str due = cell(self, EHR_LEDGER_DUE);

	self->next.has_due = !step->final;
	self->next.due_memory = false;
	if (step->final)
		return due.n == 0 ? 0
				  : bad(self, EHR_LEDGER_DUE, "closed",
					    N_("no day, as it is closed"), err);
	if (due.n == 0 && !step->has_days)
		return bad(self, EHR_LEDGER_DUE, "no_due",
			N_("a day, as the rule of the step has none"), err);
	if (due.n == 0) {
		self->next.due = self->date + step->days;
		self->next.due_memory = step->memory;
		return 0;
	}
	if (ehr_day_cell(due, "due", &self->next.due, err))
		return -1;
	return self->next.due >= self->date
		       ? 0
		       : bad(self, EHR_LEDGER_DUE, "order",
				 N_("a day not before that of the row"), err);
}

static int look(struct taking *self, struct ehr_err *err)
{
	struct ehr_str owner = cell(self, EHR_LEDGER_OWNER);

	if (self->before)
		self->next = *self->before;
	if (self->before && self->date < self->before->since)
		return bad(self, EHR_LEDGER_DATE, "order",
			N_("a day not before that of the last step"), err);
	if (look_at_step(self, err) || look_at_source(self, err) ||
		look_at_due(self, err))
		return -1;
	if (owner.n > 0)
		self->next.owner = owner;
	if (self->next.owner.n == 0)
		return bad(self, EHR_LEDGER_OWNER, "no_owner",
			N_("somebody who has to do the next step"), err);
	if (!self->before) {
		self->next.found = self->date;
		self->next.text = cell(self, EHR_LEDGER_FINDING);
	}
	self->next.late += self->before && self->before->has_due &&
			   self->date > self->before->due;
	self->next.since = self->date;
	self->next.steps++;
	return 0;
}

static struct ehr_str lasting(struct ehr_findings *findings,
	struct ehr_str text, const struct ehr_str *before)
{
	return before && text.p == before->p
		       ? text
		       : ehr_arena_copy(&findings->arena, text);
}

static void keep(struct ehr_findings *findings, const struct taking *self)
{
	const struct ehr_finding *before = self->before;
	struct ehr_finding next = self->next;
	size_t at = (size_t)ehr_map_add(
		&findings->id, cell(self, EHR_LEDGER_ID), NULL);

	next.source =
		lasting(findings, next.source, before ? &before->source : NULL);
	next.text = lasting(findings, next.text, before ? &before->text : NULL);
	next.owner =
		lasting(findings, next.owner, before ? &before->owner : NULL);
	next.id = findings->id.key[at];
	if (at == findings->cap) {
		findings->cap = findings->cap ? 2 * findings->cap : 64;
		findings->finding = ehr_realloc(
			findings->finding, findings->cap, sizeof(next));
	}
	findings->finding[at] = next;
}

int ehr_findings_take(struct ehr_findings *findings,
	const struct ehr_findings_bound *bound, const struct ehr_row *row,
	bool strict, struct ehr_err *err)
{
	struct taking self = {
		.findings = findings, .bound = bound, .row = row
	};
	long at;

	if (cell(&self, EHR_LEDGER_ID).n == 0)
		return bad(&self, EHR_LEDGER_ID, "no_id",
			N_("the number of a finding"), err);
	if (ehr_day_cell(cell(&self, EHR_LEDGER_DATE), "date", &self.date, err))
		return -1;
	if (self.date > findings->as_of && strict)
		return bad(&self, EHR_LEDGER_DATE, "later",
			N_("a day not after that of --as-of"), err);
	if (self.date > findings->as_of) {
		findings->later++;
		return 0;
	}
	at = ehr_map_find(&findings->id, cell(&self, EHR_LEDGER_ID));
	self.before = at == EHR_MAP_NONE ? NULL : &findings->finding[at];
	if (look(&self, err))
		return -1;
	keep(findings, &self);
	return 0;
}

enum ehr_finding_state ehr_finding_state(
	const struct ehr_findings *findings, const struct ehr_finding *finding)
{
	if (!finding->has_due)
		return EHR_FINDING_CLOSED;
	return findings->as_of > finding->due ? EHR_FINDING_OVERDUE
					      : EHR_FINDING_OPEN;
}

static void put(const struct ehr_findings *findings,
	const struct ehr_finding *finding, const char *rules_name,
	struct ehr_view_row *out, struct ehr_arena *arena)
{
	enum ehr_finding_state state = ehr_finding_state(findings, finding);

	ehr_view_text(out, finding->id);
	ehr_view_text(out, finding->source);
	ehr_view_text(out, finding->text);
	ehr_view_text(out, ehr_day_text(finding->found, arena));
	ehr_view_text(
		out, ehr_str_of(findings->rules->step[finding->step].name));
	ehr_view_text(out, ehr_day_text(finding->since, arena));
	if (finding->has_due)
		ehr_view_text(out, ehr_day_text(finding->due, arena));
	else
		ehr_view_empty(out);
	ehr_view_text(out, finding->owner);
	ehr_view_text(out, ehr_str_of(ehr_finding_state_word[state]));
	if (finding->has_due)
		ehr_view_integer(out, finding->due - findings->as_of);
	else
		ehr_view_empty(out);
	ehr_view_count(out, finding->steps);
	ehr_view_count(out, finding->late);
	ehr_view_text(
		out, ehr_str_of(finding->due_memory ? "rule_memory" : ""));
	ehr_view_text(out, ehr_str_of(rules_name));
}

int ehr_findings_write(const struct ehr_findings *findings,
	enum ehr_finding_state only, const char *rules_name,
	const struct ehr_view *view, struct ehr_writer *writer,
	struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	int rc = 0;

	for (size_t i = 0; i < findings->id.n && rc == 0; i++) {
		const struct ehr_finding *finding = &findings->finding[i];
		struct ehr_view_row out = { .view = view, .writer = writer };

		if (only != EHR_FINDING_STATES &&
			ehr_finding_state(findings, finding) != only)
			continue;
		ehr_arena_reset(&arena);
		put(findings, finding, rules_name, &out, &arena);
		rc = ehr_writer_end_row(writer, err);
	}
	ehr_arena_release(&arena);
	return rc;
}
