/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_records.h"

#include <limits.h>
#include <stdlib.h>

enum { ID, DATE, KIND, NEEDED };

struct records {
	struct ehr_grading_facts *facts;
	const struct ehr_words *words;
	long today;
	size_t at[NEEDED];
	long severity;
	long *start;          /* by window: the last day before it */
	unsigned long *count; /* by enterprise and window */
};

static int bind(struct records *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	static const char *const needed[] = { "source_id", "date",
		"record_kind" };

	for (size_t i = 0; i < NEEDED; i++)
		if (ehr_header_need(header, needed[i], &self->at[i], err))
			return -1;
	return ehr_header_look(header, "severity", &self->severity, err);
}

/* What a row records. */
struct record {
	struct ehr_str kind, severity; /* severity may be empty */
	long day;
};

/* Is it one of those that the window counts, whatever its day? */
static bool is_of(
	const struct records *self, size_t window, const struct record *record)
{
	const struct ehr_grade_window *of = &self->facts->rules->window[window];

	return ehr_str_is(record->kind, of->kind) &&
	       (!of->severity || record->severity.n == 0 ||
		       ehr_str_is(record->severity, of->severity));
}

/* Of what was there by the day of the former grading: does the window count it
 * then (1), now (-1), or both or neither (0)? */
static int passed(const struct records *self, size_t enterprise, size_t window,
	long day, bool now)
{
	const struct ehr_grading_facts *facts = self->facts;
	long before = facts->day_before[enterprise];

	if (before == LONG_MAX || day > before)
		return 0;
	return (ehr_day_add_months(
			before, -facts->rules->window[window].months) < day) -
	       now;
}

static void count(
	struct records *self, size_t enterprise, const struct record *record)
{
	struct ehr_grading_facts *facts = self->facts;
	size_t n = facts->rules->n_windows;
	long day = record->day;

	for (size_t i = 0; i < n; i++) {
		bool now = day <= self->today && self->start[i] < day;

		if (!is_of(self, i, record))
			continue;
		self->count[enterprise * n + i] += now;
		if (facts->passed)
			facts->passed[enterprise * n + i] +=
				passed(self, enterprise, i, day, now);
	}
}

/* Is it a word that a window counts? */
static bool is_counted(const struct records *self, struct ehr_str kind)
{
	const struct ehr_grade_rules *rules = self->facts->rules;

	for (size_t i = 0; i < rules->n_windows; i++)
		if (ehr_str_is(kind, rules->window[i].kind))
			return true;
	return false;
}

static bool is_severity(const struct records *self, struct ehr_str severity)
{
	const struct ehr_grade_rules *rules = self->facts->rules;

	for (size_t i = 0; i < rules->n_windows; i++)
		if (rules->window[i].severity &&
			ehr_str_is(severity, rules->window[i].severity))
			return true;
	return false;
}

/* Kind and severity of the row. A word that nothing counts must be one that
 * the table words has or translates: a slip would clear somebody. */
static int read_words(const struct records *self, const struct ehr_row *row,
	struct record *record, struct ehr_err *err)
{
	record->kind = ehr_str_trim(row->cell[self->at[KIND]]);
	if (!is_counted(self, record->kind)) {
		record->kind = ehr_words_meant(
			self->words, "record_kind", record->kind);
		if (ehr_words_check(
			    self->words, "record_kind", record->kind, err))
			return -1;
	}
	if (self->severity == EHR_NO_COLUMN)
		return 0;
	record->severity = ehr_str_trim(row->cell[self->severity]);
	if (record->severity.n == 0 || is_severity(self, record->severity))
		return 0;
	record->severity =
		ehr_words_meant(self->words, "severity", record->severity);
	return ehr_words_check(self->words, "severity", record->severity, err);
}

static int take_row(
	struct records *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_grading_facts *facts = self->facts;
	struct record record = { .severity = { "", 0 } };
	long enterprise;

	if (ehr_day_cell(row->cell[self->at[DATE]], "date", &record.day, err) ||
		read_words(self, row, &record, err))
		return -1;
	enterprise =
		ehr_map_find(&facts->id, ehr_str_trim(row->cell[self->at[ID]]));
	if (enterprise == EHR_MAP_NONE)
		facts->unknown_records++;
	if (record.day > self->today)
		facts->later_records++;
	if (enterprise != EHR_MAP_NONE)
		count(self, (size_t)enterprise, &record);
	return 0;
}

/* The counts become cells. */
static void take_counts(struct records *self)
{
	struct ehr_grading_facts *facts = self->facts;
	const struct ehr_grade_rules *rules = facts->rules;
	struct ehr_buf text = { 0 };

	for (size_t k = 0; k < rules->facts.n; k++) {
		const struct ehr_grade_fact *fact = &rules->facts.fact[k];
		size_t window = 0;

		if (fact->table != EHR_GRADE_RECORDS)
			continue;
		facts->there[k] = true;
		while (strcmp(rules->window[window].id, fact->column) != 0)
			window++;
		for (size_t i = 0; i < ehr_grading_enterprises(facts); i++) {
			text.n = 0;
			ehr_buf_printf(&text, "%lu",
				self->count[i * rules->n_windows + window]);
			ehr_grading_set(facts, i, k,
				(struct ehr_str){ text.p, text.n });
		}
	}
	ehr_buf_release(&text);
}

static int read_rows(
	struct records *self, struct ehr_reader *reader, struct ehr_err *err)
{
	struct ehr_row row;
	int got;

	while ((got = ehr_reader_next(reader, &row, err)) == 1)
		if (take_row(self, &row, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	return got;
}

int ehr_grading_read_records(struct ehr_grading_facts *facts,
	const struct ehr_words *words, long today, struct ehr_reader *reader,
	struct ehr_err *err)
{
	const struct ehr_grade_rules *rules = facts->rules;
	size_t n = rules->n_windows, all = ehr_grading_enterprises(facts);
	struct records self = {
		.facts = facts, .words = words, .today = today
	};
	int rc;

	if (bind(&self, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	facts->given[EHR_GRADE_RECORDS] = true;
	self.start = ehr_calloc(n + 1, sizeof(*self.start));
	self.count = ehr_calloc(all * n + 1, sizeof(*self.count));
	if (facts->day_before)
		facts->passed = ehr_arena_calloc(
			&facts->arena, all * n + 1, sizeof(*facts->passed));
	for (size_t i = 0; i < n; i++)
		self.start[i] =
			ehr_day_add_months(today, -rules->window[i].months);
	rc = read_rows(&self, reader, err);
	if (rc == 0)
		take_counts(&self);
	free(self.start);
	free(self.count);
	return rc;
}
