/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_summary.h"

#include <stdlib.h>

#include "base/mem.h"

enum { NOT_ASSESSED, OUTSIDE, NO_PLACE, ALL, BEHIND };

/* May the value decide the class? */
static bool decides(const struct ehr_zoning_setup *setup, size_t value)
{
	return setup->class_by == EHR_ZONING_WORST ||
	       (size_t)setup->class_by == value;
}

static size_t classes_of(const struct ehr_zoning_setup *setup)
{
	size_t n = 0;

	for (size_t v = 0; v < setup->n_values; v++)
		if (decides(setup, v) && setup->scale[v].n > n)
			n = setup->scale[v].n;
	return n;
}

/* The name of the class on all scales that have it; empty if they differ. */
static struct ehr_str name_of(
	const struct ehr_zoning_setup *setup, size_t class)
{
	struct ehr_str name = { "", 0 };
	bool any = false;

	for (size_t v = 0; v < setup->n_values; v++) {
		const struct ehr_zoning_scale *scale = &setup->scale[v];

		if (!decides(setup, v) || scale->n < class)
			continue;
		if (any && !ehr_str_eq(name, scale->class_name[class - 1]))
			return (struct ehr_str){ "", 0 };
		name = scale->class_name[class - 1];
		any = true;
	}
	return name;
}

static void add_people(const struct ehr_zoning_counted *counted,
	const struct ehr_zoning_cell *cell, bool incomplete,
	struct ehr_zoning_group *group)
{
	double number;

	if (counted->people != NULL &&
		ehr_zoning_people_of(counted->people, cell->index, &number)) {
		group->has_people = true;
		ehr_sum_add(&group->people, number);
		if (incomplete)
			ehr_sum_add(&group->people_incomplete, number);
	}
	if (counted->burden != NULL &&
		ehr_zoning_burden_of(counted->burden, cell, &number)) {
		group->has_burden = true;
		ehr_sum_add(&group->burden, number);
	}
}

static void add_cell(const struct ehr_zoning_counted *counted,
	const struct ehr_zoning_cell *cell, struct ehr_zoning_group *group)
{
	bool incomplete = cell->class > 0 && cell->incomplete.n > 0;
	size_t kinds = counted->sites
			       ? ehr_site_kinds_count(counted->sites->kinds)
			       : 0;

	group->n++;
	group->n_incomplete += incomplete;
	ehr_sum_add(&group->area_m2,
		ehr_zoning_frame_area(counted->frame, cell->at));
	add_people(counted, cell, incomplete, group);
	for (size_t i = 0; i < kinds; i++)
		group->site[i] +=
			ehr_zoning_sites_of(counted->sites, cell->index, i);
}

static void add_elsewhere(struct ehr_zoning_group *group,
	const struct ehr_sum *people, struct ehr_zoning_group *all)
{
	group->has_people = true;
	ehr_sum_merge(&group->people, people);
	ehr_sum_merge(&all->people, people);
}

void ehr_zoning_summary_make(struct ehr_zoning_summary *summary,
	const struct ehr_zoning_counted *counted)
{
	static const char *const word[BEHIND] = { "not_assessed", "outside",
		"no_place", "all" };
	size_t classes = classes_of(counted->setup);
	size_t n = ehr_zoning_count(counted->zoning);
	struct ehr_zoning_group *behind, *all;

	summary->n = classes + BEHIND;
	summary->group = ehr_calloc(summary->n, sizeof(summary->group[0]));
	behind = summary->group + classes;
	all = &behind[ALL];
	for (size_t i = 0; i < classes; i++) {
		summary->group[i].group = "class";
		summary->group[i].class = (unsigned)i + 1;
		summary->group[i].class_name = name_of(counted->setup, i + 1);
	}
	for (size_t i = 0; i < BEHIND; i++)
		behind[i].group = word[i];
	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		ehr_zoning_cell(counted->zoning, i, &cell);
		add_cell(counted, &cell,
			cell.class > 0 ? &summary->group[cell.class - 1]
				       : &behind[NOT_ASSESSED]);
		add_cell(counted, &cell, all);
	}
	if (counted->people == NULL)
		return;
	for (size_t i = 0; i < summary->n; i++)
		summary->group[i].has_people |= summary->group[i].n == 0;
	add_elsewhere(&behind[OUTSIDE], &counted->people->outside, all);
	add_elsewhere(&behind[NO_PLACE], &counted->people->nowhere, all);
}

void ehr_zoning_summary_release(struct ehr_zoning_summary *summary)
{
	for (size_t i = 0; i < summary->n; i++) {
		ehr_sum_release(&summary->group[i].area_m2);
		ehr_sum_release(&summary->group[i].people);
		ehr_sum_release(&summary->group[i].people_incomplete);
		ehr_sum_release(&summary->group[i].burden);
	}
	free(summary->group);
	*summary = (struct ehr_zoning_summary){ 0 };
}
