/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The appendix of a report, to print: as Markdown, or as the cells of a table.
 */
#ifndef EHR_RENDER_APPENDIX_TEXT_H
#define EHR_RENDER_APPENDIX_TEXT_H

#include "io/writer.h"
#include "model/appendix.h"
#include "render/labels.h"

/* Where its words come from. */
struct ehr_appendix_words {
	bool zh;                    /* in Chinese besides */
	struct ehr_labels label[2]; /* English, Chinese */
};

EHR_MUST_USE int ehr_appendix_words_open(
	struct ehr_appendix_words *words, bool zh, struct ehr_err *err);
void ehr_appendix_words_release(struct ehr_appendix_words *words);

/* Columns of the table, ended by NULL. With zh in words name_zh and meaning_zh
 * are among them. */
const char *const *ehr_appendix_columns(
	const struct ehr_appendix_words *words, size_t *n);

EHR_MUST_USE int ehr_appendix_write(const struct ehr_appendix *appendix,
	const struct ehr_appendix_words *words, struct ehr_writer *writer,
	struct ehr_err *err);

/* One section a part that has lines, then the sources. */
void ehr_appendix_markdown(const struct ehr_appendix *appendix,
	const struct ehr_appendix_words *words, struct ehr_buf *out);

#endif
