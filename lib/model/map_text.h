/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a map (YAML, ehrisk-ingest(1)) from what was recognised: the same
 * for the same headings, each column with the reason as a comment.
 */
#ifndef EHR_MODEL_MAP_TEXT_H
#define EHR_MODEL_MAP_TEXT_H

#include "model/recognise.h"

/* Appends it to out. */
void ehr_map_text(const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser, struct ehr_buf *out);

#endif
