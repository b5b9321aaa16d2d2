/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "response/options.h"
#include "response/work.h"

enum { COLUMNS_MAX = 200 };

int response_list(struct response_work *work, const char *option,
	const char *text, char ***item, size_t *n)
{
	struct ehr_str rest = ehr_str_of(text);

	*n = 0;
	*item = ehr_arena_alloc(&work->arena, (rest.n + 2) * sizeof(**item));
	do {
		struct ehr_str part = ehr_str_trim(ehr_str_cut(&rest, ','));
		char shown[128];

		ehr_visible(shown, sizeof(shown), part);
		if (part.n == 0)
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("%s: an item of the list is empty"), option);
		for (size_t i = 0; i < *n; i++)
			if (ehr_str_is(part, (*item)[i]))
				return ehr_fail(&work->run->err,
					EHR_FAULT_USAGE,
					_("%s: twice in the list: \"%s\""),
					option, shown);
		(*item)[(*n)++] = ehr_arena_string(&work->arena, part);
	} while (rest.p);
	return 0;
}

static int add(struct response_work *work, enum ehr_response_role role,
	const char *name, size_t df)
{
	char shown[128];

	ehr_visible(shown, sizeof(shown), ehr_str_of(name));
	if (name[0] == '\0')
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("the name of a column is empty"));
	for (size_t i = 0; i < work->n_column; i++)
		if (strcmp(work->column[i].name, name) == 0)
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("column \"%s\" is asked for twice"), shown);
	if (work->n_column == COLUMNS_MAX)
		return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
			_("more than %d columns"), COLUMNS_MAX);
	work->column[work->n_column] = (struct ehr_response_column){
		.name = name,
		.heading = name,
		.unit = role == EHR_RESPONSE_POLLUTANT ? "ug/m3" : "",
		.role = role,
	};
	work->df[work->n_column++] = df;
	return 0;
}

static int add_list(struct response_work *work, const char *option,
	const char *text, enum ehr_response_role role)
{
	char **name;
	size_t n;

	if (response_list(work, option, text, &name, &n))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (add(work, role, name[i], 0))
			return -1;
	return 0;
}

/* COLUMN or COLUMN:DF */
static int add_covariates(struct response_work *work)
{
	const struct ehr_list *list = &response_given.covariate;

	for (size_t i = 0; i < list->n; i++) {
		struct ehr_str name = ehr_str_of(list->item[i]);
		const char *colon = strrchr(list->item[i], ':');
		long df = 0;

		if (colon) {
			name.n = (size_t)(colon - list->item[i]);
			if (ehr_num_int("--covariate", ehr_str_of(colon + 1), 0,
				    50, &df, &work->run->err))
				return -1;
		}
		if (add(work, EHR_RESPONSE_COVARIATE,
			    ehr_arena_string(&work->arena, name), (size_t)df))
			return -1;
	}
	return 0;
}

static int add_weather(struct response_work *work)
{
	const struct response_given *given = &response_given;
	size_t humidity = (size_t)given->humidity_df;

	if (given->temp && add(work, EHR_RESPONSE_TEMPERATURE, given->temp,
				   (size_t)given->temp_df))
		return -1;
	if (given->dew_point &&
		add(work, EHR_RESPONSE_DEW_POINT, given->dew_point, humidity))
		return -1;
	if (given->humidity &&
		add(work, EHR_RESPONSE_HUMIDITY, given->humidity, humidity))
		return -1;
	if (given->holiday &&
		add(work, EHR_RESPONSE_HOLIDAY, given->holiday, 0))
		return -1;
	return add_covariates(work);
}

static struct ehr_response_column *find(
	struct response_work *work, struct ehr_str name)
{
	for (size_t i = 0; i < work->n_column; i++)
		if (ehr_str_is(name, work->column[i].name))
			return &work->column[i];
	return NULL;
}

static int unknown(
	struct response_work *work, const char *option, struct ehr_str name)
{
	char shown[128];

	ehr_visible(shown, sizeof(shown), name);
	return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
		_("%s: no column \"%s\" is asked for"), option, shown);
}

static int set_headings(struct response_work *work)
{
	const struct ehr_list *list = &response_given.column;

	work->date = "date";
	for (size_t i = 0; i < list->n; i++) {
		struct ehr_str heading = ehr_str_of(list->item[i]);
		struct ehr_str name = ehr_str_cut(&heading, '=');
		struct ehr_response_column *column = find(work, name);
		const char *text;

		if (heading.n == 0)
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("--column is NAME=HEADING"));
		text = ehr_arena_string(&work->arena, heading);
		if (ehr_str_is(name, "date"))
			work->date = text;
		else if (column)
			column->heading = text;
		else
			return unknown(work, "--column", name);
	}
	return 0;
}

static bool unit_fits(
	const struct ehr_response_column *column, struct ehr_str unit)
{
	switch (column->role) {
	case EHR_RESPONSE_POLLUTANT: return unit.n > 0;
	case EHR_RESPONSE_TEMPERATURE:
	case EHR_RESPONSE_DEW_POINT:
		return ehr_str_is(unit, "degC") || ehr_str_is(unit, "degF") ||
		       ehr_str_is(unit, "K");
	default: return false;
	}
}

static int set_units(struct response_work *work)
{
	char **item;
	size_t n;

	if (!response_given.units)
		return 0;
	if (response_list(work, "--units", response_given.units, &item, &n))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct ehr_str unit = ehr_str_of(item[i]);
		struct ehr_str name = ehr_str_cut(&unit, '=');
		struct ehr_response_column *column = find(work, name);
		char shown[128];

		if (!column)
			return unknown(work, "--units", name);
		ehr_visible(shown, sizeof(shown), ehr_str_of(item[i]));
		if (!unit_fits(column, unit))
			return ehr_fail(&work->run->err, EHR_FAULT_USAGE,
				_("--units: a concentration has such as ug/m3, "
				  "a temperature degC, degF or K, found "
				  "\"%s\""),
				shown);
		column->unit = ehr_arena_string(&work->arena, unit);
	}
	return 0;
}

int response_columns(struct response_work *work)
{
	const struct response_given *given = &response_given;

	work->column = ehr_arena_calloc(
		&work->arena, COLUMNS_MAX + 1, sizeof(*work->column));
	work->df = ehr_arena_calloc(
		&work->arena, COLUMNS_MAX + 1, sizeof(*work->df));
	if (add_list(work, "--outcome", given->outcome, EHR_RESPONSE_OUTCOME) ||
		add_list(work, "--pollutant", given->pollutant,
			EHR_RESPONSE_POLLUTANT) ||
		add_weather(work))
		return -1;
	return set_headings(work) || set_units(work) ? -1 : 0;
}
