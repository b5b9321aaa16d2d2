/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings held against the numbers beneath them, where a table of hourly air
 * gives its index (key "air_index" of a map). The index of each record is
 * recomputed (calc/aqi.h) with the hour read from the column that the map says
 * and with it read from the column of the maximum of 24 hours: if it is the
 * given one only the second way, the two headings are exchanged. So they are,
 * the less surely, where the hour is above its own maximum and never below it.
 *
 * An hour of particles goes by the breakpoints of 24 hours, as in the live
 * release. Of several standards the one that fits most records counts.
 */
#ifndef EHR_MODEL_HEADING_CHECK_H
#define EHR_MODEL_HEADING_CHECK_H

#include "io/table.h"
#include "model/mapping.h"
#include "model/tablehead.h"
#include "ref/alias.h"
#include "ref/aqi_scale.h"
#include "ref/cell_rule.h"

/* About a pair of the map. */
struct ehr_heading_verdict {
	bool exchanged;
	/* records with an index and all that it is made of, and those of them
	 * whose index is that of either column; records 0: it is no part of the
	 * index */
	size_t records, of_hour, of_maximum;
	/* records with both, hours above the maximum, and below it */
	size_t both, above, below;
};

struct ehr_heading_check {
	const struct ehr_mapping *map; /* with an index */
	const struct ehr_tablehead *head;
	const struct ehr_preview *preview;
	const struct ehr_aqi_scales *scales;
	const struct ehr_cell_rules *rules;
	const struct ehr_aliases *aliases;
	const struct ehr_units *units;
};

/* Fills a verdict for each pair. Fails (EHR_FAULT_USAGE) if a standard of the
 * map is not known. */
EHR_MUST_USE int ehr_heading_check(const struct ehr_heading_check *check,
	struct ehr_heading_verdict *verdict, struct ehr_err *err);

/* Appends what a user should know and may do, one line without its end. */
void ehr_heading_say(const struct ehr_mapping *map, size_t pair,
	const struct ehr_heading_verdict *verdict, struct ehr_buf *out);

#endif
