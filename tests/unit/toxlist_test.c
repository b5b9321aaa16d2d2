/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/toxlist.h"

static const char path[] = "toxlist_test.csv";

static void write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void expect(struct ehr_writer *writer, const char *text)
{
	assert_string_equal(ehr_buf_text(&writer->buf), text);
}

static void expect_start(struct ehr_writer *writer, const char *text)
{
	assert_int_equal(
		strncmp(ehr_buf_text(&writer->buf), text, strlen(text)), 0);
}

/* The bare value stands beside the one with the age factor only. */
static void writes_what_was_chosen(void **state)
{
	static const struct ehr_tox_step order[] = { { "IRIS", NULL, false } };
	struct ehr_out_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_toxicity *table;
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_err err;

	(void)state;
	write_file("cas,param,value,unit,source,agency,adaf_included,status,"
		   "name_en,name_zh\n"
		   "50-32-8,SFo,2,(mg/kg-d)^-1,IRIS,IRIS,yes,read,a b,c\n"
		   "50-32-8,SFo,1,(mg/kg-d)^-1,IRIS,IRIS,no,memory,,\n"
		   "50-32-8,RfC,2e-6,mg/m3,IRIS,IRIS,no,read,,\n"
		   "50-32-8,RfDo,3e-4,mg/kg-d,HJ,,no,read,,\n");
	table = ehr_toxicity_open(
		&(struct ehr_tox_opts){ .order = order, .n = 1, .path = path },
		&err);
	assert_non_null(table);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(ehr_layout_init(&layout, NULL, ehr_toxlist_chosen,
				 EHR_TOXLIST_CHOSEN, &opts, &err),
		0);
	ehr_writer_init(&writer, &layout, NULL);
	assert_int_equal(ehr_toxlist_write_chosen(table, &writer, &err), 0);
	/* sha256sum of the text above */
	expect_start(&writer,
		"50-32-8,a b,c,yes,RfC,2e-6,mg/m3,IRIS,IRIS,read,no,,"
		"sha256:1effb5d8f51a,\n"
		"50-32-8,a b,c,yes,SFo,2,(mg/kg-d)^-1,IRIS,IRIS,read,yes,1,"
		"sha256:1effb5d8f51a,\n");
	/* a member of its group, with a value from it */
	assert_non_null(strstr(ehr_buf_text(&writer.buf),
		",SFo,0.2,(mg/kg-d)^-1,IRIS,IRIS,secondary,yes,0.1,"
		"sha256:1effb5d8f51a,rpf\n"));
	assert_null(strstr(ehr_buf_text(&writer.buf), "71-43-2"));
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	ehr_toxicity_close(table);
}

/* 0.62 / 0.02 = 31: more than 30, not more than 31. */
static void lists_what_is_far_apart(void **state)
{
	struct ehr_out_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_toxrows rows;
	struct ehr_layout layout;
	struct ehr_writer writer;
	struct ehr_err err;

	(void)state;
	write_file("cas,param,value,unit,source,agency\n"
		   "71-43-2,RfC,0.62,mg/m3,HEM5,\n"
		   "71-43-2,RfC,0.1,mg/m3,IHB,MDH\n"
		   "71-43-2,RfC,0.02,mg/m3,IRIS,IRIS\n"
		   "75-01-4,RfC,0.02,mg/m3,IRIS,IRIS\n");
	assert_int_equal(
		ehr_toxrows_read(&rows, &(struct ehr_tox_opts){ .path = path },
			NULL, &err),
		0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(ehr_layout_init(&layout, NULL, ehr_toxlist_review,
				 EHR_TOXLIST_REVIEW, &opts, &err),
		0);
	ehr_writer_init(&writer, &layout, NULL);
	assert_int_equal(ehr_toxlist_write_review(&rows, 31, &writer, &err), 0);
	expect(&writer, "");
	assert_int_equal(ehr_toxlist_write_review(&rows, 30, &writer, &err), 0);
	expect(&writer, "71-43-2,Benzene,苯,RfC,mg/m3,31,"
			"HEM5 0.62; IHB:MDH 0.1; IRIS 0.02\n");
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	ehr_toxrows_release(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_what_was_chosen),
		cmocka_unit_test(lists_what_is_far_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
