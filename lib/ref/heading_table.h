/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of data/headings.csv, checked, and looked up by key and by word;
 * what they mean is for ref/heading.h.
 */
#ifndef EHR_REF_HEADING_TABLE_H
#define EHR_REF_HEADING_TABLE_H

#include "base/hash.h"
#include "ref/alias.h"
#include "ref/heading_grammar.h"
#include "ref/word.h"

/* A row of the table; texts are never NULL, "" where there is nothing. */
struct ehr_heading {
	const char *heading, *match, *group, *form;
	int year_first, year_last; /* 0: open */
	const char *field, *unit;
	const char *pollutant, *cas;
	const char *medium, *point_type, *quantity;
	const char *part; /* one of several of the same field: outlet, device;
			     of carry: what it is */
	const char *source, *status, *note;
};

enum ehr_heading_match {
	EHR_HEADING_MATCH_WHOLE,
	EHR_HEADING_MATCH_EXACT,
	EHR_HEADING_MATCH_START,
	EHR_HEADING_MATCH_END,
	EHR_HEADING_MATCH_UNIT,
	EHR_HEADING_MATCH_WORD, /* of the grammar */
};

struct ehr_heading_row {
	struct ehr_heading heading;
	enum ehr_heading_match match;
	struct ehr_str text; /* folded; of start and end in small letters */
	struct ehr_str key;
	struct ehr_str group_key;      /* n 0: any group or none */
	const struct ehr_alias *alias; /* of match unit: whose unit; or NULL */
	long next;                     /* row with the same key, or -1 */
};

struct ehr_heading_table {
	struct ehr_arena arena;
	struct ehr_heading_grammar grammar;
	const struct ehr_aliases *aliases;
	struct ehr_words *words;
	struct ehr_heading_row *row;
	size_t n;
	size_t *part; /* rows of start, end and unit */
	size_t parts;
	struct ehr_map key; /* of whole and exact */
	long *first, *last; /* rows, by index of key */
	size_t keys;
	char sha256[65];
};

/* Reads the built-in table, or the file at path; on failure there is nothing to
 * close. Units and aliases are kept. */
EHR_MUST_USE int ehr_heading_table_open(struct ehr_heading_table *table,
	const char *path, const struct ehr_units *units,
	const struct ehr_aliases *aliases, struct ehr_err *err);
void ehr_heading_table_close(struct ehr_heading_table *table);

/* The first whole or exact row with that key, -1 if there is none; further ones
 * by next, in order of the table. */
long ehr_heading_table_find(
	const struct ehr_heading_table *table, struct ehr_str key);

enum ehr_heading_scope {
	EHR_HEADING_OF_FORM,  /* the form asked for is among the row's */
	EHR_HEADING_OF_ALL,   /* the row is for all forms */
	EHR_HEADING_OF_OTHER, /* for forms, where none was asked for */
	EHR_HEADING_OUT,      /* for other forms or years */
};

enum ehr_heading_scope ehr_heading_scope(
	const struct ehr_heading *heading, const char *form, int year);

/* Is field one that a row may have? */
bool ehr_heading_field_known(struct ehr_str field);

#endif
