/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records of enterprises: when each was visited, sampled, found in breach, and
 * which inspectors went. A day with several records of one kind counts once.
 * Read only once they are read, so threads may share them.
 */
#ifndef EHR_MODEL_VISITS_H
#define EHR_MODEL_VISITS_H

#include "base/hash.h"
#include "io/reader.h"
#include "ref/word.h"

struct ehr_visit {
	uint32_t source, kind;
	long day;
	struct ehr_str inspectors; /* their numbers, blanks between */
};

struct ehr_visits {
	struct ehr_map source, kind;
	struct ehr_visit *visit; /* by source, kind and day */
	size_t n, cap;
	size_t *from;        /* by source: its first; one more at the end */
	unsigned long later; /* records after the last day, not taken */
	struct ehr_arena arena;
};

/* Columns: source_id, date, record_kind; inspectors where it is. */
extern const char *const ehr_visit_columns[5];

/* Fills *visits, which was { 0 }, with the records up to the last day. Fails on a
 * date or kind that cannot be read. */
EHR_MUST_USE int ehr_visits_read(struct ehr_visits *visits,
	struct ehr_reader *reader, const struct ehr_words *words, long last,
	struct ehr_err *err);
void ehr_visits_release(struct ehr_visits *visits);

/* Days from one to another (both included) with a record of the kind, and the
 * last of them; last may be NULL and is not set for none. */
long ehr_visits_count(const struct ehr_visits *visits, struct ehr_str source,
	const char *kind, long from, long to, long *last);

/* Did both inspectors go to the source in a visit on the day or after it? */
bool ehr_visits_pair(const struct ehr_visits *visits, struct ehr_str source,
	struct ehr_str one, struct ehr_str other, long from);

#endif
