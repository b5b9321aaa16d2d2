/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Critical quantities of substances, from data/event_substances.csv, after annex
 * A of HJ 941-2018 and table B.1 of HJ 169-2018: tonnes, the part of the annex,
 * and whether the substance counts for air, for water or for both.
 *
 * A substance is found by its CAS number, else by a name of the table, else by
 * the CAS number that the alias table has for its name; never by a part of a
 * name. Where several entries have the number (hydrogen chloride and its
 * solution), the one of that name, else the one with the smallest quantity,
 * which is told.
 */
#ifndef EHR_REF_EVENT_SUBSTANCE_H
#define EHR_REF_EVENT_SUBSTANCE_H

#include "ref/alias.h"
#include "ref/event_class.h"

struct ehr_event_substance {
	const char *name_zh, *name_en, *cas;
	double critical_t; /* NAN: no substance of the list, by decision */
	long part;         /* of annex A; 0: none */
	bool air, water;
	const char *source, *status; /* of the quantity */
	bool memory;                 /* the quantity is from memory */
	bool list_memory; /* so is whether it counts for air and water */
};

enum ehr_event_match {
	EHR_EVENT_UNMATCHED,
	EHR_EVENT_BY_CAS,
	EHR_EVENT_BY_NAME,
	EHR_EVENT_BY_ALIAS,
	EHR_EVENT_MATCHES,
};
extern const char *const ehr_event_match_word[EHR_EVENT_MATCHES];

struct ehr_event_found {
	enum ehr_event_match match;
	size_t entry;
	bool ambiguous; /* the strictest of several was taken */
};

struct ehr_event_substances;

/* The built-in table, or the file at path. Fails (EHR_FAULT_DATA) on a quantity
 * that is not above 0, a bad CAS number, and an entry without a name. NULL on
 * failure. aliases must outlive it. */
struct ehr_event_substances *ehr_event_substances_open(const char *path,
	const struct ehr_aliases *aliases, struct ehr_err *err);
void ehr_event_substances_close(struct ehr_event_substances *substances);
const struct ehr_event_table *ehr_event_substances_table(
	const struct ehr_event_substances *substances);

size_t ehr_event_substances_count(const struct ehr_event_substances *self);
const struct ehr_event_substance *ehr_event_substances_at(
	const struct ehr_event_substances *substances, size_t entry);

/* cas and name may be empty. */
struct ehr_event_found ehr_event_substances_find(
	const struct ehr_event_substances *substances, struct ehr_str cas,
	struct ehr_str name);

#endif
