/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect/ledger.h"
#include "inspect/options.h"

static unsigned long count(
	const struct ehr_findings *findings, enum ehr_finding_state state)
{
	unsigned long n = 0;

	for (size_t i = 0; i < findings->id.n; i++)
		n += ehr_finding_state(findings, &findings->finding[i]) ==
		     state;
	return n;
}

static void say(const struct inspect_loop *self)
{
	const struct ehr_findings *findings = &self->findings;
	struct ehr_run *run = self->work->run;

	ehr_run_notice(run, _("findings: %zu, open %lu, overdue %lu"),
		findings->id.n,
		count(findings, EHR_FINDING_OPEN) +
			count(findings, EHR_FINDING_OVERDUE),
		count(findings, EHR_FINDING_OVERDUE));
	if (findings->later > 0)
		ehr_run_notice(run, _("rows after %s, not counted: %lu"),
			inspect_given.as_of, findings->later);
	if (self->chained) {
		ehr_run_notice(run, _("the ledger ends with the chain %s"),
			self->chain.value);
		ehr_run_fact(run, "chain", self->chain.value);
	}
}

static int write_all(struct inspect_loop *self)
{
	struct inspect_work *work = self->work;
	enum ehr_finding_state only =
		inspect_given.state == 0
			? EHR_FINDING_STATES
			: (enum ehr_finding_state)(inspect_given.state - 1);
	struct ehr_writer *writer = inspect_writer(
		work, NULL, ehr_finding_results, EHR_FINDING_RESULTS);

	if (!writer ||
		ehr_findings_write(&self->findings, only, work->rules_name,
			&work->view, writer, &work->run->err))
		return -1;
	say(self);
	return inspect_given.check &&
	       count(&self->findings, EHR_FINDING_OVERDUE) > 0;
}

int inspect_loop(struct inspect_work *work)
{
	static const enum ehr_inspect_table table = EHR_INSPECT_STEPS;
	struct inspect_loop self = { .work = work };
	int rc = inspect_rules_open(work, &table, 1);

	ehr_findings_init(&self.findings, &work->rules, work->as_of);
	if (rc == 0)
		rc = inspect_given.append ? inspect_ledger_append(&self)
					  : inspect_ledger_read(&self);
	if (rc == 0)
		rc = write_all(&self);
	ehr_ledger_close(self.ledger);
	ehr_chain_release(&self.chain);
	ehr_findings_release(&self.findings);
	ehr_buf_release(&self.lines);
	ehr_arena_release(&self.arena);
	return rc;
}
