/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_plans.h"

#include "base/day.h"
#include "model/words.h"

const char *const ehr_event_plan_outs[EHR_EVENT_PLAN_OUTS + 1] = { "source_id",
	"source_name", "uscc", "industry_code", "adm_code", "grade",
	"grade_high", "plan_state", "plan_problems", "plan_issued",
	"plan_filed", "plan_drilled", "plan_reviewed", "plan_file_by",
	"plan_drill_by", "plan_review_by", "water_intakes",
	"sensitive_receptors", "plan_uncovered", "as_of" };

enum { ISSUED, FILED, DRILLED, REVIEWED, DATES };
enum { YEAR = 12 }; /* months */

const char *const ehr_event_plan_columns[] = { "source_id", "plan_issued",
	"plan_filed", "plan_drilled", "plan_reviewed", "plan_intakes",
	"plan_receptors", NULL };

static const char *const *const date_column = &ehr_event_plan_columns[1];

/* One plan while it is looked at. */
struct plan {
	const struct ehr_event_plans *of;
	struct ehr_str cell[DATES];
	bool has[DATES];
	long day[DATES];
	long drill_by, review_by; /* once there is a plan */
	struct ehr_buf problems, uncovered;
};

/* The last day on which a plan issued on that day may be filed. */
static long file_by(const struct ehr_event_plans *self, long issued)
{
	long allowed = (long)self->setting[EHR_EVENT_PLAN_FILING];
	long day = issued;

	while (ehr_working_days_between(self->working, issued, day) < allowed)
		day++;
	return day;
}

int ehr_event_plans_check(
	const struct ehr_event_plans *self, size_t *beyond, struct ehr_err *err)
{
	const struct ehr_event_sites *plans = self->plans;

	*beyond = 0;
	for (size_t i = 0; i < plans->id.n; i++)
		for (size_t k = 0; k < DATES; k++) {
			const struct ehr_event_facts facts = {
				.header = &plans->header, .cell = plans->row[i]
			};
			struct ehr_str cell =
				ehr_event_fact(&facts, date_column[k]);
			long day;

			if (cell.n == 0)
				continue;
			if (ehr_day_cell(cell, date_column[k], &day, err))
				return -1;
			*beyond += k == ISSUED &&
				   !ehr_working_days_cover(self->working, day,
					   file_by(self, day));
		}
	return 0;
}

static void problem(struct plan *self, const char *word)
{
	ehr_words_add(&self->problems, ehr_str_of(word));
}

static void read_dates(struct plan *self, const struct ehr_event_facts *facts)
{
	for (size_t i = 0; i < DATES; i++) {
		self->cell[i] = ehr_event_fact(facts, date_column[i]);
		self->has[i] =
			ehr_day_read_office(self->cell[i], &self->day[i]);
		if (self->has[i] && self->day[i] > self->of->as_of) {
			problem(self, "date_in_future");
			self->has[i] = false;
		}
	}
}

/* What was filed before the plan was issued is a former one. */
static void check_filing(struct plan *self)
{
	long allowed = (long)self->of->setting[EHR_EVENT_PLAN_FILING];
	bool is_filed =
		self->has[FILED] && self->day[FILED] >= self->day[ISSUED];
	long filed = is_filed ? self->day[FILED] : self->of->as_of;
	bool late = ehr_working_days_between(self->of->working,
			    self->day[ISSUED], filed) > allowed;

	if (!is_filed)
		problem(self, late ? "not_filed" : "to_be_filed");
	else if (late)
		problem(self, "filed_late");
}

static void check_years(struct plan *self)
{
	const double *setting = self->of->setting;
	long drilled = self->day[self->has[DRILLED] ? DRILLED : ISSUED];
	long reviewed = self->day[self->has[REVIEWED] ? REVIEWED : ISSUED];

	self->drill_by = ehr_day_add_months(
		drilled, YEAR * (long)setting[EHR_EVENT_PLAN_DRILL]);
	self->review_by = ehr_day_add_months(
		reviewed > self->day[ISSUED] ? reviewed : self->day[ISSUED],
		YEAR * (long)setting[EHR_EVENT_PLAN_REVIEW]);
	if (self->of->as_of > self->drill_by)
		problem(self,
			self->has[DRILLED] ? "drill_overdue" : "not_drilled");
	if (self->of->as_of > self->review_by)
		problem(self, "review_overdue");
}

/* Is name one of those of list, which has ";" between? */
static bool is_named(struct ehr_str list, struct ehr_str name)
{
	while (list.n)
		if (ehr_str_eq(ehr_str_trim(ehr_str_cut(&list, ';')), name))
			return true;
	return false;
}

static void check_named(struct plan *self, struct ehr_str wanted,
	struct ehr_str named, const char *word)
{
	while (wanted.n) {
		struct ehr_str name = ehr_str_trim(ehr_str_cut(&wanted, ';'));

		if (name.n == 0 || ehr_str_is(name, "none") ||
			is_named(named, name))
			continue;
		problem(self, word);
		if (self->uncovered.n)
			ehr_buf_puts(&self->uncovered, "; ");
		ehr_buf_add_str(&self->uncovered, name);
	}
}

static void check_targets(struct plan *self, const struct ehr_event_facts *plan,
	struct ehr_str intakes, struct ehr_str receptors)
{
	if (intakes.n == 0)
		problem(self, "intakes_unknown");
	if (receptors.n == 0)
		problem(self, "receptors_unknown");
	check_named(self, intakes, ehr_event_fact(plan, "plan_intakes"),
		"intake_not_named");
	check_named(self, receptors, ehr_event_fact(plan, "plan_receptors"),
		"receptor_not_named");
}

static void put_day(struct ehr_writer *writer, bool has, long day)
{
	char text[EHR_DAY_TEXT];

	ehr_day_write(text, day);
	ehr_writer_puts(writer, has ? text : "");
}

static const char *state_of(const struct plan *self)
{
	if (!self->has[ISSUED])
		return "none";
	return self->problems.n ? "problems" : "in_order";
}

static void write_plan(struct plan *self, struct ehr_writer *writer)
{
	bool has = self->has[ISSUED];

	ehr_writer_puts(writer, state_of(self));
	ehr_writer_puts(writer, ehr_buf_text(&self->problems));
	for (size_t i = 0; i < DATES; i++)
		ehr_writer_text(writer, self->cell[i]);
	put_day(writer, has, has ? file_by(self->of, self->day[ISSUED]) : 0);
	put_day(writer, has, self->drill_by);
	put_day(writer, has, self->review_by);
}

int ehr_event_plans_write(const struct ehr_event_plans *self,
	const struct ehr_event_source *source, struct ehr_event_graded graded,
	struct ehr_writer *writer, bool *in_order, struct ehr_err *err)
{
	struct plan plan = { .of = self };
	struct ehr_event_facts of_plan =
		ehr_event_sites_find(self->plans, source->id);
	struct ehr_event_facts of_site = { 0 };
	struct ehr_str intakes, receptors;

	if (self->sites)
		of_site = ehr_event_sites_find(self->sites, source->id);
	intakes = ehr_event_fact(&of_site, "water_intakes");
	receptors = ehr_event_fact(&of_site, "sensitive_receptors");
	read_dates(&plan, &of_plan);
	if (!graded.is_graded)
		problem(&plan, "not_graded");
	if (!plan.has[ISSUED]) {
		problem(&plan, "no_plan");
	} else {
		check_filing(&plan);
		check_years(&plan);
	}
	check_targets(&plan, &of_plan, intakes, receptors);
	*in_order = plan.problems.n == 0;
	ehr_writer_text(writer, source->id);
	for (size_t i = 0; i < EHR_EVENT_CARRIED; i++)
		ehr_writer_text(writer, source->carried[i]);
	ehr_writer_puts(writer, graded.word);
	ehr_writer_puts(writer, graded.word_high);
	write_plan(&plan, writer);
	ehr_writer_text(writer, intakes);
	ehr_writer_text(writer, receptors);
	ehr_writer_puts(writer, ehr_buf_text(&plan.uncovered));
	put_day(writer, true, self->as_of);
	ehr_buf_release(&plan.problems);
	ehr_buf_release(&plan.uncovered);
	return ehr_writer_end_row(writer, err);
}
