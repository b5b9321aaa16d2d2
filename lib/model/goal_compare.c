/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_compare.h"

#include <stdio.h>

#include "base/fold.h"
#include "model/goal_units.h"

const char *const ehr_goal_compare_columns[EHR_GOAL_COMPARE_COLUMNS] = { "id_a",
	"id_b", "goal_a", "goal_b", "field", "value_a", "value_b", "matched_by",
	"finding", "finding_note" };

/* One pair, and what its numbers stand for. */
struct pairing {
	struct ehr_goal_comparing *self;
	const struct ehr_goal *a, *b;
	enum ehr_goal_how how;
	bool other_quantity;
	/* units are written otherwise; what is of a, times that is of b */
	bool units_part, times_known;
	struct ehr_decimal times;
	struct ehr_err *err;
};

struct finding {
	const char *field, *word, *note;
	struct ehr_str a, b;
};

static const struct ehr_str nothing = { "", 0 };

static int put(struct pairing *pair, const struct finding *finding)
{
	struct ehr_writer *writer = pair->self->writer;

	if (strcmp(finding->word, "differs") == 0 && pair->how != EHR_GOAL_LIKE)
		pair->self->differs++;
	ehr_writer_text(writer, pair->a->id);
	ehr_writer_text(writer, pair->b->id);
	ehr_writer_text(writer, pair->a->name);
	ehr_writer_text(writer, pair->b->name);
	ehr_writer_puts(writer, finding->field);
	ehr_writer_text(writer, finding->a);
	ehr_writer_text(writer, finding->b);
	ehr_writer_puts(writer, ehr_goal_how_word[pair->how]);
	ehr_writer_puts(writer, finding->word);
	ehr_writer_puts(writer, finding->note);
	return ehr_writer_end_row(writer, pair->err);
}

/* Of two texts: not the same, or stated by one alone. */
static int put_texts(struct pairing *pair, const char *field, struct ehr_str a,
	struct ehr_str b, const char *note)
{
	struct finding finding = {
		.field = field, .note = note, .a = a, .b = b
	};

	finding.word = a.n == 0 || b.n == 0   ? "stated_once"
		       : pair->other_quantity ? "other_quantity"
					      : "differs";
	return put(pair, &finding);
}

static bool same_text(struct ehr_str a, struct ehr_str b)
{
	struct ehr_buf one = { 0 }, other = { 0 };
	bool same = ehr_str_eq(ehr_folded(a, &one), ehr_folded(b, &other));

	ehr_buf_release(&one);
	ehr_buf_release(&other);
	return same;
}

static int compare_name(struct pairing *pair)
{
	struct ehr_buf parts = { 0 };
	struct finding finding = { .field = "name",
		.word = "renamed",
		.a = pair->a->name,
		.b = pair->b->name };
	int rc;

	if (ehr_goal_name_same(&pair->a->key, &pair->b->key))
		return 0;
	ehr_goal_name_parts(&pair->a->key, &pair->b->key, &parts);
	finding.note = ehr_buf_text(&parts);
	rc = put(pair, &finding);
	ehr_buf_release(&parts);
	return rc;
}

/* What is measured, and where: another one makes it another quantity. */
static int compare_quantity(struct pairing *pair, const char *field,
	struct ehr_str a, struct ehr_str b)
{
	struct finding finding = { .field = field,
		.word = "other_quantity",
		.note = "",
		.a = a,
		.b = b };

	if (same_text(a, b))
		return 0;
	/* a table without scopes says nothing against that of the other */
	if (strcmp(field, "scope") == 0 && (a.n == 0 || b.n == 0))
		return 0;
	pair->other_quantity = true;
	return put(pair, &finding);
}

/* With the unit, where there is one. */
static struct ehr_str decimal_text(struct pairing *pair,
	const struct ehr_target_bound *bound, struct ehr_str unit)
{
	struct ehr_buf text = { 0 };
	struct ehr_str kept;

	if (!bound->is)
		return nothing;
	ehr_decimal_write(&bound->value, &text);
	if (bound->range) {
		ehr_buf_putc(&text, '~');
		ehr_decimal_write(&bound->high, &text);
	}
	if (unit.n > 0)
		ehr_buf_putc(&text, ' ');
	ehr_buf_add_str(&text, unit);
	kept = ehr_arena_copy(
		&pair->self->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return kept;
}

static const char *years_note(const struct pairing *pair)
{
	int a = pair->a->due.year, b = pair->b->due.year;

	return a && b && a != b ? "other_year" : "";
}

static int compare_operator(struct pairing *pair,
	const struct ehr_target_bound *a, const struct ehr_target_bound *b)
{
	enum ehr_target_operator of_a =
		ehr_target_operator_of(&pair->a->target, a, NULL);
	enum ehr_target_operator of_b =
		ehr_target_operator_of(&pair->b->target, b, NULL);
	struct finding finding = { .field = "operator",
		.note = "",
		.a = ehr_str_of(ehr_target_operator_word[a->op]),
		.b = ehr_str_of(ehr_target_operator_word[b->op]) };
	bool bare =
		a->op == EHR_TARGET_UNSTATED || b->op == EHR_TARGET_UNSTATED;

	if (a->op == b->op)
		return 0;
	finding.word = pair->other_quantity ? "other_quantity" : "differs";
	if (bare && (of_a == of_b || of_a == EHR_TARGET_UNSTATED ||
			    of_b == EHR_TARGET_UNSTATED))
		finding.word = "stated_once";
	else if (bare)
		finding.note = "assumed";
	else if (pair->a->target.sign != pair->b->target.sign)
		finding.note = "sign_and_word";
	return put(pair, &finding);
}

static bool same_number(
	const struct ehr_target_bound *a, const struct ehr_target_bound *b)
{
	return ehr_decimal_compare(&a->value, &b->value) == 0 &&
	       a->range == b->range &&
	       (!a->range || ehr_decimal_compare(&a->high, &b->high) == 0);
}

/* The bound of a in the unit of b; as it is where that cannot be. */
static struct ehr_target_bound turned(
	const struct pairing *pair, const struct ehr_target_bound *bound)
{
	struct ehr_target_bound out = *bound;

	if (!pair->times_known || !ehr_target_scale(&out.value, &pair->times) ||
		(out.range && !ehr_target_scale(&out.high, &pair->times)))
		return *bound;
	return out;
}

/* In the units of the goals, or (plain) in the same whatever these are. */
static int compare_bounds(struct pairing *pair, const char *field, bool plain,
	const struct ehr_target_bound *a, const struct ehr_target_bound *b)
{
	struct ehr_target_bound as_b = plain ? *a : turned(pair, a);
	bool units = !plain && pair->units_part && a->is && b->is;

	if (!a->is && !b->is)
		return 0;
	if (!a->is || !b->is || !same_number(&as_b, b)) {
		struct ehr_str of_a = units ? pair->a->unit : nothing;
		struct ehr_str of_b = units ? pair->b->unit : nothing;

		if (put_texts(pair, field, decimal_text(pair, a, of_a),
			    decimal_text(pair, b, of_b), years_note(pair)))
			return -1;
	}
	return a->is && b->is ? compare_operator(pair, a, b) : 0;
}

static const char *change_word(const struct ehr_target *target)
{
	return target->yearly ? "yearly"
			      : ehr_target_change_word[target->change];
}

/* A level against a change, or that of a year in the mean: both may be right. */
static int compare_change(struct pairing *pair)
{
	const struct ehr_target *a = &pair->a->target, *b = &pair->b->target;
	struct finding finding = { .field = "change",
		.word = "other_quantity",
		.note = "",
		.a = ehr_str_of(change_word(a)),
		.b = ehr_str_of(change_word(b)) };

	if (a->change == b->change && a->yearly == b->yearly)
		return 0;
	pair->other_quantity = true;
	return put(pair, &finding);
}

static struct ehr_str year_text(struct pairing *pair, int year)
{
	char text[16];

	(void)snprintf(text, sizeof(text), "%04d", year);
	return ehr_arena_copy(&pair->self->arena, ehr_str_of(text));
}

static int compare_kind(struct pairing *pair)
{
	const struct ehr_target *a = &pair->a->target, *b = &pair->b->target;
	struct finding finding = { .field = "stretch",
		.word = "differs",
		.note = "",
		.a = ehr_str_of(a->stretch ? "yes" : "no"),
		.b = ehr_str_of(b->stretch ? "yes" : "no") };

	if (a->stretch != b->stretch && put(pair, &finding))
		return -1;
	if (a->base_year == 0 || b->base_year == 0 ||
		a->base_year == b->base_year)
		return 0;
	finding.field = "base_year";
	finding.a = year_text(pair, a->base_year);
	finding.b = year_text(pair, b->base_year);
	return put(pair, &finding);
}

static void find_units(struct pairing *pair)
{
	struct ehr_str a = pair->a->unit, b = pair->b->unit;

	pair->units_part = a.n > 0 && b.n > 0 && !same_text(a, b);
	pair->times_known =
		pair->units_part && ehr_target_unit_times(&pair->self->measures,
					    a, b, &pair->times);
}

static struct ehr_str target_text(
	struct pairing *pair, const struct ehr_goal *goal)
{
	return goal->has_target && goal->statement.n == 0
		       ? decimal_text(pair, &goal->target.level, nothing)
		       : goal->statement;
}

static int compare_target(struct pairing *pair)
{
	const struct ehr_goal *a = pair->a, *b = pair->b;

	if (a->has_target != b->has_target)
		return put_texts(pair, "value", target_text(pair, a),
			target_text(pair, b), "");
	if (!a->has_target)
		return 0;
	find_units(pair);
	if (compare_change(pair))
		return -1;
	/* the number of a change is that of the other's change, where both
	 * have one */
	if (a->target.by.is && b->target.by.is) {
		if (compare_bounds(pair, "value",
			    a->target.percent || b->target.percent,
			    &a->target.by, &b->target.by))
			return -1;
	} else if (compare_bounds(pair, "value", false, &a->target.level,
			   &b->target.level))
		return -1;
	if (compare_bounds(pair, "sub_condition", true, &a->target.sub,
		    &b->target.sub) ||
		compare_bounds(pair, "stretch", false, &a->target.aspired,
			&b->target.aspired) ||
		compare_kind(pair))
		return -1;
	return pair->units_part && !pair->times_known
		       ? put_texts(pair, "unit", a->unit, b->unit, "")
		       : 0;
}

static struct ehr_str due_text(
	struct pairing *pair, const struct ehr_goal_due *due)
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
	kept = ehr_arena_copy(
		&pair->self->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return kept;
}

static bool parts_differ(int a, int b)
{
	return a && b && a != b;
}

/* Only what both say: a year and a month of it are no contradiction. */
static int compare_due(struct pairing *pair)
{
	const struct ehr_goal_due *a = &pair->a->due, *b = &pair->b->due;

	if (!parts_differ(a->year, b->year) &&
		!parts_differ(a->month, b->month) &&
		!parts_differ(a->day, b->day))
		return 0;
	return put_texts(pair, "due", due_text(pair, a), due_text(pair, b), "");
}

static int compare_units(struct pairing *pair, const char *field,
	struct ehr_str a, struct ehr_str b)
{
	struct ehr_goal_units units = { 0 };
	struct finding finding = { .field = field, .a = a, .b = b };
	int rc = 0;

	ehr_goal_units_part(&units, pair->self->units, a, b);
	if (units.renamed.n > 0) {
		finding.word = "renamed";
		finding.note = ehr_buf_text(&units.renamed);
		rc = put(pair, &finding);
	}
	if (rc == 0 && units.parts.n > 0)
		rc = put_texts(pair, field, a, b, ehr_buf_text(&units.parts));
	ehr_goal_units_release(&units);
	return rc;
}

static int compare_pair(struct ehr_goal_comparing *self,
	const struct ehr_goal_pair *of, struct ehr_err *err)
{
	const struct ehr_goal_table *a = self->matching->a;
	const struct ehr_goal_table *b = self->matching->b;
	struct pairing pair = { .self = self,
		.a = &a->goal[of->a],
		.b = &b->goal[of->b],
		.how = of->how,
		.err = err };

	self->pairs++;
	if (compare_name(&pair) ||
		compare_quantity(&pair, "qualifier", pair.a->qualifier,
			pair.b->qualifier) ||
		compare_quantity(
			&pair, "scope", pair.a->scope, pair.b->scope) ||
		(a->has_targets && b->has_targets && compare_target(&pair)) ||
		compare_due(&pair))
		return -1;
	if (a->has_lead && b->has_lead &&
		compare_units(&pair, "lead_units", pair.a->lead, pair.b->lead))
		return -1;
	return a->has_responsible && b->has_responsible
		       ? compare_units(&pair, "responsible_units",
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
