/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_zones.h"

#include "base/num.h"
#include "model/zone_finder.h"

static int find_place(struct ehr_zone_finder *finder, struct ehr_str place,
	long *found, struct ehr_err *err)
{
	double degrees[2] = { 0, 0 };
	struct ehr_str lon = ehr_str_cut(&place, ' ');

	*found = -1;
	if (ehr_num_read(lon, &degrees[0]) != EHR_NUM_VALUE ||
		ehr_num_read(place, &degrees[1]) != EHR_NUM_VALUE)
		return 0;
	return ehr_zone_finder_at(finder, degrees[0], degrees[1], found, err);
}

/* What is needed to look an enterprise up. */
struct zones {
	const struct ehr_cells *cells;
	struct ehr_zone_finder *finder;
};

/* The highest class among all values of a cell that names places or cells. */
static int worst_of(struct zones *self, const char *cell, bool named,
	unsigned *class, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(cell ? cell : "");

	while (rest.n > 0) {
		struct ehr_str one = ehr_str_cut(&rest, EHR_GRADE_SEPARATOR);
		long found = -1;

		if (named)
			found = ehr_zone_finder_named(self->finder, one);
		else if (find_place(self->finder, one, &found, err))
			return -1;
		if (found >= 0 && self->cells->cell[found].class > *class)
			*class = self->cells->cell[found].class;
	}
	return 0;
}

static int take_all(struct zones *self, struct ehr_grading_facts *facts,
	struct ehr_err *err)
{
	struct ehr_buf text = { 0 };
	int rc = 0;

	for (size_t i = 0; i < ehr_grading_enterprises(facts) && rc == 0; i++) {
		const char *id =
			ehr_grading_own_cell(facts, i, EHR_GRADING_CELL_ID);
		unsigned class = 0;

		rc = worst_of(self,
			id ? id
			   : ehr_grading_own_cell(facts, i, EHR_GRADING_PLACE),
			id != NULL, &class, err);
		if (class == 0)
			continue;
		text.n = 0;
		ehr_buf_printf(&text, "%u", class);
		ehr_grading_set(facts, i, facts->own[EHR_GRADING_ZONE],
			(struct ehr_str){ text.p, text.n });
	}
	ehr_buf_release(&text);
	return rc;
}

int ehr_grading_take_zones(struct ehr_grading_facts *facts,
	struct ehr_cells *cells, struct ehr_err *err)
{
	struct zones self = { cells, ehr_zone_finder_open(cells, err) };
	int rc = self.finder ? take_all(&self, facts, err) : -1;

	facts->given[EHR_GRADE_ZONE] = true;
	facts->there[facts->own[EHR_GRADING_ZONE]] = true;
	ehr_zone_finder_close(self.finder);
	return rc;
}
