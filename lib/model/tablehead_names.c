/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tablehead_names.h"

#include <stdlib.h>

#include "base/hash.h"
#include "model/record_kind.h"

enum { TITLES = 3 };

struct namer {
	struct ehr_tablehead *head;
	const struct ehr_preview *preview;
	size_t width;
};

static struct ehr_str cell_at(const struct namer *self, size_t row, size_t at)
{
	const struct ehr_preview_row *one = &self->preview->row[row];

	if (at >= one->n)
		return (struct ehr_str){ "", 0 };
	return ehr_cell_bare(one->cell[at]);
}

/* The title in that row over the column: its own, or one that spans it. */
static struct ehr_str title_over(const struct namer *self, size_t k, size_t at)
{
	const struct ehr_tablehead *head = self->head;
	size_t row = head->skip + k, last = head->heading_rows - 1, from = at;

	if (cell_at(self, row, at).n > 0)
		return cell_at(self, row, at);
	while (from > 0 && cell_at(self, row, from).n == 0) {
		for (size_t i = 0; i < k; i++)
			if (cell_at(self, head->skip + i, from).n > 0)
				return (struct ehr_str){ "", 0 };
		from--;
	}
	for (size_t i = k + 1; i <= last; i++)
		if (cell_at(self, head->skip + i, from).n > 0)
			return cell_at(self, row, from);
	return (struct ehr_str){ "", 0 };
}

static void name_column(struct namer *self, size_t at)
{
	struct ehr_tablehead *head = self->head;
	struct ehr_tablehead_column *column = &head->column[at];
	struct ehr_str title[TITLES], own = { "", 0 };
	struct ehr_buf path = { 0 };
	size_t n = 0;

	for (size_t k = 0; k < head->heading_rows; k++) {
		struct ehr_str text = title_over(self, k, at);

		if (text.n > 0 && (n == 0 || !ehr_str_eq(title[n - 1], text)))
			title[n++] = text;
	}
	for (size_t i = 0; i + 1 < n; i++) {
		ehr_buf_printf(&path, "%s", i > 0 ? "/" : "");
		ehr_buf_add_str(&path, title[i]);
	}
	column->group = ehr_arena_copy(
		&head->arena, (struct ehr_str){ path.p, path.n });
	if (n > 0)
		own = ehr_arena_copy(&head->arena, title[n - 1]);
	column->heading = own;
	if (n > 1) {
		ehr_buf_putc(&path, '/');
		ehr_buf_add_str(&path, own);
		column->name = ehr_arena_string(
			&head->arena, (struct ehr_str){ path.p, path.n });
	} else if (n == 1) {
		const struct ehr_preview_row *row =
			&self->preview->row[head->skip];

		/* the only row: as it stands */
		column->name = ehr_arena_string(&head->arena,
			head->heading_rows == 1 && at < row->n ? row->cell[at]
							       : own);
	}
	path.n = 0;
	ehr_buf_printf(&path, "column %zu", at + 1);
	if (n == 0)
		column->name = ehr_arena_string(
			&head->arena, (struct ehr_str){ path.p, path.n });
	ehr_buf_release(&path);
}

/* The second of two equal names gets "#2" and so on. */
static void number_names(struct ehr_tablehead *head)
{
	struct ehr_map seen = { 0 }, all = { 0 };
	struct ehr_buf name = { 0 };
	size_t *number = ehr_calloc(head->n + 1, sizeof *number);

	for (size_t i = 0; i < head->n; i++)
		ehr_map_add(&all, ehr_str_of(head->column[i].name), NULL);
	for (size_t i = 0; i < head->n; i++) {
		struct ehr_tablehead_column *column = &head->column[i];
		bool is_new = false;
		long at = ehr_map_add(&seen, ehr_str_of(column->name), &is_new);

		if (is_new) {
			number[at] = 1;
			continue;
		}
		while (!is_new) {
			name.n = 0;
			ehr_buf_printf(
				&name, "%s#%zu", column->name, ++number[at]);
			ehr_map_add(&all, (struct ehr_str){ name.p, name.n },
				&is_new);
		}
		column->name = ehr_arena_string(
			&head->arena, (struct ehr_str){ name.p, name.n });
	}
	free(number);
	ehr_buf_release(&name);
	ehr_map_release(&seen);
	ehr_map_release(&all);
}

void ehr_tablehead_name(struct ehr_tablehead *head,
	const struct ehr_preview *preview, size_t width)
{
	struct namer namer = { head, preview, width }, *self = &namer;

	head->n = 0;
	for (size_t i = 0; i < head->heading_rows; i++)
		if (self->preview->row[head->skip + i].n > head->n)
			head->n = self->preview->row[head->skip + i].n;
	if (head->heading_rows > 1 && self->width > head->n)
		head->n = self->width;
	head->column =
		ehr_arena_calloc(&head->arena, head->n, sizeof *head->column);
	for (size_t i = 0; i < head->n; i++) {
		name_column(self, i);
		if (head->units)
			head->column[i].unit = ehr_arena_copy(
				&head->arena, cell_at(self, head->unit_row, i));
	}
	number_names(head);
}
