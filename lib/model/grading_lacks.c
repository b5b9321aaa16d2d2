/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_lacks.h"

#include "base/num.h"

static const enum ehr_grading_own cause_fact[] = { EHR_GRADING_UNSPLIT,
	EHR_GRADING_UNSPECIATED, EHR_GRADING_NO_VALUE, EHR_GRADING_OTHER };
enum { CAUSES = sizeof(cause_fact) / sizeof(cause_fact[0]) };

/* Words of not_scored and their causes. */
static const struct {
	const char *word;
	enum ehr_grading_own cause;
} known[] = {
	{ "needs_speciation", EHR_GRADING_UNSPLIT },
	{ "needs_valence", EHR_GRADING_UNSPLIT },
	{ "unspeciated", EHR_GRADING_UNSPECIATED },
	{ "no_value", EHR_GRADING_NO_VALUE },
};

void ehr_grading_lacks_there(struct ehr_grading_facts *facts)
{
	for (size_t i = 0; i < CAUSES; i++)
		facts->there[facts->own[cause_fact[i]]] = true;
	facts->there[facts->own[EHR_GRADING_UNMATCHED]] = true;
	facts->there[facts->own[EHR_GRADING_COVERAGE_IN_SCOPE]] = true;
}

static bool is_ignored(
	const struct ehr_grading_facts *facts, struct ehr_str name)
{
	const struct ehr_grade_rules *rules = facts->rules;

	for (size_t i = 0; i < rules->n_ignore; i++)
		if (ehr_str_is(name, rules->ignore[i]))
			return true;
	return false;
}

/* Parts "NAME(word)", or "NAME(word:detail)"; no word: it is all name. */
static void part(
	struct ehr_str item, struct ehr_str *name, struct ehr_str *word)
{
	*name = item;
	*word = (struct ehr_str){ "", 0 };
	for (size_t i = item.n; i > 0; i--)
		if (item.p[i - 1] == '(') {
			struct ehr_str rest = { item.p + i, item.n - i };

			*name = (struct ehr_str){ item.p, i - 1 };
			*word = ehr_str_cut(&rest, ':');
			if (word->n > 0 && word->p[word->n - 1] == ')')
				word->n--;
			return;
		}
}

/* "+3": three more that are not named. */
static bool is_more(struct ehr_str item)
{
	double number;

	return item.p[0] == '+' && ehr_num_read(item, &number) == EHR_NUM_VALUE;
}

static enum ehr_grading_own cause_of(struct ehr_str word)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (ehr_str_is(word, known[i].word))
			return known[i].cause;
	return EHR_GRADING_OTHER;
}

static void append(struct ehr_buf *list, struct ehr_str item)
{
	if (list->n > 0)
		ehr_buf_putc(list, ';');
	ehr_buf_add_str(list, item);
}

/* Is it below 1, though nothing is named? */
static bool lacks_something(const char *coverage)
{
	double share;

	return coverage &&
	       ehr_num_read(ehr_str_of(coverage), &share) == EHR_NUM_VALUE &&
	       share < 1;
}

/* All that is lacking, and (of) what has the cause. */
static void gather(const struct ehr_grading_facts *facts,
	const char *incomplete, struct ehr_buf *all, struct ehr_buf of[CAUSES])
{
	struct ehr_str rest = ehr_str_of(incomplete), name, word;

	while (rest.n > 0) {
		struct ehr_str item = ehr_str_trim(ehr_str_cut(&rest, ';'));
		enum ehr_grading_own cause;

		part(item, &name, &word);
		if (item.n == 0 || is_ignored(facts, name))
			continue;
		if (!is_more(item) || all->n == 0) {
			cause = cause_of(word);
			for (size_t i = 0; i < CAUSES; i++)
				if (cause_fact[i] == cause)
					append(&of[i], item);
		}
		append(all, item);
	}
}

static void set(struct ehr_grading_facts *facts, size_t enterprise,
	enum ehr_grading_own fact, const struct ehr_buf *text)
{
	ehr_grading_set(facts, enterprise, facts->own[fact],
		(struct ehr_str){ text->n ? text->p : "", text->n });
}

void ehr_grading_derive_lacks(
	struct ehr_grading_facts *facts, size_t enterprise)
{
	const char *incomplete =
		ehr_grading_own_cell(facts, enterprise, EHR_GRADING_INCOMPLETE);
	const char *coverage =
		ehr_grading_own_cell(facts, enterprise, EHR_GRADING_COVERAGE);
	struct ehr_buf all = { 0 }, of[CAUSES] = { 0 };

	if (incomplete)
		gather(facts, incomplete, &all, of);
	else if (lacks_something(coverage)) {
		append(&all, ehr_str_of("?"));
		append(&of[CAUSES - 1], ehr_str_of("?"));
	}
	set(facts, enterprise, EHR_GRADING_UNMATCHED, &all);
	for (size_t i = 0; i < CAUSES; i++)
		set(facts, enterprise, cause_fact[i], &of[i]);
	if (incomplete && all.n == 0 && coverage)
		coverage = "1";
	ehr_grading_set(facts, enterprise,
		facts->own[EHR_GRADING_COVERAGE_IN_SCOPE],
		ehr_str_of(coverage ? coverage : ""));
	ehr_buf_release(&all);
	for (size_t i = 0; i < CAUSES; i++)
		ehr_buf_release(&of[i]);
}
