/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aqhi/summary.h"

#include <math.h>

#include "aqhi/options.h"

static const char *const column[] = { "station", "city", "period", "scheme",
	"measure", "pollutant", "level", "value", "rounded", "unit", "n", "of",
	"time", "limit", "verdict", "flags" };

static void take_basis(
	struct aqhi_summary *self, const struct ehr_aqhi_means *means)
{
	self->basis.litres_mol = means->litres_mol;
	for (int i = 0; i < EHR_AIR_N; i++) {
		self->basis.basis[i] = means->basis[i];
		self->basis.g_mol[i] = means->molar_mass_g_mol[i];
	}
}

/* The limit of 8-hour means of ozone, above which a day needs fewer of them, in
 * the basis of the table. */
static struct ehr_fraction ozone_limit(const struct aqhi_summary *self)
{
	const struct ehr_air_edition *edition =
		self->n_editions ? self->edition[0] : &self->limits.edition[0];
	const struct ehr_air_limit *limit = ehr_air_limit_find(edition,
		(enum ehr_air_area)aqhi_given.area, "o3", EHR_AIR_OVER_8H_MAX);
	struct ehr_fraction factor;

	if (limit == NULL ||
		!ehr_aqi_factor(&self->basis, EHR_AIR_O3, "ug/m3", &factor))
		return (struct ehr_fraction){ INT64_MAX, 1 };
	return (struct ehr_fraction){ limit->limit * factor.under,
		EHR_AQI_THOUSANDTHS * factor.over };
}

static long city_column(const struct ehr_air_table *table)
{
	for (size_t i = 0; i < table->keeps; i++)
		if (strcmp(table->keep[i], "city") == 0)
			return (long)i;
	return EHR_NO_COLUMN;
}

/* Every goal is one of an index that is asked for. */
static int check_goals(const struct aqhi_summary *self,
	const struct aqhi_summary_of *of, struct ehr_err *err)
{
	char shown[64];

	for (size_t i = 0; i < self->n_goals; i++) {
		struct ehr_str name = self->goal[i].scheme;
		bool found = false;

		for (size_t k = 0; k < of->n_health; k++)
			found = found || ehr_str_is(name, self->scheme[k].name);
		for (size_t k = 0; k < of->quality->n; k++)
			found = found ||
				ehr_str_is(
					name, of->quality->standard[k]->name);
		if (!found) {
			ehr_visible(shown, sizeof(shown), name);
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--goal: no index \"%s\" is asked for"),
				shown);
		}
	}
	return 0;
}

int aqhi_summary_prepare(struct aqhi_summary *self,
	const struct aqhi_summary_of *of, struct ehr_err *err)
{
	const struct ehr_aqhi_means *means = &of->opts->means;
	struct ehr_air_rules rules = { means->day_min_hours, means->day_min_8h,
		{ 0, 1 }, self->limits.setting[EHR_AIR_STATIONS_PERCENT] };

	take_basis(self, means);
	rules.ozone_limit = ozone_limit(self);
	self->fold.opts = of->opts;
	self->fold.days = ehr_air_days_new(&rules);
	self->fold.part = of->health;
	self->fold.parts = of->n_health;
	self->fold.indices = self->indices;
	self->fold.city_at = city_column(of->table);
	self->fold.city = aqhi_given.city;
	if (aqhi_given.city && self->fold.city_at != EHR_NO_COLUMN)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--city: the table has a column \"city\""));
	for (size_t i = 0; i < of->n_health; i++) {
		const struct ehr_aqhi_method *method =
			of->health[i].plan->method;

		self->indices[i] = ehr_air_indices_new();
		self->scheme[i] = (struct ehr_air_scheme){ method->name,
			method->scheme ? (int)method->scheme->n : 0,
			self->indices[i] };
	}
	for (size_t i = 0; i < of->quality->n; i++)
		self->plan[i] = of->quality->part[i].plan;
	return check_goals(self, of, err);
}

static void put_number(struct ehr_writer *writer, double value)
{
	if (isnan(value))
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, value);
}

static void put_count(struct ehr_writer *writer, long n, long none)
{
	if (n == none)
		ehr_writer_empty(writer);
	else
		ehr_writer_count(writer, (unsigned long)n);
}

static int put_row(
	void *self, const struct ehr_air_row *row, struct ehr_err *err)
{
	struct ehr_writer *writer = self;

	ehr_writer_puts(writer, row->station);
	ehr_writer_puts(writer, row->city);
	ehr_writer_puts(writer, row->period);
	ehr_writer_puts(writer, row->scheme);
	ehr_writer_puts(writer, row->measure);
	ehr_writer_puts(writer, row->pollutant);
	put_count(writer, row->level, 0);
	put_number(writer, row->value);
	put_number(writer, row->rounded);
	ehr_writer_puts(writer, row->unit);
	put_count(writer, row->n, -1);
	put_count(writer, row->of, -1);
	ehr_writer_puts(writer, row->time);
	put_number(writer, row->limit);
	ehr_writer_puts(writer, row->verdict);
	ehr_writer_puts(writer, row->flags);
	return ehr_writer_end_row(writer, err);
}

int aqhi_summary_write(struct aqhi_summary *self,
	const struct aqhi_summary_of *of, struct ehr_run *run)
{
	struct ehr_writer *writer = ehr_run_writer(
		run, NULL, column, sizeof(column) / sizeof(*column));
	const struct ehr_air_summary summary = {
		.days = self->fold.days,
		.period = (enum ehr_air_period)(aqhi_given.summary - 1),
		.plan = self->plan,
		.n_plans = of->quality->n,
		.scheme = self->scheme,
		.n_schemes = of->n_health,
		.limits = self->has_limits ? &self->limits : NULL,
		.edition = self->edition,
		.n_editions = self->n_editions,
		.area = (enum ehr_air_area)aqhi_given.area,
		.basis = &self->basis,
		.dust = &self->dust,
		.city_memory = self->limits.settings_memory,
		.goal = self->goal,
		.n_goals = self->n_goals,
		.put = put_row,
		.put_self = writer,
	};

	return writer == NULL ? -1 : ehr_air_summary_run(&summary, &run->err);
}
