/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Concentrations people are exposed to, made of samples: one for each group of
 * rows that are alike in the columns asked for and in medium, point type, layer
 * and pollutant.
 *
 * Rows whose quantity is no concentration are passed on as they are, behind the
 * groups. Rows that have no usable result (empty, negative, another qualifier)
 * are counted, in their group and in all.
 *
 * Everything is in memory: about 150 bytes a row, and the groups. Groups stand
 * in order of first appearance; their numbers depend neither on the order of
 * rows nor on threads.
 */
#ifndef EHR_MODEL_EPC_H
#define EHR_MODEL_EPC_H

#include "calc/lookup.h"
#include "io/engine.h"
#include "model/epc_batch.h"
#include "ref/epc_rule.h"
#include "ref/unit.h"

/* What stands for results that were not detected. */
enum ehr_epc_nd {
	EHR_EPC_ND_KM, /* Kaplan-Meier, what is left on the smallest detect */
	EHR_EPC_ND_KM_LIMIT, /* the same, on the smallest limit */
	EHR_EPC_ND_ROS,
	EHR_EPC_ND_HALF, /* substitutes */
	EHR_EPC_ND_ZERO,
	EHR_EPC_ND_LIMIT,
	EHR_EPC_ND_SQRT2,
	EHR_EPC_NDS,
};
extern const char *const ehr_epc_nd_word[EHR_EPC_NDS];

/* What becomes the concentration. */
enum ehr_epc_statistic {
	EHR_EPC_UCL95,
	EHR_EPC_MEAN,
	EHR_EPC_MEDIAN,
	EHR_EPC_MAX,
	EHR_EPC_STATISTICS,
};
extern const char *const ehr_epc_statistic_word[EHR_EPC_STATISTICS];

enum ehr_epc_duplicates {
	EHR_EPC_DUPLICATES_FEW, /* averaged, up to a number */
	EHR_EPC_DUPLICATES_AVERAGE,
	EHR_EPC_DUPLICATES_KEEP,
};

struct ehr_epc_opts {
	const struct ehr_epc_rules *rules;
	const struct ehr_units *units;
	/* by number of results: the level of the adjusted gamma limit, and by
	 * shape too the greatest distance from a gamma distribution */
	const struct ehr_lookup *gamma_level, *gamma_distance;
	const char *by;     /* columns with commas between; NULL: none */
	const char *method; /* forced; NULL: by the rules */
	enum ehr_epc_nd nd;
	enum ehr_epc_statistic statistic;
	enum ehr_epc_duplicates duplicates;
	bool all;        /* a row for each method */
	bool series;     /* take series in time as such */
	bool incomplete; /* and those of incomplete years */
	uint64_t seed;
	size_t resamples;
};

enum ehr_epc_result {
	EHR_EPC_OUT_N,
	EHR_EPC_OUT_N_ND,
	EHR_EPC_OUT_N_LEFT_OUT,
	EHR_EPC_OUT_MIN,
	EHR_EPC_OUT_MAX,
	EHR_EPC_OUT_MEDIAN,
	EHR_EPC_OUT_MEAN,
	EHR_EPC_OUT_SD,
	EHR_EPC_OUT_UCL95,
	EHR_EPC_OUT_METHOD,
	EHR_EPC_OUT_STATISTIC,
	EHR_EPC_OUT_EPC,
	EHR_EPC_OUT_BASIS,
	EHR_EPC_OUT_COMMON,
	EHR_EPC_OUT_CHOSEN = EHR_EPC_OUT_COMMON, /* only of all methods */
	EHR_EPC_OUTS,
};

/* Names of the columns, ended by NULL. */
extern const char *const ehr_epc_results[EHR_EPC_OUTS + 1];

struct ehr_epc;

/* The options and what they point to must outlive it. Fails on a column that
 * is missing and on a method that nobody knows. NULL on failure. */
struct ehr_epc *ehr_epc_new(const struct ehr_epc_opts *opts,
	const struct ehr_header *header, struct ehr_err *err);
void ehr_epc_free(struct ehr_epc *epc);

/* The filter that gathers rows; it writes none. */
struct ehr_filter ehr_epc_filter(struct ehr_epc *epc);

/* Once all rows are in: the columns in front of the results, which are those
 * that are constant within every group and those of the canonical amount; lives
 * as long as epc. The names of the others are appended to varying, blanks
 * between. */
const struct ehr_header *ehr_epc_kept(
	struct ehr_epc *epc, struct ehr_buf *varying);

/* Writes the groups, then the rows passed on: the kept columns, then those of
 * ehr_epc_results, EHR_EPC_OUTS of them under opts->all and else
 * EHR_EPC_OUT_COMMON. Fails (EHR_FAULT_DATA) where the units of a group cannot
 * be turned into one. */
EHR_MUST_USE int ehr_epc_write(
	struct ehr_epc *epc, struct ehr_writer *writer, struct ehr_err *err);

/* What was not used, or not computed, for notices; after the write. */
struct ehr_epc_report {
	unsigned long passed; /* rows of other quantities */
	unsigned long kind[EHR_EPC_KINDS];
	unsigned long groups;
	unsigned long refused;    /* groups: autocorrelated */
	unsigned long incomplete; /* groups: series with too few values */
	unsigned long nondetect;  /* groups: series with non-detects */
	bool bootstrap;           /* somewhere */
};
struct ehr_epc_report ehr_epc_report(const struct ehr_epc *epc);

#endif
