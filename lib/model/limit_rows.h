/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows with what the limits of the standards asked for say of them appended:
 * each standard's columns, their names ending with what it was asked for as where
 * there are several. Or only those rows that exceed limits of one kind.
 */
#ifndef EHR_MODEL_LIMIT_ROWS_H
#define EHR_MODEL_LIMIT_ROWS_H

#include "io/engine.h"
#include "model/limit_judge.h"

/* What can be appended, without endings; NULL behind the last. */
extern const char *const ehr_limit_results[];

enum ehr_limit_count {
	EHR_LIMIT_COUNT_KEPT,
	EHR_LIMIT_COUNT_EXCEEDS,
	EHR_LIMIT_COUNT_UNKNOWN,
	EHR_LIMIT_COUNT_NOT_COMPARED,
	EHR_LIMIT_COUNT_CLASSED, /* has a class and no limit was asked for */
	EHR_LIMIT_COUNT_BACKGROUND,
	EHR_LIMIT_COUNT_LEFT_OUT,
	EHR_LIMIT_COUNT_MEMORY,
	EHR_LIMIT_COUNTS
};

struct ehr_limit_rows {
	const struct ehr_limit_judging *judging;
	/* only rows that exceed a limit of this kind by the first standard, but
	 * EHR_LIMIT_KINDS: all rows */
	enum ehr_limit_kind trigger;
	const char **column;
	size_t n_column;
	/* rows and, but for those kept, pairs of row and standard */
	unsigned long rows, count[EHR_LIMIT_COUNTS];
	struct ehr_arena arena;
};

/* judging must outlive it. */
void ehr_limit_rows_init(struct ehr_limit_rows *rows,
	const struct ehr_limit_judging *judging, enum ehr_limit_kind trigger);
void ehr_limit_rows_release(struct ehr_limit_rows *rows);

struct ehr_filter ehr_limit_rows_filter(struct ehr_limit_rows *rows);

/* Class or classes as text in buf: "III", "I-II", "worse_than_V"; "" for
 * none. */
void ehr_limit_put_class(struct ehr_buf *buf,
	const struct ehr_limit_standard *standard, int from, int to);

/* The words of flags, enum ehr_limit_flag, added to buf. */
void ehr_limit_put_flags(struct ehr_buf *buf, unsigned flags);

/* Counts a verdict; count has EHR_LIMIT_COUNTS numbers. */
void ehr_limit_tally(
	const struct ehr_limit_verdict *verdict, unsigned long *count);

#endif
