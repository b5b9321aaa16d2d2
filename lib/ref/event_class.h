/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The classes that methods for sudden events give, from data/event_classes.csv:
 * one set for each method and thing graded, such as the grades of hj941, the
 * mildest class first. A set of classes that are possible is a mask: bit i for
 * class i.
 *
 * Texts of written forms stand in the same table: sets called form and medium.
 */
#ifndef EHR_REF_EVENT_CLASS_H
#define EHR_REF_EVENT_CLASS_H

#include <stdint.h>

#include "base/err.h"

enum { EHR_EVENT_CLASSES = 16, EHR_EVENT_SETS = 64, EHR_EVENT_NONE = -1 };

/* For the manifest. */
struct ehr_event_table {
	char sha256[65];
	size_t rows;
};

struct ehr_event_set {
	const char *method, *what;
	const char *word[EHR_EVENT_CLASSES];
	const char *label[EHR_EVENT_CLASSES]; /* in Chinese */
	size_t n;
};

struct ehr_event_classes;

/* The built-in table, or the file at path. Fails (EHR_FAULT_DATA) on a class
 * that comes twice, rows of a set that stand apart, and more than
 * EHR_EVENT_CLASSES in one. NULL on failure. */
struct ehr_event_classes *ehr_event_classes_open(
	const char *path, struct ehr_err *err);
void ehr_event_classes_close(struct ehr_event_classes *classes);
const struct ehr_event_table *ehr_event_classes_table(
	const struct ehr_event_classes *classes);

/* NULL: there is none. */
const struct ehr_event_set *ehr_event_set_find(
	const struct ehr_event_classes *classes, struct ehr_str method,
	struct ehr_str what);
/* The same, for a set that must be there: an EHR_FAULT_DATA names it. */
EHR_MUST_USE int ehr_event_set_need(const struct ehr_event_classes *classes,
	const char *method, const char *what, const struct ehr_event_set **set,
	struct ehr_err *err);

/* Place of the class in its set, or EHR_EVENT_NONE. */
long ehr_event_class_find(const struct ehr_event_set *set, struct ehr_str word);

/* All classes of the set. */
static inline uint32_t ehr_event_all(const struct ehr_event_set *set)
{
	return ((uint32_t)1 << set->n) - 1;
}

/* The mildest and the most serious class of a mask; it must not be 0. */
static inline size_t ehr_event_mildest(uint32_t mask)
{
	size_t i = 0;

	while (!(mask >> i & 1))
		i++;
	return i;
}

static inline size_t ehr_event_worst(uint32_t mask)
{
	size_t i = EHR_EVENT_CLASSES - 1;

	while (i > 0 && !(mask >> i & 1))
		i--;
	return i;
}

#endif
