/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals.h"

#include <stdlib.h>

#include "model/totals_groups.h"
#include "model/words.h"

enum { LISTED = 12 }; /* in the cell `incomplete`, then how many more */

const char *const ehr_total_names[EHR_TOTALS + 1] = {
	[EHR_TOTAL_N] = "n",
	[EHR_TOTAL_N_SCORED] = "n_scored",
	[EHR_TOTAL_N_ND] = "n_nd",
	[EHR_TOTAL_N_NOT_SCORED] = "n_not_scored",
	[EHR_TOTAL_HI] = "hi",
	[EHR_TOTAL_HI_HIGH] = "hi_high",
	[EHR_TOTAL_CR] = "cr",
	[EHR_TOTAL_CR_HIGH] = "cr_high",
	[EHR_TOTAL_COVERAGE] = "coverage",
	[EHR_TOTAL_INCOMPLETE] = "incomplete",
	[EHR_TOTAL_TOP_HI] = "top_hi",
	[EHR_TOTAL_TOP_HI_SHARE] = "top_hi_share",
	[EHR_TOTAL_TOP_CR] = "top_cr",
	[EHR_TOTAL_TOP_CR_SHARE] = "top_cr_share",
	[EHR_TOTAL_PROFILE] = "profile",
	[EHR_TOTAL_FLAGS] = "score_flags",
};

struct ehr_totals {
	const struct ehr_scoring *scoring;
	struct ehr_header header; /* of the input, its names copied */
	struct ehr_totals_columns columns;
	struct ehr_groups groups;
	size_t *kept; /* columns that are constant within every group */
	struct ehr_header kept_header;
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

struct ehr_totals *ehr_totals_new(const struct ehr_scoring *scoring,
	const struct ehr_header *header, const char *by, struct ehr_err *err)
{
	struct ehr_totals *self = ehr_calloc(1, sizeof(*self));

	self->scoring = scoring;
	copy_header(self, header);
	self->columns.n = header->n;
	ehr_groups_init(&self->groups, header->n);
	if (ehr_header_look(
		    header, "receptor_id", &self->columns.receptor, err) ||
		parse_by(self, by, err)) {
		ehr_totals_free(self);
		return NULL;
	}
	return self;
}

void ehr_totals_free(struct ehr_totals *self)
{
	if (!self)
		return;
	ehr_groups_release(&self->groups);
	ehr_arena_release(&self->arena);
	free(self);
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

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_totals *totals = self;
	int rc = ehr_groups_merge(&totals->groups, scratch, file, line, err);

	ehr_batch_reset(scratch);
	return rc;
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

const struct ehr_header *ehr_totals_kept(
	struct ehr_totals *self, struct ehr_buf *varying)
{
	struct ehr_header *kept = &self->kept_header;
	size_t n = self->header.n;

	self->kept = ehr_arena_calloc(&self->arena, n, sizeof(*self->kept));
	kept->name = ehr_arena_calloc(&self->arena, n, sizeof(*kept->name));
	kept->n = 0;
	for (size_t i = 0; i < n; i++) {
		if (!self->groups.varies[i]) {
			self->kept[kept->n] = i;
			kept->name[kept->n++] = self->header.name[i];
			continue;
		}
		if (varying->n > 0)
			ehr_buf_putc(varying, ' ');
		ehr_buf_puts(varying, self->header.name[i]);
	}
	return kept;
}

/* The pairs of a map sorted by group, then by rank of what they have. */
struct sorted {
	struct ehr_group_pair *pair;
	size_t n, at;
};

static int compare_pairs(const void *a, const void *b)
{
	const struct ehr_group_pair *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->what > y->what) - (x->what < y->what);
}

/* rank: by number of what; NULL: the number itself. */
static struct sorted sort_pairs(struct ehr_totals *self,
	const struct ehr_map *pairs, const uint32_t *rank)
{
	struct sorted sorted = { .n = pairs->n };

	sorted.pair = ehr_arena_alloc(
		&self->arena, (pairs->n + 1) * sizeof(*sorted.pair));
	for (size_t i = 0; i < pairs->n; i++) {
		sorted.pair[i] = ehr_groups_pair(pairs, i);
		if (rank)
			sorted.pair[i].what = rank[sorted.pair[i].what];
	}
	qsort(sorted.pair, sorted.n, sizeof(*sorted.pair), compare_pairs);
	return sorted;
}

struct ranked {
	struct ehr_str text;
	uint32_t number;
};

static int compare_texts(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return ehr_str_cmp(x->text, y->text);
}

/* The texts of a map in order of bytes, and the rank of each number. */
static struct ranked *rank_texts(
	struct ehr_totals *self, const struct ehr_map *texts, uint32_t **rank)
{
	struct ranked *ranked =
		ehr_arena_alloc(&self->arena, (texts->n + 1) * sizeof(*ranked));

	*rank = ehr_arena_alloc(&self->arena, (texts->n + 1) * sizeof(**rank));
	for (size_t i = 0; i < texts->n; i++)
		ranked[i] = (struct ranked){ texts->key[i], (uint32_t)i };
	qsort(ranked, texts->n, sizeof(*ranked), compare_texts);
	for (size_t i = 0; i < texts->n; i++)
		(*rank)[ranked[i].number] = (uint32_t)i;
	return ranked;
}

/* The pollutants that add most to a group; NULL: none adds anything. */
struct top {
	const struct ehr_group_share *hi, *cr;
	double hi_most, cr_most;
};

static struct top *find_tops(struct ehr_totals *self)
{
	const struct ehr_groups *groups = &self->groups;
	struct top *top =
		ehr_arena_calloc(&self->arena, groups->key.n + 1, sizeof(*top));

	for (size_t i = 0; i < groups->share_key.n; i++) {
		const struct ehr_group_share *share = &groups->share[i];
		struct top *best = &top[share->group];
		double hi, cr;
		ehr_groups_share(groups, i, &hi, &cr);
		if (hi > best->hi_most) {
			best->hi_most = hi;
			best->hi = share;
		}
		if (cr > best->cr_most) {
			best->cr_most = cr;
			best->cr = share;
		}
	}
	return top;
}

static void put_sum(
	struct ehr_writer *writer, bool has, const struct ehr_sum *sum)
{
	if (has)
		ehr_writer_number(writer, ehr_sum_value(sum));
	else
		ehr_writer_empty(writer);
}

static void put_top(struct ehr_writer *writer, const struct ehr_groups *groups,
	const struct ehr_group_share *share, double most,
	const struct ehr_sum *sum)
{
	if (!share) {
		ehr_writer_empty(writer);
		ehr_writer_empty(writer);
		return;
	}
	ehr_writer_text(writer, groups->name[share->pollutant]);
	ehr_writer_number(writer, most / ehr_sum_value(sum));
}

/* What a group lacks: sorted, "; " between, no more than LISTED of them. */
static void put_incomplete(struct ehr_writer *writer, size_t group,
	struct sorted *pairs, const struct ranked *text, struct ehr_buf *buf)
{
	size_t n = 0;

	buf->n = 0;
	for (; pairs->at < pairs->n && pairs->pair[pairs->at].group == group;
		pairs->at++, n++) {
		if (n >= LISTED)
			continue;
		if (n > 0)
			ehr_buf_putc(buf, ';');
		ehr_buf_add_str(buf, text[pairs->pair[pairs->at].what].text);
	}
	if (n > LISTED)
		ehr_buf_printf(buf, ";+%zu", n - LISTED);
	ehr_writer_text(writer, (struct ehr_str){ buf->p, buf->n });
}

/* All words on the scores of a group. */
static void put_flags(struct ehr_writer *writer, size_t group,
	struct sorted *pairs, const struct ehr_map *flags, struct ehr_buf *buf)
{
	buf->n = 0;
	for (; pairs->at < pairs->n && pairs->pair[pairs->at].group == group;
		pairs->at++)
		ehr_words_add_all(buf, flags->key[pairs->pair[pairs->at].what]);
	ehr_writer_text(writer, (struct ehr_str){ buf->p, buf->n });
}

static void put_counts(struct ehr_writer *writer, const struct ehr_group *group)
{
	ehr_writer_count(writer, group->n);
	ehr_writer_count(writer, group->n_scored);
	ehr_writer_count(writer, group->n_nd);
	ehr_writer_count(writer, group->n_not_scored);
	put_sum(writer, group->has_hi, &group->hi);
	put_sum(writer, group->has_hi_high, &group->hi_high);
	put_sum(writer, group->has_cr, &group->cr);
	put_sum(writer, group->has_cr_high, &group->cr_high);
	if (group->n_scored + group->n_not_scored > 0)
		ehr_writer_number(
			writer, (double)group->n_scored /
					(double)(group->n_scored +
						 group->n_not_scored));
	else
		ehr_writer_empty(writer);
}

int ehr_totals_write(
	struct ehr_totals *self, struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_groups *groups = &self->groups;
	uint32_t *rank;
	struct ranked *text = rank_texts(self, &groups->missing, &rank);
	struct sorted missing = sort_pairs(self, &groups->group_missing, rank);
	struct sorted flags = sort_pairs(self, &groups->group_flags, NULL);
	struct top *top = find_tops(self);
	struct ehr_buf buf = { 0 };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < groups->key.n; i++) {
		const struct ehr_group *group = &groups->group[i];
		for (size_t k = 0; k < self->kept_header.n; k++)
			ehr_writer_text(writer, group->cell[self->kept[k]]);
		put_counts(writer, group);
		put_incomplete(writer, i, &missing, text, &buf);
		put_top(writer, groups, top[i].hi, top[i].hi_most, &group->hi);
		put_top(writer, groups, top[i].cr, top[i].cr_most, &group->cr);
		ehr_writer_puts(writer, self->scoring->profile->label);
		put_flags(writer, i, &flags, &groups->flags, &buf);
		rc = ehr_writer_end_row(writer, err);
	}
	ehr_buf_release(&buf);
	return rc;
}
