/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known of each enterprise, as far as the rules of grading ask: a cell
 * for each fact (ref/grade_condition.h), gathered from the tables, and derived
 * ones:
 *
 *   totals.unmatched and by cause unsplit, unspeciated, no_value,
 *   unscored_other, and totals.coverage_in_scope: see model/grading_lacks.h
 *   totals.scored             n_scored; 0 of whom the totals do not have
 *   roster.place              longitude and latitude, a blank between
 *   roster.amounts_missing    emissions in scope without value and qualifier
 *   roster.media              where emissions in scope above 0 go
 *   roster.media_uncovered    of those what totals.medium does not name
 *   zone.class                the highest of the zones that its places lie in
 *   records.ID                records within the window
 *
 * An enterprise is there once any of totals, roster and events has it. Where
 * rows of the roster differ, a cell has all their values in order of their
 * bytes, EHR_GRADE_SEPARATOR between, so that the order of rows does not matter.
 */
#ifndef EHR_MODEL_GRADING_FACTS_H
#define EHR_MODEL_GRADING_FACTS_H

#include "base/hash.h"
#include "io/reader.h"
#include "ref/grade_rule.h"
#include "ref/scope.h"
#include "ref/word.h"

/* Facts that the program itself needs. */
enum ehr_grading_own {
	EHR_GRADING_TOTALS_ID,
	EHR_GRADING_TOTALS_NAME,
	EHR_GRADING_TOTALS_USCC,
	EHR_GRADING_INCOMPLETE,
	EHR_GRADING_COVERAGE,
	EHR_GRADING_UNMATCHED,
	EHR_GRADING_UNSPLIT,
	EHR_GRADING_UNSPECIATED,
	EHR_GRADING_NO_VALUE,
	EHR_GRADING_OTHER,
	EHR_GRADING_COVERAGE_IN_SCOPE,
	EHR_GRADING_ROWS_SCORED,
	EHR_GRADING_MEDIUM,
	EHR_GRADING_PROFILE,
	EHR_GRADING_SCORED,
	EHR_GRADING_N,
	EHR_GRADING_ROSTER_ID,
	EHR_GRADING_ROSTER_NAME,
	EHR_GRADING_ROSTER_USCC,
	EHR_GRADING_REGION,
	EHR_GRADING_INDUSTRY,
	EHR_GRADING_CELL_ID,
	EHR_GRADING_PLACE,
	EHR_GRADING_AMOUNTS_MISSING,
	EHR_GRADING_MEDIA,
	EHR_GRADING_MEDIA_UNCOVERED,
	EHR_GRADING_ZONE,
	EHR_GRADING_EVENT,
	EHR_GRADING_EVENT_ID,
	EHR_GRADING_OWN
};

struct ehr_grading_facts {
	struct ehr_grade_rules *rules; /* lent; own facts are added to it */
	const struct ehr_scope *scope; /* lent */
	const struct ehr_words *words; /* lent, by whoever reads a roster */
	size_t own[EHR_GRADING_OWN];   /* places of own facts */
	bool given[EHR_GRADE_TABLES];  /* tables that were read */
	bool there[EHR_GRADE_FACTS];   /* facts with a column in them */
	bool *idle; /* by gate: one that is never asked; set by ehr_grading_derive */
	struct ehr_map id;
	const char **cell;      /* by enterprise and fact; NULL: empty */
	size_t cap;             /* enterprises */
	size_t unknown_records; /* of enterprises that are nowhere else */
	size_t later_records;   /* behind the day of grading */
	bool overfull;          /* a cell has no room for one more value */
	bool summed; /* modelled totals that do not tell of which receptor */
	/* of a former grading (model/grading_past.h), or NULL: its day by
	 * enterprise, LONG_MAX where there was none; and by enterprise and window
	 * how many records more would count if the window still were that of
	 * then */
	const long *day_before;
	int *passed;
	char *bump; /* where the next text goes */
	size_t bump_left;
	struct ehr_arena arena;
};

/* Reasons that a grade can have. */
enum { EHR_GRADING_REASONS = 96 };

/* Fails (EHR_FAULT_USAGE) if the rules ask for too many facts, or could give
 * more reasons. */
EHR_MUST_USE int ehr_grading_facts_init(struct ehr_grading_facts *facts,
	struct ehr_grade_rules *rules, const struct ehr_scope *scope,
	struct ehr_err *err);
void ehr_grading_facts_release(struct ehr_grading_facts *facts);

/* The enterprise, added if it is new. */
size_t ehr_grading_enterprise(
	struct ehr_grading_facts *facts, struct ehr_str id);
size_t ehr_grading_enterprises(const struct ehr_grading_facts *facts);
struct ehr_str ehr_grading_id(
	const struct ehr_grading_facts *facts, size_t enterprise);

/* Its cell; NULL: empty. */
static inline const char *ehr_grading_cell(
	const struct ehr_grading_facts *facts, size_t enterprise, size_t fact)
{
	return facts->cell[enterprise * facts->rules->facts.n + fact];
}
static inline const char *ehr_grading_own_cell(
	const struct ehr_grading_facts *facts, size_t enterprise,
	enum ehr_grading_own own)
{
	return ehr_grading_cell(facts, enterprise, facts->own[own]);
}

/* Sets a cell; a text of blanks makes it empty. */
void ehr_grading_set(struct ehr_grading_facts *facts, size_t enterprise,
	size_t fact, struct ehr_str text);
/* One more value of a cell that may have several; if all would be longer than 32
 * KiB it is left out, and overfull set. */
void ehr_grading_add(struct ehr_grading_facts *facts, size_t enterprise,
	size_t fact, struct ehr_str text);

/* The table of totals, one row an enterprise; and of event grades. A second row
 * of one is an EHR_FAULT_DATA. */
EHR_MUST_USE int ehr_grading_read_totals(struct ehr_grading_facts *facts,
	struct ehr_reader *reader, struct ehr_err *err);
EHR_MUST_USE int ehr_grading_read_events(struct ehr_grading_facts *facts,
	struct ehr_reader *reader, struct ehr_err *err);

/* Whatever follows from the tables, once all are read. */
void ehr_grading_derive(struct ehr_grading_facts *facts);

#endif
