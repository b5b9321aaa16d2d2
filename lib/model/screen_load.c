/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_load.h"

#include <math.h>
#include <stdlib.h>

#include "model/screen_overlap.h"
#include "model/screen_weigh.h"
#include "model/words.h"

/* A cell of the store as it is sorted. */
struct entry {
	uint32_t item, by, other, cell;
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	if (x->by != y->by)
		return x->by < y->by ? -1 : 1;
	if (x->other != y->other)
		return x->other < y->other ? -1 : 1;
	return (x->cell > y->cell) - (x->cell < y->cell);
}

static struct entry *sorted(const struct ehr_screen_loads *self, bool swapped)
{
	const struct ehr_screen_store *store = self->store;
	bool pollutant = self->parts_are_pollutants != swapped;
	struct entry *entry = ehr_calloc(store->cell.n + 1, sizeof(*entry));

	for (size_t i = 0; i < store->cell.n; i++) {
		struct ehr_screen_key key = ehr_screen_store_key(store, i);

		entry[i] = (struct entry){
			.item = key.item,
			.by = pollutant ? key.pollutant : key.source,
			.other = pollutant ? key.source : key.pollutant,
			.cell = (uint32_t)i,
		};
	}
	qsort(entry, store->cell.n, sizeof(*entry), compare_entries);
	return entry;
}

/* Sums of a contributor, an item, or everything. */
struct sums {
	struct ehr_sum kg, kg_chosen, kg_air, kg_water;
	struct ehr_sum load[EHR_LOAD_EFFECTS], chosen;
	bool has_load[EHR_LOAD_EFFECTS], has_chosen;
};

static void release(struct sums *sums)
{
	ehr_sum_release(&sums->kg);
	ehr_sum_release(&sums->kg_chosen);
	ehr_sum_release(&sums->kg_air);
	ehr_sum_release(&sums->kg_water);
	ehr_sum_release(&sums->chosen);
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++)
		ehr_sum_release(&sums->load[i]);
	*sums = (struct sums){ 0 };
}

static bool is_water(struct ehr_str medium)
{
	return ehr_str_is(medium, "water") ||
	       ehr_str_is(medium, "surface_water") ||
	       ehr_str_is(medium, "groundwater");
}

static const struct ehr_screen_weight *weight_of(
	const struct ehr_screen_loads *self, struct ehr_screen_key key)
{
	return &self->weight[(size_t)key.pollutant * self->store->medium.n +
			     key.medium];
}

/* An infinite one is told once all are added; its sum is not used. */
static void add_load(struct ehr_screen_loads *self, struct ehr_sum *sum,
	uint32_t pollutant, double load)
{
	if (isfinite(load)) {
		ehr_sum_add(sum, load);
		return;
	}
	self->overflow = true;
	self->largest = pollutant;
}

static void add_cell(
	struct sums *sums, struct ehr_screen_loads *self, size_t cell)
{
	struct ehr_screen_key key = ehr_screen_store_key(self->store, cell);
	const struct ehr_screen_weight *weight = weight_of(self, key);
	struct ehr_str medium = self->store->medium.key[key.medium];
	double kg = ehr_sum_value(&self->store->kg[cell]);

	ehr_sum_add(&sums->kg, kg);
	if (ehr_str_is(medium, "air"))
		ehr_sum_add(&sums->kg_air, kg);
	else if (is_water(medium))
		ehr_sum_add(&sums->kg_water, kg);
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++) {
		if (isnan(weight->by[i]))
			continue;
		sums->has_load[i] = true;
		add_load(self, &sums->load[i], key.pollutant,
			kg * weight->by[i]);
	}
	if (isnan(weight->chosen))
		return;
	sums->has_chosen = true;
	add_load(self, &sums->chosen, key.pollutant, kg * weight->chosen);
	ehr_sum_add(&sums->kg_chosen, kg);
}

static void merge(struct sums *into, const struct sums *from)
{
	ehr_sum_merge(&into->kg, &from->kg);
	ehr_sum_merge(&into->kg_chosen, &from->kg_chosen);
	ehr_sum_merge(&into->kg_air, &from->kg_air);
	ehr_sum_merge(&into->kg_water, &from->kg_water);
	ehr_sum_merge(&into->chosen, &from->chosen);
	into->has_chosen |= from->has_chosen;
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++) {
		ehr_sum_merge(&into->load[i], &from->load[i]);
		into->has_load[i] |= from->has_load[i];
	}
}

static void add_part(struct ehr_screen_loads *self, const struct sums *sums,
	const struct entry *entry)
{
	struct ehr_screen_part *part = &self->part[self->n_part++];

	*part = (struct ehr_screen_part){
		.item = entry->item,
		.by = entry->by,
		.kg = ehr_sum_value(&sums->kg),
		.chosen = ehr_sum_value(&sums->chosen),
		.has_chosen = sums->has_chosen,
	};
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++) {
		part->load[i] = ehr_sum_value(&sums->load[i]);
		part->has_load[i] = sums->has_load[i];
	}
}

static struct ehr_str part_name(
	const struct ehr_screen_loads *self, uint32_t by)
{
	return self->parts_are_pollutants ? self->store->pollutant.key[by]
					  : self->store->source.key[by];
}

/* The last part made may be the item's largest; of equal ones it is the first by
 * bytes. */
static void judge_top(
	struct ehr_screen_loads *self, struct ehr_screen_item *item)
{
	const struct ehr_screen_part *part = &self->part[self->n_part - 1];
	struct ehr_str name = part_name(self, part->by);

	if (!part->has_chosen || name.n == 0)
		return;
	if (item->has_top &&
		(part->chosen < item->top_load ||
			(part->chosen == item->top_load &&
				ehr_str_cmp(name, part_name(self, item->top)) >
					0)))
		return;
	item->has_top = true;
	item->top = part->by;
	item->top_load = part->chosen;
}

static void take_sums(struct ehr_screen_item *item, const struct sums *sums)
{
	item->kg = ehr_sum_value(&sums->kg);
	item->kg_air = ehr_sum_value(&sums->kg_air);
	item->kg_water = ehr_sum_value(&sums->kg_water);
	item->kg_chosen = ehr_sum_value(&sums->kg_chosen);
	item->chosen = ehr_sum_value(&sums->chosen);
	item->has_chosen = sums->has_chosen;
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++) {
		item->load[i] = ehr_sum_value(&sums->load[i]);
		item->has_load[i] = sums->has_load[i];
	}
}

/* How many there are of a kind within an item. */
static void count(struct ehr_screen_item *item, size_t n, bool pollutants)
{
	if (pollutants)
		item->n_pollutants = n;
	else
		item->n_sources = n;
}

static int compare_texts(const void *a, const void *b)
{
	return ehr_str_cmp(
		*(const struct ehr_str *)a, *(const struct ehr_str *)b);
}

enum { LISTED = 12 }; /* in the cell `incomplete`, then how many more */

/* Sorted, ";" between. */
static struct ehr_str join(struct ehr_map *texts, struct ehr_arena *arena)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str *text = ehr_calloc(texts->n + 1, sizeof(*text));
	struct ehr_str joined;

	for (size_t i = 0; i < texts->n; i++)
		text[i] = texts->key[i];
	qsort(text, texts->n, sizeof(*text), compare_texts);
	for (size_t i = 0; i < texts->n && i < LISTED; i++) {
		if (i > 0)
			ehr_buf_putc(&buf, ';');
		ehr_buf_add_str(&buf, text[i]);
	}
	if (texts->n > LISTED)
		ehr_buf_printf(&buf, ";+%zu", texts->n - LISTED);
	joined = ehr_arena_copy(arena, (struct ehr_str){ buf.p, buf.n });
	ehr_buf_release(&buf);
	free(text);
	return joined;
}

static bool leaves_scope(const struct ehr_pollutant_verdict *verdict)
{
	return verdict->word && strcmp(verdict->word, "out_of_scope") == 0;
}

/* What a cell lacks or rests on. */
static void describe_cell(struct ehr_screen_loads *self,
	struct ehr_screen_item *item, size_t cell, struct ehr_map *lacking,
	struct ehr_buf *flags)
{
	const struct ehr_screen_store *store = self->store;
	struct ehr_screen_key key = ehr_screen_store_key(store, cell);
	const struct ehr_screen_weight *weight = weight_of(self, key);
	const struct ehr_pollutant_verdict *verdict =
		&self->verdict[key.pollutant];
	struct ehr_str label = self->by_pollutant
				       ? store->medium.key[key.medium]
				       : store->name[key.pollutant];
	struct ehr_buf text = { 0 };

	item->lists |= self->lists[key.pollutant];
	item->notes |= weight->notes;
	if (verdict->flag[0] != '\0' && !weight->word)
		ehr_words_add_all(flags, ehr_str_of(verdict->flag));
	if (!weight->word || leaves_scope(verdict))
		return;
	ehr_buf_add_str(&text, label);
	ehr_buf_printf(&text, "(%s)", weight->word);
	ehr_map_add(lacking, (struct ehr_str){ text.p, text.n }, NULL);
	ehr_buf_release(&text);
}

static void describe(struct ehr_screen_loads *self, const struct entry *entry,
	size_t n, struct ehr_screen_item *item)
{
	struct ehr_map lacking = { 0 };
	struct ehr_buf flags = { 0 };

	for (size_t i = 0; i < n; i++)
		describe_cell(self, item, entry[i].cell, &lacking, &flags);
	item->incomplete = join(&lacking, &self->arena);
	item->flags = ehr_arena_copy(
		&self->arena, (struct ehr_str){ flags.p, flags.n });
	ehr_map_release(&lacking);
	ehr_buf_release(&flags);
}

/* One item: the n entries from entry on, of which it has at least one. */
static void make_item(struct ehr_screen_loads *self, const struct entry *entry,
	size_t n, struct sums *all)
{
	struct ehr_screen_item *item = &self->item[entry->item];
	struct sums whole = { 0 };
	size_t parts = 0;

	for (size_t i = 0, next; i < n; i = next) {
		struct sums part = { 0 };

		for (next = i; next < n && entry[next].by == entry[i].by;
			next++)
			add_cell(&part, self, entry[next].cell);
		add_part(self, &part, &entry[i]);
		judge_top(self, item);
		merge(&whole, &part);
		release(&part);
		parts++;
	}
	count(item, parts, self->parts_are_pollutants);
	take_sums(item, &whole);
	merge(all, &whole);
	release(&whole);
	describe(self, entry, n, item);
}

static void make_items(struct ehr_screen_loads *self)
{
	size_t n = self->store->cell.n;
	struct entry *entry = sorted(self, false);
	struct sums all = { 0 };

	self->part = ehr_calloc(n + 1, sizeof(*self->part));
	for (size_t i = 0, next; i < n; i = next) {
		for (next = i; next < n && entry[next].item == entry[i].item;)
			next++;
		make_item(self, entry + i, next - i, &all);
	}
	self->kg = ehr_sum_value(&all.kg);
	self->kg_chosen = ehr_sum_value(&all.kg_chosen);
	self->chosen = ehr_sum_value(&all.chosen);
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++)
		self->load[i] = ehr_sum_value(&all.load[i]);
	release(&all);
	free(entry);
}

/* The number of those that are not contributors: pollutants or sources. */
static void count_others(struct ehr_screen_loads *self)
{
	size_t n = self->store->cell.n;
	struct entry *entry = sorted(self, true);

	for (size_t i = 0, next; i < n; i = next) {
		size_t found = 0;

		for (next = i; next < n && entry[next].item == entry[i].item;
			next++)
			found += next == i ||
				 entry[next].by != entry[next - 1].by;
		count(&self->item[entry[i].item], found,
			!self->parts_are_pollutants);
	}
	free(entry);
}

static void judge_pollutants(struct ehr_screen_loads *self)
{
	const struct ehr_screen_load_opts *opts = self->opts;
	const struct ehr_screen_store *store = self->store;
	const struct ehr_pollutant_tables tables = { opts->toxicity,
		opts->scope, opts->profile->lead };
	size_t n = store->pollutant.n, media = store->medium.n;

	self->verdict =
		ehr_arena_calloc(&self->arena, n + 1, sizeof(*self->verdict));
	self->lists =
		ehr_arena_calloc(&self->arena, n + 1, sizeof(*self->lists));
	self->weight = ehr_calloc(n * media + 1, sizeof(*self->weight));
	for (size_t i = 0; i < n; i++) {
		struct ehr_str cas = store->has_cas[i]
					     ? store->pollutant.key[i]
					     : (struct ehr_str){ "", 0 };

		self->verdict[i] =
			ehr_pollutant_judge(&tables, cas, store->name[i]);
		self->lists[i] = ehr_pollutant_lists_of(
			opts->lists, store->name[i], cas);
		for (size_t k = 0; k < media; k++)
			self->weight[i * media + k] = ehr_screen_weigh(
				opts, &self->verdict[i], store->medium.key[k]);
	}
}

/* Few: they are put in one by one. */
static void sort_media(struct ehr_screen_loads *self)
{
	const struct ehr_map *media = &self->store->medium;
	size_t n = 0;

	self->medium = ehr_arena_calloc(
		&self->arena, media->n + 1, sizeof(*self->medium));
	for (size_t i = 0; i < media->n; i++) {
		size_t at = n++;

		for (; at > 0 && ehr_str_cmp(media->key[self->medium[at - 1]],
					 media->key[i]) > 0;
			at--)
			self->medium[at] = self->medium[at - 1];
		self->medium[at] = (uint32_t)i;
	}
}

/* Where pollutants are ranked an item without amounts is one all the same. */
static void judge_items(struct ehr_screen_loads *self)
{
	for (size_t i = 0; self->by_pollutant && i < self->store->groups.key.n;
		i++) {
		uint32_t pollutant = self->store->count[i].pollutant;

		self->item[i].lists = self->lists[pollutant];
		if (leaves_scope(&self->verdict[pollutant]))
			self->item[i].out_of_scope =
				self->verdict[pollutant].detail;
	}
}

static int check_range(const struct ehr_screen_loads *self, struct ehr_err *err)
{
	if (self->overflow)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a load of \"%.*s\" is too large for a number"),
			(int)self->store->name[self->largest].n,
			self->store->name[self->largest].p);
	if (!isfinite(self->kg) || !isfinite(self->chosen))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the amounts are too large for a number"));
	return 0;
}

int ehr_screen_loads_make(struct ehr_screen_loads *self,
	const struct ehr_screen_store *store,
	const struct ehr_screen_load_opts *opts, struct ehr_err *err)
{
	self->opts = opts;
	self->store = store;
	if (ehr_screen_check_scheme(opts, err))
		return -1;
	self->item = ehr_calloc(store->groups.key.n + 1, sizeof(*self->item));
	judge_pollutants(self);
	sort_media(self);
	make_items(self);
	count_others(self);
	judge_items(self);
	ehr_screen_overlaps(self);
	return check_range(self, err);
}

void ehr_screen_loads_release(struct ehr_screen_loads *self)
{
	free(self->item);
	free(self->part);
	free(self->weight);
	ehr_arena_release(&self->arena);
}
