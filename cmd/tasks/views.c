/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/views.h"

#include "base/day.h"
#include "model/office.h"
#include "model/task_times.h"
#include "model/task_units.h"
#include "model/words.h"
#include "tasks/cells.h"

enum { COLUMNS = 24 };

struct tasks_views_given tasks_views_given = { .view = -1 };

/* Opens the output: columns ahead of the counts, then those behind them. */
static struct ehr_writer *open_writer(const struct tasks_plan *plan,
	const char *const *ahead, const char *const *behind)
{
	const char *column[COLUMNS];
	size_t n = 0;

	for (size_t i = 0; ahead[i]; i++)
		column[n++] = ahead[i];
	for (size_t i = 0; ehr_task_tally_column[i]; i++)
		if (i == 0 || plan->has_as_of)
			column[n++] = ehr_task_tally_column[i];
	for (size_t i = 0; behind && behind[i]; i++)
		column[n++] = behind[i];
	return ehr_run_writer(plan->run, NULL, column, n);
}

static struct ehr_reader *open_side(struct tasks_plan *plan, const char *path)
{
	return ehr_office_open(
		plan->run, ehr_run_side_as, path, &plan->run->err);
}

static int open_units(struct tasks_plan *plan, struct ehr_unit_names **names,
	struct ehr_unit_list *list)
{
	struct ehr_run *run = plan->run;
	const char *path = ehr_run_ref(run, "unit_names");
	struct ehr_reader *reader;

	*names = ehr_unit_names_open(path, &run->err);
	if (!*names)
		return -1;
	ehr_run_used_table(run, "unit_names", path,
		ehr_unit_names_sha256(*names), ehr_unit_names_rows(*names));
	list->names = *names;
	if (!tasks_views_given.units)
		return 0;
	reader = open_side(plan, tasks_views_given.units);
	return reader ? ehr_unit_list_read(list, reader, &run->err) : -1;
}

static void say_unknown(
	const struct tasks_plan *plan, const struct ehr_unit_counts *counts)
{
	char shown[64];
	size_t i = 0;

	if (counts->unknown == 0)
		return;
	while (!counts->count[i].match[EHR_UNIT_UNKNOWN])
		i++;
	ehr_visible(shown, sizeof(shown), counts->count[i].unit);
	ehr_run_notice(plan->run,
		_("%s: units that it has not: %zu, the first \"%s\""),
		tasks_views_given.units, counts->unknown, shown);
}

static int write_unit(const struct tasks_plan *plan,
	const struct ehr_unit_count *count, struct ehr_writer *writer)
{
	struct ehr_buf match = { 0 };
	int rc;

	ehr_writer_text(writer, count->unit);
	ehr_writer_puts(writer, ehr_task_role_word[count->role]);
	ehr_task_tally_write(&count->tally, plan->has_as_of, writer);
	for (int i = 0; i < EHR_UNIT_MATCHES; i++)
		if (count->match[i])
			ehr_words_add(
				&match, ehr_str_of(ehr_unit_match_word[i]));
	ehr_writer_puts(writer, ehr_buf_text(&match));
	ehr_writer_text(writer, count->spellings);
	rc = ehr_writer_end_row(writer, &plan->run->err);
	ehr_buf_release(&match);
	return rc;
}

static int write_units(
	struct tasks_plan *plan, const struct ehr_task_counted *tasks)
{
	static const char *const ahead[] = { "unit", "role", NULL };
	static const char *const behind[] = { "unit_match", "spellings", NULL };
	struct ehr_unit_names *names;
	struct ehr_unit_list list = { 0 };
	struct ehr_unit_counts counts = { 0 };
	struct ehr_writer *writer = NULL;
	int rc = open_units(plan, &names, &list);

	if (rc == 0) {
		ehr_unit_counts_make(&counts, tasks, &list);
		writer = open_writer(plan, ahead, behind);
		rc = writer ? 0 : -1;
	}
	for (size_t i = 0; i < counts.n && rc == 0; i++)
		rc = write_unit(plan, &counts.count[i], writer);
	if (rc == 0)
		say_unknown(plan, &counts);
	ehr_unit_counts_release(&counts);
	ehr_unit_list_release(&list);
	ehr_unit_names_close(names);
	return rc;
}

static int write_times(struct tasks_plan *plan,
	const struct ehr_task_counted *tasks, int months)
{
	static const char *const ahead[] = { "due_in", NULL };
	struct ehr_task_times times = { 0 };
	struct ehr_writer *writer = open_writer(plan, ahead, NULL);
	int rc = writer ? 0 : -1;

	ehr_task_times_make(&times, tasks, months);
	for (size_t i = 0; i < times.n && rc == 0; i++) {
		ehr_writer_puts(writer, times.time[i].period.name);
		ehr_task_tally_write(
			&times.time[i].tally, plan->has_as_of, writer);
		rc = ehr_writer_end_row(writer, &plan->run->err);
	}
	ehr_task_times_release(&times);
	return rc;
}

static void say_gap(
	const struct tasks_plan *plan, const struct ehr_task_phase *phase)
{
	char name[64], begin[EHR_DAY_TEXT];

	if (!phase->has_gap || phase->gap == 0)
		return;
	ehr_visible(name, sizeof(name), phase->name);
	ehr_day_write(begin, phase->begin);
	if (phase->gap > 0)
		ehr_run_notice(plan->run,
			_("%s: days that no phase has ahead of \"%s\" (%s): "
			  "%ld"),
			tasks_views_given.phases, name, begin, phase->gap);
	else
		ehr_run_notice(plan->run,
			_("%s: days of earlier phases behind the begin of "
			  "\"%s\" (%s): %ld"),
			tasks_views_given.phases, name, begin, -phase->gap);
}

static int write_phase(const struct tasks_plan *plan, const char *word,
	const struct ehr_task_phase *phase, struct ehr_writer *writer)
{
	bool is_phase = phase->name.p != NULL;

	ehr_writer_puts(writer, word);
	ehr_writer_text(
		writer, is_phase ? phase->name : (struct ehr_str){ "", 0 });
	tasks_write_day(writer, is_phase, phase->begin);
	tasks_write_day(writer, is_phase, phase->end);
	ehr_task_tally_write(&phase->tally, plan->has_as_of, writer);
	tasks_write_integer(writer, phase->has_gap, phase->gap);
	return ehr_writer_end_row(writer, &plan->run->err);
}

static int write_phases(
	struct tasks_plan *plan, const struct ehr_task_counted *tasks)
{
	static const char *const ahead[] = { "phase_row", "phase",
		"phase_begin", "phase_end", NULL };
	static const char *const behind[] = { "gap_days", NULL };
	struct ehr_reader *reader = open_side(plan, tasks_views_given.phases);
	struct ehr_task_phases phases = { 0 };
	struct ehr_task_phase other = { 0 };
	struct ehr_writer *writer;
	int rc = -1;

	if (reader)
		rc = ehr_task_phases_read(
			&phases, reader, &plan->opts, &plan->run->err);
	writer = rc ? NULL : open_writer(plan, ahead, behind);
	rc = writer ? 0 : -1;
	ehr_task_phases_count(&phases, tasks);
	for (size_t i = 0; i < phases.n && rc == 0; i++) {
		say_gap(plan, &phases.phase[i]);
		rc = write_phase(plan, "phase", &phases.phase[i], writer);
	}
	other.tally = phases.outside;
	if (rc == 0 && other.tally.n > 0)
		rc = write_phase(plan, "outside", &other, writer);
	other.tally = phases.undated;
	if (rc == 0 && other.tally.n > 0)
		rc = write_phase(plan, "undated", &other, writer);
	ehr_task_phases_release(&phases);
	return rc;
}

static int write_states(struct tasks_plan *plan)
{
	static const char *const column[] = { "state", "n", "task_ids" };
	struct ehr_writer *writer = ehr_run_writer(plan->run, NULL, column, 3);
	struct ehr_buf ids = { 0 };
	int rc = writer ? 0 : -1;

	for (int state = 0; state < EHR_TASK_STATES && rc == 0; state++) {
		unsigned long n = 0;

		ids.n = 0;
		for (size_t i = 0; i < plan->list.n; i++) {
			if (plan->result[i].state != (enum ehr_task_state)state)
				continue;
			ehr_buf_puts(&ids, n++ ? ";" : "");
			ehr_buf_add_str(&ids, plan->list.task[i].id);
		}
		ehr_writer_puts(writer, ehr_task_state_word[state]);
		ehr_writer_count(writer, n);
		ehr_writer_puts(writer, ehr_buf_text(&ids));
		rc = ehr_writer_end_row(writer, &plan->run->err);
	}
	ehr_buf_release(&ids);
	return rc;
}

int tasks_view_write(struct tasks_plan *plan)
{
	const struct ehr_task_counted tasks = { &plan->view, plan->result };

	switch ((enum tasks_view)tasks_views_given.view) {
	case TASKS_VIEW_UNITS: return write_units(plan, &tasks);
	case TASKS_VIEW_MONTHS: return write_times(plan, &tasks, 1);
	case TASKS_VIEW_QUARTERS: return write_times(plan, &tasks, 3);
	case TASKS_VIEW_YEARS: return write_times(plan, &tasks, 12);
	case TASKS_VIEW_PHASES: return write_phases(plan, &tasks);
	case TASKS_VIEW_STATES: break;
	}
	return write_states(plan);
}
