/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GB18030 into UTF-8. iconv(3) says what each character is, once; characters of
 * two bytes are then looked up, and ASCII is copied.
 */
#ifndef EHR_IO_GB18030_H
#define EHR_IO_GB18030_H

#include "base/str.h"

struct ehr_gb18030;

/* NULL, with errno set, if iconv does not know the encoding. */
struct ehr_gb18030 *ehr_gb18030_open(void);
void ehr_gb18030_close(struct ehr_gb18030 *decoder);

/* Decodes whole characters of in to out, as far as in and room go; *used bytes
 * of in became *made. False: what stands behind them is not GB18030. Otherwise
 * what is left of in is an incomplete character, unless out has less room than
 * EHR_GB18030_LONGEST. */
enum { EHR_GB18030_LONGEST = 4 }; /* bytes of a character, in and out */
bool ehr_gb18030_decode(struct ehr_gb18030 *decoder, struct ehr_str in,
	char *out, size_t room, size_t *used, size_t *made);

/* The same without output: are the bytes GB18030, as far as they are whole? */
bool ehr_gb18030_check(
	struct ehr_gb18030 *decoder, struct ehr_str in, size_t *used);

#endif
