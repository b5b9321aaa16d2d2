/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_groups.h"

#include <stdlib.h>

#include "model/grouped.h"
#include "model/limit_group.h"
#include "model/limit_group_write.h"

struct ehr_limit_groups {
	const struct ehr_limit_judging *judging;
	struct ehr_header header; /* a copy */
	struct ehr_group_columns columns;
	struct ehr_grouped grouped;
	struct ehr_limit_group *group; /* by group, then by standard */
	size_t cap;
	struct ehr_header kept;
	size_t *kept_at;
	const char **column;
	size_t n_column;
	bool finished;
	unsigned long count[EHR_LIMIT_COUNTS];
	struct ehr_arena arena;
};

/* One thread's: what the rows of a block bring. */
struct work {
	const struct ehr_limit_groups *groups;
	struct ehr_limit_judge judge;
	struct ehr_group_batch batch;
	uint32_t *group;               /* by row */
	struct ehr_limit_entry *entry; /* by row, then by standard */
	size_t n, cap;
	unsigned long count[EHR_LIMIT_COUNTS];
	struct ehr_arena arena;
};

static int read_by(
	struct ehr_limit_groups *self, struct ehr_str rest, struct ehr_err *err)
{
	struct ehr_group_columns *columns = &self->columns;

	while (rest.p) {
		struct ehr_str name = ehr_str_cut(&rest, ',');
		size_t at;

		if (ehr_header_need(&self->header,
			    ehr_arena_string(&self->arena, name), &at, err))
			return -1;
		if (columns->is_key[at])
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--by names the column \"%s\" twice"),
				self->header.name[at]);
		if (columns->skipped[at])
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--by cannot name the column \"%s\": each "
				  "row has its own"),
				self->header.name[at]);
		columns->is_key[at] = true;
		columns->key[columns->n_key++] = at;
	}
	return 0;
}

static void skip_own(struct ehr_limit_groups *self)
{
	static const int own[] = { EHR_LIMIT_COLUMN_VALUE,
		EHR_LIMIT_COLUMN_QUALIFIER, EHR_LIMIT_COLUMN_DETECTION,
		EHR_LIMIT_COLUMN_BACKGROUND, EHR_LIMIT_CELL_POLLUTANT,
		EHR_LIMIT_CELL_CAS, EHR_LIMIT_CELL_UNIT };
	long flags = ehr_header_find(&self->header, "flags");

	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (self->judging->column[own[i]] >= 0)
			self->columns.skipped[self->judging->column[own[i]]] =
				true;
	if (flags >= 0)
		self->columns.skipped[flags] = true;
}

static void copy_header(
	struct ehr_limit_groups *self, const struct ehr_header *header)
{
	self->header.n = header->n;
	self->header.name = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*self->header.name));
	for (size_t i = 0; i < header->n; i++)
		self->header.name[i] = ehr_arena_string(
			&self->arena, ehr_str_of(header->name[i]));
}

struct ehr_limit_groups *ehr_limit_groups_new(
	const struct ehr_limit_judging *judging,
	const struct ehr_header *header, const char *by, struct ehr_err *err)
{
	struct ehr_limit_groups *self = ehr_calloc(1, sizeof(*self));
	struct ehr_group_columns *columns = &self->columns;
	size_t n = header->n;

	self->judging = judging;
	copy_header(self, header);
	columns->n = n;
	columns->key = ehr_arena_calloc(&self->arena, n, sizeof(*columns->key));
	columns->is_key =
		ehr_arena_calloc(&self->arena, n, sizeof(*columns->is_key));
	columns->skipped =
		ehr_arena_calloc(&self->arena, n, sizeof(*columns->skipped));
	skip_own(self);
	if (read_by(self, ehr_str_of(by), err)) {
		ehr_limit_groups_free(self);
		return NULL;
	}
	ehr_grouped_init(&self->grouped, columns);
	self->column = ehr_limit_group_columns(
		judging->plan, &self->arena, &self->n_column);
	return self;
}

void ehr_limit_groups_free(struct ehr_limit_groups *self)
{
	if (self == NULL)
		return;
	ehr_grouped_release(&self->grouped);
	ehr_arena_release(&self->arena);
	free(self->group);
	free(self);
}

/* gathering */

static struct ehr_str unit_of(
	const struct work *work, const struct ehr_row *row)
{
	long at = work->groups->judging->column[EHR_LIMIT_CELL_UNIT];

	return ehr_str_trim(row->cell[at]);
}

/* The item's name as the standard has it, so that two names of it are one. */
static const char *name_of(struct work *work,
	const struct ehr_limit_verdict *verdict, const struct ehr_row *row)
{
	long at = work->groups->judging->column[EHR_LIMIT_CELL_POLLUTANT];

	if (verdict->of)
		return verdict->of->zh;
	return ehr_arena_string(&work->arena, ehr_str_trim(row->cell[at]));
}

/* Is the row to be held against one limit, not only against classes? */
static bool is_asked(const struct work *work, size_t standard)
{
	const struct ehr_limit_plan *plan = work->groups->judging->plan;
	const struct ehr_limit_case *of = work->judge.last;

	return plan->asked[standard].standard->classes == 0 ||
	       of->text[EHR_LIMIT_CELL_CLASS].n > 0;
}

static void make_entry(struct work *work,
	const struct ehr_limit_verdict *verdict, const struct ehr_row *row,
	struct ehr_limit_entry *entry)
{
	const struct ehr_limit_result *first = &verdict->first;
	const struct ehr_limit_result *second = &verdict->intervention;
	struct ehr_limit_item *item = &entry->item;

	*entry = (struct ehr_limit_entry){ .compared = verdict->compared,
		.flags = verdict->flags };
	item->name = name_of(work, verdict, row);
	item->ratio = -1;
	if (verdict->member) {
		entry->addend =
			ehr_arena_alloc(&work->arena, sizeof(*entry->addend));
		ehr_limit_addend(verdict,
			ehr_arena_copy(&work->arena, unit_of(work, row)),
			entry->addend);
	}
	if (!verdict->compared) {
		item->word = verdict->word;
		return;
	}
	item->from = verdict->class_from;
	item->to = verdict->class_to;
	item->left_out =
		(verdict->flags & (EHR_LIMIT_FLAG_LEFT_OUT |
					  EHR_LIMIT_FLAG_BACKGROUND)) != 0;
	item->has_limit = first->held || second->held;
	entry->waits = verdict->waits ? verdict->word : NULL;
	item->exceeds = (first->held && first->exceeds == EHR_EXCEEDS_YES) ||
			(verdict->waits && second->exceeds == EHR_EXCEEDS_YES);
	item->unknown = first->held && first->exceeds == EHR_EXCEEDS_UNKNOWN;
	item->intervention = second->held && second->exceeds == EHR_EXCEEDS_YES;
	if (first->held && first->has_ratio)
		item->ratio = first->ratio;
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct work *work = scratch;
	size_t standards = work->groups->judging->plan->n;
	struct ehr_limit_entry *entry;

	(void)self;
	(void)writer;
	if (ehr_limit_judge_row(&work->judge, record, err))
		return -1;
	if (work->n == work->cap) {
		work->cap = work->cap ? work->cap * 2 : 1024;
		work->group = ehr_realloc(
			work->group, work->cap, sizeof(*work->group));
		work->entry = ehr_realloc(work->entry, work->cap * standards,
			sizeof(*work->entry));
	}
	work->group[work->n] = ehr_group_batch_add(
		&work->batch, record, (struct ehr_str){ "", 0 });
	for (size_t i = 0; i < standards; i++) {
		ehr_limit_tally(&work->judge.verdict[i], work->count);
		entry = &work->entry[work->n * standards + i];
		make_entry(work, &work->judge.verdict[i], record, entry);
		entry->item.is_asked = is_asked(work, i);
	}
	work->n++;
	return 0;
}

static void *scratch_new(void *self)
{
	struct work *work = ehr_calloc(1, sizeof(*work));

	work->groups = self;
	ehr_limit_judge_init(&work->judge, work->groups->judging);
	ehr_group_batch_init(&work->batch, &work->groups->columns);
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct work *work = scratch;

	(void)self;
	ehr_limit_judge_release(&work->judge);
	ehr_group_batch_release(&work->batch);
	ehr_arena_release(&work->arena);
	free(work->group);
	free(work->entry);
	free(work);
}

static void make_room(struct ehr_limit_groups *self)
{
	size_t standards = self->judging->plan->n;
	size_t before = self->cap;

	if (self->grouped.key.n <= self->cap)
		return;
	while (self->cap < self->grouped.key.n)
		self->cap = self->cap ? self->cap * 2 : 64;
	self->group = ehr_realloc(
		self->group, self->cap * standards, sizeof(*self->group));
	memset(self->group + before * standards, 0,
		(self->cap - before) * standards * sizeof(*self->group));
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_limit_groups *groups = self;
	struct work *work = scratch;
	const struct ehr_limit_plan *plan = groups->judging->plan;
	uint32_t *to =
		ehr_grouped_merge(&groups->grouped, &work->batch, &work->arena);

	(void)file;
	(void)line;
	(void)err;
	make_room(groups);
	for (size_t i = 0; i < work->n; i++)
		for (size_t k = 0; k < plan->n; k++)
			ehr_limit_group_add(
				&groups->group[to[work->group[i]] * plan->n +
					       k],
				&plan->limits->rules,
				&work->entry[i * plan->n + k], &groups->arena);
	for (int i = 0; i < EHR_LIMIT_COUNTS; i++) {
		groups->count[i] += work->count[i];
		work->count[i] = 0;
	}
	work->n = 0;
	ehr_group_batch_reset(&work->batch);
	ehr_arena_reset(&work->arena);
	return 0;
}

struct ehr_filter ehr_limit_groups_filter(struct ehr_limit_groups *self)
{
	return (struct ehr_filter){
		.self = self,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}

/* writing */

const struct ehr_header *ehr_limit_groups_kept(
	struct ehr_limit_groups *self, struct ehr_buf *left_out)
{
	const struct ehr_header *header = &self->header;

	self->kept.name = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*self->kept.name));
	self->kept_at = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*self->kept_at));
	for (size_t i = 0; i < header->n; i++) {
		if (!self->grouped.varies[i]) {
			self->kept_at[self->kept.n] = i;
			self->kept.name[self->kept.n++] = header->name[i];
		} else if (!self->columns.skipped[i]) {
			ehr_buf_printf(left_out, "%s%s",
				left_out->n ? ", " : "", header->name[i]);
		}
	}
	return &self->kept;
}

const char *const *ehr_limit_groups_columns(
	const struct ehr_limit_groups *self, size_t *n)
{
	*n = self->n_column;
	return self->column;
}

static void finish(struct ehr_limit_groups *self)
{
	const struct ehr_limit_plan *plan = self->judging->plan;

	for (size_t i = 0; !self->finished && i < self->grouped.key.n * plan->n;
		i++)
		ehr_limit_group_finish(
			&self->group[i], plan->limits, &self->arena);
	self->finished = true;
}

int ehr_limit_groups_write(struct ehr_limit_groups *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_limit_plan *plan = self->judging->plan;

	finish(self);
	for (size_t i = 0; i < self->grouped.key.n; i++) {
		for (size_t k = 0; k < self->kept.n; k++)
			ehr_writer_text(writer,
				self->grouped.cell[i][self->kept_at[k]]);
		for (size_t k = 0; k < plan->n; k++)
			ehr_limit_group_put(&self->group[i * plan->n + k],
				&plan->asked[k], writer);
		if (ehr_writer_end_row(writer, err))
			return -1;
	}
	return 0;
}

const unsigned long *ehr_limit_groups_count(const struct ehr_limit_groups *self)
{
	return self->count;
}

int ehr_limit_groups_summary(struct ehr_limit_groups *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_limit_plan *plan = self->judging->plan;

	finish(self);
	for (size_t k = 0; k < plan->n && self->grouped.key.n > 0; k++) {
		const struct ehr_limit_group_list list = { self->group + k,
			self->grouped.key.n, plan->n };

		if (ehr_limit_group_summary(&list, &plan->asked[k],
			    &plan->limits->rules, writer, err))
			return -1;
	}
	return 0;
}
