/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/emission_outlets.h"

#include <math.h>
#include <stdlib.h>

#include "model/emission_fill.h"

struct making {
	struct ehr_emission_store *store;
	struct ehr_inventory *inventory;
	struct ehr_emissions_report *report;
	const double *setting;
	struct ehr_map stack; /* of the inventory */
	struct ehr_sum used, duplicates, doubted;
	size_t source_cap, outlet_cap, amount_cap;
};

/* The amounts that have a place now stand first; their number. Of an outlet's
 * rows only those count that were told to be emissions into air. */
static size_t keep_placed(
	struct making *self, struct ehr_emission_row *row, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		struct ehr_emission_row one = row[i];
		enum ehr_unused why;

		if (!(one.marks & EHR_EMISSION_AMOUNT))
			continue;
		if (one.place > 0) {
			row[kept++] = one;
			continue;
		}
		why = one.marks & EHR_EMISSION_NOWHERE ? EHR_UNUSED_BAD_PLACE
						       : EHR_UNUSED_NO_PLACE;
		ehr_emission_tally_add(&self->store->unused, (int)why,
			ehr_str_of(ehr_unused_word[why]),
			self->store->source.key[one.source], one.kg_a, false);
	}
	return kept;
}

static void *room(void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return array;
	*cap = *cap ? *cap + *cap / 2 : 1024;
	return ehr_realloc(array, *cap, size);
}

/* The stack that the plume takes, and what was not told of it. */
static struct ehr_stack settle(
	const struct making *self, uint32_t number, unsigned *flags)
{
	struct ehr_stack_told told = { NAN, NAN, NAN, NAN };
	struct ehr_stack stack = { 0 };

	if (number > 0)
		told = ehr_emission_stack(self->store, number);
	if (isnan(told.height_m)) {
		*flags |= EHR_OUTLET_DEFAULT_STACK;
		stack.height_m = self->setting[EHR_STACK_AREA_HEIGHT];
		stack.width_m = self->setting[EHR_STACK_AREA_WIDTH];
		return stack;
	}
	stack.height_m = told.height_m;
	if (isnan(told.diameter_m) || isnan(told.velocity_m_s) ||
		isnan(told.temp_k))
		*flags |= EHR_OUTLET_DEFAULT_EXIT;
	if (isnan(told.diameter_m) || isnan(told.velocity_m_s))
		return stack;
	stack.diameter_m = told.diameter_m;
	stack.velocity_m_s = told.velocity_m_s;
	stack.temp_k = isnan(told.temp_k) ? 0 : told.temp_k;
	return stack;
}

static uint32_t add_stack(struct making *self, struct ehr_stack stack)
{
	return (uint32_t)ehr_map_add(&self->stack,
		(struct ehr_str){ (const char *)&stack, sizeof(stack) }, NULL);
}

static int add_amount(struct making *self, const struct ehr_emission_row *row,
	size_t n, struct ehr_err *err)
{
	struct ehr_inventory *inventory = self->inventory;
	struct ehr_sum sum = { 0 };
	double kg_a;

	for (size_t i = 0; i < n; i++) {
		ehr_sum_add(&sum, row[i].kg_a);
		ehr_sum_add(&self->used, row[i].kg_a);
		self->report->zero += !(row[i].kg_a > 0);
		if (row[i].marks & EHR_EMISSION_DUPLICATE) {
			self->report->duplicates++;
			ehr_sum_add(&self->duplicates, row[i].kg_a);
		}
		if (row[i].marks & EHR_EMISSION_DOUBTED) {
			self->report->doubted++;
			ehr_sum_add(&self->doubted, row[i].kg_a);
		}
	}
	kg_a = ehr_sum_value(&sum);
	ehr_sum_release(&sum);
	if (!isfinite(kg_a))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the amounts of an outlet add up to more than any "
			  "number"));
	if (!(kg_a > 0))
		return 0;
	inventory->amount = room(inventory->amount, inventory->n_amounts,
		&self->amount_cap, sizeof(*inventory->amount));
	inventory->amount[inventory->n_amounts++] =
		(struct ehr_amount_kg){ kg_a, row[0].pollutant };
	return 0;
}

/* Hours and flags that the rows of an outlet tell. */
static void add_facts(
	struct ehr_outlet *outlet, const struct ehr_emission_row *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		float hours = row[i].hours_run;

		if (row[i].marks & EHR_EMISSION_DOUBTFUL)
			outlet->flags |= EHR_OUTLET_DOUBTFUL_STACK;
		if (!(hours > 0))
			continue;
		if (outlet->hours_run > 0 && outlet->hours_run != hours)
			outlet->flags |= EHR_OUTLET_HOURS_DIFFER;
		if (!(outlet->hours_run > 0) || hours < outlet->hours_run)
			outlet->hours_run = hours;
	}
}

static int add_outlet(struct making *self, const struct ehr_emission_row *row,
	size_t n, struct ehr_err *err)
{
	struct ehr_inventory *inventory = self->inventory;
	struct ehr_point_told point =
		ehr_emission_point(self->store, row[0].place);
	struct ehr_outlet outlet = {
		.outlet = self->store->outlet.key[row[0].outlet],
		.source = (uint32_t)inventory->n_sources,
		.first = inventory->n_amounts,
		.lon = point.lon,
		.lat = point.lat,
		.easting = NAN,
		.northing = NAN,
	};
	struct ehr_stack stack = settle(self, row[0].stack, &outlet.flags);

	add_facts(&outlet, row, n);
	for (size_t i = 0; i < n;) {
		size_t run = 1;

		while (i + run < n &&
			row[i + run].pollutant == row[i].pollutant)
			run++;
		if (add_amount(self, row + i, run, err))
			return -1;
		i += run;
	}
	outlet.n = (uint32_t)(inventory->n_amounts - outlet.first);
	if (outlet.n == 0)
		return 0;
	outlet.stack = add_stack(self, stack);
	inventory->outlet = room(inventory->outlet, inventory->n_outlets,
		&self->outlet_cap, sizeof(*inventory->outlet));
	inventory->outlet[inventory->n_outlets++] = outlet;
	return 0;
}

/* Numbers the parts of outlets with one name. */
static void number_parts(struct ehr_outlet *outlet, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (!ehr_str_eq(outlet[i].outlet, outlet[i - 1].outlet))
			continue;
		if (outlet[i - 1].part == 0)
			outlet[i - 1].part = 1;
		outlet[i].part = outlet[i - 1].part + 1;
	}
}

/* From corner to corner of the rectangle that the outlets lie in, on a sphere of
 * the Earth's mean radius (IUGG: 6371008.8 m). */
static double spread_m(const struct ehr_outlet *outlet, size_t n)
{
	const double radius_m = 6371008.8, rad = acos(-1) / 180;
	double west = outlet->lon, east = west;
	double south = outlet->lat, north = south;

	for (size_t i = 1; i < n; i++) {
		west = fmin(west, outlet[i].lon);
		east = fmax(east, outlet[i].lon);
		south = fmin(south, outlet[i].lat);
		north = fmax(north, outlet[i].lat);
	}
	return radius_m * rad *
	       hypot(north - south,
		       (east - west) * cos((north + south) / 2 * rad));
}

static void tell_spread(
	struct making *self, const struct ehr_outlet *outlet, size_t n)
{
	struct ehr_emissions_report *report = self->report;
	double apart_m = spread_m(outlet, n);

	if (!(apart_m > self->setting[EHR_STACK_APART]))
		return;
	if (apart_m > report->apart_m) {
		report->apart_m = apart_m;
		report->apart_id =
			self->inventory->source[outlet->source].source_id;
	}
	report->apart++;
}

static int add_source(struct making *self, uint32_t number,
	struct ehr_emission_row *row, size_t n, struct ehr_err *err)
{
	struct ehr_inventory *inventory = self->inventory;
	size_t first = inventory->n_outlets;
	struct ehr_source *source;

	for (size_t i = 0; i < n;) {
		size_t run = 1;

		while (i + run < n && row[i + run].outlet == row[i].outlet &&
			row[i + run].place == row[i].place &&
			row[i + run].stack == row[i].stack)
			run++;
		if (add_outlet(self, row + i, run, err))
			return -1;
		i += run;
	}
	if (inventory->n_outlets == first)
		return 0;
	inventory->source = room(inventory->source, inventory->n_sources,
		&self->source_cap, sizeof(*inventory->source));
	source = &inventory->source[inventory->n_sources++];
	*source = (struct ehr_source){
		.source_id = self->store->source.key[number],
		.source_name = self->store->source_name.name[number],
		.first = (uint32_t)first,
		.n = (uint32_t)(inventory->n_outlets - first),
	};
	number_parts(inventory->outlet + first, source->n);
	tell_spread(self, inventory->outlet + first, source->n);
	return 0;
}

static int make_sources(
	struct making *self, const size_t *start, struct ehr_err *err)
{
	for (uint32_t i = 0; i < self->store->source.n; i++) {
		struct ehr_emission_row *row = self->store->row + start[i];
		size_t n = start[i + 1] - start[i], kept;
		bool air = false;

		for (size_t k = 0; k < n; k++)
			air = air || row[k].marks & EHR_EMISSION_AIR;
		ehr_emission_sort(row, n);
		ehr_emission_fill(row, n, self->report);
		kept = keep_placed(self, row, n);
		self->report->sources_unused += air && kept == 0;
		self->report->used += kept;
		ehr_emission_sort(row, kept);
		if (add_source(self, i, row, kept, err))
			return -1;
	}
	return 0;
}

static void make_pollutants(struct making *self)
{
	const struct ehr_emission_store *store = self->store;
	struct ehr_inventory *inventory = self->inventory;
	size_t n = store->pollutant.n;

	inventory->pollutant =
		ehr_alloc((n + 1) * sizeof(*inventory->pollutant));
	inventory->n_pollutants = n;
	for (size_t i = 0; i < n; i++) {
		struct ehr_str bound = store->pollutant.key[i];
		struct ehr_str key = ehr_str_cut(&bound, EHR_BOUND_KEY);

		inventory->pollutant[i] = (struct ehr_pollutant_name){
			.name = store->pollutant_name.name[i],
			.cas = { key.p, key.p[0] == EHR_NAME_KEY ? 0 : key.n },
			.bound = bound,
		};
		inventory->bounded = inventory->bounded || bound.n > 0;
	}
}

static void make_stacks(struct making *self)
{
	struct ehr_inventory *inventory = self->inventory;
	size_t n = self->stack.n;

	inventory->stack = ehr_alloc((n + 1) * sizeof(*inventory->stack));
	inventory->n_stacks = n;
	for (size_t i = 0; i < n; i++)
		memcpy(&inventory->stack[i], self->stack.key[i].p,
			sizeof(*inventory->stack));
}

/* The texts that the inventory points to are its own from now on. */
static void hand_over(struct making *self)
{
	struct ehr_arena *from[EHR_INVENTORY_TEXTS] = {
		&self->store->source.arena,
		&self->store->outlet.arena,
		&self->store->pollutant.arena,
		&self->store->arena,
	};

	for (size_t i = 0; i < EHR_INVENTORY_TEXTS; i++) {
		self->inventory->text[i] = *from[i];
		*from[i] = (struct ehr_arena){ 0 };
	}
}

static void count_flags(struct making *self)
{
	const struct ehr_inventory *inventory = self->inventory;
	struct ehr_emissions_report *report = self->report;

	for (unsigned i = 0; i < EHR_OUTLET_FLAGS; i++) {
		for (size_t k = 0; k < inventory->n_outlets; k++)
			report->by_flag[i] +=
				inventory->outlet[k].flags >> i & 1;
		report->by_flag_kg_a[i] =
			ehr_inventory_load(inventory, NULL, 1u << i);
	}
}

int ehr_emission_outlets(struct ehr_emission_store *store, const size_t *start,
	const struct ehr_stack_defaults *defaults,
	struct ehr_inventory *inventory, struct ehr_emissions_report *report,
	struct ehr_err *err)
{
	struct making self = { .store = store,
		.inventory = inventory,
		.report = report,
		.setting = defaults->setting };
	int rc;

	*inventory = (struct ehr_inventory){ 0 };
	rc = make_sources(&self, start, err);
	make_pollutants(&self);
	make_stacks(&self);
	hand_over(&self);
	count_flags(&self);
	report->kg_a = ehr_sum_value(&self.used);
	report->duplicates_kg_a = ehr_sum_value(&self.duplicates);
	report->doubted_kg_a = ehr_sum_value(&self.doubted);
	ehr_sum_release(&self.used);
	ehr_sum_release(&self.duplicates);
	ehr_sum_release(&self.doubted);
	ehr_map_release(&self.stack);
	if (rc)
		ehr_inventory_release(inventory);
	return rc;
}
