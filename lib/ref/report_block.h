/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of a template of reports; for ref/report_template.h.
 */
#ifndef EHR_REF_REPORT_BLOCK_H
#define EHR_REF_REPORT_BLOCK_H

#include "ref/report_query.h"

enum ehr_report_kind {
	EHR_REPORT_SECTION,
	EHR_REPORT_TEXT,
	EHR_REPORT_TABLE,
	EHR_REPORT_CHART,
	EHR_REPORT_FACTS,
	EHR_REPORT_LIST,
	EHR_REPORT_PICTURE,
	EHR_REPORT_EACH,
	EHR_REPORT_KINDS
};

enum ehr_report_chart {
	EHR_REPORT_BARS,
	EHR_REPORT_STACKED,
	EHR_REPORT_LINES,
	EHR_REPORT_CHARTS
};

struct ehr_report_block {
	enum ehr_report_kind kind;
	struct ehr_report_text text; /* title, text or caption */
	struct ehr_report_query query;
	struct ehr_report_figures figures; /* of a text */
	struct ehr_report_names each;      /* column */
	struct ehr_report_names optional;  /* columns of a list */
	const char *as;                    /* of each */
	enum ehr_report_chart chart;
	struct ehr_report_text unit; /* of a chart; or NULL */
	const char **given, **not_given;
	size_t n_given, n_not_given;
	struct ehr_report_block *block; /* n of them, of section and each */
	size_t n;
	unsigned long line;
};

/* The list under "blocks", with all that stands in them. */
EHR_MUST_USE int ehr_report_load_blocks(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block **block, size_t *n);

/* Do both texts name only what is known: parameters, names of each, and the
 * figures of this text (NULL: none) or of the template? */
EHR_MUST_USE int ehr_report_check_text(struct ehr_report_loading *load,
	const struct ehr_yaml *node, const struct ehr_report_text *text,
	const struct ehr_report_figures *figures);

#endif
