/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/air_trouble.h"

#include <stdio.h>

static const char *const reason[] = { "mixed_clocks", "disorder", "repeated",
	"gap", "not_an_hour", "not_a_day" };

static const char *const text[] = {
	N_("station \"%s\": %s: times of one table are all days or all hours, "
	   "and all with the same offset from UTC or without one"),
	N_("station \"%s\": %s comes behind %s; the times of a station must "
	   "rise"),
	N_("station \"%s\": %s stands twice"),
	N_("station \"%s\": %s is more than ten years behind %s"),
	N_("station \"%s\": %s is a day; where rows are means of days, say "
	   "--averaging 24h"),
	N_("station \"%s\": %s is an hour; where rows are means of hours, say "
	   "--form hour"),
};

int ehr_air_fail_time(const struct ehr_air_station *station,
	enum ehr_air_trouble trouble, struct ehr_air_times times,
	struct ehr_err *err)
{
	struct ehr_str rest = station->key;
	struct ehr_str name = ehr_str_cut(&rest, EHR_AIR_UNIT_SEP);
	char now[EHR_HOUR_TEXT], last[EHR_HOUR_TEXT], shown[96];

	ehr_visible(shown, sizeof(shown), rest.n > 0 ? rest : name);
	ehr_hour_write(now, times.now, times.form);
	ehr_hour_write(last, times.last, times.form);
	ehr_fail(err, EHR_FAULT_DATA, _(text[trouble]), shown, now, last);
	snprintf(err->column, sizeof(err->column), "time");
	snprintf(err->reason, sizeof(err->reason), "%s", reason[trouble]);
	snprintf(err->found, sizeof(err->found), "%s", now);
	return -1;
}
