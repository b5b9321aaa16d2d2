/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rectangles of longitude and latitude by name, from data/regions.csv: what
 * positions are held against on request.
 */
#ifndef EHR_REF_REGION_H
#define EHR_REF_REGION_H

#include "base/err.h"

struct ehr_region {
	const char *name; /* such as "china" */
	double lon_min, lat_min, lon_max, lat_max;
	const char *source;
};

struct ehr_regions;

/* The built-in table (path NULL) or the file at path. Fails with
 * EHR_FAULT_DATA, with file, line and column, on an empty or repeated name, on
 * bounds beyond the globe or in the wrong order. NULL on failure. */
struct ehr_regions *ehr_regions_open(const char *path, struct ehr_err *err);
void ehr_regions_close(struct ehr_regions *regions); /* NULL is allowed */

/* The one of that name, which lives as long as regions. An unknown one is an
 * EHR_FAULT_USAGE that lists those there are; then NULL. */
const struct ehr_region *ehr_regions_find(const struct ehr_regions *regions,
	const char *name, struct ehr_err *err);

bool ehr_region_holds(const struct ehr_region *region, double lon, double lat);

/* SHA-256 of the table's bytes, 64 letters, and its rows. */
const char *ehr_regions_sha256(const struct ehr_regions *regions);
size_t ehr_regions_rows(const struct ehr_regions *regions);

#endif
