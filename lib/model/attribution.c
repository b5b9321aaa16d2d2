/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/attribution.h"

#include <math.h>
#include <stdlib.h>

#include "io/tasks.h"
#include "model/field_rounds.h"

/* Rows of a batch. */
static const double batch_rows = 4 << 20;

enum { SHARE_COLUMN = 13 };

struct row {
	uint32_t source;
	uint32_t receptor; /* of the part of receptors */
	struct ehr_field_share share;
};

/* What a batch gives to a part of the receptors. */
struct piece {
	struct row *row; /* by source, receptor, pollutant */
	size_t n, cap;
	struct ehr_receptor_cells *cells; /* of those that have rows */
	size_t n_cells, cap_cells;
};

struct attribution {
	const struct ehr_field_job *job;
	struct ehr_field_sheet sheet;
	struct ehr_field_parts parts;
	struct ehr_field_rounds rounds;
	bool shares;          /* are they wanted? */
	uint32_t from, to;    /* sources of the batch */
	uint32_t first, last; /* their outlets, last not among them */
	struct piece *piece;  /* by part */
	struct ehr_field_counts counts;
	bool *reached; /* by outlet */
};

struct worker {
	struct ehr_field_desk desk;
	struct ehr_field_pen pen;
	struct ehr_field_counts counts;
};

static void *worker_new(void *data)
{
	const struct attribution *self = data;
	struct worker *worker = ehr_calloc(1, sizeof(*worker));

	ehr_field_desk_open(&worker->desk, self->job->field);
	worker->desk.keeps_parts = true;
	ehr_field_pen_open(&worker->pen, &self->sheet);
	return worker;
}

static void worker_free(void *data, void *scratch)
{
	struct attribution *self = data;
	struct worker *worker = scratch;

	ehr_field_reached(&worker->desk, self->reached);
	self->counts.pairs += worker->counts.pairs;
	self->counts.receptors += worker->counts.receptors;
	self->counts.without += worker->counts.without;
	self->counts.unfelt += worker->counts.unfelt;
	self->counts.below_share += worker->counts.below_share;
	ehr_field_desk_close(&worker->desk);
	ehr_field_pen_close(&worker->pen);
	free(worker);
}

static bool in_batch(const struct attribution *self, uint32_t outlet)
{
	return outlet >= self->first && outlet < self->last;
}

static void keep_near(
	const struct attribution *self, struct ehr_point_list *near)
{
	size_t n = 0;

	for (size_t k = 0; k < near->n; k++)
		if (in_batch(self, near->point[k]))
			near->point[n++] = near->point[k];
	near->n = n;
}

static void keep_pairs(
	const struct attribution *self, struct ehr_field_desk *desk)
{
	size_t n = 0;

	for (size_t k = 0; k < desk->n_pairs; k++)
		if (in_batch(self, desk->pair[k].outlet))
			desk->pair[n++] = desk->pair[k];
	desk->n_pairs = n;
}

static void add_row(struct piece *piece, const struct ehr_field_part *part,
	size_t receptor, double share)
{
	if (piece->n == piece->cap) {
		piece->cap = piece->cap * 2 + 256;
		piece->row = ehr_realloc(
			piece->row, piece->cap, sizeof(piece->row[0]));
	}
	piece->row[piece->n++] = (struct row){
		.source = part->source,
		.receptor = (uint32_t)receptor,
		.share = { part->pollutant, part->flags, part->value, share },
	};
}

/* The cells of the receptor, behind those of the others. */
static void add_cells(
	struct piece *piece, struct worker *worker, size_t receptor)
{
	if (piece->n_cells == piece->cap_cells) {
		piece->cap_cells = piece->cap_cells * 2 + 16;
		piece->cells = ehr_realloc(piece->cells, piece->cap_cells,
			sizeof(piece->cells[0]));
	}
	piece->cells[piece->n_cells] = (struct ehr_receptor_cells){ 0 };
	ehr_field_pen_receptor(&worker->pen, &worker->desk, receptor,
		&piece->cells[piece->n_cells++]);
}

/* What the sources of the batch give to the receptor on the desk. */
static void gather(const struct attribution *self, struct worker *worker,
	size_t receptor, struct piece *piece)
{
	const struct ehr_field_desk *desk = &worker->desk;
	const size_t before = piece->n;

	for (size_t k = 0; k < desk->n_parts; k++) {
		const struct ehr_field_part *part = &desk->part[k];
		double share =
			self->shares
				? part->value / desk->sum[part->pollutant].value
				: 0;

		if (part->source < self->from || part->source >= self->to)
			continue;
		if (share < self->job->min_share)
			worker->counts.below_share++;
		else
			add_row(piece, part, piece->n_cells, share);
	}
	if (piece->n > before)
		add_cells(piece, worker, receptor);
}

static int in_order(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->source != y->source)
		return x->source > y->source ? 1 : -1;
	if (x->receptor != y->receptor)
		return x->receptor > y->receptor ? 1 : -1;
	return (x->share.pollutant > y->share.pollutant) -
	       (x->share.pollutant < y->share.pollutant);
}

static int add_receptor(const struct attribution *self, struct worker *worker,
	size_t i, struct piece *piece, struct ehr_err *err)
{
	struct ehr_field_desk *desk = &worker->desk;

	if (ehr_field_pairs(desk, i, err))
		return -1;
	if (self->from == 0) {
		worker->counts.receptors++;
		worker->counts.pairs += desk->n_pairs;
		worker->counts.without += desk->n_pairs == 0;
		worker->counts.unfelt += ehr_field_unfelt(desk);
	}
	if (!self->shares)
		keep_pairs(self, desk);
	if (desk->n_pairs == 0)
		return 0;
	ehr_field_add(desk);
	gather(self, worker, i, piece);
	return 0;
}

static int add_part(void *data, void *scratch, size_t part,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct attribution *self = data;
	struct worker *worker = scratch;
	struct piece *piece;
	size_t first, n;

	(void)writer;
	part += self->rounds.from;
	piece = &self->piece[part];
	n = ehr_field_part_of(&self->parts, part, &first);
	ehr_field_approach(&worker->desk, first, n);
	if (self->from > 0 && !self->shares)
		keep_near(self, &worker->desk.near);
	for (size_t i = first; i < first + n; i++)
		if (add_receptor(self, worker, i, piece, err))
			return -1;
	if (piece->n > 1)
		qsort(piece->row, piece->n, sizeof(piece->row[0]), in_order);
	return 0;
}

/* The first row of the source, or of one behind it. */
static size_t find(const struct piece *piece, uint32_t source)
{
	size_t low = 0, high = piece->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (piece->row[middle].source < source)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int write_source(void *data, void *scratch, size_t i,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct attribution *self = data;
	struct worker *worker = scratch;
	const uint32_t source = self->from + (uint32_t)i;

	ehr_field_pen_source(&worker->pen, source);
	for (size_t p = 0; p < self->parts.n; p++) {
		const struct piece *piece = &self->piece[p];
		size_t k = find(piece, source);

		for (; k < piece->n && piece->row[k].source == source; k++) {
			const struct row *row = &piece->row[k];

			if (ehr_field_pen_part(&worker->pen, writer,
				    &piece->cells[row->receptor], &row->share,
				    err))
				return -1;
		}
	}
	return 0;
}

static void empty(struct attribution *self)
{
	for (size_t p = 0; p < self->parts.n; p++) {
		struct piece *piece = &self->piece[p];

		for (size_t k = 0; k < piece->n_cells; k++)
			ehr_receptor_cells_release(&piece->cells[k]);
		free(piece->cells);
		free(piece->row);
		*piece = (struct piece){ 0 };
	}
}

static bool tile_is_near(const struct ehr_receptor_tile *tile,
	const struct ehr_outlet *outlet, double range_m)
{
	double east = fmax(
		tile->west - outlet->easting, outlet->easting - tile->east);
	double north = fmax(
		tile->south - outlet->northing, outlet->northing - tile->north);

	return hypot(fmax(east, 0), fmax(north, 0)) <= range_m;
}

/* At least as many rows as the source will have. */
static double rows_of(
	const struct attribution *self, const struct ehr_source *source)
{
	const struct ehr_field *field = self->job->field;
	double rows = 0;

	for (uint32_t k = source->first; k < source->first + source->n; k++) {
		const struct ehr_outlet *outlet = &field->inventory->outlet[k];

		for (size_t i = 0; i < self->parts.tiles; i++) {
			struct ehr_receptor_tile tile =
				ehr_receptors_tile(field->receptors, i);

			if (tile_is_near(
				    &tile, outlet, field->dispersion->range_m))
				rows += (double)tile.n * outlet->n;
		}
	}
	return rows;
}

/* Sources from the end of the last batch on. */
static void choose_batch(struct attribution *self)
{
	const struct ehr_inventory *inventory = self->job->field->inventory;
	double rows = 0;

	self->from = self->to;
	do
		rows += rows_of(self, &inventory->source[self->to++]);
	while (self->to < inventory->n_sources &&
		rows + rows_of(self, &inventory->source[self->to]) <=
			batch_rows);
	self->first = inventory->source[self->from].first;
	self->last = inventory->source[self->to - 1].first +
		     inventory->source[self->to - 1].n;
}

/* Fills the pieces. */
static int add_all(
	struct attribution *self, struct ehr_tasks *tasks, struct ehr_err *err)
{
	struct ehr_field_rounds *rounds = &self->rounds;
	int rc;

	tasks->work = add_part;
	ehr_field_rounds_init(rounds, self->job->field, &self->parts);
	while ((rc = ehr_field_rounds_next(rounds, err)) > 0) {
		tasks->n = rounds->to - rounds->from;
		rc = ehr_tasks_run(tasks, NULL, 0, self->job->jobs, err);
		if (rc < 0)
			break;
	}
	ehr_field_rounds_release(rounds);
	return rc;
}

static int write_batch(
	struct attribution *self, struct ehr_writer *out, struct ehr_err *err)
{
	struct ehr_tasks tasks = {
		.self = self,
		.scratch_new = worker_new,
		.scratch_free = worker_free,
	};
	int rc;

	choose_batch(self);
	rc = add_all(self, &tasks, err);
	if (rc == 0) {
		tasks.n = self->to - self->from;
		tasks.work = write_source;
		rc = ehr_tasks_run(&tasks, &out, 1, self->job->jobs, err);
	}
	empty(self);
	return rc;
}

int ehr_attribution_write(const struct ehr_field_job *job,
	struct ehr_writer *out, struct ehr_field_counts *counts,
	struct ehr_err *err)
{
	struct attribution self = { .job = job };
	const size_t n_sources = job->field->inventory->n_sources;
	const unsigned long before = out->rows;
	int rc = 0;

	self.shares = job->min_share > 0 ||
		      ehr_layout_wants(out->layout, SHARE_COLUMN);
	ehr_field_sheet_init(
		&self.sheet, job->field, out->layout, true, &job->words);
	ehr_field_parts_make(&self.parts, job->field->receptors);
	self.piece = ehr_calloc(self.parts.n + 1, sizeof(self.piece[0]));
	self.reached =
		ehr_calloc(job->field->inventory->n_outlets + 1, sizeof(bool));
	while (rc == 0 && self.to < n_sources) {
		rc = write_batch(&self, out, err);
		if (job->progress)
			job->progress(job->progress_self, self.to, n_sources);
	}
	self.counts.rows = out->rows - before;
	ehr_field_count_unreached(
		&self.counts, job->field->inventory, self.reached);
	if (counts)
		*counts = self.counts;
	free(self.reached);
	free(self.piece);
	ehr_field_parts_release(&self.parts);
	ehr_field_sheet_release(&self.sheet);
	return rc;
}
