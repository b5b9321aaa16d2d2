/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the columns of an export are, told from its headings by a form and the
 * dictionary of headings: one decision for each column. From the decisions comes
 * the text of a map (model/map_text.h), which is then read like any other.
 *
 * Of each measured column pollutant, medium, point type, quantity and unit must
 * be known. The unit is looked for, in this order, in the column of units of
 * the row, the heading, the row of units, the group headings, the notes above
 * the table, and the form or dictionary; medium, point type and quantity in the
 * heading with its groups, the constants given, and the form. What is not found
 * is not guessed: the run fails and says what to write. So it does where two
 * columns claim one canonical column.
 */
#ifndef EHR_MODEL_RECOGNISE_H
#define EHR_MODEL_RECOGNISE_H

#include "model/tablehead.h"
#include "ref/alias.h"
#include "ref/form.h"
#include "ref/heading.h"

struct ehr_constant {
	const char *name, *value; /* name: a canonical column */
};

/* What recognising rests on. */
struct ehr_recogniser {
	const struct ehr_units *units;
	const struct ehr_aliases *aliases;
	const struct ehr_headings *headings;
	const struct ehr_forms *forms;
	const char *form; /* NULL: told from the headings */
	const struct ehr_constant *constant;
	size_t n_constants;
	const char *crs; /* of coordinates; NULL: not given */
	bool keep;       /* pass on what has no canonical column */
	bool roster;     /* only who and where is wanted: no amounts */
};

enum ehr_decided {
	EHR_DECIDED_UNKNOWN, /* nobody knows the heading: left out, and told */
	EHR_DECIDED_USED,
	EHR_DECIDED_PASSED_ON,
	EHR_DECIDED_IGNORED,
};

/* About one column. Texts are NULL where there is nothing to say. */
struct ehr_decision {
	const struct ehr_tablehead_column *column;
	enum ehr_decided decided;
	const char *field; /* as in ref/heading.h */
	struct ehr_meaning meaning;
	/* of amounts; NULL also where the row says it */
	const char *pollutant, *cas, *medium, *point_type, *quantity;
	const char *unit;
	const char *unit_from; /* row, heading, unit_row, group, note, form,
	                          dictionary or constant */
	long unit_at;   /* column of the row's unit; EHR_NO_COLUMN: none */
	const char *as; /* of passed on: its name there; NULL: its own */
	const char *why;
};

enum { EHR_RECOGNISED_PARTS = 5 }; /* year, month, day, hour, minute */

struct ehr_recognised {
	struct ehr_arena arena;
	const struct ehr_form *form; /* NULL: none */
	struct ehr_decision *decision;
	size_t n;
	size_t amounts; /* columns of amounts used */
	/* positions among the columns, EHR_NO_COLUMN: none */
	long lon[3], lat[3]; /* degrees, minutes, seconds */
	long point, x, y;
	long part[EHR_RECOGNISED_PARTS];
	const char **told; /* lines about notes, for a notice each */
	size_t n_told;
	/* the map of the form with the names of this table; NULL: the
	 * dictionary decided */
	const struct ehr_yaml *map;
};

/* Decides about each column of head. After a failure (EHR_FAULT_USAGE) what had
 * been decided stands all the same. */
EHR_MUST_USE int ehr_recognise(struct ehr_recognised *recognised,
	const struct ehr_tablehead *head,
	const struct ehr_recogniser *recogniser, struct ehr_err *err);
void ehr_recognised_release(struct ehr_recognised *recognised);

/* The value of the constant of that name: given, or of the form; NULL: none. */
const char *ehr_recognised_constant(const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser, const char *name);

/* Is it a list of enterprises with amounts, or with none, rather than one of
 * concentrations? */
bool ehr_recognised_is_list(const struct ehr_recognised *recognised);

/* What the form says of the media of pollutants that rows name, if nothing
 * nearer does; NULL: nothing. */
const struct ehr_yaml *ehr_recognised_medium_of(
	const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser);

/* The column used as that field; EHR_NO_COLUMN: none. */
long ehr_recognised_find(
	const struct ehr_recognised *recognised, const char *field);

#endif
