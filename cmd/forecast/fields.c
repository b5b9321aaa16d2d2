/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/fields.h"

#include "calc/air.h"
#include "forecast/options.h"
#include "forecast/units.h"

enum { TERMS = 5 };

static const char default_terms[] = "lag,weather,season";

static const char *copy(struct forecast_setup *self, struct ehr_str text)
{
	return ehr_arena_string(&self->arena, text);
}

static struct ehr_err *err_of(struct forecast_setup *self)
{
	return &self->run->err;
}

int forecast_terms(struct forecast_setup *self)
{
	static const char *const word[TERMS] = { "lag", "climatology",
		"weather", "weekday", "season" };
	static const unsigned bit[TERMS] = { EHR_FORECAST_TERM_LAG,
		EHR_FORECAST_TERM_USUAL, EHR_FORECAST_TERM_WEATHER,
		EHR_FORECAST_TERM_WEEKDAY, EHR_FORECAST_TERM_SEASON };
	struct ehr_str rest = ehr_str_of(
		forecast_given.terms ? forecast_given.terms : default_terms);

	while (rest.p) {
		struct ehr_str name = ehr_str_cut(&rest, ',');
		size_t i = 0;

		while (i < TERMS && !ehr_str_is(name, word[i]))
			i++;
		if (i == TERMS)
			return ehr_fail(err_of(self), EHR_FAULT_USAGE,
				_("--terms: there is no \"%s\"; there are lag, "
				  "climatology, weather, weekday, season"),
				copy(self, name));
		self->job.terms.terms |= bit[i];
	}
	ehr_run_fact(self->run, "terms",
		forecast_given.terms ? forecast_given.terms : default_terms);
	return 0;
}

static long column_of(const char *name)
{
	const struct ehr_list *columns = &forecast_given.columns;
	size_t n = strlen(name);

	for (size_t i = 0; i < columns->n; i++)
		if (strncmp(columns->item[i], name, n) == 0 &&
			columns->item[i][n] == '=')
			return (long)i;
	return -1;
}

const char *forecast_heading(const char *name)
{
	long at = column_of(name);

	return at < 0 ? NULL
		      : forecast_given.columns.item[at] + strlen(name) + 1;
}

/* Of --column, or the name itself. */
static const char *heading_of(const char *name, bool *used)
{
	const char *heading = forecast_heading(name);

	if (!heading)
		return name;
	used[column_of(name)] = true;
	return heading;
}

static int add_field(struct forecast_setup *self, const char *name, bool *used)
{
	static const char *const own[] = { "station", "issued", "time",
		"lead_time", "method", "forecast_na" };

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(name, own[i]) == 0)
			return ehr_fail(err_of(self), EHR_FAULT_USAGE,
				_("\"%s\" can be neither pollutant nor "
				  "weather"),
				name);
	for (size_t i = 0; i < self->n_field; i++)
		if (strcmp(name, self->field[i].name) == 0)
			return ehr_fail(err_of(self), EHR_FAULT_USAGE,
				_("\"%s\" is there twice among pollutants and "
				  "weather"),
				name);
	self->field[self->n_field++] = (struct ehr_forecast_field){ name,
		heading_of(name, used), false };
	return 0;
}

static int add_list(struct forecast_setup *self, const char *list, bool *used)
{
	struct ehr_str rest = ehr_str_of(list);

	while (rest.p)
		if (add_field(self, copy(self, ehr_str_cut(&rest, ',')), used))
			return -1;
	return 0;
}

/* Days of ehrisk-aqhi have two of ozone: the mean and the highest 8 hours. */
static int add_maximum(struct forecast_setup *self,
	const struct ehr_header *header, bool *used)
{
	const char *o3 = forecast_heading(ehr_air_name[EHR_AIR_O3]);
	long at;

	if (o3 && strcmp(o3, forecast_o3_8h_max) == 0)
		return 0;
	if (ehr_header_look(header, heading_of(forecast_o3_8h_max, used), &at,
		    err_of(self)))
		return -1;
	return at == EHR_NO_COLUMN ? 0
				   : add_field(self, forecast_o3_8h_max, used);
}

static int add_pollutants(struct forecast_setup *self,
	const struct ehr_header *header, bool *used)
{
	if (forecast_given.pollutants)
		return add_list(self, forecast_given.pollutants, used);
	for (int i = 0; i < EHR_AIR_N; i++) {
		long at;

		if (ehr_header_look(header, heading_of(ehr_air_name[i], used),
			    &at, err_of(self)))
			return -1;
		if (at != EHR_NO_COLUMN &&
			add_field(self, ehr_air_name[i], used))
			return -1;
	}
	if (self->n_field > 0)
		return add_maximum(self, header, used);
	return ehr_fail(err_of(self), EHR_FAULT_DATA,
		_("none of the columns pm25, pm10, no2, so2, o3, co; name "
		  "others with --pollutants or --column, and make a column for "
		  "each pollutant of long rows with ehrisk-aqhi"));
}

static size_t commas(const char *list)
{
	size_t n = 1;

	for (; list && *list; list++)
		n += *list == ',';
	return n;
}

int forecast_fields(
	struct forecast_setup *self, const struct ehr_header *header)
{
	const struct ehr_list *columns = &forecast_given.columns;
	struct ehr_forecast_terms *terms = &self->job.terms;
	bool *used =
		ehr_arena_calloc(&self->arena, columns->n + 1, sizeof(*used));

	self->field = ehr_arena_calloc(&self->arena,
		EHR_AIR_N + 1 + commas(forecast_given.pollutants) +
			commas(forecast_given.weather),
		sizeof(*self->field));
	if (add_pollutants(self, header, used))
		return -1;
	self->job.n_value = terms->weather = self->n_field;
	self->table.station_heading = forecast_heading("station");
	self->table.time_heading = forecast_heading("time");
	if (forecast_given.weather &&
		add_list(self, forecast_given.weather, used))
		return -1;
	terms->n_weather = self->n_field - terms->weather;
	if (terms->n_weather > EHR_FORECAST_WEATHER_MOST)
		return ehr_fail(err_of(self), EHR_FAULT_USAGE,
			_("--weather: at most %d columns"),
			(int)EHR_FORECAST_WEATHER_MOST);
	for (size_t i = 0; i < columns->n; i++)
		if (!used[i] && (long)i != column_of("station") &&
			(long)i != column_of("time"))
			return ehr_fail(err_of(self), EHR_FAULT_USAGE,
				_("--column: \"%s\" names no pollutant or "
				  "weather that is used"),
				columns->item[i]);
	return 0;
}
