/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inspect_draw.h"

#include <stdlib.h>

#include "model/inspect_order.h"

unsigned long ehr_draw_quota(struct ehr_short_decimal rate, unsigned long n,
	long months, long rate_months)
{
	uint64_t over = rate.digits * n * (uint64_t)months;
	uint64_t under = (uint64_t)rate_months;

	for (int i = 0; i < rate.places; i++)
		under *= 10;
	return (unsigned long)(over / under + (over % under > 0));
}

static void set_quota(const struct ehr_pool *pool,
	struct ehr_draw_stratum *stratum, const struct ehr_draw_opts *opts)
{
	const struct ehr_inspect_rate *rate =
		&pool->opts.rules->rate[stratum->rate];
	unsigned long by_units = 0;

	if (rate->has_rate)
		stratum->quota = ehr_draw_quota(
			rate->rate, stratum->n, opts->months, rate->months);
	if (rate->has_units)
		by_units = ehr_draw_quota(rate->units, opts->inspectors,
			opts->months, rate->months);
	if (by_units > stratum->quota)
		stratum->quota = by_units;
	if (stratum->quota > stratum->n)
		stratum->quota = stratum->n;
	stratum->drawn = stratum->quota + opts->extra;
	if (stratum->drawn > stratum->candidates)
		stratum->drawn = stratum->candidates;
}

static void count(struct ehr_draw *draw, const struct ehr_draw_opts *opts)
{
	struct ehr_pool *pool = draw->pool;

	for (size_t i = 0; i < pool->n; i++) {
		const struct ehr_pool_entry *entry = &pool->entry[i];
		struct ehr_draw_stratum *stratum =
			&draw->stratum[entry->stratum];
		bool in_pool = pool->opts.rules->rate[entry->rate].pool;

		stratum->rate = entry->rate;
		stratum->n += in_pool;
		stratum->candidates += in_pool && !entry->seen;
		draw->out_of_pool += !in_pool;
		draw->seen += entry->seen;
	}
	for (size_t i = 0; i < pool->stratum.n; i++) {
		if (pool->opts.rules->rate[draw->stratum[i].rate].pool)
			set_quota(pool, &draw->stratum[i], opts);
		draw->candidates += draw->stratum[i].candidates;
	}
}

static void rank(struct ehr_draw *draw)
{
	struct ehr_pool *pool = draw->pool;
	unsigned long place = 0;
	uint32_t stratum = 0;

	for (size_t i = 0; i < draw->candidates; i++) {
		struct ehr_pool_entry *entry = &pool->entry[draw->order[i]];

		if (i == 0 || entry->stratum != stratum)
			place = 0;
		stratum = entry->stratum;
		entry->rank = ++place;
		entry->drawn = place <= draw->stratum[stratum].drawn;
		draw->drawn += entry->drawn;
	}
}

int ehr_draw_init(struct ehr_draw *draw, struct ehr_pool *pool,
	const struct ehr_draw_opts *opts, struct ehr_err *err)
{
	bool drawing = pool->opts.seed != NULL;

	*draw = (struct ehr_draw){ .pool = pool, .jobs = opts->jobs };
	draw->stratum = ehr_calloc(pool->stratum.n + 1, sizeof(*draw->stratum));
	count(draw, opts);
	if (ehr_pool_sort(pool, drawing ? EHR_POOL_BY_TICKET : EHR_POOL_BY_ID,
		    opts->jobs, &draw->order, err))
		return -1;
	if (drawing)
		rank(draw);
	return 0;
}

void ehr_draw_release(struct ehr_draw *draw)
{
	free(draw->stratum);
	free(draw->order);
	*draw = (struct ehr_draw){ 0 };
}

int ehr_draw_list(
	const struct ehr_draw *draw, struct ehr_buf *text, struct ehr_err *err)
{
	static const char *const column[] = { "stratum", "source_id",
		"weight" };
	static const struct ehr_out_opts plain = { .format = EHR_FORMAT_CSV };
	const struct ehr_pool *pool = draw->pool;
	uint32_t *order;
	struct ehr_layout layout;
	struct ehr_writer writer;
	int rc = ehr_layout_init(&layout, NULL, column, 3, &plain, err);

	ehr_writer_init(&writer, &layout, NULL);
	if (ehr_pool_sort(pool, EHR_POOL_BY_ID, draw->jobs, &order, err))
		rc = -1;
	if (rc == 0)
		rc = ehr_writer_start(&writer, err);
	for (size_t i = 0; i < draw->candidates && rc == 0; i++) {
		const struct ehr_pool_entry *entry = &pool->entry[order[i]];

		ehr_writer_text(&writer, pool->stratum.key[entry->stratum]);
		ehr_writer_text(&writer, entry->id);
		ehr_writer_count(&writer, entry->weight);
		rc = ehr_writer_end_row(&writer, err);
	}
	ehr_buf_add(text, writer.buf.p, writer.buf.n);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	free(order);
	return rc;
}
