/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/interpolate.h"

#include <math.h>
#include <stdio.h>

#include "zone/options.h"
#include "zone/setup.h"

static const char *const column[] = { "value_from", "samples_used",
	"kriging_sd" };

static bool kriged(const struct zone_work *work)
{
	return work->interpolation.method == EHR_INTERPOLATE_KRIGING;
}

static void put_cell(void *self, const struct ehr_zoning_cell *cell,
	struct ehr_writer *writer)
{
	const struct zone_work *work = self;
	const struct ehr_zoning_estimate *estimate = &cell->estimate;
	bool estimated = cell->estimated && cell->has[cell->decided];

	if (estimated)
		ehr_writer_puts(writer, "interpolated");
	else if (cell->has[cell->decided])
		ehr_writer_puts(writer, "samples");
	else
		ehr_writer_empty(writer);
	if (estimated)
		ehr_writer_count(writer, estimate->samples);
	else
		ehr_writer_empty(writer);
	if (!kriged(work))
		return;
	if (estimated && isfinite(estimate->sd))
		ehr_writer_number(writer, estimate->sd);
	else
		ehr_writer_empty(writer);
}

int zone_interpolate_open(struct zone_work *work)
{
	struct ehr_err *err = &work->run->err;
	struct ehr_zoning_more more = { column, 2, put_cell, work };

	if (!zone_given.interpolate)
		return 0;
	if (ehr_interpolation_read(
		    zone_given.interpolate, &work->interpolation, err) < 0 ||
		zone_settings_open(work) < 0)
		return -1;
	if (work->frame.units || zone_given.merge)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--interpolate needs squares and rows: not with "
			  "--cells or --merge"));
	if (work->setup.agg == EHR_ZONING_COUNT)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--interpolate: numbers of rows have no values "
			  "between them"));
	if (kriged(work))
		more.n++;
	if (ehr_zoning_table_extend(&work->table, &more, err) < 0)
		return -1;
	work->samples.setup = &work->setup;
	work->rows.samples = &work->samples;
	return 0;
}

/* As --interpolate takes it. */
static void write_model(
	const struct ehr_variogram_model *model, struct ehr_buf *text)
{
	const double number[] = { model->nugget, model->sill, model->range_m };
	char digits[EHR_NUM_MAX];

	ehr_buf_puts(text, ehr_variogram_word[model->kind]);
	for (size_t i = 0; i < 3; i++) {
		ehr_buf_putc(text, '/');
		ehr_buf_add(text, digits, ehr_num_write(digits, number[i]));
	}
}

static void tell_model(struct ehr_run *run, const char *name,
	const struct ehr_interpolated *told)
{
	const struct ehr_variogram_model *model = &told->model;
	struct ehr_buf text = { 0 };
	char fact[64];

	write_model(model, &text);
	ehr_run_notice(run,
		_("semivariogram of \"%s\": %s, nugget %.6g, sill %.6g, range "
		  "%.6g m; to be given again: %s"),
		name, ehr_variogram_word[model->kind], model->nugget,
		model->sill, model->range_m, ehr_buf_text(&text));
	snprintf(fact, sizeof(fact), "semivariogram_%.40s", name);
	ehr_run_fact(run, fact, ehr_buf_text(&text));
	ehr_buf_release(&text);
	if (told->unbounded)
		ehr_run_notice(run,
			_("\"%s\" goes on growing unlike beyond the longest "
			  "distances looked at: the range is not known, and "
			  "there may be a trend"),
			name);
	if (!(model->sill > 0))
		ehr_run_notice(run,
			_("\"%s\" is as unlike at any distance: kriging takes "
			  "the mean of the samples near a cell"),
			name);
}

static void tell_check(struct ehr_run *run, const char *name,
	const struct ehr_interpolated *told, bool by_kriging)
{
	const struct ehr_cross_validation *check = &told->check;

	if (check->n == 0)
		ehr_run_notice(run,
			_("no sample of \"%s\" has another in the radius: how "
			  "good the values are cannot be told"),
			name);
	else if (by_kriging && !told->alike)
		ehr_run_notice(run,
			_("\"%s\" at %zu samples, each from the others "
			  "(alone in the radius: %zu): mean error %.4g, root "
			  "of mean square %.4g; standardised %.4g and %.4g"),
			name, check->n, check->alone, check->mean_error,
			check->rmse, check->mean_standard, check->rms_standard);
	else
		ehr_run_notice(run,
			_("\"%s\" at %zu samples, each from the others "
			  "(alone in the radius: %zu): mean error %.4g, root "
			  "of mean square %.4g"),
			name, check->n, check->alone, check->mean_error,
			check->rmse);
}

static void record(struct ehr_run *run, const char *name,
	const struct ehr_interpolated *told)
{
	char fact[64], text[64];

	snprintf(fact, sizeof(fact), "cells_interpolated_%.40s", name);
	snprintf(text, sizeof(text), "%zu", told->cells);
	ehr_run_fact(run, fact, text);
	if (told->check.n == 0)
		return;
	snprintf(fact, sizeof(fact), "interpolation_rmse_%.40s", name);
	snprintf(text, sizeof(text), "%.6g", told->check.rmse);
	ehr_run_fact(run, fact, text);
}

static void tell(const struct zone_work *work, const char *name,
	const struct ehr_interpolated *told)
{
	struct ehr_run *run = work->run;

	if (told->samples == 0) {
		ehr_run_notice(run,
			_("--interpolate: no sample has a value of \"%s\""),
			name);
		return;
	}
	ehr_run_notice(run,
		_("\"%s\" is interpolated by %s: samples %zu, cells filled "
		  "%zu, which value_from tells"),
		name, zone_given.interpolate, told->samples, told->cells);
	if (told->alike)
		ehr_run_notice(run,
			_("all samples have the same value of \"%s\", and so "
			  "have the cells between them"),
			name);
	else if (kriged(work))
		tell_model(run, name, told);
	if (told->in_line && told->samples > 2)
		ehr_run_notice(run,
			_("all samples of \"%s\" lie on one line: nothing is "
			  "known of places beside it"),
			name);
	tell_check(run, name, told, kriged(work));
	if (told->raised > 0)
		ehr_run_notice(run,
			_("\"%s\" of %zu cells came out below 0 and was taken "
			  "to be that of the lowest sample near them"),
			name, told->raised);
	record(run, name, told);
}

static int fill(struct zone_work *work, struct ehr_zoning_rows *rows,
	struct ehr_zoning_samples *samples, struct ehr_interpolated *told)
{
	const double *setting = work->setting;
	const struct ehr_zoning_gaps gaps = {
		.cell_m = work->frame.grid.cell_m,
		.how = &work->interpolation,
		.numbers = { .lags = (size_t)setting[EHR_ZONE_LAGS],
			.least = (size_t)setting[EHR_ZONE_LEAST_SAMPLES],
			.neighbours = (size_t)setting[EHR_ZONE_NEIGHBOURS],
			.cutoff_share = setting[EHR_ZONE_CUTOFF_SHARE] },
	};

	ehr_zoning_samples_ready(samples);
	return ehr_zoning_fill_gaps(
		rows->zoning, samples, &gaps, told, &work->run->err);
}

int zone_interpolate(struct zone_work *work)
{
	struct ehr_interpolated told[EHR_ZONING_VALUES] = { 0 };

	if (!zone_given.interpolate)
		return 0;
	if (fill(work, &work->rows, &work->samples, told) < 0)
		return -1;
	ehr_run_fact(work->run, "interpolate", zone_given.interpolate);
	for (size_t v = 0; v < zone_n_names(); v++)
		tell(work, zone_names()[v], &told[v]);
	return 0;
}

int zone_interpolate_quietly(struct zone_work *work,
	struct ehr_zoning_rows *rows, struct ehr_zoning_samples *samples)
{
	struct ehr_interpolated told[EHR_ZONING_VALUES];

	return zone_given.interpolate ? fill(work, rows, samples, told) : 0;
}

void zone_interpolate_release(struct zone_work *work)
{
	ehr_zoning_samples_release(&work->samples);
}
