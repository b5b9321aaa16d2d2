/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/dominance.h"

/* In how many indicators the one is worse than the other, and better. */
struct verdict {
	size_t common, worse, better;
};

static struct verdict compare(
	const struct ehr_criteria *criteria, size_t a, size_t b)
{
	struct verdict verdict = { 0 };

	for (size_t j = 0; j < criteria->m; j++) {
		double x = ehr_criterion(criteria, a, j);
		double y = ehr_criterion(criteria, b, j);
		bool more = x > y, less = x < y; /* both false for NAN */

		if (!(criteria->weight[j] > 0) || isnan(x) || isnan(y))
			continue;
		verdict.common++;
		verdict.worse += criteria->lower[j] ? less : more;
		verdict.better += criteria->lower[j] ? more : less;
	}
	return verdict;
}

static void ahead(struct ehr_dominance *front, struct ehr_dominance *back)
{
	front->ahead++;
	back->behind++;
}

static void by_majority(struct verdict verdict, struct ehr_dominance *a,
	struct ehr_dominance *b)
{
	if (verdict.worse > verdict.better) {
		ahead(a, b);
	} else if (verdict.worse < verdict.better) {
		ahead(b, a);
	} else {
		a->alike++;
		b->alike++;
	}
}

static void by_all(struct verdict verdict, struct ehr_dominance *a,
	struct ehr_dominance *b)
{
	bool both = verdict.worse > 0 && verdict.better > 0;

	if (both || verdict.common == 0) {
		a->incomparable++;
		b->incomparable++;
	} else {
		by_majority(verdict, a, b);
	}
}

static void pairs(const struct ehr_criteria *criteria, struct ehr_dominance *of,
	void (*judge)(struct verdict verdict, struct ehr_dominance *a,
		struct ehr_dominance *b))
{
	for (size_t i = 0; i < criteria->n; i++)
		of[i] = (struct ehr_dominance){ 0 };
	for (size_t a = 0; a < criteria->n; a++)
		for (size_t b = a + 1; b < criteria->n; b++)
			judge(compare(criteria, a, b), &of[a], &of[b]);
}

void ehr_copeland(const struct ehr_criteria *criteria, struct ehr_dominance *of)
{
	pairs(criteria, of, by_majority);
}

void ehr_hasse(const struct ehr_criteria *criteria, struct ehr_dominance *of)
{
	pairs(criteria, of, by_all);
}

double ehr_hasse_score(struct ehr_dominance of, size_t n)
{
	double all = (double)n + 1;
	double open = (double)(of.incomparable + of.alike);

	return ((double)of.ahead + 1) * all / (all - open);
}
