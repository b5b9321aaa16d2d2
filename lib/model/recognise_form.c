/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recognise_maker.h"

/*
 * The map of a form is copied with the names that its columns have in the table
 * at hand; what speaks of columns that are not there is left out.
 */

static struct ehr_yaml *fit(struct ehr_maker *maker,
	const struct ehr_yaml *node, const char *field);

static bool has_key(struct ehr_str text, struct ehr_str key)
{
	struct ehr_arena arena = { 0 };
	bool has = ehr_str_eq(ehr_heading_key(text, &arena), key);

	ehr_arena_release(&arena);
	return has;
}

/* The column that the form calls so: by name, else by key. */
static long find_column(const struct ehr_maker *maker, struct ehr_str text)
{
	struct ehr_arena arena = { 0 };
	struct ehr_str key = ehr_heading_key(text, &arena);
	long at = EHR_NO_COLUMN;

	for (size_t i = 0; i < maker->head->n && at < 0; i++)
		if (ehr_str_is(text, maker->head->column[i].name))
			at = (long)i;
	for (size_t i = 0; i < maker->head->n && at < 0; i++)
		if (has_key(ehr_str_of(maker->head->column[i].name), key) ||
			has_key(maker->head->column[i].heading, key))
			at = (long)i;
	ehr_arena_release(&arena);
	return at;
}

static struct ehr_yaml *copy(
	struct ehr_maker *maker, const struct ehr_yaml *node)
{
	struct ehr_yaml *one =
		ehr_arena_alloc(&maker->self->arena, sizeof *one);

	*one = *node;
	one->next = NULL;
	return one;
}

static struct ehr_yaml *fit_column(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	long at = find_column(maker, node->text);
	struct ehr_decision *one;
	struct ehr_yaml *fitted;

	if (at == EHR_NO_COLUMN)
		return NULL;
	one = &maker->self->decision[at];
	if (one->decided != EHR_DECIDED_USED) {
		one->decided = EHR_DECIDED_USED;
		if (strcmp(field, "carry") == 0)
			one->decided = EHR_DECIDED_PASSED_ON;
		if (strcmp(field, "ignore") == 0)
			one->decided = EHR_DECIDED_IGNORED;
		one->field = field;
		one->why = ehr_maker_text(
			maker, "form %s", maker->self->form->name);
	}
	fitted = copy(maker, node);
	fitted->text = ehr_str_of(one->column->name);
	return fitted;
}

/* A copy of node with the children that keep returns. */
static struct ehr_yaml *fit_children(struct ehr_maker *maker,
	const struct ehr_yaml *node, const char *field,
	struct ehr_yaml *(*keep)(struct ehr_maker *maker,
		const struct ehr_yaml *child, const char *field))
{
	struct ehr_yaml *fitted = copy(maker, node), **end = &fitted->first;

	fitted->n = 0;
	for (const struct ehr_yaml *child = node->first; child != NULL;
		child = child->next) {
		*end = keep(maker, child, field);
		if (*end == NULL)
			continue;
		end = &(*end)->next;
		fitted->n++;
	}
	*end = NULL;
	return fitted;
}

/* Texts are columns, at whatever depth. */
static struct ehr_yaml *fit_columns(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	struct ehr_yaml *fitted;

	if (node->kind == EHR_YAML_TEXT)
		return strcmp(node->key.n > 0 ? node->key.p : "", "crs") == 0
			       ? copy(maker, node)
			       : fit_column(maker, node, field);
	fitted = fit_children(maker, node, field, fit_columns);
	return fitted->n == 0 ? NULL : fitted;
}

static struct ehr_yaml *fit_keyed(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	(void)field;
	return fit_columns(maker, node, node->key.p);
}

/* {column: C, ...}: nothing without its column */
static struct ehr_yaml *fit_entry(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	const struct ehr_yaml *column = ehr_yaml_find(node, "column");

	if (column != NULL && find_column(maker, column->text) < 0)
		return NULL;
	return fit_children(maker, node, field, fit);
}

/* What stands in a section of the map; field names what its columns are. */
static struct ehr_yaml *fit(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	const char *key = node->key.n > 0 ? node->key.p : "";

	if (node->kind == EHR_YAML_TEXT)
		return strcmp(key, "column") == 0
			       ? fit_column(maker, node, field)
			       : copy(maker, node);
	if (strcmp(key, "words") == 0 || node->kind == EHR_YAML_LIST)
		return copy(maker, node);
	return fit_entry(maker, node, key);
}

static struct ehr_yaml *fit_amount(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	(void)field;
	return fit_entry(maker, node, EHR_HEADING_MEASURE);
}

static struct ehr_yaml *fit_carry(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	return node->kind == EHR_YAML_TEXT ? fit_column(maker, node, field)
					   : fit_entry(maker, node, field);
}

/* The columns of an index: all must be there, and what becomes of them is for
 * others to say. */
static struct ehr_yaml *fit_index(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	const char *key = node->key.n > 0 ? node->key.p : field;
	struct ehr_yaml *fitted;
	long at;

	if (strcmp(key, "standards") == 0 || strcmp(key, "form") == 0)
		return copy(maker, node);
	if (node->kind != EHR_YAML_TEXT) {
		fitted = fit_children(maker, node, key, fit_index);
		return fitted->n == node->n ? fitted : NULL;
	}
	at = find_column(maker, node->text);
	if (at == EHR_NO_COLUMN)
		return NULL;
	fitted = copy(maker, node);
	fitted->text = ehr_str_of(maker->self->decision[at].column->name);
	return fitted;
}

static struct ehr_yaml *fit_section(
	struct ehr_maker *maker, const struct ehr_yaml *node, const char *field)
{
	const char *key = node->key.p;
	struct ehr_yaml *fitted;

	(void)field;
	if (strcmp(key, "columns") == 0 || strcmp(key, "coordinates") == 0)
		fitted = fit_children(maker, node, key, fit_keyed);
	else if (strcmp(key, "pollutants") == 0)
		fitted = fit_children(maker, node, key, fit_amount);
	else if (strcmp(key, "defaults") == 0)
		fitted = fit_children(maker, node, key, fit);
	else if (strcmp(key, "carry") == 0 || strcmp(key, "ignore") == 0)
		fitted = fit_children(maker, node, key, fit_carry);
	else if (strcmp(key, "totals") == 0 || strcmp(key, "unreported") == 0)
		fitted = fit_entry(maker, node, "total");
	else if (strcmp(key, "air_index") == 0)
		fitted = fit_index(maker, node, key);
	else
		return copy(maker, node);
	return fitted == NULL || fitted->n == 0 ? NULL : fitted;
}

/* Why a column of which the map does not speak is left out. */
static const char *why_not(const struct ehr_maker *maker, size_t at)
{
	const struct ehr_yaml *sums =
		ehr_yaml_find(maker->self->form->root, "sums");
	const struct ehr_yaml *one = sums == NULL ? NULL : sums->first;

	for (; one != NULL; one = one->next)
		if (find_column(maker, one->text) == (long)at)
			return "a sum of other columns";
	return "the form does not speak of it";
}

/* Easting and northing of nobody knows which system. */
static void check_place(struct ehr_maker *maker, const struct ehr_yaml *map)
{
	const struct ehr_yaml *place = ehr_yaml_find(map, "coordinates");
	const struct ehr_yaml *x, *y;

	if (place == NULL || maker->with->crs != NULL ||
		ehr_yaml_find(place, "crs") != NULL)
		return;
	x = ehr_yaml_find(place, "x");
	y = ehr_yaml_find(place, "y");
	if (x != NULL && y != NULL)
		ehr_maker_fail(maker,
			_("columns \"%s\" and \"%s\" are easting and "
			  "northing: name the reference system with "
			  "--crs EPSG:n"),
			x->text.p, y->text.p);
}

/* What files of the form do not say, as their makers did not know it. */
static void check_asked(struct ehr_maker *maker)
{
	const struct ehr_yaml *asks =
		ehr_yaml_find(maker->self->form->root, "asks");

	for (const struct ehr_yaml *one = asks == NULL ? NULL : asks->first;
		one != NULL; one = one->next) {
		if (ehr_recognised_constant(
			    maker->self, maker->with, one->text.p) != NULL)
			continue;
		ehr_maker_fail(maker,
			_("files of the form \"%s\" do not say the %s: give "
			  "--constant %s=VALUE"),
			maker->self->form->name, one->text.p, one->text.p);
	}
}

void ehr_maker_by_form(struct ehr_maker *maker)
{
	struct ehr_recognised *self = maker->self;
	struct ehr_yaml *map =
		fit_children(maker, self->form->map, "", fit_section);
	const struct ehr_yaml *amounts = ehr_yaml_find(map, "pollutants");
	const struct ehr_yaml *others =
		ehr_yaml_find(self->form->root, "others");

	self->map = map;
	self->amounts = amounts == NULL ? 0 : amounts->n;
	for (size_t i = 0; i < self->n; i++) {
		struct ehr_decision *one = &self->decision[i];

		if (one->decided != EHR_DECIDED_UNKNOWN)
			continue;
		one->why = why_not(maker, i);
		if (others != NULL && ehr_str_is(others->text, "ignore"))
			one->decided = EHR_DECIDED_IGNORED;
		if (maker->with->keep && one->column->heading.n > 0)
			one->decided = EHR_DECIDED_PASSED_ON;
	}
	if (self->amounts == 0 && ehr_yaml_find(map, "present") == NULL)
		ehr_maker_fail(maker,
			_("no column of amounts of the form \"%s\" is there"),
			self->form->name);
	check_place(maker, map);
	check_asked(maker);
}
