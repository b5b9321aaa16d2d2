/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target_text.h"

#include "model/target_scan.h"

#define ROLE(name) (1U << EHR_TARGET_##name)

enum {
	ALL_ROLES = (1U << EHR_TARGET_ROLES) - 1,
	/* words of a bracket, where no change and no step can stand */
	BOUND_ROLES = ROLE(SIGN) | ROLE(BEFORE) | ROLE(BEHIND) | ROLE(VERB) |
		      ROLE(FIGURE),
};

#define YEAR_SIGN "\u5e74"
struct reading {
	struct ehr_target_scan scan;
	struct ehr_arena *arena;
	struct ehr_str name, unit; /* squeezed */
	struct ehr_target *target;
	struct ehr_target_bound *bound;            /* being read */
	const struct ehr_target_word *sign, *word; /* of comparison */
	const struct ehr_target_word *means;       /* of being included */
	const struct ehr_target_word *change, *to;
	bool since;      /* a year is awaited */
	bool done;       /* a number, a step or the like was read */
	const char *why; /* of a failure: what was expected */
};

static int fail(struct reading *self, const char *expected)
{
	self->why = expected;
	return -1;
}

bool ehr_target_operator_find(struct ehr_str word, enum ehr_target_operator *op)
{
	for (unsigned i = 0; i < EHR_TARGET_OPERATORS; i++)
		if (ehr_str_is(word, ehr_target_operator_word[i])) {
			*op = (enum ehr_target_operator)i;
			return true;
		}
	return false;
}

/* One word of comparison of a kind; another that says the same may follow. */
static int compare_by(struct reading *self, const struct ehr_target_word *word)
{
	const struct ehr_target_word **place =
		word->role == EHR_TARGET_SIGN ? &self->sign : &self->word;

	if (*place && !ehr_str_eq((*place)->means, word->means))
		return fail(self, N_("words of comparison that agree"));
	*place = word;
	return 0;
}

static int begin_value(struct reading *self)
{
	if (self->done)
		return fail(self, N_("one number, grade or step"));
	self->done = true;
	return 0;
}

static int set_value(struct reading *self, long number)
{
	if (begin_value(self))
		return -1;
	self->bound->is = true;
	self->bound->value = ehr_decimal_of(number);
	return 0;
}

static int set_kind(
	struct reading *self, enum ehr_target_kind kind, long number)
{
	self->target->kind = kind;
	self->target->has_kind = true;
	return set_value(self, number);
}

/* Behind a figure: the word that makes it a grade, if there is one. */
static bool pass_graded(struct reading *self, bool figure)
{
	const struct ehr_target_word *graded =
		ehr_target_word_of(&self->scan, self->scan.at, ROLE(GRADED));

	if (!graded || (!figure && ehr_str_is(graded->means, "figure")))
		return false;
	self->scan.at += graded->word.n;
	return true;
}

static int take_grade(struct reading *self, const struct ehr_target_word *word)
{
	(void)pass_graded(self, true);
	return set_kind(self, EHR_TARGET_IS_GRADE, word->number);
}

static int take_change(struct reading *self, const struct ehr_target_word *word)
{
	if (self->change)
		return fail(self, N_("one word of change"));
	self->change = word;
	self->bound = &self->target->by;
	return word->role == EHR_TARGET_HALF ? set_value(self, word->number)
					     : 0;
}

static int take_word(struct reading *self, const struct ehr_target_word *word)
{
	self->scan.at += word->word.n;
	switch (word->role) {
	case EHR_TARGET_SIGN:
	case EHR_TARGET_BEFORE:
	case EHR_TARGET_BEHIND: return compare_by(self, word);
	case EHR_TARGET_BOUND:
	case EHR_TARGET_GRADED:
		return fail(self, N_("such a word only in its place"));
	case EHR_TARGET_VERB:
	case EHR_TARGET_WITHIN: return 0;
	case EHR_TARGET_TO: self->to = word; return 0;
	case EHR_TARGET_BY:
	case EHR_TARGET_HALF: return take_change(self, word);
	case EHR_TARGET_STRETCH: self->target->stretch = true; return 0;
	case EHR_TARGET_SINCE: self->since = true; return 0;
	case EHR_TARGET_UNTIL: return 0;
	case EHR_TARGET_EVERY: self->target->every_year = true; return 0;
	case EHR_TARGET_EXTERNAL:
		self->target->kind = EHR_TARGET_IS_EXTERNAL;
		self->target->has_kind = true;
		return begin_value(self);
	case EHR_TARGET_MILESTONE:
		return set_kind(self, EHR_TARGET_IS_MILESTONE, word->number);
	case EHR_TARGET_GRADE: return take_grade(self, word);
	case EHR_TARGET_FIGURE: return set_value(self, word->number);
	case EHR_TARGET_ROLES: break;
	}
	return fail(self, N_("a known word"));
}

/* A year: that a change counts from, or that the target is due in. */
static int take_year(struct reading *self, struct ehr_str digits)
{
	int *year = self->since ? &self->target->base_year
				: &self->target->due_year;

	if (*year != 0)
		return fail(self, N_("one year"));
	for (size_t i = 0; i < digits.n; i++)
		*year = 10 * *year + (digits.p[i] - '0');
	self->since = false;
	self->scan.at += strlen(YEAR_SIGN);
	return 0;
}

static bool fits_unit(struct ehr_str text, struct ehr_str unit)
{
	return unit.n > 0 && unit.n <= text.n &&
	       memcmp(unit.p, text.p, unit.n) == 0;
}

/* A word of grades that the indicator is not counted by, such as people of
 * grade 2: the unit is longer. */
static bool at_grade(const struct reading *self)
{
	const struct ehr_target_word *graded =
		ehr_target_word_of(&self->scan, self->scan.at, ROLE(GRADED));
	struct ehr_str rest = ehr_target_rest(&self->scan);

	if (!graded || ehr_str_is(graded->means, "figure"))
		return false;
	return !fits_unit(rest, self->unit) || self->unit.n <= graded->word.n;
}

static int take_number(struct reading *self)
{
	struct ehr_str digits = ehr_target_digits(&self->scan);
	bool year = !self->done && ehr_target_at_year(&self->scan);

	self->scan.at += digits.n;
	if (year)
		return take_year(self, digits);
	if (begin_value(self))
		return -1;
	self->bound->is = true;
	if (ehr_decimal_read(digits, &self->bound->value) != EHR_NUM_VALUE)
		return fail(self, N_("a number of at most 40 digits"));
	if (self->bound == &self->target->level && at_grade(self)) {
		(void)pass_graded(self, false);
		self->target->kind = EHR_TARGET_IS_GRADE;
		self->target->has_kind = true;
	} else if (fits_unit(ehr_target_rest(&self->scan), self->unit)) {
		self->scan.at += self->unit.n;
		self->bound->unit = self->unit;
	} else if (self->bound == &self->target->by) {
		self->bound->unit = ehr_target_points(&self->scan);
		self->scan.at += self->bound->unit.n;
	}
	return 0;
}

static bool holds(struct ehr_str whole, struct ehr_str part)
{
	for (size_t i = 0; i + part.n <= whole.n; i++)
		if (memcmp(whole.p + i, part.p, part.n) == 0)
			return true;
	return false;
}

/* Is it the unit, with what makes it one of each year? */
static bool is_unit(const struct reading *self, struct ehr_str text)
{
	struct ehr_str unit = self->unit;
	size_t more = strlen("/" YEAR_SIGN);

	if (ehr_str_eq(text, unit))
		return true;
	if (self->target->every_year && unit.n == text.n + more &&
		memcmp(unit.p, text.p, text.n) == 0)
		return memcmp(unit.p + text.n, "/" YEAR_SIGN, more) == 0;
	return false;
}

static int take_stray(struct reading *self)
{
	struct ehr_str stray = ehr_target_stray(&self->scan);
	bool behind = self->done && self->bound->is;
	bool change = self->bound == &self->target->by;
	bool unit = behind && !self->target->has_kind && self->unit.n > 0 &&
		    self->bound->unit.n == 0; /* comes before all else */

	if (stray.n == 0)
		return fail(self, N_("a target that can be read whole"));
	self->scan.at += stray.n;
	if (behind && self->bound->unit.n == 0 &&
		(self->unit.n == 0 || is_unit(self, stray) ||
			(change && ehr_str_is(stray, "%")))) {
		self->bound->unit = ehr_arena_copy(self->arena, stray);
		return 0;
	}
	return holds(self->name, stray) && !unit &&
			       !ehr_target_is_signed(&self->scan)
		       ? 0
		       : fail(self, behind ? N_("the unit of the indicator")
					   : N_("known words of targets"));
}

/* (included), (90% included) */
static bool take_inclusion(struct reading *self, struct ehr_str inside)
{
	const struct ehr_target_word *word =
		ehr_target_words_at(self->scan.words, inside, ROLE(BOUND));

	if (!word || self->means)
		return false;
	inside.p += word->word.n;
	inside.n -= word->word.n;
	for (size_t i = 0; i < inside.n; i++)
		if (!ehr_target_is_digit(inside.p[i]) && inside.p[i] != '.' &&
			inside.p[i] != '%')
			return false;
	self->means = word;
	return true;
}

static int run(struct reading *self);

static int read_inside(struct reading *self, struct ehr_str inside,
	struct ehr_target_bound *bound, struct ehr_str unit)
{
	struct ehr_target target = { 0 };
	struct reading inner = { .scan = { self->scan.words, inside, 0,
					 BOUND_ROLES },
		.arena = self->arena,
		.unit = unit,
		.target = &target,
		.bound = &target.sub };

	if (bound->is)
		return fail(self, N_("one bracket of its kind"));
	if (run(&inner))
		return fail(self, inner.why);
	if (!target.sub.is)
		return fail(self, N_("a number in the bracket"));
	*bound = target.sub;
	return 0;
}

static int take_bracket(struct reading *self)
{
	bool square = self->scan.text.p[self->scan.at] == '[';
	size_t end = ehr_target_closing(&self->scan, square ? ']' : ')');
	struct ehr_str inside = { self->scan.text.p + self->scan.at + 1, 0 };

	if (end == self->scan.text.n || self->scan.roles == BOUND_ROLES)
		return fail(self, N_("brackets that are closed, none in "
				     "another"));
	inside.n = end - self->scan.at - 1;
	self->scan.at = end + 1;
	if (square)
		return read_inside(self, inside, &self->target->by, self->unit);
	if (self->done && take_inclusion(self, inside))
		return 0;
	if (!self->done)
		return fail(self, N_("a number before the bracket"));
	return read_inside(
		self, inside, &self->target->sub, (struct ehr_str){ "", 0 });
}

/* The name of the indicator may stand before all. */
static void pass_name(struct reading *self)
{
	if (self->name.n > 0 && fits_unit(self->scan.text, self->name) &&
		self->name.n < self->scan.text.n)
		self->scan.at = self->name.n;
}

static enum ehr_target_operator included(enum ehr_target_operator op)
{
	return op == EHR_TARGET_GT   ? EHR_TARGET_GE
	       : op == EHR_TARGET_LT ? EHR_TARGET_LE
				     : op;
}

static enum ehr_target_operator excluded(enum ehr_target_operator op)
{
	return op == EHR_TARGET_GE   ? EHR_TARGET_GT
	       : op == EHR_TARGET_LE ? EHR_TARGET_LT
				     : op;
}

/* A sign holds against a word; a change to a number is at least so large. */
static int conclude_operator(struct reading *self)
{
	const struct ehr_target_word *by = self->sign ? self->sign : self->word;
	enum ehr_target_operator op = EHR_TARGET_UNSTATED;

	if (by)
		(void)ehr_target_operator_find(by->means, &op);
	else if (self->to)
		op = ehr_str_is(self->to->means, "up") ? EHR_TARGET_GE
						       : EHR_TARGET_LE;
	if (self->means && op == EHR_TARGET_UNSTATED)
		return fail(self, N_("a word of comparison for the bound"));
	if (self->means)
		op = ehr_str_is(self->means->means, "included") ? included(op)
								: excluded(op);
	if (self->sign && self->word &&
		!ehr_str_eq(self->sign->means, self->word->means))
		self->target->differs |= EHR_TARGET_OPERATOR_DIFFERS;
	if (by && !self->bound->is)
		return fail(self, N_("a number behind the comparison"));
	self->target->sign = self->sign != NULL;
	self->bound->op = op;
	return 0;
}

static int run(struct reading *self)
{
	while (self->scan.at < self->scan.text.n) {
		const struct ehr_target_word *word =
			ehr_target_word(&self->scan, self->scan.at);
		char c = self->scan.text.p[self->scan.at];
		int rc;

		if (word)
			rc = take_word(self, word);
		else if (ehr_target_is_digit(c))
			rc = take_number(self);
		else if (c == '(' || c == '[')
			rc = take_bracket(self);
		else
			rc = take_stray(self);
		if (rc)
			return rc;
	}
	return conclude_operator(self);
}

static void conclude_change(struct reading *self)
{
	struct ehr_target *target = self->target;

	if (self->to)
		target->direction = ehr_str_is(self->to->means, "up")
					    ? EHR_TARGET_UP
					    : EHR_TARGET_DOWN;
	if (!self->change)
		return;
	target->change = ehr_str_is(self->change->means, "decrease")
				 ? EHR_TARGET_DECREASE
				 : EHR_TARGET_INCREASE;
	if (self->change->role == EHR_TARGET_HALF)
		target->by.unit = ehr_str_of("%");
}

static int check_whole(struct reading *self)
{
	const struct ehr_target *target = self->target;

	if (!self->done && !target->by.is)
		return fail(self, N_("a number, a grade or a step"));
	if (self->change && (self->to || target->level.is))
		return fail(self, N_("a change to a number or by one"));
	return 0;
}

int ehr_target_text_read(const struct ehr_target_words *words,
	const struct ehr_target_cells *cells, struct ehr_arena *arena,
	struct ehr_target *target, struct ehr_err *err)
{
	struct reading self = { .scan = { words,
					ehr_target_squeezed(cells->text, arena),
					0, ALL_ROLES },
		.arena = arena,
		.name = ehr_target_squeezed(cells->name, arena),
		.unit = ehr_target_squeezed(cells->unit, arena),
		.target = target };

	*target = (struct ehr_target){ 0 };
	self.bound = &target->level;
	pass_name(&self);
	if (run(&self) || check_whole(&self))
		return ehr_fail_cell(err, "target_text", "unreadable_target",
			self.why, cells->text);
	conclude_change(&self);
	return 0;
}

int ehr_target_bound_read(const struct ehr_target_words *words,
	struct ehr_str text, struct ehr_arena *arena,
	struct ehr_target_bound *bound, struct ehr_err *err)
{
	struct reading self = { .scan = { .words = words }, .arena = arena };

	*bound = (struct ehr_target_bound){ 0 };
	if (read_inside(&self, ehr_target_squeezed(text, arena), bound,
		    (struct ehr_str){ "", 0 }))
		return ehr_fail_cell(err, "sub_condition", "unreadable_target",
			self.why, text);
	return 0;
}
