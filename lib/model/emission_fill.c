/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/emission_fill.h"

#include <stdlib.h>

/* Number + 1 of the one that all have, 0: none has one, MANY: they differ. */
enum { MANY = UINT32_MAX };

static int compare_rows(const void *a, const void *b)
{
	const struct ehr_emission_row *x = a, *y = b;

	if (x->outlet != y->outlet)
		return x->outlet < y->outlet ? -1 : 1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->stack != y->stack)
		return x->stack < y->stack ? -1 : 1;
	if (x->pollutant != y->pollutant)
		return x->pollutant < y->pollutant ? -1 : 1;
	return 0;
}

void ehr_emission_sort(struct ehr_emission_row *row, size_t n)
{
	if (n > 1)
		qsort(row, n, sizeof(*row), compare_rows);
}

static void agree(uint32_t *common, uint32_t told)
{
	if (told == 0)
		return;
	if (*common == 0)
		*common = told;
	else if (*common != told)
		*common = MANY;
}

static bool take(uint32_t *told, uint32_t common)
{
	if (*told != 0 || common == 0 || common == MANY)
		return false;
	*told = common;
	return true;
}

/* Places and stacks of the rows of one outlet that do not tell theirs. */
static void fill_outlet(struct ehr_emission_row *row, size_t n,
	uint32_t source_place, struct ehr_emissions_report *report)
{
	uint32_t place = 0, stack = 0;

	for (size_t i = 0; i < n; i++) {
		agree(&place, row[i].place);
		agree(&stack, row[i].stack);
	}
	for (size_t i = 0; i < n; i++) {
		bool taken;

		if (!(row[i].marks & EHR_EMISSION_AMOUNT))
			continue;
		taken = !(row[i].marks & EHR_EMISSION_NOWHERE) &&
			(take(&row[i].place, place) ||
				take(&row[i].place, source_place));
		report->place_taken += taken;
		report->stack_taken += take(&row[i].stack, stack);
	}
}

/* Length of the run of rows from the first on that have its outlet. */
static size_t same_outlet(const struct ehr_emission_row *row, size_t n)
{
	size_t i = 1;

	while (i < n && row[i].outlet == row[0].outlet)
		i++;
	return i;
}

void ehr_emission_fill(struct ehr_emission_row *row, size_t n,
	struct ehr_emissions_report *report)
{
	uint32_t place = 0;

	for (size_t i = 0; i < n; i++)
		agree(&place, row[i].place);
	for (size_t i = 0; i < n;) {
		size_t run = same_outlet(row + i, n - i);

		fill_outlet(row + i, run, place, report);
		i += run;
	}
}
