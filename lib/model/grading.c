/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading.h"

#include "base/num.h"
#include "model/grading_decide.h"

#define UPPER "_high"

static enum ehr_grade_truth ask_one(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_condition *condition,
	bool every)
{
	size_t fact = condition->fact;
	bool presence = condition->relation == EHR_GRADE_EMPTY ||
			condition->relation == EHR_GRADE_FILLED;

	if (!facts->given[facts->rules->facts.fact[fact].table] &&
		!facts->there[fact])
		return EHR_GRADE_NOT_ASKED;
	if (!presence && !facts->there[fact])
		return EHR_GRADE_NOT_ASKED;
	return ehr_grade_condition_ask(
		condition, ehr_grading_cell(facts, enterprise, fact), every);
}

enum ehr_grade_truth ehr_grading_ask(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_rule *rule, bool every,
	size_t *condition)
{
	enum ehr_grade_truth all = EHR_GRADE_TRUE, any = EHR_GRADE_NOT_ASKED;

	*condition = 0;
	for (size_t i = 0; i < rule->n_conditions; i++) {
		enum ehr_grade_truth one =
			ask_one(facts, enterprise, &rule->condition[i], every);

		if (rule->any) {
			if (one != EHR_GRADE_NOT_ASKED &&
				(any == EHR_GRADE_NOT_ASKED || one > any)) {
				any = one;
				*condition = i;
			}
			continue;
		}
		if (one == EHR_GRADE_FALSE || one == EHR_GRADE_NOT_ASKED)
			return one;
		if (one == EHR_GRADE_UNKNOWN && all == EHR_GRADE_TRUE) {
			all = one;
			*condition = i;
		}
	}
	return rule->any ? any : all;
}

static void add_reason(struct ehr_grading *grading,
	const struct ehr_grading_reason *reason, const char *status)
{
	if (grading->n < EHR_GRADING_REASONS)
		grading->reason[grading->n++] = *reason;
	if (strcmp(status, "memory") == 0)
		grading->memory = true;
}

static void add_rule(struct ehr_grading *grading, enum ehr_grading_kind kind,
	const struct ehr_grade_rule *rule, enum ehr_grade_truth truth,
	size_t condition)
{
	struct ehr_grading_reason reason = {
		.kind = kind,
		.truth = truth,
		.rule = rule,
		.condition = condition,
		.fact = rule->condition[condition].fact,
		.level = truth == EHR_GRADE_UNKNOWN ? EHR_GRADE_GREY
						    : rule->level,
	};

	add_reason(grading, &reason, rule->status);
}

static void pass_gates(const struct ehr_grading_facts *facts, size_t enterprise,
	struct ehr_grading *grading)
{
	const struct ehr_grade_list *list = &facts->rules->gates;

	for (size_t i = 0; i < list->n; i++) {
		const struct ehr_grade_rule *rule = &list->rule[i];
		size_t condition, ignored;
		enum ehr_grade_truth truth;

		if (facts->idle[i])
			continue;
		truth = ehr_grading_ask(
			facts, enterprise, rule, false, &condition);
		if (truth != EHR_GRADE_TRUE && truth != EHR_GRADE_UNKNOWN)
			continue;
		if (rule->excused_by &&
			ehr_grading_ask(facts, enterprise, rule->excused_by,
				true, &ignored) == EHR_GRADE_TRUE)
			continue;
		add_rule(grading, EHR_GRADING_GATE, rule, truth, condition);
	}
}

static bool is_word_of(
	const struct ehr_grade_impact *impact, int level, struct ehr_str value)
{
	for (size_t i = 0; i < impact->n_words[level]; i++)
		if (ehr_str_is(value, impact->word[level][i]))
			return true;
	return false;
}

enum ehr_grade_level ehr_grading_weigh(
	const struct ehr_grade_impact *impact, struct ehr_str value)
{
	double number;

	if (impact->words) {
		for (int i = EHR_GRADE_HIGH; i >= EHR_GRADE_ACCEPTABLE; i--)
			if (is_word_of(impact, i, value))
				return (enum ehr_grade_level)i;
		return EHR_GRADE_GREY;
	}
	if (ehr_num_read(value, &number) != EHR_NUM_VALUE)
		return EHR_GRADE_GREY;
	if (number >= impact->high)
		return EHR_GRADE_HIGH;
	return number >= impact->medium ? EHR_GRADE_MEDIUM
					: EHR_GRADE_ACCEPTABLE;
}

/* How far a value is, to show the one that decided: of equal levels the higher
 * number. */
static double size_of(struct ehr_str value)
{
	double number;

	return ehr_num_read(value, &number) == EHR_NUM_VALUE ? number : 0;
}

/* What an impact comes to. */
struct outcome {
	bool asked, known;
	bool odd; /* a value that has no level */
	enum ehr_grade_level level;
	size_t fact; /* that decided */
	double size;
};

static void weigh_cell(const struct ehr_grade_impact *impact, const char *cell,
	size_t fact, struct outcome *outcome)
{
	struct ehr_str rest = ehr_str_of(cell);

	while (rest.n > 0) {
		struct ehr_str value = ehr_str_cut(&rest, EHR_GRADE_SEPARATOR);
		enum ehr_grade_level level = ehr_grading_weigh(impact, value);

		if (level == EHR_GRADE_GREY) {
			outcome->odd = true;
			outcome->fact = outcome->known ? outcome->fact : fact;
			continue;
		}
		if (outcome->known &&
			(level < outcome->level ||
				(level == outcome->level &&
					size_of(value) <= outcome->size)))
			continue;
		outcome->known = true;
		outcome->level = level;
		outcome->fact = fact;
		outcome->size = size_of(value);
	}
}

/* Is the column X_high of an impact that asks for X too? */
static bool is_upper(const struct ehr_grading_facts *facts,
	const struct ehr_grade_impact *impact, size_t fact)
{
	const struct ehr_grade_fact *all = facts->rules->facts.fact;
	struct ehr_str name = ehr_str_of(all[fact].column);
	const size_t n = sizeof(UPPER) - 1;

	if (name.n <= n || memcmp(name.p + name.n - n, UPPER, n) != 0)
		return false;
	name.n -= n;
	for (size_t i = 0; i < impact->n_facts; i++)
		if (all[impact->fact[i]].table == all[fact].table &&
			ehr_str_is(name, all[impact->fact[i]].column))
			return true;
	return false;
}

static struct outcome weigh(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_impact *impact, bool lower)
{
	struct outcome outcome = { .fact = impact->fact[0] };

	for (size_t i = 0; i < impact->n_facts; i++) {
		size_t fact = impact->fact[i];
		const char *cell = ehr_grading_cell(facts, enterprise, fact);

		if (!facts->there[fact] ||
			(lower && is_upper(facts, impact, fact)))
			continue;
		outcome.asked = true;
		if (cell)
			weigh_cell(impact, cell, fact, &outcome);
	}
	return outcome;
}

static void weigh_impacts(const struct ehr_grading_facts *facts,
	size_t enterprise, bool lower, struct ehr_grading *grading)
{
	const struct ehr_grade_rules *rules = facts->rules;

	for (size_t i = 0; i < rules->n_impacts; i++) {
		const struct ehr_grade_impact *impact = &rules->impact[i];
		struct outcome outcome =
			weigh(facts, enterprise, impact, lower);
		struct ehr_grading_reason reason = {
			.kind = EHR_GRADING_IMPACT,
			.truth = EHR_GRADE_TRUE,
			.impact = impact,
			.fact = outcome.fact,
			.level = outcome.level,
		};

		if (outcome.known)
			add_reason(grading, &reason, impact->status);
		if (outcome.odd || (outcome.asked && !outcome.known &&
					   impact->grey_if_empty)) {
			reason.truth = EHR_GRADE_UNKNOWN;
			reason.level = EHR_GRADE_GREY;
			add_reason(grading, &reason, impact->status);
		}
	}
}

/* Rules of the list that hold for certain; what may hold counts too where that
 * is worse. Is there any? */
static bool any_of(const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grade_list *list, enum ehr_grading_kind kind,
	struct ehr_grading *grading)
{
	bool worse = kind == EHR_GRADING_WORSE, found = false;

	for (size_t i = 0; i < list->n; i++) {
		size_t condition;
		enum ehr_grade_truth truth = ehr_grading_ask(
			facts, enterprise, &list->rule[i], !worse, &condition);

		if (truth == EHR_GRADE_TRUE ||
			(truth == EHR_GRADE_UNKNOWN && worse)) {
			add_rule(grading, kind, &list->rule[i], truth,
				condition);
			found = true;
		}
	}
	return found;
}

const struct ehr_grade_visits *ehr_grading_visits(
	const struct ehr_grading_facts *facts, size_t enterprise,
	enum ehr_grade_level level)
{
	const struct ehr_grade_rules *rules = facts->rules;

	for (size_t i = 0; i < rules->n_visits; i++) {
		const struct ehr_grade_visits *visits = &rules->visits[i];
		enum ehr_grade_truth truth;
		size_t ignored;

		if (visits->rule.level != level)
			continue;
		truth = ehr_grading_ask(
			facts, enterprise, &visits->rule, false, &ignored);
		if (truth == EHR_GRADE_TRUE || truth == EHR_GRADE_UNKNOWN)
			return visits;
	}
	return NULL;
}

void ehr_grading_ask_all(const struct ehr_grading_facts *facts,
	size_t enterprise, struct ehr_grading *grading)
{
	const struct ehr_grade_rules *rules = facts->rules;

	grading->n = 0;
	grading->memory = false;
	pass_gates(facts, enterprise, grading);
	weigh_impacts(facts, enterprise, false, grading);
	(void)any_of(facts, enterprise, &rules->evidence, EHR_GRADING_EVIDENCE,
		grading);
	(void)any_of(
		facts, enterprise, &rules->worse, EHR_GRADING_WORSE, grading);
	(void)any_of(
		facts, enterprise, &rules->better, EHR_GRADING_BETTER, grading);
}

/* The record is asked only where it may count. */
static void look_at_record(const struct ehr_grading_facts *facts,
	size_t enterprise, enum ehr_grade_level level,
	struct ehr_grading *grading)
{
	const struct ehr_grade_rules *rules = facts->rules;

	if (level == EHR_GRADE_GREY)
		return;
	if (!any_of(facts, enterprise, &rules->worse, EHR_GRADING_WORSE,
		    grading) &&
		level == EHR_GRADE_HIGH)
		(void)any_of(facts, enterprise, &rules->better,
			EHR_GRADING_BETTER, grading);
}

static void grade(const struct ehr_grading_facts *facts, size_t enterprise,
	bool lower, struct ehr_grading *grading)
{
	const struct ehr_grade_rules *rules = facts->rules;
	struct ehr_grading_decision decision;
	size_t n;

	grading->n = 0;
	grading->memory = false;
	pass_gates(facts, enterprise, grading);
	weigh_impacts(facts, enterprise, lower, grading);
	(void)any_of(facts, enterprise, &rules->evidence, EHR_GRADING_EVIDENCE,
		grading);
	ehr_grading_decide(rules, grading->reason, grading->n, &decision);
	n = grading->n;
	look_at_record(facts, enterprise, decision.before_record, grading);
	if (grading->n > n)
		ehr_grading_decide(
			rules, grading->reason, grading->n, &decision);
	grading->level = decision.level;
	grading->barred = decision.barred;
	grading->at_least_medium = decision.at_least_medium;
	grading->whitelisted = decision.whitelisted;
}

/* Does an impact count by its upper bound? */
static bool rests_on_upper(const struct ehr_grading_facts *facts,
	const struct ehr_grading *grading)
{
	for (size_t i = 0; i < grading->n; i++) {
		const struct ehr_grading_reason *reason = &grading->reason[i];

		if (reason->kind == EHR_GRADING_IMPACT &&
			is_upper(facts, reason->impact, reason->fact))
			return true;
	}
	return false;
}

void ehr_grading_make(const struct ehr_grading_facts *facts, size_t enterprise,
	struct ehr_grading *grading)
{
	struct ehr_grading lower;

	grade(facts, enterprise, false, grading);
	grading->visits = ehr_grading_visits(facts, enterprise, grading->level);
	grading->level_low = grading->level;
	if (!rests_on_upper(facts, grading))
		return;
	grade(facts, enterprise, true, &lower);
	grading->level_low = lower.level;
	grading->at_least_medium =
		grading->at_least_medium && lower.at_least_medium;
}
