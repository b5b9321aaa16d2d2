/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/moment.h"

#include "model/calendar_read.h"

bool ehr_moment_is_year(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.n == 4;
}

bool ehr_moment_is_time(struct ehr_str text)
{
	struct ehr_calendar moment;

	return ehr_calendar_read_iso(text, &moment) &&
	       ehr_calendar_exists(&moment);
}

enum ehr_clock ehr_moment_clock(struct ehr_str time)
{
	size_t date = sizeof "2025-10-08" - 1;

	if (time.n <= date)
		return EHR_CLOCK_NONE;
	time.p += date;
	time.n -= date;
	return memchr(time.p, 'Z', time.n) != NULL ||
			       memchr(time.p, '+', time.n) != NULL ||
			       memchr(time.p, '-', time.n) != NULL
		       ? EHR_CLOCK_OFFSET
		       : EHR_CLOCK_LOCAL;
}

static int refuse(const char *column, struct ehr_str text, struct ehr_str cell,
	bool read, struct ehr_err *err)
{
	if (read)
		return ehr_fail_cell(err, column, "not_a_time",
			N_("a date and time that exist"), cell);
	if (ehr_calendar_year_last(text))
		return ehr_fail_cell(err, column, "ambiguous_date",
			N_("a date with its year first (day and month cannot "
			   "be told apart)"),
			cell);
	return ehr_fail_cell(err, column, "not_a_time",
		N_("a date or time such as 2025-10-08T15:00"), cell);
}

/* The plain text of a cell; true if it is empty. */
static bool is_empty(const struct ehr_cell_rules *rules, struct ehr_str cell,
	struct ehr_arena *arena, struct ehr_moment *moment)
{
	moment->cleaned = ehr_clean_basic(cell, arena, &moment->text);
	if (ehr_clean_is_nothing(rules, moment->text) ||
		ehr_clean_is_nothing(rules, cell)) {
		moment->cleaned = EHR_CLEANED_EMPTY;
		moment->text.n = 0;
	}
	return moment->text.n == 0;
}

int ehr_moment_time(const struct ehr_cell_rules *rules, const char *column,
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_moment *moment,
	struct ehr_err *err)
{
	struct ehr_calendar calendar = { .precision = EHR_PRECISION_YEAR };
	bool read;

	*moment = (struct ehr_moment){ .text = ehr_str_trim(cell) };
	if (ehr_moment_is_time(moment->text) &&
		memchr(moment->text.p, ' ', moment->text.n) == NULL)
		return 0;
	if (is_empty(rules, cell, arena, moment))
		return 0;
	read = ehr_calendar_read(rules, moment->text, &calendar);
	if (!read || !ehr_calendar_exists(&calendar))
		return refuse(column, moment->text, cell, read, err);
	moment->text = ehr_calendar_text(&calendar, arena);
	moment->cleaned |= EHR_CLEANED_DATE;
	return 0;
}

static bool is_four(struct ehr_str text)
{
	return text.n >= 4 && ehr_moment_is_year((struct ehr_str){ text.p, 4 });
}

int ehr_moment_year(const struct ehr_cell_rules *rules, const char *column,
	struct ehr_str cell, struct ehr_arena *arena, struct ehr_moment *moment,
	struct ehr_err *err)
{
	struct ehr_str text;
	int year;

	*moment = (struct ehr_moment){ .text = ehr_str_trim(cell) };
	if (ehr_moment_is_year(moment->text))
		return 0;
	if (is_empty(rules, cell, arena, moment))
		return 0;
	text = moment->text;
	if (!is_four(text) || !ehr_calendar_read_part(text, 4, &year))
		return ehr_fail_cell(err, column, "not_a_year",
			N_("a year of four figures"), cell);
	moment->text.n = 4;
	if (text.n != 4)
		moment->cleaned |= EHR_CLEANED_DATE;
	return 0;
}

/* What is put together part by part. */
struct joining {
	const struct ehr_cell_rules *rules;
	const struct ehr_moment_parts *parts;
	struct ehr_arena *arena;
	struct ehr_calendar calendar;
	bool ended; /* an empty part was met */
};

static int bad_part(
	const struct joining *joining, size_t i, struct ehr_err *err)
{
	static const char *const expected[EHR_MOMENT_PARTS] = {
		N_("a year of four figures, or a date"),
		N_("a month from 1 to 12"),
		N_("a day of that month"),
		N_("an hour from 0 to 24"),
		N_("a minute from 0 to 59"),
	};

	return ehr_fail_cell(err, joining->parts->column[i], "not_a_time",
		expected[i], joining->parts->cell[i]);
}

static int add_part(struct joining *joining, size_t i,
	struct ehr_moment *moment, struct ehr_err *err)
{
	struct ehr_calendar *calendar = &joining->calendar;
	struct ehr_moment part;
	int *into[] = { &calendar->year, &calendar->month, &calendar->day,
		&calendar->hour, &calendar->minute };
	/* an hour is told with its minutes, whoever says them */
	enum ehr_precision precision = i > EHR_PRECISION_MINUTE
					       ? EHR_PRECISION_MINUTE
					       : (enum ehr_precision)i;
	bool read;

	if (is_empty(joining->rules, joining->parts->cell[i], joining->arena,
		    &part)) {
		joining->ended = true;
		return 0;
	}
	moment->cleaned |= part.cleaned;
	if (joining->ended)
		return ehr_fail_cell(err, joining->parts->column[i],
			"not_a_time",
			N_("nothing, as a larger part of the date is empty"),
			joining->parts->cell[i]);
	if (i == 0)
		read = (is_four(part.text) &&
			       ehr_calendar_read_part(part.text, 4, into[0])) ||
		       ehr_calendar_read(joining->rules, part.text, calendar);
	else
		read = ehr_calendar_read_part(part.text, 2, into[i]) ||
		       (i == 1 && ehr_calendar_read_month(part.text, into[1]));
	if (i > 0 && calendar->precision >= (enum ehr_precision)i)
		return ehr_fail_cell(err, joining->parts->column[i],
			"not_a_time",
			N_("nothing, as the date in another column says that "
			   "already; leave one of them out in a map"),
			joining->parts->cell[i]);
	if (i > 0)
		calendar->precision = precision;
	return read && ehr_calendar_exists(calendar)
		       ? 0
		       : bad_part(joining, i, err);
}

int ehr_moment_join(const struct ehr_cell_rules *rules,
	const struct ehr_moment_parts *parts, struct ehr_arena *arena,
	struct ehr_moment *moment, struct ehr_err *err)
{
	struct joining joining = { rules, parts, arena,
		{ .precision = EHR_PRECISION_YEAR }, false };

	*moment = (struct ehr_moment){ .text = { "", 0 } };
	for (size_t i = 0; i < EHR_MOMENT_PARTS; i++)
		if (parts->column[i] != NULL &&
			add_part(&joining, i, moment, err) != 0)
			return -1;
	if (joining.calendar.year != 0)
		moment->text = ehr_calendar_text(&joining.calendar, arena);
	return 0;
}
