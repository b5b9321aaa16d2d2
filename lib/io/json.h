/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole JSON documents (GeoJSON outlines and the like), RFC 8259 strictly; see
 * conventions: no duplicate names, no \\u0000, no lone surrogates, 64 levels.
 */
#ifndef EHR_IO_JSON_H
#define EHR_IO_JSON_H

#include "base/err.h"

enum ehr_json_kind {
	EHR_JSON_NULL,
	EHR_JSON_BOOL,
	EHR_JSON_NUMBER,
	EHR_JSON_TEXT,
	EHR_JSON_LIST,
	EHR_JSON_MAP,
};

/* Is the text one JSON value? Otherwise an EHR_FAULT_DATA with the line
 * (from 1) and what is wrong. No memory is taken. */
EHR_MUST_USE int ehr_json_check(struct ehr_str text, struct ehr_err *err);

/* A node; belongs to its document. */
struct ehr_json;

/* The document in text (64 MiB at most), called file in messages; a mark at
 * its start is dropped. Every number in it is finite. NULL on failure. */
struct ehr_json *ehr_json_read(
	const char *file, struct ehr_str text, struct ehr_err *err);
/* The same for one record of many: no file, no mark, and numbers whatever
 * their size, for who takes their texts. A name that stands twice gives the
 * reason "duplicate_key", all else "json". */
struct ehr_json *ehr_json_read_record(struct ehr_str text, struct ehr_err *err);
void ehr_json_free(struct ehr_json *document);

enum ehr_json_kind ehr_json_kind(const struct ehr_json *node);
const struct ehr_json *ehr_json_get(
	const struct ehr_json *map, const char *key);
const struct ehr_json *ehr_json_first(const struct ehr_json *parent);
const struct ehr_json *ehr_json_next(const struct ehr_json *node);
const char *ehr_json_key(const struct ehr_json *node);  /* in a map */
const char *ehr_json_text(const struct ehr_json *node); /* of a text */
double ehr_json_number(const struct ehr_json *node);
bool ehr_json_bool(const struct ehr_json *node);

#endif
