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
	case EHR_UNUSED_BAD_PLACE:
		ehr_run_notice(run,
			_("not used, with degrees that are none on Earth: %lu "
			  "rows, %s kg/a, such as those of source %s"),
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
	if (!(rows->kg_a > 0))
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
	if (report->doubted > 0)
		ehr_run_notice(run,
			_("rows whose flags doubt their position, used all the "
			  "same: %lu, %s kg/a"),
			report->doubted, amount(text, report->doubted_kg_a));
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
	if (report->rows > 0 && report->used == 0)
		ehr_run_notice(run, _("no emission into air is used"));
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
