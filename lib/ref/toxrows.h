/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The toxicity table as read, before anything is chosen: substances, whose
 * values they are, and every selected value. ref/toxicity.h chooses.
 *
 * Invariants once read: every value is finite and above 0 (a fraction also 0
 * where that is a value, and 1 at most); a substance has one value for each
 * parameter, origin and standing of the age factor; a value with the factor is
 * 1 to 2.1 times the one without.
 */
#ifndef EHR_REF_TOXROWS_H
#define EHR_REF_TOXROWS_H

#include "base/mem.h"
#include "ref/index.h"
#include "ref/toxicity.h"

enum {
	/* those that are not chosen from (acute, subchronic) come behind
	 * EHR_TOX_PARAMS */
	EHR_TOXROWS_PARAMS = EHR_TOX_PARAMS + 7,
	EHR_TOX_ADAFS = EHR_TOX_ADAF_UNKNOWN + 1,
};

struct ehr_tox_substance {
	const char *cas, *name_en, *name_zh;
	enum ehr_mutagen mutagen;
	double share_oral, share_inh;
};

struct ehr_tox_origin {
	const char *source, *agency;
};

struct ehr_tox_given {
	size_t substance;
	unsigned param, origin;
	bool there[EHR_TOX_ADAFS];
	double value[EHR_TOX_ADAFS];
	const char *status[EHR_TOX_ADAFS];
};

struct ehr_toxrows {
	struct ehr_arena arena;
	struct ehr_index cas;                /* packed number to substance */
	struct ehr_tox_substance *substance; /* cas.n of them */
	size_t substance_cap;
	struct ehr_tox_origin *origin;
	unsigned origins;
	struct ehr_index given_of;   /* substance, parameter, origin */
	struct ehr_tox_given *given; /* given_of.n of them */
	size_t given_cap;
	size_t rows;
	char sha256[65];
};

/* Reads the built-in table, or the file at path, long or wide. */
EHR_MUST_USE int ehr_toxrows_read(
	struct ehr_toxrows *rows, const char *path, struct ehr_err *err);
void ehr_toxrows_release(struct ehr_toxrows *rows);

/* Name and unit in the long table, of the parameters behind EHR_TOX_PARAMS
 * too. */
const char *ehr_toxrows_name(unsigned param);
const char *ehr_toxrows_unit(unsigned param);

#endif
