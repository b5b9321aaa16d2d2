/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geo/angle.h"

#include <stdio.h>

/* An angle as degrees, axis letter and ~ if it is imprecise; "empty", "bad". */
static void say(char *out, size_t size, enum ehr_num_state state,
	const struct ehr_angle *angle)
{
	static const char *const axis[] = { "", " x", " y" };

	if (state == EHR_NUM_VALUE)
		(void)snprintf(out, size, "%.9f%s%s", angle->degrees,
			axis[angle->axis], angle->imprecise ? " ~" : "");
	else
		(void)snprintf(out, size, "%s",
			state == EHR_NUM_EMPTY ? "empty" : "bad");
}

static void reads(const char *text, const char *want)
{
	struct ehr_angle angle = { .degrees = -999 };
	char got[64];

	say(got, sizeof(got), ehr_angle_read(ehr_str_of(text), &angle), &angle);
	if (strcmp(got, want) != 0)
		fail_msg("\"%s\": %s, not %s", text, got, want);
}

/* 119 + 34/60 + 25/3600 = 119 + 2065/3600 = 119.573611111...;
 * 119 + 34/60 = 119.566666666...; 25.5/3600 = 0.007083333... */
static void one_cell(void **state)
{
	(void)state;
	reads("119.57", "119.570000000");
	reads("119°34′25″", "119.573611111");
	reads("119°34'25\"", "119.573611111");
	reads("119°34'25''", "119.573611111");
	reads("119º34’25”", "119.573611111");
	reads("119度34分25秒", "119.573611111");
	reads("１１９度３４分２５秒", "119.573611111");
	reads("１１９°３４＇２５＂", "119.573611111");
	reads("119 ° 34 ′ 25 ″", "119.573611111");
	reads("119°34′25.5″", "119.573750000");
	reads("119°34′25．5″", "119.573750000");
	reads("119°34′25", "119.573611111");
	reads("119-34-25", "119.573611111");
	reads("119－34－25", "119.573611111");
	reads("119:34:25", "119.573611111");
	reads("119 34 25.5", "119.573750000");
	reads("119d34'25\"", "119.573611111");
	reads("119°34.5′", "119.575000000");
	reads("119.57°", "119.570000000");
	reads("119.57度", "119.570000000");
	reads("-119°34′25″", "-119.573611111");
	reads("−0°30′0″", "-0.500000000");
	reads("119°59′60″", "120.000000000");
	reads("119°60′", "120.000000000 ~");
	reads("119°34′", "119.566666667 ~");
	reads("119°", "119.000000000 ~");
	reads("119", "119.000000000");
}

static void sides(void **state)
{
	(void)state;
	reads("E119°34′25″", "119.573611111 x");
	reads("119°34′25″E", "119.573611111 x");
	reads("119.57 E", "119.570000000 x");
	reads("e119.57", "119.570000000 x");
	reads("119°34′25″W", "-119.573611111 x");
	reads("30°5′2″ S", "-30.083888889 y");
	reads("东经119度34分25秒", "119.573611111 x");
	reads("西经 119度34分25秒", "-119.573611111 x");
	reads("北纬30度5分2秒", "30.083888889 y");
	reads("经度：119.57", "119.570000000 x");
	reads("维度30.08", "30.080000000 y");
	reads("Longitude: 119.57", "119.570000000 x");
	reads("经度：东经119.57", "119.570000000 x");
	reads("-119°34′25″W", "bad");
	reads("-119°34′25″E", "bad");
	reads("N119°34′25″E", "bad");
	reads("E119W", "bad");
}

static void no_angle(void **state)
{
	static const char *const bad[] = { "abc", "nan", "inf", "0x10",
		"119,57", "11 9.57", "119 .57", "119 34", "119:34", "119.34.25",
		"119.°", ".5°", "119°61′0″", "119°34′60.1″", "119.5°34′",
		"119°34.5′25″", "34′25″", "119′34°25″", "119°25″",
		"119°34′25″7", "119°-34′", "119°34′25″, 30°5′2″",
		"119.57 30.08", "119-34-25-7", "119?34?25?",
		"119\xef\xbf\xbd"
		"34",
		"119\xa1\xe3"
		"34",
		"119%", "119~120", "119号", "(119)", "东经", "1 2 3 4 5 6 7",
		"119°34′25″30″", "119 34:25", "1e5°", "--119", "119-",
		"99999999999999999999999999999999999999°" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		reads(bad[i], "bad");
	reads("", "empty");
	reads(" \t", "empty");
	reads("   度   分   秒", "empty");
}

static void pair_reads(const char *text, const char *want)
{
	struct ehr_angle pair[2] = { { .degrees = -999 }, { .degrees = -999 } };
	char got[2][64], both[160];
	enum ehr_num_state state = ehr_angle_read_pair(ehr_str_of(text), pair);

	say(got[0], sizeof(got[0]), state, &pair[0]);
	say(got[1], sizeof(got[1]), state, &pair[1]);
	(void)snprintf(both, sizeof(both), "%s%s%s", got[0],
		state == EHR_NUM_VALUE ? ", " : "",
		state == EHR_NUM_VALUE ? got[1] : "");
	if (strcmp(both, want) != 0)
		fail_msg("\"%s\": %s, not %s", text, both, want);
}

static void two_in_one_cell(void **state)
{
	static const char plain[] = "119.573611111, 30.083888889";
	static const char named[] = "119.573611111 x, 30.083888889 y";

	(void)state;
	pair_reads("119.57, 30.08", "119.570000000, 30.080000000");
	pair_reads("119.57，30.08", "119.570000000, 30.080000000");
	pair_reads("119.57,-30.08", "119.570000000, -30.080000000");
	pair_reads("(119.57 30.08)", "119.570000000, 30.080000000");
	pair_reads("POINT (119.57 30.08)", "119.570000000, 30.080000000");
	pair_reads("{\"type\":\"Point\",\"coordinates\":[119.57,30.08]}",
		"119.570000000, 30.080000000");
	pair_reads("东经119度34分25秒，北纬30度5分2秒", named);
	pair_reads("东经119度34分25秒北纬30度5分2秒", named);
	pair_reads("东经:119°34′25″，北纬:30°5′2″", named);
	pair_reads("中心经度：119度34分25秒；中心纬度：30度5分2秒", named);
	pair_reads("北纬30度5分2秒，东经119度34分25秒", named);
	pair_reads("119°34′25″E, 30°5′2″N", named);
	pair_reads("119°34′25″ E 30°5′2″ N", named);
	pair_reads("30°5′2″N 119°34′25″E", named);
	pair_reads("E119°34′25″N30°5′2″", named);
	pair_reads("119度34分25秒，30度5分2秒", plain);
	pair_reads("119 34 25 30 5 2", plain);
	pair_reads("119,34,25,30,5,2", plain);
	pair_reads("119-34-25, 30-5-2", plain);
	pair_reads("厂区中心坐标 119°34′25″ 30°5′2″", plain);
	pair_reads("东经119 34 25 北纬30 5 2", named);
	pair_reads("lat 30.08, lon 119.57", "119.570000000 x, 30.080000000 y");
	pair_reads("119.57E 30.08N", "119.570000000 x, 30.080000000 y");
	pair_reads("119度34分，30度5分", "119.566666667 ~, 30.083333333 ~");
}

static void no_pair(void **state)
{
	static const char *const bad[] = { "119.57", "119度34分25秒",
		"119.57-30.08", "119 34 30 5", "119, 34, 25, 30, 5",
		"119.57, 30.08, 12", "119.57, 30 .08", "3号门 119.57",
		"119.57, 30.08米", "东经119.57, 东经30.08", "119.57~120.1",
		"119°34′25″, 30.08", "119°34′25″-30°5′2″", "无", "abc", "°, °9",
		"119?57, 30?08", "东经119°61′0″，北纬30°5′2″",
		"1 2 3 4 5 6 7 8" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		pair_reads(bad[i], "bad");
	pair_reads("", "empty");
	pair_reads("东经  度  分  秒，北纬  度  分  秒", "empty");
}

static void parts_read(
	const char *d, const char *m, const char *s, const char *want)
{
	const struct ehr_str part[] = { ehr_str_of(d), ehr_str_of(m),
		ehr_str_of(s) };
	struct ehr_angle angle = { .degrees = -999 };
	size_t bad = 9;
	char got[64];
	enum ehr_num_state state = ehr_angle_of_parts(part, &angle, &bad);

	say(got, sizeof(got), state, &angle);
	if (state == EHR_NUM_BAD)
		(void)snprintf(got, sizeof(got), "bad %zu", bad);
	if (strcmp(got, want) != 0)
		fail_msg("\"%s|%s|%s\": %s, not %s", d, m, s, got, want);
}

static void three_cells(void **state)
{
	(void)state;
	parts_read("119", "34", "25", "119.573611111");
	parts_read(" 119 ", "34.0", "25.50", "119.573750000");
	parts_read("119°", "34′", "25″", "119.573611111");
	parts_read("119度", "34分", "25秒", "119.573611111");
	parts_read("东经119", "34", "25", "119.573611111 x");
	parts_read("119", "34", "60.00", "119.583333333");
	parts_read("119", "60", "0", "120.000000000");
	parts_read("119", "60", "60", "120.016666667");
	parts_read("-119", "34", "25", "-119.573611111");
	parts_read("-0", "30", "0", "-0.500000000");
	parts_read("119", "34.5", "", "119.575000000");
	parts_read("119", "34.5", "0", "119.575000000");
	parts_read("119.57", "", "", "119.570000000");
	parts_read("119.57", "0", "0", "119.570000000");
	parts_read("119", "0", "0", "119.000000000");
	parts_read("119", "34", "", "119.566666667 ~");
	parts_read("119", "", "", "119.000000000 ~");
	parts_read("", " ", "", "empty");
	parts_read("", "34", "25", "bad 0");
	parts_read("119", "", "25", "bad 1");
	parts_read("119", "34", "60.01", "bad 2");
	parts_read("119", "60.5", "0", "bad 1");
	parts_read("119", "-34", "25", "bad 1");
	parts_read("119.5", "34", "25", "bad 0");
	parts_read("119", "34.5", "25", "bad 1");
	parts_read("119", "34", "x", "bad 2");
	parts_read("119", "34′25″", "25", "bad 1");
	parts_read("119", "34E", "25", "bad 1");
	parts_read("119", "34", "25′", "bad 2");
	parts_read("119", "34", "25,5", "bad 2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_cell),
		cmocka_unit_test(sides),
		cmocka_unit_test(no_angle),
		cmocka_unit_test(two_in_one_cell),
		cmocka_unit_test(no_pair),
		cmocka_unit_test(three_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
