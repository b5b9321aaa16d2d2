/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/crs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "geo/datum.h"
#include "geo/projection.h"

enum kind { WGS84, CGCS2000, GCJ02, BD09, PROJECTION };

struct word {
	const char *name, *operation;
};

/* by kind */
static const struct word word[PROJECTION] = {
	{ "wgs84", NULL },
	{ "cgcs2000", "taken as WGS 84; they part by decimetres" },
	{ "gcj02", "formula of open programs, solved by iteration" },
	{ "bd09", "formulas of open programs, solved by iteration" },
};

struct ehr_crs {
	enum kind kind;
	struct ehr_projection *projection;
	bool degrees;
};

static enum kind kind_of(const char *name)
{
	for (int i = 0; i < PROJECTION; i++)
		if (strcmp(name, word[i].name) == 0)
			return (enum kind)i;
	return PROJECTION;
}

struct ehr_crs *ehr_crs_open(const char *name, struct ehr_err *err)
{
	struct ehr_crs *self;
	char shown[96];

	if (kind_of(name) == PROJECTION && strchr(name, ':') == NULL) {
		ehr_visible(shown, sizeof(shown), ehr_str_of(name));
		ehr_fail(err, EHR_FAULT_USAGE,
			_("a coordinate reference system is wgs84, cgcs2000, "
			  "gcj02, bd09 or such as EPSG:4549, found \"%s\""),
			shown);
		return NULL;
	}
	self = ehr_calloc(1, sizeof(*self));
	self->kind = kind_of(name);
	self->degrees = true;
	if (self->kind != PROJECTION)
		return self;
	self->projection = ehr_projection_open(name, err);
	if (self->projection == NULL) {
		ehr_crs_close(self);
		return NULL;
	}
	self->degrees = ehr_projection_is_degrees(self->projection);
	return self;
}

void ehr_crs_close(struct ehr_crs *crs)
{
	if (crs == NULL)
		return;
	ehr_projection_close(crs->projection);
	free(crs);
}

bool ehr_crs_is_degrees(const struct ehr_crs *crs)
{
	return crs->degrees;
}

bool ehr_crs_is_wgs84(const struct ehr_crs *crs)
{
	return crs->kind == WGS84 || crs->kind == CGCS2000;
}

int ehr_crs_to_lonlat(struct ehr_crs *crs, double x, double y, double *lon,
	double *lat, struct ehr_err *err)
{
	struct ehr_lonlat p = { x, y };

	if (crs->kind == PROJECTION)
		return ehr_projection_to_lonlat(
			crs->projection, x, y, lon, lat, err);
	if (crs->kind == GCJ02)
		p = ehr_gcj02_to_wgs84(p);
	else if (crs->kind == BD09)
		p = ehr_bd09_to_wgs84(p);
	*lon = p.lon;
	*lat = p.lat;
	return 0;
}

bool ehr_crs_covers(const struct ehr_crs *crs, double lon, double lat)
{
	if (crs->kind == PROJECTION)
		return ehr_projection_covers(crs->projection, lon, lat);
	return crs->kind < GCJ02 ||
	       ehr_gcj02_covers((struct ehr_lonlat){ lon, lat });
}

const char *ehr_crs_name(const struct ehr_crs *crs)
{
	return crs->kind == PROJECTION ? ehr_projection_crs(crs->projection)
				       : word[crs->kind].name;
}

const char *ehr_crs_operation(const struct ehr_crs *crs)
{
	return crs->kind == PROJECTION
		       ? ehr_projection_operation(crs->projection)
		       : word[crs->kind].operation;
}
