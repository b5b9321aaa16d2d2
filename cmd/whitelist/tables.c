/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/tables.h"

#include "model/grading_records.h"
#include "model/grading_roster.h"
#include "model/grading_zones.h"
#include "model/office.h"
#include "whitelist/match.h"
#include "whitelist/options.h"

/* Names the rules in the manifest and opens what stands beside them. */
static int open_beside(struct whitelist_tables *tables, struct ehr_run *run)
{
	const char *scope = ehr_run_ref(run, "scope");
	const char *codes = ehr_run_ref(run, "code_exceptions");
	struct ehr_err *err = &run->err;

	ehr_run_used(run, "rules", tables->rules->label, tables->rules->path,
		tables->rules->sha256);
	tables->scope = ehr_scope_open(scope, err);
	if (!tables->scope)
		return -1;
	ehr_run_used_table(run, "scope", scope, ehr_scope_sha256(tables->scope),
		ehr_scope_rows(tables->scope));
	tables->exceptions = ehr_code_exceptions_open(codes, err);
	if (!tables->exceptions)
		return -1;
	ehr_run_used_table(run, "code_exceptions", codes,
		ehr_code_exceptions_sha256(tables->exceptions),
		ehr_code_exceptions_rows(tables->exceptions));
	tables->words = ehr_words_open(err);
	if (!tables->words || ehr_grading_facts_init(&tables->facts,
				      tables->rules, tables->scope, err))
		return -1;
	tables->facts.words = tables->words;
	return 0;
}

static int read_side(struct whitelist_tables *tables, struct ehr_run *run,
	const char *path,
	int (*read)(struct ehr_grading_facts *, struct ehr_reader *,
		struct ehr_err *))
{
	struct ehr_reader *reader;

	if (!path)
		return 0;
	reader = ehr_office_open(run, ehr_run_side_as, path, &run->err);
	return reader ? read(&tables->facts, reader, &run->err) : -1;
}

/* Behind all that has enterprises, and before records. */
static int read_past(struct whitelist_tables *tables, struct ehr_run *run)
{
	struct ehr_reader *reader;

	if (!whitelist_given.since)
		return 0;
	reader = ehr_office_open(
		run, ehr_run_side_as, whitelist_given.since, &run->err);
	if (!reader || ehr_grading_past_read(&tables->past, reader, &run->err))
		return -1;
	ehr_grading_past_days(&tables->past, &tables->facts);
	return 0;
}

static int read_records(
	struct whitelist_tables *tables, struct ehr_run *run, long today)
{
	struct ehr_reader *reader;

	if (!whitelist_given.records)
		return 0;
	reader = ehr_office_open(
		run, ehr_run_side_as, whitelist_given.records, &run->err);
	return reader ? ehr_grading_read_records(&tables->facts, tables->words,
				today, reader, &run->err)
		      : -1;
}

int whitelist_read_cells(struct ehr_cells *cells, struct ehr_run *run)
{
	struct ehr_reader *reader = ehr_run_side(run, whitelist_given.zones);

	return reader ? ehr_cells_read(cells, reader, &run->err) : -1;
}

static int read_zones(struct whitelist_tables *tables, struct ehr_run *run)
{
	struct ehr_cells cells = { 0 };
	int rc;

	if (!whitelist_given.zones)
		return 0;
	rc = whitelist_read_cells(&cells, run);
	if (rc == 0)
		rc = ehr_grading_take_zones(&tables->facts, &cells, &run->err);
	ehr_cells_release(&cells);
	return rc;
}

/* Columns that rules ask for and nothing has: those rules are not asked. */
static void tell_missing(
	const struct whitelist_tables *tables, struct ehr_run *run)
{
	const struct ehr_grading_facts *facts = &tables->facts;
	const struct ehr_grade_rules *rules = tables->rules;
	struct ehr_buf names = { 0 };

	for (size_t i = 0; i < rules->n_asked; i++) {
		if (facts->there[i])
			continue;
		if (names.n > 0)
			ehr_buf_putc(&names, ' ');
		ehr_buf_puts(&names, rules->facts.fact[i].name);
	}
	if (names.n > 0 && tables->lent)
		ehr_run_notice(run, _("not told, so not known: %s"),
			ehr_buf_text(&names));
	else if (names.n > 0)
		ehr_run_notice(run,
			_("not told, so rules that ask for it do not count: "
			  "%s"),
			ehr_buf_text(&names));
	ehr_buf_release(&names);
	if (facts->unknown_records > 0)
		ehr_run_notice(run,
			_("records of enterprises that are in no other table: "
			  "%zu"),
			facts->unknown_records);
	if (facts->later_records > 0)
		ehr_run_notice(run,
			_("records behind the day of grading, not counted: "
			  "%zu"),
			facts->later_records);
	whitelist_tell_match(run, facts);
}

/* All tables but the totals. */
static int read_sides(
	struct whitelist_tables *tables, struct ehr_run *run, long today)
{
	if (read_side(tables, run, whitelist_given.roster,
		    ehr_grading_read_roster) ||
		read_side(tables, run, whitelist_given.events,
			ehr_grading_read_events))
		return -1;
	if (read_past(tables, run) || read_records(tables, run, today))
		return -1;
	if (read_zones(tables, run))
		return -1;
	ehr_grading_derive(&tables->facts);
	tell_missing(tables, run);
	return 0;
}

int whitelist_tables_open(
	struct whitelist_tables *tables, struct ehr_run *run, long today)
{
	struct ehr_reader *reader;

	*tables = (struct whitelist_tables){
		.rules = ehr_grade_rules_open(whitelist_given.rules
						      ? whitelist_given.rules
						      : WHITELIST_RULES,
			&run->err),
	};
	if (!tables->rules || open_beside(tables, run))
		return -1;
	reader = ehr_run_reader(run);
	if (!reader ||
		ehr_grading_read_totals(&tables->facts, reader, &run->err))
		return -1;
	return read_sides(tables, run, today);
}

int whitelist_tables_open_by(struct whitelist_tables *tables,
	struct ehr_grade_rules *rules, struct ehr_run *run, long today)
{
	*tables = (struct whitelist_tables){ .rules = rules, .lent = true };
	return open_beside(tables, run) || read_sides(tables, run, today) ? -1
									  : 0;
}

void whitelist_tables_close(struct whitelist_tables *tables)
{
	if (tables->rules)
		ehr_grading_facts_release(&tables->facts);
	ehr_grading_past_release(&tables->past);
	ehr_code_exceptions_close(tables->exceptions);
	ehr_words_close(tables->words);
	ehr_scope_close(tables->scope);
	if (!tables->lent)
		ehr_grade_rules_close(tables->rules);
}
