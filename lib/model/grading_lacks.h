/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the totals of an enterprise lack, without what the rules ignore, together
 * and by its cause; facts of model/grading_facts.h:
 *
 *   totals.unmatched          of incomplete what the rules do not ignore
 *   totals.unsplit            of that: sums that were not split
 *   totals.unspeciated        what a split left open
 *   totals.no_value           chemicals without a reference value
 *   totals.unscored_other     all else
 *   totals.coverage_in_scope  coverage; 1 if all that was not scored is ignored
 *
 * ehrisk-score names a pollutant of each cause at least, so that the number of
 * those that incomplete does not name adds no cause; where it names none, or one
 * without a word, the cause is another one.
 */
#ifndef EHR_MODEL_GRADING_LACKS_H
#define EHR_MODEL_GRADING_LACKS_H

#include "model/grading_facts.h"

/* Sets the facts of an enterprise that the totals have. */
void ehr_grading_derive_lacks(
	struct ehr_grading_facts *facts, size_t enterprise);
/* Marks them as known, once totals are read. */
void ehr_grading_lacks_there(struct ehr_grading_facts *facts);

#endif
