/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/admission.h"

#include "model/admission.h"
#include "model/office.h"
#include "whitelist/options.h"
#include "whitelist/tables.h"

static int decide(struct ehr_run *run, struct ehr_admission *admission)
{
	struct ehr_reader *reader = ehr_office_open(
		run, ehr_run_side_as, whitelist_given.project, &run->err);
	struct ehr_writer *writer;

	if (!reader || ehr_admission_read(admission, reader, &run->err))
		return -1;
	writer = ehr_run_writer(
		run, NULL, ehr_admission_columns, EHR_ADMISSION_OUTS);
	if (!writer || ehr_admission_write(admission, writer, &run->err))
		return -1;
	ehr_run_notice(run,
		_("%zu allowed, %zu with conditions, %zu refused, %zu "
		  "undecided; rules %s"),
		admission->n[EHR_ADMISSION_ALLOW],
		admission->n[EHR_ADMISSION_CONDITIONS],
		admission->n[EHR_ADMISSION_REFUSE],
		admission->n[EHR_ADMISSION_UNDECIDED],
		admission->rules->common.label);
	return 0;
}

int whitelist_admission(struct ehr_run *run, long today)
{
	struct ehr_admission_rules *rules = ehr_admission_rules_open(
		whitelist_given.rules ? whitelist_given.rules
				      : "admission-default",
		&run->err);
	struct ehr_admission admission = { 0 };
	struct ehr_cells cells = { 0 };
	bool zones = whitelist_given.zones != NULL;
	int rc = rules ? 0 : -1;

	if (rc == 0)
		ehr_run_used(run, "rules", rules->common.label,
			rules->common.path, rules->common.sha256);
	if (rc == 0 && zones)
		rc = whitelist_read_cells(&cells, run);
	if (rc == 0)
		rc = ehr_admission_init(&admission, rules,
			zones ? &cells : NULL, today, &run->err);
	if (rc == 0)
		rc = decide(run, &admission);
	ehr_admission_release(&admission);
	ehr_cells_release(&cells);
	ehr_admission_rules_close(rules);
	return rc;
}
