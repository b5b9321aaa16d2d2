/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map/overlay.h"

#include "io/file.h"
#include "map/options.h"

enum { OUTLINE_MAX = 64 << 20 };

static void say_nowhere(
	struct ehr_run *run, const char *path, const struct ehr_points *points)
{
	if (points->n_nowhere)
		ehr_run_notice(run, _("%s: %zu rows without coordinates"), path,
			points->n_nowhere);
}

static int read_points(struct map_overlay *self, struct ehr_run *run,
	struct ehr_projection *projection)
{
	struct ehr_reader *reader = ehr_run_side(run, map_given.points);

	if (!reader || ehr_points_read(&self->points, reader, map_given.size,
			       projection, &run->err) < 0)
		return -1;
	say_nowhere(run, map_given.points, &self->points);
	return 0;
}

static int read_sites(struct map_overlay *self, struct ehr_run *run,
	struct ehr_projection *projection)
{
	const char *path = ehr_run_ref(run, "site_kinds");
	struct ehr_reader *reader;

	self->kinds = ehr_site_kinds_open(path, &run->err);
	if (!self->kinds)
		return -1;
	ehr_run_used_table(run, "site_kinds", path,
		ehr_site_kinds_sha256(self->kinds),
		ehr_site_kinds_rows(self->kinds));
	reader = ehr_run_side(run, map_given.sensitive);
	if (!reader || ehr_sites_read(&self->sites, reader, self->kinds,
			       projection, &run->err) < 0)
		return -1;
	say_nowhere(run, map_given.sensitive, &self->sites.points);
	if (self->sites.n_unknown)
		ehr_run_notice(run,
			_("%s: %zu sites of a kind that site_kinds does not "
			  "have are shown as other"),
			map_given.sensitive, self->sites.n_unknown);
	return 0;
}

static int read_document(struct map_overlay *self, struct ehr_run *run,
	struct ehr_projection *projection, struct ehr_str bytes)
{
	struct ehr_err *err = &run->err;
	struct ehr_json *document =
		ehr_json_read(map_given.outline, bytes, err);
	char digest[65];
	int rc;

	if (!document)
		return -1;
	rc = ehr_outline_read(&self->outline, document, projection, err);
	ehr_json_free(document);
	if (rc < 0)
		return ehr_err_at(err, map_given.outline, 0);
	ehr_sha256(bytes, digest);
	ehr_run_used(run, "file", "outline", map_given.outline, digest);
	return 0;
}

static int read_outline(struct map_overlay *self, struct ehr_run *run,
	struct ehr_projection *projection)
{
	struct ehr_buf text = { 0 };
	int rc =
		ehr_file_read(map_given.outline, OUTLINE_MAX, &text, &run->err);

	if (rc == 0)
		rc = read_document(self, run, projection,
			(struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return rc;
}

int map_overlay_read(struct map_overlay *overlay, struct ehr_run *run,
	struct ehr_projection *projection)
{
	if (map_given.points && read_points(overlay, run, projection) < 0)
		return -1;
	if (map_given.sensitive && read_sites(overlay, run, projection) < 0)
		return -1;
	return map_given.outline ? read_outline(overlay, run, projection) : 0;
}

void map_overlay_release(struct map_overlay *overlay)
{
	ehr_points_release(&overlay->points);
	ehr_sites_release(&overlay->sites);
	ehr_site_kinds_close(overlay->kinds);
	ehr_outline_release(&overlay->outline);
}
