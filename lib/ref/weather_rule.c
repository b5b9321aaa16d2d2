/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/weather_rule.h"

#include <math.h>

#include "ref/load.h"

static const struct ehr_setting setting_info[EHR_WEATHER_SETTINGS] = {
	[EHR_WEATHER_SUN_STRONG] = { "sun_strong", false, 0, 90 },
	[EHR_WEATHER_SUN_MODERATE] = { "sun_moderate", false, 0, 90 },
	[EHR_WEATHER_SUN_SLIGHT] = { "sun_slight", false, 0, 90 },
	[EHR_WEATHER_NIGHT_MARGIN] = { "night_margin", false, 0, 6 },
	[EHR_WEATHER_CLOUD_NIGHT] = { "cloud_night", false, 0, 10 },
	[EHR_WEATHER_CLOUD_DAY] = { "cloud_day", false, 0, 10 },
	[EHR_WEATHER_CEILING_LOW] = { "ceiling_low", false, 0, 1e6 },
	[EHR_WEATHER_CEILING_HIGH] = { "ceiling_high", false, 0, 1e6 },
	[EHR_WEATHER_CEILING_UNKNOWN] = { "ceiling_unknown", false, 0, 1e6 },
	[EHR_WEATHER_CALM_BELOW] = { "calm_below", false, 0, 5 },
	[EHR_WEATHER_WIND_1] = { "wind_1", false, 0, 200 },
	[EHR_WEATHER_WIND_2] = { "wind_2", false, 0, 200 },
	[EHR_WEATHER_WIND_3] = { "wind_3", false, 0, 200 },
	[EHR_WEATHER_WIND_4] = { "wind_4", false, 0, 200 },
	[EHR_WEATHER_WIND_5] = { "wind_5", false, 0, 200 },
	[EHR_WEATHER_SECTORS] = { "sectors", true, 4, 360 },
};

static const struct ehr_setting_list setting_list = { "weather_settings.csv",
	setting_info, EHR_WEATHER_SETTINGS };

enum { UPPER, INDEX, STABILITY, COLUMNS };

static const char *const column_name[COLUMNS] = { "upper_knots",
	"net_radiation_index", "stability" };

/* A row of the table of classes. */
struct row {
	double upper;
	int index; /* from 0 */
	char stability;
};

static int read_row(const struct ehr_str cell[COLUMNS], struct row *row,
	struct ehr_err *err)
{
	enum ehr_num_state state;
	double index;

	if (ehr_cell_number(
		    cell[UPPER], column_name[UPPER], &state, &row->upper, err))
		return -1;
	if (state == EHR_NUM_EMPTY)
		row->upper = INFINITY;
	if (ehr_num_read(cell[INDEX], &index) != EHR_NUM_VALUE ||
		floor(index) != index || index < EHR_RADIATION_MIN ||
		index > EHR_RADIATION_MAX)
		return ehr_fail_cell(err, column_name[INDEX], "out_of_range",
			N_("a whole number from -2 to 4"), cell[INDEX]);
	row->index = (int)index - EHR_RADIATION_MIN;
	if (cell[STABILITY].n != 1 || cell[STABILITY].p[0] < 'A' ||
		cell[STABILITY].p[0] > 'F')
		return ehr_fail_cell(err, column_name[STABILITY],
			"unknown_word", N_("a letter from A to F"),
			cell[STABILITY]);
	row->stability = cell[STABILITY].p[0];
	return 0;
}

/* The wind of the row, which is the last one or comes behind it. */
static struct ehr_turner_wind *wind_of(
	struct ehr_weather_rules *self, double upper)
{
	struct ehr_turner_wind *last =
		self->n_winds ? &self->wind[self->n_winds - 1] : NULL;

	if (last && upper <= last->upper_knots)
		return upper < last->upper_knots ? NULL : last;
	if (self->n_winds == EHR_TURNER_WINDS)
		return NULL;
	last = &self->wind[self->n_winds++];
	*last = (struct ehr_turner_wind){ .upper_knots = upper };
	return last;
}

static int add_row(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_weather_rules *self = into;
	struct ehr_turner_wind *wind;
	struct row row;

	if (read_row(cell, &row, err))
		return -1;
	wind = wind_of(self, row.upper);
	if (!wind)
		return ehr_fail_cell(err, column_name[UPPER], "order",
			N_("ascending bounds"), cell[UPPER]);
	if (wind->stability[row.index])
		return ehr_fail_cell(err, column_name[INDEX], "repeated",
			N_("each index once"), cell[INDEX]);
	wind->stability[row.index] = row.stability;
	return 0;
}

static int check_classes(void *into, struct ehr_err *err)
{
	const struct ehr_weather_rules *self = into;

	for (size_t i = 0; i < self->n_winds; i++)
		for (int k = 0; k < EHR_RADIATIONS; k++)
			if (!self->wind[i].stability[k])
				return ehr_fail(err, EHR_FAULT_DATA,
					_("the class of wind up to %g knots "
					  "and index %d is missing"),
					self->wind[i].upper_knots,
					k + EHR_RADIATION_MIN);
	if (self->n_winds == 0 ||
		!isinf(self->wind[self->n_winds - 1].upper_knots))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the last wind must have no upper bound"));
	return 0;
}

static const struct ehr_load_table classes = {
	.builtin = "turner_classes.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_row,
	.end = check_classes,
};

static int check_bounds(const struct ehr_weather_rules *self, const char *path,
	struct ehr_err *err)
{
	const double *value = self->setting;

	for (int i = EHR_WEATHER_WIND_1; i < EHR_WEATHER_WIND_5; i++)
		if (value[i] >= value[i + 1]) {
			ehr_fail(err, EHR_FAULT_DATA,
				_("the setting \"%s\" is not below \"%s\""),
				setting_info[i].name, setting_info[i + 1].name);
			return ehr_err_at(
				err, path ? path : setting_list.builtin, 0);
		}
	return 0;
}

int ehr_weather_rules_open(struct ehr_weather_rules *rules,
	const char *settings_path, const char *classes_path,
	struct ehr_err *err)
{
	*rules = (struct ehr_weather_rules){ 0 };
	if (ehr_settings_read(&setting_list, settings_path, rules->setting,
		    &rules->settings, err) ||
		check_bounds(rules, settings_path, err))
		return -1;
	return ehr_load_rows(&classes, classes_path, rules,
		rules->classes.sha256, &rules->classes.rows, err);
}
