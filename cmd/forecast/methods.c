/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/fields.h"
#include "forecast/options.h"

enum { METHODS = EHR_FORECAST_KINDS + FORECAST_EXTERNALS };

static int add_method(struct forecast_setup *self, struct ehr_str name,
	enum ehr_forecast_kind kind)
{
	size_t *n = &self->job.n_method;

	for (size_t i = 0; i < *n; i++)
		if (ehr_str_is(name, self->method[i].name))
			return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
				_("the method \"%s\" is there twice"),
				self->method[i].name);
	self->method[(*n)++] = (struct ehr_forecast_method){
		ehr_arena_string(&self->arena, name), kind, NULL
	};
	return 0;
}

static int add_builtin(struct forecast_setup *self, struct ehr_str name)
{
	for (int kind = 0; kind < EHR_FORECAST_KINDS; kind++)
		if (ehr_str_is(name, ehr_forecast_kind_word[kind]))
			return add_method(
				self, name, (enum ehr_forecast_kind)kind);
	return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
		_("--method: there is no \"%s\"; there are persistence, "
		  "climatology, climatology-median, damped, regression, "
		  "regression-median"),
		ehr_arena_string(&self->arena, name));
}

static int add_external(struct forecast_setup *self, const char *text)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str name = ehr_str_cut(&rest, '=');

	if (name.n == 0 || rest.n == 0)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--external: expected NAME=FILE, found \"%s\""),
			text);
	for (int kind = 0; kind < EHR_FORECAST_KINDS; kind++)
		if (ehr_str_is(name, ehr_forecast_kind_word[kind]))
			return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
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
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--external: at most %d models"),
			(int)FORECAST_EXTERNALS);
	for (size_t i = 0; i < externals->n; i++)
		if (add_external(self, externals->item[i]))
			return -1;
	if (self->job.n_method > 0)
		return 0;
	return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
		_("no method: give --method persistence, climatology, "
		  "climatology-median, damped, regression or "
		  "regression-median, or --external NAME=FILE"));
}
