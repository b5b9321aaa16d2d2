/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What changed class since last year, and why. Cells say nothing about causes;
 * a chain of zonings does, each of which differs from the one before by one
 * thing: last year's as published; last year's inputs run again with this
 * year's toxicity values; those with this year's method as well; ...; this year's.
 * Each move from link to link has the name of what was exchanged there:
 *
 *     classes   last year's values, by this year's bounds
 *     NAME      what a step is called
 *     the last  what no step is called of toxicity, method and emissions (and
 *               population, where a value is a burden), with "/" between what
 *               cannot be told apart; "other" if that is none
 *
 * A move is called coverage if the cell was assessed on one side of it only,
 * and NAME/coverage if what was assessed of the cell changed too, in a way that
 * could be the reason: more of it raises a class, less lowers it; and always if
 * the cell has rows on one side only, since they may be samples.
 */
#ifndef EHR_MODEL_ZONING_SINCE_H
#define EHR_MODEL_ZONING_SINCE_H

#include "model/zoning_past.h"

enum ehr_since_change {
	EHR_SINCE_SAME,
	EHR_SINCE_UP,
	EHR_SINCE_DOWN,
	EHR_SINCE_NEW,  /* not among last year's cells */
	EHR_SINCE_GONE, /* not among this year's */
	EHR_SINCE_NOW_ASSESSED,
	EHR_SINCE_NO_LONGER_ASSESSED,
	EHR_SINCE_NOT_ASSESSED, /* neither then nor now */
	EHR_SINCE_CHANGES,
};
extern const char *const ehr_since_word[EHR_SINCE_CHANGES];

struct ehr_since_cell {
	unsigned class_before; /* as published; 0: none */
	enum ehr_since_change change;
	uint32_t cause, path; /* in causes, in paths */
};

enum { EHR_SINCE_STEPS = 9 };

/* Set up by the caller: past, of which the first is last year's, n_past of
 * them; the names of the others in step. */
struct ehr_zoning_since {
	struct ehr_zoning_past past[EHR_SINCE_STEPS + 1];
	const char *step[EHR_SINCE_STEPS + 1]; /* of past; the first unused */
	size_t n_past;
	bool of_people;      /* a value is a burden: population is a cause */
	struct ehr_buf last; /* the name of the last move */
	struct ehr_since_cell *cell; /* by index of the zoning's cell */
	struct ehr_map causes, paths;
	size_t changed[EHR_SINCE_CHANGES];
	size_t *caused;   /* by cause: cells that changed */
	size_t cancelled; /* cells that moved and came back */
};

/* Adds last year's cells that this year lacks, without rows; before any cell
 * of zoning is asked for. */
void ehr_zoning_since_add(
	const struct ehr_zoning_since *since, struct ehr_zoning *zoning);

/* Tells the changes, by the scales of setup, of all cells of zoning. */
void ehr_zoning_since_tell(struct ehr_zoning_since *since,
	const struct ehr_zoning_setup *setup, struct ehr_zoning *zoning);

/* Appends the causes of cells that changed with their numbers, in order of
 * bytes: "emissions 3, toxicity 2". */
void ehr_zoning_since_causes(
	const struct ehr_zoning_since *since, struct ehr_buf *text);

void ehr_zoning_since_release(struct ehr_zoning_since *since);

#endif
