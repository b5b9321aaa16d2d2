/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_records.h"

#include <stdlib.h>

enum { ID, DATE, KIND, NEEDED };

struct records {
	struct ehr_grading_facts *facts;
	struct ehr_day today;
	size_t at[NEEDED];
	long severity;
	struct ehr_day *start; /* by window: the last day before it */
	unsigned long *count;  /* by enterprise and window */
};

static bool figures(struct ehr_str text, size_t from, size_t n, int *value)
{
	*value = 0;
	for (size_t i = from; i < from + n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*value = *value * 10 + (text.p[i] - '0');
	}
	return true;
}

bool ehr_grading_day(struct ehr_str text, struct ehr_day *day)
{
	enum { DAY = 10 };

	text = ehr_str_trim(text);
	return text.n >= DAY && text.p[4] == '-' && text.p[7] == '-' &&
	       (text.n == DAY || text.p[DAY] == 'T' || text.p[DAY] == ' ') &&
	       figures(text, 0, 4, &day->year) &&
	       figures(text, 5, 2, &day->month) &&
	       figures(text, 8, 2, &day->day) && ehr_day_exists(*day);
}

void ehr_grading_put_day(struct ehr_buf *out, struct ehr_day day)
{
	ehr_buf_printf(out, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static int bind(struct records *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	static const char *const needed[] = { "source_id", "date", "kind" };

	for (size_t i = 0; i < NEEDED; i++)
		if (ehr_header_need(header, needed[i], &self->at[i], err))
			return -1;
	return ehr_header_look(header, "severity", &self->severity, err);
}

static bool counts(const struct records *self, size_t window,
	const struct ehr_row *row, struct ehr_day day)
{
	const struct ehr_grade_window *of = &self->facts->rules->window[window];
	struct ehr_str severity = { "", 0 };

	if (self->severity != EHR_NO_COLUMN)
		severity = ehr_str_trim(row->cell[self->severity]);
	return ehr_str_is(ehr_str_trim(row->cell[self->at[KIND]]), of->kind) &&
	       (!of->severity || severity.n == 0 ||
		       ehr_str_is(severity, of->severity)) &&
	       ehr_day_order(self->start[window], day) < 0;
}

static int take_row(
	struct records *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_grading_facts *facts = self->facts;
	size_t n = facts->rules->n_windows;
	struct ehr_day day;
	long enterprise;

	if (!ehr_grading_day(row->cell[self->at[DATE]], &day))
		return ehr_fail_cell(err, "date", "not_a_date",
			N_("a date as YYYY-MM-DD"), row->cell[self->at[DATE]]);
	if (ehr_str_trim(row->cell[self->at[KIND]]).n == 0)
		return ehr_fail_cell(err, "kind", "empty",
			N_("what was recorded"), row->cell[self->at[KIND]]);
	enterprise =
		ehr_map_find(&facts->id, ehr_str_trim(row->cell[self->at[ID]]));
	if (enterprise == EHR_MAP_NONE)
		facts->unknown_records++;
	if (ehr_day_order(day, self->today) > 0)
		facts->later_records++;
	else if (enterprise != EHR_MAP_NONE)
		for (size_t i = 0; i < n; i++)
			self->count[(size_t)enterprise * n + i] +=
				counts(self, i, row, day);
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
	struct ehr_day today, struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_grade_rules *rules = facts->rules;
	size_t n = rules->n_windows, all = ehr_grading_enterprises(facts);
	struct records self = { .facts = facts, .today = today };
	int rc;

	if (bind(&self, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	facts->given[EHR_GRADE_RECORDS] = true;
	self.start = ehr_calloc(n + 1, sizeof(*self.start));
	self.count = ehr_calloc(all * n + 1, sizeof(*self.count));
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
