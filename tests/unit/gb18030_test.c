/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <errno.h>
#include <iconv.h>

#include "base/mem.h"
#include "io/gb18030.h"

enum { ROOM = 1 << 12 };

/* What iconv(3) makes of all the bytes. */
struct expected {
	char out[ROOM];
	size_t used, made;
	bool good;
};

static void ask(iconv_t cd, struct ehr_str in, struct expected *expected)
{
	char *from = (char *)(size_t)in.p, *to = expected->out;
	size_t left = in.n, space = sizeof expected->out;

	expected->good = iconv(cd, &from, &left, &to, &space) != (size_t)-1 ||
			 errno == EINVAL;
	expected->used = in.n - left;
	expected->made = sizeof expected->out - space;
}

/* Ours does the same, in one piece and in pieces of any size. */
static void check(struct ehr_gb18030 *decoder, iconv_t cd, struct ehr_str in,
	size_t piece)
{
	struct expected expected;
	char out[ROOM + EHR_GB18030_LONGEST];
	size_t used, made, at = 0, to = 0;
	bool good = true;

	ask(cd, in, &expected);
	assert_int_equal(ehr_gb18030_check(decoder, in, &used), expected.good);
	assert_int_equal(used, expected.used);
	do {
		struct ehr_str rest = { in.p + at, in.n - at };
		good = ehr_gb18030_decode(
			decoder, rest, out + to, piece, &used, &made);
		assert_true(made <= piece);
		at += used;
		to += made;
	} while (good && made);
	assert_int_equal(good, expected.good);
	assert_int_equal(at, expected.used);
	assert_int_equal(to, expected.made);
	assert_memory_equal(out, expected.out, to);
}

static uint64_t state = 1;

/* splitmix64 (public domain, S. Vigna) */
static uint64_t draw(void)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static struct ehr_gb18030 *decoder;
static iconv_t cd;

static int open_both(void **test)
{
	(void)test;
	decoder = ehr_gb18030_open();
	cd = iconv_open("UTF-8", "GB18030");
	return decoder == NULL || cd == (iconv_t)-1;
}

static int close_both(void **test)
{
	(void)test;
	ehr_gb18030_close(decoder);
	return iconv_close(cd);
}

/* Twice, since the second time is from memory. */
static void all_pairs_of_bytes_are_as_iconv_has_them(void **test)
{
	(void)test;
	for (int round = 0; round < 2; round++) {
		for (unsigned pair = 0; pair < 1 << 16; pair++) {
			const char in[] = { (char)(pair >> 8), (char)pair,
				'a' };
			iconv(cd, NULL, NULL, NULL, NULL);
			check(decoder, cd, (struct ehr_str){ in, 2 }, 16);
			check(decoder, cd, (struct ehr_str){ in, 3 }, 16);
		}
	}
}

static void characters_of_four_bytes_are_as_iconv_has_them(void **test)
{
	(void)test;
	for (int i = 0; i < 200000; i++) {
		uint64_t z = draw();
		const char in[] = { (char)(0x81 + z % 126),
			(char)('0' + (z >> 8) % 10),
			(char)(0x81 + (z >> 16) % 126),
			(char)('0' + (z >> 24) % 10), 'z' };
		/* the third and fourth byte out of their range at times */
		char odd[5];
		memcpy(odd, in, sizeof odd);
		if (i % 4 == 0)
			odd[2 + i / 4 % 2] = (char)(z >> 32);
		iconv(cd, NULL, NULL, NULL, NULL);
		check(decoder, cd, (struct ehr_str){ odd, 4 + (size_t)i % 2 },
			5);
		check(decoder, cd, (struct ehr_str){ odd, (size_t)i % 4 }, 16);
	}
}

/* Mostly text, one byte of some hundred out of order. */
static void any_text_is_as_iconv_has_it(void **test)
{
	(void)test;
	for (int i = 0; i < 40000; i++) {
		char in[160];
		size_t n = draw() % sizeof in, at = 0;
		while (at < n) {
			uint64_t z = draw();
			if (z % 128 == 0) {
				in[at++] = (char)(z >> 8);
			} else if (z % 3) {
				in[at++] = (char)((z >> 8) % 128);
			} else {
				in[at++] = (char)(0x81 + (z >> 8) % 126);
				if (at < n)
					in[at++] =
						(char)(0x80 + (z >> 16) % 127);
			}
		}
		iconv(cd, NULL, NULL, NULL, NULL);
		check(decoder, cd, (struct ehr_str){ in, n }, 4 + draw() % 600);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_pairs_of_bytes_are_as_iconv_has_them),
		cmocka_unit_test(
			characters_of_four_bytes_are_as_iconv_has_them),
		cmocka_unit_test(any_text_is_as_iconv_has_it),
	};

	return cmocka_run_group_tests(tests, open_both, close_both);
}
