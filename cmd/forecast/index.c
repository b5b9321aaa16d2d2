/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/index.h"

#include <math.h>

#include "forecast/options.h"
#include "forecast/units.h"

enum { THREE_HOURS = 3 };

static const unsigned daily_averagings =
	EHR_AVERAGING_24H | EHR_AVERAGING_8H_MAX | EHR_AVERAGING_1H_MAX;

static int open_method(struct forecast_setup *self)
{
	static const char *const table[EHR_AQHI_TABLES] = { "aqhi_methods",
		"aqhi_bands", "aqhi_categories", "aqhi_advice" };
	const char *name = forecast_given.aqhi, *path[EHR_AQHI_TABLES];
	struct ehr_run *run = self->run;
	struct ehr_aqhi_files files;

	for (int i = 0; i < EHR_AQHI_TABLES; i++)
		path[i] = ehr_run_ref(run, table[i]);
	files = (struct ehr_aqhi_files){ path[EHR_AQHI_METHODS_TABLE],
		path[EHR_AQHI_BANDS_TABLE], path[EHR_AQHI_CATEGORIES_TABLE],
		path[EHR_AQHI_ADVICE_TABLE] };
	self->aqhi_methods = ehr_aqhi_methods_open(&files, &run->err);
	if (!self->aqhi_methods)
		return -1;
	for (int i = 0; i < EHR_AQHI_TABLES; i++) {
		size_t rows;
		const char *sha256 = ehr_aqhi_methods_sha256(
			self->aqhi_methods, (enum ehr_aqhi_table)i, &rows);

		ehr_run_used_table(run, table[i], path[i], sha256, rows);
	}
	self->index.method = ehr_aqhi_is_file(name)
				     ? ehr_aqhi_methods_add(self->aqhi_methods,
					       name, &run->err)
				     : ehr_aqhi_methods_find(self->aqhi_methods,
					       name, &run->err);
	if (!self->index.method)
		return -1;
	ehr_run_fact(run, "aqhi", name);
	return 0;
}

static int average(struct forecast_setup *self, size_t i)
{
	const struct ehr_aqhi_term *term = &self->index.method->term[i];
	bool hours = self->table.form.precision != EHR_HOUR_DAY;
	unsigned set = term->averaging;

	self->index.window[i] = self->index.least[i] = 1;
	if (!hours && set & daily_averagings)
		return 0;
	if (hours && set & EHR_AVERAGING_3H) {
		self->index.window[i] = THREE_HOURS;
		self->index.least[i] =
			(int)self->setting[EHR_FORECAST_INDEX_HOURS];
		return 0;
	}
	if (hours && set & EHR_AVERAGING_1H)
		return 0;
	return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
		hours ? _("--aqhi %s: of %s it wants daily values, and the "
			  "series are of hours; ehrisk-aqhi --form day makes "
			  "days of them")
		      : _("--aqhi %s: of %s it wants means of hours, and the "
			  "series are of days"),
		self->index.method->name, ehr_air_name[term->air]);
}

/* Can it be made of the columns there are? */
static int check_terms(struct forecast_setup *self)
{
	const struct ehr_aqhi_method *method = self->index.method;
	double conc[EHR_AQHI_TERMS];
	struct ehr_aqhi found;

	for (size_t i = 0; i < method->n; i++)
		conc[i] =
			self->index.field[i] == EHR_FORECAST_NO_FIELD ? NAN : 1;
	ehr_aqhi_index(method, conc, &self->index.rules, &found);
	for (int i = 0; i < EHR_AIR_N; i++)
		if (found.missing & 1U << i)
			return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
				_("--aqhi %s: it needs the pollutant %s"),
				method->name, ehr_air_name[i]);
	if (isnan(found.raw))
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--aqhi %s: this method has no index"), method->name);
	return 0;
}

static void set_factors(
	struct forecast_setup *self, const struct forecast_units *units)
{
	const struct ehr_aqhi_method *method = self->index.method;

	for (size_t i = 0; i < method->n; i++) {
		const struct ehr_aqhi_term *term = &method->term[i];
		enum ehr_air air = term->air;

		self->index.factor[i] =
			units->scale[air] *
			ehr_aqhi_factor(units->of.basis[air], term->unit,
				units->of.g_mol[air], units->of.litres_mol);
	}
}

static void note_mark(struct forecast_setup *self)
{
	static const char *const word[] = { "read", "secondary", "memory" };
	const struct ehr_aqhi_method *method = self->index.method;

	ehr_run_fact(self->run, "aqhi_status", word[method->mark]);
	if (method->mark != EHR_AQHI_READ)
		ehr_run_notice(self->run,
			_("--aqhi %s rests on numbers that were not read in "
			  "their source: %s"),
			method->name, word[method->mark]);
}

/* Of days with both the mean and the highest 8 hours of ozone the mean, as
 * ehrisk-aqhi takes it, unless the method wants the other. */
static size_t field_of(const struct forecast_setup *self, size_t i)
{
	const struct ehr_aqhi_term *term = &self->index.method->term[i];
	size_t field = forecast_field(self, term->air);
	size_t maximum = forecast_field_o3_8h_max(self);

	if (term->air == EHR_AIR_O3 && maximum != EHR_FORECAST_NO_FIELD &&
		term->averaging & EHR_AVERAGING_8H_MAX &&
		(field == EHR_FORECAST_NO_FIELD ||
			!(term->averaging & EHR_AVERAGING_24H)))
		return maximum;
	return field;
}

int forecast_index(struct forecast_setup *self)
{
	struct forecast_units units;

	if (!forecast_given.aqhi)
		return 0;
	self->index.rules.half = EHR_AIR_HALF_UP;
	self->index.rules.er_decimals = -1;
	if (open_method(self) || forecast_units(self, &units))
		return -1;
	for (size_t i = 0; i < self->index.method->n; i++) {
		self->index.field[i] = field_of(self, i);
		if (self->table.has_form && average(self, i))
			return -1;
	}
	self->job.index = &self->index;
	if (check_terms(self))
		return -1;
	set_factors(self, &units);
	note_mark(self);
	return 0;
}
