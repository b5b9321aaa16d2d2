/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/task_units.h"

#include <stdlib.h>

const char *const ehr_task_role_word[EHR_TASK_ROLES] = { "lead",
	"responsible" };
const char *const ehr_unit_match_word[EHR_UNIT_MATCHES] = { "written", "listed",
	"alias", "rule", "unknown" };

/* One spelling of a unit in a role. */
struct spelling {
	size_t group; /* unit, twice, and the role */
	struct ehr_str name;
};

struct counting {
	struct ehr_unit_counts *counts;
	const struct ehr_unit_list *list;
	struct ehr_map key;           /* of units */
	struct ehr_unit_count *group; /* two of each unit */
	size_t *last;                 /* task that was counted last, from 1 */
	struct ehr_str *listed;       /* by unit: its name in the list */
	struct spelling *spelling;
	size_t n_spellings, cap;
	struct ehr_map seen; /* spellings of a group */
	struct ehr_buf text;
	struct ehr_arena arena;
};

/* The unit that a name means: what it is known by, and its name in the list. */
static struct ehr_str resolve(struct counting *self, struct ehr_str name,
	enum ehr_unit_match *match, struct ehr_str *listed)
{
	const struct ehr_unit_list *list = self->list;
	struct ehr_str full =
		ehr_unit_names_full(list->names, name, &self->arena);
	long unit = ehr_map_find(&list->unit, name);

	*match = EHR_UNIT_LISTED;
	if (unit == EHR_MAP_NONE) {
		*match = EHR_UNIT_ALIAS;
		unit = ehr_map_find(&list->alias, name);
		if (unit != EHR_MAP_NONE)
			unit = (long)list->of_alias[unit];
	}
	if (unit == EHR_MAP_NONE) {
		*match = EHR_UNIT_RULE;
		unit = ehr_map_find(&list->full, full);
		if (unit != EHR_MAP_NONE)
			unit = list->of_full[unit] == EHR_UNIT_SEVERAL
				       ? EHR_MAP_NONE
				       : (long)list->of_full[unit];
	}
	*listed = (struct ehr_str){ "", 0 };
	if (unit != EHR_MAP_NONE)
		return *listed = list->unit.key[unit];
	*match = list->unit.n > 0 ? EHR_UNIT_UNKNOWN : EHR_UNIT_WRITTEN;
	return full;
}

static size_t group_of(struct counting *self, struct ehr_str key,
	struct ehr_str listed, enum ehr_task_role role)
{
	bool is_new;
	size_t unit = (size_t)ehr_map_add(&self->key, key, &is_new);

	if (is_new) {
		self->group = ehr_realloc(self->group,
			EHR_TASK_ROLES * self->key.n, sizeof(*self->group));
		self->last = ehr_realloc(self->last,
			EHR_TASK_ROLES * self->key.n, sizeof(*self->last));
		self->listed = ehr_realloc(
			self->listed, self->key.n, sizeof(*self->listed));
		for (size_t i = 0; i < EHR_TASK_ROLES; i++) {
			size_t at = EHR_TASK_ROLES * unit + i;

			self->group[at] = (struct ehr_unit_count){
				.role = (enum ehr_task_role)i
			};
			self->last[at] = 0;
		}
		self->listed[unit] = listed;
	}
	return EHR_TASK_ROLES * unit + role;
}

static void add_spelling(
	struct counting *self, size_t group, struct ehr_str name)
{
	bool is_new;

	self->text.n = 0;
	ehr_buf_printf(&self->text, "%zu\n", group);
	ehr_buf_add_str(&self->text, name);
	(void)ehr_map_add(&self->seen,
		(struct ehr_str){ self->text.p, self->text.n }, &is_new);
	if (!is_new)
		return;
	if (self->n_spellings == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->spelling = ehr_realloc(
			self->spelling, self->cap, sizeof(*self->spelling));
	}
	self->spelling[self->n_spellings++] = (struct spelling){ group, name };
}

static void count_cell(struct counting *self,
	const struct ehr_task_counted *tasks, size_t task,
	enum ehr_task_role role)
{
	const struct ehr_task *of = &tasks->view->list->task[task];
	struct ehr_str rest =
		role == EHR_TASK_LEADS ? of->lead : of->responsible;
	bool some = false;

	for (;;) {
		struct ehr_str name = ehr_unit_next(&rest), key, listed;
		enum ehr_unit_match match = EHR_UNIT_WRITTEN;
		size_t group;

		if (!name.p && (some || role != EHR_TASK_LEADS))
			return;
		some = true;
		key = listed = (struct ehr_str){ "", 0 };
		if (name.p)
			key = resolve(self, name, &match, &listed);
		group = group_of(self, key, listed, role);
		if (name.p) {
			self->group[group].match[match] = true;
			add_spelling(self, group, name);
		}
		if (self->last[group] != task + 1)
			ehr_task_tally_add(&self->group[group].tally,
				ehr_task_counted_result(tasks, task));
		self->last[group] = task + 1;
	}
}

static int compare_spellings(const void *a, const void *b)
{
	const struct spelling *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return ehr_str_cmp(x->name, y->name);
}

/* Joins the spellings of the group, which begin at *at. */
static struct ehr_str join(
	struct counting *self, size_t group, size_t *at, struct ehr_str *only)
{
	size_t n = 0;

	self->text.n = 0;
	for (; *at < self->n_spellings && self->spelling[*at].group == group;
		(*at)++) {
		ehr_buf_puts(&self->text, n++ ? ";" : "");
		ehr_buf_add_str(&self->text, self->spelling[*at].name);
		*only = self->spelling[*at].name;
	}
	if (n > 1)
		only->p = NULL;
	return ehr_arena_copy(&self->counts->arena,
		(struct ehr_str){
			self->text.p ? self->text.p : "", self->text.n });
}

/* The name that a unit is shown by: of the list, else the only one that it has,
 * else the full one. */
static void name_units(struct counting *self)
{
	size_t at = 0;

	for (size_t unit = 0; unit < self->key.n; unit++) {
		struct ehr_unit_count *group =
			&self->group[EHR_TASK_ROLES * unit];
		struct ehr_str only[EHR_TASK_ROLES] = { { "", 0 }, { "", 0 } };
		struct ehr_str name = self->key.key[unit];
		bool one, unknown = false;

		for (size_t i = 0; i < EHR_TASK_ROLES; i++)
			group[i].spellings = join(
				self, EHR_TASK_ROLES * unit + i, &at, &only[i]);
		one = only[0].p && only[1].p &&
		      (only[0].n == 0 || only[1].n == 0 ||
			      ehr_str_eq(only[0], only[1]));
		if (self->listed[unit].n > 0)
			name = self->listed[unit];
		else if (one)
			name = only[0].n > 0 ? only[0] : only[1];
		name = ehr_arena_copy(&self->counts->arena, name);
		for (size_t i = 0; i < EHR_TASK_ROLES; i++) {
			group[i].unit = name;
			if (group[i].match[EHR_UNIT_WRITTEN] && !one)
				group[i].match[EHR_UNIT_RULE] = true;
			if (group[i].match[EHR_UNIT_WRITTEN] && !one)
				group[i].match[EHR_UNIT_WRITTEN] = false;
			unknown = unknown || group[i].match[EHR_UNIT_UNKNOWN];
		}
		self->counts->unknown += unknown;
	}
}

static int compare_counts(const void *a, const void *b)
{
	const struct ehr_unit_count *x = a, *y = b;
	int by_unit = ehr_str_cmp(x->unit, y->unit);

	return by_unit ? by_unit : (int)x->role - (int)y->role;
}

void ehr_unit_counts_make(struct ehr_unit_counts *counts,
	const struct ehr_task_counted *tasks, const struct ehr_unit_list *list)
{
	struct counting self = { .counts = counts, .list = list };

	for (size_t i = 0; i < tasks->view->list->n; i++)
		for (int role = 0; role < EHR_TASK_ROLES; role++)
			count_cell(&self, tasks, i, (enum ehr_task_role)role);
	if (self.n_spellings > 0)
		qsort(self.spelling, self.n_spellings, sizeof(*self.spelling),
			compare_spellings);
	name_units(&self);
	counts->count = ehr_calloc(
		EHR_TASK_ROLES * self.key.n + 1, sizeof(*counts->count));
	for (size_t i = 0; i < EHR_TASK_ROLES * self.key.n; i++)
		if (self.group[i].tally.n > 0)
			counts->count[counts->n++] = self.group[i];
	if (counts->n > 0)
		qsort(counts->count, counts->n, sizeof(*counts->count),
			compare_counts);
	ehr_map_release(&self.key);
	ehr_map_release(&self.seen);
	free(self.group);
	free(self.last);
	free(self.listed);
	free(self.spelling);
	ehr_buf_release(&self.text);
	ehr_arena_release(&self.arena);
}

void ehr_unit_counts_release(struct ehr_unit_counts *counts)
{
	free(counts->count);
	ehr_arena_release(&counts->arena);
	*counts = (struct ehr_unit_counts){ 0 };
}
