/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_TMPFILE */
#include "io/source.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/encoding.h"
#include "io/file.h"
#include "io/plotfile.h"

enum { RAW_BYTES = 1 << 16, LONGEST_MARK = 4, LONGEST_CHARACTER = 4 };

struct ehr_source {
	int fd; /* -1: memory */
	struct ehr_str memory;
	const char *path;
	enum ehr_encoding encoding;
	struct ehr_decoder *decoder;
	char *raw; /* bytes read but not given yet: the head, or to decode */
	size_t raw_n, raw_at;
	char few[LONGEST_CHARACTER]; /* decoded, where there was no room */
	size_t few_n;
	unsigned long long bytes, decoded;
	bool digest, end, small;
	bool plotfiles; /* may it be one? */
	struct ehr_plotfile plotfile;
	struct sha256_ctx sha;
};

static int fail_read(struct ehr_source *source, struct ehr_err *err)
{
	return ehr_fail_sys(err, _("cannot read %s"),
		source->fd == STDIN_FILENO ? _("standard input")
					   : source->path);
}

/* One read(2); counted and digested. */
static long read_raw(
	struct ehr_source *source, char *p, size_t n, struct ehr_err *err)
{
	ssize_t got;

	do {
		got = read(source->fd, p, n);
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		return fail_read(source, err);
	source->bytes += (unsigned long long)got;
	if (source->digest)
		sha256_update(&source->sha, (size_t)got, (const uint8_t *)p);
	return (long)got;
}

/* Fills raw to at least n bytes unless the file ends before. */
static int fill_raw(struct ehr_source *source, size_t n, struct ehr_err *err)
{
	while (source->raw_n < n && !source->end) {
		long got = read_raw(source, source->raw + source->raw_n,
			RAW_BYTES - source->raw_n, err);
		if (got < 0)
			return -1;
		source->raw_n += (size_t)got;
		source->end = got == 0;
	}
	return 0;
}

static int write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t done = write(fd, p, n);
		if (done < 0 && errno != EINTR)
			return -1;
		p += done > 0 ? done : 0;
		n -= done > 0 ? (size_t)done : 0;
	}
	return 0;
}

/* A new file without a name; not every file system has O_TMPFILE. */
static int open_nameless(void)
{
	const char *folder = getenv("TMPDIR");
	struct ehr_buf name = { 0 };
	int fd;

	if (!folder || !*folder)
		folder = "/tmp";
	fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
		return fd;
	ehr_buf_printf(&name, "%s/.ehrisk-XXXXXX", folder);
	ehr_buf_putc(&name, '\0');
	fd = mkstemp(name.p);
	if (fd >= 0 && unlink(name.p)) {
		close(fd);
		fd = -1;
	}
	ehr_buf_release(&name);
	return fd;
}

/* The rule for "auto" looks at the whole input, so what cannot be read twice
 * is copied to a file without a name first, the head included. */
static int spool(struct ehr_source *source, struct ehr_err *err)
{
	int copy = open_nameless();
	bool written = copy >= 0;
	long got = (long)source->raw_n;

	while (written && got > 0) {
		written = write_all(copy, source->raw, (size_t)got) == 0;
		got = written ? read_raw(source, source->raw, RAW_BYTES, err)
			      : 0;
	}
	if (!written)
		ehr_fail_sys(
			err, _("cannot copy the input to find its encoding"));
	if (!written || got < 0) {
		if (copy >= 0)
			close(copy);
		return -1;
	}
	if (source->fd != STDIN_FILENO)
		close(source->fd);
	source->fd = copy;
	return 0;
}

/* Chooses the encoding by the whole input, to be read again from its start. */
static int decide(struct ehr_source *source, struct ehr_err *err)
{
	off_t at = lseek(source->fd, 0, SEEK_CUR);

	if (at != (off_t)source->raw_n && spool(source, err))
		return -1;
	if (lseek(source->fd, 0, SEEK_SET) != 0)
		return fail_read(source, err);
	source->raw_n = 0;
	source->end = false;
	source->bytes = 0;
	if (source->digest)
		sha256_init(&source->sha);
	return ehr_encoding_decide(
		source->fd, source->path, &source->encoding, err);
}

/* Drops the mark and prepares decoding. A mark decides only when nothing was
 * said; a UTF-8 mark in front of what was said to be UTF-8 is dropped too. */
static int begin(struct ehr_source *source, struct ehr_err *err)
{
	bool big_endian;
	enum ehr_encoding marked = EHR_ENCODING_AUTO;
	size_t mark;

	source->raw = ehr_alloc(RAW_BYTES);
	if (fill_raw(source, LONGEST_MARK, err))
		return -1;
	mark = ehr_encoding_mark(
		source->raw, source->raw_n, &marked, &big_endian);
	if (source->encoding == EHR_ENCODING_AUTO) {
		source->encoding = marked;
		if (!mark && decide(source, err))
			return -1;
	}
	if (source->encoding == EHR_ENCODING_UTF8 &&
		marked == EHR_ENCODING_UTF16)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the byte-order mark says UTF-16; give --encoding "
			  "utf-16"));
	if (marked == source->encoding)
		source->raw_at = mark;
	if (source->encoding == EHR_ENCODING_UTF8)
		return 0;
	source->decoded = source->raw_at;
	source->decoder = ehr_decoder_open(source->encoding, big_endian, err);
	return source->decoder ? 0 : -1;
}

static int look_at(
	struct ehr_source *source, const char *path, struct ehr_err *err)
{
	struct stat st;

	if (fstat(source->fd, &st))
		return ehr_fail_sys(err, _("cannot read %s"), path);
	errno = EISDIR;
	source->small = S_ISREG(st.st_mode) && st.st_size <= RAW_BYTES;
	if (S_ISDIR(st.st_mode))
		return ehr_fail_sys(err, _("cannot read %s"), path);
	return 0;
}

struct ehr_source *ehr_source_open(
	const char *path, const struct ehr_in_opts *opts, struct ehr_err *err)
{
	struct ehr_source *source;

	if (ehr_file_named(path, err))
		return NULL;
	source = ehr_calloc(1, sizeof *source);
	source->path = path;
	source->encoding = opts->encoding;
	source->digest = opts->digest;
	source->plotfiles = opts->plotfiles;
	if (opts->digest)
		sha256_init(&source->sha);
	source->fd = strcmp(path, "-") == 0 ? STDIN_FILENO
					    : open(path, O_RDONLY | O_CLOEXEC);
	if (source->fd < 0)
		ehr_fail_sys(err, _("cannot read %s"), path);
	else if (look_at(source, path, err) == 0 && begin(source, err) == 0)
		return source;
	ehr_source_close(source);
	return NULL;
}

struct ehr_source *ehr_source_memory(struct ehr_str bytes)
{
	struct ehr_source *source = ehr_calloc(1, sizeof *source);
	enum ehr_encoding marked = EHR_ENCODING_AUTO;
	bool big_endian;
	size_t mark;

	source->fd = -1;
	source->memory = bytes;
	mark = ehr_encoding_mark(bytes.p, bytes.n, &marked, &big_endian);
	if (mark > 0 && marked == EHR_ENCODING_UTF8) {
		source->memory.p += mark;
		source->memory.n -= mark;
	}
	source->small = true;
	source->path = "";
	return source;
}

static long read_memory(struct ehr_source *source, char *p, size_t n)
{
	if (n > source->memory.n)
		n = source->memory.n;
	if (n)
		memcpy(p, source->memory.p, n);
	source->memory.p += n;
	source->memory.n -= n;
	source->bytes += n;
	return (long)n;
}

/* What the look for a mark read too much. */
static long give_head(struct ehr_source *source, char *p, size_t n)
{
	size_t left = source->raw_n - source->raw_at;

	if (n > left)
		n = left;
	memcpy(p, source->raw + source->raw_at, n);
	source->raw_at += n;
	return (long)n;
}

static int fail_cut_short(struct ehr_source *source, struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the file ends inside a character at byte %llu"),
		source->decoded + 1);
}

static long read_decoded(
	struct ehr_source *source, char *p, size_t n, struct ehr_err *err)
{
	struct ehr_decoding step = { .out = p, .room = n };

	while (step.made == 0) {
		int rc;
		step.in = (struct ehr_str){ source->raw + source->raw_at,
			source->raw_n - source->raw_at };
		step.at = source->decoded;
		rc = ehr_decoder_run(source->decoder, &step, err);
		source->raw_at += step.used;
		source->decoded += step.used;
		if (step.made)
			break; /* what is not valid is told of next time */
		if (rc)
			return -1;
		source->raw_n -= source->raw_at;
		memmove(source->raw, source->raw + source->raw_at,
			source->raw_n);
		source->raw_at = 0;
		if (source->end)
			return source->raw_n ? fail_cut_short(source, err) : 0;
		if (fill_raw(source, source->raw_n + 1, err))
			return -1;
	}
	return (long)step.made;
}

/* Room for less than any character: out of a place that has more. */
static long read_few(
	struct ehr_source *source, char *p, size_t n, struct ehr_err *err)
{
	if (source->few_n == 0) {
		long got = read_decoded(
			source, source->few, sizeof source->few, err);
		if (got <= 0)
			return got;
		source->few_n = (size_t)got;
	}
	if (n > source->few_n)
		n = source->few_n;
	memcpy(p, source->few, n);
	source->few_n -= n;
	memmove(source->few, source->few + n, source->few_n);
	return (long)n;
}

static long read_text(void *self, char *p, size_t n, struct ehr_err *err)
{
	struct ehr_source *source = self;

	if (source->decoder && (source->few_n || n < sizeof source->few))
		return read_few(source, p, n, err);
	if (source->decoder)
		return read_decoded(source, p, n, err);
	if (source->raw_at < source->raw_n)
		return give_head(source, p, n);
	return source->end ? 0 : read_raw(source, p, n, err);
}

long ehr_source_read(
	struct ehr_source *source, char *p, size_t n, struct ehr_err *err)
{
	const struct ehr_plotfile_from from = { read_text, source };

	if (source->fd < 0)
		return read_memory(source, p, n);
	if (source->plotfiles)
		return ehr_plotfile_read(&source->plotfile, &from, p, n, err);
	return read_text(source, p, n, err);
}

bool ehr_source_is_small(const struct ehr_source *source)
{
	return source->small;
}

unsigned long long ehr_source_bytes(const struct ehr_source *source)
{
	return source->bytes;
}

const char *ehr_source_encoding(const struct ehr_source *source)
{
	static const char *const name[] = {
		[EHR_ENCODING_UTF8] = "utf-8",
		[EHR_ENCODING_AUTO] = "auto",
		[EHR_ENCODING_GB18030] = "gb18030",
		[EHR_ENCODING_UTF16] = "utf-16",
	};

	return name[source->encoding];
}

void ehr_source_sha256(const struct ehr_source *source, char hex[static 65])
{
	unsigned char raw[EHR_SHA256_BYTES];
	struct sha256_ctx sha = source->sha;

	hex[0] = 0;
	if (!source->digest)
		return;
	sha256_digest(&sha, sizeof(raw), raw);
	ehr_sha256_hex(raw, hex);
}

void ehr_source_close(struct ehr_source *source)
{
	if (!source)
		return;
	if (source->fd > STDIN_FILENO)
		close(source->fd);
	ehr_decoder_close(source->decoder);
	ehr_plotfile_release(&source->plotfile);
	free(source->raw);
	free(source);
}
