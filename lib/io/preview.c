/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/preview.h"

#include <stdlib.h>

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* Room for one more record and the mark behind it. */
static void reserve(struct ehr_previewed *previewed)
{
	if (previewed->preview.n + 2 <= previewed->cap)
		return;
	previewed->cap = previewed->cap * 2 + 64;
	previewed->row = ehr_realloc(
		previewed->row, previewed->cap, sizeof *previewed->row);
	previewed->mark = ehr_realloc(
		previewed->mark, previewed->cap, sizeof *previewed->mark);
	previewed->preview.row = previewed->row;
}

/* Adds a record; the caller fills its cells. */
static struct ehr_str *add(
	struct ehr_previewed *previewed, size_t n_cells, unsigned long line)
{
	struct ehr_str *cell =
		ehr_arena_calloc(&previewed->arena, n_cells + 1, sizeof *cell);

	reserve(previewed);
	previewed->row[previewed->preview.n++] =
		(struct ehr_preview_row){ cell, n_cells, line };
	return cell;
}

void ehr_preview_keys(
	struct ehr_previewed *previewed, const struct ehr_header *keys)
{
	struct ehr_str *cell = add(previewed, keys->n, 0);

	for (size_t i = 0; i < keys->n; i++)
		cell[i] = ehr_str_of(keys->name[i]);
	previewed->preview.keyed = true;
}

/* A record that the parser gives no cells of. */
static void add_raw(struct ehr_previewed *previewed, struct ehr_str raw,
	char delimiter, unsigned long line)
{
	struct ehr_str rest = ehr_arena_copy(&previewed->arena, raw);
	struct ehr_str *cell;
	size_t n = 1;

	for (size_t i = 0; i < raw.n; i++)
		n += raw.p[i] == delimiter;
	if (n > EHR_HEADER_CELLS)
		n = EHR_HEADER_CELLS;
	cell = add(previewed, n, line);
	for (size_t i = 0; i < n; i++)
		cell[i] = ehr_str_cut(&rest, delimiter);
}

static void add_cells(struct ehr_previewed *previewed,
	const struct ehr_row *row, unsigned long line)
{
	size_t n = row->n < EHR_HEADER_CELLS ? row->n : EHR_HEADER_CELLS;
	struct ehr_str *cell = add(previewed, n, line);

	for (size_t i = 0; i < n; i++)
		cell[i] = ehr_arena_copy(&previewed->arena, row->carried[i]);
}

/* Is it a byte-order mark, or several, and nothing else? */
static bool is_mark(const struct ehr_row *row)
{
	const size_t length = sizeof byte_order_mark - 1;
	struct ehr_str cell = row->carried[0];
	size_t n = 0;

	if (row->n != 1 || cell.n == 0)
		return false;
	while (cell.n - n >= length &&
		memcmp(cell.p + n, byte_order_mark, length) == 0)
		n += length;
	return n == cell.n;
}

void ehr_preview_records(struct ehr_previewed *previewed, struct ehr_rows *rows,
	const struct ehr_block *block, char delimiter, unsigned long lines)
{
	struct ehr_preview *preview = &previewed->preview;
	struct ehr_err *why = &previewed->why;
	bool at_top = !preview->keyed;
	struct ehr_row row;
	int rc;

	reserve(previewed);
	previewed->mark[0] = (struct ehr_preview_mark){ 0 };
	ehr_rows_begin(rows, block);
	while ((rc = ehr_rows_next(rows, &row, why)) != 0) {
		if (rc < 0 && strcmp(why->reason, "bad_quote") != 0)
			break;
		if (rc < 0)
			add_raw(previewed, row.raw, delimiter,
				lines + row.line);
		else if (!at_top || !is_mark(&row))
			add_cells(previewed, &row, lines + row.line);
		at_top = false;
		previewed->mark[preview->n] =
			(struct ehr_preview_mark){ ehr_rows_at(rows),
				ehr_rows_lines(rows), ehr_rows_blank(rows) };
	}
	previewed->cut_short = rc < 0;
	why->line += lines;
}

void ehr_preview_release(struct ehr_previewed *previewed)
{
	free(previewed->row);
	free(previewed->mark);
	ehr_arena_release(&previewed->arena);
	*previewed = (struct ehr_previewed){ 0 };
}
