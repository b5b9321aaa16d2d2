/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_check.h"

int ehr_tally_twice(const struct ehr_tally *self, uint32_t pollutant,
	uint32_t there, uint32_t here, struct ehr_err *err)
{
	char name[96], first[48], second[48];

	ehr_visible(name, sizeof(name), self->of_pollutant[pollutant].name);
	if (here == there)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("a second \"%s\" at the same receptor, point type, "
			  "medium and layer of a group: average them first, "
			  "or add to --by what tells them apart, such as "
			  "source_id or year"),
			name);
	ehr_visible(first, sizeof(first), self->text.key[there]);
	ehr_visible(second, sizeof(second), self->text.key[here]);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("\"%s\" at one receptor of a group as \"%s\" and as \"%s\": "
		  "the profile takes each for all that people there take in, "
		  "so the two cannot be added; leave one out, add point_type "
		  "to --by or, for air indoors and outdoors, give --micro"),
		name, first, second);
}

int ehr_tally_came_back(const struct ehr_tally *self,
	const struct ehr_str *cell, struct ehr_err *err)
{
	const struct ehr_totals_columns *columns = self->columns;
	struct ehr_buf text = { 0 };
	char name[160];

	for (size_t i = 0; i < columns->n_by; i++) {
		if (i > 0)
			ehr_buf_putc(&text, ',');
		ehr_buf_add_str(&text, cell[columns->by[i]]);
	}
	ehr_visible(name, sizeof(name), (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the group \"%s\" comes back after another: --sorted needs "
		  "the rows of a group to stand together"),
		name);
}

static bool same(
	const struct ehr_tally_people *a, const struct ehr_batch_people *b)
{
	return a->known == b->known && !(a->people < b->people) &&
	       !(a->people > b->people);
}

int ehr_tally_set_people(struct ehr_tally *self, uint32_t receptor,
	const struct ehr_batch_people *from, struct ehr_err *err)
{
	struct ehr_tally_people *people;
	char name[96];

	if (receptor >= self->people_cap) {
		size_t cap = 2 * (size_t)receptor + 64;
		self->people =
			ehr_realloc(self->people, cap, sizeof(*self->people));
		for (size_t i = self->people_cap; i < cap; i++)
			self->people[i] = (struct ehr_tally_people){ 0 };
		self->people_cap = cap;
	}
	people = &self->people[receptor];
	if (!people->stated) {
		*people = (struct ehr_tally_people){ true, from->known,
			from->people };
		return 0;
	}
	if (same(people, from))
		return 0;
	ehr_visible(name, sizeof(name), self->text.key[receptor]);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("another population of the receptor \"%s\" than before: "
		  "it must be the same in all its rows"),
		name);
}
