/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/canonical.h"

#include <stdio.h>

#include "base/num.h"
#include "model/moment.h"

static const struct ehr_canonical list[] = {
	{ "source_id", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "receptor_id", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "source_name", EHR_FILLED_FIELD, EHR_CELL_TEXT },
	{ "uscc", EHR_FILLED_FIELD, EHR_CELL_USCC },
	{ "org_code", EHR_FILLED_FIELD, EHR_CELL_ORGANISATION },
	{ "permit_no", EHR_FILLED_FIELD, EHR_CELL_PERMIT },
	{ "industry_code", EHR_FILLED_FIELD, EHR_CELL_INDUSTRY },
	{ "adm_code", EHR_FILLED_FIELD, EHR_CELL_DIVISION },
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
	struct ehr_str text = ehr_str_trim(cell);
	double number;

	if (text.n == 0)
		return 0;
	switch (canonical->type) {
	case EHR_CELL_TEXT:
	case EHR_CELL_USCC:
	case EHR_CELL_ORGANISATION:
	case EHR_CELL_PERMIT:
	case EHR_CELL_INDUSTRY:
	case EHR_CELL_DIVISION: return 0;
	case EHR_CELL_NUMBER:
		if (ehr_num_read(text, &number) == EHR_NUM_VALUE)
			return 0;
		return ehr_fail_cell(
			err, column, "not_a_number", "a number", cell);
	case EHR_CELL_YEAR:
		if (ehr_moment_is_year(text))
			return 0;
		return ehr_fail_cell(err, column, "not_a_year",
			N_("a year of four figures"), cell);
	case EHR_CELL_TIME:
		if (ehr_moment_is_time(text))
			return 0;
		return ehr_fail_cell(err, column, "not_a_time",
			N_("a date or time such as 2025-10-08T15:00"), cell);
	case EHR_CELL_WORD:
		return check_word(canonical, words, column, text, err);
	}
	return 0;
}

bool ehr_canonical_no_medium(const char *quantity)
{
	return quantity && strcmp(quantity, "onsite") == 0;
}
