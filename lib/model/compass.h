/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Directions of wind as tables write them: where it comes from.
 */
#ifndef EHR_MODEL_COMPASS_H
#define EHR_MODEL_COMPASS_H

#include "base/str.h"

enum ehr_compass {
	EHR_COMPASS_NONE, /* an empty cell */
	EHR_COMPASS_FROM, /* a direction */
	EHR_COMPASS_CALM, /* no wind: calm, C, Chinese jingfeng */
	EHR_COMPASS_ALL,  /* all directions alike: "all" */
	EHR_COMPASS_BAD,
};

/* *degrees, from 0 (north) to below 360 and clockwise, of a number of degrees
 * from 0 to 360 or a point of the compass: N, NNE, NE and so on in whatever
 * letters, or the Chinese words (NNE begins with either of its two halves). Only
 * set for EHR_COMPASS_FROM. */
enum ehr_compass ehr_compass_read(struct ehr_str text, double *degrees);

#endif
