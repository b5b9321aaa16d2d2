/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate.h"

#include <stdlib.h>

#include "model/speciate_circle.h"
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
	struct ehr_map unknown, sums; /* of the block */
	struct ehr_speciate_job job;
	struct ehr_buf why;
};

/* What the profiles are noted in, each once. */
struct notes {
	struct ehr_map profiles;
	struct ehr_speciate_circle circle;
};

/* A species that is the sum itself would be split again, or be taken for what the
 * source reports. */
static int check_species(const struct ehr_speciate_rules *rules,
	const struct ehr_speciation_profile *profile,
	const struct ehr_species *species, struct ehr_speciate_circle *circle,
	struct ehr_err *err)
{
	const char *splits = ehr_speciate_splits(rules, profile);
	const char *sum = ehr_speciate_sum(ehr_speciate_scope(
		rules, ehr_str_of(species->name), ehr_str_of(species->cas)));

	if (species->group || !sum)
		return 0;
	if (strcmp(sum, splits) != 0) {
		ehr_speciate_circle_add(circle, profile->name, splits, sum);
		return 0;
	}
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("the profile %s splits %s into itself: %s"), profile->name,
		sum, species->name);
}

static int note_chemicals(struct ehr_speciate *self,
	const struct ehr_speciation_profile *profile, struct notes *notes,
	struct ehr_err *err)
{
	bool is_new;

	ehr_map_add(&notes->profiles, ehr_str_of(profile->name), &is_new);
	for (size_t i = 0; is_new && i < profile->n; i++) {
		const struct ehr_species *species = &profile->species[i];

		if (check_species(
			    self->rules, profile, species, &notes->circle, err))
			return -1;
		if (species->cas[0])
			ehr_map_add(&self->in_profiles,
				ehr_str_of(species->cas), NULL);
	}
	return 0;
}

static int note_profiles(struct ehr_speciate *self, struct ehr_err *err)
{
	const struct ehr_speciate_rules *rules = self->rules;
	struct notes notes = { 0 };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < rules->n_fixed; i++)
		rc = note_chemicals(self, rules->fixed[i], &notes, err);
	for (size_t i = 0; rc == 0 && i < rules->n_code; i++)
		rc = note_chemicals(self, rules->code[i].profile, &notes, err);
	if (rc == 0)
		rc = ehr_speciate_circle_check(&notes.circle, err);
	ehr_map_release(&notes.profiles);
	ehr_speciate_circle_release(&notes.circle);
	return rc;
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
	return note_profiles(self, err);
}

void ehr_speciate_release(struct ehr_speciate *self)
{
	ehr_map_release(&self->in_profiles);
	ehr_map_release(&self->unknown);
	ehr_map_release(&self->sums);
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
		[EHR_SPECIATE_N_NO_CODE] = "no_code",
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

/* The row of the scope table; NULL: none that is a sum. */
static const struct ehr_scope_row *sum_of(struct scratch *scratch)
{
	const struct ehr_speciate_job *job = &scratch->job;
	const struct ehr_speciate *self = job->speciate;
	struct ehr_str cas =
		ehr_str_trim(ehr_speciate_cell(job, EHR_SPECIATE_CAS));
	struct ehr_str name =
		ehr_str_trim(ehr_speciate_cell(job, EHR_SPECIATE_POLLUTANT));
	const struct ehr_scope_row *row =
		ehr_speciate_scope(self->rules, name, cas);

	if (ehr_speciate_sum(row))
		return row;
	if (cas.n > 0 && ehr_map_find(&self->in_profiles, cas) != EHR_MAP_NONE)
		scratch->count[EHR_SPECIATE_N_BESIDE]++;
	return NULL;
}

static struct ehr_str code_of(const struct ehr_speciate_job *job)
{
	long at = job->speciate->code;

	return at < 0 ? (struct ehr_str){ "", 0 }
		      : ehr_str_trim(job->row->cell[at]);
}

/* What the sum of the table would be split by in this row. */
static const struct ehr_speciate_plan *plan_of(struct scratch *scratch,
	const struct ehr_scope_row *sum, struct ehr_err *err)
{
	const struct ehr_speciate_job *job = &scratch->job;
	bool air =
		ehr_str_is(ehr_speciate_cell(job, EHR_SPECIATE_MEDIUM), "air");

	return ehr_speciate_plans_get(
		scratch->plans, ehr_speciate_sum(sum), code_of(job), air, err);
}

/* The sum that is split in place of this one; empty: none. */
static int find_holder(struct scratch *scratch, const struct ehr_scope_row *sum,
	struct ehr_str *holder, struct ehr_err *err)
{
	struct ehr_speciate_job *job = &scratch->job;
	const struct ehr_speciate *self = job->speciate;
	struct ehr_str key[EHR_REPORTED_OUTLET + 1];
	const struct ehr_speciate_plan *plan;

	*holder = (struct ehr_str){ "", 0 };
	if (!self->reported || !sum->part_of[0])
		return 0;
	ehr_speciate_keys(job, key);
	*holder = ehr_reported_holder(
		&self->reported->sums, key, sum, &job->text);
	if (holder->n == 0)
		return 0;
	sum = ehr_scope_find(
		self->rules->scope, *holder, (struct ehr_str){ "", 0 });
	if (!ehr_speciate_sum(sum)) {
		holder->n = 0;
		return 0;
	}
	plan = plan_of(scratch, sum, err);
	if (plan && plan->word)
		holder->n = 0;
	return plan ? 0 : -1;
}

/* Does the source report more of it than of what holds it, or less than of a
 * part? */
static bool is_below(
	struct ehr_speciate_job *job, const struct ehr_scope_row *sum)
{
	struct ehr_str key[EHR_REPORTED_OUTLET + 1];

	if (!job->speciate->reported)
		return false;
	ehr_speciate_keys(job, key);
	return ehr_reported_is_below(
		&job->speciate->reported->sums, key, sum, &job->text);
}

static int split(struct scratch *scratch, const struct ehr_scope_row *sum,
	struct ehr_err *err)
{
	struct ehr_speciate_job *job = &scratch->job;
	struct ehr_str holder;

	if (find_holder(scratch, sum, &holder, err))
		return -1;
	job->below = is_below(job, sum);
	if (job->plan->word && holder.n == 0) {
		if (job->plan->code.n > 0)
			ehr_map_add(&scratch->unknown, job->plan->code, NULL);
		return refuse(scratch, job->plan->word, job->plan->detail, err);
	}
	if (job->has_value == EHR_NUM_VALUE && job->value < 0)
		return refuse(scratch, "negative", "", err);
	if (job->has_value != EHR_NUM_VALUE &&
		ehr_speciate_cell(job, EHR_SPECIATE_QUALIFIER).n == 0)
		return refuse(scratch, "no_amount", "", err);
	if (holder.n > 0) {
		scratch->count[EHR_SPECIATE_N_HELD]++;
		return ehr_speciate_hold(job, holder, err);
	}
	scratch->count[EHR_SPECIATE_N_SPLIT]++;
	ehr_map_add(&scratch->sums, ehr_str_of(sum->name_zh), NULL);
	return ehr_speciate_split(job, err);
}

static bool is_split_before(const struct ehr_speciate_job *job)
{
	return has_word(
		ehr_speciate_cell(job, EHR_SPECIATE_FLAGS), EHR_SPECIATED);
}

static int row(void *filter, void *work, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct scratch *scratch = work;
	struct ehr_speciate_job *job = &scratch->job;
	const struct ehr_scope_row *sum;

	(void)filter;
	job->row = record;
	job->writer = writer;
	if (read_amounts(job, err))
		return -1;
	if (ehr_str_is(
		    ehr_speciate_cell(job, EHR_SPECIATE_QUANTITY), "present") ||
		is_split_before(job))
		return pass(job, err);
	sum = sum_of(scratch);
	if (!sum)
		return pass(job, err);
	job->plan = plan_of(scratch, sum, err);
	return job->plan ? split(scratch, sum, err) : -1;
}

/* Moves the texts of from to to. */
static void move(struct ehr_map *to, struct ehr_map *from)
{
	for (size_t i = 0; i < from->n; i++)
		ehr_map_add(to, from->key[i], NULL);
	ehr_map_release(from);
	*from = (struct ehr_map){ 0 };
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
	move(&self->unknown, &scratch->unknown);
	move(&self->sums, &scratch->sums);
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
	ehr_map_release(&scratch->unknown);
	ehr_map_release(&scratch->sums);
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
