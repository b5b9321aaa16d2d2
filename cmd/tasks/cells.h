/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells of days and whole numbers that may be missing.
 */
#ifndef EHR_CMD_TASKS_CELLS_H
#define EHR_CMD_TASKS_CELLS_H

#include "io/writer.h"

void tasks_write_day(struct ehr_writer *writer, bool has, long day);
void tasks_write_integer(struct ehr_writer *writer, bool has, long value);

#endif
