/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a run computed with, for the appendix of a report: the profile and its
 * parameters on the paths that were taken, and the toxicity values and
 * properties of the chemicals that were scored, each with its source. In the
 * order of the profile and of the toxicity table, whatever the order of rows.
 */
#ifndef EHR_MODEL_APPENDIX_H
#define EHR_MODEL_APPENDIX_H

#include "model/appendix_met.h"
#include "model/chemical_effects.h"

enum ehr_appendix_part {
	EHR_APPENDIX_PROFILE,   /* name, targets, rules */
	EHR_APPENDIX_PARAMETER, /* of a population or the site */
	EHR_APPENDIX_AGE,       /* age groups of mutagens */
	EHR_APPENDIX_TOXICITY,  /* of a chemical */
	EHR_APPENDIX_PROPERTY,  /* of a chemical: for transport and skin */
	EHR_APPENDIX_PARTS,
};

/* "profile", "parameter", "age", "toxicity", "property". */
const char *ehr_appendix_part_word(enum ehr_appendix_part part);

/* One line; texts that say nothing are "". */
struct ehr_appendix_row {
	enum ehr_appendix_part part;
	const char *subject;           /* population, or CAS number */
	const char *name_en, *name_zh; /* of a chemical */
	const char *symbol;            /* as in ref/meaning.h */
	bool is_number;
	double value;
	const char *text; /* where it is no number */
	const char *unit, *distribution;
	struct ehr_str paths; /* native paths that take it, blanks between */
	const char *source, *agency, *version, *status;
	const char *note; /* words */
	/* filled in by ehr_appendix_cite (model/appendix_refs.h) */
	const char *meaning[2]; /* in English, in Chinese */
	const char *clause, *reference;
};

struct ehr_appendix {
	struct ehr_appendix_row *row;
	size_t n, cap;
	struct ehr_arena arena;
};

/* { 0 } is empty and valid. profile, toxicity and exposure (of the profile) are
 * lent and must outlive it. */
void ehr_appendix_make(struct ehr_appendix *appendix,
	const struct ehr_profile *profile, const struct ehr_toxicity *toxicity,
	const struct ehr_exposure *exposure, const struct ehr_met *met);
void ehr_appendix_release(struct ehr_appendix *appendix);

#endif
