/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_cases.h"

static struct ehr_zoning_lives past_lives(
	const struct ehr_zoning_past *past, struct ehr_grid_cell at)
{
	const struct ehr_zoning_past_cell *cell =
		ehr_zoning_past_find(past, at);

	return cell ? cell->lives : (struct ehr_zoning_lives){ 0 };
}

static struct ehr_zoning_lives these_lives(
	const struct ehr_zoning_burden *burden,
	const struct ehr_zoning_cell *cell)
{
	struct ehr_zoning_lives lives = { 0 };

	lives.has_people = ehr_zoning_people_of(
		burden->people, cell->index, &lives.people);
	lives.has_mean = ehr_zoning_burden_mean(burden, cell, &lives.mean);
	lives.has_burden = ehr_zoning_burden_of(burden, cell, &lives.burden);
	return lives;
}

static void part(struct ehr_zoning_cases *self, size_t name,
	const struct ehr_zoning_lives *from, const struct ehr_zoning_lives *to,
	double lifetime_a)
{
	double change = (to->has_burden ? to->burden : 0) -
			(from->has_burden ? from->burden : 0);

	if (from->has_burden && to->has_burden) {
		/* the new risk among those who lived there before */
		double between = to->mean * from->people / lifetime_a;

		ehr_sum_add(&self->part[name], between);
		ehr_sum_add(&self->part[name], -from->burden);
		ehr_sum_add(&self->part[EHR_CASES_POPULATION], to->burden);
		ehr_sum_add(&self->part[EHR_CASES_POPULATION], -between);
		return;
	}
	if (from->has_people && to->has_people)
		name = EHR_CASES_COVERAGE;
	else if (from->has_mean && to->has_mean)
		name = EHR_CASES_POPULATION;
	ehr_sum_add(&self->part[name], change);
}

void ehr_zoning_cases_tell(struct ehr_zoning_cases *cases,
	const struct ehr_zoning_since *since,
	const struct ehr_zoning_burden *burden, struct ehr_zoning *zoning)
{
	size_t n = ehr_zoning_count(zoning);

	*cases = (struct ehr_zoning_cases){ 0 };
	while (cases->lacks < since->n_past &&
		since->past[cases->lacks].has_lives)
		cases->lacks++;
	if (cases->lacks < since->n_past)
		return;
	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_lives from, to;
		struct ehr_zoning_cell cell;

		ehr_zoning_cell(zoning, i, &cell);
		from = past_lives(&since->past[0], cell.at);
		if (from.has_burden)
			ehr_sum_add(&cases->before, from.burden);
		for (size_t j = 1; j < since->n_past; j++) {
			to = past_lives(&since->past[j], cell.at);
			part(cases, j, &from, &to, burden->lifetime_a);
			from = to;
		}
		to = these_lives(burden, &cell);
		part(cases, 0, &from, &to, burden->lifetime_a);
		if (to.has_burden)
			ehr_sum_add(&cases->now, to.burden);
	}
}

void ehr_zoning_cases_release(struct ehr_zoning_cases *cases)
{
	ehr_sum_release(&cases->before);
	ehr_sum_release(&cases->now);
	for (size_t i = 0; i < EHR_CASES_PARTS; i++)
		ehr_sum_release(&cases->part[i]);
}
