/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqhi_override.h"

#include <math.h>

#include "base/num.h"
#include "ref/load.h"

enum column { POLLUTANT, AVERAGING, UNIT, ABOVE, INDEX, COLUMNS };

static const char *const column_name[COLUMNS] = { "pollutant", "averaging",
	"unit", "above", "index" };

enum { OPEN_INDEX = 11, PARTICLES = 2 };

struct reading {
	struct ehr_aqhi_overrides *self;
	struct ehr_load load;
	long at[COLUMNS];
};

static struct ehr_str cell_of(const struct reading *reading, enum column column)
{
	return ehr_str_trim(reading->load.row.cell[reading->at[column]]);
}

static int bad(const struct reading *reading, enum column column,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_load_bad(&reading->load, column_name[column], reason,
		expected, cell_of(reading, column), err);
}

static bool find(struct ehr_str cell, const char *const *word, unsigned n,
	unsigned *found)
{
	for (*found = 0; *found < n; ++*found)
		if (ehr_str_is(cell, word[*found]))
			return true;
	return false;
}

static int read_words(const struct reading *reading, struct ehr_aqhi_term *term,
	struct ehr_err *err)
{
	static const char *const word[] = { "ug/m3", "mg/m3", "ppb", "ppm" };
	unsigned unit;

	if (!find(cell_of(reading, POLLUTANT), ehr_aqhi_pollutant,
		    EHR_AQHI_POLLUTANTS, &term->air))
		return bad(reading, POLLUTANT, "unknown_word",
			"pm25 | pm10 | no2 | so2 | o3 | co", err);
	if (!ehr_averaging_read(
		    cell_of(reading, AVERAGING), &term->averaging) ||
		(term->averaging & (term->averaging - 1)) != 0)
		return bad(reading, AVERAGING, "unknown_word",
			"1h | 3h | 24h | 8h-max | 1h-max", err);
	if (!find(cell_of(reading, UNIT), word, sizeof(word) / sizeof(*word),
		    &unit) ||
		(term->air < PARTICLES && unit >= EHR_AQHI_PPB))
		return bad(reading, UNIT, "unknown_word",
			N_("ug/m3 or mg/m3; of gases ppb or ppm too"), err);
	term->preferred = term->averaging;
	term->unit = (enum ehr_aqhi_unit)unit;
	term->form = EHR_AQHI_CEILING;
	return 0;
}

static int add_row(struct reading *reading, struct ehr_err *err)
{
	struct ehr_aqhi_overrides *self = reading->self;
	double above, index;

	if (self->n == EHR_AQHI_OVERRIDES)
		return bad(
			reading, POLLUTANT, "too_many", N_("fewer rows"), err);
	if (read_words(reading, &self->term[self->n], err) != 0)
		return -1;
	if (ehr_num_read(cell_of(reading, ABOVE), &above) != EHR_NUM_VALUE ||
		!(above >= 0))
		return bad(reading, ABOVE, "not_a_number",
			N_("a number, 0 or more"), err);
	if (ehr_num_read(cell_of(reading, INDEX), &index) != EHR_NUM_VALUE ||
		!(index >= 1 && index <= OPEN_INDEX) || floor(index) != index)
		return bad(reading, INDEX, "out_of_range",
			N_("a whole number from 1 to 11"), err);
	self->above[self->n] = above;
	self->index[self->n++] = index;
	return 0;
}

int ehr_aqhi_overrides_read(struct ehr_aqhi_overrides *overrides,
	const char *path, struct ehr_err *err)
{
	struct reading reading = { .self = overrides };
	int rc;

	*overrides = (struct ehr_aqhi_overrides){ 0 };
	rc = ehr_load_open(&reading.load, NULL, path, err);
	if (rc == 0)
		rc = ehr_header_bind(ehr_reader_header(reading.load.reader),
			column_name, COLUMNS, COLUMNS, reading.at, err);
	while (rc == 0 && (rc = ehr_load_next(&reading.load, err)) == 1)
		rc = add_row(&reading, err);
	if (rc != 0)
		ehr_err_at(err, path, 0);
	return ehr_load_end(
		&reading.load, rc, overrides->sha256, &overrides->rows);
}
