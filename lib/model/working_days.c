/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/working_days.h"

#include <stdlib.h>

#include "base/day.h"

/* The first exception on that day or later. */
static size_t first_from(const struct ehr_working_days *self, long day)
{
	size_t low = 0, high = self->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (self->exception[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void insert(struct ehr_working_days *self, size_t at,
	struct ehr_working_day exception)
{
	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->exception = ehr_realloc(
			self->exception, self->cap, sizeof(exception));
	}
	memmove(&self->exception[at + 1], &self->exception[at],
		(self->n - at) * sizeof(exception));
	self->exception[at] = exception;
	self->n++;
}

static int take(struct ehr_working_days *self, struct ehr_str date,
	struct ehr_str working, struct ehr_err *err)
{
	struct ehr_working_day exception = { .works = ehr_str_is(
						     working, "yes") };
	size_t at;

	if (ehr_day_cell(date, "date", &exception.day, err))
		return -1;
	if (!exception.works && !ehr_str_is(working, "no"))
		return ehr_fail_cell(err, "working", "unknown_word",
			N_("yes or no"), working);
	at = first_from(self, exception.day);
	if (at < self->n && self->exception[at].day == exception.day)
		return ehr_fail_cell(
			err, "date", "duplicate", N_("each day once"), date);
	insert(self, at, exception);
	return 0;
}

int ehr_working_days_read(struct ehr_working_days *self,
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_row row;
	size_t date, working;
	int rc;

	if (ehr_header_need(header, "date", &date, err) ||
		ehr_header_need(header, "working", &working, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (take(self, row.cell[date], row.cell[working], err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	return rc;
}

void ehr_working_days_release(struct ehr_working_days *self)
{
	free(self->exception);
	*self = (struct ehr_working_days){ 0 };
}

long ehr_working_days_between(
	const struct ehr_working_days *self, long from, long to)
{
	long days = ehr_day_weekdays(from, to);

	for (size_t i = first_from(self, from + 1);
		i < self->n && self->exception[i].day <= to; i++) {
		long day = self->exception[i].day;

		days += self->exception[i].works -
			ehr_day_weekdays(day - 1, day);
	}
	return days;
}

bool ehr_working_days_cover(
	const struct ehr_working_days *self, long from, long to)
{
	int last = ehr_day_parts(to).year;

	for (int year = ehr_day_parts(from).year; year <= last; year++) {
		size_t at = first_from(self, ehr_day_of(year, 1, 1));

		if (at == self->n ||
			ehr_day_parts(self->exception[at].day).year != year)
			return false;
	}
	return true;
}
