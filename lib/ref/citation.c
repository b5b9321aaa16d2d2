/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/citation.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/load.h"

enum { FIELDS = 10 };

static const char *const field[FIELDS] = { "key", "body", "title", "number",
	"edition", "clause", "url", "checked", "status", "note" };

struct ehr_citations {
	struct ehr_arena arena;
	struct ehr_map key;
	struct ehr_citation *row; /* by index of key */
};

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_citations *self = into;
	struct ehr_str key = cell[0];
	const char *text[FIELDS];
	bool is_new;
	long i = ehr_map_add(&self->key, key, &is_new);

	if (!is_new || key.n == 0)
		return ehr_fail_cell(
			err, "key", "duplicate", N_("a new key"), key);
	for (size_t k = 0; k < FIELDS; k++)
		text[k] = ehr_arena_string(&self->arena, cell[k]);
	self->row = ehr_realloc(self->row, (size_t)i + 1, sizeof *self->row);
	self->row[i] = (struct ehr_citation){ text[0], text[1], text[2],
		text[3], text[4], text[5], text[6], text[7], text[8], text[9] };
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "sources.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_citations *ehr_citations_open(struct ehr_err *err)
{
	struct ehr_citations *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, NULL, self, NULL, NULL, err) == 0)
		return self;
	ehr_citations_close(self);
	return NULL;
}

const struct ehr_citation *ehr_citations_find(
	const struct ehr_citations *self, struct ehr_str key)
{
	long i = ehr_map_find(&self->key, key);

	return i == EHR_MAP_NONE ? NULL : &self->row[i];
}

void ehr_citations_close(struct ehr_citations *self)
{
	if (self == NULL)
		return;
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	free(self->row);
	free(self);
}
