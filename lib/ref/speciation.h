/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What sums such as VOC and dust are made of, by what emits them:
 * data/speciation_profiles.csv, a row a profile, and data/speciation.csv, a row a
 * species of a profile.
 */
#ifndef EHR_REF_SPECIATION_H
#define EHR_REF_SPECIATION_H

#include "base/decimal.h"
#include "base/err.h"

struct ehr_species {
	const char *name, *cas; /* cas may be empty */
	struct ehr_decimal share;
	bool counted; /* false: part of another species of the profile */
	bool group;   /* of chemicals, which nobody can score */
	const char *status;
};

struct ehr_speciation_profile {
	const char *name, *name_en, *name_zh;
	const char *splits;         /* such as "VOC" */
	const char *industry_codes; /* blanks between; may be empty */
	const char *process, *quality, *source, *status, *industry_status;
	const char *note;
	bool of_tog;               /* shares are of total organic gas */
	struct ehr_decimal factor; /* basis over the sum: TOG/VOC, else 1 */
	const char *shares;        /* complete, partial, leading, groups */
	bool complete;          /* the shares add up to all, but for rounding */
	bool scorable;          /* complete or partial */
	struct ehr_decimal sum; /* of the shares that are counted */
	struct ehr_species *species;
	size_t n;
};

struct ehr_speciation;

/* The built-in tables, or the files at the paths that are not NULL. Fails
 * (EHR_FAULT_DATA, with file, line, column) on a share that is not from 0 to 1,
 * shares that add up to more than 1 beyond their rounding or by more than 0.01,
 * or that are said to be complete and are not, a species twice, a profile
 * without species, a TOG basis without its ratio. NULL on failure. */
struct ehr_speciation *ehr_speciation_open(const char *profiles_path,
	const char *species_path, struct ehr_err *err);
void ehr_speciation_close(struct ehr_speciation *speciation);

size_t ehr_speciation_count(const struct ehr_speciation *speciation);
const struct ehr_speciation_profile *ehr_speciation_at(
	const struct ehr_speciation *speciation, size_t i);
/* By name, letter by letter; NULL: there is none. */
const struct ehr_speciation_profile *ehr_speciation_find(
	const struct ehr_speciation *speciation, struct ehr_str name);

/* For the manifest. */
const char *ehr_speciation_sha256(const struct ehr_speciation *speciation);
size_t ehr_speciation_rows(const struct ehr_speciation *speciation);
const char *ehr_speciation_profiles_sha256(
	const struct ehr_speciation *speciation);

#endif
