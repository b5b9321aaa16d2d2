/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/reading.h"

#include "model/flag.h"

static int convert(struct ehr_figure *figure, const struct ehr_measure *measure,
	struct ehr_str text, struct ehr_err *err)
{
	*figure = (struct ehr_figure){ .text = text };
	if (ehr_factor_is_one(measure->factor))
		return 0;
	figure->converted = true;
	if (ehr_factor_read(measure->factor, text, &figure->number))
		return 0;
	return ehr_fail_cell(err, measure->column, "out_of_range",
		N_("a number that can be converted"), text);
}

/* Not detected: with the limit declared in the map, or without any. */
static int not_detected(struct ehr_reading *reading,
	const struct ehr_measure *measure, struct ehr_err *err)
{
	if (measure->limit == NULL) {
		reading->qualifier = "ND";
		return 0;
	}
	reading->qualifier = "<";
	reading->flags |= ehr_flag(EHR_FLAG_LIMIT_FROM_MAP);
	return convert(
		&reading->limit, measure, ehr_str_of(measure->limit), err);
}

static int number(struct ehr_reading *reading,
	const struct ehr_measure *measure, const struct ehr_amount *amount,
	struct ehr_err *err)
{
	if (measure->stand_in != NULL &&
		amount->value == measure->stand_in_value) {
		reading->flags |= ehr_flag(EHR_FLAG_SUBSTITUTED_NONDETECT);
		return not_detected(reading, measure, err);
	}
	if (amount->value < 0)
		reading->flags |= ehr_flag(EHR_FLAG_NEGATIVE);
	if (measure->limit != NULL && amount->value < measure->limit_value)
		reading->flags |= ehr_flag(EHR_FLAG_BELOW_LIMIT);
	return convert(&reading->value, measure, amount->number, err);
}

int ehr_reading_make(struct ehr_reading *reading,
	const struct ehr_measure *measure, const struct ehr_words *words,
	struct ehr_str cell, struct ehr_err *err)
{
	struct ehr_amount amount;

	*reading = (struct ehr_reading){ .qualifier = "" };
	if (measure->cas.n == 0)
		reading->flags |= ehr_flag(EHR_FLAG_NO_CAS);
	if (ehr_amount_read(words, measure->column, cell, &amount, err) != 0)
		return -1;
	switch (amount.kind) {
	case EHR_AMOUNT_MISSING:
		reading->flags |= ehr_flag(EHR_FLAG_MISSING);
		return 0;
	case EHR_AMOUNT_NUMBER: return number(reading, measure, &amount, err);
	case EHR_AMOUNT_BELOW:
		reading->qualifier = "<";
		return convert(&reading->limit, measure, amount.number, err);
	case EHR_AMOUNT_NOT_DETECTED:
		return not_detected(reading, measure, err);
	}
	return 0;
}
