/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Profiles, maps and rules: one YAML document of maps, lists and texts, read
 * into an arena. No anchors, aliases, tags or merge keys; duplicate keys are an
 * error; at most 1 MiB and 64 levels. Every scalar is text: types come from
 * whoever reads it.
 */
#ifndef EHR_IO_YAML_H
#define EHR_IO_YAML_H

#include "base/err.h"
#include "base/mem.h"

enum ehr_yaml_kind { EHR_YAML_TEXT, EHR_YAML_LIST, EHR_YAML_MAP };

struct ehr_yaml {
	enum ehr_yaml_kind kind;
	struct ehr_str key;  /* in a map; terminated by a NUL */
	struct ehr_str text; /* of a text; terminated by a NUL */
	unsigned long line;
	struct ehr_yaml *first, *next; /* children; next in the parent */
	size_t n;                      /* children */
	const char *file;              /* as named in messages */
};

/* The document in bytes, called file in messages. NULL on failure. */
struct ehr_yaml *ehr_yaml_read(const char *file, struct ehr_str bytes,
	struct ehr_arena *arena, struct ehr_err *err);

/* The child with that key, or NULL. */
const struct ehr_yaml *ehr_yaml_find(
	const struct ehr_yaml *map, const char *key);

/* The same, which must be there and of that kind. NULL and *err if not. */
const struct ehr_yaml *ehr_yaml_need(const struct ehr_yaml *map,
	const char *key, enum ehr_yaml_kind kind, struct ehr_err *err);

/* The text under key as a finite number. */
EHR_MUST_USE int ehr_yaml_number(const struct ehr_yaml *map, const char *key,
	double *value, struct ehr_err *err);

/* Fails naming key and line if the map has a key that is not among the n. */
EHR_MUST_USE int ehr_yaml_only(const struct ehr_yaml *map,
	const char *const *key, size_t n, struct ehr_err *err);

/* An error at the node: EHR_FAULT_USAGE with its file, line and key. */
int ehr_yaml_fail(const struct ehr_yaml *node, struct ehr_err *err,
	const char *fmt, ...) EHR_PRINTF(3, 4);

#endif
