/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqi_scale.h"

#include "ref/aqi_cell.h"

enum { STEPS = 16, INDEX_MOST = 10000 };

enum {
	STANDARD,
	POLLUTANT,
	AVERAGING,
	UNIT,
	INDEX_LOW,
	INDEX_HIGH,
	LOW,
	HIGH,
	FIELDS
};

static const char *const field[FIELDS] = { "standard", "pollutant", "averaging",
	"unit", "index_low", "index_high", "conc_low", "conc_high" };

static int read_step(const struct ehr_aqi_table *table,
	struct ehr_aqi_step *step, struct ehr_err *err)
{
	if (ehr_aqi_whole(
		    table, INDEX_LOW, INDEX_MOST, &step->index_low, err) ||
		ehr_aqi_whole(table, INDEX_HIGH, INDEX_MOST, &step->index_high,
			err) ||
		ehr_aqi_thousandths(table, LOW, &step->low, err) ||
		ehr_aqi_thousandths(table, HIGH, &step->high, err))
		return -1;
	return step->low >= 0 && step->index_low >= 0 &&
			       step->high > step->low &&
			       step->index_high > step->index_low
		       ? 0
		       : ehr_aqi_cell_bad(table, HIGH, "order",
				 N_("a number above the one before it"), err);
}

static bool is_same(
	const struct ehr_aqi_scale *scale, const struct ehr_aqi_table *table)
{
	return ehr_str_is(ehr_aqi_cell(table, STANDARD), scale->standard) &&
	       ehr_str_is(ehr_aqi_cell(table, POLLUTANT), scale->pollutant) &&
	       ehr_str_is(ehr_aqi_cell(table, AVERAGING), scale->averaging);
}

static struct ehr_aqi_scale *add_scale(
	struct ehr_aqi_scales *self, const struct ehr_aqi_table *table)
{
	struct ehr_aqi_scale *scale = &self->scale[self->n++];

	scale->standard = ehr_aqi_text(table, STANDARD);
	scale->pollutant = ehr_aqi_text(table, POLLUTANT);
	scale->averaging = ehr_aqi_text(table, AVERAGING);
	scale->unit = ehr_aqi_text(table, UNIT);
	scale->step =
		ehr_arena_calloc(&self->arena, STEPS, sizeof(*scale->step));
	return scale;
}

static int read_row(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_aqi_scales *self = into;
	struct ehr_aqi_scale *scale =
		self->n == 0 ? NULL : &self->scale[self->n - 1];

	if (scale == NULL || !is_same(scale, table))
		scale = self->n < EHR_AQI_SCALES_MAX ? add_scale(self, table)
						     : NULL;
	if (scale == NULL || scale->n == STEPS)
		return ehr_aqi_cell_bad(
			table, HIGH, "too_many", N_("fewer breakpoints"), err);
	if (read_step(table, &scale->step[scale->n++], err))
		return -1;
	return scale->n == 1 || scale->step[scale->n - 1].low >=
					scale->step[scale->n - 2].high
		       ? 0
		       : ehr_aqi_cell_bad(table, LOW, "order",
				 N_("a row above the one before it"), err);
}

int ehr_aqi_scales_read(
	struct ehr_aqi_scales *self, const char *path, struct ehr_err *err)
{
	const struct ehr_aqi_reading table = { "aqi_breakpoints.csv", field,
		FIELDS, &self->arena, read_row };
	int rc;

	*self = (struct ehr_aqi_scales){ 0 };
	self->scale = ehr_arena_calloc(
		&self->arena, EHR_AQI_SCALES_MAX, sizeof(*self->scale));
	rc = ehr_aqi_table_read(
		&table, path, self, self->sha256, &self->rows, err);
	if (rc != 0)
		ehr_aqi_scales_release(self);
	return rc;
}

void ehr_aqi_scales_release(struct ehr_aqi_scales *self)
{
	ehr_arena_release(&self->arena);
	*self = (struct ehr_aqi_scales){ 0 };
}

const struct ehr_aqi_scale *ehr_aqi_scales_find(
	const struct ehr_aqi_scales *self, const char *standard,
	const char *pollutant, const char *averaging)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_aqi_scale *scale = &self->scale[i];

		if (strcmp(scale->standard, standard) == 0 &&
			strcmp(scale->pollutant, pollutant) == 0 &&
			strcmp(scale->averaging, averaging) == 0)
			return scale;
	}
	return NULL;
}
