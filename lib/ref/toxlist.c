/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/toxlist.h"

#include <stdlib.h>

const char *const ehr_toxlist_chosen[EHR_TOXLIST_CHOSEN] = { "cas", "name_en",
	"name_zh", "mutagen", "param", "value", "unit", "source", "agency",
	"status", "adaf_included", "bare", "version", "derived" };

const char *const ehr_toxlist_review[EHR_TOXLIST_REVIEW] = { "cas", "name_en",
	"name_zh", "param", "unit", "highest_over_lowest", "values" };

static const char *const mutagen_word[] = {
	[EHR_MUTAGEN_NO] = "no",
	[EHR_MUTAGEN_YES] = "yes",
	[EHR_MUTAGEN_PARTIAL] = "partial",
	[EHR_MUTAGEN_FROM_BIRTH] = "from_birth",
};

static int write_value(const struct ehr_chemical *chemical,
	enum ehr_tox_param param, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_tox_value *value = &chemical->value[param];

	ehr_writer_puts(writer, chemical->cas);
	ehr_writer_puts(writer, chemical->name_en);
	ehr_writer_puts(writer, chemical->name_zh);
	ehr_writer_puts(writer, mutagen_word[chemical->mutagen]);
	ehr_writer_puts(writer, ehr_tox_name(param));
	ehr_writer_number(writer, value->value);
	ehr_writer_puts(writer, ehr_tox_unit(param));
	ehr_writer_puts(writer, value->source);
	ehr_writer_puts(writer, value->agency);
	ehr_writer_puts(writer, value->status);
	ehr_writer_puts(writer, ehr_tox_adaf_word(value->adaf));
	if (value->adaf != EHR_TOX_ADAF_NO && value->bare > 0)
		ehr_writer_number(writer, value->bare);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, value->version);
	ehr_writer_puts(writer, value->derived == NULL ? "" : value->derived);
	return ehr_writer_end_row(writer, err);
}

/* Is more known of it than its properties? */
static bool has_values(const struct ehr_chemical *chemical)
{
	for (unsigned k = 0; k < EHR_TOX_PARAMS; k++)
		if (chemical->value[k].there &&
			!ehr_tox_param_info(k)->property)
			return true;
	return false;
}

int ehr_toxlist_write_chosen(const struct ehr_toxicity *table,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < ehr_toxicity_count(table); i++) {
		const struct ehr_chemical *one = ehr_toxicity_at(table, i);

		if (!has_values(one))
			continue;
		for (int k = 0; k < EHR_TOX_PARAMS; k++)
			if (one->value[k].there &&
				write_value(one, (enum ehr_tox_param)k, writer,
					err) != 0)
				return -1;
	}
	return 0;
}

static bool is_chronic(unsigned param)
{
	return param == EHR_TOX_RFDO || param == EHR_TOX_RFC ||
	       param == EHR_TOX_SFO || param == EHR_TOX_IUR;
}

/* Given values of one chemical and parameter: a list through all of them. */
struct range {
	double lowest, highest;
	struct ehr_buf values; /* "IRIS 32; HJ 1.5" */
};

static void widen(struct range *range, const struct ehr_toxrows *rows,
	const struct ehr_tox_given *given)
{
	const struct ehr_tox_origin *origin =
		&rows->origins.item[given->origin];

	for (int i = 0; i < EHR_TOX_ADAFS; i++) {
		char number[EHR_NUM_MAX];

		if (!given->there[i])
			continue;
		if (range->values.n == 0 || given->value[i] < range->lowest)
			range->lowest = given->value[i];
		if (range->values.n == 0 || given->value[i] > range->highest)
			range->highest = given->value[i];
		if (range->values.n > 0)
			ehr_buf_puts(&range->values, "; ");
		ehr_buf_add_str(&range->values, origin->source);
		if (origin->agency.n > 0 &&
			!ehr_str_eq(origin->agency, origin->source)) {
			ehr_buf_putc(&range->values, ':');
			ehr_buf_add_str(&range->values, origin->agency);
		}
		ehr_buf_putc(&range->values, ' ');
		ehr_buf_add(&range->values, number,
			ehr_num_write(number, given->value[i]));
	}
}

static int write_range(const struct ehr_tox_substance *one, unsigned param,
	const struct range *range, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_tox_param_info *info = ehr_tox_param_info(param);

	ehr_writer_puts(writer, one->cas);
	ehr_writer_puts(writer, one->name_en);
	ehr_writer_puts(writer, one->name_zh);
	ehr_writer_text(writer, info->name);
	ehr_writer_text(writer, info->unit);
	ehr_writer_number(writer, range->highest / range->lowest);
	ehr_writer_text(
		writer, (struct ehr_str){ range->values.p, range->values.n });
	return ehr_writer_end_row(writer, err);
}

int ehr_toxlist_write_review(const struct ehr_toxrows *rows, double factor,
	struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = rows->cas.n * EHR_TOX_PARAMS;
	struct range *range = ehr_calloc(n, sizeof *range);
	int rc = 0;

	for (size_t i = 0; i < rows->given_of.n; i++) {
		const struct ehr_tox_given *given = &rows->given[i];

		if (is_chronic(given->param))
			widen(&range[given->substance * EHR_TOX_PARAMS +
				      given->param],
				rows, given);
	}
	for (size_t i = 0; i < n && rc == 0; i++)
		if (range[i].highest > factor * range[i].lowest)
			rc = write_range(&rows->substance[i / EHR_TOX_PARAMS],
				(unsigned)(i % EHR_TOX_PARAMS), &range[i],
				writer, err);
	for (size_t i = 0; i < n; i++)
		ehr_buf_release(&range[i].values);
	free(range);
	return rc;
}
