/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/canonical.h"

#include <stdio.h>

#include "base/num.h"

static const struct ehr_canonical list[] = {
	{ "source_id", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "receptor_id", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "source_name", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "uscc", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "industry_code", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "adm_code", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "lon", EHR_FILLED_PLACE, EHR_CELL_NUMBER },
	{ "lat", EHR_FILLED_PLACE, EHR_CELL_NUMBER },
	{ "cell_id", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "population", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "year", EHR_FILLED_FIELD, EHR_CELL_YEAR },
	{ "time", EHR_FILLED_FIELD, EHR_CELL_TIME },
	{ "outlet", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "hours_run", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "stack_height_m", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "stack_diameter_m", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "exit_velocity_m_s", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "exit_temp_k", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "medium", EHR_FILLED_KIND, EHR_CELL_WORD },
	{ "point_type", EHR_FILLED_KIND, EHR_CELL_WORD },
	{ "layer", EHR_FILLED_FIELD, EHR_CELL_WORD },
	{ "depth_top_m", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "depth_bottom_m", EHR_FILLED_FIELD, EHR_CELL_NUMBER },
	{ "quantity", EHR_FILLED_KIND, EHR_CELL_WORD },
	{ "pollutant", EHR_FILLED_MEASURE, EHR_CELL_TEXT },
	{ "cas", EHR_FILLED_MEASURE, EHR_CELL_TEXT },
	{ "value", EHR_FILLED_MEASURE, EHR_CELL_NUMBER },
	{ "unit", EHR_FILLED_MEASURE, EHR_CELL_TEXT },
	{ "qualifier", EHR_FILLED_MEASURE, EHR_CELL_WORD },
	{ "detection_limit", EHR_FILLED_MEASURE, EHR_CELL_NUMBER },
	{ "flags", EHR_FILLED_MEASURE, EHR_CELL_TEXT },
};

const struct ehr_canonical *ehr_canonical_list(size_t *n)
{
	*n = sizeof list / sizeof list[0];
	return list;
}

const struct ehr_canonical *ehr_canonical_find(const char *name)
{
	for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
		if (strcmp(list[i].name, name) == 0)
			return &list[i];
	return NULL;
}

/* Takes n figures off the front of text as a number from min to max. */
static bool take(struct ehr_str *text, size_t n, int min, int max, int *value)
{
	int got = 0;

	if (text->n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (text->p[i] < '0' || text->p[i] > '9')
			return false;
		got = got * 10 + (text->p[i] - '0');
	}
	if (got < min || got > max)
		return false;
	text->p += n;
	text->n -= n;
	*value = got;
	return true;
}

static bool take_sign(struct ehr_str *text, char sign)
{
	if (text->n == 0 || *text->p != sign)
		return false;
	text->p++;
	text->n--;
	return true;
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

static bool take_date(struct ehr_str *text)
{
	int year, month, day;

	return take(text, 4, 0, 9999, &year) && take_sign(text, '-') &&
	       take(text, 2, 1, 12, &month) && take_sign(text, '-') &&
	       take(text, 2, 1, days_in(year, month), &day);
}

/* HH, HH:MM or HH:MM:SS; 24:00 ends a day; a leap second is allowed */
static bool take_clock(struct ehr_str *text)
{
	int hour, minute = 0, second = 0;

	if (!take(text, 2, 0, 24, &hour))
		return false;
	if (take_sign(text, ':')) {
		if (!take(text, 2, 0, 59, &minute))
			return false;
		if (take_sign(text, ':') && !take(text, 2, 0, 60, &second))
			return false;
	}
	return hour < 24 || (minute == 0 && second == 0);
}

static bool take_offset(struct ehr_str *text)
{
	int hour, minute;

	if (take_sign(text, 'Z'))
		return true;
	if (!take_sign(text, '+') && !take_sign(text, '-'))
		return true;
	if (!take(text, 2, 0, 14, &hour))
		return false;
	take_sign(text, ':');
	return text->n == 0 || take(text, 2, 0, 59, &minute);
}

static bool is_time(struct ehr_str text)
{
	if (!take_date(&text))
		return false;
	if (text.n == 0)
		return true;
	if (!take_sign(&text, 'T') && !take_sign(&text, ' '))
		return false;
	return take_clock(&text) && take_offset(&text) && text.n == 0;
}

static int check_word(const struct ehr_canonical *canonical,
	const struct ehr_words *words, const char *column, struct ehr_str text,
	struct ehr_err *err)
{
	if (ehr_words_check(words, canonical->name, text, err) == 0)
		return 0;
	if (err != NULL)
		(void)snprintf(err->column, sizeof err->column, "%s", column);
	return -1;
}

int ehr_canonical_check(const struct ehr_canonical *canonical,
	const struct ehr_words *words, const char *column, struct ehr_str cell,
	struct ehr_err *err)
{
	struct ehr_str text = ehr_str_trim(cell), rest = text;
	double number;
	int year;

	if (text.n == 0)
		return 0;
	switch (canonical->type) {
	case EHR_CELL_TEXT: return 0;
	case EHR_CELL_NUMBER:
		if (ehr_num_read(text, &number) == EHR_NUM_VALUE)
			return 0;
		return ehr_fail_cell(
			err, column, "not_a_number", "a number", cell);
	case EHR_CELL_YEAR:
		if (take(&rest, 4, 0, 9999, &year) && rest.n == 0)
			return 0;
		return ehr_fail_cell(err, column, "not_a_year",
			N_("a year of four figures"), cell);
	case EHR_CELL_TIME:
		if (is_time(text))
			return 0;
		return ehr_fail_cell(err, column, "not_a_time",
			N_("a date or time such as 2025-10-08T15:00"), cell);
	case EHR_CELL_WORD:
		return check_word(canonical, words, column, text, err);
	}
	return 0;
}
