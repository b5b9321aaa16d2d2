/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqhi_band.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "ref/load.h"

enum column { METHOD, AQHI, ER, COLUMNS };

static const char *const column_name[COLUMNS] = { "method", "aqhi",
	"er_percent" };

struct ehr_aqhi_bands {
	struct ehr_aqhi_band *band; /* of all methods */
	const char **method;        /* of each */
	size_t n;
	struct ehr_arena arena;
	char sha256[65];
	size_t rows;
};

static bool is_of(
	const struct ehr_aqhi_bands *self, size_t i, struct ehr_str method)
{
	return ehr_str_is(method, self->method[i]);
}

static int bad(const struct ehr_str *cell, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(
		err, column_name[column], reason, expected, cell[column]);
}

/* May the bound stand behind those there are? */
static int check(const struct ehr_aqhi_bands *self, const struct ehr_str *cell,
	const struct ehr_aqhi_band *band, struct ehr_err *err)
{
	struct ehr_str method = cell[METHOD];
	const struct ehr_aqhi_band *last;

	if (method.n == 0)
		return bad(cell, METHOD, "empty", N_("a text"), err);
	if (self->n == 0)
		return 0;
	last = &self->band[self->n - 1];
	if (is_of(self, self->n - 1, method))
		return band->aqhi > last->aqhi &&
				       band->er_percent > last->er_percent
			       ? 0
			       : bad(cell, ER, "out_of_order",
					 N_("bounds that rise with the index"),
					 err);
	for (size_t i = 0; i < self->n; i++)
		if (is_of(self, i, method))
			return bad(cell, METHOD, "scattered",
				N_("the rows of a method together"), err);
	return 0;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_aqhi_bands *self = into;
	struct ehr_aqhi_band band;

	if (ehr_num_read(cell[AQHI], &band.aqhi) != EHR_NUM_VALUE)
		return bad(cell, AQHI, "not_a_number", N_("a number"), err);
	if (ehr_num_read(cell[ER], &band.er_percent) != EHR_NUM_VALUE)
		return bad(cell, ER, "not_a_number", N_("a number"), err);
	if (check(self, cell, &band, err) != 0)
		return -1;
	self->band = ehr_realloc(self->band, self->n + 1, sizeof(*self->band));
	self->method =
		ehr_realloc(self->method, self->n + 1, sizeof(*self->method));
	self->band[self->n] = band;
	self->method[self->n++] = ehr_arena_string(&self->arena, cell[METHOD]);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "aqhi_bands.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

struct ehr_aqhi_bands *ehr_aqhi_bands_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_aqhi_bands *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_aqhi_bands_close(self);
	return NULL;
}

void ehr_aqhi_bands_close(struct ehr_aqhi_bands *bands)
{
	if (bands == NULL)
		return;
	free(bands->band);
	free(bands->method);
	ehr_arena_release(&bands->arena);
	free(bands);
}

const struct ehr_aqhi_band *ehr_aqhi_bands_find(
	const struct ehr_aqhi_bands *bands, const char *method, size_t *n)
{
	struct ehr_str name = ehr_str_of(method);
	size_t from = 0, to;

	while (from < bands->n && !is_of(bands, from, name))
		from++;
	for (to = from; to < bands->n && is_of(bands, to, name);)
		to++;
	*n = to - from;
	return *n > 0 ? &bands->band[from] : NULL;
}

const char *ehr_aqhi_bands_sha256(
	const struct ehr_aqhi_bands *bands, size_t *rows)
{
	*rows = bands->rows;
	return bands->sha256;
}
