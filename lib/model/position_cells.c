/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/position_cells.h"

#include "geo/angle.h"
#include "io/table.h"
#include "model/flag.h"

static int fail_cell(const struct ehr_position_cells *self, size_t i,
	const char *reason, const char *expected)
{
	return ehr_fail_cell(
		self->err, self->column[i], reason, expected, self->cell[i]);
}

/* The text with a point for each comma between two figures. */
static struct ehr_str with_points(
	struct ehr_position_cells *self, struct ehr_str text)
{
	char *copy = ehr_arena_string(self->rules->arena, text);

	for (size_t i = 1; i + 1 < text.n; i++)
		if (copy[i] == ',' && strchr("0123456789", copy[i - 1]) &&
			strchr("0123456789", copy[i + 1]))
			copy[i] = '.';
	return (struct ehr_str){ copy, text.n };
}

/* What is to be read of cell i, which is no plain number: without what a
 * spreadsheet put around it, empty for a word that says so; alone: the cell is
 * one number or angle. */
static struct ehr_str tidy(
	struct ehr_position_cells *self, size_t i, bool alone)
{
	const struct ehr_cell_rules *rules = self->rules->cells;
	struct ehr_str text = self->cell[i];
	struct ehr_figures figures;
	unsigned cleaned;

	if (rules == NULL)
		return text;
	if (ehr_clean_is_nothing(rules, text))
		return (struct ehr_str){ "", 0 };
	if (alone && ehr_clean_number(rules, text, self->rules->arena,
			     &figures) == EHR_NUM_VALUE) {
		if (figures.cleaned & EHR_CLEANED_FLAGGED)
			self->flags |= ehr_flag(EHR_FLAG_CLEANED);
		return figures.text;
	}
	cleaned = ehr_clean_text(text, &text);
	if (text.n > 1 && text.p[0] == '\'') {
		text.p++;
		text.n--;
		cleaned |= EHR_CLEANED_QUOTES;
	}
	if (cleaned & EHR_CLEANED_QUOTES)
		self->flags |= ehr_flag(EHR_FLAG_CLEANED);
	return rules->decimal == ',' ? with_points(self, text) : text;
}

/* The number in a cell of its own: 1 there is one, 0 it is empty. */
static int read_number(struct ehr_position_cells *self, size_t i)
{
	enum ehr_num_state state = ehr_num_read(self->cell[i], &self->value[i]);

	if (state == EHR_NUM_BAD &&
		ehr_cell_number(tidy(self, i, true), self->column[i], &state,
			&self->value[i], self->err) != 0)
		return fail_cell(self, i, "not_a_number", N_("a number"));
	return state == EHR_NUM_VALUE;
}

static enum ehr_num_state read_one(
	struct ehr_position_cells *self, size_t i, struct ehr_angle *angle)
{
	struct ehr_str text = self->cell[i];
	enum ehr_num_state state = ehr_num_read(text, &angle->degrees);

	if (state == EHR_NUM_BAD) {
		text = tidy(self, i, true);
		state = ehr_num_read(text, &angle->degrees);
	}
	if (state == EHR_NUM_VALUE)
		self->plain[i] = ehr_str_trim(text);
	return state == EHR_NUM_BAD ? ehr_angle_read(text, angle) : state;
}

static enum ehr_num_state read_three(struct ehr_position_cells *self,
	size_t first, struct ehr_angle *angle, size_t *bad)
{
	struct ehr_str part[3];
	double value;

	for (size_t i = 0; i < 3; i++) {
		part[i] = self->cell[first + i];
		if (ehr_num_read(part[i], &value) == EHR_NUM_BAD)
			part[i] = tidy(self, first + i, true);
	}
	return ehr_angle_of_parts(part, angle, bad);
}

/* An angle of a cell or three: that of longitude or latitude. */
static int read_angle(
	struct ehr_position_cells *self, size_t i, struct ehr_angle *angle)
{
	size_t each = self->columns / 2, first = i * each, bad = 0;
	enum ehr_num_state state;

	*angle = (struct ehr_angle){ .axis = EHR_AXIS_UNKNOWN };
	state = each == 1 ? read_one(self, i, angle)
			  : read_three(self, first, angle, &bad);
	if (state == EHR_NUM_EMPTY)
		return 0;
	if (state == EHR_NUM_VALUE)
		return 1;
	if (ehr_str_trim(self->cell[first + bad]).n == 0)
		return fail_cell(self, first + bad, "empty",
			bad == 0 ? N_("degrees") : N_("minutes"));
	if (each == 1)
		return fail_cell(self, first, "not_an_angle",
			N_("degrees, decimal or with minutes and seconds"));
	return fail_cell(self, first + bad, "not_an_angle",
		bad == 0 ? N_("whole degrees, or decimal ones alone")
			 : N_("a number from 0 to 60, whole if seconds "
			      "follow"));
}

/* Do the cells themselves say that they are the wrong way round? Then both
 * must. */
static int check_axes(
	struct ehr_position_cells *self, const struct ehr_angle *angle)
{
	size_t each = self->columns / 2;
	bool wrong_lon = angle[0].axis == EHR_AXIS_LAT;
	bool wrong_lat = angle[1].axis == EHR_AXIS_LON;

	if (wrong_lon && wrong_lat)
		self->flags |= ehr_flag(EHR_FLAG_SWAPPED_COORDINATES);
	else if (wrong_lon)
		return fail_cell(self, 0, "not_an_angle", N_("a longitude"));
	else if (wrong_lat)
		return fail_cell(self, each, "not_an_angle", N_("a latitude"));
	return 0;
}

/* 1 both are there, 0 one is empty, -1. */
static int read_degrees(struct ehr_position_cells *self)
{
	struct ehr_angle angle[2];
	enum ehr_num_state state;
	int lon, lat;

	if (self->columns == 1) {
		state = ehr_angle_read_pair(tidy(self, 0, false), angle);
		if (state == EHR_NUM_EMPTY)
			return 0;
		if (state != EHR_NUM_VALUE)
			return fail_cell(self, 0, "not_an_angle",
				N_("longitude and latitude"));
	} else {
		lon = read_angle(self, 0, &angle[0]);
		lat = lon < 0 ? -1 : read_angle(self, 1, &angle[1]);
		if (lat < 0)
			return -1;
		if (lon == 0 || lat == 0)
			return 0;
		if (check_axes(self, angle) < 0)
			return -1;
	}
	if (angle[0].imprecise || angle[1].imprecise)
		self->flags |= ehr_flag(EHR_FLAG_IMPRECISE_COORDINATES);
	self->value[0] = angle[0].degrees;
	self->value[1] = angle[1].degrees;
	return 1;
}

static int read_metres(struct ehr_position_cells *self)
{
	struct ehr_angle number[2];
	enum ehr_num_state state;
	int x, y;

	if (self->columns == 1) {
		state = ehr_angle_read_pair(tidy(self, 0, false), number);
		if (state == EHR_NUM_BAD)
			return fail_cell(self, 0, "not_a_number",
				N_("easting and northing"));
		self->value[0] = number[0].degrees;
		self->value[1] = number[1].degrees;
		return state == EHR_NUM_VALUE;
	}
	x = read_number(self, 0);
	y = x < 0 ? -1 : read_number(self, 1);
	return y < 0 ? -1 : x && y;
}

int ehr_position_cells_read(struct ehr_position_cells *cells)
{
	return cells->metres ? read_metres(cells) : read_degrees(cells);
}
