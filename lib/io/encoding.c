/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "io/gb18030.h"

enum { PIECE = 1 << 16, LONGEST_CHARACTER = 4 };

size_t ehr_encoding_mark(
	const char *p, size_t n, enum ehr_encoding *encoding, bool *big_endian)
{
	*big_endian = false;
	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
		*encoding = EHR_ENCODING_UTF8;
		return 3;
	}
	if (n >= 4 && memcmp(p, "\x84\x31\x95\x33", 4) == 0) {
		*encoding = EHR_ENCODING_GB18030;
		return 4;
	}
	if (n >= 2 && (memcmp(p, "\xff\xfe", 2) == 0 ||
			      memcmp(p, "\xfe\xff", 2) == 0)) {
		*encoding = EHR_ENCODING_UTF16;
		*big_endian = p[0] == '\xfe';
		return 2;
	}
	return 0;
}

struct ehr_decoder {
	struct ehr_gb18030 *gb18030; /* NULL: */
	iconv_t cd;
	const char *name;
};

struct ehr_decoder *ehr_decoder_open(
	enum ehr_encoding encoding, bool big_endian, struct ehr_err *err)
{
	struct ehr_decoder *decoder = ehr_calloc(1, sizeof *decoder);

	decoder->name = encoding == EHR_ENCODING_GB18030 ? "GB18030"
			: big_endian                     ? "UTF-16BE"
							 : "UTF-16LE";
	if (encoding == EHR_ENCODING_GB18030)
		decoder->gb18030 = ehr_gb18030_open();
	else
		decoder->cd = iconv_open("UTF-8", decoder->name);
	if (!decoder->gb18030 && (encoding == EHR_ENCODING_GB18030 ||
					 decoder->cd == (iconv_t)-1)) {
		ehr_fail_sys(err, _("cannot convert from %s"), decoder->name);
		free(decoder);
		return NULL;
	}
	return decoder;
}

int ehr_decoder_run(struct ehr_decoder *decoder, struct ehr_decoding *step,
	struct ehr_err *err)
{
	char *from = (char *)(size_t)step->in.p;
	char *to = step->out;
	size_t left = step->in.n, space = step->room;
	bool good;

	if (decoder->gb18030) {
		good = ehr_gb18030_decode(decoder->gb18030, step->in, step->out,
			step->room, &step->used, &step->made);
	} else {
		good = iconv(decoder->cd, &from, &left, &to, &space) !=
			       (size_t)-1 ||
		       errno != EILSEQ;
		step->used = step->in.n - left;
		step->made = step->room - space;
	}
	if (!good)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("not valid %s at byte %llu"), decoder->name,
			step->at + step->used + 1);
	return 0;
}

void ehr_decoder_close(struct ehr_decoder *decoder)
{
	if (!decoder)
		return;
	if (decoder->gb18030)
		ehr_gb18030_close(decoder->gb18030);
	else
		iconv_close(decoder->cd);
	free(decoder);
}

/* 1: all of fd is UTF-8, 0: it is not, -1: cannot be read. A NUL is left for
 * the reader to complain of. */
static int is_utf8(int fd)
{
	char buf[PIECE + LONGEST_CHARACTER];
	size_t kept = 0;
	ssize_t got;

	while ((got = read(fd, buf + kept, PIECE)) > 0) {
		size_t n = kept + (size_t)got;
		size_t at = ehr_utf8_check(buf, n);
		while (at < n && buf[at] == 0)
			at += 1 + ehr_utf8_check(buf + at + 1, n - at - 1);
		if (n - at >= LONGEST_CHARACTER)
			return 0;
		kept = n - at;
		memmove(buf, buf + at, kept);
	}
	if (got < 0)
		return -1;
	return kept == 0;
}

/* The same for strict GB18030. */
static int is_gb18030(int fd)
{
	struct ehr_gb18030 *decoder = ehr_gb18030_open();
	char buf[PIECE + EHR_GB18030_LONGEST];
	size_t kept = 0, used;
	ssize_t got = 0;
	bool good = decoder != NULL;

	while (good && (got = read(fd, buf + kept, PIECE)) > 0) {
		const struct ehr_str piece = { buf, kept + (size_t)got };
		good = ehr_gb18030_check(decoder, piece, &used);
		kept = piece.n - used;
		memmove(buf, buf + used, kept);
	}
	ehr_gb18030_close(decoder);
	if (got < 0 || !decoder)
		return -1;
	return good && kept == 0;
}

/* Workbooks (.xlsx, .ods) are zip archives. */
static bool is_zip(int fd)
{
	char head[4];

	return pread(fd, head, sizeof head, 0) == (ssize_t)sizeof head &&
	       memcmp(head, "PK\3\4", sizeof head) == 0;
}

int ehr_encoding_decide(int fd, const char *path, enum ehr_encoding *encoding,
	struct ehr_err *err)
{
	int utf8 = is_utf8(fd);
	int gb = 0;

	*encoding = EHR_ENCODING_UTF8;
	if (utf8 == 0 && lseek(fd, 0, SEEK_SET) == 0) {
		gb = is_gb18030(fd);
		*encoding = EHR_ENCODING_GB18030;
	}
	if (utf8 < 0 || gb < 0 || lseek(fd, 0, SEEK_SET) != 0)
		return ehr_fail_sys(err, _("cannot read %s"), path);
	if (utf8 || gb)
		return 0;
	if (is_zip(fd))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a workbook or an archive; save the table as CSV"));
	return ehr_fail(err, EHR_FAULT_DATA,
		_("neither UTF-8 nor GB18030; name the encoding with "
		  "--encoding, or convert the file"));
}
