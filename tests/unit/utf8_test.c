/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"

static size_t check(const char *text)
{
	return ehr_utf8_check(text, strlen(text));
}

static void assert_bad_at(const char *text, size_t at)
{
	if (check(text) != at)
		fail_msg("\"%s\": %zu, not %zu", text, check(text), at);
}

/* Limits of each length: Unicode 15, table 3-7. */
static void test_limits(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		uint32_t code;
	} good[] = {
		{ "\x01", 0x1 },
		{ "\x7F", 0x7F },
		{ "\xC2\x80", 0x80 },
		{ "\xDF\xBF", 0x7FF },
		{ "\xE0\xA0\x80", 0x800 },
		{ "\xED\x9F\xBF", 0xD7FF },
		{ "\xEE\x80\x80", 0xE000 },
		{ "\xEF\xBF\xBF", 0xFFFF },
		{ "\xF0\x90\x80\x80", 0x10000 },
		{ "\xF4\x8F\xBF\xBF", 0x10FFFF },
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		size_t n = strlen(good[i].text);
		uint32_t code = 0;
		char out[4];

		assert_int_equal(check(good[i].text), n);
		assert_int_equal(ehr_utf8_len(good[i].text, n), n);
		assert_int_equal(ehr_utf8_read(good[i].text, n, &code), n);
		assert_int_equal(code, good[i].code);
		assert_int_equal(ehr_utf8_write(out, code), n);
		assert_memory_equal(out, good[i].text, n);
		if (n > 1)
			assert_int_equal(ehr_utf8_len(good[i].text, n - 1), 0);
	}
	assert_int_equal(ehr_utf8_len("", 0), 0);
}

static void test_refused(void **state)
{
	(void)state;
	static const char *const bad[] = { "\x80", "\xBF", "\xC0\x80",
		"\xC1\xBF", "\xC2", "\xC2\x7F", "\xC2\xC0", "\xE0\x80\x80",
		"\xE0\x9F\xBF", "\xE8\x8B", "\xE8\x8B\x41", "\xED\xA0\x80",
		"\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
		"\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xF8\x88\x80\x80\x80", "\xFE", "\xFF" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(ehr_utf8_len(bad[i], strlen(bad[i])), 0);
		assert_bad_at(bad[i], 0);
	}
	assert_bad_at("abc\xE8\x8B\xAF\xE8\x8B", 6);
}

/* At every offset around the wide steps: a byte that is wrong, a NUL, and a
 * character of three bytes. */
static void test_offsets(void **state)
{
	(void)state;
	enum { MOST = 100 };
	for (size_t n = 1; n <= MOST; n++) {
		char *text = malloc(n); /* its end is guarded by ASan */

		assert_non_null(text);
		for (size_t at = 0; at < n; at++) {
			memset(text, 'x', n);
			text[at] = '\xFF';
			assert_int_equal(ehr_utf8_check(text, n), at);
			text[at] = '\0';
			assert_int_equal(ehr_utf8_check(text, n), at);
			text[at] = '\x7F';
			assert_int_equal(ehr_utf8_check(text, n), n);
			if (at + 3 > n)
				continue;
			memcpy(text + at, "\xE8\x8B\xAF", 3);
			assert_int_equal(ehr_utf8_check(text, n), n);
			text[at + 2] = 'x';
			assert_int_equal(ehr_utf8_check(text, n), at);
		}
		free(text);
	}
	assert_int_equal(ehr_utf8_check(NULL, 0), 0);
}

/* The definition: one character after the other. */
static size_t check_slowly(const char *p, size_t n)
{
	size_t at = 0;

	while (at < n && p[at] != '\0') {
		size_t length = ehr_utf8_len(p + at, n - at);

		if (length == 0)
			break;
		at += length;
	}
	return at;
}

/* The wide steps find what the definition finds, in random texts of characters
 * from all ranges with at most one byte wrong. */
static void test_random(void **state)
{
	(void)state;
	static const uint32_t limits[] = { 0x1, 0x80, 0x800, 0x1000, 0xD000,
		0xE000, 0x10000, 0x110000 };
	uint32_t seed = 1;

	for (int round = 0; round < 20000; round++) {
		char text[400];
		size_t n = 0;
		uint32_t kinds = (seed = seed * 1664525u + 1013904223u) >> 24;

		while (n < 300) {
			uint32_t code, kind;

			seed = seed * 1664525u + 1013904223u;
			kind = seed >> 29 & kinds;
			if (kind == 7)
				kind = 0;
			code = limits[kind] +
			       (seed >> 8) % (limits[kind + 1] - limits[kind]);
			if (code < 0xD800 || code > 0xDFFF)
				n += ehr_utf8_write(text + n, code);
		}
		assert_int_equal(ehr_utf8_check(text, n), n);
		seed = seed * 1664525u + 1013904223u;
		text[(seed >> 20) % n] = (char)(seed >> 8);
		n -= seed >> 30;
		assert_int_equal(
			ehr_utf8_check(text, n), check_slowly(text, n));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
