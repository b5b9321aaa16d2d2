/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duties.h"

#include <stdlib.h>

#include "base/day.h"

const char *const ehr_duty_results[EHR_DUTY_RESULTS + 1] = { "visits",
	"samples", "last_visit", "last_sample", "lacks", "duty_state",
	"duty_until", "duty_flags", "inspect_rules", NULL };

struct ehr_duties {
	struct ehr_duties_opts opts;
	const struct ehr_view *view;
	long id;
	long *at;                  /* by rule: its column, or EHR_NO_COLUMN */
	long first, last, counted; /* days: of the year; up to this one */
	struct ehr_str until;
	bool *met; /* by source of the records */
	struct ehr_duties_report report;
	struct ehr_arena arena;
};

/* What a thread gathers. */
struct scratch {
	struct ehr_duties_report report;
	long *met; /* sources of the records */
	size_t n, cap;
	struct ehr_buf lacks;
	struct ehr_arena arena;
};

/* What an enterprise owes of one duty, and has. */
struct owed {
	long times, done, last;
	bool memory;
};

static int bind(struct ehr_duties *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	const struct ehr_inspect_rules *rules = self->opts.rules;
	size_t n = rules->n[EHR_INSPECT_DUTIES], found;

	self->at = ehr_arena_calloc(&self->arena, n + 1, sizeof(*self->at));
	if (ehr_header_need(header, "source_id", &found, err))
		return -1;
	self->id = (long)found;
	for (size_t i = 0; i < n; i++) {
		const struct ehr_inspect_duty *rule = &rules->duty[i];

		if (ehr_header_look(header, rule->column, &self->at[i], err))
			return -1;
		if (rule->needed && self->at[i] == EHR_NO_COLUMN)
			return ehr_header_need(
				header, rule->column, &found, err);
	}
	return 0;
}

struct ehr_duties *ehr_duties_new(const struct ehr_duties_opts *opts,
	const struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_duties *self = ehr_calloc(1, sizeof(*self));

	self->opts = *opts;
	self->first = ehr_day_of(opts->year, 1, 1);
	self->last = ehr_day_of(opts->year, 12, 31);
	self->counted = opts->as_of < self->last ? opts->as_of : self->last;
	self->until = ehr_day_text(self->last, &self->arena);
	self->report.over = opts->as_of > self->last;
	self->met = ehr_calloc(opts->visits->source.n + 1, sizeof(*self->met));
	if (bind(self, header, err) == 0)
		return self;
	ehr_duties_free(self);
	return NULL;
}

void ehr_duties_free(struct ehr_duties *self)
{
	if (!self)
		return;
	free(self->met);
	ehr_arena_release(&self->arena);
	free(self);
}

static int find_owed(const struct ehr_duties *self, const struct ehr_row *row,
	enum ehr_inspect_duty_kind kind, struct owed *owed, struct ehr_err *err)
{
	const struct ehr_inspect_rules *rules = self->opts.rules;
	size_t n = rules->n[EHR_INSPECT_DUTIES], last = n;

	*owed = (struct owed){ 0 };
	owed->done = ehr_visits_count(self->opts.visits, row->cell[self->id],
		ehr_inspect_duty_word[kind], self->first, self->counted,
		&owed->last);
	for (size_t i = 0; i < n; i++) {
		const struct ehr_inspect_duty *rule = &rules->duty[i];

		if (rule->kind != kind || self->at[i] == EHR_NO_COLUMN)
			continue;
		if (rule->needed)
			last = i;
		if (!ehr_inspect_words_have(
			    &rule->words, row->cell[self->at[i]]))
			continue;
		owed->times = rule->times;
		owed->memory = rule->memory;
		return 0;
	}
	return ehr_fail_cell(err, last < n ? rules->duty[last].column : "",
		"no_rule", N_("a word that some rule of the scheme has"),
		last < n ? row->cell[self->at[last]] : (struct ehr_str){ 0 });
}

static void count(struct scratch *scratch, const struct owed *owed)
{
	bool scope = false;

	scratch->lacks.n = 0;
	for (int i = 0; i < EHR_DUTIES; i++) {
		scope = scope || owed[i].times > 0;
		if (owed[i].done >= owed[i].times)
			continue;
		if (scratch->lacks.n > 0)
			ehr_buf_putc(&scratch->lacks, ' ');
		ehr_buf_puts(&scratch->lacks, ehr_inspect_duty_word[i]);
		scratch->report.lacks[i]++;
	}
	scratch->report.rows++;
	scratch->report.in_scope += scope;
	scratch->report.lacking += scratch->lacks.n > 0;
}

static const char *state_of(const struct ehr_duties *self,
	const struct scratch *scratch, const struct owed *owed)
{
	bool scope = false;

	for (int i = 0; i < EHR_DUTIES; i++)
		scope = scope || owed[i].times > 0;
	if (!scope)
		return "out_of_scope";
	if (scratch->lacks.n == 0)
		return "done";
	return self->report.over ? "overdue" : "open";
}

static void put_results(const struct ehr_duties *self, struct scratch *scratch,
	const struct owed *owed, struct ehr_view_row *out)
{
	bool memory = false;

	for (int i = 0; i < EHR_DUTIES; i++)
		ehr_view_count(out, (unsigned long)owed[i].done);
	for (int i = 0; i < EHR_DUTIES; i++) {
		memory = memory || owed[i].memory;
		if (owed[i].done > 0)
			ehr_view_text(out,
				ehr_day_text(owed[i].last, &scratch->arena));
		else
			ehr_view_empty(out);
	}
	ehr_view_text(
		out, (struct ehr_str){ scratch->lacks.n ? scratch->lacks.p : "",
			     scratch->lacks.n });
	ehr_view_text(out, ehr_str_of(state_of(self, scratch, owed)));
	ehr_view_text(out, self->until);
	ehr_view_text(out, ehr_str_of(memory ? "rule_memory" : ""));
	ehr_view_text(out, ehr_str_of(self->opts.rules_name));
}

static void note_met(const struct ehr_duties *self, struct scratch *scratch,
	struct ehr_str id)
{
	long source =
		ehr_map_find(&self->opts.visits->source, ehr_str_trim(id));

	if (source == EHR_MAP_NONE)
		return;
	if (scratch->n == scratch->cap) {
		scratch->cap = scratch->cap ? 2 * scratch->cap : 256;
		scratch->met = ehr_realloc(
			scratch->met, scratch->cap, sizeof(*scratch->met));
	}
	scratch->met[scratch->n++] = source;
}

static int take(void *me, void *own, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_duties *self = me;
	struct scratch *scratch = own;
	struct ehr_view_row out = { .view = self->view, .writer = writer };
	struct owed owed[EHR_DUTIES];

	if (row->cell[self->id].n == 0)
		return ehr_fail_cell(err, "source_id", "no_id",
			N_("the number of an enterprise"), row->cell[self->id]);
	for (int i = 0; i < EHR_DUTIES; i++)
		if (find_owed(self, row, (enum ehr_inspect_duty_kind)i,
			    &owed[i], err))
			return -1;
	ehr_arena_reset(&scratch->arena);
	note_met(self, scratch, row->cell[self->id]);
	count(scratch, owed);
	for (size_t i = 0; i < row->n; i++)
		ehr_view_text(&out, row->carried[i]);
	put_results(self, scratch, owed, &out);
	return ehr_writer_end_row(writer, err);
}

static void *scratch_new(void *self)
{
	(void)self;
	return ehr_calloc(1, sizeof(struct scratch));
}

static void scratch_free(void *self, void *own)
{
	struct scratch *scratch = own;

	(void)self;
	free(scratch->met);
	ehr_buf_release(&scratch->lacks);
	ehr_arena_release(&scratch->arena);
	free(scratch);
}

static int commit(void *me, void *own, const char *file, unsigned long line,
	struct ehr_err *err)
{
	struct ehr_duties *self = me;
	struct scratch *scratch = own;

	(void)file;
	(void)line;
	(void)err;
	self->report.rows += scratch->report.rows;
	self->report.in_scope += scratch->report.in_scope;
	self->report.lacking += scratch->report.lacking;
	for (int i = 0; i < EHR_DUTIES; i++)
		self->report.lacks[i] += scratch->report.lacks[i];
	for (size_t i = 0; i < scratch->n; i++)
		self->met[scratch->met[i]] = true;
	scratch->report = (struct ehr_duties_report){ 0 };
	scratch->n = 0;
	return 0;
}

struct ehr_filter ehr_duties_filter(
	struct ehr_duties *self, const struct ehr_view *view)
{
	self->view = view;
	return (struct ehr_filter){ .self = self,
		.row = take,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit };
}

struct ehr_duties_report ehr_duties_report(const struct ehr_duties *self)
{
	const struct ehr_map *source = &self->opts.visits->source;
	struct ehr_duties_report report = self->report;

	for (size_t i = source->n; i > 0; i--)
		if (!self->met[i - 1]) {
			report.unknown++;
			report.first_unknown = source->key[i - 1];
		}
	return report;
}
