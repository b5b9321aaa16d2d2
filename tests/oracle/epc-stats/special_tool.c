/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * special_tool < QUESTIONS: each line "NAME X A B" is answered with the value of
 * that function of calc/special.h, 17 digits. Parameters that it does not have
 * are 0.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "calc/special.h"

static double normal_quantile(double p, double a, double b)
{
	(void)a;
	(void)b;
	return ehr_normal_quantile(p);
}

static double normal_cdf(double x, double a, double b)
{
	(void)a;
	(void)b;
	return ehr_normal_cdf(x);
}

static double t_quantile(double p, double a, double b)
{
	(void)b;
	return ehr_t_quantile(p, a);
}

static double t_cdf(double x, double a, double b)
{
	(void)b;
	return ehr_t_cdf(x, a);
}

static double digamma_at(double x, double a, double b)
{
	(void)a;
	(void)b;
	return ehr_digamma(x);
}

static double trigamma_at(double x, double a, double b)
{
	(void)a;
	(void)b;
	return ehr_trigamma(x);
}

static double log_gamma(double x, double a, double b)
{
	(void)a;
	(void)b;
	return ehr_log_gamma(x);
}

static const struct {
	const char *name;
	double (*value)(double x, double a, double b);
} functions[] = {
	{ "qnorm", normal_quantile },
	{ "pnorm", normal_cdf },
	{ "qt", t_quantile },
	{ "pt", t_cdf },
	{ "qgamma", ehr_gamma_quantile },
	{ "pgamma", ehr_gamma_cdf },
	{ "qbeta", ehr_beta_quantile },
	{ "pbeta", ehr_beta_cdf },
	{ "qweibull", ehr_weibull_quantile },
	{ "pweibull", ehr_weibull_cdf },
	{ "digamma", digamma_at },
	{ "trigamma", trigamma_at },
	{ "lgamma", log_gamma },
};

int main(void)
{
	char line[200], name[20];
	double x, a, b;

	while (fgets(line, sizeof line, stdin) != NULL &&
		sscanf(line, "%19s %lf %lf %lf", name, &x, &a, &b) == 4) {
		double value = (double)NAN;

		for (size_t i = 0; i < sizeof functions / sizeof functions[0];
			i++)
			if (strcmp(functions[i].name, name) == 0)
				value = functions[i].value(x, a, b);
		printf("%.17g\n", value);
	}
	return 0;
}
