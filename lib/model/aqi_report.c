/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqi_report.h"

#include <math.h>
#include <stdio.h>

enum { MILLI = 1000, MICRO = 1000000 };

static const enum ehr_decimal_round round_of[] = {
	[EHR_AQI_AS_IT_IS] = EHR_ROUND_NONE,
	[EHR_AQI_HALF_EVEN] = EHR_ROUND_HALF_EVEN,
	[EHR_AQI_HALF_UP] = EHR_ROUND_HALF_UP,
	[EHR_AQI_DOWN] = EHR_ROUND_DOWN,
	[EHR_AQI_UP] = EHR_ROUND_UP,
};

static struct ehr_fraction thousandths(int64_t value)
{
	return value < 0 ? (struct ehr_fraction){ 0, 0 }
			 : (struct ehr_fraction){ value, EHR_AQI_THOUSANDTHS };
}

static bool is_beyond(struct ehr_fraction value, struct ehr_fraction limit)
{
	return limit.under != 0 && ehr_fraction_compare(value, limit) > 0;
}

bool ehr_aqi_factor(const struct ehr_aqi_basis *basis, enum ehr_air air,
	const char *unit, struct ehr_fraction *factor)
{
	ehr_wide litres = llround(basis->litres_mol * MICRO);
	ehr_wide mass = llround(basis->g_mol[air] * MICRO);
	bool is_ppb = basis->basis[air] == EHR_AIR_PPB;
	bool wants_ratio = strncmp(unit, "pp", 2) == 0;

	*factor = (struct ehr_fraction){ 1, 1 };
	if (is_ppb != wants_ratio) {
		if (!(basis->g_mol[air] > 0) || !(basis->litres_mol > 0))
			return false;
		*factor = ehr_fraction_reduce(
			is_ppb ? (struct ehr_fraction){ mass, litres }
			       : (struct ehr_fraction){ litres, mass });
	}
	if (strcmp(unit, "mg/m3") == 0 || strcmp(unit, "ppm") == 0)
		factor->under *= MILLI;
	return true;
}

static void copy_scale(
	struct ehr_aqi_plan_item *to, const struct ehr_aqi_scale *scale)
{
	to->n = scale->n;
	for (size_t i = 0; i < scale->n; i++)
		to->segment[i] =
			(struct ehr_aqi_segment){ scale->step[i].index_low,
				scale->step[i].index_high, scale->step[i].low,
				scale->step[i].high };
}

static int add_item(struct ehr_aqi_plan *self, const struct ehr_aqi_item *item,
	const struct ehr_aqi_basis *basis, struct ehr_err *err)
{
	struct ehr_aqi_plan_item *to = &self->item[self->n];

	*to = (struct ehr_aqi_plan_item){ .item = item,
		.air = ehr_air_find(ehr_str_of(item->pollutant)),
		.round = round_of[item->rounding],
		.from = thousandths(item->from),
		.above = thousandths(item->above),
		.valid_above = thousandths(item->valid_above) };
	if (to->air == EHR_AIR_N ||
		!ehr_aqi_factor(basis, to->air, item->scale->unit, &to->factor))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no way from the unit of \"%s\" to that of the "
			  "standard \"%s\", \"%s\""),
			item->pollutant, self->standard->name,
			item->scale->unit);
	copy_scale(to, item->scale);
	(void)snprintf(to->name, sizeof(to->name), "%s_%s", item->pollutant,
		ehr_aqi_averaging_word[item->averaging]);
	for (char *c = to->name; *c; c++)
		if (*c == '-')
			*c = '_';
	for (size_t i = 0; i < self->n; i++)
		if (self->item[i].air == to->air)
			self->item[i].several = to->several = true;
	self->n++;
	return 0;
}

int ehr_aqi_plan_init(struct ehr_aqi_plan *self,
	const struct ehr_aqi_standard *standard, enum ehr_aqi_form form,
	const struct ehr_aqi_basis *basis, struct ehr_err *err)
{
	size_t n = standard->n_items[form];

	*self = (struct ehr_aqi_plan){ .standard = standard,
		.form = form,
		.how = { round_of[standard->rounding],
			standard->index_max < 0 } };
	if (n == 0 || n > EHR_AQI_ITEMS)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the standard \"%s\" has no index of the form "
			  "\"%s\""),
			standard->name, ehr_aqi_form_word[form]);
	for (size_t i = 0; i < n; i++)
		if (add_item(self, &standard->item[form][i], basis, err))
			return -1;
	return 0;
}

/* What an item says before the others are known. */
struct finding {
	bool there; /* a valid concentration */
	bool above; /* beyond the end of its scale, where its rule holds */
	int index;
};

static struct finding look_up(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_plan_item *at, const struct ehr_aqi_value *value)
{
	struct finding found = { .index = EHR_AQI_NONE };
	struct ehr_fraction conc;

	if (value->values == 0)
		return found;
	conc = (struct ehr_fraction){ value->mean.over * at->factor.over,
		value->mean.under * at->factor.under };
	conc = ehr_decimal_round(conc, at->item->decimals, at->round);
	if (value->values < at->item->min_values &&
		!is_beyond(conc, at->valid_above))
		return found;
	found.there = true;
	if (at->from.under != 0 && ehr_fraction_compare(conc, at->from) < 0)
		return found;
	found.above = is_beyond(conc, at->above);
	if (found.above) {
		found.index = at->item->above_index;
		return found;
	}
	found.index = ehr_aqi_individual(at->segment, at->n, conc, plan->how);
	if (found.index == EHR_AQI_NONE && plan->standard->index_max > 0)
		found.index = plan->standard->index_max;
	return found;
}

/* The item of the same pollutant that the rule of another one names. */
static size_t find_named(
	const struct ehr_aqi_plan *plan, const struct ehr_aqi_plan_item *by)
{
	size_t i = 0;

	while (i < plan->n && (plan->item[i].air != by->air ||
				      (int)plan->item[i].item->averaging !=
					      by->item->above_item))
		i++;
	return i;
}

static void gather(const struct ehr_aqi_plan *plan, const struct finding *found,
	struct ehr_aqi_result *result)
{
	bool named[EHR_AQI_ITEMS] = { false };

	for (size_t i = 0; i < plan->n; i++) {
		size_t k = find_named(plan, &plan->item[i]);

		if (found[i].above && k < plan->n) {
			named[k] = true;
			result->missing[k] = !found[k].there;
		}
	}
	for (size_t i = 0; i < plan->n; i++) {
		enum ehr_aqi_role role = plan->item[i].item->role;

		if (role == EHR_AQI_MAIN && !found[i].there)
			result->missing[i] = true;
		result->item[i] = role == EHR_AQI_STAND_IN && !named[i]
					  ? EHR_AQI_NONE
					  : found[i].index;
	}
}

static bool is_incomplete(
	const struct ehr_aqi_plan *plan, const struct ehr_aqi_result *result)
{
	for (size_t i = 0; i < plan->n; i++)
		if (result->missing[i] &&
			!plan->not_monitored[plan->item[i].air])
			return true;
	return false;
}

static void conclude(
	const struct ehr_aqi_plan *plan, struct ehr_aqi_result *result)
{
	const struct ehr_aqi_standard *standard = plan->standard;

	if (result->highest == EHR_AQI_NONE) {
		result->why = EHR_AQI_NO_ITEMS;
		return;
	}
	if (standard->publish_above >= 0 &&
		result->highest <= standard->publish_above &&
		is_incomplete(plan, result)) {
		result->why = EHR_AQI_INCOMPLETE;
		return;
	}
	result->aqi = result->highest < standard->index_min
			      ? standard->index_min
			      : result->highest;
	result->level = ehr_aqi_level_of(standard->levels, result->aqi);
	for (int i = 0; i < EHR_AIR_N; i++)
		result->primary[i] =
			result->highest > standard->primary_above &&
			result->index[i] == result->highest;
}

void ehr_aqi_compute(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_input *input, struct ehr_aqi_result *result)
{
	struct finding found[EHR_AQI_ITEMS];

	*result = (struct ehr_aqi_result){ .aqi = EHR_AQI_NONE,
		.highest = EHR_AQI_NONE };
	for (int i = 0; i < EHR_AIR_N; i++)
		result->index[i] = EHR_AQI_NONE;
	for (size_t i = 0; i < plan->n; i++) {
		const struct ehr_aqi_plan_item *at = &plan->item[i];

		found[i] = look_up(
			plan, at, &input->value[at->item->averaging][at->air]);
	}
	gather(plan, found, result);
	for (size_t i = 0; i < plan->n; i++) {
		int *index = &result->index[plan->item[i].air];

		if (result->item[i] > *index)
			*index = result->item[i];
		if (*index > result->highest)
			result->highest = *index;
	}
	conclude(plan, result);
}
