/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hour_winds.h"

#include <math.h>

#include "model/named_rows.h"

enum { CLASS, WIND, COLUMNS };
static const char *const column_name[COLUMNS] = { "class", "wind_m_s" };

enum { MOST = 1000, SECTORS = 4 };

static const double usual_height_m = 10;

static int read_row(const struct ehr_named_rows *rows,
	struct ehr_climate *climate, struct ehr_err *err)
{
	static const struct ehr_named_range range = { 0.1, 100, NAN };
	struct ehr_climate_class *to = &climate->class[climate->n];
	unsigned class;

	if (climate->n == MOST)
		return ehr_named_bad(
			rows, CLASS, "too_many", N_("fewer rows"), err);
	if (ehr_named_class(rows, CLASS, &class, err) ||
		ehr_named_number(rows, WIND, &range, &to->wind_m_s, err))
		return -1;
	to->stability = (enum ehr_stability) class;
	climate->n++;
	return 0;
}

static void share_out(struct ehr_climate *climate, struct ehr_arena *arena)
{
	double *share = ehr_arena_calloc(arena, SECTORS, sizeof(*share));

	for (int i = 0; i < SECTORS; i++)
		share[i] = 1.0 / SECTORS / (double)climate->n;
	for (size_t i = 0; i < climate->n; i++)
		climate->class[i].share = share;
}

int ehr_hour_winds_read(const char *path, struct ehr_climate *climate,
	struct ehr_sigma_facts *facts, struct ehr_arena *arena,
	struct ehr_err *err)
{
	struct ehr_named_rows rows;
	int rc = ehr_named_rows_open(
		&rows, "hour_winds.csv", path, column_name, COLUMNS, err);

	*climate = (struct ehr_climate){
		.name = path ? ehr_arena_string(arena, ehr_str_of(path))
			     : "screen3",
		.n_sectors = SECTORS,
		.class = ehr_arena_calloc(arena, MOST, sizeof(*climate->class)),
		.ref_height_m = usual_height_m,
		.air_temp_k = NAN,
	};
	for (int i = 0; i < EHR_STABILITIES; i++)
		climate->lid_m[i] = NAN;
	while (rc == 0 && (rc = ehr_named_rows_next(&rows, NULL, err)) == 1)
		rc = read_row(&rows, climate, err);
	if (rc == 0 && climate->n == 0)
		rc = ehr_fail(err, EHR_FAULT_DATA,
			_("the table hour_winds has no rows"));
	memcpy(facts->sha256, rows.load.sha256, sizeof(facts->sha256));
	facts->rows = rows.load.rows;
	facts->memory = rows.memory;
	ehr_named_rows_close(&rows);
	if (rc == 0)
		share_out(climate, arena);
	return rc;
}
