/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/indicator_path.h"

#include <math.h>

enum { PERCENT = 100 };

const char *const ehr_path_state_word[EHR_PATH_STATES] = {
	[EHR_PATH_NONE] = "",
	[EHR_PATH_REACHED] = "reached",
	[EHR_PATH_ON] = "on_path",
	[EHR_PATH_SLOW] = "slow",
	[EHR_PATH_OFF] = "off_path",
	[EHR_PATH_AWAY] = "away",
};
const char *const ehr_backslide_word[EHR_BACKSLIDES] = {
	[EHR_BACKSLIDE_UNKNOWN] = "",
	[EHR_BACKSLIDE_NO] = "no",
	[EHR_BACKSLIDE_YES] = "yes",
	[EHR_BACKSLIDE_WORSE] = "worse",
};

static const struct ehr_setting setting_info[EHR_PATH_SETTINGS] = {
	[EHR_PATH_ON_FROM] = { "path_on_from", false, 0, 1000 },
	[EHR_PATH_SLOW_FROM] = { "path_slow_from", false, 0, 1000 },
};
static const struct ehr_setting_list list = { "target_settings.csv",
	setting_info, EHR_PATH_SETTINGS };

int ehr_path_settings_open(struct ehr_path_settings *settings, const char *path,
	struct ehr_err *err)
{
	return ehr_settings_read(
		&list, path, settings->value, &settings->table, err);
}

/* The way as levels, whatever the target says. */
struct way {
	double base, target, now; /* levels */
	double sign; /* of what is said: a change is sign (level - base) */
	bool change;
	double years, elapsed;
};

static double number(const struct ehr_decimal *value)
{
	return ehr_decimal_double(value);
}

/* Years from the end of the base year to the value. */
static double elapsed_of(const struct ehr_indicator_value *value, int base_year)
{
	long first = ehr_day_of(value->year, 1, 1);
	long last = ehr_day_of(value->year, 12, 31);

	return value->year - 1 - base_year +
	       (double)(value->day - first + 1) / (double)(last - first + 1);
}

/* Of a change in percent the base is 100. */
static bool find_change(const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result, struct way *way)
{
	const struct ehr_target *target = &indicator->target;
	double reached =
		number(&result->reached.over) / number(&result->reached.under);

	way->change = true;
	way->sign = target->change == EHR_TARGET_INCREASE ? 1 : -1;
	way->base = target->percent    ? PERCENT
		    : result->has_base ? number(&result->base)
				       : 0;
	way->target = way->base + way->sign * number(ehr_verdict_goal(result));
	way->now = way->base + way->sign * reached;
	return true;
}

static bool find_way(const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result, struct way *way)
{
	const struct ehr_target *target = &indicator->target;
	int from = target->base_year;

	if (!result->has_reached || !ehr_verdict_goal(result) || from == 0 ||
		indicator->target_year <= from ||
		target->kind == EHR_TARGET_IS_GRADE ||
		target->kind == EHR_TARGET_IS_MILESTONE ||
		target->kind == EHR_TARGET_IS_EXTERNAL)
		return false;
	way->years = indicator->target_year - from;
	way->elapsed = elapsed_of(result->value, from);
	if (way->elapsed <= 0)
		return false;
	if (result->by_change)
		return find_change(indicator, result, way);
	if (!result->has_base)
		return false;
	way->base = number(&result->base);
	way->target = number(ehr_verdict_goal(result));
	way->now = number(&result->reached.over);
	way->sign = 1;
	return true;
}

/* A level as it is said: the change, or itself. */
static double said(const struct way *way, double level)
{
	return way->change ? way->sign * (level - way->base) : level;
}

static void set_expected(struct ehr_path *path, double expected)
{
	path->has_expected = isfinite(expected);
	path->expected = expected;
}

static void set_pace(struct ehr_path *path, double pace)
{
	path->has_pace = isfinite(pace);
	path->pace = pace;
}

/* Percent of what is expected that was gained; NAN where nothing is. */
static double walk_straight(const struct way *way, struct ehr_path *path)
{
	double gain = (way->target - way->base) * way->elapsed / way->years;
	double left = way->years - way->elapsed;

	set_expected(path, said(way, way->base + gain));
	if (left > 0)
		set_pace(path, (way->change ? way->sign : 1) *
				       (way->target - way->now) / left);
	return gain == 0 ? NAN : PERCENT * (way->now - way->base) / gain;
}

static double walk_by_part(const struct way *way, struct ehr_path *path)
{
	double left = way->years - way->elapsed;
	double needed, done;

	if (way->base <= 0 || way->target <= 0 || way->now <= 0)
		return NAN;
	set_expected(path,
		said(way, way->base * pow(way->target / way->base,
					      way->elapsed / way->years)));
	if (left > 0)
		set_pace(path,
			PERCENT * (pow(way->target / way->now, 1 / left) - 1));
	needed = pow(way->target / way->base, 1 / way->years) - 1;
	done = pow(way->now / way->base, 1 / way->elapsed) - 1;
	return needed == 0 ? NAN : PERCENT * done / needed;
}

static enum ehr_path_state state_of(
	double percent, const struct ehr_path_settings *settings)
{
	const double dust = 1e-9; /* of binary arithmetic */

	if (isnan(percent))
		return EHR_PATH_NONE;
	if (percent >= settings->value[EHR_PATH_ON_FROM] - dust)
		return EHR_PATH_ON;
	if (percent >= settings->value[EHR_PATH_SLOW_FROM] - dust)
		return EHR_PATH_SLOW;
	return percent >= -dust ? EHR_PATH_OFF : EHR_PATH_AWAY;
}

struct ehr_path ehr_indicator_path(const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result, enum ehr_path_kind kind,
	const struct ehr_path_settings *settings)
{
	struct ehr_path path = { 0 };
	struct way way = { 0 };
	double percent = NAN;

	if (find_way(indicator, result, &way))
		percent = kind == EHR_PATH_LINEAR ? walk_straight(&way, &path)
						  : walk_by_part(&way, &path);
	path.state = state_of(percent, settings);
	if (result->reaches) {
		path.state = EHR_PATH_REACHED;
		path.has_pace = false;
	}
	return path;
}

/* Which way is better for the numbers of the values. */
static enum ehr_target_direction better_way(
	const struct ehr_indicator *indicator,
	const struct ehr_indicator_value *value)
{
	return value->form == EHR_VALUE_LEVEL ? indicator->target.direction
					      : EHR_TARGET_UP;
}

enum ehr_backslide ehr_indicator_backslide(
	const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result)
{
	enum ehr_target_direction better;
	int order;

	if (!result->value || !result->before || result->value->other_unit ||
		result->before->other_unit)
		return EHR_BACKSLIDE_UNKNOWN;
	better = better_way(indicator, result->value);
	if (better == EHR_TARGET_NO_DIRECTION)
		return EHR_BACKSLIDE_UNKNOWN;
	order = ehr_decimal_compare(
		&result->value->value, &result->before->value);
	if (better == EHR_TARGET_UP ? order >= 0 : order <= 0)
		return EHR_BACKSLIDE_NO;
	return result->reaches ? EHR_BACKSLIDE_YES : EHR_BACKSLIDE_WORSE;
}
