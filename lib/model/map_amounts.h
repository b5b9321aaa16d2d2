/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sections defaults and pollutants of a map from what was recognised, for
 * model/map_text.c.
 */
#ifndef EHR_MODEL_MAP_AMOUNTS_H
#define EHR_MODEL_MAP_AMOUNTS_H

#include "model/recognise.h"

/* Appends them to out; nothing where there are no amounts. */
void ehr_map_put_amounts(const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser, struct ehr_buf *out);

#endif
