/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqi_scale.h"

#include "base/num.h"
#include "ref/load.h"

enum { STEPS = 16 };

struct columns {
	size_t standard, pollutant, averaging, unit;
	size_t index_low, index_high, low, high;
};

static int need_all(
	const struct ehr_load *load, struct columns *at, struct ehr_err *err)
{
	const struct {
		const char *name;
		size_t *at;
	} column[] = {
		{ "standard", &at->standard },
		{ "pollutant", &at->pollutant },
		{ "averaging", &at->averaging },
		{ "unit", &at->unit },
		{ "index_low", &at->index_low },
		{ "index_high", &at->index_high },
		{ "conc_low", &at->low },
		{ "conc_high", &at->high },
	};

	for (size_t i = 0; i < sizeof column / sizeof column[0]; i++)
		if (ehr_load_need(load, column[i].name, column[i].at, err) != 0)
			return -1;
	return 0;
}

static int read_number(const struct ehr_load *load, size_t at, const char *name,
	double *value, struct ehr_err *err)
{
	struct ehr_str cell = load->row.cell[at];

	return ehr_num_read(cell, value) == EHR_NUM_VALUE
		       ? 0
		       : ehr_load_bad(load, name, "not_a_number",
				 N_("a number"), cell, err);
}

static int read_step(const struct ehr_load *load, const struct columns *at,
	struct ehr_aqi_step *step, struct ehr_err *err)
{
	if (read_number(load, at->index_low, "index_low", &step->index_low,
		    err) != 0 ||
		read_number(load, at->index_high, "index_high",
			&step->index_high, err) != 0 ||
		read_number(load, at->low, "conc_low", &step->low, err) != 0 ||
		read_number(load, at->high, "conc_high", &step->high, err) != 0)
		return -1;
	return step->high > step->low && step->index_high > step->index_low
		       ? 0
		       : ehr_load_bad(load, "conc_high", "order",
				 N_("a number above the one before it"),
				 load->row.cell[at->high], err);
}

static bool is_same(const struct ehr_aqi_scale *scale,
	const struct ehr_load *load, const struct columns *at)
{
	return ehr_str_is(load->row.cell[at->standard], scale->standard) &&
	       ehr_str_is(load->row.cell[at->pollutant], scale->pollutant) &&
	       ehr_str_is(load->row.cell[at->averaging], scale->averaging);
}

static struct ehr_aqi_scale *add_scale(struct ehr_aqi_scales *self,
	const struct ehr_load *load, const struct columns *at)
{
	struct ehr_aqi_scale *scale = &self->scale[self->n++];
	struct ehr_arena *arena = &self->arena;

	scale->standard = ehr_load_text(load, arena, (long)at->standard);
	scale->pollutant = ehr_load_text(load, arena, (long)at->pollutant);
	scale->averaging = ehr_load_text(load, arena, (long)at->averaging);
	scale->unit = ehr_load_text(load, arena, (long)at->unit);
	scale->step = ehr_arena_calloc(arena, STEPS, sizeof *scale->step);
	return scale;
}

static int read_row(struct ehr_aqi_scales *self, const struct ehr_load *load,
	const struct columns *at, struct ehr_err *err)
{
	struct ehr_aqi_scale *scale =
		self->n == 0 ? NULL : &self->scale[self->n - 1];

	if (scale == NULL || !is_same(scale, load, at))
		scale = self->n < EHR_AQI_SCALES_MAX ? add_scale(self, load, at)
						     : NULL;
	if (scale == NULL || scale->n == STEPS)
		return ehr_load_bad(load, "conc_high", "too_many",
			N_("fewer breakpoints"), load->row.cell[at->high], err);
	return read_step(load, at, &scale->step[scale->n++], err);
}

int ehr_aqi_scales_read(struct ehr_aqi_scales *scales, struct ehr_err *err)
{
	struct ehr_load load;
	struct columns at;
	int rc;

	*scales = (struct ehr_aqi_scales){ 0 };
	if (ehr_load_open(&load, "aqi_breakpoints.csv", NULL, err) != 0)
		return -1;
	scales->scale = ehr_arena_calloc(
		&scales->arena, EHR_AQI_SCALES_MAX, sizeof *scales->scale);
	rc = need_all(&load, &at, err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = read_row(scales, &load, &at, err);
	ehr_load_close(&load);
	if (rc != 0)
		ehr_aqi_scales_release(scales);
	return rc;
}

void ehr_aqi_scales_release(struct ehr_aqi_scales *scales)
{
	ehr_arena_release(&scales->arena);
	*scales = (struct ehr_aqi_scales){ 0 };
}

const struct ehr_aqi_scale *ehr_aqi_scales_find(
	const struct ehr_aqi_scales *scales, const char *standard,
	const char *pollutant, const char *averaging)
{
	for (size_t i = 0; i < scales->n; i++) {
		const struct ehr_aqi_scale *scale = &scales->scale[i];

		if (strcmp(scale->standard, standard) == 0 &&
			strcmp(scale->pollutant, pollutant) == 0 &&
			strcmp(scale->averaging, averaging) == 0)
			return scale;
	}
	return NULL;
}
