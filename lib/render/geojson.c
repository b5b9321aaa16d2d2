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

void ehr_geojson_start(struct ehr_buf *buf)
{
	ehr_buf_puts(buf, "{\"type\":\"FeatureCollection\",\"features\":[");
}

void ehr_geojson_polygon(struct ehr_buf *buf, bool first,
	const double (*ring)[2], size_t n, struct ehr_str properties)
{
	ehr_buf_puts(buf, first ? "\n" : ",\n");
	ehr_buf_puts(buf,
		"{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\","
		"\"coordinates\":[[");
	for (size_t i = 0; i < n; i++) {
		ehr_buf_puts(buf, i == 0 ? "[" : ",[");
		put_degrees(buf, ring[i][0]);
		ehr_buf_putc(buf, ',');
		put_degrees(buf, ring[i][1]);
		ehr_buf_putc(buf, ']');
	}
	ehr_buf_puts(buf, "]]},\"properties\":");
	ehr_buf_add_str(buf, properties);
	ehr_buf_putc(buf, '}');
}

void ehr_geojson_end(struct ehr_buf *buf, bool none)
{
	ehr_buf_puts(buf, none ? "]}\n" : "\n]}\n");
}
