/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a concentration is made of samples: which upper limit of the mean fits
 * which sample (data/epc_rules.csv), and the numbers beside it
 * (data/epc_settings.csv). Read only once open, so threads may share them.
 */
#ifndef EHR_REF_EPC_RULE_H
#define EHR_REF_EPC_RULE_H

#include "ref/setting.h"

enum ehr_epc_setting {
	EHR_EPC_TEST_LEVEL,
	EHR_EPC_SHAPIRO_MOST,
	EHR_EPC_MIN_RESULTS,
	EHR_EPC_MIN_DETECTS,
	EHR_EPC_DUPLICATES_MOST,
	EHR_EPC_RESAMPLES,
	EHR_EPC_SEED,
	EHR_EPC_SERIES_LEVEL,
	EHR_EPC_HOURS_PER_DAY,
	EHR_EPC_DAYS_PER_MONTH,
	EHR_EPC_DAYS_PER_FEBRUARY,
	EHR_EPC_DAYS_PER_YEAR,
	EHR_EPC_MONTHS_PER_YEAR,
	EHR_EPC_SETTINGS,
};

enum ehr_epc_distribution {
	EHR_EPC_CONSTANT,
	EHR_EPC_NORMAL,
	EHR_EPC_GAMMA,
	EHR_EPC_LOGNORMAL,
	EHR_EPC_OTHER,
	EHR_EPC_DISTRIBUTIONS,
};
extern const char *const ehr_epc_distribution_word[EHR_EPC_DISTRIBUTIONS];

/* A row of the table of rules: it is for samples with or without non-detects,
 * of the distribution (EHR_EPC_DISTRIBUTIONS: any), with the spread (the
 * standard deviation of the logarithms) and the number of results from the one
 * bound to below the other. */
struct ehr_epc_rule {
	const char *rule; /* its name */
	bool nondetects;
	enum ehr_epc_distribution distribution;
	double spread_from, spread_below, n_from, n_below;
	const char *method;
	bool memory; /* nobody looked it up */
};

struct ehr_epc_rules;

/* The built-in tables, or the files at the paths that are not NULL. Fails
 * (EHR_FAULT_DATA) on a setting that is missing, unknown or there twice, or not
 * in its range, on an unknown word, and on bounds in the wrong order. NULL on
 * failure. */
struct ehr_epc_rules *ehr_epc_rules_open(
	const char *rules_path, const char *settings_path, struct ehr_err *err);
void ehr_epc_rules_close(struct ehr_epc_rules *rules);

double ehr_epc_setting(
	const struct ehr_epc_rules *rules, enum ehr_epc_setting setting);

/* The first rule that fits; NULL: none does. */
const struct ehr_epc_rule *ehr_epc_rules_find(const struct ehr_epc_rules *rules,
	bool nondetects, enum ehr_epc_distribution distribution, double spread,
	double n);

/* All rules, in order. */
size_t ehr_epc_rules_count(const struct ehr_epc_rules *rules);
const struct ehr_epc_rule *ehr_epc_rules_at(
	const struct ehr_epc_rules *rules, size_t i);

/* For the manifest: of the rules, and of the settings. */
struct ehr_setting_table ehr_epc_rules_table(const struct ehr_epc_rules *rules);
struct ehr_setting_table ehr_epc_settings_table(
	const struct ehr_epc_rules *rules);

#endif
