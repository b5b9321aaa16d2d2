/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/projection.h"

#include <math.h>
#include <proj.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

static const double radian = 0.017453292519943295; /* of a degree */

struct area {
	bool known;
	double west, south, east, north;
};

struct ehr_projection {
	PJ_CONTEXT *context;
	PJ *crs;
	PJ *operation; /* crs to longitude and latitude */
	struct area crs_area, operation_area;
	char name[EHR_CRS_MAX];
	char title[128];
	char words[256];
};

static struct area area_of(PJ_CONTEXT *context, const PJ *object)
{
	struct area area = { 0 };

	area.known = proj_get_area_of_use(context, object, &area.west,
			     &area.south, &area.east, &area.north, NULL) &&
		     area.west >= -180;
	return area;
}

static bool area_covers(const struct area *area, double lon, double lat)
{
	if (!area->known)
		return true;
	if (lat < area->south || lat > area->north)
		return false;
	if (area->west <= area->east)
		return lon >= area->west && lon <= area->east;
	return lon >= area->west || lon <= area->east;
}

static bool is_name(const char *text)
{
	static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz";
	size_t word = strspn(text, letter);
	size_t digits;

	if (word == 0 || text[word] != ':')
		return false;
	digits = strspn(text + word + 1, "0123456789");
	return digits > 0 && text[word + 1 + digits] == '\0' &&
	       word + 1 + digits < EHR_CRS_MAX;
}

static int open_crs(
	struct ehr_projection *self, const char *crs, struct ehr_err *err)
{
	char shown[96];
	const char *authority, *code;
	PJ_TYPE type;

	ehr_visible(shown, sizeof(shown), ehr_str_of(crs));
	if (!is_name(crs))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("a coordinate reference system is named such as "
			  "EPSG:4549, found \"%s\""),
			shown);
	self->crs = proj_create(self->context, crs);
	if (self->crs == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unknown coordinate reference system \"%s\""), shown);
	type = proj_get_type(self->crs);
	if (type != PJ_TYPE_PROJECTED_CRS && type != PJ_TYPE_GEOGRAPHIC_2D_CRS)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("\"%s\" is neither a projected nor a plain "
			  "geographic reference system"),
			shown);
	authority = proj_get_id_auth_name(self->crs, 0);
	code = proj_get_id_code(self->crs, 0);
	snprintf(self->name, sizeof(self->name), "%s:%s",
		authority ? authority : "", code ? code : "");
	snprintf(self->title, sizeof(self->title), "%s",
		proj_get_name(self->crs));
	self->crs_area = area_of(self->context, self->crs);
	return 0;
}

/* Is the datum's ellipsoid that of WGS 84 or GRS 80? */
static bool on_modern_ellipsoid(PJ_CONTEXT *context, const PJ *crs)
{
	PJ *ellipsoid = proj_get_ellipsoid(context, crs);
	double major = 0, inverse = 0;
	bool found =
		ellipsoid && proj_ellipsoid_get_parameters(context, ellipsoid,
				     &major, NULL, NULL, &inverse);

	proj_destroy(ellipsoid);
	return found && fabs(major - 6378137.0) < 1e-3 &&
	       fabs(inverse - 298.2572) < 1e-4;
}

/* Degrees squared that the two have in common. */
static double common(const struct area *a, const struct area *b)
{
	double wide = fmin(a->east, b->east) - fmax(a->west, b->west);
	double high = fmin(a->north, b->north) - fmax(a->south, b->south);

	return wide > 0 && high > 0 ? wide * high : 0;
}

/* An operation for part of the system's area is good enough if that is most of
 * it and the operation is precise. */
static bool is_fit_for_most(struct ehr_projection *self, const PJ *operation)
{
	struct area area = area_of(self->context, operation);
	double accuracy =
		proj_coordoperation_get_accuracy(self->context, operation);

	return area.known && self->crs_area.known && accuracy >= 0 &&
	       accuracy <= 5 &&
	       common(&area, &self->crs_area) >=
		       common(&self->crs_area, &self->crs_area) / 2;
}

static bool is_ballpark(PJ_CONTEXT *context, const PJ *operation)
{
	return proj_coordoperation_has_ballpark_transformation(
		context, operation);
}

enum reach { WHOLE_AREA, PRETENDING, MOST_OF_AREA };

/* The first operation of the list (PROJ puts the best first) that may be
 * used, or NULL. */
static PJ *pick(
	struct ehr_projection *self, const PJ_OBJ_LIST *list, enum reach reach)
{
	PJ_CONTEXT *context = self->context;
	int n = list ? proj_list_get_count(list) : 0;

	for (int i = 0; i < n; i++) {
		PJ *operation = proj_list_get(context, list, i);

		if (operation &&
			proj_coordoperation_get_grid_used_count(
				context, operation) == 0 &&
			(reach == PRETENDING ||
				!is_ballpark(context, operation)) &&
			(reach != MOST_OF_AREA ||
				is_fit_for_most(self, operation)))
			return operation;
		proj_destroy(operation);
	}
	return NULL;
}

static PJ *find_operation(
	struct ehr_projection *self, const PJ *wgs84, enum reach reach)
{
	PJ_CONTEXT *context = self->context;
	PJ_OPERATION_FACTORY_CONTEXT *factory =
		proj_create_operation_factory_context(context, NULL);
	PJ_OBJ_LIST *list;
	PJ *found;

	if (factory == NULL)
		return NULL;
	proj_operation_factory_context_set_grid_availability_use(
		context, factory, PROJ_GRID_AVAILABILITY_IGNORED);
	proj_operation_factory_context_set_spatial_criterion(context, factory,
		reach == MOST_OF_AREA
			? PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION
			: PROJ_SPATIAL_CRITERION_STRICT_CONTAINMENT);
	list = proj_create_operations(context, self->crs, wgs84, factory);
	found = pick(self, list, reach);
	proj_list_destroy(list);
	proj_operation_factory_context_destroy(factory);
	return found;
}

static void describe(struct ehr_projection *self, const PJ *operation)
{
	double accuracy =
		proj_coordoperation_get_accuracy(self->context, operation);
	PJ_PROJ_INFO info = proj_pj_info((PJ *)operation);
	/* not proj_info(), which writes to memory of all threads */
	const char *version = proj_context_get_database_metadata(
		self->context, "PROJ.VERSION");
	char known[48] = "accuracy unknown";

	if (accuracy >= 0)
		snprintf(known, sizeof(known), "accuracy %g m", accuracy);
	snprintf(self->words, sizeof(self->words), "%s (%s; PROJ %s)",
		info.description ? info.description : "", known,
		version ? version : "unknown");
}

static int open_operation(struct ehr_projection *self, struct ehr_err *err)
{
	PJ *wgs84 = proj_create(self->context, "EPSG:4326");
	PJ *found = NULL;

	if (wgs84 == NULL)
		return ehr_fail(err, EHR_FAULT_SYSTEM,
			_("cannot open the database of PROJ"));
	found = find_operation(self, wgs84, WHOLE_AREA);
	if (found == NULL && on_modern_ellipsoid(self->context, self->crs))
		found = find_operation(self, wgs84, PRETENDING);
	if (found == NULL)
		found = find_operation(self, wgs84, MOST_OF_AREA);
	proj_destroy(wgs84);
	if (found == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no way from %s (%s) to WGS 84 without grid files "
			  "is known: convert the coordinates first"),
			self->name, self->title);
	describe(self, found);
	self->operation_area = area_of(self->context, found);
	self->operation =
		proj_normalize_for_visualization(self->context, found);
	proj_destroy(found);
	if (self->operation == NULL)
		return ehr_fail(err, EHR_FAULT_SYSTEM,
			_("PROJ cannot use %s: %s"), self->name,
			proj_context_errno_string(self->context,
				proj_context_errno(self->context)));
	return 0;
}

struct ehr_projection *ehr_projection_open(const char *crs, struct ehr_err *err)
{
	struct ehr_projection *self = ehr_calloc(1, sizeof(*self));

	self->context = proj_context_create();
	if (self->context == NULL) {
		ehr_fail(err, EHR_FAULT_SYSTEM, _("cannot start PROJ"));
		goto fail;
	}
	proj_log_level(self->context, PJ_LOG_NONE);
	proj_context_set_enable_network(self->context, 0);
	if (open_crs(self, crs, err) < 0 || open_operation(self, err) < 0)
		goto fail;
	return self;
fail:
	ehr_projection_close(self);
	return NULL;
}

void ehr_projection_close(struct ehr_projection *projection)
{
	if (projection == NULL)
		return;
	proj_destroy(projection->operation);
	proj_destroy(projection->crs);
	if (projection->context)
		proj_context_destroy(projection->context);
	free(projection);
}

int ehr_projection_metres(
	const struct ehr_projection *projection, struct ehr_err *err)
{
	PJ_CONTEXT *context = projection->context;
	double factor = 0;
	PJ *system;

	if (proj_get_type(projection->crs) == PJ_TYPE_PROJECTED_CRS) {
		system = proj_crs_get_coordinate_system(
			context, projection->crs);
		if (system)
			proj_cs_get_axis_info(context, system, 0, NULL, NULL,
				NULL, &factor, NULL, NULL, NULL);
		proj_destroy(system);
	}
	if (factor == 1.0)
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("%s (%s) does not count in metres: a projected reference "
		  "system is needed, such as EPSG:4549"),
		projection->name, projection->title);
}

bool ehr_projection_is_degrees(const struct ehr_projection *projection)
{
	return proj_get_type(projection->crs) == PJ_TYPE_GEOGRAPHIC_2D_CRS;
}

static int outside(const struct ehr_projection *self, double x, double y,
	struct ehr_err *err)
{
	ehr_fail(err, EHR_FAULT_DATA,
		_("the point %.15g %.15g lies outside the domain of %s"), x, y,
		self->name);
	if (err) {
		snprintf(err->reason, sizeof(err->reason), "outside_crs");
		snprintf(err->expected, sizeof(err->expected),
			"a point in the domain of %s", self->name);
		snprintf(err->found, sizeof(err->found), "%.15g %.15g", x, y);
	}
	return -1;
}

static bool transform(
	struct ehr_projection *self, PJ_DIRECTION way, double *x, double *y)
{
	PJ_COORD at;

	if (!isfinite(*x) || !isfinite(*y))
		return false;
	at = proj_trans(self->operation, way, proj_coord(*x, *y, 0, HUGE_VAL));
	*x = at.xy.x;
	*y = at.xy.y;
	return isfinite(*x) && isfinite(*y);
}

int ehr_projection_to_lonlat(struct ehr_projection *projection, double easting,
	double northing, double *lon, double *lat, struct ehr_err *err)
{
	double x = easting, y = northing;

	if (!transform(projection, PJ_FWD, &x, &y))
		return outside(projection, easting, northing, err);
	*lon = x;
	*lat = y;
	return 0;
}

int ehr_projection_from_lonlat(struct ehr_projection *projection, double lon,
	double lat, double *easting, double *northing, struct ehr_err *err)
{
	double x = lon, y = lat, back_lon, back_lat;
	double off;

	if (!(fabs(lon) <= 180) || !(fabs(lat) <= 90) ||
		!transform(projection, PJ_INV, &x, &y))
		return outside(projection, lon, lat, err);
	back_lon = x;
	back_lat = y;
	if (!transform(projection, PJ_FWD, &back_lon, &back_lat))
		return outside(projection, lon, lat, err);
	off = fabs(remainder(back_lon - lon, 360)) * cos(lat * radian);
	if (off > 1e-7 || fabs(back_lat - lat) > 1e-7)
		return outside(projection, lon, lat, err);
	*easting = x;
	*northing = y;
	return 0;
}

bool ehr_projection_covers(
	const struct ehr_projection *projection, double lon, double lat)
{
	return area_covers(&projection->crs_area, lon, lat) &&
	       area_covers(&projection->operation_area, lon, lat);
}

const char *ehr_projection_crs(const struct ehr_projection *projection)
{
	return projection->name;
}

const char *ehr_projection_title(const struct ehr_projection *projection)
{
	return projection->title;
}

const char *ehr_projection_operation(const struct ehr_projection *projection)
{
	return projection->words;
}

int ehr_projection_cgcs2000_zone(double lon)
{
	int zone;

	if (!(lon >= 73.5 && lon <= 136.5))
		return 0;
	zone = (int)floor(lon / 3 + 0.5);
	if (zone > 45)
		zone = 45;
	return 4534 + zone - 25;
}

int ehr_projection_utm_zone(double lon, double lat)
{
	int zone = (int)floor((lon + 180) / 6) + 1;

	if (!(lat >= -80 && lat <= 84 && lon >= -180 && lon <= 180))
		return 0;
	return (lat < 0 ? 32700 : 32600) + (zone > 60 ? 1 : zone);
}
