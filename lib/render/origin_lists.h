/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of lines too long for a note, numbered from 1 in the order of their
 * first use: a note gives the first of them and the number of the list, which
 * stands once in the annex. One so long that nobody reads it, or behind many
 * others, does not stand there either; all are in the table of --origins.
 */
#ifndef EHR_RENDER_ORIGIN_LISTS_H
#define EHR_RENDER_ORIGIN_LISTS_H

#include "base/hash.h"
#include "model/document_text.h"

struct ehr_origin_list {
	struct ehr_str input, file;
	const struct ehr_origin_lines *lines;
	size_t n;
	bool in_order; /* one row of a table each, not ascending */
	bool is_shown; /* in the annex */
};

struct ehr_origin_lists {
	struct ehr_origin_list *at;
	size_t n, cap;
	size_t shown;       /* ranges in the annex so far */
	struct ehr_map key; /* lines, flag, input and file of each */
};

/* The number of the list; what is lent is copied. */
size_t ehr_origin_lists_add(
	struct ehr_origin_lists *lists, const struct ehr_origin_list *list);

/* Lines from first to last of all ranges. */
unsigned long ehr_origin_list_lines(const struct ehr_origin_list *list);

void ehr_origin_lists_release(struct ehr_origin_lists *lists);

#endif
