/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Q = sum of q / Q over the substances of a list, q the largest amount on site
 * and Q the critical quantity, both in tonnes; and what stands beside a grade:
 * why it is a lower bound, what was missing, what could not be matched, which
 * numbers are from memory.
 */
#ifndef EHR_MODEL_EVENT_QUOTIENT_H
#define EHR_MODEL_EVENT_QUOTIENT_H

#include "model/event_amounts.h"
#include "model/event_facts.h"
#include "ref/event_matrix.h"
#include "ref/event_setting.h"

/* All that a grade rests on. */
struct ehr_event_tables {
	struct ehr_event_classes *classes;
	struct ehr_event_rules *rules;
	struct ehr_event_matrices *matrices;
	struct ehr_event_scores scores;
	struct ehr_event_substances *substances;
	double setting[EHR_EVENT_SETTINGS];
};

enum ehr_event_list { EHR_EVENT_AIR, EHR_EVENT_WATER, EHR_EVENT_ALL };

/* Is the entry on the list? What is no hazardous substance is on none. */
bool ehr_event_listed(
	const struct ehr_event_substance *entry, enum ehr_event_list list);

/* Words, with blanks between; names of substances, with "; " between. */
struct ehr_event_notes {
	struct ehr_buf incomplete, missing, unmatched, flags;
};
void ehr_event_notes_reset(struct ehr_event_notes *notes);
void ehr_event_notes_release(struct ehr_event_notes *notes);
/* One word more, unless it is there. */
void ehr_event_note(struct ehr_buf *words, const char *word);

/* *low is the sum over what is known; *high is INFINITY if something that may be
 * on the list is not. */
void ehr_event_quotient(const struct ehr_event_amounts *amounts,
	const struct ehr_event_source *source, enum ehr_event_list list,
	double *low, double *high, struct ehr_event_notes *notes);

/* The names of what is in no table. */
void ehr_event_unmatched(const struct ehr_event_amounts *amounts,
	const struct ehr_event_source *source, struct ehr_event_notes *notes);

/* "Q1", or "Q1..Q3" where several classes are possible, mildest first. */
void ehr_event_class_text(const struct ehr_event_set *set, uint32_t possible,
	struct ehr_buf *text);

/* Classes by rules; if there are several, columns of facts that are missing are
 * noted. */
uint32_t ehr_event_classify(const struct ehr_event_rule_set *rules,
	const struct ehr_event_facts *facts, struct ehr_event_notes *notes);

/* More than one class? */
static inline bool ehr_event_is_open(uint32_t possible)
{
	return (possible & (possible - 1)) != 0;
}

#endif
