/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/inputs.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/num.h"
#include "base/utf8.h"
#include "io/file.h"
#include "ref/report_wanted.h"
#include "report/options.h"
#include "report/picture.h"

/* NAME of NAME=TEXT, and *text; p NULL if it is not of that form. */
static struct ehr_str name_of(const char *item, const char **text)
{
	const char *equals = strchr(item, '=');

	if (!equals || equals == item)
		return (struct ehr_str){ 0 };
	*text = equals + 1;
	return (struct ehr_str){ item, (size_t)(equals - item) };
}

/* The names of inputs or of parameters, with blanks between. */
static int fail_unknown(struct ehr_run *run, const char *word,
	struct ehr_str name, struct ehr_buf *names)
{
	ehr_fail(&run->err, EHR_FAULT_USAGE,
		_("--%s: the template has no \"%.*s\"; it has: %s"), word,
		(int)name.n, name.p, ehr_buf_text(names));
	ehr_buf_release(names);
	return -1;
}

static int fail_input(struct ehr_run *run,
	const struct ehr_report_template *template, struct ehr_str name)
{
	struct ehr_buf names = { 0 };

	for (size_t i = 0; i < template->n_inputs; i++)
		ehr_buf_printf(
			&names, "%s%s", i ? " " : "", template->input[i].name);
	return fail_unknown(run, "from", name, &names);
}

static int fail_parameter(struct ehr_run *run,
	const struct ehr_report_template *template, const char *word,
	struct ehr_str name)
{
	struct ehr_buf names = { 0 };

	for (size_t i = 0; i < template->n_parameters; i++)
		ehr_buf_printf(&names, "%s%s", i ? " " : "",
			template->parameter[i].name);
	return fail_unknown(run, word, name, &names);
}

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

/* Which file each input is. */
static int assign(struct ehr_run *run, struct ehr_report *report)
{
	for (size_t i = 0; i < report_given.from.n; i++) {
		const char *path = "";
		struct ehr_str name = name_of(report_given.from.item[i], &path);
		long at = name.p ? ehr_report_input_find(report->template, name)
				 : EHR_REPORT_NONE;

		if (!name.p || !*path)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--%s: %s, not \"%s\""), "from", "NAME=FILE",
				report_given.from.item[i]);
		if (at == EHR_REPORT_NONE)
			return fail_input(run, report->template, name);
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
	run->in.digest = true;
	for (size_t i = 0; i < template->n_inputs && rc == 0; i++)
		if (report->data[i].file)
			rc = read_one(&reading, &report->data[i]);
	ehr_map_release(&reading.wanted);
	ehr_words_close(reading.words);
	return rc;
}

static int set(struct ehr_run *run, struct ehr_report *report, const char *word,
	struct ehr_str name, const char *text)
{
	long at = ehr_report_parameter_find(report->template, name);
	struct ehr_str value = ehr_str_of(text);

	if (at == EHR_REPORT_NONE)
		return fail_parameter(run, report->template, word, name);
	if (report->parameter[at])
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("the parameter \"%s\" is given twice"),
			report->template->parameter[at].name);
	if (ehr_utf8_check(value.p, value.n) != value.n)
		return ehr_fail(
			&run->err, EHR_FAULT_USAGE, _("--%s: not UTF-8"), word);
	report->parameter[at] = text;
	return 0;
}

static int set_times(struct ehr_run *run, struct ehr_report *report)
{
	const struct report_given *given = &report_given;
	long number;

	if (given->year && (ehr_num_int("--year", ehr_str_of(given->year), 1000,
				    9999, &number, &run->err) ||
				   set(run, report, "year", ehr_str_of("year"),
					   given->year)))
		return -1;
	if (given->as_of &&
		(ehr_day_option(given->as_of, "--as-of", &number, &run->err) ||
			set(run, report, "as-of", ehr_str_of("as_of"),
				given->as_of)))
		return -1;
	return 0;
}

static int set_standards(struct ehr_run *run, struct ehr_report *report)
{
	for (size_t i = 0; i < report->template->n_parameters; i++) {
		const struct ehr_report_parameter *parameter =
			&report->template->parameter[i];

		if (report->parameter[i])
			continue;
		if (!parameter->standard)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("the template needs its parameter \"%s\" "
				  "(%s)"),
				parameter->name,
				ehr_report_pick(report, &parameter->text));
		report->parameter[i] = parameter->standard;
	}
	return 0;
}

int report_set_parameters(struct ehr_run *run, struct ehr_report *report)
{
	report->parameter = ehr_calloc(
		report->template->n_parameters + 1, sizeof(*report->parameter));
	for (size_t i = 0; i < report_given.set.n; i++) {
		const char *text = "";
		struct ehr_str name = name_of(report_given.set.item[i], &text);

		if (!name.p)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--%s: %s, not \"%s\""), "set", "NAME=TEXT",
				report_given.set.item[i]);
		if (set(run, report, "set", name, text))
			return -1;
	}
	return set_times(run, report) || set_standards(run, report) ? -1 : 0;
}

void report_release_inputs(struct ehr_report *report)
{
	for (size_t i = 0; report->data && i < report->template->n_inputs; i++)
		ehr_report_data_release(&report->data[i]);
	free(report->data);
	free(report->parameter);
}
