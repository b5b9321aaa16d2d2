/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Concentrations at receptors out of an inventory: at each receptor the sum
 * over all outlets within range of unit concentration times amount, for each
 * pollutant, with the source that gives most of it.
 *
 * Sums run in the order of the inventory, one receptor by one thread, so
 * neither the number of threads nor the order of the input changes a digit.
 *
 * Of the worst hour (EHR_DISPERSION_WORST) what the outlets of a source give is
 * added, as if they all did their worst in the same hour; what several sources
 * give is not, since no wind blows from all of them: the largest of them is the
 * value. (HEM likewise assesses one facility at a time.)
 */
#ifndef EHR_MODEL_AIR_FIELD_H
#define EHR_MODEL_AIR_FIELD_H

#include "calc/point_index.h"
#include "model/dispersion.h"
#include "model/polar_scheme.h"
#include "model/receptors.h"

/* What a run computes; read only, shared by the threads. */
struct ehr_field {
	const struct ehr_inventory *inventory;
	const struct ehr_receptors *receptors;
	struct ehr_dispersion *dispersion; /* read only to the threads */
	double range_m; /* up to that of the dispersion: a receptor farther from
	                   an outlet gets nothing of it */
	/* HEM's rings, in which what is far is interpolated, to the last ring of
	 * each source instead of range_m; NULL: none */
	const struct ehr_polar_scheme *scheme;
	const struct ehr_point_index *index; /* of the outlets, by number */
};

/* A pollutant at the receptor. */
struct ehr_field_sum {
	double value;        /* 0: nothing of it */
	double top;          /* what the source gives that gives most */
	uint32_t top_source; /* of equal ones the first */
	unsigned flags;      /* of the outlets that give some of it */
	/* what the source being added up gives */
	double part;
	unsigned part_flags;
	bool open;
};

/* What one source gives of one pollutant at the receptor. */
struct ehr_field_part {
	uint32_t source, pollutant;
	double value;
	unsigned flags;
};

/* An outlet within range of the receptor. */
struct ehr_field_pair {
	uint32_t outlet;
	double chi_q;
};

/* What one thread works on. */
struct ehr_field_desk {
	const struct ehr_field *field;
	struct ehr_receptor_desk *receptors;
	struct ehr_point_list near;  /* of the receptors taken together */
	struct ehr_field_pair *pair; /* of the receptor, in order */
	size_t n_pairs, cap_pairs;
	struct ehr_field_sum *sum; /* by pollutant */
	uint32_t *touched;         /* pollutants of the source */
	size_t n_touched;
	struct ehr_field_part *part; /* by source, then pollutant */
	size_t n_parts, cap_parts;
	bool keeps_parts;
	bool *reached; /* by outlet: was it of any pair? */
	struct ehr_receptor receptor;
};

void ehr_field_desk_open(
	struct ehr_field_desk *desk, const struct ehr_field *field);
void ehr_field_desk_close(struct ehr_field_desk *desk);

/* Looks up the outlets within range of any of the receptors first to
 * first + n - 1; once for those that lie close together. */
void ehr_field_approach(struct ehr_field_desk *desk, size_t first, size_t n);

/* Finds the pairs of receptor i, which must be one of those approached, and
 * fills desk->receptor. Fails if a table of unit concentrations lacks a pair. */
EHR_MUST_USE int ehr_field_pairs(
	struct ehr_field_desk *desk, size_t i, struct ehr_err *err);

/* Adds to reached, by outlet, those that were of any pair. */
void ehr_field_reached(const struct ehr_field_desk *desk, bool *reached);

/* There are pairs, but of none does anything arrive. */
bool ehr_field_unfelt(const struct ehr_field_desk *desk);

/* Adds up: fills sum, and part if keeps_parts. */
void ehr_field_add(struct ehr_field_desk *desk);

#endif
