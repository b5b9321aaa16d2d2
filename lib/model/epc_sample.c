/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_sample.h"

#include <stdlib.h>

#include "base/sum.h"

static int compare_numbers(double a, double b)
{
	return (a > b) - (a < b);
}

/* By place and time; detected ones first, by value; those of unknown limit
 * last. */
static int compare_rows(const void *a, const void *b)
{
	const struct ehr_epc_row *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->time.second != y->time.second)
		return x->time.second < y->time.second ? -1 : 1;
	if (x->time.precision != y->time.precision)
		return x->time.precision < y->time.precision ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return compare_numbers(x->value, y->value);
}

static bool same_place_time(
	const struct ehr_epc_row *a, const struct ehr_epc_row *b)
{
	return a->place == b->place && a->time.precision != EHR_EPC_NO_TIME &&
	       a->time.precision == b->time.precision &&
	       a->time.second == b->time.second;
}

static void add_one(struct ehr_epc_ones *ones, const struct ehr_epc_row *row)
{
	struct ehr_epc_one *one = &ones->one[ones->n++];

	*one = (struct ehr_epc_one){
		.value = row->value,
		.nondetect = row->kind != EHR_EPC_DETECTED,
		.no_limit = row->kind == EHR_EPC_NOT_DETECTED,
		.place = row->place,
		.time = row->time,
	};
}

/* The n rows of one place and time as one result; they are in order, so the
 * first says what there is best. */
static void add_mean(
	struct ehr_epc_ones *ones, const struct ehr_epc_row *row, size_t n)
{
	struct ehr_sum sum = { 0 };
	size_t detected = 0;

	for (; detected < n && row[detected].kind == EHR_EPC_DETECTED;
		detected++)
		ehr_sum_add(&sum, row[detected].value);
	add_one(ones, row);
	if (detected > 1)
		ones->one[ones->n - 1].value =
			ehr_sum_value(&sum) / (double)detected;
	ehr_sum_release(&sum);
	ones->averaged = true;
}

static void count(struct ehr_epc_ones *ones)
{
	for (size_t i = 0; i < ones->n; i++) {
		const struct ehr_epc_one *one = &ones->one[i];
		ones->n_nd += one->nondetect;
		ones->n_no_limit += one->no_limit;
		if (one->nondetect && !one->no_limit && one->value > ones->most)
			ones->most = one->value;
	}
}

struct ehr_epc_ones ehr_epc_take(struct ehr_epc_row *row, size_t n,
	enum ehr_epc_duplicates duplicates, size_t most,
	struct ehr_arena *arena)
{
	struct ehr_epc_ones ones = {
		.one = ehr_arena_alloc(arena, (n + 1) * sizeof(*ones.one)),
	};
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		if (row[i].kind < EHR_EPC_MISSING)
			row[used++] = row[i];
	qsort(row, used, sizeof(*row), compare_rows);
	for (size_t i = 0, end; i < used; i = end) {
		for (end = i + 1;
			end < used && same_place_time(&row[i], &row[end]);)
			end++;
		if (end - i > 1 && duplicates != EHR_EPC_DUPLICATES_KEEP &&
			(end - i <= most ||
				duplicates == EHR_EPC_DUPLICATES_AVERAGE)) {
			add_mean(&ones, &row[i], end - i);
			continue;
		}
		if (end - i > 1 && duplicates == EHR_EPC_DUPLICATES_FEW)
			ones.place_not_told = true;
		for (size_t k = i; k < end; k++)
			add_one(&ones, &row[k]);
	}
	count(&ones);
	return ones;
}
