/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-map as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_MAP_OPTIONS_H
#define EHR_CMD_MAP_OPTIONS_H

#include "app/run.h"

struct map_given {
	bool svg, html, geojson;
	struct ehr_list layer; /* empty: chosen by the columns there are */
	const char *colours;   /* NULL: those of the class schemes */
	const char *title, *date, *source;
	const char *points, *size, *sensitive, *outline;
	long ranking;
};

extern struct map_given map_given;
extern const struct ehr_app map_app;

/* Fails on options that do not go together. */
EHR_MUST_USE int map_options_check(struct ehr_run *run);

#endif
