/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/levels.h"

#include <math.h>
#include <stdlib.h>

#include "calc/level.h"

enum rule {
	NONCANCER,
	CANCER,
};

static bool has(const struct ehr_effect *effect, enum rule rule)
{
	return rule == NONCANCER ? effect->has_hq : effect->has_cr;
}

/* What the path adds per concentration; nothing where it has no result. */
static struct ehr_level_part part_of(
	const struct ehr_effect *effect, enum rule rule)
{
	struct ehr_level_part part = { 0, effect->cap };

	if (has(effect, rule))
		part.per_c = rule == NONCANCER
				     ? effect->dose / effect->reference
				     : effect->slope;
	return part;
}

static double solve(const struct ehr_medium *medium,
	const struct ehr_effects *effects, enum rule rule, bool capped,
	double target)
{
	struct ehr_level_part *part = ehr_calloc(medium->n_path, sizeof(*part));
	double level;

	for (size_t i = 0; i < medium->n_path; i++) {
		part[i] = part_of(&effects->path[i], rule);
		if (!capped)
			part[i].cap = HUGE_VAL;
	}
	level = ehr_level(part, medium->n_path, target);
	free(part);
	return level;
}

/* The path that adds most at the concentration; of equal ones the first. */
static size_t highest(const struct ehr_medium *medium,
	const struct ehr_effects *effects, enum rule rule, double concentration)
{
	double most = -1;
	size_t at = 0;

	for (size_t i = 0; i < medium->n_path; i++) {
		const struct ehr_effect *effect = &effects->path[i];
		double adds = part_of(effect, rule).per_c *
			      fmin(concentration, effect->cap);
		if (has(effect, rule) && adds > most) {
			most = adds;
			at = i;
		}
	}
	return at;
}

static struct ehr_level_rule by_rule(const struct ehr_medium *medium,
	const struct ehr_effects *effects, enum rule rule, double target)
{
	struct ehr_level_rule result = { .state = EHR_LEVEL_NO_VALUE };

	if (rule == NONCANCER ? !effects->has_hq : !effects->has_cr)
		return result;
	result.level = solve(medium, effects, rule, true, target);
	result.state =
		result.level < HUGE_VAL ? EHR_LEVEL_THERE : EHR_LEVEL_NEVER;
	result.path = highest(medium, effects, rule, result.level);
	return result;
}

/* Soil's stands in its paths of vapour, the same for all of them. */
static void saturate(struct ehr_levels *levels, const struct ehr_medium *medium,
	const struct ehr_effects *effects)
{
	const struct ehr_tox_value *solubility =
		&effects->chemical->value[EHR_TOX_SOLUBILITY];

	levels->saturation = HUGE_VAL;
	for (size_t i = 0; i < medium->n_path; i++)
		levels->saturation =
			fmin(levels->saturation, effects->path[i].cap);
	if (strcmp(medium->unit, "mg/L") == 0 && solubility->there &&
		!effects->chemical->inorganic)
		levels->saturation =
			fmin(levels->saturation, solubility->value);
	levels->has_saturation = levels->saturation < HUGE_VAL;
}

/* Free liquid of a volatile chemical moves and is no soil any more; of what HJ
 * 25.3 does not allocate like one, soil can hold more as grains of it. */
static bool is_at_most_saturated(
	const struct ehr_medium *medium, const struct ehr_effects *effects)
{
	const struct ehr_tox_value *saf =
		&effects->chemical->value[EHR_TOX_SAF];

	return strcmp(medium->unit, "mg/kg") != 0 || !saf->there ||
	       saf->value < medium->volatile_saf_below;
}

static void take_lower(
	struct ehr_levels *levels, double level, enum ehr_level_basis basis)
{
	if (levels->basis != EHR_LEVEL_BY_NOTHING && levels->level <= level)
		return;
	levels->level = level;
	levels->basis = basis;
}

struct ehr_levels ehr_levels_of(const struct ehr_profile *profile,
	const struct ehr_medium *medium, const struct ehr_effects *effects,
	const struct ehr_level_targets *targets)
{
	struct ehr_levels levels = { .basis = EHR_LEVEL_BY_NOTHING };
	double linear = targets->cr;

	if (profile->one_hit)
		linear = ehr_one_hit_inverse(linear, profile->linear_to);
	levels.noncancer = by_rule(medium, effects, NONCANCER, targets->hq);
	levels.cancer = by_rule(medium, effects, CANCER, linear);
	levels.bent = levels.cancer.state == EHR_LEVEL_THERE &&
		      targets->cr > profile->linear_to;
	saturate(&levels, medium, effects);
	if (levels.cancer.state == EHR_LEVEL_THERE)
		take_lower(&levels, levels.cancer.level, EHR_LEVEL_BY_CANCER);
	if (levels.noncancer.state == EHR_LEVEL_THERE)
		take_lower(&levels, levels.noncancer.level,
			EHR_LEVEL_BY_NONCANCER);
	if (levels.has_saturation && levels.basis != EHR_LEVEL_BY_NOTHING &&
		is_at_most_saturated(medium, effects))
		take_lower(&levels, levels.saturation, EHR_LEVEL_BY_SATURATION);
	return levels;
}

double ehr_levels_linear_hq(const struct ehr_medium *medium,
	const struct ehr_effects *effects, double target)
{
	return solve(medium, effects, NONCANCER, false, target);
}

double ehr_levels_linear_cr(const struct ehr_medium *medium,
	const struct ehr_effects *effects, double target)
{
	return solve(medium, effects, CANCER, false, target);
}
