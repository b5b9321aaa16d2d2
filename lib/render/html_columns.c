/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/html_columns.h"

#include <math.h>
#include <stdlib.h>

#include "render/html_data.h"

/* Texts that are mostly different cost more by numbers than by themselves, but
 * there are few such columns. */
enum { DECIMALS = 7 };

struct reading {
	const struct ehr_cells *cells;
	size_t column;
	double *value; /* NAN: empty */
	bool numbers;  /* all texts are numbers or empty */
	bool plain;    /* and spelled as we spell them */
};

static struct ehr_str text_of(const struct reading *self, size_t i)
{
	return self->cells->cell[i].text[self->column];
}

static bool is_plain(struct ehr_str text, double value)
{
	char out[EHR_NUM_MAX];

	return ehr_str_eq(
		text, (struct ehr_str){ out, ehr_num_write(out, value) });
}

static void read_numbers(struct reading *self)
{
	size_t n = self->cells->n;

	self->numbers = self->plain = true;
	self->value = ehr_alloc(n * sizeof(*self->value));
	for (size_t i = 0; i < n && self->numbers; i++) {
		struct ehr_str text = text_of(self, i);
		double *value = &self->value[i];

		switch (ehr_num_read(text, value)) {
		case EHR_NUM_VALUE:
			self->plain = self->plain && is_plain(text, *value);
			break;
		case EHR_NUM_EMPTY:
			self->plain = self->plain && !text.n;
			*value = NAN;
			break;
		case EHR_NUM_BAD: self->numbers = false; break;
		}
	}
}

static void base64(struct ehr_buf *out, const char *key,
	const unsigned char *bytes, size_t n)
{
	ehr_buf_printf(out, "\"%s\":\"", key);
	ehr_html_base64(out, bytes, n);
	ehr_buf_putc(out, '"');
}

void ehr_html_whole(struct ehr_buf *out, const char *key, const int32_t *value,
	size_t n, size_t size)
{
	unsigned char *bytes = ehr_alloc(n * size + 1);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < size; k++)
			bytes[i * size + k] =
				(unsigned char)((uint32_t)value[i] >> 8 * k);
	base64(out, key, bytes, n * size);
	free(bytes);
}

static void floats(struct ehr_buf *out, const double *value, size_t n)
{
	unsigned char *bytes = ehr_alloc(8 * n + 1);

	for (size_t i = 0; i < n; i++) {
		uint64_t bits;

		memcpy(&bits, &value[i], sizeof(bits));
		for (size_t k = 0; k < 8; k++)
			bytes[8 * i + k] = (unsigned char)(bits >> 8 * k);
	}
	ehr_buf_putc(out, ',');
	base64(out, "f8", bytes, 8 * n);
	free(bytes);
}

/* The smallest form for whole numbers from 0 (or less) to max. */
static void sized(
	struct ehr_buf *out, int32_t *value, size_t n, int32_t min, int32_t max)
{
	bool one = min >= 0 && max < UINT8_MAX;
	bool two = min >= 0 && max < UINT16_MAX;
	int32_t none = one ? UINT8_MAX : two ? UINT16_MAX : INT32_MIN;

	for (size_t i = 0; i < n; i++)
		if (value[i] == INT32_MIN)
			value[i] = none;
	ehr_buf_putc(out, ',');
	ehr_html_whole(out,
		one   ? "u1"
		: two ? "u2"
		      : "i4",
		value, n,
		one   ? 1
		: two ? 2
		      : 4);
}

/* Whole numbers that give the values again when divided; false if some does
 * not. */
static bool wholes(int32_t *whole, const double *value, size_t n, double by)
{
	for (size_t i = 0; i < n; i++) {
		double times = round(value[i] * by);

		whole[i] = INT32_MIN;
		if (isnan(value[i]))
			continue;
		if (fabs(times) > INT32_MAX)
			return false;
		whole[i] = (int32_t)times;
		if (whole[i] / by < value[i] || whole[i] / by > value[i])
			return false;
	}
	return true;
}

static void numbers(struct ehr_buf *out, const double *value, size_t n)
{
	int32_t *whole = ehr_alloc(n * sizeof(*whole));
	int32_t min = 0, max = 0;
	int decimals = 0;

	while (decimals <= DECIMALS &&
		!wholes(whole, value, n, pow(10, decimals)))
		decimals++;
	if (decimals > DECIMALS) {
		floats(out, value, n);
		free(whole);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (whole[i] == INT32_MIN)
			continue;
		min = whole[i] < min ? whole[i] : min;
		max = whole[i] > max ? whole[i] : max;
	}
	if (decimals)
		ehr_buf_printf(out, ",\"dec\":%d", decimals);
	sized(out, whole, n, min, max);
	free(whole);
}

static void texts(struct ehr_buf *out, const struct reading *self)
{
	size_t n = self->cells->n;
	int32_t *which = ehr_alloc(n * sizeof(*which));
	struct ehr_map map = { 0 };

	for (size_t i = 0; i < n; i++)
		which[i] = (int32_t)ehr_map_add(&map, text_of(self, i), NULL);
	ehr_buf_puts(out, ",\"dict\":[");
	for (size_t i = 0; i < map.n; i++) {
		ehr_buf_puts(out, i ? "," : "");
		ehr_html_string(out, map.key[i]);
	}
	ehr_buf_putc(out, ']');
	sized(out, which, n, 0, (int32_t)map.n);
	ehr_map_release(&map);
	free(which);
}

/* Is the column the cell_id that follows from the grid? */
static bool is_id(const struct ehr_cells *cells, size_t column)
{
	struct ehr_buf id = { 0 };
	bool is =
		!cells->units && strcmp(cells->column[column], "cell_id") == 0;

	for (size_t i = 0; is && i < cells->n; i++) {
		id.n = 0;
		ehr_buf_add_str(&id, cells->crs);
		ehr_buf_putc(&id, '/');
		ehr_buf_add_str(&id, cells->size);
		ehr_buf_printf(&id, "/%ld/%ld", cells->cell[i].col,
			cells->cell[i].row);
		is = ehr_str_eq((struct ehr_str){ id.p, id.n },
			cells->cell[i].text[column]);
	}
	ehr_buf_release(&id);
	return is;
}

static bool is_place(
	const struct ehr_cells *cells, size_t column, const char *name)
{
	return !cells->units && strcmp(cells->column[column], name) == 0;
}

void ehr_html_column(struct ehr_buf *out, const struct ehr_cells *cells,
	size_t column, bool number)
{
	const struct ehr_str *all = ehr_cells_constant(cells, column);
	struct reading self = { .cells = cells, .column = column };

	if (is_place(cells, column, "col") || is_place(cells, column, "row")) {
		ehr_buf_printf(out, ",\"place\":%d",
			strcmp(cells->column[column], "row") == 0);
		return;
	}
	if (all) {
		ehr_buf_puts(out, ",\"all\":");
		ehr_html_string(out, *all);
		return;
	}
	if (is_id(cells, column)) {
		ehr_buf_puts(out, ",\"id\":true");
		return;
	}
	read_numbers(&self);
	if (self.numbers && (number || self.plain))
		numbers(out, self.value, cells->n);
	else
		texts(out, &self);
	free(self.value);
}
