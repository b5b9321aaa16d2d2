/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many people have which risk, and how many cases a year that makes: sums
 * over receptors, of which each has a population.
 *
 * A receptor's risk must be whole before people are counted by it. So receptors
 * are summed apart within each group, and what is counted over is what the other
 * columns of the groups say: totals by receptor_id count all people at once,
 * those by source_id count the people that each source reaches, by its own
 * contribution.
 *
 * cases a year = sum over receptors of cr x population / lifetime (ref/risk_bin.h),
 * of what was detected. A receptor without a number of people is counted apart:
 * nobody is known to be there, which is not the same as that nobody is.
 */
#ifndef EHR_MODEL_TOTALS_PEOPLE_H
#define EHR_MODEL_TOTALS_PEOPLE_H

#include "io/writer.h"
#include "model/totals_tally.h"
#include "ref/risk_bin.h"

struct ehr_people;

/* header: of the input; what is given must outlive it. */
struct ehr_people *ehr_people_new(const struct ehr_tally *tally,
	const struct ehr_header *header, const struct ehr_risk_bins *bins,
	const char *const *organ, size_t n_organ);
void ehr_people_free(struct ehr_people *people);

/* Of one group. */
struct ehr_people_total {
	bool known;   /* of some receptor */
	bool unknown; /* of some receptor */
	bool has_cases;
	double people, cases_per_year;
};

/* Counts the receptors of a whole group, once. */
struct ehr_people_total ehr_people_add(struct ehr_people *people, size_t group);

/* Columns of the table, and its rows. */
const char *const *ehr_people_columns(
	const struct ehr_people *people, size_t *n);
EHR_MUST_USE int ehr_people_write(const struct ehr_people *people,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
