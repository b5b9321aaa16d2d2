/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/check.h"

#include "base/day.h"
#include "model/unit_list.h"

enum { ID = 64, UNIT = 100, UNITS = 160, TEXT = 120 };

/* The units of a cell, up to a length. */
static void join(struct ehr_buf *out, struct ehr_str cell)
{
	struct ehr_str name;
	char shown[UNIT];

	while ((name = ehr_unit_next(&cell)).p) {
		if (out->n > UNITS) {
			ehr_buf_puts(out, _(" and others"));
			return;
		}
		ehr_visible(shown, sizeof(shown), name);
		ehr_buf_puts(out, out->n > 0 ? _(", ") : "");
		ehr_buf_puts(out, shown);
	}
}

/* Who leads, and who else is responsible in brackets. */
static void add_units(struct ehr_buf *line, const struct ehr_task *task)
{
	struct ehr_buf lead = { 0 }, others = { 0 };

	join(&lead, task->lead);
	join(&others, task->responsible);
	if (lead.n > 0 && others.n > 0)
		ehr_buf_printf(line, _("; %s (%s)"), ehr_buf_text(&lead),
			ehr_buf_text(&others));
	else if (lead.n > 0 || others.n > 0)
		ehr_buf_printf(line, _("; %s"),
			ehr_buf_text(lead.n > 0 ? &lead : &others));
	ehr_buf_release(&lead);
	ehr_buf_release(&others);
}

/* One line: what, since when, who, and what it is about. */
static void say(const struct tasks_plan *plan, const struct ehr_task *task,
	const struct ehr_schedule_days *days)
{
	struct ehr_buf line = { 0 };
	char id[ID], text[TEXT], due[EHR_DAY_TEXT];
	long late = plan->view.as_of - days->due;

	ehr_visible(id, sizeof(id), task->id);
	ehr_visible(text, sizeof(text), task->text);
	ehr_day_write(due, days->due);
	if (days->period[0] && strcmp(days->period, due) != 0)
		ehr_buf_printf(&line,
			_("overdue: %s for %s, due %s, days late: %ld"), id,
			days->period, due, late);
	else
		ehr_buf_printf(&line, _("overdue: %s, due %s, days late: %ld"),
			id, due, late);
	add_units(&line, task);
	if (text[0])
		ehr_buf_printf(&line, _("; %s"), text);
	ehr_run_notice(plan->run, "%s", ehr_buf_text(&line));
	ehr_buf_release(&line);
}

int tasks_check(const struct tasks_plan *plan)
{
	size_t unknown = 0, overdue = 0;

	for (size_t i = 0; i < plan->list.n; i++) {
		const struct ehr_task *task = &plan->list.task[i];
		const struct ehr_task_result *result = &plan->result[i];
		size_t before = overdue;

		for (size_t k = 0; k < result->n_owed; k++)
			if (result->owed[k].state == EHR_TASK_OVERDUE) {
				say(plan, task, &result->owed[k].days);
				overdue++;
			}
		if (before == overdue && result->state == EHR_TASK_OVERDUE) {
			say(plan, task, &result->days);
			overdue++;
		}
		unknown += result->state == EHR_TASK_UNKNOWN;
	}
	if (unknown > 0)
		ehr_run_notice(plan->run,
			_("tasks whose state is not known: %zu"), unknown);
	return overdue > 0;
}
