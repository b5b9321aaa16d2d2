/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_order.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/words.h"

enum { TASK, AFTER, COLUMNS };
enum { NAMED = 6, ID_SHOWN = 40 }; /* of a cycle in a message */
static const char *const column[COLUMNS] = { "task_id", "after" };

static int find(const struct ehr_task_list *list, struct ehr_str id,
	const char *name, size_t *task, struct ehr_err *err)
{
	long at = ehr_map_find(&list->id, id);

	*task = (size_t)at;
	if (at != EHR_MAP_NONE)
		return 0;
	*task = list->n;
	if (ehr_map_find(&list->rejected, id) != EHR_MAP_NONE)
		return 0;
	return ehr_fail_cell(
		err, name, "unknown_task", N_("a task of the list"), id);
}

static int take(struct ehr_task_order *order, const struct ehr_task_list *list,
	const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_task_pair pair;

	if (find(list, cell[TASK], column[TASK], &pair.task, err) ||
		find(list, cell[AFTER], column[AFTER], &pair.after, err))
		return -1;
	if (pair.task == list->n || pair.after == list->n)
		return 0;
	if (order->n == order->cap) {
		order->cap = order->cap ? 2 * order->cap : 64;
		order->pair =
			ehr_realloc(order->pair, order->cap, sizeof(pair));
	}
	order->pair[order->n++] = pair;
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct ehr_task_pair *x = a, *y = b;

	if (x->task != y->task)
		return x->task < y->task ? -1 : 1;
	return (x->after > y->after) - (x->after < y->after);
}

static void arrange(struct ehr_task_order *order, size_t tasks)
{
	size_t n = 0, at = 0;

	if (order->n > 0)
		qsort(order->pair, order->n, sizeof(*order->pair), compare);
	for (size_t i = 0; i < order->n; i++)
		if (n == 0 || compare(&order->pair[n - 1], &order->pair[i]))
			order->pair[n++] = order->pair[i];
	order->n = n;
	order->from = ehr_calloc(tasks + 1, sizeof(*order->from));
	for (size_t i = 0; i < tasks; i++) {
		order->from[i] = at;
		while (at < n && order->pair[at].task == i)
			at++;
	}
	order->from[tasks] = at;
}

/* Looking for a cycle: the path that is walked, and where on it each task is. */
struct walk {
	const struct ehr_task_order *order;
	const struct ehr_task_list *list;
	size_t *path, *next, n;
	enum { UNSEEN, ON_PATH, CLEARED } * mark;
};

static int fail_cycle(
	const struct walk *walk, size_t again, struct ehr_err *err)
{
	struct ehr_buf text = { 0 };
	char shown[400], id[ID_SHOWN];
	size_t from = 0, n;

	while (walk->path[from] != again)
		from++;
	n = walk->n - from;
	for (size_t i = 0; i < n && i < NAMED; i++) {
		ehr_visible(id, sizeof(id),
			walk->list->task[walk->path[from + i]].id);
		ehr_buf_puts(&text, i ? " > " : "");
		ehr_buf_puts(&text, id);
	}
	if (n <= NAMED) {
		ehr_visible(id, sizeof(id), walk->list->task[again].id);
		ehr_buf_printf(&text, " > %s", id);
	}
	(void)snprintf(shown, sizeof(shown), "%s", ehr_buf_text(&text));
	ehr_buf_release(&text);
	if (n <= NAMED)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("tasks that wait for each other: %s"), shown);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("tasks that wait for each other: %s > ... (%zu more)"), shown,
		n - NAMED);
}

static void enter(struct walk *walk, size_t task)
{
	walk->mark[task] = ON_PATH;
	walk->next[walk->n] = walk->order->from[task];
	walk->path[walk->n++] = task;
}

static int walk_from(struct walk *walk, size_t task, struct ehr_err *err)
{
	enter(walk, task);
	while (walk->n > 0) {
		size_t here = walk->path[walk->n - 1];
		size_t *next = &walk->next[walk->n - 1], after;

		if (*next == walk->order->from[here + 1]) {
			walk->mark[here] = CLEARED;
			walk->n--;
			continue;
		}
		after = walk->order->pair[(*next)++].after;
		if (walk->mark[after] == ON_PATH)
			return fail_cycle(walk, after, err);
		if (walk->mark[after] == UNSEEN)
			enter(walk, after);
	}
	return 0;
}

static int check_cycles(const struct ehr_task_order *order,
	const struct ehr_task_list *list, struct ehr_err *err)
{
	struct walk walk = { .order = order, .list = list };
	int rc = 0;

	walk.path = ehr_calloc(list->n + 1, sizeof(*walk.path));
	walk.next = ehr_calloc(list->n + 1, sizeof(*walk.next));
	walk.mark = ehr_calloc(list->n + 1, sizeof(*walk.mark));
	for (size_t i = 0; i < list->n && rc == 0; i++)
		if (walk.mark[i] == UNSEEN)
			rc = walk_from(&walk, i, err);
	free(walk.path);
	free(walk.next);
	free(walk.mark);
	return rc;
}

static int read_pairs(struct ehr_task_order *order, struct ehr_reader *reader,
	const struct ehr_task_list *list, struct ehr_err *err)
{
	struct ehr_str cell[COLUMNS];
	struct ehr_row row;
	long at[COLUMNS];
	int rc;

	if (ehr_header_bind(ehr_reader_header(reader), column, COLUMNS, COLUMNS,
		    at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		for (int i = 0; i < COLUMNS; i++)
			cell[i] = ehr_str_trim(row.cell[at[i]]);
		if (take(order, list, cell, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	}
	if (rc)
		return -1;
	arrange(order, list->n);
	return 0;
}

int ehr_task_order_read(struct ehr_task_order *order, struct ehr_reader *reader,
	const struct ehr_task_list *list, struct ehr_err *err)
{
	char *file = ehr_strdup(ehr_reader_file(reader));
	int rc = read_pairs(order, reader, list, err);

	if (rc == 0 && check_cycles(order, list, err))
		rc = ehr_err_at(err, file, 0);
	free(file);
	return rc;
}

void ehr_task_order_release(struct ehr_task_order *order)
{
	free(order->pair);
	free(order->from);
	*order = (struct ehr_task_order){ 0 };
}

static bool is_done(const struct ehr_task_result *result)
{
	return result && (result->state == EHR_TASK_DONE ||
				 result->state == EHR_TASK_DONE_LATE);
}

void ehr_task_order_of(const struct ehr_task_order *order,
	const struct ehr_task_counted *tasks, size_t task,
	struct ehr_buf *waits_for, struct ehr_buf *flags)
{
	struct ehr_schedule_days days = ehr_task_counted_days(tasks, task);
	const struct ehr_task_result *result =
		ehr_task_counted_result(tasks, task);

	waits_for->n = flags->n = 0;
	for (size_t i = order->from[task]; i < order->from[task + 1]; i++) {
		size_t after = order->pair[i].after;
		const struct ehr_task_result *other =
			ehr_task_counted_result(tasks, after);
		struct ehr_schedule_days before =
			ehr_task_counted_days(tasks, after);

		if (days.has_due && before.has_due && days.due < before.due)
			ehr_words_add(
				flags, ehr_str_of("due_before_prerequisite"));
		if (is_done(other))
			continue;
		if (is_done(result))
			ehr_words_add(
				flags, ehr_str_of("done_before_prerequisite"));
		ehr_buf_puts(waits_for, waits_for->n ? ";" : "");
		ehr_buf_add_str(waits_for, tasks->view->list->task[after].id);
	}
}
