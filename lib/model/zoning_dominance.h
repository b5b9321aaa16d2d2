/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many cells rest on one contributor: where one report is wrong, so is all
 * that is said of them.
 */
#ifndef EHR_MODEL_ZONING_DOMINANCE_H
#define EHR_MODEL_ZONING_DOMINANCE_H

#include "model/zoning.h"

struct ehr_zoning_dominance {
	size_t topped;    /* cells whose top and its share are known */
	size_t dominated; /* of these, the share is above the one asked for */
	size_t alone;     /* of these, nobody else contributes */
};

struct ehr_zoning_dominance ehr_zoning_dominated(
	struct ehr_zoning *zoning, double share);

#endif
