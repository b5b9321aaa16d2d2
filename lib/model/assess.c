/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess.h"

#include "model/assess_grade.h"
#include "model/words.h"

struct deciding {
	struct ehr_assess *assess;
	struct ehr_err *err;
};

void ehr_assess_init(struct ehr_assess *assess,
	const struct ehr_assess_rules *rules,
	const struct ehr_assess_tables *tables)
{
	*assess = (struct ehr_assess){ .rules = rules, .tables = tables };
}

void ehr_assess_release(struct ehr_assess *assess)
{
	ehr_arena_release(&assess->arena);
}

bool ehr_assess_known(
	const struct ehr_decimal *low, const struct ehr_decimal *high)
{
	return ehr_decimal_compare(low, high) == 0;
}

static struct ehr_str kept(struct ehr_assess *assess, const struct ehr_buf *buf)
{
	return ehr_arena_copy(
		&assess->arena, (struct ehr_str){ buf->p, buf->n });
}

/* Points have few digits, and rules are few: there is room for their sums. */
static void add(struct ehr_decimal *sum, const struct ehr_decimal *more)
{
	struct ehr_decimal total;

	if (ehr_decimal_add(sum, more, &total))
		*sum = total;
}

static struct ehr_decimal lesser(
	const struct ehr_decimal *a, const struct ehr_decimal *b)
{
	return ehr_decimal_compare(a, b) < 0 ? *a : *b;
}

/*
 * What a rule asked, for the output.
 */
struct asked {
	struct ehr_buf evidence, rows, unknown;
	bool *seen;
};

static void ask(struct ehr_assess *assess, struct asked *asked, long evidence)
{
	const struct ehr_assess_value *value;

	if (evidence < 0 || asked->seen[evidence])
		return;
	asked->seen[evidence] = true;
	value = &assess->value[evidence];
	ehr_buf_printf(&asked->evidence, "%s%s=", asked->evidence.n ? ";" : "",
		assess->rules->evidence[evidence].id);
	ehr_buf_add_str(&asked->evidence, value->text);
	if (value->rows.n > 0) {
		if (asked->rows.n > 0)
			ehr_buf_putc(&asked->rows, ';');
		ehr_buf_add_str(&asked->rows, value->rows);
	}
	if (value->state != EHR_ASSESS_KNOWN)
		ehr_words_add(&asked->unknown, ehr_str_of(value->unknown));
}

static void ask_conditions(struct ehr_assess *assess, struct asked *asked,
	const struct ehr_assess_conditions *conditions)
{
	for (size_t i = 0; i < conditions->n; i++) {
		ask(assess, asked, (long)conditions->condition[i].evidence);
		ask(assess, asked, conditions->condition[i].than.evidence);
	}
}

static void ask_rule(struct ehr_assess *assess,
	const struct ehr_assess_rule *rule, struct ehr_assess_outcome *outcome)
{
	struct asked asked = { .seen = ehr_arena_calloc(&assess->arena,
				       assess->rules->n_evidence + 1,
				       sizeof(bool)) };

	ask(assess, &asked, rule->evidence);
	if (rule->kind == EHR_ASSESS_PROPORTIONAL) {
		ask(assess, &asked, rule->from.evidence);
		ask(assess, &asked, rule->to.evidence);
	}
	if (rule->kind == EHR_ASSESS_PER_UNIT)
		ask(assess, &asked, rule->start.evidence);
	ask_conditions(assess, &asked, &rule->zero_if);
	ask_conditions(assess, &asked, &rule->when);
	for (size_t i = 0; rule->kind == EHR_ASSESS_MIN_OF && i < rule->n_of;
		i++)
		ehr_words_add_all(
			&asked.unknown, assess->outcome[rule->of[i]].unknown);
	outcome->evidence = kept(assess, &asked.evidence);
	outcome->rows = kept(assess, &asked.rows);
	outcome->unknown = kept(assess, &asked.unknown);
	ehr_buf_release(&asked.evidence);
	ehr_buf_release(&asked.rows);
	ehr_buf_release(&asked.unknown);
}

/*
 * Items and bonuses.
 */
/* The least of the parts, or the one that counts where the rule does not. */
static int min_of(struct deciding *self, const struct ehr_assess_rule *rule,
	struct ehr_assess_points *points)
{
	const struct ehr_assess_outcome *all = self->assess->outcome;
	const struct ehr_assess_condition *at;
	enum ehr_assess_truth truth;

	if (ehr_assess_any(
		    &rule->when, self->assess->value, &truth, &at, self->err))
		return -1;
	if (rule->when.n == 0)
		truth = EHR_ASSESS_YES;
	points->low = all[rule->of[0]].low;
	points->high = all[rule->of[0]].high;
	ehr_buf_puts(&points->how, "min");
	for (size_t i = 0; i < rule->n_of; i++) {
		const struct ehr_assess_outcome *one = &all[rule->of[i]];

		points->low = lesser(&one->low, &points->low);
		points->high = lesser(&one->high, &points->high);
		ehr_buf_printf(&points->how, " %s",
			self->assess->rules->rule[rule->of[i]].id);
	}
	if (truth == EHR_ASSESS_YES)
		return 0;
	points->high = all[rule->otherwise].high;
	if (truth == EHR_ASSESS_NO)
		points->low = all[rule->otherwise].low;
	points->how.n = 0;
	ehr_buf_printf(&points->how, "%s%s",
		truth == EHR_ASSESS_NO ? "" : "min or ",
		self->assess->rules->rule[rule->otherwise].id);
	return 0;
}

static int zero(struct deciding *self, const struct ehr_assess_rule *rule,
	struct ehr_assess_points *points)
{
	const struct ehr_assess_condition *at;
	enum ehr_assess_truth truth;

	if (ehr_assess_any(&rule->zero_if, self->assess->value, &truth, &at,
		    self->err))
		return -1;
	if (truth == EHR_ASSESS_NO)
		return 0;
	points->low = ehr_decimal_of(0);
	if (truth != EHR_ASSESS_YES)
		return 0;
	points->high = points->low;
	points->how.n = 0;
	ehr_buf_printf(&points->how, "0: %s", at->text);
	return 0;
}

static int decide_points(struct deciding *self, size_t i)
{
	const struct ehr_assess_rules *rules = self->assess->rules;
	const struct ehr_assess_rule *rule = &rules->rule[i];
	struct ehr_assess_outcome *outcome = &self->assess->outcome[i];
	struct ehr_assess_points points = { 0 };
	int rc = rule->kind == EHR_ASSESS_MIN_OF
			 ? min_of(self, rule, &points)
			 : ehr_assess_points_of(rules, rule,
				   self->assess->value, &points, self->err);

	if (rc == 0)
		rc = zero(self, rule, &points);
	outcome->low = points.low;
	outcome->high = points.high;
	outcome->how = kept(self->assess, &points.how);
	outcome->applies = EHR_ASSESS_YES;
	ehr_buf_release(&points.how);
	return rc;
}

/*
 * Caps and vetoes.
 */
static void put_sum(struct ehr_buf *how, const struct ehr_decimal *low,
	const struct ehr_decimal *high)
{
	ehr_decimal_write(low, how);
	if (!ehr_assess_known(low, high)) {
		ehr_buf_puts(how, "..");
		ehr_decimal_write(high, how);
	}
}

/* What a cap takes off a sum: nothing, or the sum down to its points. */
static struct ehr_decimal taken(
	const struct ehr_decimal *sum, const struct ehr_decimal *points)
{
	struct ehr_decimal off = ehr_decimal_of(0);

	if (ehr_decimal_compare(sum, points) > 0 &&
		ehr_decimal_subtract(points, sum, &off))
		return off;
	return ehr_decimal_of(0);
}

/* low and high are of what is capped; both are brought down. */
static int decide_cap(struct deciding *self, size_t i, struct ehr_decimal *low,
	struct ehr_decimal *high)
{
	const struct ehr_assess_rule *rule = &self->assess->rules->rule[i];
	struct ehr_assess_outcome *outcome = &self->assess->outcome[i];
	const struct ehr_assess_condition *at;
	struct ehr_decimal off_low, off_high;
	struct ehr_buf how = { 0 };

	if (ehr_assess_any(&rule->when, self->assess->value, &outcome->applies,
		    &at, self->err))
		return -1;
	if (rule->when.n == 0)
		outcome->applies = EHR_ASSESS_YES;
	put_sum(&how, low, high);
	ehr_buf_puts(&how, " <= ");
	ehr_decimal_write(&rule->points, &how);
	outcome->how = kept(self->assess, &how);
	ehr_buf_release(&how);
	off_low = off_high = ehr_decimal_of(0);
	if (outcome->applies != EHR_ASSESS_NO)
		off_low = taken(low, &rule->points);
	if (outcome->applies == EHR_ASSESS_YES)
		off_high = taken(high, &rule->points);
	add(low, &off_low);
	add(high, &off_high);
	outcome->low = lesser(&off_low, &off_high);
	outcome->high = ehr_decimal_compare(&off_low, &off_high) < 0 ? off_high
								     : off_low;
	return 0;
}

/* Caps of some rules change the total by what they take off. */
static int cap_some(struct deciding *self, size_t i)
{
	struct ehr_assess *assess = self->assess;
	const struct ehr_assess_rule *rule = &assess->rules->rule[i];
	struct ehr_decimal low = ehr_decimal_of(0), high = ehr_decimal_of(0);
	struct ehr_decimal before_low, before_high, change;

	for (size_t k = 0; k < rule->n_of; k++) {
		add(&low, &assess->outcome[rule->of[k]].low);
		add(&high, &assess->outcome[rule->of[k]].high);
	}
	before_low = low;
	before_high = high;
	if (decide_cap(self, i, &low, &high))
		return -1;
	if (ehr_decimal_subtract(&low, &before_low, &change))
		add(&assess->low, &change);
	if (ehr_decimal_subtract(&high, &before_high, &change))
		add(&assess->high, &change);
	return 0;
}

static int decide_veto(struct deciding *self, size_t i)
{
	struct ehr_assess *assess = self->assess;
	const struct ehr_assess_rule *rule = &assess->rules->rule[i];
	struct ehr_assess_outcome *outcome = &assess->outcome[i];
	const struct ehr_assess_condition *at;

	if (ehr_assess_any(&rule->when, assess->value, &outcome->applies, &at,
		    self->err))
		return -1;
	if (at)
		outcome->how = ehr_str_of(at->text);
	if (rule->has_points && outcome->applies != EHR_ASSESS_NO)
		assess->low = lesser(&assess->low, &rule->points);
	if (rule->has_points && outcome->applies == EHR_ASSESS_YES)
		assess->high = lesser(&assess->high, &rule->points);
	return 0;
}

/* From 0 to full. */
static void clamp(struct ehr_assess *assess)
{
	const struct ehr_decimal none = ehr_decimal_of(0);

	assess->low = lesser(&assess->low, &assess->rules->full);
	assess->high = lesser(&assess->high, &assess->rules->full);
	if (ehr_decimal_sign(&assess->low) < 0)
		assess->low = none;
	if (ehr_decimal_sign(&assess->high) < 0)
		assess->high = none;
}

static int read_values(struct deciding *self, size_t unit)
{
	struct ehr_assess *assess = self->assess;
	const struct ehr_assess_rules *rules = assess->rules;

	assess->value = ehr_arena_calloc(
		&assess->arena, rules->n_evidence + 1, sizeof(*assess->value));
	for (size_t i = 0; i < rules->n_evidence; i++)
		if (ehr_assess_evidence_value(&rules->evidence[i],
			    assess->tables, unit, &assess->arena,
			    &assess->value[i], self->err))
			return -1;
	return 0;
}

static int decide_rules(struct deciding *self)
{
	struct ehr_assess *assess = self->assess;
	const struct ehr_assess_rules *rules = assess->rules;

	for (size_t i = 0; i < rules->n_rules; i++) {
		const struct ehr_assess_rule *rule = &rules->rule[i];

		ask_rule(assess, rule, &assess->outcome[i]);
		if (rule->kind >= EHR_ASSESS_CAP)
			continue;
		if (decide_points(self, i))
			return -1;
		if (rule->is_part)
			continue;
		add(&assess->low, &assess->outcome[i].low);
		add(&assess->high, &assess->outcome[i].high);
	}
	for (size_t i = 0; i < rules->n_rules; i++)
		if (rules->rule[i].kind == EHR_ASSESS_CAP &&
			rules->rule[i].n_of > 0 && cap_some(self, i))
			return -1;
	for (size_t i = 0; i < rules->n_rules; i++)
		if (rules->rule[i].kind == EHR_ASSESS_CAP &&
			rules->rule[i].n_of == 0 &&
			decide_cap(self, i, &assess->low, &assess->high))
			return -1;
	for (size_t i = 0; i < rules->n_rules; i++)
		if (rules->rule[i].kind == EHR_ASSESS_VETO &&
			decide_veto(self, i))
			return -1;
	return 0;
}

int ehr_assess_unit(struct ehr_assess *assess, size_t unit, struct ehr_err *err)
{
	struct deciding self = { assess, err };

	ehr_arena_reset(&assess->arena);
	assess->low = assess->high = ehr_decimal_of(0);
	assess->outcome = ehr_arena_calloc(&assess->arena,
		assess->rules->n_rules + 1, sizeof(*assess->outcome));
	if (read_values(&self, unit) || decide_rules(&self))
		return -1;
	clamp(assess);
	return ehr_assess_decide_grade(assess, err);
}
