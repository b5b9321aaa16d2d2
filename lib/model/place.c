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

static const struct ehr_medium *find_medium(
	const struct ehr_profile *profile, struct ehr_str name, size_t *at)
{
	for (size_t i = 0; i < profile->n_medium; i++)
		if (ehr_str_is(name, profile->medium[i].name)) {
			*at = i;
			return &profile->medium[i];
		}
	return NULL;
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

/* Stack gas, effluent and amounts are not what people breathe or touch,
 * whatever the medium; then comes what the profile covers. A point type that it
 * does not know may well be one where people are: it stays in scope. */
static void judge(const struct ehr_places *self, struct ehr_place *place)
{
	static const char *const apart[] = { "stack", "effluent", "inventory" };
	const struct ehr_str *cell = place->cell;
	const struct ehr_medium *medium;

	place->in_scope = true;
	if (cell[EHR_PLACE_QUANTITY].n > 0 &&
		!ehr_str_is(cell[EHR_PLACE_QUANTITY], "concentration")) {
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
	medium = find_medium(
		self->profile, cell[EHR_PLACE_MEDIUM], &place->medium);
	if (!medium) {
		refuse(place, "no_path", true, EHR_PLACE_MEDIUM);
		return;
	}
	if (cell[EHR_PLACE_POINT_TYPE].n == 0)
		place->no_point_type = medium->n_point_type > 1;
	else if (!listed(medium->point_type, medium->n_point_type,
			 cell[EHR_PLACE_POINT_TYPE]))
		refuse(place, "not_an_exposure_point", true,
			EHR_PLACE_POINT_TYPE);
	if (cell[EHR_PLACE_LAYER].n == 0)
		place->no_layer = medium->n_layer > 0;
	else if (!place->word && medium->n_layer > 0 &&
		 !listed(medium->layer, medium->n_layer, cell[EHR_PLACE_LAYER]))
		refuse(place, "no_path", true, EHR_PLACE_LAYER);
	place->point_type = stated(cell[EHR_PLACE_POINT_TYPE],
		medium->point_type, medium->n_point_type);
	place->layer =
		stated(cell[EHR_PLACE_LAYER], medium->layer, medium->n_layer);
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
