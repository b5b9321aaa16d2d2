/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/speciate_write.h"

#include <math.h>

#include "model/words.h"

struct ehr_str ehr_speciate_cell(
	const struct ehr_speciate_job *job, enum ehr_speciate_column column)
{
	long at = job->speciate->column[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : job->row->cell[at];
}

int ehr_speciate_carry(struct ehr_speciate_job *job, struct ehr_str flags,
	struct ehr_str why, struct ehr_err *err)
{
	const struct ehr_speciate *self = job->speciate;
	struct ehr_writer *writer = job->writer;
	long at = self->column[EHR_SPECIATE_FLAGS];

	for (size_t i = 0; i < self->carried; i++)
		ehr_writer_text(writer, (long)i == at && flags.n
						? flags
						: job->row->carried[i]);
	for (int i = 0; i < EHR_SPECIATE_OUTS; i++) {
		if (!self->wants[i])
			continue;
		if (i == EHR_SPECIATE_OUT_FLAGS)
			ehr_writer_text(writer, flags);
		else if (i == EHR_SPECIATE_NOT)
			ehr_writer_text(writer, why);
		else
			ehr_writer_empty(writer);
	}
	return ehr_writer_end_row(writer, err);
}

/* A row of one species, or of what is left. */
struct child {
	const struct ehr_split *split;
	const struct ehr_species *species; /* NULL: the rest */
	const struct ehr_decimal *factor, *share;
	const char *bound, *mark;
	struct ehr_str flags;
	double value, limit;
};

static void put_amount(
	struct ehr_writer *writer, enum ehr_num_state state, double value)
{
	if (state == EHR_NUM_VALUE)
		ehr_writer_number(writer, value);
	else
		ehr_writer_empty(writer);
}

static void put_cell(
	const struct ehr_speciate_job *job, const struct child *child, long at)
{
	const long *column = job->speciate->column;
	const struct ehr_species *species = child->species;
	struct ehr_writer *writer = job->writer;
	bool chemical = species && !species->group;

	if (at == column[EHR_SPECIATE_POLLUTANT])
		ehr_writer_puts(
			writer, chemical ? species->name : EHR_UNSPECIATED);
	else if (at == column[EHR_SPECIATE_CAS])
		ehr_writer_puts(writer, chemical ? species->cas : "");
	else if (at == column[EHR_SPECIATE_VALUE])
		put_amount(writer, job->has_value, child->value);
	else if (at == column[EHR_SPECIATE_LIMIT])
		put_amount(writer, job->has_limit, child->limit);
	else if (at == column[EHR_SPECIATE_FLAGS])
		ehr_writer_text(writer, child->flags);
	else
		ehr_writer_text(writer, job->row->carried[at]);
}

static void put_out(const struct ehr_speciate_job *job,
	const struct child *child, enum ehr_speciate_out out)
{
	const struct ehr_speciation_profile *profile = child->split->profile;
	const long *column = job->speciate->column;
	struct ehr_writer *writer = job->writer;

	switch (out) {
	case EHR_SPECIATE_OUT_FLAGS:
		ehr_writer_text(writer, child->flags);
		break;
	case EHR_SPECIATE_FROM:
		ehr_writer_text(writer,
			job->row->carried[column[EHR_SPECIATE_POLLUTANT]]);
		break;
	case EHR_SPECIATE_PROFILE:
		ehr_writer_puts(writer, profile->name);
		break;
	case EHR_SPECIATE_SPECIES:
		ehr_writer_puts(
			writer, child->species ? child->species->name : "rest");
		break;
	case EHR_SPECIATE_SHARE:
		ehr_writer_number(writer, ehr_decimal_double(child->share));
		break;
	case EHR_SPECIATE_SOURCE:
		ehr_writer_puts(writer, profile->source);
		break;
	case EHR_SPECIATE_MARK: ehr_writer_puts(writer, child->mark); break;
	case EHR_SPECIATE_BOUND: ehr_writer_puts(writer, child->bound); break;
	default: ehr_writer_empty(writer);
	}
}

static int check_finite(const struct ehr_speciate_job *job,
	const struct child *child, struct ehr_err *err)
{
	if (job->has_value == EHR_NUM_VALUE && !isfinite(child->value))
		return ehr_fail_cell(err, "value", "out_of_range",
			N_("a number whose results are finite"),
			job->value_text);
	if (job->has_limit == EHR_NUM_VALUE && !isfinite(child->limit))
		return ehr_fail_cell(err, "detection_limit", "out_of_range",
			N_("a number whose results are finite"),
			job->limit_text);
	return 0;
}

/* The flags of a child: those of its sum, and its own. */
static struct ehr_str flags_of(
	struct ehr_speciate_job *job, const struct ehr_species *species)
{
	struct ehr_buf *flags = &job->flags;

	flags->n = 0;
	ehr_buf_add_str(flags, ehr_speciate_cell(job, EHR_SPECIATE_FLAGS));
	if (species && !species->counted)
		ehr_words_add(flags, ehr_str_of("part_of_another"));
	if (job->plan->nmhc)
		ehr_words_add(flags, ehr_str_of("nmhc_as_voc"));
	if (job->plan->from_memory)
		ehr_words_add(flags, ehr_str_of("profile_by_memory"));
	if (job->below)
		ehr_words_add(flags, ehr_str_of("sum_below_part"));
	return (struct ehr_str){ flags->p, flags->n };
}

static int write_child(
	struct ehr_speciate_job *job, struct child *child, struct ehr_err *err)
{
	const struct ehr_speciate *self = job->speciate;

	child->flags = flags_of(job, child->species);
	child->value = child->limit = 0;
	if (job->has_value == EHR_NUM_VALUE)
		child->value = ehr_split_amount(
			job->value_text, job->value, child->factor);
	if (job->has_limit == EHR_NUM_VALUE)
		child->limit = ehr_split_amount(
			job->limit_text, job->limit, child->factor);
	if (check_finite(job, child, err))
		return -1;
	for (size_t i = 0; i < self->carried; i++)
		put_cell(job, child, (long)i);
	for (int i = 0; i < EHR_SPECIATE_OUTS; i++)
		if (self->wants[i])
			put_out(job, child, (enum ehr_speciate_out)i);
	return ehr_writer_end_row(job->writer, err);
}

/* The weaker of the two. */
static const char *mark_of(const char *profile, const char *species)
{
	if (strcmp(profile, "memory") == 0 || strcmp(species, "memory") == 0)
		return "memory";
	return strcmp(profile, "read") == 0 ? species : profile;
}

void ehr_speciate_keys(const struct ehr_speciate_job *job,
	struct ehr_str key[EHR_REPORTED_OUTLET + 1])
{
	const struct ehr_speciate *self = job->speciate;

	for (int i = 0; i <= EHR_REPORTED_OUTLET; i++)
		key[i] = self->key[i] < 0 ? (struct ehr_str){ "", 0 }
					  : job->row->cell[self->key[i]];
}

static bool is_reported(
	struct ehr_speciate_job *job, const struct ehr_species *species)
{
	const struct ehr_speciate *self = job->speciate;
	struct ehr_str key[EHR_REPORTED_OUTLET + 1];

	if (!self->reported || species->group || !species->cas[0])
		return false;
	ehr_speciate_keys(job, key);
	return ehr_reported_has(
		self->reported, key, ehr_str_of(species->cas), &job->text);
}

static bool skips(void *job, const struct ehr_species *species)
{
	return is_reported(job, species);
}

/* The bounds are those of what is left to the profiles. */
static void choose_bounds(struct ehr_speciate_job *job)
{
	const struct ehr_speciate_skip skip = { skips, job };

	if (!job->speciate->reported || job->plan->n_fit < 2)
		return;
	job->own = *job->plan;
	ehr_speciate_choose(job->speciate->rules, &skip, &job->own);
	job->plan = &job->own;
}

static int write_part(
	struct ehr_speciate_job *job, size_t part, struct ehr_err *err)
{
	const struct ehr_split *split = job->plan->part[part].split;
	const struct ehr_speciation_profile *profile = split->profile;
	struct child child = { .split = split,
		.bound = job->plan->part[part].bound };

	for (size_t i = 0; i < profile->n; i++) {
		const struct ehr_species *species = &profile->species[i];

		if (is_reported(job, species))
			continue;
		child.species = species;
		child.factor = &split->factor[i];
		child.share = &species->share;
		child.mark = mark_of(profile->status, species->status);
		if (write_child(job, &child, err))
			return -1;
	}
	if (!split->has_rest)
		return 0;
	child.species = NULL;
	child.factor = &split->rest;
	child.share = &split->rest_share;
	child.mark = profile->status;
	return write_child(job, &child, err);
}

/* The chemicals of the plan that are reported; lives until the next call. */
static struct ehr_str list_reported(struct ehr_speciate_job *job)
{
	const struct ehr_speciate_plan *plan = job->plan;
	struct ehr_buf *list = &job->reported;

	list->n = 0;
	for (size_t k = 0; job->speciate->reported && k < plan->n; k++) {
		const struct ehr_speciation_profile *profile =
			plan->part[k].split->profile;
		for (size_t i = 0; i < profile->n; i++) {
			if (!is_reported(job, &profile->species[i]))
				continue;
			ehr_words_add(
				list, ehr_str_of(profile->species[i].cas));
			job->n_reported++;
		}
	}
	if (list->n == 0)
		return (struct ehr_str){ "", 0 };
	job->text.n = 0;
	ehr_buf_puts(&job->text, "reported:");
	ehr_buf_add(&job->text, list->p, list->n);
	return (struct ehr_str){ job->text.p, job->text.n };
}

/* The flags of a sum whose chemicals stand in other rows. */
static struct ehr_str marked(struct ehr_speciate_job *job)
{
	struct ehr_buf *flags = &job->flags;

	flags->n = 0;
	ehr_buf_add_str(flags, ehr_speciate_cell(job, EHR_SPECIATE_FLAGS));
	ehr_words_add(flags, ehr_str_of(EHR_SPECIATED));
	if (job->below)
		ehr_words_add(flags, ehr_str_of("sum_below_part"));
	return (struct ehr_str){ flags->p, flags->n };
}

int ehr_speciate_hold(struct ehr_speciate_job *job, struct ehr_str holder,
	struct ehr_err *err)
{
	struct ehr_buf *text = &job->text;

	text->n = 0;
	ehr_buf_puts(text, "part_of:");
	ehr_buf_add_str(text, holder);
	return ehr_speciate_carry(
		job, marked(job), (struct ehr_str){ text->p, text->n }, err);
}

int ehr_speciate_split(struct ehr_speciate_job *job, struct ehr_err *err)
{
	struct ehr_str reported;

	choose_bounds(job);
	reported = list_reported(job);
	if (ehr_speciate_carry(job, marked(job), reported, err))
		return -1;
	for (size_t i = 0; i < job->plan->n; i++)
		if (write_part(job, i, err))
			return -1;
	return 0;
}
