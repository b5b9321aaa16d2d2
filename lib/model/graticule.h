/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Meridians and parallels over a rectangle of a plane: lines of constant
 * longitude and latitude at round steps of degrees, minutes or seconds.
 */
#ifndef EHR_MODEL_GRATICULE_H
#define EHR_MODEL_GRATICULE_H

#include "geo/projection.h"
#include "model/outline.h"

enum {
	EHR_GRATICULE_LINES = 40,  /* at most, of each kind */
	EHR_GRATICULE_PLACES = 33, /* corners of a line */
};

struct ehr_graticule_line {
	double degrees;
	bool meridian;
	size_t n;
	struct ehr_outline_place place[EHR_GRATICULE_PLACES];
};

struct ehr_graticule {
	double step; /* degrees */
	struct ehr_graticule_line *line;
	size_t n;
};

/* About lines of them across the longer side. False, with nothing to release,
 * if the rectangle has corners without longitude and latitude. */
bool ehr_graticule_make(struct ehr_graticule *graticule,
	const struct ehr_outline_place corner[2], unsigned lines,
	struct ehr_projection *projection);
void ehr_graticule_release(struct ehr_graticule *graticule);

/* Appends 88 30 in degrees and minutes with E, W, N or S (seconds where the
 * step needs them). */
void ehr_graticule_label(struct ehr_buf *buf,
	const struct ehr_graticule *graticule,
	const struct ehr_graticule_line *line);

#endif
