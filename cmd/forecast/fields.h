/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists among the options of ehrisk-forecast: methods, terms, columns.
 */
#ifndef EHR_CMD_FORECAST_FIELDS_H
#define EHR_CMD_FORECAST_FIELDS_H

#include "forecast/setup.h"

/* --method and --external into setup->method. */
EHR_MUST_USE int forecast_methods(struct forecast_setup *setup);

/* --terms into setup->job.terms. */
EHR_MUST_USE int forecast_terms(struct forecast_setup *setup);

/* --pollutants, --weather and --column into setup->field, given what the input
 * has. */
EHR_MUST_USE int forecast_fields(
	struct forecast_setup *setup, const struct ehr_header *header);

/* The heading of --column for the name; NULL: none. */
const char *forecast_heading(const char *name);

#endif
