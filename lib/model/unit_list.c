/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/unit_list.h"

#include <stdlib.h>

/* Signs between names, and brackets within which they part nothing. */
static const char *const sign[] = { ";", ",", "\n", "\r", "\xef\xbc\x9b",
	"\xef\xbc\x8c", "\xe3\x80\x81" };
static const char *const opening[] = { "(", "\xef\xbc\x88" };
static const char *const closing[] = { ")", "\xef\xbc\x89" };

/* Length of the one of n that text begins with; 0: none. */
static size_t begins(struct ehr_str text, const char *const *one, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ehr_str_starts(text, one[i]))
			return strlen(one[i]);
	return 0;
}

#define BEGINS(text, set) begins(text, set, sizeof(set) / sizeof((set)[0]))

/* Up to the next sign outside of brackets; *skip is its length. */
static size_t span(struct ehr_str text, size_t *skip)
{
	size_t depth = 0, at = 0;

	for (*skip = 0; at < text.n; at++) {
		struct ehr_str here = { text.p + at, text.n - at };

		if (depth == 0 && (*skip = BEGINS(here, sign)) > 0)
			return at;
		if (BEGINS(here, opening))
			depth++;
		else if (depth > 0 && BEGINS(here, closing))
			depth--;
	}
	return at;
}

struct ehr_str ehr_unit_next(struct ehr_str *rest)
{
	while (rest->n > 0) {
		size_t skip, n = span(*rest, &skip);
		struct ehr_str name =
			ehr_str_trim((struct ehr_str){ rest->p, n });

		rest->p += n + skip;
		rest->n -= n + skip;
		if (name.n > 0)
			return name;
	}
	return (struct ehr_str){ NULL, 0 };
}

static void add_full(
	struct ehr_unit_list *list, struct ehr_str name, size_t unit)
{
	struct ehr_str full =
		ehr_unit_names_full(list->names, name, &list->arena);
	bool is_new;
	size_t at = (size_t)ehr_map_add(&list->full, full, &is_new);

	if (!is_new) {
		if (list->of_full[at] != unit)
			list->of_full[at] = EHR_UNIT_SEVERAL;
		return;
	}
	list->of_full =
		ehr_realloc(list->of_full, at + 1, sizeof(*list->of_full));
	list->of_full[at] = unit;
}

static int add_alias(struct ehr_unit_list *list, struct ehr_str alias,
	size_t unit, struct ehr_err *err)
{
	long other = ehr_map_find(&list->unit, alias);
	bool is_new;
	size_t at;

	if (other != EHR_MAP_NONE && (size_t)other != unit)
		return ehr_fail_cell(err, "alias", "twice",
			N_("a name of no other unit"), alias);
	at = (size_t)ehr_map_add(&list->alias, alias, &is_new);
	if (is_new) {
		list->of_alias = ehr_realloc(
			list->of_alias, at + 1, sizeof(*list->of_alias));
		list->of_alias[at] = unit;
		add_full(list, alias, unit);
	}
	if (list->of_alias[at] != unit)
		return ehr_fail_cell(err, "alias", "twice",
			N_("a name of no other unit"), alias);
	return 0;
}

static int take(struct ehr_unit_list *list, const struct ehr_row *row,
	const long at[2], struct ehr_err *err)
{
	struct ehr_str name = ehr_str_trim(row->cell[at[0]]);
	struct ehr_str rest = at[1] == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 }
						     : row->cell[at[1]];
	long taken = ehr_map_find(&list->alias, name);
	struct ehr_str alias;
	size_t unit;

	if (name.n == 0)
		return ehr_fail_cell(
			err, "unit", "empty", N_("the name of a unit"), name);
	unit = (size_t)ehr_map_add(&list->unit, name, NULL);
	if (taken != EHR_MAP_NONE && list->of_alias[taken] != unit)
		return ehr_fail_cell(err, "unit", "twice",
			N_("a name of no other unit"), name);
	add_full(list, name, unit);
	while ((alias = ehr_unit_next(&rest)).p)
		if (add_alias(list, alias, unit, err))
			return -1;
	return 0;
}

int ehr_unit_list_read(struct ehr_unit_list *list, struct ehr_reader *reader,
	struct ehr_err *err)
{
	static const char *const column[] = { "unit", "alias" };
	struct ehr_row row;
	long at[2];
	int rc;

	if (ehr_header_bind(ehr_reader_header(reader), column, 2, 1, at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (take(list, &row, at, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	return rc;
}

void ehr_unit_list_release(struct ehr_unit_list *list)
{
	ehr_map_release(&list->unit);
	ehr_map_release(&list->alias);
	ehr_map_release(&list->full);
	free(list->of_alias);
	free(list->of_full);
	ehr_arena_release(&list->arena);
	*list = (struct ehr_unit_list){ 0 };
}
