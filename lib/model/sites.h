/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sensitive sites (schools, hospitals, intakes) to be shown on a map: points
 * with a kind each, from a table with lon, lat, kind and a name.
 */
#ifndef EHR_MODEL_SITES_H
#define EHR_MODEL_SITES_H

#include "model/points.h"
#include "ref/site_kind.h"

struct ehr_sites {
	struct ehr_points points;
	size_t *kind; /* of point i, index in kinds */
	const struct ehr_site_kinds *kinds;
	size_t count[EHR_SITE_KINDS]; /* sites of each kind */
	size_t n_unknown; /* shown as "other" though they call themselves
	                     something else */
};

/* Reads the rest of the reader: needs the columns lon, lat and kind. */
EHR_MUST_USE int ehr_sites_read(struct ehr_sites *sites,
	struct ehr_reader *reader, const struct ehr_site_kinds *kinds,
	struct ehr_projection *projection, struct ehr_err *err);

void ehr_sites_release(struct ehr_sites *sites);

#endif
