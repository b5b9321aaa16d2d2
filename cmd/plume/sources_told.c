/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plume/sources_told.h"

enum { DIGITS = 6, AMOUNT = EHR_NUM_MAX + 1 };

/* Six figures are enough to be read. */
static const char *amount(char out[static AMOUNT], double value)
{
	out[ehr_num_write_digits(out, value, DIGITS)] = '\0';
	return out;
}

static void tell_other(
	struct ehr_run *run, const struct ehr_unused_rows *rows, const char *id)
{
	char word[64], kg_a[AMOUNT];

	ehr_visible(word, sizeof(word), rows->word);
	switch (rows->why) {
	case EHR_UNUSED_PRESENT:
		ehr_run_notice(run,
			_("rows of a roster, which have no amounts: %lu"),
			rows->rows);
		return;
	case EHR_UNUSED_YEAR:
		ehr_run_notice(run,
			_("not used, of another year: %lu rows, %s kg/a"),
			rows->rows, amount(kg_a, rows->kg_a));
		return;
	case EHR_UNUSED_NO_PLACE:
		ehr_run_notice(run,
			_("not used, without coordinates: %lu rows, %s kg/a, "
			  "such as those of source %s"),
			rows->rows, amount(kg_a, rows->kg_a), id);
		return;
	case EHR_UNUSED_NO_POLLUTANT:
		ehr_run_notice(run,
			_("not used, without a pollutant: %lu rows, %s kg/a, "
			  "such as those of source %s"),
			rows->rows, amount(kg_a, rows->kg_a), id);
		return;
	default: break;
	}
	if (rows->others == rows->rows)
		ehr_run_notice(
			run, _("not used, %s: %lu rows"), word, rows->rows);
	else if (rows->others > 0)
		ehr_run_notice(run,
			_("not used, %s: %lu rows, %s kg/a and %lu rows in "
			  "other units"),
			word, rows->rows, amount(kg_a, rows->kg_a),
			rows->others);
	else
		ehr_run_notice(run, _("not used, %s: %lu rows, %s kg/a"), word,
			rows->rows, amount(kg_a, rows->kg_a));
}

static void tell_unused(struct ehr_run *run, const struct ehr_unused_rows *rows)
{
	char id[96];

	ehr_visible(id, sizeof(id), rows->source_id);
	switch (rows->why) {
	case EHR_UNUSED_MISSING:
		ehr_run_notice(run,
			_("emissions into air without a number, which are not "
			  "taken as 0: %lu rows, such as those of source %s"),
			rows->rows, id);
		break;
	case EHR_UNUSED_NONDETECT:
		ehr_run_notice(run,
			_("emissions into air that were not detected, which "
			  "are not taken as 0: %lu rows, such as those of "
			  "source %s"),
			rows->rows, id);
		break;
	case EHR_UNUSED_NEGATIVE:
		ehr_run_notice(run,
			_("emissions into air below 0, not used: %lu rows, "
			  "such as those of source %s"),
			rows->rows, id);
		break;
	case EHR_UNUSED_UNIT:
		ehr_run_notice(run,
			_("emissions into air that are not in kg/a, not used: "
			  "%lu rows, such as those of source %s"),
			rows->rows, id);
		break;
	default: tell_other(run, rows, id);
	}
}

static void note_unused(
	struct ehr_run *run, const struct ehr_emissions_report *report)
{
	struct ehr_buf all = { 0 };

	for (size_t i = 0; i < report->n_unused; i++) {
		const struct ehr_unused_rows *rows = &report->unused[i];
		char word[64], kg_a[AMOUNT];

		ehr_visible(word, sizeof(word), rows->word);
		ehr_buf_printf(&all, "%s%s: %lu rows, %s kg/a",
			i > 0 ? "; " : "", word, rows->rows,
			amount(kg_a, rows->kg_a));
		if (rows->others > 0)
			ehr_buf_printf(&all, ", %lu rows in other units",
				rows->others);
	}
	ehr_run_fact(run, "not_used",
		report->n_unused > 0 ? ehr_buf_text(&all) : "");
	ehr_buf_release(&all);
}

static void note_number(struct ehr_run *run, const char *name, double value)
{
	char text[AMOUNT];

	text[ehr_num_write(text, value)] = '\0';
	ehr_run_fact(run, name, text);
}

static void tell_oddities(
	struct ehr_run *run, const struct ehr_emissions_report *report)
{
	char id[96], text[AMOUNT];

	if (report->sources_unused > 0)
		ehr_run_notice(run,
			_("sources with emissions into air of which none is "
			  "used: %lu"),
			report->sources_unused);
	if (report->place_taken > 0)
		ehr_run_notice(run,
			_("rows that took the coordinates of other rows of "
			  "their source: %lu"),
			report->place_taken);
	if (report->stack_taken > 0)
		ehr_run_notice(run,
			_("rows that took the stack of other rows of their "
			  "outlet: %lu"),
			report->stack_taken);
	if (report->duplicates > 0)
		ehr_run_notice(run,
			_("rows flagged duplicate_record, which add up all the "
			  "same: %lu, %s kg/a"),
			report->duplicates,
			amount(text, report->duplicates_kg_a));
	if (report->doubtful_hours > 0)
		ehr_run_notice(run,
			_("rows whose hours_run no year has, which were set "
			  "aside: %lu"),
			report->doubtful_hours);
	if (report->apart == 0)
		return;
	ehr_visible(id, sizeof(id), report->apart_id);
	ehr_run_notice(run,
		_("sources whose outlets lie far apart: %lu; those of %s by "
		  "%.1f km"),
		report->apart, id, report->apart_m / 1000);
}

void plume_tell_rows(
	struct ehr_run *run, const struct ehr_emissions_report *report)
{
	for (size_t i = 0; i < report->n_unused; i++)
		tell_unused(run, &report->unused[i]);
	tell_oddities(run, report);
	note_unused(run, report);
	note_number(run, "emission_rows", (double)report->used);
	note_number(run, "emission_kg_a", report->kg_a);
}

void plume_tell_scaling(struct ehr_run *run, const char *file,
	const struct ehr_scaling_report *report)
{
	char before[AMOUNT], after[AMOUNT];

	ehr_run_notice(run,
		_("%s: %lu amounts scaled, from %s to %s kg/a in all"), file,
		report->amounts, amount(before, report->kg_before),
		amount(after, report->kg_after));
	if (report->unmatched > 0)
		ehr_run_notice(run,
			_("%s: lines that hold for no emission: %lu, the first "
			  "in line %lu"),
			file, report->unmatched, report->first);
	note_number(run, "scaled_kg_a", report->kg_after);
}

/* Percent of all that rests on outlets with the flag. */
static double percent(const struct ehr_inventory *inventory,
	const double *weight, unsigned flag)
{
	double all = ehr_inventory_load(inventory, weight, 0);

	return all > 0 ? 100 * ehr_inventory_load(inventory, weight, flag) / all
		       : 0;
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
	ehr_buf_printf(&text, "%.1f %% kg", percent(inventory, NULL, 1u << i));
	if (sources->cancer)
		ehr_buf_printf(&text, ", %.1f %% kg x IUR",
			percent(inventory, sources->cancer, 1u << i));
	if (sources->noncancer)
		ehr_buf_printf(&text, ", %.1f %% kg / RfC",
			percent(inventory, sources->noncancer, 1u << i));
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
	char kg_a[AMOUNT];

	for (unsigned i = 0; i < EHR_OUTLET_FLAGS; i++)
		tell_flag(run, sources, i, _(what[i]));
	if (defaults->table.memory &&
		count(&sources->inventory, EHR_OUTLET_DEFAULT_STACK) > 0)
		ehr_run_fact(run, "stack_defaults_status", "memory");
	if (sources->n_unweighed > 0)
		ehr_run_notice(run,
			_("the profile %s has no toxicity by inhalation for "
			  "%zu of %zu pollutants, %s kg/a"),
			sources->tox_label, sources->n_unweighed,
			sources->inventory.n_pollutants,
			amount(kg_a, sources->unweighed_kg_a));
}
