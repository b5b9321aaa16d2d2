/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/summary.h"

#include "render/zoning_extras.h"
#include "zone/options.h"

int zone_summary_write(struct zone_work *work)
{
	const struct ehr_zoning_counted counted = {
		.setup = &work->setup,
		.zoning = work->rows.zoning,
		.frame = &work->frame,
		.people = zone_given.population ? &work->people : NULL,
		.burden = zone_given.population ? &work->burden : NULL,
		.sites = zone_given.sensitive ? &work->sites : NULL,
	};
	struct ehr_zoning_summary summary;
	const char *const *column;
	struct ehr_writer *writer;
	size_t n;
	int rc = -1;

	if (zone_given.summary == NULL)
		return 0;
	column = ehr_zoning_summary_columns(&counted, &work->arena, &n);
	writer = ehr_run_beside_table(
		work->run, "--summary", zone_given.summary, column, n);
	if (writer == NULL)
		return -1;
	ehr_zoning_summary_make(&summary, &counted);
	rc = ehr_zoning_summary_write(
		&summary, &counted, writer, &work->run->err);
	ehr_zoning_summary_release(&summary);
	return rc;
}
