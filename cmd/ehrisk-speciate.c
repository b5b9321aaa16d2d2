/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-speciate: split sums such as VOC and dust into their chemicals
 *
 * Reads canonical rows (pollutant, cas, value; medium, quantity, qualifier,
 * detection_limit, flags where they are) and writes them, behind each sum that a
 * profile is for the rows of its chemicals.
 */
#include "speciate/list.h"
#include "speciate/options.h"
#include "speciate/setup.h"

struct work {
	struct ehr_run *run;
	struct speciate_setup setup;
	struct ehr_speciate speciate;
};

static int bind(void *self, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct work *work = self;
	struct ehr_speciate *speciate = &work->speciate;

	bound->n = 0;
	if (ehr_speciate_bind(speciate, header, err) ||
		!ehr_run_writer(
			work->run, header, speciate->out, speciate->n_out))
		return -1;
	bound->filter = ehr_speciate_filter(speciate);
	return 0;
}

static void tell_refused(struct ehr_run *run, const unsigned long *count)
{
	if (count[EHR_SPECIATE_N_NO_PROFILE])
		ehr_run_notice(run,
			_("sums without a profile, not split: %lu rows"),
			count[EHR_SPECIATE_N_NO_PROFILE]);
	if (count[EHR_SPECIATE_N_AMBIGUOUS])
		ehr_run_notice(run,
			_("sums that several profiles fit, not split: %lu "
			  "rows; name one, or give --bounds"),
			count[EHR_SPECIATE_N_AMBIGUOUS]);
	if (count[EHR_SPECIATE_N_NMHC])
		ehr_run_notice(run,
			_("hydrocarbons reported as carbon, not split: %lu "
			  "rows; say with --nmhc what VOC they stand for"),
			count[EHR_SPECIATE_N_NMHC]);
	if (count[EHR_SPECIATE_N_NO_AMOUNT] + count[EHR_SPECIATE_N_NEGATIVE])
		ehr_run_notice(run,
			_("sums without an amount or below 0, not split: %lu "
			  "rows"),
			count[EHR_SPECIATE_N_NO_AMOUNT] +
				count[EHR_SPECIATE_N_NEGATIVE]);
}

static void tell(const struct work *work)
{
	const unsigned long *count = work->speciate.count;

	tell_refused(work->run, count);
	if (count[EHR_SPECIATE_N_REPORTED])
		ehr_run_notice(work->run,
			_("chemicals that sources report themselves, not "
			  "taken from a profile: %lu"),
			count[EHR_SPECIATE_N_REPORTED]);
	else if (!speciate_given.reported && count[EHR_SPECIATE_N_SPLIT] &&
		 count[EHR_SPECIATE_N_BESIDE])
		ehr_run_notice(work->run,
			_("%lu rows are of chemicals that profiles hold too: "
			  "where a source reports both, it counts twice; give "
			  "the rows by --reported"),
			count[EHR_SPECIATE_N_BESIDE]);
}

static int speciate(struct ehr_run *run)
{
	struct work work = { .run = run };
	int rc = speciate_options_check(run);

	if (rc == 0)
		rc = speciate_setup_open(&work.setup, run);
	if (rc == 0 && speciate_given.list) {
		rc = speciate_list(run, work.setup.speciation);
	} else if (rc == 0) {
		work.speciate.rules = &work.setup.rules;
		work.speciate.code_column = speciate_given.by;
		if (speciate_given.reported)
			work.speciate.reported = &work.setup.reported;
		rc = ehr_run_filter(run, bind, &work);
		if (rc == 0)
			tell(&work);
	}
	ehr_speciate_release(&work.speciate);
	speciate_setup_release(&work.setup);
	return rc;
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	int rc = ehr_run_start(&run, &speciate_app, argc, argv);

	if (rc == 0)
		rc = speciate(&run);
	return ehr_run_finish(&run, rc);
}
