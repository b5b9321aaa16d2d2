/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_groups.h"

#include <stdlib.h>

#include "base/day.h"
#include "model/report_columns.h"
#include "model/report_order.h"
#include "model/unit_list.h"

enum { GROUPS_MAX = 5000 }; /* shown of a query without a limit */

size_t ehr_report_kept(const struct ehr_report_answer *answer)
{
	size_t limit = answer->query->limit == EHR_REPORT_NONE
			       ? GROUPS_MAX
			       : (size_t)answer->query->limit;

	return answer->n < limit ? answer->n : limit;
}

static bool digits(struct ehr_str text, size_t from, size_t n)
{
	bool all = text.n >= from + n;

	for (size_t i = 0; i < n && all; i++)
		all = text.p[from + i] >= '0' && text.p[from + i] <= '9';
	return all;
}

/* The first two figures of a code, which may have the letter of its section in
 * front; anything else stays. */
static struct ehr_str division_of(struct ehr_str code)
{
	size_t from = code.n > 0 && code.p[0] >= 'A' && code.p[0] <= 'Z';

	return digits(code, from, 2) ? (struct ehr_str){ code.p + from, 2 }
				     : code;
}

/* The year or month of a day, a month or a time; anything else stays. */
static struct ehr_str part_of(struct ehr_report *report, struct ehr_str cell,
	enum ehr_report_part part)
{
	size_t n = part == EHR_REPORT_YEAR ? 4 : 7;
	long day;

	if (part == EHR_REPORT_WHOLE)
		return cell;
	if (part == EHR_REPORT_DIVISION)
		return division_of(cell);
	if (ehr_day_read_office(cell, &day)) {
		cell = ehr_day_text(day, &report->scratch);
		cell.n = n;
	} else if (digits(cell, 0, 4) && cell.n > 4 && cell.p[4] == '-' &&
		   digits(cell, 5, 2)) {
		cell.n = n;
	}
	return cell;
}

/* Rows and the groups that they are in, in the order of the rows. */
struct places {
	uint32_t *group, *row;
	size_t n, room;
};

/* Groups while they are gathered: keys in order of arrival. */
struct gathering {
	struct ehr_map map;
	struct places places[EHR_REPORT_TABLES];
	struct ehr_buf key;
};

/* The one value that the lookup of by has for the row; empty if it has none, or,
 * which is counted, if it has several. */
static struct ehr_str looked_up(struct ehr_report *report,
	const struct ehr_report_by *by, const struct ehr_report_data *data,
	uint32_t row, size_t *unclear)
{
	const struct ehr_report_data *other = &report->data[by->lookup];
	long column = ehr_report_data_column(other, &by->column);
	long key = ehr_report_data_column(other, &by->key);
	struct ehr_str value = { "", 0 };
	size_t n;
	const uint32_t *at = ehr_report_data_rows(other, key,
		ehr_map_find(&other->column[key].value,
			ehr_report_cell(data,
				ehr_report_data_column(data, &by->key), row)),
		&n);

	for (size_t i = 0; i < n; i++) {
		struct ehr_str cell = ehr_report_cell(other, column, at[i]);

		if (value.n > 0 && cell.n > 0 && !ehr_str_eq(cell, value)) {
			++*unclear;
			return (struct ehr_str){ "", 0 };
		}
		if (cell.n > 0)
			value = cell;
	}
	return value;
}

static struct ehr_str cell_of(struct ehr_report *report,
	const struct ehr_report_by *by, const struct ehr_report_data *data,
	uint32_t row, size_t *unclear)
{
	if (by->lookup != EHR_REPORT_NONE)
		return looked_up(report, by, data, row, unclear);
	return ehr_report_cell(
		data, ehr_report_data_column(data, &by->column), row);
}

/* The key of a row; piece is one of those that the cell to be split names. */
static void key_of(struct ehr_report *report, struct ehr_report_answer *answer,
	const struct ehr_report_data *data, uint32_t row, struct ehr_str piece,
	struct ehr_buf *key)
{
	const struct ehr_report_query *query = answer->query;

	key->n = 0;
	for (size_t i = 0; i < query->n_by; i++) {
		const struct ehr_report_by *by = &query->by[i];
		struct ehr_str cell = by->split ? piece
						: cell_of(report, by, data, row,
							  &answer->unclear);

		if (i > 0)
			ehr_buf_putc(key, '\0');
		ehr_buf_add_str(key, part_of(report, cell, by->part));
	}
}

/* Of a cell that names a group twice the row stands in it once. */
static void add_place(struct places *places, uint32_t group, uint32_t row)
{
	for (size_t i = places->n; i > 0 && places->row[i - 1] == row; i--)
		if (places->group[i - 1] == group)
			return;
	if (places->n == places->room) {
		places->room = places->room ? 2 * places->room : 256;
		places->group = ehr_realloc(
			places->group, places->room, sizeof(*places->group));
		places->row = ehr_realloc(
			places->row, places->room, sizeof(*places->row));
	}
	places->group[places->n] = group;
	places->row[places->n++] = row;
}

/* The cell to be split; empty if there is none. */
static struct ehr_str split_cell(struct ehr_report *report,
	struct ehr_report_answer *answer, const struct ehr_report_data *data,
	uint32_t row)
{
	const struct ehr_report_query *query = answer->query;

	for (size_t i = 0; i < query->n_by; i++)
		if (query->by[i].split)
			return cell_of(report, &query->by[i], data, row,
				&answer->unclear);
	return (struct ehr_str){ "", 0 };
}

/* Puts a row into its group, or into that of each piece of a cell. */
static void place(struct ehr_report *report, struct ehr_report_answer *answer,
	int side, uint32_t row, struct gathering *all)
{
	const struct ehr_report_data *data = answer->data[side];
	struct ehr_str rest = split_cell(report, answer, data, row);
	struct ehr_str piece = ehr_unit_next(&rest);

	do {
		uint32_t group;

		key_of(report, answer, data, row, piece, &all->key);
		group = (uint32_t)ehr_map_add(&all->map,
			(struct ehr_str){ all->key.p, all->key.n }, NULL);
		add_place(&all->places[side], group, row);
		piece = ehr_unit_next(&rest);
	} while (piece.p);
}

static void gather(struct ehr_report *report, struct ehr_report_answer *answer,
	int side, struct gathering *all)
{
	struct ehr_report_rows rows = answer->whole.rows[side];
	const struct places *places = &all->places[side];

	for (size_t i = 0; i < rows.n; i++) {
		size_t before = places->n;

		place(report, answer, side, rows.at[i], all);
		if (side == 0 && places->n > before + 1)
			answer->several++;
	}
}

/* Puts the rows of one side into their groups, in order. */
static void deal(struct ehr_report *report, struct ehr_report_answer *answer,
	int side, const struct places *places)
{
	uint32_t *at = ehr_arena_alloc(
		&report->scratch, (places->n + 1) * sizeof(*at));
	size_t *end =
		ehr_arena_calloc(&report->scratch, answer->n + 1, sizeof(*end));

	for (size_t i = 0; i < places->n; i++)
		end[places->group[i] + 1]++;
	for (size_t i = 0; i < answer->n; i++) {
		answer->group[i].rows[side] =
			(struct ehr_report_rows){ at + end[i], end[i + 1] };
		end[i + 1] += end[i];
	}
	for (size_t i = 0; i < places->n; i++)
		at[end[places->group[i]]++] = places->row[i];
}

static const struct ehr_str *keys_of(
	struct ehr_report *report, struct ehr_str whole, size_t n)
{
	struct ehr_str *key =
		ehr_arena_calloc(&report->scratch, n + 1, sizeof(*key));
	struct ehr_str rest = ehr_arena_copy(&report->scratch, whole);

	for (size_t i = 0; i < n; i++)
		key[i] = ehr_str_cut(&rest, '\0');
	return key;
}

static void make_groups(
	struct ehr_report *report, struct ehr_report_answer *answer)
{
	struct gathering all = { 0 };

	for (int i = 0; i < EHR_REPORT_TABLES; i++)
		if (answer->data[i])
			gather(report, answer, i, &all);
	answer->n = all.map.n;
	answer->group = ehr_arena_calloc(
		&report->scratch, answer->n + 1, sizeof(*answer->group));
	for (int i = 0; i < EHR_REPORT_TABLES; i++)
		if (answer->data[i])
			deal(report, answer, i, &all.places[i]);
	for (size_t i = 0; i < answer->n; i++)
		answer->group[i].key =
			keys_of(report, all.map.key[i], answer->query->n_by);
	for (int i = 0; i < EHR_REPORT_TABLES; i++) {
		free(all.places[i].group);
		free(all.places[i].row);
	}
	ehr_buf_release(&all.key);
	ehr_map_release(&all.map);
}

/* Without by each row is a group. */
static void make_single(
	struct ehr_report *report, struct ehr_report_answer *answer)
{
	struct ehr_report_rows rows = answer->whole.rows[0];

	answer->n = rows.n;
	answer->group = ehr_arena_calloc(
		&report->scratch, rows.n + 1, sizeof(*answer->group));
	for (size_t i = 0; i < rows.n; i++)
		answer->group[i].rows[0] =
			(struct ehr_report_rows){ &rows.at[i], 1 };
}

int ehr_report_ask(struct ehr_report *report,
	const struct ehr_report_query *query, struct ehr_report_answer *answer)
{
	long from[EHR_REPORT_TABLES] = { query->from, query->against };

	*answer = (struct ehr_report_answer){ .query = query };
	for (int i = 0; i < EHR_REPORT_TABLES; i++) {
		struct ehr_report_tests tests = { 0 };

		if (from[i] == EHR_REPORT_NONE)
			continue;
		answer->data[i] = &report->data[from[i]];
		if (ehr_report_tests_add(
			    report, answer->data[i], &query->where, &tests))
			return -1;
		answer->whole.rows[i] =
			ehr_report_filter(report, answer->data[i], &tests,
				ehr_report_all(answer->data[i]));
	}
	if (query->n_by)
		make_groups(report, answer);
	else
		make_single(report, answer);
	return ehr_report_columns_make(report, answer) ||
			       ehr_report_order(report, answer)
		       ? -1
		       : 0;
}
