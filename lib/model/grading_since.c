/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_since.h"

#include <stdlib.h>

#include "model/grading_moves.h"

const char *const ehr_grading_move_columns[] = { "source_id", "source_name",
	"uscc", "change", "before", "after", "cause", "moved_by", "level",
	"valid_from_before", "valid_from", "rules_before", "rules_version",
	NULL };

/* Who is there then or now; NOBODY: not there. */
enum { NOBODY = -1 };
struct one {
	struct ehr_str id;
	long enterprise, row;
};

/* Moves of a kind and cause. */
struct count {
	struct ehr_str key; /* the change as a byte, then the cause */
	size_t n;
};

struct since {
	struct ehr_grading_book *book;
	struct ehr_grading_comparison comparison;
	struct ehr_writer *writer;
	struct ehr_map key;
	size_t *counted;
	size_t cap;
	struct ehr_buf text;
};

static int by_id(const void *a, const void *b)
{
	return ehr_str_cmp(
		((const struct one *)a)->id, ((const struct one *)b)->id);
}

static struct one *list_all(const struct ehr_grading_facts *facts,
	const struct ehr_grading_past *past, size_t *n)
{
	size_t n_now = ehr_grading_enterprises(facts);
	struct one *all = ehr_calloc(n_now + past->id.n + 1, sizeof(*all));

	for (size_t i = 0; i < n_now; i++) {
		struct ehr_str id = ehr_grading_id(facts, i);
		long row = ehr_map_find(&past->id, id);

		all[i] = (struct one){ id, (long)i,
			row == EHR_MAP_NONE ? NOBODY : row };
	}
	*n = n_now;
	for (size_t i = 0; i < past->id.n; i++)
		if (ehr_map_find(&facts->id, past->id.key[i]) == EHR_MAP_NONE)
			all[(*n)++] = (struct one){ past->id.key[i], NOBODY,
				(long)i };
	qsort(all, *n, sizeof(*all), by_id);
	return all;
}

static void count(struct since *self, const struct ehr_grading_move *move)
{
	size_t at;

	self->text.n = 0;
	ehr_buf_putc(&self->text, (char)('A' + (int)move->change));
	ehr_buf_add(&self->text, move->cause.p, move->cause.n);
	at = (size_t)ehr_map_add(&self->key,
		(struct ehr_str){ self->text.p, self->text.n }, NULL);
	if (at >= self->cap) {
		size_t cap = self->cap;

		self->cap = cap ? 2 * cap : 32;
		self->counted = ehr_realloc(
			self->counted, self->cap, sizeof(self->counted[0]));
		memset(self->counted + cap, 0,
			(self->cap - cap) * sizeof(self->counted[0]));
	}
	self->counted[at]++;
}

static int by_key(const void *a, const void *b)
{
	return ehr_str_cmp(
		((const struct count *)a)->key, ((const struct count *)b)->key);
}

static void put_tally(const struct since *self, struct ehr_buf *out)
{
	size_t n = self->key.n;
	struct count *all = ehr_calloc(n + 1, sizeof(*all));
	size_t k;

	for (size_t i = 0; i < n; i++)
		all[i] = (struct count){ self->key.key[i], self->counted[i] };
	qsort(all, n, sizeof(*all), by_key);
	for (size_t i = 0; i < n; i = k) {
		char change = all[i].key.p[0];
		size_t sum = 0;

		for (k = i; k < n && all[k].key.p[0] == change; k++)
			sum += all[k].n;
		ehr_buf_printf(out, "%s%s %zu (", i > 0 ? "; " : "",
			ehr_move_word[change - 'A'], sum);
		for (k = i; k < n && all[k].key.p[0] == change; k++)
			ehr_buf_printf(out, "%s%.*s %zu", k > i ? ", " : "",
				(int)all[k].key.n - 1, all[k].key.p + 1,
				all[k].n);
		ehr_buf_putc(out, ')');
	}
	free(all);
}

static struct ehr_str text_of(struct ehr_buf *buf)
{
	return (struct ehr_str){ ehr_buf_text(buf), buf->n };
}

static void put_name(struct since *self, const struct one *one)
{
	const struct ehr_grading_past *past = self->comparison.past;
	struct ehr_grading_book *book = self->book;

	ehr_writer_text(self->writer, one->id);
	if (one->enterprise == NOBODY) {
		const struct ehr_grading_past_row *row = &past->row[one->row];

		ehr_writer_text(self->writer, row->name);
		ehr_writer_text(
			self->writer, ehr_grading_past_text(past, row->uscc));
		return;
	}
	ehr_writer_text(self->writer,
		ehr_grading_book_name(book, (size_t)one->enterprise));
	ehr_writer_text(self->writer,
		ehr_grading_book_uscc(book, (size_t)one->enterprise));
}

static void put_day(struct ehr_writer *writer, long day)
{
	char text[EHR_DAY_TEXT];

	ehr_day_write(text, day);
	ehr_writer_puts(writer, text);
}

/* When and by which rules it was graded then. */
static void put_before(struct since *self, const struct one *one)
{
	const struct ehr_grading_past *past = self->comparison.past;
	struct ehr_writer *writer = self->writer;

	if (one->row == NOBODY)
		ehr_writer_empty(writer);
	else
		put_day(writer, past->row[one->row].from);
	put_day(writer, self->book->today);
	if (one->row == NOBODY)
		ehr_writer_empty(writer);
	else
		ehr_writer_text(writer,
			ehr_grading_past_text(past, past->row[one->row].rules));
}

static int write_move(struct since *self, const struct one *one,
	struct ehr_grading_move *move, struct ehr_err *err)
{
	struct ehr_writer *writer = self->writer;
	bool here = one->enterprise != NOBODY;

	put_name(self, one);
	ehr_writer_puts(writer, ehr_move_word[move->change]);
	ehr_writer_text(writer, text_of(&move->before));
	ehr_writer_text(writer, text_of(&move->after));
	ehr_writer_text(writer, text_of(&move->cause));
	ehr_writer_text(writer, text_of(&move->moved_by));
	ehr_writer_puts(writer,
		here ? ehr_grade_level_word[self->book->grading.level] : "");
	put_before(self, one);
	ehr_writer_puts(writer, self->book->facts->rules->label);
	return ehr_writer_end_row(writer, err);
}

static int compare(
	struct since *self, const struct one *one, struct ehr_err *err)
{
	struct ehr_grading_comparison *comparison = &self->comparison;
	int rc = 0;

	if (one->enterprise != NOBODY)
		ehr_grading_book_grade(self->book, (size_t)one->enterprise);
	if (one->enterprise == NOBODY)
		ehr_grading_compare_gone(comparison, (size_t)one->row);
	else if (one->row == NOBODY)
		ehr_grading_compare_new(comparison, (size_t)one->enterprise,
			&self->book->grading);
	else
		ehr_grading_compare(comparison, (size_t)one->enterprise,
			&self->book->grading, (size_t)one->row);
	for (size_t i = 0; i < comparison->n && rc == 0; i++) {
		count(self, &comparison->move[i]);
		rc = write_move(self, one, &comparison->move[i], err);
	}
	return rc;
}

int ehr_grading_write_moves(struct ehr_grading_book *book,
	const struct ehr_grading_past *past, struct ehr_writer *writer,
	struct ehr_buf *tally, struct ehr_err *err)
{
	struct since *self = ehr_calloc(1, sizeof(*self));
	size_t n;
	struct one *all = list_all(book->facts, past, &n);
	int rc = 0;

	self->book = book;
	self->writer = writer;
	self->comparison.past = past;
	self->comparison.today = book->today;
	self->comparison.causes.facts = book->facts;
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = compare(self, &all[i], err);
	put_tally(self, tally);
	ehr_grading_comparison_release(&self->comparison);
	ehr_map_release(&self->key);
	ehr_buf_release(&self->text);
	free(self->counted);
	free(self);
	free(all);
	return rc;
}
