/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqi_standard.h"

#include <stdlib.h>

#include "ref/aqi_cell.h"

enum { STANDARDS = 16, ITEMS = 160, INDEX_MOST = 10000, HOURS = 24 };

const char *const ehr_aqi_averaging_word[EHR_AQI_AVERAGINGS] = { "1h", "8h",
	"24h", "8h-max", "1h-max", "nowcast" };
const char *const ehr_aqi_form_word[EHR_AQI_FORMS] = { "hour", "day" };

static const char *const role_word[] = { "main", "optional", "stand-in" };
/* the first is an empty cell */
static const char *const rounding_word[] = { "none", "half-even", "half-up",
	"down", "up" };
enum { ROLES = 3, ROUNDINGS = 5 };

struct ehr_aqi_standards {
	struct ehr_arena arena;
	struct ehr_aqi_scales scales;
	struct ehr_aqi_level_sets levels;
	struct ehr_aqi_standard standard[STANDARDS];
	size_t n;
	struct ehr_aqi_item item[ITEMS];
	size_t n_items;
	char sha256[2][65];
	size_t rows[2];
};

enum {
	NAME,
	BREAKPOINTS,
	LEVELS,
	TITLE_EN,
	TITLE_ZH,
	FROM,
	TO,
	INDEX_MIN,
	INDEX_MAX,
	ROUND,
	PUBLISH_ABOVE,
	PRIMARY_ABOVE,
	GOOD_MOST,
	STATUS,
	FIELDS
};
static const char *const field[FIELDS] = { "standard", "breakpoints", "levels",
	"title_en", "title_zh", "in_force_from", "in_force_to", "index_min",
	"index_max", "round", "publish_above", "primary_above", "good_most",
	"status" };

enum {
	OF,
	FORM,
	POLLUTANT,
	AVERAGING,
	SCALE,
	ROLE,
	ITEM_ROUND,
	DECIMALS,
	ITEM_FROM,
	ABOVE,
	ABOVE_INDEX,
	ABOVE_ITEM,
	MIN_VALUES,
	VALID_ABOVE,
	ITEM_STATUS,
	ITEM_FIELDS
};
static const char *const item_field[ITEM_FIELDS] = { "standard", "form",
	"pollutant", "averaging", "scale", "role", "round", "decimals", "from",
	"above", "above_index", "above_item", "min_values", "valid_above",
	"status" };

static int read_rounding(const struct ehr_aqi_table *table, size_t at,
	enum ehr_aqi_rounding *rounding, struct ehr_err *err)
{
	int word;

	if (ehr_aqi_word(table, at, rounding_word, ROUNDINGS, &word, err))
		return -1;
	*rounding = word == EHR_AQI_EMPTY ? EHR_AQI_AS_IT_IS
					  : (enum ehr_aqi_rounding)word;
	return 0;
}

static int read_standard(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_aqi_standards *self = into;
	struct ehr_aqi_standard *one = &self->standard[self->n];

	if (self->n == STANDARDS ||
		ehr_aqi_standards_find(self, ehr_aqi_cell(table, NAME)))
		return ehr_aqi_cell_bad(table, NAME, "repeated",
			N_("each standard once, and few"), err);
	one->name = ehr_aqi_text(table, NAME);
	one->breakpoints = ehr_aqi_text(table, BREAKPOINTS);
	one->title_en = ehr_aqi_text(table, TITLE_EN);
	one->title_zh = ehr_aqi_text(table, TITLE_ZH);
	one->in_force_from = ehr_aqi_text(table, FROM);
	one->in_force_to = ehr_aqi_text(table, TO);
	one->status = ehr_aqi_text(table, STATUS);
	one->levels =
		ehr_aqi_levels_find(&self->levels, ehr_aqi_cell(table, LEVELS));
	if (one->levels == NULL)
		return ehr_aqi_cell_bad(table, LEVELS, "unknown_word",
			N_("a set of the table aqi_levels"), err);
	self->n++;
	return ehr_aqi_whole(
		       table, INDEX_MIN, INDEX_MOST, &one->index_min, err) ||
			       ehr_aqi_whole(table, INDEX_MAX, INDEX_MOST,
				       &one->index_max, err) ||
			       ehr_aqi_whole(table, PUBLISH_ABOVE, INDEX_MOST,
				       &one->publish_above, err) ||
			       ehr_aqi_whole(table, PRIMARY_ABOVE, INDEX_MOST,
				       &one->primary_above, err) ||
			       ehr_aqi_whole(table, GOOD_MOST, INDEX_MOST,
				       &one->good_most, err) ||
			       read_rounding(table, ROUND, &one->rounding, err)
		       ? -1
		       : 0;
}

/* The name of the table of breakpoints for that of a column. */
static const struct ehr_aqi_scale *find_scale(
	const struct ehr_aqi_standards *self, const char *breakpoints,
	struct ehr_str pollutant, const char *averaging)
{
	static const char *const pair[][2] = { { "pm25", "PM2.5" },
		{ "pm10", "PM10" }, { "no2", "NO2" }, { "so2", "SO2" },
		{ "o3", "O3" }, { "co", "CO" } };

	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++)
		if (ehr_str_is(pollutant, pair[i][0]))
			return ehr_aqi_scales_find(&self->scales, breakpoints,
				pair[i][1], averaging);
	return NULL;
}

static int read_words(const struct ehr_aqi_table *table,
	struct ehr_aqi_item *item, struct ehr_err *err)
{
	int form, averaging, role;

	if (ehr_aqi_word(table, FORM, ehr_aqi_form_word, EHR_AQI_FORMS, &form,
		    err) ||
		ehr_aqi_word(table, AVERAGING, ehr_aqi_averaging_word,
			EHR_AQI_AVERAGINGS, &averaging, err) ||
		ehr_aqi_word(table, ROLE, role_word, ROLES, &role, err) ||
		ehr_aqi_word(table, ABOVE_ITEM, ehr_aqi_averaging_word,
			EHR_AQI_AVERAGINGS, &item->above_item, err) ||
		read_rounding(table, ITEM_ROUND, &item->rounding, err))
		return -1;
	if (form < 0 || averaging < 0 || role < 0)
		return ehr_aqi_cell_bad(table, FORM, "empty",
			N_("a form, an averaging and a role"), err);
	item->form = (enum ehr_aqi_form)form;
	item->averaging = (enum ehr_aqi_averaging)averaging;
	item->role = (enum ehr_aqi_role)role;
	return 0;
}

static int read_numbers(const struct ehr_aqi_table *table,
	struct ehr_aqi_item *item, struct ehr_err *err)
{
	if (ehr_aqi_whole(table, DECIMALS, 3, &item->decimals, err) ||
		ehr_aqi_thousandths(table, ITEM_FROM, &item->from, err) ||
		ehr_aqi_thousandths(table, ABOVE, &item->above, err) ||
		ehr_aqi_whole(table, ABOVE_INDEX, INDEX_MOST,
			&item->above_index, err) ||
		ehr_aqi_whole(
			table, MIN_VALUES, HOURS, &item->min_values, err) ||
		ehr_aqi_thousandths(
			table, VALID_ABOVE, &item->valid_above, err))
		return -1;
	if (item->min_values < 1)
		return ehr_aqi_cell_bad(table, MIN_VALUES, "empty",
			N_("a whole number above 0"), err);
	if ((item->rounding == EHR_AQI_AS_IT_IS) != (item->decimals < 0))
		return ehr_aqi_cell_bad(table, DECIMALS, "empty",
			N_("decimals where there is a rounding"), err);
	return 0;
}

static int read_item(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_aqi_standards *self = into;
	struct ehr_aqi_item *item = &self->item[self->n_items];
	struct ehr_aqi_standard *of =
		(struct ehr_aqi_standard *)ehr_aqi_standards_find(
			self, ehr_aqi_cell(table, OF));

	if (of == NULL || self->n_items == ITEMS)
		return ehr_aqi_cell_bad(table, OF, "unknown_word",
			N_("a standard of the table aqi_standards"), err);
	if (read_words(table, item, err) || read_numbers(table, item, err))
		return -1;
	item->pollutant = ehr_aqi_text(table, POLLUTANT);
	item->status = ehr_aqi_text(table, ITEM_STATUS);
	item->scale = find_scale(self, of->breakpoints,
		ehr_aqi_cell(table, POLLUTANT), ehr_aqi_text(table, SCALE));
	if (item->scale == NULL)
		return ehr_aqi_cell_bad(table, SCALE, "unknown_word",
			N_("an averaging that there are breakpoints of"), err);
	if (of->n_items[item->form] == 0)
		of->item[item->form] = item;
	if (of->item[item->form] + of->n_items[item->form] != item)
		return ehr_aqi_cell_bad(table, FORM, "order",
			N_("items of a standard and form side by side"), err);
	of->n_items[item->form]++;
	self->n_items++;
	return 0;
}

static int read_table(struct ehr_aqi_standards *self, bool items,
	const char *path, struct ehr_err *err)
{
	const struct ehr_aqi_reading table[] = {
		{ "aqi_standards.csv", field, FIELDS, &self->arena,
			read_standard },
		{ "aqi_items.csv", item_field, ITEM_FIELDS, &self->arena,
			read_item },
	};

	return ehr_aqi_table_read(&table[items], path, self,
		self->sha256[items], &self->rows[items], err);
}

struct ehr_aqi_standards *ehr_aqi_standards_open(
	const struct ehr_aqi_paths *paths, struct ehr_err *err)
{
	struct ehr_aqi_standards *self = ehr_calloc(1, sizeof(*self));

	if (ehr_aqi_scales_read(&self->scales, paths->breakpoints, err) == 0 &&
		ehr_aqi_levels_read(&self->levels, &self->arena, paths->levels,
			paths->groups, err) == 0 &&
		read_table(self, false, paths->standards, err) == 0 &&
		read_table(self, true, paths->items, err) == 0)
		return self;
	ehr_aqi_standards_close(self);
	return NULL;
}

void ehr_aqi_standards_close(struct ehr_aqi_standards *self)
{
	if (self == NULL)
		return;
	ehr_aqi_scales_release(&self->scales);
	ehr_arena_release(&self->arena);
	free(self);
}

size_t ehr_aqi_standards_count(const struct ehr_aqi_standards *self)
{
	return self->n;
}

const struct ehr_aqi_standard *ehr_aqi_standards_get(
	const struct ehr_aqi_standards *self, size_t i)
{
	return &self->standard[i];
}

const struct ehr_aqi_standard *ehr_aqi_standards_find(
	const struct ehr_aqi_standards *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->standard[i].name))
			return &self->standard[i];
	return NULL;
}

bool ehr_aqi_standards_digest(const struct ehr_aqi_standards *self, size_t i,
	struct ehr_table_digest *digest)
{
	const struct ehr_table_digest all[] = {
		{ "aqi_breakpoints", self->scales.sha256, self->scales.rows },
		{ "aqi_standards", self->sha256[0], self->rows[0] },
		{ "aqi_items", self->sha256[1], self->rows[1] },
		{ "aqi_levels", self->levels.sha256[0], self->levels.rows[0] },
		{ "aqi_groups", self->levels.sha256[1], self->levels.rows[1] },
	};

	if (i >= sizeof(all) / sizeof(all[0]))
		return false;
	*digest = all[i];
	return true;
}
