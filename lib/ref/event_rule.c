/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_rule.h"

#include <stdlib.h>

#include "ref/load.h"

struct ehr_event_rules {
	struct ehr_arena arena;
	const struct ehr_event_classes *classes;
	struct ehr_event_rule_set set[EHR_EVENT_SETS];
	size_t n;
	struct ehr_event_table table;
};

enum { METHOD, WHAT, SET, CLASS, RULE, COLUMN, OP, VALUE, STATUS, FIELDS };

static const char *const field[FIELDS] = { "method", "what", "set", "class",
	"rule", "column", "op", "value", "status" };

static const char *const op_word[EHR_EVENT_OPS] = { "ge", "gt", "le", "lt",
	"is", "has", "otherwise" };

/* A table while it is read. */
struct reading {
	struct ehr_event_rules *rules;
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

static struct ehr_event_rule_set *find(const struct ehr_event_rules *self,
	struct ehr_str method, struct ehr_str what)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(method, self->set[i].method) &&
			ehr_str_is(what, self->set[i].what))
			return (struct ehr_event_rule_set *)&self->set[i];
	return NULL;
}

static bool is_ended(const struct ehr_event_rule_set *set)
{
	return set->test[set->n - 1].op == EHR_EVENT_OTHERWISE;
}

static int begin_set(struct reading *self, struct ehr_event_rule_set **set,
	struct ehr_err *err)
{
	struct ehr_event_rules *rules = self->rules;
	struct ehr_event_rule_set *last =
		rules->n ? &rules->set[rules->n - 1] : NULL;
	const struct ehr_event_set *classes = ehr_event_set_find(
		rules->classes, cell_of(self, METHOD), cell_of(self, SET));

	*set = find(rules, cell_of(self, METHOD), cell_of(self, WHAT));
	if (!classes || (*set && (*set)->set != classes))
		return bad(self, SET, "unknown_word",
			N_("a set of the table event_classes"), err);
	if (*set && *set == last && !is_ended(last))
		return 0;
	if (*set || (last && !is_ended(last)) || rules->n == EHR_EVENT_SETS)
		return bad(self, WHAT, "out_of_order",
			N_("rules that stand together and end with otherwise"),
			err);
	*set = &rules->set[rules->n++];
	(*set)->method = ehr_arena_string(&rules->arena, cell_of(self, METHOD));
	(*set)->what = ehr_arena_string(&rules->arena, cell_of(self, WHAT));
	(*set)->set = classes;
	return 0;
}

static int read_value(
	struct reading *self, struct ehr_event_test *test, struct ehr_err *err)
{
	struct ehr_str value = cell_of(self, VALUE);

	if (ehr_event_op_is_number(test->op) &&
		ehr_num_read(value, &test->number) != EHR_NUM_VALUE)
		return bad(self, VALUE, "not_a_number", N_("a number"), err);
	if (!ehr_event_op_is_number(test->op))
		test->word = ehr_arena_string(&self->rules->arena, value);
	if ((test->op == EHR_EVENT_OTHERWISE) != (test->column[0] == '\0'))
		return bad(self, COLUMN, "unknown_word",
			N_("a column, and none for otherwise"), err);
	return 0;
}

static int add(struct reading *self, struct ehr_err *err)
{
	struct ehr_arena *arena = &self->rules->arena;
	struct ehr_event_rule_set *set;
	struct ehr_event_test *test;
	long class;
	int op = 0;

	if (begin_set(self, &set, err))
		return -1;
	class = ehr_event_class_find(set->set, cell_of(self, CLASS));
	if (class == EHR_EVENT_NONE)
		return bad(self, CLASS, "unknown_word",
			N_("a class of its set"), err);
	while (op < EHR_EVENT_OPS &&
		!ehr_str_is(cell_of(self, OP), op_word[op]))
		op++;
	if (op == EHR_EVENT_OPS)
		return bad(self, OP, "unknown_word",
			N_("ge, gt, le, lt, is, has or otherwise"), err);
	set->test = ehr_realloc(set->test, set->n + 1, sizeof(*test));
	test = &set->test[set->n++];
	*test = (struct ehr_event_test){
		.rule = ehr_arena_string(arena, cell_of(self, RULE)),
		.class = (size_t) class,
		.column = ehr_arena_string(arena, cell_of(self, COLUMN)),
		.op = (enum ehr_event_op)op,
	};
	set->memory |= ehr_str_is(cell_of(self, STATUS), "memory");
	return read_value(self, test, err);
}

static int read_all(struct reading *self, struct ehr_err *err)
{
	const struct ehr_event_rules *rules = self->rules;
	int rc;

	for (size_t i = 0; i < FIELDS; i++)
		if (ehr_load_need(&self->load, field[i], &self->at[i], err))
			return -1;
	while ((rc = ehr_load_next(&self->load, err)) == 1)
		if (add(self, err))
			return -1;
	if (rc == 0 && rules->n && !is_ended(&rules->set[rules->n - 1]))
		return ehr_fail_cell(err, field[WHAT], "out_of_order",
			N_("rules that stand together and end with otherwise"),
			ehr_str_of(rules->set[rules->n - 1].what));
	return rc;
}

struct ehr_event_rules *ehr_event_rules_open(const char *path,
	const struct ehr_event_classes *classes, struct ehr_err *err)
{
	struct ehr_event_rules *rules = ehr_calloc(1, sizeof(*rules));
	struct reading self = { .rules = rules };
	int rc = ehr_load_open(&self.load, "event_rules.csv", path, err);

	rules->classes = classes;
	if (rc == 0)
		rc = ehr_load_end(&self.load, read_all(&self, err),
			rules->table.sha256, &rules->table.rows);
	if (rc == 0)
		return rules;
	ehr_err_at(err, path ? path : "event_rules.csv", 0);
	ehr_event_rules_close(rules);
	return NULL;
}

void ehr_event_rules_close(struct ehr_event_rules *self)
{
	if (!self)
		return;
	for (size_t i = 0; i < self->n; i++)
		free(self->set[i].test);
	ehr_arena_release(&self->arena);
	free(self);
}

const struct ehr_event_table *ehr_event_rules_table(
	const struct ehr_event_rules *self)
{
	return &self->table;
}

size_t ehr_event_rules_count(const struct ehr_event_rules *self)
{
	return self->n;
}

const struct ehr_event_rule_set *ehr_event_rules_at(
	const struct ehr_event_rules *self, size_t i)
{
	return &self->set[i];
}

int ehr_event_rules_need(const struct ehr_event_rules *self, const char *method,
	const char *what, const struct ehr_event_rule_set **set,
	struct ehr_err *err)
{
	*set = find(self, ehr_str_of(method), ehr_str_of(what));
	return *set ? 0
		    : ehr_fail(err, EHR_FAULT_DATA,
			      _("no rules of \"%s\" for the method \"%s\""),
			      what, method);
}
