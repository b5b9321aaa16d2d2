/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/sources_told.h"

enum { DIGITS = 6 };

/* Adds the percentage of all that rests on outlets with the flag, unless there
 * is nothing that weighs. */
static void add_percent(struct ehr_buf *text, const struct ehr_inventory *all,
	const double *weight, unsigned flag, const char *of)
{
	double whole = ehr_inventory_load(all, weight, 0);

	if (whole > 0)
		ehr_buf_printf(text, "%s%.1f %% %s", text->n > 0 ? ", " : "",
			100 * ehr_inventory_load(all, weight, flag) / whole,
			of);
}

static unsigned long count(const struct ehr_inventory *inventory, unsigned flag)
{
	unsigned long n = 0;

	for (size_t i = 0; i < inventory->n_outlets; i++)
		n += (inventory->outlet[i].flags & flag) != 0;
	return n;
}

static void tell_flag(struct ehr_run *run, const struct plume_sources *sources,
	unsigned i, const char *what)
{
	const struct ehr_inventory *inventory = &sources->inventory;
	unsigned long n = count(inventory, 1u << i);
	struct ehr_buf text = { 0 };

	if (n == 0)
		return;
	add_percent(&text, inventory, NULL, 1u << i, "kg");
	if (sources->cancer)
		add_percent(
			&text, inventory, sources->cancer, 1u << i, "kg x IUR");
	if (sources->noncancer)
		add_percent(&text, inventory, sources->noncancer, 1u << i,
			"kg / RfC");
	ehr_run_notice(run, "%s: %lu / %zu (%s): %s", ehr_outlet_flag_word[i],
		n, inventory->n_outlets, ehr_buf_text(&text), what);
	ehr_run_fact(run, ehr_outlet_flag_word[i], ehr_buf_text(&text));
	ehr_buf_release(&text);
}

void plume_tell_weights(struct ehr_run *run,
	const struct plume_sources *sources,
	const struct ehr_stack_defaults *defaults)
{
	static const char *const what[EHR_OUTLET_FLAGS] = {
		N_("outlets without a stack height, which are taken as low "
		   "area sources"),
		N_("outlets whose stack lacks diameter, velocity or "
		   "temperature"),
		N_("outlets with numbers that no stack has, set aside"),
		N_("outlets whose rows differ in hours_run, the fewest taken"),
	};
	char kg_a[EHR_NUM_MAX + 1];

	for (unsigned i = 0; i < EHR_OUTLET_FLAGS; i++)
		tell_flag(run, sources, i, _(what[i]));
	if (defaults->table.memory &&
		count(&sources->inventory, EHR_OUTLET_DEFAULT_STACK) > 0)
		ehr_run_fact(run, "stack_defaults_status", "memory");
	if (sources->n_unweighed == 0)
		return;
	kg_a[ehr_num_write_digits(kg_a, sources->unweighed_kg_a, DIGITS)] =
		'\0';
	ehr_run_notice(run,
		_("the profile %s has no toxicity by inhalation for "
		  "%zu of %zu pollutants, %s kg/a"),
		sources->tox_label, sources->n_unweighed,
		sources->inventory.n_pollutants, kg_a);
}
