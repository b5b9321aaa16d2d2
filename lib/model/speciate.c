/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate.h"

#include <stdlib.h>

#include "model/speciate_write.h"

const char *const ehr_speciate_columns[EHR_SPECIATE_COLUMNS] = { "pollutant",
	"cas", "value", "medium", "quantity", "qualifier", "detection_limit",
	"flags" };

const char *const ehr_speciate_outs[EHR_SPECIATE_OUTS + 1] = { "flags",
	"speciated_from", "speciation_profile", "species", "speciation_share",
	"speciation_source", "speciation_mark", "bound", "not_speciated" };

struct scratch {
	struct ehr_speciate_plans *plans;
	unsigned long count[EHR_SPECIATE_COUNTS];
	struct ehr_speciate_job job;
	struct ehr_buf why;
};

static void note_chemicals(
	struct ehr_speciate *self, const struct ehr_speciation_profile *profile)
{
	for (size_t i = 0; i < profile->n; i++)
		if (profile->species[i].cas[0])
			ehr_map_add(&self->in_profiles,
				ehr_str_of(profile->species[i].cas), NULL);
}

int ehr_speciate_bind(struct ehr_speciate *self,
	const struct ehr_header *header, struct ehr_err *err)
{
	size_t at;

	if (ehr_header_bind(header, ehr_speciate_columns, EHR_SPECIATE_COLUMNS,
		    EHR_SPECIATE_NEEDED, self->column, err) ||
		ehr_header_bind(header, ehr_reported_columns,
			EHR_REPORTED_OUTLET + 1, 0, self->key, err))
		return -1;
	self->code = EHR_NO_COLUMN;
	if (self->rules->by_code) {
		if (ehr_header_need(header, self->code_column, &at, err))
			return -1;
		self->code = (long)at;
	}
	self->carried = header->n;
	for (int i = 0; i < EHR_SPECIATE_OUTS; i++) {
		self->wants[i] =
			!(i == EHR_SPECIATE_OUT_FLAGS &&
				self->column[EHR_SPECIATE_FLAGS] >= 0) &&
			!(i == EHR_SPECIATE_BOUND &&
				!self->rules->bounds.toxicity);
		if (self->wants[i])
			self->out[self->n_out++] = ehr_speciate_outs[i];
	}
	for (size_t i = 0; i < self->rules->n_fixed; i++)
		note_chemicals(self, self->rules->fixed[i]);
	for (size_t i = 0; i < self->rules->n_code; i++)
		note_chemicals(self, self->rules->code[i].profile);
	return 0;
}

void ehr_speciate_release(struct ehr_speciate *self)
{
	ehr_map_release(&self->in_profiles);
}

static bool has_word(struct ehr_str words, const char *word)
{
	while (words.n > 0)
		if (ehr_str_is(ehr_str_cut(&words, ' '), word))
			return true;
	return false;
}

static int pass(struct ehr_speciate_job *job, struct ehr_err *err)
{
	const struct ehr_str none = { "", 0 };

	return ehr_speciate_carry(job, none, none, err);
}

static int read_amounts(struct ehr_speciate_job *job, struct ehr_err *err)
{
	job->value_text = ehr_speciate_cell(job, EHR_SPECIATE_VALUE);
	job->limit_text = ehr_speciate_cell(job, EHR_SPECIATE_LIMIT);
	if (ehr_cell_number(job->value_text, "value", &job->has_value,
		    &job->value, err) ||
		ehr_cell_number(job->limit_text, "detection_limit",
			&job->has_limit, &job->limit, err))
		return -1;
	return 0;
}

static int refuse(struct scratch *scratch, const char *word, const char *detail,
	struct ehr_err *err)
{
	static const char *const of[EHR_SPECIATE_COUNTS] = {
		[EHR_SPECIATE_N_NO_PROFILE] = "no_profile",
		[EHR_SPECIATE_N_AMBIGUOUS] = "ambiguous",
		[EHR_SPECIATE_N_NMHC] = "nmhc",
		[EHR_SPECIATE_N_NO_AMOUNT] = "no_amount",
		[EHR_SPECIATE_N_NEGATIVE] = "negative",
	};
	struct ehr_buf *why = &scratch->why;

	for (int i = 0; i < EHR_SPECIATE_COUNTS; i++)
		scratch->count[i] += of[i] && strcmp(of[i], word) == 0;
	why->n = 0;
	ehr_buf_puts(why, word);
	if (detail[0]) {
		ehr_buf_putc(why, ':');
		ehr_buf_puts(why, detail);
	}
	return ehr_speciate_carry(&scratch->job, (struct ehr_str){ "", 0 },
		(struct ehr_str){ why->p, why->n }, err);
}

/* The sum that the row is; NULL: none. */
static const char *sum_of(struct scratch *scratch)
{
	const struct ehr_speciate_job *job = &scratch->job;
	const struct ehr_speciate *self = job->speciate;
	struct ehr_str cas =
		ehr_str_trim(ehr_speciate_cell(job, EHR_SPECIATE_CAS));
	struct ehr_str name =
		ehr_str_trim(ehr_speciate_cell(job, EHR_SPECIATE_POLLUTANT));
	const char *sum = ehr_speciate_sum(self->rules, name, cas);

	if (!sum && cas.n > 0 &&
		ehr_map_find(&self->in_profiles, cas) != EHR_MAP_NONE)
		scratch->count[EHR_SPECIATE_N_BESIDE]++;
	return sum;
}

static int split(struct scratch *scratch, struct ehr_err *err)
{
	struct ehr_speciate_job *job = &scratch->job;

	if (job->plan->word)
		return refuse(scratch, job->plan->word, job->plan->detail, err);
	if (job->has_value == EHR_NUM_VALUE && job->value < 0)
		return refuse(scratch, "negative", "", err);
	if (job->has_value != EHR_NUM_VALUE &&
		ehr_speciate_cell(job, EHR_SPECIATE_QUALIFIER).n == 0)
		return refuse(scratch, "no_amount", "", err);
	scratch->count[EHR_SPECIATE_N_SPLIT]++;
	return ehr_speciate_split(job, err);
}

static int row(void *filter, void *work, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_speciate *self = filter;
	struct scratch *scratch = work;
	struct ehr_speciate_job *job = &scratch->job;
	struct ehr_str code = { "", 0 };
	const char *sum;
	bool air;

	job->row = record;
	job->writer = writer;
	if (read_amounts(job, err))
		return -1;
	if (ehr_str_is(
		    ehr_speciate_cell(job, EHR_SPECIATE_QUANTITY), "present") ||
		has_word(ehr_speciate_cell(job, EHR_SPECIATE_FLAGS),
			EHR_SPECIATED))
		return pass(job, err);
	sum = sum_of(scratch);
	if (!sum)
		return pass(job, err);
	if (self->code >= 0)
		code = ehr_str_trim(record->cell[self->code]);
	air = ehr_str_is(ehr_speciate_cell(job, EHR_SPECIATE_MEDIUM), "air");
	job->plan = ehr_speciate_plans_get(scratch->plans, sum, code, air, err);
	return job->plan ? split(scratch, err) : -1;
}

static int commit(void *filter, void *work, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_speciate *self = filter;
	struct scratch *scratch = work;

	(void)file;
	(void)line;
	(void)err;
	scratch->count[EHR_SPECIATE_N_REPORTED] = scratch->job.n_reported;
	scratch->job.n_reported = 0;
	for (int i = 0; i < EHR_SPECIATE_COUNTS; i++) {
		self->count[i] += scratch->count[i];
		scratch->count[i] = 0;
	}
	return 0;
}

static void *scratch_new(void *filter)
{
	struct ehr_speciate *self = filter;
	struct scratch *scratch = ehr_calloc(1, sizeof(*scratch));

	scratch->plans = ehr_speciate_plans_new(self->rules);
	scratch->job.speciate = self;
	return scratch;
}

static void scratch_free(void *filter, void *work)
{
	struct scratch *scratch = work;

	(void)filter;
	ehr_speciate_plans_free(scratch->plans);
	ehr_buf_release(&scratch->job.flags);
	ehr_buf_release(&scratch->job.text);
	ehr_buf_release(&scratch->job.reported);
	ehr_buf_release(&scratch->why);
	free(scratch);
}

struct ehr_filter ehr_speciate_filter(struct ehr_speciate *self)
{
	return (struct ehr_filter){
		.self = self,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}
