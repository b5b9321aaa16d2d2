/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which format an input has, from its first bytes: { begins JSON Lines, or a
 * GeoJSON FeatureCollection if it has that type; [ an array; all else is CSV.
 */
#ifndef EHR_IO_FORMAT_H
#define EHR_IO_FORMAT_H

#include "io/table.h"

/* *format is what was asked for (EHR_FORMAT_AUTO: anything) and becomes what
 * the n bytes at p are; *skip, what stands before the first record of an array.
 * 1 told; 0 more bytes are needed, which can only be if end is false; -1 it is
 * not what was asked for. */
EHR_MUST_USE int ehr_format_tell(enum ehr_format *format, const char *p,
	size_t n, bool end, size_t *skip, struct ehr_err *err);

#endif
