/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inspect_order.h"

#include <stdlib.h>

#include "io/tasks.h"

/* An entry in a sort: where its stratum stands, then eight bytes that mostly
 * decide. */
struct key {
	uint64_t prefix;
	uint32_t place, entry;
	const struct ehr_pool_entry *all;
};

/*
 * Keys are put into boxes first, of which each comes before the next: one for a
 * place, or for a place and the first bits of the tickets, which are spread
 * evenly. Boxes are sorted by themselves.
 */
struct sorting {
	const struct ehr_pool *pool;
	enum ehr_pool_order by;
	struct key *key;
	uint32_t *order;
	uint32_t *start; /* of each box; one more: the end */
	size_t boxes;
	int bits;
};

enum { PREFIX_BITS = 64, KEYS_A_BOX = 128, BITS_MOST = 16, BOXES_A_TASK = 64 };

bool ehr_pool_candidate(
	const struct ehr_pool *pool, const struct ehr_pool_entry *entry)
{
	return pool->opts.rules->rate[entry->rate].pool && !entry->seen;
}

static uint64_t prefix_of(const void *p, size_t n)
{
	const unsigned char *byte = p;
	uint64_t out = 0;

	for (size_t i = 0; i < sizeof(out); i++)
		out = out << 8 | (i < n ? byte[i] : 0);
	return out;
}

/* Places of strata. */

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

/* Keys. */

static int compare_id(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->prefix != y->prefix)
		return x->prefix < y->prefix ? -1 : 1;
	return ehr_str_cmp(x->all[x->entry].id, y->all[y->entry].id);
}

static int compare_ticket(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int by_ticket;

	if (x->prefix != y->prefix)
		return x->prefix < y->prefix ? -1 : 1;
	by_ticket = memcmp(x->all[x->entry].ticket, y->all[y->entry].ticket,
		EHR_SHA256_BYTES);
	return by_ticket ? by_ticket : compare_id(a, b);
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

static struct key *make_keys(const struct sorting *self)
{
	const struct ehr_pool *pool = self->pool;
	uint32_t *place = place_strata(pool);
	uint32_t strata = (uint32_t)pool->stratum.n;
	struct key *key = ehr_calloc(pool->n + 1, sizeof(*key));
	size_t skip = alike(pool);

	for (size_t i = 0; i < pool->n; i++) {
		const struct ehr_pool_entry *entry = &pool->entry[i];
		bool candidate = ehr_pool_candidate(pool, entry);

		key[i] = (struct key){ .entry = (uint32_t)i,
			.place = place[entry->stratum] +
				 (candidate ? 0 : strata),
			.all = pool->entry };
		key[i].prefix =
			self->by == EHR_POOL_BY_TICKET && candidate
				? prefix_of(entry->ticket, EHR_SHA256_BYTES)
				: prefix_of(entry->id.p + skip,
					  entry->id.n - skip);
	}
	free(place);
	return key;
}

/* Boxes. */

static size_t box_of(const struct sorting *self, const struct key *key)
{
	size_t box = (size_t)key->place << self->bits;

	if (self->bits == 0 || key->place >= self->pool->stratum.n)
		return box;
	return box | key->prefix >> (PREFIX_BITS - self->bits);
}

static void open_boxes(struct sorting *self)
{
	size_t places = 2 * self->pool->stratum.n;

	if (self->by == EHR_POOL_BY_TICKET)
		while (self->bits < BITS_MOST &&
			places << self->bits < self->pool->n / KEYS_A_BOX)
			self->bits++;
	self->boxes = places << self->bits;
	self->start = ehr_calloc(self->boxes + 2, sizeof(*self->start));
}

static void fill_boxes(struct sorting *self)
{
	size_t n = self->pool->n;
	struct key *key = make_keys(self);
	uint32_t *start = self->start + 1;

	for (size_t i = 0; i < n; i++)
		start[box_of(self, &key[i]) + 1]++;
	for (size_t box = 0; box < self->boxes; box++)
		start[box + 1] += start[box];
	self->key = ehr_calloc(n + 1, sizeof(*self->key));
	for (size_t i = 0; i < n; i++)
		self->key[start[box_of(self, &key[i])]++] = key[i];
	free(key);
}

/* What comes in order stays as it is. */
static void sort_box(const struct sorting *self, size_t box)
{
	int (*compare)(const void *, const void *) =
		self->by == EHR_POOL_BY_TICKET &&
				box >> self->bits < self->pool->stratum.n
			? compare_ticket
			: compare_id;
	size_t start = self->start[box], end = self->start[box + 1];

	for (size_t i = start + 1; i < end; i++)
		if (compare(&self->key[i - 1], &self->key[i]) > 0) {
			qsort(&self->key[start], end - start,
				sizeof(*self->key), compare);
			break;
		}
	for (size_t i = start; i < end; i++)
		self->order[i] = self->key[i].entry;
}

static int sort_some(void *me, void *scratch, size_t task,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct sorting *self = me;
	size_t first = task * BOXES_A_TASK;

	(void)scratch;
	(void)writer;
	(void)err;
	for (size_t i = first; i < first + BOXES_A_TASK && i < self->boxes; i++)
		sort_box(self, i);
	return 0;
}

int ehr_pool_sort(const struct ehr_pool *pool, enum ehr_pool_order by,
	unsigned jobs, uint32_t **order, struct ehr_err *err)
{
	struct sorting self = { .pool = pool, .by = by };
	struct ehr_tasks tasks = { .self = &self, .work = sort_some };
	int rc;

	*order = self.order = ehr_calloc(pool->n + 1, sizeof(*self.order));
	open_boxes(&self);
	fill_boxes(&self);
	tasks.n = (self.boxes + BOXES_A_TASK - 1) / BOXES_A_TASK;
	rc = ehr_tasks_run(&tasks, NULL, 0, jobs, err);
	free(self.start);
	free(self.key);
	return rc;
}
