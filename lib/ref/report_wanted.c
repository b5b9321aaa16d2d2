/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/report_wanted.h"

static void add_names(
	struct ehr_map *name, const struct ehr_report_names *names)
{
	for (size_t i = 0; i < names->n; i++)
		ehr_map_add(name, ehr_str_of(names->name[i]), NULL);
}

static void add_conditions(
	struct ehr_map *name, const struct ehr_report_conditions *conditions)
{
	for (size_t i = 0; i < conditions->n; i++)
		add_names(name, &conditions->at[i].column);
}

static void add_figures(
	struct ehr_map *name, const struct ehr_report_figures *figures)
{
	for (size_t i = 0; i < figures->n; i++) {
		const struct ehr_report_figure *figure = &figures->at[i];

		add_names(name, &figure->column);
		add_names(name, &figure->key);
		add_names(name, &figure->words_from.word);
		add_names(name, &figure->words_from.zh);
		add_names(name, &figure->words_from.en);
		add_conditions(name, &figure->where);
		add_conditions(name, &figure->having);
	}
}

static void add_query(
	struct ehr_map *name, const struct ehr_report_query *query)
{
	add_conditions(name, &query->where);
	add_figures(name, &query->columns);
	add_names(name, &query->across);
	for (size_t i = 0; i < query->n_by; i++) {
		add_names(name, &query->by[i].column);
		add_names(name, &query->by[i].key);
	}
	for (size_t i = 0; i < query->n_sort; i++)
		add_names(name, &query->sort[i].column);
}

/* What stands in braces in the text of a list may be a column. */
static void add_text(struct ehr_map *name, const char *text)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_report_piece piece;

	while (ehr_report_piece_next(&rest, &piece))
		if (piece.is_name)
			ehr_map_add(name, piece.text, NULL);
}

static void add_blocks(
	struct ehr_map *name, const struct ehr_report_block *block, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		add_query(name, &block[i].query);
		add_figures(name, &block[i].figures);
		add_names(name, &block[i].each);
		if (block[i].kind == EHR_REPORT_LIST) {
			add_text(name, block[i].text.zh);
			add_text(name, block[i].text.en);
		}
		add_blocks(name, block[i].block, block[i].n);
	}
}

void ehr_report_wanted(
	struct ehr_map *name, const struct ehr_report_template *template)
{
	add_figures(name, &template->figures);
	add_blocks(name, template->block, template->n);
}
