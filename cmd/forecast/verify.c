/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/verify.h"

#include "forecast/fields.h"
#include "forecast/options.h"
#include "forecast/setup.h"
#include "model/forecast_verify.h"

enum { EVENTS = 64 };

struct work {
	struct ehr_run *run;
	double setting[EHR_FORECAST_SETTINGS];
	struct ehr_pairs pairs;
	struct ehr_verify_event event[EVENTS];
	struct ehr_verify verify;
	struct ehr_aqi_level_sets sets;
	struct ehr_arena arena;
};

static int read_by(struct work *self)
{
	static const char *const word[] = { "station", "method", "lead" };
	static const unsigned bit[] = { EHR_VERIFY_BY_STATION,
		EHR_VERIFY_BY_METHOD, EHR_VERIFY_BY_LEAD };
	struct ehr_str rest = ehr_str_of(
		forecast_given.by ? forecast_given.by : "method,lead");

	while (rest.p) {
		struct ehr_str name = ehr_str_cut(&rest, ',');
		size_t i = 0;

		while (i < 3 && !ehr_str_is(name, word[i]))
			i++;
		if (i == 3)
			return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
				_("--by: expected station, method and lead "
				  "with commas between, found \"%.*s\""),
				(int)name.n, name.p);
		self->verify.by |= bit[i];
	}
	return 0;
}

static int read_event(struct work *self, const char *text)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str name = ehr_str_cut(&rest, '=');
	struct ehr_verify_event *event = &self->event[self->verify.n_event++];
	long at = ehr_pairs_find(&self->pairs, name);

	if (!rest.p || ehr_num_read(rest, &event->threshold) != EHR_NUM_VALUE)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--event: expected COLUMN=THRESHOLD, found \"%s\""),
			text);
	if (at < 0)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--event: \"%.*s\" is not among what is verified"),
			(int)name.n, name.p);
	event->variable = (size_t)at;
	return 0;
}

static int read_events(struct work *self)
{
	const struct ehr_list *events = &forecast_given.events;

	if (events->n > EVENTS)
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--event: at most %d of them"), (int)EVENTS);
	self->verify.event = self->event;
	for (size_t i = 0; i < events->n; i++)
		if (read_event(self, events->item[i]))
			return -1;
	return 0;
}

static void list_sets(
	const struct ehr_aqi_level_sets *sets, struct ehr_buf *out)
{
	for (size_t i = 0; i < sets->n; i++)
		ehr_buf_printf(out, "%s%s", i ? ", " : "", sets->set[i].name);
}

static int read_levels(struct work *self)
{
	struct ehr_run *run = self->run;
	const char *levels, *groups;
	struct ehr_buf names = { 0 };

	if (!forecast_given.aqi)
		return 0;
	levels = ehr_run_ref(run, "aqi_levels");
	groups = ehr_run_ref(run, "aqi_groups");
	if (ehr_aqi_levels_read(
		    &self->sets, &self->arena, levels, groups, &run->err))
		return -1;
	ehr_run_used_table(run, "aqi_levels", levels, self->sets.sha256[0],
		self->sets.rows[0]);
	ehr_run_used_table(run, "aqi_groups", groups, self->sets.sha256[1],
		self->sets.rows[1]);
	self->verify.levels = ehr_aqi_levels_find(
		&self->sets, ehr_str_of(forecast_given.aqi));
	if (self->verify.levels)
		return 0;
	list_sets(&self->sets, &names);
	ehr_fail(&run->err, EHR_FAULT_USAGE,
		_("--aqi: there is no \"%s\"; there are %s"),
		forecast_given.aqi, ehr_buf_text(&names));
	ehr_buf_release(&names);
	return -1;
}

/* Does each --column name what is read? */
static int check_columns(struct work *self)
{
	const struct ehr_list *columns = &forecast_given.columns;

	for (size_t i = 0; i < columns->n; i++) {
		struct ehr_str rest = ehr_str_of(columns->item[i]);
		struct ehr_str name = ehr_str_cut(&rest, '=');

		if (ehr_str_is(name, "station") || ehr_str_is(name, "time") ||
			ehr_pairs_reads(&self->pairs, name))
			continue;
		return ehr_fail(&self->run->err, EHR_FAULT_USAGE,
			_("--column: \"%s\" names nothing that is verified"),
			columns->item[i]);
	}
	return 0;
}

static int read_all(struct work *self)
{
	struct ehr_run *run = self->run;
	struct ehr_reader *observed, *forecasts;

	forecasts = ehr_run_reader(run);
	observed = forecasts ? forecast_side(
				       run, "--verify", forecast_given.verify)
			     : NULL;
	if (!observed)
		return -1;
	if (ehr_pairs_init(&self->pairs, forecast_given.values, forecasts,
		    observed, forecast_heading, &run->err) ||
		check_columns(self) || read_events(self))
		return -1;
	self->pairs.observed.station_heading = forecast_heading("station");
	self->pairs.observed.time_heading = forecast_heading("time");
	if (ehr_pairs_observed(&self->pairs, observed, &run->err))
		return -1;
	return ehr_pairs_forecasts(&self->pairs, forecasts, &run->err);
}

static int verify(struct work *self)
{
	struct ehr_run *run = self->run;
	struct ehr_writer *writer;

	if (forecast_settings(run, self->setting) || read_by(self) ||
		read_levels(self) || read_all(self))
		return -1;
	writer = ehr_run_writer(
		run, NULL, ehr_verify_results, EHR_VERIFY_RESULTS);
	return writer ? ehr_verify_write(&self->verify, writer, &run->err) : -1;
}

int forecast_verify(struct ehr_run *run)
{
	struct work self = { .run = run };
	int rc;

	self.verify.pairs = &self.pairs;
	self.verify.setting = self.setting;
	rc = verify(&self);
	ehr_pairs_release(&self.pairs);
	ehr_arena_release(&self.arena);
	return rc;
}
