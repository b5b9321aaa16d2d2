/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dispersion.h"

#include <math.h>
#include <stdlib.h>

#include "io/tasks.h"

static const double memory_max = 2e9;
enum { TABLE_BYTES = 65536 }; /* of one, before any is made */

struct making {
	struct ehr_dispersion *dispersion;
	const uint32_t *stack; /* the tables to make */
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
	struct ehr_dispersion *dispersion = making->dispersion;
	const struct ehr_dispersion_plan *plan = &dispersion->plan;
	const uint32_t number = making->stack[i];
	const struct ehr_stack *stack = &plan->inventory->stack[number];

	(void)scratch;
	(void)writer;
	(void)err;
	if (dispersion->kind == EHR_DISPERSION_WORST)
		make_worst(&dispersion->table[number], dispersion->range_m,
			plan, stack);
	else
		ehr_plume_table_make(&dispersion->table[number], plan->model,
			stack, plan->climate, dispersion->range_m);
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

void ehr_dispersion_open(struct ehr_dispersion *dispersion,
	const struct ehr_dispersion_plan *plan)
{
	const size_t n = plan->inventory->n_stacks;

	dispersion->plan = *plan;
	dispersion->table = ehr_calloc(n + 1, sizeof(dispersion->table[0]));
	dispersion->needed = ehr_calloc(n + 1, sizeof(dispersion->needed[0]));
	if (dispersion->kind == EHR_DISPERSION_WORST)
		find_peaks(dispersion, plan);
}

static void drop(struct ehr_dispersion *dispersion, size_t i)
{
	ehr_plume_table_release(&dispersion->table[i]);
	dispersion->table[i] = (struct ehr_plume_table){ 0 };
	dispersion->needed[i] = 0;
	dispersion->made--;
}

void ehr_dispersion_release(struct ehr_dispersion *dispersion)
{
	for (size_t i = 0; dispersion->made > 0; i++)
		if (dispersion->needed[i] > 0)
			drop(dispersion, i);
	free(dispersion->table);
	free(dispersion->needed);
	free(dispersion->peak);
	*dispersion = (struct ehr_dispersion){ 0 };
}

size_t ehr_dispersion_most(const struct ehr_dispersion *dispersion)
{
	const size_t n = dispersion->plan.inventory->n_stacks;
	double bytes = 0;

	if (dispersion->most > 0)
		return dispersion->most;
	for (size_t i = 0; dispersion->made > 0 && i < n; i++) {
		const struct ehr_distance_table *table =
			&dispersion->table[i].distance;

		bytes += (double)table->n *
			 (2 * sizeof(double) +
				 (double)table->stride * sizeof(float));
	}
	bytes = dispersion->made > 0 ? bytes / (double)dispersion->made
				     : TABLE_BYTES;
	return (size_t)(memory_max / bytes) + 1;
}

/* Drops the tables that were not needed for longest, until there is room for
 * more, or only those of this round are left. */
static void make_room(struct ehr_dispersion *dispersion, size_t more)
{
	const size_t n = dispersion->plan.inventory->n_stacks;
	const size_t most = ehr_dispersion_most(dispersion);

	while (dispersion->made > 0 && dispersion->made + more > most) {
		unsigned oldest = dispersion->round;

		for (size_t i = 0; i < n; i++)
			if (dispersion->needed[i] > 0 &&
				dispersion->needed[i] < oldest)
				oldest = dispersion->needed[i];
		if (oldest == dispersion->round)
			return;
		for (size_t i = 0; i < n; i++)
			if (dispersion->needed[i] == oldest)
				drop(dispersion, i);
	}
}

int ehr_dispersion_need(struct ehr_dispersion *dispersion, const bool *wanted,
	struct ehr_err *err)
{
	const size_t n = dispersion->plan.inventory->n_stacks;
	uint32_t *missing = ehr_calloc(n + 1, sizeof(*missing));
	struct making making = { dispersion, missing };
	struct ehr_tasks tasks = { .self = &making, .work = make_table };
	int rc;

	dispersion->round++;
	for (size_t i = 0; i < n; i++) {
		if (wanted && !wanted[i])
			continue;
		if (dispersion->needed[i] > 0)
			dispersion->needed[i] = dispersion->round;
		else
			missing[tasks.n++] = (uint32_t)i;
	}
	make_room(dispersion, tasks.n);
	rc = ehr_tasks_run(&tasks, NULL, 0, dispersion->plan.jobs, err);
	for (size_t k = 0; k < tasks.n; k++)
		dispersion->needed[missing[k]] = dispersion->round;
	dispersion->made += tasks.n;
	free(missing);
	return rc;
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
