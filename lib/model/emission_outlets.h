/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From sorted rows to sources, outlets and amounts.
 */
#ifndef EHR_MODEL_EMISSION_OUTLETS_H
#define EHR_MODEL_EMISSION_OUTLETS_H

#include "model/emission_store.h"

/* start is that of ehr_emission_store_sort. Texts of the store are handed over
 * to the inventory; rows without a place go to the store's tally. Fails
 * (EHR_FAULT_DATA) on amounts whose sum is beyond all numbers. */
EHR_MUST_USE int ehr_emission_outlets(struct ehr_emission_store *store,
	const size_t *start, const struct ehr_stack_defaults *defaults,
	struct ehr_inventory *inventory, struct ehr_emissions_report *report,
	struct ehr_err *err);

#endif
