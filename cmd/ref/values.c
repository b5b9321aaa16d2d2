/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/values.h"

#include "ref/group.h"
#include "ref/profile.h"
#include "ref/toxlist.h"

static struct ehr_toxicity *open_chosen(
	struct ehr_run *run, const struct ehr_profile *profile)
{
	const struct ehr_tox_opts opts = {
		.order = profile->order,
		.n = profile->n_order,
		.path = ehr_run_ref(run, "toxicity"),
		.chemicals_path = ehr_run_ref(run, "chemicals"),
		.groups_path = ehr_run_ref(run, "groups"),
	};
	struct ehr_toxicity *table = ehr_toxicity_open(&opts, &run->err);
	struct ehr_table_digest used;

	if (table == NULL)
		return NULL;
	ehr_run_used(
		run, "profile", profile->name, profile->path, profile->sha256);
	for (size_t i = 0; ehr_toxicity_digest(table, i, &used); i++)
		ehr_run_used_table(run, used.name, ehr_run_ref(run, used.name),
			used.sha256, used.rows);
	return table;
}

int ref_write_chosen(struct ehr_run *run, const char *name)
{
	struct ehr_profile *profile = ehr_profile_open(name, &run->err);
	struct ehr_toxicity *table = NULL;
	struct ehr_writer *writer = NULL;
	int rc = -1;

	if (profile != NULL)
		table = open_chosen(run, profile);
	if (table != NULL)
		writer = ehr_run_writer(
			run, NULL, ehr_toxlist_chosen, EHR_TOXLIST_CHOSEN);
	if (writer != NULL)
		rc = ehr_toxlist_write_chosen(table, writer, &run->err);
	ehr_toxicity_close(table);
	ehr_profile_close(profile);
	return rc;
}

int ref_write_review(struct ehr_run *run, double factor)
{
	const struct ehr_tox_opts opts = {
		.path = ehr_run_ref(run, "toxicity"),
	};
	struct ehr_toxrows rows;
	struct ehr_writer *writer;
	int rc = -1;

	if (ehr_toxrows_read(&rows, &opts, NULL, &run->err) != 0)
		return -1;
	writer = ehr_run_writer(
		run, NULL, ehr_toxlist_review, EHR_TOXLIST_REVIEW);
	if (writer != NULL)
		rc = ehr_toxlist_write_review(&rows, factor, writer, &run->err);
	ehr_toxrows_release(&rows);
	return rc;
}
