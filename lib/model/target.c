/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target.h"

#include "model/target_scan.h"
#include "model/target_text.h"

const char *const ehr_target_operator_word[EHR_TARGET_OPERATORS] = {
	[EHR_TARGET_UNSTATED] = "unstated",
	[EHR_TARGET_GE] = "ge",
	[EHR_TARGET_GT] = "gt",
	[EHR_TARGET_LE] = "le",
	[EHR_TARGET_LT] = "lt",
	[EHR_TARGET_APPROX] = "approx",
	[EHR_TARGET_BETWEEN] = "between"
};
const char *const ehr_target_kind_word[EHR_TARGET_KINDS] = {
	[EHR_TARGET_LEVEL] = "level",
	[EHR_TARGET_COUNT] = "count",
	[EHR_TARGET_DELIVERABLE] = "deliverable",
	[EHR_TARGET_IS_GRADE] = "grade",
	[EHR_TARGET_IS_MILESTONE] = "milestone",
	[EHR_TARGET_IS_EXTERNAL] = "external"
};
const char *const ehr_target_direction_word[EHR_TARGET_DIRECTIONS] = {
	[EHR_TARGET_NO_DIRECTION] = "",
	[EHR_TARGET_UP] = "up",
	[EHR_TARGET_DOWN] = "down"
};
const char *const ehr_target_change_word[EHR_TARGET_CHANGES] = {
	[EHR_TARGET_NO_CHANGE] = "",
	[EHR_TARGET_DECREASE] = "decrease",
	[EHR_TARGET_INCREASE] = "increase"
};

enum { YEAR_LEAST = 1900, YEAR_MOST = 2200 };

struct columns {
	bool has_op, has_stretch;
	enum ehr_target_operator op; /* of the level, or of the change */
	struct ehr_decimal value, by;
	bool has_value, has_by;
	struct ehr_target target; /* the rest */
};

static int find(struct ehr_str word, const char *const *list, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (ehr_str_is(word, list[i]))
			return (int)i;
	return -1;
}

static int unknown(const char *column, const char *expected,
	struct ehr_str found, struct ehr_err *err)
{
	return ehr_fail_cell(err, column, "unknown_word", expected, found);
}

static int read_number(struct ehr_str cell, const char *column, bool *there,
	struct ehr_decimal *value, struct ehr_err *err)
{
	enum ehr_num_state state = ehr_decimal_read(cell, value);

	*there = state == EHR_NUM_VALUE;
	return state == EHR_NUM_BAD ? ehr_fail_cell(err, column, "not_a_number",
					      N_("a number"), cell)
				    : 0;
}

/* The columns have words beside those of the operators: milestone, external. */
static int read_op(
	struct columns *self, struct ehr_str cell, struct ehr_err *err)
{
	if (cell.n == 0)
		return 0;
	if (ehr_str_is(cell, "milestone") || ehr_str_is(cell, "external")) {
		self->target.has_kind = true;
		self->target.kind = ehr_str_is(cell, "external")
					    ? EHR_TARGET_IS_EXTERNAL
					    : EHR_TARGET_IS_MILESTONE;
		return 0;
	}
	self->has_op = ehr_target_operator_find(cell, &self->op);
	if (!self->has_op)
		return unknown("operator",
			N_("ge, gt, le, lt, approx, between, unstated, "
			   "milestone or external"),
			cell, err);
	self->has_op = self->op != EHR_TARGET_UNSTATED;
	return 0;
}

static int read_kind(
	struct columns *self, struct ehr_str cell, struct ehr_err *err)
{
	int kind = find(cell, ehr_target_kind_word, EHR_TARGET_KINDS);

	if (cell.n == 0)
		return 0;
	if (kind < 0)
		return unknown("kind",
			N_("level, count, deliverable, grade, milestone or "
			   "external"),
			cell, err);
	self->target.kind = (enum ehr_target_kind)kind;
	self->target.has_kind = true;
	return 0;
}

static int read_words(struct columns *self,
	const struct ehr_target_cells *cells, struct ehr_err *err)
{
	int direction = find(cells->direction, ehr_target_direction_word,
		EHR_TARGET_DIRECTIONS);
	int change =
		find(cells->change, ehr_target_change_word, EHR_TARGET_CHANGES);

	if (read_op(self, cells->op, err) || read_kind(self, cells->kind, err))
		return -1;
	if (direction < 0)
		return unknown(
			"direction", N_("up or down"), cells->direction, err);
	if (change < 0)
		return unknown("cumulative_kind", N_("decrease or increase"),
			cells->change, err);
	self->target.direction = (enum ehr_target_direction)direction;
	self->target.change = (enum ehr_target_change)change;
	self->has_stretch = cells->stretch.n > 0;
	self->target.stretch = ehr_str_is(cells->stretch, "1") ||
			       ehr_str_is(cells->stretch, "yes");
	if (self->has_stretch && !self->target.stretch &&
		!ehr_str_is(cells->stretch, "0") &&
		!ehr_str_is(cells->stretch, "no"))
		return unknown(
			"stretch", N_("1, 0, yes or no"), cells->stretch, err);
	return 0;
}

static int read_base(struct ehr_str cell, int *year, struct ehr_err *err)
{
	long number;

	if (cell.n == 0)
		return 0;
	if (ehr_num_int("", cell, YEAR_LEAST, YEAR_MOST, &number, NULL))
		return ehr_fail_cell(
			err, "baseline_year", "bad_year", N_("a year"), cell);
	*year = (int)number;
	return 0;
}

static int read_columns(struct columns *self,
	const struct ehr_target_words *words,
	const struct ehr_target_cells *cells, struct ehr_arena *arena,
	struct ehr_err *err)
{
	if (read_words(self, cells, err) ||
		read_number(cells->value, "target_value", &self->has_value,
			&self->value, err) ||
		read_number(cells->cumulative, "cumulative_value",
			&self->has_by, &self->by, err) ||
		read_base(cells->base_year, &self->target.base_year, err))
		return -1;
	return cells->sub.n == 0 ? 0
				 : ehr_target_bound_read(words, cells->sub,
					   arena, &self->target.sub, err);
}

static void differ(struct ehr_target *target, enum ehr_target_difference what)
{
	target->differs |= what;
}

/* The number of a column into a bound; that of the text holds. */
static void merge_value(struct ehr_target *target,
	struct ehr_target_bound *bound, bool there,
	const struct ehr_decimal *value, enum ehr_target_difference what)
{
	if (!there)
		return;
	if (!bound->is)
		bound->value = *value;
	else if (ehr_decimal_compare(&bound->value, value) != 0 &&
		 (!bound->range ||
			 ehr_decimal_compare(&bound->high, value) != 0))
		differ(target, what);
	bound->is = true;
}

static bool takes_number(const struct ehr_target *target)
{
	return target->kind != EHR_TARGET_IS_EXTERNAL &&
	       target->kind != EHR_TARGET_IS_MILESTONE;
}

/* At least a grade is the smaller number: 1 is the best. */
static enum ehr_target_operator of_grade(enum ehr_target_operator op)
{
	return op == EHR_TARGET_GE   ? EHR_TARGET_LE
	       : op == EHR_TARGET_GT ? EHR_TARGET_LT
				     : op;
}

/* target_value and operator say the change where the text has nothing else. */
static void merge_numbers(
	struct ehr_target *target, const struct columns *columns)
{
	enum ehr_target_operator op = target->kind == EHR_TARGET_IS_GRADE
					      ? of_grade(columns->op)
					      : columns->op;
	bool change_only = target->by.is && !target->level.is;
	struct ehr_target_bound *bound =
		change_only ? &target->by : &target->level;

	if (takes_number(target))
		merge_value(target, bound, columns->has_value, &columns->value,
			EHR_TARGET_VALUE_DIFFERS);
	merge_value(target, &target->by, columns->has_by, &columns->by,
		EHR_TARGET_CHANGE_DIFFERS);
	if (!columns->has_op)
		return;
	if (bound->op == EHR_TARGET_UNSTATED)
		bound->op = op;
	else if (bound->op != op)
		differ(target, EHR_TARGET_OPERATOR_DIFFERS);
}

static void merge_kind(struct ehr_target *target, const struct columns *columns)
{
	bool number = target->level.is || target->by.is;

	if (!columns->target.has_kind)
		return;
	if (number && columns->target.kind == EHR_TARGET_IS_EXTERNAL)
		differ(target, EHR_TARGET_KIND_DIFFERS);
	else if (!target->has_kind)
		target->kind = columns->target.kind;
	else if (target->kind != columns->target.kind)
		differ(target, EHR_TARGET_KIND_DIFFERS);
	target->has_kind = true;
}

static void merge_change(
	struct ehr_target *target, const struct columns *columns)
{
	enum ehr_target_change change = columns->target.change;

	if (target->change == EHR_TARGET_NO_CHANGE)
		target->change = change;
	else if (change != EHR_TARGET_NO_CHANGE && change != target->change)
		differ(target, EHR_TARGET_CHANGE_DIFFERS);
}

static enum ehr_target_direction direction_of(
	const struct ehr_target *target, enum ehr_target_operator op)
{
	if (target->change != EHR_TARGET_NO_CHANGE)
		return target->change == EHR_TARGET_DECREASE ? EHR_TARGET_DOWN
							     : EHR_TARGET_UP;
	if (target->kind == EHR_TARGET_IS_GRADE)
		return EHR_TARGET_DOWN;
	if (target->kind == EHR_TARGET_IS_MILESTONE || op == EHR_TARGET_GE ||
		op == EHR_TARGET_GT)
		return EHR_TARGET_UP;
	return op == EHR_TARGET_LE || op == EHR_TARGET_LT
		       ? EHR_TARGET_DOWN
		       : EHR_TARGET_NO_DIRECTION;
}

/* What is said of the way it should go: by a verb, by the column, by the
 * comparison. */
static void merge_direction(
	struct ehr_target *target, const struct columns *columns)
{
	enum ehr_target_direction said = target->direction,
				  cell = columns->target.direction;

	if (said == EHR_TARGET_NO_DIRECTION)
		said = direction_of(target, target->level.op);
	if (said != EHR_TARGET_NO_DIRECTION &&
		cell != EHR_TARGET_NO_DIRECTION && said != cell)
		differ(target, EHR_TARGET_DIRECTION_DIFFERS);
	target->direction = said != EHR_TARGET_NO_DIRECTION ? said : cell;
}

static bool same_bound(
	const struct ehr_target_bound *a, const struct ehr_target_bound *b)
{
	return a->op == b->op && ehr_str_eq(a->unit, b->unit) &&
	       ehr_decimal_compare(&a->value, &b->value) == 0 &&
	       a->range == b->range &&
	       (!a->range || ehr_decimal_compare(&a->high, &b->high) == 0);
}

static void merge_rest(struct ehr_target *target, const struct columns *columns)
{
	const struct ehr_target *more = &columns->target;

	if (target->sub.is && more->sub.is &&
		!same_bound(&target->sub, &more->sub))
		differ(target, EHR_TARGET_SUB_DIFFERS);
	if (!target->sub.is)
		target->sub = more->sub;
	if (target->base_year != 0 && more->base_year != 0 &&
		target->base_year != more->base_year)
		differ(target, EHR_TARGET_BASE_DIFFERS);
	if (target->base_year == 0)
		target->base_year = more->base_year;
	if (target->aspired.is ? more->stretch
			       : target->stretch && columns->has_stretch &&
					 !more->stretch)
		differ(target, EHR_TARGET_STRETCH_DIFFERS);
	target->stretch |= more->stretch && !target->aspired.is;
}

/* A number in brackets goes the way that the indicator should. */
static int settle_change(struct ehr_target *target,
	const struct ehr_target_cells *cells, struct ehr_arena *arena,
	struct ehr_err *err)
{
	struct ehr_str unit = ehr_target_squeezed(cells->unit, arena);
	bool written = target->by.unit.n > 0;
	bool of_unit = ehr_str_is(unit, "%");

	if (!target->by.is)
		return target->change == EHR_TARGET_NO_CHANGE
			       ? 0
			       : ehr_fail_cell(err, "cumulative_value",
					 "no_change",
					 N_("by how much it "
					    "changes"),
					 cells->cumulative);
	if (target->change == EHR_TARGET_NO_CHANGE)
		target->change = target->direction == EHR_TARGET_DOWN
					 ? EHR_TARGET_DECREASE
				 : target->direction == EHR_TARGET_UP
					 ? EHR_TARGET_INCREASE
					 : EHR_TARGET_NO_CHANGE;
	if (target->change == EHR_TARGET_NO_CHANGE)
		return ehr_fail_cell(err, "direction", "no_direction",
			N_("up or down, for a cumulative number"),
			cells->direction);
	target->percent = written ? ehr_str_is(target->by.unit, "%") : of_unit;
	if (target->change == EHR_TARGET_INCREASE && of_unit && !target->yearly)
		target->percent = false;
	return 0;
}

static int check_number(const struct ehr_target *target,
	const struct ehr_target_cells *cells, struct ehr_err *err)
{
	bool needs = target->kind != EHR_TARGET_IS_EXTERNAL;

	if ((target->level.op == EHR_TARGET_BETWEEN && !target->level.range) ||
		(target->by.op == EHR_TARGET_BETWEEN && !target->by.range))
		return ehr_fail_cell(err, "operator", "no_range",
			N_("both ends of a range in the text"), cells->op);
	if (needs && !target->level.is && !target->by.is)
		return ehr_fail_cell(err, "target_text", "no_target",
			N_("a target, as a text or in columns"), cells->text);
	return 0;
}

/* Words of grades speak of the better one, whose number is the smaller; signs and
 * words for less may be of either. */
static int settle_grade(struct ehr_target *target,
	const struct ehr_target_cells *cells, struct ehr_err *err)
{
	enum ehr_target_operator *op = &target->level.op;

	if (target->kind != EHR_TARGET_IS_GRADE || *op == EHR_TARGET_UNSTATED)
		return 0;
	if (target->sign || (*op != EHR_TARGET_GE && *op != EHR_TARGET_GT))
		return ehr_fail_cell(err, "target_text", "unreadable_target",
			N_("words that say which grades are good enough, such "
			   "as at least"),
			cells->text);
	*op = of_grade(*op);
	target->direction = EHR_TARGET_NO_DIRECTION; /* of the words, not of
							numbers */
	return 0;
}

int ehr_target_read(const struct ehr_target_words *words,
	const struct ehr_target_cells *cells, struct ehr_arena *arena,
	struct ehr_target *target, struct ehr_err *err)
{
	struct columns columns = { 0 };
	struct ehr_target_cells trimmed = *cells;

	trimmed.text = ehr_str_trim(cells->text);
	*target = (struct ehr_target){ 0 };
	if (read_columns(&columns, words, cells, arena, err))
		return -1;
	if (trimmed.text.n > 0 &&
		ehr_target_text_read(words, &trimmed, arena, target, err))
		return -1;
	merge_kind(target, &columns);
	if (settle_grade(target, &trimmed, err))
		return -1;
	merge_change(target, &columns);
	merge_numbers(target, &columns);
	merge_direction(target, &columns);
	merge_rest(target, &columns);
	if (settle_change(target, cells, arena, err))
		return -1;
	return check_number(target, cells, err);
}

enum ehr_target_operator ehr_target_operator_of(const struct ehr_target *target,
	const struct ehr_target_bound *bound, bool *assumed)
{
	enum ehr_target_operator op = bound->op;

	if (assumed)
		*assumed = op == EHR_TARGET_UNSTATED;
	if (op != EHR_TARGET_UNSTATED)
		return op;
	if (bound == &target->by || bound == &target->sub ||
		(bound == &target->aspired && !target->level.is) ||
		target->kind == EHR_TARGET_IS_MILESTONE)
		return EHR_TARGET_GE;
	if (target->kind == EHR_TARGET_IS_GRADE ||
		target->direction == EHR_TARGET_DOWN)
		return EHR_TARGET_LE;
	if (target->direction == EHR_TARGET_UP ||
		target->kind == EHR_TARGET_COUNT ||
		target->kind == EHR_TARGET_DELIVERABLE)
		return EHR_TARGET_GE;
	if (assumed)
		*assumed = false;
	return EHR_TARGET_UNSTATED;
}
