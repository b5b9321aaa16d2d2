/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is built in: every table with its columns, as data/tables.csv describes
 * them, every profile, every form of exports, rules
 * and templates of reports.
 */
#ifndef EHR_REF_CATALOG_H
#define EHR_REF_CATALOG_H

#include "base/err.h"
#include "ref/builtin.h"

struct ehr_field {
	const char *name, *type, *unit, *meaning_en, *meaning_zh;
};

enum ehr_catalog_kind {
	EHR_CATALOG_TABLE,
	EHR_CATALOG_PROFILE,
	EHR_CATALOG_FORM,
	EHR_CATALOG_RULES,
	EHR_CATALOG_TEMPLATE,
	EHR_CATALOG_KINDS
};

/* "table", "profile", "form", "rules" or "template". */
extern const char *const ehr_catalog_kind_word[EHR_CATALOG_KINDS];

struct ehr_catalog_item {
	const char *name; /* such as "toxicity", "hem", "tri-basic" */
	enum ehr_catalog_kind kind;
	const struct ehr_builtin *file;
	const char *version; /* of a profile, rules, a template; else "" */
	const char *sources; /* keys of sources.csv used, blanks between */
	size_t rows;         /* of a table */
	const char *about_en, *about_zh;
	struct ehr_field *field; /* columns of a table */
	size_t fields;
};

struct ehr_catalog;

/* NULL on failure. */
struct ehr_catalog *ehr_catalog_open(struct ehr_err *err);
void ehr_catalog_close(struct ehr_catalog *catalog);

/* Tables, profiles, forms, each in order of name. */
size_t ehr_catalog_count(const struct ehr_catalog *catalog);
const struct ehr_catalog_item *ehr_catalog_at(
	const struct ehr_catalog *catalog, size_t i);

/* The item of that name; NULL and an EHR_FAULT_USAGE that names the nearest
 * one if there is none. */
const struct ehr_catalog_item *ehr_catalog_find(
	const struct ehr_catalog *catalog, const char *name,
	struct ehr_err *err);

/* Is it a column that ehrisk-tables(5) or tables.csv calls a number? */
bool ehr_catalog_is_number(const char *column);

#endif
