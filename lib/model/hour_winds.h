/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The stabilities and winds that may occur at all, among which the worst hour
 * is looked for when no climatology says which ones do: data/hour_winds.csv, by
 * default the full meteorology of US EPA's SCREEN3.
 */
#ifndef EHR_MODEL_HOUR_WINDS_H
#define EHR_MODEL_HOUR_WINDS_H

#include "base/err.h"
#include "base/mem.h"
#include "calc/climate.h"
#include "model/sigma_table.h"

/* As a climatology in which all of them are equally frequent from all sides,
 * which means nothing: it is for the worst hour alone. From the built-in table
 * or the file at path if that is not NULL; memory is the arena's. Fails
 * (EHR_FAULT_DATA, with file, line and column) on a class or wind (0.1 to 100
 * m/s) that cannot be read, on none, and on more than 1000. */
EHR_MUST_USE int ehr_hour_winds_read(const char *path,
	struct ehr_climate *climate, struct ehr_sigma_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
