/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/file.h"

#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <unistd.h>

enum { PIECE = 1 << 16 };

int ehr_file_named(const char *path, struct ehr_err *err)
{
	if (*path)
		return 0;
	return ehr_fail(
		err, EHR_FAULT_USAGE, _("the name of a file to read is empty"));
}

static int read_named(
	const char *path, size_t max, struct ehr_buf *buf, struct ehr_err *err)
{
	bool own = strcmp(path, "-") != 0;
	int fd = own ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	size_t start = buf->n;
	ssize_t got = fd < 0 ? -1 : 1;

	while (got > 0 && buf->n - start <= max) {
		ehr_buf_grow(buf, PIECE);
		got = read(fd, buf->p + buf->n, PIECE);
		if (got > 0)
			buf->n += (size_t)got;
		else if (got < 0 && errno == EINTR)
			got = 1;
	}
	if (got < 0)
		ehr_fail_sys(err, _("cannot read %s"), path);
	if (own && fd >= 0)
		close(fd);
	if (got < 0)
		return -1;
	if (buf->n - start > max)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("%s is larger than %zu bytes"), path, max);
	return 0;
}

int ehr_file_read(
	const char *path, size_t max, struct ehr_buf *buf, struct ehr_err *err)
{
	return ehr_file_named(path, err) ? -1 : read_named(path, max, buf, err);
}

void ehr_sha256(struct ehr_str bytes, char hex[static 65])
{
	unsigned char raw[EHR_SHA256_BYTES];

	ehr_sha256_raw(bytes, raw);
	ehr_sha256_hex(raw, hex);
}

void ehr_sha256_raw(
	struct ehr_str bytes, unsigned char raw[static EHR_SHA256_BYTES])
{
	struct sha256_ctx sha;

	sha256_init(&sha);
	sha256_update(&sha, bytes.n, (const uint8_t *)bytes.p);
	sha256_digest(&sha, EHR_SHA256_BYTES, raw);
}

void ehr_sha256_hex(
	const unsigned char raw[static EHR_SHA256_BYTES], char hex[static 65])
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < EHR_SHA256_BYTES; i++) {
		hex[2 * i] = digit[raw[i] >> 4];
		hex[2 * i + 1] = digit[raw[i] & 15];
	}
	hex[64] = 0;
}

int ehr_file_write(const char *path, struct ehr_str bytes, struct ehr_err *err)
{
	struct ehr_output *out = ehr_output_open(path, false, err);

	if (out == NULL)
		return -1;
	if (ehr_output_write(out, bytes.p, bytes.n, err) == 0)
		return ehr_output_commit(out, err);
	ehr_output_abandon(out);
	return -1;
}
