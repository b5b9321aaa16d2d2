/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/unit_name.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/load.h"

struct ehr_unit_names {
	struct ehr_arena arena;
	struct ehr_map ending;
	struct ehr_str *full; /* by ending */
	size_t longest, rows;
	char sha256[65];
};

static int take(struct ehr_unit_names *self, const struct ehr_load *load,
	const size_t *at, struct ehr_err *err)
{
	struct ehr_str ending = ehr_str_trim(load->row.cell[at[0]]);
	struct ehr_str full = ehr_str_trim(load->row.cell[at[1]]);
	bool is_new;
	long i;

	if (ending.n == 0)
		return ehr_load_bad(load, "ending", "empty",
			N_("the end of a name"), ending, err);
	if (full.n == 0 || ehr_str_eq(full, ending))
		return ehr_load_bad(load, "full", "same",
			N_("another name than the ending"), full, err);
	i = ehr_map_add(&self->ending, ending, &is_new);
	if (!is_new)
		return ehr_load_bad(load, "ending", "twice",
			N_("each ending once"), ending, err);
	self->full =
		ehr_realloc(self->full, self->ending.n, sizeof(*self->full));
	self->full[i] = ehr_arena_copy(&self->arena, full);
	if (ending.n > self->longest)
		self->longest = ending.n;
	return 0;
}

static int read_all(
	struct ehr_unit_names *self, struct ehr_load *load, struct ehr_err *err)
{
	size_t at[2];
	int got;

	if (ehr_load_need(load, "ending", &at[0], err) ||
		ehr_load_need(load, "full", &at[1], err))
		return -1;
	while ((got = ehr_load_next(load, err)) == 1)
		if (take(self, load, at, err))
			return -1;
	return got;
}

struct ehr_unit_names *ehr_unit_names_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_unit_names *self;
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "unit_names.csv", path, err))
		return NULL;
	self = ehr_calloc(1, sizeof(*self));
	rc = ehr_load_end(
		&load, read_all(self, &load, err), self->sha256, &self->rows);
	if (rc == 0)
		return self;
	ehr_unit_names_close(self);
	return NULL;
}

void ehr_unit_names_close(struct ehr_unit_names *names)
{
	if (!names)
		return;
	ehr_map_release(&names->ending);
	free(names->full);
	ehr_arena_release(&names->arena);
	free(names);
}

struct ehr_str ehr_unit_names_full(const struct ehr_unit_names *names,
	struct ehr_str name, struct ehr_arena *arena)
{
	size_t n = name.n < names->longest ? name.n : names->longest;

	for (; n > 0; n--) {
		struct ehr_str ending = { name.p + name.n - n, n };
		long at = ehr_map_find(&names->ending, ending);
		struct ehr_str full;
		char *text;

		if (at == EHR_MAP_NONE)
			continue;
		full = names->full[at];
		text = ehr_arena_alloc(arena, name.n - n + full.n);
		memcpy(text, name.p, name.n - n);
		memcpy(text + name.n - n, full.p, full.n);
		return (struct ehr_str){ text, name.n - n + full.n };
	}
	return name;
}

const char *ehr_unit_names_sha256(const struct ehr_unit_names *names)
{
	return names->sha256;
}

size_t ehr_unit_names_rows(const struct ehr_unit_names *names)
{
	return names->rows;
}
