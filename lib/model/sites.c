/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sites.h"

#include <stdlib.h>

static void find_kinds(struct ehr_sites *self, size_t column)
{
	const struct ehr_points *points = &self->points;

	self->kind = ehr_alloc((points->n + 1) * sizeof(*self->kind));
	for (size_t i = 0; i < points->n; i++) {
		struct ehr_str word =
			ehr_str_trim(points->point[i].text[column]);
		size_t kind = ehr_site_kinds_find(self->kinds, word);
		const char *found = ehr_site_kinds_at(self->kinds, kind)->kind;

		self->kind[i] = kind;
		self->count[kind]++;
		self->n_unknown += word.n && strcmp(found, "other") == 0 &&
				   !ehr_str_is(word, "other");
	}
}

int ehr_sites_read(struct ehr_sites *sites, struct ehr_reader *reader,
	const struct ehr_site_kinds *kinds, struct ehr_projection *projection,
	struct ehr_err *err)
{
	size_t column;

	*sites = (struct ehr_sites){ .kinds = kinds };
	if (ehr_header_need(ehr_reader_header(reader), "kind", &column, err) <
		0)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	if (ehr_points_read(&sites->points, reader, NULL, projection, err) < 0)
		return -1;
	find_kinds(sites, column);
	return 0;
}

void ehr_sites_release(struct ehr_sites *sites)
{
	ehr_points_release(&sites->points);
	free(sites->kind);
	*sites = (struct ehr_sites){ 0 };
}
