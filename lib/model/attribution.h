/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each source gives to each receptor, source by source. (Receptor by
 * receptor: EHR_FIELD_PARTS of model/field_rows.h, with the same rows.)
 *
 * Sources are taken in batches whose rows surely fit into some 150 MB, so memory
 * does not grow with the number of rows. A share needs all other sources too:
 * then each batch adds up the whole field again, which --columns without share,
 * and no least share, spares.
 */
#ifndef EHR_MODEL_ATTRIBUTION_H
#define EHR_MODEL_ATTRIBUTION_H

#include "model/field_rows.h"

/* As ehr_field_write, of form EHR_FIELD_PARTS. */
EHR_MUST_USE int ehr_attribution_write(const struct ehr_field_job *job,
	struct ehr_writer *out, struct ehr_field_counts *counts,
	struct ehr_err *err);

#endif
