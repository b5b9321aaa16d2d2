/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pool of a random draw: of each enterprise its class, stratum, weight and
 * ticket, found row by row by any number of threads and put together in the
 * order of the input.
 *
 * A weight w gives an enterprise w tickets, the SHA-256 of "SEED:ID:K" for K
 * from 1 to w; the smallest counts. Drawing the smallest of all is then an exact
 * successive draw: whoever is left is next with the chance of its weight over
 * that of all who are left.
 */
#ifndef EHR_MODEL_INSPECT_POOL_H
#define EHR_MODEL_INSPECT_POOL_H

#include "io/engine.h"
#include "io/file.h"
#include "model/visits.h"
#include "ref/inspect_rule.h"

struct ehr_pool_opts {
	const struct ehr_inspect_rules *rules;
	const struct ehr_visits *visits; /* NULL: no records */
	const char *seed;                /* NULL: not drawn yet */
	const char *strata; /* columns that split classes; may be NULL */
	long as_of;         /* day up to which records count */
};

struct ehr_pool_entry {
	unsigned char ticket[EHR_SHA256_BYTES]; /* with a seed */
	struct ehr_str id;
	const char *cells;      /* see ehr_pool_cell */
	uint32_t stratum, rate; /* indices; rate is that of the class */
	uint32_t weight;
	bool seen;   /* visited this year and not to be drawn again */
	bool memory; /* the class rests on a rule from memory */
	/* filled by the draw */
	bool drawn;
	unsigned long rank; /* 0: none */
};

struct ehr_pool {
	struct ehr_pool_opts opts;
	const struct ehr_header *header; /* of the table; owned */
	struct ehr_header own;
	long id, uscc;  /* columns */
	long *at_class; /* by rule: its column, or EHR_NO_COLUMN */
	long *at_weight;
	size_t *strata;
	size_t n_strata;
	struct ehr_pool_entry *entry;
	size_t n, cap;
	struct ehr_map ids, stratum;
	char **block; /* bytes that cells point into */
	size_t blocks, blocks_cap;
	struct ehr_arena arena;
};

/* A new pool over a table with that header, which must have source_id and the
 * columns that the rules need. NULL on failure. opts and what it points to must
 * outlive it. */
struct ehr_pool *ehr_pool_new(const struct ehr_pool_opts *opts,
	const struct ehr_header *header, struct ehr_err *err);
void ehr_pool_free(struct ehr_pool *pool);

/* Gathers the rows. Fails on an enterprise without a number or there twice, or
 * that no class fits. */
struct ehr_filter ehr_pool_filter(struct ehr_pool *pool);

/* The next cell of an entry; *at begins as entry->cells. */
struct ehr_str ehr_pool_cell(const char **at);

#endif
