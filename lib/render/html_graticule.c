/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_graticule.h"

#include <math.h>

/* Nodes over the extent and beyond it, since the window is seldom of its shape
 * and the map may be moved: as far as there are degrees. */
static bool find_nodes(struct ehr_graticule_nodes *nodes,
	const struct ehr_sheet *sheet, const struct ehr_extent *extent)
{
	static const double beyond[] = { 2, 1, 0.5, 0 };
	double side = fmax(extent->east_max - extent->east_min,
		extent->north_max - extent->north_min);

	if (!sheet->projection)
		return false;
	for (size_t i = 0; i < sizeof(beyond) / sizeof(*beyond); i++) {
		double more = beyond[i] * side;
		const struct ehr_outline_place corner[2] = {
			{ extent->east_min - more, extent->north_min - more },
			{ extent->east_max + more, extent->north_max + more }
		};

		if (ehr_graticule_nodes_make(nodes, corner, sheet->projection))
			return true;
	}
	return false;
}

static void degrees(struct ehr_buf *out, const char *key, double value)
{
	char text[EHR_NUM_MAX];

	ehr_buf_printf(out, ",\"%s\":", key);
	ehr_buf_add(out, text, ehr_num_write(text, value));
}

/* Metres of one kind, longitude by longitude. */
static void metres(struct ehr_buf *out, const char *key,
	const struct ehr_graticule_nodes *nodes,
	const struct ehr_extent *origin, bool north)
{
	char text[EHR_NUM_MAX];

	ehr_buf_printf(out, ",\"%s\":[", key);
	for (size_t i = 0; i < EHR_GRATICULE_NODES; i++) {
		for (size_t k = 0; k < EHR_GRATICULE_NODES; k++) {
			const struct ehr_outline_place *at =
				&nodes->place[i][k];
			double from = north ? at->northing - origin->north_min
					    : at->easting - origin->east_min;

			ehr_buf_puts(out, i || k ? "," : "");
			ehr_buf_add(out, text,
				ehr_num_write(text, round(from * 1e3) / 1e3));
		}
	}
	ehr_buf_putc(out, ']');
}

void ehr_html_graticule(struct ehr_buf *out, const struct ehr_sheet *sheet,
	const struct ehr_extent *origin, const struct ehr_extent *extent)
{
	struct ehr_graticule_nodes nodes;

	ehr_buf_puts(out, "\"graticule\":{\"n\":");
	if (!find_nodes(&nodes, sheet, extent)) {
		ehr_buf_puts(out, "0}");
		return;
	}
	ehr_buf_printf(out, "%d", EHR_GRATICULE_NODES);
	degrees(out, "west", nodes.west);
	degrees(out, "east", nodes.east);
	degrees(out, "south", nodes.south);
	degrees(out, "north", nodes.north);
	metres(out, "x", &nodes, origin, false);
	metres(out, "y", &nodes, origin, true);
	ehr_buf_putc(out, '}');
}
