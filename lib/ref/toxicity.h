/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Toxicity values. The table holds every value with its source; which one is
 * used is decided once, when the table is opened, by an order of sources that a
 * profile names. A value that no source of the order has is missing, never 0.
 *
 * The age factor (ADAF, for mutagens) is in some values and not in others: each
 * knows, so that it is applied once or not at all.
 */
#ifndef EHR_REF_TOXICITY_H
#define EHR_REF_TOXICITY_H

#include <stdint.h>

#include "base/err.h"
#include "ref/load.h"

enum ehr_tox_param {
	EHR_TOX_RFDO,  /* oral reference dose, mg/(kg d) */
	EHR_TOX_RFC,   /* chronic reference concentration, mg/m3 */
	EHR_TOX_SFO,   /* oral slope factor, (mg/(kg d))^-1 */
	EHR_TOX_IUR,   /* inhalation unit risk, (ug/m3)^-1 */
	EHR_TOX_ABSD,  /* dermal absorption fraction; 0: no dermal path */
	EHR_TOX_GIABS, /* gastrointestinal absorption fraction */
	EHR_TOX_SAF,   /* HJ 25.3 soil allocation factor, fraction */
	EHR_TOX_KP,    /* permeability of skin from water, cm/h */
	EHR_TOX_RBA, /* bioavailability in soil over that of the study, fraction */
	EHR_TOX_MW, /* molar mass, g/mol */
	EHR_TOX_FA, /* fraction that crosses the skin without being shed, 0..1 */
	EHR_TOX_LOG_KOW,    /* log10 of octanol over water; may be negative */
	EHR_TOX_HENRY,      /* air over water, dimensionless, 25 C */
	EHR_TOX_DA,         /* diffusivity in air, cm2/s */
	EHR_TOX_DW,         /* diffusivity in water, cm2/s */
	EHR_TOX_KOC,        /* organic carbon over water, L/kg */
	EHR_TOX_SOLUBILITY, /* in water, mg/L */
	EHR_TOX_VF, /* volatilization factor of the site, m3/kg: user's only */
	EHR_TOX_ACUTE, /* acute reference, mg/m3: that of opts.acute_param */
	EHR_TOX_PARAMS,
};

enum ehr_tox_adaf {
	EHR_TOX_ADAF_NO,      /* the bare value */
	EHR_TOX_ADAF_YES,     /* the factor of lifetime exposure is in it */
	EHR_TOX_ADAF_UNKNOWN, /* the source does not say: never apply it again */
};

enum ehr_mutagen {
	EHR_MUTAGEN_NO,
	EHR_MUTAGEN_YES,     /* age factors on the whole potency */
	EHR_MUTAGEN_PARTIAL, /* on the share below only (trichloroethylene) */
	EHR_MUTAGEN_FROM_BIRTH, /* vinyl chloride's rule instead of factors */
};

struct ehr_tox_value {
	bool there; /* false: the rest is meaningless */
	enum ehr_tox_adaf adaf;
	double value;
	/* SFO and IUR: the same source's value without the age factor. Equal to
	 * value where adaf is NO, 0 where it is not known. */
	double bare;
	const char *source;      /* key of sources.csv; "user": a replacement */
	const char *agency;      /* whose value, such as "CALEPA"; may be "" */
	const char *status;      /* "read", "secondary", "memory" */
	const char *bare_status; /* of bare; "" where it is not known */
	/* Edition of the source in sources.csv; of a user's file "sha256:" and
	 * 12 letters. */
	const char *version;
	/* NULL: the chemical's own. Else the word for flags, "teq" or "rpf": the
	 * value is that of the group's reference chemical, the factor of
	 * data/groups.csv already applied; it is not to be applied again. */
	const char *derived;
};

struct ehr_chemical {
	const char *cas, *name_en, *name_zh; /* names may be "" */
	enum ehr_mutagen mutagen;
	double mutagen_share_oral,
		mutagen_share_inh; /* of PARTIAL; else 1 or 0 */
	/* Target organs of inhalation: bit i is organ i of ref/organ.h; 0: not
	 * known. */
	uint64_t organs;
	bool inorganic; /* the dermal form for metals and ions applies */
	/* Builds up in food and soil: air alone tells too little. */
	bool multipathway;
	struct ehr_tox_value value[EHR_TOX_PARAMS];
};

/* One step of an order: a source and, where it names agencies (IHB), which;
 * NULL: any. */
struct ehr_tox_step {
	const char *source, *agency;
	bool absorption; /* only for ABSd, GIABS, SAF, RBA, Kp */
};

struct ehr_tox_opts {
	const struct ehr_tox_step *order;
	size_t n;
	const char *path;           /* --ref toxicity=FILE, or NULL */
	const char *chemicals_path; /* --ref chemicals=FILE, or NULL */
	const char *groups_path;    /* --ref groups=FILE, or NULL */
	/* Which acute value ACUTE holds: "acute_ref", "REL_1h", "AEGL1_1h",
	 * "AEGL2_1h", "ERPG1", "ERPG2"; NULL: only a user's column acute. */
	const char *acute_param;
};

struct ehr_toxicity;

/*
 * Opens the built-in table, or the file at path (NULL: built-in), and chooses.
 * The file is in the long form of the built-in one, or wide: cas and any of
 * name_en name_zh rfdo rfc sfo iur absd giabs saf kp rba mw fa kow log_kow
 * henry da dw koc solubility vf acute mutagen mutagen_share_oral
 * mutagen_share_inh organs inorganic multipathway note. A wide one is used as
 * given, with source "user"; in a long one the order decides, and sources that
 * sources.csv does not know come first.
 *
 * Properties of a chemical (mw to solubility) stand in
 * data/chemical_properties.csv; the order decides there too, but a source that
 * it does not name is taken where no other has a value; so it is with acute
 * references, which the option names and not the order. The file at
 * chemicals_path, long or wide, without rfdo rfc sfo iur saf, is laid over all
 * that: what it gives wins, an empty cell changes nothing. Last come the values
 * that members of a group take from its reference chemical.
 *
 * Fails (EHR_FAULT_DATA, with file, line, column, text) on a bad number or CAS
 * number, a value that is not positive (ABSd may be 0), another unit than the
 * parameter's, two selected values of one chemical, parameter, source and
 * agency, a lifetime value that is not 1 to 2.1 times the bare one, an organ
 * that organs.csv lacks, an unknown column. NULL on failure. What opts points to need not outlive the call.
 */
struct ehr_toxicity *ehr_toxicity_open(
	const struct ehr_tox_opts *opts, struct ehr_err *err);

/* The chemical with that CAS number, in the usual form; NULL: not in the table.
 * 10 to 20 ns. */
const struct ehr_chemical *ehr_toxicity_find(
	const struct ehr_toxicity *table, struct ehr_str cas);

/* The i-th chemical, in the order of the table, for printing the choice. */
size_t ehr_toxicity_count(const struct ehr_toxicity *table);
const struct ehr_chemical *ehr_toxicity_at(
	const struct ehr_toxicity *table, size_t i);

/* For tox_src: SHA-256 of the bytes, 64 letters. */
const char *ehr_toxicity_sha256(const struct ehr_toxicity *table);

/* For the manifest: the i-th of the tables toxicity, chemicals (the user's if
 * there is one, else chemical_properties.csv) and groups; false behind them. */
bool ehr_toxicity_digest(const struct ehr_toxicity *table, size_t i,
	struct ehr_table_digest *digest);

/* What the bits of organs mean, and the groups; they live as long as table. */
struct ehr_organs;
struct ehr_groups;
const struct ehr_organs *ehr_toxicity_organs(const struct ehr_toxicity *table);
const struct ehr_groups *ehr_toxicity_groups(const struct ehr_toxicity *table);

void ehr_toxicity_close(struct ehr_toxicity *table);

/* The parameter's name in the long table ("RfDo"), in a wide one ("rfdo"), and
 * its unit there ("mg/kg-d"). */
const char *ehr_tox_name(enum ehr_tox_param param);
const char *ehr_tox_column(enum ehr_tox_param param);
const char *ehr_tox_unit(enum ehr_tox_param param);

#endif
