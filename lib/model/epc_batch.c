/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_batch.h"

#include <stdlib.h>

#include "base/day.h"
#include "model/calendar_read.h"

const char *const ehr_epc_columns[EHR_EPC_COLUMNS + 1] = {
	[EHR_EPC_MEDIUM] = "medium",
	[EHR_EPC_POLLUTANT] = "pollutant",
	[EHR_EPC_VALUE] = "value",
	[EHR_EPC_UNIT] = "unit",
	[EHR_EPC_CAS] = "cas",
	[EHR_EPC_POINT_TYPE] = "point_type",
	[EHR_EPC_LAYER] = "layer",
	[EHR_EPC_QUANTITY] = "quantity",
	[EHR_EPC_QUALIFIER] = "qualifier",
	[EHR_EPC_LIMIT] = "detection_limit",
	[EHR_EPC_FLAGS] = "flags",
	[EHR_EPC_TIME] = "time",
	[EHR_EPC_SOURCE_ID] = "source_id",
	[EHR_EPC_RECEPTOR_ID] = "receptor_id",
	[EHR_EPC_OUTLET] = "outlet",
	[EHR_EPC_LON] = "lon",
	[EHR_EPC_LAT] = "lat",
	[EHR_EPC_DEPTH_TOP] = "depth_top_m",
	[EHR_EPC_DEPTH_BOTTOM] = "depth_bottom_m",
};

struct ehr_epc_batch *ehr_epc_batch_new(const struct ehr_epc_bound *bound)
{
	struct ehr_epc_batch *self = ehr_calloc(1, sizeof(*self));

	self->bound = bound;
	ehr_group_batch_init(&self->groups, &bound->group);
	return self;
}

static void release_maps(struct ehr_epc_batch *self)
{
	ehr_map_release(&self->place);
	ehr_map_release(&self->unit);
	ehr_map_release(&self->flags);
}

void ehr_epc_batch_free(struct ehr_epc_batch *self)
{
	if (!self)
		return;
	ehr_group_batch_release(&self->groups);
	release_maps(self);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->key);
	free(self->name);
	free(self->row);
	free(self->other);
	free(self);
}

void ehr_epc_batch_reset(struct ehr_epc_batch *self)
{
	ehr_group_batch_reset(&self->groups);
	release_maps(self);
	ehr_arena_reset(&self->arena);
	self->n = self->n_other = 0;
}

static struct ehr_str cell(const struct ehr_epc_batch *self,
	const struct ehr_row *row, enum ehr_epc_column column)
{
	long at = self->bound->column[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : row->cell[at];
}

int ehr_epc_time_read(
	struct ehr_str cell, struct ehr_epc_time *time, struct ehr_err *err)
{
	struct ehr_calendar at;
	struct ehr_str text = ehr_str_trim(cell);
	bool has_month, has_day;

	*time = (struct ehr_epc_time){ .precision = EHR_EPC_NO_TIME };
	if (text.n == 0)
		return 0;
	if (!ehr_calendar_read_iso(text, &at) || !ehr_calendar_exists(&at))
		return ehr_fail_cell(err, "time", "not_a_time",
			N_("a time in ISO 8601 such as 2025-10-08T15:00"),
			cell);
	has_month = at.precision >= EHR_PRECISION_MONTH;
	has_day = at.precision >= EHR_PRECISION_DAY;
	time->precision = (int8_t)at.precision;
	time->day = (int32_t)(ehr_day_of(at.year, has_month ? at.month : 1,
				      has_day ? at.day : 1) -
			      ehr_day_of(1900, 1, 1));
	time->second = (int64_t)time->day * 86400;
	if (at.precision >= EHR_PRECISION_MINUTE)
		time->second += at.hour * 3600 + at.minute * 60;
	if (at.precision >= EHR_PRECISION_SECOND)
		time->second += at.second;
	return 0;
}

static uint32_t number(struct ehr_map *map, struct ehr_str text)
{
	return (uint32_t)ehr_map_add(map, text, NULL);
}

static uint32_t add_place(struct ehr_epc_batch *self, const struct ehr_row *row)
{
	self->key.n = 0;
	for (int i = EHR_EPC_SOURCE_ID; i <= EHR_EPC_DEPTH_BOTTOM; i++)
		ehr_group_key(
			&self->key, cell(self, row, (enum ehr_epc_column)i));
	return number(
		&self->place, (struct ehr_str){ self->key.p, self->key.n });
}

/* The number of the row's group; the pollutant is its CAS number, or its name
 * if it has none. Of several names of one number the first by bytes is kept. */
static uint32_t add_group(struct ehr_epc_batch *self, const struct ehr_row *row)
{
	struct ehr_str cas = ehr_str_trim(cell(self, row, EHR_EPC_CAS));
	struct ehr_str name = ehr_str_trim(cell(self, row, EHR_EPC_POLLUTANT));
	size_t before = self->groups.key.n;
	uint32_t at =
		ehr_group_batch_add(&self->groups, row, cas.n > 0 ? cas : name);

	if (at >= self->name_cap) {
		self->name_cap = self->name_cap ? 2 * self->name_cap : 64;
		self->name = ehr_realloc(
			self->name, self->name_cap, sizeof(*self->name));
	}
	if (at == before || ehr_str_cmp(name, self->name[at]) < 0)
		self->name[at] = ehr_arena_copy(&self->arena, name);
	return at;
}

static int read_amount(const struct ehr_epc_batch *self,
	const struct ehr_row *row, struct ehr_epc_row *out, struct ehr_err *err)
{
	struct ehr_str qualifier =
		ehr_str_trim(cell(self, row, EHR_EPC_QUALIFIER));
	enum ehr_num_state state, limit_state = EHR_NUM_EMPTY;
	double limit = 0;

	if (ehr_cell_number(cell(self, row, EHR_EPC_VALUE), "value", &state,
		    &out->value, err) ||
		ehr_cell_number(cell(self, row, EHR_EPC_LIMIT),
			"detection_limit", &limit_state, &limit, err))
		return -1;
	out->kind = EHR_EPC_DETECTED;
	if (ehr_str_is(qualifier, "<") || ehr_str_is(qualifier, "ND")) {
		bool known = limit_state == EHR_NUM_VALUE && limit > 0;
		out->kind = known ? EHR_EPC_BELOW : EHR_EPC_NOT_DETECTED;
		out->value = known ? limit : 0;
	} else if (qualifier.n > 0) {
		out->kind = EHR_EPC_OTHER_QUALIFIER;
	} else if (state != EHR_NUM_VALUE) {
		out->kind = EHR_EPC_MISSING;
	} else if (out->value < 0) {
		out->kind = EHR_EPC_NEGATIVE;
	}
	return 0;
}

static void keep_other(struct ehr_epc_batch *self, const struct ehr_row *row)
{
	struct ehr_str *cells =
		ehr_arena_calloc(&self->arena, row->n, sizeof(*cells));

	for (size_t i = 0; i < row->n; i++)
		cells[i] = ehr_arena_copy(&self->arena, row->carried[i]);
	if (self->n_other == self->other_cap) {
		self->other_cap = self->other_cap ? 2 * self->other_cap : 64;
		self->other = ehr_realloc(
			self->other, self->other_cap, sizeof(*self->other));
	}
	self->other[self->n_other++] = cells;
}

int ehr_epc_batch_add(struct ehr_epc_batch *self, const struct ehr_row *row,
	struct ehr_err *err)
{
	struct ehr_str quantity =
		ehr_str_trim(cell(self, row, EHR_EPC_QUANTITY));
	struct ehr_str flags = cell(self, row, EHR_EPC_FLAGS);
	struct ehr_epc_row out;

	if (quantity.n > 0 && !ehr_str_is(quantity, "concentration")) {
		keep_other(self, row);
		return 0;
	}
	if (read_amount(self, row, &out, err) ||
		ehr_epc_time_read(
			cell(self, row, EHR_EPC_TIME), &out.time, err))
		return -1;
	out.group = add_group(self, row);
	out.place = add_place(self, row);
	out.unit = number(
		&self->unit, ehr_str_trim(cell(self, row, EHR_EPC_UNIT)));
	out.flags = flags.n > 0 ? number(&self->flags, flags) + 1 : 0;
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 1024;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	self->row[self->n++] = out;
	return 0;
}
