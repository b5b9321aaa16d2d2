/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Headings put together of words and the name of a pollutant, and what group
 * headings say of the columns beneath.
 */
#ifndef EHR_REF_HEADING_COMPOSE_H
#define EHR_REF_HEADING_COMPOSE_H

#include "ref/heading_table.h"
#include "ref/heading_text.h"

/* A text without the start and end words that were taken off it. What the words
 * say is theirs, the first taken first; "" where none says it. */
struct ehr_heading_words {
	struct ehr_str rest;
	const struct ehr_heading *row; /* the first that has a field */
	const char *field, *medium, *point_type, *quantity, *part;
	bool any;
};

/* One level of a group heading. */
struct ehr_heading_level {
	struct ehr_str note;                      /* all of it */
	struct ehr_str key[EHR_HEADING_READINGS]; /* of its readings */
	size_t keys;
	struct ehr_str unit, other_unit, remark;
	struct ehr_heading_words words;
};

enum { EHR_HEADING_LEVELS = 5 };

/* What is asked, with the group taken apart, innermost level first. */
struct ehr_heading_ask {
	const struct ehr_heading_table *table;
	const char *form;
	int year;
	struct ehr_arena *arena;
	struct ehr_heading_level level[EHR_HEADING_LEVELS];
	size_t levels;
};

/* A pollutant that a text names. */
struct ehr_heading_pollutant {
	struct ehr_str name;           /* as written, or as the row has it */
	const struct ehr_heading *row; /* NULL: known by name only */
	const struct ehr_alias *alias; /* NULL: known by the row only */
};

/* Adds a level outside of those there are; beyond the room it is left out. */
void ehr_heading_add_level(struct ehr_heading_ask *ask, struct ehr_str text);

/* Takes the words of the table off text. */
struct ehr_heading_words ehr_heading_words_of(
	const struct ehr_heading_ask *ask, struct ehr_str text);

/* Says of a quantity what a further word does: the first word counts, but one
 * of what is permitted or a limit before all that is measured. What bounds a
 * concentration is a limit. */
void ehr_heading_say_quantity(const char **what, const char *word);

/* Do the words, with nothing beside them, deny that it is that quantity: do
 * they say permitted, limit, or something that is not read (removed)? */
bool ehr_heading_gainsays(
	const struct ehr_heading_words *words, const char *quantity);

/* Is text the name of a pollutant? */
bool ehr_heading_pollutant_known(const struct ehr_heading_ask *ask,
	struct ehr_str text, struct ehr_heading_pollutant *pollutant);

/* The same; its last bracket may be a second name. */
bool ehr_heading_pollutant_of(const struct ehr_heading_ask *ask,
	struct ehr_str text, struct ehr_heading_pollutant *pollutant);

/* The row that gives the unit of the pollutant in the form asked for; NULL if
 * there is none, or if the medium is not known ("") and rows of two media have
 * one. */
const struct ehr_heading *ehr_heading_unit_row(
	const struct ehr_heading_ask *ask,
	const struct ehr_heading_pollutant *pollutant, const char *medium,
	const char *quantity);

#endif
