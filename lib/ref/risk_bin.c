/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/risk_bin.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ref/load.h"

enum column { MEASURE, COMPARISON, VALUE, COLUMNS };

static const char *const column_name[COLUMNS] = { "measure", "comparison",
	"value" };

struct ehr_risk_bins {
	struct ehr_risk_bin *bin;
	size_t n;
	double lifetime_a; /* 0: not there yet */
	char sha256[65];
	size_t rows;
};

const char *ehr_risk_measure_word(enum ehr_risk_measure measure)
{
	return measure == EHR_RISK_CR ? "cr" : "hi";
}

const char *ehr_risk_comparison_word(bool at_least)
{
	return at_least ? "at_least" : "above";
}

static int read_value(struct ehr_str cell, double *value, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (ehr_cell_number(cell, column_name[VALUE], &state, value, err))
		return -1;
	if (state != EHR_NUM_VALUE || *value <= 0)
		return ehr_fail_cell(err, column_name[VALUE], "out_of_range",
			N_("a number above 0"), cell);
	return 0;
}

static int read_comparison(
	struct ehr_str cell, bool *at_least, struct ehr_err *err)
{
	*at_least = ehr_str_is(cell, ehr_risk_comparison_word(true));
	if (*at_least || ehr_str_is(cell, ehr_risk_comparison_word(false)))
		return 0;
	return ehr_fail_cell(err, column_name[COMPARISON], "unknown_word",
		"at_least, above", cell);
}

static int add_lifetime(struct ehr_risk_bins *self, double value,
	const struct ehr_str *cell, struct ehr_err *err)
{
	if (self->lifetime_a > 0)
		return ehr_fail_cell(err, column_name[MEASURE], "twice",
			N_("one lifetime"), cell[MEASURE]);
	self->lifetime_a = value;
	return 0;
}

static int add_bin(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_risk_bins *self = into;
	struct ehr_risk_bin bin = { .measure = EHR_RISK_CR };

	if (read_value(cell[VALUE], &bin.value, err))
		return -1;
	if (ehr_str_is(cell[MEASURE], "lifetime"))
		return add_lifetime(self, bin.value, cell, err);
	if (ehr_str_is(cell[MEASURE], ehr_risk_measure_word(EHR_RISK_HI)))
		bin.measure = EHR_RISK_HI;
	else if (!ehr_str_is(cell[MEASURE], ehr_risk_measure_word(EHR_RISK_CR)))
		return ehr_fail_cell(err, column_name[MEASURE], "unknown_word",
			"cr, hi, lifetime", cell[MEASURE]);
	if (read_comparison(cell[COMPARISON], &bin.at_least, err))
		return -1;
	for (size_t i = 0; i < self->n; i++)
		if (self->bin[i].measure == bin.measure &&
			self->bin[i].at_least == bin.at_least &&
			!(self->bin[i].value < bin.value) &&
			!(self->bin[i].value > bin.value))
			return ehr_fail_cell(err, column_name[VALUE], "twice",
				N_("a bin that is not there yet"), cell[VALUE]);
	self->bin = ehr_realloc(self->bin, self->n + 1, sizeof(*self->bin));
	self->bin[self->n++] = bin;
	return 0;
}

static int check_lifetime(void *into, struct ehr_err *err)
{
	const struct ehr_risk_bins *self = into;

	if (self->lifetime_a > 0)
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("the row of the measure lifetime is missing"));
}

static const struct ehr_load_table table = {
	.builtin = "risk_bins.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_bin,
	.end = check_lifetime,
};

struct ehr_risk_bins *ehr_risk_bins_open(const char *path, struct ehr_err *err)
{
	struct ehr_risk_bins *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_risk_bins_close(self);
	return NULL;
}

size_t ehr_risk_bins_count(const struct ehr_risk_bins *bins)
{
	return bins->n;
}

const struct ehr_risk_bin *ehr_risk_bin_at(
	const struct ehr_risk_bins *bins, size_t i)
{
	return &bins->bin[i];
}

double ehr_risk_bins_lifetime_a(const struct ehr_risk_bins *bins)
{
	return bins->lifetime_a;
}

const char *ehr_risk_bins_sha256(const struct ehr_risk_bins *bins)
{
	return bins->sha256;
}

size_t ehr_risk_bins_rows(const struct ehr_risk_bins *bins)
{
	return bins->rows;
}

void ehr_risk_bins_close(struct ehr_risk_bins *bins)
{
	if (bins == NULL)
		return;
	free(bins->bin);
	free(bins);
}
