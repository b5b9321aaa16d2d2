/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dispersion.h"

#include <math.h>
#include <stdlib.h>

#include "io/tasks.h"

struct making {
	struct ehr_dispersion *dispersion;
	const struct ehr_dispersion_plan *plan;
};

/* Of the classes that occur. */
static void make_worst(struct ehr_plume_table *table, double range_m,
	const struct ehr_dispersion_plan *plan, const struct ehr_stack *stack)
{
	const struct ehr_climate *climate = plan->climate;
	const struct ehr_plume_model under =
		ehr_plume_model_under(plan->model, climate);
	struct ehr_plume *plume = ehr_calloc(climate->n + 1, sizeof(*plume));
	size_t n = 0;

	for (size_t i = 0; i < climate->n; i++) {
		const struct ehr_climate_class *class = &climate->class[i];

		if (ehr_climate_share(climate, class) > 0)
			ehr_plume_start(&plume[n++], &under, stack,
				class->stability, class->wind_m_s);
	}
	ehr_plume_table_make_worst(table, plume, n, range_m);
	free(plume);
}

static int make_table(void *self, void *scratch, size_t i,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct making *making = self;
	const struct ehr_dispersion_plan *plan = making->plan;
	struct ehr_dispersion *dispersion = making->dispersion;
	const struct ehr_stack *stack = &plan->inventory->stack[i];

	(void)scratch;
	(void)writer;
	(void)err;
	if (dispersion->kind == EHR_DISPERSION_WORST)
		make_worst(&dispersion->table[i], dispersion->range_m, plan,
			stack);
	else
		ehr_plume_table_make(&dispersion->table[i], plan->model, stack,
			plan->climate, dispersion->range_m);
	return 0;
}

static void find_peaks(struct ehr_dispersion *dispersion,
	const struct ehr_dispersion_plan *plan)
{
	const struct ehr_inventory *inventory = plan->inventory;
	const double year_h = 8760;

	dispersion->peak = ehr_calloc(
		inventory->n_outlets + 1, sizeof(dispersion->peak[0]));
	for (size_t i = 0; i < inventory->n_outlets; i++) {
		double hours = inventory->outlet[i].hours_run;

		dispersion->peak[i] =
			hours > 0 ? year_h / hours : plan->acute_factor;
	}
}

int ehr_dispersion_make(struct ehr_dispersion *dispersion,
	const struct ehr_dispersion_plan *plan, struct ehr_err *err)
{
	struct making making = { dispersion, plan };
	const struct ehr_tasks tasks = {
		.self = &making,
		.n = plan->inventory->n_stacks,
		.work = make_table,
	};

	dispersion->n = tasks.n;
	dispersion->table =
		ehr_calloc(tasks.n + 1, sizeof(dispersion->table[0]));
	if (dispersion->kind == EHR_DISPERSION_WORST)
		find_peaks(dispersion, plan);
	return ehr_tasks_run(&tasks, NULL, 0, plan->jobs, err);
}

void ehr_dispersion_release(struct ehr_dispersion *dispersion)
{
	for (size_t i = 0; i < dispersion->n; i++)
		ehr_plume_table_release(&dispersion->table[i]);
	free(dispersion->table);
	free(dispersion->peak);
	*dispersion = (struct ehr_dispersion){ 0 };
}

double ehr_dispersion_at(const struct ehr_dispersion *dispersion,
	const struct ehr_outlet *outlet, size_t i, double east_m,
	double north_m, double radius_m)
{
	double distance_m, value;

	if (!(radius_m > 0))
		radius_m = dispersion->least_m;
	if (dispersion->kind == EHR_DISPERSION_KERNEL) {
		distance_m = sqrt(east_m * east_m + north_m * north_m);
		return distance_m <= dispersion->range_m
			       ? ehr_kernel_at(&dispersion->kernel, distance_m,
					 radius_m)
			       : 0;
	}
	value = ehr_plume_table_at(
		&dispersion->table[outlet->stack], east_m, north_m, radius_m);
	return dispersion->peak ? value * dispersion->peak[i] : value;
}
