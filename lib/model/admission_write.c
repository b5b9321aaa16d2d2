/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/admission.h"
#include "model/grading_strict.h"
#include "model/grading_text.h"

const char *const ehr_admission_columns[] = { "project_id", "project_name",
	"project_class", "zone_id", "zone_class", "zone_name", "decision",
	"decision_zh", "rule", "title_en", "title_zh", "demands", "demands_zh",
	"not_decided", "would_lift", "reasons", "rule_source", "rule_status",
	"rules_version", "rules_sha256", NULL };

static struct ehr_str text_of(const struct ehr_buf *buf)
{
	return (struct ehr_str){ buf->n ? buf->p : "", buf->n };
}

static struct ehr_str own(const struct ehr_admission *self, size_t project,
	enum ehr_admission_own which)
{
	const char *cell =
		ehr_grading_cell(&self->facts, project, self->own[which]);

	return ehr_str_of(cell ? cell : "");
}

static void put_zone(struct ehr_admission *self, size_t project,
	const struct ehr_admission_outcome *outcome, struct ehr_writer *writer)
{
	const struct ehr_admission_zone *zone =
		outcome->zone < 0 ? NULL : &self->rules->zone[outcome->zone];
	struct ehr_buf text = { 0 };

	if (outcome->cell >= 0)
		ehr_zone_finder_put_id(
			self->finder, (size_t)outcome->cell, &text);
	ehr_writer_text(writer,
		outcome->cell >= 0 ? text_of(&text)
				   : own(self, project, EHR_ADMISSION_CELL));
	text.n = 0;
	if (zone)
		ehr_buf_printf(&text, "%ld", zone->class);
	else if (outcome->cell >= 0 &&
		 self->cells->cell[outcome->cell].class > 0)
		ehr_buf_printf(
			&text, "%u", self->cells->cell[outcome->cell].class);
	ehr_writer_text(writer, text_of(&text));
	ehr_writer_puts(writer, zone ? zone->name[0] : "");
	ehr_buf_release(&text);
}

static void put_demands(const struct ehr_admission *self,
	const struct ehr_admission_rule *rule, bool zh,
	struct ehr_writer *writer)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; rule && i < rule->n_demands; i++) {
		const struct ehr_grade_rule *demand =
			&self->rules->demand[rule->demand[i]];

		ehr_buf_printf(&text, "%s%s %s", i ? "; " : "", demand->id,
			zh ? demand->title_zh : demand->title_en);
	}
	ehr_writer_text(writer, text_of(&text));
	ehr_buf_release(&text);
}

/* What made the class what it is: its conditions, or the project's word. */
static void put_class(struct ehr_admission *self, size_t project, long class,
	struct ehr_buf *text)
{
	const struct ehr_grade_rule *rule = &self->rules->class[class].rule;
	struct ehr_grading_reason reason = { .kind = EHR_GRADING_EVIDENCE,
		.rule = rule };
	enum ehr_grade_truth truth = ehr_grading_strict(
		&self->facts, project, rule, true, &reason.condition);

	if (truth == EHR_GRADE_FALSE ||
		(truth == EHR_GRADE_UNKNOWN &&
			ehr_str_is(own(self, project, EHR_ADMISSION_CLASS),
				rule->id)))
		ehr_buf_printf(text, "project.project_class=%s", rule->id);
	else
		ehr_grading_put_reason(text, &self->facts, project, &reason);
}

static void put_reasons(struct ehr_admission *self, size_t project,
	const struct ehr_admission_outcome *outcome, struct ehr_buf *text)
{
	struct ehr_grading_reason reason = { .kind = EHR_GRADING_EVIDENCE };

	if (outcome->class >= 0)
		put_class(self, project, outcome->class, text);
	if (!outcome->limit)
		return;
	if (text->n > 0)
		ehr_buf_puts(text, "; ");
	reason.rule = &outcome->limit->rule;
	(void)ehr_grading_strict(
		&self->facts, project, reason.rule, false, &reason.condition);
	ehr_grading_put_reason(text, &self->facts, project, &reason);
}

static int write_row(struct ehr_admission *self, size_t project,
	const struct ehr_admission_outcome *outcome, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_grade_rule *rule = NULL;
	struct ehr_buf text = { 0 };

	if (outcome->limit)
		rule = &outcome->limit->rule;
	else if (outcome->rule)
		rule = &outcome->rule->head;
	self->n[outcome->decision]++;
	ehr_writer_text(writer, own(self, project, EHR_ADMISSION_ID));
	ehr_writer_text(writer, own(self, project, EHR_ADMISSION_NAME));
	ehr_writer_puts(
		writer, outcome->class < 0
				? ""
				: self->rules->class[outcome->class].rule.id);
	put_zone(self, project, outcome, writer);
	ehr_writer_puts(writer, ehr_admission_decision_word[outcome->decision]);
	ehr_writer_puts(writer, self->rules->text[outcome->decision].zh);
	ehr_writer_puts(writer, rule ? rule->id : "");
	ehr_writer_puts(writer, rule ? rule->title_en : "");
	ehr_writer_puts(writer, rule ? rule->title_zh : "");
	put_demands(self, outcome->rule, false, writer);
	put_demands(self, outcome->rule, true, writer);
	ehr_writer_text(writer, text_of(&outcome->why));
	ehr_writer_puts(writer, outcome->limit ? outcome->limit->lift_en : "");
	put_reasons(self, project, outcome, &text);
	ehr_writer_text(writer, text_of(&text));
	ehr_buf_release(&text);
	ehr_writer_puts(writer, rule ? rule->source : "");
	ehr_writer_puts(writer, rule ? rule->status : "");
	ehr_writer_puts(writer, self->rules->common.label);
	ehr_writer_puts(writer, self->rules->common.sha256);
	return ehr_writer_end_row(writer, err);
}

int ehr_admission_write(struct ehr_admission *admission,
	struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = ehr_grading_enterprises(&admission->facts);
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		struct ehr_admission_outcome outcome;

		rc = ehr_admission_decide(admission, i, &outcome, err);
		if (rc == 0)
			rc = write_row(admission, i, &outcome, writer, err);
		ehr_buf_release(&outcome.why);
	}
	return rc;
}
