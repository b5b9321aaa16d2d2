/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sensitive sites in cells: how many there are, by kind (ref/site_kind.h).
 */
#ifndef EHR_MODEL_ZONING_SITES_H
#define EHR_MODEL_ZONING_SITES_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/features.h"
#include "model/zoning.h"
#include "model/zoning_frame.h"
#include "ref/site_kind.h"

struct ehr_zoning_sites {
	struct ehr_zoning *zoning;          /* lent, with its rows */
	struct ehr_zoning_frame *frame;     /* lent, known */
	const struct ehr_site_kinds *kinds; /* lent */
	unsigned long *count;               /* by index of the cell and kind */
	size_t cap;
	unsigned long n, n_outside, n_nowhere; /* in no unit; without a place */
	unsigned long n_unknown; /* with a word that the table does not know */
	struct ehr_map unknown;  /* these words */
};

/* Adds the rows of the table: kind, and lon and lat or cell_id. */
EHR_MUST_USE int ehr_zoning_sites_rows(struct ehr_zoning_sites *sites,
	struct ehr_reader *reader, struct ehr_err *err);

/* Adds the features of a GeoJSON document: points with a property kind. Fails
 * (EHR_FAULT_DATA), naming the feature, also on other geometries. */
EHR_MUST_USE int ehr_zoning_sites_features(struct ehr_zoning_sites *sites,
	const struct ehr_json *document, struct ehr_err *err);

/* The sites of a kind in the cell of that index. */
unsigned long ehr_zoning_sites_of(
	const struct ehr_zoning_sites *sites, uint32_t index, size_t kind);

void ehr_zoning_sites_release(struct ehr_zoning_sites *sites);

#endif
