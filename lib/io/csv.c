/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memrchr */
#include "io/csv.h"

#include <csv.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/mem.h"

enum { WIDTH = 64, LIBCSV_BLOCK = 1 << 16 };

struct ehr_csv {
	struct csv_parser parser;
	struct ehr_csv_form form;
	/* the record in libcsv's hands */
	struct ehr_buf text;
	struct ehr_str *cell;
	size_t max, n;
	int rows;     /* ends seen */
	int last_end; /* the byte that was the last */
	bool too_long;
};

static bool ends_cell(char c, char delimiter)
{
	return c == delimiter || c == '\n' || c == '\r';
}

static size_t find(const char *p, size_t at, size_t n, char c)
{
	const char *found = memchr(p + at, c, n - at);

	return found ? (size_t)(found - p) : n;
}

/* The first byte that ends a line. */
static size_t find_end(const char *p, size_t at, size_t n, bool bare_cr)
{
	if (!bare_cr)
		return find(p, at, n, '\n');
	while (at < n && p[at] != '\n' && p[at] != '\r')
		at++;
	return at;
}

/* Behind the line end whose first byte is at at. */
static size_t pass_end(const char *p, size_t at, size_t n)
{
	bool both = p[at] == '\r' && at + 1 < n && p[at + 1] == '\n';

	return at + (both ? 2 : 1);
}

size_t ehr_csv_line(const char *p, size_t n, bool bare_cr, bool end)
{
	size_t at = find_end(p, 0, n, bare_cr);

	if (at == n || (p[at] == '\r' && at + 1 == n && !end))
		return 0;
	return pass_end(p, at, n);
}

unsigned long ehr_csv_lines(const char *p, size_t n, bool bare_cr)
{
	unsigned long lines = 0;
	size_t at = 0;

	while ((at = find_end(p, at, n, bare_cr)) < n) {
		at = pass_end(p, at, n);
		lines++;
	}
	return lines;
}

/* One quote further inside a quoted cell. False: none left, or the last byte is
 * a quote, which only the byte behind it can explain. */
static bool step_quoted(struct ehr_csv_cut *cut, const char *p, size_t n,
	struct ehr_csv_form form)
{
	size_t q = find(p, cut->at, n, '"');

	cut->at = q;
	if (q + 1 >= n)
		return false;
	if (p[q + 1] == '"') {
		cut->at = q + 2;
		return true;
	}
	cut->at = q + 1;
	cut->open = form.lax && !ends_cell(p[q + 1], form.delimiter);
	return true;
}

/* The last line end among the bytes just passed outside quotes. */
static void note_line(struct ehr_csv_cut *cut, const char *p, size_t from,
	struct ehr_csv_form form)
{
	const char *lf = memrchr(p + from, '\n', cut->at - from), *cr = NULL;

	if (lf)
		from = cut->cut = (size_t)(lf - p) + 1;
	if (form.bare_cr)
		cr = memrchr(p + from, '\r', cut->at - from);
	if (cr)
		cut->cut = (size_t)(cr - p) + 1;
}

/* One quote further outside quoted cells. False: none left. */
static bool step_plain(struct ehr_csv_cut *cut, const char *p, size_t n,
	struct ehr_csv_form form)
{
	size_t q = find(p, cut->at, n, '"');

	cut->at = q < n ? q + 1 : n;
	/* the byte behind a CR tells whether it is a line end's last */
	if (q == n && form.bare_cr && n && p[n - 1] == '\r')
		cut->at = n - 1;
	if (q < n && (q == 0 || ends_cell(p[q - 1], form.delimiter))) {
		cut->open = true;
		cut->quote = q;
	}
	return q < n;
}

void ehr_csv_cut(struct ehr_csv_cut *cut, const char *p, size_t n,
	struct ehr_csv_form form)
{
	bool more = true;

	while (more && cut->at < n) {
		size_t from = cut->at;

		if (cut->open) {
			more = step_quoted(cut, p, n, form);
		} else {
			more = step_plain(cut, p, n, form);
			note_line(cut, p, from, form);
		}
	}
}

size_t ehr_csv_record(const char *p, size_t n, struct ehr_csv_form form,
	bool *open, size_t *quote)
{
	struct ehr_csv_cut cut = { 0 };

	for (;;) {
		size_t line_end = find_end(p, cut.at, n, form.bare_cr);
		while (!cut.open && step_plain(&cut, p, line_end, form))
			;
		if (!cut.open) {
			*open = false;
			return line_end < n ? pass_end(p, line_end, n) : n;
		}
		while (cut.open && step_quoted(&cut, p, n, form))
			;
		if (cut.open) {
			*open = cut.at >= n;
			*quote = cut.quote;
			return n;
		}
	}
}

static int no_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void init_parser(struct ehr_csv *csv)
{
	unsigned char strict = CSV_STRICT | CSV_STRICT_FINI;

	/* fails only without a parser */
	csv_init(&csv->parser, (unsigned char)(CSV_APPEND_NULL |
					       (csv->form.lax ? 0 : strict)));
	csv_set_delim(&csv->parser, (unsigned char)csv->form.delimiter);
	csv_set_space_func(&csv->parser, no_blank);
	csv_set_blk_size(&csv->parser, LIBCSV_BLOCK);
}

struct ehr_csv *ehr_csv_new(struct ehr_csv_form form)
{
	struct ehr_csv *csv = ehr_calloc(1, sizeof *csv);

	csv->form = form;
	init_parser(csv);
	return csv;
}

void ehr_csv_free(struct ehr_csv *csv)
{
	if (!csv)
		return;
	csv_free(&csv->parser);
	ehr_buf_release(&csv->text);
	free(csv);
}

/* The bytes among the 64 at p that end or quote a cell. */
static inline uint64_t special_bytes(const struct ehr_csv *csv, const char *p)
{
	uint64_t mask = 0;
#ifdef __SSE2__
	const __m128i delimiter = _mm_set1_epi8(csv->form.delimiter);
	const __m128i quote = _mm_set1_epi8('"');
	const __m128i lf = _mm_set1_epi8('\n');
	const __m128i cr = _mm_set1_epi8('\r');

	for (int i = 0; i < WIDTH; i += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(p + i));
		__m128i hit =
			_mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(x, delimiter),
					     _mm_cmpeq_epi8(x, quote)),
				_mm_or_si128(_mm_cmpeq_epi8(x, lf),
					_mm_cmpeq_epi8(x, cr)));
		mask |= (uint64_t)(unsigned)_mm_movemask_epi8(hit) << i;
	}
#else
	for (int i = 0; i < WIDTH; i++)
		if (p[i] == '"' || ends_cell(p[i], csv->form.delimiter))
			mask |= (uint64_t)1 << i;
#endif
	return mask;
}

static inline const char *next_special(
	const struct ehr_csv *csv, struct ehr_csv_walk *walk)
{
	const char *at;

	while (walk->mask == 0) {
		walk->base += WIDTH;
		walk->mask = special_bytes(csv, walk->base);
	}
	at = walk->base + __builtin_ctzll(walk->mask);
	walk->mask &= walk->mask - 1;
	return at;
}

static void seek(
	const struct ehr_csv *csv, struct ehr_csv_walk *walk, const char *p)
{
	walk->p = walk->base = p;
	walk->mask = p < walk->end ? special_bytes(csv, p) : 0;
}

void ehr_csv_walk(
	struct ehr_csv *csv, struct ehr_csv_walk *walk, const char *p, size_t n)
{
	walk->end = p + n;
	seek(csv, walk, p);
}

static void take_cell(void *text, size_t n, void *data)
{
	struct ehr_csv *csv = data;
	struct ehr_buf *buf = &csv->text;

	if (n > EHR_CELL_MAX)
		csv->too_long = true;
	if (csv->n < csv->max)
		csv->cell[csv->n] = (struct ehr_str){ buf->p + buf->n, n };
	csv->n++;
	ehr_buf_add(buf, text, n);
}

static void take_end(int c, void *data)
{
	struct ehr_csv *csv = data;

	csv->rows++;
	csv->last_end = c;
}

/* The n bytes of a record, its line end included, through libcsv. */
static enum ehr_csv_fault parse(struct ehr_csv *csv, const char *p, size_t n,
	struct ehr_str record, bool open)
{
	enum ehr_csv_fault fault = EHR_CSV_GOOD;
	size_t done;

	csv->n = csv->text.n = 0;
	csv->rows = csv->last_end = 0;
	csv->too_long = false;
	ehr_buf_grow(&csv->text, n + 1); /* cells keep their places */
	done = csv_parse(&csv->parser, p, n, take_cell, take_end, csv);
	if (done == n && !open && n && p[n - 1] != '\n')
		csv_parse(&csv->parser, "\n", 1, take_cell, take_end, csv);
	if (done < n)
		fault = EHR_CSV_BAD_QUOTE;
	else if (open)
		fault = EHR_CSV_OPEN;
	else if (!csv->form.bare_cr &&
		 (csv->rows > 1 ||
			 (record.n && record.p[record.n - 1] == '\r') ||
			 (csv->last_end == '\r' && record.n + 2 != n)))
		fault = EHR_CSV_BARE_CR;
	else if (csv->too_long)
		fault = EHR_CSV_LONG;
	if (done < n || open) {
		csv_free(&csv->parser);
		init_parser(csv);
	}
	return fault;
}

static struct ehr_str without_end(const char *p, size_t n, bool bare_cr)
{
	if (n && p[n - 1] == '\n')
		n -= n > 1 && p[n - 2] == '\r' ? 2 : 1;
	else if (n && bare_cr && p[n - 1] == '\r')
		n--;
	return (struct ehr_str){ p, n };
}

/* An unfinished line counts as well. */
static unsigned long count_lines(const char *p, size_t n, bool bare_cr)
{
	bool whole = n && (p[n - 1] == '\n' || (bare_cr && p[n - 1] == '\r'));

	return ehr_csv_lines(p, n, bare_cr) + (n && !whole);
}

enum ehr_csv_fault ehr_csv_next_plain(struct ehr_csv *csv,
	struct ehr_csv_walk *walk, struct ehr_str *cell, size_t max, size_t *n,
	struct ehr_str *record)
{
	const char *start = walk->p;
	enum ehr_csv_fault fault;
	size_t quote, length;
	bool open;

	length = ehr_csv_record(
		start, (size_t)(walk->end - start), csv->form, &open, &quote);
	*record = without_end(start, length, csv->form.bare_cr);
	csv->cell = cell;
	csv->max = max;
	fault = parse(csv, start, length, *record, open);
	*n = csv->n;
	seek(csv, walk, start + length);
	walk->lines = count_lines(start, length, csv->form.bare_cr);
	return fault;
}

/* The record ends at at, and next is where the following one begins. */
static void end_plain(struct ehr_csv_walk *walk, const char *start,
	const char *at, const char *next, struct ehr_str *record)
{
	*record = (struct ehr_str){ start, (size_t)(at - start) };
	walk->p = next < walk->end ? next : walk->end;
	walk->lines = 1;
}

static bool has_long_cell(const struct ehr_str *cell, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cell[i].n > EHR_CELL_MAX)
			return true;
	return false;
}

enum ehr_csv_fault ehr_csv_next(struct ehr_csv *csv, struct ehr_csv_walk *walk,
	struct ehr_str *cell, size_t max, size_t *n, struct ehr_str *record)
{
	const char *start = walk->p, *from = start, *at;
	struct ehr_csv_walk local = *walk; /* in registers */
	size_t k = 0;
	bool bare;

	for (;;) {
		at = next_special(csv, &local);
		if (k < max)
			cell[k] = (struct ehr_str){ from, (size_t)(at - from) };
		if (*at != csv->form.delimiter)
			break;
		k++;
		from = at + 1;
	}
	bare = *at == '\r' && (at + 1 >= walk->end || at[1] != '\n');
	if (*at == '"' || (bare && !csv->form.bare_cr))
		return ehr_csv_next_plain(csv, walk, cell, max, n, record);
	*n = ++k;
	from = at + 1;
	if (*at == '\r' && !bare)
		from = next_special(csv, &local) + 1;
	*walk = local;
	end_plain(walk, start, at, from, record);
	return record->n > EHR_CELL_MAX &&
			       has_long_cell(cell, k < max ? k : max)
		       ? EHR_CSV_LONG
		       : EHR_CSV_GOOD;
}
