/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Queries of a template of reports: which rows of a table are shown, and how;
 * for ref/report_template.h.
 */
#ifndef EHR_REF_REPORT_QUERY_H
#define EHR_REF_REPORT_QUERY_H

#include "ref/report_figure.h"

enum ehr_report_part {
	EHR_REPORT_WHOLE,
	EHR_REPORT_YEAR,
	EHR_REPORT_MONTH,
	EHR_REPORT_DIVISION, /* of an industry: 26 of 2614 (GB/T 4754) */
	EHR_REPORT_PARTS
};

struct ehr_report_by {
	struct ehr_report_names column;
	enum ehr_report_part part;
	bool split;  /* a cell may name several; of one by at most */
	long lookup; /* input that column is in, of the row's key; or NONE */
	struct ehr_report_names key;
};

struct ehr_report_sort {
	struct ehr_report_names column;
	bool down;
	const char **value; /* n of them; none: by number or text */
	size_t n;
};

struct ehr_report_query {
	long from, against; /* inputs; against may be EHR_REPORT_NONE */
	struct ehr_report_conditions where;
	struct ehr_report_by *by;
	size_t n_by;
	struct ehr_report_figures columns;
	struct ehr_report_names across; /* n 0: none */
	const char **across_value;      /* n_across; none: all there are */
	size_t n_across;
	const struct ehr_report_words *across_words;
	struct ehr_report_sort *sort;
	size_t n_sort;
	long limit; /* EHR_REPORT_NONE: none */
	bool total;
	struct ehr_report_text none;
	unsigned long line;
};

/* Is the order by a column that is shown, by its id or name? */
bool ehr_report_sorts_by_shown(const struct ehr_report_query *query,
	const struct ehr_report_sort *sort);

/* What a query may have; what it has not is an error. */
struct ehr_report_query_form {
	bool by, needs_by, columns, across, total;
};
EHR_MUST_USE int ehr_report_load_query(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_query_form *form,
	struct ehr_report_query *query);

#endif
