/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/grade_condition.h"

#include "base/num.h"

const char *const ehr_grade_table_word[EHR_GRADE_TABLES] = { "totals", "roster",
	"events", "zone", "records", "project" };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
	const char *word;
	enum ehr_grade_relation relation;
} relations[] = {
	{ "<", EHR_GRADE_LT },
	{ "<=", EHR_GRADE_LE },
	{ ">", EHR_GRADE_GT },
	{ ">=", EHR_GRADE_GE },
	{ "=", EHR_GRADE_IN },
	{ "!=", EHR_GRADE_NOT_IN },
	{ "in", EHR_GRADE_IN },
	{ "not-in", EHR_GRADE_NOT_IN },
	{ "starts", EHR_GRADE_STARTS },
	{ "has", EHR_GRADE_HAS },
	{ "empty", EHR_GRADE_EMPTY },
	{ "filled", EHR_GRADE_FILLED },
};

void ehr_grade_fact_add(
	struct ehr_grade_facts *facts, const char *name, size_t *at)
{
	struct ehr_str rest = ehr_str_of(name);
	struct ehr_str table = ehr_str_cut(&rest, '.');

	for (*at = 0; *at < facts->n; (*at)++)
		if (strcmp(facts->fact[*at].name, name) == 0)
			return;
	*at = EHR_GRADE_FACTS;
	if (rest.n == 0 || facts->n == EHR_GRADE_FACTS)
		return;
	for (size_t i = 0; i < EHR_GRADE_TABLES; i++)
		if (ehr_str_is(table, ehr_grade_table_word[i])) {
			*at = facts->n++;
			facts->fact[*at] = (struct ehr_grade_fact){
				.table = (enum ehr_grade_table)i,
				.name = name,
				.column = rest.p,
			};
			return;
		}
}

/* The next word of *rest, blanks between. */
static struct ehr_str next_word(struct ehr_str *rest)
{
	struct ehr_str word;

	*rest = ehr_str_trim(*rest);
	word = ehr_str_cut(rest, ' ');
	*rest = rest->p ? ehr_str_trim(*rest) : *rest;
	return word;
}

static int read_words(struct ehr_grade_condition *condition,
	struct ehr_str rest, struct ehr_arena *arena)
{
	condition->word = ehr_arena_calloc(
		arena, rest.n / 2 + 1, sizeof(*condition->word));
	while (rest.n > 0)
		condition->word[condition->n_words++] =
			ehr_arena_string(arena, next_word(&rest));
	return condition->n_words > 0 ? 0 : -1;
}

/* What stands behind the relation; -1: not what it takes. */
static int read_right(struct ehr_grade_condition *condition,
	struct ehr_str rest, struct ehr_arena *arena)
{
	switch (condition->relation) {
	case EHR_GRADE_EMPTY:
	case EHR_GRADE_FILLED: return rest.n == 0 ? 0 : -1;
	case EHR_GRADE_IN:
	case EHR_GRADE_NOT_IN:
	case EHR_GRADE_STARTS:
	case EHR_GRADE_HAS: return read_words(condition, rest, arena);
	case EHR_GRADE_LT:
	case EHR_GRADE_LE:
	case EHR_GRADE_GT:
	case EHR_GRADE_GE: break;
	}
	return ehr_num_read(rest, &condition->number) == EHR_NUM_VALUE ? 0 : -1;
}

static int find_relation(
	struct ehr_str word, struct ehr_grade_condition *condition)
{
	for (size_t i = 0; i < COUNT(relations); i++)
		if (ehr_str_is(word, relations[i].word)) {
			condition->relation = relations[i].relation;
			return 0;
		}
	return -1;
}

int ehr_grade_condition_read(struct ehr_grade_condition *condition,
	const struct ehr_yaml *node, struct ehr_grade_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_str rest, fact;

	*condition = (struct ehr_grade_condition){ .text = node->text.p };
	if (node->kind != EHR_YAML_TEXT)
		return ehr_yaml_fail(node, err, _("must be a text"));
	rest = node->text;
	fact = next_word(&rest);
	condition->asks = ehr_arena_string(arena, rest);
	ehr_grade_fact_add(
		facts, ehr_arena_string(arena, fact), &condition->fact);
	if (condition->fact == EHR_GRADE_FACTS)
		return ehr_yaml_fail(node, err,
			_("must begin with TABLE.COLUMN: a column of totals, "
			  "roster, events, zone, records or project"));
	if (find_relation(next_word(&rest), condition) ||
		read_right(condition, rest, arena))
		return ehr_yaml_fail(node, err,
			_("expected < <= > >= and a number, = != in not-in "
			  "starts has and words, or empty or filled"));
	if (condition->relation <= EHR_GRADE_GE)
		facts->fact[condition->fact].number = true;
	return 0;
}

static bool is_among(
	const struct ehr_grade_condition *condition, struct ehr_str value)
{
	for (size_t i = 0; i < condition->n_words; i++)
		if (ehr_str_is(value, condition->word[i]))
			return true;
	return false;
}

static bool starts(
	const struct ehr_grade_condition *condition, struct ehr_str value)
{
	for (size_t i = 0; i < condition->n_words; i++)
		if (ehr_str_starts(value, condition->word[i]))
			return true;
	return false;
}

static bool has(
	const struct ehr_grade_condition *condition, struct ehr_str value)
{
	size_t start = 0;

	for (size_t i = 0; i <= value.n; i++)
		if (i == value.n || value.p[i] == ' ' || value.p[i] == ';') {
			if (is_among(condition,
				    (struct ehr_str){
					    value.p + start, i - start }))
				return true;
			start = i + 1;
		}
	return false;
}

static bool compares(
	const struct ehr_grade_condition *condition, struct ehr_str value)
{
	double number;

	if (ehr_num_read(value, &number) != EHR_NUM_VALUE)
		return false;
	switch (condition->relation) {
	case EHR_GRADE_LT: return number < condition->number;
	case EHR_GRADE_LE: return number <= condition->number;
	case EHR_GRADE_GT: return number > condition->number;
	default: return number >= condition->number;
	}
}

static bool meets(
	const struct ehr_grade_condition *condition, struct ehr_str value)
{
	switch (condition->relation) {
	case EHR_GRADE_IN: return is_among(condition, value);
	case EHR_GRADE_NOT_IN: return !is_among(condition, value);
	case EHR_GRADE_STARTS: return starts(condition, value);
	case EHR_GRADE_HAS: return has(condition, value);
	default: return compares(condition, value);
	}
}

enum ehr_grade_truth ehr_grade_condition_ask(
	const struct ehr_grade_condition *condition, const char *cell,
	bool every)
{
	struct ehr_str rest;

	if (condition->relation == EHR_GRADE_EMPTY)
		return cell ? EHR_GRADE_FALSE : EHR_GRADE_TRUE;
	if (condition->relation == EHR_GRADE_FILLED)
		return cell ? EHR_GRADE_TRUE : EHR_GRADE_FALSE;
	if (!cell)
		return condition->relation == EHR_GRADE_HAS ? EHR_GRADE_FALSE
							    : EHR_GRADE_UNKNOWN;
	rest = ehr_str_of(cell);
	while (rest.n > 0)
		if (meets(condition, ehr_str_cut(&rest, EHR_GRADE_SEPARATOR)) !=
			every)
			return every ? EHR_GRADE_FALSE : EHR_GRADE_TRUE;
	return every ? EHR_GRADE_TRUE : EHR_GRADE_FALSE;
}
