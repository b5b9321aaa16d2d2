/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding the ends of JSON values in bytes that may not be whole yet. Nothing
 * is checked here: what was cut out goes through the strict checker.
 */
#ifndef EHR_IO_JSONCUT_H
#define EHR_IO_JSONCUT_H

#include "base/str.h"

bool ehr_json_blank(char c);

/* First byte at or behind at that is not blank; n if none. */
size_t ehr_json_skip(const char *p, size_t at, size_t n);

/* End of the value that begins at at, by its brackets and quotes; 0 while it is
 * not whole. A bare word ends before a comma, bracket, brace or blank. */
size_t ehr_json_value(const char *p, size_t at, size_t n);

/* The value of the member called name of the object text, which must be whole
 * and valid; p NULL if there is none. */
struct ehr_str ehr_json_member(struct ehr_str text, const char *name);

/* Offset behind the bracket that opens the array of features, if text begins
 * like a FeatureCollection; 0 if it does not, or not within these bytes. */
size_t ehr_json_features(const char *p, size_t n);

#endif
