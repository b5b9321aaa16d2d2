/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-score --appendix: what the run computed with, beside its output.
 */
#ifndef EHR_CMD_SCORE_APPENDIX_H
#define EHR_CMD_SCORE_APPENDIX_H

#include "render/appendix_text.h"
#include "score/setup.h"

struct score_appendix {
	struct ehr_met met;
	struct ehr_output *out;    /* as Markdown, or */
	struct ehr_writer *writer; /* as a table; both NULL: no appendix */
	struct ehr_appendix_words words;
};

/* Opens the file, if there is to be one, and has the scoring tell what it
 * meets. */
EHR_MUST_USE int score_appendix_open(
	struct score_appendix *appendix, struct score_setup *setup);
/* Writes it, once all is scored. */
EHR_MUST_USE int score_appendix_write(
	struct score_appendix *appendix, struct score_setup *setup);
void score_appendix_release(struct score_appendix *appendix);

#endif
