/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The CAS number that a row is given: from its cell of the pollutant's name and
 * its cell of the CAS number, by the table of aliases. Remembers the latest
 * pairs of cells, so that one seen before costs about 50 ns. One a thread.
 *
 *	CAS cell			name		written	   flags
 *	good				not another	as given
 *	good				another number	as given   cas_conflict
 *	good, written otherwise		as above	rewritten  + cleaned
 *	bad check digit, or no CAS	a number	the name's bad_cas
 *							       cas_from_name
 *	the same			unknown, group	none	   bad_cas no_cas
 *	code of a group (N982)		not a number	none	   no_cas
 *	the same			a number	none	   no_cas
 *							       cas_conflict
 *	empty				a number	the name's cas_from_name
 *	empty				unknown, group	none	   no_cas
 *
 * Written otherwise are 7439921, 0007439921, 000071-43-2, 7439921.0, full-width
 * figures, and numbers that a spreadsheet was kept away from; they must pass
 * the check digit like others.
 */
#ifndef EHR_MODEL_NAME_CACHE_H
#define EHR_MODEL_NAME_CACHE_H

#include <stdint.h>

#include "ref/alias.h"

struct ehr_name_found {
	struct ehr_str cas;            /* to be written; may be empty */
	const struct ehr_alias *alias; /* of the name, else of the CAS cell; or
					  NULL */
	uint64_t flags;                /* ehr_flag bits */
};

struct ehr_name_cache;

/* aliases must outlive it. */
struct ehr_name_cache *ehr_name_cache_new(const struct ehr_aliases *aliases);
void ehr_name_cache_free(struct ehr_name_cache *cache);

/* Either cell may be empty. The result lives until the next call; its alias as
 * long as the aliases. */
const struct ehr_name_found *ehr_name_cache_resolve(
	struct ehr_name_cache *cache, struct ehr_str name, struct ehr_str cas);

#endif
