/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqi_level.h"

#include "ref/aqi_cell.h"

enum { INDEX_MOST = 10000 };

enum {
	SET,
	LEVEL,
	FROM,
	TO,
	CATEGORY_EN,
	CATEGORY_ZH,
	COLOUR_EN,
	COLOUR_ZH,
	RGB,
	GENERAL_EN,
	GENERAL_ZH,
	SENSITIVE_EN,
	SENSITIVE_ZH,
	LEVEL_FIELDS
};
static const char *const level_field[LEVEL_FIELDS] = { "levels", "level",
	"index_low", "index_high", "category_en", "category_zh", "colour_en",
	"colour_zh", "rgb", "general_en", "general_zh", "sensitive_en",
	"sensitive_zh" };

enum { GROUP_SET, POLLUTANT, GROUPS_EN, GROUPS_ZH, GROUP_FIELDS };
static const char *const group_field[GROUP_FIELDS] = { "levels", "pollutant",
	"groups_en", "groups_zh" };

static struct ehr_aqi_levels *find(
	struct ehr_aqi_level_sets *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->set[i].name))
			return &self->set[i];
	return NULL;
}

const struct ehr_aqi_levels *ehr_aqi_levels_find(
	const struct ehr_aqi_level_sets *self, struct ehr_str name)
{
	return find((struct ehr_aqi_level_sets *)self, name);
}

static void read_texts(
	const struct ehr_aqi_table *table, struct ehr_aqi_level *level)
{
	for (size_t i = 0; i < EHR_AQI_LANGUAGES; i++) {
		level->category[i] = ehr_aqi_text(table, CATEGORY_EN + i);
		level->colour[i] = ehr_aqi_text(table, COLOUR_EN + i);
		level->general[i] = ehr_aqi_text(table, GENERAL_EN + i);
		level->sensitive[i] = ehr_aqi_text(table, SENSITIVE_EN + i);
	}
	level->rgb = ehr_aqi_text(table, RGB);
}

/* The levels of a set stand from the best to the worst, without a gap. */
static int check_order(const struct ehr_aqi_table *table,
	const struct ehr_aqi_levels *set, struct ehr_err *err)
{
	const struct ehr_aqi_level *level = &set->level[set->n - 1];

	if (level->level != (int)set->n)
		return ehr_aqi_cell_bad(table, LEVEL, "order",
			N_("the next level of its set"), err);
	if (level->from != (set->n == 1 ? 0 : set->level[set->n - 2].to + 1))
		return ehr_aqi_cell_bad(table, FROM, "order",
			N_("the index behind the level before it"), err);
	return 0;
}

static int read_level(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_aqi_level_sets *self = into;
	struct ehr_aqi_levels *set = find(self, ehr_aqi_cell(table, SET));
	struct ehr_aqi_level *level;

	if (set == NULL && self->n < EHR_AQI_LEVEL_SETS) {
		set = &self->set[self->n++];
		set->name = ehr_aqi_text(table, SET);
	}
	if (set == NULL || set->n == EHR_AQI_LEVELS)
		return ehr_aqi_cell_bad(
			table, SET, "too_many", N_("fewer levels"), err);
	level = &set->level[set->n++];
	read_texts(table, level);
	return ehr_aqi_whole(
		       table, LEVEL, EHR_AQI_LEVELS, &level->level, err) ||
			       ehr_aqi_whole(table, FROM, INDEX_MOST,
				       &level->from, err) ||
			       ehr_aqi_whole(
				       table, TO, INDEX_MOST, &level->to, err)
		       ? -1
		       : check_order(table, set, err);
}

static int read_group(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_aqi_level_sets *self = into;
	struct ehr_aqi_levels *set = find(self, ehr_aqi_cell(table, GROUP_SET));
	struct ehr_aqi_group *group;

	if (set == NULL || set->n_groups == EHR_AQI_GROUPS)
		return ehr_aqi_cell_bad(table, GROUP_SET, "unknown_word",
			N_("a set of the table aqi_levels"), err);
	group = &set->group[set->n_groups++];
	group->pollutant = ehr_aqi_text(table, POLLUTANT);
	for (size_t i = 0; i < EHR_AQI_LANGUAGES; i++)
		group->groups[i] = ehr_aqi_text(table, GROUPS_EN + i);
	return 0;
}

int ehr_aqi_levels_read(struct ehr_aqi_level_sets *self,
	struct ehr_arena *arena, const char *levels_path,
	const char *groups_path, struct ehr_err *err)
{
	const struct ehr_aqi_reading levels = { "aqi_levels.csv", level_field,
		LEVEL_FIELDS, arena, read_level };
	const struct ehr_aqi_reading groups = { "aqi_groups.csv", group_field,
		GROUP_FIELDS, arena, read_group };

	*self = (struct ehr_aqi_level_sets){ 0 };
	if (ehr_aqi_table_read(&levels, levels_path, self, self->sha256[0],
		    &self->rows[0], err))
		return -1;
	return ehr_aqi_table_read(&groups, groups_path, self, self->sha256[1],
		&self->rows[1], err);
}

const struct ehr_aqi_level *ehr_aqi_level_of(
	const struct ehr_aqi_levels *self, int index)
{
	size_t i = self->n - 1;

	while (i > 0 && self->level[i].from > index)
		i--;
	return &self->level[i];
}

const struct ehr_aqi_group *ehr_aqi_group_of(
	const struct ehr_aqi_levels *self, const char *pollutant)
{
	for (size_t i = 0; i < self->n_groups; i++)
		if (strcmp(self->group[i].pollutant, pollutant) == 0)
			return &self->group[i];
	return NULL;
}
