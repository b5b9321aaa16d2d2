/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/aqi_cell.h"

#include "base/num.h"

enum { PLACES = 3, DIGITS_MOST = 12 };

/* A table on its way through ehr_load_rows. */
struct reading {
	const struct ehr_aqi_reading *of;
	void *self;
};

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	const struct reading *reading = into;
	const struct ehr_aqi_table row = { cell, reading->of->field,
		reading->of->arena };

	return reading->of->add(reading->self, &row, err);
}

int ehr_aqi_table_read(const struct ehr_aqi_reading *of, const char *path,
	void *self, char sha256[static 65], size_t *rows, struct ehr_err *err)
{
	struct reading reading = { of, self };
	const struct ehr_load_table table = {
		.builtin = of->builtin,
		.column = of->field,
		.columns = of->fields,
		.needed = of->fields,
		.add = add,
	};

	return ehr_load_rows(&table, path, &reading, sha256, rows, err);
}

struct ehr_str ehr_aqi_cell(const struct ehr_aqi_table *self, size_t field)
{
	return self->cell[field];
}

int ehr_aqi_cell_bad(const struct ehr_aqi_table *self, size_t field,
	const char *reason, const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(
		err, self->field[field], reason, expected, self->cell[field]);
}

const char *ehr_aqi_text(const struct ehr_aqi_table *self, size_t field)
{
	return ehr_arena_string(self->arena, self->cell[field]);
}

int ehr_aqi_word(const struct ehr_aqi_table *self, size_t field,
	const char *const *word, size_t n, int *value, struct ehr_err *err)
{
	struct ehr_str cell = ehr_aqi_cell(self, field);

	*value = EHR_AQI_EMPTY;
	if (cell.n == 0)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (ehr_str_is(cell, word[i])) {
			*value = (int)i;
			return 0;
		}
	return ehr_aqi_cell_bad(self, field, "unknown_word",
		N_("a word that the table is described with"), err);
}

int ehr_aqi_whole(const struct ehr_aqi_table *self, size_t field, int max,
	int *value, struct ehr_err *err)
{
	struct ehr_str cell = ehr_aqi_cell(self, field);
	long number;

	*value = EHR_AQI_EMPTY;
	if (cell.n == 0)
		return 0;
	if (ehr_num_int(self->field[field], cell, 0, max, &number, NULL))
		return ehr_aqi_cell_bad(self, field, "out_of_range",
			N_("a whole number in the range of the column"), err);
	*value = (int)number;
	return 0;
}

int ehr_aqi_thousandths(const struct ehr_aqi_table *self, size_t field,
	int64_t *value, struct ehr_err *err)
{
	struct ehr_str cell = ehr_aqi_cell(self, field);
	struct ehr_short_decimal decimal;

	*value = EHR_AQI_EMPTY;
	if (cell.n == 0)
		return 0;
	if (cell.n > DIGITS_MOST || !ehr_short_decimal_read(cell, &decimal) ||
		decimal.places > PLACES)
		return ehr_aqi_cell_bad(self, field, "not_a_number",
			N_("a number of up to three decimals"), err);
	for (int i = decimal.places; i < PLACES; i++)
		decimal.digits *= 10;
	*value = (int64_t)decimal.digits;
	return 0;
}
