/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pages.h"

#include <stdlib.h>

#include "model/report_pages.h"
#include "render/document_html.h"
#include "render/document_markdown.h"
#include "report/options.h"
#include "report/parameters.h"

/* --each taken apart. */
static struct {
	long parameter, input;
	const char *column;
} each;

int report_set_each(struct ehr_run *run, struct ehr_report *report)
{
	const struct ehr_report_template *template = report->template;
	const char *text = NULL, *colon;
	struct ehr_str name, input;

	if (!report_given.each)
		return 0;
	name = report_name_of(report_given.each, &text);
	if (!name.p || !*text)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--%s: %s, not \"%s\""), "each",
			"NAME=INPUT[:COLUMN]", report_given.each);
	colon = strchr(text, ':');
	input = colon ? (struct ehr_str){ text, (size_t)(colon - text) }
		      : ehr_str_of(text);
	each.parameter = ehr_report_parameter_find(template, name);
	each.input = ehr_report_input_find(template, input);
	if (each.parameter == EHR_REPORT_NONE)
		return report_fail_parameter(run, template, "each", name);
	if (each.input == EHR_REPORT_NONE ||
		template->input[each.input].picture)
		return report_fail_input(run, template, "each", input);
	if (report->parameter[each.parameter])
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("the parameter \"%s\" is given twice"),
			template->parameter[each.parameter].name);
	report->paged = template->parameter[each.parameter].name;
	report->parameter[each.parameter] = "";
	each.column = colon ? colon + 1 : report->paged;
	return 0;
}

const char *report_each_column(void)
{
	return each.column;
}

/* The values, and what becomes of each. */
struct making {
	const struct report_pages *with;
	struct ehr_folder *folder;
	struct ehr_writer *writer;
	struct ehr_str *value;
	const char **name;
	size_t n;
	struct ehr_document index;
	struct ehr_document_list *list;
	struct ehr_arena arena;
};

static void write_document(struct making *making,
	const struct ehr_document *document, struct ehr_buf *text)
{
	struct ehr_origin_lists lists = { 0 };

	if (report_given.html)
		ehr_document_html(text, document, making->with->labels, &lists);
	else
		ehr_document_markdown(text, document, making->with->labels,
			(struct ehr_str){ "", 0 }, &lists);
	ehr_origin_lists_release(&lists);
}

static int put_document(struct making *making,
	const struct ehr_document *document, const char *name)
{
	struct ehr_buf text = { 0 };
	int rc;

	write_document(making, document, &text);
	rc = ehr_folder_put(making->folder, name,
		(struct ehr_str){ text.p, text.n }, &making->with->run->err);
	ehr_buf_release(&text);
	return rc;
}

static int put_row(struct making *making, size_t i, struct ehr_str title)
{
	ehr_writer_text(making->writer, ehr_str_of(making->name[i]));
	ehr_writer_text(making->writer, making->value[i]);
	ehr_writer_text(making->writer, title);
	return ehr_writer_end_row(making->writer, &making->with->run->err);
}

static int put_page(struct making *making, size_t i)
{
	struct ehr_report *report = making->with->report;
	struct ehr_document page = { 0 };
	int rc;

	report->parameter[each.parameter] =
		ehr_arena_string(&making->arena, making->value[i]);
	rc = ehr_report_page(report, &page);
	page.palette = making->with->palette;
	if (rc == 0)
		rc = put_document(making, &page, making->name[i]);
	if (rc == 0)
		rc = put_row(making, i, page.title);
	if (rc == 0)
		ehr_document_text(&making->index,
			ehr_document_item(&making->index, making->list),
			page.title)
			->link = ehr_document_copy(
			&making->index, ehr_str_of(making->name[i]));
	ehr_document_release(&page);
	ehr_run_step(making->with->run, i + 1, making->n);
	return rc;
}

/* Values that are not empty, as they came first; rows without one are told. */
static int find_values(struct making *making)
{
	const struct report_pages *with = making->with;
	const struct ehr_report_data *data = &with->report->data[each.input];
	struct ehr_err *err = &with->run->err;
	const struct ehr_map *value;
	long column;
	size_t empty = 0;

	if (!data->file)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--each: give its input too: --from %s=FILE"),
			data->input->name);
	column = ehr_report_data_column(
		data, &(struct ehr_report_names){ &each.column, 1 });
	if (column == EHR_REPORT_NONE) {
		ehr_fail(err, EHR_FAULT_DATA, _("no column \"%s\""),
			each.column);
		return ehr_err_at(err, data->file, 1);
	}
	value = &data->column[column].value;
	making->value = ehr_arena_calloc(
		&making->arena, value->n + 1, sizeof(*making->value));
	for (size_t i = 0; i < value->n; i++)
		if (value->key[i].n > 0)
			making->value[making->n++] = value->key[i];
		else
			(void)ehr_report_data_rows(
				data, column, (long)i, &empty);
	if (empty)
		ehr_run_notice(with->run,
			_("%s: rows without \"%s\", of which there is no page: "
			  "%zu"),
			data->file, each.column, empty);
	making->name = ehr_report_page_names(making->value, making->n,
		report_given.html ? ".html" : ".md", &making->arena);
	return 0;
}

static int put_index(struct making *making)
{
	struct ehr_report *report = making->with->report;

	ehr_report_list_inputs(report, &making->index);
	return put_document(making, &making->index,
		report_given.html ? "index.html" : "index.md");
}

static int put_all(struct making *making)
{
	const struct report_pages *with = making->with;
	struct ehr_report *report = with->report;
	struct ehr_str date =
		ehr_report_known_value(report, ehr_str_of("as_of"));
	int rc = 0;

	ehr_document_init(&making->index,
		ehr_str_of(ehr_report_pick(report, &report->template->about)));
	making->index.plain = true;
	making->index.date = ehr_document_copy(&making->index, date);
	making->list = ehr_document_list(&making->index, true);
	for (size_t i = 0; i < making->n && rc == 0; i++)
		rc = put_page(making, i);
	return rc ? rc : put_index(making);
}

int report_write_pages(const struct report_pages *pages)
{
	struct ehr_run *run = pages->run;
	struct making making = { .with = pages };
	int rc = find_values(&making);

	if (rc == 0) {
		making.folder =
			ehr_run_folder(run, "--pages", report_given.pages);
		rc = making.folder ? 0 : -1;
	}
	if (rc == 0) {
		making.writer = ehr_run_writer(
			run, NULL, report_pages_columns, REPORT_PAGES_COLUMNS);
		rc = making.writer ? ehr_report_start(pages->report) : -1;
	}
	if (rc == 0)
		rc = put_all(&making);
	ehr_report_stop(pages->report);
	ehr_document_release(&making.index);
	ehr_arena_release(&making.arena);
	return rc;
}
