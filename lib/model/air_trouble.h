/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be wrong with a time of a station.
 */
#ifndef EHR_MODEL_AIR_TROUBLE_H
#define EHR_MODEL_AIR_TROUBLE_H

#include "model/air_frame.h"

enum ehr_air_trouble {
	EHR_AIR_MIXED,       /* "mixed_clocks": days beside hours, or offsets */
	EHR_AIR_DISORDER,    /* "disorder": it does not rise */
	EHR_AIR_REPEATED,    /* "repeated" */
	EHR_AIR_GAP,         /* "gap": too long to be filled */
	EHR_AIR_DAYS_FOUND,  /* "not_an_hour": hours were said to come */
	EHR_AIR_HOURS_FOUND, /* "not_a_day" */
};

struct ehr_air_times {
	long now,
		last; /* of the station: the one in question, the one before */
	struct ehr_hour_form form;
};

/* Fails (EHR_FAULT_DATA) naming station and time. Always -1. */
int ehr_air_fail_time(const struct ehr_air_station *station,
	enum ehr_air_trouble trouble, struct ehr_air_times times,
	struct ehr_err *err);

#endif
