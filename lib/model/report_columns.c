/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_columns.h"

#include <stdlib.h>

#include "base/num.h"
#include "model/report_lack.h"
#include "model/report_measure.h"

/* Are both the same column, of from or of the same lookup by the same key? */
static bool is_same(const struct ehr_report *report,
	const struct ehr_report_answer *answer, const struct ehr_report_by *by,
	const struct ehr_report_figure *figure)
{
	const struct ehr_report_data *data = answer->data[0];

	if (by->lookup != figure->lookup)
		return false;
	if (by->lookup != EHR_REPORT_NONE) {
		if (ehr_report_data_column(data, &by->key) !=
			ehr_report_data_column(data, &figure->key))
			return false;
		data = &report->data[by->lookup];
	}
	return ehr_report_data_column(data, &by->column) ==
	       ehr_report_data_column(data, &figure->column);
}

/* Which of by the figure is the value of; EHR_REPORT_NONE: of none. */
static long by_of(const struct ehr_report *report,
	const struct ehr_report_answer *answer,
	const struct ehr_report_figure *figure)
{
	const struct ehr_report_query *query = answer->query;

	if (figure->how != EHR_REPORT_VALUE || figure->where.n ||
		figure->side != EHR_REPORT_NOW)
		return EHR_REPORT_NONE;
	for (size_t i = 0; i < query->n_by; i++)
		if (is_same(report, answer, &query->by[i], figure))
			return (long)i;
	return EHR_REPORT_NONE;
}

static void remark_left_out(
	struct ehr_report *report, const struct ehr_report_figure *figure)
{
	const char *part[2] = { ehr_report_pick(report, &figure->heading) };

	ehr_report_say(report, &report->remarks, EHR_SAID_LEFT_OUT, part);
	ehr_buf_putc(&report->remarks, '\n');
}

/* A value that across stands for, and its place in the list of words. */
struct across_value {
	struct ehr_str text;
	size_t rank;
};

static int compare_values(const void *a, const void *b)
{
	const struct across_value *left = a, *right = b;
	const struct ehr_str *x = &left->text, *y = &right->text;
	double p, q;

	if (left->rank != right->rank)
		return left->rank < right->rank ? -1 : 1;
	if (ehr_num_read(*x, &p) == EHR_NUM_VALUE &&
		ehr_num_read(*y, &q) == EHR_NUM_VALUE && p != q)
		return p < q ? -1 : 1;
	return ehr_str_cmp(*x, *y);
}

static size_t rank_of(const struct ehr_report_words *words, struct ehr_str text)
{
	size_t rank = 0;

	while (words && rank < words->n &&
		!ehr_str_is(text, words->at[rank].word))
		rank++;
	return rank;
}

/* The values that across stands for, *n of them: as the template lists them, or
 * all there are, in the order of the words, of numbers, of letters. */
static struct across_value *across_values(struct ehr_report *report,
	const struct ehr_report_answer *answer, size_t *n)
{
	const struct ehr_report_query *query = answer->query;
	const struct ehr_report_data *data = answer->data[0];
	long column = ehr_report_data_column(data, &query->across);
	bool listed = query->n_across > 0;
	uint32_t *cell = ehr_report_distinct(
		report, data, column, answer->whole.rows[0], n);
	struct across_value *value;

	if (listed)
		*n = query->n_across;
	value = ehr_arena_calloc(&report->scratch, *n + 1, sizeof(*value));
	for (size_t i = 0; i < *n; i++) {
		value[i].text =
			listed ? ehr_report_expand(
					 report, query->across_value[i])
			       : data->column[column].value.key[cell[i]];
		value[i].rank = rank_of(query->across_words, value[i].text);
	}
	if (!listed)
		qsort(value, *n, sizeof(*value), compare_values);
	return value;
}

static void add_value(struct ehr_report *report, const char *name,
	struct ehr_str value, struct ehr_report_shown *shown)
{
	struct ehr_buf where = { 0 };

	ehr_buf_add_str(&where, shown->where_text);
	ehr_buf_printf(&where, "%s%s = ", where.n ? "; " : "", name);
	ehr_buf_add_str(&where, value);
	shown->where_text = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ where.p, where.n });
	ehr_buf_release(&where);
}

/* One column of those that across makes: its rows and its heading. */
static void set_across(struct ehr_report *report,
	const struct ehr_report_answer *answer, struct ehr_str value,
	bool alone, struct ehr_report_shown *shown)
{
	const struct ehr_report_query *query = answer->query;
	struct ehr_buf heading = { 0 };
	enum ehr_tone tone;

	for (int i = 0; i < EHR_REPORT_TABLES; i++)
		if (answer->data[i])
			ehr_report_tests_is(report, answer->data[i],
				ehr_report_data_column(
					answer->data[i], &query->across),
				value, &shown->where[i]);
	add_value(report, query->across.name[0], value, shown);
	ehr_buf_add_str(&heading,
		ehr_report_word(report, query->across_words, value, &tone));
	if (!alone) {
		ehr_buf_putc(&heading, ' ');
		ehr_buf_add_str(&heading, shown->heading);
	}
	shown->heading = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ heading.p, heading.n });
	ehr_buf_release(&heading);
}

static bool is_repeated(const struct ehr_report *report,
	const struct ehr_report_answer *answer,
	const struct ehr_report_figure *figure)
{
	return answer->query->across.n > 0 &&
	       figure->lookup == EHR_REPORT_NONE &&
	       by_of(report, answer, figure) == EHR_REPORT_NONE;
}

/* How many columns across repeats. */
static size_t count_repeated(
	const struct ehr_report *report, const struct ehr_report_answer *answer)
{
	const struct ehr_report_figures *columns = &answer->query->columns;
	size_t n = 0;

	for (size_t i = 0; i < columns->n; i++)
		n += ehr_report_has_figure(report, &columns->at[i]) &&
		     is_repeated(report, answer, &columns->at[i]);
	return n;
}

/* What the query asks of all its rows stands before what the column asks. */
static void add_where(struct ehr_report *report,
	const struct ehr_report_query *query, struct ehr_report_shown *shown)
{
	struct ehr_buf where = { 0 };

	ehr_report_conditions_text(report, &query->where, &where);
	if (where.n && shown->where_text.n)
		ehr_buf_puts(&where, "; ");
	ehr_buf_add_str(&where, shown->where_text);
	shown->where_text = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ where.p, where.n });
	ehr_buf_release(&where);
}

static int add_column(struct ehr_report *report,
	struct ehr_report_answer *answer,
	const struct ehr_report_figure *figure)
{
	struct ehr_report_shown *shown = &answer->shown[answer->n_shown++];

	if (ehr_report_shown_make(report, figure, answer->data, shown))
		return -1;
	add_where(report, answer->query, shown);
	shown->whole = &answer->whole;
	shown->by = by_of(report, answer, figure);
	return 0;
}

static int add_columns(struct ehr_report *report,
	struct ehr_report_answer *answer, const struct across_value *value,
	size_t n_values)
{
	const struct ehr_report_figures *columns = &answer->query->columns;
	bool alone = count_repeated(report, answer) == 1;

	for (size_t i = 0; i < columns->n; i++) {
		const struct ehr_report_figure *figure = &columns->at[i];
		bool repeated = is_repeated(report, answer, figure);

		if (!ehr_report_has_figure(report, figure)) {
			remark_left_out(report, figure);
			continue;
		}
		for (size_t k = 0; k < (repeated ? n_values : 1); k++) {
			if (add_column(report, answer, figure))
				return -1;
			if (repeated)
				set_across(report, answer, value[k].text, alone,
					&answer->shown[answer->n_shown - 1]);
		}
	}
	return 0;
}

/* Rows whose cell of across is empty stand under no value. */
static void remark_empty(
	struct ehr_report *report, const struct ehr_report_answer *answer)
{
	const struct ehr_report_query *query = answer->query;
	const struct ehr_report_data *data = answer->data[0];
	struct ehr_report_rows rows = answer->whole.rows[0];
	long column = ehr_report_data_column(data, &query->across);
	struct ehr_buf number = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < rows.n; i++)
		n += ehr_report_cell(data, column, rows.at[i]).n == 0;
	ehr_buf_printf(&number, "%zu", n);
	if (n > 0) {
		ehr_report_say(report, &report->remarks, EHR_SAID_NO_ACROSS,
			(const char *[]){ data->column[column].name,
				ehr_buf_text(&number), NULL });
		ehr_buf_putc(&report->remarks, '\n');
	}
	ehr_buf_release(&number);
}

int ehr_report_columns_make(
	struct ehr_report *report, struct ehr_report_answer *answer)
{
	const struct ehr_report_query *query = answer->query;
	struct across_value *value = NULL;
	size_t n_values = 0;

	if (query->across.n) {
		value = across_values(report, answer, &n_values);
		remark_empty(report, answer);
	}
	if (n_values > EHR_REPORT_ACROSS_MAX) {
		ehr_fail(report->err, EHR_FAULT_DATA,
			_("column \"%s\" has %zu values, more than the %d that "
			  "can stand across"),
			query->across.name[0], n_values,
			(int)EHR_REPORT_ACROSS_MAX);
		return ehr_err_at(report->err, answer->data[0]->file, 0);
	}
	answer->shown = ehr_arena_calloc(&report->scratch,
		query->columns.n * (n_values + 1) + 1, sizeof(*answer->shown));
	return add_columns(report, answer, value, n_values);
}
