/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/compare_why.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "model/equation.h"
#include "model/words.h"

enum { SIDES = 2, FACTORS = 96, NONE = -1 };

/* Factors differ from 1 by less than rounding makes them. */
#define AS_GOOD_AS_1 1e-12

struct factor {
	const char *one, *two; /* the name on either side */
	double ln;
};

struct why {
	const struct ehr_terms *of[SIDES];
	long *partner[SIDES];  /* of a term: the index there, or NONE */
	bool *path_has[SIDES]; /* has the term's path a partner? */
	struct factor factor[FACTORS];
	size_t n;
};

/* What a path is, whatever the scheme. */
enum kind {
	SWALLOWED,
	ON_SKIN,
	PARTICLES,
	VAPOUR_OUTDOORS,
	VAPOUR_INDOORS,
	AIR,
	FOOD,
};

static enum kind kind_of(const struct ehr_path *path)
{
	switch (path->formula) {
	case EHR_FORMULA_US_SOIL_PARTICULATES:
	case EHR_FORMULA_HJ_PIS: return PARTICLES;
	case EHR_FORMULA_US_SOIL_VAPOUR:
	case EHR_FORMULA_HJ_IOV1:
	case EHR_FORMULA_HJ_IOV2:
	case EHR_FORMULA_HJ_IOV3: return VAPOUR_OUTDOORS;
	case EHR_FORMULA_US_SOIL_GAS:
	case EHR_FORMULA_US_WATER_VAPOUR:
	case EHR_FORMULA_HJ_IIV1:
	case EHR_FORMULA_HJ_IIV2: return VAPOUR_INDOORS;
	case EHR_FORMULA_US_FOOD_INGESTION: return FOOD;
	default: break;
	}
	switch (ehr_formula_info(path->formula)->route) {
	case EHR_ROUTE_ING: return SWALLOWED;
	case EHR_ROUTE_DERM: return ON_SKIN;
	default: return AIR;
	}
}

/* Ways in which paths may be alike, the closest first. */
static bool alike(
	const struct ehr_path *a, const struct ehr_path *b, int loosely)
{
	if (!loosely)
		return a->formula == b->formula &&
		       strcmp(a->name, b->name) == 0;
	return kind_of(a) == kind_of(b);
}

/* The partner of the path among those of the other side's terms that have none
 * yet; NULL: nobody. */
static const struct ehr_path *mate(
	const struct why *why, size_t at, int loosely)
{
	const struct ehr_path *path = why->of[0]->term[at].path;

	for (size_t k = 0; k < why->of[1]->n; k++)
		if (!why->path_has[1][k] &&
			alike(path, why->of[1]->term[k].path, loosely))
			return why->of[1]->term[k].path;
	return NULL;
}

static void mark(struct why *why, int side, const struct ehr_path *path)
{
	for (size_t i = 0; i < why->of[side]->n; i++)
		if (why->of[side]->term[i].path == path)
			why->path_has[side][i] = true;
}

static void pair(struct why *why, size_t a, size_t b)
{
	why->partner[0][a] = (long)b;
	why->partner[1][b] = (long)a;
}

/* The terms of two paths: populations by name, then the others from the end. */
static void pair_terms(
	struct why *why, const struct ehr_path *one, const struct ehr_path *two)
{
	const struct ehr_terms *const *of = why->of;

	for (int loosely = 0; loosely <= 1; loosely++)
		for (size_t i = of[0]->n; i-- > 0;)
			for (size_t k = of[1]->n; k-- > 0;)
				if (of[0]->term[i].path == one &&
					of[1]->term[k].path == two &&
					why->partner[0][i] == NONE &&
					why->partner[1][k] == NONE &&
					(loosely ||
						strcmp(of[0]->term[i]
								.population,
							of[1]->term[k]
								.population) ==
							0))
					pair(why, i, k);
}

static void pair_all(struct why *why)
{
	for (int loosely = 0; loosely <= 1; loosely++)
		for (size_t i = 0; i < why->of[0]->n; i++) {
			const struct ehr_path *path = why->of[0]->term[i].path;
			const struct ehr_path *other =
				why->path_has[0][i] ? NULL
						    : mate(why, i, loosely);
			if (!other)
				continue;
			mark(why, 0, path);
			mark(why, 1, other);
			pair_terms(why, path, other);
		}
}

/* The name is kept by whoever lends it: a profile or a literal. */
static void add(struct why *why, const char *one, const char *two, double ln)
{
	size_t i = 0;

	while (i < why->n && (strcmp(why->factor[i].one, one) != 0 ||
				     strcmp(why->factor[i].two, two) != 0))
		i++;
	if (i == FACTORS)
		return;
	if (i == why->n)
		why->factor[why->n++] = (struct factor){ one, two, 0 };
	why->factor[i].ln += ln;
}

/* Sums of the terms of a side: all, of paths with a partner, of pairs. */
struct sums {
	double all, paths, pairs;
};

static struct sums sum(const struct why *why, int side)
{
	struct sums sums = { 0, 0, 0 };

	for (size_t i = 0; i < why->of[side]->n; i++) {
		double value = why->of[side]->term[i].value;
		sums.all += value;
		if (why->path_has[side][i])
			sums.paths += value;
		if (why->partner[side][i] != NONE)
			sums.pairs += value;
	}
	return sums;
}

static double logarithmic_mean(double a, double b)
{
	double ln;

	if (!(a > 0) || !(b > 0))
		return 0;
	ln = log(a / b);
	/* near each other the quotient would be all rounding */
	return fabs(ln) < 1e-6 ? (a + b) / 2 : (a - b) / ln;
}

/* What stands on one side alone is 1 on the other, or part of the form. */
static void add_pair(struct why *why, const struct ehr_term *one,
	const struct ehr_term *two, double weight)
{
	double left = log(two->value / one->value);

	for (int f = 0; f < EHR_TERM_FACTORS; f++) {
		const char *a = one->name[f], *b = two->name[f];
		double ln;
		if ((!a && !b) || ((!a || !b) && f >= EHR_TERM_NEUTRAL))
			continue;
		ln = log((b ? two->factor[f] : 1) / (a ? one->factor[f] : 1));
		add(why, a ? a : b, b ? b : a, weight * ln);
		left -= ln;
	}
	add(why, "form", "form", weight * left);
}

/* How much the pair of a term counts, before all are made to add up to 1; 0
 * where it has no partner. */
static double weight_of(const struct why *why, size_t at, double s1, double s2)
{
	long partner = why->partner[0][at];

	if (partner == NONE)
		return 0;
	return logarithmic_mean(why->of[1]->term[partner].value / s2,
		why->of[0]->term[at].value / s1);
}

static void add_pairs(struct why *why, double s1, double s2)
{
	double weights = 0, explained = 0;

	for (size_t i = 0; i < why->of[0]->n; i++)
		weights += weight_of(why, i, s1, s2);
	for (size_t i = 0; i < why->of[0]->n; i++) {
		const struct ehr_term *one = &why->of[0]->term[i];
		double weight = weight_of(why, i, s1, s2) / weights;
		if (weight > 0) {
			const struct ehr_term *two =
				&why->of[1]->term[why->partner[0][i]];
			add_pair(why, one, two, weight);
			explained += weight * log(two->value / one->value);
		}
	}
	/* what rounding leaves over */
	add(why, "form", "form", log(s2 / s1) - explained);
}

static int by_size(const void *a, const void *b)
{
	const struct factor *one = a, *two = b;
	double difference = fabs(two->ln) - fabs(one->ln);

	if (difference != 0)
		return difference > 0 ? 1 : -1;
	return strcmp(one->one, two->one);
}

static void write_factors(struct why *why, int digits, struct ehr_buf *out)
{
	qsort(why->factor, why->n, sizeof(why->factor[0]), by_size);
	for (size_t i = 0; i < why->n; i++) {
		const struct factor *factor = &why->factor[i];
		if (fabs(factor->ln) < AS_GOOD_AS_1)
			continue;
		ehr_buf_puts(out, out->n ? ";" : "");
		ehr_buf_puts(out, factor->one);
		if (strcmp(factor->one, factor->two) != 0)
			ehr_buf_printf(out, "/%s", factor->two);
		ehr_buf_putc(out, ' ');
		ehr_equation_number(out, exp(factor->ln), digits);
	}
}

/* "only ois,dcs" */
static void write_only(const struct why *why, int side, struct ehr_buf *out)
{
	struct ehr_buf names = { 0 };

	for (size_t i = 0; i < why->of[side]->n; i++)
		if (!why->path_has[side][i])
			ehr_words_add(&names,
				ehr_str_of(why->of[side]->term[i].path->name));
	for (size_t i = 0; i < names.n; i++)
		if (names.p[i] == ' ')
			names.p[i] = ',';
	if (names.n > 0)
		ehr_buf_printf(out, "%s%s %s", out->n ? ";" : "",
			side == 0 ? "only" : "only_2", ehr_buf_text(&names));
	ehr_buf_release(&names);
}

void ehr_compare_why(const struct ehr_terms *one, const struct ehr_terms *two,
	const double bent[2], int digits, struct ehr_buf *out)
{
	struct why why = { .of = { one, two } };
	struct sums sums[SIDES];

	for (int side = 0; side < SIDES; side++) {
		size_t n = why.of[side]->n;
		why.partner[side] = ehr_calloc(n, sizeof(**why.partner));
		why.path_has[side] = ehr_calloc(n, sizeof(**why.path_has));
		for (size_t i = 0; i < n; i++)
			why.partner[side][i] = NONE;
	}
	pair_all(&why);
	for (int side = 0; side < SIDES; side++)
		sums[side] = sum(&why, side);
	add(&why, "one_hit", "one_hit", log(bent[1] / bent[0]));
	if (sums[0].pairs > 0 && sums[1].pairs > 0) {
		add(&why, "paths", "paths",
			log(sums[1].all / sums[1].paths * sums[0].paths /
				sums[0].all));
		add(&why, "people", "people",
			log(sums[1].paths / sums[1].pairs * sums[0].pairs /
				sums[0].paths));
		add_pairs(&why, sums[0].pairs, sums[1].pairs);
	} else {
		add(&why, "paths", "paths", log(sums[1].all / sums[0].all));
	}
	write_factors(&why, digits, out);
	write_only(&why, 0, out);
	write_only(&why, 1, out);
	for (int side = 0; side < SIDES; side++) {
		free(why.partner[side]);
		free(why.path_has[side]);
	}
}
