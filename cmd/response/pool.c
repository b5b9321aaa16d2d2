/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "response/options.h"
#include "response/work.h"

int response_areas_open(struct response_work *work)
{
	static const enum ehr_pooling method[] = { EHR_POOL_DL, EHR_POOL_REML,
		EHR_POOL_FIXED };
	const char *path = response_given.pool;
	struct ehr_run *run = work->run;
	struct ehr_reader *reader;

	work->pooling = method[response_given.pool_method];
	if (!path)
		return 0;
	if (ehr_run_check_side(run, "--pool", path))
		return -1;
	reader = ehr_run_side(run, path);
	if (!reader || ehr_response_areas_read(&work->areas, reader, &run->err))
		return -1;
	if (work->areas.empty > 0)
		ehr_run_notice(run, _("%s: rows without a coefficient: %zu"),
			path, work->areas.empty);
	return 0;
}

int response_pool(struct response_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_response_told told = { 0 };
	struct ehr_writer *writer;

	if (response_areas_open(work))
		return -1;
	writer = ehr_run_writer(run, NULL,
		ehr_response_results + EHR_RESPONSE_OUT_PLAIN,
		EHR_RESPONSE_OUTS - EHR_RESPONSE_OUT_PLAIN);
	if (!writer || ehr_response_write_areas(&work->areas, work->pooling,
			       writer, &told, &run->err))
		return -1;
	response_tell_models(work, &told);
	return 0;
}
