/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/totals_write.h"

#include <stdlib.h>

#include "model/words.h"

enum { LISTED = 12 }; /* in the cell `incomplete`, then how many more */

static const char *const always[] = { "n", "n_scored", "n_nd", "n_not_scored",
	"hi", "hi_high", "cr", "cr_high", "coverage", "incomplete", "top_hi",
	"top_hi_share", "top_cr", "top_cr_share", "profile", "score_flags" };
enum { ALWAYS = sizeof(always) / sizeof(always[0]), SOMETIMES = 6 };

/* Texts that groups have: pairs of group and text, by group. */
struct listing {
	uint32_t (*pair)[2];
	size_t n, at, cap;
	const struct ehr_map *texts;
};

struct ehr_totals_writer {
	const struct ehr_tally *tally;
	const struct ehr_totals_opts *opts;
	const char *const *organ_word;
	size_t n_organ;
	const char *label;
	struct ehr_people *people;
	const char **column;
	size_t n_column;
	struct listing missing, flags;
	struct ehr_str *text; /* of the group at hand */
	size_t text_cap;
	struct ehr_organ_total *organ;
	struct ehr_buf buf;
	struct ehr_arena arena;
};

static void add_column(struct ehr_totals_writer *self, const char *name)
{
	self->column[self->n_column++] = name;
}

static void add_organ_columns(struct ehr_totals_writer *self)
{
	for (size_t i = 0; i <= self->n_organ; i++) {
		self->buf.n = 0;
		ehr_buf_printf(&self->buf, "hi_%s",
			i < self->n_organ ? self->organ_word[i] : "unassigned");
		add_column(self,
			ehr_arena_string(&self->arena,
				(struct ehr_str){ self->buf.p, self->buf.n }));
	}
}

struct ehr_totals_writer *ehr_totals_writer_new(const struct ehr_tally *tally,
	const struct ehr_totals_opts *opts, const char *const *organ,
	size_t n_organ, const char *label, struct ehr_people *people)
{
	struct ehr_totals_writer *self = ehr_calloc(1, sizeof(*self));

	self->tally = tally;
	self->opts = opts;
	self->organ_word = organ;
	self->n_organ = n_organ;
	self->label = label;
	self->people = people;
	self->missing.texts = &tally->missing;
	self->flags.texts = &tally->flags;
	self->organ = ehr_arena_calloc(
		&self->arena, n_organ + 1, sizeof(*self->organ));
	self->column = ehr_arena_calloc(&self->arena,
		ALWAYS + n_organ + 1 + SOMETIMES, sizeof(*self->column));
	for (size_t i = 0; i < ALWAYS; i++)
		add_column(self, always[i]);
	add_organ_columns(self);
	if (opts->worst) {
		add_column(self, "worst_cr_at");
		add_column(self, "worst_hi_at");
	}
	if (opts->cuts) {
		add_column(self, "cut_to_cr");
		add_column(self, "cut_to_hi");
	}
	if (people) {
		add_column(self, "people");
		add_column(self, "cases_per_year");
	}
	return self;
}

void ehr_totals_writer_free(struct ehr_totals_writer *self)
{
	if (!self)
		return;
	free(self->missing.pair);
	free(self->flags.pair);
	free(self->text);
	ehr_buf_release(&self->buf);
	ehr_arena_release(&self->arena);
	free(self);
}

const char *const *ehr_totals_writer_columns(
	const struct ehr_totals_writer *self, size_t *n)
{
	*n = self->n_column;
	return self->column;
}

static int compare_pairs(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	if (x[0] != y[0])
		return x[0] < y[0] ? -1 : 1;
	return (x[1] > y[1]) - (x[1] < y[1]);
}

static void list(struct listing *listing, const struct ehr_tuples *pairs)
{
	listing->n = pairs->n;
	listing->at = 0;
	if (pairs->n == 0)
		return;
	if (pairs->n > listing->cap) {
		listing->cap = pairs->n;
		listing->pair = ehr_realloc(
			listing->pair, listing->cap, sizeof(*listing->pair));
	}
	memcpy(listing->pair, pairs->key, pairs->n * sizeof(*listing->pair));
	qsort(listing->pair, listing->n, sizeof(*listing->pair), compare_pairs);
}

static int compare_texts(const void *a, const void *b)
{
	const struct ehr_str *x = a, *y = b;

	return ehr_str_cmp(*x, *y);
}

/* The group's texts in order of bytes, into self->text; how many. */
static size_t take_texts(
	struct ehr_totals_writer *self, struct listing *listing, size_t group)
{
	size_t n = 0;

	for (; listing->at < listing->n &&
		listing->pair[listing->at][0] == group;
		listing->at++) {
		if (n == self->text_cap) {
			self->text_cap = n ? 2 * n : 64;
			self->text = ehr_realloc(self->text, self->text_cap,
				sizeof(*self->text));
		}
		self->text[n++] =
			listing->texts->key[listing->pair[listing->at][1]];
	}
	if (n > 1)
		qsort(self->text, n, sizeof(*self->text), compare_texts);
	return n;
}

static void put(struct ehr_writer *out, bool has, double value)
{
	if (has)
		ehr_writer_number(out, value);
	else
		ehr_writer_empty(out);
}

/* "(word)" of "NAME(word)". */
static struct ehr_str word_of(struct ehr_str text)
{
	for (size_t i = text.n; i > 0; i--)
		if (text.p[i - 1] == '(')
			return (struct ehr_str){ text.p + i - 1,
				text.n - i + 1 };
	return text;
}

/* Where the texts stand that are the first with their word; how many. */
static size_t first_of_words(
	const struct ehr_str *text, size_t n, size_t first[LISTED])
{
	size_t n_first = 0;

	for (size_t i = 0; i < n && n_first < LISTED; i++) {
		struct ehr_str word = word_of(text[i]);
		size_t k = 0;

		while (k < n_first &&
			!ehr_str_eq(word_of(text[first[k]]), word))
			k++;
		if (k == n_first)
			first[n_first++] = i;
	}
	return n_first;
}

/* Which of n texts, more than LISTED, are listed: of each word one, and the
 * first of the others. */
static void choose_listed(
	const struct ehr_str *text, size_t n, size_t listed[LISTED])
{
	size_t first[LISTED];
	size_t n_first = first_of_words(text, n, first);
	size_t others = LISTED - n_first, at = 0;

	for (size_t i = 0, k = 0; k < LISTED; i++) {
		bool is_first = at < n_first && first[at] == i;

		if (!is_first && others == 0)
			continue;
		if (is_first)
			at++;
		else
			others--;
		listed[k++] = i;
	}
}

/* What a group lacks: sorted, ";" between, no more than LISTED of them, and of
 * each word one. */
static bool put_incomplete(
	struct ehr_totals_writer *self, size_t group, struct ehr_writer *out)
{
	size_t n = take_texts(self, &self->missing, group);
	struct ehr_buf *buf = &self->buf;
	size_t listed[LISTED];

	for (size_t i = 0; i < LISTED; i++)
		listed[i] = i;
	if (n > LISTED)
		choose_listed(self->text, n, listed);
	buf->n = 0;
	for (size_t i = 0; i < n && i < LISTED; i++) {
		if (i > 0)
			ehr_buf_putc(buf, ';');
		ehr_buf_add_str(buf, self->text[listed[i]]);
	}
	if (n > LISTED)
		ehr_buf_printf(buf, ";+%zu", n - LISTED);
	ehr_writer_text(out, (struct ehr_str){ buf->p, buf->n });
	return n > 0;
}

static void put_top(struct ehr_totals_writer *self, bool has,
	const struct ehr_unit_total *total, enum ehr_addend addend,
	struct ehr_writer *out)
{
	struct ehr_unit_top top = { 0 };

	if (has)
		top = ehr_unit_top(self->tally, total->unit, addend);
	if (top.there)
		ehr_writer_text(out, top.name);
	else
		ehr_writer_empty(out);
	put(out, top.there, top.most / total->value[addend]);
}

/* All words on the scores of a group. */
static void put_flags(struct ehr_totals_writer *self, size_t group,
	bool at_most, bool people_unknown, struct ehr_writer *out)
{
	size_t n = take_texts(self, &self->flags, group);
	struct ehr_buf *buf = &self->buf;

	buf->n = 0;
	for (size_t i = 0; i < n; i++)
		ehr_words_add_all(buf, self->text[i]);
	if (at_most)
		ehr_words_add(buf, ehr_str_of("cut_at_most"));
	if (people_unknown)
		ehr_words_add(buf, ehr_str_of("population_unknown"));
	ehr_writer_text(out, (struct ehr_str){ buf->p, buf->n });
}

static void put_counts(
	const struct ehr_tally_group *group, struct ehr_writer *out)
{
	ehr_writer_count(out, group->n);
	ehr_writer_count(out, group->n_scored);
	ehr_writer_count(out, group->n_nd);
	ehr_writer_count(out, group->n_not_scored);
}

static void put_coverage(
	const struct ehr_tally_group *group, struct ehr_writer *out)
{
	unsigned long in_scope = group->n_scored + group->n_not_scored;

	put(out, in_scope > 0, (double)group->n_scored / (double)in_scope);
}

static void put_organs(struct ehr_totals_writer *self,
	const struct ehr_group_worst *worst, struct ehr_writer *out)
{
	size_t n = self->n_organ;

	if (worst->has_hi)
		ehr_unit_organs(self->tally, worst->hi.unit, n, self->organ);
	for (size_t i = 0; i <= n; i++)
		put(out, worst->has_hi && self->organ[i].there,
			self->organ[i].value);
}

/* What is to be left so that the sum comes to the target. */
static void put_cut(struct ehr_writer *out, bool has, double sum, double target)
{
	put(out, has, sum > target ? target / sum : 1);
}

static void put_worst(struct ehr_totals_writer *self,
	const struct ehr_group_worst *worst, struct ehr_writer *out)
{
	const struct ehr_str none = { "", 0 };
	const struct ehr_totals_opts *opts = self->opts;

	if (opts->worst) {
		ehr_writer_text(out, worst->has_cr ? worst->cr.text : none);
		ehr_writer_text(out, worst->has_hi ? worst->hi.text : none);
	}
	if (!opts->cuts)
		return;
	put_cut(out, worst->has_cr, worst->cr.value[EHR_ADD_CR_LINEAR],
		opts->target_cr);
	put_cut(out, worst->has_hi, worst->hi.value[EHR_ADD_HI_LINEAR],
		opts->target_hi);
}

static int write_group(struct ehr_totals_writer *self, size_t at,
	struct ehr_writer *out, struct ehr_err *err)
{
	const struct ehr_tally_group *group = &self->tally->group[at];
	struct ehr_group_worst worst = ehr_group_worst(self->tally, at);
	struct ehr_people_total people = { 0 };
	bool lacks;

	if (self->people)
		people = ehr_people_add(self->people, at);
	put_counts(group, out);
	put(out, worst.has_hi, worst.hi.value[EHR_ADD_HI]);
	put(out, worst.has_hi_high, worst.hi_high);
	put(out, worst.has_cr, worst.cr.value[EHR_ADD_CR]);
	put(out, worst.has_cr_high, worst.cr_high);
	put_coverage(group, out);
	lacks = put_incomplete(self, at, out);
	put_top(self, worst.has_hi, &worst.hi, EHR_ADD_HI, out);
	put_top(self, worst.has_cr, &worst.cr, EHR_ADD_CR, out);
	ehr_writer_puts(out, self->label);
	put_flags(self, at, self->opts->cuts && (lacks || group->n_nd > 0),
		people.unknown, out);
	put_organs(self, &worst, out);
	put_worst(self, &worst, out);
	if (self->people) {
		put(out, people.known, people.people);
		put(out, people.has_cases, people.cases_per_year);
	}
	return ehr_writer_end_row(out, err);
}

int ehr_totals_writer_groups(struct ehr_totals_writer *self, const size_t *kept,
	size_t n_kept, struct ehr_writer *out, struct ehr_err *err)
{
	const struct ehr_tally *tally = self->tally;

	list(&self->missing, &tally->group_missing);
	list(&self->flags, &tally->group_flags);
	for (size_t i = 0; i < tally->n_groups; i++) {
		for (size_t k = 0; k < n_kept; k++)
			ehr_writer_text(out, tally->group[i].cell[kept[k]]);
		if (write_group(self, i, out, err))
			return -1;
	}
	return 0;
}
