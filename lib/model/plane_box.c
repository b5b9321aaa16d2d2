/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plane_box.h"

#include <math.h>

#include "base/num.h"

enum { SIDE_STEPS = 64 };

const struct ehr_plane_box ehr_plane_box_empty = {
	HUGE_VAL,
	HUGE_VAL,
	-HUGE_VAL,
	-HUGE_VAL,
};

void ehr_plane_box_add(
	struct ehr_plane_box *box, double easting, double northing)
{
	box->west = fmin(box->west, easting);
	box->south = fmin(box->south, northing);
	box->east = fmax(box->east, easting);
	box->north = fmax(box->north, northing);
}

void ehr_plane_box_widen(struct ehr_plane_box *box, double reach_m)
{
	if (!(box->west <= box->east))
		return;
	box->west -= reach_m;
	box->south -= reach_m;
	box->east += reach_m;
	box->north += reach_m;
}

static int bad_bbox(const char *text, const char *why, struct ehr_err *err)
{
	char shown[96];

	ehr_visible(shown, sizeof(shown), ehr_str_of(text));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--bbox is W,S,E,N in degrees, found \"%s\": %s"), shown,
		why);
}

int ehr_bbox_read(
	const char *text, double degrees[static 4], struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(text);

	for (int i = 0; i < 4; i++) {
		struct ehr_str part = ehr_str_cut(&rest, ',');

		if (ehr_num_read(part, &degrees[i]) != EHR_NUM_VALUE)
			return bad_bbox(
				text, _("four numbers are needed"), err);
		if (fabs(degrees[i]) > (i % 2 ? 90 : 180))
			return bad_bbox(
				text, _("a number lies beyond the globe"), err);
	}
	if (rest.p)
		return bad_bbox(text, _("four numbers are needed"), err);
	if (!(degrees[1] < degrees[3]))
		return bad_bbox(
			text, _("the south is not below the north"), err);
	if (!(degrees[0] < degrees[2]) && !(degrees[0] - degrees[2] > 180))
		return bad_bbox(text,
			_("the west is not below the east, nor is the box "
			  "across the antimeridian"),
			err);
	return 0;
}

static int add_degrees(struct ehr_plane_box *box,
	struct ehr_projection *projection, double lon, double lat,
	struct ehr_err *err)
{
	double easting, northing;

	if (lon > 180)
		lon -= 360;
	if (ehr_projection_from_lonlat(
		    projection, lon, lat, &easting, &northing, err) < 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the border of --bbox has the point %.7g %.7g, where "
			  "%s (%s) cannot be used: name another system with "
			  "--crs"),
			lon, lat, ehr_projection_crs(projection),
			ehr_projection_title(projection));
	ehr_plane_box_add(box, easting, northing);
	return 0;
}

int ehr_plane_box_of_degrees(struct ehr_plane_box *box,
	struct ehr_projection *projection, const double degrees[static 4],
	struct ehr_err *err)
{
	double west = degrees[0], south = degrees[1], north = degrees[3];
	double wide = degrees[2] - west + (degrees[2] < west ? 360 : 0);

	*box = ehr_plane_box_empty;
	/* sides are curved in the plane, so their ends are not enough; steps of
	 * a 64th leave a bulge of less than 1e-3 of that of the side */
	for (int i = 0; i <= SIDE_STEPS; i++) {
		double part = (double)i / SIDE_STEPS;
		double lon = west + wide * part;
		double lat = south + (north - south) * part;

		if (add_degrees(box, projection, lon, south, err) < 0 ||
			add_degrees(box, projection, lon, north, err) < 0 ||
			add_degrees(box, projection, west, lat, err) < 0 ||
			add_degrees(box, projection, west + wide, lat, err) < 0)
			return -1;
	}
	return 0;
}
