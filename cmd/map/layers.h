/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The layers of ehrisk-map, and the ranking of each.
 */
#ifndef EHR_CMD_MAP_LAYERS_H
#define EHR_CMD_MAP_LAYERS_H

#include "app/run.h"
#include "model/ranking.h"

struct map_layers {
	struct ehr_palettes *palettes;
	const struct ehr_palette
		*words; /* a palette whose colours have words */
	struct ehr_layer *layer;
	struct ehr_ranking *ranking; /* of each layer; NULL: none */
	size_t n;
};

/* The columns asked for. If none was: the classes, and for a page that can
 * switch also the columns that class schemes are for, where there are two or
 * more, burden and population, where they have values. */
EHR_MUST_USE int map_layers_make(struct map_layers *layers, struct ehr_run *run,
	const struct ehr_cells *cells, const struct ehr_zone_schemes *schemes);
void map_layers_rank(struct map_layers *layers, const struct ehr_cells *cells,
	const struct ehr_zone_schemes *schemes,
	const struct ehr_points *points);
void map_layers_release(struct map_layers *layers);

#endif
