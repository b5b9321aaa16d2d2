/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_rows.h"

#include <stdlib.h>

#include "model/limit_kept.h"
#include "model/words.h"

enum part { ALWAYS, OF_CLASSES, OF_PAIRS };

static const struct {
	const char *name;
	enum part part;
} result[] = {
	{ "limit", ALWAYS },
	{ "limit_low", ALWAYS },
	{ "limit_op", ALWAYS },
	{ "limit_kind", ALWAYS },
	{ "standard", ALWAYS },
	{ "edition", ALWAYS },
	{ "clause", ALWAYS },
	{ "ratio", ALWAYS },
	{ "exceeds", ALWAYS },
	{ "quality_class", OF_CLASSES },
	{ "limit_intervention", OF_PAIRS },
	{ "clause_intervention", OF_PAIRS },
	{ "ratio_intervention", OF_PAIRS },
	{ "exceeds_intervention", OF_PAIRS },
	{ "limit_status", ALWAYS },
	{ "limit_flags", ALWAYS },
	{ "limit_note", ALWAYS },
	{ "not_compared", ALWAYS },
};
enum { RESULTS = sizeof(result) / sizeof(*result) };

const char *const ehr_limit_results[RESULTS + 1] = { "limit", "limit_low",
	"limit_op", "limit_kind", "standard", "edition", "clause", "ratio",
	"exceeds", "quality_class", "limit_intervention", "clause_intervention",
	"ratio_intervention", "exceeds_intervention", "limit_status",
	"limit_flags", "limit_note", "not_compared" };

static bool has(const struct ehr_limit_asked *asked, enum part part)
{
	return part == ALWAYS ||
	       (part == OF_CLASSES && asked->standard->classes > 0) ||
	       (part == OF_PAIRS && asked->pair);
}

static void add_column(struct ehr_limit_rows *self, const char *name,
	const struct ehr_limit_asked *asked)
{
	struct ehr_buf text = { 0 };

	ehr_buf_puts(&text, name);
	if (self->judging->plan->n > 1)
		ehr_buf_printf(&text, "_%s", asked->label);
	self->column[self->n_column++] = ehr_arena_string(
		&self->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

void ehr_limit_rows_init(struct ehr_limit_rows *self,
	const struct ehr_limit_judging *judging, enum ehr_limit_kind trigger)
{
	const struct ehr_limit_plan *plan = judging->plan;

	*self = (struct ehr_limit_rows){ .judging = judging,
		.trigger = trigger };
	self->column = ehr_arena_calloc(
		&self->arena, plan->n * RESULTS + 1, sizeof(*self->column));
	for (size_t i = 0; i < plan->n; i++)
		for (size_t k = 0; k < RESULTS; k++)
			if (has(&plan->asked[i], result[k].part))
				add_column(
					self, result[k].name, &plan->asked[i]);
}

void ehr_limit_rows_release(struct ehr_limit_rows *self)
{
	ehr_arena_release(&self->arena);
}

/* One thread's. */
struct work {
	struct ehr_limit_judge judge;
	struct ehr_buf text;
	struct ehr_limit_kept cells;
	bool *kept; /* by row of the block */
	size_t n, cap;
	unsigned long count[EHR_LIMIT_COUNTS];
};

static const char *class_word(
	const struct ehr_limit_standard *standard, int class)
{
	return class > standard->classes ? standard->worst
					 : ehr_limit_class_word[class];
}

void ehr_limit_put_class(struct ehr_buf *buf,
	const struct ehr_limit_standard *standard, int from, int to)
{
	if (from == EHR_LIMIT_NO_CLASS)
		return;
	ehr_buf_puts(buf, class_word(standard, from));
	if (to > from)
		ehr_buf_printf(buf, "-%s", class_word(standard, to));
}

static struct ehr_str text_of(const struct work *work)
{
	return (struct ehr_str){ work->text.p ? work->text.p : "",
		work->text.n };
}

static void put_number(struct ehr_writer *writer,
	const struct ehr_limit_number *number, bool has)
{
	ehr_writer_text(writer, has ? number->text : (struct ehr_str){ "", 0 });
}

static bool has_value(const struct ehr_limit_held *held)
{
	return held && held->limit->value[0] != '\0';
}

static const char *exceeds_word(const struct ehr_limit_verdict *verdict,
	const struct ehr_limit_result *of)
{
	static const char *const word[] = { "no", "yes", "undecidable" };

	return verdict->compared && of->held ? word[of->exceeds] : "";
}

static void put_ratio(struct ehr_writer *writer,
	const struct ehr_limit_verdict *verdict,
	const struct ehr_limit_result *of)
{
	if (verdict->compared && of->held && of->has_ratio)
		ehr_writer_number(writer, of->ratio);
	else
		ehr_writer_empty(writer);
}

void ehr_limit_put_flags(struct ehr_buf *buf, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *word;
	} name[] = {
		{ EHR_LIMIT_FLAG_MEMORY, "limit_from_memory" },
		{ EHR_LIMIT_FLAG_LAND, "land_assumed" },
		{ EHR_LIMIT_FLAG_NOT_IN_FORCE, "limit_not_in_force" },
		{ EHR_LIMIT_FLAG_BACKGROUND, "within_background" },
		{ EHR_LIMIT_FLAG_LEFT_OUT, "left_out_of_class" },
		{ EHR_LIMIT_FLAG_NONDETECT, "nondetect" },
		{ EHR_LIMIT_FLAG_BASIS, "basis_assumed" },
	};

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++)
		if (flags & name[i].flag)
			ehr_words_add(buf, ehr_str_of(name[i].word));
}

static void put_flags(struct work *work, struct ehr_writer *writer,
	const struct ehr_limit_verdict *verdict)
{
	work->text.n = 0;
	if (verdict->of && verdict->place_flag[0] != '\0')
		ehr_words_add(&work->text, ehr_str_of(verdict->place_flag));
	ehr_limit_put_flags(&work->text, verdict->flags);
	ehr_writer_text(writer, text_of(work));
}

static void put_reason(struct work *work, struct ehr_writer *writer,
	const struct ehr_limit_verdict *verdict)
{
	work->text.n = 0;
	if (verdict->word)
		ehr_buf_puts(&work->text, verdict->word);
	if (verdict->word && verdict->detail.n > 0) {
		ehr_buf_putc(&work->text, ':');
		ehr_buf_add_str(&work->text, verdict->detail);
	}
	ehr_writer_text(writer, text_of(work));
}

/* The limit that is shown, or the item's, where none was asked for. */
static const struct ehr_limit *shown(const struct ehr_limit_verdict *verdict)
{
	return verdict->first.held ? verdict->first.held->limit : verdict->of;
}

static void put_limit_cells(
	struct ehr_writer *writer, const struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_held *held = verdict->first.held;
	const struct ehr_limit *limit = held ? held->limit : NULL;
	const struct ehr_limit *of = shown(verdict);
	const struct ehr_limit_standard *standard = verdict->standard;

	put_number(writer, held ? &held->value : NULL, has_value(held));
	put_number(writer, held ? &held->low : NULL,
		held && limit->op == EHR_LIMIT_RANGE);
	ehr_writer_puts(writer, limit ? ehr_limit_op_word[limit->op] : "");
	ehr_writer_puts(writer, of ? ehr_limit_kind_word[of->kind] : "");
	ehr_writer_puts(writer, standard ? standard->number : "");
	ehr_writer_puts(writer, standard ? standard->edition : "");
	ehr_writer_puts(writer, of ? of->clause : "");
}

static void put_limit(struct work *work, struct ehr_writer *writer,
	const struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_kept_key key = { .of = verdict->first.held,
		.beside = verdict->of,
		.number = work->judge.cases.emptied };
	struct ehr_span *span = ehr_limit_kept_put(&work->cells, key, writer);

	if (span) {
		put_limit_cells(writer, verdict);
		ehr_span_end(span, writer);
	}
	put_ratio(writer, verdict, &verdict->first);
	ehr_writer_puts(writer, exceeds_word(verdict, &verdict->first));
}

static void put_intervention(struct work *work, struct ehr_writer *writer,
	const struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_held *held = verdict->intervention.held;
	const struct ehr_limit_kept_key key = { .of = held,
		.number = work->judge.cases.emptied };
	struct ehr_span *span = ehr_limit_kept_put(&work->cells, key, writer);

	if (span) {
		put_number(writer, held ? &held->value : NULL, has_value(held));
		ehr_writer_puts(writer, held ? held->limit->clause : "");
		ehr_span_end(span, writer);
	}
	put_ratio(writer, verdict, &verdict->intervention);
	ehr_writer_puts(writer, exceeds_word(verdict, &verdict->intervention));
}

/* Where the limit comes from, and what is to be said of it. */
static void put_remarks(struct work *work, struct ehr_writer *writer,
	const struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit *of = shown(verdict);
	const struct ehr_limit_kept_key key = { .of = of,
		.beside = verdict->place_flag,
		.number = verdict->flags };
	struct ehr_span *span = ehr_limit_kept_put(&work->cells, key, writer);

	if (span == NULL)
		return;
	ehr_writer_puts(writer, of == NULL ? ""
				: verdict->flags & EHR_LIMIT_FLAG_MEMORY
					? "memory"
					: of->status);
	put_flags(work, writer, verdict);
	ehr_writer_puts(writer, of ? of->note : "");
	ehr_span_end(span, writer);
}

static void put(struct work *work, const struct ehr_limit_asked *asked,
	const struct ehr_limit_verdict *verdict, struct ehr_writer *writer)
{
	put_limit(work, writer, verdict);
	if (asked->standard->classes > 0) {
		work->text.n = 0;
		ehr_limit_put_class(&work->text, asked->standard,
			verdict->class_from, verdict->class_to);
		ehr_writer_text(writer, text_of(work));
	}
	if (asked->pair)
		put_intervention(work, writer, verdict);
	put_remarks(work, writer, verdict);
	put_reason(work, writer, verdict);
}

void ehr_limit_tally(
	const struct ehr_limit_verdict *verdict, unsigned long *count)
{
	const struct ehr_limit_result *first = &verdict->first;
	bool has_limit = verdict->compared &&
			 (first->held || verdict->intervention.held);

	if (!verdict->compared)
		count[EHR_LIMIT_COUNT_NOT_COMPARED]++;
	else if (!has_limit)
		count[EHR_LIMIT_COUNT_CLASSED]++;
	else if (first->held ? first->exceeds == EHR_EXCEEDS_YES
			     : verdict->intervention.exceeds == EHR_EXCEEDS_YES)
		count[EHR_LIMIT_COUNT_EXCEEDS]++;
	else if (verdict->waits ||
		 (first->held && first->exceeds == EHR_EXCEEDS_UNKNOWN))
		count[EHR_LIMIT_COUNT_UNKNOWN]++;
	count[EHR_LIMIT_COUNT_BACKGROUND] +=
		(verdict->flags & EHR_LIMIT_FLAG_BACKGROUND) != 0;
	count[EHR_LIMIT_COUNT_LEFT_OUT] +=
		(verdict->flags & EHR_LIMIT_FLAG_LEFT_OUT) != 0;
	count[EHR_LIMIT_COUNT_MEMORY] +=
		(verdict->flags & EHR_LIMIT_FLAG_MEMORY) != 0;
}

/* Does the row exceed a limit of the kind that rows are asked for by? */
static bool is_triggered(const struct ehr_limit_rows *self,
	const struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_result *of =
		self->trigger == EHR_LIMIT_INTERVENTION ? &verdict->intervention
							: &verdict->first;

	return verdict->compared && of->held &&
	       of->held->limit->kind == self->trigger &&
	       of->exceeds == EHR_EXCEEDS_YES;
}

static void keep(struct work *work, bool kept)
{
	if (work->n == work->cap) {
		work->cap = work->cap ? work->cap * 2 : 1024;
		work->kept =
			ehr_realloc(work->kept, work->cap, sizeof(*work->kept));
	}
	work->kept[work->n++] = kept;
	work->count[EHR_LIMIT_COUNT_KEPT] += kept;
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_limit_rows *rows = self;
	const struct ehr_limit_plan *plan = rows->judging->plan;
	struct work *work = scratch;

	if (ehr_limit_judge_row(&work->judge, record, err))
		return -1;
	for (size_t i = 0; i < plan->n; i++) {
		ehr_limit_tally(&work->judge.verdict[i], work->count);
		put(work, &plan->asked[i], &work->judge.verdict[i], writer);
	}
	keep(work, rows->trigger == EHR_LIMIT_KINDS ||
			   is_triggered(rows, &work->judge.verdict[0]));
	return 0;
}

static void *scratch_new(void *self)
{
	const struct ehr_limit_rows *rows = self;
	struct work *work = ehr_calloc(1, sizeof(*work));

	ehr_limit_judge_init(&work->judge, rows->judging);
	return work;
}

static void scratch_free(void *self, void *scratch)
{
	struct work *work = scratch;

	(void)self;
	ehr_limit_judge_release(&work->judge);
	ehr_buf_release(&work->text);
	ehr_limit_kept_release(&work->cells);
	free(work->kept);
	free(work);
}

static enum ehr_verdict judge_row(
	void *self, void *scratch, size_t i, struct ehr_err *err)
{
	const struct work *work = scratch;

	(void)self;
	(void)err;
	return work->kept[i] ? EHR_VERDICT_KEEP : EHR_VERDICT_DROP;
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_limit_rows *rows = self;
	struct work *work = scratch;

	(void)file;
	(void)line;
	(void)err;
	rows->rows += work->n;
	for (int i = 0; i < EHR_LIMIT_COUNTS; i++) {
		rows->count[i] += work->count[i];
		work->count[i] = 0;
	}
	work->n = 0;
	return 0;
}

struct ehr_filter ehr_limit_rows_filter(struct ehr_limit_rows *self)
{
	return (struct ehr_filter){
		.self = self,
		.appends = true,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.judge = self->trigger == EHR_LIMIT_KINDS ? NULL : judge_row,
		.commit = commit,
	};
}
