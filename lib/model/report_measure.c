/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_measure.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

uint32_t *ehr_report_distinct(struct ehr_report *report,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows, size_t *n)
{
	const struct ehr_report_column *of = &data->column[column];
	uint32_t *cell =
		ehr_arena_alloc(&report->scratch, (rows.n + 1) * sizeof(*cell));
	size_t filled = 0;

	for (size_t i = 0; i < rows.n; i++) {
		cell[filled] = of->cell[rows.at[i]];
		filled += of->value.key[cell[filled]].n > 0;
	}
	qsort(cell, filled, sizeof(*cell), compare);
	*n = 0;
	for (size_t i = 0; i < filled; i++)
		if (*n == 0 || cell[*n - 1] != cell[i])
			cell[(*n)++] = cell[i];
	return cell;
}

long ehr_report_moves(struct ehr_report *report,
	const struct ehr_report_shown *shown,
	const struct ehr_report_rows rows[EHR_REPORT_TABLES])
{
	int of = shown->figure->how == EHR_REPORT_GONE ? 1 : 0;
	const struct ehr_report_data *data = shown->data[of],
				     *other = shown->data[1 - of];
	const struct ehr_map *there =
		&other->column[shown->column[1 - of]].value;
	size_t n, n_there;
	uint32_t *mine = ehr_report_distinct(
		report, data, shown->column[of], rows[of], &n);
	uint32_t *theirs = ehr_report_distinct(
		report, other, shown->column[1 - of], rows[1 - of], &n_there);
	long moves = 0;

	for (size_t i = 0; i < n; i++) {
		long at = ehr_map_find(there,
			data->column[shown->column[of]].value.key[mine[i]]);
		uint32_t cell = (uint32_t)at;
		bool both = at != EHR_MAP_NONE &&
			    bsearch(&cell, theirs, n_there, sizeof(cell),
				    compare) != NULL;

		moves += both == (shown->figure->how == EHR_REPORT_KEPT);
	}
	return moves;
}

struct ehr_str ehr_report_one_value(struct ehr_report_shown *shown,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows)
{
	struct ehr_str value = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		struct ehr_str cell = ehr_report_cell(data, column, rows.at[i]);

		if (cell.n == 0 || ehr_str_eq(cell, value))
			continue;
		if (value.n > 0) {
			shown->differs = true;
			return (struct ehr_str){ 0 };
		}
		value = cell;
	}
	return value;
}

/* The amount of a figure on one side. */
static int measure(struct ehr_report *report, struct ehr_report_shown *shown,
	int side, struct ehr_report_rows rows, struct ehr_report_amount *amount)
{
	const struct ehr_report_data *data = shown->data[side];
	long column = shown->column[side];
	enum ehr_report_how how = shown->figure->how;
	struct ehr_report_amount part;
	size_t n;
	int rc = 0;

	*amount = ehr_report_amount_of((long)rows.n);
	switch (how) {
	case EHR_REPORT_VALUE:
		*amount = ehr_report_amount_read(
			ehr_report_one_value(shown, data, column, rows));
		break;
	case EHR_REPORT_DISTINCT:
		(void)ehr_report_distinct(report, data, column, rows, &n);
		*amount = ehr_report_amount_of((long)n);
		break;
	case EHR_REPORT_RATE:
		part = ehr_report_amount_of((long)ehr_report_filter(
			report, data, &shown->having[side], rows)
						    .n);
		*amount = ehr_report_amount_ratio(&part, amount);
		break;
	case EHR_REPORT_SHARE:
		if (column == EHR_REPORT_NONE)
			break;
		how = EHR_REPORT_SUM;
		/* fall through */
	case EHR_REPORT_SUM:
	case EHR_REPORT_MEAN:
	case EHR_REPORT_MAX:
	case EHR_REPORT_MIN:
		rc = ehr_report_amount_over(
			report, data, column, rows, how, amount);
		shown->empty += amount->empty;
		break;
	default: break;
	}
	return rc;
}

/* The part of the whole: shares on the side of now. */
static int measure_share(struct ehr_report *report,
	struct ehr_report_shown *shown, int side,
	struct ehr_report_amount *part)
{
	size_t empty = shown->empty;
	struct ehr_report_amount whole;

	if (measure(report, shown, side,
		    ehr_report_filter(report, shown->data[side],
			    &shown->where[side], shown->whole->rows[side]),
		    &whole))
		return -1;
	shown->empty = empty;
	*part = ehr_report_amount_ratio(part, &whole);
	return 0;
}

int ehr_report_measure(struct ehr_report *report,
	struct ehr_report_shown *shown,
	const struct ehr_report_rows rows[EHR_REPORT_TABLES],
	struct ehr_report_amount *amount)
{
	enum ehr_report_side side = shown->figure->side;
	struct ehr_report_amount of[EHR_REPORT_TABLES] = { 0 };

	for (int i = 0; i < EHR_REPORT_TABLES; i++) {
		if (!shown->data[i] || (i == 0 && side == EHR_REPORT_BEFORE) ||
			(i == 1 && side == EHR_REPORT_NOW))
			continue;
		if (measure(report, shown, i, rows[i], &of[i]) ||
			(shown->figure->how == EHR_REPORT_SHARE &&
				shown->whole &&
				measure_share(report, shown, i, &of[i])))
			return -1;
	}
	*amount = of[side == EHR_REPORT_BEFORE];
	if (side == EHR_REPORT_CHANGE || side == EHR_REPORT_CHANGE_SHARE)
		*amount = ehr_report_amount_less(&of[0], &of[1]);
	if (side == EHR_REPORT_CHANGE_SHARE)
		*amount = ehr_report_amount_ratio(amount, &of[1]);
	return 0;
}
