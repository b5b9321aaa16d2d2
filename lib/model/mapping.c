/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping.h"

#include "base/num.h"
#include "model/canonical.h"
#include "model/mapping_field.h"
#include "model/mapping_index.h"
#include "model/mapping_measure.h"

struct maker {
	struct ehr_mapping *self;
	const struct ehr_words *words;
	struct ehr_arena *arena;
};

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

/* Records told by one of the words in a column. */
struct told {
	const struct ehr_yaml *node;
	const char *column;
	struct ehr_str *word;
	size_t n;
};

/* {column: C, words: [...]} under key, if it is there */
static int read_told(const struct maker *maker, const struct ehr_yaml *map,
	const char *name, struct told *told, struct ehr_err *err)
{
	static const char *const key[] = { "column", "words" };
	const struct ehr_yaml *node = ehr_yaml_find(map, name);

	if (node == NULL)
		return 0;
	told->node = node;
	if (ehr_yaml_only(node, key, 2, err) != 0 ||
		read_text(node, "column", &told->column, err) != 0 ||
		ehr_yaml_need(node, "words", EHR_YAML_LIST, err) == NULL)
		return -1;
	return read_texts(maker, node, "words", &told->word, &told->n, err);
}

static int read_records(const struct maker *maker, const struct ehr_yaml *map,
	struct ehr_err *err)
{
	struct ehr_mapping *self = maker->self;
	struct told totals = { 0 }, unreported = { 0 };

	if (read_told(maker, map, "totals", &totals, err) != 0 ||
		read_told(maker, map, "unreported", &unreported, err) != 0)
		return -1;
	self->totals_node = totals.node;
	self->totals_column = totals.column;
	self->totals = totals.word;
	self->n_totals = totals.n;
	self->unreported_node = unreported.node;
	self->unreported_column = unreported.column;
	self->unreported = unreported.word;
	self->n_unreported = unreported.n;
	return 0;
}

/* The place of the text under key among the n words; *at as it is without the
 * key. */
static int read_choice(const struct ehr_yaml *map, const char *key,
	const char *const *word, size_t n, size_t *at, struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);
	struct ehr_buf all = { 0 };

	if (node == NULL)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (node->kind == EHR_YAML_TEXT &&
			ehr_str_is(node->text, word[i])) {
			*at = i;
			return 0;
		}
	for (size_t i = 0; i < n; i++)
		ehr_buf_printf(&all, "%s%s", i > 0 ? ", " : "", word[i]);
	ehr_yaml_fail(node, err, _("expected one of %s"), ehr_buf_text(&all));
	ehr_buf_release(&all);
	return -1;
}

/* The number under key into *count, which stays as it is without the key. */
static int read_count(const struct ehr_yaml *map, const char *key, long min,
	long max, size_t *count, struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);
	struct ehr_err why = { 0 };
	long value;

	if (node == NULL)
		return 0;
	if (node->kind != EHR_YAML_TEXT ||
		ehr_num_int(key, node->text, min, max, &value, &why) != 0)
		return ehr_yaml_fail(node, err,
			_("expected a whole number from %ld to %ld"), min, max);
	*count = (size_t)value;
	return 0;
}

static int read_head(struct ehr_mapping *self, const struct ehr_yaml *map,
	struct ehr_err *err)
{
	static const char *const key[] = { "skip", "rows", "units" };
	static const char *const whether[] = { "false", "true" };
	const struct ehr_yaml *node = ehr_yaml_find(map, "head");
	size_t units = 0;

	if (node == NULL)
		return 0;
	self->has_head = true;
	self->head.rows = 1;
	if (ehr_yaml_only(node, key, 3, err) != 0 ||
		read_count(node, "skip", 0, 1000, &self->head.skip, err) != 0 ||
		read_count(node, "rows", 1, 3, &self->head.rows, err) != 0 ||
		read_choice(node, "units", whether, 2, &units, err) != 0)
		return -1;
	self->head.units = units == 1;
	return 0;
}

static int read_ways(struct ehr_mapping *self, const struct ehr_yaml *map,
	struct ehr_err *err)
{
	static const char *const present[] = { "none", "record", "source" };
	static const char *const empty[] = { "keep", "drop" };
	static const char *const decimal[] = { ".", "," };
	static const char *const shape[] = { "wide", "long" };
	size_t at_present = 0, at_empty = 0, at_decimal = 0, at_shape = 0;

	if (read_choice(map, "present", present, 3, &at_present, err) != 0 ||
		read_choice(map, "empty", empty, 2, &at_empty, err) != 0 ||
		read_choice(map, "decimal", decimal, 2, &at_decimal, err) !=
			0 ||
		read_choice(map, "shape", shape, 2, &at_shape, err) != 0)
		return -1;
	self->present = (enum ehr_presence)at_present;
	self->drop_empty = at_empty == 1;
	self->decimal = *decimal[at_decimal];
	return ehr_yaml_find(map, "form") == NULL
		       ? 0
		       : read_text(map, "form", &self->form, err);
}

static const char *constant(const struct ehr_mapping *self, const char *name)
{
	const struct ehr_field *field = ehr_mapping_field(self, name);

	return field == NULL || field->kind != EHR_FIELD_CONSTANT ? NULL
								  : field->text;
}

static int read_measures(const struct maker *maker, const struct ehr_yaml *map,
	const struct ehr_units *units, struct ehr_err *err)
{
	struct ehr_mapping *self = maker->self;
	struct ehr_measure_defaults defaults = {
		.trait = {
			[EHR_TRAIT_MEDIUM] = constant(self, "medium"),
			[EHR_TRAIT_POINT_TYPE] = constant(self, "point_type"),
			[EHR_TRAIT_QUANTITY] = constant(self, "quantity"),
		},
		.units = units,
		.words = maker->words,
	};

	self->measure = ehr_measures_read(
		map, &defaults, maker->arena, &self->n_measures, err);
	if (self->measure == NULL)
		return -1;
	if (self->n_measures > 0 || self->present != EHR_PRESENT_NONE)
		return 0;
	return ehr_yaml_fail(map, err,
		_("it has neither pollutants nor present: record or source, so "
		  "that no row would be written"));
}

struct ehr_mapping *ehr_mapping_read(const char *file, struct ehr_str bytes,
	const struct ehr_units *units, const struct ehr_words *words,
	struct ehr_arena *arena, struct ehr_err *err)
{
	static const char *const key[] = { "shape", "form", "columns",
		"constants", "templates", "coordinates", "defaults",
		"pollutants", "present", "empty", "totals", "unreported",
		"carry", "ignore", "missing", "decimal", "head", "air_index" };
	struct maker maker = { .words = words, .arena = arena };
	struct ehr_yaml *map = ehr_yaml_read(file, bytes, arena, err);

	if (map == NULL ||
		ehr_yaml_only(map, key, sizeof key / sizeof key[0], err) != 0)
		return NULL;
	maker.self = ehr_arena_calloc(arena, 1, sizeof *maker.self);
	if (ehr_mapping_read_fields(maker.self, map, words, arena, err) != 0 ||
		ehr_mapping_read_place(maker.self, map, err) != 0 ||
		read_lists(&maker, map, err) != 0 ||
		read_records(&maker, map, err) != 0 ||
		read_ways(maker.self, map, err) != 0 ||
		read_head(maker.self, map, err) != 0 ||
		ehr_mapping_read_index(maker.self, map, arena, err) != 0 ||
		read_measures(&maker, map, units, err) != 0)
		return NULL;
	return maker.self;
}
