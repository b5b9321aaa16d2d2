/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_tables.h"

#include <stdio.h>

#define MISSING "\xe2\x80\x94"

static void add_column(struct ehr_document *into,
	struct ehr_document_table *table, struct ehr_str head, bool numeric)
{
	struct ehr_document_column *column =
		ehr_document_column(into, table, numeric);

	ehr_document_text(into, &column->head, head);
}

const struct ehr_document_table *ehr_document_chart_table(
	struct ehr_document *into, const struct ehr_document_chart *chart,
	const struct ehr_labels *labels)
{
	struct ehr_document_table *table =
		ehr_document_table(into, chart->caption);

	add_column(into, table,
		chart->by.n ? chart->by : ehr_label(labels, "report.category"),
		false);
	for (size_t i = 0; i < chart->n_series; i++)
		add_column(into, table, chart->series[i].name, true);
	for (size_t k = 0; k < chart->n_categories; k++) {
		struct ehr_document_row *row = ehr_document_row(into, table);

		ehr_document_text(into, &row->cell[0], chart->category[k]);
		for (size_t i = 0; i < chart->n_series; i++) {
			const struct ehr_chart_series *series =
				&chart->series[i];

			if (k >= series->n || !series->point[k].span.text.n)
				ehr_document_text(into, &row->cell[i + 1],
					ehr_str_of(MISSING));
			else
				ehr_document_figure(into, &row->cell[i + 1],
					series->point[k].span.text,
					series->point[k].span.origin);
		}
	}
	return table;
}

static void add_number(struct ehr_document *into,
	struct ehr_document_line *cell, unsigned long long number)
{
	char text[24];

	snprintf(text, sizeof(text), "%llu", number);
	ehr_document_text(into, cell, ehr_str_of(text));
}

const struct ehr_document_table *ehr_document_inputs_table(
	struct ehr_document *into, const struct ehr_document *document,
	const struct ehr_labels *labels)
{
	static const char *const key[] = { "report.input", "report.file",
		"report.rows", "report.bytes", "report.sha256" };
	struct ehr_document_table *table =
		ehr_document_table(into, ehr_label(labels, "report.inputs"));

	for (size_t i = 0; i < sizeof(key) / sizeof(*key); i++)
		add_column(into, table, ehr_label(labels, key[i]),
			i == 2 || i == 3);
	for (size_t i = 0; i < document->n_inputs; i++) {
		const struct ehr_document_input *input = &document->input[i];
		struct ehr_document_row *row = ehr_document_row(into, table);

		ehr_document_text(into, &row->cell[0], input->name);
		ehr_document_text(into, &row->cell[1], input->file);
		if (input->rows)
			add_number(into, &row->cell[2], input->rows);
		add_number(into, &row->cell[3], input->bytes);
		ehr_document_text(into, &row->cell[4], input->sha256);
	}
	return table;
}
