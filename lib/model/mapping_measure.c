/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/mapping_measure.h"

#include "base/num.h"
#include "model/canonical.h"
#include "ref/cas.h"

/* One pollutant and where to look for what it does not say. */
struct entry {
	const struct ehr_yaml *node;     /* its map */
	const struct ehr_yaml *fallback; /* the map's defaults, or NULL */
};

/* The text under key in the entry, else in the defaults; NULL if in neither.
 * *where is its node. -1 if it is no text, or an empty one. */
static int look_up(const struct entry *entry, const char *key,
	const struct ehr_yaml **where, struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(entry->node, key);

	if (node == NULL && entry->fallback != NULL)
		node = ehr_yaml_find(entry->fallback, key);
	if (node != NULL && (node->kind != EHR_YAML_TEXT || node->text.n == 0))
		return ehr_yaml_fail(node, err, _("expected one text"));
	*where = node;
	return 0;
}

/* medium, point_type or quantity: what the entry says, else what holds. */
static int read_kind(const struct entry *entry, const char *key,
	const struct ehr_words *words, const char **word, struct ehr_err *err)
{
	struct ehr_err why = { 0 };
	const struct ehr_yaml *node = NULL;

	if (look_up(entry, key, &node, err) != 0)
		return -1;
	if (node != NULL) {
		if (ehr_words_check(words, key, node->text, &why) != 0)
			return ehr_yaml_fail(node, err, "%s", why.text);
		*word = node->text.p;
	}
	if (*word == NULL)
		return ehr_yaml_fail(entry->node, err,
			_("%s is neither given here nor under constants"), key);
	return 0;
}

static int read_name(const struct entry *entry, struct ehr_measure *measure,
	struct ehr_err *err)
{
	const struct ehr_yaml *column =
		ehr_yaml_need(entry->node, "column", EHR_YAML_TEXT, err);
	const struct ehr_yaml *name = NULL, *cas = NULL;
	uint64_t packed;

	if (column == NULL || look_up(entry, "pollutant", &name, err) != 0 ||
		look_up(entry, "cas", &cas, err) != 0)
		return -1;
	measure->column = column->text.p;
	measure->pollutant = name != NULL ? name->text.p : measure->column;
	if (cas == NULL)
		return 0;
	switch (ehr_cas_read(cas->text, &packed)) {
	case EHR_CAS_OK: measure->cas = ehr_str_trim(cas->text); return 0;
	case EHR_CAS_EMPTY: return 0;
	case EHR_CAS_BAD_FORM:
		return ehr_yaml_fail(cas, err,
			_("not a CAS number such as 7440-43-9: \"%s\""),
			cas->text.p);
	case EHR_CAS_BAD_CHECK:
		return ehr_yaml_fail(cas, err,
			_("CAS number with a wrong check digit: \"%s\""),
			cas->text.p);
	}
	return 0;
}

static int read_unit(const struct entry *entry,
	const struct ehr_measure_defaults *defaults,
	struct ehr_measure *measure, struct ehr_err *err)
{
	struct ehr_err why = { 0 };
	const struct ehr_yaml *unit = NULL;

	if (look_up(entry, "unit", &unit, err) != 0)
		return -1;
	if (unit == NULL)
		return ehr_yaml_fail(entry->node, err,
			_("pollutant \"%s\" has no unit; it is never guessed"),
			measure->pollutant);
	measure->unit = ehr_units_canonical(defaults->units,
		ehr_str_of(measure->medium), ehr_str_of(measure->quantity));
	if (measure->unit == NULL)
		return ehr_yaml_fail(entry->node, err,
			_("a %s in %s has no unit in canonical rows"),
			measure->quantity, measure->medium);
	if (ehr_units_factor(defaults->units, unit->text,
		    ehr_str_of(measure->unit), &measure->factor, &why) != 0)
		return ehr_yaml_fail(unit, err, "%s", why.text);
	return 0;
}

static int read_number(const struct entry *entry, const char *key,
	const char **text, double *value, struct ehr_err *err)
{
	const struct ehr_yaml *node = NULL;

	if (look_up(entry, key, &node, err) != 0)
		return -1;
	*text = NULL;
	if (node == NULL)
		return 0;
	if (ehr_num_read(node->text, value) != EHR_NUM_VALUE)
		return ehr_yaml_fail(
			node, err, _("not a number: \"%s\""), node->text.p);
	*text = node->text.p;
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
	if (!ehr_factor_read(
		    measure->factor, ehr_str_of(measure->limit), &limit))
		return ehr_yaml_fail(entry->node, err,
			_("detection_limit is too large: \"%s\""),
			measure->limit);
	return 0;
}

static int read_measure(const struct entry *entry,
	const struct ehr_measure_defaults *defaults,
	struct ehr_measure *measure, struct ehr_err *err)
{
	static const char *const key[] = { "column", "pollutant", "cas", "unit",
		"medium", "point_type", "quantity", "detection_limit",
		"nondetect_value" };

	measure->node = entry->node;
	measure->medium = defaults->medium;
	measure->point_type = defaults->point_type;
	measure->quantity = defaults->quantity;
	if (ehr_yaml_only(entry->node, key, sizeof key / sizeof key[0], err) !=
			0 ||
		read_name(entry, measure, err) != 0 ||
		read_kind(entry, "medium", defaults->words, &measure->medium,
			err) != 0 ||
		read_kind(entry, "point_type", defaults->words,
			&measure->point_type, err) != 0 ||
		read_kind(entry, "quantity", defaults->words,
			&measure->quantity, err) != 0 ||
		read_unit(entry, defaults, measure, err) != 0)
		return -1;
	return read_limits(entry, measure, err);
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
	static const char *const key[] = { "unit", "detection_limit",
		"nondetect_value" };
	const struct ehr_yaml *list =
		ehr_yaml_need(map, "pollutants", EHR_YAML_LIST, err);
	struct entry entry = { .fallback = ehr_yaml_find(map, "defaults") };
	struct ehr_measure *measure;

	*n = 0;
	if (list == NULL ||
		(entry.fallback != NULL &&
			ehr_yaml_only(entry.fallback, key, 3, err) != 0))
		return NULL;
	if (list->n == 0) {
		ehr_yaml_fail(list, err, _("no pollutant is listed"));
		return NULL;
	}
	measure = ehr_arena_calloc(arena, list->n, sizeof *measure);
	for (entry.node = list->first; entry.node != NULL;
		entry.node = entry.node->next) {
		if (read_measure(&entry, defaults, &measure[*n], err) != 0 ||
			check_new(measure, *n, err) != 0)
			return NULL;
		++*n;
	}
	return measure;
}
