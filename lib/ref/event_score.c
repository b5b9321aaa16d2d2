/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_score.h"

#include <stdlib.h>

#include "ref/load.h"

enum { METHOD, PART, COLUMN, ANSWER, POINTS, STATUS, FIELDS };

static const char *const field[FIELDS] = { "method", "part", "column", "answer",
	"points", "status" };

static int bad(const struct ehr_str *cell, size_t i, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, field[i], reason, expected, cell[i]);
}

static bool is_of(const struct ehr_str *cell, const struct ehr_event_item *item)
{
	return ehr_str_is(cell[METHOD], item->method) &&
	       ehr_str_is(cell[PART], item->part) &&
	       ehr_str_is(cell[COLUMN], item->column);
}

static int item_of(struct ehr_event_scores *scores, const struct ehr_str *cell,
	struct ehr_event_item **out, struct ehr_err *err)
{
	struct ehr_arena *arena = scores->arena;
	struct ehr_event_item *item;

	for (size_t i = 0; i < scores->n; i++) {
		*out = &scores->item[i];
		if (!is_of(cell, *out))
			continue;
		return i + 1 == scores->n
			       ? 0
			       : bad(cell, COLUMN, "out_of_order",
					 N_("rows of one item together"), err);
	}
	scores->item =
		ehr_realloc(scores->item, scores->n + 1, sizeof(*scores->item));
	item = &scores->item[scores->n++];
	*item = (struct ehr_event_item){
		.method = ehr_arena_string(arena, cell[METHOD]),
		.part = ehr_arena_string(arena, cell[PART]),
		.column = ehr_arena_string(arena, cell[COLUMN]),
	};
	*out = item;
	return 0;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_event_scores *scores = into;
	struct ehr_str answer = cell[ANSWER];
	struct ehr_event_item *item;
	double points;

	if (item_of(scores, cell, &item, err))
		return -1;
	if (ehr_num_read(cell[POINTS], &points) != EHR_NUM_VALUE || points < 0)
		return bad(cell, POINTS, "not_a_number",
			N_("a number of 0 or more"), err);
	for (size_t i = 0; i < item->n; i++)
		if (ehr_str_is(answer, item->answer[i]))
			return bad(cell, ANSWER, "repeated",
				N_("each answer of an item once"), err);
	item->memory |= ehr_str_is(cell[STATUS], "memory");
	if (item->counted || (item->n && ehr_str_is(answer, "each")) ||
		item->n == EHR_EVENT_ANSWERS || answer.n == 0)
		return bad(cell, ANSWER, "unknown_word",
			N_("each alone, or up to 8 words"), err);
	if (ehr_str_is(answer, "each")) {
		item->counted = true;
		item->each = points;
		return 0;
	}
	item->answer[item->n] = ehr_arena_string(scores->arena, answer);
	item->points[item->n++] = points;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "event_scores.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

int ehr_event_scores_read(
	struct ehr_event_scores *scores, const char *path, struct ehr_err *err)
{
	*scores = (struct ehr_event_scores){
		.arena = ehr_calloc(1, sizeof(*scores->arena)),
	};
	return ehr_load_rows(&table, path, scores, scores->table.sha256,
		&scores->table.rows, err);
}

void ehr_event_scores_release(struct ehr_event_scores *scores)
{
	if (scores->arena)
		ehr_arena_release(scores->arena);
	free(scores->arena);
	free(scores->item);
	*scores = (struct ehr_event_scores){ 0 };
}
