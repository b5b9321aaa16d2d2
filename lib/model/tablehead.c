/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tablehead.h"

#include "base/hash.h"
#include "model/record_kind.h"
#include "model/tablehead_names.h"

enum {
	SEARCHED = 40,     /* records in which the heading must begin */
	MEASURED = 200,    /* records that tell how broad the table is */
	LOOKED_AHEAD = 20, /* records beneath that show columns of figures */
	ROWS_MAX = 3,      /* records of a heading */
};

struct finder {
	struct ehr_tablehead *head;
	const struct ehr_preview *preview;
	const struct ehr_tablehead_ask *ask;
	size_t width; /* cells of the table's records */
};

static struct ehr_str cell_at(const struct finder *self, size_t row, size_t at)
{
	const struct ehr_preview_row *one = &self->preview->row[row];

	if (at >= one->n)
		return (struct ehr_str){ "", 0 };
	return ehr_cell_bare(one->cell[at]);
}

static struct ehr_record_look look_at(const struct finder *self, size_t row)
{
	return ehr_record_look(
		self->preview->row[row].cell, self->preview->row[row].n);
}

/* The number of cells that most cells are in records of. */
static size_t main_width(const struct ehr_preview *preview)
{
	size_t n = preview->n < MEASURED ? preview->n : MEASURED;
	size_t best = 0, width = 0;

	for (size_t i = 0; i < n; i++) {
		size_t cells = 0;

		for (size_t k = 0; k < n; k++)
			if (preview->row[k].n == preview->row[i].n)
				cells += preview->row[k].n;
		if (cells > best) {
			best = cells;
			width = preview->row[i].n;
		}
	}
	return width;
}

static bool all_differ(const struct finder *self, size_t row)
{
	struct ehr_map seen = { 0 };
	bool is_new = true;

	for (size_t i = 0; i < self->preview->row[row].n && is_new; i++) {
		struct ehr_str text = cell_at(self, row, i);

		if (text.n > 0)
			ehr_map_add(&seen, text, &is_new);
	}
	ehr_map_release(&seen);
	return is_new;
}

/* A name for every column but one, all different. */
static bool is_plain(const struct finder *self, size_t row)
{
	size_t n = self->preview->row[row].n;

	return n >= self->width && look_at(self, row).filled + 1 >= n &&
	       all_differ(self, row);
}

static bool is_heading(const struct finder *self, struct ehr_str text)
{
	const struct ehr_tablehead_ask *ask = self->ask;

	return text.n > 0 && ask->is_heading != NULL &&
	       ask->is_heading(ask->self, text);
}

static size_t count_headings(const struct finder *self, size_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < self->preview->row[row].n; i++)
		n += is_heading(self, cell_at(self, row, i));
	return n;
}

static size_t count_labels(const struct finder *self, size_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < self->preview->row[row].n; i++)
		n += ehr_cell_is_labelled(self->ask->words, "banner",
			cell_at(self, row, i), NULL);
	return n;
}

static bool is_note(const struct finder *self, size_t row)
{
	struct ehr_record_look look = look_at(self, row);
	size_t labels = count_labels(self, row);

	if (look.filled == 0 || (labels > 0 && labels == look.filled))
		return true;
	if (is_plain(self, row))
		return false;
	if (labels > 0 && look.filled * 2 <= self->width)
		return true;
	/* a group title over few columns is in the dictionary, or not alone */
	if (look.filled > 2 || (look.filled == 2 && self->width < 5))
		return false;
	return count_headings(self, row) == 0 || look.first == 0;
}

/* Has the column a text of its own in one of the rows? */
static bool is_named(
	const struct finder *self, size_t start, size_t rows, size_t at)
{
	for (size_t i = start; i < start + rows; i++)
		if (cell_at(self, i, at).n > 0)
			return true;
	return false;
}

static bool under_figures(const struct finder *self, size_t row, size_t at)
{
	size_t filled = 0, figures = 0;

	for (size_t i = row + 1;
		i < self->preview->n && i <= row + LOOKED_AHEAD; i++) {
		struct ehr_str text = cell_at(self, i, at);

		filled += text.n > 0;
		figures += ehr_cell_is_figure(text);
	}
	return figures > 0 && figures * 2 > filled;
}

/* May the row belong to a heading of rows records from start on? */
static bool goes_on(const struct finder *self, size_t start, size_t rows)
{
	size_t row = start + rows, nameless = 0, named = 0, figures = 0;
	struct ehr_record_look look;

	if (row >= self->preview->n ||
		self->preview->row[row].n >
			self->preview->row[start].n + self->width)
		return false;
	look = look_at(self, row);
	if (look.filled == 0 || look.figures > 0)
		return false;
	for (size_t i = 0; i < self->width; i++) {
		bool filled = cell_at(self, row, i).n > 0;
		bool was_named = is_named(self, start, rows, i);

		nameless += !was_named && !filled;
		named += !was_named && filled;
		figures += filled && under_figures(self, row, i);
	}
	if (named == 0 && all_differ(self, start))
		return false;
	if (count_headings(self, row) * 2 >= look.filled)
		return true;
	return nameless <= 1 && figures > 0;
}

static size_t count_nameless(
	const struct finder *self, size_t start, size_t rows)
{
	size_t n = 0;

	for (size_t i = 0; i < self->width; i++)
		n += !is_named(self, start, rows, i);
	return n;
}

/* Rule 4: parts of groups under a heading that leaves nothing open. */
static bool has_parts(const struct finder *self, size_t start)
{
	struct ehr_record_look look;

	if (start + 1 >= self->preview->n)
		return false;
	look = look_at(self, start + 1);
	return look.first > 0 && look.filled >= 2 && look.figures == 0 &&
	       count_headings(self, start + 1) == look.filled;
}

static size_t count_rows(const struct finder *self, size_t start)
{
	size_t rows = 1;

	if (is_plain(self, start))
		return has_parts(self, start) ? 2 : 1;
	while (rows < ROWS_MAX && goes_on(self, start, rows) &&
		(rows == 1 || count_nameless(self, start, rows) > 1))
		rows++;
	return rows;
}

/* Where the heading begins; 0 unless there is reason for another. */
static size_t find_start(const struct finder *self)
{
	struct ehr_record_look look;
	size_t row = 0;

	while (row < self->preview->n && row < SEARCHED && is_note(self, row))
		row++;
	if (row == self->preview->n || row == SEARCHED)
		return 0;
	look = look_at(self, row);
	return look.figures * 2 > look.filled ? 0 : row;
}

static bool is_units(const struct finder *self, size_t row)
{
	const struct ehr_tablehead_ask *ask = self->ask;
	size_t units = 0, figures = 0;

	if (row >= self->preview->n || ask->is_unit == NULL)
		return false;
	for (size_t i = 0; i < self->preview->row[row].n; i++) {
		struct ehr_str text = cell_at(self, row, i);

		if (text.n == 0 || ehr_str_is(text, "-") ||
			ehr_str_is(text, "/"))
			continue;
		if (!ask->is_unit(ask->self, text))
			return false;
		units++;
		figures += under_figures(self, row, i);
	}
	return units >= 2 &&
	       (figures > 0 || (row + 1 == self->preview->n &&
				       cell_at(self, row, 0).n == 0));
}

static size_t count_letters(const struct finder *self, size_t row)
{
	return ehr_record_letters(
		self->preview->row[row].cell, self->preview->row[row].n);
}

/* One letter before figures is a sample of that name where nothing follows, or
 * the sample yi. */
static bool is_letters(const struct finder *self, size_t row)
{
	static const char yi[] = "\xe4\xb9\x99";
	size_t letters;

	if (row >= self->preview->n)
		return false;
	letters = count_letters(self, row);
	if (letters != 1)
		return letters > 1;
	return row + 1 < self->preview->n &&
	       !ehr_str_is(cell_at(self, row + 1, 0), yi);
}

static void keep_row(
	struct finder *self, size_t at, struct ehr_tablehead_row *row)
{
	struct ehr_tablehead *head = self->head;
	const struct ehr_preview_row *from = &self->preview->row[at];

	row->n = from->n;
	row->cell = ehr_arena_calloc(&head->arena, row->n, sizeof *row->cell);
	for (size_t k = 0; k < row->n; k++)
		row->cell[k] = ehr_arena_copy(&head->arena, from->cell[k]);
}

static void keep_rows(struct finder *self)
{
	struct ehr_tablehead *head = self->head;

	head->row =
		ehr_arena_calloc(&head->arena, head->rows, sizeof *head->row);
	for (size_t i = 0; i < head->rows; i++)
		keep_row(self, i, &head->row[i]);
}

static void keep_note(struct finder *self, size_t row)
{
	struct ehr_tablehead *head = self->head;

	for (size_t k = 0; k < self->preview->row[row].n; k++)
		if (cell_at(self, row, k).n > 0)
			head->note[head->n_notes++] = ehr_arena_copy(
				&head->arena, cell_at(self, row, k));
}

/* Rule 6: a single cell beneath that tells units. */
static bool tells_units(const struct finder *self, size_t row)
{
	const struct ehr_tablehead_ask *ask = self->ask;
	struct ehr_record_look look = look_at(self, row);
	struct ehr_str text;

	if (look.filled != 1 || ask->is_note == NULL)
		return false;
	text = cell_at(self, row, look.first);
	return (ehr_cell_is_labelled(ask->words, "banner", text, NULL) ||
		       ehr_cell_is_bracketed(text)) &&
	       ask->is_note(ask->self, text);
}

static bool is_footer(const struct finder *self, size_t row)
{
	const struct ehr_preview_row *one = &self->preview->row[row];

	return ehr_record_is_footer(self->ask->words, one->cell, one->n);
}

static void keep_notes(struct finder *self)
{
	struct ehr_tablehead *head = self->head;
	size_t last = self->preview->keyed ? 0 : self->preview->n;
	size_t n = 0, below = 0;

	for (size_t i = 0; i < head->skip; i++)
		n += look_at(self, i).filled;
	for (size_t i = head->rows; i < last; i++) {
		below += tells_units(self, i);
		if (tells_units(self, i) || is_footer(self, i))
			n += look_at(self, i).filled;
	}
	head->note = ehr_arena_calloc(&head->arena, n, sizeof *head->note);
	head->below =
		ehr_arena_calloc(&head->arena, below, sizeof *head->below);
	for (size_t i = 0; i < head->skip; i++)
		keep_note(self, i);
	for (size_t i = head->rows; n > head->n_notes; i++) {
		if (tells_units(self, i))
			keep_row(self, i, &head->below[head->n_below++]);
		if (tells_units(self, i) || is_footer(self, i))
			keep_note(self, i);
	}
}

static void find(struct finder *self)
{
	struct ehr_tablehead *head = self->head;
	size_t row;

	head->skip = find_start(self);
	head->heading_rows = count_rows(self, head->skip);
	row = head->skip + head->heading_rows;
	for (;; row++) {
		if (!head->units && is_units(self, row)) {
			head->units = true;
			head->unit_row = row;
		} else if (!is_letters(self, row)) {
			break;
		}
	}
	head->rows = row;
}

int ehr_tablehead_find(struct ehr_tablehead *head,
	const struct ehr_preview *preview, const struct ehr_tablehead_ask *ask,
	const struct ehr_tablehead_set *by_hand, struct ehr_err *err)
{
	struct finder self = { head, preview, ask, main_width(preview) };

	*head = (struct ehr_tablehead){ .words = ask->words };
	if (preview->n == 0)
		return 0;
	if (preview->keyed) {
		head->heading_rows = head->rows = 1;
	} else if (by_hand == NULL) {
		find(&self);
	} else {
		head->skip = by_hand->skip;
		head->heading_rows = by_hand->rows;
		head->units = by_hand->units;
		head->unit_row = by_hand->skip + by_hand->rows;
		head->rows = by_hand->skip + by_hand->rows + by_hand->units;
		if (head->rows > preview->n)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the map speaks of %zu records above the "
				  "data, there are %zu records"),
				head->rows, preview->n);
	}
	ehr_tablehead_name(head, preview, self.width);
	keep_notes(&self);
	keep_rows(&self);
	return 0;
}

void ehr_tablehead_release(struct ehr_tablehead *head)
{
	ehr_arena_release(&head->arena);
}
