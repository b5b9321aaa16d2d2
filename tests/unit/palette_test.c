/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ref/palette.h"

static void mixes_between_steps(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_palettes *palettes = ehr_palettes_open(NULL, &err);
	const struct ehr_palette *safe;
	char colour[8];

	(void)state;
	assert_non_null(palettes);
	safe = ehr_palette_find(palettes, "safe", &err);
	assert_non_null(safe);
	assert_false(ehr_palette_is_code(safe));
	ehr_palette_mix(safe, 0, colour);
	assert_string_equal(colour, "#ffffb2");
	ehr_palette_mix(safe, 1, colour);
	assert_string_equal(colour, "#bd0026");
	/* 1/8 is half of the first of four steps, from ffffb2 to fecc5c: fe.8
	 * up to ff, (ff + cc) / 2 = e5.8 up to e6, (b2 + 5c) / 2 = 87 */
	ehr_palette_mix(safe, 0.125, colour);
	assert_string_equal(colour, "#ffe687");
	assert_true(ehr_palette_is_code(
		ehr_palette_find(palettes, "four-level", &err)));
	assert_null(ehr_palette_find(palettes, "rainbow", &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_non_null(strstr(err.text, "four-level, safe, amount"));
	ehr_palettes_close(palettes);
}

/* Relative luminance of WCAG 2: linear parts of sRGB by 0.2126, 0.7152,
 * 0.0722. */
static double luminance(const char *colour)
{
	static const double weight[] = { 0.0722, 0.7152, 0.2126 };
	unsigned long rgb = strtoul(colour + 1, NULL, 16);
	double sum = 0;

	for (int i = 0; i < 3; i++, rgb >>= 8) {
		double part = (double)(rgb & 0xff) / 255;

		sum += weight[i] *
		       (part <= 0.03928 ? part / 12.92
					: pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

/* Who sees no hues still sees which of two colours of a scale is the darker:
 * each step is darker than the one before by a contrast of at least 1.2. */
static void scales_grow_darker(void **state)
{
	static const char *const name[] = { "safe", "amount" };
	struct ehr_err err = { 0 };
	struct ehr_palettes *palettes = ehr_palettes_open(NULL, &err);

	(void)state;
	assert_non_null(palettes);
	for (size_t k = 0; k < 2; k++) {
		const struct ehr_palette *palette =
			ehr_palette_find(palettes, name[k], &err);

		assert_non_null(palette);
		for (size_t i = 1; i < palette->n; i++) {
			double before = luminance(palette->step[i - 1].colour);
			double after = luminance(palette->step[i].colour);

			if ((before + 0.05) / (after + 0.05) < 1.2)
				fail_msg("%s: steps %zu and %zu", name[k], i,
					i + 1);
		}
	}
	ehr_palettes_close(palettes);
}

static void assert_refused(const char *rows, const char *column)
{
	char path[] = "/tmp/palette_XXXXXX";
	struct ehr_err err = { 0 };
	int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");

	assert_non_null(file);
	fprintf(file, "palette,step,colour,word_en,word_zh,source,note\n%s",
		rows);
	fclose(file);
	assert_null(ehr_palettes_open(path, &err));
	unlink(path);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	if (column)
		assert_string_equal(err.column, column);
}

static void refuses_what_is_no_palette(void **state)
{
	(void)state;
	assert_refused("", NULL);
	assert_refused("a,2,#000000,,,,\n", "step");
	assert_refused("a,1,black,,,,\n", "colour");
	assert_refused("a,1,#000000,black,,,\na,2,#ffffff,,,,\n", "word_en");
	assert_refused("a,1,#000000,,,,\nb,1,#000000,,,,\na,2,#ffffff,,,,\n",
		"palette");
	assert_refused(",1,#000000,,,,\n", "palette");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mixes_between_steps),
		cmocka_unit_test(scales_grow_darker),
		cmocka_unit_test(refuses_what_is_no_palette),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
