/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The quality report of an input as JSON, for programs, and as Markdown, for
 * people. The same numbers in the same order in both; the headings of the
 * Markdown speak the language chosen, flags and names of columns never change.
 */
#ifndef EHR_RENDER_QUALITY_TEXT_H
#define EHR_RENDER_QUALITY_TEXT_H

#include "model/quality.h"

/* Unit cells and unknown names that are listed, the most frequent first. */
enum { EHR_QUALITY_SHOWN = 100 };

/* Both end with a line feed and are appended to out. */
void ehr_quality_json(struct ehr_buf *out, const struct ehr_quality *quality);
void ehr_quality_markdown(
	struct ehr_buf *out, const struct ehr_quality *quality);

#endif
