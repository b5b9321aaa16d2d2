/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/graticule.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	SIDES = 16
}; /* of a side that are looked at for the outermost degrees */

#define DEGREE "\xc2\xb0"
#define MINUTE "\xe2\x80\xb2"
#define SECOND "\xe2\x80\xb3"

struct span {
	double west, east, south, north;
};

/* The degrees that the rectangle spans, from points on its sides. */
static bool find_span(struct span *span,
	const struct ehr_outline_place corner[2],
	struct ehr_projection *projection)
{
	double width = corner[1].easting - corner[0].easting;
	double height = corner[1].northing - corner[0].northing;
	struct ehr_err err = { 0 };

	*span = (struct span){ INFINITY, -INFINITY, INFINITY, -INFINITY };
	for (int i = 0; i <= SIDES; i++) {
		for (int k = 0; k <= SIDES; k++) {
			double lon, lat;

			if (i % SIDES && k % SIDES)
				continue;
			if (ehr_projection_to_lonlat(projection,
				    corner[0].easting + width * i / SIDES,
				    corner[0].northing + height * k / SIDES,
				    &lon, &lat, &err) < 0)
				return false;
			span->west = fmin(span->west, lon);
			span->east = fmax(span->east, lon);
			span->south = fmin(span->south, lat);
			span->north = fmax(span->north, lat);
		}
	}
	/* across the antimeridian, or a world: metres tell more there */
	return span->east - span->west < 90;
}

/* The smallest round step, in seconds of arc, that gives no more lines. */
static double find_step(double degrees, unsigned lines)
{
	static const double round[] = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600,
		900, 1800, 3600, 7200, 18000, 36000, 54000, 108000 };

	for (size_t i = 0; i < sizeof(round) / sizeof(*round); i++)
		if (degrees * 3600 / round[i] <= lines)
			return round[i] / 3600;
	return 30;
}

static void add_line(struct ehr_graticule *self, const struct span *span,
	double degrees, bool meridian, struct ehr_projection *projection)
{
	struct ehr_graticule_line *line;
	double from = meridian ? span->south : span->west;
	double to = meridian ? span->north : span->east;
	struct ehr_err err = { 0 };

	self->line =
		ehr_realloc(self->line, self->n + 1, sizeof(self->line[0]));
	line = &self->line[self->n++];
	*line = (struct ehr_graticule_line){ .degrees = degrees,
		.meridian = meridian };
	for (int i = 0; i < EHR_GRATICULE_PLACES; i++) {
		double along =
			from + (to - from) * i / (EHR_GRATICULE_PLACES - 1);
		struct ehr_outline_place *place = &line->place[line->n];

		if (ehr_projection_from_lonlat(projection,
			    meridian ? degrees : along,
			    meridian ? along : degrees, &place->easting,
			    &place->northing, &err) == 0)
			line->n++;
	}
}

bool ehr_graticule_make(struct ehr_graticule *graticule,
	const struct ehr_outline_place corner[2], unsigned lines,
	struct ehr_projection *projection)
{
	struct span span;
	double first;

	*graticule = (struct ehr_graticule){ 0 };
	if (!find_span(&span, corner, projection))
		return false;
	graticule->step = find_step(
		fmax(span.east - span.west, span.north - span.south), lines);
	first = ceil(span.west / graticule->step);
	for (int i = 0; i < EHR_GRATICULE_LINES &&
			(first + i) * graticule->step <= span.east;
		i++)
		add_line(graticule, &span, (first + i) * graticule->step, true,
			projection);
	first = ceil(span.south / graticule->step);
	for (int i = 0; i < EHR_GRATICULE_LINES &&
			(first + i) * graticule->step <= span.north;
		i++)
		add_line(graticule, &span, (first + i) * graticule->step, false,
			projection);
	return true;
}

void ehr_graticule_release(struct ehr_graticule *graticule)
{
	free(graticule->line);
	*graticule = (struct ehr_graticule){ 0 };
}

static double node(double from, double to, int i)
{
	double pi = acos(-1);

	return (from + to) / 2 +
	       (to - from) / 2 *
		       cos((2 * i + 1) * pi / (2 * EHR_GRATICULE_NODES));
}

bool ehr_graticule_nodes_make(struct ehr_graticule_nodes *nodes,
	const struct ehr_outline_place corner[2],
	struct ehr_projection *projection)
{
	struct ehr_err err = { 0 };
	struct span span;

	if (!find_span(&span, corner, projection))
		return false;
	*nodes = (struct ehr_graticule_nodes){ .west = span.west,
		.east = span.east,
		.south = span.south,
		.north = span.north };
	for (int i = 0; i < EHR_GRATICULE_NODES; i++) {
		for (int k = 0; k < EHR_GRATICULE_NODES; k++) {
			struct ehr_outline_place *place = &nodes->place[i][k];

			if (ehr_projection_from_lonlat(projection,
				    node(span.west, span.east, i),
				    node(span.south, span.north, k),
				    &place->easting, &place->northing,
				    &err) < 0)
				return false;
		}
	}
	return true;
}

void ehr_graticule_label(struct ehr_buf *buf,
	const struct ehr_graticule *graticule,
	const struct ehr_graticule_line *line)
{
	long step = lround(graticule->step * 3600);
	long seconds = lround(fabs(line->degrees) * 3600);
	const char *side = line->meridian ? "WE" : "SN";

	ehr_buf_printf(buf, "%ld" DEGREE, seconds / 3600);
	if (step % 3600)
		ehr_buf_printf(buf, "%02ld" MINUTE, seconds / 60 % 60);
	if (step % 60)
		ehr_buf_printf(buf, "%02ld" SECOND, seconds % 60);
	if (seconds)
		ehr_buf_putc(buf, side[line->degrees > 0]);
}
