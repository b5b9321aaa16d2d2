/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_summary.h"

#include <math.h>
#include <stdio.h>

#include "base/day.h"
#include "model/air_summary_index.h"
#include "model/air_summary_limit.h"

enum { PERIOD_TEXT = 2 * EHR_DAY_TEXT, MONTHS = 12 };

struct ehr_air_row ehr_air_row_of(const struct ehr_air_span *span,
	const char *scheme, const char *measure)
{
	const struct ehr_air_place *at = &span->at;

	return (struct ehr_air_row){ .station = at->is_city ? "" : at->name,
		.city = at->is_city ? at->name : at->city,
		.period = span->period,
		.scheme = scheme,
		.measure = measure,
		.pollutant = "",
		.value = NAN,
		.rounded = NAN,
		.unit = "",
		.n = -1,
		.of = -1,
		.time = "",
		.limit = NAN,
		.verdict = "",
		.flags = "" };
}

int ehr_air_row_put(const struct ehr_air_span *span,
	const struct ehr_air_row *row, struct ehr_err *err)
{
	const struct ehr_air_summary *self = span->summary;
	struct ehr_air_row flagged = *row;
	struct ehr_buf flags = { 0 };
	int rc;

	if (!span->at.is_city || !self->city_memory)
		return self->put(self->put_self, row, err);
	ehr_buf_printf(
		&flags, "%s%scity_memory", row->flags, *row->flags ? " " : "");
	flagged.flags = ehr_buf_text(&flags);
	rc = self->put(self->put_self, &flagged, err);
	ehr_buf_release(&flags);
	return rc;
}

static int put_span(const struct ehr_air_span *span, struct ehr_err *err)
{
	const struct ehr_air_summary *self = span->summary;

	for (size_t i = 0; i < self->n_plans; i++)
		if (ehr_air_summary_quality(span, &self->plan[i], err))
			return -1;
	for (size_t i = 0; i < self->n_schemes && !span->at.is_city; i++)
		if (ehr_air_summary_health(span, &self->scheme[i], err))
			return -1;
	return self->limits ? ehr_air_summary_limits(span, err) : 0;
}

/* The period that begins on or before the day and has it: its first day and its
 * length, and its name. */
static void find_period(const struct ehr_air_summary *self, long day,
	struct ehr_air_span *span, char name[static PERIOD_TEXT])
{
	struct ehr_day_parts parts = ehr_day_parts(day);
	char text[EHR_DAY_TEXT];

	ehr_day_write(text, day);
	switch (self->period) {
	case EHR_AIR_BY_MONTH:
		span->from = ehr_day_of(parts.year, parts.month, 1);
		span->days = ehr_day_month_length(parts.year, parts.month);
		(void)snprintf(name, PERIOD_TEXT, "%.7s", text);
		break;
	case EHR_AIR_BY_YEAR:
		span->from = ehr_day_of(parts.year, 1, 1);
		span->days =
			ehr_day_of(parts.year, MONTHS, 31) - span->from + 1;
		(void)snprintf(name, PERIOD_TEXT, "%.4s", text);
		break;
	case EHR_AIR_BY_DAY:
	case EHR_AIR_BY_STATION:
	case EHR_AIR_PERIODS:
		span->from = day;
		span->days = 1;
		(void)snprintf(name, PERIOD_TEXT, "%s", text);
		break;
	}
}

static int put_whole(struct ehr_air_span *span, struct ehr_err *err)
{
	char from[EHR_DAY_TEXT], to[EHR_DAY_TEXT], name[PERIOD_TEXT];

	span->from = span->at.first;
	span->days = span->at.days;
	ehr_day_write(from, span->from);
	ehr_day_write(to, span->from + span->days - 1);
	(void)snprintf(name, sizeof(name), "%s/%s", from, to);
	span->period = name;
	return put_span(span, err);
}

static int put_place(
	const struct ehr_air_summary *self, size_t place, struct ehr_err *err)
{
	struct ehr_air_span span = { .summary = self,
		.at = ehr_air_days_place(self->days, place),
		.place = place };
	long end = span.at.first + span.at.days;
	char name[PERIOD_TEXT];

	if (span.at.days == 0)
		return 0;
	if (self->period == EHR_AIR_BY_STATION)
		return put_whole(&span, err);
	for (long day = span.at.first; day < end; day = span.from + span.days) {
		find_period(self, day, &span, name);
		span.period = name;
		if (put_span(&span, err))
			return -1;
	}
	return 0;
}

int ehr_air_summary_run(const struct ehr_air_summary *self, struct ehr_err *err)
{
	size_t n = ehr_air_days_places(self->days);

	for (size_t i = 0; i < n; i++)
		if (put_place(self, i, err))
			return -1;
	return 0;
}
