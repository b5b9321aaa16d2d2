/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units: what one unit is in another, from data/units.csv, and which unit each
 * quantity has in canonical rows, from data/canonical_units.csv.
 *
 * What is a unit says ref/unit_parse.h; upper and lower case differ but in
 * words. Percent, ppm and the like do not say of what and are not converted,
 * except as volume ratios in air. Nothing per hour, day or month becomes
 * anything per year.
 */
#ifndef EHR_REF_UNIT_H
#define EHR_REF_UNIT_H

#include "base/err.h"
#include "ref/factor.h"

struct ehr_units;

/* The tables; the built-in ones, or units from path in place of the first
 * (the built-in one for NULL). NULL on failure. Read only once it is open, so
 * threads may share it. */
struct ehr_units *ehr_units_open(const char *path, struct ehr_err *err);
void ehr_units_close(struct ehr_units *units);

/* For the manifest: SHA-256 of the units' bytes, 64 letters, and rows. */
const char *ehr_units_sha256(const struct ehr_units *units);
size_t ehr_units_rows(const struct ehr_units *units);

/* From one unit to another. Fails (EHR_FAULT_USAGE) if one is unknown, or
 * does not say of what, or if they measure different things. */
EHR_MUST_USE int ehr_units_factor(const struct ehr_units *units,
	struct ehr_str from, struct ehr_str to, struct ehr_factor *factor,
	struct ehr_err *err);

/* Is the text a unit at all, of whatever kind: "mg/L", a count of sets? */
bool ehr_units_known(const struct ehr_units *units, struct ehr_str text);

/* What else a unit says. */
enum ehr_unit_mark {
	EHR_UNIT_TEQ = 1 << 0,            /* toxic equivalents: "ng TEQ/m3" */
	EHR_UNIT_STANDARD_STATE = 1 << 1, /* a volume at its own state: "Nm3" */
	EHR_UNIT_YEAR = 1 << 2, /* plain mass, read as that of the row's year */
	EHR_UNIT_RATIO = 1 << 3, /* a volume ratio in air, such as ppb: factor
				    lacks the density of the gas in g/m3 */
	EHR_UNIT_DRY_MASS = 1 << 4, /* "mg/kg dw" */
	EHR_UNIT_BY_NAME = 1 << 5,  /* whether it is right hangs on what is
				       measured: ehr_units_fit_name */
};

struct ehr_unit_use {
	const char *canonical; /* the unit of the canonical row */
	struct ehr_factor factor;
	unsigned marks;
};

/* What a number in this unit is multiplied by to be in the canonical unit of
 * its medium and quantity. Fails (EHR_FAULT_USAGE) if the unit is unknown or
 * ambiguous, measures something else, or the pair has no unit. */
EHR_MUST_USE int ehr_units_use(const struct ehr_units *units,
	struct ehr_str text, struct ehr_str medium, struct ehr_str quantity,
	struct ehr_unit_use *use, struct ehr_err *err);

/* Do rows of what is called so have that canonical unit? Germs are counted per
 * litre, nothing else is. */
bool ehr_units_fit_name(const struct ehr_units *units, struct ehr_str medium,
	struct ehr_str quantity, const char *canonical, struct ehr_str name);

/* Is the text a volume ratio, or one that is meant so in air (ppb, umol/mol,
 * mL/m3)? Then *fraction is what 1 of it is as a ratio. */
bool ehr_units_ratio(const struct ehr_units *units, struct ehr_str text,
	struct ehr_factor *fraction);

/* Is the text a share of what it does not name (%, per mille)? Then *share is what
 * 1 of it is. */
bool ehr_units_share(const struct ehr_units *units, struct ehr_str text,
	struct ehr_factor *share);

/* Does the unit count things, of whatever name, or is it a scale of its own? */
bool ehr_units_counts(const struct ehr_units *units, struct ehr_str text);

/* Is the text itself a row of the table, not only made of such? */
bool ehr_units_listed(const struct ehr_units *units, struct ehr_str text);

/* Bytes of text that fit into a message: for "%.*s". */
int ehr_units_shown(struct ehr_str text);

/* The unit that canonical rows of this medium and quantity have, the first where
 * there are several: of waters germs are counted per litre and pH has no
 * dimension. NULL if the quantity has none there (present), or the pair is
 * unknown. */
const char *ehr_units_canonical(const struct ehr_units *units,
	struct ehr_str medium, struct ehr_str quantity);

#endif
