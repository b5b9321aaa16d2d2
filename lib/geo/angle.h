/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Degrees, minutes and seconds as people write them, to decimal degrees.
 *
 * An angle is a decimal number; or degrees, minutes and seconds with their
 * marks (signs, the letters d and deg, Chinese du fen miao), of which the last
 * may lack its mark; or three numbers with blanks, colons or hyphens between
 * (119-34-25). Only the last number may have decimals. Minutes and seconds are
 * 0 to 60; 60 comes of rounding and is carried over. In front or behind may
 * stand E, W, N, S, a word such as lon and latitude, or the Chinese words for
 * them. Full-width characters count as their plain ones. A number that a blank
 * has cut in two is no angle, nor is one with a decimal comma.
 */
#ifndef EHR_GEO_ANGLE_H
#define EHR_GEO_ANGLE_H

#include "base/num.h"
#include "base/str.h"

enum ehr_angle_axis {
	EHR_AXIS_UNKNOWN,
	EHR_AXIS_LON, /* E, W or a word said so */
	EHR_AXIS_LAT,
};

struct ehr_angle {
	double degrees; /* west and south below zero */
	enum ehr_angle_axis axis;
	bool imprecise; /* whole degrees or minutes, with nothing behind them,
	                   where such could stand */
};

/* One angle in one text. *angle is set only for EHR_NUM_VALUE. */
enum ehr_num_state ehr_angle_read(struct ehr_str text, struct ehr_angle *angle);

/* Two angles in one text: decimal numbers, angles with marks, or six whole
 * numbers, with anything between but further numbers; other words may stand
 * around them. pair[0] is the longitude: the first one, unless the text says
 * which is which. */
enum ehr_num_state ehr_angle_read_pair(
	struct ehr_str text, struct ehr_angle pair[static 2]);

/*
 * Degrees, minutes and seconds in three texts, where minutes and seconds, or
 * seconds, may be empty; degrees with decimals if the others are empty or 0,
 * minutes with decimals if the seconds are. The degrees carry the sign. Empty
 * if all are. For what cannot be read *bad is the index of the text to blame.
 */
enum ehr_num_state ehr_angle_of_parts(const struct ehr_str part[static 3],
	struct ehr_angle *angle, size_t *bad);

#endif
