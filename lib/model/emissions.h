/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From canonical rows to an inventory of emissions into air.
 *
 * A row counts if its medium is air and its quantity emission, and it has an
 * amount in kg/a. All others are listed, by what they are, with their kg: they
 * are not used, and that is said. An emission that is missing or was not
 * detected is not 0.
 *
 * Rows of one outlet and pollutant add up: process units behind one stack, and
 * reports of one facility in several parts. Rows of two years do not: that is
 * an error, unless a year is chosen.
 *
 * A row without coordinates takes those of its outlet, else of its source, from
 * other rows (those of a roster too) if these agree; one without any number of
 * a stack those of its outlet likewise.
 *
 * What stands for stacks that nobody told: ref/stack_default.h.
 */
#ifndef EHR_MODEL_EMISSIONS_H
#define EHR_MODEL_EMISSIONS_H

#include "io/engine.h"
#include "model/inventory.h"
#include "ref/stack_default.h"

/* Why rows are not used. */
enum ehr_unused {
	EHR_UNUSED_PRESENT,  /* a row of a roster: no amount */
	EHR_UNUSED_MEDIUM,   /* emitted into water, waste, ... */
	EHR_UNUSED_QUANTITY, /* generated, permitted, a concentration, ... */
	EHR_UNUSED_YEAR,     /* of another year than the one chosen */
	EHR_UNUSED_MISSING,  /* air: the amount is empty */
	EHR_UNUSED_NONDETECT,
	EHR_UNUSED_NEGATIVE,
	EHR_UNUSED_UNIT,      /* air: not kg/a */
	EHR_UNUSED_NO_PLACE,  /* air: no coordinates, nor any of its source */
	EHR_UNUSED_BAD_PLACE, /* air: degrees that are none on Earth */
	EHR_UNUSED_NO_POLLUTANT,
	EHR_UNUSED_SPECIATED, /* a sum whose chemicals stand in other rows */
	EHR_UNUSED,
};
extern const char *const ehr_unused_word[EHR_UNUSED];

/* Rows alike in why, and in medium and quantity where these are why. */
struct ehr_unused_rows {
	enum ehr_unused why;
	struct ehr_str word; /* "water emission"; else as ehr_unused_word */
	unsigned long rows;
	double kg_a;              /* of those in kg/a that have a number */
	unsigned long others;     /* rows with an amount in another unit */
	struct ehr_str source_id; /* the first of them by bytes */
};

struct ehr_emissions_report {
	unsigned long rows, used, zero; /* zero: used, of an amount of 0 */
	double kg_a;                    /* used */
	struct ehr_unused_rows *unused; /* in order of why, then word */
	size_t n_unused;
	unsigned long
		sources_unused; /* with air emissions, none of them used */
	unsigned long place_taken, stack_taken; /* rows, from others */
	unsigned long doubtful_hours; /* rows: hours_run out of all range */
	unsigned long duplicates; /* used, though flags say duplicate_record */
	double duplicates_kg_a;
	/* used, though flags say that the position is doubtful: exchanged,
	 * outside of where it should be, rounded, or that of many others */
	unsigned long doubted;
	double doubted_kg_a;
	/* sources whose outlets lie farther apart than the settings' distance,
	 * the one with the farthest, and how far */
	unsigned long apart;
	struct ehr_str apart_id;
	double apart_m;
	unsigned long by_flag[EHR_OUTLET_FLAGS]; /* outlets */
	double by_flag_kg_a[EHR_OUTLET_FLAGS];
};

struct ehr_emissions_opts {
	const char *year; /* NULL: all rows, which must be of one */
	const struct ehr_stack_defaults *defaults;
};

/* Columns read: the needed ones, then those that may be absent; NULL ends
 * them. */
extern const char *const ehr_emissions_columns[];

struct ehr_emissions;

/* opts must outlive it. Fails (EHR_FAULT_DATA) naming a column that is missing.
 * NULL on failure. */
struct ehr_emissions *ehr_emissions_new(const struct ehr_emissions_opts *opts,
	const struct ehr_header *header, struct ehr_err *err);
void ehr_emissions_free(struct ehr_emissions *emissions);

/* Gathers; writes nothing. */
struct ehr_filter ehr_emissions_filter(struct ehr_emissions *emissions);

/* Once all is read: the inventory, to be released by the caller. What was kept
 * of the rows is given back. */
EHR_MUST_USE int ehr_emissions_finish(struct ehr_emissions *emissions,
	struct ehr_inventory *inventory, struct ehr_err *err);

const struct ehr_emissions_report *ehr_emissions_report(
	const struct ehr_emissions *emissions);

#endif
