/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "response/options.h"
#include "response/work.h"

/* The word for distributed lags in the name of a model, such as -dl-poly4. */
static const char *distributed_word(struct response_work *work)
{
	const char *text = response_given.constraint;
	struct ehr_buf word = { 0 };
	const char *kept;

	ehr_buf_puts(&word, "-dl");
	if (strcmp(text, "none") != 0) {
		ehr_buf_putc(&word, '-');
		for (size_t i = 0; text[i]; i++)
			if (text[i] != ':')
				ehr_buf_putc(
					&word, text[i] == ',' ? '.' : text[i]);
	}
	kept = ehr_arena_string(
		&work->arena, (struct ehr_str){ word.p, word.n });
	ehr_buf_release(&word);
	return kept;
}

static int write_rows(
	struct response_work *work, const struct ehr_response_batch *batch)
{
	struct ehr_run *run = work->run;
	size_t from = response_given.area ? EHR_RESPONSE_OUT_AREA
					  : EHR_RESPONSE_OUT_PLAIN;
	size_t to = response_given.pool ? EHR_RESPONSE_OUTS
					: EHR_RESPONSE_OUT_POOLED;
	struct ehr_response_writing how = {
		.job = &work->job,
		.distributed = distributed_word(work),
		.area = response_given.area,
		.areas = response_given.pool ? &work->areas : NULL,
		.pooling = work->pooling,
	};
	struct ehr_response_told told = { 0 };
	struct ehr_writer *writer = ehr_run_writer(
		run, NULL, ehr_response_results + from, to - from);

	if (!writer ||
		ehr_response_write(&how, batch, writer, &told, &run->err))
		return -1;
	response_tell_models(work, &told);
	return 0;
}

static int fit_and_write(struct response_work *work)
{
	struct ehr_response_batch batch = { 0 };
	int rc = ehr_response_run(&batch, &work->job, &work->run->err);

	if (rc == 0)
		rc = response_is_more() ? response_more(work, &batch)
					: write_rows(work, &batch);
	if (rc == 0 && response_given.write_method)
		rc = response_method(work, &batch);
	ehr_response_batch_release(&batch);
	return rc;
}

int response_models(struct response_work *work)
{
	if (response_columns(work) || response_plan(work) ||
		response_method_check(work) || response_areas_open(work) ||
		response_open(work))
		return -1;
	return response_given.validate ? response_validate(work)
				       : fit_and_write(work);
}
