/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_book.h"

#include <stdlib.h>

#include "io/tasks.h"
#include "model/grading_text.h"

const char *const ehr_grading_columns[] = { "source_id", "source_name", "uscc",
	"level", "level_zh", "level_low", "code", "color", "whitelisted",
	"reasons", "evidence", "supervision", "visits_per_year",
	"samples_per_year", "zone_class", "valid_from", "valid_until",
	"would_lift", "would_lower", "payload", "digest", "grade_flags",
	"rules_version", NULL };

struct sorted {
	struct ehr_str id;
	size_t enterprise;
};

static int compare(const void *a, const void *b)
{
	const struct sorted *left = a, *right = b;

	return ehr_str_cmp(left->id, right->id);
}

static void sort(struct ehr_grading_book *book, size_t n)
{
	struct sorted *all = ehr_calloc(n + 1, sizeof(*all));

	for (size_t i = 0; i < n; i++)
		all[i] = (struct sorted){ ehr_grading_id(book->facts, i), i };
	qsort(all, n, sizeof(*all), compare);
	book->order = ehr_calloc(n + 1, sizeof(*book->order));
	for (size_t i = 0; i < n; i++)
		book->order[i] = all[i].enterprise;
	free(all);
}

void ehr_grading_book_make(struct ehr_grading_book *book,
	const struct ehr_grading_facts *facts,
	const struct ehr_code_exceptions *exceptions, long today)
{
	size_t n = ehr_grading_enterprises(facts);

	*book = (struct ehr_grading_book){
		.facts = facts, .exceptions = exceptions, .today = today
	};
	sort(book, n);
	book->level = ehr_calloc(n + 1, sizeof(*book->level));
	book->white = ehr_calloc(n + 1, sizeof(*book->white));
}

void ehr_grading_book_grade(struct ehr_grading_book *book, size_t enterprise)
{
	struct ehr_grading *grading = &book->grading;

	ehr_grading_make(book->facts, enterprise, grading);
	book->level[enterprise] = (unsigned char)grading->level;
	book->white[enterprise] = grading->whitelisted;
}

void ehr_grading_book_count(const struct ehr_grading_book *book,
	size_t n_level[static EHR_GRADE_LEVELS], size_t *n_white)
{
	*n_white = 0;
	for (size_t i = 0; i < EHR_GRADE_LEVELS; i++)
		n_level[i] = 0;
	for (size_t i = 0; i < ehr_grading_enterprises(book->facts); i++) {
		n_level[book->level[i]]++;
		*n_white += book->white[i];
	}
}

static void release_space(struct ehr_grading_book *book)
{
	ehr_grading_code_release(&book->code);
	ehr_buf_release(&book->text);
	ehr_buf_release(&book->plain);
}

void ehr_grading_book_release(struct ehr_grading_book *book)
{
	release_space(book);
	free(book->order);
	free(book->level);
	free(book->white);
}

static struct ehr_str either(struct ehr_grading_book *book, size_t enterprise,
	enum ehr_grading_own first, enum ehr_grading_own second)
{
	const char *cell = ehr_grading_own_cell(book->facts, enterprise, first);

	if (!cell)
		cell = ehr_grading_own_cell(book->facts, enterprise, second);
	return ehr_grading_plain(cell, &book->plain);
}

struct ehr_str ehr_grading_book_name(
	struct ehr_grading_book *book, size_t enterprise)
{
	return either(book, enterprise, EHR_GRADING_ROSTER_NAME,
		EHR_GRADING_TOTALS_NAME);
}

struct ehr_str ehr_grading_book_uscc(
	struct ehr_grading_book *book, size_t enterprise)
{
	return either(book, enterprise, EHR_GRADING_ROSTER_USCC,
		EHR_GRADING_TOTALS_USCC);
}

void ehr_grading_book_code(struct ehr_grading_book *book, size_t enterprise)
{
	ehr_grading_code_make(&book->code, book->facts->rules,
		(enum ehr_grade_level)book->level[enterprise],
		ehr_grading_id(book->facts, enterprise),
		ehr_grading_book_uscc(book, enterprise), book->today);
}

static void add_flag(struct ehr_buf *out, const char *word)
{
	if (out->n > 0)
		ehr_buf_putc(out, ' ');
	ehr_buf_puts(out, word);
}

/* What is doubtful about the row. */
static void put_flags(struct ehr_grading_book *book, size_t enterprise,
	struct ehr_writer *writer)
{
	struct ehr_str uscc = ehr_grading_book_uscc(book, enterprise);
	struct ehr_code code;

	book->text.n = 0;
	switch (ehr_code_uscc(uscc, book->exceptions, &code)) {
	case EHR_CODE_BAD_FORM: add_flag(&book->text, "uscc_bad_form"); break;
	case EHR_CODE_BAD_CHECK: add_flag(&book->text, "uscc_bad_check"); break;
	case EHR_CODE_DAMAGED: add_flag(&book->text, "uscc_damaged"); break;
	case EHR_CODE_OK:
	case EHR_CODE_EMPTY: break;
	}
	book->bad_codes += book->text.n > 0;
	if (book->grading.at_least_medium)
		add_flag(&book->text, "at_least_medium");
	if (book->grading.memory)
		add_flag(&book->text, "rules_memory");
	ehr_writer_text(writer, (struct ehr_str){ book->text.p, book->text.n });
}

static void put_text(struct ehr_grading_book *book, struct ehr_writer *writer)
{
	ehr_writer_text(
		writer, (struct ehr_str){ book->text.n ? book->text.p : "",
				book->text.n });
	book->text.n = 0;
}

static void put_head(struct ehr_grading_book *book, size_t enterprise,
	struct ehr_writer *writer)
{
	const struct ehr_grading *grading = &book->grading;
	const struct ehr_grade_look *look =
		&book->facts->rules->look[grading->level];

	ehr_writer_text(writer, ehr_grading_id(book->facts, enterprise));
	ehr_writer_text(writer, ehr_grading_book_name(book, enterprise));
	ehr_writer_text(writer, ehr_grading_book_uscc(book, enterprise));
	ehr_writer_puts(writer, ehr_grade_level_word[grading->level]);
	ehr_writer_puts(writer, look->text_zh);
	ehr_writer_puts(writer, ehr_grade_level_word[grading->level_low]);
	ehr_writer_puts(writer, look->code);
	ehr_writer_puts(writer, look->colour);
	ehr_writer_puts(writer, grading->whitelisted ? "yes" : "no");
}

static void put_why(struct ehr_grading_book *book, size_t enterprise,
	struct ehr_writer *writer)
{
	book->text.n = 0;
	ehr_grading_put_reasons(
		&book->text, book->facts, enterprise, &book->grading);
	put_text(book, writer);
	ehr_grading_put_evidence(&book->text, book->facts, enterprise);
	put_text(book, writer);
}

static void put_visits(struct ehr_grading_book *book, size_t enterprise,
	struct ehr_writer *writer)
{
	const struct ehr_grade_visits *visits = book->grading.visits;

	ehr_buf_puts(&book->text, visits->rule.id);
	ehr_buf_putc(&book->text, ' ');
	ehr_buf_puts(&book->text, visits->text_en);
	put_text(book, writer);
	ehr_writer_count(writer, (unsigned long)visits->visits);
	ehr_writer_count(writer, (unsigned long)visits->samples);
	ehr_writer_text(
		writer, ehr_grading_plain(ehr_grading_own_cell(book->facts,
						  enterprise, EHR_GRADING_ZONE),
				&book->plain));
}

static int write_row(struct ehr_grading_book *book, size_t enterprise,
	struct ehr_writer *writer, struct ehr_err *err)
{
	ehr_grading_book_code(book, enterprise);
	put_head(book, enterprise, writer);
	put_why(book, enterprise, writer);
	put_visits(book, enterprise, writer);
	ehr_writer_puts(writer, book->code.from);
	ehr_writer_puts(writer, book->code.until);
	ehr_grading_put_lift(&book->text, book->facts, &book->grading);
	put_text(book, writer);
	ehr_grading_put_lower(&book->text, book->facts, &book->grading);
	put_text(book, writer);
	ehr_writer_text(writer,
		(struct ehr_str){ book->code.payload.p, book->code.payload.n });
	ehr_writer_puts(writer, book->code.digest);
	put_flags(book, enterprise, writer);
	ehr_writer_puts(writer, book->facts->rules->label);
	return ehr_writer_end_row(writer, err);
}

static bool is_chosen(const struct ehr_grading_book *book, size_t enterprise,
	struct ehr_grading_choice choice)
{
	if (choice.white && !book->white[enterprise])
		return false;
	return choice.level == EHR_GRADE_LEVELS ||
	       book->level[enterprise] == choice.level;
}

/* What the threads share. */
struct sharing {
	struct ehr_grading_book *book;
	struct ehr_grading_choice choice;
};

/* The enterprises of one task. */
enum { TASK = 128 };

static int write_task(void *self, void *scratch, size_t i,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct sharing *sharing = self;
	struct ehr_grading_book *book = scratch;
	size_t n = ehr_grading_enterprises(book->facts), start = i * TASK;

	for (size_t k = start; k < n && k < start + TASK; k++) {
		size_t enterprise = book->order[k];

		ehr_grading_book_grade(book, enterprise);
		if (is_chosen(book, enterprise, sharing->choice) &&
			write_row(book, enterprise, writer, err))
			return -1;
	}
	return 0;
}

/* The same book with work space of its own. */
static void *new_scratch(void *self)
{
	const struct sharing *sharing = self;
	struct ehr_grading_book *book = ehr_alloc(sizeof(*book));

	*book = *sharing->book;
	book->bad_codes = 0;
	book->code = (struct ehr_grading_code){ 0 };
	book->text = book->plain = (struct ehr_buf){ 0 };
	return book;
}

static void free_scratch(void *self, void *scratch)
{
	struct sharing *sharing = self;
	struct ehr_grading_book *book = scratch;

	sharing->book->bad_codes += book->bad_codes;
	release_space(book);
	free(book);
}

int ehr_grading_write(struct ehr_grading_book *book,
	struct ehr_grading_choice choice, unsigned jobs,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct sharing sharing = { book, choice };
	const struct ehr_tasks tasks = {
		.self = &sharing,
		.n = (ehr_grading_enterprises(book->facts) + TASK - 1) / TASK,
		.work = write_task,
		.scratch_new = new_scratch,
		.scratch_free = free_scratch,
	};

	return ehr_tasks_run(&tasks, &writer, 1, jobs, err);
}
