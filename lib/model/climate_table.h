/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A climatology written as a table that model/climate_file.h reads.
 */
#ifndef EHR_MODEL_CLIMATE_TABLE_H
#define EHR_MODEL_CLIMATE_TABLE_H

#include "calc/climate.h"
#include "io/writer.h"

extern const char *const ehr_climate_table_column[];
extern const size_t ehr_climate_table_columns;

/* A row for each class and sector that has hours, by stability, wind and
 * direction. */
EHR_MUST_USE int ehr_climate_table_write(const struct ehr_climate *climate,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
