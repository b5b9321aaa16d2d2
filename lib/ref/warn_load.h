/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of warnings from their YAML document: every key known, every level there
 * once, every action told. For ref/warn_rule.c.
 */
#ifndef EHR_REF_WARN_LOAD_H
#define EHR_REF_WARN_LOAD_H

#include "io/yaml.h"
#include "ref/warn_rule.h"

/* Fills the empty *rules. Fails (EHR_FAULT_USAGE) with file, line and key. */
EHR_MUST_USE int ehr_warn_load(struct ehr_warn_rules *rules,
	const struct ehr_yaml *root, struct ehr_err *err);

/* Fails unless text, which may have {names} in it, has only known ones. */
EHR_MUST_USE int ehr_warn_check_text(const struct ehr_yaml *map,
	const char *key, const char *text, struct ehr_err *err);

/* What messages can name: {station} {time} {level} {value} {peak} {hours}
 * {opened} {lead} {from} {until}. */
enum ehr_warn_name {
	EHR_WARN_STATION,
	EHR_WARN_TIME,
	EHR_WARN_LEVEL,
	EHR_WARN_VALUE,
	EHR_WARN_PEAK,
	EHR_WARN_HOURS,
	EHR_WARN_OPEN_SINCE,
	EHR_WARN_LEAD,
	EHR_WARN_FROM,
	EHR_WARN_UNTIL,
	EHR_WARN_NAMES
};
extern const char *const ehr_warn_name_word[EHR_WARN_NAMES];

/* The name at the start of text, as "{station}"; EHR_WARN_NAMES if there is
 * none; *n is its length with the braces. */
enum ehr_warn_name ehr_warn_name_at(const char *text, size_t *n);

#endif
