/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef EHR_BASE_UTF8_H
#define EHR_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/* Bytes of the character at p (1 to 4; n bytes are there), 0 if invalid. */
size_t ehr_utf8_len(const char *p, size_t n);

/* The same, and the code point. */
size_t ehr_utf8_read(const char *p, size_t n, uint32_t *code);

/* Appends the character to out (4 bytes of room); its length. */
size_t ehr_utf8_write(char *out, uint32_t code);

/* Offset of the first byte that is not valid UTF-8, or is NUL; n if none. */
size_t ehr_utf8_check(const char *p, size_t n);

#endif
