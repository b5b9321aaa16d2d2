/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/builtin.h"

#define EHR_DATA(k, path, size, sha256) extern const char ehr_data_##k[];
#include "data.inc"
#undef EHR_DATA

/* One entry more than there are, so that none at all compiles too. */
static const struct ehr_builtin builtin[] = {
#define EHR_DATA(k, path, size, sha256) \
	{ path, { ehr_data_##k, size }, sha256 },
#include "data.inc"
#undef EHR_DATA
	{ NULL, { NULL, 0 }, NULL },
};

enum { BUILTINS = sizeof builtin / sizeof builtin[0] - 1 };

const struct ehr_builtin *ehr_builtin_list(size_t *n)
{
	*n = BUILTINS;
	return builtin;
}

const struct ehr_builtin *ehr_builtin_find(const char *path)
{
	for (size_t i = 0; i < BUILTINS; i++)
		if (strcmp(builtin[i].path, path) == 0)
			return &builtin[i];
	return NULL;
}
