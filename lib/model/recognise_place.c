/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping.h"
#include "model/recognise_maker.h"

/* One set of coordinates: of the enterprise, of an outlet, of a device. */
struct set {
	const char *part;
	long lon[3], lat[3], point, x, y;
};

static bool is(const struct ehr_decision *decision, const char *field)
{
	return decision->field != NULL && strcmp(decision->field, field) == 0;
}

static size_t count(
	const struct ehr_maker *maker, const char *field, const char *part)
{
	size_t n = 0;

	for (size_t i = 0; i < maker->self->n; i++)
		n += is(&maker->self->decision[i], field) &&
		     strcmp(maker->self->decision[i].meaning.part, part) == 0;
	return n;
}

/* One easting beside several northings: is this one a symbol? */
static bool is_symbol(
	struct ehr_maker *maker, const char *field, const char *part, size_t at)
{
	return strcmp(field, "y") == 0 &&
	       count(maker, "x", part) < count(maker, "y", part) &&
	       ehr_maker_as_amount(maker, at);
}

/* The first column of the field and part; a second one is a problem. */
static long find(struct ehr_maker *maker, const char *field, const char *part)
{
	long at = EHR_NO_COLUMN;

	for (size_t i = 0; i < maker->self->n; i++) {
		struct ehr_decision *one = &maker->self->decision[i];

		if (!is(one, field) || strcmp(one->meaning.part, part) != 0 ||
			one->decided == EHR_DECIDED_IGNORED)
			continue;
		if (at == EHR_NO_COLUMN) {
			at = (long)i;
			continue;
		}
		if (is_symbol(maker, field, part, i))
			continue;
		ehr_maker_ignore(
			one, ehr_maker_text(maker, "%s is column \"%s\"", field,
				     maker->self->decision[at].column->name));
		ehr_maker_fail(maker,
			_("columns \"%s\" and \"%s\" are both %s: say which in "
			  "a map (--write-map makes one), under coordinates"),
			maker->self->decision[at].column->name,
			one->column->name, field);
	}
	return at;
}

static void collect(struct ehr_maker *maker, const char *part, struct set *set)
{
	static const char *const lon[] = { "lon_deg", "lon_min", "lon_sec" };
	static const char *const lat[] = { "lat_deg", "lat_min", "lat_sec" };

	*set = (struct set){ .part = part };
	for (size_t i = 0; i < 3; i++) {
		set->lon[i] = find(maker, lon[i], part);
		set->lat[i] = find(maker, lat[i], part);
	}
	set->point = find(maker, "point", part);
	set->x = find(maker, "x", part);
	set->y = find(maker, "y", part);
}

static bool have_all(const long *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] == EHR_NO_COLUMN)
			return false;
	return true;
}

static void use(struct ehr_maker *maker, long at, long *into, const char *part)
{
	struct ehr_decision *one = &maker->self->decision[at];

	*into = at;
	ehr_maker_use(one,
		part[0] == '\0'
			? "dictionary"
			: ehr_maker_text(maker, "dictionary; of the %s", part));
}

/* Uses the set if it is whole. */
static bool take(struct ehr_maker *maker, const char *part)
{
	struct ehr_recognised *self = maker->self;
	struct set set;
	long lon = find(maker, "lon", part), lat = find(maker, "lat", part);

	collect(maker, part, &set);
	if (lon != EHR_NO_COLUMN && lat != EHR_NO_COLUMN) {
		use(maker, lon, &self->lon[0], part);
		use(maker, lat, &self->lat[0], part);
	} else if (have_all(set.lon, 3) && have_all(set.lat, 3)) {
		for (size_t i = 0; i < 3; i++) {
			use(maker, set.lon[i], &self->lon[i], part);
			use(maker, set.lat[i], &self->lat[i], part);
		}
	} else if (set.point != EHR_NO_COLUMN) {
		use(maker, set.point, &self->point, part);
	} else if (set.x != EHR_NO_COLUMN && set.y != EHR_NO_COLUMN) {
		use(maker, set.x, &self->x, part);
		use(maker, set.y, &self->y, part);
		if (maker->with->crs == NULL)
			ehr_maker_fail(maker,
				_("columns \"%s\" and \"%s\" are easting and "
				  "northing: name the reference system with "
				  "--crs EPSG:n"),
				self->decision[set.x].column->name,
				self->decision[set.y].column->name);
	} else {
		return false;
	}
	return true;
}

static bool is_place(const struct ehr_decision *decision)
{
	static const char *const field[] = { "lon", "lat", "lon_deg", "lon_min",
		"lon_sec", "lat_deg", "lat_min", "lat_sec", "point", "x", "y" };

	for (size_t i = 0; i < sizeof field / sizeof *field; i++)
		if (is(decision, field[i]))
			return true;
	return false;
}

void ehr_maker_places(struct ehr_maker *maker)
{
	/* whose coordinates first: by what a row is */
	static const char *const of_outlets[] = { "outlet", "", "device" };
	static const char *const of_sources[] = { "", "outlet", "device" };
	bool outlets =
		ehr_recognised_find(maker->self, "outlet") != EHR_NO_COLUMN;
	const char *const *order = outlets ? of_outlets : of_sources;
	const char *taken = NULL;

	for (size_t i = 0; i < 3 && taken == NULL; i++)
		if (take(maker, order[i]))
			taken = order[i];
	for (size_t i = 0; i < maker->self->n; i++) {
		struct ehr_decision *one = &maker->self->decision[i];

		if (!is_place(one) || one->decided != EHR_DECIDED_UNKNOWN)
			continue;
		if (taken == NULL || strcmp(one->meaning.part, taken) == 0)
			ehr_maker_ignore(
				one, taken == NULL ? "half a position"
						   : "the position has other "
						     "columns");
		else
			ehr_maker_ignore(one,
				ehr_maker_text(maker,
					"position of the %s; that of the %s is "
					"used",
					one->meaning.part[0] == '\0'
						? "source"
						: one->meaning.part,
					taken[0] == '\0' ? "source" : taken));
	}
}

void ehr_maker_moments(struct ehr_maker *maker)
{
	static const char *const part[EHR_RECOGNISED_PARTS] = { "year", "month",
		"day", "hour", "minute" };
	struct ehr_recognised *self = maker->self;
	long time = find(maker, "time", ""), at;

	if (time != EHR_NO_COLUMN)
		ehr_maker_use(&self->decision[time], "dictionary");
	self->part[0] = ehr_recognised_find(self, "year");
	for (size_t i = 1; i < EHR_RECOGNISED_PARTS; i++) {
		at = find(maker, part[i], "");
		if (at == EHR_NO_COLUMN)
			continue;
		if (time != EHR_NO_COLUMN && i < EHR_DATE_HOUR) {
			ehr_maker_ignore(&self->decision[at],
				"the time has a column of its own");
		} else if (self->part[i - 1] == EHR_NO_COLUMN &&
			   (time == EHR_NO_COLUMN || i > EHR_DATE_HOUR)) {
			ehr_maker_ignore(&self->decision[at],
				ehr_maker_text(maker, "no column with the %s",
					part[i - 1]));
		} else {
			self->part[i] = at;
			ehr_maker_use(&self->decision[at], "dictionary");
		}
	}
}
