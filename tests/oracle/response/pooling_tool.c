/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pooling_tool < ESTIMATES: all that lib/calc/pooling.c says of estimates, a line
 * each, "b se", for the comparison with R: "name number" a line; fixed, dl and
 * reml before the name; shrunken estimates (dl) by their number from 1.
 */
#include <stdio.h>

#include "calc/pooling.h"

enum { AREAS = 100 };

static const char *const name[] = { "fixed", "dl", "reml" };

static void say(const char *method, const struct ehr_pooled *pooled)
{
	printf("%s_mu %.15g\n%s_se %.15g\n%s_tau2 %.15g\n%s_q %.15g\n", method,
		pooled->mu, method, pooled->se, method, pooled->tau2, method,
		pooled->q);
	printf("%s_qp %.15g\n%s_i2 %.15g\n", method, pooled->q_p, method,
		pooled->i2);
}

int main(void)
{
	double b[AREAS], se[AREAS];
	struct ehr_pooled pooled[3];
	size_t k = 0;

	while (k < AREAS && scanf("%lf %lf", b + k, se + k) == 2)
		k++;
	for (size_t i = 0; i < 3; i++) {
		if (!ehr_pool(b, se, k, (enum ehr_pooling)i, pooled + i))
			return 1;
		say(name[i], pooled + i);
	}
	for (size_t i = 0; i < k; i++) {
		double mean, error;

		ehr_shrink(b[i], se[i], pooled + EHR_POOL_DL, &mean, &error);
		printf("shrunken%zu %.15g\nshrunken_se%zu %.15g\n", i + 1, mean,
			i + 1, error);
	}
	return 0;
}
