/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/fields.h"

#include "calc/air.h"
#include "forecast/options.h"

enum { METHODS = EHR_FORECAST_KINDS + FORECAST_EXTERNALS, TERMS = 5 };

static const char default_terms[] = "lag,weather,season";

static const char *copy(struct forecast_setup *self, struct ehr_str text)
{
	return ehr_arena_string(&self->arena, text);
}

static struct ehr_err *err_of(struct forecast_setup *self)
{
	return &self->run->err;
}

static int add_method(struct forecast_setup *self, struct ehr_str name,
	enum ehr_forecast_kind kind)
{
	size_t *n = &self->job.n_method;

	for (size_t i = 0; i < *n; i++)
		if (ehr_str_is(name, self->method[i].name))
			return ehr_fail(err_of(self), EHR_FAULT_USAGE,
				_("the method \"%s\" is there twice"),
				self->method[i].name);
	self->method[(*n)++] =
		(struct ehr_forecast_method){ copy(self, name), kind, NULL };
	return 0;
}

static int add_builtin(struct forecast_setup *self, struct ehr_str name)
{
	for (int kind = 0; kind < EHR_FORECAST_KINDS; kind++)
		if (ehr_str_is(name, ehr_forecast_kind_word[kind]))
			return add_method(
				self, name, (enum ehr_forecast_kind)kind);
	return ehr_fail(err_of(self), EHR_FAULT_USAGE,
		_("--method: there is no \"%s\"; there are persistence, "
		  "climatology, climatology-median, damped, regression, "
		  "regression-median"),
		copy(self, name));
}

static int add_external(struct forecast_setup *self, const char *text)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str name = ehr_str_cut(&rest, '=');

	if (name.n == 0 || rest.n == 0)
		return ehr_fail(err_of(self), EHR_FAULT_USAGE,
			_("--external: expected NAME=FILE, found \"%s\""),
			text);
	for (int kind = 0; kind < EHR_FORECAST_KINDS; kind++)
		if (ehr_str_is(name, ehr_forecast_kind_word[kind]))
			return ehr_fail(err_of(self), EHR_FAULT_USAGE,
				_("--external: \"%s\" is a method of this "
				  "program"),
				ehr_forecast_kind_word[kind]);
	return add_method(self, name, EHR_FORECAST_OUTSIDE);
}

int forecast_methods(struct forecast_setup *self)
{
	const struct ehr_list *externals = &forecast_given.externals;
	struct ehr_str rest = { NULL, 0 };

	if (forecast_given.methods)
		rest = ehr_str_of(forecast_given.methods);
	self->method =
		ehr_arena_calloc(&self->arena, METHODS, sizeof(*self->method));
	self->job.method = self->method;
	while (rest.p)
		if (add_builtin(self, ehr_str_cut(&rest, ',')))
			return -1;
	if (externals->n > FORECAST_EXTERNALS)
		return ehr_fail(err_of(self), EHR_FAULT_USAGE,
			_("--external: at most %d models"),
			(int)FORECAST_EXTERNALS);
	for (size_t i = 0; i < externals->n; i++)
		if (add_external(self, externals->item[i]))
			return -1;
	if (self->job.n_method > 0)
		return 0;
	return ehr_fail(err_of(self), EHR_FAULT_USAGE,
		_("no method: give --method persistence, climatology, "
		  "climatology-median, damped, regression or "
		  "regression-median, or --external NAME=FILE"));
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
		return 0;
	return ehr_fail(err_of(self), EHR_FAULT_DATA,
		_("none of the columns pm25, pm10, no2, so2, o3, co; name "
		  "others with --pollutants or --column"));
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
		EHR_AIR_N + commas(forecast_given.pollutants) +
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
