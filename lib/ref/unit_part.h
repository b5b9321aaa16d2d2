/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that units are made of, from data/units.csv: "kg", "m3",
 * "milligrams", and what one is in the base unit of its kind.
 */
#ifndef EHR_REF_UNIT_PART_H
#define EHR_REF_UNIT_PART_H

#include "base/err.h"
#include "ref/factor.h"

/* What a part measures. Parts of one kind turn into each other, but for
 * EHR_KIND_OTHER. Years and months are no number of days: a rate per day does
 * not become one per year. */
enum ehr_unit_kind {
	EHR_KIND_NOTHING, /* dimensionless */
	EHR_KIND_MASS,    /* base: kg */
	EHR_KIND_VOLUME,  /* m3 */
	EHR_KIND_AREA,    /* m2 */
	EHR_KIND_LENGTH,  /* m */
	EHR_KIND_TIME,    /* s */
	EHR_KIND_MONTH,
	EHR_KIND_YEAR,
	EHR_KIND_ENERGY,      /* J */
	EHR_KIND_POWER,       /* W */
	EHR_KIND_COAL,        /* t of coal equivalent */
	EHR_KIND_MONEY,       /* yuan */
	EHR_KIND_TEMPERATURE, /* K */
	EHR_KIND_CELSIUS,
	EHR_KIND_PRESSURE,     /* Pa */
	EHR_KIND_SUBSTANCE,    /* mol */
	EHR_KIND_ACTIVITY,     /* Bq */
	EHR_KIND_CONDUCTANCE,  /* S */
	EHR_KIND_VOLTAGE,      /* V */
	EHR_KIND_CURRENT,      /* A */
	EHR_KIND_COUNT,        /* of things */
	EHR_KIND_FRACTION,     /* of what is not said: % */
	EHR_KIND_RATIO,        /* the same, but of volume in air: ppm */
	EHR_KIND_VOLUME_RATIO, /* ppmv */
	EHR_KIND_OTHER,        /* a scale of its own; the same part only */
	EHR_KIND_AMBIGUOUS,    /* more than one meaning: "ton" */
	EHR_KIND_QUALIFIER,    /* no unit, stands beside one: "TEQ" */
	EHR_KINDS
};

struct ehr_unit_part {
	enum ehr_unit_kind kind;
	enum ehr_unit_kind per; /* EHR_KIND_NOTHING, or of kind "mass/year" */
	struct ehr_factor factor;
	unsigned marks;      /* enum ehr_unit_mark */
	const char *instead; /* what to write for an ambiguous one */
};

struct ehr_unit_parts;

/* The table built in, or at path if that is not NULL. NULL on failure. Read
 * only once it is open. */
struct ehr_unit_parts *ehr_unit_parts_open(
	const char *path, struct ehr_err *err);
void ehr_unit_parts_close(struct ehr_unit_parts *parts);

/* For the manifest: SHA-256 of the bytes, 64 letters, and rows. */
const char *ehr_unit_parts_sha256(const struct ehr_unit_parts *parts);
size_t ehr_unit_parts_rows(const struct ehr_unit_parts *parts);

/* The part of this spelling; English words of four letters and more are found
 * however they are capitalised, others only as they stand. NULL if none. */
const struct ehr_unit_part *ehr_unit_parts_find(
	const struct ehr_unit_parts *parts, struct ehr_str spelling);

/* The longest qualifier within text, *at its place; NULL if none is. */
const struct ehr_unit_part *ehr_unit_parts_qualifier(
	const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_str *at);

/* The name of a kind, for messages; translated. */
const char *ehr_unit_kind_name(enum ehr_unit_kind kind);

#endif
