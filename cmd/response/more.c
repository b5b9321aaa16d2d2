/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/response_page.h"
#include "response/options.h"
#include "response/work.h"

static void tell(
	struct response_work *work, const struct ehr_response_batch *batch)
{
	struct ehr_response_told told = { 0 };

	for (size_t i = 0; i < batch->n; i++) {
		enum ehr_response_state state = batch->result[i].state;

		told.few_events += state == EHR_RESPONSE_FEW_EVENTS;
		told.few_days += state == EHR_RESPONSE_FEW_DAYS;
		told.no_fit += state == EHR_RESPONSE_NO_FIT;
	}
	response_tell_models(work, &told);
}

/* What there is to draw or to write besides the batch. */
struct more {
	struct response_work *work;
	const struct ehr_response_batch *batch;
	struct ehr_response_curves curves;
	struct ehr_response_diagnosis diagnosis;
};

static int make(struct more *self, bool curve, bool diagnose)
{
	struct response_work *work = self->work;
	const struct ehr_response_shape shape = {
		.job = &work->job,
		.df = (size_t)response_given.curve_df,
		.reference = response_given.reference,
	};

	if (curve && ehr_response_curves_run(&self->curves, self->batch, &shape,
			     &work->run->err))
		return -1;
	if (!diagnose)
		return 0;
	return ehr_response_diagnose(
		&self->diagnosis, &work->job, &work->terms, &work->run->err);
}

static int write_table(struct more *self)
{
	struct ehr_run *run = self->work->run;
	const struct ehr_response_job *job = &self->work->job;
	struct ehr_writer *writer;

	if (response_given.curve) {
		writer = ehr_run_writer(run, NULL, ehr_response_curve_columns,
			ehr_response_curve_n_columns);
		return writer ? ehr_response_curves_write(
					&self->curves, job, writer, &run->err)
			      : -1;
	}
	writer = ehr_run_writer(run, NULL, ehr_response_diagnosis_columns,
		ehr_response_diagnosis_n_columns);
	return writer ? ehr_response_diagnosis_write(
				&self->diagnosis, job, writer, &run->err)
		      : -1;
}

/* The page has all, a drawing what was asked for, or else the coefficients. */
static int draw(struct more *self, const struct ehr_labels *labels)
{
	const struct response_given *given = &response_given;
	struct ehr_run *run = self->work->run;
	bool only = given->curve || given->diagnose;
	struct ehr_response_picture picture = {
		.labels = labels,
		.title = ehr_str_of(given->title ? given->title : ""),
		.source = ehr_str_of(given->source ? given->source : ""),
		.job = &self->work->job,
		.batch = only ? NULL : self->batch,
		.curves = self->curves.n ? &self->curves : NULL,
		.diagnosis =
			self->diagnosis.n_residuals ? &self->diagnosis : NULL,
	};
	struct ehr_output *out = ehr_run_output(run);
	struct ehr_buf text = { 0 };
	int rc = -1;

	if (given->html)
		ehr_response_html(&text, &picture);
	else
		ehr_response_svg(&text, &picture);
	if (out)
		rc = ehr_output_write(out, text.p, text.n, &run->err);
	ehr_buf_release(&text);
	return rc;
}

static int open_and_draw(struct more *self)
{
	struct ehr_labels labels;
	struct ehr_run *run = self->work->run;
	int rc = ehr_labels_open(&labels, run->zh, &run->err);

	if (rc == 0) {
		rc = draw(self, &labels);
		ehr_labels_release(&labels);
	}
	return rc;
}

bool response_is_more(void)
{
	const struct response_given *given = &response_given;

	return given->curve || given->diagnose || given->html || given->svg;
}

int response_more(
	struct response_work *work, const struct ehr_response_batch *batch)
{
	const struct response_given *given = &response_given;
	bool all = given->html && !given->curve && !given->diagnose;
	struct more self = { .work = work, .batch = batch };
	int rc;

	rc = make(&self, given->curve || all, given->diagnose || all);
	if (rc == 0)
		rc = given->html || given->svg ? open_and_draw(&self)
					       : write_table(&self);
	if (rc == 0)
		tell(work, batch);
	ehr_response_curves_release(&self.curves);
	ehr_response_diagnosis_release(&self.diagnosis);
	return rc;
}
