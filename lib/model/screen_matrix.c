/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_matrix.h"

#include <math.h>
#include <stdlib.h>

#include "model/words.h"

enum own {
	LOAD,
	LOAD_CANCER,
	LOAD_NONCANCER,
	AMOUNT,
	N_SOURCES,
	N_POLLUTANTS,
	N_LISTS,
	LOG_KOW,
	OWN
};
static const char *const own_name[OWN] = { "load", "load_cancer",
	"load_noncancer", "amount", "n_sources", "n_pollutants", "n_lists",
	"log_kow" };

static const char *usual(const struct ehr_screen_loads *loads)
{
	if (loads->by_pollutant)
		return "load,n_sources,n_lists";
	return loads->parts_are_pollutants ? "load,n_pollutants"
					   : "load,n_pollutants,n_sources";
}

struct ehr_str ehr_screen_item_key(
	const struct ehr_screen_loads *loads, size_t item)
{
	const struct ehr_screen_store *store = loads->store;
	struct ehr_str key = store->groups.key.key[item];
	size_t n;

	if (loads->by_pollutant)
		return store->pollutant.key[store->count[item].pollutant];
	memcpy(&n, key.p, sizeof(n)); /* as ehr_group_key puts it */
	return (struct ehr_str){ key.p + sizeof(n), n };
}

static unsigned bits(uint64_t set)
{
	unsigned n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

static double log_kow(const struct ehr_screen_loads *loads, size_t item)
{
	uint32_t pollutant = loads->store->count[item].pollutant;
	const struct ehr_chemical *chemical =
		loads->verdict[pollutant].chemical;

	return chemical && chemical->value[EHR_TOX_LOG_KOW].there
		       ? chemical->value[EHR_TOX_LOG_KOW].value
		       : NAN;
}

static double own_value(
	const struct ehr_screen_loads *loads, size_t at, enum own which)
{
	const struct ehr_screen_item *item = &loads->item[at];
	bool amounts = loads->store->count[at].rows[EHR_SCREEN_AMOUNT] > 0;

	switch (which) {
	case LOAD: return item->has_chosen ? item->chosen : NAN;
	case LOAD_CANCER:
		return item->has_load[EHR_LOAD_CANCER]
			       ? item->load[EHR_LOAD_CANCER]
			       : NAN;
	case LOAD_NONCANCER:
		return item->has_load[EHR_LOAD_NONCANCER]
			       ? item->load[EHR_LOAD_NONCANCER]
			       : NAN;
	case AMOUNT: return amounts ? item->kg : NAN;
	case N_SOURCES: return amounts ? (double)item->n_sources : NAN;
	case N_POLLUTANTS: return amounts ? (double)item->n_pollutants : NAN;
	case N_LISTS: return (double)bits(item->lists);
	case LOG_KOW: return log_kow(loads, at);
	default: return NAN;
	}
}

/* An indicator: one of ours, or that number of the user's. */
struct origin {
	long own, extra;
};

static int find_origin(const struct ehr_screen_matrix *self,
	const struct ehr_screen_matrix_opts *opts, struct ehr_str name,
	struct origin *origin, struct ehr_err *err)
{
	char shown[96];

	*origin = (struct origin){ -1, -1 };
	for (int i = 0; i < OWN; i++)
		if (ehr_str_is(name, own_name[i]))
			origin->own = i;
	if (opts->extra && origin->own < 0)
		origin->extra = ehr_map_find(&opts->extra->indicator, name);
	ehr_visible(shown, sizeof(shown), name);
	if (origin->own < 0 && origin->extra < 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("there is no indicator \"%s\"; ours are load "
			  "load_cancer load_noncancer amount n_sources "
			  "n_pollutants n_lists log_kow"),
			shown);
	if (origin->own == LOG_KOW && !self->loads->by_pollutant)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the indicator \"%s\" is one of pollutants"), shown);
	return 0;
}

static int add_indicator(struct ehr_screen_matrix *self,
	const struct ehr_screen_matrix_opts *opts, struct ehr_str name,
	struct origin *origin, struct ehr_err *err)
{
	char shown[96];

	if (find_origin(self, opts, name, origin + self->m, err))
		return -1;
	ehr_visible(shown, sizeof(shown), name);
	for (size_t j = 0; j < self->m; j++)
		if (ehr_str_eq(self->name[j], name))
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the indicator \"%s\" is named twice"),
				shown);
	self->name[self->m] = ehr_arena_copy(&self->arena, name);
	self->slice[self->m] = self->name[self->m];
	if (origin[self->m].extra >= 0) {
		size_t at = (size_t)origin[self->m].extra;

		self->lower[self->m] = opts->extra->lower[at];
		self->slice[self->m] = opts->extra->slice[at];
	}
	self->m++;
	return 0;
}

static int too_many(struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("there are more than %d indicators"), EHR_CRITERIA_MAX);
}

static int find_indicators(struct ehr_screen_matrix *self,
	const struct ehr_screen_matrix_opts *opts, struct origin *origin,
	struct ehr_err *err)
{
	struct ehr_str rest =
		ehr_str_of(opts->use ? opts->use : usual(self->loads));

	while (rest.p) {
		struct ehr_str name = ehr_str_cut(&rest, ',');

		if (self->m == EHR_CRITERIA_MAX)
			return too_many(err);
		if (add_indicator(self, opts, name, origin, err))
			return -1;
	}
	if (opts->use || !opts->extra)
		return 0;
	for (size_t i = 0; i < opts->extra->indicator.n; i++) {
		if (self->m == EHR_CRITERIA_MAX)
			return too_many(err);
		if (add_indicator(self, opts, opts->extra->indicator.key[i],
			    origin, err))
			return -1;
	}
	return 0;
}

/* A name of the user's goes for an item by number, or by name. */
static double extra_value(const struct ehr_screen_loads *loads,
	const struct ehr_screen_extra *extra, size_t item, size_t indicator)
{
	double value = ehr_screen_extra_value(
		extra, ehr_screen_item_key(loads, item), indicator);

	if (isnan(value) && loads->by_pollutant)
		value = ehr_screen_extra_value(extra,
			loads->store->name[loads->store->count[item].pollutant],
			indicator);
	return value;
}

static void fill_raw(struct ehr_screen_matrix *self,
	const struct ehr_screen_matrix_opts *opts, const struct origin *origin)
{
	size_t n = self->loads->store->groups.key.n;

	self->raw = ehr_calloc(n * self->m + 1, sizeof(*self->raw));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < self->m; j++)
			self->raw[i * self->m + j] =
				origin[j].own >= 0
					? own_value(self->loads, i,
						  (enum own)origin[j].own)
					: extra_value(self->loads, opts->extra,
						  i, (size_t)origin[j].extra);
}

static size_t count_there(const struct ehr_screen_matrix *self, size_t item)
{
	size_t there = 0;

	for (size_t j = 0; j < self->m; j++)
		there += isnan(self->raw[item * self->m + j]) ? 0 : 1;
	return there;
}

static void choose_items(
	struct ehr_screen_matrix *self, enum ehr_screen_missing missing)
{
	size_t n = self->loads->store->groups.key.n;

	self->item = ehr_calloc(n + 1, sizeof(*self->item));
	for (size_t i = 0; i < n; i++) {
		size_t there = count_there(self, i);
		bool enough = missing == EHR_SCREEN_INSUFFICIENT
				      ? there == self->m
				      : there > 0;

		if (enough && !self->loads->item[i].out_of_scope &&
			ehr_screen_item_key(self->loads, i).n > 0)
			self->item[self->n++] = (uint32_t)i;
	}
}

/* An item's key beside its number, to sort by. */
struct keyed {
	struct ehr_str key;
	uint32_t item;
};

static int compare_keys(const void *a, const void *b)
{
	return ehr_str_cmp(
		((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

/* By the bytes of their keys: sums then do not hang on the order of the rows. */
static void sort_items(struct ehr_screen_matrix *self)
{
	struct keyed *keyed = ehr_calloc(self->n + 1, sizeof(*keyed));

	for (size_t i = 0; i < self->n; i++)
		keyed[i] = (struct keyed){ ehr_screen_item_key(
						   self->loads, self->item[i]),
			self->item[i] };
	qsort(keyed, self->n, sizeof(*keyed), compare_keys);
	for (size_t i = 0; i < self->n; i++)
		self->item[i] = keyed[i].item;
	free(keyed);
}

static int compare_numbers(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* What stands for a missing value of the indicator. */
static double stand_in(const struct ehr_screen_matrix *self, size_t j,
	enum ehr_screen_missing missing)
{
	double *there = ehr_calloc(self->n + 1, sizeof(*there));
	double value = NAN;
	size_t n = 0;

	for (size_t i = 0; i < self->n; i++)
		if (!isnan(self->value[i * self->m + j]))
			there[n++] = self->value[i * self->m + j];
	qsort(there, n, sizeof(*there), compare_numbers);
	if (n > 0 && missing == EHR_SCREEN_WORST)
		value = there[self->lower[j] ? 0 : n - 1];
	else if (n > 0 && missing == EHR_SCREEN_MIDDLE)
		value = (there[(n - 1) / 2] + there[n / 2]) / 2;
	free(there);
	return value;
}

static void fill_missing(
	struct ehr_screen_matrix *self, enum ehr_screen_missing missing)
{
	if (missing == EHR_SCREEN_INSUFFICIENT || missing == EHR_SCREEN_EXCLUDE)
		return;
	for (size_t j = 0; j < self->m; j++) {
		double value = stand_in(self, j, missing);

		for (size_t i = 0; i < self->n; i++)
			if (isnan(self->value[i * self->m + j]))
				self->value[i * self->m + j] = value;
	}
}

static int take_log10(struct ehr_screen_matrix *self, struct ehr_err *err)
{
	for (size_t i = 0; i < self->n * self->m; i++) {
		char shown[96];

		if (self->value[i] < 0) {
			ehr_visible(
				shown, sizeof(shown), self->name[i % self->m]);
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the indicator \"%s\" has values below 0, "
				  "which have no logarithm"),
				shown);
		}
		self->value[i] = log1p(self->value[i]) / log(10);
	}
	return 0;
}

static void count_unknown(
	struct ehr_screen_matrix *self, const struct ehr_screen_extra *extra)
{
	struct ehr_map known = { 0 };
	const struct ehr_screen_store *store = self->loads->store;

	for (size_t i = 0; i < store->groups.key.n; i++) {
		ehr_map_add(&known, ehr_screen_item_key(self->loads, i), NULL);
		if (self->loads->by_pollutant)
			ehr_map_add(&known,
				store->name[store->count[i].pollutant], NULL);
	}
	for (size_t i = 0; i < extra->item.n; i++)
		if (ehr_map_find(&known, extra->item.key[i]) == EHR_MAP_NONE)
			self->n_unknown++;
	ehr_map_release(&known);
}

int ehr_screen_matrix_make(struct ehr_screen_matrix *self,
	const struct ehr_screen_loads *loads,
	const struct ehr_screen_matrix_opts *opts, struct ehr_err *err)
{
	struct origin origin[EHR_CRITERIA_MAX];

	self->loads = loads;
	if (find_indicators(self, opts, origin, err))
		return -1;
	fill_raw(self, opts, origin);
	choose_items(self, opts->missing);
	sort_items(self);
	self->value = ehr_calloc(self->n * self->m + 1, sizeof(*self->value));
	for (size_t i = 0; i < self->n; i++)
		memcpy(self->value + i * self->m,
			self->raw + self->item[i] * self->m,
			self->m * sizeof(*self->value));
	fill_missing(self, opts->missing);
	if (opts->extra)
		count_unknown(self, opts->extra);
	return opts->log10 ? take_log10(self, err) : 0;
}

void ehr_screen_matrix_release(struct ehr_screen_matrix *self)
{
	free(self->raw);
	free(self->item);
	free(self->value);
	ehr_arena_release(&self->arena);
}

void ehr_screen_lacks(const struct ehr_screen_matrix *self, size_t item,
	struct ehr_buf *names)
{
	for (size_t j = 0; j < self->m; j++)
		if (isnan(self->raw[item * self->m + j]))
			ehr_words_add(names, self->name[j]);
}
