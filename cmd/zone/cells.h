/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-zone --cells: units from a file of polygons.
 */
#ifndef EHR_CMD_ZONE_CELLS_H
#define EHR_CMD_ZONE_CELLS_H

#include "zone/work.h"

/* Reads the units, if there are to be any, and the grid or plane as far as the
 * options tell it. */
EHR_MUST_USE int zone_cells_open(struct zone_work *work);

/* All units are there, also those without rows. */
void zone_cells_fill(struct zone_work *work);

/* Fails unless there is somewhere to put what word, an option, brings. */
EHR_MUST_USE int zone_cells_check(
	const struct zone_work *work, const char *word);

/* Is the file GeoJSON, by its name? */
bool zone_is_json(const char *path);

/* A GeoJSON file that word names, read whole; its digest also goes into the
 * manifest. NULL on failure. */
struct ehr_json *zone_read_json(struct ehr_run *run, const char *word,
	const char *path, char digest[static 65]);

#endif
