/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The CAS number that a row is given: from its cell of the pollutant's name and
 * its cell of the CAS number, by the table of aliases. Remembers the bytes of
 * the cells, so that a pair seen before costs about 100 ns. One a thread.
 *
 * | CAS cell | name | CAS written | flags |
 * |---|---|---|---|
 * | good | the same, a group or unknown | as given | |
 * | good | another CAS number | as given | cas_conflict |
 * | good, without hyphens or padded with zeros | as above | with hyphens | + cleaned |
 * | wrong check digit, or no CAS number at all | resolved | from the name | bad_cas cas_from_name |
 * | the same | not resolved, or a group | none | bad_cas no_cas |
 * | code of a group (N982), MIXTURE and the like | any | none | no_cas |
 * | empty | resolved | from the name | cas_from_name |
 * | empty | not resolved, or a group | none | no_cas |
 */
#ifndef EHR_MODEL_NAME_CACHE_H
#define EHR_MODEL_NAME_CACHE_H

#include <stdint.h>

#include "ref/alias.h"

struct ehr_name_found {
	struct ehr_str cas;            /* to be written; may be empty */
	const struct ehr_alias *alias; /* of the name, else of the CAS cell; or
					  NULL */
	uint64_t flags;                /* of enum ehr_flag */
};

struct ehr_name_cache;

/* aliases must outlive it. */
struct ehr_name_cache *ehr_name_cache_new(const struct ehr_aliases *aliases);
void ehr_name_cache_free(struct ehr_name_cache *cache);

/* Either cell may be empty. cas lives until the next call; alias as long as
 * the aliases. */
struct ehr_name_found ehr_name_cache_resolve(
	struct ehr_name_cache *cache, struct ehr_str name, struct ehr_str cas);

#endif
