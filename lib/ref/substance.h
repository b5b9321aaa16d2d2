/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of chemicals and how age factors apply to them, from
 * data/chemicals.csv, their organs, and of what kind they are, from
 * data/chemical_flags.csv, by CAS number: the substances of a toxicity table.
 */
#ifndef EHR_REF_SUBSTANCE_H
#define EHR_REF_SUBSTANCE_H

#include "ref/toxrows.h"

/* Adds those of the built-in table; rows->organs is open. */
EHR_MUST_USE int ehr_substances_read(
	struct ehr_toxrows *rows, struct ehr_err *err);

/* The place of the substance with that CAS number, added if it is new; names
 * that are not empty replace those it had. -1: not a CAS number. */
EHR_MUST_USE int ehr_substance_of(struct ehr_toxrows *rows, struct ehr_str cas,
	struct ehr_str name_en, struct ehr_str name_zh, size_t *at);

/* Is there one with that number? */
bool ehr_substance_is(const struct ehr_toxrows *rows, struct ehr_str cas);

/* Takes no, yes, partial, from_birth, 0 or 1; an empty text changes nothing.
 * -1: another word. */
EHR_MUST_USE int ehr_substance_mutagen(
	struct ehr_tox_substance *substance, struct ehr_str word);

#endif
