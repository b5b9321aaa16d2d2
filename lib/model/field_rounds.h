/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of the receptors in rounds, each of so many that the tables of the
 * stacks near them fit into memory together. Mostly there is one round; a census
 * with a million different stacks has more, and a table may then be made several
 * times, since its stack is near several rounds.
 */
#ifndef EHR_MODEL_FIELD_ROUNDS_H
#define EHR_MODEL_FIELD_ROUNDS_H

#include "model/air_field.h"
#include "model/field_parts.h"

struct ehr_field_rounds {
	const struct ehr_field *field;
	const struct ehr_field_parts *parts;
	size_t tile;     /* the next */
	size_t from, to; /* parts of the round, to not among them */
	bool *wanted;    /* by stack */
	struct ehr_point_list near;
};

void ehr_field_rounds_init(struct ehr_field_rounds *rounds,
	const struct ehr_field *field, const struct ehr_field_parts *parts);
void ehr_field_rounds_release(struct ehr_field_rounds *rounds);

/* 1 a round, with its tables; 0 the end; -1 an error. */
EHR_MUST_USE int ehr_field_rounds_next(
	struct ehr_field_rounds *rounds, struct ehr_err *err);

#endif
