/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping_field.h"

#include "model/canonical.h"

struct maker {
	struct ehr_mapping *self;
	const struct ehr_words *words;
	struct ehr_arena *arena;
};

const struct ehr_field *ehr_mapping_field(
	const struct ehr_mapping *map, const char *name)
{
	for (size_t i = 0; i < map->n_fields; i++)
		if (strcmp(map->field[i].name, name) == 0)
			return &map->field[i];
	return NULL;
}

static int unknown_column(const struct ehr_yaml *node, struct ehr_err *err)
{
	const char *name[64], *nearest;
	size_t n, known = 0;
	const struct ehr_canonical *list = ehr_canonical_list(&n);

	for (size_t i = 0; i < n && known < 64; i++)
		if (list[i].filled == EHR_FILLED_FIELD)
			name[known++] = list[i].name;
	nearest = ehr_str_nearest(node->key, name, known);
	if (nearest != NULL)
		return ehr_yaml_fail(node, err,
			_("no canonical column has this name; did you mean "
			  "\"%s\"?"),
			nearest);
	return ehr_yaml_fail(node, err,
		_("no canonical column has this name; list the input's column "
		  "under carry to keep it"));
}

static int check_name(const struct ehr_yaml *node, enum ehr_field_kind kind,
	struct ehr_err *err)
{
	const struct ehr_canonical *canonical = ehr_canonical_find(node->key.p);

	if (canonical == NULL)
		return unknown_column(node, err);
	switch (canonical->filled) {
	case EHR_FILLED_FIELD: return 0;
	case EHR_FILLED_KIND:
		if (kind == EHR_FIELD_CONSTANT)
			return 0;
		return ehr_yaml_fail(node, err,
			_("the unit hangs on it, so it stands under constants, "
			  "or under defaults or with each pollutant, there "
			  "also as {column: NAME}"));
	case EHR_FILLED_PLACE:
		return ehr_yaml_fail(
			node, err, _("positions stand under coordinates"));
	case EHR_FILLED_MEASURE:
		return ehr_yaml_fail(
			node, err, _("amounts stand under pollutants"));
	}
	return 0;
}

static int check_constant(const struct maker *maker,
	const struct ehr_yaml *node, struct ehr_err *err)
{
	struct ehr_err why = { 0 };

	if (ehr_canonical_check(ehr_canonical_find(node->key.p), maker->words,
		    node->key.p, node->text, &why) == 0)
		return 0;
	return ehr_yaml_fail(node, err, "%s", why.text);
}

/* [C, C, ...]: the first that has a good cell */
static int read_choice(const struct maker *maker, const struct ehr_yaml *list,
	struct ehr_field *field, struct ehr_err *err)
{
	const char **column =
		ehr_arena_calloc(maker->arena, list->n + 1, sizeof *column);

	if (list->n == 0)
		return ehr_yaml_fail(list, err, _("expected a column"));
	for (const struct ehr_yaml *node = list->first; node != NULL;
		node = node->next) {
		if (node->kind != EHR_YAML_TEXT || node->text.n == 0)
			return ehr_yaml_fail(node, err, _("expected a column"));
		column[field->n_columns++] = node->text.p;
	}
	field->column = column;
	return 0;
}

/* {year: C, month: C, ...}; none of them without those before it, but an hour
 * may stand beside a year that holds the whole date */
static int read_moment(const struct maker *maker, const struct ehr_yaml *map,
	struct ehr_field *field, struct ehr_err *err)
{
	static const char *const part[EHR_DATE_PARTS] = { "year", "month",
		"day", "hour", "minute" };
	const char **column =
		ehr_arena_calloc(maker->arena, EHR_DATE_PARTS, sizeof *column);

	if (strcmp(field->name, "time") != 0)
		return ehr_yaml_fail(map, err,
			_("only time is made of year, month, day, hour and "
			  "minute"));
	if (ehr_yaml_only(map, part, EHR_DATE_PARTS, err) != 0)
		return -1;
	for (size_t i = 0; i < EHR_DATE_PARTS; i++) {
		const struct ehr_yaml *node = ehr_yaml_find(map, part[i]);

		if (node == NULL)
			continue;
		if (node->kind != EHR_YAML_TEXT || node->text.n == 0)
			return ehr_yaml_fail(node, err, _("expected a column"));
		if (i > 0 && column[i - 1] == NULL &&
			!(i == EHR_DATE_HOUR && column[EHR_DATE_MONTH] == NULL))
			return ehr_yaml_fail(
				node, err, _("%s is missing"), part[i - 1]);
		column[i] = node->text.p;
	}
	if (column[EHR_DATE_YEAR] == NULL)
		return ehr_yaml_fail(map, err, _("%s is missing"), part[0]);
	field->kind = EHR_FIELD_MOMENT;
	field->column = column;
	field->n_columns = EHR_DATE_PARTS;
	return 0;
}

static int read_source(const struct maker *maker, const struct ehr_yaml *node,
	struct ehr_field *field, struct ehr_err *err)
{
	const char **column;

	if (field->kind == EHR_FIELD_COLUMN && node->kind == EHR_YAML_LIST)
		return read_choice(maker, node, field, err);
	if (field->kind == EHR_FIELD_COLUMN && node->kind == EHR_YAML_MAP)
		return read_moment(maker, node, field, err);
	if (node->kind != EHR_YAML_TEXT || node->text.n == 0)
		return ehr_yaml_fail(node, err, _("expected one text"));
	field->text = node->text.p;
	if (field->kind != EHR_FIELD_COLUMN)
		return 0;
	column = ehr_arena_calloc(maker->arena, 1, sizeof *column);
	column[0] = node->text.p;
	field->column = column;
	field->n_columns = 1;
	return 0;
}

static int add_field(const struct maker *maker, const struct ehr_yaml *node,
	enum ehr_field_kind kind, struct ehr_err *err)
{
	struct ehr_mapping *self = maker->self;
	struct ehr_field *field = &self->field[self->n_fields];

	if (check_name(node, kind, err) != 0)
		return -1;
	*field = (struct ehr_field){
		.name = node->key.p, .kind = kind, .node = node
	};
	if (read_source(maker, node, field, err) != 0)
		return -1;
	if (ehr_mapping_field(self, node->key.p) != NULL)
		return ehr_yaml_fail(
			node, err, _("this column is filled twice"));
	if (kind == EHR_FIELD_CONSTANT && check_constant(maker, node, err) != 0)
		return -1;
	self->n_fields++;
	return 0;
}

int ehr_mapping_read_fields(struct ehr_mapping *map,
	const struct ehr_yaml *document, const struct ehr_words *words,
	struct ehr_arena *arena, struct ehr_err *err)
{
	static const struct {
		const char *section;
		enum ehr_field_kind kind;
	} section[] = {
		{ "columns", EHR_FIELD_COLUMN },
		{ "constants", EHR_FIELD_CONSTANT },
		{ "templates", EHR_FIELD_TEMPLATE },
	};
	const struct maker maker = { map, words, arena };
	const struct ehr_yaml *part, *node;
	size_t n;

	(void)ehr_canonical_list(&n);
	map->field = ehr_arena_calloc(arena, n + 1, sizeof *map->field);
	for (size_t i = 0; i < sizeof section / sizeof section[0]; i++) {
		part = ehr_yaml_find(document, section[i].section);
		if (part == NULL)
			continue;
		if (part->kind != EHR_YAML_MAP)
			return ehr_yaml_fail(part, err,
				_("expected canonical columns as keys"));
		for (node = part->first; node != NULL; node = node->next)
			if (add_field(&maker, node, section[i].kind, err) != 0)
				return -1;
	}
	if (ehr_mapping_field(map, "source_id") == NULL &&
		ehr_mapping_field(map, "receptor_id") == NULL)
		return ehr_yaml_fail(document, err,
			_("source_id or receptor_id must be filled, from "
			  "columns or templates"));
	return 0;
}

static int read_text(const struct ehr_yaml *map, const char *key,
	const char **text, struct ehr_err *err)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(map, key, EHR_YAML_TEXT, err);

	if (node == NULL)
		return -1;
	*text = node->text.p;
	return 0;
}

/* C, or [D, M, S] */
static int read_angle(const struct ehr_yaml *map, const char *key,
	const char **column[3], struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key), *part;
	size_t i = 0;

	if (node == NULL || node->kind != EHR_YAML_LIST)
		return read_text(map, key, column[0], err);
	if (node->n != 3)
		return ehr_yaml_fail(node, err,
			_("expected the columns of degrees, minutes and "
			  "seconds"));
	for (part = node->first; part != NULL; part = part->next, i++) {
		if (part->kind != EHR_YAML_TEXT || part->text.n == 0)
			return ehr_yaml_fail(part, err, _("expected a column"));
		*column[i] = part->text.p;
	}
	return 0;
}

static int read_crs(const struct ehr_yaml *map, struct ehr_place *place,
	struct ehr_err *err)
{
	return ehr_yaml_find(map, "crs") == NULL
		       ? 0
		       : read_text(map, "crs", &place->crs, err);
}

static int read_degrees(const struct ehr_yaml *map, struct ehr_place *place,
	struct ehr_err *err)
{
	static const char *const key[] = { "lon", "lat", "crs" };
	const char **lon[] = { &place->lon, &place->lon_minute,
		&place->lon_second };
	const char **lat[] = { &place->lat, &place->lat_minute,
		&place->lat_second };

	if (ehr_yaml_only(map, key, 3, err) != 0 ||
		read_angle(map, "lon", lon, err) != 0 ||
		read_angle(map, "lat", lat, err) != 0)
		return -1;
	if ((place->lon_minute == NULL) != (place->lat_minute == NULL))
		return ehr_yaml_fail(map, err,
			_("three columns for both of lon and lat, or one"));
	return read_crs(map, place, err);
}

int ehr_mapping_read_place(struct ehr_mapping *map,
	const struct ehr_yaml *document, struct ehr_err *err)
{
	static const char *const metres[] = { "x", "y", "crs" };
	static const char *const point[] = { "point", "crs" };
	struct ehr_place *place = &map->place;
	const struct ehr_yaml *node = ehr_yaml_find(document, "coordinates");

	if (node == NULL)
		return 0;
	place->node = node;
	if (node->kind == EHR_YAML_MAP && ehr_yaml_find(node, "lon") != NULL)
		return read_degrees(node, place, err);
	if (node->kind == EHR_YAML_MAP && ehr_yaml_find(node, "point") != NULL)
		return ehr_yaml_only(node, point, 2, err) != 0 ||
				       read_text(node, "point", &place->point,
					       err) != 0
			       ? -1
			       : read_crs(node, place, err);
	return ehr_yaml_only(node, metres, 3, err) != 0 ||
			       read_text(node, "x", &place->x, err) != 0 ||
			       read_text(node, "y", &place->y, err) != 0 ||
			       read_text(node, "crs", &place->crs, err) != 0
		       ? -1
		       : 0;
}
