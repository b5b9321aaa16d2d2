/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone as its users see it: options, examples, columns.
 */
#ifndef EHR_CMD_ZONE_OPTIONS_H
#define EHR_CMD_ZONE_OPTIONS_H

#include "app/run.h"

struct zone_given {
	double cell_m; /* 0: not given */
	const char *crs, *agg, *class_by, *classes, *top;
	const char *write_classes, *interpolate;
	const char *cells, *cell_id, *cell_name;
	struct ehr_list cell_property;
	const char *population, *population_column, *profile;
	const char *sensitive, *summary;
	bool only_rows, partial, merge;
	struct ehr_list sensitivity;
	const char *write_sensitivity, *since;
	struct ehr_list since_step;
	struct ehr_list value;
	bool ogeojson;
};

extern struct zone_given zone_given;
extern const struct ehr_app zone_app;

/* The columns to be zoned: those given, else cr and hi. */
const char *const *zone_names(void);
size_t zone_n_names(void);

#endif
