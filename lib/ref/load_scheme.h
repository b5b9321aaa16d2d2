/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an amount is multiplied by to be a toxicity-weighted load:
 * data/load_schemes.csv, or a file in its place with the same columns.
 *
 * A weight comes of one toxicity value by the medium's row:
 *
 *     times: value * scale / divisor     (unit risk, slope factor)
 *     over:  scale / value / divisor     (reference concentration, dose)
 *
 * Where the scheme names a reference substance, the weight is divided by the
 * reference substance's own: loads are then kilograms of that substance.
 * Media without a row have no weight.
 */
#ifndef EHR_REF_LOAD_SCHEME_H
#define EHR_REF_LOAD_SCHEME_H

#include "base/mem.h"
#include "ref/toxicity.h"

enum ehr_load_effect {
	EHR_LOAD_CANCER,
	EHR_LOAD_NONCANCER,
	EHR_LOAD_EFFECTS,
};

struct ehr_load_rule {
	const char *scheme, *medium;
	enum ehr_load_effect effect;
	enum ehr_tox_param param;
	bool times; /* else over */
	double scale, divisor;
	const char *reference; /* CAS number; "": none */
	const char *unit;      /* of the load, such as "kg benzene-eq/a" */
	bool larger;           /* cancer and noncancer may be compared */
	const char *source, *status;
};

struct ehr_load_schemes;

/* The built-in table, or the file at path. Fails (EHR_FAULT_DATA) on an unknown
 * effect, parameter or form, a scale or divisor that is not above 0, a rule that
 * comes twice, and if the effects of a scheme have more than one unit. */
struct ehr_load_schemes *ehr_load_schemes_open(
	const char *path, struct ehr_err *err);
void ehr_load_schemes_close(struct ehr_load_schemes *schemes);

size_t ehr_load_schemes_count(const struct ehr_load_schemes *schemes);
const struct ehr_load_rule *ehr_load_schemes_at(
	const struct ehr_load_schemes *schemes, size_t i);
/* Of a scheme and effect for that medium; NULL: it has no weight there. */
const struct ehr_load_rule *ehr_load_schemes_find(
	const struct ehr_load_schemes *schemes, const char *scheme,
	struct ehr_str medium, enum ehr_load_effect effect);

/* For the manifest: SHA-256 of the bytes, 64 letters, and rows. */
const char *ehr_load_schemes_sha256(const struct ehr_load_schemes *schemes);
size_t ehr_load_schemes_rows(const struct ehr_load_schemes *schemes);

#endif
