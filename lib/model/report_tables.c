/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_tables.h"

#include <math.h>

#include "base/num.h"
#include "model/report_lack.h"

/* Everything that is shown: a result for each group and column. */
struct shown_all {
	struct ehr_report_answer answer;
	struct ehr_str caption;
	size_t kept;
	struct ehr_report_result *result; /* group by group */
	struct ehr_report_result *total;  /* of each column; or NULL */
};

bool ehr_report_put_none(struct ehr_report *report,
	const struct ehr_report_answer *answer, struct ehr_str what)
{
	const struct ehr_report_query *query = answer->query;
	const struct ehr_report_data *data = answer->data[0];
	struct ehr_buf text = { 0 }, thing = { 0 }, number = { 0 };

	if (answer->n > 0)
		return false;
	report->remarks.n = 0; /* of columns that are not shown */
	if (query->none.zh) {
		ehr_report_note(report, ehr_report_prose(report, &query->none));
		return true;
	}
	ehr_buf_add_str(&thing, what);
	ehr_buf_printf(&number, "%zu", data->rows);
	ehr_report_say(report, &text, EHR_SAID_NONE_MET,
		(const char *[]){ ehr_buf_text(&thing), ehr_buf_text(&number),
			data->input->name, data->file, NULL });
	ehr_report_note(report, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	ehr_buf_release(&thing);
	ehr_buf_release(&number);
	return true;
}

/* Values and words are not added up; numbers are. */
static bool has_total(const struct ehr_report_shown *shown)
{
	return shown->by == EHR_REPORT_NONE &&
	       shown->figure->how != EHR_REPORT_VALUE &&
	       shown->figure->how != EHR_REPORT_VALUES &&
	       shown->figure->how != EHR_REPORT_PRESENCE;
}

static int evaluate_total(struct ehr_report *report, struct shown_all *all)
{
	struct ehr_report_answer *answer = &all->answer;

	all->total = ehr_arena_calloc(
		&report->scratch, answer->n_shown + 1, sizeof(*all->total));
	for (size_t i = 0; i < answer->n_shown; i++) {
		struct ehr_report_shown shown = answer->shown[i];

		if (has_total(&shown) &&
			ehr_report_evaluate(report, &shown, &answer->whole,
				true, &all->total[i]))
			return -1;
	}
	return 0;
}

static int evaluate_all(struct ehr_report *report, struct shown_all *all)
{
	struct ehr_report_answer *answer = &all->answer;
	struct ehr_report_result *result;

	all->kept = ehr_report_kept(answer);
	result = all->result = ehr_arena_calloc(&report->scratch,
		all->kept * answer->n_shown + 1, sizeof(*all->result));
	for (size_t i = 0; i < all->kept; i++)
		for (size_t k = 0; k < answer->n_shown; k++)
			if (ehr_report_evaluate(report, &answer->shown[k],
				    &answer->group[i], true, result++))
				return -1;
	return answer->query->total ? evaluate_total(report, all) : 0;
}

/* 1: shown; 0: something else has been said; -1: failed. */
static int prepare(struct ehr_report *report,
	const struct ehr_report_block *block, struct shown_all *all)
{
	all->caption = ehr_report_prose(report, &block->text);
	if (ehr_report_lacks_query(report, &block->query, all->caption))
		return 0;
	if (ehr_report_ask(report, &block->query, &all->answer))
		return -1;
	if (ehr_report_put_none(report, &all->answer, all->caption))
		return 0;
	return evaluate_all(report, all) ? -1 : 1;
}

static void put_result(struct ehr_report *report,
	struct ehr_document_line *line, const struct ehr_report_shown *shown,
	const struct ehr_report_result *result)
{
	struct ehr_report_result put = *result;

	if (shown->by != EHR_REPORT_NONE && put.text.n == 0)
		put.text = report->said[EHR_SAID_EMPTY];
	ehr_report_put_result(report, line, &put);
}

/* Are all cells of the column numbers, as far as there are any? What rows are
 * gathered by, such as codes and years, are names. */
static bool is_numeric(const struct shown_all *all, size_t column)
{
	size_t n = 0;

	if (all->answer.shown[column].by != EHR_REPORT_NONE)
		return false;
	if (has_total(&all->answer.shown[column]))
		return true;
	for (size_t i = 0; i < all->kept; i++) {
		const struct ehr_report_result *result =
			&all->result[i * all->answer.n_shown + column];
		double number;

		if (result->raw.n == 0)
			continue;
		n++;
		if (!ehr_str_eq(result->raw, result->text) &&
			isnan(result->number))
			return false;
		if (ehr_num_read(result->raw, &number) != EHR_NUM_VALUE)
			return false;
	}
	return n > 0;
}

/* A change rests on columns that are mostly shown, and then have said it. */
static bool is_said(const struct ehr_report_answer *answer, size_t i)
{
	const struct ehr_report_figure *figure = answer->shown[i].figure;

	if (figure->side < EHR_REPORT_CHANGE)
		return false;
	for (size_t k = 0; k < answer->n_shown; k++)
		if (answer->shown[k].figure->side < EHR_REPORT_CHANGE &&
			answer->shown[k].figure->how == figure->how)
			return true;
	return false;
}

/* Of rows that stand in several groups, that they do. */
static void remark_split(
	struct ehr_report *report, const struct ehr_report_answer *answer)
{
	const struct ehr_report_query *query = answer->query;
	struct ehr_buf number = { 0 }, heading = { 0 };

	if (answer->several == 0)
		return;
	for (size_t i = 0; i < answer->n_shown; i++)
		if (answer->shown[i].by != EHR_REPORT_NONE &&
			query->by[answer->shown[i].by].split)
			ehr_buf_add_str(&heading, answer->shown[i].heading);
	ehr_buf_printf(&number, "%zu", answer->several);
	ehr_report_say(report, &report->remarks,
		query->total ? EHR_SAID_SPLIT_TOTAL : EHR_SAID_SPLIT,
		(const char *[]){
			ehr_buf_text(&heading), ehr_buf_text(&number), NULL });
	ehr_buf_putc(&report->remarks, '\n');
	ehr_buf_release(&number);
	ehr_buf_release(&heading);
}

/* Of rows for which a lookup has several values, that it shows none. */
static void remark_unclear(
	struct ehr_report *report, const struct ehr_report_answer *answer)
{
	struct ehr_buf number = { 0 };

	if (answer->unclear == 0)
		return;
	ehr_buf_printf(&number, "%zu", answer->unclear);
	ehr_report_say(report, &report->remarks, EHR_SAID_UNCLEAR,
		(const char *[]){ ehr_buf_text(&number), NULL });
	ehr_buf_putc(&report->remarks, '\n');
	ehr_buf_release(&number);
}

static void put_remarks(
	struct ehr_report *report, const struct ehr_report_answer *answer)
{
	remark_unclear(report, answer);
	remark_split(report, answer);
	for (size_t i = 0; i < answer->n_shown; i++)
		if (!is_said(answer, i))
			ehr_report_shown_remark(report, &answer->shown[i]);
}

static void put_total(struct ehr_report *report, const struct shown_all *all,
	struct ehr_document_table *table)
{
	struct ehr_document_row *row =
		ehr_document_row(report->document, table);
	bool labelled = false;

	row->total = true;
	for (size_t i = 0; i < all->answer.n_shown; i++) {
		const struct ehr_report_shown *shown = &all->answer.shown[i];

		if (has_total(shown))
			put_result(
				report, &row->cell[i], shown, &all->total[i]);
		else
			ehr_document_text(report->document, &row->cell[i],
				labelled ? (struct ehr_str){ "", 0 }
					 : report->said[EHR_SAID_TOTAL]);
		labelled = true;
	}
}

int ehr_report_put_table(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	struct shown_all all = { 0 };
	const struct ehr_report_answer *answer = &all.answer;
	struct ehr_document_table *table;
	int rc = prepare(report, block, &all);

	if (rc <= 0)
		return rc;
	table = ehr_document_table(report->document, all.caption);
	for (size_t i = 0; i < answer->n_shown; i++)
		ehr_document_text(report->document,
			&ehr_document_column(
				report->document, table, is_numeric(&all, i))
				 ->head,
			answer->shown[i].heading);
	for (size_t i = 0; i < all.kept; i++) {
		struct ehr_document_row *row =
			ehr_document_row(report->document, table);

		for (size_t k = 0; k < answer->n_shown; k++)
			put_result(report, &row->cell[k], &answer->shown[k],
				&all.result[i * answer->n_shown + k]);
	}
	if (all.total)
		put_total(report, &all, table);
	table->left_out = answer->n - all.kept;
	put_remarks(report, answer);
	return 0;
}

int ehr_report_put_facts(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	struct shown_all all = { 0 };
	const struct ehr_report_answer *answer = &all.answer;
	struct ehr_document_table *table;
	struct ehr_document_column *column;
	int rc = prepare(report, block, &all);

	if (rc <= 0)
		return rc;
	table = ehr_document_table(report->document, all.caption);
	column = ehr_document_column(report->document, table, false);
	ehr_document_text(
		report->document, &column->head, report->said[EHR_SAID_ITEM]);
	for (size_t i = 0; i < all.kept; i++) {
		column = ehr_document_column(report->document, table, false);
		ehr_document_text(report->document, &column->head,
			report->said[EHR_SAID_VALUE]);
	}
	for (size_t k = 0; k < answer->n_shown; k++) {
		struct ehr_document_row *row =
			ehr_document_row(report->document, table);

		ehr_document_text(report->document, &row->cell[0],
			answer->shown[k].heading);
		for (size_t i = 0; i < all.kept; i++)
			put_result(report, &row->cell[i + 1], &answer->shown[k],
				&all.result[i * answer->n_shown + k]);
	}
	table->left_out = answer->n - all.kept;
	put_remarks(report, answer);
	return 0;
}

/* The words of the group's keys, with blanks between. */
static struct ehr_str category(struct ehr_report *report,
	const struct ehr_report_answer *answer, size_t group)
{
	struct ehr_buf text = { 0 };
	struct ehr_str whole;

	for (size_t i = 0; i < answer->query->n_by; i++) {
		const struct ehr_report_words *words = NULL;
		struct ehr_str key = answer->group[group].key[i];
		enum ehr_tone tone;

		for (size_t k = 0; k < answer->n_shown; k++)
			if (answer->shown[k].by == (long)i)
				words = answer->shown[k].words;
		if (i > 0)
			ehr_buf_putc(&text, ' ');
		ehr_buf_add_str(&text, key.n == 0 ? report->said[EHR_SAID_EMPTY]
						  : ehr_report_word(report,
							    words, key, &tone));
	}
	whole = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return whole;
}

/* The headings of the columns that categories are values of. */
static struct ehr_str categories(
	struct ehr_report *report, const struct ehr_report_answer *answer)
{
	struct ehr_buf text = { 0 };
	struct ehr_str whole;

	for (size_t i = 0; i < answer->n_shown; i++) {
		if (answer->shown[i].by == EHR_REPORT_NONE)
			continue;
		if (text.n)
			ehr_buf_putc(&text, ' ');
		ehr_buf_add_str(&text, answer->shown[i].heading);
	}
	whole = ehr_document_copy(
		report->document, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return whole;
}

static void put_series(struct ehr_report *report, const struct shown_all *all,
	size_t column, struct ehr_document_chart *chart)
{
	const struct ehr_report_answer *answer = &all->answer;
	struct ehr_chart_series *series = ehr_document_series(
		report->document, chart, answer->shown[column].heading);

	for (size_t i = 0; i < all->kept; i++) {
		const struct ehr_report_result *result =
			&all->result[i * answer->n_shown + column];

		ehr_document_point(report->document, series, result->number,
			result->text, result->origin);
	}
}

void ehr_report_remark_more(struct ehr_report *report, size_t more)
{
	struct ehr_buf number = { 0 };

	if (more == 0)
		return;
	ehr_buf_printf(&number, "%zu", more);
	ehr_report_say(report, &report->remarks, EHR_SAID_MORE,
		(const char *[]){ ehr_buf_text(&number), NULL });
	ehr_buf_putc(&report->remarks, '\n');
	ehr_buf_release(&number);
}

int ehr_report_put_chart(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	static const enum ehr_chart_kind kind[EHR_REPORT_CHARTS] = {
		EHR_CHART_BARS, EHR_CHART_STACKED, EHR_CHART_LINES
	};
	struct shown_all all = { 0 };
	struct ehr_document_chart *chart;
	int rc = prepare(report, block, &all);

	if (rc <= 0)
		return rc;
	chart = ehr_document_chart(
		report->document, kind[block->chart], all.caption);
	if (block->unit.zh)
		chart->unit = ehr_document_copy(report->document,
			ehr_str_of(ehr_report_pick(report, &block->unit)));
	chart->by = categories(report, &all.answer);
	for (size_t i = 0; i < all.kept; i++)
		ehr_document_category(report->document, chart,
			category(report, &all.answer, i));
	for (size_t i = 0; i < all.answer.n_shown; i++)
		if (all.answer.shown[i].by == EHR_REPORT_NONE)
			put_series(report, &all, i, chart);
	put_remarks(report, &all.answer);
	ehr_report_remark_more(report, all.answer.n - all.kept);
	return 0;
}
