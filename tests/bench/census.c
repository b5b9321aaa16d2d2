/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * census ROWS gb18030|utf-8: an invented wide list of enterprises as annual
 * statistics export it, on standard output, the same bytes at every call. 60
 * columns: 20 of the enterprise, and generated and emitted amounts of 20
 * pollutants. An enterprise has half of the pollutants on average; the other
 * cells are empty. Some 330 bytes a record.
 */
#include <iconv.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char heading[] =
	"序号,统一社会信用代码,组织机构代码,单位详细名称,曾用名,行政区划代码,"
	"省（自治区、直辖市）,地（区、市、州、盟）,县（区、市、旗）,"
	"乡（镇）,街（村）、门牌号,法定代表人,联系人,联系电话,行业代码,"
	"行业名称,登记注册类型,经度,纬度,年份";

struct amount {
	const char *name, *unit;
};

static const struct amount amount[] = {
	{ "化学需氧量", "吨" },
	{ "氨氮", "吨" },
	{ "总氮", "吨" },
	{ "总磷", "吨" },
	{ "石油类", "吨" },
	{ "挥发酚", "千克" },
	{ "氰化物", "千克" },
	{ "总砷", "千克" },
	{ "总铅", "千克" },
	{ "总镉", "千克" },
	{ "总汞", "千克" },
	{ "总铬", "千克" },
	{ "六价铬", "千克" },
	{ "二氧化硫", "吨" },
	{ "氮氧化物", "吨" },
	{ "颗粒物", "吨" },
	{ "挥发性有机物", "千克" },
	{ "砷及其化合物", "千克" },
	{ "铅及其化合物", "千克" },
	{ "镉及其化合物", "千克" },
};

static const char *const county[][2] = {
	{ "360902", "袁州区" },
	{ "360922", "万载县" },
	{ "360923", "上高县" },
	{ "360924", "宜丰县" },
	{ "360925", "靖安县" },
	{ "360981", "丰城市" },
	{ "360982", "樟树市" },
	{ "360983", "高安市" },
};
static const char *const trade[][2] = {
	{ "2614", "有机化学原料制造" },
	{ "1713", "棉印染精加工" },
	{ "3110", "炼铁" },
	{ "3360", "金属表面处理及热处理加工" },
	{ "4411", "火力发电" },
	{ "2710", "化学药品原料药制造" },
	{ "0810", "铁矿采选" },
};
static const char *const family[] = { "王", "李", "张", "刘", "陈", "杨", "黄",
	"赵", "周", "吴" };
static const char *const given[] = { "伟", "秀英", "娜", "敏", "静", "丽华",
	"建国", "强", "磊", "军" };

static uint64_t state;

/* splitmix64 (public domain, S. Vigna) */
static uint64_t draw(void)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint64_t below(uint64_t n)
{
	return (uint64_t)(((draw() >> 32) * n) >> 32);
}

/* GB 11714: weights of the first eight characters, modulo 11. */
static char organisation_check(const char *code)
{
	static const int weight[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < 8; i++)
		sum += weight[i] *
		       (code[i] <= '9' ? code[i] - '0' : code[i] - 'A' + 10);
	sum = 11 - sum % 11;
	return sum == 10 ? 'X' : sum == 11 ? '0' : (char)('0' + sum);
}

/* GB 32100: powers of 3 modulo 31 over an alphabet without I, O, S, V, Z. */
static char credit_check(const char *code)
{
	static const char digits[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	int sum = 0, weight = 1;

	for (int i = 0; i < 17; i++) {
		sum += weight * (int)(strchr(digits, code[i]) - digits);
		weight = weight * 3 % 31;
	}
	return digits[(31 - sum % 31) % 31];
}

static char block[1 << 16];
static size_t filled;

static void put(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

static void put(const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(block + filled, sizeof block - filled, fmt, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof block - filled)
		abort();
	filled += (size_t)n;
}

static void put_person(void)
{
	put(",%s", family[below(COUNT(family))]);
	put("%s", given[below(COUNT(given))]);
}

/* The codes with their check characters. */
static void put_codes(uint64_t row, const char *district)
{
	char organisation[16], code[32];

	(void)snprintf(organisation, sizeof organisation, "MA%06u",
		(unsigned)(row % 1000000));
	organisation[8] = organisation_check(organisation);
	organisation[9] = 0;
	(void)snprintf(code, sizeof code, "91%s%s", district, organisation);
	code[17] = credit_check(code);
	code[18] = 0;
	put("%" PRIu64 ",%s,%s", row + 1, code, organisation);
}

static void put_degrees(unsigned first)
{
	unsigned whole = first + (unsigned)below(2);

	put(",%u.%06u", whole, (unsigned)below(1000000));
}

static void put_enterprise(uint64_t row)
{
	const char *const *where = county[below(COUNT(county))];
	const char *const *what = trade[below(COUNT(trade))];
	bool quoted = below(20) == 0;

	put_codes(row, where[0]);
	put(",宜春市第%" PRIu64 "%s有限公司,,%s", row + 1, what[1], where[0]);
	put(",江西省,宜春市,%s,工业园街道,", where[1]);
	put(quoted ? "\"创业路%u号, 3栋\"" : "创业路%u号",
		(unsigned)below(90) + 1);
	put_person();
	put_person();
	put(",139%08u", (unsigned)below(100000000));
	put(",%s,%s,私营有限责任公司", what[0], what[1]);
	put_degrees(114);
	put_degrees(27);
	put(",2023");
}

static void put_amounts(void)
{
	for (size_t i = 0; i < COUNT(amount); i++) {
		unsigned whole = (unsigned)below(5000);
		int places = 1 + (int)below(4);
		if (below(2)) {
			put(",,");
			continue;
		}
		put(",%u.%0*u", whole, places, (unsigned)below(10));
		put(",%u", (unsigned)below(whole / 2 + 1));
		put(".%02u", (unsigned)below(100));
	}
	put("\n");
}

static void put_heading(void)
{
	put("%s", heading);
	for (size_t i = 0; i < COUNT(amount); i++)
		put(",%s产生量（%s）,%s排放量（%s）", amount[i].name,
			amount[i].unit, amount[i].name, amount[i].unit);
	put("\n");
}

/* What was put, in the encoding asked for. */
static bool put_out(iconv_t cd)
{
	static char out[2 * sizeof block];
	char *p = block, *to = out;
	size_t n = filled, space = sizeof out;

	filled = 0;

	if (iconv(cd, &p, &n, &to, &space) == (size_t)-1)
		return false;
	return fwrite(out, 1, sizeof out - space, stdout) == sizeof out - space;
}

int main(int argc, char **argv)
{
	bool good = true;
	uint64_t rows;
	iconv_t cd;

	if (argc != 3) {
		(void)fprintf(stderr, "census ROWS gb18030|utf-8\n");
		return 2;
	}
	rows = strtoumax(argv[1], NULL, 10);
	cd = iconv_open(argv[2], "utf-8");
	if (cd == (iconv_t)-1)
		return 2;
	put_heading();
	for (uint64_t row = 0; good && row < rows; row++) {
		put_enterprise(row);
		put_amounts();
		if (filled > sizeof block / 2)
			good = put_out(cd);
	}
	good = good && put_out(cd);
	(void)iconv_close(cd);
	return good && fflush(stdout) == 0 ? 0 : 3;
}
