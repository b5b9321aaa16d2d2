/* SPDX-License-Identifier: GPL-3.0-or-later */
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
		cmocka_unit_test(refuses_what_is_no_palette),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
