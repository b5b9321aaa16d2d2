/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_sites.h"

#include <stdlib.h>

static int add(struct ehr_event_sites *self, const struct ehr_row *row,
	size_t id, struct ehr_err *err)
{
	struct ehr_str key = ehr_str_trim(row->cell[id]);
	struct ehr_str *cell;
	bool is_new;
	long at;

	if (key.n == 0)
		return ehr_fail_cell(err, "source_id", "empty",
			_("the id of an enterprise"), row->cell[id]);
	at = ehr_map_add(&self->id, key, &is_new);
	if (!is_new)
		return ehr_fail_cell(err, "source_id", "repeated",
			_("each enterprise once"), row->cell[id]);
	if ((at & (at - 1)) == 0) /* doubled at powers of two */
		self->row = ehr_realloc(
			self->row, at ? 2 * (size_t)at : 1, sizeof(*self->row));
	cell = ehr_arena_calloc(&self->arena, row->n, sizeof(*cell));
	for (size_t i = 0; i < row->n; i++)
		cell[i] = ehr_arena_copy(&self->arena, row->cell[i]);
	self->row[at] = cell;
	return 0;
}

static void copy_header(
	struct ehr_event_sites *self, const struct ehr_header *header)
{
	self->header.n = header->n;
	self->header.name = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*header->name));
	for (size_t i = 0; i < header->n; i++)
		self->header.name[i] = ehr_arena_string(
			&self->arena, ehr_str_of(header->name[i]));
}

int ehr_event_sites_read(struct ehr_event_sites *sites,
	struct ehr_reader *reader, const struct ehr_event_rules *rules,
	const struct ehr_event_scores *scores, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_row row;
	size_t id;
	int rc;

	*sites = (struct ehr_event_sites){ 0 };
	if (ehr_header_need(header, "source_id", &id, err) ||
		(rules && ehr_event_check_header(rules, scores, header, err)))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	copy_header(sites, header);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		if (rules)
			rc = ehr_event_check(rules, scores, header, &row, err);
		else
			rc = 0;
		if (rc == 0)
			rc = add(sites, &row, id, err);
		if (rc && ehr_reader_bad(reader, &row, err))
			return -1;
	}
	return rc;
}

void ehr_event_sites_release(struct ehr_event_sites *sites)
{
	ehr_map_release(&sites->id);
	ehr_arena_release(&sites->arena);
	free(sites->row);
	*sites = (struct ehr_event_sites){ 0 };
}

struct ehr_event_facts ehr_event_sites_find(
	const struct ehr_event_sites *sites, struct ehr_str source_id)
{
	long at = ehr_map_find(&sites->id, source_id);

	if (at == EHR_MAP_NONE)
		return (struct ehr_event_facts){ 0 };
	return (struct ehr_event_facts){ .header = &sites->header,
		.cell = sites->row[at] };
}
