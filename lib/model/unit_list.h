/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units of a government with their other names.
 */
#ifndef EHR_MODEL_UNIT_LIST_H
#define EHR_MODEL_UNIT_LIST_H

#include "base/hash.h"
#include "io/reader.h"
#include "ref/unit_name.h"

/* In place of a unit: the name may mean several. */
#define EHR_UNIT_SEVERAL ((size_t)-1)

/* A list of units; { 0 } is none, with names at least. */
struct ehr_unit_list {
	const struct ehr_unit_names *names;
	struct ehr_map unit, alias, full;
	size_t *of_alias, *of_full; /* units of these */
	struct ehr_arena arena;
};

/* Reads a table with the column unit and, where it is, alias (several parted as
 * in lists of units). Fails on an alias of two units. */
EHR_MUST_USE int ehr_unit_list_read(struct ehr_unit_list *list,
	struct ehr_reader *reader, struct ehr_err *err);
void ehr_unit_list_release(struct ehr_unit_list *list);

/* The next name of a cell: parted by ; , or the Chinese signs, but not within
 * brackets. p NULL: no more. */
struct ehr_str ehr_unit_next(struct ehr_str *rest);

#endif
