/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All that one run of ehrisk-zone holds.
 */
#ifndef EHR_CMD_ZONE_WORK_H
#define EHR_CMD_ZONE_WORK_H

#include "app/run.h"
#include "model/zoning_classes.h"
#include "model/zoning_fill.h"
#include "model/zoning_merge.h"
#include "model/zoning_rows.h"
#include "model/zoning_setup.h"
#include "model/zoning_since.h"
#include "model/zoning_summary.h"
#include "ref/class_file.h"
#include "ref/zone_class.h"
#include "ref/zone_setting.h"
#include "render/zoning_table.h"

struct zone_work {
	struct ehr_run *run;
	struct ehr_zone_schemes *schemes;
	struct ehr_zoning_setup setup;
	struct ehr_zoning_frame frame;
	struct ehr_zoning_rows rows;
	struct ehr_zoning_table table;
	struct ehr_class_rule rule;       /* of --classes */
	struct ehr_class_file class_file; /* the same, as a file */
	struct ehr_interpolation interpolation;
	struct ehr_zoning_samples samples;
	char cells_sha256[65];         /* of the file of --cells */
	struct ehr_reader *parts;      /* of --merge */
	struct ehr_zoning_state state; /* of --merge and --partial */
	struct ehr_profile *profile;   /* of --profile */
	struct ehr_zoning_people people;
	struct ehr_zoning_burden burden;
	struct ehr_site_kinds *kinds;
	struct ehr_zoning_sites sites;
	double setting[EHR_ZONE_SETTINGS];
	bool has_settings;
	struct ehr_zoning_since since;
	struct ehr_arena arena;
};

#endif
