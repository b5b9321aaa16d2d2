/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Screens emissions: pollutants, sources, industries, media or whatever a column
 * names, ranked by their toxicity-weighted load or by several indicators.
 *
 * Rows are folded: what is kept grows with the items and with who contributes to
 * them, not with the rows. The result hangs neither on the order of the rows nor
 * on threads.
 */
#ifndef EHR_MODEL_SCREEN_H
#define EHR_MODEL_SCREEN_H

#include "io/engine.h"
#include "model/screen_ranking.h"

/* What is written of each item, behind what is carried, in the order of
 * ehr_screen_results. */
enum ehr_screen_out {
	EHR_SCREEN_OUT_RANK,
	EHR_SCREEN_OUT_OUTCOME,
	EHR_SCREEN_OUT_MISSING,
	EHR_SCREEN_OUT_SCORE,
	EHR_SCREEN_OUT_METHOD,
	EHR_SCREEN_OUT_LOAD,
	EHR_SCREEN_OUT_LOAD_UNIT,
	EHR_SCREEN_OUT_LOAD_SCHEME,
	EHR_SCREEN_OUT_LOAD_SHARE,
	EHR_SCREEN_OUT_LOAD_CANCER,
	EHR_SCREEN_OUT_CANCER_UNIT,
	EHR_SCREEN_OUT_CANCER_SHARE,
	EHR_SCREEN_OUT_LOAD_NONCANCER,
	EHR_SCREEN_OUT_NONCANCER_UNIT,
	EHR_SCREEN_OUT_NONCANCER_SHARE,
	EHR_SCREEN_OUT_KG,
	EHR_SCREEN_OUT_KG_AIR,
	EHR_SCREEN_OUT_KG_WATER,
	EHR_SCREEN_OUT_KG_WEIGHTED,
	EHR_SCREEN_OUT_TOP,
	EHR_SCREEN_OUT_TOP_SHARE,
	EHR_SCREEN_OUT_N_SOURCES,
	EHR_SCREEN_OUT_N_POLLUTANTS,
	EHR_SCREEN_OUT_N_AMOUNTS,
	EHR_SCREEN_OUT_N_LEFT_OUT,
	EHR_SCREEN_OUT_LISTS,
	EHR_SCREEN_OUT_MUST,
	EHR_SCREEN_OUT_INDICATORS,
	EHR_SCREEN_OUT_CONTRIBUTIONS,
	EHR_SCREEN_OUT_WEIGHTS,
	EHR_SCREEN_OUT_AHEAD,
	EHR_SCREEN_OUT_BEHIND,
	EHR_SCREEN_OUT_INCOMPARABLE,
	EHR_SCREEN_OUT_TOX_WEIGHTS,
	EHR_SCREEN_OUT_TOX_SRC,
	EHR_SCREEN_OUT_PROFILE,
	EHR_SCREEN_OUT_INCOMPLETE,
	EHR_SCREEN_OUT_FLAGS,
	EHR_SCREEN_OUTS,
};
extern const char *const ehr_screen_results[EHR_SCREEN_OUTS + 1];

struct ehr_screen_opts {
	struct ehr_screen_load_opts load;
	struct ehr_screen_matrix_opts matrix;
	const struct ehr_screen_rules *rules;
	const struct ehr_screen_weighting *weighting;
	const struct ehr_units *units;
	const char *rank_by;  /* "pollutant" or a column */
	const char *quantity; /* "emission" or "generated" */
	enum ehr_screen_method method;
	enum ehr_ties ties;
	const char *must; /* names of lists, commas between; NULL: none */
	double top;       /* ranks up to it are written; INFINITY: all */
};

/* "topsis/vector/entropy-ln": the method, its normalisation and its weights. */
void ehr_screen_method_text(
	const struct ehr_screen_opts *opts, struct ehr_buf *text);

struct ehr_screen;

/* Binds to a header; opts must outlive it. NULL on failure. */
struct ehr_screen *ehr_screen_new(const struct ehr_screen_opts *opts,
	const struct ehr_header *header, struct ehr_err *err);
void ehr_screen_free(struct ehr_screen *screen);

/* A filter that writes nothing and gathers. */
struct ehr_filter ehr_screen_filter(struct ehr_screen *screen);

/* Once all rows are in: loads, indicators, ranks. */
EHR_MUST_USE int ehr_screen_rank(
	struct ehr_screen *screen, struct ehr_err *err);

/* The columns in front of the results; those left out, as they vary within
 * items, are appended to varying, blanks between. */
const struct ehr_header *ehr_screen_kept(
	struct ehr_screen *screen, struct ehr_buf *varying);

/* Writes the items: ranked ones by rank, then those with insufficient data, then
 * those out of scope. */
EHR_MUST_USE int ehr_screen_write(struct ehr_screen *screen,
	struct ehr_writer *writer, struct ehr_err *err);

/* Columns of the table of contributors, and the table: who adds what to each
 * item, in the order of the items as written, the largest first. */
enum { EHR_SCREEN_PART_OUTS = 9 };
extern const char *const ehr_screen_parts[EHR_SCREEN_PART_OUTS + 1];
EHR_MUST_USE int ehr_screen_write_parts(struct ehr_screen *screen,
	struct ehr_writer *writer, struct ehr_err *err);

/* Columns of the table of what moves when an indicator or a weight does, and the
 * table. step: a weight times 1 plus and minus it; kept: of how many first items
 * the share that stays among them is told. */
enum { EHR_SCREEN_MOVE_OUTS = 9 };
extern const char *const ehr_screen_moves[EHR_SCREEN_MOVE_OUTS + 1];
EHR_MUST_USE int ehr_screen_write_moves(const struct ehr_screen *screen,
	double step, size_t kept, struct ehr_writer *writer,
	struct ehr_err *err);

/* What the caller may want to tell. */
struct ehr_screen_report {
	size_t items, ranked, insufficient, out_of_scope, not_written;
	unsigned long rows[EHR_SCREEN_KINDS], nameless;
	double kg, kg_weighted; /* of items in scope and out of it */
	size_t dominated;       /* items with one contributor above the share */
	size_t overlapping;     /* items with a sum and members of it */
	size_t unknown_items;   /* of --indicators */
	double incomparable;    /* share of pairs; NAN: not asked */
};
struct ehr_screen_report ehr_screen_report(const struct ehr_screen *screen);

/* Names of the first items that one contributor dominates, as ranked, ", "
 * between, appended. */
void ehr_screen_dominated(
	const struct ehr_screen *screen, size_t most, struct ehr_buf *names);

/* Names of the lists of --must that are incomplete here, blanks between. */
void ehr_screen_incomplete_lists(
	const struct ehr_screen *screen, struct ehr_buf *names);

#endif
