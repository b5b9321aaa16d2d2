/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of inspections, each table of them from lib/ref/data or a file in
 * its place: inspect_classes, inspect_rates and inspect_weights for the random
 * draw, inspect_duties for what is owed in a year, inspect_steps for the way of
 * a finding, inspect_settings. A table holds several sets of rules, called
 * schemes; one of them is read. Read only once open, so threads may share them.
 */
#ifndef EHR_REF_INSPECT_RULE_H
#define EHR_REF_INSPECT_RULE_H

#include "base/mem.h"
#include "base/num.h"
#include "ref/setting.h"

/* Words of a cell of a table, taken apart. */
struct ehr_inspect_words {
	struct ehr_str *word;
	size_t n;
};
bool ehr_inspect_words_have(
	const struct ehr_inspect_words *words, struct ehr_str text);

enum { EHR_INSPECT_YEAR_MONTHS = 12 };

/* A class of the draw. */
struct ehr_inspect_rate {
	const char *name;
	bool pool;  /* may be drawn */
	bool again; /* also if visited in the year already */
	bool has_rate, has_units;
	struct ehr_short_decimal rate,
		units; /* a share; units for each inspector */
	long months;   /* in so much time */
	bool memory;   /* the row was written from memory */
};

/* Enterprises whose cell is one of the words are of the class. */
struct ehr_inspect_class {
	const char *column;
	struct ehr_inspect_words words;
	bool needed;
	size_t rate; /* index of the class */
	bool memory;
};

/* Multiplies the weight: of a cell, or of records of a kind. */
struct ehr_inspect_weight {
	bool records;
	const char *name;
	struct ehr_inspect_words words;
	long least, months, times;
};

enum ehr_inspect_duty_kind {
	EHR_DUTY_VISIT,
	EHR_DUTY_SAMPLE,
	EHR_DUTIES,
};
extern const char *const ehr_inspect_duty_word[EHR_DUTIES];

struct ehr_inspect_duty {
	const char *column;
	struct ehr_inspect_words words;
	bool needed;
	enum ehr_inspect_duty_kind kind;
	long times; /* a year */
	bool memory;
};

struct ehr_inspect_step {
	const char *name;
	struct ehr_inspect_words after; /* none: it begins */
	bool has_days, final;
	long days;
	bool memory;
};

enum ehr_inspect_setting {
	EHR_INSPECT_SEATS, /* inspectors of a visit */
	EHR_INSPECT_PAIR_MONTHS,
	EHR_INSPECT_WEIGHT_MOST,
	EHR_INSPECT_SETTINGS,
};

/* The tables, in the order of ehr_inspect_table_name. */
enum ehr_inspect_table {
	EHR_INSPECT_CLASSES,
	EHR_INSPECT_RATES,
	EHR_INSPECT_WEIGHTS,
	EHR_INSPECT_DUTIES,
	EHR_INSPECT_STEPS,
	EHR_INSPECT_TABLES,
};
extern const char *const ehr_inspect_table_name[EHR_INSPECT_TABLES];

struct ehr_inspect_rules {
	const char *scheme;
	struct ehr_inspect_class *classes;
	struct ehr_inspect_rate *rate;
	struct ehr_inspect_weight *weight;
	struct ehr_inspect_duty *duty;
	struct ehr_inspect_step *step;
	size_t n[EHR_INSPECT_TABLES];
	double setting[EHR_INSPECT_SETTINGS];
	/* for the manifest */
	struct ehr_setting_table table[EHR_INSPECT_TABLES], settings;
	struct ehr_arena arena;
};

/* Reads the scheme's rows of one table into rules, which was { 0 } at first;
 * the rates before the classes. path NULL: the built-in table. Fails
 * (EHR_FAULT_DATA) on a row that cannot be used, and (EHR_FAULT_USAGE) where the
 * table has no row of the scheme, unless it is that of the weights. */
EHR_MUST_USE int ehr_inspect_rules_read(struct ehr_inspect_rules *rules,
	enum ehr_inspect_table table, const char *scheme, const char *path,
	struct ehr_err *err);
EHR_MUST_USE int ehr_inspect_settings_read(
	struct ehr_inspect_rules *rules, const char *path, struct ehr_err *err);
void ehr_inspect_rules_release(struct ehr_inspect_rules *rules);

#endif
