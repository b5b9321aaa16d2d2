/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/admission_load.h"

#include <limits.h>

#include "base/day.h"
#include "ref/field.h"
#include "ref/grade_load_rule.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { CLASS_MAX = 99, NOT_YET = -1 };

struct reading {
	struct ehr_admission_rules *rules;
	struct ehr_grade_loading load;
	struct ehr_arena *arena;
	struct ehr_err *err;
};

/* Each item of the list under key, which may be missing. */
static int read_each(struct reading *self, const struct ehr_yaml *root,
	const char *key, int (*read)(struct reading *, const struct ehr_yaml *))
{
	const struct ehr_yaml *list = ehr_yaml_find(root, key);

	if (list && list->kind != EHR_YAML_LIST)
		return ehr_yaml_fail(list, self->err, _("must be a list"));
	for (const struct ehr_yaml *item = list ? list->first : NULL; item;
		item = item->next)
		if (read(self, item))
			return -1;
	return 0;
}

/* Room for the items under key. */
static void *room_for(struct reading *self, const struct ehr_yaml *root,
	const char *key, size_t size)
{
	const struct ehr_yaml *list = ehr_yaml_find(root, key);

	return ehr_arena_calloc(self->arena, list ? list->n + 1 : 1, size);
}

static int read_decision(struct reading *self, const struct ehr_yaml *map,
	struct ehr_admission_text *text)
{
	static const char *const key[] = { "text_en", "text_zh" };

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, self->err, _("must be a map"));
	if (ehr_yaml_only(map, key, COUNT(key), self->err) ||
		ehr_field_text(map, "text_en", &text->en, self->err) ||
		ehr_field_text(map, "text_zh", &text->zh, self->err))
		return -1;
	return 0;
}

static int read_decisions(struct reading *self, const struct ehr_yaml *root)
{
	const struct ehr_yaml *map =
		ehr_yaml_need(root, "decisions", EHR_YAML_MAP, self->err);

	if (!map || ehr_yaml_only(map, ehr_admission_decision_word,
			    EHR_ADMISSION_DECISIONS, self->err))
		return -1;
	for (int i = 0; i < EHR_ADMISSION_DECISIONS; i++) {
		const struct ehr_yaml *node =
			ehr_yaml_need(map, ehr_admission_decision_word[i],
				EHR_YAML_MAP, self->err);

		if (!node || read_decision(self, node, &self->rules->text[i]))
			return -1;
	}
	return 0;
}

static int read_zone(struct reading *self, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "title_en", "title_zh",
		"class", "names", "source", "status", "note" };
	struct ehr_admission_zone *zone =
		&self->rules->zone[self->rules->n_zones++];

	if (ehr_grade_load_head(&self->load, map, &zone->head) ||
		ehr_yaml_only(map, key, COUNT(key), self->err) ||
		ehr_grade_load_count(
			&self->load, map, "class", CLASS_MAX, &zone->class) ||
		ehr_field_texts(map, "names", &zone->name, &zone->n_names,
			self->arena, self->err))
		return -1;
	for (size_t i = 0; i + 1 < self->rules->n_zones; i++)
		if (self->rules->zone[i].class == zone->class)
			return ehr_yaml_fail(ehr_yaml_find(map, "class"),
				self->err, _("is the class of another zone"));
	return 0;
}

static int read_class(struct reading *self, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "title_en", "title_zh", "all",
		"any", "if_unknown", "source", "status", "note" };
	static const char *const unknown[] = { "undecided", "holds" };
	struct ehr_admission_class *class =
		&self->rules->class[self->rules->n_classes++];
	int choice = 0;

	if (ehr_grade_load_head(&self->load, map, &class->rule) ||
		ehr_yaml_only(map, key, COUNT(key), self->err) ||
		ehr_field_choice(map, "if_unknown", unknown, COUNT(unknown),
			&choice, self->err))
		return -1;
	class->holds_if_unknown = choice == 1;
	return ehr_grade_load_conditions(&self->load, map, &class->rule);
}

static int read_demand(struct reading *self, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "title_en", "title_zh",
		"source", "status", "note" };
	struct ehr_admission_rules *rules = self->rules;

	if (ehr_grade_load_head(
		    &self->load, map, &rules->demand[rules->n_demands++]))
		return -1;
	return ehr_yaml_only(map, key, COUNT(key), self->err);
}

static long find_zone(const void *self, struct ehr_str id)
{
	const struct ehr_admission_rules *rules = self;

	for (size_t i = 0; i < rules->n_zones; i++)
		if (ehr_str_is(id, rules->zone[i].head.id))
			return (long)i;
	return -1;
}

static long find_class(const void *self, struct ehr_str id)
{
	return ehr_admission_rules_class(self, id);
}

static long find_demand(const void *self, struct ehr_str id)
{
	const struct ehr_admission_rules *rules = self;

	for (size_t i = 0; i < rules->n_demands; i++)
		if (ehr_str_is(id, rules->demand[i].id))
			return (long)i;
	return -1;
}

/* Ids under a key, as places by find. */
struct ids {
	const char *key;
	long (*find)(const void *, struct ehr_str);
	size_t *place;
	size_t n;
};

static int read_ids(
	struct reading *self, const struct ehr_yaml *map, struct ids *ids)
{
	const char **id = NULL;

	if (ehr_field_texts(
		    map, ids->key, &id, &ids->n, self->arena, self->err))
		return -1;
	ids->place = ehr_arena_calloc(self->arena, ids->n, sizeof(*ids->place));
	for (size_t i = 0; i < ids->n; i++) {
		long at = ids->find(self->rules, ehr_str_of(id[i]));

		if (at < 0)
			return ehr_yaml_fail(ehr_yaml_find(map, ids->key),
				self->err, _("no such id above: %s"), id[i]);
		ids->place[i] = (size_t)at;
	}
	return 0;
}

/* Puts the rule at each of its zones and classes. */
static int place_rule(
	struct reading *self, const struct ehr_yaml *map, size_t rule)
{
	struct ehr_admission_rules *rules = self->rules;
	struct ids zones = { .key = "zones", .find = find_zone };
	struct ids classes = { .key = "classes", .find = find_class };

	if (read_ids(self, map, &zones) || read_ids(self, map, &classes))
		return -1;
	for (size_t i = 0; i < zones.n * classes.n; i++) {
		size_t z = zones.place[i / classes.n];
		size_t c = classes.place[i % classes.n];
		size_t *at = &rules->at[z * rules->n_classes + c];

		if (*at != (size_t)NOT_YET)
			return ehr_yaml_fail(map, self->err,
				_("%s in zone %s has another rule already"),
				rules->class[c].rule.id,
				rules->zone[z].head.id);
		*at = rule;
	}
	return 0;
}

static int read_rule(struct reading *self, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "title_en", "title_zh",
		"zones", "classes", "decision", "conditions", "source",
		"status", "note" };
	size_t at = self->rules->n_rules++;
	struct ehr_admission_rule *rule = &self->rules->rule[at];
	struct ids demands = { .key = "conditions", .find = find_demand };
	int choice = 0;

	if (ehr_grade_load_head(&self->load, map, &rule->head) ||
		ehr_yaml_only(map, key, COUNT(key), self->err) ||
		!ehr_yaml_need(map, "decision", EHR_YAML_TEXT, self->err) ||
		ehr_field_choice(map, "decision", ehr_admission_decision_word,
			EHR_ADMISSION_UNDECIDED, &choice, self->err))
		return -1;
	rule->decision = (enum ehr_admission_decision)choice;
	if ((rule->decision == EHR_ADMISSION_CONDITIONS) !=
		(ehr_yaml_find(map, "conditions") != NULL))
		return ehr_yaml_fail(map, self->err,
			_("must name conditions if that is the decision, and "
			  "only then"));
	if (rule->decision == EHR_ADMISSION_CONDITIONS &&
		read_ids(self, map, &demands))
		return -1;
	rule->demand = demands.place;
	rule->n_demands = demands.n;
	return place_rule(self, map, at);
}

static int read_matrix(struct reading *self, const struct ehr_yaml *root)
{
	struct ehr_admission_rules *rules = self->rules;
	size_t n = rules->n_zones * rules->n_classes;
	const struct ehr_yaml *list =
		ehr_yaml_need(root, "matrix", EHR_YAML_LIST, self->err);

	if (!list)
		return -1;
	rules->at = ehr_arena_calloc(self->arena, n + 1, sizeof(*rules->at));
	for (size_t i = 0; i < n; i++)
		rules->at[i] = (size_t)NOT_YET;
	if (read_each(self, root, "matrix", read_rule))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (rules->at[i] == (size_t)NOT_YET)
			return ehr_yaml_fail(list, self->err,
				_("no rule for %s in zone %s"),
				rules->class[i % rules->n_classes].rule.id,
				rules->zone[i / rules->n_classes].head.id);
	return 0;
}

static int read_day(struct reading *self, const struct ehr_yaml *map,
	const char *key, long *day)
{
	const char *text = NULL;

	if (ehr_field_text(map, key, &text, self->err))
		return -1;
	return ehr_day_read(ehr_str_of(text), day)
		       ? 0
		       : ehr_yaml_fail(ehr_yaml_find(map, key), self->err,
				 _("must be a day as YYYY-MM-DD"));
}

/* Marks those that a limit names. */
static int read_marks(struct reading *self, const struct ehr_yaml *map,
	struct ids *ids, bool *mark)
{
	if (!ehr_yaml_find(map, ids->key))
		return 0;
	if (read_ids(self, map, ids))
		return -1;
	for (size_t i = 0; i < ids->n; i++)
		mark[ids->place[i]] = true;
	return 0;
}

static int read_area(struct reading *self, const struct ehr_yaml *map,
	struct ehr_admission_limit *limit)
{
	struct ehr_admission_rules *rules = self->rules;
	struct ids zones = { .key = "zones", .find = find_zone };
	struct ids classes = { .key = "classes", .find = find_class };

	limit->zone = ehr_arena_calloc(
		self->arena, rules->n_zones + 1, sizeof(*limit->zone));
	limit->class = ehr_arena_calloc(
		self->arena, rules->n_classes + 1, sizeof(*limit->class));
	if (ehr_yaml_find(map, "regions") &&
		ehr_field_texts(map, "regions", &limit->region,
			&limit->n_regions, self->arena, self->err))
		return -1;
	if (ehr_yaml_find(map, "cells") &&
		ehr_field_texts(map, "cells", &limit->cell, &limit->n_cells,
			self->arena, self->err))
		return -1;
	for (size_t i = 0; i < rules->n_classes; i++)
		limit->class[i] = !ehr_yaml_find(map, classes.key);
	if (read_marks(self, map, &zones, limit->zone) ||
		read_marks(self, map, &classes, limit->class))
		return -1;
	for (size_t i = 0; i < rules->n_zones; i++)
		limit->n_zones += limit->zone[i];
	if (limit->n_regions + limit->n_cells + limit->n_zones == 0)
		return ehr_yaml_fail(map, self->err,
			_("must have an area: regions, zones or cells"));
	return 0;
}

static int read_limit(struct reading *self, const struct ehr_yaml *map)
{
	static const char *const key[] = { "id", "title_en", "title_zh",
		"regions", "zones", "cells", "classes", "all", "any", "begin",
		"end", "lift_en", "lift_zh", "source", "status", "note" };
	struct ehr_admission_limit *limit =
		&self->rules->limit[self->rules->n_limits++];

	if (ehr_grade_load_head(&self->load, map, &limit->rule) ||
		ehr_yaml_only(map, key, COUNT(key), self->err) ||
		read_area(self, map, limit) ||
		read_day(self, map, "begin", &limit->begin) ||
		ehr_field_text(map, "lift_en", &limit->lift_en, self->err) ||
		ehr_field_text(map, "lift_zh", &limit->lift_zh, self->err))
		return -1;
	limit->end = LONG_MAX;
	if (ehr_yaml_find(map, "end") &&
		read_day(self, map, "end", &limit->end))
		return -1;
	if (limit->end < limit->begin)
		return ehr_yaml_fail(ehr_yaml_find(map, "end"), self->err,
			_("must not be before begin"));
	if (!ehr_yaml_find(map, "all") && !ehr_yaml_find(map, "any"))
		return 0;
	return ehr_grade_load_conditions(&self->load, map, &limit->rule);
}

static int read_head(struct reading *self, const struct ehr_yaml *root)
{
	static const char *const key[] = { "kind", "name", "version",
		"title_en", "title_zh", "note", "decisions", "zones", "classes",
		"conditions", "matrix", "limits" };
	static const char *const word[] = { "admission" };
	int choice = 0;

	if (root->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(root, self->err, _("must be a map"));
	if (!ehr_yaml_need(root, "kind", EHR_YAML_TEXT, self->err) ||
		ehr_field_choice(root, "kind", word, 1, &choice, self->err) ||
		ehr_yaml_only(root, key, COUNT(key), self->err))
		return -1;
	return ehr_grade_load_title(&self->load, root);
}

int ehr_admission_load(struct ehr_admission_rules *rules,
	const struct ehr_yaml *root, struct ehr_err *err)
{
	struct reading self = {
		.rules = rules,
		.load = { .rules = &rules->common, .err = err },
		.arena = &rules->common.arena,
		.err = err,
	};
	int rc;

	rules->zone = room_for(&self, root, "zones", sizeof(*rules->zone));
	rules->class = room_for(&self, root, "classes", sizeof(*rules->class));
	rules->demand =
		room_for(&self, root, "conditions", sizeof(*rules->demand));
	rules->rule = room_for(&self, root, "matrix", sizeof(*rules->rule));
	rules->limit = room_for(&self, root, "limits", sizeof(*rules->limit));
	rc = read_head(&self, root) || read_decisions(&self, root) ||
			     read_each(&self, root, "zones", read_zone) ||
			     read_each(&self, root, "classes", read_class) ||
			     read_each(
				     &self, root, "conditions", read_demand) ||
			     read_matrix(&self, root) ||
			     read_each(&self, root, "limits", read_limit)
		     ? -1
		     : 0;
	rules->common.n_asked = rules->common.facts.n;
	ehr_map_release(&self.load.ids);
	return rc == 0 ? ehr_grade_load_facts(
				 &self.load, root, 1U << EHR_GRADE_PROJECT)
		       : rc;
}
