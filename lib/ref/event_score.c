/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_score.h"

#include <stdlib.h>

#include "ref/load.h"

enum { METHOD, PART, COLUMN, ANSWER, POINTS, STATUS, FIELDS };

static const char *const field[FIELDS] = { "method", "part", "column", "answer",
	"points", "status" };

/* A table while it is read. */
struct reading {
	struct ehr_event_scores *scores;
	struct ehr_load load;
	size_t at[FIELDS];
};

static struct ehr_str cell_of(const struct reading *self, size_t i)
{
	return self->load.row.cell[self->at[i]];
}

static int bad(const struct reading *self, size_t i, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_load_bad(
		&self->load, field[i], reason, expected, cell_of(self, i), err);
}

static bool is_of(const struct reading *self, const struct ehr_event_item *item)
{
	return ehr_str_is(cell_of(self, METHOD), item->method) &&
	       ehr_str_is(cell_of(self, PART), item->part) &&
	       ehr_str_is(cell_of(self, COLUMN), item->column);
}

static int item_of(
	struct reading *self, struct ehr_event_item **out, struct ehr_err *err)
{
	struct ehr_event_scores *scores = self->scores;
	struct ehr_arena *arena = scores->arena;
	struct ehr_event_item *item;

	for (size_t i = 0; i < scores->n; i++) {
		*out = &scores->item[i];
		if (!is_of(self, *out))
			continue;
		return i + 1 == scores->n
			       ? 0
			       : bad(self, COLUMN, "out_of_order",
					 N_("rows of one item together"), err);
	}
	scores->item =
		ehr_realloc(scores->item, scores->n + 1, sizeof(*scores->item));
	item = &scores->item[scores->n++];
	*item = (struct ehr_event_item){
		.method = ehr_arena_string(arena, cell_of(self, METHOD)),
		.part = ehr_arena_string(arena, cell_of(self, PART)),
		.column = ehr_arena_string(arena, cell_of(self, COLUMN)),
	};
	*out = item;
	return 0;
}

static int add(struct reading *self, struct ehr_err *err)
{
	struct ehr_str answer = cell_of(self, ANSWER);
	struct ehr_event_item *item;
	double points;

	if (item_of(self, &item, err))
		return -1;
	if (ehr_num_read(cell_of(self, POINTS), &points) != EHR_NUM_VALUE ||
		points < 0)
		return bad(self, POINTS, "not_a_number",
			N_("a number of 0 or more"), err);
	for (size_t i = 0; i < item->n; i++)
		if (ehr_str_is(answer, item->answer[i]))
			return bad(self, ANSWER, "repeated",
				N_("each answer of an item once"), err);
	item->memory |= ehr_str_is(cell_of(self, STATUS), "memory");
	if (item->counted || (item->n && ehr_str_is(answer, "each")) ||
		item->n == EHR_EVENT_ANSWERS || answer.n == 0)
		return bad(self, ANSWER, "unknown_word",
			N_("each alone, or up to 8 words"), err);
	if (ehr_str_is(answer, "each")) {
		item->counted = true;
		item->each = points;
		return 0;
	}
	item->answer[item->n] = ehr_arena_string(self->scores->arena, answer);
	item->points[item->n++] = points;
	return 0;
}

static int read_all(struct reading *self, struct ehr_err *err)
{
	int rc;

	for (size_t i = 0; i < FIELDS; i++)
		if (ehr_load_need(&self->load, field[i], &self->at[i], err))
			return -1;
	while ((rc = ehr_load_next(&self->load, err)) == 1)
		if (add(self, err))
			return -1;
	return rc;
}

int ehr_event_scores_read(
	struct ehr_event_scores *scores, const char *path, struct ehr_err *err)
{
	struct reading self = { .scores = scores };
	int rc;

	*scores = (struct ehr_event_scores){ 0 };
	rc = ehr_load_open(&self.load, "event_scores.csv", path, err);
	if (rc == 0) {
		scores->arena = ehr_calloc(1, sizeof(*scores->arena));
		rc = read_all(&self, err);
		memcpy(scores->table.sha256, self.load.sha256,
			sizeof(scores->table.sha256));
		scores->table.rows = self.load.rows;
		ehr_load_close(&self.load);
	}
	return rc ? ehr_err_at(err, path ? path : "event_scores.csv", 0) : 0;
}

void ehr_event_scores_release(struct ehr_event_scores *scores)
{
	if (scores->arena)
		ehr_arena_release(scores->arena);
	free(scores->arena);
	free(scores->item);
	*scores = (struct ehr_event_scores){ 0 };
}
