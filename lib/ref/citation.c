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

static int add(struct ehr_citations *self, const struct ehr_load *load,
	const size_t at[FIELDS], struct ehr_err *err)
{
	struct ehr_str key = load->row.cell[at[0]];
	const char *text[FIELDS];
	bool is_new;
	long i = ehr_map_add(&self->key, key, &is_new);

	if (!is_new || key.n == 0)
		return ehr_load_bad(
			load, "key", "duplicate", _("a new key"), key, err);
	for (size_t k = 0; k < FIELDS; k++)
		text[k] = ehr_load_text(load, &self->arena, (long)at[k]);
	self->row = ehr_realloc(self->row, (size_t)i + 1, sizeof *self->row);
	self->row[i] = (struct ehr_citation){ text[0], text[1], text[2],
		text[3], text[4], text[5], text[6], text[7], text[8], text[9] };
	return 0;
}

static int load_rows(
	struct ehr_citations *self, struct ehr_load *load, struct ehr_err *err)
{
	size_t at[FIELDS];
	int got;

	for (size_t k = 0; k < FIELDS; k++)
		if (ehr_load_need(load, field[k], &at[k], err) != 0)
			return -1;
	while ((got = ehr_load_next(load, err)) == 1)
		if (add(self, load, at, err) != 0)
			return -1;
	return got;
}

struct ehr_citations *ehr_citations_open(struct ehr_err *err)
{
	struct ehr_citations *self;
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "sources.csv", NULL, err) != 0)
		return NULL;
	self = ehr_calloc(1, sizeof *self);
	rc = load_rows(self, &load, err);
	ehr_load_close(&load);
	if (rc == 0)
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
