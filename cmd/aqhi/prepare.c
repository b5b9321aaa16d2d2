/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aqhi/options.h"
#include "aqhi/work.h"

static int plan_methods(struct aqhi_work *work, struct ehr_err *err)
{
	struct ehr_air_series_opts *opts = &work->opts;

	opts->slots = opts->means.day ? (unsigned)EHR_AIR_DAY_SLOTS
				      : (unsigned)EHR_AIR_HOUR_SLOTS;
	for (size_t i = 0; i < work->n; i++) {
		struct ehr_aqhi_plan *plan = &work->plan[i];

		if (ehr_aqhi_plan_init(plan, work->method[i], &opts->means,
			    &opts->slots, err) != 0 ||
			ehr_aqhi_plan_override(
				plan, &work->overrides, &opts->means, err) != 0)
			return -1;
		plan->mean_decimals = (int)aqhi_given.round_mean;
		plan->rules = (struct ehr_aqhi_rules){
			.partial = aqhi_given.allow_missing,
			.half = (enum ehr_air_half)aqhi_given.half,
			.er_decimals = (int)aqhi_given.round_er,
		};
	}
	opts->plan = work->plan;
	opts->plans = opts->means.day ? work->n : 0;
	return 0;
}

static void make_columns(struct aqhi_work *work, bool whole)
{
	const char *key[EHR_AIR_KEYS];

	work->column = ehr_arena_calloc(&work->arena,
		EHR_AIR_VALUES + work->n * EHR_AQHI_COLUMNS +
			work->quality.n * EHR_AQI_COLUMNS,
		sizeof(*work->column));
	if (whole) {
		work->keys.n = ehr_air_rows_keys(&work->table, key);
		work->keys.name = ehr_arena_calloc(
			&work->arena, work->keys.n, sizeof(*work->keys.name));
		for (size_t i = 0; i < work->keys.n; i++)
			work->keys.name[i] = ehr_arena_string(
				&work->arena, ehr_str_of(key[i]));
		work->columns = ehr_air_rows_values(&work->opts, work->column);
	}
	for (size_t i = 0; i < work->n; i++) {
		struct ehr_aqhi_part *part = &work->part[i];

		*part = (struct ehr_aqhi_part){
			.plan = &work->plan[i],
			.number = i,
			.opts = &work->opts,
			.language = (enum ehr_aqhi_language)aqhi_given.advice,
		};
		ehr_aqhi_part_init(part, work->n > 1, &work->arena);
		for (size_t k = 0; k < part->columns; k++)
			work->column[work->columns++] = part->column[k];
	}
	for (size_t i = 0; i < work->quality.n; i++)
		for (size_t k = 0; k < work->quality.part[i].columns; k++)
			work->column[work->columns++] =
				work->quality.part[i].column[k];
}

static struct aqhi_summary_of summary_of(const struct aqhi_work *work)
{
	return (struct aqhi_summary_of){ &work->opts, &work->table, work->part,
		work->n, &work->quality };
}

/* Frames are gathered, and no rows are written. */
static int gather(struct aqhi_work *work, struct ehr_air_rows_opts *rows,
	struct ehr_err *err)
{
	const struct aqhi_summary_of of = summary_of(work);

	rows->whole = true;
	rows->fold = ehr_air_fold;
	rows->fold_self = &work->summary.fold;
	work->keys.n = work->columns = 0;
	return aqhi_summary_prepare(&work->summary, &of, err);
}

int aqhi_conclude(struct aqhi_work *work)
{
	const struct aqhi_summary_of of = summary_of(work);

	return aqhi_summary_wanted()
		       ? aqhi_summary_write(&work->summary, &of, work->run)
		       : 0;
}

/* A summary is one of days. */
static int find_form(enum ehr_aqhi_form_asked *form, struct ehr_err *err)
{
	*form = (enum ehr_aqhi_form_asked)aqhi_given.form;
	if (!aqhi_summary_wanted())
		return 0;
	if (*form == EHR_AQHI_FORM_HOUR)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--summary is of days: --form hour does not go with "
			  "it"));
	*form = EHR_AQHI_FORM_DAY;
	return 0;
}

int aqhi_prepare(struct aqhi_work *work, const struct ehr_header *header,
	struct ehr_err *err)
{
	struct ehr_aqhi_asked asked = {
		.averaging = aqhi_given.averaging,
		.window_h = aqhi_given.window_h,
		.min_hours = aqhi_given.min_hours,
		.temp_ref_k = aqhi_given.temp_ref_k,
	};
	const struct ehr_air_opts opts = {
		.column = aqhi_given.column.item,
		.n_columns = aqhi_given.column.n,
		.units = aqhi_given.units,
	};
	struct ehr_air_rows_opts rows = { .table = &work->table,
		.parts = work->n + work->quality.n,
		.carried = header->n };

	if (find_form(&asked.form, err) != 0 ||
		ehr_air_table_bind(&work->table, header, &opts, err) != 0 ||
		ehr_aqhi_means_init(&work->opts.means, &asked, work->setting,
			&work->table, err) != 0 ||
		plan_methods(work, err) != 0)
		return -1;
	work->opts.stamp_end = aqhi_given.stamp != 0;
	work->opts.fill = aqhi_given.fill == 0;
	work->opts.is_long = work->table.is_long;
	rows.whole = work->table.is_long ||
		     (work->opts.means.day && !work->opts.means.daily_rows);
	work->opts.aqi = work->quality.n > 0 || aqhi_summary_wanted();
	if (aqhi_quality_prepare(
		    &work->quality, &work->opts, &work->arena, err) != 0)
		return -1;
	make_columns(work, rows.whole);
	if (aqhi_summary_wanted() && gather(work, &rows, err) != 0)
		return -1;
	work->series = ehr_air_series_new(&work->opts);
	rows.series = work->series;
	for (size_t i = 0; i < work->n; i++)
		rows.part[i] = ehr_aqhi_part_of(&work->part[i]);
	for (size_t i = 0; i < work->quality.n; i++)
		rows.part[work->n + i] =
			ehr_aqi_part_of(&work->quality.part[i]);
	work->rows = ehr_air_rows_new(&rows);
	return 0;
}

/* Factors of volume ratios that the methods made use of. */
static void tell_factors(struct aqhi_work *work)
{
	const struct ehr_aqhi_means *means = &work->opts.means;
	bool used[EHR_AIR_N] = { false };

	for (size_t i = 0; i < work->n; i++)
		for (size_t k = 0; k < work->method[i]->n; k++) {
			enum ehr_aqhi_unit unit = work->method[i]->term[k].unit;
			enum ehr_air air = work->plan[i].term[k].air;
			bool ratio =
				unit == EHR_AQHI_PPB || unit == EHR_AQHI_PPM;

			used[air] = used[air] ||
				    ratio != (means->basis[air] == EHR_AIR_PPB);
		}
	for (int air = 0; air < EHR_AIR_N; air++)
		if (used[air])
			ehr_run_notice(work->run,
				_("%s: 1 ppb = %.6g ug/m3, at %g K"),
				ehr_air_name[air],
				means->molar_mass_g_mol[air] /
					means->litres_mol,
				aqhi_given.temp_ref_k);
}

/* Carbon monoxide is often in mg/m3, and 0.8 read as ug/m3 harms nobody. */
static void tell_doubtful(
	struct aqhi_work *work, const struct ehr_air_rows_report *report)
{
	int64_t most = report->most[EHR_AIR_CO];
	double limit = work->setting[EHR_AQHI_CO_DOUBTFUL];

	if (work->table.is_long || work->table.scale[EHR_AIR_CO] != 1 ||
		work->table.basis[EHR_AIR_CO] != EHR_AIR_UG_M3 ||
		most == EHR_AIR_MISSING ||
		(double)most >= limit * EHR_AIR_MICRO)
		return;
	ehr_run_notice(work->run,
		_("no value of co is above %g ug/m3; where it is in mg/m3, say "
		  "--units co=mg/m3"),
		(double)most / EHR_AIR_MICRO);
}

void aqhi_tell(struct aqhi_work *work)
{
	const struct ehr_air_rows_report *report =
		ehr_air_rows_told(work->rows);

	tell_factors(work);
	tell_doubtful(work, report);
	if (report->other > 0)
		ehr_run_notice(work->run,
			_("rows of other pollutants, media or points left out: "
			  "%lu"),
			report->other);
	if (report->negative > 0)
		ehr_run_notice(work->run,
			_("values below zero taken as missing: %lu"),
			report->negative);
	if (report->nondetect > 0)
		ehr_run_notice(work->run,
			_("values not detected taken as missing: %lu"),
			report->nondetect);
}
