/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/units.h"

#include "calc/ratio.h"
#include "forecast/options.h"
#include "ref/alias.h"

/* What a pollutant is given in. */
struct unit {
	enum ehr_air_basis basis;
	double scale; /* of the basis */
};

static int read_unit(
	struct forecast_setup *self, struct ehr_str text, struct unit *unit)
{
	struct ehr_str word = text, name = ehr_str_cut(&word, '=');
	enum ehr_air air = ehr_air_find(name);
	int scale;

	if (air == EHR_AIR_N || !word.p)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--units: expected a pollutant and its unit, such as "
			  "o3=ppb, found \"%.*s\""),
			(int)text.n, text.p);
	if (!ehr_air_unit(word, air, &unit[air].basis, &scale))
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--units: expected ug/m3, mg/m3 or, of gases, ppb or "
			  "ppm, found \"%.*s\""),
			(int)text.n, text.p);
	unit[air].scale = scale;
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

static int read_masses(struct forecast_setup *self, double *g_mol)
{
	const char *path = ehr_run_ref(self->run, "aliases");
	struct ehr_aliases *aliases = ehr_aliases_open(path, &self->run->err);

	if (!aliases)
		return -1;
	ehr_run_used_table(self->run, "aliases", path,
		ehr_aliases_sha256(aliases), ehr_aliases_rows(aliases));
	for (int air = 0; air < EHR_AIR_N; air++) {
		const struct ehr_alias *found = ehr_aliases_find(
			aliases, ehr_str_of(ehr_air_name[air]));

		g_mol[air] = found ? found->molar_mass_g_mol : 0;
	}
	ehr_aliases_close(aliases);
	return 0;
}

int forecast_units(struct forecast_setup *self, struct forecast_units *units)
{
	struct unit unit[EHR_AIR_N];

	if (read_units(self, unit) || read_masses(self, units->of.g_mol))
		return -1;
	units->of.litres_mol = ehr_air_litres_mol(
		forecast_given.temp_k > 0 ? forecast_given.temp_k
					  : EHR_REFERENCE_TEMPERATURE_K);
	for (int air = 0; air < EHR_AIR_N; air++) {
		units->of.basis[air] = unit[air].basis;
		units->scale[air] = unit[air].scale;
	}
	return 0;
}

const char forecast_o3_8h_max[] = "o3_8h_max";

static size_t field_named(const struct forecast_setup *self, const char *name)
{
	for (size_t i = 0; i < self->job.n_value; i++)
		if (strcmp(self->field[i].name, name) == 0)
			return i;
	return EHR_FORECAST_NO_FIELD;
}

size_t forecast_field(const struct forecast_setup *self, enum ehr_air air)
{
	return field_named(self, ehr_air_name[air]);
}

size_t forecast_field_o3_8h_max(const struct forecast_setup *self)
{
	return field_named(self, forecast_o3_8h_max);
}
