/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files under lib/ref/data, embedded byte for byte by the build.
 */
#ifndef EHR_REF_BUILTIN_H
#define EHR_REF_BUILTIN_H

#include "base/str.h"

struct ehr_builtin {
	const char *path; /* below lib/ref/data, such as "profiles/hem.yaml" */
	struct ehr_str bytes;
	const char *sha256; /* of the bytes: 64 letters, made by the build */
};

/* All of them, in order of path. */
const struct ehr_builtin *ehr_builtin_list(size_t *n);

/* The one with that path, or NULL. */
const struct ehr_builtin *ehr_builtin_find(const char *path);

#endif
