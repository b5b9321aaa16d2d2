/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is emitted into the air, by whom and from where: sources, their outlets,
 * and amounts of pollutants, as model/emissions.h gathers them from rows.
 *
 * Sources are in order of source_id (by bytes), the outlets of each in order of
 * name, then place, then stack, the amounts of each in order of pollutant,
 * pollutants in order of name, then CAS number. So nothing depends on the order
 * of the rows. The arrays are flat: a census of millions of sources takes some
 * 80 bytes an outlet, 16 an amount and 40 a source beside its texts.
 *
 * Read only once it is made, so threads may share it.
 */
#ifndef EHR_MODEL_INVENTORY_H
#define EHR_MODEL_INVENTORY_H

#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "calc/plume.h"

/* Words for the column flags of what rests on the outlet. */
enum ehr_outlet_flag {
	/* no height of a stack is known: a low area source stands in for it */
	EHR_OUTLET_DEFAULT_STACK = 1 << 0,
	/* a stack whose diameter, velocity or temperature is not known: the
	 * plume does not rise by what is missing */
	EHR_OUTLET_DEFAULT_EXIT = 1 << 1,
	/* a number of the stack was out of all range and set aside */
	EHR_OUTLET_DOUBTFUL_STACK = 1 << 2,
	/* rows of the outlet differ in hours_run: the fewest are taken */
	EHR_OUTLET_HOURS_DIFFER = 1 << 3,
};
enum { EHR_OUTLET_FLAGS = 4 };

/* The word of the i-th flag. */
extern const char *const ehr_outlet_flag_word[EHR_OUTLET_FLAGS];

struct ehr_amount_kg {
	double kg_a; /* above 0 */
	uint32_t pollutant;
};

struct ehr_outlet {
	struct ehr_str outlet; /* name as given, may be empty */
	size_t first;          /* of its amounts */
	double lon, lat;
	double easting, northing; /* NAN before ehr_inventory_place */
	uint32_t source, stack;
	uint32_t n; /* amounts; never 0 */
	/* the outlets of a source that have one name but differ in place or
	 * stack are numbered 1, 2, ...; 0: the only one of its name */
	uint32_t part;
	float hours_run; /* 0: not known */
	unsigned flags;
};

struct ehr_source {
	struct ehr_str source_id, source_name; /* of several names the first */
	uint32_t first, n;                     /* outlets; n is never 0 */
};

struct ehr_pollutant_name {
	struct ehr_str name, cas; /* cas may be empty */
	/* the bounds that its amounts are for, such as "hq_low cr_low"; empty:
	 * for all */
	struct ehr_str bound;
};

enum { EHR_INVENTORY_TEXTS = 4 };

struct ehr_inventory {
	struct ehr_source *source;
	struct ehr_outlet *outlet;
	struct ehr_amount_kg *amount;
	struct ehr_pollutant_name *pollutant;
	/* each once: outlets with one number are alike, so what is computed
	 * from a stack is computed once for all of them */
	struct ehr_stack *stack;
	size_t n_sources, n_outlets, n_amounts, n_pollutants, n_stacks;
	bool bounded; /* some pollutant has a bound */
	struct ehr_arena text[EHR_INVENTORY_TEXTS];
};

void ehr_inventory_release(struct ehr_inventory *inventory);

/* West, south, east and north of all outlets; false if there are none. */
bool ehr_inventory_extent(
	const struct ehr_inventory *inventory, double bounds[static 4]);

struct ehr_projection;

/* Fills easting and northing. A point outside the domain of the projection
 * fails (EHR_FAULT_DATA), naming the source. */
EHR_MUST_USE int ehr_inventory_place(struct ehr_inventory *inventory,
	struct ehr_projection *projection, struct ehr_err *err);

/* Appends the outlet's name, and "#2" for the part of that number: no other of
 * its source has the same. */
void ehr_outlet_label(const struct ehr_outlet *outlet, struct ehr_buf *out);

/* Appends the words of flags, blanks between. */
void ehr_outlet_flags(unsigned flags, struct ehr_buf *out);

/* The source with that name, or NULL. */
const struct ehr_source *ehr_inventory_source(
	const struct ehr_inventory *inventory, struct ehr_str source_id);

/* Leaves out amounts of 0, outlets that have no amount, and sources that have
 * no outlet, after amounts were changed. */
void ehr_inventory_compact(struct ehr_inventory *inventory);

/* Takes the flags off all outlets, for what no stack matters to. */
void ehr_inventory_unflag(struct ehr_inventory *inventory);

/* All amounts, exactly summed: each times the weight of its pollutant (NULL: 1),
 * of the outlets that have any of the flags (0: of all). */
double ehr_inventory_load(const struct ehr_inventory *inventory,
	const double *weight, unsigned flags);

#endif
