/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of a pool of enterprises: by stratum in order of bytes, and within
 * it by ticket or number; those who cannot be drawn behind all others. Neither
 * the order of the input nor threads change it.
 */
#ifndef EHR_MODEL_INSPECT_ORDER_H
#define EHR_MODEL_INSPECT_ORDER_H

#include "model/inspect_pool.h"

enum ehr_pool_order { EHR_POOL_BY_ID, EHR_POOL_BY_TICKET };

/* Whether the entry can be drawn. */
bool ehr_pool_candidate(
	const struct ehr_pool *pool, const struct ehr_pool_entry *entry);

/* *order: the indices of all entries in that order, found by jobs >= 1 threads;
 * for free(), after a failure too. */
EHR_MUST_USE int ehr_pool_sort(const struct ehr_pool *pool,
	enum ehr_pool_order by, unsigned jobs, uint32_t **order,
	struct ehr_err *err);

#endif
