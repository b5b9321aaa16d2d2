/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The key "air_index" of a map: a column with the air quality index of the
 * record, against which headings are held (model/heading_check.h).
 */
#ifndef EHR_MODEL_MAPPING_INDEX_H
#define EHR_MODEL_MAPPING_INDEX_H

#include "model/mapping.h"

/* Fills map->index, in arena; NULL where the document has no such key. */
EHR_MUST_USE int ehr_mapping_read_index(struct ehr_mapping *map,
	const struct ehr_yaml *document, struct ehr_arena *arena,
	struct ehr_err *err);

#endif
