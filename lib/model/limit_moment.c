/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_moment.h"

#include "base/day.h"
#include "model/calendar_read.h"

enum { DECEMBER = 12 };

static int bad(struct ehr_str cell, const char *column, struct ehr_err *err)
{
	return ehr_fail_cell(err, column,
		column[0] == 't' ? "not_a_time" : "not_a_year",
		column[0] == 't'
			? N_("a time in ISO 8601 such as 2025-10-08T15:00")
			: N_("a year of four figures"),
		cell);
}

static void span(struct ehr_limit_moment *moment, const struct ehr_calendar *at)
{
	bool has_month = at->precision >= EHR_PRECISION_MONTH;
	bool has_day = at->precision >= EHR_PRECISION_DAY;
	int last = has_month ? at->month : DECEMBER;

	moment->known = true;
	moment->from = ehr_day_of(
		at->year, has_month ? at->month : 1, has_day ? at->day : 1);
	moment->to = has_day ? moment->from
			     : ehr_day_of(at->year, last,
				       ehr_day_month_length(at->year, last));
}

int ehr_limit_moment_read(struct ehr_limit_moment *moment, struct ehr_str time,
	struct ehr_str year, struct ehr_err *err)
{
	const char *column = time.n > 0 ? "time" : "year";
	struct ehr_str cell = time.n > 0 ? time : year;
	struct ehr_str text = ehr_str_trim(cell);
	struct ehr_calendar at;

	*moment = (struct ehr_limit_moment){ .text = text };
	if (text.n == 0)
		return 0;
	if (!ehr_calendar_read_iso(text, &at) || !ehr_calendar_exists(&at) ||
		(time.n == 0 && at.precision != EHR_PRECISION_YEAR))
		return bad(cell, column, err);
	span(moment, &at);
	return 0;
}

enum ehr_limit_when ehr_limit_moment_in(
	const struct ehr_limit_moment *moment, long from, long to)
{
	if (!moment->known)
		return EHR_LIMIT_NO_DAY;
	if (moment->from >= from && moment->to <= to)
		return EHR_LIMIT_IN_FORCE;
	return moment->to < from || moment->from > to
		       ? EHR_LIMIT_BEFORE_OR_AFTER
		       : EHR_LIMIT_PARTLY;
}
