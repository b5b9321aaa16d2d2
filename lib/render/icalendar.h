/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Deadlines as iCalendar (RFC 5545): an event for each, all day long, on the day
 * it is due; programs show those, and few show to-dos. It takes no one's time
 * (TRANSPARENT). Lines end in CRLF and are folded at 75 octets, never inside a
 * character.
 *
 *     struct ehr_icalendar calendar = { .stamp = as_of, .name = name };
 *     ehr_icalendar_start(&calendar);
 *     ehr_icalendar_event(&calendar, &event); for each
 *     ehr_icalendar_end(&calendar);
 *
 * The text is made of nothing but what is given: no clock, no machine. A calendar
 * without events holds a time zone, since it must hold something.
 */
#ifndef EHR_RENDER_ICALENDAR_H
#define EHR_RENDER_ICALENDAR_H

#include "base/str.h"

struct ehr_icalendar {
	struct ehr_buf text; /* the document; the caller releases it */
	long stamp;          /* the day that counts as that of writing */
	struct ehr_str name; /* of the calendar; empty: none */
	size_t n;            /* events so far */
};

struct ehr_icalendar_event {
	/* what makes it the same event when it is written again: names in
	 * parts that are hashed together */
	struct ehr_str identity[3];
	long day;
	struct ehr_str summary;     /* not empty */
	struct ehr_str description; /* lines; may be empty */
	struct ehr_str categories;  /* semicolons or Chinese signs
				       between; may be empty */
	long alarm_days; /* reminds at nine in the morning so many days before;
			    -1: does not */
};

void ehr_icalendar_start(struct ehr_icalendar *calendar);
void ehr_icalendar_event(struct ehr_icalendar *calendar,
	const struct ehr_icalendar_event *event);
void ehr_icalendar_end(struct ehr_icalendar *calendar);

#endif
