/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/sites.h"

#include "render/zoning_extras.h"
#include "zone/cells.h"
#include "zone/options.h"

int zone_sites_open(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const char *path;

	if (zone_given.sensitive == NULL)
		return 0;
	path = ehr_run_ref(run, "site_kinds");
	work->kinds = ehr_site_kinds_open(path, &run->err);
	if (work->kinds == NULL)
		return -1;
	ehr_run_used_table(run, "site_kinds", path,
		ehr_site_kinds_sha256(work->kinds),
		ehr_site_kinds_rows(work->kinds));
	return 0;
}

static void tell_sites(struct zone_work *work)
{
	const struct ehr_zoning_sites *sites = &work->sites;
	struct ehr_run *run = work->run;
	struct ehr_buf words = { 0 };
	char shown[200];

	for (size_t i = 0; i < sites->unknown.n; i++) {
		if (i > 0)
			ehr_buf_puts(&words, ", ");
		ehr_buf_add_str(&words, sites->unknown.key[i]);
	}
	ehr_visible(shown, sizeof(shown), (struct ehr_str){ words.p, words.n });
	ehr_buf_release(&words);
	if (sites->n_outside > 0)
		ehr_run_notice(run, _("%s: %lu of %lu sites are in no cell"),
			zone_given.sensitive, sites->n_outside, sites->n);
	if (sites->n_nowhere > 0)
		ehr_run_notice(run, _("%s: %lu of %lu sites have no place"),
			zone_given.sensitive, sites->n_nowhere, sites->n);
	if (sites->n_unknown > 0)
		ehr_run_notice(run,
			_("%s: %lu sites of kinds that are not known count as "
			  "other: %s"),
			zone_given.sensitive, sites->n_unknown, shown);
}

static int read_sites(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	const char *path = zone_given.sensitive;
	struct ehr_json *document;
	struct ehr_reader *reader;
	char digest[65];
	int rc;

	if (!zone_is_json(path)) {
		reader = ehr_run_side(run, path);
		return reader ? ehr_zoning_sites_rows(
					&work->sites, reader, &run->err)
			      : -1;
	}
	document = zone_read_json(run, "sensitive", path, digest);
	if (document == NULL)
		return -1;
	rc = ehr_zoning_sites_features(&work->sites, document, &run->err);
	ehr_json_free(document);
	return rc < 0 ? ehr_err_at(&run->err, path, 0) : 0;
}

int zone_sites_read(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_zoning_more columns;

	if (zone_given.sensitive == NULL)
		return 0;
	work->sites = (struct ehr_zoning_sites){
		.zoning = work->rows.zoning,
		.frame = &work->frame,
		.kinds = work->kinds,
	};
	if (zone_cells_check(work, "sensitive") < 0 || read_sites(work) < 0)
		return -1;
	tell_sites(work);
	columns = ehr_zoning_more_sites(&work->sites, &work->arena);
	return ehr_zoning_table_extend(&work->table, &columns, &run->err);
}

void zone_sites_release(struct zone_work *work)
{
	ehr_zoning_sites_release(&work->sites);
	ehr_site_kinds_close(work->kinds);
}
