/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_said.h"

static int read_number(const struct ehr_limit_judging *judging,
	const struct ehr_row *row, enum ehr_limit_column column, bool *has,
	double *value, struct ehr_err *err)
{
	struct ehr_str text = ehr_limit_cell(judging, row, (int)column);
	enum ehr_num_state state;

	*has = false;
	if (text.n == 0)
		return 0;
	if (ehr_cell_number(
		    text, ehr_limit_columns[column], &state, value, err))
		return -1;
	*has = state == EHR_NUM_VALUE;
	return 0;
}

/* Not detected: the detection limit tells, a substitute does not. */
static void measure_nondetect(struct ehr_limit_said *said, struct ehr_str text,
	bool has_limit, double limit)
{
	said->measured = true;
	ehr_limit_measure(&said->measure,
		has_limit && limit > 0 ? EHR_MEASURED_BELOW
				       : EHR_MEASURED_NOTHING,
		text, limit);
}

static int read_measure(const struct ehr_limit_judging *judging,
	const struct ehr_row *row, struct ehr_limit_said *said,
	struct ehr_err *err)
{
	struct ehr_str qualifier = ehr_str_trim(
		ehr_limit_cell(judging, row, EHR_LIMIT_COLUMN_QUALIFIER));
	double value = 0, limit = 0;
	bool has_value, has_limit;

	said->measured = false;
	said->word = NULL;
	said->detail = (struct ehr_str){ "", 0 };
	if (read_number(judging, row, EHR_LIMIT_COLUMN_VALUE, &has_value,
		    &value, err) ||
		read_number(judging, row, EHR_LIMIT_COLUMN_DETECTION,
			&has_limit, &limit, err))
		return -1;
	if ((has_value && value < 0) || (has_limit && limit < 0)) {
		said->word = "negative";
	} else if (ehr_str_is(qualifier, "<") || ehr_str_is(qualifier, "ND")) {
		measure_nondetect(said,
			ehr_limit_cell(
				judging, row, EHR_LIMIT_COLUMN_DETECTION),
			has_limit, limit);
	} else if (qualifier.n > 0) {
		said->word = "qualifier";
		said->detail = qualifier;
	} else if (!has_value) {
		said->word = "no_concentration";
	} else {
		said->measured = true;
		ehr_limit_measure(&said->measure, EHR_MEASURED_VALUE,
			ehr_limit_cell(judging, row, EHR_LIMIT_COLUMN_VALUE),
			value);
	}
	return 0;
}

int ehr_limit_said_read(const struct ehr_limit_judging *judging,
	const struct ehr_row *row, struct ehr_limit_said *said,
	struct ehr_err *err)
{
	if (read_measure(judging, row, said, err) ||
		ehr_limit_moment_read(&said->moment,
			ehr_limit_cell(judging, row, EHR_LIMIT_COLUMN_TIME),
			ehr_limit_cell(judging, row, EHR_LIMIT_COLUMN_YEAR),
			err) ||
		read_number(judging, row, EHR_LIMIT_COLUMN_PH, &said->has_ph,
			&said->ph_value, err))
		return -1;
	said->ph = ehr_limit_cell(judging, row, EHR_LIMIT_COLUMN_PH);
	if (!said->has_ph && judging->unsaid_ph.n > 0) {
		said->ph = judging->unsaid_ph;
		said->has_ph = ehr_num_read(said->ph, &said->ph_value) ==
			       EHR_NUM_VALUE;
	}
	said->has_background = false;
	if (!judging->plan->background)
		return 0;
	said->background =
		ehr_limit_cell(judging, row, EHR_LIMIT_COLUMN_BACKGROUND);
	return read_number(judging, row, EHR_LIMIT_COLUMN_BACKGROUND,
		&said->has_background, &said->background_value, err);
}
