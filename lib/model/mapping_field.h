/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a map file says of the columns that all rows of a record share: its
 * keys "columns", "constants", "templates" and "coordinates".
 */
#ifndef EHR_MODEL_MAPPING_FIELD_H
#define EHR_MODEL_MAPPING_FIELD_H

#include "model/mapping.h"

/* Fill map->field and map->place. -1 and *err on what cannot be. */
EHR_MUST_USE int ehr_mapping_read_fields(struct ehr_mapping *map,
	const struct ehr_yaml *document, const struct ehr_words *words,
	struct ehr_arena *arena, struct ehr_err *err);
EHR_MUST_USE int ehr_mapping_read_place(struct ehr_mapping *map,
	const struct ehr_yaml *document, struct ehr_err *err);

/* The field of that name, or NULL. */
const struct ehr_field *ehr_mapping_field(
	const struct ehr_mapping *map, const char *name);

#endif
