/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a record has to do with those before it: is it there twice, is its
 * source new, is its position one that many have, does its time say its offset
 * from UTC as theirs do? For a filter of the engine:
 *
 *   row     mark = ehr_marks_begin(marks, row->line); unless mark->judged: fill
 *           its fingerprints and call ehr_marks_guess. Write the roster row if
 *           mark->present, put mark->flags on all rows. ehr_marks_took if the
 *           record is taken (row returns 0).
 *   turn    ehr_relations_turn
 *   judge   return ehr_relations_judge
 *   commit  ehr_marks_clear
 *
 * so that what is written is the same whatever the blocks and threads.
 */
#ifndef EHR_MODEL_RELATIONS_H
#define EHR_MODEL_RELATIONS_H

#include "io/engine.h"
#include "model/duplicates.h"
#include "model/moment.h"
#include "model/repeats.h"
#include "model/roster.h"

struct ehr_relations_opts {
	enum ehr_on_duplicate on_duplicate;
	bool roster;        /* a roster row for each source */
	uint64_t threshold; /* sources at one point; 0: not asked */
};

/* A record of the block at hand. A fingerprint that is none is not asked
 * about. */
struct ehr_mark {
	struct ehr_print record; /* of its bytes */
	struct ehr_print key;    /* of all that tells its rows from others */
	struct ehr_print source;
	struct ehr_print point;
	enum ehr_clock clock; /* of its time */
	unsigned long line;   /* in the block */
	bool judged;          /* the record was sent again */
	bool present;         /* write the roster row of its source */
	uint64_t flags;       /* for its rows */
};

/* The records of one worker's block. */
struct ehr_marks {
	struct ehr_mark *mark;
	size_t n, cap;
	size_t again; /* the record sent again, or SIZE_MAX */
	struct ehr_roster_block roster;
	bool wants_roster;
};

struct ehr_relations;

struct ehr_relations *ehr_relations_new(const struct ehr_relations_opts *opts);
void ehr_relations_free(struct ehr_relations *relations);

void ehr_marks_init(
	struct ehr_marks *marks, const struct ehr_relations_opts *opts);
void ehr_marks_release(struct ehr_marks *marks);

struct ehr_mark *ehr_marks_begin(struct ehr_marks *marks, unsigned long line);
/* Sets mark->present: is it the first of its source in the block? */
void ehr_marks_guess(struct ehr_marks *marks, struct ehr_mark *mark);
void ehr_marks_took(struct ehr_marks *marks);
void ehr_marks_clear(struct ehr_marks *marks);

/* Before the records of a block are judged: where it stands. */
void ehr_relations_turn(
	struct ehr_relations *relations, const char *file, unsigned long line);
/* About the i-th record taken. */
enum ehr_verdict ehr_relations_judge(struct ehr_relations *relations,
	struct ehr_marks *marks, size_t i, struct ehr_err *err);

/* What was found in all. */
struct ehr_relations_facts {
	uint64_t duplicate_records, duplicate_keys, dropped, not_compared;
	uint64_t sources; /* with a roster row */
	uint64_t repeated_points, repeated_sources;
};
void ehr_relations_facts(const struct ehr_relations *relations,
	struct ehr_relations_facts *facts);

#endif
