/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/index.h"

#include <math.h>

#include "calc/ratio.h"
#include "forecast/options.h"
#include "ref/alias.h"

enum { THREE_HOURS = 3 };

static const unsigned daily_averagings =
	EHR_AVERAGING_24H | EHR_AVERAGING_8H_MAX | EHR_AVERAGING_1H_MAX;

/* What a pollutant is given in. */
struct unit {
	enum ehr_air_basis basis;
	double scale; /* of the basis */
};

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

static int read_unit(
	struct forecast_setup *self, struct ehr_str text, struct unit *unit)
{
	struct ehr_str word = text, name = ehr_str_cut(&word, '=');
	enum ehr_air air = ehr_air_find(name);

	if (air == EHR_AIR_N || !word.p)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--units: expected a pollutant and its unit, such as "
			  "o3=ppb, found \"%.*s\""),
			(int)text.n, text.p);
	if (ehr_str_is(word, "ug/m3"))
		unit[air] = (struct unit){ EHR_AIR_UG_M3, 1 };
	else if (ehr_str_is(word, "mg/m3"))
		unit[air] = (struct unit){ EHR_AIR_UG_M3, 1e3 };
	else if (ehr_str_is(word, "ppb"))
		unit[air] = (struct unit){ EHR_AIR_PPB, 1 };
	else if (ehr_str_is(word, "ppm"))
		unit[air] = (struct unit){ EHR_AIR_PPB, 1e3 };
	else
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--units: expected ug/m3, mg/m3, ppb or ppm, found "
			  "\"%.*s\""),
			(int)text.n, text.p);
	if (unit[air].basis == EHR_AIR_PPB &&
		(air == EHR_AIR_PM25 || air == EHR_AIR_PM10))
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--units: particles have no volume ratio: \"%.*s\""),
			(int)text.n, text.p);
	return 0;
}

static int read_units(struct forecast_setup *self, struct unit *unit)
{
	struct ehr_str rest = { NULL, 0 };

	if (forecast_given.units)
		rest = ehr_str_of(forecast_given.units);
	for (int i = 0; i < EHR_AIR_N; i++)
		unit[i] = (struct unit){ EHR_AIR_UG_M3, 1 };
	while (rest.p)
		if (read_unit(self, ehr_str_cut(&rest, ','), unit))
			return -1;
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
			  "series are of hours")
		      : _("--aqhi %s: of %s it wants means of hours, and the "
			  "series are of days"),
		self->index.method->name, ehr_air_name[term->air]);
}

static size_t field_of(const struct forecast_setup *self, enum ehr_air air)
{
	for (size_t i = 0; i < self->job.n_value; i++)
		if (strcmp(self->field[i].name, ehr_air_name[air]) == 0)
			return i;
	return EHR_FORECAST_NO_FIELD;
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

static double molar_mass(const struct ehr_aliases *aliases, enum ehr_air air)
{
	const struct ehr_alias *found =
		ehr_aliases_find(aliases, ehr_str_of(ehr_air_name[air]));

	return found ? found->molar_mass_g_mol : 0;
}

static int set_factors(struct forecast_setup *self, const struct unit *unit)
{
	const struct ehr_aqhi_method *method = self->index.method;
	double temp_k = forecast_given.temp_k > 0 ? forecast_given.temp_k
						  : EHR_REFERENCE_TEMPERATURE_K;
	const char *path = ehr_run_ref(self->run, "aliases");
	struct ehr_aliases *aliases = ehr_aliases_open(path, &self->run->err);

	if (!aliases)
		return -1;
	ehr_run_used_table(self->run, "aliases", path,
		ehr_aliases_sha256(aliases), ehr_aliases_rows(aliases));
	for (size_t i = 0; i < method->n; i++) {
		const struct ehr_aqhi_term *term = &method->term[i];
		struct unit own = unit[term->air];

		self->index.factor[i] =
			own.scale * ehr_aqhi_factor(own.basis, term->unit,
					    molar_mass(aliases, term->air),
					    ehr_air_litres_mol(temp_k));
	}
	ehr_aliases_close(aliases);
	return 0;
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

int forecast_index(struct forecast_setup *self)
{
	struct unit unit[EHR_AIR_N];

	if (!forecast_given.aqhi) {
		if (forecast_given.units || forecast_given.temp_k > 0)
			return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
				_("--units and --temp-ref need --aqhi"));
		return 0;
	}
	self->index.rules.half = EHR_AIR_HALF_UP;
	self->index.rules.er_decimals = -1;
	if (open_method(self) || read_units(self, unit))
		return -1;
	for (size_t i = 0; i < self->index.method->n; i++) {
		self->index.field[i] =
			field_of(self, self->index.method->term[i].air);
		if (self->table.has_form && average(self, i))
			return -1;
	}
	self->job.index = &self->index;
	if (check_terms(self) || set_factors(self, unit))
		return -1;
	note_mark(self);
	return 0;
}
