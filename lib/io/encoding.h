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

/* A step of decoding: what there is and room for what becomes of it. */
struct ehr_decoding {
	struct ehr_str in;
	unsigned long long at; /* offset of in in its file, for messages */
	char *out;
	size_t room;
	size_t used, made; /* bytes of in and out; set by ehr_decoder_run */
};

/* Decodes as far as in and room go; on failure, up to what is not valid. What is left of in is an incomplete
 * character unless out is full. */
EHR_MUST_USE int ehr_decoder_run(struct ehr_decoder *decoder,
	struct ehr_decoding *step, struct ehr_err *err);
void ehr_decoder_close(struct ehr_decoder *decoder);

#endif
