/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table with one row for each enterprise, found by source_id: process, control
 * and receptors, or emergency plans.
 */
#ifndef EHR_MODEL_EVENT_SITES_H
#define EHR_MODEL_EVENT_SITES_H

#include "base/hash.h"
#include "io/reader.h"
#include "model/event_facts.h"

struct ehr_event_sites {
	struct ehr_arena arena;
	struct ehr_header header;
	struct ehr_map id;
	struct ehr_str **row; /* by id: its cells */
};

/* Reads the rest of reader. rules may be NULL: then cells are not looked at;
 * otherwise one column at least must be one that they ask for.
 * Fails (EHR_FAULT_DATA) on a row without source_id, and on one that comes
 * twice. */
EHR_MUST_USE int ehr_event_sites_read(struct ehr_event_sites *sites,
	struct ehr_reader *reader, const struct ehr_event_rules *rules,
	const struct ehr_event_scores *scores, struct ehr_err *err);
void ehr_event_sites_release(struct ehr_event_sites *sites);

/* What the table says of a source; nothing if it has no row. */
struct ehr_event_facts ehr_event_sites_find(
	const struct ehr_event_sites *sites, struct ehr_str source_id);

#endif
