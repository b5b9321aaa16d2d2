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

static int bad(const struct ehr_str *cell, size_t i, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(err, field[i], reason, expected, cell[i]);
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

static int begin_set(struct ehr_event_rules *rules, const struct ehr_str *cell,
	struct ehr_event_rule_set **set, struct ehr_err *err)
{
	struct ehr_event_rule_set *last =
		rules->n ? &rules->set[rules->n - 1] : NULL;
	const struct ehr_event_set *classes =
		ehr_event_set_find(rules->classes, cell[METHOD], cell[SET]);

	*set = find(rules, cell[METHOD], cell[WHAT]);
	if (!classes || (*set && (*set)->set != classes))
		return bad(cell, SET, "unknown_word",
			N_("a set of the table event_classes"), err);
	if (*set && *set == last && !is_ended(last))
		return 0;
	if (*set || (last && !is_ended(last)) || rules->n == EHR_EVENT_SETS)
		return bad(cell, WHAT, "out_of_order",
			N_("rules that stand together and end with otherwise"),
			err);
	*set = &rules->set[rules->n++];
	(*set)->method = ehr_arena_string(&rules->arena, cell[METHOD]);
	(*set)->what = ehr_arena_string(&rules->arena, cell[WHAT]);
	(*set)->set = classes;
	return 0;
}

static int read_value(const struct ehr_str *cell, struct ehr_arena *arena,
	struct ehr_event_test *test, struct ehr_err *err)
{
	struct ehr_str value = cell[VALUE];

	if (ehr_event_op_is_number(test->op) &&
		ehr_num_read(value, &test->number) != EHR_NUM_VALUE)
		return bad(cell, VALUE, "not_a_number", N_("a number"), err);
	if (!ehr_event_op_is_number(test->op))
		test->word = ehr_arena_string(arena, value);
	if ((test->op == EHR_EVENT_OTHERWISE) != (test->column[0] == '\0'))
		return bad(cell, COLUMN, "unknown_word",
			N_("a column, and none for otherwise"), err);
	return 0;
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_event_rules *rules = into;
	struct ehr_arena *arena = &rules->arena;
	struct ehr_event_rule_set *set;
	struct ehr_event_test *test;
	long class;
	int op = 0;

	if (begin_set(rules, cell, &set, err))
		return -1;
	class = ehr_event_class_find(set->set, cell[CLASS]);
	if (class == EHR_EVENT_NONE)
		return bad(cell, CLASS, "unknown_word",
			N_("a class of its set"), err);
	while (op < EHR_EVENT_OPS && !ehr_str_is(cell[OP], op_word[op]))
		op++;
	if (op == EHR_EVENT_OPS)
		return bad(cell, OP, "unknown_word",
			N_("ge, gt, le, lt, is, has or otherwise"), err);
	set->test = ehr_realloc(set->test, set->n + 1, sizeof(*test));
	test = &set->test[set->n++];
	*test = (struct ehr_event_test){
		.rule = ehr_arena_string(arena, cell[RULE]),
		.class = (size_t) class,
		.column = ehr_arena_string(arena, cell[COLUMN]),
		.op = (enum ehr_event_op)op,
	};
	set->memory |= ehr_str_is(cell[STATUS], "memory");
	return read_value(cell, arena, test, err);
}

static int check_end(void *into, struct ehr_err *err)
{
	const struct ehr_event_rules *rules = into;

	if (rules->n == 0 || is_ended(&rules->set[rules->n - 1]))
		return 0;
	return ehr_fail_cell(err, field[WHAT], "out_of_order",
		N_("rules that stand together and end with otherwise"),
		ehr_str_of(rules->set[rules->n - 1].what));
}

static const struct ehr_load_table table = {
	.builtin = "event_rules.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
	.end = check_end,
};

struct ehr_event_rules *ehr_event_rules_open(const char *path,
	const struct ehr_event_classes *classes, struct ehr_err *err)
{
	struct ehr_event_rules *rules = ehr_calloc(1, sizeof(*rules));

	rules->classes = classes;
	if (ehr_load_rows(&table, path, rules, rules->table.sha256,
		    &rules->table.rows, err) == 0)
		return rules;
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
