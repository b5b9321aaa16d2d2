/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>

#include "model/response_diagnose.h"
#include "model/response_effect.h"
#include "model/response_tasks.h"

const char *const ehr_response_diagnosis_columns[] = { "check", "outcome",
	"pollutant", "lag", "setting", "value", "se", "er10", "er10_lo",
	"er10_hi", "n", "phi", "qaic", "response_flags" };
const size_t ehr_response_diagnosis_n_columns =
	sizeof(ehr_response_diagnosis_columns) /
	sizeof(*ehr_response_diagnosis_columns);

static const char *const way_word[EHR_WAYS] = { "lag", "time_df", "time",
	"temp_df", "temp_lag" };

struct writing {
	const struct ehr_response_job *job;
	struct ehr_writer *writer;
};

static void put_names(const struct writing *self, const char *check,
	const struct ehr_response_trial *trial)
{
	const struct ehr_response_variable *variable =
		self->job->design->series->variable;
	char lag[EHR_RESPONSE_LAG_TEXT];

	ehr_response_lag_write(lag, trial->lag);
	ehr_writer_puts(self->writer, check);
	ehr_writer_puts(self->writer, variable[trial->outcome].column.name);
	ehr_writer_puts(self->writer, variable[trial->pollutant].column.name);
	ehr_writer_puts(self->writer, lag);
}

static int write_correlations(const struct writing *self, const char *check,
	const struct ehr_response_residuals *residuals, const double *r,
	struct ehr_err *err)
{
	const struct ehr_response_trial names = {
		.outcome = residuals->outcome,
		.pollutant = residuals->pollutant,
		.lag = residuals->lag,
	};

	char setting[24];

	for (size_t i = 0; i < residuals->n_lag; i++) {
		put_names(self, check, &names);
		(void)snprintf(setting, sizeof(setting), "%zu", i + 1);
		ehr_writer_puts(self->writer, setting);
		ehr_writer_number(self->writer, r[i]);
		ehr_writer_number(self->writer, 1 / sqrt((double)residuals->n));
		for (int k = 0; k < 3; k++)
			ehr_writer_empty(self->writer);
		ehr_writer_count(self->writer, residuals->n);
		for (int k = 0; k < 3; k++)
			ehr_writer_empty(self->writer);
		if (ehr_writer_end_row(self->writer, err))
			return -1;
	}
	return 0;
}

static int write_trial(const struct writing *self,
	const struct ehr_response_trial *trial, struct ehr_err *err)
{
	const struct ehr_response_effect effect =
		ehr_response_effect(trial->beta, trial->se, NAN);

	put_names(self, way_word[trial->way], trial);
	ehr_writer_puts(self->writer, trial->setting);
	ehr_response_put(self->writer, trial->beta);
	ehr_response_put(self->writer, trial->se);
	ehr_response_put(self->writer, effect.er10);
	ehr_response_put(self->writer, effect.er10_lo);
	ehr_response_put(self->writer, effect.er10_hi);
	if (trial->n)
		ehr_writer_count(self->writer, trial->n);
	else
		ehr_writer_empty(self->writer);
	ehr_response_put(self->writer, trial->phi);
	ehr_response_put(self->writer, trial->qaic);
	ehr_writer_puts(self->writer, ehr_response_word(trial->state));
	return ehr_writer_end_row(self->writer, err);
}

int ehr_response_diagnosis_write(const struct ehr_response_diagnosis *diagnosis,
	const struct ehr_response_job *job, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct writing self = { job, writer };

	for (size_t i = 0; i < diagnosis->n_residuals; i++) {
		const struct ehr_response_residuals *one =
			&diagnosis->residuals[i];

		if (write_correlations(&self, "acf", one, one->r, err) ||
			write_correlations(
				&self, "pacf", one, one->partial, err))
			return -1;
	}
	for (size_t i = 0; i < diagnosis->n_trial; i++)
		if (write_trial(&self, &diagnosis->trial[i], err))
			return -1;
	return 0;
}
