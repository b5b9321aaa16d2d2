/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_people.h"

#include <stdlib.h>

#include "model/totals_unit.h"

struct count {
	unsigned long receptors;
	struct ehr_sum people, cases;
};

/* One combination of the columns that are counted over. */
struct area {
	struct ehr_str *cell;
	struct count all, unknown;
	bool has_cases, has_hi;
	struct count *by_cr, *by_hi; /* one a bin */
	struct count **organ; /* likewise, or NULL; n_organ + 1 of them */
};

struct ehr_people {
	const struct ehr_tally *tally;
	const struct ehr_risk_bins *bins;
	const char *const *organ;
	size_t n_organ;
	size_t *over; /* columns of the input */
	size_t n_over;
	const char **column;
	size_t n_column;
	struct ehr_map key;
	struct area *area;
	size_t area_cap;
	struct ehr_organ_total *organ_total; /* of the receptor at hand */
	struct ehr_arena arena;
	struct ehr_buf buf;
};

static const char *const counted[] = { "measure", "comparison", "threshold",
	"receptors", "people", "cases_per_year" };
enum { COUNTED = sizeof(counted) / sizeof(counted[0]) };

struct ehr_people *ehr_people_new(const struct ehr_tally *tally,
	const struct ehr_header *header, const struct ehr_risk_bins *bins,
	const char *const *organ, size_t n_organ)
{
	struct ehr_people *self = ehr_calloc(1, sizeof(*self));
	const struct ehr_totals_columns *columns = tally->columns;

	self->tally = tally;
	self->bins = bins;
	self->organ = organ;
	self->n_organ = n_organ;
	self->organ_total = ehr_arena_calloc(
		&self->arena, n_organ + 1, sizeof(*self->organ_total));
	self->over = ehr_arena_calloc(
		&self->arena, columns->n_by, sizeof(*self->over));
	self->column = ehr_arena_calloc(
		&self->arena, columns->n_by + COUNTED, sizeof(*self->column));
	for (size_t i = 0; i < columns->n_by; i++)
		if ((long)columns->by[i] != columns->receptor) {
			self->column[self->n_column++] =
				header->name[columns->by[i]];
			self->over[self->n_over++] = columns->by[i];
		}
	for (size_t i = 0; i < COUNTED; i++)
		self->column[self->n_column++] = counted[i];
	return self;
}

static void release_counts(struct count *count, size_t n)
{
	for (size_t i = 0; count && i < n; i++) {
		ehr_sum_release(&count[i].people);
		ehr_sum_release(&count[i].cases);
	}
}

void ehr_people_free(struct ehr_people *self)
{
	size_t n;

	if (!self)
		return;
	n = ehr_risk_bins_count(self->bins);
	for (size_t i = 0; i < self->key.n; i++) {
		struct area *area = &self->area[i];
		release_counts(&area->all, 1);
		release_counts(&area->unknown, 1);
		release_counts(area->by_cr, n);
		release_counts(area->by_hi, n);
		for (size_t k = 0; k <= self->n_organ; k++)
			release_counts(area->organ[k], n);
	}
	ehr_map_release(&self->key);
	ehr_buf_release(&self->buf);
	ehr_arena_release(&self->arena);
	free(self->area);
	free(self);
}

static struct count *new_counts(struct ehr_people *self)
{
	return ehr_arena_calloc(&self->arena, ehr_risk_bins_count(self->bins),
		sizeof(struct count));
}

static struct area *area_of(struct ehr_people *self, const struct ehr_str *cell)
{
	struct area *area;
	bool is_new;
	size_t at;

	self->buf.n = 0;
	for (size_t i = 0; i < self->n_over; i++) {
		struct ehr_str text = cell[self->over[i]];
		ehr_buf_add(&self->buf, &text.n, sizeof(text.n));
		ehr_buf_add_str(&self->buf, text);
	}
	at = (size_t)ehr_map_add(&self->key,
		(struct ehr_str){ self->buf.p, self->buf.n }, &is_new);
	if (!is_new)
		return &self->area[at];
	if (at >= self->area_cap) {
		self->area_cap = self->area_cap ? 2 * self->area_cap : 16;
		self->area = ehr_realloc(
			self->area, self->area_cap, sizeof(*self->area));
	}
	area = &self->area[at];
	*area = (struct area){ .by_cr = new_counts(self),
		.by_hi = new_counts(self) };
	area->cell = ehr_arena_calloc(
		&self->arena, self->n_over + 1, sizeof(*area->cell));
	for (size_t i = 0; i < self->n_over; i++)
		area->cell[i] =
			ehr_arena_copy(&self->arena, cell[self->over[i]]);
	area->organ = ehr_arena_calloc(
		&self->arena, self->n_organ + 1, sizeof(*area->organ));
	return area;
}

static void count_one(struct count *count, double people, double cases)
{
	count->receptors++;
	ehr_sum_add(&count->people, people);
	ehr_sum_add(&count->cases, cases);
}

/* Counts people whose measure has that value. */
static void count_by(const struct ehr_people *self, struct count *count,
	enum ehr_risk_measure measure, double value, double people,
	double cases)
{
	for (size_t i = 0; i < ehr_risk_bins_count(self->bins); i++) {
		const struct ehr_risk_bin *bin = ehr_risk_bin_at(self->bins, i);
		if (bin->measure != measure || value < bin->value ||
			(!bin->at_least && value <= bin->value))
			continue;
		count_one(&count[i], people, cases);
	}
}

static void count_organs(struct ehr_people *self, struct area *area,
	uint32_t unit, double people)
{
	ehr_unit_organs(self->tally, unit, self->n_organ, self->organ_total);
	for (size_t i = 0; i <= self->n_organ; i++) {
		if (!self->organ_total[i].there)
			continue;
		if (!area->organ[i])
			area->organ[i] = new_counts(self);
		count_by(self, area->organ[i], EHR_RISK_HI,
			self->organ_total[i].value, people, 0);
	}
}

static void count_unit(struct ehr_people *self, struct area *area,
	uint32_t unit, const struct ehr_tally_people *people,
	struct ehr_sum *cases, bool *has_cases)
{
	struct ehr_unit_total total = ehr_unit_total(self->tally, unit);
	bool has_hi = total.has & 1u << EHR_ADD_HI;
	bool has_cr = total.has & 1u << EHR_ADD_CR;
	double lifetimes =
		has_cr ? total.value[EHR_ADD_CR] * people->people : 0;

	count_one(&area->all, people->people, lifetimes);
	ehr_sum_add(cases, lifetimes);
	*has_cases |= has_cr;
	if (has_cr)
		count_by(self, area->by_cr, EHR_RISK_CR,
			total.value[EHR_ADD_CR], people->people, lifetimes);
	if (!has_hi)
		return;
	area->has_hi = true;
	count_by(self, area->by_hi, EHR_RISK_HI, total.value[EHR_ADD_HI],
		people->people, 0);
	count_organs(self, area, unit, people->people);
}

struct ehr_people_total ehr_people_add(struct ehr_people *self, size_t group)
{
	const struct ehr_tally *tally = self->tally;
	struct area *area = area_of(self, tally->group[group].cell);
	struct ehr_people_total total = { 0 };
	struct ehr_sum people = { 0 }, cases = { 0 };

	for (uint32_t unit = tally->group[group].unit;
		unit != EHR_BATCH_NOTHING; unit = tally->unit[unit].next) {
		uint32_t text = ehr_tuples_at(&tally->unit_key, unit)[1];
		const struct ehr_tally_people *at = &tally->people[text];
		if (!at->known) {
			total.unknown = true;
			area->unknown.receptors++;
			continue;
		}
		total.known = true;
		ehr_sum_add(&people, at->people);
		count_unit(self, area, unit, at, &cases, &total.has_cases);
	}
	area->has_cases |= total.has_cases;
	total.people = ehr_sum_value(&people);
	total.cases_per_year =
		ehr_sum_value(&cases) / ehr_risk_bins_lifetime_a(self->bins);
	ehr_sum_release(&people);
	ehr_sum_release(&cases);
	return total;
}

const char *const *ehr_people_columns(const struct ehr_people *self, size_t *n)
{
	*n = self->n_column;
	return self->column;
}

static void put_area(const struct ehr_people *self, const struct area *area,
	struct ehr_writer *writer)
{
	for (size_t i = 0; i < self->n_over; i++)
		ehr_writer_text(writer, area->cell[i]);
}

static int put_count(const struct ehr_people *self, const struct count *count,
	bool known, bool cases, struct ehr_writer *writer, struct ehr_err *err)
{
	ehr_writer_count(writer, count->receptors);
	if (known)
		ehr_writer_number(writer, ehr_sum_value(&count->people));
	else
		ehr_writer_empty(writer);
	if (cases)
		ehr_writer_number(
			writer, ehr_sum_value(&count->cases) /
					ehr_risk_bins_lifetime_a(self->bins));
	else
		ehr_writer_empty(writer);
	return ehr_writer_end_row(writer, err);
}

static int write_one(const struct ehr_people *self, const struct area *area,
	const struct count *count, struct ehr_writer *writer,
	struct ehr_err *err)
{
	bool known = count == &area->all;

	put_area(self, area, writer);
	ehr_writer_puts(writer, known ? "all" : "unknown");
	ehr_writer_empty(writer);
	ehr_writer_empty(writer);
	return put_count(
		self, count, known, known && area->has_cases, writer, err);
}

static int write_bins(const struct ehr_people *self, const struct area *area,
	const char *name, const struct count *count, struct ehr_writer *writer,
	struct ehr_err *err)
{
	enum ehr_risk_measure measure =
		count == area->by_cr ? EHR_RISK_CR : EHR_RISK_HI;

	for (size_t i = 0; i < ehr_risk_bins_count(self->bins); i++) {
		const struct ehr_risk_bin *bin = ehr_risk_bin_at(self->bins, i);
		if (bin->measure != measure)
			continue;
		put_area(self, area, writer);
		ehr_writer_puts(writer, name);
		ehr_writer_puts(
			writer, ehr_risk_comparison_word(bin->at_least));
		ehr_writer_number(writer, bin->value);
		if (put_count(self, &count[i], true, measure == EHR_RISK_CR,
			    writer, err))
			return -1;
	}
	return 0;
}

static int write_organs(const struct ehr_people *self, const struct area *area,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_buf name = { 0 };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i <= self->n_organ; i++) {
		if (!area->organ[i])
			continue;
		name.n = 0;
		ehr_buf_printf(&name, "hi_%s",
			i < self->n_organ ? self->organ[i] : "unassigned");
		rc = write_bins(self, area, ehr_buf_text(&name), area->organ[i],
			writer, err);
	}
	ehr_buf_release(&name);
	return rc;
}

static int write_area(const struct ehr_people *self, const struct area *area,
	struct ehr_writer *writer, struct ehr_err *err)
{
	if (write_one(self, area, &area->all, writer, err))
		return -1;
	if (area->unknown.receptors > 0 &&
		write_one(self, area, &area->unknown, writer, err))
		return -1;
	if (area->has_cases &&
		write_bins(self, area, ehr_risk_measure_word(EHR_RISK_CR),
			area->by_cr, writer, err))
		return -1;
	if (area->has_hi &&
		write_bins(self, area, ehr_risk_measure_word(EHR_RISK_HI),
			area->by_hi, writer, err))
		return -1;
	return write_organs(self, area, writer, err);
}

int ehr_people_write(const struct ehr_people *self, struct ehr_writer *writer,
	struct ehr_err *err)
{
	for (size_t i = 0; i < self->key.n; i++)
		if (write_area(self, &self->area[i], writer, err))
			return -1;
	return 0;
}
