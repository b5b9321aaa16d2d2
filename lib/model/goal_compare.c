/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_compare.h"

#include "model/goal_target.h"
#include "model/goal_units.h"

const char *const ehr_goal_compare_columns[EHR_GOAL_COMPARE_COLUMNS] = { "id_a",
	"id_b", "goal_a", "goal_b", "field", "value_a", "value_b", "matched_by",
	"finding", "finding_note" };

static const struct ehr_str nothing = { "", 0 };

static int compare_name(struct ehr_goal_pairing *pair)
{
	struct ehr_buf parts = { 0 };
	struct ehr_goal_finding finding = { .field = "name",
		.word = "renamed",
		.a = pair->a->name,
		.b = pair->b->name };
	int rc;

	if (ehr_goal_name_same(&pair->a->key, &pair->b->key))
		return 0;
	ehr_goal_name_parts(&pair->a->key, &pair->b->key, &parts);
	finding.note = ehr_buf_text(&parts);
	rc = ehr_goal_finding_put(pair, &finding);
	ehr_buf_release(&parts);
	return rc;
}

/* What is measured, and where: another one makes it another quantity. */
static int compare_quantity(struct ehr_goal_pairing *pair, const char *field,
	struct ehr_str a, struct ehr_str b)
{
	struct ehr_goal_finding finding = { .field = field,
		.word = "other_quantity",
		.note = "",
		.a = a,
		.b = b };

	if (ehr_goal_same_text(a, b))
		return 0;
	/* a table without scopes says nothing against that of the other */
	if (strcmp(field, "scope") == 0 && (a.n == 0 || b.n == 0))
		return 0;
	pair->other_quantity = true;
	return ehr_goal_finding_put(pair, &finding);
}

static struct ehr_str due_text(
	struct ehr_goal_pairing *pair, const struct ehr_goal_due *due)
{
	struct ehr_buf text = { 0 };
	struct ehr_str kept;

	if (due->year)
		ehr_buf_printf(&text, "%04d", due->year);
	if (due->month)
		ehr_buf_printf(
			&text, "%s%02d", due->year ? "-" : "--", due->month);
	if (due->day)
		ehr_buf_printf(&text, "-%02d", due->day);
	kept = ehr_arena_copy(pair->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return kept;
}

static bool parts_differ(int a, int b)
{
	return a && b && a != b;
}

/* Only what both say: a year and a month of it are no contradiction. */
static int compare_due(struct ehr_goal_pairing *pair)
{
	const struct ehr_goal_due *a = &pair->a->due, *b = &pair->b->due;

	if (!parts_differ(a->year, b->year) &&
		!parts_differ(a->month, b->month) &&
		!parts_differ(a->day, b->day))
		return 0;
	return ehr_goal_finding_put_texts(
		pair, "due", due_text(pair, a), due_text(pair, b), "");
}

static int compare_units(struct ehr_goal_pairing *pair,
	const struct ehr_unit_names *names, const char *field, struct ehr_str a,
	struct ehr_str b)
{
	struct ehr_goal_units units = { 0 };
	struct ehr_goal_finding finding = { .field = field, .a = a, .b = b };
	int rc = 0;

	ehr_goal_units_part(&units, names, a, b);
	if (units.renamed.n > 0) {
		finding.word = "renamed";
		finding.note = ehr_buf_text(&units.renamed);
		rc = ehr_goal_finding_put(pair, &finding);
	}
	if (rc == 0 && units.parts.n > 0)
		rc = ehr_goal_finding_put_texts(
			pair, field, a, b, ehr_buf_text(&units.parts));
	ehr_goal_units_release(&units);
	return rc;
}

static int compare_pair(struct ehr_goal_comparing *self,
	const struct ehr_goal_pair *of, struct ehr_err *err)
{
	const struct ehr_goal_table *a = self->matching->a;
	const struct ehr_goal_table *b = self->matching->b;
	struct ehr_goal_pairing pair = { .a = &a->goal[of->a],
		.b = &b->goal[of->b],
		.how = of->how,
		.differs = &self->differs,
		.arena = &self->arena,
		.writer = self->writer,
		.err = err };

	self->pairs++;
	if (compare_name(&pair) ||
		compare_quantity(&pair, "qualifier", pair.a->qualifier,
			pair.b->qualifier) ||
		compare_quantity(
			&pair, "scope", pair.a->scope, pair.b->scope) ||
		(a->has_targets && b->has_targets &&
			ehr_goal_targets_compare(&pair, &self->measures)) ||
		compare_due(&pair))
		return -1;
	if (a->has_lead && b->has_lead &&
		compare_units(&pair, self->units, "lead_units", pair.a->lead,
			pair.b->lead))
		return -1;
	return a->has_responsible && b->has_responsible
		       ? compare_units(&pair, self->units, "responsible_units",
				 pair.a->responsible, pair.b->responsible)
		       : 0;
}

/* A row of one table, without one of the other. */
static int put_alone(struct ehr_goal_comparing *self, bool is_b,
	const struct ehr_goal *goal, struct ehr_str id, struct ehr_err *err)
{
	struct ehr_writer *writer = self->writer;

	ehr_writer_text(writer, is_b ? id : goal->id);
	ehr_writer_text(writer, is_b ? goal->id : id);
	ehr_writer_text(writer, is_b ? nothing : goal->name);
	ehr_writer_text(writer, is_b ? goal->name : nothing);
	ehr_writer_puts(writer, "id");
	ehr_writer_text(writer, is_b ? id : goal->id);
	ehr_writer_text(writer, is_b ? goal->id : id);
	ehr_writer_empty(writer);
	ehr_writer_puts(writer, id.n > 0 ? "no_such_id"
				: is_b   ? "only_b"
					 : "only_a");
	ehr_writer_empty(writer);
	return ehr_writer_end_row(writer, err);
}

int ehr_goal_compare(struct ehr_goal_comparing *self, struct ehr_err *err)
{
	const struct ehr_goal_matching *matching = self->matching;

	for (size_t i = 0; i < matching->n; i++)
		if (compare_pair(self, &matching->pair[i], err))
			return -1;
	for (size_t i = 0; i < matching->n_strays; i++) {
		const struct ehr_goal_stray *stray = &matching->stray[i];
		const struct ehr_goal_table *table =
			stray->is_b ? matching->b : matching->a;

		self->differs++;
		if (put_alone(self, stray->is_b, &table->goal[stray->row],
			    stray->id, err))
			return -1;
	}
	if (matching->a == matching->b)
		return 0;
	for (size_t i = 0; i < matching->a->n; i++)
		if (!matching->in_a[i] &&
			put_alone(self, false, &matching->a->goal[i], nothing,
				err))
			return -1;
	for (size_t i = 0; i < matching->b->n; i++)
		if (!matching->in_b[i] &&
			put_alone(self, true, &matching->b->goal[i], nothing,
				err))
			return -1;
	return 0;
}

void ehr_goal_comparing_release(struct ehr_goal_comparing *self)
{
	ehr_arena_release(&self->arena);
}
