/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A figure of a report made ready for its tables: a column of a query, or one in
 * a text. What is made lives in the scratch arena of the report, but for origins,
 * which are the document's.
 */
#ifndef EHR_MODEL_REPORT_SHOWN_H
#define EHR_MODEL_REPORT_SHOWN_H

#include "model/report_amount.h"

/* from and against; the second table is NULL where there is none. */
enum { EHR_REPORT_TABLES = 2 };

/* The rows of one group in both tables, and the values that it is one by. */
struct ehr_report_group {
	struct ehr_report_rows rows[EHR_REPORT_TABLES];
	const struct ehr_str *key;
};

struct ehr_report_shown {
	const struct ehr_report_figure *figure;
	const struct ehr_report_data *data[EHR_REPORT_TABLES];
	struct ehr_str heading;
	const struct ehr_report_words *words; /* NULL: as they are */
	long by;                              /* place in the keys, or none */
	long column[EHR_REPORT_TABLES];       /* or EHR_REPORT_NONE */
	struct ehr_report_tests where[EHR_REPORT_TABLES];
	struct ehr_report_tests having[EHR_REPORT_TABLES];
	struct ehr_str where_text;
	struct ehr_str having_text; /* of a rate: what it asks beside */
	const struct ehr_report_group *whole; /* of a share: all rows */
	long key; /* of a lookup: column in from, and in that table */
	long lookup_key;
	size_t empty; /* cells without a number, so far */
	bool differs; /* of several values none was shown */
};

/* Makes figure ready for data. The table must have its columns. */
EHR_MUST_USE int ehr_report_shown_make(struct ehr_report *report,
	const struct ehr_report_figure *figure,
	const struct ehr_report_data *const data[EHR_REPORT_TABLES],
	struct ehr_report_shown *shown);

/* The origin of rows of a table, in the document. */
const struct ehr_origin *ehr_report_origin(struct ehr_report *report,
	const struct ehr_origin *like, const struct ehr_report_data *data,
	long column, struct ehr_report_rows rows);

#endif
