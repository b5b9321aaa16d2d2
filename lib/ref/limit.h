/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Limits of Chinese standards for soil, water and air, from
 * data/limit_standards.csv and data/limits.csv, and what the standards say
 * beside them (ref/limit_rule.h). A limit holds for what its cells say; an empty
 * one says nothing.
 */
#ifndef EHR_REF_LIMIT_H
#define EHR_REF_LIMIT_H

#include <limits.h>
#include <stdint.h>

#include "base/mem.h"
#include "ref/limit_rule.h"

enum ehr_limit_kind {
	EHR_LIMIT_SCREENING,
	EHR_LIMIT_INTERVENTION,
	EHR_LIMIT_CLASS,
	EHR_LIMIT_SOURCE_AREA,
	EHR_LIMIT_LIMIT,
	EHR_LIMIT_MINIMUM_RESIDUAL,
	EHR_LIMIT_CONCENTRATION,
	EHR_LIMIT_REFERENCE,
	EHR_LIMIT_DISCHARGE,
	EHR_LIMIT_RATE,
	EHR_LIMIT_TWA,
	EHR_LIMIT_STEL,
	EHR_LIMIT_MAC,
	EHR_LIMIT_KINDS
};
extern const char *const ehr_limit_kind_word[EHR_LIMIT_KINDS];

enum ehr_limit_op {
	EHR_LIMIT_AT_MOST,
	EHR_LIMIT_BELOW,
	EHR_LIMIT_AT_LEAST,
	EHR_LIMIT_RANGE,      /* from low to value, both included */
	EHR_LIMIT_UNDETECTED, /* must not be detected */
	EHR_LIMIT_TEXT,       /* no number; the note says what */
	EHR_LIMIT_OPS
};
/* "<=", "<", ">=", "range", "ND", "text". */
extern const char *const ehr_limit_op_word[EHR_LIMIT_OPS];

/* Classes of waters from the best, and grades of discharges, which are 1 to
 * 3. */
enum { EHR_LIMIT_CLASSES = 5, EHR_LIMIT_NO_CLASS = 0 };
extern const char *const ehr_limit_class_word[EHR_LIMIT_CLASSES + 1];

/* Days that are not limited. */
#define EHR_LIMIT_ALWAYS LONG_MAX

struct ehr_limit_standard {
	const char *name;   /* gb36600-2018 */
	const char *family; /* gb36600: all editions of it */
	const char *number, *edition, *title_zh, *title_en;
	long from, to;     /* base/day; to EHR_LIMIT_ALWAYS: still in force */
	int classes;       /* with limits, from I on; 0: it has no classes */
	const char *worst; /* the class of what none of them allows */
	bool binding;
	const char *status;
	size_t rows, memory; /* limits, and those of them from memory */
};

struct ehr_limit {
	size_t standard;
	const char *clause;
	long from, to;
	const char *point_type; /* as in takes of a place */
	enum ehr_limit_kind kind;
	int class_from, class_to; /* EHR_LIMIT_NO_CLASS: of no class */
	bool grade;               /* they are 1 to 3, no classes of water */
	const char *area, *averaging;
	const char *ph_above, *ph_to; /* numbers or "" */
	const char *land;             /* words, blanks between */
	const char *water_body;
	const char *altitude_above_m, *altitude_to_m, *stack_height_m;
	const char *condition; /* words that must all be given */
	const char *zh, *en;
	struct ehr_str key_zh, key_en; /* ref/alias_key.h, small letters */
	uint64_t cas;                  /* packed; 0: none */
	enum ehr_limit_op op;
	const char *low, *value; /* numbers, or "" where op has none */
	const char *unit, *source, *note;
	bool memory;        /* nobody looked it up */
	const char *status; /* read, secondary, memory */
};

struct ehr_limits {
	struct ehr_arena arena;
	struct ehr_limit_standard *standard;
	size_t n_standards;
	struct ehr_limit *limit; /* in the order of the table */
	size_t n, cap;
	struct ehr_limit_rules rules;
	/* for the manifest: standards, limits */
	char sha256[2][65];
	size_t rows[2];
};

/* Files in place of the built-in tables; NULL: built in. */
struct ehr_limit_paths {
	const char *standards, *limits;
	struct ehr_limit_rule_paths rules;
};

/* What it has is empty on failure. Fails (EHR_FAULT_DATA, with file, line and
 * column) on words, numbers, days and CAS numbers that are none. Read only once
 * it is read: threads may share it. */
EHR_MUST_USE int ehr_limits_read(struct ehr_limits *limits,
	const struct ehr_limit_paths *paths, struct ehr_err *err);
void ehr_limits_release(struct ehr_limits *limits);

/* The name of the edition or family; -1: there is none. */
long ehr_limits_standard(const struct ehr_limits *limits, struct ehr_str name);
bool ehr_limits_family(const struct ehr_limits *limits, struct ehr_str name);

/* I to V, or 1 to 3: its number; -1: neither. *grade tells them apart. */
int ehr_limit_class(struct ehr_str text, bool *grade);

#endif
