/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words on a map, in English and Chinese: labels.csv beside this file,
 * embedded. Names of columns have the keys "column.NAME".
 */
#ifndef EHR_RENDER_LABELS_H
#define EHR_RENDER_LABELS_H

#include "base/err.h"
#include "base/hash.h"
#include "base/mem.h"

struct ehr_labels {
	struct ehr_map key;
	struct ehr_str *text; /* by index of the key, in the language chosen */
	bool zh;
	struct ehr_arena arena;
};

EHR_MUST_USE int ehr_labels_open(
	struct ehr_labels *labels, bool zh, struct ehr_err *err);
void ehr_labels_release(struct ehr_labels *labels);

/* The word under a key that labels.csv has. */
struct ehr_str ehr_label(const struct ehr_labels *labels, const char *key);

/* The label of a column; its name when there is none. */
struct ehr_str ehr_labels_column(
	const struct ehr_labels *labels, const char *name);

#endif
