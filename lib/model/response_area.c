/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_area.h"

#include <stdlib.h>

enum {
	AREA,
	POLLUTANT,
	UNIT,
	BETA,
	SE,
	NEEDED,
	MODEL = NEEDED,
	OUTCOME,
	WITH,
	LAG,
	COLUMNS
};

static const char *const column[COLUMNS] = { "area", "pollutant", "unit",
	"beta", "se", "model", "outcome", "with", "lag" };

struct reading {
	struct ehr_response_areas *areas;
	long at[COLUMNS];
	struct ehr_buf key;
};

static struct ehr_str cell(
	const struct reading *self, const struct ehr_row *row, int i)
{
	return self->at[i] == EHR_NO_COLUMN
		       ? (struct ehr_str){ "", 0 }
		       : ehr_str_trim(row->cell[self->at[i]]);
}

static const char *keep(
	const struct reading *self, const struct ehr_row *row, int i)
{
	return ehr_arena_string(&self->areas->arena, cell(self, row, i));
}

static int check_new(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	static const int part[] = { AREA, POLLUTANT, MODEL, OUTCOME, WITH,
		LAG };
	bool is_new;

	self->key.n = 0;
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		ehr_buf_add_str(&self->key, cell(self, row, part[i]));
		ehr_buf_putc(&self->key, '\n');
	}
	(void)ehr_map_add(&self->areas->seen,
		(struct ehr_str){ self->key.p, self->key.n }, &is_new);
	if (is_new)
		return 0;
	return ehr_fail_cell(err, "area", "area_twice",
		N_("one row of an area for each pollutant, lag and model"),
		cell(self, row, AREA));
}

static int check_texts(const struct reading *self, const struct ehr_row *row,
	struct ehr_err *err)
{
	if (cell(self, row, AREA).n == 0)
		return ehr_fail_cell(err, "area", "no_area",
			N_("the name of an area"), cell(self, row, AREA));
	if (cell(self, row, POLLUTANT).n == 0)
		return ehr_fail_cell(err, "pollutant", "no_pollutant",
			N_("the name of a pollutant"),
			cell(self, row, POLLUTANT));
	return 0;
}

/* 1 a coefficient, 0 none, -1 an error. */
static int read_numbers(const struct reading *self, const struct ehr_row *row,
	struct ehr_response_area *area, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (ehr_cell_number(
		    cell(self, row, BETA), "beta", &state, &area->beta, err))
		return -1;
	if (state != EHR_NUM_VALUE)
		return 0;
	if (ehr_cell_number(cell(self, row, SE), "se", &state, &area->se, err))
		return -1;
	if (state != EHR_NUM_VALUE || !(area->se > 0))
		return ehr_fail_cell(err, "se", "bad_se",
			N_("a standard error above 0"), cell(self, row, SE));
	return 1;
}

static bool is_pooled(struct ehr_str model)
{
	return ehr_str_starts(model, "pooled-") ||
	       ehr_str_starts(model, "shrunken-");
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_response_areas *areas = self->areas;
	struct ehr_response_area area = { 0 };
	int rc;

	if (is_pooled(cell(self, row, MODEL)))
		return 0;
	if (check_texts(self, row, err))
		return -1;
	rc = read_numbers(self, row, &area, err);
	if (rc <= 0) {
		areas->empty += rc == 0;
		return rc;
	}
	if (check_new(self, row, err))
		return -1;
	area.area = keep(self, row, AREA);
	area.unit = keep(self, row, UNIT);
	area.key = (struct ehr_response_key){ keep(self, row, MODEL),
		keep(self, row, OUTCOME), keep(self, row, POLLUTANT),
		keep(self, row, WITH), keep(self, row, LAG) };
	if (areas->n == areas->cap) {
		areas->cap = areas->cap ? 2 * areas->cap : 64;
		areas->row = ehr_realloc(areas->row, areas->cap, sizeof(area));
	}
	areas->row[areas->n++] = area;
	return 0;
}

int ehr_response_areas_read(struct ehr_response_areas *areas,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct reading self = { .areas = areas };
	struct ehr_row row;
	int rc = ehr_header_bind(ehr_reader_header(reader), column, COLUMNS,
		NEEDED, self.at, err);

	if (rc)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while (rc == 0 && (rc = ehr_reader_next(reader, &row, err)) == 1)
		rc = take(&self, &row, err) ? ehr_reader_bad(reader, &row, err)
					    : 0;
	ehr_buf_release(&self.key);
	return rc;
}

void ehr_response_areas_release(struct ehr_response_areas *areas)
{
	free(areas->row);
	ehr_map_release(&areas->seen);
	ehr_arena_release(&areas->arena);
	*areas = (struct ehr_response_areas){ 0 };
}

static bool alike(const char *a, const char *b)
{
	return a[0] == '\0' || b[0] == '\0' || strcmp(a, b) == 0;
}

/* With is told by its being empty, too, where the model is told. */
static bool goes_with(
	const struct ehr_response_key *a, const struct ehr_response_key *b)
{
	bool with = a->model[0] == '\0' ? alike(a->with, b->with)
					: strcmp(a->with, b->with) == 0;

	return with && strcmp(a->pollutant, b->pollutant) == 0 &&
	       alike(a->model, b->model) && alike(a->outcome, b->outcome) &&
	       alike(a->lag, b->lag);
}

static int check_unit(const struct ehr_response_area *area, const char *unit,
	struct ehr_err *err)
{
	if (strcmp(area->unit, unit) == 0)
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("%s of area \"%s\" is per %s, not per %s: such "
		  "coefficients are not pooled"),
		area->key.pollutant, area->area, area->unit, unit);
}

int ehr_response_areas_pool(const struct ehr_response_areas *areas,
	const struct ehr_response_pooling *how, struct ehr_pooled *pooled,
	enum ehr_response_pooled *found, struct ehr_err *err)
{
	double *b = ehr_calloc(2 * areas->n + 1, sizeof(*b));
	double *se = b + areas->n;
	const char *unit = how->unit;
	size_t k = 0;
	int rc = 0;

	for (size_t i = 0; i < areas->n && rc == 0; i++) {
		const struct ehr_response_area *area = &areas->row[i];

		if (!goes_with(&area->key, &how->key))
			continue;
		unit = unit ? unit : area->unit;
		rc = check_unit(area, unit, err);
		b[k] = area->beta;
		se[k++] = area->se;
	}
	*found = EHR_RESPONSE_NO_AREAS;
	if (rc == 0 && k > 0)
		*found = ehr_pool(b, se, k, how->method, pooled)
				 ? EHR_RESPONSE_POOLED
				 : EHR_RESPONSE_NOT_POOLED;
	free(b);
	return rc;
}
