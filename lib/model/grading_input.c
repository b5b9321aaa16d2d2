/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_input.h"

#include "base/num.h"

void ehr_grading_inputs_put(struct ehr_buf *out, unsigned inputs)
{
	static const char *const word[] = { "totals", "zones", "roster",
		"events", "records", "rules", "date", "other" };
	size_t start = out->n;

	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		if (!(inputs & 1u << i))
			continue;
		if (out->n > start)
			ehr_buf_putc(out, '/');
		ehr_buf_puts(out, word[i]);
	}
}

unsigned ehr_grading_inputs_of(
	const struct ehr_grading_facts *facts, size_t fact)
{
	if (fact == facts->own[EHR_GRADING_MEDIA_UNCOVERED])
		return EHR_INPUT_TOTALS | EHR_INPUT_ROSTER;
	switch (facts->rules->facts.fact[fact].table) {
	case EHR_GRADE_TOTALS: return EHR_INPUT_TOTALS;
	case EHR_GRADE_ROSTER: return EHR_INPUT_ROSTER;
	case EHR_GRADE_EVENTS: return EHR_INPUT_EVENTS;
	case EHR_GRADE_ZONE: return EHR_INPUT_ZONES | EHR_INPUT_ROSTER;
	case EHR_GRADE_RECORDS: return EHR_INPUT_RECORDS;
	case EHR_GRADE_PROJECT:
	case EHR_GRADE_TABLES: break;
	}
	return EHR_INPUT_OTHER;
}

/* What is known of one condition now. */
static enum ehr_grade_truth ask_now(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_condition *condition)
{
	if (!facts->there[condition->fact] &&
		condition->relation < EHR_GRADE_EMPTY)
		return EHR_GRADE_NOT_ASKED;
	return ehr_grade_condition_ask(condition,
		ehr_grading_cell(facts, enterprise, condition->fact), false);
}

/* Of records: would the condition come to something else if the window still
 * were that of the former day? */
static bool has_passed(const struct ehr_grading_facts *facts, size_t enterprise,
	const struct ehr_grade_condition *condition)
{
	const struct ehr_grade_rules *rules = facts->rules;
	const char *cell = ehr_grading_cell(facts, enterprise, condition->fact);
	const char *id = rules->facts.fact[condition->fact].column;
	char text[EHR_NUM_MAX + 1];
	size_t window = 0;
	double count;

	if (!facts->passed || !cell ||
		ehr_num_read(ehr_str_of(cell), &count) != EHR_NUM_VALUE)
		return false;
	while (strcmp(rules->window[window].id, id) != 0)
		window++;
	count += facts->passed[enterprise * rules->n_windows + window];
	text[ehr_num_write(text, count)] = '\0';
	return ehr_grade_condition_ask(condition, text, false) !=
	       ehr_grade_condition_ask(condition, cell, false);
}

/* Was a cell filled then and is not now, or the other way round? */
static bool came_or_went(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grading_recall *recall, size_t fact)
{
	return recall->told[fact] &&
	       !recall->cell[fact] !=
		       !ehr_grading_cell(facts, enterprise, fact);
}

/* What no result covers: if the result came or went, that is why. */
static unsigned inputs_of(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grading_recall *recall,
	const struct ehr_grade_condition *condition)
{
	unsigned inputs = ehr_grading_inputs_of(facts, condition->fact);

	if (condition->fact == facts->own[EHR_GRADING_MEDIA_UNCOVERED] &&
		came_or_went(facts, enterprise, recall,
			facts->own[EHR_GRADING_TOTALS_ID]))
		return EHR_INPUT_TOTALS;
	return inputs == EHR_INPUT_RECORDS &&
			       has_passed(facts, enterprise, condition)
		       ? EHR_INPUT_DATE
		       : inputs;
}

/* Inputs of conditions known to have moved, and of those that may have. */
struct moved {
	unsigned sure, maybe;
};

static struct moved of_conditions(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grading_recall *recall,
	const struct ehr_grade_rule *rule)
{
	struct moved moved = { 0 };

	for (size_t i = 0; i < rule->n_conditions; i++) {
		const struct ehr_grade_condition *one = &rule->condition[i];
		enum ehr_grade_truth now = ask_now(facts, enterprise, one);
		unsigned inputs = inputs_of(facts, enterprise, recall, one);

		if (recall->told[one->fact])
			moved.sure |=
				ehr_grade_condition_ask(one,
					recall->cell[one->fact], false) != now
					? inputs
					: 0;
		else if (!rule->any || now == EHR_GRADE_TRUE ||
			 now == EHR_GRADE_UNKNOWN)
			moved.maybe |= inputs;
	}
	return moved;
}

/* Rules that are others may be why it is said now, or in other words. */
static unsigned of_rules(const struct ehr_grading_recall *recall,
	const char *id, bool same_rules)
{
	const struct ehr_grading_recalled *said =
		ehr_grading_recall_find(recall, id);

	return !same_rules && (!said || said->lost) ? EHR_INPUT_RULES : 0;
}

unsigned ehr_grading_inputs_of_rule(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grading_recall *recall,
	const struct ehr_grade_rule *rule, bool same_rules)
{
	struct moved own = of_conditions(facts, enterprise, recall, rule);
	struct moved excuse = { 0 };
	unsigned inputs;

	if (rule->excused_by)
		excuse = of_conditions(
			facts, enterprise, recall, rule->excused_by);
	inputs = own.sure      ? own.sure
		 : excuse.sure ? excuse.sure
		 : own.maybe   ? own.maybe
			       : excuse.maybe;
	inputs |= of_rules(recall, rule->id, same_rules);
	return inputs ? inputs : EHR_INPUT_OTHER;
}

unsigned ehr_grading_inputs_of_impact(const struct ehr_grading_facts *facts,
	const struct ehr_grading_recall *recall,
	const struct ehr_grade_impact *impact, bool same_rules)
{
	unsigned inputs = of_rules(recall, impact->id, same_rules);

	for (size_t i = 0; i < impact->n_facts; i++)
		inputs |= ehr_grading_inputs_of(facts, impact->fact[i]);
	return inputs;
}
