/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/column.h"

#include "ref/builtin.h"

static enum ehr_column_type type_of(struct ehr_str word)
{
	if (ehr_str_is(word, "number"))
		return EHR_COLUMN_NUMBER;
	if (ehr_str_is(word, "integer"))
		return EHR_COLUMN_INTEGER;
	return EHR_COLUMN_TEXT;
}

/* The table is cut at line ends and commas: its first three columns have no
 * quotes, which its test checks. */
bool ehr_column_find(struct ehr_str name, struct ehr_column_info *info)
{
	const struct ehr_builtin *table = ehr_builtin_find("columns.csv");
	struct ehr_str rest;

	if (table == NULL)
		return false;
	rest = table->bytes;
	ehr_str_cut(&rest, '\n');
	while (rest.n > 0) {
		struct ehr_str line = ehr_str_cut(&rest, '\n');

		if (!ehr_str_eq(ehr_str_cut(&line, ','), name))
			continue;
		if (info != NULL) {
			info->name = name;
			info->type = type_of(ehr_str_cut(&line, ','));
			info->unit = ehr_str_cut(&line, ',');
		}
		return true;
	}
	return false;
}

bool ehr_column_is_number(const char *name)
{
	struct ehr_column_info info;

	return ehr_column_find(ehr_str_of(name), &info) &&
	       info.type != EHR_COLUMN_TEXT;
}
