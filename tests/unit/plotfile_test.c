/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/plotfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A text given in parts of some bytes. */
struct text {
	struct ehr_str left;
	size_t part;
};

static long give(void *self, char *p, size_t n, struct ehr_err *err)
{
	struct text *text = self;

	(void)err;
	if (n > text->part)
		n = text->part;
	if (n > text->left.n)
		n = text->left.n;
	memcpy(p, text->left.p, n);
	text->left.p += n;
	text->left.n -= n;
	return (long)n;
}

static void expect(const char *in, const char *out)
{
	static const size_t parts[] = { 1, 7, 100, 100000 };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct text text = { ehr_str_of(in), parts[i] };
		const struct ehr_plotfile_from from = { give, &text };
		struct ehr_plotfile plotfile = { 0 };
		struct ehr_buf all = { 0 };
		struct ehr_err err;
		char some[13];
		long got;

		while ((got = ehr_plotfile_read(&plotfile, &from, some,
				sizeof(some), &err)) > 0)
			ehr_buf_add(&all, some, (size_t)got);
		assert_int_equal(got, 0);
		assert_string_equal(ehr_buf_text(&all), out);
		ehr_buf_release(&all);
		ehr_plotfile_release(&plotfile);
	}
}

/* Heading and format as AERMOD 21112 writes them for the highest values; the
 * names have the widths of the format: 11 of both. */
static void aermod_becomes_csv(void **state)
{
	(void)state;
	expect("* AERMOD (21112 ):  TITLE                       03/13/22\n"
	       "*         FORMAT: (3(1X,F13.5),3(1X,F8.2),3X,A5,2X,A8,2X,A5,"
	       "5X,A8,2X,I8)      \n"
	       "*        X             Y      AVERAGE CONC    ZELEV    ZHILL  "
	       "  ZFLAG    AVE     GRP       RANK     NET ID   DATE(CONC)\n"
	       "* ____________  ____________  ____________   ______   ______  "
	       " ______  ______  ________  ________  ________  ________\n"
	       "  359333.28100 6137044.02000       0.05279     0.00     0.00  "
	       "   1.50   MONTH  ALL         1ST     CAR1      21123124\n"
	       "  359383.28100 6137044.02000 *************     0.00     0.00  "
	       "   1.50   MONTH  A,B         1ST\n",
		"\n\n"
		"X,Y,AVERAGE CONC,ZELEV,ZHILL,ZFLAG,AVE,GRP,RANK,NET ID,"
		"DATE(CONC)\n"
		"\n"
		"359333.28100,6137044.02000,0.05279,0.00,0.00,1.50,MONTH,ALL,"
		"1ST,CAR1,21123124\n"
		"359383.28100,6137044.02000,*************,0.00,0.00,1.50,MONTH,"
		"\"A,B\",1ST,,\n");
}

/* ISC3 has two columns less; these lines, as published, are not aligned; lines may end in CR LF, the last without end. */
static void isc3_becomes_csv(void **state)
{
	(void)state;
	expect("* ISCST3 (02035):  TITLE\r\n"
	       "*        FORMAT: (3(1X,F13.5),1X,F8.2,2X,A6,2X,A8,2X,I8.8,2X,"
	       "A8)\r\n"
	       "*        X            Y      AVERAGE CONC  ZELEV    AVE    GRP "
	       "     DATE    NET ID\r\n"
	       "  292000.00000 2761000.00000      0.00000     0.00    1-HR  A  "
	       "       18010101  GRD1\r\n"
	       "  292200.00000 2761000.00000      1.50000     0.00    1-HR  A  "
	       "       18010101  GRD1",
		"\n\n"
		"X,Y,AVERAGE CONC,ZELEV,AVE,GRP,DATE,NET ID\n"
		"292000.00000,2761000.00000,0.00000,0.00,1-HR,A,18010101,"
		"GRD1\n"
		"292200.00000,2761000.00000,1.50000,0.00,1-HR,A,18010101,"
		"GRD1\n");
}

/* A line that does not fit is cut at blanks only if that is not ambiguous. */
static void what_does_not_fit(void **state)
{
	(void)state;
	expect("* FORMAT: (2(1X,F3.1),2X,A2)\n"
	       "* X  Y  GRP\n"
	       " 1.0 2.0  AB\n"
	       "1.0  2.0  AB\n"
	       "1.0  2.0\n"
	       " 1.0 2.0  A BC\n"
	       "* again\n"
	       "\n"
	       " 1.0\n",
		"\nX,Y,GRP\n1.0,2.0,AB\n1.0,2.0,AB\n1.0  2.0\n"
		" 1.0 2.0  A BC\n\n\n1.0,,\n");
}

static void all_else_passes(void **state)
{
	static const char *const text[] = { "", "a,b\n1,2\n", "* a\nb\n",
		"* FORMAT: (F3.1)\n1.0\n",
		"* FORMAT: (2(1X,Q3.1))\n* X  Y\n 1.0 2.0\n",
		"* FORMAT: (2(1X,F3.1)\n* X  Y\n 1.0 2.0\n",
		"* FORMAT: (9999999999X,2(1X,F3.1))\n* X  Y\n 1.0 2.0\n",
		"* FORMAT: (99(F3.1))\n* X  Y\n 1.0 2.0\n",
		"* FORMAT: ((((((F3.1))))))\n* X  Y\n 1.0 2.0\n",
		"* X  Y\n* FORMAT: (2(1X,F3.1))\n 1.0 2.0\n", "*" };

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		expect(text[i], text[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aermod_becomes_csv),
		cmocka_unit_test(isc3_becomes_csv),
		cmocka_unit_test(what_does_not_fit),
		cmocka_unit_test(all_else_passes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
