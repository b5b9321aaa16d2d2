/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/positive.h"

#include "model/positive_list.h"
#include "whitelist/options.h"
#include "whitelist/tables.h"

static int write_list(struct ehr_run *run, struct ehr_positive_list *list)
{
	struct ehr_writer *writer = ehr_run_writer(
		run, NULL, ehr_positive_columns, EHR_POSITIVE_OUTS);

	if (!writer || ehr_positive_write(list, writer, &run->err))
		return -1;
	ehr_run_notice(run,
		_("%zu on the list, %zu not, %zu undecided; rules %s"),
		list->n[EHR_POSITIVE_YES], list->n[EHR_POSITIVE_NO],
		list->n[EHR_POSITIVE_UNDECIDED], list->rules->common.label);
	return 0;
}

int whitelist_positive(struct ehr_run *run, long today)
{
	static const char *const name[EHR_POSITIVE_KINDS] = {
		"positive-enforcement", "positive-eia"
	};
	enum ehr_positive_kind kind =
		(enum ehr_positive_kind)whitelist_given.positive;
	struct ehr_positive_rules *rules = ehr_positive_rules_open(
		whitelist_given.rules ? whitelist_given.rules : name[kind],
		kind, &run->err);
	struct whitelist_tables tables;
	struct ehr_positive_list list = { .rules = rules, .today = today };
	int rc;

	if (!rules)
		return -1;
	rc = whitelist_tables_open_by(&tables, &rules->common, run, today);
	list.facts = &tables.facts;
	if (rc == 0)
		rc = write_list(run, &list);
	whitelist_tables_close(&tables);
	ehr_positive_rules_close(rules);
	return rc;
}
