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

static int bad(const struct ehr_load *load, const long *at, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_load_bad(load, column_name[column], reason, expected,
		load->row.cell[at[column]], err);
}

/* May the bound stand behind those there are? */
static int check(const struct ehr_aqhi_bands *self, const struct ehr_load *load,
	const long *at, const struct ehr_aqhi_band *band, struct ehr_err *err)
{
	struct ehr_str method = ehr_str_trim(load->row.cell[at[METHOD]]);
	const struct ehr_aqhi_band *last;

	if (method.n == 0)
		return bad(load, at, METHOD, "empty", N_("a text"), err);
	if (self->n == 0)
		return 0;
	last = &self->band[self->n - 1];
	if (is_of(self, self->n - 1, method))
		return band->aqhi > last->aqhi &&
				       band->er_percent > last->er_percent
			       ? 0
			       : bad(load, at, ER, "out_of_order",
					 N_("bounds that rise with the index"),
					 err);
	for (size_t i = 0; i < self->n; i++)
		if (is_of(self, i, method))
			return bad(load, at, METHOD, "scattered",
				N_("the rows of a method together"), err);
	return 0;
}

static int add(struct ehr_aqhi_bands *self, const struct ehr_load *load,
	const long *at, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	struct ehr_aqhi_band band;

	if (ehr_num_read(cell[at[AQHI]], &band.aqhi) != EHR_NUM_VALUE)
		return bad(load, at, AQHI, "not_a_number", N_("a number"), err);
	if (ehr_num_read(cell[at[ER]], &band.er_percent) != EHR_NUM_VALUE)
		return bad(load, at, ER, "not_a_number", N_("a number"), err);
	if (check(self, load, at, &band, err) != 0)
		return -1;
	self->band = ehr_realloc(self->band, self->n + 1, sizeof(*self->band));
	self->method =
		ehr_realloc(self->method, self->n + 1, sizeof(*self->method));
	self->band[self->n] = band;
	self->method[self->n++] =
		ehr_arena_string(&self->arena, ehr_str_trim(cell[at[METHOD]]));
	return 0;
}

struct ehr_aqhi_bands *ehr_aqhi_bands_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_aqhi_bands *self = ehr_calloc(1, sizeof(*self));
	struct ehr_load load;
	long at[COLUMNS];
	int rc = ehr_load_open(&load, "aqhi_bands.csv", path, err);

	if (rc == 0)
		rc = ehr_header_bind(ehr_reader_header(load.reader),
			column_name, COLUMNS, COLUMNS, at, err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = add(self, &load, at, err);
	if (rc != 0)
		ehr_err_at(err, path ? path : "aqhi_bands.csv", 0);
	if (ehr_load_end(&load, rc, self->sha256, &self->rows) == 0)
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
