/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect/work.h"

#include <stdio.h>

#include "inspect/options.h"
#include "io/file.h"
#include "model/office.h"

static void note(struct ehr_run *run, const char *name, const char *path,
	const struct ehr_setting_table *table)
{
	ehr_run_used_table(run, name, path, table->sha256, table->rows);
}

/* Scheme, and what its tables are in twelve letters. */
static void name_rules(struct inspect_work *work, struct ehr_str digests)
{
	char sha256[65], scheme[64];

	ehr_sha256(digests, sha256);
	ehr_visible(scheme, sizeof(scheme), ehr_str_of(inspect_given.scheme));
	(void)snprintf(work->rules_name, sizeof(work->rules_name), "%s@%.12s",
		scheme, sha256);
	ehr_run_fact(work->run, "inspect_rules", work->rules_name);
}

static int open_public(struct inspect_work *work)
{
	const char *path;

	if (!inspect_given.public_view)
		return 0;
	path = ehr_run_ref(work->run, "public_columns");
	if (ehr_public_columns_read(
		    &work->public_columns, path, &work->run->err))
		return -1;
	note(work->run, "public_columns", path, &work->public_columns.table);
	return 0;
}

int inspect_rules_open(struct inspect_work *work,
	const enum ehr_inspect_table *table, size_t n)
{
	struct ehr_inspect_rules *rules = &work->rules;
	struct ehr_run *run = work->run;
	struct ehr_buf digests = { 0 };
	const char *path;
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		const char *name = ehr_inspect_table_name[table[i]];

		path = ehr_run_ref(run, name);
		rc = ehr_inspect_rules_read(
			rules, table[i], inspect_given.scheme, path, &run->err);
		if (rc)
			break;
		note(run, name, path, &rules->table[table[i]]);
		ehr_buf_puts(&digests, rules->table[table[i]].sha256);
	}
	path = rc ? NULL : ehr_run_ref(run, "inspect_settings");
	if (rc == 0)
		rc = ehr_inspect_settings_read(rules, path, &run->err);
	if (rc == 0) {
		note(run, "inspect_settings", path, &rules->settings);
		ehr_buf_puts(&digests, rules->settings.sha256);
		name_rules(work, (struct ehr_str){ digests.p, digests.n });
		rc = open_public(work);
	}
	ehr_buf_release(&digests);
	return rc;
}

int inspect_records_open(struct inspect_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_words *words;
	struct ehr_reader *reader;
	int rc = -1;

	if (!inspect_given.records)
		return 0;
	words = ehr_words_open(&run->err);
	reader = words ? ehr_office_open(run, ehr_run_side_as,
				 inspect_given.records, &run->err)
		       : NULL;
	if (reader)
		rc = ehr_visits_read(
			&work->visits, reader, words, work->as_of, &run->err);
	ehr_words_close(words);
	if (rc == 0 && work->visits.later > 0)
		ehr_run_notice(run, _("%s: records after %s, not counted: %lu"),
			inspect_given.records, inspect_given.as_of,
			work->visits.later);
	return rc;
}

struct ehr_writer *inspect_writer(struct inspect_work *work,
	const struct ehr_header *carried, const char *const *column, size_t n)
{
	ehr_view_release(&work->view);
	ehr_view_init(&work->view, carried, column, n,
		inspect_given.public_view ? &work->public_columns : NULL);
	return ehr_run_writer(work->run, &work->view.carried,
		work->view.appended, work->view.n_appended);
}

void inspect_release(struct inspect_work *work)
{
	ehr_view_release(&work->view);
	ehr_visits_release(&work->visits);
	ehr_public_columns_release(&work->public_columns);
	ehr_inspect_rules_release(&work->rules);
}
