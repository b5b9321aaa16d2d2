/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_units.h"

#include <math.h>
#include <stdlib.h>

enum { KEPT_MIB = 64, MIB = 1 << 20 };

void ehr_draw_units_init(
	struct ehr_draw_units *self, const struct ehr_draw_plan *plan)
{
	size_t each = 2 * plan->total * sizeof(double);
	size_t n = plan->profile->n_value;

	*self = (struct ehr_draw_units){ .plan = plan };
	self->cap = (size_t)KEPT_MIB * MIB / each;
	self->cap = self->cap > 0 ? self->cap : 1;
	self->unit = ehr_calloc(self->cap, sizeof(*self->unit));
	self->value = ehr_calloc(n + 1, sizeof(*self->value));
	memcpy(self->value, plan->profile->value, n * sizeof(*self->value));
}

static void forget(struct ehr_draw_units *self)
{
	for (size_t i = 0; i < self->n; i++) {
		free(self->unit[i].hq);
		free(self->unit[i].cr);
	}
	self->n = 0;
}

void ehr_draw_units_release(struct ehr_draw_units *self)
{
	forget(self);
	free(self->unit);
	free(self->value);
}

/* One path of one chemical. */
struct job {
	struct ehr_draw_units *units;
	const struct ehr_draw_unit *unit;
	const struct ehr_path *path;
	const struct ehr_drawn_intake *intake;
	struct ehr_effect effect; /* at the profile's own values */
	struct ehr_drawn concentration;
	bool uncapped; /* all of the concentration counts */
};

/* Parameters that a draw does not change in the effect of a chemical: what
 * toxicity values were derived with is no property of the simulated person. */
static bool is_steady(const char *name)
{
	static const enum ehr_par steady[] = { EHR_PAR_BW, EHR_PAR_DAIR,
		EHR_PAR_LT };

	for (size_t i = 0; i < sizeof(steady) / sizeof(steady[0]); i++)
		if (strcmp(name, ehr_par_name(steady[i])) == 0)
			return true;
	return false;
}

static bool hangs_on_share(const struct ehr_draw_plan *plan,
	const struct ehr_path *path, enum ehr_par par)
{
	size_t number = path->number[plan->profile->n_population].of[par];

	return number != EHR_NO_PARAM && plan->marked[number];
}

/* Does the effect itself change with the draw, not only the intake? */
static bool hangs_on_draw(
	const struct ehr_draw_plan *plan, const struct ehr_path *path)
{
	return plan->n_param > 0 &&
	       (ehr_pathway_transfer_hangs_on(
			plan->profile, path, plan->marked) ||
		       hangs_on_share(plan, path, EHR_PAR_RBA) ||
		       hangs_on_share(plan, path, EHR_PAR_GIABS) ||
		       hangs_on_share(plan, path, EHR_PAR_ABSGI));
}

static double counted(
	const struct job *job, const struct ehr_effect *effect, double c)
{
	return job->uncapped || c < effect->cap ? c : effect->cap;
}

/* The effect worked out anew at each draw. */
static void add_by_effect(const struct job *job, double *hq, double *cr)
{
	struct ehr_draw_units *units = job->units;
	const struct ehr_draw_plan *plan = units->plan;
	const struct ehr_profile *profile = plan->profile;
	size_t at =
		(size_t)(job->path - profile->medium[job->unit->medium].path);

	for (size_t d = 0; d < plan->total; d++) {
		struct ehr_intake intake =
			ehr_draw_plan_intake(plan, job->unit->medium, at, d);
		struct ehr_effect effect;
		double c = ehr_drawn_at(job->concentration, d);

		ehr_draw_plan_values(plan, d, units->value);
		for (size_t i = 0; i < plan->n_param; i++) {
			size_t number = plan->param[i].number;
			if (is_steady(profile->param[number]->name))
				units->value[number] = profile->value[number];
		}
		effect = ehr_pathway_effect(profile, job->path, &intake,
			job->unit->chemical, units->value);
		c = counted(job, &effect, c);
		if (effect.has_hq)
			hq[d] += c * effect.dose / effect.reference;
		if (effect.has_cr)
			cr[d] += c * effect.slope;
	}
}

/* A coefficient times an intake, for each draw. */
static void add_product(const struct job *job, double coefficient,
	struct ehr_drawn intake, double *sum)
{
	const size_t n = job->units->plan->total;
	struct ehr_drawn c = job->concentration;
	double same = counted(job, &job->effect, c.same);

	if (coefficient == 0)
		return;
	if (c.each)
		for (size_t d = 0; d < n; d++)
			sum[d] += counted(job, &job->effect, c.each[d]) *
				  (coefficient * ehr_drawn_at(intake, d));
	else if (intake.each)
		for (size_t d = 0; d < n; d++)
			sum[d] += same * (coefficient * intake.each[d]);
	else
		for (size_t d = 0; d < n; d++)
			sum[d] += same * (coefficient * intake.same);
}

static void add_path(const struct job *job, double *hq, double *cr)
{
	if (hangs_on_draw(job->units->plan, job->path)) {
		add_by_effect(job, hq, cr);
		return;
	}
	if (job->effect.has_hq)
		add_product(job, job->effect.by_noncancer,
			job->intake->noncancer, hq);
	if (!job->effect.has_cr)
		return;
	for (size_t i = 0; i < EHR_AGE_WEIGHTS; i++)
		add_product(job, job->effect.by_cancer[i],
			job->intake->cancer[i], cr);
}

/* The path's job; intakes by the profile's own values, as the effect of a
 * chemical without any draw. */
static struct job job_of(struct ehr_draw_units *units,
	const struct ehr_draw_unit *unit, size_t path,
	struct ehr_drawn concentration)
{
	const struct ehr_draw_plan *plan = units->plan;
	const struct ehr_profile *profile = plan->profile;
	struct job job = { .units = units,
		.unit = unit,
		.path = &profile->medium[unit->medium].path[path],
		.intake = &plan->intake[unit->medium][path],
		.concentration = concentration };
	struct ehr_intake intake =
		ehr_pathway_intake(profile, job.path, profile->value);

	job.effect = ehr_pathway_effect(
		profile, job.path, &intake, unit->chemical, profile->value);
	return job;
}

/* Caps that change with the draw are all of one path: the lowest. */
static double lowest_cap(const struct job *job)
{
	struct ehr_draw_units *units = job->units;
	const struct ehr_draw_plan *plan = units->plan;
	double cap = job->effect.cap;

	if (!isfinite(cap) || !hangs_on_draw(plan, job->path))
		return cap;
	for (size_t d = 0; d < plan->total; d++) {
		struct ehr_transfer transfer;

		ehr_draw_plan_values(plan, d, units->value);
		transfer = ehr_pathway_transfer(plan->profile, job->path,
			job->unit->chemical, units->value);
		cap = transfer.cap < cap ? transfer.cap : cap;
	}
	return cap;
}

static void add_paths(struct ehr_draw_units *units, struct ehr_draw_unit *unit)
{
	const struct ehr_profile *profile = units->plan->profile;
	const struct ehr_drawn one = { NULL, 1 };

	unit->cap = HUGE_VAL;
	for (size_t i = 0; i < profile->medium[unit->medium].n_path; i++) {
		struct job job = job_of(units, unit, i, one);
		double cap;

		if (!job.effect.has_hq && !job.effect.has_cr)
			continue;
		cap = lowest_cap(&job);
		unit->cap = cap < unit->cap ? cap : unit->cap;
		unit->has_hq |= job.effect.has_hq;
		unit->has_cr |= job.effect.has_cr;
		job.uncapped = true;
		add_path(&job, unit->hq, unit->cr);
	}
	for (size_t d = 0; d < units->plan->total; d++)
		if (unit->cr[d] > unit->cr_most)
			unit->cr_most = unit->cr[d];
}

struct ehr_draw_unit *ehr_draw_units_get(struct ehr_draw_units *self,
	const struct ehr_chemical *chemical, size_t medium)
{
	struct ehr_draw_unit *unit;

	for (size_t i = 0; i < self->n; i++)
		if (self->unit[i].chemical == chemical &&
			self->unit[i].medium == medium)
			return &self->unit[i];
	if (self->n == self->cap)
		forget(self);
	unit = &self->unit[self->n++];
	*unit = (struct ehr_draw_unit){ .chemical = chemical,
		.medium = medium,
		.hq = ehr_calloc(self->plan->total, sizeof(*unit->hq)),
		.cr = ehr_calloc(self->plan->total, sizeof(*unit->cr)) };
	add_paths(self, unit);
	return unit;
}

void ehr_draw_units_capped(struct ehr_draw_units *self,
	const struct ehr_draw_unit *unit, struct ehr_drawn concentration,
	double *hq, double *cr)
{
	const struct ehr_profile *profile = self->plan->profile;
	size_t size = self->plan->total * sizeof(double);

	memset(hq, 0, size);
	memset(cr, 0, size);
	for (size_t i = 0; i < profile->medium[unit->medium].n_path; i++) {
		struct job job = job_of(self, unit, i, concentration);
		add_path(&job, hq, cr);
	}
}
