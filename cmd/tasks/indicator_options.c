/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/indicator_options.h"

#include "base/day.h"
#include "tasks/options.h"

struct tasks_indicators_given tasks_indicators_given = {
	.base_year = -1, .judge = -1, .path = -1
};

const struct ehr_opt tasks_indicators_opts[TASKS_INDICATORS_OPTIONS] = {
	{ .word = "indicators",
		.kind = EHR_OPT_FLAG,
		.into = &tasks_indicators_given.is,
		.help = N_("rows are indicators with targets: which are "
			   "reached") },
	{ .word = "values",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &tasks_indicators_given.values,
		.help = N_("what was reached: indicator_id, year or date, "
			   "value, unit, form, version, scope, sub_value") },
	{ .word = "targets",
		.kind = EHR_OPT_TEXT,
		.value = "FILE",
		.into = &tasks_indicators_given.targets,
		.help = N_("targets that somebody else set, for indicators "
			   "whose text says so") },
	{ .word = "base-year",
		.kind = EHR_OPT_INT,
		.value = "YEAR",
		.into = &tasks_indicators_given.base_year,
		.min = 1900,
		.max = 2200,
		.help = N_("the year that changes count from, where a row "
			   "names none") },
	{ .word = "approx",
		.kind = EHR_OPT_TEXT,
		.value = "abs:X|rel:P",
		.into = &tasks_indicators_given.approx,
		.help = N_("how much worse still counts as about the number, "
			   "in its unit or in percent of it") },
	{ .word = "judge",
		.kind = EHR_OPT_CHOICE,
		.value = "full|rounded",
		.into = &tasks_indicators_given.judge,
		.help = N_("values as they are, or rounded to the places of "
			   "the target (GB/T 8170); default full") },
	{ .word = "path",
		.kind = EHR_OPT_CHOICE,
		.value = "linear|geometric",
		.into = &tasks_indicators_given.path,
		.help = N_("what the way from base to target expects, and "
			   "what the years left need") },
	{ .word = "counts",
		.kind = EHR_OPT_FLAG,
		.into = &tasks_indicators_given.counts,
		.help = N_("how many of each verdict, binding and expected "
			   "apart, instead of the rows") },
};

static int bad_approx(struct ehr_err *err)
{
	char shown[64];

	ehr_visible(shown, sizeof(shown),
		ehr_str_of(tasks_indicators_given.approx));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--approx: abs:X or rel:P with a number from 0, not \"%s\""),
		shown);
}

static int read_approx(struct ehr_target_judging *judging, struct ehr_err *err)
{
	const char *text = tasks_indicators_given.approx;

	if (!text)
		return 0;
	if (strncmp(text, "abs:", 4) == 0)
		judging->tolerance = EHR_TOLERANCE_ABS;
	else if (strncmp(text, "rel:", 4) == 0)
		judging->tolerance = EHR_TOLERANCE_REL;
	else
		return bad_approx(err);
	return ehr_decimal_read(ehr_str_of(text + 4), &judging->about) ==
				       EHR_NUM_VALUE &&
			       ehr_decimal_sign(&judging->about) >= 0
		       ? 0
		       : bad_approx(err);
}

int tasks_indicators_options(struct ehr_verdict_opts *opts, struct ehr_err *err)
{
	*opts = (struct ehr_verdict_opts){ 0 };
	if (!tasks_given.as_of)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("%s needs --as-of: the clock is not asked"),
			"--indicators");
	if (ehr_day_option(tasks_given.as_of, "--as-of", &opts->as_of, err))
		return -1;
	opts->judging.rounded = tasks_indicators_given.judge == 1;
	return read_approx(&opts->judging, err);
}
