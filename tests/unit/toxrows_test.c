/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/toxrows.h"

static const char path[] = "toxrows_test.csv";
static const struct ehr_tox_opts of_path = { .path = path };

static void write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

struct noted {
	unsigned long line[8];
	size_t n, stop_after;
};

static int note(void *self, const struct ehr_err *err)
{
	struct noted *noted = self;

	assert_true(noted->n < 8);
	noted->line[noted->n++] = err->line;
	return noted->n == noted->stop_after ? -1 : 0;
}

static const char faulty[] = "cas,rfdo\n"
			     "71-43-2,1\n"
			     "71-43-3,1\n"
			     "75-01-4,x\n"
			     "79-01-6,2\n"
			     "71-43-2,3\n";

static void goes_on_after_faults(void **state)
{
	struct noted noted = { .n = 0 };
	const struct ehr_findings findings = { note, &noted };
	struct ehr_toxrows rows;
	struct ehr_err err;

	(void)state;
	write_file(faulty);
	assert_int_equal(ehr_toxrows_read(&rows, &of_path, &findings, &err), 0);
	assert_int_equal(noted.n, 3);
	assert_int_equal(noted.line[0], 3);
	assert_int_equal(noted.line[1], 4);
	assert_int_equal(noted.line[2], 6);
	assert_int_equal(rows.table[EHR_TOX_FILE_TOXICITY].rows, 5);
	ehr_toxrows_release(&rows);

	noted = (struct noted){ .stop_after = 2 };
	assert_int_equal(
		ehr_toxrows_read(&rows, &of_path, &findings, &err), -1);
	assert_int_equal(noted.n, 2);
	assert_int_equal(ehr_toxrows_read(&rows, &of_path, NULL, &err), -1);
	assert_int_equal(err.line, 3);
	assert_int_equal(unlink(path), 0);
}

/* The rows of the built-in table, counted by grep: those that are selected,
 * less the companions without the age factor, which share a place. */
static void keeps_what_the_order_names(void **state)
{
	static const struct ehr_tox_step hem[] = { { "HEM5", NULL, false } };
	const struct ehr_tox_opts of_hem = { .order = hem, .n = 1 };
	struct ehr_toxrows rows;
	size_t n = 0;
	struct ehr_err err;

	(void)state;
	assert_int_equal(ehr_toxrows_read(&rows, &of_hem, NULL, &err), 0);
	for (size_t i = 0; i < rows.given_of.n; i++) {
		const struct ehr_tox_origin *origin =
			&rows.origins.item[rows.given[i].origin];

		if (origin->file != EHR_TOX_FILE_TOXICITY)
			continue;
		n++;
		assert_true(ehr_str_is(origin->source, "HEM5"));
	}
	assert_int_equal(n, 770);
	ehr_toxrows_release(&rows);
}

static void keeps_both_standings_of_a_potency(void **state)
{
	struct ehr_toxrows rows;
	struct ehr_err err;

	(void)state;
	write_file("cas,param,value,unit,source,adaf_included,status\n"
		   "50-32-8,SFo,2,(mg/kg-d)^-1,IRIS,yes,read\n"
		   "50-32-8,SFo,1,(mg/kg-d)^-1,IRIS,no,memory\n");
	assert_int_equal(ehr_toxrows_read(&rows, &of_path, NULL, &err), 0);
	assert_true(rows.given[0].value[EHR_TOX_ADAF_YES] == 2);
	assert_true(rows.given[0].value[EHR_TOX_ADAF_NO] == 1);
	assert_false(rows.given[0].there[EHR_TOX_ADAF_UNKNOWN]);
	assert_int_equal(rows.given[0].status[EHR_TOX_ADAF_YES], EHR_TOX_READ);
	assert_int_equal(rows.given[0].status[EHR_TOX_ADAF_NO], EHR_TOX_MEMORY);
	assert_string_equal(
		rows.substance[rows.given[0].substance].cas, "50-32-8");
	ehr_toxrows_release(&rows);
	assert_int_equal(unlink(path), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(goes_on_after_faults),
		cmocka_unit_test(keeps_what_the_order_names),
		cmocka_unit_test(keeps_both_standings_of_a_potency),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
