/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What records are read with: the tables, and what the command line asks.
 * All of it is read only while records are read, and shared by the workers.
 */
#ifndef EHR_MODEL_RECORD_TABLES_H
#define EHR_MODEL_RECORD_TABLES_H

#include "model/located.h"
#include "model/position.h"
#include "model/reading.h"
#include "model/relations.h"
#include "model/side_report.h"
#include "ref/alias.h"
#include "ref/audit_rule.h"
#include "ref/cell_rule.h"
#include "ref/code.h"
#include "ref/region.h"

/* Tables by which records are filled: --join, then --update. */
enum ehr_record_side { EHR_SIDE_JOIN, EHR_SIDE_UPDATE, EHR_RECORD_SIDES };

struct ehr_record_tables {
	const struct ehr_units *units;
	const struct ehr_words *words;
	const struct ehr_aliases *aliases;
	const struct ehr_code_exceptions *exceptions;
	struct ehr_cell_rules cells;
	const struct ehr_region *region; /* NULL: none asked for */
	enum ehr_nd nd;
	double temperature_k; /* reference state of ppb */
	struct ehr_relations_opts relations;
	bool wants_quality;
	const struct ehr_audit_rules *audit_rules; /* NULL: not asked */
	struct ehr_writer *findings; /* of the audit: ehr_audit_columns */
	const struct ehr_side *side[EHR_RECORD_SIDES];    /* NULL: none */
	struct ehr_side_report *report[EHR_RECORD_SIDES]; /* beside each */
	/* outlines that positions are held against, and the input column with
	 * the name of the outline that a record states; NULL: none */
	const struct ehr_located *located;
	const char *stated;
	/* is a record of the right number of cells no data? NULL: never */
	bool (*stray)(void *self, const struct ehr_str *cell, size_t n);
	void *stray_self;
};

#endif
