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

static int add(struct ehr_code_exceptions *self, const struct ehr_load *load,
	size_t kind, size_t code, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	char room[KEY_MAX];
	struct ehr_str key;

	if (!is_kind(cell[kind]))
		return ehr_load_bad(load, "kind", "unknown",
			_("uscc, organisation or permit"), cell[kind], err);
	key = cell[code].n == 0 ? cell[code]
				: key_of(cell[kind], cell[code], room);
	if (key.n == 0)
		return ehr_load_bad(
			load, "code", "empty", _("a code"), cell[code], err);
	ehr_map_add(&self->key, key, NULL);
	return 0;
}

struct ehr_code_exceptions *ehr_code_exceptions_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_code_exceptions *self;
	struct ehr_load load;
	size_t kind, code;
	int rc;

	if (ehr_load_open(&load, "code_exceptions.csv", path, err) != 0)
		return NULL;
	self = ehr_calloc(1, sizeof *self);
	memcpy(self->sha256, load.sha256, sizeof self->sha256);
	rc = ehr_load_need(&load, "kind", &kind, err);
	if (rc == 0)
		rc = ehr_load_need(&load, "code", &code, err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = add(self, &load, kind, code, err);
	self->rows = load.rows;
	ehr_load_close(&load);
	if (rc == 0)
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
