/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each enterprise has on site, from canonical rows (quantity onsite, in
 * tonnes), by entry of the table of critical quantities.
 *
 * Rows of one substance and one time are added up (several tanks), exactly, and
 * the largest sum of all times counts. A mixture counts by the share that its
 * row gives in mass_fraction; without one it counts whole. Rows of other
 * quantities only say that the enterprise exists.
 */
#ifndef EHR_MODEL_EVENT_AMOUNTS_H
#define EHR_MODEL_EVENT_AMOUNTS_H

#include "base/hash.h"
#include "base/sum.h"
#include "io/reader.h"
#include "ref/event_substance.h"
#include "ref/word.h"

extern const char *const ehr_event_columns[]; /* read; ends with NULL */

/* A substance at a source. */
struct ehr_event_holding {
	size_t source;
	struct ehr_event_found found;
	struct ehr_str name, cas; /* of the first of its spellings by bytes */
	double tonnes;            /* the most at one time; 0 if not known */
	bool no_amount;           /* a row of it has none */
	bool bad_unit;            /* a row of it is not in tonnes */
};

enum ehr_event_carried {
	EHR_EVENT_NAME,
	EHR_EVENT_USCC,
	EHR_EVENT_INDUSTRY,
	EHR_EVENT_DIVISION,
	EHR_EVENT_CARRIED,
};

struct ehr_event_source {
	struct ehr_str id;
	struct ehr_str carried[EHR_EVENT_CARRIED];
	size_t first, n; /* of its holdings */
};

struct ehr_event_amounts {
	const struct ehr_event_substances *substances;
	const struct ehr_words *words;
	struct ehr_arena arena;
	struct ehr_map source, holding, period;
	struct ehr_sum *sum; /* by period */
	size_t *holding_of;  /* likewise */
	size_t sum_cap, holding_cap, source_cap;
	struct ehr_event_holding *hold; /* sorted by ehr_event_amounts_end */
	struct ehr_event_source *at;    /* likewise */
	struct ehr_buf key;
	unsigned long other_rows; /* of another quantity */
};

/* Both are lent; words knows the quantities. */
void ehr_event_amounts_init(struct ehr_event_amounts *amounts,
	const struct ehr_event_substances *substances,
	const struct ehr_words *words);
void ehr_event_amounts_release(struct ehr_event_amounts *amounts);

/* Reads all of reader. */
EHR_MUST_USE int ehr_event_amounts_read(struct ehr_event_amounts *amounts,
	struct ehr_reader *reader, struct ehr_err *err);

/* An enterprise that another table knows. */
void ehr_event_amounts_exists(
	struct ehr_event_amounts *amounts, struct ehr_str source_id);

/* Sorts sources by id and their holdings by name. */
void ehr_event_amounts_end(struct ehr_event_amounts *amounts);

#endif
