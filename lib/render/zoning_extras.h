/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns of cells beside those of the zoning itself: people and burden, sites
 * by kind, the profile; and the table by class.
 */
#ifndef EHR_RENDER_ZONING_EXTRAS_H
#define EHR_RENDER_ZONING_EXTRAS_H

#include "model/zoning_summary.h"
#include "render/zoning_table.h"

/* population cr_mean burden; burden is lent to the column. */
struct ehr_zoning_more ehr_zoning_more_people(struct ehr_zoning_burden *burden);

/* n_sensitive, then n_KIND for each kind; names are kept in arena. */
struct ehr_zoning_more ehr_zoning_more_sites(
	struct ehr_zoning_sites *sites, struct ehr_arena *arena);

/* One column: the same text in each row, NUL-terminated. */
struct ehr_zoning_more ehr_zoning_more_carried(
	const char *const *name, char *text);

/* Columns of the table by class: group class class_name cells cells_incomplete
 * area_km2 area_share, then people people_share people_incomplete burden if
 * there are people, then n_sensitive and n_KIND if there are sites. Kept in
 * arena. */
const char *const *ehr_zoning_summary_columns(
	const struct ehr_zoning_counted *counted, struct ehr_arena *arena,
	size_t *n);

EHR_MUST_USE int ehr_zoning_summary_write(
	const struct ehr_zoning_summary *summary,
	const struct ehr_zoning_counted *counted, struct ehr_writer *writer,
	struct ehr_err *err);

#endif
