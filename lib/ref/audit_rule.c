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

static int read_tolerance(struct ehr_audit_rule *rule,
	const struct ehr_load *load, struct ehr_str cell, struct ehr_err *err)
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
		return ehr_load_bad(load, field[TOLERANCE], "not_a_number",
			_("nothing, rounding, a number or a percentage"), cell,
			err);
	if (rule->tolerance == EHR_AUDIT_SHARE)
		*value /= 100;
	return 0;
}

static int check_cells(const struct ehr_audit_rules *self,
	const struct ehr_load *load, const struct ehr_str *cell,
	const size_t at[FIELDS], struct ehr_err *err)
{
	static const size_t needed[] = { ID, RULE, SEVERITY, TEXT_EN };
	struct ehr_str severity = cell[at[SEVERITY]];

	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (cell[at[needed[i]]].n == 0)
			return ehr_load_bad(load, field[needed[i]], "empty",
				_("a text"), cell[at[needed[i]]], err);
	if (ehr_map_find(&self->id, cell[at[ID]]) != EHR_MAP_NONE)
		return ehr_load_bad(load, field[ID], "duplicate_key",
			_("an id that no other rule has"), cell[at[ID]], err);
	if (ehr_str_is(severity, "error") || ehr_str_is(severity, "warning") ||
		ehr_str_is(severity, "hint"))
		return 0;
	return ehr_load_bad(load, field[SEVERITY], "unknown_word",
		_("error, warning or hint"), severity, err);
}

static int add(struct ehr_audit_rules *self, const struct ehr_load *load,
	const size_t at[FIELDS], struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	const char *text[FIELDS];
	struct ehr_audit_rule rule;
	struct ehr_err wrong;

	if (check_cells(self, load, cell, at, err) != 0)
		return -1;
	for (size_t k = 0; k < FIELDS; k++)
		text[k] = ehr_load_text(load, &self->arena, (long)at[k]);
	rule = (struct ehr_audit_rule){ .id = text[ID],
		.forms = text[FORMS],
		.text = text[RULE],
		.severity = text[SEVERITY],
		.source = text[SOURCE],
		.status = text[STATUS],
		.text_en = text[TEXT_EN],
		.text_zh = text[TEXT_ZH] };
	if (read_tolerance(&rule, load, cell[at[TOLERANCE]], err) != 0)
		return -1;
	if (ehr_audit_expr_read(&rule, cell[at[RULE]], &self->arena, &wrong) !=
		0)
		return ehr_load_bad(load, field[RULE], "bad_rule", wrong.text,
			cell[at[RULE]], err);
	ehr_map_add(&self->id, cell[at[ID]], NULL);
	self->rule = ehr_realloc(self->rule, self->n + 1, sizeof *self->rule);
	self->rule[self->n++] = rule;
	return 0;
}

static int load_rules(struct ehr_audit_rules *self, struct ehr_load *load,
	struct ehr_err *err)
{
	size_t at[FIELDS];
	int got;

	for (size_t k = 0; k < FIELDS; k++)
		if (ehr_load_need(load, field[k], &at[k], err) != 0)
			return -1;
	while ((got = ehr_load_next(load, err)) == 1)
		if (add(self, load, at, err) != 0)
			return -1;
	return got;
}

struct ehr_audit_rules *ehr_audit_rules_open(
	const char *path, struct ehr_err *err)
{
	struct ehr_audit_rules *self;
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "audit_rules.csv", path, err) != 0)
		return NULL;
	self = ehr_calloc(1, sizeof *self);
	memcpy(self->sha256, load.sha256, sizeof self->sha256);
	rc = load_rules(self, &load, err);
	ehr_load_close(&load);
	if (rc == 0)
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
