/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping_measure.h"

#include "base/num.h"
#include "model/canonical.h"
#include "ref/cas.h"

/* One pollutant and where to look for what it does not say. */
struct entry {
	const struct ehr_yaml *node;     /* its map */
	const struct ehr_yaml *fallback; /* the map's defaults, or NULL */
	const struct ehr_measure_defaults *defaults;
	struct ehr_arena *arena;
};

static const char *const trait_name[EHR_TRAITS] = {
	[EHR_TRAIT_OUTLET] = "outlet",
	[EHR_TRAIT_MEDIUM] = "medium",
	[EHR_TRAIT_POINT_TYPE] = "point_type",
	[EHR_TRAIT_LAYER] = "layer",
	[EHR_TRAIT_QUANTITY] = "quantity",
	[EHR_TRAIT_POLLUTANT] = "pollutant",
	[EHR_TRAIT_CAS] = "cas",
	[EHR_TRAIT_UNIT] = "unit",
};

const char *ehr_trait_name(enum ehr_trait trait)
{
	return trait_name[trait];
}

/* The node under key in the entry, else in the defaults; NULL: in neither. */
static const struct ehr_yaml *look_up(
	const struct entry *entry, const char *key)
{
	const struct ehr_yaml *node = ehr_yaml_find(entry->node, key);

	if (node == NULL && entry->fallback != NULL)
		node = ehr_yaml_find(entry->fallback, key);
	return node;
}

/* The text under key into *text, which stays as it is without the key. */
static int read_text(const struct entry *entry, const char *key,
	const char **text, struct ehr_err *err)
{
	const struct ehr_yaml *node = look_up(entry, key);

	if (node == NULL)
		return 0;
	if (node->kind != EHR_YAML_TEXT || node->text.n == 0)
		return ehr_yaml_fail(node, err, _("expected one text"));
	*text = node->text.p;
	return 0;
}

static int check_word(const struct entry *entry, enum ehr_trait trait,
	struct ehr_str word, const struct ehr_yaml *node, struct ehr_err *err)
{
	struct ehr_err why = { 0 };
	const char *name = trait_name[trait];

	if (!ehr_words_rule(entry->defaults->words, name) ||
		ehr_words_check(entry->defaults->words, name, word, &why) == 0)
		return 0;
	return ehr_yaml_fail(node, err, "%s", why.text);
}

static int read_rewordings(const struct entry *entry, enum ehr_trait trait,
	const struct ehr_yaml *map, struct ehr_given *given,
	struct ehr_err *err)
{
	struct ehr_rewording *word =
		ehr_arena_calloc(entry->arena, map->n, sizeof *word);

	given->word = word;
	for (const struct ehr_yaml *node = map->first; node != NULL;
		node = node->next) {
		if (node->kind != EHR_YAML_TEXT)
			return ehr_yaml_fail(node, err, _("expected one text"));
		if (node->text.n > 0 &&
			check_word(entry, trait, node->text, node, err) != 0)
			return -1;
		word[given->n_words++] =
			(struct ehr_rewording){ node->key, node->text };
	}
	return 0;
}

/* {column: C} or {column: C, words: {FROM: TO}} */
static int read_from_column(const struct entry *entry, enum ehr_trait trait,
	struct ehr_given *given, struct ehr_err *err)
{
	static const char *const key[] = { "column", "words" };
	const struct ehr_yaml *node = given->node, *column, *words;

	if (ehr_yaml_only(node, key, 2, err) != 0)
		return -1;
	column = ehr_yaml_need(node, "column", EHR_YAML_TEXT, err);
	if (column == NULL)
		return -1;
	given->column = column->text.p;
	words = ehr_yaml_find(node, "words");
	if (words == NULL)
		return 0;
	if (words->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(
			words, err, _("expected texts of the column as keys"));
	return read_rewordings(entry, trait, words, given, err);
}

static int read_given(const struct entry *entry, enum ehr_trait trait,
	struct ehr_given *given, struct ehr_err *err)
{
	const struct ehr_yaml *node = look_up(entry, trait_name[trait]);

	given->node = node;
	if (node == NULL) {
		given->text = entry->defaults->trait[trait];
		return 0;
	}
	if (node->kind == EHR_YAML_MAP)
		return read_from_column(entry, trait, given, err);
	if (node->kind != EHR_YAML_TEXT || node->text.n == 0)
		return ehr_yaml_fail(
			node, err, _("expected one text, or {column: NAME}"));
	given->text = node->text.p;
	return check_word(entry, trait, node->text, node, err);
}

static int check_cas(const struct ehr_given *cas, struct ehr_err *err)
{
	uint64_t packed;

	if (cas->text == NULL)
		return 0;
	switch (ehr_cas_read(ehr_str_of(cas->text), &packed)) {
	case EHR_CAS_OK:
	case EHR_CAS_EMPTY: return 0;
	case EHR_CAS_BAD_FORM:
		return ehr_yaml_fail(cas->node, err,
			_("not a CAS number such as 7440-43-9: \"%s\""),
			cas->text);
	case EHR_CAS_BAD_CHECK:
		return ehr_yaml_fail(cas->node, err,
			_("CAS number with a wrong check digit: \"%s\""),
			cas->text);
	}
	return 0;
}

static bool is_said(const struct ehr_given *given)
{
	return given->text != NULL || given->column != NULL;
}

/* Whatever hangs together must be said. */
static int check_said(const struct entry *entry, struct ehr_measure *measure,
	struct ehr_err *err)
{
	static const enum ehr_trait needed[] = { EHR_TRAIT_MEDIUM,
		EHR_TRAIT_POINT_TYPE, EHR_TRAIT_QUANTITY };
	const struct ehr_given *name = &measure->trait[EHR_TRAIT_POLLUTANT];

	if (!is_said(&measure->trait[EHR_TRAIT_MEDIUM]) &&
		ehr_canonical_no_medium(
			measure->trait[EHR_TRAIT_QUANTITY].text))
		measure->trait[EHR_TRAIT_MEDIUM].text = "";
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (!is_said(&measure->trait[needed[i]]))
			return ehr_yaml_fail(entry->node, err,
				_("%s is neither given here nor under "
				  "constants"),
				trait_name[needed[i]]);
	if (!is_said(&measure->trait[EHR_TRAIT_UNIT]))
		return ehr_yaml_fail(entry->node, err,
			_("pollutant \"%s\" has no unit; it is never guessed"),
			name->text != NULL ? name->text : measure->column);
	return 0;
}

static int fix_unit(const struct entry *entry, struct ehr_measure *measure,
	struct ehr_err *err)
{
	const struct ehr_given *unit = &measure->trait[EHR_TRAIT_UNIT];
	const char *medium = measure->trait[EHR_TRAIT_MEDIUM].text;
	const char *quantity = measure->trait[EHR_TRAIT_QUANTITY].text;
	struct ehr_err why = { 0 };

	if (unit->text == NULL || medium == NULL || quantity == NULL)
		return 0;
	measure->fixed = true;
	if (ehr_units_canonical(entry->defaults->units, ehr_str_of(medium),
		    ehr_str_of(quantity)) == NULL)
		return ehr_yaml_fail(entry->node, err,
			_("a %s in %s has no unit in canonical rows"), quantity,
			medium);
	if (ehr_units_use(entry->defaults->units, ehr_str_of(unit->text),
		    ehr_str_of(medium), ehr_str_of(quantity), &measure->use,
		    &why) == 0)
		return 0;
	return ehr_yaml_fail(unit->node != NULL ? unit->node : entry->node, err,
		"%s", why.text);
}

static int read_number(const struct entry *entry, const char *key,
	const char **text, double *value, struct ehr_err *err)
{
	*text = NULL;
	if (read_text(entry, key, text, err) != 0)
		return -1;
	if (*text != NULL &&
		ehr_num_read(ehr_str_of(*text), value) != EHR_NUM_VALUE)
		return ehr_yaml_fail(look_up(entry, key), err,
			_("not a number: \"%s\""), *text);
	return 0;
}

static int read_limits(const struct entry *entry, struct ehr_measure *measure,
	struct ehr_err *err)
{
	double limit;

	if (read_number(entry, "detection_limit", &measure->limit,
		    &measure->limit_value, err) != 0 ||
		read_number(entry, "nondetect_value", &measure->stand_in,
			&measure->stand_in_value, err) != 0)
		return -1;
	if (measure->limit == NULL)
		return 0;
	if (measure->limit_value <= 0)
		return ehr_yaml_fail(entry->node, err,
			_("detection_limit must be above 0: \"%s\""),
			measure->limit);
	if (measure->fixed && !ehr_factor_read(measure->use.factor,
				      ehr_str_of(measure->limit), &limit))
		return ehr_yaml_fail(entry->node, err,
			_("detection_limit is too large: \"%s\""),
			measure->limit);
	return 0;
}

/* {column: C} under key: a column beside that of the amount */
static int read_beside(const struct entry *entry, const char *key,
	const char **column, struct ehr_err *err)
{
	static const char *const only[] = { "column" };
	const struct ehr_yaml *node = look_up(entry, key), *name;

	if (node == NULL)
		return 0;
	if (node->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(node, err, _("expected {column: NAME}"));
	if (ehr_yaml_only(node, only, 1, err) != 0)
		return -1;
	name = ehr_yaml_need(node, "column", EHR_YAML_TEXT, err);
	if (name == NULL)
		return -1;
	*column = name->text.p;
	return 0;
}

/* A key that may only have the one word given. */
static int read_switch(const struct entry *entry, const char *key,
	const char *word, bool *is_on, struct ehr_err *err)
{
	const char *text = NULL;

	if (read_text(entry, key, &text, err) != 0)
		return -1;
	*is_on = text != NULL;
	if (text != NULL && strcmp(text, word) != 0)
		return ehr_yaml_fail(look_up(entry, key), err,
			_("expected \"%s\", found \"%s\""), word, text);
	return 0;
}

static int read_ways(const struct entry *entry, struct ehr_measure *measure,
	struct ehr_err *err)
{
	return read_beside(entry, "qualifier", &measure->qualifier, err) != 0 ||
			       read_beside(entry, "censored",
				       &measure->censored, err) != 0 ||
			       read_beside(entry, "limit",
				       &measure->limit_column, err) != 0 ||
			       read_switch(entry, "negative", "limit",
				       &measure->negative_is_limit, err) != 0 ||
			       read_switch(entry, "heading", "doubtful",
				       &measure->doubtful, err) != 0 ||
			       read_switch(entry, "unit_from", "form",
				       &measure->unit_from_form, err) != 0
		       ? -1
		       : 0;
}

static int check_keys(
	const struct ehr_yaml *node, bool column, struct ehr_err *err)
{
	static const char *const key[] = { "column", "outlet", "medium",
		"point_type", "layer", "quantity", "pollutant", "cas", "unit",
		"qualifier", "censored", "limit", "negative", "heading",
		"unit_from", "detection_limit", "nondetect_value" };

	return ehr_yaml_only(node, key + (column ? 0 : 1),
		sizeof key / sizeof key[0] - (column ? 0 : 1), err);
}

static int read_measure(const struct entry *entry, struct ehr_measure *measure,
	struct ehr_err *err)
{
	const struct ehr_yaml *column;

	measure->node = entry->node;
	if (check_keys(entry->node, true, err) != 0)
		return -1;
	column = ehr_yaml_need(entry->node, "column", EHR_YAML_TEXT, err);
	if (column == NULL)
		return -1;
	measure->column = column->text.p;
	for (enum ehr_trait trait = 0; trait < EHR_TRAITS; trait++)
		if (read_given(entry, trait, &measure->trait[trait], err) != 0)
			return -1;
	if (!is_said(&measure->trait[EHR_TRAIT_POLLUTANT]))
		measure->trait[EHR_TRAIT_POLLUTANT].text = measure->column;
	if (check_cas(&measure->trait[EHR_TRAIT_CAS], err) != 0 ||
		check_said(entry, measure, err) != 0 ||
		fix_unit(entry, measure, err) != 0 ||
		read_limits(entry, measure, err) != 0)
		return -1;
	return read_ways(entry, measure, err);
}

static int check_new(
	const struct ehr_measure *measure, size_t n, struct ehr_err *err)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(measure[i].column, measure[n].column) == 0)
			return ehr_yaml_fail(measure[n].node, err,
				_("column \"%s\" is named twice"),
				measure[n].column);
	return 0;
}

struct ehr_measure *ehr_measures_read(const struct ehr_yaml *map,
	const struct ehr_measure_defaults *defaults, struct ehr_arena *arena,
	size_t *n, struct ehr_err *err)
{
	const struct ehr_yaml *list = ehr_yaml_find(map, "pollutants");
	struct entry entry = { .fallback = ehr_yaml_find(map, "defaults"),
		.defaults = defaults,
		.arena = arena };
	struct ehr_measure *measure;

	*n = 0;
	if (entry.fallback != NULL &&
		check_keys(entry.fallback, false, err) != 0)
		return NULL;
	if (list == NULL)
		return ehr_arena_calloc(arena, 1, sizeof *measure);
	list = ehr_yaml_need(map, "pollutants", EHR_YAML_LIST, err);
	if (list == NULL)
		return NULL;
	if (list->n == 0) {
		ehr_yaml_fail(list, err, _("no pollutant is listed"));
		return NULL;
	}
	measure = ehr_arena_calloc(arena, list->n, sizeof *measure);
	for (entry.node = list->first; entry.node != NULL;
		entry.node = entry.node->next) {
		if (read_measure(&entry, &measure[*n], err) != 0 ||
			check_new(measure, *n, err) != 0)
			return NULL;
		++*n;
	}
	return measure;
}
