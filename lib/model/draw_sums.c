/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_sums.h"

#include <stdlib.h>

#include "model/dist_text.h"
#include "model/draw_columns.h"

void ehr_draw_sums_init(struct ehr_draw_sums *self,
	const struct ehr_draw_plan *plan,
	const struct ehr_draw_value_columns *columns)
{
	*self = (struct ehr_draw_sums){ .plan = plan };
	ehr_draw_scores_init(&self->scores, plan);
	ehr_draw_value_init(&self->value, plan, columns);
	self->hi = ehr_calloc(plan->total, sizeof(*self->hi));
	self->cr = ehr_calloc(plan->total, sizeof(*self->cr));
	self->own_hi = ehr_calloc(plan->total, sizeof(*self->own_hi));
	self->own_cr = ehr_calloc(plan->total, sizeof(*self->own_cr));
	self->rank = ehr_calloc(plan->total, sizeof(*self->rank));
}

void ehr_draw_sums_release(struct ehr_draw_sums *self)
{
	ehr_draw_scores_release(&self->scores);
	ehr_draw_value_release(&self->value);
	free(self->hi);
	free(self->cr);
	free(self->own_hi);
	free(self->own_cr);
	free(self->rank);
}

static int by_item(const void *a, const void *b)
{
	const struct ehr_draw_item *x =
		&((const struct ehr_draw_part *)a)->item;
	const struct ehr_draw_item *y =
		&((const struct ehr_draw_part *)b)->item;
	int order = strcmp(x->chemical->cas, y->chemical->cas);

	if (order != 0)
		return order;
	if (x->medium != y->medium)
		return x->medium < y->medium ? -1 : 1;
	if (x->alone != y->alone)
		return x->alone ? 1 : -1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->concentration != y->concentration)
		return x->concentration < y->concentration ? -1 : 1;
	return ehr_str_cmp(x->dist, y->dist);
}

/* The part's concentration, at each draw if it has a distribution. */
static int meet(struct ehr_draw_sums *sums, const struct ehr_draw_part *part,
	struct ehr_draw_meeting *meeting, struct ehr_err *err)
{
	const struct ehr_draw_item *item = &part->item;
	double c = ehr_sum_value(&part->sum);
	struct ehr_dist dist;

	*meeting = (struct ehr_draw_meeting){
		.chemical = item->chemical,
		.medium = item->medium,
		.concentration = { NULL, c },
		.most = c,
	};
	if (item->dist.n == 0)
		return 0;
	if (ehr_dist_read(item->dist, &sums->value.files, &dist, err))
		return -1;
	ehr_draw_value_draw(&sums->value, &dist, item->key,
		item->convert ? &item->factor : NULL);
	meeting->concentration.each = sums->value.each;
	meeting->most = sums->value.most;
	return 0;
}

static void add(double *to, const double *from, size_t n)
{
	for (size_t d = 0; d < n; d++)
		to[d] += from[d];
}

static void add_times(double *to, const double *from, double factor, size_t n)
{
	for (size_t d = 0; d < n; d++)
		to[d] += factor * from[d];
}

static int add_part(struct ehr_draw_sums *sums,
	const struct ehr_draw_part *part, struct ehr_err *err)
{
	const size_t n = sums->plan->total;
	struct ehr_draw_meeting meeting;
	struct ehr_draw_unit *unit;

	if (meet(sums, part, &meeting, err))
		return -1;
	(void)ehr_draw_score(&sums->scores, &meeting, part->item.alone, &unit);
	if (unit->has_hq)
		add(sums->hi, sums->scores.hq, n);
	if (unit->has_cr)
		add(sums->cr, sums->scores.cr, n);
	sums->has_hi |= unit->has_hq;
	sums->has_cr |= unit->has_cr;
	if (!meeting.concentration.each)
		return 0;
	add_times(sums->own_hi, meeting.concentration.each,
		ehr_sum_of(unit->hq, n) / (double)n, n);
	add_times(sums->own_cr, meeting.concentration.each,
		ehr_sum_of(unit->cr, n) / (double)n, n);
	sums->has_own = true;
	return 0;
}

static void clear(struct ehr_draw_sums *sums)
{
	size_t size = sums->plan->total * sizeof(double);

	memset(sums->hi, 0, size);
	memset(sums->cr, 0, size);
	memset(sums->own_hi, 0, size);
	memset(sums->own_cr, 0, size);
	sums->has_hi = sums->has_cr = sums->has_own = false;
}

static void write_result(struct ehr_draw_sums *sums, bool has,
	const double *each, double *own, double target,
	struct ehr_writer *writer)
{
	const struct ehr_draw_plan *plan = sums->plan;
	const size_t outer = plan->opts.outer;

	if (has) {
		/* concentrations are of the outer draws */
		for (size_t j = 0; j < outer; j++)
			own[j] = own[j * plan->opts.draws];
		ehr_ranks(own, outer > 0 ? outer : plan->total, sums->rank);
		ehr_draw_sum_up(&sums->scores.summing, each, target,
			sums->has_own ? sums->rank : NULL, &sums->result);
	}
	ehr_draw_write(has ? &sums->result : NULL, outer > 0, writer);
}

int ehr_draw_sums_of(struct ehr_draw_sums *self, struct ehr_draw_part *part,
	size_t n, struct ehr_err *err)
{
	clear(self);
	if (n > 0)
		qsort(part, n, sizeof(*part), by_item);
	for (size_t i = 0; i < n; i++)
		if (add_part(self, &part[i], err))
			return -1;
	return 0;
}

void ehr_draw_sums_write(struct ehr_draw_sums *self, struct ehr_writer *writer)
{
	write_result(self, self->has_hi, self->hi, self->own_hi,
		self->plan->target_hi, writer);
	write_result(self, self->has_cr, self->cr, self->own_cr,
		self->plan->target_cr, writer);
}
