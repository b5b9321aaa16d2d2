/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of columns from the records of a heading, for model/tablehead.c.
 */
#ifndef EHR_MODEL_TABLEHEAD_NAMES_H
#define EHR_MODEL_TABLEHEAD_NAMES_H

#include "model/tablehead.h"

/* Fills column and n of a head whose records are counted. width is the number
 * of cells of the table's records. */
void ehr_tablehead_name(struct ehr_tablehead *head,
	const struct ehr_preview *preview, size_t width);

#endif
