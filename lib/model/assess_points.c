/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess_points.h"

#include "model/assess_ratio.h"

/* One rule at one value. */
struct reckoning {
	const struct ehr_assess_rules *rules;
	const struct ehr_assess_rule *rule;
	const struct ehr_assess_value *value; /* of all evidence */
	const struct ehr_assess_value *own;   /* of the rule's */
	struct ehr_assess_points *points;
	struct ehr_reckoning sum;
	/* the points at one value */
	struct ehr_decimal (*at)(struct reckoning *self,
		const struct ehr_ratio *value, const struct ehr_ratio *a,
		const struct ehr_ratio *b);
	struct ehr_err *err;
};

/* From 0 to full, rounded. */
static struct ehr_decimal within(
	struct reckoning *self, const struct ehr_ratio *points)
{
	const struct ehr_decimal *full = &self->rule->full;
	struct ehr_decimal most =
		ehr_reckon_times(&self->sum, full, &points->under);

	if (ehr_decimal_sign(&points->over) <= 0)
		return ehr_decimal_of(0);
	if (ehr_decimal_compare(&points->over, &most) >= 0)
		return *full;
	return ehr_ratio_divided(&self->sum, points, self->rules->places);
}

static void put(struct reckoning *self, const char *before,
	const struct ehr_decimal *value)
{
	struct ehr_buf *how = &self->points->how;

	ehr_buf_puts(how, before);
	if (value->negative && before[0] != '\0')
		ehr_buf_putc(how, '(');
	ehr_decimal_write(value, how);
	if (value->negative && before[0] != '\0')
		ehr_buf_putc(how, ')');
}

static void put_text(
	struct reckoning *self, const char *before, struct ehr_str text)
{
	ehr_buf_puts(&self->points->how, before);
	ehr_buf_add_str(&self->points->how, text);
}

/* Nothing is known: from none to full. */
static int unknown(struct reckoning *self, const char *why)
{
	struct ehr_assess_points *points = self->points;

	points->low = ehr_decimal_of(0);
	points->high = self->rule->full;
	if (self->rule->kind == EHR_ASSESS_BONUS &&
		self->rule->points.negative) {
		points->low = ehr_decimal_negated(self->rule->full);
		points->high = ehr_decimal_of(0);
	}
	points->how.n = 0;
	ehr_buf_puts(&points->how, why);
	return 0;
}

/* A number of the rule as a ratio: 0, 1 not known (said), -1 no number. */
static int quantity(struct reckoning *self,
	const struct ehr_assess_quantity *quantity, struct ehr_ratio *ratio)
{
	const struct ehr_assess_value *value;

	if (quantity->evidence < 0) {
		*ratio = (struct ehr_ratio){ quantity->number,
			ehr_decimal_of(1) };
		return 0;
	}
	value = &self->value[quantity->evidence];
	if (value->state != EHR_ASSESS_KNOWN) {
		unknown(self, value->unknown);
		return 1;
	}
	*ratio = (struct ehr_ratio){ value->low, value->under };
	return ehr_assess_value_number(value, self->err);
}

static struct ehr_decimal proportional_at(struct reckoning *self,
	const struct ehr_ratio *value, const struct ehr_ratio *from,
	const struct ehr_ratio *to)
{
	struct ehr_ratio done = ehr_ratio_minus(&self->sum, value, from);
	struct ehr_ratio span = ehr_ratio_minus(&self->sum, to, from);
	const struct ehr_ratio bound = { self->rule->zero_below,
		ehr_decimal_of(1) };
	struct ehr_ratio beyond = ehr_ratio_minus(&self->sum, value, &bound);
	struct ehr_ratio points;

	if (self->rule->has_zero_below && ehr_decimal_sign(&beyond.over) < 0)
		return ehr_decimal_of(0);
	if (ehr_decimal_sign(&span.over) < 0) {
		span.over = ehr_decimal_negated(span.over);
		done.over = ehr_decimal_negated(done.over);
	}
	points.over = ehr_reckon_times(&self->sum, &done.over, &span.under);
	points.over =
		ehr_reckon_times(&self->sum, &points.over, &self->rule->full);
	points.under = ehr_reckon_times(&self->sum, &done.under, &span.over);
	return within(self, &points);
}

/* Units that are full, or begun, of an exact number of them. */
static struct ehr_ratio units_of(
	struct reckoning *self, const struct ehr_ratio *units)
{
	struct ehr_ratio result = { ehr_ratio_divided(&self->sum, units, 0),
		ehr_decimal_of(1) };
	struct ehr_decimal back =
		ehr_reckon_times(&self->sum, &result.over, &units->under);
	const struct ehr_decimal one = ehr_decimal_of(1);
	int order = ehr_decimal_compare(&back, &units->over);

	if (self->rule->units == EHR_ASSESS_EXACT)
		return *units;
	if (self->rule->units == EHR_ASSESS_WHOLE && order > 0)
		result.over = ehr_reckon_minus(&self->sum, &result.over, &one);
	if (self->rule->units == EHR_ASSESS_BEGUN && order < 0)
		self->sum.has_room &=
			ehr_decimal_add(&result.over, &one, &result.over);
	return result;
}

static struct ehr_decimal per_unit_at(struct reckoning *self,
	const struct ehr_ratio *value, const struct ehr_ratio *start,
	const struct ehr_ratio *unused)
{
	const struct ehr_assess_rule *rule = self->rule;
	struct ehr_ratio beyond =
		rule->is_below ? ehr_ratio_minus(&self->sum, start, value)
			       : ehr_ratio_minus(&self->sum, value, start);
	struct ehr_ratio units = beyond, points;
	struct ehr_decimal full, lost;

	(void)unused;
	if (ehr_decimal_sign(&beyond.over) <= 0)
		return rule->full;
	units.under = ehr_reckon_times(&self->sum, &beyond.under, &rule->unit);
	units = units_of(self, &units);
	full = ehr_reckon_times(&self->sum, &rule->full, &units.under);
	lost = ehr_reckon_times(&self->sum, &rule->points, &units.over);
	points.over = ehr_reckon_minus(&self->sum, &full, &lost);
	points.under = units.under;
	return within(self, &points);
}

static struct ehr_decimal bonus_at(struct reckoning *self,
	const struct ehr_ratio *value, const struct ehr_ratio *unused,
	const struct ehr_ratio *unused_too)
{
	const struct ehr_assess_rule *rule = self->rule;
	struct ehr_ratio units = *value, points;
	struct ehr_decimal each = rule->points;
	struct ehr_decimal result;

	(void)unused;
	(void)unused_too;
	if (ehr_decimal_sign(&units.over) <= 0)
		return ehr_decimal_of(0);
	units.under = ehr_reckon_times(&self->sum, &units.under, &rule->unit);
	units = units_of(self, &units);
	each.negative = false;
	points.over = ehr_reckon_times(&self->sum, &each, &units.over);
	points.under = units.under;
	result = within(self, &points);
	return rule->points.negative ? ehr_decimal_negated(result) : result;
}

/* Points at both ends of the value, in order; a and b are what self->at needs. */
static int at_ends(struct reckoning *self, const struct ehr_ratio *a,
	const struct ehr_ratio *b)
{
	struct ehr_assess_points *points = self->points;
	struct ehr_ratio low = { self->own->low, self->own->under };
	struct ehr_ratio high = { self->own->high, self->own->under };

	points->low = self->at(self, &low, a, b);
	points->high = self->at(self, &high, a, b);
	if (!self->sum.has_room)
		return ehr_fail(self->err, EHR_FAULT_DATA,
			_("rule %s: too many digits to reckon with"),
			self->rule->id);
	if (ehr_decimal_compare(&points->low, &points->high) > 0) {
		struct ehr_decimal more = points->low;

		points->low = points->high;
		points->high = more;
	}
	return 0;
}

static void put_quantity(struct reckoning *self, const char *before,
	const struct ehr_assess_quantity *quantity)
{
	if (quantity->evidence < 0)
		put(self, before, &quantity->number);
	else
		put_text(self, before, self->value[quantity->evidence].text);
}

static void put_own(struct reckoning *self, const char *before)
{
	const struct ehr_decimal one = ehr_decimal_of(1);

	put_text(self, before, self->own->text);
	if (ehr_decimal_compare(&self->own->under, &one) != 0)
		ehr_buf_puts(&self->points->how, "*100");
}

static int proportional(struct reckoning *self)
{
	const struct ehr_assess_rule *rule = self->rule;
	struct ehr_ratio from, to, span;
	int rc = quantity(self, &rule->from, &from);

	if (rc == 0)
		rc = quantity(self, &rule->to, &to);
	if (rc)
		return rc < 0 ? -1 : 0;
	span = ehr_ratio_minus(&self->sum, &to, &from);
	if (ehr_decimal_sign(&span.over) == 0)
		return unknown(self, "no_span");
	put(self, "", &rule->full);
	put_own(self, "*(");
	put_quantity(self, "-", &rule->from);
	put_quantity(self, ")/(", &rule->to);
	put_quantity(self, "-", &rule->from);
	ehr_buf_putc(&self->points->how, ')');
	self->at = proportional_at;
	return at_ends(self, &from, &to);
}

static int per_unit(struct reckoning *self)
{
	static const char *const word[] = { "exact", "whole", "begun" };
	const struct ehr_assess_rule *rule = self->rule;
	struct ehr_ratio start;
	int rc = quantity(self, &rule->start, &start);

	if (rc)
		return rc < 0 ? -1 : 0;
	put(self, "", &rule->full);
	put(self, "-", &rule->points);
	if (rule->is_below) {
		put_quantity(self, "*(", &rule->start);
		put_own(self, "-");
	} else {
		put_own(self, "*(");
		put_quantity(self, "-", &rule->start);
	}
	put(self, ")/", &rule->unit);
	put_text(self, " ", ehr_str_of(word[rule->units]));
	self->at = per_unit_at;
	return at_ends(self, &start, NULL);
}

static int bonus(struct reckoning *self)
{
	static const char *const word[] = { "exact", "whole", "begun" };
	const struct ehr_assess_rule *rule = self->rule;
	const struct ehr_assess_condition *at = NULL;
	enum ehr_assess_truth truth = EHR_ASSESS_NO;
	const struct ehr_decimal zero = ehr_decimal_of(0);
	bool sure;

	if (rule->evidence >= 0) {
		put(self, "", &rule->points);
		put_own(self, "*");
		put(self, "/", &rule->unit);
		put_text(self, " ", ehr_str_of(word[rule->units]));
		self->at = bonus_at;
		return at_ends(self, NULL, NULL);
	}
	if (ehr_assess_any(&rule->when, self->value, &truth, &at, self->err))
		return -1;
	sure = truth == EHR_ASSESS_YES;
	self->points->low =
		sure || (truth != EHR_ASSESS_NO && rule->points.negative)
			? rule->points
			: zero;
	self->points->high =
		sure || (truth != EHR_ASSESS_NO && !rule->points.negative)
			? rule->points
			: zero;
	if (at && truth == EHR_ASSESS_PERHAPS)
		put_text(self, "",
			ehr_str_of(self->value[at->evidence].unknown));
	else if (at)
		put_text(self, "", ehr_str_of(at->text));
	return 0;
}

/* Which of the steps a value reaches; their number: none. */
static size_t step_at(struct reckoning *self, const struct ehr_ratio *value)
{
	const struct ehr_assess_rule *rule = self->rule;

	for (size_t i = 0; i < rule->n_steps; i++) {
		struct ehr_decimal bound = ehr_reckon_times(
			&self->sum, &rule->step[i].bound, &value->under);
		int order = ehr_decimal_compare(&value->over, &bound);
		bool reached[EHR_ASSESS_RELATIONS] = {
			[EHR_ASSESS_LESS] =
				order<0, [EHR_ASSESS_AT_MOST] = order <= 0,
					[EHR_ASSESS_MORE] = order> 0,
			[EHR_ASSESS_AT_LEAST] = order >= 0,
		};

		if (reached[rule->step_relation])
			return i;
	}
	return rule->n_steps;
}

static int steps(struct reckoning *self)
{
	static const char *const word[EHR_ASSESS_RELATIONS] = {
		[EHR_ASSESS_LESS] = ": below ",
		[EHR_ASSESS_AT_MOST] = ": at_most ",
		[EHR_ASSESS_MORE] = ": above ",
		[EHR_ASSESS_AT_LEAST] = ": at_least "
	};
	const struct ehr_assess_rule *rule = self->rule;
	const struct ehr_ratio low = { self->own->low, self->own->under };
	const struct ehr_ratio high = { self->own->high, self->own->under };
	size_t a = step_at(self, &low), b = step_at(self, &high);
	size_t first = a < b ? a : b, last = a < b ? b : a;

	for (size_t i = first; i <= last; i++) {
		const struct ehr_decimal *one =
			i < rule->n_steps ? &rule->step[i].points
					  : &rule->otherwise_points;

		if (i == first)
			self->points->low = self->points->high = *one;
		if (ehr_decimal_compare(one, &self->points->low) < 0)
			self->points->low = *one;
		if (ehr_decimal_compare(one, &self->points->high) > 0)
			self->points->high = *one;
	}
	if (!self->sum.has_room)
		return ehr_fail(self->err, EHR_FAULT_DATA,
			_("rule %s: too many digits to reckon with"), rule->id);
	put_text(self, "", self->own->text);
	if (first == last && last == rule->n_steps)
		put_text(self, ": ", ehr_str_of("otherwise"));
	else if (first == last)
		put(self, word[rule->step_relation], &rule->step[first].bound);
	return 0;
}

static int words(struct reckoning *self)
{
	const struct ehr_assess_rule *rule = self->rule;
	struct ehr_str text = self->own->text;
	struct ehr_buf known = { 0 };

	for (size_t i = 0; i < rule->n_unknown; i++)
		if (ehr_str_is(text, rule->unknown[i])) {
			unknown(self, "");
			put_text(self, "", text);
			return 0;
		}
	for (size_t i = 0; i < rule->n_words; i++) {
		ehr_buf_printf(
			&known, "%s%s", i ? ", " : "", rule->word[i].word);
		if (!ehr_str_is(text, rule->word[i].word))
			continue;
		self->points->low = self->points->high = rule->word[i].points;
		put_text(self, "", text);
		ehr_buf_release(&known);
		return 0;
	}
	ehr_fail_cell(self->err, self->own->column, "unknown_word",
		ehr_buf_text(&known), text);
	ehr_buf_release(&known);
	return ehr_err_at(self->err, self->own->file, self->own->line);
}

int ehr_assess_points_of(const struct ehr_assess_rules *rules,
	const struct ehr_assess_rule *rule,
	const struct ehr_assess_value *value, struct ehr_assess_points *points,
	struct ehr_err *err)
{
	static int (*const by_kind[EHR_ASSESS_KINDS])(struct reckoning *) = {
		[EHR_ASSESS_PROPORTIONAL] = proportional,
		[EHR_ASSESS_PER_UNIT] = per_unit,
		[EHR_ASSESS_STEP] = steps,
		[EHR_ASSESS_TABLE] = words,
		[EHR_ASSESS_BONUS] = bonus,
	};
	struct reckoning self = { .rules = rules,
		.rule = rule,
		.value = value,
		.points = points,
		.sum = { true },
		.err = err };

	points->how.n = 0;
	if (rule->evidence >= 0) {
		self.own = &value[rule->evidence];
		if (self.own->state == EHR_ASSESS_UNKNOWN)
			return unknown(&self, self.own->unknown);
		if (rule->kind != EHR_ASSESS_TABLE &&
			ehr_assess_value_number(self.own, err))
			return -1;
	}
	return by_kind[rule->kind](&self);
}
