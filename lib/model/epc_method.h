/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The upper limits of a mean by name, and what they are computed from.
 */
#ifndef EHR_MODEL_EPC_METHOD_H
#define EHR_MODEL_EPC_METHOD_H

#include "calc/bootstrap.h"
#include "calc/gamma_fit.h"
#include "calc/kaplan_meier.h"
#include "calc/lookup.h"

#define EHR_EPC_CONFIDENCE 0.95 /* of every limit: it is called ucl95 */

/* A sample made ready: what several methods need is worked out once. */
struct ehr_epc_sample {
	struct ehr_sample all; /* rising; non-detects by their limits */
	size_t detects;
	bool kaplan; /* non-detects stay; otherwise complete has stand-ins */
	struct ehr_sample complete;     /* only if !kaplan */
	struct ehr_kaplan_meier km;     /* only if kaplan */
	struct ehr_moments moments;     /* of complete */
	struct ehr_moments logs;        /* only if has_logs */
	struct ehr_gamma_fit gamma;     /* only if has_gamma */
	struct ehr_bootstrap bootstrap; /* once booted */
	bool has_logs, has_gamma, booted;
	const struct ehr_lookup *gamma_level; /* of the adjusted limit */
	struct ehr_resampling resampling;
};

struct ehr_epc_method {
	const char *name;
	bool kaplan;             /* for samples with non-detects left in */
	const char *counterpart; /* the same of the other kind; may be NULL */
	/* The limit; false where there is none of such a sample. */
	bool (*ucl)(struct ehr_epc_sample *sample, double *ucl);
};

/* In the order in which they are listed. */
size_t ehr_epc_method_count(void);
const struct ehr_epc_method *ehr_epc_method_at(size_t i);
/* NULL: there is none of that name. */
const struct ehr_epc_method *ehr_epc_method_find(const char *name);

/* The method itself, or its counterpart, whichever is for such samples; NULL if
 * neither is. */
const struct ehr_epc_method *ehr_epc_method_for(
	const struct ehr_epc_method *method, bool kaplan);

#endif
