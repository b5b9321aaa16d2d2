/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_method.h"

#include <string.h>

#include "calc/land.h"
#include "calc/lognormal.h"
#include "calc/ucl.h"

static bool student_t(struct ehr_epc_sample *sample, double *ucl)
{
	return ehr_ucl_student(&sample->moments, EHR_EPC_CONFIDENCE, ucl);
}

static bool adjusted_clt(struct ehr_epc_sample *sample, double *ucl)
{
	return ehr_ucl_adjusted_clt(&sample->moments, EHR_EPC_CONFIDENCE, ucl);
}

static bool modified_t(struct ehr_epc_sample *sample, double *ucl)
{
	return ehr_ucl_modified_t(&sample->moments, EHR_EPC_CONFIDENCE, ucl);
}

static bool chebyshev_95(struct ehr_epc_sample *sample, double *ucl)
{
	return ehr_ucl_chebyshev(&sample->moments, 0.95, ucl);
}

static bool chebyshev_97(struct ehr_epc_sample *sample, double *ucl)
{
	return ehr_ucl_chebyshev(&sample->moments, 0.975, ucl);
}

static bool chebyshev_99(struct ehr_epc_sample *sample, double *ucl)
{
	return ehr_ucl_chebyshev(&sample->moments, 0.99, ucl);
}

static bool land_h(struct ehr_epc_sample *sample, double *ucl)
{
	return sample->has_logs &&
	       ehr_ucl_land(&sample->logs, EHR_EPC_CONFIDENCE, ucl);
}

static bool lognormal(
	const struct ehr_epc_sample *sample, double confidence, double *ucl)
{
	struct ehr_lognormal_mean mean;

	return sample->has_logs && ehr_lognormal_mean(&sample->logs, &mean) &&
	       ehr_ucl_chebyshev_of(mean.mean, mean.se, confidence, ucl);
}

static bool lognormal_95(struct ehr_epc_sample *sample, double *ucl)
{
	return lognormal(sample, 0.95, ucl);
}

static bool lognormal_97(struct ehr_epc_sample *sample, double *ucl)
{
	return lognormal(sample, 0.975, ucl);
}

static bool lognormal_99(struct ehr_epc_sample *sample, double *ucl)
{
	return lognormal(sample, 0.99, ucl);
}

static bool gamma_approximate(struct ehr_epc_sample *sample, double *ucl)
{
	return sample->has_gamma &&
	       ehr_ucl_gamma(&sample->gamma, 1 - EHR_EPC_CONFIDENCE, ucl);
}

static bool gamma_adjusted(struct ehr_epc_sample *sample, double *ucl)
{
	double level;

	return sample->has_gamma && sample->gamma_level &&
	       ehr_lookup(sample->gamma_level, (double)sample->gamma.n,
		       1 - EHR_EPC_CONFIDENCE, &level) &&
	       ehr_ucl_gamma(&sample->gamma, level, ucl);
}

/* All bootstrap limits come of the same resamples. */
static const struct ehr_bootstrap *boot(struct ehr_epc_sample *sample)
{
	if (!sample->booted)
		(void)ehr_bootstrap_mean(
			sample->kaplan ? &sample->all : &sample->complete,
			&sample->resampling, &sample->bootstrap);
	sample->booted = true;
	return &sample->bootstrap;
}

static bool percentile(struct ehr_epc_sample *sample, double *ucl)
{
	const struct ehr_bootstrap *found = boot(sample);

	if (found->has_percentile)
		*ucl = found->percentile;
	return found->has_percentile;
}

static bool bca(struct ehr_epc_sample *sample, double *ucl)
{
	const struct ehr_bootstrap *found = boot(sample);

	if (found->has_bca)
		*ucl = found->bca;
	return found->has_bca;
}

static bool bootstrap_t(struct ehr_epc_sample *sample, double *ucl)
{
	const struct ehr_bootstrap *found = boot(sample);

	if (found->has_t)
		*ucl = found->t;
	return found->has_t;
}

static bool hall(struct ehr_epc_sample *sample, double *ucl)
{
	const struct ehr_bootstrap *found = boot(sample);

	if (found->has_hall)
		*ucl = found->hall;
	return found->has_hall;
}

static bool km_t(struct ehr_epc_sample *sample, double *ucl)
{
	const struct ehr_kaplan_meier *km = &sample->km;

	return km->has_se &&
	       ehr_ucl_t_of(km->mean, km->se, km->n, EHR_EPC_CONFIDENCE, ucl);
}

static bool km_chebyshev(
	const struct ehr_epc_sample *sample, double confidence, double *ucl)
{
	const struct ehr_kaplan_meier *km = &sample->km;

	return km->has_se &&
	       ehr_ucl_chebyshev_of(km->mean, km->se, confidence, ucl);
}

static bool km_chebyshev_95(struct ehr_epc_sample *sample, double *ucl)
{
	return km_chebyshev(sample, 0.95, ucl);
}

static bool km_chebyshev_97(struct ehr_epc_sample *sample, double *ucl)
{
	return km_chebyshev(sample, 0.975, ucl);
}

static bool km_chebyshev_99(struct ehr_epc_sample *sample, double *ucl)
{
	return km_chebyshev(sample, 0.99, ucl);
}

static const struct ehr_epc_method method[] = {
	{ "student-t", false, "km-t", student_t },
	{ "adjusted-clt", false, NULL, adjusted_clt },
	{ "modified-t", false, NULL, modified_t },
	{ "chebyshev-95", false, "km-chebyshev-95", chebyshev_95 },
	{ "chebyshev-97.5", false, "km-chebyshev-97.5", chebyshev_97 },
	{ "chebyshev-99", false, "km-chebyshev-99", chebyshev_99 },
	{ "land-h", false, NULL, land_h },
	{ "lognormal-chebyshev-95", false, NULL, lognormal_95 },
	{ "lognormal-chebyshev-97.5", false, NULL, lognormal_97 },
	{ "lognormal-chebyshev-99", false, NULL, lognormal_99 },
	{ "gamma-approximate", false, NULL, gamma_approximate },
	{ "gamma-adjusted", false, NULL, gamma_adjusted },
	{ "bootstrap-percentile", false, "km-bootstrap-percentile",
		percentile },
	{ "bootstrap-bca", false, "km-bootstrap-bca", bca },
	{ "bootstrap-t", false, "km-bootstrap-t", bootstrap_t },
	{ "bootstrap-hall", false, NULL, hall },
	{ "km-t", true, "student-t", km_t },
	{ "km-chebyshev-95", true, "chebyshev-95", km_chebyshev_95 },
	{ "km-chebyshev-97.5", true, "chebyshev-97.5", km_chebyshev_97 },
	{ "km-chebyshev-99", true, "chebyshev-99", km_chebyshev_99 },
	{ "km-bootstrap-percentile", true, "bootstrap-percentile", percentile },
	{ "km-bootstrap-bca", true, "bootstrap-bca", bca },
	{ "km-bootstrap-t", true, "bootstrap-t", bootstrap_t },
};

size_t ehr_epc_method_count(void)
{
	return sizeof(method) / sizeof(method[0]);
}

const struct ehr_epc_method *ehr_epc_method_at(size_t i)
{
	return &method[i];
}

const struct ehr_epc_method *ehr_epc_method_find(const char *name)
{
	for (size_t i = 0; i < ehr_epc_method_count(); i++)
		if (strcmp(method[i].name, name) == 0)
			return &method[i];
	return NULL;
}

const struct ehr_epc_method *ehr_epc_method_for(
	const struct ehr_epc_method *wanted, bool kaplan)
{
	if (wanted->kaplan == kaplan)
		return wanted;
	return wanted->counterpart ? ehr_epc_method_find(wanted->counterpart)
				   : NULL;
}
