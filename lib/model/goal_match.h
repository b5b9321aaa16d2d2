/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which goals of two tables are the same: those that one names by the id of the
 * other, those that name the same row of a third table, and of the rest those of
 * the same or a like name; how each was found is kept.
 */
#ifndef EHR_MODEL_GOAL_MATCH_H
#define EHR_MODEL_GOAL_MATCH_H

#include "model/goal_table.h"

enum ehr_goal_how {
	EHR_GOAL_BY_ID,   /* a row names the other */
	EHR_GOAL_BY_LINK, /* both name the same row elsewhere */
	EHR_GOAL_BY_NAME, /* the same but for blanks, punctuation and case */
	EHR_GOAL_LIKE,    /* names that are alike: a guess */
	EHR_GOAL_HOWS
};
/* "id", "link", "name", "like". */
extern const char *const ehr_goal_how_word[EHR_GOAL_HOWS];

struct ehr_goal_pair {
	size_t a, b;
	enum ehr_goal_how how;
};

/* An id that a row of one table names and the other does not have. */
struct ehr_goal_stray {
	bool is_b; /* the row is one of b */
	size_t row;
	struct ehr_str id;
};

struct ehr_goal_matching {
	const struct ehr_goal_table *a, *b; /* the same one: within it */
	struct ehr_goal_pair *pair;         /* in order of a, then b */
	size_t n, cap;
	struct ehr_goal_stray *stray;
	size_t n_strays, cap_strays;
	bool *in_a, *in_b; /* is the row in any pair? */
};

/* like: percent of characters in common that make names alike; over 100: none
 * are. Tables are lent; *matching was { 0 }. */
void ehr_goal_match(struct ehr_goal_matching *matching,
	const struct ehr_goal_table *a, const struct ehr_goal_table *b,
	long like);
void ehr_goal_matching_release(struct ehr_goal_matching *matching);

#endif
