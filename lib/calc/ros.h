/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Regression on order statistics for non-detects with several limits: a line
 * through the logarithms of the detects over the normal quantiles of their
 * plotting positions; each non-detect is then given the value of the line at
 * its own position, detects stay as they are (Helsel 2012, chapter 6; positions
 * of Helsel and Cohn 1988, Water Resources Research 24, 1997-2004).
 */
#ifndef EHR_CALC_ROS_H
#define EHR_CALC_ROS_H

#include "calc/sample.h"

struct ehr_ros {
	size_t n; /* values in filled: without non-detects above every detect */
	double intercept, slope; /* of the line, natural logarithms */
};

/*
 * filled has room for sample->n values and gets found->n of them, rising in
 * each kind. False, and both untouched, with fewer than 3 detects or 2 distinct
 * ones, a value not above 0, or a line that gives a value a double cannot hold.
 * A sample without non-detects is given back as it is (sorted).
 */
bool ehr_ros(
	const struct ehr_sample *sample, double *filled, struct ehr_ros *found);

#endif
