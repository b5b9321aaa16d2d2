/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Toxicity-weighted loads: what each item of a screening (a pollutant, a source,
 * an industry, ...) emits, times what a kilogram of it counts, cancer and other
 * effects side by side.
 *
 * Loads add up over pollutants, sources and media, each sum exact; what has no
 * weight is in no load and is named.
 */
#ifndef EHR_MODEL_SCREEN_LOAD_H
#define EHR_MODEL_SCREEN_LOAD_H

#include "model/pollutant.h"
#include "model/screen_store.h"
#include "ref/load_scheme.h"
#include "ref/pollutant_list.h"

/* Which load items are ranked by. */
enum ehr_screen_effect {
	EHR_SCREEN_LARGER, /* of each kilogram the larger of the two weights */
	EHR_SCREEN_CANCER,
	EHR_SCREEN_NONCANCER,
};

struct ehr_screen_load_opts {
	const struct ehr_profile *profile;
	const struct ehr_toxicity *toxicity;
	const struct ehr_scope *scope;
	const struct ehr_load_schemes *schemes;
	const struct ehr_pollutant_lists *lists;
	const char *scheme;
	enum ehr_screen_effect effect;
};

/* What a kilogram to a medium counts; NAN: not known. */
struct ehr_screen_weight {
	double by[EHR_LOAD_EFFECTS], chosen;
	const char *word; /* why there is none chosen; NULL: there is */
	unsigned notes;   /* bits 1 << enum ehr_screen_note */
	const struct ehr_load_rule *rule[EHR_LOAD_EFFECTS];
};

enum ehr_screen_note {
	EHR_SCREEN_TOX_SECONDARY,
	EHR_SCREEN_TOX_MEMORY,
	EHR_SCREEN_SCHEME_SECONDARY,
	EHR_SCREEN_SCHEME_MEMORY,
	EHR_SCREEN_ONE_EFFECT, /* only one of the two weights is known */
	EHR_SCREEN_AGE_UNKNOWN,
	/* of items: a source reports a sum and members of it, or two sums */
	EHR_SCREEN_SUM_AND_MEMBERS,
	EHR_SCREEN_NOTES,
};

struct ehr_screen_item {
	double kg;               /* all amounts */
	double kg_air, kg_water; /* of them, to air and to waters */
	double kg_chosen;        /* of them, those in `load` */
	bool has_load[EHR_LOAD_EFFECTS], has_chosen;
	double load[EHR_LOAD_EFFECTS], chosen;
	size_t n_sources, n_pollutants;
	/* who contributes most to `chosen`: its number among sources, or
	 * among pollutants where sources are ranked */
	bool has_top;
	uint32_t top;
	double top_load;
	uint64_t lists; /* that it, or one of its pollutants, is on */
	unsigned notes;
	struct ehr_str flags;      /* words of the scope table and of values */
	struct ehr_str incomplete; /* "name(word);name(word)" */
	const char *out_of_scope;  /* the scope's word for it; NULL: in scope */
};

/* What one contributor adds to an item. */
struct ehr_screen_part {
	uint32_t item, by;
	double kg, load[EHR_LOAD_EFFECTS], chosen;
	bool has_load[EHR_LOAD_EFFECTS], has_chosen;
};

struct ehr_screen_loads {
	const struct ehr_screen_load_opts *opts;
	const struct ehr_screen_store *store;
	bool by_pollutant;
	bool parts_are_pollutants;             /* contributors; else sources */
	struct ehr_pollutant_verdict *verdict; /* by pollutant */
	struct ehr_screen_weight *weight;      /* pollutants x media */
	uint64_t *lists;                       /* by pollutant */
	uint32_t *medium; /* numbers of the media, by their bytes */
	struct ehr_screen_item *item;
	struct ehr_screen_part *part; /* by item, then as they come */
	size_t n_part;
	bool overflow;    /* a load is beyond the range of numbers */
	uint32_t largest; /* then: of which pollutant */
	/* over all items */
	double kg, kg_chosen, load[EHR_LOAD_EFFECTS], chosen;
	struct ehr_arena arena;
};

/* Works it all out. parts_are_pollutants: contributors are pollutants. Fails
 * (EHR_FAULT_USAGE) on an unknown scheme, and where the larger of two effects is
 * asked of one whose effects cannot be compared; (EHR_FAULT_DATA) if a load is too
 * large for a number. */
EHR_MUST_USE int ehr_screen_loads_make(struct ehr_screen_loads *loads,
	const struct ehr_screen_store *store,
	const struct ehr_screen_load_opts *opts, struct ehr_err *err);
void ehr_screen_loads_release(struct ehr_screen_loads *loads);

#endif
