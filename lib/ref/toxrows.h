/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The toxicity table as read, before anything is chosen: substances, whose
 * values they are, and every selected value. ref/toxicity.h chooses.
 *
 * Invariants once read: every value is finite and above 0 (a fraction also 0
 * where that is a value, and 1 at most); a substance has one value for each
 * parameter, origin and standing of the age factor; a value with the factor is
 * 1 to 2.1 times the one without.
 */
#ifndef EHR_REF_TOXROWS_H
#define EHR_REF_TOXROWS_H

#include "base/mem.h"
#include "ref/index.h"
#include "ref/organ.h"
#include "ref/tox_origin.h"
#include "ref/tox_param.h"

enum { EHR_TOX_ADAFS = EHR_TOX_ADAF_UNKNOWN + 1 };

struct ehr_tox_substance {
	const char *cas, *name_en, *name_zh;
	enum ehr_mutagen mutagen;
	double share_oral, share_inh;
	uint64_t organs; /* bits of ref/organ.h */
	bool inorganic, multipathway;
};

enum ehr_tox_status {
	EHR_TOX_READ,
	EHR_TOX_SECONDARY,
	EHR_TOX_MEMORY,
	EHR_TOX_USER,
	EHR_TOX_STATUSES,
};

struct ehr_tox_given {
	uint32_t substance;
	uint32_t origin;
	uint8_t param;
	bool there[EHR_TOX_ADAFS];
	uint8_t status[EHR_TOX_ADAFS]; /* enum ehr_tox_status */
	double value[EHR_TOX_ADAFS];
};

/* A file as it was read; no rows: it was not. */
struct ehr_tox_table {
	size_t rows;
	char sha256[65];
};

struct ehr_toxrows {
	struct ehr_arena arena;
	struct ehr_index cas;                /* packed number to substance */
	struct ehr_tox_substance *substance; /* cas.n of them */
	size_t substance_cap;
	struct ehr_tox_origins origins;
	struct ehr_index given_of;   /* substance, parameter, origin */
	struct ehr_tox_given *given; /* given_of.n of them */
	size_t given_cap;
	struct ehr_tox_table table[EHR_TOX_FILES]; /* by enum ehr_tox_file */
	struct ehr_organs *organs;
};

/* Called with every fault of a row instead of stopping at the first; other than
 * 0 stops. */
struct ehr_findings {
	int (*add)(void *self, const struct ehr_err *err);
	void *self;
};

/* Reads the built-in table, of which only what the order names is kept, or the
 * file at opts->path, long or wide, of which all is (a NULL order names all);
 * the properties of chemicals; and what opts->chemicals_path lays over them.
 * findings, of the user's files, may be NULL. */
EHR_MUST_USE int ehr_toxrows_read(struct ehr_toxrows *rows,
	const struct ehr_tox_opts *opts, const struct ehr_findings *findings,
	struct ehr_err *err);
void ehr_toxrows_release(struct ehr_toxrows *rows);

const char *ehr_tox_status_word(unsigned status);
const char *ehr_tox_adaf_word(enum ehr_tox_adaf adaf);
/* The one of that word, or -1. */
int ehr_tox_status_find(struct ehr_str word);
int ehr_tox_adaf_find(struct ehr_str word);

#endif
