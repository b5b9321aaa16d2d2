/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grade of an enterprise by the rules (ref/grade_rule.h):
 *
 * 1. Gates. One that holds keeps the enterprise off the whitelist, and may ask
 *    for a level at least, or for grey. One of which it is not known whether it
 *    holds counts as asking for grey.
 * 2. The highest level of its impacts; lowered by a step, not below acceptable,
 *    if fewer impacts than highest_needs have it. Without any impact known the
 *    level is none if a rule of evidence holds, else grey. Acceptable becomes
 *    none if a rule of evidence holds.
 * 3. The operator's record: one step worse if one of its rules holds, else high
 *    to medium if one of the better ones does.
 * 4. At least the level that a gate asked for. What would then be anything but
 *    high is grey if that was asked for.
 *
 * Grey may be anything up to high, and ranks between medium and high. So a cell
 * that is emptied cannot move an enterprise towards none, except by taking away
 * all trace of an impact; a higher impact cannot either. The zone
 * has no part in it: it decides how often visits are due.
 *
 * A rule that asks for a column that nothing read has is not asked at all; who
 * runs the program is told so.
 */
#ifndef EHR_MODEL_GRADING_H
#define EHR_MODEL_GRADING_H

#include "model/grading_facts.h"

enum ehr_grading_kind {
	EHR_GRADING_GATE,
	EHR_GRADING_IMPACT,
	EHR_GRADING_EVIDENCE,
	EHR_GRADING_WORSE,
	EHR_GRADING_BETTER,
};

/* Why a grade is what it is: one rule that holds, or may hold. */
struct ehr_grading_reason {
	enum ehr_grading_kind kind;
	enum ehr_grade_truth truth;        /* TRUE or UNKNOWN */
	const struct ehr_grade_rule *rule; /* all but impacts */
	const struct ehr_grade_impact *impact;
	size_t condition;           /* of the rule: the one to show */
	size_t fact;                /* whose value it rests on */
	enum ehr_grade_level level; /* of a gate or impact */
};

struct ehr_grading {
	enum ehr_grade_level level;
	/* the level if no upper bound counted: by X alone of impacts that ask for
	 * X and X_high */
	enum ehr_grade_level level_low;
	bool whitelisted;
	bool barred;          /* a gate holds, or may hold */
	bool at_least_medium; /* grey, though what is known is medium */
	bool memory;          /* some reason rests on a number from memory */
	struct ehr_grading_reason reason[EHR_GRADING_REASONS];
	size_t n;
	const struct ehr_grade_visits *visits;
};

void ehr_grading_make(const struct ehr_grading_facts *facts, size_t enterprise,
	struct ehr_grading *grading);

/* The reasons alone, with those of the record that would not be asked; they make
 * the same grade (model/grading_decide.h). */
void ehr_grading_ask_all(const struct ehr_grading_facts *facts,
	size_t enterprise, struct ehr_grading *grading);

/* What is known of a rule; *condition is the one that decided. */
enum ehr_grade_truth ehr_grading_ask(const struct ehr_grading_facts *facts,
	size_t enterprise, const struct ehr_grade_rule *rule, bool every,
	size_t *condition);

/* The level of one value of an impact; EHR_GRADE_GREY: it has none. */
enum ehr_grade_level ehr_grading_weigh(
	const struct ehr_grade_impact *impact, struct ehr_str value);

/* What is due at a level: the first rule that holds or may hold; the last of
 * a level always does. */
const struct ehr_grade_visits *ehr_grading_visits(
	const struct ehr_grading_facts *facts, size_t enterprise,
	enum ehr_grade_level level);

#endif
