/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/audit_rule.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ref/audit_expr.h"
#include "ref/load.h"

enum {
	ID,
	FORMS,
	RULE,
	TOLERANCE,
	SEVERITY,
	SOURCE,
	STATUS,
	TEXT_EN,
	TEXT_ZH,
	FIELDS
};

static const char *const field[FIELDS] = { "id", "forms", "rule", "tolerance",
	"severity", "source", "status", "text_en", "text_zh" };

struct ehr_audit_rules {
	struct ehr_arena arena;
	struct ehr_audit_rule *rule;
	size_t n;
	struct ehr_map id;
	char sha256[65];
};

static int read_tolerance(
	struct ehr_audit_rule *rule, struct ehr_str cell, struct ehr_err *err)
{
	struct ehr_str number = cell;
	double *value = &rule->tolerance_number;

	rule->tolerance = EHR_AUDIT_EXACT;
	if (cell.n == 0)
		return 0;
	rule->tolerance = EHR_AUDIT_ROUNDING;
	if (ehr_str_is(cell, "rounding"))
		return 0;
	rule->tolerance = EHR_AUDIT_ABSOLUTE;
	if (cell.p[cell.n - 1] == '%') {
		rule->tolerance = EHR_AUDIT_SHARE;
		number.n--;
	}
	if (ehr_num_read(number, value) != EHR_NUM_VALUE || *value < 0)
		return ehr_fail_cell(err, field[TOLERANCE], "not_a_number",
			N_("nothing, rounding, a number or a percentage"),
			cell);
	if (rule->tolerance == EHR_AUDIT_SHARE)
		*value /= 100;
	return 0;
}

static int check_cells(const struct ehr_audit_rules *self,
	const struct ehr_str *cell, struct ehr_err *err)
{
	static const size_t needed[] = { ID, RULE, SEVERITY, TEXT_EN };
	struct ehr_str severity = cell[SEVERITY];

	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (cell[needed[i]].n == 0)
			return ehr_fail_cell(err, field[needed[i]], "empty",
				N_("a text"), cell[needed[i]]);
	if (ehr_map_find(&self->id, cell[ID]) != EHR_MAP_NONE)
		return ehr_fail_cell(err, field[ID], "duplicate_key",
			N_("an id that no other rule has"), cell[ID]);
	if (ehr_str_is(severity, "error") || ehr_str_is(severity, "warning") ||
		ehr_str_is(severity, "hint"))
		return 0;
	return ehr_fail_cell(err, field[SEVERITY], "unknown_word",
		N_("error, warning or hint"), severity);
}

static int add(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_audit_rules *self = into;
	const char *text[FIELDS];
	struct ehr_audit_rule rule;
	struct ehr_err wrong;

	if (check_cells(self, cell, err) != 0)
		return -1;
	for (size_t k = 0; k < FIELDS; k++)
		text[k] = ehr_arena_string(&self->arena, cell[k]);
	rule = (struct ehr_audit_rule){ .id = text[ID],
		.forms = text[FORMS],
		.text = text[RULE],
		.severity = text[SEVERITY],
		.source = text[SOURCE],
		.status = text[STATUS],
		.text_en = text[TEXT_EN],
		.text_zh = text[TEXT_ZH] };
	if (read_tolerance(&rule, cell[TOLERANCE], err) != 0)
		return -1;
	if (ehr_audit_expr_read(&rule, cell[RULE], &self->arena, &wrong) != 0)
		return ehr_fail_cell(
			err, field[RULE], "bad_rule", wrong.text, cell[RULE]);
	ehr_map_add(&self->id, cell[ID], NULL);
	self->rule = ehr_realloc(self->rule, self->n + 1, sizeof *self->rule);
	self->rule[self->n++] = rule;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "audit_rules.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add,
};

struct ehr_audit_rules *ehr_audit_rules_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_audit_rules *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, NULL, err) == 0)
		return self;
	ehr_audit_rules_close(self);
	return NULL;
}

size_t ehr_audit_rules_count(const struct ehr_audit_rules *rules)
{
	return rules->n;
}

const struct ehr_audit_rule *ehr_audit_rules_at(
	const struct ehr_audit_rules *rules, size_t i)
{
	return &rules->rule[i];
}

const char *ehr_audit_rules_sha256(const struct ehr_audit_rules *rules)
{
	return rules->sha256;
}

void ehr_audit_rules_close(struct ehr_audit_rules *rules)
{
	if (rules == NULL)
		return;
	ehr_map_release(&rules->id);
	ehr_arena_release(&rules->arena);
	free(rules->rule);
	free(rules);
}
