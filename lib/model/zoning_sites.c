/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_sites.h"

#include <stdlib.h>

static void add(
	struct ehr_zoning_sites *self, struct ehr_grid_cell at, size_t kind)
{
	uint32_t i = ehr_zoning_cell_at(self->zoning, at);
	size_t kinds = ehr_site_kinds_count(self->kinds);
	size_t before = self->cap;

	if (i >= self->cap) {
		self->cap = i < 64 ? 64 : 2 * (size_t)i;
		self->count = ehr_realloc(
			self->count, self->cap, kinds * sizeof(self->count[0]));
		memset(self->count + before * kinds, 0,
			(self->cap - before) * kinds * sizeof(self->count[0]));
	}
	self->count[i * kinds + kind]++;
}

unsigned long ehr_zoning_sites_of(
	const struct ehr_zoning_sites *sites, uint32_t index, size_t kind)
{
	size_t kinds = ehr_site_kinds_count(sites->kinds);

	return index < sites->cap ? sites->count[index * kinds + kind] : 0;
}

/* The kind of the word; one that is not known is noted. */
static size_t find_kind(struct ehr_zoning_sites *self, struct ehr_str word)
{
	size_t kind = ehr_site_kinds_find(self->kinds, word);
	const char *name = ehr_site_kinds_at(self->kinds, kind)->kind;

	if (strcmp(name, "other") == 0 &&
		!ehr_site_kinds_knows(self->kinds, word)) {
		self->n_unknown++;
		(void)ehr_map_add(&self->unknown, word, NULL);
	}
	return kind;
}

static int add_site(struct ehr_zoning_sites *self,
	const struct ehr_zoning_place *place, struct ehr_str word,
	struct ehr_err *err)
{
	struct ehr_grid_cell cell;
	size_t kind;
	int placed;

	self->n++;
	if (place->by == EHR_PLACED_NOT) {
		self->n_nowhere++;
		return 0;
	}
	placed = ehr_zoning_place_cell(self->frame, place, &cell, err);
	if (placed < 0)
		return -1;
	kind = find_kind(self, ehr_str_trim(word));
	if (placed)
		add(self, cell, kind);
	self->n_outside += !placed;
	return 0;
}

static int take(struct ehr_zoning_sites *self,
	const struct ehr_zoning_place_columns *columns, size_t at,
	const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_zoning_place place;

	if (ehr_zoning_place_read(columns, self->frame, row, &place, err) < 0)
		return -1;
	return add_site(self, &place, row->cell[at], err);
}

static int add_feature(struct ehr_zoning_sites *self,
	const struct ehr_feature *item, struct ehr_buf *word,
	struct ehr_err *err)
{
	const struct ehr_zoning_place place = {
		.by = EHR_PLACED_BY_POINT,
		.lon = item->point.lon,
		.lat = item->point.lat,
	};

	if (!item->is_point)
		return ehr_fail(
			err, EHR_FAULT_DATA, _("there is no point in it"));
	if (ehr_feature_text(ehr_feature_property(item->node, "kind"), "kind",
		    word, err) < 0)
		return -1;
	return add_site(
		self, &place, (struct ehr_str){ word->p, word->n }, err);
}

int ehr_zoning_sites_features(struct ehr_zoning_sites *sites,
	const struct ehr_json *document, struct ehr_err *err)
{
	struct ehr_features features;
	struct ehr_buf word = { 0 };
	struct ehr_err why = { 0 };
	int rc = ehr_features_read(&features, document, err);

	for (size_t i = 0; i < features.n && rc == 0; i++)
		if (add_feature(sites, &features.item[i], &word, &why) < 0)
			rc = ehr_feature_fail(i, &why, err);
	ehr_buf_release(&word);
	ehr_features_release(&features);
	return rc;
}

int ehr_zoning_sites_rows(struct ehr_zoning_sites *sites,
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_zoning_place_columns columns;
	struct ehr_row row = { 0 };
	size_t at = 0;
	int rc;

	if (ehr_header_need(header, "kind", &at, err) < 0 ||
		ehr_zoning_place_bind(&columns, header, err) < 0)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) > 0)
		if (take(sites, &columns, at, &row, err) < 0)
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	return rc;
}

void ehr_zoning_sites_release(struct ehr_zoning_sites *sites)
{
	free(sites->count);
	ehr_map_release(&sites->unknown);
	*sites = (struct ehr_zoning_sites){ 0 };
}
