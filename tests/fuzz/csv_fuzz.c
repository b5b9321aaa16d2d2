/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Our reading of CSV, in blocks of any size, against libcsv over the whole
 * text. Input: a byte of flags, a byte for the size of blocks, the text.
 */
#include <csv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "io/csv.h"

enum { LAX = 1, SEMICOLON = 2, PLAIN = 4, BARE_CR = 8, CELLS = 64 };

/* What libcsv says: cells one after the other, a record at a time. */
struct reference {
	struct ehr_buf text; /* each cell's length, then its bytes */
	struct ehr_buf rows; /* each record's number of cells */
	uint32_t cells;
	bool failed;
};

static void take_cell(void *text, size_t n, void *data)
{
	struct reference *ref = data;
	uint32_t length = (uint32_t)n;

	ehr_buf_add(&ref->text, &length, sizeof length);
	ehr_buf_add(&ref->text, text, n);
	ref->cells++;
}

static void take_end(int c, void *data)
{
	struct reference *ref = data;

	(void)c;
	ehr_buf_add(&ref->rows, &ref->cells, sizeof ref->cells);
	ref->cells = 0;
}

static int no_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void read_reference(struct reference *ref, const char *p, size_t n,
	unsigned char delimiter, bool lax)
{
	struct csv_parser parser;
	unsigned char options = CSV_APPEND_NULL;

	if (!lax)
		options |= CSV_STRICT | CSV_STRICT_FINI;
	if (csv_init(&parser, options))
		abort();
	csv_set_delim(&parser, delimiter);
	csv_set_space_func(&parser, no_blank);
	ref->failed = csv_parse(&parser, p, n, take_cell, take_end, ref) != n;
	if (!ref->failed)
		ref->failed = csv_fini(&parser, take_cell, take_end, ref) != 0;
	csv_free(&parser);
}

static _Noreturn void differ(const char *what, size_t row)
{
	fprintf(stderr, "record %zu: %s\n", row + 1, what);
	abort();
}

/* How far the comparison has come. */
struct compared {
	const struct reference *ref;
	size_t row, text;
	bool over; /* a fault ended it */
};

static size_t rows_left(const struct compared *compared)
{
	return compared->ref->rows.n / sizeof(uint32_t) - compared->row;
}

static void compare_record(
	struct compared *compared, const struct ehr_str *cell, size_t n)
{
	const struct reference *ref = compared->ref;
	uint32_t cells, length;

	if (!rows_left(compared))
		differ("libcsv has no such record", compared->row);
	memcpy(&cells, ref->rows.p + compared->row * sizeof cells,
		sizeof cells);
	if (cells != n)
		differ("another number of cells", compared->row);
	for (size_t i = 0; i < n; i++) {
		struct ehr_str want;
		memcpy(&length, ref->text.p + compared->text, sizeof length);
		compared->text += sizeof length;
		want = (struct ehr_str){ ref->text.p + compared->text, length };
		compared->text += length;
		if (i < CELLS && !ehr_str_eq(cell[i], want))
			differ("another cell", compared->row);
	}
	compared->row++;
}

static bool has_bare_cr(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\r' &&
			(i + 1 >= text.n || text.p[i + 1] != '\n'))
			return true;
	return false;
}

/* A fault of ours must be one of libcsv's, but for the CR that we refuse unless
 * told otherwise and libcsv takes for a line end, and the open quote that it
 * lets pass if lax. */
static void compare_fault(struct compared *compared, enum ehr_csv_fault fault,
	struct ehr_str record, unsigned flags)
{
	const bool lax = (flags & LAX) != 0;

	compared->over = true;
	if (!(flags & BARE_CR) && has_bare_cr(record))
		return;
	switch (fault) {
	case EHR_CSV_BAD_QUOTE:
		if (lax || !compared->ref->failed || rows_left(compared))
			differ("libcsv has no fault here", compared->row);
		break;
	case EHR_CSV_OPEN:
		if (compared->ref->failed == lax || rows_left(compared) != lax)
			differ("libcsv has no open quote", compared->row);
		break;
	default: differ("an unexpected fault", compared->row);
	}
}

static void read_block(struct ehr_csv *csv, struct compared *compared,
	const char *p, size_t n, unsigned flags)
{
	char *block = ehr_alloc(n + EHR_CSV_MARGIN);
	struct ehr_csv_walk walk;
	struct ehr_str cell[CELLS], record;
	size_t cells;

	memcpy(block, p, n);
	memset(block + n, '\n', EHR_CSV_MARGIN);
	ehr_csv_walk(csv, &walk, block, n);
	while (walk.p < walk.end) {
		const char *start = walk.p;
		enum ehr_csv_fault fault =
			flags & PLAIN ? ehr_csv_next_plain(csv, &walk, cell,
						CELLS, &cells, &record)
				      : ehr_csv_next(csv, &walk, cell, CELLS,
						&cells, &record);
		if (walk.p <= start || walk.p > walk.end)
			differ("the walk goes wrong", compared->row);
		if (compared->over)
			continue;
		if (fault != EHR_CSV_GOOD)
			compare_fault(compared, fault, record, flags);
		else if (record.n)
			compare_record(compared, cell, cells);
	}
	free(block);
}

static void read_ours(struct compared *compared, const char *p, size_t n,
	char delimiter, unsigned flags, size_t block)
{
	const struct ehr_csv_form form = { .delimiter = delimiter,
		.lax = (flags & LAX) != 0,
		.bare_cr = (flags & BARE_CR) != 0 };
	struct ehr_csv *csv = ehr_csv_new(form);
	struct ehr_csv_cut cut = { 0 };
	size_t done = 0, have = 0;

	while (have < n) {
		have = block < n - have ? have + block : n;
		ehr_csv_cut(&cut, p + done, have - done, form);
		if (cut.cut == 0)
			continue;
		read_block(csv, compared, p + done, cut.cut, flags);
		done += cut.cut;
		cut = (struct ehr_csv_cut){ 0 };
	}
	if (done < n)
		read_block(csv, compared, p + done, n - done, flags);
	ehr_csv_free(csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reference ref = { 0 };
	struct compared compared = { .ref = &ref };
	const char *text = (const char *)data + 2;
	char delimiter;

	if (size < 2)
		return 0;
	delimiter = data[0] & SEMICOLON ? ';' : ',';
	read_reference(
		&ref, text, size - 2, (unsigned char)delimiter, data[0] & LAX);
	read_ours(&compared, text, size - 2, delimiter, data[0],
		(size_t)data[1] + 1);
	if (!compared.over && ref.failed)
		differ("libcsv fails, we do not", compared.row);
	if (!compared.over && rows_left(&compared))
		differ("libcsv has more records", compared.row);
	ehr_buf_release(&ref.text);
	ehr_buf_release(&ref.rows);
	return 0;
}
