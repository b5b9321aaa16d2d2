/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_shown.h"

static void bind_lookup(
	struct ehr_report *report, struct ehr_report_shown *shown)
{
	const struct ehr_report_figure *figure = shown->figure;
	const struct ehr_report_data *data = &report->data[figure->lookup];

	shown->key = ehr_report_data_column(shown->data[0], &figure->key);
	shown->lookup_key = ehr_report_data_column(data, &figure->key);
	shown->column[0] = ehr_report_data_column(data, &figure->column);
}

/* Adds what a value of column[0] is explained as in column[1]. */
static void add_meaning(struct ehr_report *report,
	const struct ehr_report_data *data, const long column[2], long value,
	struct ehr_report_words *words)
{
	struct ehr_str word = data->column[column[0]].value.key[value];
	struct ehr_str text = { 0 };
	size_t n;
	const uint32_t *row = ehr_report_data_rows(data, column[0], value, &n);
	const char *said;

	for (size_t i = 0; i < n && text.n == 0; i++)
		text = ehr_report_cell(data, column[1], row[i]);
	if (word.n == 0 || text.n == 0)
		return;
	said = ehr_arena_string(&report->scratch, text);
	words->at[words->n++] = (struct ehr_report_word){
		.word = ehr_arena_string(&report->scratch, word),
		.text = { said, said }
	};
}

/* The words of the figure, behind those that a table explains if it is given: of
 * each the text that stands by it first. */
static const struct ehr_report_words *words_of(
	struct ehr_report *report, const struct ehr_report_figure *figure)
{
	const struct ehr_report_words_from *from = &figure->words_from;
	const struct ehr_report_words *base = figure->words;
	const struct ehr_report_data *data;
	struct ehr_report_words *words;
	long word, text;

	if (from->word.n == 0)
		return base;
	data = &report->data[from->input];
	word = ehr_report_data_column(data, &from->word);
	text = ehr_report_data_column(data, report->zh ? &from->zh : &from->en);
	if (word == EHR_REPORT_NONE || text == EHR_REPORT_NONE)
		return base;
	words = ehr_arena_calloc(&report->scratch, 1, sizeof(*words));
	words->at = ehr_arena_calloc(&report->scratch,
		data->column[word].value.n + (base ? base->n : 0) + 1,
		sizeof(*words->at));
	for (size_t i = 0; i < data->column[word].value.n; i++)
		add_meaning(
			report, data, (long[]){ word, text }, (long)i, words);
	for (size_t i = 0; base && i < base->n; i++)
		words->at[words->n++] = base->at[i];
	return words;
}

static int make_side(
	struct ehr_report *report, struct ehr_report_shown *shown, int side)
{
	const struct ehr_report_figure *figure = shown->figure;
	const struct ehr_report_data *data = shown->data[side];

	shown->column[side] = EHR_REPORT_NONE;
	if (!data)
		return 0;
	shown->column[side] = ehr_report_data_column(data, &figure->column);
	return ehr_report_tests_add(
		       report, data, &figure->where, &shown->where[side]) ||
			       ehr_report_tests_add(report, data,
				       &figure->having, &shown->having[side])
		       ? -1
		       : 0;
}

int ehr_report_shown_make(struct ehr_report *report,
	const struct ehr_report_figure *figure,
	const struct ehr_report_data *const data[EHR_REPORT_TABLES],
	struct ehr_report_shown *shown)
{
	struct ehr_buf where = { 0 };

	*shown = (struct ehr_report_shown){ .figure = figure,
		.by = EHR_REPORT_NONE };
	for (int i = 0; i < EHR_REPORT_TABLES; i++) {
		shown->data[i] = data[i];
		if (make_side(report, shown, i))
			return -1;
	}
	if (figure->lookup != EHR_REPORT_NONE)
		bind_lookup(report, shown);
	shown->words = words_of(report, figure);
	if (figure->heading.zh)
		shown->heading = ehr_report_prose(report, &figure->heading);
	ehr_report_conditions_text(report, &figure->where, &where);
	shown->where_text = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ where.p, where.n });
	where.n = 0;
	ehr_report_conditions_text(report, &figure->having, &where);
	shown->having_text = ehr_arena_copy(
		&report->scratch, (struct ehr_str){ where.p, where.n });
	ehr_buf_release(&where);
	return 0;
}

const struct ehr_origin *ehr_report_origin(struct ehr_report *report,
	const struct ehr_origin *like, const struct ehr_report_data *data,
	long column, struct ehr_report_rows rows)
{
	struct ehr_origin origin = *like;
	struct ehr_origin_lines *lines = ehr_arena_alloc(
		&report->scratch, (rows.n + 1) * sizeof(*lines));
	size_t n = 0;

	for (size_t i = 0; i < rows.n; i++) {
		unsigned long line = data->line[rows.at[i]];

		if (i > 0 && rows.at[i] == rows.at[i - 1] + 1)
			lines[n - 1].last = line;
		else
			lines[n++] = (struct ehr_origin_lines){ line, line };
	}
	origin.input = ehr_str_of(data->input->name);
	origin.file = ehr_str_of(data->file);
	if (column != EHR_REPORT_NONE)
		origin.column = ehr_str_of(data->column[column].name);
	origin.lines = lines;
	origin.n_lines = n;
	return ehr_document_origin(report->document, &origin);
}
