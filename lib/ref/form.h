/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms of exports that are known, from data/forms/NAME.yaml. Keys of a form:
 *
 *   name title_en title_zh source status note
 *   recognise    headings that must all be there for it to be told by itself;
 *                a list in place of a text: one of these
 *   unless       headings none of which may be there
 *   dictionary   word of the column form of headings.csv to look up; default:
 *                the name
 *   year         of the forms' generation, for the dictionary; 0: none
 *   constants    canonical columns and what stands in them unless something
 *                nearer says otherwise
 *   by_medium    the same for point_type, by medium
 *   unit         of amounts that do not say theirs
 *   present, empty, missing, totals
 *                as in a map
 *   words        by column (medium, point_type, quantity, layer): texts of the
 *                table and what they stand for
 *   medium_of    by pollutant: its medium, for lists whose rows name pollutants
 *                and no medium
 *   others       ignore: columns that the map does not name are of no use
 *   asks         canonical columns that must be given as constants
 *   sums         columns that are sums of others, for --explain to say so
 *   map          a whole map in place of the dictionary; of its columns those
 *                that the table has are used
 *
 * A form without recognise is never told by itself. The form "default" is what
 * holds wherever a form says nothing.
 */
#ifndef EHR_REF_FORM_H
#define EHR_REF_FORM_H

#include "base/hash.h"
#include "io/yaml.h"

struct ehr_form {
	const char *name, *title_en, *title_zh, *source, *status;
	const char *dictionary;
	int year;                    /* 0: none */
	const struct ehr_yaml *root; /* the document */
	const struct ehr_yaml *map;  /* NULL: the dictionary */
	size_t needs;                /* headings of recognise */
	const char *sha256;          /* of the document's bytes */
};

struct ehr_forms;

/* All that are built in. NULL on failure. Read only once open. */
struct ehr_forms *ehr_forms_open(struct ehr_err *err);
void ehr_forms_close(struct ehr_forms *forms);

/* In order of name. */
size_t ehr_forms_count(const struct ehr_forms *forms);
const struct ehr_form *ehr_forms_at(const struct ehr_forms *forms, size_t i);

/* The one of that name; NULL and an EHR_FAULT_USAGE that names the nearest
 * one, and all there are. */
const struct ehr_form *ehr_forms_find(
	const struct ehr_forms *forms, const char *name, struct ehr_err *err);

/* The form of a table whose headings have these keys (ref/heading_text.h): of
 * those whose headings are all there the one that asks for most. *form is NULL
 * if there is none. Several that ask for equally many: an EHR_FAULT_USAGE that
 * names them. */
EHR_MUST_USE int ehr_forms_match(const struct ehr_forms *forms,
	const struct ehr_map *keys, const struct ehr_form **form,
	struct ehr_err *err);

/* The node under key of the form, or else of the form "default"; NULL if
 * neither has it. form may be NULL. */
const struct ehr_yaml *ehr_forms_say(const struct ehr_forms *forms,
	const struct ehr_form *form, const char *key);

#endif
