/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/target_text.h"

#include "model/target_number.h"

#define ROLE(name) (1U << EHR_TARGET_##name)

enum {
	ALL_ROLES = (1U << EHR_TARGET_ROLES) - 1,
	/* words of a bracket, where no change and no step can stand */
	BOUND_ROLES = ROLE(SIGN) | ROLE(BEFORE) | ROLE(BEHIND) | ROLE(VERB) |
		      ROLE(FIGURE),
};

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
static int compare_by(
	struct ehr_target_reading *self, const struct ehr_target_word *word)
{
	const struct ehr_target_word **place =
		word->role == EHR_TARGET_SIGN ? &self->sign : &self->word;

	if (*place && !ehr_str_eq((*place)->means, word->means))
		return ehr_target_fail(
			self, N_("words of comparison that agree"));
	*place = word;
	return 0;
}

static int set_value(struct ehr_target_reading *self, long number)
{
	if (ehr_target_begin_value(self))
		return -1;
	self->bound->is = true;
	self->bound->value = ehr_decimal_of(number);
	return 0;
}

static int set_kind(
	struct ehr_target_reading *self, enum ehr_target_kind kind, long number)
{
	self->target->kind = kind;
	self->target->has_kind = true;
	return set_value(self, number);
}

static int take_grade(
	struct ehr_target_reading *self, const struct ehr_target_word *word)
{
	(void)ehr_target_pass_graded(self, true);
	return set_kind(self, EHR_TARGET_IS_GRADE, word->number);
}

static int take_change(
	struct ehr_target_reading *self, const struct ehr_target_word *word)
{
	if (self->change)
		return ehr_target_fail(self, N_("one word of change"));
	self->change = word;
	self->bound = &self->target->by;
	return word->role == EHR_TARGET_HALF ? set_value(self, word->number)
					     : 0;
}

static int take_between(struct ehr_target_reading *self)
{
	self->target->closed = true;
	return self->bound->range
		       ? 0
		       : ehr_target_fail(
				 self, N_("both ends of a range in the text"));
}

static int take_word(
	struct ehr_target_reading *self, const struct ehr_target_word *word)
{
	self->scan.at += word->word.n;
	switch (word->role) {
	case EHR_TARGET_SIGN:
	case EHR_TARGET_BEFORE:
	case EHR_TARGET_BEHIND: return compare_by(self, word);
	case EHR_TARGET_BOUND:
	case EHR_TARGET_RANGE:
	case EHR_TARGET_MAGNITUDE:
	case EHR_TARGET_GRADED:
		return ehr_target_fail(
			self, N_("such a word only in its place"));
	case EHR_TARGET_VERB:
	case EHR_TARGET_WITHIN: return 0;
	case EHR_TARGET_TO: self->to = word; return 0;
	case EHR_TARGET_CLOSED: return take_between(self);
	case EHR_TARGET_YEARLY: self->target->yearly = true; /* fall through */
	case EHR_TARGET_BY:
	case EHR_TARGET_HALF: return take_change(self, word);
	case EHR_TARGET_STRETCH: self->target->stretch = true; return 0;
	case EHR_TARGET_SINCE: self->since = true; return 0;
	case EHR_TARGET_UNTIL: return 0;
	case EHR_TARGET_EVERY: self->target->every_year = true; return 0;
	case EHR_TARGET_EXTERNAL:
		self->target->kind = EHR_TARGET_IS_EXTERNAL;
		self->target->has_kind = true;
		return ehr_target_begin_value(self);
	case EHR_TARGET_MILESTONE:
		return set_kind(self, EHR_TARGET_IS_MILESTONE, word->number);
	case EHR_TARGET_GRADE: return take_grade(self, word);
	case EHR_TARGET_FIGURE: return set_value(self, word->number);
	case EHR_TARGET_ROLES: break;
	}
	return ehr_target_fail(self, N_("a known word"));
}

/* (included), (90% included) */
static bool take_inclusion(
	struct ehr_target_reading *self, struct ehr_str inside)
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

static int run(struct ehr_target_reading *self);

static int read_inside(struct ehr_target_reading *self, struct ehr_str inside,
	struct ehr_target_bound *bound, struct ehr_str unit)
{
	struct ehr_target target = { 0 };
	struct ehr_target_reading inner = { .scan = { self->scan.words, inside,
						    0, BOUND_ROLES },
		.arena = self->arena,
		.units = self->units,
		.unit = unit,
		.target = &target,
		.bound = &target.sub };

	if (bound->is)
		return ehr_target_fail(self, N_("one bracket of its kind"));
	if (run(&inner))
		return ehr_target_fail(self, inner.why);
	if (!target.sub.is)
		return ehr_target_fail(self, N_("a number in the bracket"));
	*bound = target.sub;
	return 0;
}

static int take_bracket(struct ehr_target_reading *self)
{
	bool square = self->scan.text.p[self->scan.at] == '[';
	size_t end = ehr_target_closing(&self->scan, square ? ']' : ')');
	struct ehr_str inside = { self->scan.text.p + self->scan.at + 1, 0 };

	if (end == self->scan.text.n || self->scan.roles == BOUND_ROLES)
		return ehr_target_fail(
			self, N_("brackets that are closed, none in "
				 "another"));
	inside.n = end - self->scan.at - 1;
	self->scan.at = end + 1;
	if (square)
		return read_inside(self, inside, &self->target->by, self->unit);
	if (self->done && take_inclusion(self, inside))
		return 0;
	if (!self->done)
		return ehr_target_fail(self, N_("a number before the bracket"));
	return read_inside(
		self, inside, &self->target->sub, (struct ehr_str){ "", 0 });
}

/* The name of the indicator may stand before all. */
static void pass_name(struct ehr_target_reading *self)
{
	if (self->name.n > 0 &&
		ehr_target_starts(self->scan.text, self->name) &&
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
static int conclude_operator(struct ehr_target_reading *self)
{
	const struct ehr_target_word *by = self->sign ? self->sign : self->word;
	enum ehr_target_operator op = EHR_TARGET_UNSTATED;

	if (by)
		(void)ehr_target_operator_find(by->means, &op);
	else if (self->to)
		op = ehr_str_is(self->to->means, "up") ? EHR_TARGET_GE
						       : EHR_TARGET_LE;
	if (self->bound->range && (by || self->means))
		return ehr_target_fail(
			self, N_("a range without words of comparison"));
	if (self->bound->range)
		op = EHR_TARGET_BETWEEN;
	if (self->means && op == EHR_TARGET_UNSTATED)
		return ehr_target_fail(
			self, N_("a word of comparison for the bound"));
	if (self->means)
		op = ehr_str_is(self->means->means, "included") ? included(op)
								: excluded(op);
	if (self->sign && self->word &&
		!ehr_str_eq(self->sign->means, self->word->means))
		self->target->differs |= EHR_TARGET_OPERATOR_DIFFERS;
	if (by && !self->bound->is)
		return ehr_target_fail(
			self, N_("a number behind the comparison"));
	self->target->sign = self->sign != NULL;
	self->bound->op = op;
	return ehr_target_settle_number(self);
}

/* Behind a time that stands ahead of the target. */
static int pass_comma(struct ehr_target_reading *self)
{
	self->scan.at++;
	return self->target->due_year != 0 || self->target->base_year != 0
		       ? 0
		       : ehr_target_fail(self, N_("known words of targets"));
}

static int run(struct ehr_target_reading *self)
{
	while (self->scan.at < self->scan.text.n) {
		const struct ehr_target_word *word =
			ehr_target_word(&self->scan, self->scan.at);
		char c = self->scan.text.p[self->scan.at];
		int rc;

		if (c == ',' && !self->done)
			rc = pass_comma(self);
		else if (ehr_target_at_range(self))
			rc = ehr_target_take_range(self);
		else if (word)
			rc = take_word(self, word);
		else if (ehr_target_is_digit(c))
			rc = ehr_target_take_number(self);
		else if (c == '(' || c == '[')
			rc = take_bracket(self);
		else
			rc = ehr_target_take_stray(self);
		if (rc)
			return rc;
	}
	return conclude_operator(self);
}

static void conclude_change(struct ehr_target_reading *self)
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

static int check_whole(struct ehr_target_reading *self)
{
	const struct ehr_target *target = self->target;

	if (!self->done && !target->by.is)
		return ehr_target_fail(self, N_("a number, a grade or a step"));
	if (self->change && (self->to || target->level.is))
		return ehr_target_fail(
			self, N_("a change to a number or by one"));
	if (self->change && target->every_year)
		return ehr_target_fail(self,
			N_("a change since the base, or one in the mean of "
			   "years"));
	return 0;
}

/* One target that stands by itself. */
static int read_part(struct ehr_target_reading *self)
{
	if (run(self) || check_whole(self))
		return -1;
	conclude_change(self);
	return 0;
}

/* What is aspired to stands behind the signs that part it from what is required,
 * or in brackets behind: then rest has it, and text what is ahead. */
static bool part_aspired(const struct ehr_target_words *words,
	struct ehr_str *text, struct ehr_str *rest)
{
	static const char *const sign[] = { ",", ";", "\u3001", "(" };

	for (size_t i = 1; i < text->n; i++) {
		struct ehr_str behind = { text->p + i, text->n - i };
		size_t k = 0;

		while (k < sizeof(sign) / sizeof(*sign) &&
			!ehr_str_starts(behind, sign[k]))
			k++;
		if (k == sizeof(sign) / sizeof(*sign))
			continue;
		behind.p += strlen(sign[k]);
		behind.n -= strlen(sign[k]);
		if (!ehr_target_words_at(words, behind, ROLE(STRETCH)))
			continue;
		if (*sign[k] == '(' && behind.p[--behind.n] != ')')
			return false;
		text->n = i;
		*rest = behind;
		return true;
	}
	return false;
}

/* Is it a bound of the same kind, and nothing more? */
static bool is_like(const struct ehr_target *a, const struct ehr_target *b)
{
	return a->kind == b->kind && a->level.is == b->level.is &&
	       a->by.is == b->by.is && a->change == b->change &&
	       a->yearly == b->yearly && a->percent == b->percent &&
	       !b->sub.is && b->stretch &&
	       (b->due_year == 0 || b->due_year == a->due_year) &&
	       (b->base_year == 0 || b->base_year == a->base_year);
}

/* The word of change, where it is not said again, is that of what is required. */
static int read_aspired(const struct ehr_target_reading *self,
	const struct ehr_target_reading *from, struct ehr_str text)
{
	struct ehr_target target = { 0 };
	struct ehr_target_reading more = *from;
	bool again = false;

	more.scan.text = text;
	more.target = &target;
	for (size_t i = 0; i < text.n && self->change; i++)
		again |= ehr_target_words_at(self->scan.words,
				 (struct ehr_str){ text.p + i, text.n - i },
				 ROLE(BY) | ROLE(HALF) | ROLE(YEARLY)) != NULL;
	more.change = again ? NULL : self->change;
	more.bound = more.change ? &target.by : &target.level;
	target.yearly = more.change && self->target->yearly;
	if (read_part(&more) || !is_like(self->target, &target))
		return -1;
	self->target->aspired = target.level.is ? target.level : target.by;
	self->target->differs |= target.differs;
	return 0;
}

/* One target, or what is required and what is aspired to. */
static int read_parts(struct ehr_target_reading *self)
{
	const struct ehr_target_reading from = *self;
	struct ehr_str rest;

	if (!part_aspired(self->scan.words, &self->scan.text, &rest))
		return read_part(self);
	if (run(self) == 0 && !self->done) { /* only a time stood ahead */
		*self = from;
		*self->target = (struct ehr_target){ 0 };
		return read_part(self);
	}
	if (self->why || check_whole(self))
		return -1;
	conclude_change(self);
	if (self->target->stretch || read_aspired(self, &from, rest))
		return ehr_target_fail(self,
			N_("what is required, and of the same kind what is "
			   "aspired to"));
	return 0;
}

int ehr_target_text_read(const struct ehr_target_words *words,
	const struct ehr_target_cells *cells, struct ehr_arena *arena,
	struct ehr_target *target, struct ehr_err *err)
{
	struct ehr_target_reading self = {
		.scan = { words, ehr_target_squeezed(cells->text, arena), 0,
			ALL_ROLES },
		.arena = arena,
		.units = { words, cells->units },
		.name = ehr_target_squeezed(cells->name, arena),
		.unit = ehr_target_squeezed(cells->unit, arena),
		.target = target
	};

	*target = (struct ehr_target){ 0 };
	self.bound = &target->level;
	pass_name(&self);
	return read_parts(&self)
		       ? ehr_fail_cell(err, "target_text", "unreadable_target",
				 self.why, cells->text)
		       : 0;
}

int ehr_target_bound_read(const struct ehr_target_words *words,
	struct ehr_str text, struct ehr_arena *arena,
	struct ehr_target_bound *bound, struct ehr_err *err)
{
	struct ehr_target_reading self = { .scan = { .words = words },
		.units = { words, NULL },
		.arena = arena };

	*bound = (struct ehr_target_bound){ 0 };
	if (read_inside(&self, ehr_target_squeezed(text, arena), bound,
		    (struct ehr_str){ "", 0 }))
		return ehr_fail_cell(err, "sub_condition", "unreadable_target",
			self.why, text);
	return 0;
}
