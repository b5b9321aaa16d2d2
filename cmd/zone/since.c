/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/since.h"

#include <math.h>

#include "base/num.h"
#include "model/zoning_cases.h"
#include "zone/options.h"

static const char *const column[] = { "class_before", "change", "cause",
	"class_path" };

static void put_cell(void *self, const struct ehr_zoning_cell *cell,
	struct ehr_writer *writer)
{
	const struct ehr_zoning_since *since = self;
	const struct ehr_since_cell *told = &since->cell[cell->index];

	if (told->class_before > 0)
		ehr_writer_count(writer, told->class_before);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, ehr_since_word[told->change]);
	ehr_writer_text(writer, since->causes.key[told->cause]);
	ehr_writer_text(writer, since->paths.key[told->path]);
}

/* NAME=FILE, NAME of letters, figures, "_" and "-". */
static int check_step(const char *item, struct ehr_err *err)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
	size_t n = strspn(item, plain);
	char shown[64];

	if (n > 0 && item[n] == '=' && item[n + 1])
		return 0;
	ehr_visible(shown, sizeof(shown), ehr_str_of(item));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--since-step is NAME=FILE, NAME of letters, figures, _ and "
		  "-, found \"%s\""),
		shown);
}

static int set_steps(struct zone_work *work)
{
	struct ehr_err *err = &work->run->err;
	const struct ehr_list *list = &zone_given.since_step;

	if (list->n > EHR_SINCE_STEPS)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--since-step: at most %d"), EHR_SINCE_STEPS);
	for (size_t i = 0; i < list->n; i++) {
		const char *item = list->item[i];

		if (check_step(item, err) < 0)
			return -1;
		work->since.step[i + 1] = ehr_arena_string(&work->arena,
			(struct ehr_str){ item, strcspn(item, "=") });
		for (size_t j = 1; j <= i; j++)
			if (strcmp(work->since.step[j],
				    work->since.step[i + 1]) == 0)
				return ehr_fail(err, EHR_FAULT_USAGE,
					_("--since-step: two steps are called "
					  "\"%s\""),
					work->since.step[j]);
	}
	return 0;
}

int zone_since_open(struct zone_work *work)
{
	const struct ehr_zoning_more more = { column, 4, put_cell,
		&work->since };
	struct ehr_err *err = &work->run->err;

	if (!zone_given.since && zone_given.since_step.n > 0)
		return ehr_fail(
			err, EHR_FAULT_USAGE, _("--since-step needs --since"));
	if (!zone_given.since)
		return 0;
	if (work->setup.agg == EHR_ZONING_COUNT)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--since: numbers of rows are not compared"));
	if (set_steps(work) < 0)
		return -1;
	for (size_t i = 0; i < zone_n_names(); i++)
		if (strcmp(zone_names()[i], "burden") == 0)
			work->since.of_people = true;
	return ehr_zoning_table_extend(&work->table, &more, err);
}

static int read_past(struct zone_work *work, const char *path)
{
	struct ehr_run *run = work->run;
	struct ehr_reader *reader = ehr_run_side(run, path);

	if (reader == NULL)
		return -1;
	return ehr_zoning_past_read(&work->since.past[work->since.n_past++],
		&work->setup, &work->frame, zone_names(), reader, &run->err);
}

int zone_since_read(struct zone_work *work)
{
	const struct ehr_list *list = &zone_given.since_step;

	if (!zone_given.since)
		return 0;
	if (read_past(work, zone_given.since) < 0)
		return -1;
	for (size_t i = 0; i < list->n; i++)
		if (read_past(work, strchr(list->item[i], '=') + 1) < 0)
			return -1;
	ehr_zoning_since_add(&work->since, work->rows.zoning);
	return 0;
}

static void tell(
	struct ehr_run *run, struct ehr_zoning_since *since, const char *causes)
{
	const size_t *n = since->changed;

	ehr_run_notice(run,
		_("since %s: up %zu, down %zu, same %zu, new %zu, gone %zu, "
		  "now assessed %zu, no longer assessed %zu, not assessed %zu"),
		zone_given.since, n[EHR_SINCE_UP], n[EHR_SINCE_DOWN],
		n[EHR_SINCE_SAME], n[EHR_SINCE_NEW], n[EHR_SINCE_GONE],
		n[EHR_SINCE_NOW_ASSESSED], n[EHR_SINCE_NO_LONGER_ASSESSED],
		n[EHR_SINCE_NOT_ASSESSED]);
	if (*causes)
		ehr_run_notice(
			run, _("cells that changed, by cause: %s"), causes);
	if (since->cancelled > 0)
		ehr_run_notice(run,
			_("same in the end, after moves that cancel: %zu"),
			since->cancelled);
	if (since->n_past == 1 &&
		strstr(causes, ehr_buf_text(&since->last)) != NULL)
		ehr_run_notice(run,
			_("whether toxicity values, method or emissions are "
			  "the cause cannot be told without --since-step"));
}

/* A part of the change of the burden, for people and for the manifest. */
static void put_part(struct ehr_run *run, const char *name,
	const struct ehr_sum *sum, double whole, struct ehr_buf *text)
{
	double part = ehr_sum_value(sum);
	/* what rounding left of nothing */
	double shown = fabs(part) > 1e-12 * whole ? part : 0;
	struct ehr_buf fact = { 0 };
	char number[EHR_NUM_MAX + 1];

	if (text->n > 0)
		ehr_buf_puts(text, ", ");
	ehr_buf_printf(text, "%s %.4g", name, shown);
	ehr_buf_printf(&fact, "burden_change_%s", name);
	number[ehr_num_write(number, part)] = '\0';
	ehr_run_fact(run, ehr_buf_text(&fact), number);
	ehr_buf_release(&fact);
}

static void tell_cases(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_since *since = &work->since;
	struct ehr_zoning_cases cases;
	struct ehr_buf parts = { 0 };
	double whole;

	ehr_zoning_cases_tell(&cases, since, &work->burden, work->rows.zoning);
	if (cases.lacks < since->n_past) {
		ehr_run_notice(run,
			_("why the burden changed cannot be told: \"%s\" has "
			  "not the columns population, cr_mean and burden"),
			cases.lacks == 0 ? zone_given.since
					 : since->step[cases.lacks]);
		return;
	}
	whole = ehr_sum_value(&cases.before) + ehr_sum_value(&cases.now);
	for (size_t i = 1; i < since->n_past; i++) {
		if (strcmp(since->step[i], "population") == 0)
			ehr_sum_merge(&cases.part[EHR_CASES_POPULATION],
				&cases.part[i]);
		else
			put_part(run, since->step[i], &cases.part[i], whole,
				&parts);
	}
	put_part(
		run, ehr_buf_text(&since->last), &cases.part[0], whole, &parts);
	put_part(run, "population", &cases.part[EHR_CASES_POPULATION], whole,
		&parts);
	put_part(run, "coverage", &cases.part[EHR_CASES_COVERAGE], whole,
		&parts);
	ehr_run_notice(run,
		_("burden, cases a year: %.4g then, %.4g now; change by cause: "
		  "%s"),
		ehr_sum_value(&cases.before), ehr_sum_value(&cases.now),
		ehr_buf_text(&parts));
	ehr_buf_release(&parts);
	ehr_zoning_cases_release(&cases);
}

void zone_since_tell(struct zone_work *work)
{
	struct ehr_zoning_since *since = &work->since;
	struct ehr_buf causes = { 0 };

	if (!zone_given.since)
		return;
	ehr_zoning_since_tell(since, &work->setup, work->rows.zoning);
	ehr_zoning_since_causes(since, &causes);
	tell(work->run, since, ehr_buf_text(&causes));
	ehr_run_fact(work->run, "since", zone_given.since);
	ehr_run_fact(work->run, "changes_by_cause", ehr_buf_text(&causes));
	ehr_buf_release(&causes);
	if (zone_given.population && work->burden.why_not == NULL)
		tell_cases(work);
}
