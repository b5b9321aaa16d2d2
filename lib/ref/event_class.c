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

static int add(struct ehr_event_classes *self, const struct ehr_load *load,
	const size_t *at, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	struct ehr_event_set *set =
		set_of(self, cell[at[METHOD]], cell[at[WHAT]]);

	if (!set)
		return ehr_load_bad(load, "what", "out_of_order",
			N_("rows of one set together"), cell[at[WHAT]], err);
	if (cell[at[CLASS]].n == 0 ||
		ehr_event_class_find(set, cell[at[CLASS]]) != EHR_EVENT_NONE ||
		set->n == EHR_EVENT_CLASSES)
		return ehr_load_bad(load, "class", "repeated",
			N_("each class of a set once"), cell[at[CLASS]], err);
	set->word[set->n] = ehr_arena_string(&self->arena, cell[at[CLASS]]);
	set->label[set->n++] = ehr_arena_string(&self->arena, cell[at[LABEL]]);
	return 0;
}

static int read_all(struct ehr_event_classes *self, struct ehr_load *load,
	struct ehr_err *err)
{
	size_t at[FIELDS];
	int rc;

	for (size_t i = 0; i < FIELDS; i++)
		if (ehr_load_need(load, field[i], &at[i], err))
			return -1;
	while ((rc = ehr_load_next(load, err)) == 1)
		if (add(self, load, at, err))
			return -1;
	return rc;
}

struct ehr_event_classes *ehr_event_classes_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_event_classes *self = ehr_calloc(1, sizeof(*self));
	struct ehr_load load;
	int rc = ehr_load_open(&load, "event_classes.csv", path, err);

	if (rc == 0)
		rc = ehr_load_end(&load, read_all(self, &load, err),
			self->table.sha256, &self->table.rows);
	if (rc == 0)
		return self;
	ehr_err_at(err, path ? path : "event_classes.csv", 0);
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
