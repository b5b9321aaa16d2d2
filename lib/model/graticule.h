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

/* Projected places from which those between can be computed without the
 * projection: polynomials through Chebyshev's nodes of the first kind, node i at
 * middle + half * cos((2 i + 1) pi / (2 EHR_GRATICULE_NODES)) of longitudes, and
 * so of latitudes. */
enum { EHR_GRATICULE_NODES = 16 };

struct ehr_graticule_nodes {
	double west, east, south, north;
	struct ehr_outline_place place[EHR_GRATICULE_NODES]
				      [EHR_GRATICULE_NODES];
};

/* Over a rectangle of the plane. False if it has corners, or the span of its
 * degrees places, that the projection does not know. */
bool ehr_graticule_nodes_make(struct ehr_graticule_nodes *nodes,
	const struct ehr_outline_place corner[2],
	struct ehr_projection *projection);

/* Appends 88 30 in degrees and minutes with E, W, N or S (seconds where the
 * step needs them). */
void ehr_graticule_label(struct ehr_buf *buf,
	const struct ehr_graticule *graticule,
	const struct ehr_graticule_line *line);

#endif
