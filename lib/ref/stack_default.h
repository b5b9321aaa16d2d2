/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands for stacks that nobody told, and which numbers of a stack cannot
 * be true, from data/stack_defaults.csv.
 */
#ifndef EHR_REF_STACK_DEFAULT_H
#define EHR_REF_STACK_DEFAULT_H

#include "ref/setting.h"

enum ehr_stack_setting {
	EHR_STACK_AREA_HEIGHT, /* m, of the low area source */
	EHR_STACK_AREA_WIDTH,  /* m, its side */
	/* numbers beyond these are no measures of a stack */
	EHR_STACK_HEIGHT_MAX,   /* m */
	EHR_STACK_DIAMETER_MAX, /* m */
	EHR_STACK_VELOCITY_MAX, /* m/s */
	EHR_STACK_TEMP_MIN,     /* K; below, it will be degrees Celsius */
	EHR_STACK_TEMP_MAX,     /* K */
	EHR_STACK_HOURS_MAX,    /* h/a */
	EHR_STACK_APART,        /* m; outlets of one source that lie farther
	                           apart are told */
	EHR_STACK_SETTINGS,
};

struct ehr_stack_defaults {
	double setting[EHR_STACK_SETTINGS];
	struct ehr_setting_table table;
};

/* The built-in table, or the file at path (NULL: built in). Fails as
 * ehr_settings_read. */
EHR_MUST_USE int ehr_stack_defaults_open(struct ehr_stack_defaults *defaults,
	const char *path, struct ehr_err *err);

#endif
