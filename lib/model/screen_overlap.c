/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_overlap.h"

#include <math.h>
#include <stdlib.h>

#include "ref/group.h"

/* A cell whose pollutant has a place in groups. */
struct placed {
	uint32_t source, medium, item;
	struct ehr_group_place place;
};

static int by_source(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return (x->medium > y->medium) - (x->medium < y->medium);
}

static struct ehr_group_place *find_places(const struct ehr_screen_loads *loads)
{
	const struct ehr_screen_store *store = loads->store;
	const struct ehr_groups *groups =
		ehr_toxicity_groups(loads->opts->toxicity);
	struct ehr_group_place *place =
		ehr_calloc(store->pollutant.n + 1, sizeof(*place));

	for (size_t i = 0; i < store->pollutant.n; i++)
		place[i] = ehr_groups_place(groups, store->name[i],
			store->has_cas[i] ? store->pollutant.key[i]
					  : (struct ehr_str){ "", 0 });
	return place;
}

/* The cells that are in a load and may clash with others of their source. */
static struct placed *find_cells(
	const struct ehr_screen_loads *loads, size_t *n)
{
	const struct ehr_screen_store *store = loads->store;
	struct ehr_group_place *place = find_places(loads);
	struct placed *placed = NULL;
	size_t cap = 0;

	for (size_t i = 0; i < store->cell.n; i++) {
		struct ehr_screen_key key = ehr_screen_store_key(store, i);
		struct ehr_group_place here = place[key.pollutant];
		const struct ehr_screen_weight *weight =
			&loads->weight[key.pollutant * store->medium.n +
				       key.medium];

		if (!(here.sum | here.member) || isnan(weight->chosen) ||
			store->source.key[key.source].n == 0)
			continue;
		if (*n == cap) {
			cap = cap ? 2 * cap : 256;
			placed = ehr_realloc(placed, cap, sizeof(*placed));
		}
		placed[(*n)++] = (struct placed){ key.source, key.medium,
			key.item, here };
	}
	free(place);
	return placed;
}

/* Of one source and medium. */
static void compare(
	struct ehr_screen_loads *loads, const struct placed *placed, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			if (!ehr_group_clash(placed[i].place, placed[k].place))
				continue;
			loads->item[placed[i].item].notes |=
				1u << EHR_SCREEN_SUM_AND_MEMBERS;
			loads->item[placed[k].item].notes |=
				1u << EHR_SCREEN_SUM_AND_MEMBERS;
		}
}

void ehr_screen_overlaps(struct ehr_screen_loads *loads)
{
	size_t n = 0;
	struct placed *placed = find_cells(loads, &n);

	if (n > 0)
		qsort(placed, n, sizeof(*placed), by_source);
	for (size_t i = 0, next; i < n; i = next) {
		next = i + 1;
		while (next < n && by_source(&placed[i], &placed[next]) == 0)
			next++;
		compare(loads, placed + i, next - i);
	}
	free(placed);
}
