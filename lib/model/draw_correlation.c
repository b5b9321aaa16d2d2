/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_correlation.h"

#include <stdlib.h>

#include "calc/rank_correlation.h"
#include "io/yaml.h"

struct work {
	struct ehr_draw_plan *plan;
	double *rho; /* of all parameters, by their position */
	struct ehr_err *err;
};

static int find(struct work *work, const struct ehr_yaml *node, size_t *at)
{
	const struct ehr_draw_plan *plan = work->plan;

	if (node->kind != EHR_YAML_TEXT)
		return ehr_yaml_fail(
			node, work->err, _("not the name of a parameter"));
	for (*at = 0; *at < plan->n_param; (*at)++)
		if (ehr_str_is(node->text, plan->param[*at].name))
			return 0;
	return ehr_yaml_fail(node, work->err,
		_("no parameter \"%s\" that has a distribution in profile "
		  "\"%s\""),
		node->text.p, plan->profile->name);
}

static int read_rho(struct work *work, const struct ehr_yaml *node, double *rho)
{
	if (ehr_yaml_number(node, "rho", rho, work->err))
		return -1;
	if (*rho > -1 && *rho < 1)
		return 0;
	return ehr_yaml_fail(
		node, work->err, _("rho is not above -1 and below 1"));
}

static int read_pair(struct work *work, const struct ehr_yaml *node)
{
	static const char *const key[] = { "pair", "rho" };
	const struct ehr_draw_plan *plan = work->plan;
	const struct ehr_yaml *pair;
	size_t a, b;
	double rho, *at;

	if (node->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(
			node, work->err, _("not a map of pair and rho"));
	if (ehr_yaml_only(node, key, 2, work->err))
		return -1;
	pair = ehr_yaml_need(node, "pair", EHR_YAML_LIST, work->err);
	if (!pair)
		return -1;
	if (pair->n != 2)
		return ehr_yaml_fail(pair, work->err, _("not two parameters"));
	if (find(work, pair->first, &a) || find(work, pair->first->next, &b) ||
		read_rho(work, node, &rho))
		return -1;
	at = &work->rho[a * plan->n_param + b];
	if (a == b || *at != 0)
		return ehr_yaml_fail(pair, work->err,
			_("a parameter with itself, or a pair again"));
	if (plan->param[a].outer != plan->param[b].outer)
		return ehr_yaml_fail(pair, work->err,
			_("one is drawn in the outer dimension, the other in "
			  "the inner one"));
	*at = work->rho[b * plan->n_param + a] = rho;
	return 0;
}

static int read_pairs(struct work *work, const struct ehr_yaml *root)
{
	static const char *const key[] = { "correlations" };
	const struct ehr_yaml *list;

	if (ehr_yaml_only(root, key, 1, work->err))
		return -1;
	list = ehr_yaml_need(root, "correlations", EHR_YAML_LIST, work->err);
	if (!list)
		return -1;
	for (const struct ehr_yaml *node = list->first; node; node = node->next)
		if (read_pair(work, node))
			return -1;
	return 0;
}

static bool is_correlated(const struct work *work, size_t param)
{
	size_t n = work->plan->n_param;

	for (size_t i = 0; i < n; i++)
		if (i != param && work->rho[param * n + i] != 0)
			return true;
	return false;
}

/* The parameters of one dimension that are correlated with any. */
static int order(struct work *work, bool outer)
{
	struct ehr_draw_plan *plan = work->plan;
	const size_t all = plan->n_param;
	struct ehr_rank_sample *sample = ehr_calloc(all + 1, sizeof(*sample));
	size_t *of = ehr_calloc(all + 1, sizeof(*of));
	double *rho = ehr_calloc(all * all + 1, sizeof(*rho));
	size_t k = 0, n = 0;
	bool possible = true;

	for (size_t i = 0; i < all; i++) {
		struct ehr_drawn_param *param = &plan->param[i];
		if (param->outer != outer || !is_correlated(work, i))
			continue;
		n = param->n;
		sample[k] =
			(struct ehr_rank_sample){ param->value, param->hash };
		of[k++] = i;
	}
	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; j < k; j++)
			rho[i * k + j] =
				i == j ? 1 : work->rho[of[i] * all + of[j]];
	if (k > 0)
		possible = n > k && ehr_correlate_ranks(
					    sample, k, n, rho, plan->opts.seed);
	free(rho);
	free(of);
	free(sample);
	if (possible)
		return 0;
	(void)ehr_fail(work->err, EHR_FAULT_USAGE,
		_("no variables can have such correlations"));
	return ehr_err_at(work->err, work->plan->opts.correlations_file, 0);
}

int ehr_draw_correlate(struct ehr_draw_plan *plan, struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	struct work work = { plan, NULL, err };
	const struct ehr_yaml *root =
		ehr_yaml_read(plan->opts.correlations_file,
			plan->opts.correlations, &arena, err);
	int rc;

	work.rho = ehr_calloc(
		plan->n_param * plan->n_param + 1, sizeof(*work.rho));
	rc = root ? read_pairs(&work, root) : -1;
	if (rc == 0)
		rc = order(&work, false);
	if (rc == 0)
		rc = order(&work, true);
	free(work.rho);
	ehr_arena_release(&arena);
	return rc;
}
