/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "io/source.h"

/* All that reads of n bytes at a time give, up to the end or a failure. */
static long read_all(struct ehr_str bytes, enum ehr_encoding encoding, size_t n,
	struct ehr_buf *out, struct ehr_err *err)
{
	char path[] = "source-test-XXXXXX";
	const struct ehr_in_opts opts = { .encoding = encoding };
	int fd = mkstemp(path);
	struct ehr_source *source;
	long got = -1;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
	close(fd);
	out->n = 0;
	source = ehr_source_open(path, &opts, err);
	if (source) {
		do {
			ehr_buf_grow(out, n);
			got = ehr_source_read(source, out->p + out->n, n, err);
			out->n += got > 0 ? (size_t)got : 0;
		} while (got > 0);
	}
	ehr_source_close(source);
	unlink(path);
	return got;
}

/* 中 is D6 D0 in GB18030, 4E2D in UTF-16; € A2 E3 and 20AC; U+1F30D (a globe)
 * 94 39 B1 31 and D83C DF0D. */
static const char text[] = "a,\xe4\xb8\xad,\xe2\x82\xac\n\xf0\x9f\x8c\x8d,b";
static const char gb18030[] = "a,\xd6\xd0,\xa2\xe3\n\x94\x39\xb1\x31,b";
static const char utf16[] = "\xff\xfe"
			    "a\0,\0\x2d\x4e,\0\xac\x20\n\0\x3c\xd8\x0d\xdf,\0b";

static void the_same_text_comes_in_reads_of_any_size(void **state)
{
	const struct {
		struct ehr_str bytes;
		enum ehr_encoding encoding;
	} as[] = {
		{ { text, sizeof text - 1 }, EHR_ENCODING_UTF8 },
		{ { text, sizeof text - 1 }, EHR_ENCODING_AUTO },
		{ { gb18030, sizeof gb18030 - 1 }, EHR_ENCODING_GB18030 },
		{ { gb18030, sizeof gb18030 - 1 }, EHR_ENCODING_AUTO },
		{ { utf16, sizeof utf16 }, EHR_ENCODING_UTF16 },
		{ { utf16, sizeof utf16 }, EHR_ENCODING_AUTO },
	};
	struct ehr_buf out = { 0 };
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof as / sizeof *as; i++) {
		for (size_t n = 1; n < 40; n++) {
			assert_int_equal(read_all(as[i].bytes, as[i].encoding,
						 n, &out, &err),
				0);
			assert_string_equal(ehr_buf_text(&out), text);
		}
	}
	ehr_buf_release(&out);
}

/* What stands before it is given first. */
static void a_byte_that_is_not_valid_is_told_of_in_its_place(void **state)
{
	static const char bad[] = "a,\xd6\xd0\n\xd6\x20,b";
	static const char cut[] = "a,\xd6\xd0\n\x94\x39";
	struct ehr_buf out = { 0 };
	struct ehr_err err;

	(void)state;
	for (size_t n = 1; n < 20; n++) {
		assert_int_equal(
			read_all((struct ehr_str){ bad, sizeof bad - 1 },
				EHR_ENCODING_GB18030, n, &out, &err),
			-1);
		assert_string_equal(err.text, "not valid GB18030 at byte 6");
		assert_string_equal(ehr_buf_text(&out), "a,\xe4\xb8\xad\n");
		assert_int_equal(
			read_all((struct ehr_str){ cut, sizeof cut - 1 },
				EHR_ENCODING_GB18030, n, &out, &err),
			-1);
		assert_string_equal(
			err.text, "the file ends inside a character at byte 6");
		assert_string_equal(ehr_buf_text(&out), "a,\xe4\xb8\xad\n");
	}
	assert_int_equal(read_all((struct ehr_str){ bad, sizeof bad - 1 },
				 EHR_ENCODING_AUTO, 20, &out, &err),
		-1);
	assert_int_equal(out.n, 0);
	ehr_buf_release(&out);
}

/* Longer than any buffer on the way, and with characters across their ends. */
static void long_text_comes_whole(void **state)
{
	enum { REPEATS = 100000 };
	struct ehr_buf in = { 0 }, expected = { 0 }, out = { 0 };
	struct ehr_err err;

	(void)state;
	for (int i = 0; i < REPEATS; i++) {
		ehr_buf_puts(&in, gb18030);
		ehr_buf_puts(&expected, text);
		if (i % 7 == 0) {
			ehr_buf_puts(&in, "123456789012345678");
			ehr_buf_puts(&expected, "123456789012345678");
		}
	}
	for (size_t n = 1000; n < 300000; n *= 7) {
		assert_int_equal(read_all((struct ehr_str){ in.p, in.n },
					 EHR_ENCODING_AUTO, n, &out, &err),
			0);
		assert_int_equal(out.n, expected.n);
		assert_memory_equal(out.p, expected.p, out.n);
	}
	ehr_buf_release(&in);
	ehr_buf_release(&expected);
	ehr_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_text_comes_in_reads_of_any_size),
		cmocka_unit_test(
			a_byte_that_is_not_valid_is_told_of_in_its_place),
		cmocka_unit_test(long_text_comes_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
