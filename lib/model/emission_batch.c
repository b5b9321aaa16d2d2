/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/emission_batch.h"

#include <math.h>
#include <stdlib.h>

#include "model/flag.h"

const char *const ehr_emissions_columns[EHR_EMISSION_COLUMNS + 1] = {
	[EHR_EMISSION_SOURCE_ID] = "source_id",
	[EHR_EMISSION_LON] = "lon",
	[EHR_EMISSION_LAT] = "lat",
	[EHR_EMISSION_MEDIUM] = "medium",
	[EHR_EMISSION_QUANTITY] = "quantity",
	[EHR_EMISSION_POLLUTANT] = "pollutant",
	[EHR_EMISSION_VALUE] = "value",
	[EHR_EMISSION_UNIT] = "unit",
	[EHR_EMISSION_CAS] = "cas",
	[EHR_EMISSION_SOURCE_NAME] = "source_name",
	[EHR_EMISSION_OUTLET] = "outlet",
	[EHR_EMISSION_YEAR] = "year",
	[EHR_EMISSION_HOURS] = "hours_run",
	[EHR_EMISSION_HEIGHT] = "stack_height_m",
	[EHR_EMISSION_DIAMETER] = "stack_diameter_m",
	[EHR_EMISSION_VELOCITY] = "exit_velocity_m_s",
	[EHR_EMISSION_TEMP] = "exit_temp_k",
	[EHR_EMISSION_QUALIFIER] = "qualifier",
	[EHR_EMISSION_FLAGS] = "flags",
	[EHR_EMISSION_BOUND] = "bound",
};

const char *const ehr_unused_word[EHR_UNUSED] = {
	[EHR_UNUSED_PRESENT] = "present",
	[EHR_UNUSED_MEDIUM] = "medium",
	[EHR_UNUSED_QUANTITY] = "quantity",
	[EHR_UNUSED_YEAR] = "year",
	[EHR_UNUSED_MISSING] = "missing",
	[EHR_UNUSED_NONDETECT] = "nondetect",
	[EHR_UNUSED_NEGATIVE] = "negative",
	[EHR_UNUSED_UNIT] = "unit",
	[EHR_UNUSED_NO_PLACE] = "no_coordinates",
	[EHR_UNUSED_BAD_PLACE] = "bad_coordinates",
	[EHR_UNUSED_NO_POLLUTANT] = "no_pollutant",
	[EHR_UNUSED_SPECIATED] = "speciated",
};

struct ehr_emission_batch *ehr_emission_batch_new(
	const struct ehr_emission_bound *bound)
{
	struct ehr_emission_batch *self = ehr_calloc(1, sizeof(*self));

	self->bound = bound;
	return self;
}

static void release_maps(struct ehr_emission_batch *self)
{
	ehr_map_release(&self->source);
	ehr_map_release(&self->outlet);
	ehr_map_release(&self->pollutant);
	ehr_map_release(&self->place);
	ehr_map_release(&self->stack);
	ehr_map_release(&self->year);
	ehr_emission_tally_release(&self->unused);
}

void ehr_emission_batch_free(struct ehr_emission_batch *self)
{
	if (!self)
		return;
	release_maps(self);
	free(self->source_name.name);
	free(self->pollutant_name.name);
	free(self->row);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->text);
	free(self);
}

void ehr_emission_batch_reset(struct ehr_emission_batch *self)
{
	release_maps(self);
	ehr_arena_reset(&self->arena);
	self->n = 0;
	self->source_name.n = self->pollutant_name.n = 0;
	self->rows = self->doubtful_hours = 0;
}

void ehr_first_name(struct ehr_first_names *names, size_t i,
	struct ehr_str name, struct ehr_arena *arena)
{
	if (i >= names->cap) {
		while (i >= names->cap)
			names->cap = names->cap ? 2 * names->cap : 64;
		names->name = ehr_realloc(
			names->name, names->cap, sizeof(*names->name));
	}
	for (; names->n <= i; names->n++)
		names->name[names->n] = (struct ehr_str){ "", 0 };
	if (name.n > 0 && (names->name[i].n == 0 ||
				  ehr_str_cmp(name, names->name[i]) < 0))
		names->name[i] = ehr_arena_copy(arena, name);
}

static struct ehr_str cell(const struct ehr_emission_batch *self,
	const struct ehr_row *row, enum ehr_emission_column column)
{
	long at = self->bound->column[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : ehr_str_trim(row->cell[at]);
}

static int number(const struct ehr_emission_batch *self,
	const struct ehr_row *row, enum ehr_emission_column column,
	double *value, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (ehr_cell_number(cell(self, row, column),
		    ehr_emissions_columns[column], &state, value, err) < 0)
		return -1;
	if (state != EHR_NUM_VALUE)
		*value = NAN;
	return 0;
}

/* (0, 0) is no place (ingest flags it), and neither is a latitude of 120 (ingest
 * flags such a pair as exchanged). */
static int read_place(struct ehr_emission_batch *self,
	const struct ehr_row *row, struct ehr_emission_row *out,
	struct ehr_err *err)
{
	struct ehr_point_told point;

	if (number(self, row, EHR_EMISSION_LON, &point.lon, err) < 0 ||
		number(self, row, EHR_EMISSION_LAT, &point.lat, err) < 0)
		return -1;
	if (isnan(point.lon) != isnan(point.lat))
		return ehr_fail_cell(err, isnan(point.lon) ? "lon" : "lat",
			"half_a_place",
			N_("a number, as the other coordinate has one"),
			(struct ehr_str){ 0 });
	if (isnan(point.lon) || (point.lon == 0 && point.lat == 0))
		return 0;
	if (fabs(point.lon) > 180 || fabs(point.lat) > 90) {
		out->marks |= EHR_EMISSION_NOWHERE;
		return 0;
	}
	/* one key for -0 and 0 */
	point.lon += 0.0;
	point.lat += 0.0;
	out->place =
		(uint32_t)ehr_map_add(&self->place,
			(struct ehr_str){ (const char *)&point, sizeof(point) },
			NULL) +
		1;
	return 0;
}

/* Sets aside what no stack can have. Numbers of 0 stand for nothing told in
 * many tables; no stack is 0 m high or wide, and gas that does not move leaves
 * none. */
static void judge(double *value, double above, double most, bool *doubtful)
{
	if (isnan(*value) || (*value > above && *value <= most))
		return;
	*doubtful = *doubtful || *value != 0;
	*value = NAN;
}

static int read_stack(struct ehr_emission_batch *self,
	const struct ehr_row *row, struct ehr_emission_row *out,
	struct ehr_err *err)
{
	const double *limit = self->bound->opts->defaults->setting;
	struct ehr_stack_told told;
	bool doubtful = false;

	if (number(self, row, EHR_EMISSION_HEIGHT, &told.height_m, err) < 0 ||
		number(self, row, EHR_EMISSION_DIAMETER, &told.diameter_m,
			err) < 0 ||
		number(self, row, EHR_EMISSION_VELOCITY, &told.velocity_m_s,
			err) < 0 ||
		number(self, row, EHR_EMISSION_TEMP, &told.temp_k, err) < 0)
		return -1;
	judge(&told.height_m, 0, limit[EHR_STACK_HEIGHT_MAX], &doubtful);
	judge(&told.diameter_m, 0, limit[EHR_STACK_DIAMETER_MAX], &doubtful);
	judge(&told.velocity_m_s, 0, limit[EHR_STACK_VELOCITY_MAX], &doubtful);
	judge(&told.temp_k, limit[EHR_STACK_TEMP_MIN],
		limit[EHR_STACK_TEMP_MAX], &doubtful);
	if (doubtful)
		out->marks |= EHR_EMISSION_DOUBTFUL;
	if (isnan(told.height_m) && isnan(told.diameter_m) &&
		isnan(told.velocity_m_s) && isnan(told.temp_k))
		return 0;
	out->stack =
		(uint32_t)ehr_map_add(&self->stack,
			(struct ehr_str){ (const char *)&told, sizeof(told) },
			NULL) +
		1;
	return 0;
}

static int read_hours(struct ehr_emission_batch *self,
	const struct ehr_row *row, struct ehr_emission_row *out,
	struct ehr_err *err)
{
	const double *limit = self->bound->opts->defaults->setting;
	double hours;
	bool doubtful = false;

	if (number(self, row, EHR_EMISSION_HOURS, &hours, err) < 0)
		return -1;
	judge(&hours, 0, limit[EHR_STACK_HOURS_MAX], &doubtful);
	self->doubtful_hours += doubtful;
	out->hours_run = isnan(hours) ? 0 : (float)hours;
	return 0;
}

/* What flags that ingest wrote mean for an amount. */
static uint8_t read_flags(struct ehr_str words)
{
	static const enum ehr_flag doubt[] = { EHR_FLAG_SWAPPED_COORDINATES,
		EHR_FLAG_OUTSIDE_REGION, EHR_FLAG_OUTSIDE_CRS_AREA,
		EHR_FLAG_OUTSIDE_OUTLINE, EHR_FLAG_IMPRECISE_COORDINATES,
		EHR_FLAG_REPEATED_POINT };
	uint8_t marks = 0;

	while (words.n > 0) {
		struct ehr_str word = ehr_str_cut(&words, ' ');

		if (ehr_str_is(word, ehr_flag_word(EHR_FLAG_DUPLICATE_RECORD)))
			marks |= EHR_EMISSION_DUPLICATE;
		for (size_t i = 0; i < sizeof(doubt) / sizeof(doubt[0]); i++)
			if (ehr_str_is(word, ehr_flag_word(doubt[i])))
				marks |= EHR_EMISSION_DOUBTED;
	}
	return marks;
}

/* The row's sum was split, and its children are the emissions. */
static bool is_speciated(struct ehr_str words)
{
	while (words.n > 0)
		if (ehr_str_is(ehr_str_cut(&words, ' '), "speciated"))
			return true;
	return false;
}

/* Why the row is not used as an emission into air, or EHR_UNUSED. */
static enum ehr_unused judge_row(const struct ehr_emission_batch *self,
	const struct ehr_row *row, double value)
{
	struct ehr_str medium = cell(self, row, EHR_EMISSION_MEDIUM);
	struct ehr_str quantity = cell(self, row, EHR_EMISSION_QUANTITY);
	struct ehr_str year = cell(self, row, EHR_EMISSION_YEAR);
	const char *wanted = self->bound->opts->year;

	if (ehr_str_is(quantity, "present"))
		return EHR_UNUSED_PRESENT;
	if (!ehr_str_is(quantity, "emission"))
		return EHR_UNUSED_QUANTITY;
	if (!ehr_str_is(medium, "air"))
		return EHR_UNUSED_MEDIUM;
	if (wanted && year.n > 0 && !ehr_str_is(year, wanted))
		return EHR_UNUSED_YEAR;
	if (isnan(value))
		return cell(self, row, EHR_EMISSION_QUALIFIER).n > 0
			       ? EHR_UNUSED_NONDETECT
			       : EHR_UNUSED_MISSING;
	if (value < 0)
		return EHR_UNUSED_NEGATIVE;
	if (!ehr_str_is(cell(self, row, EHR_EMISSION_UNIT), "kg/a"))
		return EHR_UNUSED_UNIT;
	if (cell(self, row, EHR_EMISSION_POLLUTANT).n == 0 &&
		cell(self, row, EHR_EMISSION_CAS).n == 0)
		return EHR_UNUSED_NO_POLLUTANT;
	if (is_speciated(cell(self, row, EHR_EMISSION_FLAGS)))
		return EHR_UNUSED_SPECIATED;
	return EHR_UNUSED;
}

static void count_unused(struct ehr_emission_batch *self,
	const struct ehr_row *row, enum ehr_unused why, double value)
{
	struct ehr_str unit = cell(self, row, EHR_EMISSION_UNIT);
	bool other = !isnan(value) && !ehr_str_is(unit, "kg/a");

	self->text.n = 0;
	if (why == EHR_UNUSED_QUANTITY || why == EHR_UNUSED_MEDIUM) {
		struct ehr_str medium = cell(self, row, EHR_EMISSION_MEDIUM);
		struct ehr_str what = cell(self, row, EHR_EMISSION_QUANTITY);
		if (medium.n > 0)
			ehr_buf_add_str(&self->text, medium);
		else
			ehr_buf_puts(&self->text, "no_medium");
		ehr_buf_putc(&self->text, ' ');
		if (what.n > 0)
			ehr_buf_add_str(&self->text, what);
		else
			ehr_buf_puts(&self->text, "no_quantity");
	} else {
		ehr_buf_puts(&self->text, ehr_unused_word[why]);
	}
	ehr_emission_tally_add(&self->unused, (int)why,
		(struct ehr_str){ self->text.p, self->text.n },
		cell(self, row, EHR_EMISSION_SOURCE_ID), value, other);
}

static uint32_t add_pollutant(
	struct ehr_emission_batch *self, const struct ehr_row *row)
{
	struct ehr_str cas = cell(self, row, EHR_EMISSION_CAS);
	struct ehr_str name = cell(self, row, EHR_EMISSION_POLLUTANT);
	struct ehr_str bound = cell(self, row, EHR_EMISSION_BOUND);
	uint32_t at;

	self->text.n = 0;
	if (cas.n == 0)
		ehr_buf_putc(&self->text, EHR_NAME_KEY);
	ehr_buf_add_str(&self->text, cas.n > 0 ? cas : name);
	if (bound.n > 0) {
		ehr_buf_putc(&self->text, EHR_BOUND_KEY);
		ehr_buf_add_str(&self->text, bound);
	}
	at = (uint32_t)ehr_map_add(&self->pollutant,
		(struct ehr_str){ self->text.p, self->text.n }, NULL);
	ehr_first_name(&self->pollutant_name, at, name, &self->arena);
	return at;
}

static void keep(struct ehr_emission_batch *self, const struct ehr_row *row,
	struct ehr_emission_row *out, struct ehr_str id)
{
	out->source = (uint32_t)ehr_map_add(&self->source, id, NULL);
	ehr_first_name(&self->source_name, out->source,
		cell(self, row, EHR_EMISSION_SOURCE_NAME), &self->arena);
	out->outlet = (uint32_t)ehr_map_add(
		&self->outlet, cell(self, row, EHR_EMISSION_OUTLET), NULL);
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 1024;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	self->row[self->n++] = *out;
}

/* Is there nothing in the row to be kept: neither an emission into air nor a
 * source in a roster? */
static bool is_other(const struct ehr_emission_batch *self,
	const struct ehr_row *row, enum ehr_unused why)
{
	struct ehr_str medium = cell(self, row, EHR_EMISSION_MEDIUM);

	return why == EHR_UNUSED_QUANTITY || why == EHR_UNUSED_MEDIUM ||
	       why == EHR_UNUSED_YEAR ||
	       (why == EHR_UNUSED_PRESENT && medium.n > 0 &&
		       !ehr_str_is(medium, "air"));
}

static void add_amount(struct ehr_emission_batch *self,
	const struct ehr_row *row, struct ehr_emission_row *out, double value)
{
	struct ehr_str year = cell(self, row, EHR_EMISSION_YEAR);

	out->marks |= EHR_EMISSION_AMOUNT;
	out->marks |= read_flags(cell(self, row, EHR_EMISSION_FLAGS));
	out->kg_a = value + 0.0;
	out->pollutant = add_pollutant(self, row);
	if (year.n > 0)
		ehr_map_add(&self->year, year, NULL);
}

int ehr_emission_batch_add(struct ehr_emission_batch *self,
	const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_str id = cell(self, row, EHR_EMISSION_SOURCE_ID);
	struct ehr_emission_row out = { 0 };
	enum ehr_unused why;
	double value;

	if (number(self, row, EHR_EMISSION_VALUE, &value, err) < 0)
		return -1;
	why = judge_row(self, row, value);
	if (!is_other(self, row, why)) {
		if (id.n == 0)
			return ehr_fail_cell(err, "source_id", "empty",
				N_("the name of the source that emits"), id);
		if (read_place(self, row, &out, err) < 0 ||
			read_stack(self, row, &out, err) < 0 ||
			read_hours(self, row, &out, err) < 0)
			return -1;
		if (why != EHR_UNUSED_PRESENT)
			out.marks |= EHR_EMISSION_AIR;
		if (why == EHR_UNUSED)
			add_amount(self, row, &out, value);
		keep(self, row, &out, id);
	}
	self->rows++;
	if (why != EHR_UNUSED)
		count_unused(self, row, why, value);
	return 0;
}
