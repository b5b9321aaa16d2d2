/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/compare_totals.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/sum.h"
#include "model/compare_side.h"
#include "model/equation.h"

const char *const ehr_compare_totals_columns[EHR_COMPARE_TOTALS + 1] = { "n",
	"n_scored", "n_scored_2", "coverage", "coverage_2", "hi", "hi_2",
	"hi_ratio", "hi_most", "cr", "cr_2", "cr_ratio", "cr_most",
	"incomplete", "incomplete_2", "profile", "profile_2" };

/* What a pollutant differs by in a group: hq, cr. */
struct entry {
	uint32_t group;
	struct ehr_str name;
	struct ehr_sum difference[2];
};

struct ehr_compare_totals {
	const struct ehr_compare *compare;
	struct ehr_totals *totals[2];
	struct ehr_filter filter[2];
	size_t *by; /* columns of the input */
	const char **by_name;
	size_t n_by;
	long cas, pollutant;
	struct ehr_map group, key; /* of entries: group and pollutant */
	struct entry *entry;
	size_t cap;
	struct ehr_arena arena;
	struct ehr_compare_side side[2]; /* while writing */
	size_t n_kept;
	struct ehr_buf text;
};

/* A row of a block. */
struct seen {
	struct ehr_str group, pollutant, name;
	double difference[2];
};

struct work {
	void *scratch[2];
	struct ehr_scorer *scorer[2];
	struct seen *seen;
	size_t n, cap;
	struct ehr_arena arena;
	struct ehr_buf key;
};

/* The cells with lengths before, so that no two lists are alike. */
static void add_cell(struct ehr_buf *key, struct ehr_str cell)
{
	ehr_buf_printf(key, "%zu:", cell.n);
	ehr_buf_add_str(key, cell);
}

static struct ehr_str group_of(const struct ehr_compare_totals *self,
	struct work *work, const struct ehr_row *row)
{
	work->key.n = 0;
	for (size_t i = 0; i < self->n_by; i++)
		add_cell(&work->key, row->cell[self->by[i]]);
	return ehr_arena_copy(
		&work->arena, (struct ehr_str){ work->key.p, work->key.n });
}

static struct ehr_str cell_of(const struct ehr_row *row, long at)
{
	return at < 0 ? (struct ehr_str){ "", 0 } : row->cell[at];
}

static int note(const struct ehr_compare_totals *self, struct work *work,
	const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_str cas = cell_of(row, self->cas);
	struct ehr_str name = cell_of(row, self->pollutant);
	struct seen seen = { .difference = { 0, 0 } };

	for (int i = 0; i < 2; i++) {
		struct ehr_score score;
		if (ehr_scorer_row(work->scorer[i], row, &score, err))
			return -1;
		if (score.has_hq)
			seen.difference[0] += i ? score.hq : -score.hq;
		if (score.has_cr)
			seen.difference[1] += i ? score.cr : -score.cr;
	}
	if (seen.difference[0] == 0 && seen.difference[1] == 0)
		return 0;
	seen.group = group_of(self, work, row);
	seen.pollutant = ehr_arena_copy(&work->arena, cas.n > 0 ? cas : name);
	seen.name = ehr_arena_copy(&work->arena, name.n > 0 ? name : cas);
	if (work->n == work->cap) {
		work->cap = work->cap ? 2 * work->cap : 256;
		work->seen =
			ehr_realloc(work->seen, work->cap, sizeof(*work->seen));
	}
	work->seen[work->n++] = seen;
	return 0;
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_compare_totals *totals = self;
	struct work *work = scratch;

	for (int i = 0; i < 2; i++) {
		int rc = totals->filter[i].row(totals->filter[i].self,
			work->scratch[i], record, writer, err);
		if (rc != 0)
			return rc;
	}
	return note(totals, work, record, err);
}

static struct entry *entry_of(
	struct ehr_compare_totals *self, const struct seen *seen)
{
	bool is_new;
	size_t at;

	self->text.n = 0;
	ehr_buf_add_str(&self->text, seen->group);
	add_cell(&self->text, seen->pollutant);
	at = (size_t)ehr_map_add(&self->key,
		(struct ehr_str){ self->text.p, self->text.n }, &is_new);
	if (!is_new)
		return &self->entry[at];
	if (at >= self->cap) {
		self->cap = self->cap ? 2 * self->cap : 256;
		self->entry = ehr_realloc(
			self->entry, self->cap, sizeof(*self->entry));
	}
	self->entry[at] = (struct entry){
		.group = (uint32_t)ehr_map_add(&self->group, seen->group, NULL),
		.name = ehr_arena_copy(&self->arena, seen->name),
	};
	return &self->entry[at];
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_compare_totals *totals = self;
	struct work *work = scratch;

	for (int i = 0; i < 2; i++)
		if (totals->filter[i].commit(totals->filter[i].self,
			    work->scratch[i], file, line, err))
			return -1;
	for (size_t i = 0; i < work->n; i++) {
		struct entry *entry = entry_of(totals, &work->seen[i]);
		for (int k = 0; k < 2; k++)
			ehr_sum_add(&entry->difference[k],
				work->seen[i].difference[k]);
	}
	work->n = 0;
	ehr_arena_reset(&work->arena);
	return 0;
}

static void *scratch_new(void *self)
{
	struct ehr_compare_totals *totals = self;
	struct work *work = ehr_calloc(1, sizeof(*work));

	for (int i = 0; i < 2; i++) {
		work->scratch[i] =
			totals->filter[i].scratch_new(totals->filter[i].self);
		work->scorer[i] = ehr_scorer_new(totals->compare->scoring[i]);
	}
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct ehr_compare_totals *totals = self;
	struct work *work = scratch;

	for (int i = 0; i < 2; i++) {
		totals->filter[i].scratch_free(
			totals->filter[i].self, work->scratch[i]);
		ehr_scorer_free(work->scorer[i]);
	}
	free(work->seen);
	ehr_arena_release(&work->arena);
	ehr_buf_release(&work->key);
	free(work);
}

struct ehr_filter ehr_compare_totals_filter(struct ehr_compare_totals *totals)
{
	return (struct ehr_filter){
		.self = totals,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}

static void find_columns(struct ehr_compare_totals *self,
	const struct ehr_header *header, const char *by)
{
	struct ehr_str rest = ehr_str_of(by);

	self->by =
		ehr_arena_calloc(&self->arena, rest.n + 1, sizeof(*self->by));
	self->by_name = ehr_arena_calloc(
		&self->arena, rest.n + 1, sizeof(*self->by_name));
	while (rest.p) {
		const char *name =
			ehr_arena_string(&self->arena, ehr_str_cut(&rest, ','));
		long at = ehr_header_find(header, name);
		if (at < 0)
			continue;
		self->by_name[self->n_by] = name;
		self->by[self->n_by++] = (size_t)at;
	}
	self->cas = ehr_header_find(header, "cas");
	self->pollutant = ehr_header_find(header, "pollutant");
}

struct ehr_compare_totals *ehr_compare_totals_new(
	const struct ehr_compare *compare, const struct ehr_header *header,
	const char *by, struct ehr_err *err)
{
	struct ehr_compare_totals *self = ehr_calloc(1, sizeof(*self));
	const struct ehr_totals_opts opts = { .by = by };

	self->compare = compare;
	for (int i = 0; i < 2; i++) {
		self->totals[i] =
			ehr_totals_new(compare->scoring[i], header, &opts, err);
		if (!self->totals[i]) {
			ehr_compare_totals_free(self);
			return NULL;
		}
		self->filter[i] = ehr_totals_filter(self->totals[i]);
	}
	find_columns(self, header, by);
	return self;
}

void ehr_compare_totals_free(struct ehr_compare_totals *self)
{
	if (!self)
		return;
	for (int i = 0; i < 2; i++) {
		ehr_compare_side_release(&self->side[i]);
		ehr_totals_free(self->totals[i]);
	}
	for (size_t i = 0; i < self->key.n; i++)
		for (int k = 0; k < 2; k++)
			ehr_sum_release(&self->entry[i].difference[k]);
	free(self->entry);
	ehr_map_release(&self->group);
	ehr_map_release(&self->key);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->text);
	free(self);
}

const struct ehr_header *ehr_compare_totals_kept(
	struct ehr_compare_totals *self, struct ehr_buf *left_out)
{
	struct ehr_buf again = { 0 };
	const struct ehr_header *kept =
		ehr_totals_kept(self->totals[0], left_out);

	ehr_totals_kept(self->totals[1], &again);
	ehr_buf_release(&again);
	self->n_kept = kept->n;
	return kept;
}

void ehr_compare_totals_left_out(
	const struct ehr_compare_totals *self, struct ehr_buf *text)
{
	ehr_totals_left_out(self->totals[0], text);
}

/* By group: the entry that differs most, and the sum of all differences. */
struct most {
	const struct entry *entry;
	double largest, all;
};

static struct most *find_most(const struct ehr_compare_totals *self, int what)
{
	struct most *most = ehr_calloc(self->group.n + 1, sizeof(*most));

	for (size_t i = 0; i < self->key.n; i++) {
		const struct entry *entry = &self->entry[i];
		struct most *of = &most[entry->group];
		double size = fabs(ehr_sum_value(&entry->difference[what]));
		of->all += size;
		if (size > of->largest) {
			of->largest = size;
			of->entry = entry;
		}
	}
	return most;
}

static struct ehr_str cell(
	const struct ehr_compare_totals *self, int side, const char *column)
{
	return ehr_compare_side_cell(&self->side[side], column);
}

static void put_both(struct ehr_compare_totals *self, struct ehr_writer *writer,
	const char *column)
{
	for (int side = 0; side < 2; side++)
		ehr_writer_text(writer, cell(self, side, column));
}

static void put_number_both(struct ehr_compare_totals *self,
	struct ehr_writer *writer, const char *column, double value[2])
{
	for (int side = 0; side < 2; side++) {
		value[side] = NAN;
		if (ehr_num_read(cell(self, side, column), &value[side]) ==
			EHR_NUM_VALUE)
			ehr_writer_number(writer, value[side]);
		else
			ehr_writer_empty(writer);
	}
}

static void put_most(struct ehr_compare_totals *self, struct ehr_writer *writer,
	const struct most *most)
{
	struct ehr_buf *text = &self->text;

	if (!most || !most->entry) {
		ehr_writer_empty(writer);
		return;
	}
	text->n = 0;
	ehr_buf_add_str(text, most->entry->name);
	ehr_buf_putc(text, ' ');
	ehr_equation_number(
		text, most->largest / most->all, self->compare->digits);
	ehr_writer_text(writer, (struct ehr_str){ text->p, text->n });
}

/* "hi", "hi_2", their ratio, what differs most. */
static void put_result(struct ehr_compare_totals *self,
	struct ehr_writer *writer, const char *column, const struct most *most)
{
	double value[2];

	put_number_both(self, writer, column, value);
	if (value[0] > 0 && value[1] > 0)
		ehr_writer_number(writer, value[1] / value[0]);
	else
		ehr_writer_empty(writer);
	put_most(self, writer, most);
}

/* The number of the row's group, or EHR_MAP_NONE: nothing differs in it. */
static long find_group(struct ehr_compare_totals *self)
{
	self->text.n = 0;
	for (size_t i = 0; i < self->n_by; i++)
		add_cell(&self->text, cell(self, 0, self->by_name[i]));
	return ehr_map_find(
		&self->group, (struct ehr_str){ self->text.p, self->text.n });
}

static int write_row(struct ehr_compare_totals *self, struct ehr_writer *writer,
	long group, struct most *const most[2], struct ehr_err *err)
{
	double value[2];

	for (size_t i = 0; i < self->n_kept; i++)
		ehr_writer_text(writer, self->side[0].row.cell[i]);
	ehr_writer_text(writer, cell(self, 0, "n"));
	put_both(self, writer, "n_scored");
	put_number_both(self, writer, "coverage", value);
	put_result(self, writer, "hi", group < 0 ? NULL : &most[0][group]);
	put_result(self, writer, "cr", group < 0 ? NULL : &most[1][group]);
	put_both(self, writer, "incomplete");
	put_both(self, writer, "profile");
	return ehr_writer_end_row(writer, err);
}

static int write_rows(struct ehr_compare_totals *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct most *const most[2] = { find_most(self, 0), find_most(self, 1) };
	int rc;

	while ((rc = ehr_compare_side_next(&self->side[0], err)) == 1) {
		rc = ehr_compare_side_next(&self->side[1], err);
		if (rc != 1 ||
			write_row(self, writer, find_group(self), most, err)) {
			rc = -1;
			break;
		}
	}
	free(most[0]);
	free(most[1]);
	return rc;
}

int ehr_compare_totals_write(struct ehr_compare_totals *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_buf ignored = { 0 };
	const struct ehr_header *kept = ehr_compare_totals_kept(self, &ignored);

	ehr_buf_release(&ignored);
	for (int side = 0; side < 2; side++)
		if (ehr_compare_side_open(
			    &self->side[side], self->totals[side], kept, err))
			return -1;
	return write_rows(self, writer, err);
}
