/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "io/preview.h"
#include "io/reader.h"

/* What a hook was shown, as text, and what it answers. */
struct asked {
	struct ehr_buf shown; /* line: cell|cell| */
	bool whole, keyed;
	size_t records;
	size_t rows; /* no data; the last of them names the columns */
	bool fails;
};

static int answer(void *self, const char *file,
	const struct ehr_preview *preview, struct ehr_head *head,
	struct ehr_err *err)
{
	struct asked *asked = self;
	const struct ehr_preview_row *named;

	assert_string_equal(file, "test");
	assert_true(preview->n > 0);
	asked->whole = preview->whole;
	asked->keyed = preview->keyed;
	asked->records = preview->n;
	asked->shown.n = 0;
	for (size_t i = 0; i < preview->n; i++) {
		const struct ehr_preview_row *row = &preview->row[i];
		ehr_buf_printf(&asked->shown, "%lu:", row->line);
		for (size_t k = 0; k < row->n; k++)
			ehr_buf_printf(&asked->shown, "%.*s|",
				(int)row->cell[k].n, row->cell[k].p);
		ehr_buf_putc(&asked->shown, '\n');
	}
	if (asked->fails || preview->n < asked->rows)
		return ehr_fail(err, EHR_FAULT_DATA, "no heading");
	named = &preview->row[asked->rows ? asked->rows - 1 : 0];
	head->rows = asked->rows;
	head->n = named->n;
	head->name = ehr_calloc(named->n, sizeof *head->name);
	for (size_t k = 0; k < named->n; k++) {
		struct ehr_buf name = { 0 };
		ehr_buf_printf(&name, "N%.*s", (int)named->cell[k].n,
			named->cell[k].p);
		head->name[k] = ehr_strdup(ehr_buf_text(&name));
		ehr_buf_release(&name);
	}
	return 0;
}

/* Header, rows and what went wrong, as text: "name,name;line:cell|cell|\n". */
static void read_all(struct ehr_buf *out, struct ehr_str text,
	struct ehr_in_opts *opts, struct asked *asked)
{
	struct ehr_err err = { 0 };
	struct ehr_reader *reader;
	struct ehr_row row;
	int rc = -1;

	out->n = 0;
	opts->head = answer;
	opts->head_self = asked;
	reader = ehr_reader_memory("test", text, opts, &err);
	if (reader) {
		const struct ehr_header *header = ehr_reader_header(reader);
		for (size_t i = 0; i < header->n; i++)
			ehr_buf_printf(out, "%s,", header->name[i]);
		ehr_buf_putc(out, ';');
		while ((rc = ehr_reader_next(reader, &row, &err)) > 0) {
			ehr_buf_printf(out, "%lu:", row.line);
			for (size_t i = 0; i < row.n; i++)
				ehr_buf_printf(out, "%.*s|", (int)row.cell[i].n,
					row.cell[i].p);
			ehr_buf_putc(out, '\n');
		}
	}
	if (rc < 0)
		ehr_buf_printf(out, "!%lu %s", err.line,
			err.reason[0] ? err.reason : err.text);
	ehr_reader_close(reader);
}

/* The same for every size of blocks. */
static void check(const char *text, struct ehr_in_opts opts, struct asked asked,
	const char *shown, const char *rows)
{
	struct ehr_buf out = { 0 };

	for (opts.block = 1; opts.block < 40; opts.block++) {
		read_all(&out, ehr_str_of(text), &opts, &asked);
		assert_string_equal(ehr_buf_text(&asked.shown), shown);
		assert_string_equal(ehr_buf_text(&out), rows);
	}
	ehr_buf_release(&out);
	ehr_buf_release(&asked.shown);
}

static const struct ehr_in_opts csv = { .format = EHR_FORMAT_CSV };

static void a_header_can_stand_below_other_rows(void **state)
{
	(void)state;
	check("单位：吨\n\nname,\"SO2\nt\",\n甲,1\na,2,3\nb,\"4\n5\",6\n", csv,
		(struct asked){ .rows = 2 },
		"1:单位：吨|\n3:name|SO2\nt||\n5:甲|1|\n6:a|2|3|\n"
		"7:b|4\n5|6|\n",
		"Nname,NSO2\nt,N,;!5 ragged");
	check("x\na,b\n甲,乙\n1,2\n\n3,4\n", csv, (struct asked){ .rows = 3 },
		"1:x|\n2:a|b|\n3:甲|乙|\n4:1|2|\n6:3|4|\n",
		"N甲,N乙,;4:1|2|\n6:3|4|\n");
	check("a,b\n1,2\n", csv, (struct asked){ .rows = 0 },
		"1:a|b|\n2:1|2|\n", "Na,Nb,;1:a|b|\n2:1|2|\n");
	check("a,b\n1,2", csv, (struct asked){ .rows = 2 }, "1:a|b|\n2:1|2|\n",
		"N1,N2,;");
}

static void lines_stay_right_behind_skipped_ones(void **state)
{
	struct ehr_in_opts opts = csv;

	(void)state;
	opts.skip_lines = 2;
	opts.comment = "#";
	check("\"\n\n#one\n\nbanner\n#two\na,b\n1,2\n3\n", opts,
		(struct asked){ .rows = 2 },
		"5:banner|\n7:a|b|\n8:1|2|\n9:3|\n",
		"Na,Nb,;8:1|2|\n!9 ragged");
}

static void bare_crs_end_lines(void **state)
{
	struct ehr_in_opts opts = csv;

	(void)state;
	opts.bare_cr = true;
	opts.skip_lines = 1;
	check("skipped\rbanner\r\ra,b\r1,\"x\ry\"\r\n3,4\n5\r", opts,
		(struct asked){ .rows = 2 },
		"2:banner|\n4:a|b|\n5:1|x\ry|\n7:3|4|\n8:5|\n",
		"Na,Nb,;5:1|x\ry|\n7:3|4|\n!8 ragged");
}

static void a_mark_alone_is_no_record(void **state)
{
	(void)state;
	check("\xef\xbb\xbf\"\xef\xbb\xbf\"\r\na,b\n1,2\n", csv,
		(struct asked){ .rows = 1 }, "2:a|b|\n3:1|2|\n",
		"Na,Nb,;3:1|2|\n");
	check("\xef\xbb\xbf\xef\xbb\xbf\na\n1\n", csv,
		(struct asked){ .rows = 0 }, "2:a|\n3:1|\n",
		"Na,;2:a|\n3:1|\n");
	/* not behind the top, and not beside other cells */
	check("a\n\"\xef\xbb\xbf\"\n", csv, (struct asked){ .rows = 1 },
		"1:a|\n2:\xef\xbb\xbf|\n", "Na,;2:\xef\xbb\xbf|\n");
	check("\"\xef\xbb\xbf\",b\n", csv, (struct asked){ .rows = 1 },
		"1:\xef\xbb\xbf|b|\n", "N\xef\xbb\xbf,Nb,;");
}

/* Shown as it can be cut; told of where it is read, and only there. */
static void a_bad_quote_is_told_of_in_its_place(void **state)
{
	(void)state;
	check("the \"list\",x\na,b\n1,2\n\"3\"3,4\n5,6\n", csv,
		(struct asked){ .rows = 2 },
		"1:the \"list\"|x|\n2:a|b|\n3:1|2|\n4:\"3\"3|4|\n5:5|6|\n",
		"Na,Nb,;3:1|2|\n!4 bad_quote");
}

static void what_is_no_text_ends_the_preview(void **state)
{
	(void)state;
	check("a,b\n1,2\n3,\xff\n4,5\n", csv, (struct asked){ .rows = 1 },
		"1:a|b|\n2:1|2|\n", "Na,Nb,;2:1|2|\n!3 not_utf8");
	check("a,b\n1,2\n3,\"4\n", csv, (struct asked){ .rows = 1 },
		"1:a|b|\n2:1|2|\n", "Na,Nb,;2:1|2|\n!3 open_quote");
	/* the heading looked for may stand behind it */
	check("x\n\xff\na,b\n", csv, (struct asked){ .rows = 2 }, "1:x|\n",
		"!2 not_utf8");
	check("\xff\na,b\n", csv, (struct asked){ .rows = 1 }, "",
		"!1 not_utf8");
	check("\n\n", csv, (struct asked){ .rows = 1 }, "",
		"!0 the input has no header");
	check("x\n", csv, (struct asked){ .fails = true }, "1:x|\n",
		"!0 no heading");
}

static void objects_show_their_keys(void **state)
{
	static const char shown[] = "0:k|m|\n1:1|a|\n2:|b|\n";
	static const char rows[] = "Nk,Nm,;1:1|a|\n2:|b|\n";
	const struct asked asked = { .rows = 1, .keyed = true };

	(void)state;
	check("{\"k\":1,\"m\":\"a\"}\n{\"m\":\"b\",\"k\":null}",
		(struct ehr_in_opts){ .format = EHR_FORMAT_JSONL }, asked,
		shown, rows);
	check("[{\"k\":1,\"m\":\"a\"},\n{\"m\":\"b\",\"k\":null}]\n",
		(struct ehr_in_opts){ .format = EHR_FORMAT_JSON }, asked, shown,
		rows);
	check("{\"type\":\"FeatureCollection\",\"features\":["
	      "{\"type\":\"Feature\",\"properties\":{\"k\":1,\"m\":\"a\"},"
	      "\"geometry\":null},\n{\"type\":\"Feature\",\"geometry\":null,"
	      "\"properties\":{\"m\":\"b\",\"k\":null}}]}\n",
		(struct ehr_in_opts){ .format = EHR_FORMAT_GEOJSON }, asked,
		shown, rows);
	check("{\"k\":1}\n{\"k\":2,\"z\":3}\n",
		(struct ehr_in_opts){ .format = EHR_FORMAT_JSONL }, asked,
		"0:k|\n1:1|\n", "Nk,;1:1|\n!2 unknown_key");
}

/* 65536 records of 16 bytes are a MiB. */
static void the_preview_ends_with_the_first_mib(void **state)
{
	enum { FIRST_MIB = EHR_PREVIEW_BYTES / 16 };
	static const size_t block[] = { 1000, 4096, 1 << 16, 0 };
	struct ehr_buf text = { 0 }, out = { 0 };
	struct ehr_in_opts opts = csv;

	(void)state;
	for (int i = 0; i < FIRST_MIB; i++)
		ehr_buf_printf(&text, "%07d,%07d\n", i, i);
	for (size_t b = 0; b < 4; b++) {
		struct asked asked = { .rows = 3 };
		opts.block = block[b];
		text.n = EHR_PREVIEW_BYTES;
		read_all(&out, (struct ehr_str){ text.p, text.n }, &opts,
			&asked);
		assert_true(asked.whole);
		assert_int_equal(asked.records, FIRST_MIB);
		/* one byte more, and it ends no longer with the input */
		ehr_buf_puts(&text, "0000000,0000000\nlast,row");
		for (size_t n = EHR_PREVIEW_BYTES + 1; n <= text.n; n += 23) {
			read_all(&out, (struct ehr_str){ text.p, n }, &opts,
				&asked);
			assert_false(asked.whole);
			assert_int_equal(asked.records, FIRST_MIB);
		}
		out.n -= strlen("65538:last|row|\n");
		assert_string_equal(out.p + out.n, "65538:last|row|\n");
		/* a record that runs over the end is not shown */
		text.p[EHR_PREVIEW_BYTES - 1] = '.';
		read_all(&out, (struct ehr_str){ text.p, text.n }, &opts,
			&asked);
		assert_int_equal(asked.records, FIRST_MIB - 1);
		text.p[EHR_PREVIEW_BYTES - 1] = '\n';
		ehr_buf_release(&asked.shown);
	}
	ehr_buf_release(&text);
	ehr_buf_release(&out);
}

static bool is_note(void *self, const struct ehr_str *cell, size_t n)
{
	size_t *most = self;

	if (n > *most)
		*most = n;
	return n > 0 && ehr_str_starts(cell[0], "note");
}

static void stray_records_are_asked_about(void **state)
{
	struct ehr_in_opts opts = csv;
	struct ehr_buf out = { 0 };
	struct ehr_input_facts facts;
	struct ehr_reader *reader;
	struct ehr_err err = { 0 };
	struct ehr_row row;
	size_t most = 0;

	(void)state;
	opts.stray = is_note;
	opts.stray_self = &most;
	for (opts.block = 1; opts.block < 30; opts.block++) {
		reader = ehr_reader_memory("test",
			ehr_str_of("a,b\n1,2\nnote\n\"note\n\",,\nnote,4\n\n"
				   "5,6,7\n"),
			&opts, &err);
		assert_non_null(reader);
		assert_int_equal(ehr_reader_next(reader, &row, &err), 1);
		assert_int_equal(ehr_reader_next(reader, &row, &err), 1);
		assert_int_equal(row.line, 6);
		assert_int_equal(ehr_reader_next(reader, &row, &err), -1);
		assert_int_equal(err.line, 8);
		assert_string_equal(err.reason, "ragged");
		assert_int_equal(most, 3);
		ehr_reader_close(reader);
		reader = ehr_reader_memory("test",
			ehr_str_of("a,b\n1,2\nnote\nnote,,,\n3,4"), &opts,
			&err);
		assert_non_null(reader);
		while (ehr_reader_next(reader, &row, &err) > 0)
			most = 0;
		ehr_reader_facts(reader, 0, &facts);
		assert_int_equal(facts.rows, 2);
		assert_int_equal(facts.stray, 2);
		ehr_reader_close(reader);
	}
	ehr_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_header_can_stand_below_other_rows),
		cmocka_unit_test(lines_stay_right_behind_skipped_ones),
		cmocka_unit_test(bare_crs_end_lines),
		cmocka_unit_test(a_mark_alone_is_no_record),
		cmocka_unit_test(a_bad_quote_is_told_of_in_its_place),
		cmocka_unit_test(what_is_no_text_ends_the_preview),
		cmocka_unit_test(objects_show_their_keys),
		cmocka_unit_test(the_preview_ends_with_the_first_mib),
		cmocka_unit_test(stray_records_are_asked_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
