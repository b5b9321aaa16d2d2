/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Codes that identify enterprises and what they do: unified social credit codes
 * (GB 32100-2015), organisation codes (GB 11714-1997), numbers of discharge
 * permits (HJ 608-2017), industries (GB/T 4754) and administrative divisions.
 *
 * Blanks inside, full-width letters, a leading apostrophe, ="..." and lower case
 * letters are forms of writing; the normal form has none of them. What a
 * spreadsheet made of a code (9.13302E+17, or a tail of zeros that fails the
 * check) is told, never repaired.
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
	bool changed;                /* other than the cell, blanks at the ends
					aside */
	bool padded;                 /* a lost zero was put back in front */
	bool excepted;               /* wrong check, but known to be in use */
};

/* Codes that are in use although their check fails. */
struct ehr_code_exceptions;

/* The built-in table, or the file at path. NULL on failure. */
struct ehr_code_exceptions *ehr_code_exceptions_open(
	const char *path, struct ehr_err *err);
void ehr_code_exceptions_close(struct ehr_code_exceptions *exceptions);
const char *ehr_code_exceptions_sha256(
	const struct ehr_code_exceptions *exceptions);
size_t ehr_code_exceptions_rows(const struct ehr_code_exceptions *exceptions);

/* Each reads text into *code. exceptions may be NULL. */

/* Unified social credit code: 18 characters. */
enum ehr_code_state ehr_code_uscc(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code);

/* The organisation code inside a good unified social credit code (places 9 to
 * 17), in *organisation. False if that part fails its own check. */
bool ehr_code_uscc_organisation(
	const struct ehr_code *uscc, struct ehr_code *organisation);

/* Organisation code: 8 characters and a check character; normal form without
 * hyphen. Temporary codes of the census (four digits of the area, G, three
 * digits, no check) are good too. */
enum ehr_code_state ehr_code_organisation(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code);

/* Permit number: 22 characters. */
enum ehr_code_state ehr_code_permit(struct ehr_str text,
	const struct ehr_code_exceptions *exceptions, struct ehr_code *code);

/* Industry: a class of four digits; a letter of the section in front is
 * dropped. Three digits get back the zero that a spreadsheet took (112 becomes
 * 0112) where divisions 01 to 09 have such a class; other codes of two or three
 * digits are those of a division or group. */
enum ehr_code_state ehr_code_industry(
	struct ehr_str text, struct ehr_code *code);

/* Administrative division: 6 digits, or 12 with the village. */
enum ehr_code_state ehr_code_division(
	struct ehr_str text, struct ehr_code *code);

#endif
