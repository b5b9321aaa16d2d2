/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/levels_cases.h"

#include "model/place.h"
#include "model/words.h"

/* Words of a case that are tried one after the other; none: an empty cell. */
struct words {
	const char *const *word;
	size_t n;
};

static size_t count(struct words words)
{
	return words.n > 0 ? words.n : 1;
}

static struct ehr_str word(struct words words, size_t i)
{
	return ehr_str_of(words.n > 0 ? words.word[i] : "");
}

/* While a case is looked at. */
struct draft {
	struct ehr_places places;
	const struct ehr_medium *medium;
	size_t at;
	bool reached;
	struct ehr_buf point_type, layer, item;
};

static void try_cells(struct draft *draft, struct ehr_str point_type,
	struct ehr_str layer, struct ehr_str item)
{
	const struct ehr_str cell[EHR_PLACE_CELLS] = {
		[EHR_PLACE_MEDIUM] = ehr_str_of(draft->medium->medium),
		[EHR_PLACE_POINT_TYPE] = point_type,
		[EHR_PLACE_QUANTITY] = ehr_str_of("concentration"),
		[EHR_PLACE_LAYER] = layer,
		[EHR_PLACE_ITEM] = item,
		[EHR_PLACE_UNIT] = ehr_str_of(draft->medium->unit),
	};
	const struct ehr_place *place = ehr_places_find(&draft->places, cell);

	if (place->word || place->medium != draft->at)
		return;
	draft->reached = true;
	ehr_words_add(&draft->point_type, point_type);
	ehr_words_add(&draft->layer, layer);
	ehr_words_add(&draft->item, item);
}

/* Tries all rows that may come to the case. */
static void reach(struct draft *draft)
{
	const struct ehr_medium *medium = draft->medium;
	const struct words point_type = { medium->point_type,
		medium->n_point_type };
	const struct words layer = { medium->layer, medium->n_layer };
	const struct words item = { medium->item, medium->n_item };

	for (size_t i = 0; i < count(point_type); i++)
		for (size_t k = 0; k < count(layer); k++)
			for (size_t m = 0; m < count(item); m++)
				try_cells(draft, word(point_type, i),
					word(layer, k), word(item, m));
}

static enum ehr_level_hj hj_of(
	const struct ehr_medium *medium, struct ehr_str layer)
{
	bool all = ehr_str_is(layer, "all") || layer.n == 0;

	if (medium->n_path == 0 || medium->path[0].formula < EHR_FORMULA_HJ_OIS)
		return EHR_LEVEL_HJ_NONE;
	if (strcmp(medium->medium, "soil") == 0 && all)
		return EHR_LEVEL_HJ_SOIL;
	if (strcmp(medium->medium, "groundwater") == 0)
		return EHR_LEVEL_HJ_GROUNDWATER;
	return EHR_LEVEL_HJ_NONE;
}

static struct ehr_str keep(struct ehr_arena *arena, const struct ehr_buf *buf)
{
	return ehr_arena_copy(arena, (struct ehr_str){ buf->p, buf->n });
}

static void add(struct ehr_level_cases *cases, const struct draft *draft,
	struct ehr_arena *arena)
{
	struct ehr_level_case *one = &cases->one[cases->n++];

	*one = (struct ehr_level_case){
		.medium = draft->at,
		.point_type = keep(arena, &draft->point_type),
		.layer = keep(arena, &draft->layer),
		.item = keep(arena, &draft->item),
	};
	one->hj = hj_of(draft->medium, one->layer);
	cases->soil |= one->hj == EHR_LEVEL_HJ_SOIL;
	cases->groundwater |= one->hj == EHR_LEVEL_HJ_GROUNDWATER;
}

struct ehr_level_cases ehr_level_cases(const struct ehr_profile *profile,
	const struct ehr_units *units, struct ehr_arena *arena)
{
	struct ehr_level_cases cases = { 0 };
	struct draft draft = { .places = {
				       .profile = profile, .units = units } };

	cases.one =
		ehr_arena_calloc(arena, profile->n_medium, sizeof(*cases.one));
	for (size_t i = 0; i < profile->n_medium; i++) {
		draft.medium = &profile->medium[i];
		draft.at = i;
		draft.point_type.n = draft.layer.n = draft.item.n = 0;
		draft.reached = false;
		reach(&draft);
		if (draft.reached)
			add(&cases, &draft, arena);
	}
	ehr_places_release(&draft.places);
	ehr_buf_release(&draft.point_type);
	ehr_buf_release(&draft.layer);
	ehr_buf_release(&draft.item);
	return cases;
}
