/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What pollution tables hold that is not a chemical with a toxicity value
 * (oxygen demand, nutrients, particle sums, total chromium, lead, ...), and
 * what to do with it: data/scope.csv.
 */
#ifndef EHR_REF_SCOPE_H
#define EHR_REF_SCOPE_H

#include "base/err.h"

struct ehr_scope_row {
	const char *name_zh, *name_en;
	const char *cas;      /* may be empty */
	const char *scope;    /* such as "sum_parameter" */
	const char *handling; /* such as "standards_only" */
	/* the word of not_scored ("out_of_scope", "needs_speciation",
	 * "unspeciated", "needs_valence", "lead"); empty: may be scored */
	const char *not_scored;
	/* the word for flags when it is scored all the same, such as
	 * "valence_assumed"; empty: none */
	const char *flag;
	/* the sum that it is to be split as, such as "VOC"; empty: none */
	const char *sum;
	/* the name_zh of sums that hold it too, blanks between; may be empty */
	const char *part_of;
	const char *reason;
};

struct ehr_scope;

/* The built-in table, or the file at path. NULL on failure. */
struct ehr_scope *ehr_scope_open(const char *path, struct ehr_err *err);

/* The row for a pollutant as named in Chinese or English (compared as in
 * ref/alias_key.h) or by CAS number; either may be empty. Where name and number
 * lead to two rows, the one that forbids scoring wins: ammonia nitrogen is not
 * scored because somebody gave it the number of ammonia. A name with another in
 * brackets is that of both if they agree. NULL: the table does not know it. About 50 ns. */
const struct ehr_scope_row *ehr_scope_find(
	const struct ehr_scope *scope, struct ehr_str name, struct ehr_str cas);

/* SHA-256 of the table's bytes, 64 letters. */
const char *ehr_scope_sha256(const struct ehr_scope *scope);
size_t ehr_scope_rows(const struct ehr_scope *scope);

void ehr_scope_close(struct ehr_scope *scope);

#endif
