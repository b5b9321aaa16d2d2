/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/emissions.h"

#include <stdlib.h>

#include "model/emission_outlets.h"

struct ehr_emissions {
	struct ehr_emission_bound bound;
	struct ehr_emission_store store;
	struct ehr_emissions_report report;
};

struct ehr_emissions *ehr_emissions_new(const struct ehr_emissions_opts *opts,
	const struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_emissions *self = ehr_calloc(1, sizeof(*self));

	self->bound.opts = opts;
	if (ehr_header_bind(header, ehr_emissions_columns, EHR_EMISSION_COLUMNS,
		    EHR_EMISSION_NEEDED, self->bound.column, err)) {
		ehr_emissions_free(self);
		return NULL;
	}
	return self;
}

void ehr_emissions_free(struct ehr_emissions *self)
{
	if (!self)
		return;
	ehr_emission_store_release(&self->store);
	free(self->report.unused);
	free(self);
}

static void *scratch_new(void *self)
{
	struct ehr_emissions *emissions = self;

	return ehr_emission_batch_new(&emissions->bound);
}

static void scratch_free(void *self, void *scratch)
{
	(void)self;
	ehr_emission_batch_free(scratch);
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	(void)self;
	(void)writer;
	return ehr_emission_batch_add(scratch, record, err);
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_emissions *emissions = self;
	int rc = ehr_emission_store_merge(&emissions->store, scratch, err);

	(void)file;
	(void)line;
	ehr_emission_batch_reset(scratch);
	return rc;
}

struct ehr_filter ehr_emissions_filter(struct ehr_emissions *self)
{
	return (struct ehr_filter){
		.self = self,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}

/* Amounts of two years would be counted as those of one. */
static int check_years(
	const struct ehr_emission_store *store, struct ehr_err *err)
{
	const struct ehr_map *year = &store->year;
	struct ehr_str first, last;
	char a[32], b[32];

	if (year->n < 2)
		return 0;
	first = last = year->key[0];
	for (size_t i = 1; i < year->n; i++) {
		if (ehr_str_cmp(year->key[i], first) < 0)
			first = year->key[i];
		if (ehr_str_cmp(year->key[i], last) > 0)
			last = year->key[i];
	}
	ehr_visible(a, sizeof(a), first);
	ehr_visible(b, sizeof(b), last);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("emissions of %zu years (%s to %s), which would add up; "
		  "choose one with --year"),
		year->n, a, b);
}

static void tell_unused(struct ehr_emissions *self)
{
	struct ehr_emission_tally *tally = &self->store.unused;
	struct ehr_emissions_report *report = &self->report;

	ehr_emission_tally_sort(tally);
	report->n_unused = tally->key.n;
	report->unused =
		ehr_alloc((tally->key.n + 1) * sizeof(*report->unused));
	for (size_t i = 0; i < tally->key.n; i++) {
		const struct ehr_emission_count *count = &tally->count[i];

		report->unused[i] = (struct ehr_unused_rows){
			.why = (enum ehr_unused)count->why,
			.word = count->word,
			.rows = count->rows,
			.kg_a = ehr_sum_value(&count->kg_a),
			.others = count->others,
			.source_id = count->source_id,
		};
	}
}

int ehr_emissions_finish(struct ehr_emissions *self,
	struct ehr_inventory *inventory, struct ehr_err *err)
{
	struct ehr_emission_store *store = &self->store;
	size_t *start;
	int rc;

	if (check_years(store, err))
		return -1;
	start = ehr_emission_store_sort(store);
	rc = ehr_emission_outlets(store, start, self->bound.opts->defaults,
		inventory, &self->report, err);
	free(start);
	free(store->row);
	store->row = NULL;
	self->report.rows = store->rows;
	self->report.doubtful_hours = store->doubtful_hours;
	tell_unused(self);
	return rc;
}

const struct ehr_emissions_report *ehr_emissions_report(
	const struct ehr_emissions *self)
{
	return &self->report;
}
