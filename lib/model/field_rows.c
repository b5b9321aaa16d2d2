/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/field_rows.h"

#include <stdlib.h>

#include "io/tasks.h"
#include "model/field_rounds.h"

struct writing {
	const struct ehr_field_job *job;
	struct ehr_field_sheet sheet;
	struct ehr_field_parts parts;
	struct ehr_field_rounds rounds;
	struct ehr_field_counts counts;
	bool *reached; /* by outlet */
};

struct worker {
	struct ehr_field_desk desk;
	struct ehr_field_pen pen;
	struct ehr_receptor_cells cells;
	struct ehr_buf label;
	struct ehr_field_counts counts;
};

static void *worker_new(void *self)
{
	struct writing *writing = self;
	struct worker *worker = ehr_calloc(1, sizeof(*worker));

	ehr_field_desk_open(&worker->desk, writing->job->field);
	worker->desk.keeps_parts = writing->job->form == EHR_FIELD_PARTS;
	if (writing->job->form != EHR_FIELD_CHI_Q)
		ehr_field_pen_open(&worker->pen, &writing->sheet);
	return worker;
}

static void worker_free(void *self, void *scratch)
{
	struct writing *writing = self;
	struct worker *worker = scratch;

	ehr_field_reached(&worker->desk, writing->reached);
	writing->counts.pairs += worker->counts.pairs;
	writing->counts.receptors += worker->counts.receptors;
	writing->counts.without += worker->counts.without;
	writing->counts.unfelt += worker->counts.unfelt;
	writing->counts.below_share += worker->counts.below_share;
	ehr_field_desk_close(&worker->desk);
	ehr_field_pen_close(&worker->pen);
	ehr_receptor_cells_release(&worker->cells);
	ehr_buf_release(&worker->label);
	free(worker);
}

static int write_sums(
	struct worker *worker, struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_field_desk *desk = &worker->desk;
	const size_t n = desk->field->inventory->n_pollutants;

	for (size_t p = 0; p < n; p++)
		if (desk->sum[p].value > 0 &&
			ehr_field_pen_sum(&worker->pen, writer, &worker->cells,
				(uint32_t)p, &desk->sum[p], err))
			return -1;
	return 0;
}

static int write_parts(struct worker *worker, double min_share,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_field_desk *desk = &worker->desk;

	for (size_t k = 0; k < desk->n_parts; k++) {
		const struct ehr_field_part *part = &desk->part[k];
		struct ehr_field_share row = { part->pollutant, part->flags,
			part->value,
			part->value / desk->sum[part->pollutant].value };

		if (row.share < min_share) {
			worker->counts.below_share++;
			continue;
		}
		ehr_field_pen_source(&worker->pen, part->source);
		if (ehr_field_pen_part(
			    &worker->pen, writer, &worker->cells, &row, err))
			return -1;
	}
	return 0;
}

static int write_chi_q(
	struct worker *worker, struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_field_desk *desk = &worker->desk;
	const struct ehr_inventory *inventory = desk->field->inventory;

	for (size_t k = 0; k < desk->n_pairs; k++) {
		const struct ehr_field_pair *pair = &desk->pair[k];
		const struct ehr_outlet *outlet =
			&inventory->outlet[pair->outlet];
		struct ehr_chi_q_row row;

		worker->label.n = 0;
		ehr_outlet_label(outlet, &worker->label);
		row = (struct ehr_chi_q_row){
			.source_id =
				inventory->source[outlet->source].source_id,
			.label = { worker->label.p, worker->label.n },
			.receptor_id = desk->receptor.id,
			.chi_q = pair->chi_q,
		};
		if (ehr_chi_q_write(writer, &row, err))
			return -1;
	}
	return 0;
}

static int write_receptor(struct writing *writing, struct worker *worker,
	size_t i, struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_field_desk *desk = &worker->desk;

	if (ehr_field_pairs(desk, i, err))
		return -1;
	worker->counts.receptors++;
	worker->counts.pairs += desk->n_pairs;
	worker->counts.without += desk->n_pairs == 0;
	worker->counts.unfelt += ehr_field_unfelt(desk);
	if (desk->n_pairs == 0)
		return 0;
	if (writing->job->form == EHR_FIELD_CHI_Q)
		return write_chi_q(worker, writer, err);
	ehr_field_add(desk);
	ehr_field_pen_receptor(&worker->pen, desk, i, &worker->cells);
	if (writing->job->form == EHR_FIELD_SUMS)
		return write_sums(worker, writer, err);
	return write_parts(worker, writing->job->min_share, writer, err);
}

static int write_part(void *self, void *scratch, size_t part,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct writing *writing = self;
	struct worker *worker = scratch;
	size_t first, n;

	part += writing->rounds.from;
	n = ehr_field_part_of(&writing->parts, part, &first);
	ehr_field_approach(&worker->desk, first, n);
	for (size_t i = first; i < first + n; i++)
		if (write_receptor(writing, worker, i, writer, err))
			return -1;
	return 0;
}

static void tell(void *self, size_t done)
{
	struct writing *writing = self;
	size_t first, n;

	done += writing->rounds.from;
	n = ehr_field_part_of(&writing->parts, done - 1, &first);
	writing->job->progress(writing->job->progress_self, first + n,
		ehr_receptors_count(writing->job->field->receptors));
}

void ehr_field_count_unreached(struct ehr_field_counts *counts,
	const struct ehr_inventory *inventory, const bool *reached)
{
	for (size_t i = 0; i < inventory->n_outlets; i++) {
		const struct ehr_outlet *outlet = &inventory->outlet[i];

		if (reached[i])
			continue;
		counts->unreached++;
		for (size_t k = 0; k < outlet->n; k++)
			counts->unreached_kg_a +=
				inventory->amount[outlet->first + k].kg_a;
	}
}

int ehr_field_write(const struct ehr_field_job *job, struct ehr_writer *out,
	struct ehr_field_counts *counts, struct ehr_err *err)
{
	struct writing writing = { .job = job };
	struct ehr_tasks tasks = {
		.self = &writing,
		.work = write_part,
		.scratch_new = worker_new,
		.scratch_free = worker_free,
		.progress = job->progress ? tell : NULL,
	};
	int rc;

	if (job->form != EHR_FIELD_CHI_Q)
		ehr_field_sheet_init(&writing.sheet, job->field, out->layout,
			job->form == EHR_FIELD_PARTS, &job->words);
	ehr_field_parts_make(&writing.parts, job->field->receptors);
	writing.reached =
		ehr_calloc(job->field->inventory->n_outlets + 1, sizeof(bool));
	ehr_field_rounds_init(&writing.rounds, job->field, &writing.parts);
	writing.counts.rows = out->rows;
	while ((rc = ehr_field_rounds_next(&writing.rounds, err)) > 0) {
		tasks.n = writing.rounds.to - writing.rounds.from;
		rc = ehr_tasks_run(&tasks, &out, 1, job->jobs, err);
		if (rc < 0)
			break;
	}
	writing.counts.rows = out->rows - writing.counts.rows;
	ehr_field_count_unreached(
		&writing.counts, job->field->inventory, writing.reached);
	if (counts)
		*counts = writing.counts;
	free(writing.reached);
	ehr_field_rounds_release(&writing.rounds);
	ehr_field_parts_release(&writing.parts);
	ehr_field_sheet_release(&writing.sheet);
	return rc;
}
