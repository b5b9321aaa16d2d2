/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_target.h"

#include <stdio.h>

static const struct ehr_str nothing = { "", 0 };

/* Units of two numbers. */
struct measure {
	struct ehr_str a, b;
	/* written otherwise; what is of a, times that is of b */
	bool part, known;
	struct ehr_decimal times;
};

static struct measure measure_of(const struct ehr_target_units *measures,
	struct ehr_str a, struct ehr_str b)
{
	struct measure measure = { .a = a, .b = b };

	measure.part = a.n > 0 && b.n > 0 && !ehr_goal_same_text(a, b);
	measure.known = measure.part &&
			ehr_target_unit_times(measures, a, b, &measure.times);
	return measure;
}

/* With the unit, where there is one. */
static struct ehr_str decimal_text(struct ehr_goal_pairing *pair,
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
	kept = ehr_arena_copy(pair->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return kept;
}

static const char *years_note(const struct ehr_goal_pairing *pair)
{
	int a = pair->a->due.year, b = pair->b->due.year;

	return a && b && a != b ? "other_year" : "";
}

static int compare_operator(struct ehr_goal_pairing *pair,
	const struct ehr_target_bound *a, const struct ehr_target_bound *b)
{
	enum ehr_target_operator of_a =
		ehr_target_operator_of(&pair->a->target, a, NULL);
	enum ehr_target_operator of_b =
		ehr_target_operator_of(&pair->b->target, b, NULL);
	struct ehr_goal_finding finding = { .field = "operator",
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
	return ehr_goal_finding_put(pair, &finding);
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
	const struct measure *measure, const struct ehr_target_bound *bound)
{
	struct ehr_target_bound out = *bound;

	if (!measure->known || !ehr_target_scale(&out.value, &measure->times) ||
		(out.range && !ehr_target_scale(&out.high, &measure->times)))
		return *bound;
	return out;
}

static int compare_bounds(struct ehr_goal_pairing *pair, const char *field,
	const struct measure *measure, const struct ehr_target_bound *a,
	const struct ehr_target_bound *b)
{
	struct ehr_target_bound as_b = turned(measure, a);
	bool units = measure->part && a->is && b->is;

	if (!a->is && !b->is)
		return 0;
	if (!a->is || !b->is || !same_number(&as_b, b)) {
		struct ehr_str of_a = units ? measure->a : nothing;
		struct ehr_str of_b = units ? measure->b : nothing;

		if (ehr_goal_finding_put_texts(pair, field,
			    decimal_text(pair, a, of_a),
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
static int compare_change(struct ehr_goal_pairing *pair)
{
	const struct ehr_target *a = &pair->a->target, *b = &pair->b->target;
	struct ehr_goal_finding finding = { .field = "change",
		.word = "other_quantity",
		.note = "",
		.a = ehr_str_of(change_word(a)),
		.b = ehr_str_of(change_word(b)) };

	if (a->change == b->change && a->yearly == b->yearly)
		return 0;
	pair->other_quantity = true;
	return ehr_goal_finding_put(pair, &finding);
}

static struct ehr_str year_text(struct ehr_goal_pairing *pair, int year)
{
	char text[16];

	(void)snprintf(text, sizeof(text), "%04d", year);
	return ehr_arena_copy(pair->arena, ehr_str_of(text));
}

static int compare_kind(struct ehr_goal_pairing *pair)
{
	const struct ehr_target *a = &pair->a->target, *b = &pair->b->target;
	struct ehr_goal_finding finding = { .field = "stretch",
		.word = "differs",
		.note = "",
		.a = ehr_str_of(a->stretch ? "yes" : "no"),
		.b = ehr_str_of(b->stretch ? "yes" : "no") };

	if (a->stretch != b->stretch && ehr_goal_finding_put(pair, &finding))
		return -1;
	if (a->base_year == 0 || b->base_year == 0 ||
		a->base_year == b->base_year)
		return 0;
	finding.field = "base_year";
	finding.a = year_text(pair, a->base_year);
	finding.b = year_text(pair, b->base_year);
	return ehr_goal_finding_put(pair, &finding);
}

static struct ehr_str target_text(
	struct ehr_goal_pairing *pair, const struct ehr_goal *goal)
{
	return goal->has_target && goal->statement.n == 0
		       ? decimal_text(pair, &goal->target.level, nothing)
		       : goal->statement;
}

static struct ehr_str unit_of_change(const struct ehr_goal *goal)
{
	return goal->target.by.unit.n > 0 ? goal->target.by.unit : goal->unit;
}

/* A share of the base against an amount: neither says the other wrong. */
static int compare_share(struct ehr_goal_pairing *pair)
{
	struct ehr_str of_a = unit_of_change(pair->a);
	struct ehr_str of_b = unit_of_change(pair->b);

	pair->other_quantity = true;
	return ehr_goal_finding_put_texts(pair, "value",
		decimal_text(pair, &pair->a->target.by, of_a),
		decimal_text(pair, &pair->b->target.by, of_b),
		years_note(pair));
}

static bool is_share_beside_amount(const struct ehr_goal_pairing *pair)
{
	struct ehr_str of_a = unit_of_change(pair->a);
	struct ehr_str of_b = unit_of_change(pair->b);

	return pair->a->target.percent != pair->b->target.percent &&
	       of_a.n > 0 && of_b.n > 0 && !ehr_goal_same_text(of_a, of_b);
}

/* The number of a change is that of the other's change, where both have one. */
static int compare_number(
	struct ehr_goal_pairing *pair, const struct measure *measure)
{
	static const struct measure percents = { 0 };
	const struct ehr_target *a = &pair->a->target, *b = &pair->b->target;

	if (!a->by.is || !b->by.is)
		return compare_bounds(
			pair, "value", measure, &a->level, &b->level);
	if (is_share_beside_amount(pair))
		return compare_share(pair);
	return compare_bounds(pair, "value",
		a->percent || b->percent ? &percents : measure, &a->by, &b->by);
}

/* The comparison with its number and unit: of a second condition all are one. */
static struct ehr_str condition_text(
	struct ehr_goal_pairing *pair, const struct ehr_target_bound *bound)
{
	struct ehr_str number = decimal_text(pair, bound, bound->unit), kept;
	struct ehr_buf text = { 0 };

	if (!bound->is || bound->op == EHR_TARGET_UNSTATED)
		return number;
	ehr_buf_printf(&text, "%s ", ehr_target_operator_word[bound->op]);
	ehr_buf_add_str(&text, number);
	kept = ehr_arena_copy(pair->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return kept;
}

static int compare_condition(
	struct ehr_goal_pairing *pair, const struct ehr_target_units *measures)
{
	const struct ehr_target_bound *a = &pair->a->target.sub;
	const struct ehr_target_bound *b = &pair->b->target.sub;
	struct measure measure = measure_of(measures, a->unit, b->unit);
	struct ehr_target_bound as_b = turned(&measure, a);
	struct ehr_goal_finding finding = { .field = "sub_condition",
		.word = "stated_once",
		.note = "",
		.a = condition_text(pair, a),
		.b = condition_text(pair, b) };
	bool same = same_number(&as_b, b) && (!measure.part || measure.known);

	if ((!a->is && !b->is) || (a->is && b->is && same && a->op == b->op))
		return 0;
	/* a bare number against one with the operator that it would have */
	if (a->is && b->is &&
		(!same || ehr_target_operator_of(&pair->a->target, a, NULL) !=
				  ehr_target_operator_of(
					  &pair->b->target, b, NULL)))
		finding.word =
			pair->other_quantity ? "other_quantity" : "differs";
	return ehr_goal_finding_put(pair, &finding);
}

int ehr_goal_targets_compare(
	struct ehr_goal_pairing *pair, const struct ehr_target_units *measures)
{
	const struct ehr_goal *a = pair->a, *b = pair->b;
	struct measure measure = measure_of(measures, a->unit, b->unit);

	if (a->has_target != b->has_target)
		return ehr_goal_finding_put_texts(pair, "value",
			target_text(pair, a), target_text(pair, b), "");
	if (!a->has_target)
		return 0;
	if (compare_change(pair) || compare_number(pair, &measure) ||
		compare_condition(pair, measures) ||
		compare_bounds(pair, "stretch", &measure, &a->target.aspired,
			&b->target.aspired) ||
		compare_kind(pair))
		return -1;
	return measure.part && !measure.known
		       ? ehr_goal_finding_put_texts(
				 pair, "unit", a->unit, b->unit, "")
		       : 0;
}
