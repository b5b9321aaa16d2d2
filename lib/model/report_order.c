/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_order.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"

/* What a group is sorted by: missing or not, number or text. */
enum sort_class { NUMBER, TEXT, MISSING };

struct sort_key {
	bool down;
	size_t rank; /* in the list of values, or behind it */
	enum sort_class class;
	double number;
	struct ehr_str text;
};

struct item {
	const struct sort_key *key;
	size_t n, at;
};

static int compare_keys(const struct sort_key *a, const struct sort_key *b)
{
	int order = 0;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->class != b->class)
		return a->class < b->class ? -1 : 1;
	if (a->class == NUMBER)
		order = (a->number > b->number) - (a->number < b->number);
	else
		order = ehr_str_cmp(a->text, b->text);
	return a->down ? -order : order;
}

static int compare(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	for (size_t i = 0; i < x->n; i++) {
		int order = compare_keys(&x->key[i], &y->key[i]);

		if (order)
			return order;
	}
	return (x->at > y->at) - (x->at < y->at);
}

/* The column shown under that id or name, or NULL. */
static struct ehr_report_shown *shown_of(
	struct ehr_report_answer *answer, const char *name)
{
	for (size_t i = 0; i < answer->n_shown; i++) {
		const struct ehr_report_figure *figure =
			answer->shown[i].figure;

		if (figure->name && strcmp(figure->name, name) == 0)
			return &answer->shown[i];
	}
	for (size_t i = 0; i < answer->n_shown; i++) {
		const struct ehr_report_names *names =
			&answer->shown[i].figure->column;

		for (size_t k = 0; k < names->n; k++)
			if (strcmp(names->name[k], name) == 0)
				return &answer->shown[i];
	}
	return NULL;
}

static void set_key(const struct ehr_report_sort *sort, struct ehr_str raw,
	double number, struct sort_key *key)
{
	*key = (struct sort_key){ .down = sort->down,
		.class = raw.n == 0 ? MISSING : TEXT,
		.number = number,
		.text = raw };
	if (!isnan(number))
		key->class = NUMBER;
	while (key->rank < sort->n && !ehr_str_is(raw, sort->value[key->rank]))
		key->rank++;
}

static double number_of(struct ehr_str cell)
{
	double number;

	return ehr_num_read(cell, &number) == EHR_NUM_VALUE ? number : NAN;
}

/* By a column that is shown, or, where each row is a group, by any. */
static int make_keys(struct ehr_report *report,
	struct ehr_report_answer *answer, size_t which, struct sort_key *key)
{
	const struct ehr_report_query *query = answer->query;
	const struct ehr_report_sort *sort = &query->sort[which];
	struct ehr_report_shown *shown = NULL;
	long column = ehr_report_data_column(answer->data[0], &sort->column);

	for (size_t i = 0; i < sort->column.n && !shown; i++)
		shown = shown_of(answer, sort->column.name[i]);
	if (!shown && (column == EHR_REPORT_NONE || query->n_by))
		return 0; /* a column that was left out */
	for (size_t i = 0; i < answer->n; i++) {
		struct ehr_report_result result = { 0 };

		if (shown && ehr_report_evaluate(report, shown,
				     &answer->group[i], false, &result))
			return -1;
		if (!shown)
			result.raw = ehr_report_cell(answer->data[0], column,
				answer->group[i].rows[0].at[0]);
		if (!shown || shown->by != EHR_REPORT_NONE)
			result.number = number_of(result.raw);
		set_key(sort, result.raw, result.number,
			&key[i * query->n_sort + which]);
	}
	if (shown) /* sorting counts nothing that is left out */
		shown->empty = 0;
	return 0;
}

int ehr_report_order(
	struct ehr_report *report, struct ehr_report_answer *answer)
{
	size_t n_sort = answer->query->n_sort, n = answer->n;
	struct ehr_report_group *sorted;
	struct sort_key *key;
	struct item *item;

	if (n_sort == 0 || n == 0)
		return 0;
	key = ehr_arena_calloc(&report->scratch, n * n_sort, sizeof(*key));
	item = ehr_arena_calloc(&report->scratch, n, sizeof(*item));
	sorted = ehr_arena_calloc(&report->scratch, n, sizeof(*sorted));
	for (size_t i = 0; i < n_sort; i++)
		if (make_keys(report, answer, i, key))
			return -1;
	for (size_t i = 0; i < n; i++)
		item[i] = (struct item){ key + i * n_sort, n_sort, i };
	qsort(item, n, sizeof(*item), compare);
	for (size_t i = 0; i < n; i++)
		sorted[i] = answer->group[item[i].at];
	answer->group = sorted;
	return 0;
}
