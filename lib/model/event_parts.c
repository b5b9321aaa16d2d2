/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_parts.h"

#include <math.h>

const char *const ehr_event_part_outs[EHR_EVENT_PART_OUTS + 1] = { "source_id",
	"pollutant", "cas", "amount_t", "entry", "entry_cas", "matched_by",
	"annex_part", "counts_for_air", "counts_for_water", "critical_t",
	"ratio", "entry_source", "entry_status", "event_flags" };

static void write_flags(const struct ehr_event_holding *hold,
	const struct ehr_event_substance *entry, struct ehr_writer *writer)
{
	struct ehr_buf flags = { 0 };

	if (entry && entry->memory)
		ehr_event_note(&flags, "memory_quantity");
	if (entry && entry->list_memory)
		ehr_event_note(&flags, "memory_list");
	if (hold->found.ambiguous)
		ehr_event_note(&flags, "ambiguous_substance");
	if (hold->no_amount)
		ehr_event_note(&flags, "no_amount");
	if (hold->bad_unit)
		ehr_event_note(&flags, "unit");
	ehr_writer_puts(writer, ehr_buf_text(&flags));
	ehr_buf_release(&flags);
}

static void write_entry(const struct ehr_event_holding *hold,
	const struct ehr_event_substance *entry, struct ehr_writer *writer)
{
	bool is_listed = !isnan(entry->critical_t);

	ehr_writer_puts(
		writer, entry->name_zh[0] ? entry->name_zh : entry->name_en);
	ehr_writer_puts(writer, entry->cas);
	ehr_writer_puts(writer, ehr_event_match_word[hold->found.match]);
	if (entry->part)
		ehr_writer_count(writer, (unsigned long)entry->part);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(
		writer, ehr_event_listed(entry, EHR_EVENT_AIR) ? "yes" : "no");
	ehr_writer_puts(writer,
		ehr_event_listed(entry, EHR_EVENT_WATER) ? "yes" : "no");
	if (is_listed)
		ehr_writer_number(writer, entry->critical_t);
	else
		ehr_writer_empty(writer);
	if (is_listed && !hold->no_amount && !hold->bad_unit)
		ehr_writer_number(writer, hold->tonnes / entry->critical_t);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, entry->source);
	ehr_writer_puts(writer, entry->status);
}

static int write_hold(const struct ehr_event_amounts *amounts,
	const struct ehr_event_source *source,
	const struct ehr_event_holding *hold, struct ehr_writer *writer,
	struct ehr_err *err)
{
	bool is_matched = hold->found.match != EHR_EVENT_UNMATCHED;
	const struct ehr_event_substance *entry =
		is_matched ? ehr_event_substances_at(
				     amounts->substances, hold->found.entry)
			   : NULL;

	ehr_writer_text(writer, source->id);
	ehr_writer_text(writer, hold->name);
	ehr_writer_text(writer, hold->cas);
	if (hold->no_amount || hold->bad_unit)
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, hold->tonnes);
	if (entry) {
		write_entry(hold, entry, writer);
	} else {
		ehr_writer_empty(writer);
		ehr_writer_empty(writer);
		ehr_writer_puts(
			writer, ehr_event_match_word[EHR_EVENT_UNMATCHED]);
		for (size_t i = 0; i < 7; i++)
			ehr_writer_empty(writer);
	}
	write_flags(hold, entry, writer);
	return ehr_writer_end_row(writer, err);
}

int ehr_event_parts_write(const struct ehr_event_amounts *amounts,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < amounts->source.n; i++) {
		const struct ehr_event_source *source = &amounts->at[i];

		for (size_t k = 0; k < source->n; k++)
			if (write_hold(amounts, source,
				    &amounts->hold[source->first + k], writer,
				    err))
				return -1;
	}
	return 0;
}
