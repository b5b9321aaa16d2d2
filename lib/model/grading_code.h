/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The risk code of an enterprise as a text that anyone can check:
 *
 *   ehrisk-code-1|SCHEME|SOURCE_ID|USCC|LEVEL|CODE|FROM|UNTIL|RULES|SHA|DIGEST
 *
 * RULES is name@version, SHA the first 12 letters of the SHA-256 of the file of
 * rules, and DIGEST the first 16 of the SHA-256 of all that stands before the
 * last bar. Bars, percent signs and control characters in a part are written
 * %7C and so on. The digest tells a mistake or a clumsy change, not a forgery:
 * it holds no secret.
 */
#ifndef EHR_MODEL_GRADING_CODE_H
#define EHR_MODEL_GRADING_CODE_H

#include "base/day.h"
#include "ref/grade_rule.h"

enum {
	EHR_CODE_SCHEME = 1,
	EHR_CODE_SOURCE,
	EHR_CODE_USCC,
	EHR_CODE_LEVEL,
	EHR_CODE_WORD,
	EHR_CODE_FROM,
	EHR_CODE_UNTIL,
	EHR_CODE_RULES,
	EHR_CODE_SHA,
	EHR_CODE_DIGEST,
	EHR_CODE_PARTS
};

struct ehr_grading_code {
	struct ehr_buf payload;
	char digest[17];
	const char *from, *until;
	/* what is the same for all enterprises of a level */
	struct ehr_buf head, tail[EHR_GRADE_LEVELS];
	char day[EHR_GRADE_LEVELS + 1][EHR_DAY_TEXT];
};

/* The code of a level, from today on. rules and today are the same at each call
 * for one code, which is { 0 } at first. */
void ehr_grading_code_make(struct ehr_grading_code *code,
	const struct ehr_grade_rules *rules, enum ehr_grade_level level,
	struct ehr_str source_id, struct ehr_str uscc, long today);
void ehr_grading_code_release(struct ehr_grading_code *code);

enum ehr_code_verdict {
	EHR_CODE_GOOD,
	EHR_CODE_MALFORMED,  /* no such payload */
	EHR_CODE_BAD_DIGEST, /* the digest is another one */
	EHR_CODE_OTHER_CELL, /* another column says something else */
	EHR_CODE_EXPIRED,
	EHR_CODE_NOT_YET,
	EHR_CODE_VERDICTS
};
extern const char *const ehr_code_verdict_word[EHR_CODE_VERDICTS];

/* Cuts a payload into its parts, as they stand, and checks its form, digest and
 * dates. */
enum ehr_code_verdict ehr_grading_code_check(struct ehr_str payload, long today,
	struct ehr_str part[static EHR_CODE_PARTS]);

/* Appends a part with its bars and control characters written as above. */
void ehr_grading_code_put(struct ehr_buf *out, struct ehr_str part);

#endif
