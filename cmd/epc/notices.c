/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "epc/notices.h"

static void notice_unused(struct ehr_run *run, struct ehr_epc_report report)
{
	if (report.kind[EHR_EPC_MISSING] > 0)
		ehr_run_notice(run, _("rows without a value, not used: %lu"),
			report.kind[EHR_EPC_MISSING]);
	if (report.kind[EHR_EPC_NEGATIVE] > 0)
		ehr_run_notice(run, _("rows below zero, not used: %lu"),
			report.kind[EHR_EPC_NEGATIVE]);
	if (report.kind[EHR_EPC_OTHER_QUALIFIER] > 0)
		ehr_run_notice(run,
			_("rows with a qualifier that is neither < nor ND, "
			  "not used: %lu"),
			report.kind[EHR_EPC_OTHER_QUALIFIER]);
	if (report.passed > 0)
		ehr_run_notice(run,
			_("rows that are no concentrations, passed on: %lu"),
			report.passed);
}

static void notice_groups(
	struct ehr_run *run, struct ehr_epc_report report, bool taken)
{
	if (report.refused > 0)
		ehr_run_notice(run,
			_("autocorrelated, so without a concentration: %lu of "
			  "%lu groups; --series takes them as series"),
			report.refused, report.groups);
	if (report.incomplete > 0)
		ehr_run_notice(run,
			taken ? _("series with incomplete years: %lu of %lu "
				  "groups")
			      : _("series with incomplete years, so without a "
				  "concentration: %lu of %lu groups; "
				  "--incomplete takes them"),
			report.incomplete, report.groups);
	if (report.nondetect > 0)
		ehr_run_notice(run,
			_("series with non-detects, so without a "
			  "concentration: %lu of %lu groups; --nd half and the "
			  "like take them"),
			report.nondetect, report.groups);
}

void epc_notices(struct ehr_run *run, struct ehr_epc_report report, bool taken)
{
	notice_unused(run, report);
	notice_groups(run, report, taken);
}
