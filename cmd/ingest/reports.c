/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingest/reports.h"

#include "ingest/options.h"
#include "io/rejects.h"
#include "model/audit.h"
#include "model/ingest_notices.h"
#include "render/quality_text.h"

static const struct ingest_given *const given = &ingest_given;

int ingest_reports_open(struct ingest_reports *reports)
{
	struct ehr_run *run = reports->run;
	struct ehr_ingest *ingest = reports->ingest;

	if (given->markdown && given->quality_path == NULL)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("--omd needs --quality FILE"));
	if (given->quality_path != NULL) {
		reports->quality =
			ehr_run_beside(run, "--quality", given->quality_path);
		if (reports->quality == NULL)
			return -1;
	}
	if (given->audit_path == NULL)
		return 0;
	ehr_run_used_table(run, "audit_rules", ingest->opts.refs.audit_rules,
		ehr_audit_rules_sha256(ingest->audit_rules),
		ehr_audit_rules_count(ingest->audit_rules));
	ingest->tables.findings = ehr_run_beside_table(run, "--audit",
		given->audit_path, ehr_audit_columns, EHR_AUDIT_COLUMNS);
	return ingest->tables.findings == NULL ? -1 : 0;
}

void ingest_reports_file(void *self, const struct ehr_input_facts *facts)
{
	const struct ingest_reports *reports = self;

	if (reports->quality != NULL)
		ehr_quality_facts(
			ehr_record_quality(reports->ingest->record), facts);
}

static int write_quality(struct ingest_reports *reports)
{
	struct ehr_run *run = reports->run;
	struct ehr_quality *quality =
		ehr_record_quality(reports->ingest->record);
	struct ehr_buf text = { 0 };
	int rc;

	if (quality == NULL)
		return 0;
	if (run->in.rejects != NULL)
		quality->rejected = ehr_rejects_count(run->in.rejects);
	if (given->markdown)
		ehr_quality_markdown(&text, quality);
	else
		ehr_quality_json(&text, quality);
	rc = ehr_output_write(reports->quality, text.p, text.n, &run->err);
	ehr_buf_release(&text);
	return rc;
}

int ingest_reports_write(struct ingest_reports *reports)
{
	const char *line[EHR_INGEST_NOTICES];
	size_t n = ehr_ingest_notices(reports->ingest->record,
		given->audit_path, &reports->ingest->arena, line);

	for (size_t i = 0; i < n; i++)
		ehr_run_notice(reports->run, "%s", line[i]);
	return write_quality(reports);
}
