/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tokens of JSON (RFC 8259) in bytes. Writing one: ehr_json_put
 * (io/writer.h); bytes that are not UTF-8 become U+FFFD there.
 */
#ifndef EHR_IO_JSON_TEXT_H
#define EHR_IO_JSON_TEXT_H

#include <stdbool.h>

#include "base/str.h"

/* Bytes up to the quote that ends the text which begins at p (behind its first
 * quote); *escaped: there is a backslash among them. -1 if it is not a text of
 * strict JSON, or holds an escaped NUL or half of a surrogate pair; *why then
 * says what is wrong (a message to be translated). */
long ehr_json_scan_text(
	const char *p, const char *end, bool *escaped, const char **why);

/* Bytes of the number at p; 0 if there is none. */
size_t ehr_json_scan_number(const char *p, const char *end);

/* Writes the text between its quotes, which was scanned before, to out without
 * its escapes; never longer than raw. The length. */
size_t ehr_json_unescape(char *out, struct ehr_str raw);

#endif
