/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_choice.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "calc/gamma_fit.h"
#include "calc/goodness.h"
#include "calc/sample.h"

void ehr_epc_basis_word(
	struct ehr_buf *basis, const char *name, const char *value)
{
	ehr_buf_printf(basis, basis->n > 0 ? " %s=%s" : "%s=%s", name, value);
}

void ehr_epc_basis_number(struct ehr_buf *basis, const char *name, double value)
{
	char text[EHR_NUM_MAX];
	size_t n = isfinite(value) ? ehr_num_write_digits(text, value, 3) : 0;

	ehr_buf_printf(basis, basis->n > 0 ? " %s=%.*s" : "%s=%.*s", name,
		(int)n, text);
}

/* Is the test of normality not refused? name is what was tested. */
static bool is_normal(const struct ehr_epc_opts *opts, const double *value,
	size_t n, const char *name, struct ehr_buf *basis)
{
	bool few =
		(double)n <= ehr_epc_setting(opts->rules, EHR_EPC_SHAPIRO_MOST);
	struct ehr_goodness found;
	char word[48];

	if (!(few ? ehr_shapiro_wilk(value, n, &found)
		  : ehr_lilliefors(value, n, &found)))
		return false;
	(void)snprintf(word, sizeof(word), "%s_%s_p", name,
		few ? "shapiro" : "lilliefors");
	ehr_epc_basis_number(basis, word, found.p);
	return found.p >= ehr_epc_setting(opts->rules, EHR_EPC_TEST_LEVEL);
}

static bool is_gamma(const struct ehr_epc_opts *opts, const double *value,
	size_t n, struct ehr_buf *basis)
{
	struct ehr_gamma_fit fit;
	double distance, most;

	if (!ehr_gamma_fit(value, n, &fit) ||
		!ehr_gamma_distance(&fit, value, n, &distance) ||
		!opts->gamma_distance ||
		!ehr_lookup(opts->gamma_distance, (double)n, fit.shape, &most))
		return false;
	ehr_epc_basis_number(basis, "gamma_anderson", distance);
	ehr_epc_basis_number(basis, "critical", most);
	return distance < most;
}

/* The logarithms of those above 0, in new memory. */
static double *logarithms(const double *value, size_t n, size_t *positive)
{
	double *log_value = ehr_alloc((n + 1) * sizeof(*log_value));

	*positive = 0;
	for (size_t i = 0; i < n; i++)
		if (value[i] > 0)
			log_value[(*positive)++] = log(value[i]);
	return log_value;
}

struct ehr_epc_choice ehr_epc_choose(const struct ehr_epc_opts *opts,
	const double *detect, size_t detects, size_t n, bool nondetects,
	struct ehr_buf *basis)
{
	struct ehr_epc_choice choice = { .distribution = EHR_EPC_OTHER };
	struct ehr_moments moments;
	size_t positive;
	double *log_value = logarithms(detect, detects, &positive);

	if (ehr_moments(log_value, positive, &moments))
		choice.spread = moments.sd;
	if (detect[0] == detect[detects - 1])
		choice.distribution = EHR_EPC_CONSTANT;
	else if (is_normal(opts, detect, detects, "normal", basis))
		choice.distribution = EHR_EPC_NORMAL;
	else if (positive == detects && is_gamma(opts, detect, detects, basis))
		choice.distribution = EHR_EPC_GAMMA;
	else if (positive == detects &&
		 is_normal(opts, log_value, detects, "lognormal", basis))
		choice.distribution = EHR_EPC_LOGNORMAL;
	free(log_value);
	ehr_epc_basis_word(basis, "distribution",
		ehr_epc_distribution_word[choice.distribution]);
	ehr_epc_basis_number(basis, "spread", choice.spread);
	choice.rule = ehr_epc_rules_find(opts->rules, nondetects,
		choice.distribution, choice.spread, (double)n);
	return choice;
}
