/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/list.h"

#include "ref/report_template.h"
#include "report/options.h"

struct listing {
	struct ehr_run *run;
	struct ehr_writer *writer;
	bool zh;
};

static int put_row(
	struct listing *list, const char *const cell[REPORT_LIST_COLUMNS])
{
	for (int i = 0; i < REPORT_LIST_COLUMNS; i++)
		ehr_writer_text(list->writer, ehr_str_of(cell[i]));
	return ehr_writer_end_row(list->writer, &list->run->err);
}

static int put_template(
	struct listing *list, const struct ehr_report_template *template)
{
	int rc = 0;

	for (size_t i = 0; i < template->n_parameters && rc == 0; i++) {
		const struct ehr_report_parameter *at = &template->parameter[i];

		rc = put_row(list,
			(const char *[]){ template->name, "parameter", at->name,
				list->zh ? at->text.zh : at->text.en, "" });
	}
	for (size_t i = 0; i < template->n_inputs && rc == 0; i++) {
		const struct ehr_report_input *at = &template->input[i];

		rc = put_row(list,
			(const char *[]){ template->name,
				at->picture ? "picture" : "table", at->name,
				list->zh ? at->text.zh : at->text.en,
				at->made_by ? at->made_by : "" });
	}
	return rc;
}

static int put_named(struct listing *list, const char *name)
{
	struct ehr_report_template *template =
		ehr_report_template_open(name, &list->run->err);
	int rc = template ? put_template(list, template) : -1;

	if (template)
		ehr_run_used(list->run, "template", template->name,
			template->path, template->sha256);
	ehr_report_template_close(template);
	return rc;
}

int report_list(struct ehr_run *run, bool zh)
{
	struct ehr_arena arena = { 0 };
	struct listing list = { .run = run, .zh = zh };
	const char *given = report_given.template;
	size_t n = 1;
	const char **name =
		given ? &given : ehr_report_template_names(&n, &arena);
	int rc;

	list.writer = ehr_run_writer(
		run, NULL, report_list_columns, REPORT_LIST_COLUMNS);
	rc = list.writer ? 0 : -1;
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = put_named(&list, name[i]);
	ehr_arena_release(&arena);
	return rc;
}
