/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of model/recognise.c share while they decide about columns.
 */
#ifndef EHR_MODEL_RECOGNISE_MAKER_H
#define EHR_MODEL_RECOGNISE_MAKER_H

#include "model/recognise.h"
#include "model/recognise_note.h"
#include "ref/heading_note.h"

/* A note of the table. */
struct ehr_noted {
	struct ehr_heading_note note;
	bool *exact; /* is a column called just that? by exception */
};

struct ehr_maker {
	struct ehr_recognised *self;
	const struct ehr_tablehead *head;
	const struct ehr_recogniser *with;
	struct ehr_err *err;
	bool failed;             /* err has the first problem */
	struct ehr_noted *noted; /* by note of the head */
};

/* A problem: the first one found is the one told. */
void ehr_maker_fail(struct ehr_maker *maker, const char *fmt, ...)
	EHR_PRINTF(2, 3);

/* Decides; why is a literal or lives in the arena. */
void ehr_maker_ignore(struct ehr_decision *decision, const char *why);
void ehr_maker_use(struct ehr_decision *decision, const char *why);

/* A text in the arena. */
const char *ehr_maker_text(struct ehr_maker *maker, const char *fmt, ...)
	EHR_PRINTF(2, 3);

/* Decides about columns of coordinates and of parts of a date. */
void ehr_maker_places(struct ehr_maker *maker);
void ehr_maker_moments(struct ehr_maker *maker);

/* Decides about columns of amounts and what speaks of them. */
void ehr_maker_amounts(struct ehr_maker *maker);

/* Of waters the pH is an item like others, without a dimension; before amounts. */
void ehr_maker_ph(struct ehr_maker *maker);

/* Passes on what decides which limits hold, under the name that they find it by:
 * the pH of soil, of waters the class and whether they are rivers or lakes; after
 * amounts. */
void ehr_maker_pass(struct ehr_maker *maker);

/* Takes the heading for a pollutant's name after all, if it is one: Y without
 * an X is yttrium. */
bool ehr_maker_as_amount(struct ehr_maker *maker, size_t at);

/* Is it a column of amounts that is used? */
bool ehr_maker_is_amount(const struct ehr_decision *decision);

/* Finds the unit of the amounts in that column. */
void ehr_maker_unit(struct ehr_maker *maker, size_t at);

/* Is there enough to write rows from? Fails naming what was recognised and what
 * is missing. */
void ehr_maker_check(struct ehr_maker *maker);

/* Decides by the map of the form. */
void ehr_maker_by_form(struct ehr_maker *maker);

#endif
