/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/people.h"

#include <stdio.h>

#include "ref/risk_bin.h"
#include "render/zoning_extras.h"
#include "zone/cells.h"
#include "zone/options.h"
#include "zone/sites.h"

static int open_lifetime(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const char *path = ehr_run_ref(run, "risk_bins");
	struct ehr_risk_bins *bins = ehr_risk_bins_open(path, &run->err);

	if (bins == NULL)
		return -1;
	work->burden.lifetime_a = ehr_risk_bins_lifetime_a(bins);
	ehr_run_used_table(run, "risk_bins", path, ehr_risk_bins_sha256(bins),
		ehr_risk_bins_rows(bins));
	ehr_risk_bins_close(bins);
	return 0;
}

int zone_people_open(struct zone_work *work)
{
	struct ehr_run *run = work->run;

	if (zone_given.population == NULL &&
		(zone_given.profile || zone_given.population_column))
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--profile and --population-column need "
			  "--population"));
	work->setup.keep_sums =
		zone_given.population != NULL || zone_given.partial;
	if (zone_given.population && open_lifetime(work) < 0)
		return -1;
	if (zone_given.profile) {
		work->profile = ehr_profile_open(zone_given.profile, &run->err);
		if (work->profile == NULL)
			return -1;
		ehr_run_used(run, "profile", work->profile->name,
			work->profile->path, work->profile->sha256);
	}
	return 0;
}

static int read_people(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const char *path = zone_given.population;
	struct ehr_json *document;
	struct ehr_reader *reader;
	char digest[65];
	int rc;

	if (!zone_is_json(path)) {
		reader = ehr_run_side(run, path);
		return reader ? ehr_zoning_people_rows(
					&work->people, reader, &run->err)
			      : -1;
	}
	document = zone_read_json(run, "population", path, digest);
	if (document == NULL)
		return -1;
	rc = ehr_zoning_people_features(&work->people, document, &run->err);
	ehr_json_free(document);
	return rc < 0 ? ehr_err_at(&run->err, path, 0) : 0;
}

static void tell_people(const struct zone_work *work)
{
	const struct ehr_zoning_people *people = &work->people;
	struct ehr_run *run = work->run;
	double total = ehr_sum_value(&people->total);

	if (people->n_outside > 0)
		ehr_run_notice(run,
			_("%s: %.10g of %.10g people are in no cell"),
			zone_given.population, ehr_sum_value(&people->outside),
			total);
	if (ehr_sum_value(&people->nowhere) > 0)
		ehr_run_notice(run,
			_("%s: %.10g of %.10g people have no place"),
			zone_given.population, ehr_sum_value(&people->nowhere),
			total);
	if (people->n_unknown > 0)
		ehr_run_notice(run,
			_("%s: %lu of %lu numbers of people are missing"),
			zone_given.population, people->n_unknown, people->n);
}

static const char *why_not_text(const char *word)
{
	static const struct {
		const char *word, *text;
	} known[] = {
		{ "no_cr", N_("cr is not zoned") },
		{ "no_profile", N_("rows do not say by which profile they were "
				   "scored: name it with --profile") },
		{ "several_profiles",
			N_("rows were scored by several profiles") },
		{ "unknown_profile", N_("their profile is not built in: name "
					"its file with --profile") },
		{ "not_continuous", N_("the risk of their profile is not that "
				       "of a lifetime spent there") },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(word, known[i].word) == 0)
			return known[i].text;
	return word;
}

static void record_number(struct ehr_run *run, const char *name, double value)
{
	char text[EHR_NUM_MAX + 1];

	text[ehr_num_write(text, value)] = '\0';
	ehr_run_fact(run, name, text);
}

static int settle_burden(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_burden *burden = &work->burden;

	burden->people = &work->people;
	if (ehr_zoning_burden_settle(burden, zone_names(), zone_n_names(),
		    &work->rows.carried[EHR_ZONING_PROFILE], work->profile,
		    &run->err) < 0)
		return -1;
	if (burden->why_not) {
		ehr_run_notice(run, _("no burden: %s"),
			_(why_not_text(burden->why_not)));
		ehr_run_fact(run, "no_burden", burden->why_not);
	}
	return 0;
}

static int take_people(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_more columns = ehr_zoning_more_people(&work->burden);

	work->people = (struct ehr_zoning_people){
		.zoning = work->rows.zoning,
		.frame = &work->frame,
		.column = zone_given.population_column
				  ? zone_given.population_column
				  : "population",
	};
	if (zone_cells_check(work, "population") < 0 || read_people(work) < 0 ||
		settle_burden(work) < 0)
		return -1;
	tell_people(work);
	record_number(run, "people", ehr_sum_value(&work->people.total));
	record_number(
		run, "people_in_no_cell", ehr_sum_value(&work->people.outside));
	return ehr_zoning_table_extend(&work->table, &columns, &run->err);
}

/* What is carried on goes into each row, if it is one and the same. */
static int take_carried(struct zone_work *work, size_t which)
{
	struct ehr_run *run = work->run;
	const struct ehr_map *texts = &work->rows.carried[which];
	struct ehr_zoning_more column;
	char *text;

	if (texts->n > 1)
		ehr_run_notice(run,
			_("rows differ in \"%s\", so that the column is "
			  "empty"),
			ehr_zoning_carried_name[which]);
	if (work->rows.columns.carried[which] == EHR_NO_COLUMN)
		return 0;
	text = ehr_arena_string(&work->arena,
		texts->n == 1 ? texts->key[0] : (struct ehr_str){ "", 0 });
	column = ehr_zoning_more_carried(&ehr_zoning_carried_name[which], text);
	return ehr_zoning_table_extend(&work->table, &column, &run->err);
}

int zone_people_read(struct zone_work *work)
{
	if (zone_given.population && take_people(work) < 0)
		return -1;
	if (zone_sites_read(work) < 0)
		return -1;
	for (size_t i = 0; i < EHR_ZONING_CARRIED; i++)
		if (take_carried(work, i) < 0)
			return -1;
	return 0;
}

void zone_people_tell(const struct zone_work *work)
{
	const struct ehr_zoning_burden *burden = &work->burden;
	struct ehr_zoning *zoning = work->rows.zoning;
	size_t n = ehr_zoning_count(zoning);
	struct ehr_sum without = { 0 };
	double number;

	if (!zone_given.population || burden->why_not)
		return;
	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		ehr_zoning_cell(zoning, i, &cell);
		if (ehr_zoning_people_of(&work->people, cell.index, &number) &&
			!cell.has[burden->cr])
			ehr_sum_add(&without, number);
	}
	number = ehr_sum_value(&without);
	ehr_sum_release(&without);
	if (number > 0)
		ehr_run_notice(work->run,
			_("%s: %.10g of %.10g people are in cells without a "
			  "cr, and in no burden"),
			zone_given.population, number,
			ehr_sum_value(&work->people.total));
}

void zone_people_release(struct zone_work *work)
{
	ehr_zoning_people_release(&work->people);
	ehr_profile_close(work->profile);
}
