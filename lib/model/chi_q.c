/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/chi_q.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"

const char *const ehr_chi_q_columns[EHR_CHI_Q_COLUMNS] = { "source_id",
	"outlet", "receptor_id", "chi_q_ug_m3_per_kg_a" };

enum { SOURCE, OUTLET, RECEPTOR, CHI_Q };

struct entry {
	uint32_t receptor;
	struct ehr_chi_q_pair pair;
};

struct ehr_chi_q {
	const struct ehr_inventory *inventory;
	struct ehr_map receptor;
	struct entry *entry; /* while it is read */
	size_t n, cap;
	struct ehr_chi_q_pair *pair; /* receptor by receptor */
	size_t *start;
	bool *seen; /* by outlet */
	struct ehr_chi_q_report report;
	struct ehr_buf label;
	/* of the row before, since tables are sorted by one or the other */
	const struct ehr_source *source;
	size_t at;
};

int ehr_chi_q_write(struct ehr_writer *writer, const struct ehr_chi_q_row *row,
	struct ehr_err *err)
{
	ehr_writer_text(writer, row->source_id);
	ehr_writer_text(writer, row->label);
	ehr_writer_text(writer, row->receptor_id);
	ehr_writer_number(writer, row->chi_q);
	return ehr_writer_end_row(writer, err);
}

static int add(struct ehr_chi_q *self, uint32_t receptor, uint32_t outlet,
	double chi_q, struct ehr_err *err)
{
	if (self->n >= UINT32_MAX)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("more than %lu unit concentrations"),
			(unsigned long)UINT32_MAX);
	if (self->n == self->cap) {
		self->cap = self->cap ? self->cap + self->cap / 2 : 4096;
		self->entry = ehr_realloc(
			self->entry, self->cap, sizeof(*self->entry));
	}
	self->entry[self->n++] = (struct entry){ receptor, { outlet, chi_q } };
	self->seen[outlet] = true;
	return 0;
}

/* Does the name of a row mean the outlet? By its label, or by its bare name. */
static bool is_meant(struct ehr_chi_q *self, const struct ehr_outlet *outlet,
	struct ehr_str name)
{
	if (ehr_str_eq(outlet->outlet, name))
		return true;
	if (outlet->part == 0)
		return false;
	self->label.n = 0;
	ehr_outlet_label(outlet, &self->label);
	return ehr_str_eq(
		(struct ehr_str){ self->label.p, self->label.n }, name);
}

/* All outlets of the source that the row means; an empty name that none of them
 * has means all. */
static int add_outlets(struct ehr_chi_q *self, const struct ehr_source *source,
	struct ehr_str name, struct entry entry, struct ehr_err *err)
{
	const struct ehr_inventory *inventory = self->inventory;
	bool found = false;

	for (uint32_t i = 0; i < source->n; i++) {
		uint32_t at = source->first + i;

		if (!is_meant(self, &inventory->outlet[at], name))
			continue;
		found = true;
		if (add(self, entry.receptor, at, entry.pair.chi_q, err))
			return -1;
	}
	for (uint32_t i = 0; !found && name.n == 0 && i < source->n; i++)
		if (add(self, entry.receptor, source->first + i,
			    entry.pair.chi_q, err))
			return -1;
	self->report.unknown += !found && name.n > 0;
	return 0;
}

/* The source of that name, looked for at and behind the last one first. */
static const struct ehr_source *find_source(
	struct ehr_chi_q *self, struct ehr_str id)
{
	const struct ehr_source *end =
		self->inventory->source + self->inventory->n_sources;
	const struct ehr_source *last = self->source;

	if (last && !ehr_str_eq(last->source_id, id))
		last = last + 1 < end && ehr_str_eq(last[1].source_id, id)
			       ? last + 1
			       : NULL;
	self->source = last ? last : ehr_inventory_source(self->inventory, id);
	return self->source;
}

static uint32_t find_receptor(struct ehr_chi_q *self, struct ehr_str id)
{
	if (self->receptor.n == 0 ||
		!ehr_str_eq(self->receptor.key[self->at], id))
		self->at = (size_t)ehr_map_add(&self->receptor, id, NULL);
	return (uint32_t)self->at;
}

static int add_row(struct ehr_chi_q *self, const struct ehr_row *row,
	const size_t at[static EHR_CHI_Q_COLUMNS], struct ehr_err *err)
{
	const struct ehr_source *source;
	struct ehr_str id = ehr_str_trim(row->cell[at[SOURCE]]);
	struct ehr_str receptor = ehr_str_trim(row->cell[at[RECEPTOR]]);
	struct entry entry = { 0 };
	enum ehr_num_state state;

	if (ehr_cell_number(row->cell[at[CHI_Q]], ehr_chi_q_columns[CHI_Q],
		    &state, &entry.pair.chi_q, err) < 0)
		return -1;
	if (state != EHR_NUM_VALUE || entry.pair.chi_q < 0)
		return ehr_fail_cell(err, ehr_chi_q_columns[CHI_Q],
			"out_of_range", N_("a number of 0 or more"),
			row->cell[at[CHI_Q]]);
	if (receptor.n == 0)
		return ehr_fail_cell(err, "receptor_id", "empty",
			N_("the name of a receptor"), receptor);
	self->report.rows++;
	source = find_source(self, id);
	if (!source) {
		self->report.unknown++;
		return 0;
	}
	entry.receptor = find_receptor(self, receptor);
	return add_outlets(
		self, source, ehr_str_trim(row->cell[at[OUTLET]]), entry, err);
}

static int read_rows(
	struct ehr_chi_q *self, struct ehr_reader *reader, struct ehr_err *err)
{
	size_t at[EHR_CHI_Q_COLUMNS];
	struct ehr_row row = { 0 };
	int rc;

	for (size_t i = 0; i < EHR_CHI_Q_COLUMNS; i++)
		if (ehr_header_need(ehr_reader_header(reader),
			    ehr_chi_q_columns[i], &at[i], err))
			return ehr_err_at(err, ehr_reader_file(reader), 0);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (add_row(self, &row, at, err))
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	return rc;
}

static int compare(const void *a, const void *b)
{
	const struct ehr_chi_q_pair *x = a, *y = b;

	return (x->outlet > y->outlet) - (x->outlet < y->outlet);
}

/* Puts what was read receptor by receptor, in each in order of outlets. */
static void sort(struct ehr_chi_q *self)
{
	size_t n = self->receptor.n;
	size_t *start = ehr_calloc(n + 2, sizeof(*start));

	self->pair = ehr_alloc((self->n + 1) * sizeof(*self->pair));
	for (size_t i = 0; i < self->n; i++)
		start[self->entry[i].receptor + 2]++;
	for (size_t i = 2; i < n + 2; i++)
		start[i] += start[i - 1];
	for (size_t i = 0; i < self->n; i++)
		self->pair[start[self->entry[i].receptor + 1]++] =
			self->entry[i].pair;
	for (size_t i = 0; i < n; i++)
		qsort(self->pair + start[i], start[i + 1] - start[i],
			sizeof(*self->pair), compare);
	free(self->entry);
	self->entry = NULL;
	self->start = start;
}

static int fail_pair(const struct ehr_inventory *inventory, uint32_t outlet,
	struct ehr_str receptor_id, const char *format, struct ehr_err *err)
{
	const struct ehr_outlet *one = &inventory->outlet[outlet];
	struct ehr_buf label = { 0 };
	char source[128], name[64], receptor[128];

	ehr_outlet_label(one, &label);
	ehr_visible(source, sizeof(source),
		inventory->source[one->source].source_id);
	ehr_visible(name, sizeof(name), (struct ehr_str){ label.p, label.n });
	ehr_visible(receptor, sizeof(receptor), receptor_id);
	ehr_buf_release(&label);
	ehr_fail(err, EHR_FAULT_DATA,
		_("%s: source \"%s\", outlet \"%s\", receptor \"%s\""), format,
		source, name, receptor);
	return -1;
}

int ehr_chi_q_missing(const struct ehr_inventory *inventory, uint32_t outlet,
	struct ehr_str receptor_id, struct ehr_err *err)
{
	return fail_pair(inventory, outlet, receptor_id,
		_("no unit concentration for a pair within range"), err);
}

static int check_twice(const struct ehr_chi_q *self, struct ehr_err *err)
{
	for (size_t i = 0; i < self->receptor.n; i++)
		for (size_t k = self->start[i] + 1; k < self->start[i + 1]; k++)
			if (self->pair[k].outlet == self->pair[k - 1].outlet)
				return fail_pair(self->inventory,
					self->pair[k].outlet,
					self->receptor.key[i],
					_("a unit concentration is there "
					  "twice"),
					err);
	return 0;
}

static void tell(struct ehr_chi_q *self)
{
	self->report.pairs = self->n;
	self->report.receptors = self->receptor.n;
	for (size_t i = 0; i < self->inventory->n_outlets; i++) {
		if (self->seen[i])
			continue;
		if (self->report.absent++ == 0)
			self->report.first_absent = (uint32_t)i;
	}
}

struct ehr_chi_q *ehr_chi_q_read(const struct ehr_inventory *inventory,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_chi_q *self = ehr_calloc(1, sizeof(*self));

	self->inventory = inventory;
	self->seen = ehr_calloc(inventory->n_outlets + 1, sizeof(*self->seen));
	if (read_rows(self, reader, err) == 0) {
		sort(self);
		tell(self);
		if (check_twice(self, err) == 0)
			return self;
		ehr_err_at(err, ehr_reader_file(reader), 0);
	}
	ehr_chi_q_free(self);
	return NULL;
}

const struct ehr_chi_q_pair *ehr_chi_q_of(
	const struct ehr_chi_q *self, struct ehr_str receptor_id, size_t *n)
{
	long at = ehr_map_find(&self->receptor, receptor_id);

	*n = 0;
	if (at == EHR_MAP_NONE)
		return NULL;
	*n = self->start[at + 1] - self->start[at];
	return self->pair + self->start[at];
}

const struct ehr_chi_q_pair *ehr_chi_q_find(
	const struct ehr_chi_q_pair *pair, size_t n, uint32_t outlet)
{
	struct ehr_chi_q_pair wanted = { .outlet = outlet };

	return n > 0 ? bsearch(&wanted, pair, n, sizeof(*pair), compare) : NULL;
}

const struct ehr_chi_q_report *ehr_chi_q_report(const struct ehr_chi_q *self)
{
	return &self->report;
}

void ehr_chi_q_free(struct ehr_chi_q *self)
{
	if (!self)
		return;
	ehr_map_release(&self->receptor);
	free(self->entry);
	free(self->pair);
	free(self->start);
	free(self->seen);
	ehr_buf_release(&self->label);
	free(self);
}
