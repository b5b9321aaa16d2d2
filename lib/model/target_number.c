/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target_number.h"

#define ROLE(name) (1U << EHR_TARGET_##name)
#define YEAR_SIGN "\u5e74"

int ehr_target_fail(struct ehr_target_reading *self, const char *expected)
{
	self->why = expected;
	return -1;
}

int ehr_target_begin_value(struct ehr_target_reading *self)
{
	if (self->done)
		return ehr_target_fail(self, N_("one number, grade or step"));
	self->done = true;
	return 0;
}

bool ehr_target_starts(struct ehr_str text, struct ehr_str with)
{
	return with.n > 0 && with.n <= text.n &&
	       memcmp(with.p, text.p, with.n) == 0;
}

bool ehr_target_pass_graded(struct ehr_target_reading *self, bool figure)
{
	const struct ehr_target_word *graded =
		ehr_target_word_of(&self->scan, self->scan.at, ROLE(GRADED));

	if (!graded || (!figure && ehr_str_is(graded->means, "figure")))
		return false;
	self->scan.at += graded->word.n;
	return true;
}

/* A year: that a change counts from, or that the target is due in. */
static int take_year(struct ehr_target_reading *self, struct ehr_str digits)
{
	int *year = self->since ? &self->target->base_year
				: &self->target->due_year;

	if (*year != 0)
		return ehr_target_fail(self, N_("one year"));
	for (size_t i = 0; i < digits.n; i++)
		*year = 10 * *year + (digits.p[i] - '0');
	self->since = false;
	self->scan.at += strlen(YEAR_SIGN);
	return 0;
}

/* A word of grades that the indicator is not counted by, such as people of
 * grade 2: the unit is longer. */
static bool at_grade(const struct ehr_target_reading *self)
{
	const struct ehr_target_word *graded =
		ehr_target_word_of(&self->scan, self->scan.at, ROLE(GRADED));
	struct ehr_str rest = ehr_target_rest(&self->scan);

	if (!graded || ehr_str_is(graded->means, "figure"))
		return false;
	return !ehr_target_starts(rest, self->unit) ||
	       self->unit.n <= graded->word.n;
}

static bool is_change(const struct ehr_target_reading *self)
{
	return self->bound == &self->target->by;
}

/* Behind a number: its unit where that of the indicator stands there, else the
 * magnitude ahead of another one. */
static void pass_unit(struct ehr_target_reading *self)
{
	struct ehr_str rest = ehr_target_rest(&self->scan);
	const struct ehr_target_word *magnitude =
		ehr_target_word_of(&self->scan, self->scan.at, ROLE(MAGNITUDE));

	self->magnitude = (struct ehr_str){ "", 0 };
	if (ehr_target_starts(rest, self->unit)) {
		self->scan.at += self->unit.n;
		self->bound->unit = self->unit;
	} else if (magnitude) {
		self->magnitude = (struct ehr_str){ rest.p, magnitude->word.n };
		self->scan.at += magnitude->word.n;
	} else if (is_change(self)) {
		self->bound->unit = ehr_target_points(&self->scan);
		self->scan.at += self->bound->unit.n;
	}
}

static int read_decimal(struct ehr_target_reading *self, struct ehr_str digits,
	struct ehr_decimal *value)
{
	return ehr_decimal_read(digits, value) == EHR_NUM_VALUE
		       ? 0
		       : ehr_target_fail(
				 self, N_("a number of at most 40 digits"));
}

int ehr_target_take_number(struct ehr_target_reading *self)
{
	struct ehr_str digits = ehr_target_digits(&self->scan);
	bool year = !self->done && ehr_target_at_year(&self->scan);

	self->scan.at += digits.n;
	if (year)
		return take_year(self, digits);
	if (ehr_target_begin_value(self))
		return -1;
	self->bound->is = true;
	if (read_decimal(self, digits, &self->bound->value))
		return -1;
	if (self->bound == &self->target->level && at_grade(self)) {
		(void)ehr_target_pass_graded(self, false);
		self->target->kind = EHR_TARGET_IS_GRADE;
		self->target->has_kind = true;
	} else {
		pass_unit(self);
	}
	return 0;
}

bool ehr_target_at_range(const struct ehr_target_reading *self)
{
	const struct ehr_target_word *word =
		ehr_target_word_of(&self->scan, self->scan.at, ROLE(RANGE));
	struct ehr_target_scan behind = self->scan;

	if (!word || !self->bound->is || self->bound->range ||
		self->target->has_kind)
		return false;
	behind.at += word->word.n;
	return ehr_target_digits(&behind).n > 0 && !ehr_target_at_year(&behind);
}

int ehr_target_take_range(struct ehr_target_reading *self)
{
	const struct ehr_target_word *word =
		ehr_target_word_of(&self->scan, self->scan.at, ROLE(RANGE));
	struct ehr_str written = self->bound->unit, digits;

	self->scan.at += word->word.n;
	digits = ehr_target_digits(&self->scan);
	self->scan.at += digits.n;
	self->bound->range = true;
	self->of_low =
		written.n > 0 && self->unit.n == 0 ? written : self->magnitude;
	if (read_decimal(self, digits, &self->bound->high))
		return -1;
	self->bound->unit = (struct ehr_str){ "", 0 };
	pass_unit(self);
	if (self->bound->unit.n > 0 || self->magnitude.n > 0)
		return 0;
	if (ehr_target_starts(ehr_target_rest(&self->scan), written)) {
		self->scan.at += written.n;
		self->bound->unit = written;
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
static bool is_unit(const struct ehr_target_reading *self, struct ehr_str text)
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

/* Is it a unit that the number may have: the indicator's, one that goes into it,
 * or, where that has none, any? */
static bool may_be_unit(
	const struct ehr_target_reading *self, struct ehr_str text)
{
	struct ehr_decimal times;

	return self->unit.n == 0 || is_unit(self, text) ||
	       (is_change(self) && ehr_str_is(text, "%")) ||
	       ehr_target_unit_times(&self->units, text, self->unit, &times);
}

/* Without the sign of a range at its end, where the upper end follows. */
static struct ehr_str before_range(
	const struct ehr_target_reading *self, struct ehr_str stray)
{
	struct ehr_target_reading at = *self;

	for (size_t i = 1; i < stray.n; i++) {
		at.scan.at = self->scan.at + i;
		if (ehr_target_at_range(&at))
			return (struct ehr_str){ stray.p, i };
	}
	return stray;
}

int ehr_target_take_stray(struct ehr_target_reading *self)
{
	struct ehr_str stray = ehr_target_stray(&self->scan), written;
	bool behind = self->done && self->bound->is;
	bool unit = behind && !self->target->has_kind && self->unit.n > 0 &&
		    self->bound->unit.n == 0; /* comes before all else */

	if (behind)
		stray = before_range(self, stray);
	if (stray.n == 0)
		return ehr_target_fail(
			self, N_("a target that can be read whole"));
	written = (struct ehr_str){ stray.p - self->magnitude.n,
		stray.n + self->magnitude.n };
	self->scan.at += stray.n;
	if (behind && self->bound->unit.n == 0 && may_be_unit(self, written)) {
		self->bound->unit = ehr_arena_copy(self->arena, written);
		return 0;
	}
	return holds(self->name, stray) && !unit &&
			       !ehr_target_is_signed(&self->scan)
		       ? 0
		       : ehr_target_fail(
				 self, behind ? N_("the unit of the indicator")
					      : N_("known words of targets"));
}

/* Into the unit of the indicator, or without a magnitude. */
static bool scale(struct ehr_target_reading *self, struct ehr_str unit,
	struct ehr_decimal *value)
{
	struct ehr_decimal times;

	if (self->unit.n == 0)
		(void)ehr_target_unit_base(&self->units, unit, &times);
	else if (is_unit(self, unit))
		return true;
	else if (!ehr_target_unit_times(&self->units, unit, self->unit, &times))
		return false;
	return ehr_target_scale(value, &times);
}

/* Shares and points of a change are of the change itself. */
static bool is_of_change(const struct ehr_target_reading *self)
{
	struct ehr_target_scan unit = { .text = self->bound->unit };

	return is_change(self) &&
	       (ehr_str_is(self->bound->unit, "%") ||
		       (unit.text.n > 0 && ehr_target_points(&unit).n > 0));
}

int ehr_target_settle_number(struct ehr_target_reading *self)
{
	struct ehr_target_bound *bound = self->bound;
	struct ehr_decimal times;
	struct ehr_str unit, low;

	if (!bound->is)
		return 0;
	if (bound->unit.n == 0)
		bound->unit = self->magnitude;
	unit = bound->unit;
	low = bound->range && self->of_low.n > 0 ? self->of_low : unit;
	if (unit.n > 0 && !is_of_change(self)) {
		if (!scale(self, low, &bound->value) ||
			(bound->range && !scale(self, unit, &bound->high)))
			return ehr_target_fail(
				self, N_("the unit of the indicator"));
		bound->unit = self->unit.n > 0
				      ? self->unit
				      : ehr_target_unit_base(
						&self->units, unit, &times);
	}
	return !bound->range || ehr_decimal_compare(
					&bound->value, &bound->high) < 0
		       ? 0
		       : ehr_target_fail(self,
				 N_("a range from the smaller number to the "
				    "larger"));
}
