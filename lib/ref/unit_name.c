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

static int take(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_unit_names *self = into;
	struct ehr_str ending = cell[0], full = cell[1];
	bool is_new;
	long i;

	if (ending.n == 0)
		return ehr_fail_cell(err, "ending", "empty",
			N_("the end of a name"), ending);
	if (full.n == 0 || ehr_str_eq(full, ending))
		return ehr_fail_cell(err, "full", "same",
			N_("another name than the ending"), full);
	i = ehr_map_add(&self->ending, ending, &is_new);
	if (!is_new)
		return ehr_fail_cell(
			err, "ending", "twice", N_("each ending once"), ending);
	self->full =
		ehr_realloc(self->full, self->ending.n, sizeof(*self->full));
	self->full[i] = ehr_arena_copy(&self->arena, full);
	if (ending.n > self->longest)
		self->longest = ending.n;
	return 0;
}

static const char *const column[] = { "ending", "full" };

static const struct ehr_load_table table = {
	.builtin = "unit_names.csv",
	.column = column,
	.columns = 2,
	.needed = 2,
	.add = take,
};

struct ehr_unit_names *ehr_unit_names_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_unit_names *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
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
