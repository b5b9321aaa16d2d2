/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Options of ehrisk-event.
 */
#ifndef EHR_CMD_EVENT_OPTIONS_H
#define EHR_CMD_EVENT_OPTIONS_H

#include "app/run.h"

enum event_method { EVENT_HJ941, EVENT_HJ169 };

struct event_given {
	int method;
	bool happened;
	const char *sites, *plans, *as_of, *substances, *holidays;
};
extern struct event_given event_given;

extern const struct ehr_app event_app;

#endif
