/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Official lists of pollutants and who is on them: data/pollutant_lists.csv with
 * data/list_editions.csv, or files in their place. A pollutant is on a list by
 * its CAS number, by the group that the alias table puts it into (lead
 * compounds), or by its name in Chinese or English (compared as in
 * ref/alias_key.h). Not to be on a list that is incomplete here says nothing.
 */
#ifndef EHR_REF_POLLUTANT_LIST_H
#define EHR_REF_POLLUTANT_LIST_H

#include <stdint.h>

#include "ref/alias.h"

enum { EHR_POLLUTANT_LISTS_MAX = 64 };

struct ehr_pollutant_list {
	const char *name; /* the word for the column lists, such as "pcc-1" */
	const char *title_zh, *title_en, *edition;
	size_t entries; /* that the list itself has */
	bool complete;  /* all of them are here, with all their members */
	const char *source, *status;
};

struct ehr_pollutant_lists;

/* members and editions: files in place of the two tables, or NULL. aliases is
 * lent. Fails (EHR_FAULT_DATA) on a member of a list without edition, a bad CAS
 * number, a member with neither number nor group nor name, an edition that comes
 * twice, more than 64 lists. */
struct ehr_pollutant_lists *ehr_pollutant_lists_open(const char *members,
	const char *editions, const struct ehr_aliases *aliases,
	struct ehr_err *err);
void ehr_pollutant_lists_close(struct ehr_pollutant_lists *lists);

size_t ehr_pollutant_lists_count(const struct ehr_pollutant_lists *lists);
const struct ehr_pollutant_list *ehr_pollutant_list_at(
	const struct ehr_pollutant_lists *lists, size_t i);
/* Position of the list of that name, or -1. */
long ehr_pollutant_list_find(
	const struct ehr_pollutant_lists *lists, struct ehr_str name);

/* Bit i: on list i. Either text may be empty. */
uint64_t ehr_pollutant_lists_of(const struct ehr_pollutant_lists *lists,
	struct ehr_str name, struct ehr_str cas);

/* For the manifest: SHA-256 of the bytes and rows, of the members' table and of
 * the editions'. */
struct ehr_pollutant_lists_table {
	char sha256[65];
	size_t rows;
};
struct ehr_pollutant_lists_table ehr_pollutant_lists_members(
	const struct ehr_pollutant_lists *lists);
struct ehr_pollutant_lists_table ehr_pollutant_lists_editions(
	const struct ehr_pollutant_lists *lists);

#endif
