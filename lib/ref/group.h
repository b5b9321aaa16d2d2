/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of chemicals that are reported as one sum or one by one, data/
 * groups.csv: dioxins, PAH, chromium, xylenes, DDT ... Two uses:
 *
 * A total must not add a sum and its members, nor two sums of one group: a row
 * has a place in groups, of which the bits of two rows are compared.
 *
 * A member without a toxicity value of its own takes that of the group's
 * reference chemical times a factor (toxic equivalents, relative potencies).
 * ref/toxicity.h does so; struct ehr_tox_value.derived says it.
 */
#ifndef EHR_REF_GROUP_H
#define EHR_REF_GROUP_H

#include <stdint.h>

#include "base/err.h"

struct ehr_group {
	const char *word; /* "dioxins" */
	const char *name_en, *name_zh;
	bool members_count; /* rather than a sum, where rows have both */
};

/* Bit i is the i-th group. */
struct ehr_group_place {
	uint64_t sum;    /* the row is the sum of these groups */
	uint64_t member; /* and a member of these */
};

/* A potency of cas is factor times that of reference; a reference dose or
 * concentration is that of reference over factor. */
struct ehr_group_factor {
	const char *cas, *reference;
	double factor;
	bool cancer_only;  /* RPF say nothing of other effects */
	const char *flag;  /* word for flags: "teq", "rpf", "isomers" */
	const char *group; /* its word */
	const char *source, *status; /* of the factor */
};

struct ehr_groups;

/* The built-in table, or the file at path. NULL on failure: an unknown role, a
 * member before its group, a factor that is not above 0, more than 64 groups. */
struct ehr_groups *ehr_groups_open(const char *path, struct ehr_err *err);

size_t ehr_groups_count(const struct ehr_groups *groups);
const struct ehr_group *ehr_group_at(const struct ehr_groups *groups, size_t i);

/* Where a pollutant belongs, as named in Chinese or English (letters of ASCII
 * in either case) and by CAS number; either may be empty. In a group that the
 * name leads to, the number is not asked: "Dioxins and furans (TEQ)" is the
 * sum, though it bears the number of TCDD. Some 100 ns. */
struct ehr_group_place ehr_groups_place(const struct ehr_groups *groups,
	struct ehr_str name, struct ehr_str cas);

/* Groups of which the two rows may not be added: a sum and a member, or two
 * sums. */
uint64_t ehr_group_clash(struct ehr_group_place a, struct ehr_group_place b);

/* The factors, in the order of the table. */
size_t ehr_group_factors(const struct ehr_groups *groups);
const struct ehr_group_factor *ehr_group_factor_at(
	const struct ehr_groups *groups, size_t i);

/* SHA-256 of the table's bytes, 64 letters. */
const char *ehr_groups_sha256(const struct ehr_groups *groups);
size_t ehr_groups_rows(const struct ehr_groups *groups);

void ehr_groups_close(struct ehr_groups *groups);

#endif
