/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/code_exception.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/load.h"

enum { KEY_MAX = 64 };

struct ehr_code_exceptions {
	struct ehr_map key; /* "kind:code" */
	char sha256[65];
	size_t rows;
};

static struct ehr_str key_of(
	struct ehr_str kind, struct ehr_str code, char out[KEY_MAX])
{
	if (kind.n + 1 + code.n > KEY_MAX)
		return (struct ehr_str){ NULL, 0 };
	memcpy(out, kind.p, kind.n);
	out[kind.n] = ':';
	memcpy(out + kind.n + 1, code.p, code.n);
	return (struct ehr_str){ out, kind.n + 1 + code.n };
}

static bool is_kind(struct ehr_str kind)
{
	return ehr_str_is(kind, "uscc") || ehr_str_is(kind, "organisation") ||
	       ehr_str_is(kind, "permit");
}

enum { KIND, CODE, COLUMNS };

static const char *const column[COLUMNS] = { "kind", "code" };

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_code_exceptions *self = into;
	char room[KEY_MAX];
	struct ehr_str key;

	if (!is_kind(cell[KIND]))
		return ehr_fail_cell(err, column[KIND], "unknown",
			N_("uscc, organisation or permit"), cell[KIND]);
	key = cell[CODE].n == 0 ? cell[CODE]
				: key_of(cell[KIND], cell[CODE], room);
	if (key.n == 0)
		return ehr_fail_cell(
			err, column[CODE], "empty", N_("a code"), cell[CODE]);
	ehr_map_add(&self->key, key, NULL);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "code_exceptions.csv",
	.column = column,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

struct ehr_code_exceptions *ehr_code_exceptions_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_code_exceptions *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_code_exceptions_close(self);
	return NULL;
}

bool ehr_code_exceptions_has(const struct ehr_code_exceptions *self,
	const char *kind, struct ehr_str code)
{
	char room[KEY_MAX];
	struct ehr_str key = key_of(ehr_str_of(kind), code, room);

	return key.n > 0 && ehr_map_find(&self->key, key) != EHR_MAP_NONE;
}

const char *ehr_code_exceptions_sha256(const struct ehr_code_exceptions *self)
{
	return self->sha256;
}

size_t ehr_code_exceptions_rows(const struct ehr_code_exceptions *self)
{
	return self->rows;
}

void ehr_code_exceptions_close(struct ehr_code_exceptions *self)
{
	if (self == NULL)
		return;
	ehr_map_release(&self->key);
	free(self);
}
