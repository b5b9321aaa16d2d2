/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * May a project come where it is proposed? By the rules of admission
 * (ref/admission_rule.h), the zone that it lies in and its class:
 *
 * 1. The zone: of the cell that holds its cell_id or its place; of zone_class
 *    where it has no place, or there are no cells. A cell that is not assessed,
 *    or incomplete, or of another class than the project says, gives no zone.
 * 2. The class: the first, so the strictest, whose conditions hold, or that of
 *    project_class if that is stricter, or if the table has none of the columns
 *    that the conditions ask for. One that may hold gives no class, unless the
 *    rules take it so.
 * 3. A limit in force that holds: refuse.
 * 4. Without zone or class, or if a limit may hold: undecided.
 * 5. Else what the matrix says.
 *
 * So what is not known never admits a project.
 */
#ifndef EHR_MODEL_ADMISSION_H
#define EHR_MODEL_ADMISSION_H

#include "io/writer.h"
#include "model/grading_facts.h"
#include "model/zone_finder.h"
#include "ref/admission_rule.h"

/* Columns of projects that the program itself needs. */
enum ehr_admission_own {
	EHR_ADMISSION_ID,
	EHR_ADMISSION_NAME,
	EHR_ADMISSION_CLASS,
	EHR_ADMISSION_LON,
	EHR_ADMISSION_LAT,
	EHR_ADMISSION_CELL,
	EHR_ADMISSION_ZONE,
	EHR_ADMISSION_REGION,
	EHR_ADMISSION_OWN
};

struct ehr_admission {
	struct ehr_admission_rules *rules; /* lent; own facts are added to it */
	struct ehr_cells *cells;           /* lent; NULL: none */
	struct ehr_zone_finder *finder;
	struct ehr_grading_facts facts; /* each project an enterprise */
	size_t own[EHR_ADMISSION_OWN];  /* places of own facts */
	long today;
	size_t n[EHR_ADMISSION_DECISIONS]; /* of those written */
};

/* Fails (EHR_FAULT_USAGE) if the rules ask for too many columns, or the cells'
 * coordinates are not known. To be released in any case. */
EHR_MUST_USE int ehr_admission_init(struct ehr_admission *admission,
	struct ehr_admission_rules *rules, struct ehr_cells *cells, long today,
	struct ehr_err *err);
void ehr_admission_release(struct ehr_admission *admission);

/* The projects: needs project_id, each once. */
EHR_MUST_USE int ehr_admission_read(struct ehr_admission *admission,
	struct ehr_reader *reader, struct ehr_err *err);

/* What became of a project. Places in the rules are -1 where not known. */
struct ehr_admission_outcome {
	enum ehr_admission_decision decision;
	long zone, class, cell;
	const struct ehr_admission_rule *rule;   /* of the matrix, or NULL */
	const struct ehr_admission_limit *limit; /* or NULL */
	struct ehr_buf why; /* words why undecided; the caller's to release */
};
EHR_MUST_USE int ehr_admission_decide(struct ehr_admission *admission,
	size_t project, struct ehr_admission_outcome *outcome,
	struct ehr_err *err);

enum { EHR_ADMISSION_OUTS = 20 };
extern const char *const ehr_admission_columns[EHR_ADMISSION_OUTS + 1];

/* A row for each project, in the order of the table. */
EHR_MUST_USE int ehr_admission_write(struct ehr_admission *admission,
	struct ehr_writer *writer, struct ehr_err *err);

#endif
