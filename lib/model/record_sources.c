/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_sources.h"

#include "base/mem.h"
#include "base/num.h"
#include "model/flag.h"
#include "model/mapping_measure.h"

/* The list as it grows. */
struct list {
	const struct ehr_plan *plan;
	struct ehr_arena *arena;
	struct ehr_audit_source *source;
	size_t *at;
	size_t n;
};

static void add_field(struct list *list, const char *name, const char *column)
{
	long at;

	if (column == NULL)
		return;
	at = ehr_header_find(list->plan->header, column);
	if (at == EHR_NO_COLUMN)
		return;
	list->source[list->n] =
		(struct ehr_audit_source){ .name = name, .heading = column };
	list->at[list->n++] = (size_t)at;
}

/* The text of a trait, or what stands for all texts of its column. */
static const char *trait_text(
	struct list *list, size_t measure, enum ehr_trait trait)
{
	const struct ehr_given *given =
		&list->plan->map->measure[measure].trait[trait];
	struct ehr_buf text = { 0 };
	const char *out;

	if (given->column == NULL)
		return given->text;
	ehr_buf_printf(&text, "{%s}", given->column);
	out = ehr_arena_string(list->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return out;
}

static void add_measure(struct list *list, size_t i)
{
	const struct ehr_measure *measure = &list->plan->map->measure[i];
	const char *quantity = trait_text(list, i, EHR_TRAIT_QUANTITY);
	const char *pollutant = trait_text(list, i, EHR_TRAIT_POLLUTANT);

	if (quantity == NULL)
		return;
	list->source[list->n] = (struct ehr_audit_source){ .name = quantity,
		.pollutant = pollutant == NULL ? measure->column : pollutant,
		.medium = trait_text(list, i, EHR_TRAIT_MEDIUM),
		.point_type = trait_text(list, i, EHR_TRAIT_POINT_TYPE),
		.layer = trait_text(list, i, EHR_TRAIT_LAYER),
		.heading = measure->column };
	list->at[list->n++] = i;
}

size_t ehr_record_sources(const struct ehr_plan *plan, struct ehr_arena *arena,
	struct ehr_audit_source **source, size_t **at)
{
	const struct ehr_mapping *map = plan->map;
	const struct ehr_place *place = &map->place;
	struct list list = { .plan = plan, .arena = arena };
	size_t most = map->n_measures + map->n_fields + map->n_carries + 4;

	list.source = ehr_arena_calloc(arena, most, sizeof *list.source);
	list.at = ehr_arena_calloc(arena, most, sizeof *list.at);
	for (size_t i = 0; i < map->n_measures; i++)
		add_measure(&list, i);
	for (size_t i = 0; i < map->n_fields; i++)
		if (map->field[i].kind == EHR_FIELD_COLUMN &&
			map->field[i].n_columns == 1)
			add_field(&list, map->field[i].name,
				map->field[i].column[0]);
	add_field(&list, "lon_min", place->lon_minute);
	add_field(&list, "lon_sec", place->lon_second);
	add_field(&list, "lat_min", place->lat_minute);
	add_field(&list, "lat_sec", place->lat_second);
	for (size_t i = 0; i < map->n_carries; i++)
		add_field(&list, map->carry[i].name, map->carry[i].column);
	*source = list.source;
	*at = list.at;
	return list.n;
}

struct ehr_audit_cell ehr_record_source_cell(const struct ehr_plan *plan,
	const struct ehr_str *cell, const struct ehr_reading *reading,
	size_t measure)
{
	const struct ehr_figure *value = &reading->value;
	struct ehr_audit_cell out = { .factor = 1 };
	double written;

	out.text = ehr_str_trim(cell[plan->measure[measure].amount]);
	if (reading->qualifier[0] != '\0' ||
		(reading->flags & ehr_flag(EHR_FLAG_SENTINEL)) != 0)
		return out;
	if (!value->converted) {
		out.has =
			ehr_num_read(value->text, &out.value) == EHR_NUM_VALUE;
		out.text = value->text;
		return out;
	}
	out.has = true;
	out.value = value->number;
	if (ehr_num_read(out.text, &written) == EHR_NUM_VALUE && written != 0)
		out.factor = value->number / written;
	return out;
}

static void map_column(const struct ehr_plan *plan, struct ehr_quality *quality,
	const char *column, const char *canonical)
{
	long at = column == NULL ? EHR_NO_COLUMN
				 : ehr_header_find(plan->header, column);

	if (at != EHR_NO_COLUMN)
		ehr_quality_map(quality, (size_t)at, canonical, NULL, NULL);
}

static void map_measure(const struct ehr_plan *plan,
	struct ehr_quality *quality, const struct ehr_measure *measure)
{
	const struct ehr_given *unit = &measure->trait[EHR_TRAIT_UNIT];
	const struct ehr_given *quantity = &measure->trait[EHR_TRAIT_QUANTITY];
	long at = ehr_header_find(plan->header, measure->column);

	if (at == EHR_NO_COLUMN)
		return;
	ehr_quality_map(quality, (size_t)at,
		quantity->text != NULL ? quantity->text : "value",
		unit->column != NULL ? unit->column : unit->text,
		unit->column != NULL      ? "row"
		: measure->unit_from_form ? "form"
					  : "map");
	quality->column[at].amount = true;
	for (enum ehr_trait i = 0; i < EHR_TRAITS; i++)
		map_column(plan, quality, measure->trait[i].column,
			ehr_trait_name(i));
}

void ehr_record_sources_map(
	const struct ehr_plan *plan, struct ehr_quality *quality)
{
	const struct ehr_mapping *map = plan->map;
	const struct ehr_place *place = &map->place;

	map_column(plan, quality, map->totals_column, "totals");
	for (size_t i = 0; i < map->n_measures; i++)
		map_measure(plan, quality, &map->measure[i]);
	for (size_t i = 0; i < map->n_fields; i++)
		for (size_t k = 0; k < map->field[i].n_columns; k++)
			map_column(plan, quality, map->field[i].column[k],
				map->field[i].name);
	map_column(plan, quality, place->lon, "lon");
	map_column(plan, quality, place->lat, "lat");
	map_column(plan, quality, place->lon_minute, "lon_min");
	map_column(plan, quality, place->lon_second, "lon_sec");
	map_column(plan, quality, place->lat_minute, "lat_min");
	map_column(plan, quality, place->lat_second, "lat_sec");
	map_column(plan, quality, place->point, "point");
	map_column(plan, quality, place->x, "x");
	map_column(plan, quality, place->y, "y");
	for (size_t i = 0; i < map->n_carries; i++)
		map_column(plan, quality, map->carry[i].column,
			map->carry[i].name);
}
