/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which distribution a sample is of, and which rule is for it.
 */
#ifndef EHR_MODEL_EPC_CHOICE_H
#define EHR_MODEL_EPC_CHOICE_H

#include "model/epc.h"

struct ehr_epc_choice {
	enum ehr_epc_distribution distribution;
	double spread; /* standard deviation of the logarithms above 0 */
	const struct ehr_epc_rule *rule; /* NULL: none fits */
};

/*
 * Tests what was detected (rising, none below 0) for the normal, then the gamma,
 * then the lognormal distribution; the first that is not refused is taken. n is
 * the number of results with the non-detects, of which there may be some. How
 * it went is appended to basis: words NAME=VALUE with blanks between.
 */
struct ehr_epc_choice ehr_epc_choose(const struct ehr_epc_opts *opts,
	const double *detect, size_t detects, size_t n, bool nondetects,
	struct ehr_buf *basis);

/* NAME=VALUE behind a blank if it is not the first; three figures. */
void ehr_epc_basis_word(
	struct ehr_buf *basis, const char *name, const char *value);
void ehr_epc_basis_number(
	struct ehr_buf *basis, const char *name, double value);

#endif
