/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/receptors.h"

#include <math.h>
#include <stdio.h>

#include "model/polar_receptors.h"
#include "model/polar_scheme.h"
#include "model/receptor_file.h"
#include "model/receptor_grid.h"
#include "plume/plane.h"
#include "plume/polar.h"

struct work {
	struct plume_receptors *self;
	struct ehr_run *run;
	const struct plume_receptors_wish *wish;
	struct ehr_inventory *inventory;
	struct plume_numbers numbers;
};

int plume_receptors_check(
	const struct plume_receptors_wish *wish, struct ehr_err *err)
{
	double degrees[4];
	int kinds = !!wish->receptors + (wish->grid_m > 0) + !!wish->polar;

	if (kinds == 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("nowhere to compute: --receptors FILE, --grid METRES "
			  "or --polar each is needed"));
	if (kinds > 1)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("only one of --receptors, --grid and --polar"));
	if (wish->bbox && !(wish->grid_m > 0))
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--bbox is only for --grid"));
	if (wish->polar && wish->scheme == PLUME_SCHEME_HEM)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--scheme hem is only for --receptors and --grid"));
	if (wish->near_m > 0 && !wish->polar &&
		wish->scheme != PLUME_SCHEME_HEM)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--near is only for --polar and --scheme hem"));
	if (wish->bbox && ehr_bbox_read(wish->bbox, degrees, err))
		return -1;
	return wish->polar ? plume_polar_check(wish->polar, err) : 0;
}

static int read_file(struct work *work)
{
	const char *path = work->wish->receptors;
	struct ehr_reader *reader;

	if (!path)
		return 0;
	if (ehr_run_check_side(work->run, "--receptors", path))
		return -1;
	reader = ehr_run_side(work->run, path);
	if (!reader)
		return -1;
	work->self->receptors = ehr_receptors_read(reader, &work->run->err);
	return work->self->receptors ? 0 : -1;
}

static int place_file(struct work *work)
{
	struct plume_receptors *self = work->self;
	const struct ehr_receptor_report *report;

	if (ehr_receptors_place(self->receptors, self->projection,
		    2 * work->numbers.rule.domain_m, &work->run->err))
		return -1;
	report = ehr_receptors_report(self->receptors);
	if (report->unplaced > 0)
		ehr_run_notice(work->run,
			_("%s: %lu of %lu receptors have no place and are left "
			  "out, the first in line %lu"),
			work->wish->receptors, report->unplaced, report->rows,
			report->first_unplaced);
	if (report->zero > 0)
		ehr_run_notice(work->run,
			_("%s: %lu receptors at longitude 0, latitude 0"),
			work->wish->receptors, report->zero);
	if (report->outside > 0)
		ehr_run_notice(work->run,
			_("%s: %lu of %lu receptors lie outside the area that "
			  "%s is made for"),
			work->wish->receptors, report->outside, report->rows,
			ehr_projection_crs(self->projection));
	return 0;
}

static int make_grid(struct work *work)
{
	struct plume_receptors *self = work->self;
	const struct ehr_inventory *inventory = work->inventory;
	struct ehr_plane_box box = ehr_plane_box_empty;
	double degrees[4];

	if (work->wish->bbox) {
		if (ehr_bbox_read(work->wish->bbox, degrees, &work->run->err) ||
			ehr_plane_box_of_degrees(&box, self->projection,
				degrees, &work->run->err))
			return -1;
	} else {
		for (size_t i = 0; i < inventory->n_outlets; i++)
			ehr_plane_box_add(&box, inventory->outlet[i].easting,
				inventory->outlet[i].northing);
		ehr_plane_box_widen(&box, work->numbers.rule.domain_m);
	}
	self->receptors = ehr_receptors_of_grid(
		self->projection, work->wish->grid_m, &box, &work->run->err);
	return self->receptors ? 0 : -1;
}

static int make_polar(struct work *work)
{
	struct plume_receptors *self = work->self;

	self->around.rule = work->numbers.rule;
	if (plume_polar_add(&self->around, work->run, work->wish->polar,
		    self->projection, work->inventory))
		return -1;
	self->receptors = ehr_receptors_of_sites(
		&self->around, self->projection, &work->run->err);
	return self->receptors ? 0 : -1;
}

static int make_receptors(struct work *work)
{
	if (work->wish->receptors)
		return place_file(work);
	return work->wish->polar ? make_polar(work) : make_grid(work);
}

static void make_sites(struct work *work)
{
	struct plume_receptors *self = work->self;

	/* a point of a ring is rounded, so it may lie beyond the ring */
	self->range_m = self->reach_m = work->numbers.rule.domain_m;
	if (work->wish->polar)
		self->reach_m += 2 * work->numbers.rule.grain_m;
	if (work->wish->scheme != PLUME_SCHEME_HEM)
		return;
	self->sites.rule = work->numbers.rule;
	ehr_polar_sites_of_sources(&self->sites, work->inventory);
	self->reach_m =
		fmax(self->reach_m, ehr_polar_sites_range(&self->sites));
}

static void note(const struct work *work)
{
	char text[64];

	if (work->wish->grid_m > 0) {
		snprintf(text, sizeof(text), "%.15g", work->wish->grid_m);
		ehr_run_fact(work->run, "cell_m", text);
	}
	if (work->wish->scheme == PLUME_SCHEME_HEM) {
		snprintf(
			text, sizeof(text), "%.15g", work->numbers.rule.near_m);
		ehr_run_fact(work->run, "scheme", "hem");
		ehr_run_fact(work->run, "near_m", text);
	}
}

int plume_receptors_open(struct plume_receptors *self, struct ehr_run *run,
	const struct plume_receptors_wish *wish,
	struct ehr_inventory *inventory)
{
	struct work work = {
		.self = self,
		.run = run,
		.wish = wish,
		.inventory = inventory,
	};
	const char *cells;

	if (plume_numbers_read(
		    run, wish->near_m, wish->range_m, &work.numbers) ||
		read_file(&work))
		return -1;
	cells = self->receptors ? ehr_receptors_cells_crs(self->receptors)
				: NULL;
	self->projection = plume_plane_open(
		run, wish->crs ? wish->crs : cells, &work.numbers, inventory);
	if (!self->projection || make_receptors(&work))
		return -1;
	make_sites(&work);
	note(&work);
	return 0;
}

void plume_receptors_release(struct plume_receptors *self)
{
	ehr_receptors_close(self->receptors);
	ehr_polar_sites_release(&self->around);
	ehr_polar_sites_release(&self->sites);
	ehr_projection_close(self->projection);
	*self = (struct plume_receptors){ 0 };
}
