/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Templates of reports, and the reports of those that open, over two small
 * tables in both languages: every line of text is UTF-8, every figure has its
 * text. What does not open says where.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "model/report.h"
#include "ref/report_wanted.h"

#define TABLE \
	"unit,n,v,day,state\na,1,2.5,2025-03-01,done\na,2,,2026-01-31,\n" \
	"b,,-1e300,2025-12-31,overdue\n\"a\nb\",4,1e300,,done late\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good)
{
	if (!good)
		abort();
}

static void check_line(const struct ehr_document_line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		struct ehr_str text = line->span[i].text;

		must(ehr_utf8_check(text.p, text.n) == text.n);
		must(line->span[i].origin == NULL || text.n > 0);
	}
}

static void check_table(const struct ehr_document_table *table)
{
	for (size_t i = 0; i < table->n_columns; i++)
		check_line(&table->column[i].head);
	for (size_t i = 0; i < table->n_rows; i++)
		for (size_t k = 0; k < table->n_columns; k++)
			check_line(&table->row[i].cell[k]);
}

static void check_document(const struct ehr_document *document)
{
	for (size_t i = 0; i < document->n; i++) {
		const struct ehr_block *block = document->block[i];

		if (block->kind == EHR_BLOCK_TABLE)
			check_table(&block->table);
		else if (block->kind == EHR_BLOCK_PARAGRAPH ||
			 block->kind == EHR_BLOCK_HEADING)
			check_line(&block->line);
	}
}

/* Pictures stay away. */
static void read_input(struct ehr_report_data *data,
	const struct ehr_report_template *template,
	const struct ehr_words *words, struct ehr_err *err)
{
	static const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV,
		.digest = true };
	struct ehr_map wanted = { 0 };
	struct ehr_reader *reader;

	if (data->input->picture)
		return;
	reader = ehr_reader_memory("t.csv", ehr_str_of(TABLE), &opts, err);
	must(reader != NULL);
	ehr_report_wanted(&wanted, template);
	data->file = "t.csv";
	must(ehr_report_data_read(data, reader, &wanted, words, err) == 0);
	ehr_reader_close(reader);
	ehr_map_release(&wanted);
}

/* The last of several inputs is not given. */
static void make(const struct ehr_report_template *template,
	const struct ehr_words *words, bool zh)
{
	struct ehr_arena arena = { 0 };
	struct ehr_document document;
	struct ehr_err err = { 0 };
	struct ehr_report report = {
		.template = template, .zh = zh, .err = &err
	};
	size_t n = template->n_inputs;

	report.data = ehr_arena_calloc(&arena, n + 1, sizeof *report.data);
	report.parameter = ehr_arena_calloc(
		&arena, template->n_parameters + 1, sizeof *report.parameter);
	for (size_t i = 0; i < template->n_parameters; i++)
		report.parameter[i] = template->parameter[i].standard
					      ? template->parameter[i].standard
					      : "2025";
	for (size_t i = 0; i < n; i++) {
		report.data[i].input = &template->input[i];
		if (n == 1 || i < n - 1)
			read_input(&report.data[i], template, words, &err);
	}
	if (ehr_report_make(&report, &document) == 0)
		check_document(&document);
	else
		must(err.fault != EHR_OK && err.text[0] != '\0');
	ehr_document_release(&document);
	for (size_t i = 0; i < n; i++)
		ehr_report_data_release(&report.data[i]);
	ehr_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ehr_words *words;
	struct ehr_str yaml = { (const char *)data, size };
	struct ehr_err err = { 0 };
	struct ehr_report_template *template;

	if (words == NULL)
		words = ehr_words_open(&err);
	must(words != NULL);
	template = ehr_report_template_read("fuzz.yaml", yaml, &err);
	if (template == NULL) {
		must(err.fault == EHR_FAULT_USAGE && err.text[0] != '\0');
		must(strcmp(err.file, "fuzz.yaml") == 0);
		return 0;
	}
	must(ehr_utf8_check(template->title.zh, strlen(template->title.zh)) ==
		strlen(template->title.zh));
	make(template, words, true);
	make(template, words, false);
	ehr_report_template_close(template);
	return 0;
}
