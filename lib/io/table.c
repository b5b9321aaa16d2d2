/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/table.h"

long ehr_header_find(const struct ehr_header *header, const char *name)
{
	for (size_t i = 0; i < header->n; i++)
		if (strcmp(header->name[i], name) == 0)
			return (long)i;
	return EHR_NO_COLUMN;
}

static void list_columns(const struct ehr_header *header, struct ehr_buf *list)
{
	enum { SHOWN = 40 };

	for (size_t i = 0; i < header->n && i < SHOWN; i++) {
		char name[64];
		ehr_visible(name, sizeof name, ehr_str_of(header->name[i]));
		ehr_buf_printf(list, "%s%s", i ? ", " : "", name);
	}
	if (header->n > SHOWN)
		ehr_buf_puts(list, ", ...");
	/* one column of many cells: the delimiter is another */
	if (header->n == 1 && strpbrk(header->name[0], ";\t|"))
		ehr_buf_puts(
			list, _("; are cells separated by something else? then "
				"--delimiter"));
}

int ehr_header_need(const struct ehr_header *header, const char *name,
	size_t *at, struct ehr_err *err)
{
	long found = ehr_header_find(header, name);
	struct ehr_buf list = { 0 };
	const char *nearest;
	char shown[64];

	if (found >= 0) {
		*at = (size_t)found;
		return 0;
	}
	nearest = ehr_str_nearest(
		ehr_str_of(name), (const char *const *)header->name, header->n);
	list_columns(header, &list);
	ehr_visible(shown, sizeof shown, ehr_str_of(nearest ? nearest : ""));
	if (nearest)
		ehr_fail(err, EHR_FAULT_DATA,
			_("no column \"%s\"; did you mean \"%s\"? there are: "
			  "%s"),
			name, shown, ehr_buf_text(&list));
	else
		ehr_fail(err, EHR_FAULT_DATA,
			_("no column \"%s\"; there are: %s"), name,
			ehr_buf_text(&list));
	ehr_buf_release(&list);
	return -1;
}

int ehr_cell_number(struct ehr_str cell, const char *column,
	enum ehr_num_state *state, double *value, struct ehr_err *err)
{
	*state = ehr_num_read(cell, value);
	if (*state == EHR_NUM_BAD)
		return ehr_fail_cell(
			err, column, "not_a_number", N_("a number"), cell);
	return 0;
}

int ehr_header_same(const struct ehr_header *first,
	const struct ehr_header *other, struct ehr_err *err)
{
	for (size_t i = 0; i < first->n && i < other->n; i++) {
		char a[64], b[64];
		if (strcmp(first->name[i], other->name[i]) == 0)
			continue;
		ehr_visible(a, sizeof a, ehr_str_of(first->name[i]));
		ehr_visible(b, sizeof b, ehr_str_of(other->name[i]));
		return ehr_fail(err, EHR_FAULT_DATA,
			_("column %zu is \"%s\", in the first file \"%s\""),
			i + 1, b, a);
	}
	if (first->n != other->n)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("%zu columns, in the first file %zu"), other->n,
			first->n);
	return 0;
}
