/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sigma_table.h"

#include <math.h>

#include "model/named_rows.h"

enum { SET, PROFILE, AXIS, CLASS, TO, FORM, A, B, C, MAX, COLUMNS };
static const char *const column_name[COLUMNS] = { "set", "profile", "axis",
	"class", "to_m", "form", "a", "b", "c", "max_m" };

enum { WIND_PROFILE, WIND_CLASS, EXPONENT, WIND_COLUMNS };
static const char *const wind_column_name[WIND_COLUMNS] = { "profile", "class",
	"exponent" };

static void note_facts(
	const struct ehr_named_rows *rows, struct ehr_sigma_facts *facts)
{
	memcpy(facts->sha256, rows->load.sha256, sizeof(facts->sha256));
	facts->rows = rows->load.rows;
	facts->memory = rows->memory;
}

static int read_form(const struct ehr_named_rows *rows,
	enum ehr_sigma_form *form, struct ehr_err *err)
{
	struct ehr_str cell = ehr_named_cell(rows, FORM);

	if (ehr_str_is(cell, "ratio"))
		*form = EHR_SIGMA_RATIO;
	else if (ehr_str_is(cell, "power"))
		*form = EHR_SIGMA_POWER;
	else if (ehr_str_is(cell, "angle"))
		*form = EHR_SIGMA_ANGLE;
	else
		return ehr_named_bad(rows, FORM, "unknown_word",
			N_("ratio, power or angle"), err);
	return 0;
}

static int find_curve(const struct ehr_named_rows *rows,
	struct ehr_sigma_set *set, struct ehr_sigma_curve **curve,
	struct ehr_err *err)
{
	struct ehr_str axis = ehr_named_cell(rows, AXIS);
	unsigned class;

	if (ehr_named_class(rows, CLASS, &class, err))
		return -1;
	if (ehr_str_is(axis, "y"))
		*curve = &set->y[class];
	else if (ehr_str_is(axis, "z"))
		*curve = &set->z[class];
	else
		return ehr_named_bad(
			rows, AXIS, "unknown_word", N_("y or z"), err);
	return 0;
}

static int read_piece(const struct ehr_named_rows *rows,
	struct ehr_sigma_piece *piece, struct ehr_err *err)
{
	static const struct ehr_named_range distance = { 1e-3, 1e7, INFINITY };
	static const struct ehr_named_range first = { 1e-6, 1e6, NAN };
	static const struct ehr_named_range other = { -100, 100, 0 };

	return ehr_named_number(rows, TO, &distance, &piece->to_m, err) ||
			       ehr_named_number(
				       rows, A, &first, &piece->a, err) ||
			       ehr_named_number(
				       rows, B, &other, &piece->b, err) ||
			       ehr_named_number(rows, C, &other, &piece->c, err)
		       ? -1
		       : 0;
}

static int read_row(const struct ehr_named_rows *rows,
	struct ehr_sigma_set *set, struct ehr_err *err)
{
	static const struct ehr_named_range bound = { 1e-3, 1e7, INFINITY };
	struct ehr_sigma_curve *curve = NULL;
	struct ehr_sigma_piece piece;

	if (find_curve(rows, set, &curve, err) ||
		read_form(rows, &curve->form, err) ||
		ehr_named_number(rows, MAX, &bound, &curve->max_m, err) ||
		read_piece(rows, &piece, err))
		return -1;
	if (curve->n == EHR_SIGMA_PIECES)
		return ehr_named_bad(
			rows, TO, "too_many", N_("fewer pieces"), err);
	if (curve->n > 0 && !(piece.to_m > curve->piece[curve->n - 1].to_m))
		return ehr_named_bad(rows, TO, "order",
			N_("a distance beyond the one before"), err);
	curve->piece[curve->n++] = piece;
	return 0;
}

/* Has the set all its curves, and does each go on to any distance? */
static int check_set(const struct ehr_sigma_set *set, struct ehr_err *err)
{
	for (int i = 0; i < 2 * EHR_STABILITIES; i++) {
		int class = i % EHR_STABILITIES;
		const struct ehr_sigma_curve *curve =
			i < EHR_STABILITIES ? &set->y[class] : &set->z[class];

		if (curve->n == 0 || isfinite(curve->piece[curve->n - 1].to_m))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the sigmas \"%s\" have no curve %s of class "
				  "%c for all distances"),
				set->name, i < EHR_STABILITIES ? "y" : "z",
				'A' + class);
	}
	return 0;
}

int ehr_sigma_set_read(const char *name, const char *path,
	struct ehr_sigma_set *set, struct ehr_sigma_facts *facts,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_named_rows rows;
	int rc = ehr_named_rows_open(
		&rows, "sigmas.csv", path, column_name, COLUMNS, err);

	*set = (struct ehr_sigma_set){ .name = ehr_arena_string(
					       arena, ehr_str_of(name)) };
	facts->profile = "";
	while (rc == 0 && (rc = ehr_named_rows_next(&rows, name, err)) == 1) {
		facts->profile =
			ehr_arena_string(arena, ehr_named_cell(&rows, PROFILE));
		rc = read_row(&rows, set, err);
	}
	note_facts(&rows, facts);
	ehr_named_rows_close(&rows);
	return rc == 0 ? check_set(set, err) : rc;
}

int ehr_wind_profile_read(const char *name, const char *path,
	double exponent[EHR_STABILITIES], struct ehr_sigma_facts *facts,
	struct ehr_err *err)
{
	static const struct ehr_named_range range = { 0, 1, NAN };
	struct ehr_named_rows rows;
	unsigned class;
	int rc = ehr_named_rows_open(&rows, "wind_profiles.csv", path,
		wind_column_name, WIND_COLUMNS, err);

	for (int i = 0; i < EHR_STABILITIES; i++)
		exponent[i] = NAN;
	while (rc == 0 && (rc = ehr_named_rows_next(&rows, name, err)) == 1) {
		rc = ehr_named_class(&rows, WIND_CLASS, &class, err);
		if (rc == 0)
			rc = ehr_named_number(
				&rows, EXPONENT, &range, &exponent[class], err);
	}
	note_facts(&rows, facts);
	ehr_named_rows_close(&rows);
	for (int i = 0; rc == 0 && i < EHR_STABILITIES; i++)
		if (isnan(exponent[i]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the wind profile \"%s\" has no class %c"),
				name, 'A' + i);
	return rc;
}
