/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a column means once its heading has been looked up: the field, and of
 * amounts pollutant, medium, quantity and unit.
 */
#ifndef EHR_REF_HEADING_MEANING_H
#define EHR_REF_HEADING_MEANING_H

#include "ref/heading_compose.h"

/*
 * Fields: what a column is.
 *
 * A canonical column that is no part of a measure: source_id source_name uscc
 * industry_code adm_code lon lat year time outlet hours_run stack_height_m ...
 * What only ingest knows: org_code permit_no.
 * Parts of one: lon_deg lon_min lon_sec lat_deg lat_min lat_sec point x y,
 * month day hour; datum.
 * Cells of a long table: pollutant cas value unit medium point_type quantity
 * layer qualifier censored detection_limit.
 * measure: amounts of the pollutant that the heading names; amounts of the
 * pollutant that the row names are `value`.
 * carry: known, but no canonical column: `part` says what it is. The ph of soil,
 * function_class and water_body of waters are passed on under these names; the ph
 * of waters is an amount.
 * ignore: known and of no use; `note` says why.
 * row_number: counts the rows.
 */
#define EHR_HEADING_MEASURE "measure"
#define EHR_HEADING_VALUE "value"
#define EHR_HEADING_CARRY "carry"
#define EHR_HEADING_IGNORE "ignore"

enum ehr_heading_unit_from {
	EHR_HEADING_UNIT_NONE,
	EHR_HEADING_UNIT_HEADING,
	EHR_HEADING_UNIT_GROUP,
	EHR_HEADING_UNIT_FORM, /* unit_row, whose form names the form */
};

/* What one heading may mean. */
struct ehr_meaning {
	/* the row that gave the field; NULL: none, a pollutant known by name */
	const struct ehr_heading *row;
	const char *field;
	struct ehr_str pollutant; /* of a measure: as the heading has it */
	const char *cas;          /* "": none, or not known */
	const char *medium, *point_type, *quantity; /* "": not said */
	const char *part;
	struct ehr_str unit, other_unit; /* n 0: not said */
	enum ehr_heading_unit_from unit_from;
	const struct ehr_heading *unit_row; /* has a unit, even where the
					       heading has its own; or NULL */
	int index;                          /* of repetition; 0: none */
	bool total;          /* a sum of its neighbours: never add both */
	bool composed;       /* of words and a pollutant */
	bool other_form;     /* holds for forms that were not asked for */
	struct ehr_str text; /* what was looked up */
};

/* Fills what follows from the reading, the pollutant (NULL: none) and the
 * groups; field, row, and what the heading's own words and row say stand there
 * already. */
void ehr_meaning_finish(const struct ehr_heading_ask *ask,
	const struct ehr_heading_reading *reading,
	const struct ehr_heading_pollutant *pollutant,
	struct ehr_meaning *meaning);

#endif
