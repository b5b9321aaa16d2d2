/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules by which projects are admitted: what kind of zone and what class of
 * project come together, and what follows. One YAML file, built in under
 * data/rules/ or the user's own:
 *
 *   kind        admission
 *   name, version, title_en, title_zh, note
 *   decisions   text_en and text_zh of allow, conditions, refuse, undecided
 *   zones       id, title_en, title_zh, class (a number) and names (words), by
 *               which cells or projects say it
 *   classes     of projects, the strictest first: id, all or any of conditions
 *               on columns of the project; if_unknown: undecided, or holds for
 *               one that is taken where it is not known that it holds not
 *   conditions  id, title_en, title_zh: what may be asked of a project
 *   matrix      id, zones, classes, decision, conditions: each zone and class
 *               together in exactly one of the rules
 *   limits      restricted approval: id, the area (regions: starts of adm_code;
 *               zones; cells), classes (missing: all), all or any of conditions
 *               on the project, begin, end (days; end may be missing), lift_en,
 *               lift_zh
 *
 * zones, classes, conditions, matrix and limits have source and status as well.
 */
#ifndef EHR_REF_ADMISSION_RULE_H
#define EHR_REF_ADMISSION_RULE_H

#include "ref/grade_rule.h"

enum ehr_admission_decision {
	EHR_ADMISSION_ALLOW,
	EHR_ADMISSION_CONDITIONS,
	EHR_ADMISSION_REFUSE,
	EHR_ADMISSION_UNDECIDED,
	EHR_ADMISSION_DECISIONS
};
extern const char *const ehr_admission_decision_word[EHR_ADMISSION_DECISIONS];

struct ehr_admission_zone {
	struct ehr_grade_rule head; /* without conditions, as the next two */
	long class;
	const char **name;
	size_t n_names;
};

struct ehr_admission_class {
	struct ehr_grade_rule rule;
	bool holds_if_unknown;
};

struct ehr_admission_rule {
	struct ehr_grade_rule head;
	enum ehr_admission_decision decision;
	size_t *demand; /* of the rules' demands */
	size_t n_demands;
};

struct ehr_admission_limit {
	struct ehr_grade_rule rule; /* may have conditions */
	const char **region, **cell;
	size_t n_regions, n_cells;
	bool *zone, *class; /* by zone and class: is it in the limit? */
	size_t n_zones;     /* how many zones are */
	long begin, end;    /* days, both in it; LONG_MAX: open */
	const char *lift_en, *lift_zh;
};

struct ehr_admission_text {
	const char *en, *zh;
};

struct ehr_admission_rules {
	struct ehr_grade_rules common; /* name, label, digest, facts */
	struct ehr_admission_text text[EHR_ADMISSION_DECISIONS];
	struct ehr_admission_zone *zone;
	size_t n_zones;
	struct ehr_admission_class *class;
	size_t n_classes;
	struct ehr_grade_rule *demand;
	size_t n_demands;
	struct ehr_admission_rule *rule;
	size_t n_rules;
	struct ehr_admission_limit *limit;
	size_t n_limits;
	size_t *at; /* by zone and class: the rule */
};

/* The built-in rules of that name, or the file if the name has a slash or ends
 * in .yaml or .yml. Fails (EHR_FAULT_USAGE) with file, line and key. NULL on
 * failure. */
struct ehr_admission_rules *ehr_admission_rules_open(
	const char *name, struct ehr_err *err);
/* The same from bytes, called file in messages. */
struct ehr_admission_rules *ehr_admission_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err);
void ehr_admission_rules_close(struct ehr_admission_rules *rules); /* or NULL */

/* What the matrix says of both, each by its place in the rules. */
const struct ehr_admission_rule *ehr_admission_rules_at(
	const struct ehr_admission_rules *rules, size_t zone, size_t class);

/* The place of the zone that a word names (one of its names, its id, or its
 * number), or of the class of that id; -1: none. */
long ehr_admission_rules_zone(
	const struct ehr_admission_rules *rules, struct ehr_str word);
long ehr_admission_rules_class(
	const struct ehr_admission_rules *rules, struct ehr_str word);

#endif
