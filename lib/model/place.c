/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/place.h"

#include "model/text_key.h"

static bool listed(const char *const *word, size_t n, struct ehr_str text)
{
	for (size_t i = 0; i < n; i++)
		if (ehr_str_is(text, word[i]))
			return true;
	return false;
}

/* How far a case of the profile fits a row: one after the other. */
enum fit {
	FITS_NOTHING,
	FITS_MEDIUM,
	FITS_POINT_TYPE,
	FITS_LAYER,
	FITS_ITEM, /* wholly */
};

/* Nothing said is taken as what the case is for. */
static bool fits_or_unsaid(
	struct ehr_str cell, const char *const *word, size_t n)
{
	return cell.n == 0 || n == 0 || listed(word, n, cell);
}

static enum fit fit(const struct ehr_medium *medium, const struct ehr_str *cell)
{
	if (!ehr_str_is(cell[EHR_PLACE_MEDIUM], medium->medium))
		return FITS_NOTHING;
	if (!fits_or_unsaid(cell[EHR_PLACE_POINT_TYPE], medium->point_type,
		    medium->n_point_type))
		return FITS_MEDIUM;
	if (!fits_or_unsaid(
		    cell[EHR_PLACE_LAYER], medium->layer, medium->n_layer))
		return FITS_POINT_TYPE;
	if (medium->n_item > 0 &&
		!listed(medium->item, medium->n_item, cell[EHR_PLACE_ITEM]))
		return FITS_LAYER;
	return FITS_ITEM;
}

/* The first case that fits wholly into *at, those with a switch before the
 * others; otherwise how far the best goes. */
static enum fit find_medium(const struct ehr_profile *profile,
	const struct ehr_str *cell, size_t *at)
{
	enum fit best = FITS_NOTHING;

	for (int plain = 0; plain <= 1; plain++)
		for (size_t i = 0; i < profile->n_medium; i++) {
			const struct ehr_medium *medium = &profile->medium[i];
			enum fit how = fit(medium, cell);
			bool without = medium->only_with == EHR_SWITCH_NONE;
			if (without != (plain == 1))
				continue;
			/* it would be an exposure point with its switch */
			if (!profile->on[medium->only_with])
				how = how > FITS_MEDIUM ? FITS_MEDIUM : how;
			if (how > best) {
				best = how;
				*at = i;
			}
			if (how == FITS_ITEM)
				return how;
		}
	return best;
}

static void refuse(struct ehr_place *place, const char *word, bool in_scope,
	enum ehr_place_cell why)
{
	place->word = word;
	place->detail = place->cell[why];
	place->in_scope = in_scope;
}

static void judge_unit(const struct ehr_places *self, struct ehr_place *place,
	const struct ehr_medium *medium)
{
	struct ehr_str unit = place->cell[EHR_PLACE_UNIT];

	if (ehr_str_is(unit, medium->unit))
		return;
	place->bad_unit =
		ehr_units_factor(self->units, unit, ehr_str_of(medium->unit),
			&place->factor, NULL) < 0;
	place->convert = !place->bad_unit && !ehr_factor_is_one(place->factor);
}

static struct ehr_str stated(
	struct ehr_str cell, const char *const *word, size_t n)
{
	return cell.n == 0 && n > 0 ? ehr_str_of(word[0]) : cell;
}

/* Has the profile a case for it? */
static bool judge_medium(
	const struct ehr_profile *profile, struct ehr_place *place)
{
	switch (find_medium(profile, place->cell, &place->medium)) {
	case FITS_NOTHING:
		refuse(place, "no_path", true, EHR_PLACE_MEDIUM);
		return false;
	case FITS_MEDIUM:
		refuse(place, "not_an_exposure_point", true,
			place->cell[EHR_PLACE_POINT_TYPE].n > 0
				? EHR_PLACE_POINT_TYPE
				: EHR_PLACE_MEDIUM);
		return false;
	case FITS_POINT_TYPE:
		refuse(place, "no_path", true, EHR_PLACE_LAYER);
		return false;
	case FITS_LAYER:
		refuse(place, "no_path", true, EHR_PLACE_ITEM);
		if (place->detail.n == 0)
			place->detail = ehr_str_of("item");
		return false;
	default: return true;
	}
}

/* Stack gas, effluent and amounts are not what people breathe or touch,
 * whatever the medium; then comes what the profile covers. The peak of an hour is
 * for acute references alone. A point type that it
 * does not know may well be one where people are: it stays in scope. */
static void judge(const struct ehr_places *self, struct ehr_place *place)
{
	static const char *const apart[] = { "stack", "effluent", "inventory" };
	const struct ehr_str *cell = place->cell;
	const struct ehr_medium *medium;

	place->in_scope = true;
	if (cell[EHR_PLACE_QUANTITY].n > 0 &&
		!ehr_str_is(cell[EHR_PLACE_QUANTITY], "concentration") &&
		!(self->profile->acute &&
			ehr_str_is(cell[EHR_PLACE_QUANTITY], "peak"))) {
		refuse(place, "not_an_exposure_point", false,
			EHR_PLACE_QUANTITY);
		return;
	}
	if (listed(apart, sizeof(apart) / sizeof(apart[0]),
		    cell[EHR_PLACE_POINT_TYPE])) {
		refuse(place, "not_an_exposure_point", false,
			EHR_PLACE_POINT_TYPE);
		return;
	}
	if (!judge_medium(self->profile, place))
		return;
	medium = &self->profile->medium[place->medium];
	place->no_point_type =
		cell[EHR_PLACE_POINT_TYPE].n == 0 && medium->n_point_type > 1;
	place->no_layer = cell[EHR_PLACE_LAYER].n == 0 && medium->n_layer > 0;
	place->point_type = stated(cell[EHR_PLACE_POINT_TYPE],
		medium->point_type, medium->n_point_type);
	place->layer =
		stated(cell[EHR_PLACE_LAYER], medium->layer, medium->n_layer);
	place->item = cell[EHR_PLACE_ITEM];
	judge_unit(self, place, medium);
}

static void fill(const struct ehr_places *self, struct ehr_place *place,
	const struct ehr_str *cell)
{
	struct ehr_buf text = place->text;
	size_t at = 0;

	text.n = 0;
	for (int i = 0; i < EHR_PLACE_CELLS; i++)
		ehr_buf_add_str(&text, cell[i]);
	*place = (struct ehr_place){ .text = text };
	for (int i = 0; i < EHR_PLACE_CELLS; i++) {
		place->cell[i] = (struct ehr_str){ text.p + at, cell[i].n };
		at += cell[i].n;
	}
	judge(self, place);
}

static inline bool same(
	const struct ehr_place *place, const struct ehr_str *cell)
{
	for (int i = 0; i < EHR_PLACE_CELLS; i++)
		if (!ehr_text_same(place->cell[i], cell[i]))
			return false;
	return true;
}

const struct ehr_place *ehr_places_find(struct ehr_places *self,
	const struct ehr_str cell[static EHR_PLACE_CELLS])
{
	if (self->n > 0 && same(&self->place[self->last], cell))
		return &self->place[self->last];
	for (size_t i = 0; i < self->n; i++)
		if (same(&self->place[i], cell)) {
			self->last = i;
			return &self->place[i];
		}
	self->last = self->next;
	self->next = (self->next + 1) % EHR_PLACES;
	if (self->n < EHR_PLACES)
		self->n++;
	fill(self, &self->place[self->last], cell);
	return &self->place[self->last];
}

void ehr_places_release(struct ehr_places *self)
{
	for (size_t i = 0; i < self->n; i++)
		ehr_buf_release(&self->place[i].text);
	self->n = 0;
}
