/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is an indicator on its way: what the path from its base to its target expects at
 * the time of the value, and what the years left would need. Straight, or by the
 * same part each year (which needs numbers above 0). Where a change is the target,
 * all is said of the change.
 *
 * The state compares what was gained since the base with what the path expects,
 * straight, or the yearly rates of both; its bounds stand in
 * data/target_settings.csv.
 */
#ifndef EHR_MODEL_INDICATOR_PATH_H
#define EHR_MODEL_INDICATOR_PATH_H

#include "model/indicator_verdict.h"
#include "ref/setting.h"

enum ehr_path_kind { EHR_PATH_LINEAR, EHR_PATH_GEOMETRIC };

enum ehr_path_state {
	EHR_PATH_NONE, /* not known */
	EHR_PATH_REACHED,
	EHR_PATH_ON,
	EHR_PATH_SLOW,
	EHR_PATH_OFF,
	EHR_PATH_AWAY, /* worse than the base */
	EHR_PATH_STATES
};
extern const char *const ehr_path_state_word[EHR_PATH_STATES]; /* "" NONE */

enum ehr_path_setting {
	EHR_PATH_ON_FROM,
	EHR_PATH_SLOW_FROM,
	EHR_PATH_SETTINGS
};

struct ehr_path_settings {
	double value[EHR_PATH_SETTINGS]; /* percent of what is expected */
	struct ehr_setting_table table;
};

/* The built-in table, or the file at path. */
EHR_MUST_USE int ehr_path_settings_open(struct ehr_path_settings *settings,
	const char *path, struct ehr_err *err);

struct ehr_path {
	bool has_expected, has_pace;
	double expected;
	/* a year: in the unit, or geometric in percent of the level */
	double pace;
	enum ehr_path_state state;
};

struct ehr_path ehr_indicator_path(const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result, enum ehr_path_kind kind,
	const struct ehr_path_settings *settings);

/* Against the value before it. */
enum ehr_backslide {
	EHR_BACKSLIDE_UNKNOWN,
	EHR_BACKSLIDE_NO,
	EHR_BACKSLIDE_YES,   /* the target is reached, but it was better */
	EHR_BACKSLIDE_WORSE, /* it is not, and it was better */
	EHR_BACKSLIDES
};
extern const char *const ehr_backslide_word[EHR_BACKSLIDES]; /* "" UNKNOWN */
enum ehr_backslide ehr_indicator_backslide(
	const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result);

#endif
