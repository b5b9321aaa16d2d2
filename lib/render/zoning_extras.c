/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/zoning_extras.h"

static void put_people(void *self, const struct ehr_zoning_cell *cell,
	struct ehr_writer *writer)
{
	const struct ehr_zoning_burden *burden = self;
	double number = 0;
	bool there = ehr_zoning_people_of(burden->people, cell->index, &number);

	ehr_zoning_put_if(writer, there, number);
	there = ehr_zoning_burden_mean(burden, cell, &number);
	ehr_zoning_put_if(writer, there, number);
	there = ehr_zoning_burden_of(burden, cell, &number);
	ehr_zoning_put_if(writer, there, number);
}

struct ehr_zoning_more ehr_zoning_more_people(struct ehr_zoning_burden *burden)
{
	static const char *const column[] = { "population", "cr_mean",
		"burden" };

	return (struct ehr_zoning_more){ column, 3, put_people, burden };
}

/* n_sensitive and n_KIND, appended to column. */
static size_t name_sites(const struct ehr_site_kinds *kinds,
	struct ehr_arena *arena, const char **column)
{
	size_t n = ehr_site_kinds_count(kinds);
	struct ehr_buf name = { 0 };

	column[0] = "n_sensitive";
	for (size_t i = 0; i < n; i++) {
		name.n = 0;
		ehr_buf_printf(
			&name, "n_%s", ehr_site_kinds_at(kinds, i)->kind);
		column[i + 1] = ehr_arena_string(
			arena, (struct ehr_str){ name.p, name.n });
	}
	ehr_buf_release(&name);
	return n + 1;
}

static void put_sites(void *self, const struct ehr_zoning_cell *cell,
	struct ehr_writer *writer)
{
	const struct ehr_zoning_sites *sites = self;
	size_t kinds = ehr_site_kinds_count(sites->kinds);
	unsigned long sum = 0;

	for (size_t i = 0; i < kinds; i++)
		sum += ehr_zoning_sites_of(sites, cell->index, i);
	ehr_writer_count(writer, sum);
	for (size_t i = 0; i < kinds; i++)
		ehr_writer_count(
			writer, ehr_zoning_sites_of(sites, cell->index, i));
}

struct ehr_zoning_more ehr_zoning_more_sites(
	struct ehr_zoning_sites *sites, struct ehr_arena *arena)
{
	const char **column =
		ehr_arena_calloc(arena, EHR_SITE_KINDS + 1, sizeof(*column));

	return (struct ehr_zoning_more){ column,
		name_sites(sites->kinds, arena, column), put_sites, sites };
}

static void put_carried(void *self, const struct ehr_zoning_cell *cell,
	struct ehr_writer *writer)
{
	(void)cell;
	ehr_writer_puts(writer, self);
}

struct ehr_zoning_more ehr_zoning_more_carried(
	const char *const *name, char *text)
{
	return (struct ehr_zoning_more){ name, 1, put_carried, text };
}

const char *const *ehr_zoning_summary_columns(
	const struct ehr_zoning_counted *counted, struct ehr_arena *arena,
	size_t *n)
{
	static const char *const always[] = { "group", "class", "class_name",
		"cells", "cells_incomplete", "area_km2", "area_share" };
	static const char *const people[] = { "people", "people_share",
		"people_incomplete", "burden" };
	const char **column = ehr_arena_calloc(
		arena, 11 + EHR_SITE_KINDS + 1, sizeof(*column));

	memcpy(column, always, sizeof(always));
	*n = 7;
	if (counted->people != NULL) {
		memcpy(column + *n, people, sizeof(people));
		*n += 4;
	}
	if (counted->sites != NULL)
		*n += name_sites(counted->sites->kinds, arena, column + *n);
	return column;
}

static void put_share(
	struct ehr_writer *writer, double part, const struct ehr_sum *whole)
{
	double all = ehr_sum_value(whole);

	ehr_zoning_put_if(writer, all > 0, part / all);
}

static void put_group(const struct ehr_zoning_group *group,
	const struct ehr_zoning_group *all,
	const struct ehr_zoning_counted *counted, struct ehr_writer *writer)
{
	double area = ehr_sum_value(&group->area_m2);
	double people = ehr_sum_value(&group->people);

	ehr_writer_puts(writer, group->group);
	if (group->class > 0)
		ehr_writer_count(writer, group->class);
	else
		ehr_writer_empty(writer);
	ehr_writer_text(writer, group->class_name);
	ehr_writer_count(writer, group->n);
	ehr_writer_count(writer, group->n_incomplete);
	ehr_writer_number(writer, area / 1e6);
	put_share(writer, area, &all->area_m2);
	if (counted->people == NULL)
		return;
	ehr_zoning_put_if(writer, group->has_people, people);
	if (group->has_people)
		put_share(writer, people, &all->people);
	else
		ehr_writer_empty(writer);
	ehr_zoning_put_if(writer, group->has_people,
		ehr_sum_value(&group->people_incomplete));
	ehr_zoning_put_if(
		writer, group->has_burden, ehr_sum_value(&group->burden));
}

static void put_group_sites(const struct ehr_zoning_group *group,
	const struct ehr_zoning_sites *sites, struct ehr_writer *writer)
{
	size_t kinds = ehr_site_kinds_count(sites->kinds);
	unsigned long sum = 0;

	for (size_t i = 0; i < kinds; i++)
		sum += group->site[i];
	ehr_writer_count(writer, sum);
	for (size_t i = 0; i < kinds; i++)
		ehr_writer_count(writer, group->site[i]);
}

int ehr_zoning_summary_write(const struct ehr_zoning_summary *summary,
	const struct ehr_zoning_counted *counted, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_zoning_group *all = &summary->group[summary->n - 1];

	for (size_t i = 0; i < summary->n; i++) {
		put_group(&summary->group[i], all, counted, writer);
		if (counted->sites != NULL)
			put_group_sites(
				&summary->group[i], counted->sites, writer);
		if (ehr_writer_end_row(writer, err) < 0)
			return -1;
	}
	return 0;
}
