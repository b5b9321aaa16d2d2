/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is wanted of a zoning, in words, made into its setup.
 */
#ifndef EHR_MODEL_ZONING_SETUP_H
#define EHR_MODEL_ZONING_SETUP_H

#include "model/zoning.h"

struct ehr_zoning_wish {
	const char *const *value; /* columns to zone */
	size_t n;
	const char *agg;      /* "max", "mean", "count" */
	const char *class_by; /* "worst" or one of value */
	const char *classes;  /* "fixed:A,B", a scheme's name, or NULL */
	/* another one that classes names, such as a file's; or NULL */
	const struct ehr_zone_scheme *scheme;
	bool later; /* classes names what the cells' values will tell */
};

/* Fills values, aggregation and scales; which columns the table has is left
 * to the caller. Without classes a value has the scheme that claims its column,
 * if there is one and rows are not just counted; with classes, the one value
 * that is zoned, or that class_by names, has them. "sum" is refused with the
 * reason. wish, schemes and arena, which keeps names of classes, must outlive
 * the setup. Fails with EHR_FAULT_USAGE. */
EHR_MUST_USE int ehr_zoning_setup_init(struct ehr_zoning_setup *setup,
	const struct ehr_zoning_wish *wish,
	const struct ehr_zone_schemes *schemes, struct ehr_arena *arena,
	struct ehr_err *err);

/* The value that classes asked for are for: the only one, or the one that
 * class_by names; -1 if there is none such. */
int ehr_zoning_setup_classed(const struct ehr_zoning_setup *setup);

/* The first value that could decide the class but has no scale, or -1. Rows
 * that are just counted need none. */
int ehr_zoning_setup_unclassed(const struct ehr_zoning_setup *setup);

#endif
