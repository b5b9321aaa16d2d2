/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules that make a class out of what is known of an enterprise, a project or an
 * event, from data/event_rules.csv: bands of Q and M, how sensitive receptors
 * are, the grade of an event that happened.
 *
 * The rules of one thing stand together, in the order in which they are tried;
 * rows with the same rule id must hold all together. The last one is
 * "otherwise". Which side of a bound is closed is in the operator.
 */
#ifndef EHR_REF_EVENT_RULE_H
#define EHR_REF_EVENT_RULE_H

#include "ref/event_class.h"

enum ehr_event_op {
	EHR_EVENT_GE,
	EHR_EVENT_GT,
	EHR_EVENT_LE,
	EHR_EVENT_LT,
	EHR_EVENT_IS,  /* the cell is the word */
	EHR_EVENT_HAS, /* the word is one of those in the cell */
	EHR_EVENT_OTHERWISE,
	EHR_EVENT_OPS,
};

/* Does the column hold a number? */
static inline bool ehr_event_op_is_number(enum ehr_event_op op)
{
	return op <= EHR_EVENT_LT;
}

struct ehr_event_test {
	const char *rule; /* its id */
	size_t class;     /* in the set */
	const char *column;
	enum ehr_event_op op;
	double number;
	const char *word;
};

struct ehr_event_rule_set {
	const char *method, *what;
	const struct ehr_event_set *set; /* of the classes it gives */
	struct ehr_event_test *test;
	size_t n;
	bool memory; /* a row of it is from memory */
};

struct ehr_event_rules;

/* The built-in table, or the file at path. Fails (EHR_FAULT_DATA, with file,
 * line and column) on an unknown class or operator, a value that is none, and
 * rules that do not end with "otherwise". NULL on failure. classes must outlive
 * the rules. */
struct ehr_event_rules *ehr_event_rules_open(const char *path,
	const struct ehr_event_classes *classes, struct ehr_err *err);
void ehr_event_rules_close(struct ehr_event_rules *rules);
const struct ehr_event_table *ehr_event_rules_table(
	const struct ehr_event_rules *rules);

size_t ehr_event_rules_count(const struct ehr_event_rules *rules);
const struct ehr_event_rule_set *ehr_event_rules_at(
	const struct ehr_event_rules *rules, size_t i);

/* The rules of that thing; if there are none, an EHR_FAULT_DATA. */
EHR_MUST_USE int ehr_event_rules_need(const struct ehr_event_rules *rules,
	const char *method, const char *what,
	const struct ehr_event_rule_set **set, struct ehr_err *err);

#endif
