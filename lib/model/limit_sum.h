/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items that are sums of others, from the rows of a group that are their parts:
 * of concentrations, or of concentrations each over its own limit, exactly. What
 * was not detected lies between 0 and its detection limit.
 */
#ifndef EHR_MODEL_LIMIT_SUM_H
#define EHR_MODEL_LIMIT_SUM_H

#include "model/limit_judge.h"

/* What a row brings to a sum, without anything that a case lends. */
struct ehr_limit_addend {
	const struct ehr_limit_member *member;
	bool measured, has_high; /* has_high: it is not more than high */
	struct ehr_decimal low, high;
	struct ehr_decimal own; /* its own limit, of sums of ratios */
	bool has_own;
	bool has_limit[2]; /* of the sum; [1]: for intervention */
	struct ehr_decimal limit[2];
	const struct ehr_limit *of; /* the first of them, or NULL */
	struct ehr_str unit;        /* lent */
};

/* From a verdict that has a member; unit is that of its row. */
void ehr_limit_addend(const struct ehr_limit_verdict *verdict,
	struct ehr_str unit, struct ehr_limit_addend *addend);

struct ehr_limit_sum {
	const struct ehr_limit_member *member; /* any: tells which sum */
	uint64_t seen;   /* its parts, by number among them */
	const char *bad; /* why it cannot be summed, or NULL */
	bool has_high;
	struct ehr_decimal low, high, under; /* over under, of ratios */
	bool has_limit[2];
	struct ehr_decimal limit[2];
	const struct ehr_limit *of;
	struct ehr_str unit; /* in arena */
};

void ehr_limit_sum_add(struct ehr_limit_sum *sum,
	const struct ehr_limit_rules *rules,
	const struct ehr_limit_addend *addend, struct ehr_arena *arena);

/* Are all parts there? */
bool ehr_limit_sum_is_whole(
	const struct ehr_limit_sum *sum, const struct ehr_limit_rules *rules);

/* Against its limit, or [1] the one for intervention; false if it has none or
 * cannot be summed. *ratio is that of what was detected, -1: none. */
bool ehr_limit_sum_judge(const struct ehr_limit_sum *sum,
	const struct ehr_limit_rules *rules, int which,
	enum ehr_exceeds *exceeds, double *ratio);

#endif
