/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/geojson.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

/* Degrees with up to 7 decimals, without trailing zeros. */
static void put_degrees(struct ehr_buf *buf, double degrees)
{
	int64_t units = llround(degrees * 1e7);
	char text[32];
	size_t n;

	if (units < 0) {
		ehr_buf_putc(buf, '-');
		units = -units;
	}
	n = (size_t)snprintf(text, sizeof(text), "%d.%07d",
		(int)(units / 10000000), (int)(units % 10000000));
	while (text[n - 1] == '0')
		n--;
	if (text[n - 1] == '.')
		n--;
	ehr_buf_add(buf, text, n);
}

void ehr_geojson_start(struct ehr_geojson *json)
{
	ehr_buf_puts(
		&json->text, "{\"type\":\"FeatureCollection\",\"features\":[");
}

static void begin(struct ehr_geojson *json, const char *type)
{
	ehr_buf_printf(&json->text,
		"%s{\"type\":\"Feature\",\"geometry\":{\"type\":\"%s\","
		"\"coordinates\":[",
		json->n > 0 ? ",\n" : "\n", type);
	json->n++;
}

static void put_position(struct ehr_buf *buf, double lon, double lat)
{
	ehr_buf_putc(buf, '[');
	put_degrees(buf, lon);
	ehr_buf_putc(buf, ',');
	put_degrees(buf, lat);
	ehr_buf_putc(buf, ']');
}

void ehr_geojson_ring(
	struct ehr_geojson *json, const double (*ring)[2], size_t n)
{
	begin(json, "Polygon");
	for (size_t i = 0; i < n; i++) {
		ehr_buf_puts(&json->text, i == 0 ? "[" : ",");
		put_position(&json->text, ring[i][0], ring[i][1]);
	}
	ehr_buf_putc(&json->text, ']');
}

static bool is_clockwise(const struct ehr_lonlat *corner, size_t n)
{
	double twice = 0;

	for (size_t i = 0; i + 1 < n; i++)
		twice += (corner[i].lon - corner[0].lon) *
				 (corner[i + 1].lat - corner[0].lat) -
			 (corner[i + 1].lon - corner[0].lon) *
				 (corner[i].lat - corner[0].lat);
	return twice < 0;
}

static void put_ring(struct ehr_buf *buf, const struct ehr_lonlat *corner,
	size_t n, bool clockwise)
{
	bool turned = is_clockwise(corner, n) != clockwise;

	for (size_t i = 0; i < n; i++) {
		const struct ehr_lonlat *at = &corner[turned ? n - 1 - i : i];

		ehr_buf_puts(buf, i == 0 ? "[" : ",");
		put_position(buf, at->lon, at->lat);
	}
	ehr_buf_putc(buf, ']');
}

/* The rings of a polygon, the first its outer one. */
static void put_rings(
	struct ehr_buf *buf, const struct ehr_shapes *shapes, size_t polygon)
{
	size_t first = ehr_ends_first(&shapes->polygon, polygon);

	for (size_t i = first; i < shapes->polygon.end[polygon]; i++) {
		size_t from = ehr_ends_first(&shapes->ring, i);

		if (i > first)
			ehr_buf_putc(buf, ',');
		put_ring(buf, shapes->corner + from, shapes->ring.end[i] - from,
			i > first);
	}
}

void ehr_geojson_shape(
	struct ehr_geojson *json, const struct ehr_shapes *shapes, size_t i)
{
	size_t first = ehr_ends_first(&shapes->shape, i);
	size_t end = shapes->shape.end[i];

	begin(json, end - first == 1 ? "Polygon" : "MultiPolygon");
	if (end - first == 1) {
		put_rings(&json->text, shapes, first);
		return;
	}
	for (size_t k = first; k < end; k++) {
		ehr_buf_puts(&json->text, k == first ? "[" : ",[");
		put_rings(&json->text, shapes, k);
		ehr_buf_putc(&json->text, ']');
	}
}

/* The brackets of the position are those that other geometries have around
 * their lists. */
void ehr_geojson_point(struct ehr_geojson *json, double lon, double lat)
{
	begin(json, "Point");
	put_degrees(&json->text, lon);
	ehr_buf_putc(&json->text, ',');
	put_degrees(&json->text, lat);
}

void ehr_geojson_properties(struct ehr_geojson *json, struct ehr_str properties)
{
	ehr_buf_puts(&json->text, "]},\"properties\":");
	ehr_buf_add_str(&json->text, properties);
	ehr_buf_putc(&json->text, '}');
}

void ehr_geojson_end(struct ehr_geojson *json)
{
	ehr_buf_puts(&json->text, json->n == 0 ? "]}\n" : "\n]}\n");
}
