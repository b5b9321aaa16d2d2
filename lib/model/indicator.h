/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Indicators of a plan: what each is, how it is to be judged, and which of its
 * versions is in force. All rows are held, in the order of the table.
 *
 * Versions: rows of the same id, scope and year of target are versions of one
 * indicator (base and target restated); each names itself in target_version and
 * says from which day it holds in valid_from (empty: from the first). In force is
 * the last that holds on the day asked for.
 */
#ifndef EHR_MODEL_INDICATOR_H
#define EHR_MODEL_INDICATOR_H

#include <stdint.h>

#include "base/day.h"
#include "base/hash.h"
#include "io/reader.h"
#include "model/office_columns.h"
#include "model/target.h"

enum ehr_indicator_attribute {
	EHR_INDICATOR_UNSTATED,
	EHR_INDICATOR_BINDING,
	EHR_INDICATOR_EXPECTED,
	EHR_INDICATOR_ATTRIBUTES
};
/* Words of outputs: "unstated", "binding", "expected". */
extern const char *const ehr_indicator_attribute_word[EHR_INDICATOR_ATTRIBUTES];

enum ehr_indicator_force {
	EHR_INDICATOR_IN_FORCE,
	EHR_INDICATOR_SUPERSEDED,
	EHR_INDICATOR_NOT_YET,
};

#define EHR_NO_ROW SIZE_MAX

struct ehr_indicator {
	struct ehr_row row; /* as read, all views in the arena */
	const char *file;   /* of the row */
	size_t id;          /* in the map of ids */
	size_t next;        /* row of the same id before it; EHR_NO_ROW: none */
	struct ehr_str name, unit, scope, version; /* empty: not said */
	struct ehr_target target;
	enum ehr_indicator_attribute attribute;
	int target_year; /* 0: none, it holds at any time */
	bool has_base;
	struct ehr_decimal base; /* of target.base_year */
	bool base_of_table;      /* it holds against that of the values */
	bool has_valid_from;
	long valid_from;
	enum ehr_indicator_force force;
	bool was_external; /* the number came from elsewhere */
};

struct ehr_indicators {
	const struct ehr_target_words *words; /* lent */
	const struct ehr_units
		*units; /* lent; NULL: only magnitudes are known */
	/* where columns are, and what words of attributes mean; lent */
	struct ehr_office_columns columns;
	int base_year; /* where neither text nor column names one; 0: none */
	struct ehr_indicator *indicator;
	size_t n, cap;
	struct ehr_map id;
	size_t *last; /* by id: the last row of it */
	struct ehr_arena arena;
};

/* Columns that are read: all but the first two may be missing; of those two, and
 * of indicator and goal, whichever is there. NULL-terminated. */
extern const char *const ehr_indicator_columns[];

/* All rows of the reader. words, columns and base_year are set before. Bad rows go
 * to the reader's rejects, or end it. */
EHR_MUST_USE int ehr_indicators_read(struct ehr_indicators *self,
	struct ehr_reader *reader, struct ehr_err *err);

/* Targets from another table with the same columns, for the external ones among
 * those read; rows of others fail. */
EHR_MUST_USE int ehr_indicators_targets(struct ehr_indicators *self,
	struct ehr_reader *reader, struct ehr_err *err);

/* Which are in force on the day. Fails (EHR_FAULT_DATA, place of the row) where
 * two rows of one indicator are not told apart by version and day. */
EHR_MUST_USE int ehr_indicators_settle(
	struct ehr_indicators *self, long as_of, struct ehr_err *err);

void ehr_indicators_release(struct ehr_indicators *self);

#endif
