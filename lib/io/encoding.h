/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which encoding a file is in, and other encodings into UTF-8 by iconv(3),
 * strictly: a byte sequence that is not of the encoding is an error.
 */
#ifndef EHR_IO_ENCODING_H
#define EHR_IO_ENCODING_H

#include "io/table.h"

/* What a file begins with tells its encoding: the length of the byte-order
 * mark, 0 without one. */
size_t ehr_encoding_mark(
	const char *p, size_t n, enum ehr_encoding *encoding, bool *big_endian);

/* Decides between UTF-8 and GB18030 by the whole of the file fd, which must be
 * seekable and is left at its start. Fails if it is neither. */
EHR_MUST_USE int ehr_encoding_decide(int fd, const char *path,
	enum ehr_encoding *encoding, struct ehr_err *err);

struct ehr_decoder;

/* NULL on failure. */
struct ehr_decoder *ehr_decoder_open(
	enum ehr_encoding encoding, bool big_endian, struct ehr_err *err);

/* Decodes from in to out as far as either goes; *used and *made say how far.
 * What is left of in is an incomplete character unless out is full. at is the
 * offset of in in its file, for messages. */
EHR_MUST_USE int ehr_decoder_run(struct ehr_decoder *decoder, struct ehr_str in,
	size_t *used, char *out, size_t room, size_t *made,
	unsigned long long at, struct ehr_err *err);
void ehr_decoder_close(struct ehr_decoder *decoder);

#endif
