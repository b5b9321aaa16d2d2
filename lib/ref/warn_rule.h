/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules by which warnings are opened, raised, lowered and closed, one YAML file,
 * built in under data/rules/ or the user's own, through the same checks.
 *
 *   kind        warning
 *   name, version, title_en, title_zh, note
 *   step        how far apart the rows are that they are written for: hour, day
 *               or any
 *   value       column whose peak is told and that --value can replace
 *   open_above  a value above it is told in texts as this and a plus, such as
 *               10+; may be left out
 *   lead        column that says what drives the value; may be left out
 *   gap_hours   so many hours without a value in a row neither lengthen nor break
 *               anything
 *   lost_hours  after so many hours without any value a warning is closed
 *   levels      mildest first: id, level, text_en, text_zh, colour, source,
 *               status, raise, lower
 *   messages    action, level (may be left out: any), audience (may be left out:
 *               all), text_en, text_zh; the first that fits is taken
 *
 * raise is a list of ways of which one is enough, each a condition or a list of
 * conditions that must all hold; lower is a list of conditions that must all
 * hold. A condition is COLUMN RELATION NUMBER [for HOURS] [once]: it has held for
 * so many hours in a row (1 if not said); once: at some time since the first
 * condition of its way began to hold, instead of now.
 *
 * Invariants once open: each level is there once; every way begins with a
 * condition without once; every action but lost has a message for every level
 * and audience.
 */
#ifndef EHR_REF_WARN_RULE_H
#define EHR_REF_WARN_RULE_H

#include "base/err.h"
#include "base/mem.h"

#define EHR_WARN_KIND "warning"

enum ehr_warn_step { EHR_WARN_HOUR, EHR_WARN_DAY, EHR_WARN_ANY };

enum ehr_warn_action {
	EHR_WARN_OPENED,
	EHR_WARN_RAISED,
	EHR_WARN_LOWERED,
	EHR_WARN_CLOSED,
	EHR_WARN_LOST, /* of messages: closed for want of data */
	EHR_WARN_ACTIONS
};
extern const char *const ehr_warn_action_word[EHR_WARN_ACTIONS];

enum ehr_warn_audience {
	EHR_WARN_GENERAL,
	EHR_WARN_SENSITIVE,
	EHR_WARN_AUDIENCES
};
extern const char *const ehr_warn_audience_word[EHR_WARN_AUDIENCES];

enum ehr_warn_relation {
	EHR_WARN_LESS,
	EHR_WARN_AT_MOST,
	EHR_WARN_MORE,
	EHR_WARN_AT_LEAST
};

struct ehr_warn_term {
	size_t column; /* of the rules */
	enum ehr_warn_relation relation;
	double bound;
	long hours; /* 1 or more */
	bool once;
};

/* Terms that must all hold: n of those of the rules, from first on. */
struct ehr_warn_way {
	size_t first, n;
};

struct ehr_warn_level {
	const char *id, *level, *text_en, *text_zh, *colour;
	const char *source, *status;
	struct ehr_warn_way *raise;
	size_t n_raise;
	struct ehr_warn_way lower;
};

struct ehr_warn_message {
	enum ehr_warn_action action;
	long level;    /* index; -1: any */
	long audience; /* enum ehr_warn_audience; -1: all */
	const char *text_en, *text_zh;
};

struct ehr_warn_rules {
	const char *name, *version, *title_en, *title_zh;
	enum ehr_warn_step step;
	long gap_hours, lost_hours;
	double open_above;   /* NAN: none */
	const char *lead;    /* column, or NULL */
	const char **column; /* that conditions ask for; the first is value */
	size_t n_columns;
	struct ehr_warn_term *term;
	size_t n_terms;
	struct ehr_warn_level *level;
	size_t n_levels;
	struct ehr_warn_message *message;
	size_t n_messages;
	/* how it came */
	const char *path;  /* as the user named it; NULL: built in */
	const char *label; /* name@version */
	char sha256[65];   /* of the file's bytes */
	struct ehr_arena arena;
};

/* The built-in rules of that name, or the file if the name has a slash or ends
 * in .yaml or .yml. Fails (EHR_FAULT_USAGE) with file, line and key. NULL on
 * failure. */
struct ehr_warn_rules *ehr_warn_rules_open(
	const char *name, struct ehr_err *err);
/* The same from bytes, called file in messages. */
struct ehr_warn_rules *ehr_warn_rules_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err);
void ehr_warn_rules_close(struct ehr_warn_rules *rules); /* or NULL */

/* The message of an action, that of EHR_WARN_CLOSED where EHR_WARN_LOST has none
 * of its own; level is what it leads to, of both what
 * it was before. */
const struct ehr_warn_message *ehr_warn_message(
	const struct ehr_warn_rules *rules, enum ehr_warn_action action,
	size_t level, enum ehr_warn_audience audience);

#endif
