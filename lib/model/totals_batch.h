/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of one block, scored and made ready to be added to their groups:
 * what a thread does of model/totals.h without the others.
 *
 * Texts that repeat (groups, pollutants, receptors) are numbered within the
 * batch, in order of first appearance.
 */
#ifndef EHR_MODEL_TOTALS_BATCH_H
#define EHR_MODEL_TOTALS_BATCH_H

#include "base/hash.h"
#include "model/scoring.h"
#include "ref/group.h"

/* Which cells of a row the totals look at. */
struct ehr_totals_columns {
	size_t *by; /* the columns to group by */
	size_t n_by;
	bool *is_by; /* of all columns */
	size_t n;    /* columns in all */
	/* EHR_NO_COLUMN where there is none, or it is not asked for */
	long receptor, worst, population;
	/* by case of a medium: the first that people take in alike */
	const uint32_t *exposure;
	bool by_alone; /* no other column is kept */
	bool linear;   /* the linear sums are asked for */
	bool organs;   /* those of the chemicals apply */
};

/* What a row adds to sums. */
enum ehr_addend {
	EHR_ADD_HI,
	EHR_ADD_HI_HIGH,
	EHR_ADD_CR,
	EHR_ADD_CR_HIGH,
	EHR_ADD_AIR,   /* of HI, what is breathed in */
	EHR_ADD_OTHER, /* of HI, by other routes */
	/* as were vapours not capped by saturation, and risks not bent by the
	 * one-hit formula */
	EHR_ADD_HI_LINEAR,
	EHR_ADD_CR_LINEAR,
	EHR_ADDENDS,
};

struct ehr_batch_row {
	uint32_t group, pollutant;
	/* texts */
	uint32_t worst, receptor, layer, item, point_type;
	uint32_t exposure; /* and, above 2^16, the bounds that it is for */
	uint32_t people;   /* EHR_BATCH_NOTHING: not asked for */
	uint32_t missing;  /* what was not scored, or not all of it;
			     EHR_BATCH_NOTHING */
	uint32_t flags;    /* words on the score; EHR_BATCH_NOTHING */
	unsigned long line;
	bool scored, in_scope, nondetect;
	unsigned has;              /* bits 1 << enum ehr_addend */
	double value[EHR_ADDENDS]; /* 0 where it has none */
};

enum { EHR_BATCH_NOTHING = UINT32_MAX };

struct ehr_batch_pollutant {
	struct ehr_str name; /* of its names the first by bytes */
	uint64_t organs;     /* of inhalation; 0: not known, or not scored */
	struct ehr_group_place groups; /* that it is the sum or a member of */
	/* the flags of its last row, if they live as long as the scorer */
	const char *flags;
	uint32_t flags_at;
};

/* How many people are at a receptor, as a row says. */
struct ehr_batch_people {
	uint32_t receptor;
	bool known;
	double people;
};

struct ehr_batch {
	const struct ehr_totals_columns *columns;
	const struct ehr_scoring *scoring;
	struct ehr_scorer *scorer;
	struct ehr_batch_row *row;
	size_t n, cap;
	struct ehr_map group; /* the cells of the by columns, lengths before */
	/* by group: the cells of its first row, and by column whether a later
	 * one of any group differed from its own */
	struct ehr_str **first;
	size_t first_cap;
	bool *varies;
	struct ehr_map text;   /* receptors, layers, items, what is worst of */
	struct ehr_map called; /* CAS number and name, as rows have them */
	uint32_t *called_pollutant;
	size_t called_cap;
	/* CAS number, or the name without one; with it, where it has any, its
	 * place in groups: the sum of dioxins bears the number of one */
	struct ehr_map pollutant;
	struct ehr_batch_pollutant *of_pollutant;
	size_t pollutant_cap;
	struct ehr_batch_people *people;
	size_t n_people, people_cap;
	struct ehr_str people_cell; /* of the last of them */
	struct ehr_map missing;     /* "name(word)" */
	struct ehr_map flags;       /* words on the scores */
	struct ehr_arena arena;     /* first, names, people_cell */
	struct ehr_buf key;
};

struct ehr_batch *ehr_batch_new(const struct ehr_scoring *scoring,
	const struct ehr_totals_columns *columns);
void ehr_batch_free(struct ehr_batch *batch);

/* Scores the row and keeps what its group needs of it. */
EHR_MUST_USE int ehr_batch_add(struct ehr_batch *batch,
	const struct ehr_row *row, struct ehr_err *err);

/* Makes it empty for the next block. */
void ehr_batch_reset(struct ehr_batch *batch);

#endif
