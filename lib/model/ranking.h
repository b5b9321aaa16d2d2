/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The highest cells of a layer and the largest sources, for the tables beside
 * a map.
 *
 * Cells: by the layer's value; on the layer "class", which has none, by class
 * and then by the column with a class scheme that alone gives their class to most
 * cells of the highest class (of equals the first). Equals stand in order of the
 * cells. Cells without a class are left out.
 *
 * Sources: by the size that the points have (points.h), where one was asked
 * for; else by the number of cells that name them in the column top, unless
 * none is named by more than one cell. Equals stand in order of the points, or of the bytes of their names.
 */
#ifndef EHR_MODEL_RANKING_H
#define EHR_MODEL_RANKING_H

#include "model/layer.h"
#include "model/points.h"

enum { EHR_RANKING_MAX = 100 };

struct ehr_ranked_cell {
	size_t cell;
	double value; /* NAN: none */
};

struct ehr_ranked_source {
	size_t point; /* with a size; else unused */
	struct ehr_str name;
	double value; /* size, or number of cells */
	double share; /* of the sum of all sizes, or of all cells that name a
	                 top; NAN: not known */
};

struct ehr_ranking {
	const char *cell_column; /* that ranked the cells; NULL: class alone */
	struct ehr_ranked_cell cell[EHR_RANKING_MAX];
	size_t n_cells;
	bool by_size; /* sources by size, or by cells that name them */
	struct ehr_ranked_source source[EHR_RANKING_MAX];
	size_t n_sources;
};

/* At most n of each; points may be NULL. Names are views into cells and
 * points. */
void ehr_ranking_make(struct ehr_ranking *ranking, size_t n,
	const struct ehr_layer *layer, const struct ehr_cells *cells,
	const struct ehr_points *points,
	const struct ehr_zone_schemes *schemes);

#endif
