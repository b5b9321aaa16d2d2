/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options of ehrisk-ingest.
 */
#ifndef EHR_CMD_INGEST_OPTIONS_H
#define EHR_CMD_INGEST_OPTIONS_H

#include "app/run.h"
#include "model/ingest.h"

struct ingest_given {
	const char *map_path, *form, *write_map, *crs, *region, *decimal,
		*join_path, *roster_path, *report_path, *audit_path,
		*quality_path, *outline_path, *outline_name, *outline_property,
		*outline_crs;
	struct ehr_list constants;
	bool explain, keep, markdown;
	int nd, on_duplicate;
	double temperature_k;
};

extern struct ingest_given ingest_given;

enum { INGEST_OPTIONS = 22 };
extern const struct ehr_opt ingest_options[INGEST_OPTIONS];

/* What was given, for all records. Fails on what does not go together. */
EHR_MUST_USE int ingest_options_read(struct ehr_ingest_opts *opts,
	struct ehr_run *run, struct ehr_arena *arena);

#endif
