/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The map of a table for which none is given: its headings recognised, and the
 * text that is then read as any map.
 */
#ifndef EHR_MODEL_AUTOMAP_H
#define EHR_MODEL_AUTOMAP_H

#include "model/recognise.h"

struct ehr_automap {
	struct ehr_headings *headings;
	struct ehr_forms *forms;
	struct ehr_recogniser with;
	struct ehr_recognised found;
	struct ehr_buf text; /* of the map; n 0: not made */
};

/* Opens dictionary and forms. with says form, constants, crs, units, aliases
 * and what to keep; the dictionary is the built-in one or the file at path.
 * Whatever it returns, close gives back. */
EHR_MUST_USE int ehr_automap_open(struct ehr_automap *automap,
	const struct ehr_recogniser *with, const char *path,
	struct ehr_err *err);
void ehr_automap_close(struct ehr_automap *automap);

/* Makes the text from the head of a table. After a failure it is what had been
 * recognised, for somebody to go on from. */
EHR_MUST_USE int ehr_automap_make(struct ehr_automap *automap,
	const struct ehr_tablehead *head, struct ehr_err *err);

/* Fails (EHR_FAULT_USAGE) if the head of a further table, with the same columns,
 * gives an amount another unit than the first: the map would read it wrongly. */
EHR_MUST_USE int ehr_automap_again(const struct ehr_automap *automap,
	const struct ehr_tablehead *head, struct ehr_err *err);

/* Constants from texts NAME=VALUE; in arena. NULL and an EHR_FAULT_USAGE if one
 * is not of that form or its name is no canonical column. */
struct ehr_constant *ehr_constants_read(const char *const *text, size_t n,
	struct ehr_arena *arena, struct ehr_err *err);

/* What ehr_tablehead_find asks: is the text a heading of the dictionary? */
bool ehr_automap_is_heading(const void *automap, struct ehr_str text);
bool ehr_automap_is_unit(const void *automap, struct ehr_str text);
bool ehr_automap_is_note(const void *automap, struct ehr_str text);

/* What a column of the input is called that passes under the name of a
 * canonical one. */
const char *ehr_automap_input_name(const char *name, struct ehr_arena *arena);

#endif
