/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small files whole.
 */
#ifndef EHR_IO_FILE_H
#define EHR_IO_FILE_H

#include "base/err.h"

/* Fails (EHR_FAULT_USAGE) if the name is empty, which no file has. */
EHR_MUST_USE int ehr_file_named(const char *path, struct ehr_err *err);

/* Appends the file ("-": standard input) to buf; more than max bytes is an
 * EHR_FAULT_USAGE. */
EHR_MUST_USE int ehr_file_read(
	const char *path, size_t max, struct ehr_buf *buf, struct ehr_err *err);

/* Writes a file that appears whole or not at all. */
EHR_MUST_USE int ehr_file_write(
	const char *path, struct ehr_str bytes, struct ehr_err *err);

/* SHA-256 of bytes as 64 letters and a NUL. */
void ehr_sha256(struct ehr_str bytes, char hex[static 65]);

/* The same as bytes, and those as letters. */
enum { EHR_SHA256_BYTES = 32 };
void ehr_sha256_raw(
	struct ehr_str bytes, unsigned char raw[static EHR_SHA256_BYTES]);
void ehr_sha256_hex(
	const unsigned char raw[static EHR_SHA256_BYTES], char hex[static 65]);

#endif
