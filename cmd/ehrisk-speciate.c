/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-speciate: split sums such as VOC and dust into their chemicals
 *
 * Reads canonical rows (pollutant, cas, value; medium, quantity, qualifier,
 * detection_limit, flags where they are) and writes them, behind each sum that a
 * profile is for the rows of its chemicals.
 */
#include "base/num.h"
#include "model/words.h"
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

enum { CODES_TOLD = 8 };

static void tell_unknown(
	struct ehr_run *run, unsigned long rows, const struct ehr_map *codes)
{
	struct ehr_buf list = { 0 };
	char code[32];

	for (size_t i = 0; i < codes->n && i < CODES_TOLD; i++) {
		ehr_visible(code, sizeof(code), codes->key[i]);
		ehr_buf_printf(&list, i ? " %s" : "%s", code);
	}
	if (codes->n > CODES_TOLD)
		ehr_buf_puts(&list, " ...");
	if (codes->n > 0)
		ehr_run_notice(run,
			_("sums without a profile, not split: %lu rows, of %zu "
			  "codes: %s"),
			rows, codes->n, ehr_buf_text(&list));
	else
		ehr_run_notice(run,
			_("sums without a profile, not split: %lu rows"), rows);
	ehr_buf_release(&list);
}

static void tell_refused(
	struct ehr_run *run, const struct ehr_speciate *speciate)
{
	const unsigned long *count = speciate->count;

	if (count[EHR_SPECIATE_N_NO_PROFILE])
		tell_unknown(run, count[EHR_SPECIATE_N_NO_PROFILE],
			&speciate->unknown);
	if (count[EHR_SPECIATE_N_NO_CODE])
		ehr_run_notice(run,
			_("sums without a code to find a profile by, not "
			  "split: %lu rows"),
			count[EHR_SPECIATE_N_NO_CODE]);
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

/* Was a sum split that holds this one? */
static bool has_holder(const struct work *work, struct ehr_str sum)
{
	const struct ehr_scope_row *row = ehr_scope_find(
		work->setup.scope, sum, (struct ehr_str){ "", 0 });
	struct ehr_str rest = ehr_str_of(row ? row->part_of : "");

	while (rest.n > 0)
		if (ehr_map_find(&work->speciate.sums,
			    ehr_str_cut(&rest, ' ')) != EHR_MAP_NONE)
			return true;
	return false;
}

static void tell_sums(const struct work *work)
{
	const struct ehr_map *sums = &work->speciate.sums;
	struct ehr_buf list = { 0 };

	for (size_t i = 0; !speciate_given.reported && i < sums->n; i++)
		if (has_holder(work, sums->key[i]))
			ehr_words_add(&list, sums->key[i]);
	if (list.n > 0)
		ehr_run_notice(work->run,
			_("of the sums that were split some are part of "
			  "others, %s: where a source reports both, it counts "
			  "twice; give the rows by --reported"),
			ehr_buf_text(&list));
	if (work->speciate.count[EHR_SPECIATE_N_HELD])
		ehr_run_notice(work->run,
			_("sums that are part of another one of the source, "
			  "not split beside it: %lu rows"),
			work->speciate.count[EHR_SPECIATE_N_HELD]);
	ehr_buf_release(&list);
}

static void put_amount(struct ehr_buf *buf, const char *name, double value,
	struct ehr_str unit)
{
	char number[EHR_NUM_MAX];

	ehr_buf_puts(buf, name);
	ehr_buf_putc(buf, ' ');
	ehr_buf_add(buf, number, ehr_num_write(number, value));
	if (unit.n > 0)
		ehr_buf_putc(buf, ' ');
	ehr_buf_add_str(buf, unit);
}

/* Sums that are more than what they are part of. */
static void tell_below(const struct work *work)
{
	const struct ehr_reported_sums *sums = &work->setup.reported.sums;
	struct ehr_buf part = { 0 }, whole = { 0 };

	if (sums->n_below == 0)
		return;
	put_amount(&part, sums->first.part, sums->first.part_value,
		sums->first.part_unit);
	put_amount(&whole, sums->first.whole, sums->first.whole_value,
		sums->first.whole_unit);
	ehr_run_notice(work->run,
		_("sums that are more than one that holds them, so that it is "
		  "too small: %zu rows; the first is %s:%lu: %s, of %s"),
		sums->n_below, speciate_given.reported, sums->first.line,
		ehr_buf_text(&part), ehr_buf_text(&whole));
	ehr_buf_release(&part);
	ehr_buf_release(&whole);
}

static void tell(const struct work *work)
{
	const unsigned long *count = work->speciate.count;

	tell_sums(work);
	tell_below(work);
	tell_refused(work->run, &work->speciate);
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
