/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/air_limit.h"

#include "ref/aqi_cell.h"

const char *const ehr_air_area_word[EHR_AIR_AREAS] = { "I", "II" };
const char *const ehr_air_over_word[EHR_AIR_OVERS] = { "year", "24h", "8h-max",
	"1h" };

static const char *const statistic_word[] = { "mean", "percentile" };
static const char *const unit_word[] = { "ug/m3", "mg/m3" };
enum {
	STATISTICS = 2,
	MEAN = 0,
	UNITS = 2,
	MILLIGRAMS = 1,
	PERCENT_MOST = 100
};

static const struct ehr_setting setting_info[EHR_AIR_SETTINGS] = {
	[EHR_AIR_DAYS_PER_MONTH] = { "days_per_month", true, 0, 31 },
	[EHR_AIR_DAYS_PER_FEBRUARY] = { "days_per_february", true, 0, 28 },
	[EHR_AIR_DAYS_PER_YEAR] = { "days_per_year", true, 1, 365 },
	[EHR_AIR_STATIONS_PERCENT] = { "stations_percent", false, 0, 100 },
};
static const struct ehr_setting_list settings = { "air_settings.csv",
	setting_info, EHR_AIR_SETTINGS };

enum {
	EDITION,
	AREA,
	POLLUTANT,
	AVERAGING,
	LIMIT,
	UNIT,
	FROM,
	TO,
	STATUS,
	FIELDS
};
static const char *const field[FIELDS] = { "standard", "area", "symbol",
	"averaging", "value", "unit", "in_force_from", "in_force_to",
	"status" };

enum {
	OF_EDITION,
	OF_POLLUTANT,
	OF_AVERAGING,
	STATISTIC,
	PERCENT,
	AGAINST,
	DECIMALS,
	OF_STATUS,
	STATISTIC_FIELDS
};
static const char *const statistic_field[STATISTIC_FIELDS] = { "edition",
	"pollutant", "averaging", "statistic", "percent", "limit", "decimals",
	"status" };

static struct ehr_air_edition *find(
	struct ehr_air_limits *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->edition[i].name))
			return &self->edition[i];
	return NULL;
}

const struct ehr_air_edition *ehr_air_edition_find(
	const struct ehr_air_limits *self, struct ehr_str name)
{
	return find((struct ehr_air_limits *)self, name);
}

static struct ehr_air_edition *add_edition(
	struct ehr_air_limits *self, const struct ehr_aqi_table *table)
{
	struct ehr_air_edition *edition = &self->edition[self->n++];

	edition->name = ehr_aqi_text(table, EDITION);
	edition->from = ehr_aqi_text(table, FROM);
	edition->to = ehr_aqi_text(table, TO);
	return edition;
}

/* Of all limits in the table those that summaries know. */
static int read_limit(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_air_limits *self = into;
	struct ehr_air_edition *edition =
		find(self, ehr_aqi_cell(table, EDITION));
	struct ehr_air_limit *limit;
	int area, over, unit;

	if (ehr_aqi_cell(table, POLLUTANT).n == 0)
		return 0;
	if (edition == NULL && self->n < EHR_AIR_EDITIONS)
		edition = add_edition(self, table);
	if (edition == NULL || edition->n == EHR_AIR_LIMITS)
		return ehr_aqi_cell_bad(
			table, EDITION, "too_many", N_("fewer limits"), err);
	limit = &edition->limit[edition->n++];
	if (ehr_aqi_word(table, AREA, ehr_air_area_word, EHR_AIR_AREAS, &area,
		    err) ||
		ehr_aqi_word(table, AVERAGING, ehr_air_over_word, EHR_AIR_OVERS,
			&over, err) ||
		ehr_aqi_word(table, UNIT, unit_word, UNITS, &unit, err) ||
		ehr_aqi_thousandths(table, LIMIT, &limit->limit, err))
		return -1;
	if (area < 0 || over < 0 || unit < 0 || limit->limit < 0)
		return ehr_aqi_cell_bad(table, LIMIT, "empty",
			N_("an area, an averaging, a limit and its unit"), err);
	limit->area = (enum ehr_air_area)area;
	limit->over = (enum ehr_air_over)over;
	limit->milligrams = unit == MILLIGRAMS;
	limit->pollutant = ehr_aqi_text(table, POLLUTANT);
	limit->status = ehr_aqi_text(table, STATUS);
	return 0;
}

static int read_statistic(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_air_limits *self = into;
	struct ehr_air_edition *edition =
		find(self, ehr_aqi_cell(table, OF_EDITION));
	struct ehr_air_statistic *one;
	int of, kind, limit;

	if (edition == NULL || edition->n_statistics == EHR_AIR_STATISTICS)
		return ehr_aqi_cell_bad(table, OF_EDITION, "unknown_word",
			N_("a standard of the table limits"), err);
	one = &edition->statistic[edition->n_statistics++];
	if (ehr_aqi_word(table, OF_AVERAGING, ehr_air_over_word, EHR_AIR_OVERS,
		    &of, err) ||
		ehr_aqi_word(table, STATISTIC, statistic_word, STATISTICS,
			&kind, err) ||
		ehr_aqi_word(table, AGAINST, ehr_air_over_word, EHR_AIR_OVERS,
			&limit, err) ||
		ehr_aqi_whole(
			table, PERCENT, PERCENT_MOST, &one->percent, err) ||
		ehr_aqi_whole(table, DECIMALS, 3, &one->decimals, err))
		return -1;
	if ((of != EHR_AIR_OVER_24H && of != EHR_AIR_OVER_8H_MAX) || kind < 0 ||
		limit < 0 || one->decimals < 0 ||
		(kind == MEAN) != (one->percent < 0))
		return ehr_aqi_cell_bad(table, STATISTIC, "empty",
			N_("a mean or a percentile of days, its limit and its "
			   "decimals"),
			err);
	one->of = (enum ehr_air_over)of;
	one->limit = (enum ehr_air_over)limit;
	one->pollutant = ehr_aqi_text(table, OF_POLLUTANT);
	one->status = ehr_aqi_text(table, OF_STATUS);
	return 0;
}

static int read_table(struct ehr_air_limits *self, bool statistics,
	const char *path, struct ehr_err *err)
{
	const struct ehr_aqi_reading table[] = {
		{ "limits.csv", field, FIELDS, &self->arena, read_limit },
		{ "air_attainment.csv", statistic_field, STATISTIC_FIELDS,
			&self->arena, read_statistic },
	};

	return ehr_aqi_table_read(&table[statistics], path, self,
		self->sha256[statistics], &self->rows[statistics], err);
}

int ehr_air_limits_read(struct ehr_air_limits *self,
	const struct ehr_air_limit_paths *paths, struct ehr_err *err)
{
	struct ehr_setting_table table;

	*self = (struct ehr_air_limits){ 0 };
	if (read_table(self, false, paths->limits, err) ||
		read_table(self, true, paths->attainment, err) ||
		ehr_settings_read(&settings, paths->settings, self->setting,
			&table, err)) {
		ehr_air_limits_release(self);
		return -1;
	}
	memcpy(self->sha256[2], table.sha256, sizeof(table.sha256));
	self->rows[2] = table.rows;
	self->settings_memory = table.memory;
	return 0;
}

void ehr_air_limits_release(struct ehr_air_limits *self)
{
	ehr_arena_release(&self->arena);
	*self = (struct ehr_air_limits){ 0 };
}

const struct ehr_air_edition *ehr_air_edition_on(
	const struct ehr_air_limits *self, const char *date)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_air_edition *edition = &self->edition[i];

		if (strcmp(date, edition->from) >= 0 &&
			(*edition->to == 0 || strcmp(date, edition->to) <= 0))
			return edition;
	}
	return NULL;
}

const struct ehr_air_limit *ehr_air_limit_find(
	const struct ehr_air_edition *edition, enum ehr_air_area area,
	const char *pollutant, enum ehr_air_over over)
{
	for (size_t i = 0; i < edition->n; i++)
		if (edition->limit[i].area == area &&
			edition->limit[i].over == over &&
			strcmp(edition->limit[i].pollutant, pollutant) == 0)
			return &edition->limit[i];
	return NULL;
}
