/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/inputs.h"

#include <stdlib.h>

#include "io/file.h"
#include "ref/report_wanted.h"
#include "report/options.h"
#include "report/pages.h"
#include "report/parameters.h"
#include "report/picture.h"

/* Columns that are held: those of the template, and those that tell methods. */
static void wanted_columns(
	struct ehr_map *wanted, const struct ehr_report_template *template)
{
	ehr_report_wanted(wanted, template);
	for (size_t i = 0; ehr_report_method_columns[i]; i++)
		ehr_map_add(
			wanted, ehr_str_of(ehr_report_method_columns[i]), NULL);
}

/* What is needed to read an input. */
struct reading {
	struct ehr_run *run;
	struct ehr_map wanted;
	struct ehr_words *words;
};

static bool is_tsv(const char *path)
{
	size_t n = strlen(path);

	return n > 4 && strcmp(path + n - 4, ".tsv") == 0;
}

static int read_one(struct reading *reading, struct ehr_report_data *data)
{
	struct ehr_run *run = reading->run;
	const struct ehr_in_opts opts = { .encoding = EHR_ENCODING_AUTO,
		.format =
			is_tsv(data->file) ? EHR_FORMAT_TSV : EHR_FORMAT_AUTO };
	struct ehr_reader *reader;

	if (data->input->picture) {
		if (ehr_file_read(data->file, EHR_REPORT_PICTURE_MAX,
			    &data->bytes, &run->err))
			return -1;
		if (report_check_picture(data, &run->err))
			return -1;
		ehr_report_data_picture(data);
		ehr_run_used(run, "picture", data->input->name, data->file,
			data->sha256);
		return 0;
	}
	reader = ehr_run_side_as(run, data->file, &opts);
	return reader ? ehr_report_data_read(data, reader, &reading->wanted,
				reading->words, &run->err)
		      : -1;
}

/* A file that is not there is mostly one that nobody has made. */
static int fail_read(struct ehr_run *run, const struct ehr_report_input *input)
{
	const char *made_by = input->made_by;
	char text[sizeof(run->err.text)];

	if (run->err.fault != EHR_FAULT_SYSTEM)
		return -1;
	memcpy(text, run->err.text, sizeof(text));
	if (made_by)
		ehr_fail(&run->err, EHR_FAULT_SYSTEM,
			_("--from %s=FILE: %s; FILE is made by: %s"),
			input->name, text, made_by);
	else
		ehr_fail(&run->err, EHR_FAULT_SYSTEM,
			_("--from %s=FILE: %s; FILE is written by hand"),
			input->name, text);
	return -1;
}

/* Which file each input is. */
static int assign(struct ehr_run *run, struct ehr_report *report)
{
	for (size_t i = 0; i < report_given.from.n; i++) {
		const char *path = "";
		struct ehr_str name =
			report_name_of(report_given.from.item[i], &path);
		long at = name.p ? ehr_report_input_find(report->template, name)
				 : EHR_REPORT_NONE;

		if (!name.p || !*path)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--%s: %s, not \"%s\""), "from", "NAME=FILE",
				report_given.from.item[i]);
		if (at == EHR_REPORT_NONE)
			return report_fail_input(
				run, report->template, "from", name);
		if (report->data[at].file)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--from: \"%s\" is given twice"),
				report->data[at].input->name);
		report->data[at].file = path;
	}
	return 0;
}

int report_read_inputs(struct ehr_run *run, struct ehr_report *report)
{
	const struct ehr_report_template *template = report->template;
	struct reading reading = { .run = run,
		.words = ehr_words_open(&run->err) };
	int rc = reading.words ? 0 : -1;

	report->data =
		ehr_calloc(template->n_inputs + 1, sizeof(*report->data));
	for (size_t i = 0; i < template->n_inputs; i++) {
		report->data[i].input = &template->input[i];
		report->data[i].zh = report->zh;
	}
	if (rc == 0)
		rc = assign(run, report);
	wanted_columns(&reading.wanted, template);
	if (report_each_column())
		ehr_map_add(&reading.wanted, ehr_str_of(report_each_column()),
			NULL);
	run->in.digest = true;
	if (rc == 0 && report_given.from.n == 0 && template->n_inputs)
		ehr_run_notice(run,
			_("no --from NAME=FILE is given, so the report is "
			  "empty; ehrisk-report --list --template %s says "
			  "each NAME and the call that makes its FILE"),
			report_given.template);
	for (size_t i = 0; i < template->n_inputs && rc == 0; i++)
		if (report->data[i].file &&
			read_one(&reading, &report->data[i]))
			rc = fail_read(run, &template->input[i]);
	ehr_map_release(&reading.wanted);
	ehr_words_close(reading.words);
	return rc;
}

void report_release_inputs(struct ehr_report *report)
{
	for (size_t i = 0; report->data && i < report->template->n_inputs; i++)
		ehr_report_data_release(&report->data[i]);
	free(report->data);
	free(report->parameter);
}
