/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Codes that identify enterprises and what they do: unified social credit codes
 * (GB 32100-2015), organisation codes (GB 11714-1997), numbers of discharge
 * permits (HJ 608-2017), industries (GB/T 4754) and administrative divisions
 * (GB/T 2260).
 *
 * Blanks inside, full-width letters, quotes, an apostrophe in front, ="...",
 * small letters and a decimal part of zeros are ways of writing; the normal form
 * has none of them. What a spreadsheet made of a code (9.13302E+17; a tail of
 * zeros that fails the check; a zero lost in front) is told, never repaired, but
 * for that of an industry.
 */
#ifndef EHR_REF_CODE_H
#define EHR_REF_CODE_H

#include "base/err.h"

enum ehr_code_state {
	EHR_CODE_OK,
	EHR_CODE_EMPTY,
	EHR_CODE_BAD_FORM,  /* length or letters */
	EHR_CODE_BAD_CHECK, /* the right form with a wrong check character */
	EHR_CODE_DAMAGED,   /* by a spreadsheet */
};

enum { EHR_CODE_MAX = 31 };

struct ehr_code {
	char text[EHR_CODE_MAX + 1]; /* normal form for EHR_CODE_OK, else "" */
	bool changed;    /* other than the cell, blanks at its ends aside */
	bool padded;     /* a lost zero was put back in front */
	bool excepted;   /* fails the check, but is known to be in use */
	bool substitute; /* H9...: of a unit without a credit code */
};

/* Codes that are in use although their check fails: data/code_exceptions.csv */
struct ehr_code_exceptions;

/* The built-in table, or the file at path. NULL on failure. Read only once
 * open: threads may share it. */
struct ehr_code_exceptions *ehr_code_exceptions_open(
	const char *path, struct ehr_err *err);
void ehr_code_exceptions_close(struct ehr_code_exceptions *exceptions);
const char *ehr_code_exceptions_sha256(
	const struct ehr_code_exceptions *exceptions);
size_t ehr_code_exceptions_rows(const struct ehr_code_exceptions *exceptions);

/* Each reads text into *code. exceptions may be NULL. */

/* Unified social credit code: 18 of the figures and letters without I, O, S, V
 * and Z; the third to the eighth are figures. The last is the check: (31 - sum)
 * mod 31, the sum of the others' values (figures, then letters in order: 0 to
 * 30), the i-th times 3^(i-1) mod 31. GB 32100-2015, 4.2; its example:
 * 91350100M000100Y43, sum 1640 = 52 * 31 + 28, so 3. Zeros alone pass, and are
 * damaged (one of the numbers that end in 000) all the same.
 *
 * Also takes what HJ 608 puts in its place for a unit that has none: H9, six
 * figures of the division, 0000 and five figures or the organisation code, and
 * a small letter other than i and o, whose meaning as a check is not known. */
enum ehr_code_state ehr_code_uscc(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code);

/* The organisation code inside a good unified social credit code (places 9 to
 * 17), in *organisation. False if there is none: the code is excepted or a
 * substitute, or that part fails its own check. */
bool ehr_code_uscc_organisation(
	const struct ehr_code *uscc, struct ehr_code *organisation);

/* Organisation code: 8 figures or letters and the check, with or without a
 * hyphen between; normal form without. The check is 11 - (sum mod 11), 10
 * written X and 11 written 0; the sum is that of the values (A to Z: 10 to 35)
 * times 3, 7, 9, 10, 5, 8, 4, 2. GB 11714-1997, 2.1.2. Zeros alone pass and are
 * refused. Temporary codes of the statistics (four figures of the division, G,
 * three figures) are good too. */
enum ehr_code_state ehr_code_organisation(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code);

/* Permit number: the credit code or its substitute, three figures for the site
 * and a letter or figure. A draft called the last one a check without saying how
 * it is made; in HJ 608-2017 it is a mark (P in the examples of annex A), so
 * only the credit code is checked. */
enum ehr_code_state ehr_code_permit(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code);

/* Industry: a class of four figures; a letter of the section in front is
 * dropped. Three figures get back the zero that a spreadsheet took (112 becomes
 * 0112) if divisions 01 to 09 have such a class (data/industry_codes.csv);
 * other codes of two or three figures are those of a division or group. */
enum ehr_code_state ehr_code_industry(
	struct ehr_str text, struct ehr_code *code);

/* Administrative division: 6, 9 or 12 figures. */
enum ehr_code_state ehr_code_division(
	struct ehr_str text, struct ehr_code *code);

#endif
