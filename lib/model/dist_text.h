/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Distributions as text, in profiles and in the column value_dist:
 *
 *	constant(value=3)
 *	uniform(min=1,max=5)
 *	triangular(min=1,mode=2,max=5)
 *	normal(mean=3,sd=1)
 *	lognormal(gm=3,gsd=2)   lognormal(mean=4,sd=3)
 *	beta(a=2,b=5)           on 0 to 1; stretched to min= and max=
 *	gamma(shape=2,scale=3)
 *	weibull(shape=2,scale=3)
 *	empirical(FILE)
 *
 * Names and numbers in any order, blanks anywhere between. normal, lognormal,
 * gamma and weibull take min= and max= too: they are truncated there, and their
 * other numbers are those of the whole distribution.
 * What FILE holds: model/dist_file.h.
 */
#ifndef EHR_MODEL_DIST_TEXT_H
#define EHR_MODEL_DIST_TEXT_H

#include "base/err.h"
#include "model/dist_file.h"

/* Reads the text into *dist, which uses the files as long as they are there.
 * Fails with EHR_FAULT_DATA, the reason "bad_distribution" and a message with
 * the text; a fault in a file names file and line. */
EHR_MUST_USE int ehr_dist_read(struct ehr_str text,
	struct ehr_dist_files *files, struct ehr_dist *dist,
	struct ehr_err *err);

#endif
