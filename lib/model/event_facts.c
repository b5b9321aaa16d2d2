/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_facts.h"

#include <math.h>

#include "model/words.h"

enum truth { NO, YES, UNKNOWN };

struct ehr_str ehr_event_fact(
	const struct ehr_event_facts *facts, const char *column)
{
	long at = facts->header ? ehr_header_find(facts->header, column)
				: EHR_NO_COLUMN;

	return at == EHR_NO_COLUMN ? ehr_str_of("")
				   : ehr_str_trim(facts->cell[at]);
}

static bool compare(enum ehr_event_op op, double number, double bound)
{
	switch (op) {
	case EHR_EVENT_GE: return number >= bound;
	case EHR_EVENT_GT: return number > bound;
	case EHR_EVENT_LE: return number <= bound;
	default: return number < bound;
	}
}

/* Of a number that lies from low to high. */
static enum truth within(
	const struct ehr_event_test *test, double low, double high)
{
	bool at_low = compare(test->op, low, test->number);

	if (at_low != compare(test->op, high, test->number))
		return UNKNOWN;
	return at_low ? YES : NO;
}

static bool has_word(struct ehr_str cell, const char *word)
{
	while (cell.n)
		if (ehr_str_is(ehr_str_cut(&cell, ' '), word))
			return true;
	return false;
}

static enum truth ask(const struct ehr_event_test *test,
	const struct ehr_event_facts *facts, struct ehr_buf *missing)
{
	struct ehr_str cell;
	double number;

	if (test->op == EHR_EVENT_OTHERWISE)
		return YES;
	if (facts->name && strcmp(test->column, facts->name) == 0)
		return within(test, facts->low, facts->high);
	cell = ehr_event_fact(facts, test->column);
	if (cell.n == 0) {
		if (missing)
			ehr_words_add(missing, ehr_str_of(test->column));
		return UNKNOWN;
	}
	if (test->op == EHR_EVENT_IS)
		return ehr_str_is(cell, test->word) ? YES : NO;
	if (test->op == EHR_EVENT_HAS)
		return has_word(cell, test->word) ? YES : NO;
	if (ehr_num_read(cell, &number) != EHR_NUM_VALUE)
		return UNKNOWN;
	return within(test, number, number);
}

/* Of the rows from i that make one rule; *next is the first behind it. Columns
 * are missing only where no other row says no. */
static enum truth ask_rule(const struct ehr_event_rule_set *rules, size_t i,
	size_t *next, const struct ehr_event_facts *facts,
	struct ehr_buf *missing)
{
	const struct ehr_event_test *first = &rules->test[i];
	enum truth answer = YES;

	for (*next = i; *next < rules->n; ++*next) {
		const struct ehr_event_test *test = &rules->test[*next];
		enum truth one;

		if (test->class != first->class ||
			strcmp(test->rule, first->rule) != 0)
			break;
		one = ask(test, facts, NULL);
		if (one == NO || answer == NO)
			answer = NO;
		else if (one == UNKNOWN)
			answer = UNKNOWN;
	}
	for (size_t k = i; missing && answer == UNKNOWN && k < *next; k++)
		ask(&rules->test[k], facts, missing);
	return answer;
}

uint32_t ehr_event_possible(const struct ehr_event_rule_set *rules,
	const struct ehr_event_facts *facts, struct ehr_buf *missing,
	struct ehr_buf *held)
{
	uint32_t possible = 0;
	bool is_certain = false;
	size_t certain = 0;

	for (size_t i = 0, next; i < rules->n; i = next) {
		const struct ehr_event_test *test = &rules->test[i];
		enum truth answer;

		if (is_certain && test->class != certain)
			break;
		answer = ask_rule(
			rules, i, &next, facts, is_certain ? NULL : missing);
		if (answer != NO)
			possible |= (uint32_t)1 << test->class;
		if (answer != YES ||
			(is_certain && test->op == EHR_EVENT_OTHERWISE))
			continue;
		is_certain = true;
		certain = test->class;
		if (held && test->op != EHR_EVENT_OTHERWISE)
			ehr_words_add(held, ehr_str_of(test->rule));
	}
	return possible;
}

static double points_of(
	const struct ehr_event_item *item, struct ehr_str cell, bool most)
{
	double points = most ? 0 : INFINITY;

	for (size_t i = 0; i < item->n; i++) {
		if (ehr_str_is(cell, item->answer[i]))
			return item->points[i];
		if (most ? item->points[i] > points : item->points[i] < points)
			points = item->points[i];
	}
	return points;
}

static void add_item(struct ehr_event_points *points,
	const struct ehr_event_item *item, struct ehr_str cell)
{
	double number;

	points->memory |= item->memory;
	if (cell.n == 0)
		ehr_words_add(&points->missing, ehr_str_of(item->column));
	if (!item->counted) {
		points->low += points_of(item, cell, false);
		points->high += points_of(item, cell, true);
	} else if (ehr_num_read(cell, &number) == EHR_NUM_VALUE) {
		points->low += number * item->each;
		points->high += number * item->each;
	} else if (item->each > 0) {
		points->high = INFINITY;
	}
}

void ehr_event_points_add(struct ehr_event_points *points,
	const struct ehr_event_scores *scores, const char *method,
	const char *part, const struct ehr_event_facts *facts)
{
	for (size_t i = 0; i < scores->n; i++) {
		const struct ehr_event_item *item = &scores->item[i];

		if (strcmp(item->method, method) == 0 &&
			strcmp(item->part, part) == 0)
			add_item(points, item,
				ehr_event_fact(facts, item->column));
	}
}

static int check_number(const char *column, struct ehr_str cell, bool whole,
	struct ehr_err *err)
{
	double number;

	if (ehr_num_read(cell, &number) != EHR_NUM_VALUE)
		return ehr_fail_cell(
			err, column, "not_a_number", _("a number"), cell);
	if (number < 0)
		return ehr_fail_cell(err, column, "out_of_range",
			_("a number of 0 or more"), cell);
	if (whole && floor(number) != number)
		return ehr_fail_cell(
			err, column, "out_of_range", _("a whole number"), cell);
	return 0;
}

/* What a column may hold, gathered from rules and items. */
struct allowed {
	bool known, number, whole, words, list;
	struct ehr_buf word;
};

static void allow_rules(struct allowed *self,
	const struct ehr_event_rules *rules, const char *column)
{
	for (size_t i = 0; i < ehr_event_rules_count(rules); i++) {
		const struct ehr_event_rule_set *set =
			ehr_event_rules_at(rules, i);

		for (size_t k = 0; k < set->n; k++) {
			const struct ehr_event_test *test = &set->test[k];

			if (strcmp(test->column, column) != 0)
				continue;
			self->known = true;
			self->list |= test->op == EHR_EVENT_HAS;
			if (ehr_event_op_is_number(test->op)) {
				self->number = true;
				continue;
			}
			self->words = true;
			ehr_words_add(&self->word, ehr_str_of(test->word));
			ehr_words_add(&self->word,
				ehr_str_of(strcmp(test->word, "yes") == 0
						   ? "no"
						   : "none"));
		}
	}
}

static void allow_items(struct allowed *self,
	const struct ehr_event_scores *scores, const char *column)
{
	for (size_t i = 0; scores && i < scores->n; i++) {
		const struct ehr_event_item *item = &scores->item[i];

		if (strcmp(item->column, column) != 0)
			continue;
		self->known = true;
		self->number |= item->counted;
		self->whole |= item->counted;
		self->words |= !item->counted;
		for (size_t k = 0; k < item->n; k++)
			ehr_words_add(&self->word, ehr_str_of(item->answer[k]));
	}
}

static int check_words(struct allowed *self, const char *column,
	struct ehr_str cell, struct ehr_err *err)
{
	struct ehr_str all = { self->word.p, self->word.n };
	struct ehr_str rest = cell;

	while (rest.n) {
		struct ehr_str one =
			self->list ? ehr_str_cut(&rest, ' ') : rest;
		struct ehr_str known = all;
		bool found = false;

		while (known.n && !found)
			found = ehr_str_eq(ehr_str_cut(&known, ' '), one);
		if (!found)
			return ehr_fail_cell(err, column, "unknown_word",
				ehr_buf_text(&self->word), cell);
		if (!self->list)
			break;
	}
	return 0;
}

static bool is_known(const struct ehr_event_rules *rules,
	const struct ehr_event_scores *scores, const char *column)
{
	static const char *const other[] = { "penalised_3a", "water_intakes",
		"sensitive_receptors" };
	struct allowed allowed = { 0 };

	allow_rules(&allowed, rules, column);
	allow_items(&allowed, scores, column);
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		allowed.known |= strcmp(column, other[i]) == 0;
	ehr_buf_release(&allowed.word);
	return allowed.known;
}

int ehr_event_check_header(const struct ehr_event_rules *rules,
	const struct ehr_event_scores *scores, const struct ehr_header *header,
	struct ehr_err *err)
{
	for (size_t i = 0; i < header->n; i++)
		if (is_known(rules, scores, header->name[i]))
			return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("no column of process, control or receptors, such as "
		  "\"%s\""),
		scores && scores->n > 0 ? scores->item[0].column
					: "people_5km");
}

int ehr_event_check(const struct ehr_event_rules *rules,
	const struct ehr_event_scores *scores, const struct ehr_header *header,
	const struct ehr_row *row, struct ehr_err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < header->n; i++) {
		const char *column = header->name[i];
		struct ehr_str cell = ehr_str_trim(row->cell[i]);
		struct allowed allowed = { 0 };

		if (cell.n == 0)
			continue;
		allow_rules(&allowed, rules, column);
		allow_items(&allowed, scores, column);
		if (strcmp(column, "penalised_3a") == 0) {
			allowed.known = allowed.words = true;
			ehr_words_add(&allowed.word, ehr_str_of("yes"));
			ehr_words_add(&allowed.word, ehr_str_of("no"));
		}
		if (allowed.known && allowed.number)
			rc = check_number(column, cell, allowed.whole, err);
		else if (allowed.known)
			rc = check_words(&allowed, column, cell, err);
		ehr_buf_release(&allowed.word);
	}
	return rc;
}
