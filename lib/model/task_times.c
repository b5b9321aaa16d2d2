/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_times.h"

#include <stdlib.h>

const char *const ehr_task_phase_column[4] = { "phase", "phase_begin",
	"phase_end", NULL };

enum { PHASE, BEGIN, END, COLUMNS };

static int read_end(const struct ehr_task_list_opts *opts, struct ehr_str text,
	int column, long *day, struct ehr_err *err)
{
	const char *name = ehr_task_phase_column[column];
	struct ehr_task_period period;

	if (ehr_task_period_read(
		    opts->schedule_words, text, name, &period, err))
		return -1;
	if (!period.is_given)
		return ehr_fail_cell(err, name, "empty",
			N_("a year, half year, quarter, month or day"), text);
	*day = column == BEGIN ? period.begin : period.end;
	return 0;
}

static int take(struct ehr_task_phases *phases,
	const struct ehr_task_list_opts *opts, const struct ehr_str *cell,
	struct ehr_err *err)
{
	struct ehr_task_phase phase = { .name = cell[PHASE] };

	if (read_end(opts, cell[BEGIN], BEGIN, &phase.begin, err) ||
		read_end(opts, cell[END], END, &phase.end, err))
		return -1;
	if (phase.end < phase.begin)
		return ehr_fail_cell(err, ehr_task_phase_column[END], "order",
			N_("a day not before phase_begin"), cell[END]);
	if (phases->n == phases->cap) {
		phases->cap = phases->cap ? 2 * phases->cap : 8;
		phases->phase =
			ehr_realloc(phases->phase, phases->cap, sizeof(phase));
	}
	phase.name = ehr_arena_copy(&phases->arena, phase.name);
	phases->phase[phases->n++] = phase;
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct ehr_task_phase *x = a, *y = b;

	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	if (x->end != y->end)
		return x->end < y->end ? -1 : 1;
	return ehr_str_cmp(x->name, y->name);
}

static void arrange(struct ehr_task_phases *phases)
{
	long end = 0;

	if (phases->n > 0)
		qsort(phases->phase, phases->n, sizeof(*phases->phase),
			compare);
	for (size_t i = 0; i < phases->n; i++) {
		struct ehr_task_phase *phase = &phases->phase[i];

		phase->has_gap = i > 0;
		if (i > 0)
			phase->gap = phase->begin - end - 1;
		if (i == 0 || phase->end > end)
			end = phase->end;
	}
}

int ehr_task_phases_read(struct ehr_task_phases *phases,
	struct ehr_reader *reader, const struct ehr_task_list_opts *opts,
	struct ehr_err *err)
{
	static const struct ehr_office_names names = { ehr_task_phase_column,
		COLUMNS, COLUMNS };
	const struct ehr_office_columns columns = {
		.words = opts->columns.words
	};
	struct ehr_str cell[COLUMNS];
	struct ehr_row row;
	long at[COLUMNS];
	int rc;

	if (ehr_office_columns_bind(
		    &columns, ehr_reader_header(reader), &names, at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		for (int i = 0; i < COLUMNS; i++)
			cell[i] = ehr_str_trim(row.cell[at[i]]);
		if (take(phases, opts, cell, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	}
	arrange(phases);
	return rc;
}

void ehr_task_phases_count(
	struct ehr_task_phases *phases, const struct ehr_task_counted *tasks)
{
	for (size_t i = 0; i < tasks->view->list->n; i++) {
		const struct ehr_task_result *result =
			ehr_task_counted_result(tasks, i);
		struct ehr_schedule_days days = ehr_task_counted_days(tasks, i);
		bool inside = false;

		for (size_t k = 0; days.has_due && k < phases->n; k++) {
			struct ehr_task_phase *phase = &phases->phase[k];

			if (days.due < phase->begin || days.due > phase->end)
				continue;
			ehr_task_tally_add(&phase->tally, result);
			inside = true;
		}
		if (!days.has_due)
			ehr_task_tally_add(&phases->undated, result);
		else if (!inside)
			ehr_task_tally_add(&phases->outside, result);
	}
}

void ehr_task_phases_release(struct ehr_task_phases *phases)
{
	free(phases->phase);
	ehr_arena_release(&phases->arena);
	*phases = (struct ehr_task_phases){ 0 };
}

/* A task and the first day of the time that it is due in. */
struct dated {
	long begin;
	bool has_due;
	const struct ehr_task_result *result;
};

static int compare_dated(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	if (x->has_due != y->has_due)
		return x->has_due ? -1 : 1;
	return (x->begin > y->begin) - (x->begin < y->begin);
}

void ehr_task_times_make(struct ehr_task_times *times,
	const struct ehr_task_counted *tasks, int months)
{
	size_t n = tasks->view->list->n;
	struct dated *dated = ehr_calloc(n + 1, sizeof(*dated));

	times->time = ehr_calloc(n + 1, sizeof(*times->time));
	for (size_t i = 0; i < n; i++) {
		struct ehr_schedule_days days = ehr_task_counted_days(tasks, i);

		dated[i].result = ehr_task_counted_result(tasks, i);
		dated[i].has_due = days.has_due;
		if (days.has_due)
			dated[i].begin =
				ehr_task_period_of(days.due, months).begin;
	}
	qsort(dated, n, sizeof(*dated), compare_dated);
	for (size_t i = 0; i < n; i++) {
		struct ehr_task_time *time = &times->time[times->n];

		if (i == 0 || compare_dated(&dated[i - 1], &dated[i]) != 0) {
			times->n++;
			if (dated[i].has_due)
				time->period = ehr_task_period_of(
					dated[i].begin, months);
		} else {
			time--;
		}
		ehr_task_tally_add(&time->tally, dated[i].result);
	}
	free(dated);
}

void ehr_task_times_release(struct ehr_task_times *times)
{
	free(times->time);
	*times = (struct ehr_task_times){ 0 };
}
