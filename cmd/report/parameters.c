/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/parameters.h"

#include "base/day.h"
#include "base/num.h"
#include "base/utf8.h"
#include "report/options.h"
#include "report/pages.h"

struct ehr_str report_name_of(const char *item, const char **text)
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
		_("--%s: the template has no \"%.*s\"; it has: %s "
		  "(--list says what each is)"),
		word, (int)name.n, name.p, ehr_buf_text(names));
	ehr_buf_release(names);
	return -1;
}

int report_fail_input(struct ehr_run *run,
	const struct ehr_report_template *template, const char *word,
	struct ehr_str name)
{
	struct ehr_buf names = { 0 };

	for (size_t i = 0; i < template->n_inputs; i++)
		ehr_buf_printf(
			&names, "%s%s", i ? " " : "", template->input[i].name);
	return fail_unknown(run, word, name, &names);
}

int report_fail_parameter(struct ehr_run *run,
	const struct ehr_report_template *template, const char *word,
	struct ehr_str name)
{
	struct ehr_buf names = { 0 };

	for (size_t i = 0; i < template->n_parameters; i++)
		ehr_buf_printf(&names, "%s%s", i ? " " : "",
			template->parameter[i].name);
	return fail_unknown(run, word, name, &names);
}

static int set(struct ehr_run *run, struct ehr_report *report, const char *word,
	struct ehr_str name, const char *text)
{
	long at = ehr_report_parameter_find(report->template, name);
	struct ehr_str value = ehr_str_of(text);

	if (at == EHR_REPORT_NONE)
		return report_fail_parameter(run, report->template, word, name);
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
				_("the template needs --set %s=TEXT (%s)"),
				parameter->name,
				run->zh ? parameter->text.zh
					: parameter->text.en);
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
		struct ehr_str name =
			report_name_of(report_given.set.item[i], &text);

		if (!name.p)
			return ehr_fail(&run->err, EHR_FAULT_USAGE,
				_("--%s: %s, not \"%s\""), "set", "NAME=TEXT",
				report_given.set.item[i]);
		if (set(run, report, "set", name, text))
			return -1;
	}
	return set_times(run, report) || report_set_each(run, report) ||
			       set_standards(run, report)
		       ? -1
		       : 0;
}
