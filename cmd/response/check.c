/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "response/options.h"

static int check_method(struct ehr_err *err)
{
	const struct response_given *given = &response_given;
	const struct {
		bool is;
		const char *word;
	} rule[] = {
		{ given->scale, "--scale" },
		{ given->averaging, "--averaging" },
		{ given->method_name, "--method-name" },
		{ given->take, "--take" },
		{ given->estimate > 0, "--estimate" },
		{ given->significant, "--significant" },
		{ given->pm > 0, "--pm" },
		{ given->base_years, "--base-years" },
		{ given->categories, "--categories" },
	};

	for (size_t i = 0; i < sizeof(rule) / sizeof(rule[0]); i++)
		if (rule[i].is && !given->write_method)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("%s needs --write-method"), rule[i].word);
	if (!given->write_method)
		return 0;
	if (!given->scale)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--write-method needs --scale: max, p95, p98, p99 "
			  "or guideline:..."));
	if (!given->averaging)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--write-method needs --averaging, such as "
			  "24h,o3=8h-max"));
	if (given->estimate > 0 && !given->pool)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--estimate shrunken and pooled need --pool"));
	return 0;
}

/* What is written or drawn instead of coefficients. */
static int check_more(struct ehr_err *err)
{
	const struct response_given *given = &response_given;
	bool drawn = given->svg || given->html;

	if (given->curve + given->diagnose + (given->validate != NULL) > 1)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--curve, --diagnose and --validate exclude each "
			  "other"));
	if ((given->svg && given->html) || (drawn && given->validate))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--osvg, --ohtml and --validate exclude each "
			  "other"));
	if ((given->title || given->source) && !drawn)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--title and --source need --osvg or --ohtml"));
	if (given->validate_years && !given->validate)
		return ehr_fail(err, EHR_FAULT_USAGE, _("%s needs --validate"),
			"--validate-years");
	if (!given->curve && !given->diagnose && !given->validate && !drawn)
		return 0;
	if (given->pool || given->area || given->write_method)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--pool, --area and --write-method belong to the "
			  "rows of coefficients"));
	return 0;
}

/* Areas alone: no table is read. */
static int check_alone(const struct ehr_run *run, struct ehr_err *err)
{
	if (!response_given.pool)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--outcome and --pollutant are needed"));
	if (run->n_input > 1 || strcmp(run->input[0], "-") != 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--pool without --outcome and --pollutant reads no "
			  "other table"));
	if (response_given.write_method)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--write-method needs --outcome and --pollutant"));
	return 0;
}

int response_options_check(const struct ehr_run *run, struct ehr_err *err)
{
	const struct response_given *given = &response_given;

	if (!given->outcome && !given->pollutant)
		return check_alone(run, err);
	if (!given->outcome || !given->pollutant)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--outcome and --pollutant are needed"));
	if (given->holiday && given->holidays)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--holiday and --holidays are one too many"));
	if (strcmp(given->constraint, "none") != 0 && given->distributed < 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--constraint needs --distributed"));
	return check_more(err) || check_method(err) ? -1 : 0;
}
