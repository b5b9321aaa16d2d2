/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which chemical a name stands for: the spellings of data/aliases.csv (Chinese
 * and English names, symbols, groups, codes of the monitoring protocol HJ 212),
 * and the names of scope.csv and chemicals.csv, in one look-up.
 *
 * Names match whatever the width of their letters, the case of ASCII letters,
 * blanks, hyphens (but for those between two digits) and the kind of brackets.
 * Entries that the table marks as case-sensitive come first and match only as
 * written: Co is cobalt, CO carbon monoxide, and co neither. Then aliases.csv
 * goes before scope.csv, scope.csv before chemicals.csv.
 *
 * A group (lead compounds, dioxins, PAHs) has no CAS number here even where one
 * of its members has one: `group` names it.
 */
#ifndef EHR_REF_ALIAS_H
#define EHR_REF_ALIAS_H

#include "base/err.h"

struct ehr_alias {
	const char *name;      /* as the table spells it */
	const char *cas;       /* "": none */
	const char *pollutant; /* English name; never "" */
	const char *group;     /* family, such as "chromium(VI)", or the scope
				  of what has no number; "": none */
	const char *scope;     /* word of scope.csv; "": it does not have it */
	double molar_mass_g_mol;        /* 0: not known */
	const char *unit_concentration; /* that a code implies; "": none */
	const char *unit_emission;      /* likewise */
	const char *system;             /* name, symbol, hj212-2017, ... */
	const char *source, *status;    /* as in data/aliases.csv */
};

struct ehr_aliases;

/* The built-in aliases, or those of the file at path, over the built-in scope
 * and chemicals. NULL on failure. Read only once open: threads may share it. */
struct ehr_aliases *ehr_aliases_open(const char *path, struct ehr_err *err);
void ehr_aliases_close(struct ehr_aliases *aliases);

/* The entry for a name, NULL if there is none. Names of ASCII: about 150 ns. */
const struct ehr_alias *ehr_aliases_find(
	const struct ehr_aliases *aliases, struct ehr_str name);

/* The entry for a code of one system, such as "hj212-2005", whose codes are
 * digits alone and so never found as names: 11 is chlorine in a gas and, with
 * its zero lost, oxygen demand in water. */
const struct ehr_alias *ehr_aliases_find_code(const struct ehr_aliases *aliases,
	const char *system, struct ehr_str code);

/* An entry with that CAS number, the one of chemicals.csv if it is there;
 * NULL if the text is no valid CAS number or no table has it. */
const struct ehr_alias *ehr_aliases_find_cas(
	const struct ehr_aliases *aliases, struct ehr_str cas);

/* For the manifest: SHA-256 of the aliases' bytes, 64 letters, and rows. */
const char *ehr_aliases_sha256(const struct ehr_aliases *aliases);
size_t ehr_aliases_rows(const struct ehr_aliases *aliases);

#endif
