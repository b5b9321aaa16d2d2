/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/table.h"

#include <strings.h>

long ehr_header_find(const struct ehr_header *header, const char *name)
{
	for (size_t i = 0; i < header->n; i++)
		if (strcmp(header->name[i], name) == 0)
			return (long)i;
	return EHR_NO_COLUMN;
}

/* Bytes of the blank or invisible character at the start of text, or at its
 * end; 0: there is another one. */
static size_t unseen(struct ehr_str text, bool at_end)
{
	static const char *const character[] = { " ", "\t", "\r", "\n",
		"\xc2\xa0" /* no-break space */,
		"\xe3\x80\x80" /* wide space */,
		"\xe2\x80\x8b" /* zero-width space */,
		"\xef\xbb\xbf" /* byte-order mark */ };

	for (size_t i = 0; i < sizeof character / sizeof *character; i++) {
		size_t n = strlen(character[i]);
		size_t at = at_end ? text.n - n : 0;
		if (n <= text.n && memcmp(text.p + at, character[i], n) == 0)
			return n;
	}
	return 0;
}

static bool nearly(struct ehr_str text, const char *name)
{
	size_t n;

	while ((n = unseen(text, false)) > 0) {
		text.p += n;
		text.n -= n;
	}
	while ((n = unseen(text, true)) > 0)
		text.n -= n;
	return text.n == strlen(name) && strncasecmp(text.p, name, text.n) == 0;
}

int ehr_header_look(const struct ehr_header *header, const char *name, long *at,
	struct ehr_err *err)
{
	char shown[64];

	*at = ehr_header_find(header, name);
	for (size_t i = 0; *at == EHR_NO_COLUMN && i < header->n; i++) {
		if (!nearly(ehr_str_of(header->name[i]), name))
			continue;
		ehr_visible(shown, sizeof shown, ehr_str_of(header->name[i]));
		return ehr_fail(err, EHR_FAULT_DATA,
			_("column \"%s\" would not be read as \"%s\": rename "
			  "it"),
			shown, name);
	}
	return 0;
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

/* One of several columns that have the name and an end, as aqi_us-2024 is of
 * aqi; else the one that is written most alike. */
static const char *nearest_to(const struct ehr_header *header, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < header->n && n > 0; i++)
		if (strncmp(header->name[i], name, n) == 0 &&
			header->name[i][n] == '_')
			return header->name[i];
	return ehr_str_nearest(
		ehr_str_of(name), (const char *const *)header->name, header->n);
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
	nearest = nearest_to(header, name);
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

int ehr_header_bind(const struct ehr_header *header, const char *const *name,
	size_t n, size_t needed, long *at, struct ehr_err *err)
{
	for (size_t i = 0; i < n; i++) {
		size_t found;

		if (i >= needed) {
			if (ehr_header_look(header, name[i], &at[i], err))
				return -1;
			continue;
		}
		if (ehr_header_need(header, name[i], &found, err))
			return -1;
		at[i] = (long)found;
	}
	return 0;
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
			_("column %zu is \"%s\", in the first file \"%s\": "
			  "files read together have the same columns"),
			i + 1, b, a);
	}
	if (first->n != other->n)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("%zu columns, in the first file %zu: files read "
			  "together have the same columns"),
			other->n, first->n);
	return 0;
}
