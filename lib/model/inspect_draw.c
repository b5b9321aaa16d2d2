/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inspect_draw.h"

#include <stdlib.h>

/* An entry in a sort: which stratum, then eight bytes that mostly decide. */
struct key {
	uint64_t prefix;
	uint32_t place, entry;
	const struct ehr_pool_entry *all;
};

static uint64_t prefix_of(const void *p, size_t n)
{
	const unsigned char *byte = p;
	uint64_t out = 0;

	for (size_t i = 0; i < sizeof(out); i++)
		out = out << 8 | (i < n ? byte[i] : 0);
	return out;
}

static bool is_candidate(
	const struct ehr_pool *pool, const struct ehr_pool_entry *entry)
{
	return pool->opts.rules->rate[entry->rate].pool && !entry->seen;
}

/* Strata. */

struct named {
	struct ehr_str name;
	uint32_t stratum;
};

static int compare_named(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return ehr_str_cmp(x->name, y->name);
}

/* The place of each stratum in order of bytes. */
static uint32_t *place_strata(const struct ehr_pool *pool)
{
	size_t n = pool->stratum.n;
	struct named *named = ehr_calloc(n + 1, sizeof(*named));
	uint32_t *place = ehr_calloc(n + 1, sizeof(*place));

	for (size_t i = 0; i < n; i++)
		named[i] = (struct named){ pool->stratum.key[i], (uint32_t)i };
	if (n > 1)
		qsort(named, n, sizeof(*named), compare_named);
	for (size_t i = 0; i < n; i++)
		place[named[i].stratum] = (uint32_t)i;
	free(named);
	return place;
}

unsigned long ehr_draw_quota(
	struct ehr_decimal rate, unsigned long n, long months, long rate_months)
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

/* Order. */

static int compare_place(const struct key *x, const struct key *y)
{
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->prefix != y->prefix)
		return x->prefix < y->prefix ? -1 : 1;
	return 0;
}

static int compare_id(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int by_place = compare_place(x, y);

	return by_place ? by_place
			: ehr_str_cmp(x->all[x->entry].id, y->all[y->entry].id);
}

static int compare_ticket(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int by_place = compare_place(x, y);
	int by_ticket =
		by_place ? by_place
			 : memcmp(x->all[x->entry].ticket,
				   y->all[y->entry].ticket, EHR_SHA256_BYTES);

	return by_ticket
		       ? by_ticket
		       : ehr_str_cmp(x->all[x->entry].id, y->all[y->entry].id);
}

/* How many bytes all numbers begin with alike. */
static size_t alike(const struct ehr_pool *pool)
{
	struct ehr_str first =
		pool->n ? pool->entry[0].id : (struct ehr_str){ "", 0 };
	size_t n = first.n;

	for (size_t i = 1; i < pool->n; i++) {
		struct ehr_str id = pool->entry[i].id;
		size_t k = 0;

		while (k < n && k < id.n && id.p[k] == first.p[k])
			k++;
		n = k;
	}
	return n;
}

/* Candidates by place of their stratum, all others behind them. */
static struct key *make_keys(const struct ehr_draw *draw, bool by_ticket)
{
	const struct ehr_pool *pool = draw->pool;
	uint32_t *place = place_strata(pool);
	uint32_t strata = (uint32_t)pool->stratum.n;
	struct key *keys = ehr_calloc(pool->n + 1, sizeof(*keys));
	size_t skip = alike(pool);

	for (size_t i = 0; i < pool->n; i++) {
		const struct ehr_pool_entry *entry = &pool->entry[i];
		bool candidate = is_candidate(pool, entry);

		keys[i] = (struct key){ .entry = (uint32_t)i,
			.place = place[entry->stratum] +
				 (candidate ? 0 : strata),
			.all = pool->entry };
		keys[i].prefix =
			by_ticket && candidate
				? prefix_of(entry->ticket, EHR_SHA256_BYTES)
				: prefix_of(entry->id.p + skip,
					  entry->id.n - skip);
	}
	free(place);
	if (pool->n > 1)
		qsort(keys, pool->n, sizeof(*keys),
			by_ticket ? compare_ticket : compare_id);
	return keys;
}

static void rank(struct ehr_draw *draw, const struct key *keys)
{
	struct ehr_pool *pool = draw->pool;
	unsigned long place = 0;
	uint32_t stratum = 0;

	for (size_t i = 0; i < draw->candidates; i++) {
		struct ehr_pool_entry *entry = &pool->entry[keys[i].entry];

		if (i == 0 || entry->stratum != stratum)
			place = 0;
		stratum = entry->stratum;
		entry->rank = ++place;
		entry->drawn = place <= draw->stratum[stratum].drawn;
		draw->drawn += entry->drawn;
	}
}

void ehr_draw_init(struct ehr_draw *draw, struct ehr_pool *pool,
	const struct ehr_draw_opts *opts)
{
	struct key *keys;

	*draw = (struct ehr_draw){ .pool = pool };
	draw->stratum = ehr_calloc(pool->stratum.n + 1, sizeof(*draw->stratum));
	draw->order = ehr_calloc(pool->n + 1, sizeof(*draw->order));
	count(draw, opts);
	keys = make_keys(draw, pool->opts.seed != NULL);
	if (pool->opts.seed)
		rank(draw, keys);
	for (size_t i = 0; i < pool->n; i++)
		draw->order[i] = keys[i].entry;
	free(keys);
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
	struct key *keys = make_keys(draw, false);
	struct ehr_layout layout;
	struct ehr_writer writer;
	int rc = ehr_layout_init(&layout, NULL, column, 3, &plain, err);

	ehr_writer_init(&writer, &layout, NULL);
	if (rc == 0)
		rc = ehr_writer_start(&writer, err);
	for (size_t i = 0; i < draw->candidates && rc == 0; i++) {
		const struct ehr_pool_entry *entry =
			&pool->entry[keys[i].entry];

		ehr_writer_text(&writer, pool->stratum.key[entry->stratum]);
		ehr_writer_text(&writer, entry->id);
		ehr_writer_count(&writer, entry->weight);
		rc = ehr_writer_end_row(&writer, err);
	}
	ehr_buf_add(text, writer.buf.p, writer.buf.n);
	ehr_writer_release(&writer);
	ehr_layout_release(&layout);
	free(keys);
	return rc;
}
