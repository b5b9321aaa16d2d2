/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_plan.h"

#include <inttypes.h>
#include <stdlib.h>

#include "calc/summary.h"
#include "model/dist_text.h"
#include "model/draw_correlation.h"

enum { MIB = 1 << 20, INTAKES = 1 + EHR_AGE_WEIGHTS, SPARE = 16 };

static const double unlikely = 0.001;

static size_t outer_draws(const struct ehr_draw_opts *opts)
{
	return opts->outer > 0 ? opts->outer : 1;
}

void ehr_draw_uniforms(const struct ehr_draw_opts *opts,
	const struct ehr_stream *stream, size_t n, double *out)
{
	if (opts->lhs)
		ehr_uniforms_stratified(stream, n, out);
	else
		ehr_uniforms(stream, 0, n, out);
}

void ehr_draw_likely(const struct ehr_dist *dist, double *low, double *high)
{
	*low = ehr_dist_quantile(dist, unlikely);
	*high = ehr_dist_quantile(dist, 1 - unlikely);
}

static bool is_unlikely(const struct ehr_dist *dist, double value)
{
	double low, high;

	ehr_draw_likely(dist, &low, &high);
	return value < low || value > high;
}

static size_t count_paths(const struct ehr_profile *profile)
{
	size_t n = 0;

	for (size_t i = 0; i < profile->n_medium; i++)
		n += profile->medium[i].n_path;
	return n;
}

/* What the arrays take at most, of one thread and the next ones' results. */
static int check_size(struct ehr_draw_plan *plan, struct ehr_err *err)
{
	const struct ehr_draw_opts *opts = &plan->opts;
	size_t arrays = count_paths(plan->profile) * INTAKES + SPARE;
	double mib = (double)opts->draws * (double)outer_draws(opts) *
		     (double)arrays * sizeof(double) / MIB;

	if (mib <= EHR_DRAWS_MIB) {
		plan->total = opts->draws * outer_draws(opts);
		return 0;
	}
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("so many draws would take %.0f MiB, at most %d are allowed: "
		  "%zu draws with this profile"),
		mib, EHR_DRAWS_MIB,
		(size_t)EHR_DRAWS_MIB * MIB / sizeof(double) / arrays);
}

/* Completes an error in a parameter's distribution. Always -1. */
static int fail_param(const struct ehr_profile *profile, const char *name,
	struct ehr_err *err)
{
	struct ehr_err why;

	if (!err)
		return -1;
	why = *err;
	return ehr_fail(err,
		why.fault == EHR_FAULT_SYSTEM ? why.fault : EHR_FAULT_USAGE,
		_("profile \"%s\", parameter %s: %s"), profile->name, name,
		why.text);
}

/* Shares that are agreed upon and not drawn. */
static bool is_policy(const char *name)
{
	return strcmp(name, ehr_par_name(EHR_PAR_SAF)) == 0 ||
	       strcmp(name, ehr_par_name(EHR_PAR_WAF)) == 0;
}

static int read_param(const struct ehr_profile *profile,
	const struct ehr_param *param, const char *name,
	struct ehr_dist_files *files, struct ehr_dist *dist,
	struct ehr_err *err)
{
	if (ehr_dist_read(ehr_str_of(param->distribution), files, dist, err))
		return fail_param(profile, name, err);
	if (is_policy(param->name))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("profile \"%s\", parameter %s is a share agreed "
			  "upon, not a distribution"),
			profile->name, name);
	if (!ehr_par_takes(param->name, ehr_dist_least(dist)) ||
		!ehr_par_takes(param->name, ehr_dist_greatest(dist)))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("profile \"%s\", parameter %s: \"%s\" may give %g or "
			  "%g, which it cannot be: say min= and max="),
			profile->name, name, param->distribution,
			ehr_dist_least(dist), ehr_dist_greatest(dist));
	return 0;
}

int ehr_draw_param_dist(const struct ehr_profile *profile, size_t number,
	struct ehr_dist_files *files, struct ehr_dist *dist,
	struct ehr_err *err)
{
	struct ehr_buf name = { 0 };
	int rc;

	ehr_profile_param_name(profile, number, &name);
	rc = read_param(profile, profile->param[number], ehr_buf_text(&name),
		files, dist, err);
	ehr_buf_release(&name);
	return rc;
}

static const char *name_of(struct ehr_draw_plan *plan, size_t number)
{
	struct ehr_buf text = { 0 };
	const char *name;

	ehr_profile_param_name(plan->profile, number, &text);
	name = ehr_arena_string(
		&plan->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return name;
}

/* A parameter's uniform numbers, which correlation puts in order before they
 * become values. */
static int add_param(struct ehr_draw_plan *plan, size_t number,
	struct ehr_dist *dist, struct ehr_err *err)
{
	const struct ehr_param *param = plan->profile->param[number];
	struct ehr_drawn_param *drawn = &plan->param[plan->n_param];
	struct ehr_stream stream = { .seed = plan->opts.seed,
		.row = EHR_HASH_EMPTY };

	drawn->number = number;
	drawn->name = name_of(plan, number);
	if (ehr_draw_param_dist(plan->profile, number, &plan->files, dist, err))
		return -1;
	drawn->hash = ehr_name_hash(ehr_str_of(drawn->name));
	drawn->outer = param->uncertain && plan->opts.outer > 0;
	drawn->n = drawn->outer ? plan->opts.outer : plan->opts.draws;
	drawn->unlikely = is_unlikely(dist, plan->profile->value[number]);
	drawn->value =
		ehr_arena_calloc(&plan->arena, drawn->n, sizeof(*drawn->value));
	drawn->rank =
		ehr_arena_calloc(&plan->arena, drawn->n, sizeof(*drawn->rank));
	stream.parameter = drawn->hash;
	ehr_draw_uniforms(&plan->opts, &stream, drawn->n, drawn->value);
	plan->marked[number] = true;
	plan->n_param++;
	return 0;
}

bool ehr_draw_varies(const struct ehr_param *param)
{
	return param->distribution && strcmp(param->status, "set") != 0;
}

static int draw_params(struct ehr_draw_plan *plan, struct ehr_err *err)
{
	const struct ehr_profile *profile = plan->profile;
	struct ehr_dist *dist = ehr_calloc(profile->n_value + 1, sizeof(*dist));
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < profile->n_value; i++)
		if (ehr_draw_varies(profile->param[i]))
			rc = add_param(plan, i, &dist[plan->n_param], err);
	if (rc == 0 && plan->opts.correlations_file)
		rc = ehr_draw_correlate(plan, err);
	for (size_t i = 0; rc == 0 && i < plan->n_param; i++) {
		struct ehr_drawn_param *param = &plan->param[i];
		ehr_dist_quantiles(
			&dist[i], param->value, param->n, param->value);
		ehr_ranks(param->value, param->n, param->rank);
	}
	free(dist);
	return rc;
}

void ehr_draw_plan_values(
	const struct ehr_draw_plan *plan, size_t draw, double *value)
{
	size_t inner = draw % plan->opts.draws, outer = draw / plan->opts.draws;

	for (size_t i = 0; i < plan->n_param; i++) {
		const struct ehr_drawn_param *param = &plan->param[i];
		value[param->number] =
			param->value[param->outer ? outer : inner];
	}
}

/* Whether all are the same; then they need no array. */
static struct ehr_drawn settled(struct ehr_draw_plan *plan, const double *each)
{
	struct ehr_drawn drawn = { NULL, each[0] };
	size_t size = plan->total * sizeof(*each);
	double *copy;

	for (size_t d = 0; d < plan->total && !drawn.each; d++)
		if (each[d] != each[0])
			drawn.each = each;
	if (drawn.each) {
		copy = ehr_arena_alloc(&plan->arena, size);
		memcpy(copy, each, size);
		drawn.each = copy;
	}
	return drawn;
}

/* value and each (INTAKES arrays of all draws) are room to work in. */
static struct ehr_drawn_intake draw_intake(struct ehr_draw_plan *plan,
	const struct ehr_path *path, double *value, double *each)
{
	struct ehr_drawn_intake drawn;
	const size_t n = plan->total;

	for (size_t d = 0; d < n; d++) {
		struct ehr_intake intake;
		ehr_draw_plan_values(plan, d, value);
		intake = ehr_pathway_intake(plan->profile, path, value);
		each[d] = intake.noncancer;
		each[n + d] = intake.cancer;
		each[2 * n + d] = intake.cancer_mutagen;
		each[3 * n + d] = intake.from_birth;
	}
	drawn.noncancer = settled(plan, each);
	for (size_t i = 0; i < EHR_AGE_WEIGHTS; i++)
		drawn.cancer[i] = settled(plan, each + (i + 1) * n);
	return drawn;
}

static void draw_intakes(struct ehr_draw_plan *plan)
{
	const struct ehr_profile *profile = plan->profile;
	double *value = ehr_calloc(profile->n_value + 1, sizeof(*value));
	double *each = ehr_calloc(plan->total, INTAKES * sizeof(*each));

	memcpy(value, profile->value, profile->n_value * sizeof(*value));
	plan->intake = ehr_arena_calloc(
		&plan->arena, profile->n_medium, sizeof(*plan->intake));
	for (size_t m = 0; m < profile->n_medium; m++) {
		const struct ehr_medium *medium = &profile->medium[m];
		plan->intake[m] = ehr_arena_calloc(
			&plan->arena, medium->n_path, sizeof(**plan->intake));
		for (size_t p = 0; p < medium->n_path; p++)
			plan->intake[m][p] = draw_intake(
				plan, &medium->path[p], value, each);
	}
	free(each);
	free(value);
}

/* "10000 seed=1 lhs outer=200" */
static const char *describe(struct ehr_draw_plan *plan)
{
	const struct ehr_draw_opts *opts = &plan->opts;
	struct ehr_buf text = { 0 };
	const char *all;

	ehr_buf_printf(&text, "%zu seed=%" PRIu64, opts->draws, opts->seed);
	if (opts->lhs)
		ehr_buf_puts(&text, " lhs");
	if (opts->outer > 0)
		ehr_buf_printf(&text, " outer=%zu", opts->outer);
	all = ehr_arena_string(
		&plan->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return all;
}

static void set_targets(struct ehr_draw_plan *plan)
{
	const struct ehr_draw_opts *opts = &plan->opts;
	const struct ehr_profile *profile = plan->profile;

	plan->target_hq =
		opts->target_hq > 0 ? opts->target_hq : profile->target_hq;
	plan->target_hi =
		opts->target_hi > 0 ? opts->target_hi : profile->target_hq;
	plan->target_cr =
		opts->target_cr > 0 ? opts->target_cr : profile->target_cr;
}

struct ehr_draw_plan *ehr_draw_plan_new(const struct ehr_profile *profile,
	const struct ehr_draw_opts *opts, struct ehr_err *err)
{
	struct ehr_draw_plan *plan = ehr_calloc(1, sizeof(*plan));

	plan->profile = profile;
	plan->opts = *opts;
	plan->text = describe(plan);
	set_targets(plan);
	plan->param = ehr_arena_calloc(
		&plan->arena, profile->n_value + 1, sizeof(*plan->param));
	plan->marked = ehr_arena_calloc(
		&plan->arena, profile->n_value + 1, sizeof(*plan->marked));
	if (check_size(plan, err) || draw_params(plan, err)) {
		ehr_draw_plan_free(plan);
		return NULL;
	}
	draw_intakes(plan);
	return plan;
}

void ehr_draw_plan_free(struct ehr_draw_plan *plan)
{
	if (!plan)
		return;
	ehr_dist_files_release(&plan->files);
	ehr_arena_release(&plan->arena);
	free(plan);
}

struct ehr_intake ehr_draw_plan_intake(const struct ehr_draw_plan *plan,
	size_t medium, size_t path, size_t draw)
{
	const struct ehr_drawn_intake *drawn = &plan->intake[medium][path];

	return (struct ehr_intake){
		.noncancer = ehr_drawn_at(drawn->noncancer, draw),
		.cancer = ehr_drawn_at(drawn->cancer[0], draw),
		.cancer_mutagen = ehr_drawn_at(drawn->cancer[1], draw),
		.from_birth = ehr_drawn_at(drawn->cancer[2], draw),
	};
}
