/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inspect_pool.h"

#include <stdlib.h>

#include "base/day.h"

/* What a thread makes of its block. The cells are put one after the other, each
 * with its length before it. */
struct batch {
	struct ehr_pool *pool;
	struct ehr_pool_entry *entry; /* id.p is an offset here */
	size_t *cells, *id;
	unsigned long *line;
	size_t n, cap;
	struct ehr_map stratum;
	struct ehr_buf bytes, text;
};

/* Columns. */

static int look(const struct ehr_pool *pool, const char *column, bool needed,
	long *at, struct ehr_err *err)
{
	size_t found;

	if (ehr_header_look(pool->header, column, at, err))
		return -1;
	return needed && *at == EHR_NO_COLUMN
		       ? ehr_header_need(pool->header, column, &found, err)
		       : 0;
}

static int bind_rules(struct ehr_pool *pool, struct ehr_err *err)
{
	const struct ehr_inspect_rules *rules = pool->opts.rules;
	size_t classes = rules->n[EHR_INSPECT_CLASSES];
	size_t weights = rules->n[EHR_INSPECT_WEIGHTS];

	pool->at_class = ehr_arena_calloc(
		&pool->arena, classes + 1, sizeof(*pool->at_class));
	pool->at_weight = ehr_arena_calloc(
		&pool->arena, weights + 1, sizeof(*pool->at_weight));
	for (size_t i = 0; i < classes; i++)
		if (look(pool, rules->classes[i].column,
			    rules->classes[i].needed, &pool->at_class[i], err))
			return -1;
	for (size_t i = 0; i < weights; i++)
		if (!rules->weight[i].records &&
			look(pool, rules->weight[i].name, false,
				&pool->at_weight[i], err))
			return -1;
	return 0;
}

static int bind_strata(struct ehr_pool *pool, struct ehr_err *err)
{
	struct ehr_str rest;

	if (!pool->opts.strata)
		return 0;
	rest = ehr_str_of(pool->opts.strata);
	pool->strata = ehr_arena_calloc(
		&pool->arena, rest.n + 1, sizeof(*pool->strata));
	do {
		const char *name = ehr_arena_string(
			&pool->arena, ehr_str_trim(ehr_str_cut(&rest, ',')));

		if (ehr_header_need(pool->header, name,
			    &pool->strata[pool->n_strata++], err))
			return -1;
	} while (rest.p);
	return 0;
}

static void copy_header(struct ehr_pool *pool, const struct ehr_header *header)
{
	pool->own.n = header->n;
	pool->own.name = ehr_arena_calloc(
		&pool->arena, header->n, sizeof(*pool->own.name));
	for (size_t i = 0; i < header->n; i++)
		pool->own.name[i] = ehr_arena_string(
			&pool->arena, ehr_str_of(header->name[i]));
	pool->header = &pool->own;
}

struct ehr_pool *ehr_pool_new(const struct ehr_pool_opts *opts,
	const struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_pool *pool = ehr_calloc(1, sizeof(*pool));

	pool->opts = *opts;
	copy_header(pool, header);
	if (look(pool, "source_id", true, &pool->id, err) == 0 &&
		look(pool, "uscc", false, &pool->uscc, err) == 0 &&
		bind_rules(pool, err) == 0 && bind_strata(pool, err) == 0)
		return pool;
	ehr_pool_free(pool);
	return NULL;
}

void ehr_pool_free(struct ehr_pool *pool)
{
	if (!pool)
		return;
	for (size_t i = 0; i < pool->blocks; i++)
		free(pool->block[i]);
	free(pool->block);
	free(pool->entry);
	ehr_map_release(&pool->ids);
	ehr_map_release(&pool->stratum);
	ehr_arena_release(&pool->arena);
	free(pool);
}

/* Rows. */

static int find_class(const struct ehr_pool *pool, const struct ehr_row *row,
	struct ehr_pool_entry *entry, struct ehr_err *err)
{
	const struct ehr_inspect_rules *rules = pool->opts.rules;
	size_t n = rules->n[EHR_INSPECT_CLASSES], last = n;

	for (size_t i = 0; i < n; i++) {
		const struct ehr_inspect_class *rule = &rules->classes[i];

		if (pool->at_class[i] == EHR_NO_COLUMN)
			continue;
		if (rule->needed)
			last = i;
		if (!ehr_inspect_words_have(
			    &rule->words, row->cell[pool->at_class[i]]))
			continue;
		entry->rate = (uint32_t)rule->rate;
		entry->memory = rule->memory || rules->rate[rule->rate].memory;
		return 0;
	}
	return ehr_fail_cell(err, last < n ? rules->classes[last].column : "",
		"no_class", N_("a word that some class of the scheme has"),
		last < n ? row->cell[pool->at_class[last]]
			 : (struct ehr_str){ 0 });
}

static bool weighs(
	const struct ehr_pool *pool, const struct ehr_row *row, size_t i)
{
	const struct ehr_pool_opts *opts = &pool->opts;
	const struct ehr_inspect_weight *weight = &opts->rules->weight[i];

	if (!weight->records)
		return pool->at_weight[i] != EHR_NO_COLUMN &&
		       ehr_inspect_words_have(
			       &weight->words, row->cell[pool->at_weight[i]]);
	return opts->visits &&
	       ehr_visits_count(opts->visits, row->cell[pool->id], weight->name,
		       ehr_day_add_months(opts->as_of, -weight->months) + 1,
		       opts->as_of, NULL) >= weight->least;
}

static int find_weight(const struct ehr_pool *pool, const struct ehr_row *row,
	uint32_t *weight, struct ehr_err *err)
{
	const struct ehr_inspect_rules *rules = pool->opts.rules;
	double most = rules->setting[EHR_INSPECT_WEIGHT_MOST];
	double product = 1;

	for (size_t i = 0; i < rules->n[EHR_INSPECT_WEIGHTS]; i++)
		if (weighs(pool, row, i))
			product *= (double)rules->weight[i].times;
	if (product > most)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("a weight of %.0f is above the most, %.0f"), product,
			most);
	*weight = (uint32_t)product;
	return 0;
}

static bool was_seen(const struct ehr_pool *pool, const struct ehr_row *row,
	const struct ehr_inspect_rate *rate)
{
	const struct ehr_pool_opts *opts = &pool->opts;

	return rate->pool && !rate->again && opts->visits &&
	       ehr_visits_count(opts->visits, row->cell[pool->id], "visit",
		       ehr_day_of(ehr_day_parts(opts->as_of).year, 1, 1),
		       opts->as_of, NULL) > 0;
}

static void find_ticket(const char *seed, struct ehr_str id,
	struct ehr_pool_entry *entry, struct ehr_buf *text)
{
	unsigned char raw[EHR_SHA256_BYTES];
	size_t start;

	text->n = 0;
	ehr_buf_puts(text, seed);
	ehr_buf_putc(text, ':');
	ehr_buf_add_str(text, id);
	ehr_buf_putc(text, ':');
	start = text->n;
	for (uint32_t k = 1; k <= entry->weight; k++) {
		char digits[EHR_NUM_MAX];

		text->n = start;
		ehr_buf_add(text, digits, ehr_num_write(digits, k));
		ehr_sha256_raw((struct ehr_str){ text->p, text->n }, raw);
		if (k == 1 || memcmp(raw, entry->ticket, sizeof(raw)) < 0)
			memcpy(entry->ticket, raw, sizeof(raw));
	}
}

static uint32_t find_stratum(struct batch *batch, const struct ehr_row *row,
	const struct ehr_inspect_rate *rate)
{
	const struct ehr_pool *pool = batch->pool;

	batch->text.n = 0;
	ehr_buf_puts(&batch->text, rate->name);
	for (size_t i = 0; i < pool->n_strata; i++) {
		ehr_buf_putc(&batch->text, '/');
		ehr_buf_add_str(&batch->text, row->cell[pool->strata[i]]);
	}
	return (uint32_t)ehr_map_add(&batch->stratum,
		(struct ehr_str){ batch->text.p, batch->text.n }, NULL);
}

static void grow(struct batch *batch)
{
	if (batch->n < batch->cap)
		return;
	batch->cap = batch->cap ? 2 * batch->cap : 1024;
	batch->entry =
		ehr_realloc(batch->entry, batch->cap, sizeof(*batch->entry));
	batch->cells =
		ehr_realloc(batch->cells, batch->cap, sizeof(*batch->cells));
	batch->id = ehr_realloc(batch->id, batch->cap, sizeof(*batch->id));
	batch->line =
		ehr_realloc(batch->line, batch->cap, sizeof(*batch->line));
}

static void keep(struct batch *batch, const struct ehr_row *row,
	const struct ehr_pool_entry *entry)
{
	grow(batch);
	batch->entry[batch->n] = *entry;
	batch->line[batch->n] = row->line;
	batch->cells[batch->n] = batch->bytes.n;
	for (size_t i = 0; i < row->n; i++) {
		uint32_t length = (uint32_t)row->carried[i].n;

		ehr_buf_add(&batch->bytes, &length, sizeof(length));
		if ((long)i == batch->pool->id)
			batch->id[batch->n] = batch->bytes.n;
		ehr_buf_add_str(&batch->bytes, row->carried[i]);
	}
	batch->n++;
}

static int take(void *self, void *scratch, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_pool *pool = self;
	struct batch *batch = scratch;
	struct ehr_pool_entry entry = { .id = row->cell[pool->id] };
	const struct ehr_inspect_rate *rate;

	(void)writer;
	if (entry.id.n == 0)
		return ehr_fail_cell(err, "source_id", "no_id",
			N_("the number of an enterprise"), entry.id);
	if (find_class(pool, row, &entry, err) ||
		find_weight(pool, row, &entry.weight, err))
		return -1;
	rate = &pool->opts.rules->rate[entry.rate];
	entry.seen = was_seen(pool, row, rate);
	entry.stratum = find_stratum(batch, row, rate);
	if (pool->opts.seed && rate->pool && !entry.seen)
		find_ticket(pool->opts.seed, entry.id, &entry, &batch->text);
	keep(batch, row, &entry);
	return 0;
}

static void *batch_new(void *self)
{
	struct batch *batch = ehr_calloc(1, sizeof(*batch));

	batch->pool = self;
	return batch;
}

static void batch_free(void *self, void *scratch)
{
	struct batch *batch = scratch;

	(void)self;
	free(batch->entry);
	free(batch->cells);
	free(batch->id);
	free(batch->line);
	ehr_map_release(&batch->stratum);
	ehr_buf_release(&batch->bytes);
	ehr_buf_release(&batch->text);
	free(batch);
}

/* Blocks together. */

static struct ehr_str id_of(const struct batch *batch, size_t i)
{
	return (struct ehr_str){ batch->bytes.p + batch->id[i],
		batch->entry[i].id.n };
}

enum { EXPECTED = 16 };

static int add(struct ehr_pool *pool, const struct batch *batch, size_t i,
	const uint32_t *stratum, struct ehr_err *err)
{
	struct ehr_pool_entry entry = batch->entry[i];
	bool is_new;
	long at;

	if (i + EXPECTED < batch->n)
		ehr_map_expect(&pool->ids, id_of(batch, i + EXPECTED));
	entry.id = id_of(batch, i);
	entry.cells = batch->bytes.p + batch->cells[i];
	entry.stratum = stratum[entry.stratum];
	at = ehr_map_add(&pool->ids, entry.id, &is_new);
	if (!is_new)
		return ehr_fail_cell(err, "source_id", "duplicate",
			N_("each enterprise once"), entry.id);
	entry.id = pool->ids.key[at];
	if (pool->n == pool->cap) {
		pool->cap = pool->cap ? 2 * pool->cap : 1024;
		pool->entry =
			ehr_realloc(pool->entry, pool->cap, sizeof(entry));
	}
	pool->entry[pool->n++] = entry;
	return 0;
}

/* The bytes of the batch become the pool's. */
static void hand_over(struct ehr_pool *pool, struct batch *batch)
{
	if (pool->blocks == pool->blocks_cap) {
		pool->blocks_cap = pool->blocks_cap ? 2 * pool->blocks_cap : 64;
		pool->block = ehr_realloc(
			pool->block, pool->blocks_cap, sizeof(*pool->block));
	}
	pool->block[pool->blocks++] = batch->bytes.p;
	batch->bytes = (struct ehr_buf){ 0 };
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_pool *pool = self;
	struct batch *batch = scratch;
	uint32_t *stratum = ehr_calloc(batch->stratum.n + 1, sizeof(*stratum));
	int rc = 0;

	for (size_t i = 0; i < batch->stratum.n; i++)
		stratum[i] = (uint32_t)ehr_map_add(
			&pool->stratum, batch->stratum.key[i], NULL);
	for (size_t i = 0; i < batch->n && rc == 0; i++) {
		rc = add(pool, batch, i, stratum, err);
		if (rc)
			ehr_err_at(err, file, line + batch->line[i]);
	}
	free(stratum);
	hand_over(pool, batch);
	ehr_map_release(&batch->stratum);
	batch->n = 0;
	return rc;
}

struct ehr_filter ehr_pool_filter(struct ehr_pool *pool)
{
	return (struct ehr_filter){ .self = pool,
		.row = take,
		.scratch_new = batch_new,
		.scratch_free = batch_free,
		.commit = commit };
}

struct ehr_str ehr_pool_cell(const char **at)
{
	struct ehr_str cell;
	uint32_t length;

	memcpy(&length, *at, sizeof(length));
	cell = (struct ehr_str){ *at + sizeof(length), length };
	*at = cell.p + length;
	return cell;
}
