/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqhi_plan.h"

#include <math.h>

#include "model/hour.h"

enum {
	DAILY = EHR_AVERAGING_24H | EHR_AVERAGING_8H_MAX | EHR_AVERAGING_1H_MAX,
	THREE = 3,
	OPEN_INDEX = 11,
};

/* Words of a set, "3h or 24h". */
static const char *words_of(unsigned set, struct ehr_buf *out)
{
	out->n = 0;
	for (unsigned i = 0; i < EHR_AVERAGINGS; i++)
		if (set & 1U << i) {
			ehr_buf_puts(out, out->n ? ", " : "");
			ehr_buf_puts(out, ehr_averaging_word[i]);
		}
	return ehr_buf_text(out);
}

/* What the moving mean is an average over; 0: no word says it. */
static unsigned window_of(const struct ehr_aqhi_means *means, enum ehr_air air)
{
	if (means->window_h == 1 || means->daily_rows)
		return means->of[air];
	if (means->of[air] != EHR_AVERAGING_1H)
		return 0;
	return means->window_h == THREE           ? EHR_AVERAGING_3H
	       : means->window_h == EHR_DAY_HOURS ? EHR_AVERAGING_24H
						  : 0;
}

/* The means of an hour; false if none of them is one of the set. */
static bool hour_slot(const struct ehr_aqhi_means *means, unsigned set,
	struct ehr_aqhi_plan_term *term)
{
	if (set & window_of(means, term->air)) {
		term->slot = EHR_AIR_WINDOW;
		term->min_hours = means->min_hours;
		return true;
	}
	term->slot = EHR_AIR_HOUR;
	term->min_hours = 1;
	return set & means->of[term->air];
}

static bool day_slot(const struct ehr_aqhi_means *means, unsigned set,
	unsigned preferred, struct ehr_aqhi_plan_term *term)
{
	unsigned there = means->daily_rows ? means->of[term->air] : DAILY;
	unsigned found = set & preferred & there ? preferred : set & there;

	term->min_hours = 1;
	if (found & EHR_AVERAGING_24H) {
		term->slot = EHR_AIR_DAY;
		if (!means->daily_rows)
			term->min_hours = means->day_min_hours;
	} else if (found & EHR_AVERAGING_8H_MAX) {
		term->slot = EHR_AIR_8H_MAX;
	} else {
		term->slot = EHR_AIR_1H_MAX;
	}
	return found & DAILY;
}

static int refuse(const struct ehr_aqhi_method *method,
	const struct ehr_aqhi_term *term, const struct ehr_aqhi_means *means,
	struct ehr_err *err)
{
	struct ehr_buf want = { 0 }, have = { 0 };
	unsigned there = means->of[term->air];

	if (means->day && !means->daily_rows)
		there = DAILY;
	else if (!means->day)
		there |= window_of(means, (enum ehr_air)term->air);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("the method \"%s\" is for %s of %s, and there is %s; "
		  "--averaging says what the values are averages of"),
		method->name, ehr_aqhi_pollutant[term->air],
		words_of(term->averaging, &want), words_of(there, &have));
	ehr_buf_release(&want);
	ehr_buf_release(&have);
	return -1;
}

static void set_unit(struct ehr_aqhi_plan_term *at,
	const struct ehr_aqhi_term *term, const struct ehr_aqhi_means *means)
{
	at->factor = ehr_aqhi_factor(means->basis[term->air], term->unit,
		means->molar_mass_g_mol[term->air], means->litres_mol);
}

/* Is it a method of hours: may none of its terms be used with means of days? */
static bool is_of_hours(const struct ehr_aqhi_method *method)
{
	for (size_t i = 0; i < method->n; i++)
		if (method->term[i].form != EHR_AQHI_CEILING &&
			method->term[i].averaging & DAILY)
			return false;
	return true;
}

int ehr_aqhi_plan_init(struct ehr_aqhi_plan *plan,
	const struct ehr_aqhi_method *method,
	const struct ehr_aqhi_means *means, unsigned *slots,
	struct ehr_err *err)
{
	*plan = (struct ehr_aqhi_plan){ .method = method, .mean_decimals = -1 };
	plan->rules.er_decimals = -1;
	plan->of_hours =
		means->day && !means->daily_rows && is_of_hours(method);
	for (size_t i = 0; i < method->n; i++) {
		const struct ehr_aqhi_term *term = &method->term[i];
		struct ehr_aqhi_plan_term *at = &plan->term[i];
		bool fits;

		at->air = (enum ehr_air)term->air;
		fits = means->day && !plan->of_hours
			       ? day_slot(means, term->averaging,
					 term->preferred, at)
			       : hour_slot(means, term->averaging, at);
		if (!fits)
			return refuse(method, term, means, err);
		set_unit(at, term, means);
	}
	if (plan->of_hours) {
		plan->base = *slots;
		*slots += EHR_AIR_HOUR_SLOTS;
	}
	return 0;
}

static int refuse_override(
	const struct ehr_aqhi_term *term, struct ehr_err *err)
{
	struct ehr_buf words = { 0 };

	ehr_fail(err, EHR_FAULT_USAGE,
		_("--override: there is no mean of %s over %s here"),
		ehr_aqhi_pollutant[term->air],
		words_of(term->averaging, &words));
	ehr_buf_release(&words);
	return -1;
}

int ehr_aqhi_plan_override(struct ehr_aqhi_plan *plan,
	const struct ehr_aqhi_overrides *overrides,
	const struct ehr_aqhi_means *means, struct ehr_err *err)
{
	for (size_t i = 0; i < overrides->n; i++) {
		const struct ehr_aqhi_term *term = &overrides->term[i];
		struct ehr_aqhi_plan_term *at = &plan->over[plan->overs];
		bool fits;

		at->air = (enum ehr_air)term->air;
		fits = means->day && !plan->of_hours
			       ? day_slot(means, term->averaging,
					 term->preferred, at)
			       : hour_slot(means, term->averaging, at);
		if (!fits)
			return refuse_override(term, err);
		set_unit(at, term, means);
		plan->above[plan->overs] = overrides->above[i];
		plan->at_least[plan->overs++] = overrides->index[i];
	}
	return 0;
}

/* The mean in the unit of the term; NAN with too few hours. */
static double conc_of(const struct ehr_aqhi_plan *plan,
	const struct ehr_aqhi_plan_term *term, struct ehr_air_sum sum)
{
	if (sum.n == 0 || sum.n < term->min_hours)
		return NAN;
	if (plan->mean_decimals < 0)
		return ehr_air_mean(sum) * term->factor;
	if (term->factor == 1) {
		sum.micro = ehr_air_round(
			sum, plan->mean_decimals, plan->rules.half);
		sum.n = 1;
		return ehr_air_mean(sum);
	}
	return ehr_air_round_value(ehr_air_mean(sum) * term->factor,
		plan->mean_decimals, plan->rules.half);
}

/* The fewest hours of the sums; where the larger particle term counts, the more
 * of the two. */
static int fewest(const struct ehr_aqhi_plan *plan,
	const struct ehr_air_sum (*sum)[EHR_AIR_N])
{
	bool larger = plan->method->combine == EHR_AQHI_SUM_MAX_PM;
	int least = -1, pm = -1;

	for (size_t i = 0; i < plan->method->n; i++) {
		const struct ehr_aqhi_plan_term *term = &plan->term[i];
		int n = sum[term->slot][term->air].n;

		if (plan->method->term[i].form == EHR_AQHI_CEILING)
			continue;
		if (larger && ehr_air_is_particle(term->air))
			pm = n > pm ? n : pm;
		else if (least < 0 || n < least)
			least = n;
	}
	if (pm >= 0 && (least < 0 || pm < least))
		least = pm;
	return least < 0 ? 0 : least;
}

static void raise_index(const struct ehr_aqhi_plan *plan,
	const struct ehr_air_sum (*sum)[EHR_AIR_N],
	struct ehr_aqhi_report *report)
{
	struct ehr_aqhi *aqhi = &report->aqhi;

	for (size_t i = 0; i < plan->overs; i++) {
		const struct ehr_aqhi_plan_term *term = &plan->over[i];
		double conc = conc_of(plan, term, sum[term->slot][term->air]);
		double index = plan->at_least[i] >= OPEN_INDEX
				       ? HUGE_VAL
				       : plan->at_least[i];

		if (!(conc > plan->above[i]) || aqhi->index >= index)
			continue;
		aqhi->index = index;
		aqhi->lead = term->air;
		report->overridden |= 1U << term->air;
		if (plan->method->scheme)
			aqhi->class =
				ehr_aqhi_class_of(plan->method->scheme, index);
	}
}

void ehr_aqhi_plan_index(const struct ehr_aqhi_plan *plan,
	const struct ehr_air_sum (*sum)[EHR_AIR_N],
	struct ehr_aqhi_report *report)
{
	double conc[EHR_AQHI_TERMS];

	report->few = report->overridden = 0;
	for (size_t i = 0; i < plan->method->n; i++) {
		const struct ehr_aqhi_plan_term *term = &plan->term[i];
		struct ehr_air_sum of = sum[term->slot][term->air];

		conc[i] = conc_of(plan, term, of);
		if (of.n > 0 && of.n < term->min_hours)
			report->few |= 1U << term->air;
	}
	report->n_hours = fewest(plan, sum);
	ehr_aqhi_index(plan->method, conc, &plan->rules, &report->aqhi);
	if (plan->overs > 0)
		raise_index(plan, sum, report);
}
