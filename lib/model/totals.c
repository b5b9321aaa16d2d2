/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals.h"

#include <stdlib.h>

#include "model/totals_members.h"
#include "model/totals_write.h"
#include "ref/organ.h"

struct ehr_totals {
	struct ehr_header header; /* of the input, its names copied */
	struct ehr_totals_opts opts;
	const struct ehr_scoring *scoring;
	struct ehr_totals_columns columns;
	struct ehr_tally tally;
	struct ehr_people *people; /* NULL: not asked for */
	struct ehr_totals_writer *rows;
	size_t *kept; /* columns of the input */
	struct ehr_header kept_header;
	struct ehr_writer *out;
	const char **organ; /* words */
	size_t n_organ;
	struct ehr_arena arena;
};

static int parse_by(
	struct ehr_totals *self, const char *by, struct ehr_err *err)
{
	struct ehr_totals_columns *columns = &self->columns;
	struct ehr_str rest = ehr_str_of(by);

	columns->by = ehr_arena_calloc(
		&self->arena, rest.n + 1, sizeof(*columns->by));
	columns->is_by = ehr_arena_calloc(
		&self->arena, columns->n, sizeof(*columns->is_by));
	while (rest.p) {
		struct ehr_str name = ehr_str_cut(&rest, ',');
		size_t at;
		if (ehr_header_need(&self->header,
			    ehr_arena_string(&self->arena, name), &at, err))
			return -1;
		if (columns->is_by[at])
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--by names the column \"%s\" twice"),
				self->header.name[at]);
		columns->is_by[at] = true;
		columns->by[columns->n_by++] = at;
	}
	return 0;
}

static int find_worst(struct ehr_totals *self, struct ehr_err *err)
{
	struct ehr_totals_columns *columns = &self->columns;
	size_t at;

	if (!self->opts.worst)
		return 0;
	if (ehr_header_need(&self->header, self->opts.worst, &at, err))
		return -1;
	if (columns->is_by[at])
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--worst \"%s\" is also in --by: there is one of it "
			  "in each group"),
			self->opts.worst);
	columns->worst = (long)at;
	return 0;
}

/* People are counted by receptor, so receptors are summed apart. */
static int find_people(struct ehr_totals *self, struct ehr_err *err)
{
	struct ehr_totals_columns *columns = &self->columns;
	size_t receptor, population;

	columns->population = EHR_NO_COLUMN;
	if (!self->opts.bins)
		return 0;
	if (!self->scoring->profile->continuous_lifetime)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--people needs a profile of continuous lifetime "
			  "exposure, such as hem: the risk by \"%s\" is of "
			  "other people than all who live there"),
			self->scoring->profile->name);
	if (ehr_header_need(&self->header, "receptor_id", &receptor, err) ||
		ehr_header_need(&self->header, "population", &population, err))
		return -1;
	if (columns->worst >= 0 && columns->worst != (long)receptor)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--people counts people by receptor_id: beside "
			  "it, --worst can only be receptor_id"));
	columns->worst = (long)receptor;
	columns->population = (long)population;
	return 0;
}

static void copy_header(
	struct ehr_totals *self, const struct ehr_header *header)
{
	self->header.n = header->n;
	self->header.name = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*self->header.name));
	for (size_t i = 0; i < header->n; i++)
		self->header.name[i] = ehr_arena_string(
			&self->arena, ehr_str_of(header->name[i]));
}

static bool same_intake(const struct ehr_profile *profile,
	const struct ehr_path *a, const struct ehr_path *b)
{
	size_t n = profile->n_population + 1;

	return a->formula == b->formula && a->noncancer == b->noncancer &&
	       a->n_cancer == b->n_cancer &&
	       (a->n_cancer == 0 ||
		       memcmp(a->cancer, b->cancer,
			       a->n_cancer * sizeof(*a->cancer)) == 0) &&
	       memcmp(a->number, b->number, n * sizeof(*a->number)) == 0;
}

static bool share_intake(const struct ehr_profile *profile,
	const struct ehr_medium *a, const struct ehr_medium *b)
{
	for (size_t i = 0; i < a->n_path; i++)
		for (size_t k = 0; k < b->n_path; k++)
			if (same_intake(profile, &a->path[i], &b->path[k]))
				return true;
	return false;
}

/* Cases that share a way into people are one exposure: water of the tap and of a
 * well are not both drunk, each as all that is drunk in a day. */
static void match_exposures(struct ehr_totals *self)
{
	const struct ehr_profile *profile = self->scoring->profile;
	const struct ehr_medium *medium = profile->medium;
	uint32_t *exposure = ehr_arena_calloc(
		&self->arena, profile->n_medium, sizeof(*exposure));

	for (size_t i = 0; i < profile->n_medium; i++) {
		exposure[i] = (uint32_t)i;
		for (size_t k = 0; profile->on[medium[i].only_with] && k < i;
			k++)
			if (profile->on[medium[k].only_with] &&
				share_intake(profile, &medium[i], &medium[k])) {
				exposure[i] = exposure[k];
				break;
			}
	}
	self->columns.exposure = exposure;
}

static void name_organs(struct ehr_totals *self)
{
	const struct ehr_organs *organs =
		ehr_toxicity_organs(self->scoring->toxicity);

	self->n_organ = ehr_organs_count(organs);
	self->organ = ehr_arena_calloc(
		&self->arena, self->n_organ + 1, sizeof(*self->organ));
	for (size_t i = 0; i < self->n_organ; i++)
		self->organ[i] = ehr_organ_at(organs, i)->word;
}

/* The groups that the tally holds. */
static int write_groups(void *data, struct ehr_err *err)
{
	struct ehr_totals *self = data;
	const struct ehr_groups *groups =
		ehr_toxicity_groups(self->scoring->toxicity);

	for (size_t i = 0; i < self->tally.n_groups; i++)
		ehr_members_settle(&self->tally, groups, (uint32_t)i);
	return ehr_totals_writer_groups(
		self->rows, self->kept, self->kept_header.n, self->out, err);
}

struct ehr_totals *ehr_totals_new(const struct ehr_scoring *scoring,
	const struct ehr_header *header, const struct ehr_totals_opts *opts,
	struct ehr_err *err)
{
	struct ehr_totals *self = ehr_calloc(1, sizeof(*self));

	self->opts = *opts;
	self->scoring = scoring;
	copy_header(self, header);
	self->columns.n = header->n;
	self->columns.by_alone = opts->sorted;
	self->columns.linear = opts->cuts;
	self->columns.organs = !opts->acute;
	self->columns.worst = EHR_NO_COLUMN;
	ehr_tally_init(&self->tally, &self->columns, opts->sorted);
	self->tally.whole = write_groups;
	self->tally.whole_self = self;
	if (ehr_header_look(
		    header, "receptor_id", &self->columns.receptor, err) ||
		parse_by(self, opts->by, err) || find_worst(self, err) ||
		find_people(self, err)) {
		ehr_totals_free(self);
		return NULL;
	}
	match_exposures(self);
	name_organs(self);
	if (opts->bins)
		self->people = ehr_people_new(&self->tally, &self->header,
			opts->bins, self->organ, self->n_organ);
	self->rows =
		ehr_totals_writer_new(&self->tally, &self->opts, self->organ,
			self->n_organ, scoring->profile->label, self->people);
	return self;
}

void ehr_totals_free(struct ehr_totals *self)
{
	if (!self)
		return;
	ehr_totals_writer_free(self->rows);
	ehr_people_free(self->people);
	ehr_tally_release(&self->tally);
	ehr_arena_release(&self->arena);
	free(self);
}

const char *const *ehr_totals_columns(const struct ehr_totals *self, size_t *n)
{
	return ehr_totals_writer_columns(self->rows, n);
}

static void *scratch_new(void *self)
{
	struct ehr_totals *totals = self;

	return ehr_batch_new(totals->scoring, &totals->columns);
}

static void scratch_free(void *self, void *scratch)
{
	(void)self;
	ehr_batch_free(scratch);
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	(void)self;
	(void)writer;
	return ehr_batch_add(scratch, record, err);
}

/* Groups before a row at fault are written as rows would be. */
static int hand_out(struct ehr_totals *self, int rc, struct ehr_err *err)
{
	struct ehr_err ignored;

	if (rc == 0)
		return ehr_writer_flush(self->out, err);
	(void)!ehr_writer_flush(self->out, &ignored);
	return rc;
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_totals *totals = self;
	int rc = ehr_tally_add(&totals->tally, scratch, file, line, err);

	ehr_batch_reset(scratch);
	return totals->out ? hand_out(totals, rc, err) : rc;
}

struct ehr_filter ehr_totals_filter(struct ehr_totals *totals)
{
	return (struct ehr_filter){
		.self = totals,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}

bool ehr_totals_may_keep(const struct ehr_totals *self, size_t column)
{
	const char *name = self->header.name[column];

	if (strcmp(name, "n") != 0 && strcmp(name, "n_nd") != 0)
		return true;
	return self->columns.is_by[column] ||
	       ehr_header_find(&self->header, "epc") == EHR_NO_COLUMN;
}

static bool is_kept(const struct ehr_totals *self, size_t column)
{
	if (self->opts.sorted)
		return self->columns.is_by[column];
	return !self->tally.varies[column] && ehr_totals_may_keep(self, column);
}

const struct ehr_header *ehr_totals_kept(
	struct ehr_totals *self, struct ehr_buf *left_out)
{
	struct ehr_header *kept = &self->kept_header;
	size_t n = self->header.n;

	self->kept = ehr_arena_calloc(&self->arena, n, sizeof(*self->kept));
	kept->name = ehr_arena_calloc(&self->arena, n, sizeof(*kept->name));
	kept->n = 0;
	for (size_t i = 0; i < n; i++) {
		if (is_kept(self, i)) {
			self->kept[kept->n] = i;
			kept->name[kept->n++] = self->header.name[i];
			continue;
		}
		if (left_out->n > 0)
			ehr_buf_putc(left_out, ' ');
		ehr_buf_puts(left_out, self->header.name[i]);
	}
	return kept;
}

void ehr_totals_into(struct ehr_totals *self, struct ehr_writer *writer)
{
	self->out = writer;
}

int ehr_totals_finish(struct ehr_totals *self, struct ehr_err *err)
{
	if (self->opts.sorted)
		return ehr_tally_finish(&self->tally, err);
	return write_groups(self, err);
}

void ehr_totals_left_out(const struct ehr_totals *self, struct ehr_buf *text)
{
	ehr_members_left_out(&self->tally,
		ehr_toxicity_groups(self->scoring->toxicity), text);
}

const char *const *ehr_totals_people_columns(
	const struct ehr_totals *self, size_t *n)
{
	return ehr_people_columns(self->people, n);
}

int ehr_totals_people_write(
	struct ehr_totals *self, struct ehr_writer *writer, struct ehr_err *err)
{
	return ehr_people_write(self->people, writer, err);
}
