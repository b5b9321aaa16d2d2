/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report.h"

#include <stdlib.h>

#include "model/report_lack.h"
#include "model/report_measure.h"
#include "model/report_tables.h"
#include "model/report_words.h"

enum { LEVELS = 4 };

const char *const ehr_report_method_columns[] = { "profile", "tox_src",
	"method", "rules", "standard", NULL };

static int put_blocks(struct ehr_report *report,
	const struct ehr_report_block *block, size_t n);

static void put_heading(struct ehr_report *report, struct ehr_str text)
{
	struct ehr_document_line *line = ehr_document_heading(report->document,
		report->level < LEVELS ? report->level : LEVELS);

	ehr_document_text(report->document, line, text);
}

/* Is the line one of those before it? */
static bool is_told(struct ehr_str before, struct ehr_str line)
{
	while (before.n > 0)
		if (ehr_str_eq(ehr_str_cut(&before, '\n'), line))
			return true;
	return false;
}

/* What has to be said behind a block, a paragraph for each line, once. */
static void put_remarks(struct ehr_report *report)
{
	struct ehr_str all = { report->remarks.p, report->remarks.n };
	struct ehr_str rest = all, line;

	while (rest.n > 0) {
		line = ehr_str_cut(&rest, '\n');
		if (!is_told(
			    (struct ehr_str){ all.p, (size_t)(line.p - all.p) },
			    line))
			ehr_report_note(report, line);
	}
	report->remarks.n = 0;
}

static int put_section(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	size_t n = report->template->n_inputs;
	bool *outer = report->told;
	int rc;

	report->told =
		ehr_arena_calloc(&report->arena, n + 1, sizeof(*report->told));
	report->level++;
	put_heading(report, ehr_report_prose(report, &block->text));
	rc = put_blocks(report, block->block, block->n);
	report->level--;
	report->told = outer;
	return rc;
}

static int put_each(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	struct ehr_str what = ehr_str_of(ehr_report_pick(
		report, &report->template->input[block->query.from].text));
	struct ehr_report_answer answer;
	struct ehr_str *value;
	size_t n;
	int rc = 0;

	if (ehr_report_lacks_query(report, &block->query, what))
		return 0;
	if (ehr_report_ask(report, &block->query, &answer))
		return -1;
	if (ehr_report_put_none(report, &answer, what))
		return 0;
	n = ehr_report_kept(&answer);
	ehr_report_remark_more(report, answer.n - n);
	value = ehr_arena_calloc(&report->arena, n + 1, sizeof(*value));
	for (size_t i = 0; i < n; i++)
		value[i] =
			ehr_arena_copy(&report->arena, answer.group[i].key[0]);
	report->each_name[report->depth++] = block->as;
	for (size_t i = 0; i < n && rc == 0; i++) {
		report->each[report->depth - 1] = value[i];
		rc = put_blocks(report, block->block, block->n);
	}
	report->depth--;
	return rc;
}

static int put_picture(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	const struct ehr_report_data *data = &report->data[block->query.from];
	struct ehr_document_picture picture = { .caption = ehr_report_prose(
							report, &block->text) };

	if (ehr_report_lacks_input(report, block->query.from, picture.caption))
		return 0;
	picture.input = ehr_str_of(data->input->name);
	picture.file = ehr_str_of(data->file);
	picture.bytes = (struct ehr_str){ data->bytes.p, data->bytes.n };
	ehr_document_picture(report->document, &picture);
	return 0;
}

static bool is_wanted(
	const struct ehr_report *report, const struct ehr_report_block *block)
{
	for (size_t i = 0; i < block->n_given; i++)
		if (!ehr_report_given(report, ehr_str_of(block->given[i])))
			return false;
	for (size_t i = 0; i < block->n_not_given; i++)
		if (ehr_report_given(report, ehr_str_of(block->not_given[i])))
			return false;
	return true;
}

static int put_block(
	struct ehr_report *report, const struct ehr_report_block *block)
{
	switch (block->kind) {
	case EHR_REPORT_SECTION: return put_section(report, block);
	case EHR_REPORT_TEXT: return ehr_report_put_text(report, block);
	case EHR_REPORT_TABLE: return ehr_report_put_table(report, block);
	case EHR_REPORT_CHART: return ehr_report_put_chart(report, block);
	case EHR_REPORT_FACTS: return ehr_report_put_facts(report, block);
	case EHR_REPORT_LIST: return ehr_report_put_list(report, block);
	case EHR_REPORT_PICTURE: return put_picture(report, block);
	default: return put_each(report, block);
	}
}

static int put_blocks(struct ehr_report *report,
	const struct ehr_report_block *block, size_t n)
{
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		if (!is_wanted(report, &block[i]))
			continue;
		rc = put_block(report, &block[i]);
		put_remarks(report);
		ehr_arena_reset(&report->scratch);
	}
	return rc;
}

static void put_method(struct ehr_report *report,
	const struct ehr_report_data *data, long column,
	enum ehr_report_said what, struct ehr_document_table *table)
{
	const struct ehr_map *value = &data->column[column].value;
	struct ehr_document_row *row;

	for (size_t i = 0; i < value->n; i++) {
		if (value->key[i].n == 0)
			continue;
		row = ehr_document_row(report->document, table);
		ehr_document_text(report->document, &row->cell[0],
			ehr_str_of(
				ehr_report_pick(report, &data->input->text)));
		ehr_document_text(
			report->document, &row->cell[1], report->said[what]);
		ehr_document_text(
			report->document, &row->cell[2], value->key[i]);
	}
}

/* Every method, profile and version that the inputs name. */
static void put_methods(struct ehr_report *report)
{
	static const enum ehr_report_said head[] = { EHR_SAID_INPUT,
		EHR_SAID_COLUMN, EHR_SAID_VALUE };
	struct ehr_document_table *table = NULL;

	for (size_t i = 0; i < report->template->n_inputs; i++)
		for (size_t k = 0; ehr_report_method_columns[k]; k++) {
			const char *name = ehr_report_method_columns[k];
			long column = ehr_report_data_column(&report->data[i],
				&(struct ehr_report_names){ &name, 1 });

			if (column == EHR_REPORT_NONE ||
				report->data[i].rows == 0)
				continue;
			if (!table) {
				report->level = 1;
				put_heading(
					report, report->said[EHR_SAID_METHODS]);
				table = ehr_document_table(report->document,
					report->said[EHR_SAID_METHODS]);
				for (int c = 0; c < 3; c++)
					ehr_document_text(report->document,
						&ehr_document_column(
							report->document, table,
							false)
							 ->head,
						report->said[head[c]]);
			}
			put_method(report, &report->data[i], column,
				(enum ehr_report_said)(EHR_SAID_PROFILE + k),
				table);
		}
}

void ehr_report_list_inputs(
	struct ehr_report *report, struct ehr_document *document)
{
	const struct ehr_report_template *template = report->template;
	struct ehr_document_input input = { .name = ehr_str_of("template"),
		.file = ehr_str_of(template->file),
		.sha256 = ehr_str_of(template->sha256),
		.bytes = template->size };

	ehr_document_input(document, &input);
	for (size_t i = 0; i < template->n_inputs; i++) {
		const struct ehr_report_data *data = &report->data[i];

		if (!data->file)
			continue;
		input = (struct ehr_document_input){
			.name = ehr_str_of(data->input->name),
			.file = ehr_str_of(data->file),
			.sha256 = ehr_str_of(data->sha256),
			.bytes = data->size,
			.rows = data->rows,
		};
		ehr_document_input(document, &input);
	}
}

int ehr_report_start(struct ehr_report *report)
{
	return ehr_report_said_read(report);
}

int ehr_report_page(struct ehr_report *report, struct ehr_document *document)
{
	const struct ehr_report_template *template = report->template;
	struct ehr_str title;
	int rc;

	report->document = document;
	report->level = 0;
	ehr_document_init(document, (struct ehr_str){ "", 0 });
	rc = ehr_report_title(report, &title);
	document->title = ehr_document_copy(document, title);
	document->date = ehr_document_copy(
		document, ehr_report_known_value(report, ehr_str_of("as_of")));
	report->told = ehr_arena_calloc(
		&report->arena, template->n_inputs + 1, sizeof(*report->told));
	if (rc == 0)
		rc = put_blocks(report, template->block, template->n);
	if (rc == 0) {
		put_methods(report);
		ehr_report_list_inputs(report, document);
	}
	ehr_arena_reset(&report->scratch);
	ehr_arena_reset(&report->arena);
	return rc;
}

void ehr_report_stop(struct ehr_report *report)
{
	ehr_map_release(&report->fit);
	free(report->fits);
	ehr_buf_release(&report->remarks);
	ehr_arena_release(&report->scratch);
	ehr_arena_release(&report->arena);
	ehr_arena_release(&report->whole);
}

int ehr_report_make(struct ehr_report *report, struct ehr_document *document)
{
	int rc = ehr_report_start(report);

	if (rc == 0)
		rc = ehr_report_page(report, document);
	else
		ehr_document_init(document, (struct ehr_str){ "", 0 });
	ehr_report_stop(report);
	return rc;
}
