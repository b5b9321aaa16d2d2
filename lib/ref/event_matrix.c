/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_matrix.h"

#include <stdlib.h>

#include "ref/load.h"

struct ehr_event_matrices {
	struct ehr_arena arena;
	const struct ehr_event_classes *classes;
	struct ehr_event_matrix matrix[EHR_EVENT_SETS];
	size_t n;
	struct ehr_event_table table;
};

enum { METHOD, WHAT, SET, OF, FIRST, SECOND, THIRD, RESULT, STATUS, FIELDS };

static const char *const field[FIELDS] = { "method", "what", "set", "of",
	"first", "second", "third", "result", "status" };

static int bad(const struct ehr_str *cell, size_t i, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, field[i], reason, expected, cell[i]);
}

static size_t key_size(const struct ehr_event_matrix *matrix, size_t i)
{
	return matrix->key[i] ? matrix->key[i]->n : 1;
}

static size_t cells(const struct ehr_event_matrix *matrix)
{
	return key_size(matrix, 0) * key_size(matrix, 1) * key_size(matrix, 2);
}

static struct ehr_event_matrix *find(const struct ehr_event_matrices *self,
	struct ehr_str method, struct ehr_str what)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(method, self->matrix[i].method) &&
			ehr_str_is(what, self->matrix[i].what))
			return (struct ehr_event_matrix *)&self->matrix[i];
	return NULL;
}

static int begin_matrix(struct ehr_event_matrices *all,
	const struct ehr_str *cell, struct ehr_event_matrix **out,
	struct ehr_err *err)
{
	struct ehr_event_matrix *matrix = &all->matrix[all->n];
	struct ehr_str method = cell[METHOD], of = cell[OF];

	if (all->n == EHR_EVENT_SETS)
		return bad(cell, WHAT, "out_of_range", N_("no more matrices"),
			err);
	matrix->result = ehr_event_set_find(all->classes, method, cell[SET]);
	if (!matrix->result)
		return bad(cell, SET, "unknown_word",
			N_("a set of the table event_classes"), err);
	for (size_t i = 0; i < EHR_EVENT_KEYS && of.n; i++) {
		matrix->key[i] = ehr_event_set_find(
			all->classes, method, ehr_str_cut(&of, ' '));
		if (!matrix->key[i])
			return bad(cell, OF, "unknown_word",
				N_("sets of the table event_classes"), err);
	}
	if (of.n || !matrix->key[0])
		return bad(cell, OF, "unknown_word",
			N_("one to three sets of classes"), err);
	matrix->method = ehr_arena_string(&all->arena, method);
	matrix->what = ehr_arena_string(&all->arena, cell[WHAT]);
	matrix->cell = ehr_alloc(cells(matrix));
	memset(matrix->cell, EHR_EVENT_NONE, cells(matrix));
	all->n++;
	*out = matrix;
	return 0;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_event_matrices *all = into;
	struct ehr_event_matrix *matrix = find(all, cell[METHOD], cell[WHAT]);
	size_t at = 0;
	long result;

	if (!matrix && begin_matrix(all, cell, &matrix, err))
		return -1;
	for (size_t i = 0; i < EHR_EVENT_KEYS; i++) {
		struct ehr_str word = cell[FIRST + i];
		long class = 0;

		if (matrix->key[i])
			class = ehr_event_class_find(matrix->key[i], word);
		if (class == EHR_EVENT_NONE || (!matrix->key[i] && word.n))
			return bad(cell, FIRST + i, "unknown_word",
				N_("a class of its set"), err);
		at = at * key_size(matrix, i) + (size_t) class;
	}
	result = ehr_event_class_find(matrix->result, cell[RESULT]);
	if (result == EHR_EVENT_NONE)
		return bad(cell, RESULT, "unknown_word",
			N_("a class of its set"), err);
	if (matrix->cell[at] != EHR_EVENT_NONE)
		return bad(cell, RESULT, "repeated",
			N_("each combination once"), err);
	matrix->cell[at] = (signed char)result;
	matrix->memory |= ehr_str_is(cell[STATUS], "memory");
	return 0;
}

static int check_whole(void *into, struct ehr_err *err)
{
	const struct ehr_event_matrices *self = into;

	for (size_t i = 0; i < self->n; i++)
		for (size_t k = 0; k < cells(&self->matrix[i]); k++)
			if (self->matrix[i].cell[k] == EHR_EVENT_NONE)
				return ehr_fail(err, EHR_FAULT_DATA,
					_("the matrix \"%s\" of the method "
					  "\"%s\" is not whole"),
					self->matrix[i].what,
					self->matrix[i].method);
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "event_matrices.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
	.end = check_whole,
};

struct ehr_event_matrices *ehr_event_matrices_open(const char *path,
	const struct ehr_event_classes *classes, struct ehr_err *err)
{
	struct ehr_event_matrices *all = ehr_calloc(1, sizeof(*all));

	all->classes = classes;
	if (ehr_load_rows(&table, path, all, all->table.sha256,
		    &all->table.rows, err) == 0)
		return all;
	ehr_event_matrices_close(all);
	return NULL;
}

void ehr_event_matrices_close(struct ehr_event_matrices *self)
{
	if (!self)
		return;
	for (size_t i = 0; i < self->n; i++)
		free(self->matrix[i].cell);
	ehr_arena_release(&self->arena);
	free(self);
}

const struct ehr_event_table *ehr_event_matrices_table(
	const struct ehr_event_matrices *self)
{
	return &self->table;
}

int ehr_event_matrix_need(const struct ehr_event_matrices *self,
	const char *method, const char *what,
	const struct ehr_event_matrix **matrix, struct ehr_err *err)
{
	*matrix = find(self, ehr_str_of(method), ehr_str_of(what));
	return *matrix ? 0
		       : ehr_fail(err, EHR_FAULT_DATA,
				 _("no matrix \"%s\" for the method \"%s\""),
				 what, method);
}

uint32_t ehr_event_matrix_look(const struct ehr_event_matrix *self,
	const uint32_t possible[EHR_EVENT_KEYS])
{
	size_t second = key_size(self, 1), third = key_size(self, 2);
	uint32_t results = 0;

	for (size_t at = 0; at < cells(self); at++) {
		size_t key[EHR_EVENT_KEYS] = { at / third / second,
			at / third % second, at % third };
		bool is_possible = true;

		for (size_t i = 0; i < EHR_EVENT_KEYS; i++)
			if (self->key[i] && !(possible[i] >> key[i] & 1))
				is_possible = false;
		if (is_possible)
			results |= (uint32_t)1 << self->cell[at];
	}
	return results;
}
