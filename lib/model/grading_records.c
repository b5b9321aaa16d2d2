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

/* Is it one of those that the window counts, whatever its day? */
static bool is_of(
	const struct records *self, size_t window, const struct ehr_row *row)
{
	const struct ehr_grade_window *of = &self->facts->rules->window[window];
	struct ehr_str severity = { "", 0 };

	if (self->severity != EHR_NO_COLUMN)
		severity = ehr_str_trim(row->cell[self->severity]);
	return ehr_str_is(ehr_str_trim(row->cell[self->at[KIND]]), of->kind) &&
	       (!of->severity || severity.n == 0 ||
		       ehr_str_is(severity, of->severity));
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

static void count(struct records *self, size_t enterprise,
	const struct ehr_row *row, long day)
{
	struct ehr_grading_facts *facts = self->facts;
	size_t n = facts->rules->n_windows;

	for (size_t i = 0; i < n; i++) {
		bool now = day <= self->today && self->start[i] < day;

		if (!is_of(self, i, row))
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

/* A word that nothing counts must be a known one: a slip would clear somebody. */
static int check_words(const struct records *self, const struct ehr_row *row,
	struct ehr_err *err)
{
	struct ehr_str kind = ehr_str_trim(row->cell[self->at[KIND]]), severity;

	if (!is_counted(self, kind) &&
		ehr_words_check(self->words, "record_kind", kind, err))
		return -1;
	if (self->severity == EHR_NO_COLUMN)
		return 0;
	severity = ehr_str_trim(row->cell[self->severity]);
	if (severity.n == 0 || is_severity(self, severity))
		return 0;
	return ehr_words_check(self->words, "severity", severity, err);
}

static int take_row(
	struct records *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_grading_facts *facts = self->facts;
	long day;
	long enterprise;

	if (ehr_day_cell(row->cell[self->at[DATE]], "date", &day, err))
		return -1;
	if (check_words(self, row, err))
		return -1;
	enterprise =
		ehr_map_find(&facts->id, ehr_str_trim(row->cell[self->at[ID]]));
	if (enterprise == EHR_MAP_NONE)
		facts->unknown_records++;
	if (day > self->today)
		facts->later_records++;
	if (enterprise != EHR_MAP_NONE)
		count(self, (size_t)enterprise, row, day);
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
