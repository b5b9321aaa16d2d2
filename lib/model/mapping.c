/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping.h"

#include "model/canonical.h"
#include "model/mapping_measure.h"

struct maker {
	struct ehr_mapping *self;
	const struct ehr_words *words;
	struct ehr_arena *arena;
};

static const struct ehr_field *find_field(
	const struct ehr_mapping *self, const char *name)
{
	for (size_t i = 0; i < self->n_fields; i++)
		if (strcmp(self->field[i].name, name) == 0)
			return &self->field[i];
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
			_("the unit hangs on it, so it stands under constants "
			  "or with each pollutant"));
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

static int add_field(const struct maker *maker, const struct ehr_yaml *node,
	enum ehr_field_kind kind, struct ehr_err *err)
{
	struct ehr_mapping *self = maker->self;

	if (check_name(node, kind, err) != 0)
		return -1;
	if (node->kind != EHR_YAML_TEXT || node->text.n == 0)
		return ehr_yaml_fail(node, err, _("expected one text"));
	if (find_field(self, node->key.p) != NULL)
		return ehr_yaml_fail(
			node, err, _("this column is filled twice"));
	if (kind == EHR_FIELD_CONSTANT && check_constant(maker, node, err) != 0)
		return -1;
	self->field[self->n_fields++] = (struct ehr_field){
		.name = node->key.p,
		.kind = kind,
		.text = node->text.p,
		.node = node,
	};
	return 0;
}

static int read_fields(const struct maker *maker, const struct ehr_yaml *map,
	struct ehr_err *err)
{
	static const struct {
		const char *section;
		enum ehr_field_kind kind;
	} section[] = {
		{ "columns", EHR_FIELD_COLUMN },
		{ "constants", EHR_FIELD_CONSTANT },
		{ "templates", EHR_FIELD_TEMPLATE },
	};
	const struct ehr_yaml *part, *node;
	size_t n;

	(void)ehr_canonical_list(&n);
	maker->self->field =
		ehr_arena_calloc(maker->arena, n, sizeof *maker->self->field);
	for (size_t i = 0; i < sizeof section / sizeof section[0]; i++) {
		part = ehr_yaml_find(map, section[i].section);
		if (part == NULL)
			continue;
		if (part->kind != EHR_YAML_MAP)
			return ehr_yaml_fail(part, err,
				_("expected canonical columns as keys"));
		for (node = part->first; node != NULL; node = node->next)
			if (add_field(maker, node, section[i].kind, err) != 0)
				return -1;
	}
	if (find_field(maker->self, "source_id") == NULL &&
		find_field(maker->self, "receptor_id") == NULL)
		return ehr_yaml_fail(map, err,
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

static int read_place(const struct maker *maker, const struct ehr_yaml *map,
	struct ehr_err *err)
{
	static const char *const degrees[] = { "lon", "lat" };
	static const char *const metres[] = { "x", "y", "crs" };
	struct ehr_place *place = &maker->self->place;
	const struct ehr_yaml *node = ehr_yaml_find(map, "coordinates");

	if (node == NULL)
		return 0;
	place->node = node;
	if (node->kind == EHR_YAML_MAP && ehr_yaml_find(node, "lon") != NULL)
		return ehr_yaml_only(node, degrees, 2, err) != 0 ||
				       read_text(node, "lon", &place->lon,
					       err) != 0 ||
				       read_text(node, "lat", &place->lat,
					       err) != 0
			       ? -1
			       : 0;
	return ehr_yaml_only(node, metres, 3, err) != 0 ||
			       read_text(node, "x", &place->x, err) != 0 ||
			       read_text(node, "y", &place->y, err) != 0 ||
			       read_text(node, "crs", &place->crs, err) != 0
		       ? -1
		       : 0;
}

/* The list under key, NULL if there is none; *bad if it is no list. */
static const struct ehr_yaml *list_of(const struct ehr_yaml *map,
	const char *key, bool *bad, struct ehr_err *err)
{
	const struct ehr_yaml *list = ehr_yaml_find(map, key);

	*bad = list != NULL && list->kind != EHR_YAML_LIST;
	if (*bad)
		ehr_yaml_fail(list, err, _("expected a list"));
	return *bad ? NULL : list;
}

static int add_carry(const struct maker *maker, const struct ehr_yaml *node,
	struct ehr_err *err)
{
	static const char *const key[] = { "column", "as" };
	struct ehr_mapping *self = maker->self;
	struct ehr_carry *carry = &self->carry[self->n_carries];

	carry->node = node;
	carry->column = carry->name = node->text.p;
	if (node->kind == EHR_YAML_LIST)
		return ehr_yaml_fail(node, err, _("expected a column"));
	if (node->kind == EHR_YAML_MAP &&
		(ehr_yaml_only(node, key, 2, err) != 0 ||
			read_text(node, "column", &carry->column, err) != 0 ||
			read_text(node, "as", &carry->name, err) != 0))
		return -1;
	if (ehr_canonical_find(carry->name) != NULL)
		return ehr_yaml_fail(node, err,
			_("\"%s\" is a canonical column; carry it under "
			  "another "
			  "name with {column: ..., as: ...}"),
			carry->name);
	for (size_t i = 0; i < self->n_carries; i++)
		if (strcmp(self->carry[i].name, carry->name) == 0)
			return ehr_yaml_fail(node, err,
				_("\"%s\" is carried twice"), carry->name);
	self->n_carries++;
	return 0;
}

static int read_carries(const struct maker *maker, const struct ehr_yaml *map,
	struct ehr_err *err)
{
	bool bad;
	const struct ehr_yaml *list = list_of(map, "carry", &bad, err);

	if (list == NULL)
		return bad ? -1 : 0;
	maker->self->carry = ehr_arena_calloc(
		maker->arena, list->n, sizeof *maker->self->carry);
	for (const struct ehr_yaml *node = list->first; node != NULL;
		node = node->next)
		if (add_carry(maker, node, err) != 0)
			return -1;
	return 0;
}

/* The texts of a list; they belong to the map. */
static int read_texts(const struct maker *maker, const struct ehr_yaml *map,
	const char *key, struct ehr_str **text, size_t *n, struct ehr_err *err)
{
	bool bad;
	const struct ehr_yaml *list = list_of(map, key, &bad, err);

	if (list == NULL)
		return bad ? -1 : 0;
	*text = ehr_arena_calloc(maker->arena, list->n, sizeof **text);
	for (const struct ehr_yaml *node = list->first; node != NULL;
		node = node->next) {
		if (node->kind != EHR_YAML_TEXT)
			return ehr_yaml_fail(node, err, _("expected a text"));
		(*text)[(*n)++] = ehr_str_trim(node->text);
	}
	return 0;
}

static int read_lists(const struct maker *maker, const struct ehr_yaml *map,
	struct ehr_err *err)
{
	struct ehr_mapping *self = maker->self;

	self->ignore_node = ehr_yaml_find(map, "ignore");
	return read_carries(maker, map, err) != 0 ||
			       read_texts(maker, map, "missing", &self->missing,
				       &self->n_missing, err) != 0 ||
			       read_texts(maker, map, "ignore", &self->ignore,
				       &self->n_ignored, err) != 0
		       ? -1
		       : 0;
}

static const char *constant(const struct ehr_mapping *self, const char *name)
{
	const struct ehr_field *field = find_field(self, name);

	return field == NULL ? NULL : field->text;
}

static int read_measures(const struct maker *maker, const struct ehr_yaml *map,
	const struct ehr_units *units, struct ehr_err *err)
{
	struct ehr_mapping *self = maker->self;
	struct ehr_measure_defaults defaults = {
		.medium = constant(self, "medium"),
		.point_type = constant(self, "point_type"),
		.quantity = constant(self, "quantity"),
		.units = units,
		.words = maker->words,
	};

	self->measure = ehr_measures_read(
		map, &defaults, maker->arena, &self->n_measures, err);
	return self->measure == NULL ? -1 : 0;
}

struct ehr_mapping *ehr_mapping_read(const char *file, struct ehr_str bytes,
	const struct ehr_units *units, const struct ehr_words *words,
	struct ehr_arena *arena, struct ehr_err *err)
{
	static const char *const key[] = { "shape", "columns", "constants",
		"templates", "coordinates", "defaults", "pollutants", "carry",
		"ignore", "missing" };
	struct maker maker = { .words = words, .arena = arena };
	struct ehr_yaml *map = ehr_yaml_read(file, bytes, arena, err);
	const struct ehr_yaml *shape;

	if (map == NULL ||
		ehr_yaml_only(map, key, sizeof key / sizeof key[0], err) != 0)
		return NULL;
	shape = ehr_yaml_find(map, "shape");
	if (shape != NULL && !ehr_str_is(shape->text, "wide")) {
		ehr_yaml_fail(shape, err, _("the only shape is wide"));
		return NULL;
	}
	maker.self = ehr_arena_calloc(arena, 1, sizeof *maker.self);
	if (read_fields(&maker, map, err) != 0 ||
		read_place(&maker, map, err) != 0 ||
		read_lists(&maker, map, err) != 0 ||
		read_measures(&maker, map, units, err) != 0)
		return NULL;
	return maker.self;
}
