/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options of ehrisk-ingest.
 */
#ifndef EHR_CMD_INGEST_OPTIONS_H
#define EHR_CMD_INGEST_OPTIONS_H

#include "app/option.h"

struct ingest_given {
	const char *map_path, *crs, *region, *decimal, *join_path, *roster_path,
		*report_path, *audit_path, *quality_path, *outline_path,
		*outline_name, *outline_property;
	bool markdown;
	int nd, on_duplicate;
	double temperature_k;
};

extern struct ingest_given ingest_given;

enum { INGEST_OPTIONS = 16 };
extern const struct ehr_opt ingest_options[INGEST_OPTIONS];

#endif
