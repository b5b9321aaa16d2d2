/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate_reported.h"

#include "base/num.h"

const char *const ehr_reported_columns[EHR_REPORTED_COLUMNS] = { "source_id",
	"receptor_id", "year", "time", "medium", "point_type", "quantity",
	"outlet", "cas", "value", "qualifier", "speciated_from", "pollutant",
	"unit" };

static bool has_amount(const struct ehr_str *cell)
{
	struct ehr_str value = ehr_str_trim(cell[EHR_REPORTED_VALUE]);

	return value.n > 0 ? value.p[0] != '-'
			   : cell[EHR_REPORTED_QUALIFIER].n > 0;
}

/* A sum of nothing, or one that was not found, does not stand for its parts. */
static bool is_above_0(struct ehr_str text, double *value)
{
	return ehr_num_read(text, value) == EHR_NUM_VALUE && *value > 0;
}

/* Notes what the row reports, at its outlet and at any. */
static void add(struct ehr_reported *self, const struct ehr_str *cell,
	struct ehr_str cas)
{
	struct ehr_str outlet = ehr_str_trim(cell[EHR_REPORTED_OUTLET]);
	struct ehr_buf *text = &self->text;

	if (cas.n == 0)
		return;
	ehr_map_add(
		&self->key, ehr_reported_key(cell, outlet, cas, text), NULL);
	ehr_map_add(&self->key,
		ehr_reported_key(cell, ehr_reported_any, cas, text), NULL);
	self->n++;
}

static void add_row(struct ehr_reported *self,
	const struct ehr_speciate_rules *rules, const struct ehr_str *cell,
	unsigned long line)
{
	struct ehr_str cas = ehr_str_trim(cell[EHR_REPORTED_CAS]);
	const struct ehr_scope_row *row = ehr_speciate_scope(
		rules, ehr_str_trim(cell[EHR_REPORTED_NAME]), cas);
	double value;

	if (cell[EHR_REPORTED_FROM].n > 0 || !has_amount(cell))
		return;
	add(self, cell, cas);
	if (!ehr_speciate_sum(row) ||
		!is_above_0(cell[EHR_REPORTED_VALUE], &value))
		return;
	ehr_reported_sums_add(
		&self->sums, cell, row, value, cell[EHR_REPORTED_UNIT], line);
	self->n++;
}

int ehr_reported_read(struct ehr_reported *self,
	const struct ehr_speciate_rules *rules, struct ehr_reader *reader,
	struct ehr_err *err)
{
	static const int need[] = { 0, EHR_REPORTED_CAS, EHR_REPORTED_VALUE };
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_str cell[EHR_REPORTED_COLUMNS];
	long at[EHR_REPORTED_COLUMNS];
	struct ehr_row row;
	size_t unused;
	int got;

	for (size_t i = 0; i < sizeof(need) / sizeof(need[0]); i++)
		if (ehr_header_need(header, ehr_reported_columns[need[i]],
			    &unused, err))
			return ehr_err_at(err, ehr_reader_file(reader), 1);
	if (ehr_header_bind(header, ehr_reported_columns, EHR_REPORTED_COLUMNS,
		    0, at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((got = ehr_reader_next(reader, &row, err)) == 1) {
		for (int i = 0; i < EHR_REPORTED_COLUMNS; i++)
			cell[i] = at[i] < 0 ? (struct ehr_str){ "", 0 }
					    : row.cell[at[i]];
		add_row(self, rules, cell, row.line);
	}
	ehr_reported_sums_compare(&self->sums, rules->units);
	return got;
}

void ehr_reported_release(struct ehr_reported *self)
{
	ehr_map_release(&self->key);
	ehr_reported_sums_release(&self->sums);
	ehr_buf_release(&self->text);
}

bool ehr_reported_has(const struct ehr_reported *self,
	const struct ehr_str cell[EHR_REPORTED_OUTLET + 1], struct ehr_str cas,
	struct ehr_buf *text)
{
	return ehr_reported_find(&self->key, cell, cas, text);
}
