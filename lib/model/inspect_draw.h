/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The random draw of enterprises out of a pool (model/inspect_pool.h): how many
 * of each stratum, who, and in which order. Neither the order of the input nor
 * threads change it; with a larger number the first ones stay who they were.
 */
#ifndef EHR_MODEL_INSPECT_DRAW_H
#define EHR_MODEL_INSPECT_DRAW_H

#include "model/inspect_pool.h"
#include "model/inspectors.h"
#include "model/public_view.h"

struct ehr_draw_opts {
	long months;         /* of the period drawn for */
	unsigned long extra; /* more of each stratum */
	unsigned long inspectors;
	unsigned jobs; /* threads, 1 or more */
};

struct ehr_draw_stratum {
	uint32_t rate;            /* index of its class */
	unsigned long n;          /* in the pool, with those seen */
	unsigned long candidates; /* without them */
	unsigned long quota;      /* that the rate asks for */
	unsigned long drawn;      /* quota and extra, as far as there are */
};

struct ehr_draw {
	struct ehr_pool *pool; /* lent */
	struct ehr_draw_stratum *stratum;
	uint32_t *order; /* entries in order of output */
	unsigned long candidates, drawn, out_of_pool, seen;
	unsigned jobs;
};

/* What a draw writes behind the columns of the table. */
enum ehr_draw_result {
	EHR_DRAW_CLASS,
	EHR_DRAW_STRATUM,
	EHR_DRAW_WEIGHT,
	EHR_DRAW_TICKET,
	EHR_DRAW_RANK,
	EHR_DRAW_DRAWN,
	EHR_DRAW_INSPECTORS,
	EHR_DRAW_FLAGS,
	EHR_DRAW_SEED,
	EHR_DRAW_LIST,
	EHR_DRAW_RULES,
	EHR_DRAW_RESULTS,
};
extern const char *const ehr_draw_results[EHR_DRAW_RESULTS + 1];

/* Counts the strata, and with a seed draws and ranks. Then entries stand by
 * stratum and place (without a seed: number), those who are not to be drawn
 * last. */
EHR_MUST_USE int ehr_draw_init(struct ehr_draw *draw, struct ehr_pool *pool,
	const struct ehr_draw_opts *opts, struct ehr_err *err);
void ehr_draw_release(struct ehr_draw *draw);

/* A share or number as a rule has it, of n enterprises or inspectors in so many
 * months, rounded up, without a rounding error. */
unsigned long ehr_draw_quota(struct ehr_short_decimal rate, unsigned long n,
	long months, long rate_months);

/* The list that is drawn from: a header and stratum, source_id, weight of every
 * candidate as CSV, in order of bytes. To be told before the seed is known. */
EHR_MUST_USE int ehr_draw_list(
	const struct ehr_draw *draw, struct ehr_buf *text, struct ehr_err *err);

struct ehr_draw_write {
	const struct ehr_view *view;
	const struct ehr_inspector_draw *inspectors; /* NULL: none drawn */
	const char *list_sha256, *rules;
	bool only_drawn;
	unsigned long without; /* visits without inspectors: counted here */
};
EHR_MUST_USE int ehr_draw_put(const struct ehr_draw *draw,
	struct ehr_draw_write *how, struct ehr_writer *writer, unsigned jobs,
	struct ehr_err *err);

#endif
