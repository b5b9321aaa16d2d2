/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sums and their members: dioxins as toxic equivalents and one by one, xylenes
 * and o-xylene. At one place of a unit they are the same exposure, so one side
 * is left out of the sums: of two sums of a group one, of a sum and members
 * those that the table of groups does not count. But rows that were detected go
 * before bounds; and of two sums the one with the higher risk, then hazard
 * quotient, then name, counts. Groups are settled in the order of their table,
 * and what one leaves out takes no part in the next.
 *
 * Rows left out are counted among the scored ones; the group of rows gets the
 * flag members_left_out:GROUP or sum_left_out:GROUP.
 */
#ifndef EHR_MODEL_TOTALS_MEMBERS_H
#define EHR_MODEL_TOTALS_MEMBERS_H

#include "model/totals_tally.h"

/* Settles all units of a whole group, once, before they are summed. */
void ehr_members_settle(struct ehr_tally *tally,
	const struct ehr_groups *groups, uint32_t group);

/* Appends what was left out in all, such as "dioxins (members, 12 rows)". */
void ehr_members_left_out(const struct ehr_tally *tally,
	const struct ehr_groups *groups, struct ehr_buf *text);

#endif
