/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/region.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ref/load.h"

enum column { NAME, LON_MIN, LAT_MIN, LON_MAX, LAT_MAX, SOURCE, COLUMNS };

static const char *const column_name[COLUMNS] = { "name", "lon_min", "lat_min",
	"lon_max", "lat_max", "source" };

struct ehr_regions {
	struct ehr_region *region;
	size_t n;
	struct ehr_arena arena;
	char sha256[65];
	size_t rows;
};

static const struct ehr_region *find(
	const struct ehr_regions *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->region[i].name))
			return &self->region[i];
	return NULL;
}

static int read_bound(const struct ehr_str *cell, enum column column,
	double limit, double *bound, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (ehr_cell_number(
		    cell[column], column_name[column], &state, bound, err) < 0)
		return -1;
	if (state == EHR_NUM_EMPTY || *bound < -limit || *bound > limit)
		return ehr_fail_cell(err, column_name[column], "out_of_range",
			N_("degrees on the globe"), cell[column]);
	return 0;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_regions *self = into;
	struct ehr_region new = { 0 };

	if (cell[NAME].n == 0 || find(self, cell[NAME]))
		return ehr_fail_cell(err, column_name[NAME], "name",
			N_("a name of its own"), cell[NAME]);
	if (read_bound(cell, LON_MIN, 180, &new.lon_min, err) < 0 ||
		read_bound(cell, LAT_MIN, 90, &new.lat_min, err) < 0 ||
		read_bound(cell, LON_MAX, 180, &new.lon_max, err) < 0 ||
		read_bound(cell, LAT_MAX, 90, &new.lat_max, err) < 0)
		return -1;
	if (!(new.lon_min < new.lon_max))
		return ehr_fail_cell(err, column_name[LON_MAX], "out_of_order",
			N_("more than lon_min"), cell[LON_MAX]);
	if (!(new.lat_min < new.lat_max))
		return ehr_fail_cell(err, column_name[LAT_MAX], "out_of_order",
			N_("more than lat_min"), cell[LAT_MAX]);
	new.name = ehr_arena_string(&self->arena, cell[NAME]);
	new.source = ehr_arena_string(&self->arena, cell[SOURCE]);
	self->region =
		ehr_realloc(self->region, self->n + 1, sizeof(self->region[0]));
	self->region[self->n++] = new;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "regions.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add,
};

struct ehr_regions *ehr_regions_open(const char *path, struct ehr_err *err)
{
	struct ehr_regions *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_regions_close(self);
	return NULL;
}

void ehr_regions_close(struct ehr_regions *regions)
{
	if (regions == NULL)
		return;
	free(regions->region);
	ehr_arena_release(&regions->arena);
	free(regions);
}

const struct ehr_region *ehr_regions_find(const struct ehr_regions *regions,
	const char *name, struct ehr_err *err)
{
	const struct ehr_region *found = find(regions, ehr_str_of(name));
	struct ehr_buf known = { 0 };
	char shown[64];

	if (found != NULL)
		return found;
	for (size_t i = 0; i < regions->n; i++)
		ehr_buf_printf(&known, "%s%s", i > 0 ? ", " : "",
			regions->region[i].name);
	ehr_visible(shown, sizeof(shown), ehr_str_of(name));
	ehr_fail(err, EHR_FAULT_USAGE,
		_("unknown region \"%s\"; there are: %s"), shown,
		ehr_buf_text(&known));
	ehr_buf_release(&known);
	return NULL;
}

bool ehr_region_holds(const struct ehr_region *region, double lon, double lat)
{
	return lon >= region->lon_min && lon <= region->lon_max &&
	       lat >= region->lat_min && lat <= region->lat_max;
}

const char *ehr_regions_sha256(const struct ehr_regions *regions)
{
	return regions->sha256;
}

size_t ehr_regions_rows(const struct ehr_regions *regions)
{
	return regions->rows;
}
