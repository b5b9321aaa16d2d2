/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a failure travels: the callee fills a struct ehr_err with a message fit
 * to print and returns -1; the caller returns it upwards. It is printed once,
 * by ehr_run_finish (app/run.h), which also turns the fault into the status.
 *
 * Invariant: after a function marked EHR_MUST_USE returned -1, fault is not
 * EHR_OK and text is not empty.
 */
#ifndef EHR_BASE_ERR_H
#define EHR_BASE_ERR_H

#include "base/str.h"

#define EHR_MUST_USE __attribute__((warn_unused_result))
#define EHR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/* Messages are translated where they are made: _("...") asks gettext when
 * --lang chose a language, and is the English text otherwise. */
const char *ehr_translate(const char *english) __attribute__((format_arg(1)));
#define _(english) ehr_translate(english)
#define N_(english) english

/* Domain and folder of the translations (gettext's .mo files); lang NULL or
 * "en" switches them off. Called once at start, before any thread. */
void ehr_translate_into(const char *lang, const char *locale_dir);

enum ehr_fault {
	EHR_OK,
	EHR_FAULT_USAGE,  /* status 2: the command line or a profile is wrong */
	EHR_FAULT_DATA,   /* status 2: the input is wrong; may go to rejects */
	EHR_FAULT_SYSTEM, /* status 3: the machine failed */
};

struct ehr_err {
	enum ehr_fault fault;
	char file[256];     /* as the user named it; empty: no place */
	unsigned long line; /* 1 is the first; 0: no line */
	char column[128];   /* name of the column; empty: the whole record */
	char text[768];     /* what is wrong, one line, made visible */
	/* what --rejects writes beside it; word, never translated */
	char reason[32];   /* such as "not_a_number", "ragged" */
	char expected[96]; /* such as "a number" */
	char found[160];   /* the text found, cut to fit at a character */
};

/* Fills *err with the fault and the formatted text; place and reason are
 * emptied. Always -1. A NULL err is allowed. */
int ehr_fail(struct ehr_err *err, enum ehr_fault fault, const char *fmt, ...)
	EHR_PRINTF(3, 4);

/* The same for EHR_FAULT_SYSTEM, with ": " and errno's text appended. */
int ehr_fail_sys(struct ehr_err *err, const char *fmt, ...) EHR_PRINTF(2, 3);

/* A cell that cannot be used: fault EHR_FAULT_DATA, column, reason (a word,
 * for --rejects), expected (a phrase), found. The text becomes
 * "expected EXPECTED, found \"FOUND\"". Always -1. */
int ehr_fail_cell(struct ehr_err *err, const char *column, const char *reason,
	const char *expected, struct ehr_str found);

/* Names the place of an error that has none yet. Always -1. */
int ehr_err_at(struct ehr_err *err, const char *file, unsigned long line);

/* Copies text into out (size bytes, always terminated) with control bytes,
 * bidirectional controls and invalid UTF-8 written as escapes (\n, \x1b,
 * \u202e), cut at a character with "..." if it does not fit. */
void ehr_visible(char *out, size_t size, struct ehr_str text);

#endif
