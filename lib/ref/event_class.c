/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_class.h"

#include <stdlib.h>

#include "ref/load.h"

struct ehr_event_classes {
	struct ehr_arena arena;
	struct ehr_event_set set[EHR_EVENT_SETS];
	size_t n;
	struct ehr_event_table table;
};

enum { METHOD, WHAT, CLASS, LABEL, FIELDS };

static const char *const field[FIELDS] = { "method", "what", "class",
	"label_zh" };

const struct ehr_event_set *ehr_event_set_find(
	const struct ehr_event_classes *self, struct ehr_str method,
	struct ehr_str what)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(method, self->set[i].method) &&
			ehr_str_is(what, self->set[i].what))
			return &self->set[i];
	return NULL;
}

int ehr_event_set_need(const struct ehr_event_classes *self, const char *method,
	const char *what, const struct ehr_event_set **set, struct ehr_err *err)
{
	*set = ehr_event_set_find(self, ehr_str_of(method), ehr_str_of(what));
	return *set ? 0
		    : ehr_fail(err, EHR_FAULT_DATA,
			      _("no classes of \"%s\" for the method \"%s\""),
			      what, method);
}

long ehr_event_class_find(const struct ehr_event_set *set, struct ehr_str word)
{
	for (size_t i = 0; i < set->n; i++)
		if (ehr_str_is(word, set->word[i]))
			return (long)i;
	return EHR_EVENT_NONE;
}

/* The set of the row: the last one, or a new one. */
static struct ehr_event_set *set_of(struct ehr_event_classes *self,
	struct ehr_str method, struct ehr_str what)
{
	struct ehr_event_set *set = self->n ? &self->set[self->n - 1] : NULL;

	if (set && ehr_str_is(method, set->method) &&
		ehr_str_is(what, set->what))
		return set;
	if (ehr_event_set_find(self, method, what) || self->n == EHR_EVENT_SETS)
		return NULL;
	set = &self->set[self->n++];
	set->method = ehr_arena_string(&self->arena, method);
	set->what = ehr_arena_string(&self->arena, what);
	return set;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_event_classes *self = into;
	struct ehr_event_set *set = set_of(self, cell[METHOD], cell[WHAT]);

	if (!set)
		return ehr_fail_cell(err, field[WHAT], "out_of_order",
			N_("rows of one set together"), cell[WHAT]);
	if (cell[CLASS].n == 0 ||
		ehr_event_class_find(set, cell[CLASS]) != EHR_EVENT_NONE ||
		set->n == EHR_EVENT_CLASSES)
		return ehr_fail_cell(err, field[CLASS], "repeated",
			N_("each class of a set once"), cell[CLASS]);
	set->word[set->n] = ehr_arena_string(&self->arena, cell[CLASS]);
	set->label[set->n++] = ehr_arena_string(&self->arena, cell[LABEL]);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "event_classes.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_event_classes *ehr_event_classes_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_event_classes *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->table.sha256,
		    &self->table.rows, err) == 0)
		return self;
	ehr_event_classes_close(self);
	return NULL;
}

void ehr_event_classes_close(struct ehr_event_classes *self)
{
	if (!self)
		return;
	ehr_arena_release(&self->arena);
	free(self);
}

const struct ehr_event_table *ehr_event_classes_table(
	const struct ehr_event_classes *self)
{
	return &self->table;
}
