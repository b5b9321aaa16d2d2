/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_groups.h"

#include "base/day.h"
#include "model/report_columns.h"
#include "model/report_order.h"

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

/* Groups while they are gathered: keys in order of arrival. */
struct gathering {
	struct ehr_map map;
	uint32_t *group[EHR_REPORT_TABLES]; /* of each row that is asked for */
};

static void key_of(struct ehr_report *report,
	const struct ehr_report_query *query,
	const struct ehr_report_data *data, uint32_t row, struct ehr_buf *key)
{
	key->n = 0;
	for (size_t i = 0; i < query->n_by; i++) {
		long column =
			ehr_report_data_column(data, &query->by[i].column);

		if (i > 0)
			ehr_buf_putc(key, '\0');
		ehr_buf_add_str(
			key, part_of(report, ehr_report_cell(data, column, row),
				     query->by[i].part));
	}
}

static void gather(struct ehr_report *report,
	const struct ehr_report_answer *answer, int side, struct gathering *all)
{
	struct ehr_report_rows rows = answer->whole.rows[side];
	struct ehr_buf key = { 0 };

	all->group[side] = ehr_arena_alloc(
		&report->scratch, (rows.n + 1) * sizeof(uint32_t));
	for (size_t i = 0; i < rows.n; i++) {
		key_of(report, answer->query, answer->data[side], rows.at[i],
			&key);
		all->group[side][i] = (uint32_t)ehr_map_add(
			&all->map, (struct ehr_str){ key.p, key.n }, NULL);
	}
	ehr_buf_release(&key);
}

/* Puts the rows of one side into their groups, in order. */
static void deal(struct ehr_report *report, struct ehr_report_answer *answer,
	int side, const uint32_t *group)
{
	struct ehr_report_rows rows = answer->whole.rows[side];
	uint32_t *at =
		ehr_arena_alloc(&report->scratch, (rows.n + 1) * sizeof(*at));
	size_t *end =
		ehr_arena_calloc(&report->scratch, answer->n + 1, sizeof(*end));

	for (size_t i = 0; i < rows.n; i++)
		end[group[i] + 1]++;
	for (size_t i = 0; i < answer->n; i++) {
		answer->group[i].rows[side] =
			(struct ehr_report_rows){ at + end[i], end[i + 1] };
		end[i + 1] += end[i];
	}
	for (size_t i = 0; i < rows.n; i++)
		at[end[group[i]]++] = rows.at[i];
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
			deal(report, answer, i, all.group[i]);
	for (size_t i = 0; i < answer->n; i++)
		answer->group[i].key =
			keys_of(report, all.map.key[i], answer->query->n_by);
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
