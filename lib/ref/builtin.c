/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/builtin.h"

#define EHR_DATA(n, path) \
	extern const char ehr_data_##n[], ehr_data_end_##n[];
#include "data.inc"
#undef EHR_DATA

enum {
#define EHR_DATA(n, path) BUILTIN_##n,
#include "data.inc"
#undef EHR_DATA
	BUILTINS
};

/* The end of an embedded file is a symbol, not a constant: the list is filled
 * when it is asked for, always with the same values. */
static struct ehr_builtin builtin[BUILTINS + 1];

const struct ehr_builtin *ehr_builtin_list(size_t *n)
{
#define EHR_DATA(k, name)                                                    \
	builtin[k] = (struct ehr_builtin){ name,                             \
		{ ehr_data_##k, (size_t)(ehr_data_end_##k - ehr_data_##k) } };
#include "data.inc"
#undef EHR_DATA
	*n = BUILTINS;
	return builtin;
}

const struct ehr_builtin *ehr_builtin_find(const char *path)
{
	size_t n;
	const struct ehr_builtin *all = ehr_builtin_list(&n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].path, path) == 0)
			return &all[i];
	return NULL;
}
