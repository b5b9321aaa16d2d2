/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqhi_override.h"

#include <math.h>

#include "base/num.h"
#include "ref/load.h"

enum column { POLLUTANT, AVERAGING, UNIT, ABOVE, INDEX, COLUMNS };

static const char *const column_name[COLUMNS] = { "pollutant", "averaging",
	"unit", "above", "index" };

enum { OPEN_INDEX = 11, PARTICLES = 2 };

static int bad(const struct ehr_str *cell, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(
		err, column_name[column], reason, expected, cell[column]);
}

static bool find(struct ehr_str text, const char *const *word, unsigned n,
	unsigned *found)
{
	for (*found = 0; *found < n; ++*found)
		if (ehr_str_is(text, word[*found]))
			return true;
	return false;
}

static int read_words(const struct ehr_str *cell, struct ehr_aqhi_term *term,
	struct ehr_err *err)
{
	static const char *const word[] = { "ug/m3", "mg/m3", "ppb", "ppm" };
	unsigned unit;

	if (!find(cell[POLLUTANT], ehr_aqhi_pollutant, EHR_AQHI_POLLUTANTS,
		    &term->air))
		return bad(cell, POLLUTANT, "unknown_word",
			"pm25 | pm10 | no2 | so2 | o3 | co", err);
	if (!ehr_averaging_read(cell[AVERAGING], &term->averaging) ||
		(term->averaging & (term->averaging - 1)) != 0)
		return bad(cell, AVERAGING, "unknown_word",
			"1h | 3h | 24h | 8h-max | 1h-max", err);
	if (!find(cell[UNIT], word, sizeof(word) / sizeof(*word), &unit) ||
		(term->air < PARTICLES && unit >= EHR_AQHI_PPB))
		return bad(cell, UNIT, "unknown_word",
			N_("ug/m3 or mg/m3; of gases ppb or ppm too"), err);
	term->preferred = term->averaging;
	term->unit = (enum ehr_aqhi_unit)unit;
	term->form = EHR_AQHI_CEILING;
	return 0;
}

static int add_row(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_aqhi_overrides *self = into;
	double above, index;

	if (self->n == EHR_AQHI_OVERRIDES)
		return bad(cell, POLLUTANT, "too_many", N_("fewer rows"), err);
	if (read_words(cell, &self->term[self->n], err) != 0)
		return -1;
	if (ehr_num_read(cell[ABOVE], &above) != EHR_NUM_VALUE || !(above >= 0))
		return bad(cell, ABOVE, "not_a_number",
			N_("a number, 0 or more"), err);
	if (ehr_num_read(cell[INDEX], &index) != EHR_NUM_VALUE ||
		!(index >= 1 && index <= OPEN_INDEX) || floor(index) != index)
		return bad(cell, INDEX, "out_of_range",
			N_("a whole number from 1 to 11"), err);
	self->above[self->n] = above;
	self->index[self->n++] = index;
	return 0;
}

static const struct ehr_load_table table = {
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_row,
};

int ehr_aqhi_overrides_read(struct ehr_aqhi_overrides *overrides,
	const char *path, struct ehr_err *err)
{
	*overrides = (struct ehr_aqhi_overrides){ 0 };
	return ehr_load_rows(&table, path, overrides, overrides->sha256,
		&overrides->rows, err);
}
