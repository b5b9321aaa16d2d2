/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/side_report.h"

#include <stdlib.h>

struct ehr_side_entry {
	struct ehr_str id, name;
	enum ehr_side_match match;
	size_t source;
	uint64_t records;
	unsigned filled, conflict, unclear;
};

struct ehr_side_report {
	const struct ehr_side *side;
	struct ehr_map ids;
	struct ehr_arena arena;
	struct ehr_side_entry *entry; /* by index of ids */
	size_t cap;
	bool *used; /* by source of the table */
};

const char *const ehr_side_report_columns[EHR_SIDE_REPORT_COLUMNS] = {
	"source_id", "source_name", "matched_by", "roster_source_id", "records",
	"filled", "conflict", "unclear"
};

static const char *const match_word[EHR_SIDE_MATCHES] = {
	[EHR_SIDE_NONE] = "none",
	[EHR_SIDE_AMBIGUOUS] = "ambiguous",
	[EHR_SIDE_BY_ID] = "source_id",
	[EHR_SIDE_BY_USCC] = "uscc",
	[EHR_SIDE_BY_ORG_CODE] = "org_code",
	[EHR_SIDE_BY_NAME] = "source_name",
};

struct ehr_side_report *ehr_side_report_new(const struct ehr_side *side)
{
	struct ehr_side_report *report = ehr_calloc(1, sizeof *report);

	report->side = side;
	report->used =
		ehr_calloc(ehr_side_sources(side) + 1, sizeof *report->used);
	return report;
}

void ehr_side_report_free(struct ehr_side_report *report)
{
	if (report == NULL)
		return;
	ehr_map_release(&report->ids);
	ehr_arena_release(&report->arena);
	free(report->entry);
	free(report->used);
	free(report);
}

/* Further records of the same source add to its entry. */
static void merge(
	struct ehr_side_entry *into, const struct ehr_side_entry *more)
{
	into->records += more->records;
	into->filled |= more->filled;
	into->conflict |= more->conflict;
	into->unclear |= more->unclear;
}

void ehr_side_batch_add(struct ehr_side_batch *batch,
	const struct ehr_side_record *record,
	const struct ehr_side_found *found)
{
	struct ehr_side_entry entry = {
		.id = record->cell[EHR_SIDE_SOURCE_ID],
		.name = record->cell[EHR_SIDE_SOURCE_NAME],
		.match = found->match,
		.source = found->source,
		.records = 1,
		.filled = found->filled,
		.conflict = found->conflict,
		.unclear = found->unclear,
	};

	if (batch->n > 0 &&
		ehr_str_eq(batch->entry[batch->n - 1].id, entry.id)) {
		merge(&batch->entry[batch->n - 1], &entry);
		return;
	}
	if (batch->n == batch->cap) {
		batch->cap = batch->cap * 2 + 64;
		batch->entry = ehr_realloc(
			batch->entry, batch->cap, sizeof *batch->entry);
	}
	entry.id = ehr_arena_copy(&batch->arena, entry.id);
	entry.name = ehr_arena_copy(&batch->arena, entry.name);
	batch->entry[batch->n++] = entry;
}

void ehr_side_batch_release(struct ehr_side_batch *batch)
{
	ehr_arena_release(&batch->arena);
	free(batch->entry);
	*batch = (struct ehr_side_batch){ 0 };
}

static void take(
	struct ehr_side_report *report, const struct ehr_side_entry *entry)
{
	bool is_new = false;
	size_t at = (size_t)ehr_map_add(&report->ids, entry->id, &is_new);

	if (at >= report->cap) {
		report->cap = report->cap * 2 + 64;
		report->entry = ehr_realloc(
			report->entry, report->cap, sizeof *report->entry);
	}
	if (entry->match >= EHR_SIDE_BY_ID)
		report->used[entry->source] = true;
	if (!is_new) {
		merge(&report->entry[at], entry);
		return;
	}
	report->entry[at] = *entry;
	report->entry[at].id = report->ids.key[at];
	report->entry[at].name = ehr_arena_copy(&report->arena, entry->name);
}

void ehr_side_report_commit(
	struct ehr_side_report *report, struct ehr_side_batch *batch)
{
	for (size_t i = 0; i < batch->n; i++)
		take(report, &batch->entry[i]);
	batch->n = 0;
	ehr_arena_reset(&batch->arena);
}

void ehr_side_report_count(const struct ehr_side_report *report,
	uint64_t count[EHR_SIDE_MATCHES], uint64_t *not_used)
{
	for (size_t i = 0; i < EHR_SIDE_MATCHES; i++)
		count[i] = 0;
	for (size_t i = 0; i < report->ids.n; i++)
		count[report->entry[i].match]++;
	*not_used = 0;
	for (size_t i = 0; i < ehr_side_sources(report->side); i++)
		*not_used += !report->used[i];
}

void ehr_side_report_say(
	const struct ehr_side_report *report, struct ehr_buf *out)
{
	uint64_t n[EHR_SIDE_MATCHES], not_used;

	ehr_side_report_count(report, n, &not_used);
	ehr_buf_printf(out,
		_("sources matched by source_id %llu, uscc %llu, org_code "
		  "%llu, source_name %llu; ambiguous %llu, not found %llu; not "
		  "used of the table %llu"),
		(unsigned long long)n[EHR_SIDE_BY_ID],
		(unsigned long long)n[EHR_SIDE_BY_USCC],
		(unsigned long long)n[EHR_SIDE_BY_ORG_CODE],
		(unsigned long long)n[EHR_SIDE_BY_NAME],
		(unsigned long long)n[EHR_SIDE_AMBIGUOUS],
		(unsigned long long)n[EHR_SIDE_NONE],
		(unsigned long long)not_used);
}

/* The columns whose bits are set, blanks between. */
static void write_fields(struct ehr_writer *writer, unsigned fields)
{
	struct ehr_buf text = { 0 };

	for (enum ehr_side_field i = 0; i < EHR_SIDE_FIELDS; i++)
		if ((fields & 1u << i) != 0)
			ehr_buf_printf(&text, "%s%s", text.n > 0 ? " " : "",
				ehr_side_column(i));
	ehr_writer_text(writer, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static int write_entry(const struct ehr_side_report *report,
	const struct ehr_side_entry *entry, struct ehr_writer *writer,
	struct ehr_err *err)
{
	ehr_writer_text(writer, entry->id);
	ehr_writer_text(writer, entry->name);
	ehr_writer_puts(writer, match_word[entry->match]);
	if (entry->match >= EHR_SIDE_BY_ID)
		ehr_writer_text(
			writer, ehr_side_source_cell(report->side,
					entry->source, EHR_SIDE_SOURCE_ID));
	else
		ehr_writer_empty(writer);
	ehr_writer_count(writer, entry->records);
	write_fields(writer, entry->filled);
	write_fields(writer, entry->conflict);
	write_fields(writer, entry->unclear);
	return ehr_writer_end_row(writer, err);
}

static int write_not_used(const struct ehr_side_report *report, size_t source,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_side *side = report->side;

	ehr_writer_empty(writer);
	ehr_writer_text(writer,
		ehr_side_source_cell(side, source, EHR_SIDE_SOURCE_NAME));
	ehr_writer_puts(writer, "not_used");
	ehr_writer_text(
		writer, ehr_side_source_cell(side, source, EHR_SIDE_SOURCE_ID));
	for (size_t i = 4; i < EHR_SIDE_REPORT_COLUMNS; i++)
		ehr_writer_empty(writer);
	return ehr_writer_end_row(writer, err);
}

int ehr_side_report_write(const struct ehr_side_report *report,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < report->ids.n; i++)
		if (write_entry(report, &report->entry[i], writer, err) != 0)
			return -1;
	for (size_t i = 0; i < ehr_side_sources(report->side); i++)
		if (!report->used[i] &&
			write_not_used(report, i, writer, err) != 0)
			return -1;
	return 0;
}
