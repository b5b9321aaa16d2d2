/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"
#include "inspect/ids.h"
#include "inspect/options.h"
#include "inspect/work.h"
#include "model/inspect_draw.h"
#include "model/office.h"

struct drawing {
	struct inspect_work *work;
	struct ehr_pool_opts opts;
	struct ehr_pool *pool;
	struct ehr_draw draw;
	struct ehr_inspectors inspectors;
	struct ehr_inspector_draw seats;
	char list_sha256[65];
};

/* Rules that need what was not given. */
static int check_rules(const struct inspect_work *work)
{
	const struct ehr_inspect_rules *rules = &work->rules;
	struct ehr_err *err = &work->run->err;

	for (size_t i = 0; i < rules->n[EHR_INSPECT_RATES]; i++) {
		const struct ehr_inspect_rate *rate = &rules->rate[i];

		if (rate->pool && !rate->again && !inspect_given.records)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the class \"%s\" is not to be drawn twice "
				  "in a year: --records is needed"),
				rate->name);
		if (rate->has_units && !inspect_given.inspectors)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the class \"%s\" goes by the number of "
				  "inspectors: --inspectors is needed"),
				rate->name);
		if (rate->has_units && inspect_given.strata)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the class \"%s\" goes by the number of "
				  "inspectors: --strata cannot split it"),
				rate->name);
	}
	return 0;
}

static void say_records(const struct inspect_work *work)
{
	const struct ehr_inspect_rules *rules = &work->rules;

	for (size_t i = 0; i < rules->n[EHR_INSPECT_WEIGHTS]; i++)
		if (rules->weight[i].records && !inspect_given.records) {
			ehr_run_notice(work->run,
				_("without --records no weight goes by "
				  "records"));
			return;
		}
}

static int read_inspectors(struct drawing *self)
{
	struct inspect_work *work = self->work;
	struct ehr_run *run = work->run;
	struct ehr_reader *reader;
	long months = (long)work->rules.setting[EHR_INSPECT_PAIR_MONTHS];

	if (!inspect_given.inspectors)
		return 0;
	reader = ehr_office_open(
		run, ehr_run_side_as, inspect_given.inspectors, &run->err);
	if (!reader || ehr_inspectors_read(&self->inspectors, reader,
			       work->as_of, &run->err))
		return -1;
	self->seats = (struct ehr_inspector_draw){
		.seed = inspect_given.seed,
		.inspectors = &self->inspectors,
		.visits = inspect_given.records ? &work->visits : NULL,
		.pairs_from = ehr_day_add_months(work->as_of, -months),
		.seats = (size_t)work->rules.setting[EHR_INSPECT_SEATS],
	};
	return 0;
}

static int bind(void *me, const struct ehr_header *header,
	struct ehr_bound *bound, struct ehr_err *err)
{
	struct drawing *self = me;
	struct ehr_layout layout;

	bound->n = 0;
	if (ehr_layout_init(&layout, header, ehr_draw_results, EHR_DRAW_RESULTS,
		    &self->work->run->out, err))
		return -1;
	ehr_layout_release(&layout);
	self->pool = ehr_pool_new(&self->opts, header, err);
	if (!self->pool)
		return -1;
	bound->filter = ehr_pool_filter(self->pool);
	return 0;
}

static int write_list(struct drawing *self, const struct ehr_buf *list)
{
	struct ehr_run *run = self->work->run;
	struct ehr_output *out;

	if (!inspect_given.list)
		return 0;
	out = ehr_run_beside(run, "--list", inspect_given.list);
	return out ? ehr_output_write(out, list->p, list->n, &run->err) : -1;
}

/* The list, its digest, and whether it is the one that was told. */
static int settle_list(struct drawing *self)
{
	struct ehr_run *run = self->work->run;
	const char *told = inspect_given.list_sha256;
	struct ehr_buf list = { 0 };
	int rc = ehr_draw_list(&self->draw, &list, &run->err);

	if (rc == 0) {
		ehr_sha256(
			(struct ehr_str){ list.p, list.n }, self->list_sha256);
		ehr_run_fact(run, "list_sha256", self->list_sha256);
		rc = write_list(self, &list);
	}
	ehr_buf_release(&list);
	if (rc == 0 && told && strcmp(told, self->list_sha256) != 0)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("the list is another one: its SHA-256 is %s"),
			self->list_sha256);
	return rc;
}

static void say(const struct drawing *self, unsigned long without)
{
	const struct ehr_draw *draw = &self->draw;
	struct ehr_run *run = self->work->run;

	ehr_run_notice(run, _("list of %lu enterprises, SHA-256 %s"),
		draw->candidates, self->list_sha256);
	if (inspect_given.seed)
		ehr_run_notice(run, _("drawn: %lu of %lu"), draw->drawn,
			draw->candidates);
	if (draw->out_of_pool > 0)
		ehr_run_notice(
			run, _("never drawn, by rule: %lu"), draw->out_of_pool);
	if (draw->seen > 0)
		ehr_run_notice(run,
			_("visited this year and not drawn again: %lu"),
			draw->seen);
	if (without > 0)
		ehr_run_notice(run,
			_("visits without inspectors, as too few are free of "
			  "conflict, leave and the same pair: %lu"),
			without);
	inspect_say_ids(run, &self->pool->ids, &self->work->visits.source);
}

static int write_all(struct drawing *self)
{
	struct inspect_work *work = self->work;
	struct ehr_draw_write how = {
		.view = &work->view,
		.inspectors = inspect_given.inspectors && inspect_given.seed
				      ? &self->seats
				      : NULL,
		.list_sha256 = self->list_sha256,
		.rules = work->rules_name,
		.only_drawn = inspect_given.only_drawn,
	};
	struct ehr_writer *writer = inspect_writer(
		work, self->pool->header, ehr_draw_results, EHR_DRAW_RESULTS);

	if (!writer || ehr_draw_put(&self->draw, &how, writer, work->run->jobs,
			       &work->run->err))
		return -1;
	say(self, how.without);
	return 0;
}

static int draw_all(struct drawing *self)
{
	struct inspect_work *work = self->work;
	struct ehr_draw_opts opts = { .months = inspect_months(),
		.extra = (unsigned long)inspect_given.extra,
		.jobs = work->run->jobs };
	int rc = read_inspectors(self);

	if (rc == 0)
		rc = ehr_run_filter(work->run, bind, self);
	if (rc)
		return -1;
	opts.inspectors = self->inspectors.id.n;
	if (ehr_draw_init(&self->draw, self->pool, &opts, &work->run->err))
		return -1;
	if (inspect_given.seed)
		ehr_run_fact(work->run, "seed", inspect_given.seed);
	return settle_list(self) ? -1 : write_all(self);
}

int inspect_draw(struct inspect_work *work)
{
	static const enum ehr_inspect_table tables[] = { EHR_INSPECT_RATES,
		EHR_INSPECT_CLASSES, EHR_INSPECT_WEIGHTS };
	struct drawing self = { .work = work };
	int rc = inspect_rules_open(
		work, tables, sizeof(tables) / sizeof(tables[0]));

	if (rc == 0)
		rc = check_rules(work);
	if (rc == 0)
		rc = inspect_records_open(work);
	if (rc == 0) {
		say_records(work);
		self.opts = (struct ehr_pool_opts){ .rules = &work->rules,
			.visits = inspect_given.records ? &work->visits : NULL,
			.seed = inspect_given.seed,
			.strata = inspect_given.strata,
			.as_of = work->as_of };
		rc = draw_all(&self);
	}
	ehr_draw_release(&self.draw);
	ehr_pool_free(self.pool);
	ehr_inspectors_release(&self.inspectors);
	return rc;
}
