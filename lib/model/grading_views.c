/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_book.h"

#include <stdlib.h>

#include "model/grading_text.h"

const char *const ehr_grading_problem_columns[] = { "source_id", "source_name",
	"uscc", "level", "level_zh", "rule", "title_en", "title_zh", "observed",
	"fix_en", "fix_zh", "rule_source", "rule_status", "valid_until",
	"rules_version", NULL };

const char *const ehr_grading_supervision_columns[] = { "level", "level_zh",
	"source_id", "source_name", "uscc", "supervision", "supervision_zh",
	"visits_per_year", "samples_per_year", "zone_class", "reasons",
	"valid_from", "valid_until", "rules_version", NULL };

const char *const ehr_grading_register_columns[] = { "register", "key", "n",
	"n_white", "n_none", "n_acceptable", "n_medium", "n_high", "n_grey",
	"high_sources", "rules_version", NULL };

static struct ehr_str text_of(const struct ehr_buf *buf)
{
	return (struct ehr_str){ buf->n ? buf->p : "", buf->n };
}

static int write_problem(struct ehr_grading_book *book, size_t enterprise,
	const struct ehr_grading_reason *reason, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_grade_rules *rules = book->facts->rules;
	const struct ehr_grade_rule *rule = reason->rule;
	const struct ehr_grade_impact *impact = reason->impact;
	enum ehr_grade_level level = book->grading.level;

	ehr_writer_text(writer, ehr_grading_id(book->facts, enterprise));
	ehr_writer_text(writer, ehr_grading_book_name(book, enterprise));
	ehr_writer_text(writer, ehr_grading_book_uscc(book, enterprise));
	ehr_writer_puts(writer, ehr_grade_level_word[level]);
	ehr_writer_puts(writer, rules->look[level].text_zh);
	ehr_writer_puts(writer, ehr_grading_reason_id(reason));
	ehr_writer_puts(writer, impact ? impact->title_en : rule->title_en);
	ehr_writer_puts(writer, impact ? impact->title_zh : rule->title_zh);
	book->text.n = 0;
	ehr_grading_put_reason(&book->text, book->facts, enterprise, reason);
	ehr_writer_text(writer, text_of(&book->text));
	ehr_writer_puts(writer, rule && rule->fix_en ? rule->fix_en : "");
	ehr_writer_puts(writer, rule && rule->fix_zh ? rule->fix_zh : "");
	ehr_writer_puts(writer, impact ? impact->source : rule->source);
	ehr_writer_puts(writer, impact ? impact->status : rule->status);
	ehr_writer_puts(writer, book->code.until);
	ehr_writer_puts(writer, rules->label);
	return ehr_writer_end_row(writer, err);
}

int ehr_grading_write_problems(struct ehr_grading_book *book,
	struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = ehr_grading_enterprises(book->facts);
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		size_t enterprise = book->order[i];
		const struct ehr_grading *grading = &book->grading;

		ehr_grading_book_grade(book, enterprise);
		ehr_grading_book_code(book, enterprise);
		for (size_t k = 0; k < grading->n && rc == 0; k++)
			if (ehr_grading_is_problem(&grading->reason[k]))
				rc = write_problem(book, enterprise,
					&grading->reason[k], writer, err);
	}
	return rc;
}

static int write_supervised(struct ehr_grading_book *book, size_t enterprise,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_grade_rules *rules = book->facts->rules;
	const struct ehr_grade_visits *visits;
	enum ehr_grade_level level;

	ehr_grading_book_grade(book, enterprise);
	ehr_grading_book_code(book, enterprise);
	visits = book->grading.visits;
	level = book->grading.level;
	ehr_writer_puts(writer, ehr_grade_level_word[level]);
	ehr_writer_puts(writer, rules->look[level].text_zh);
	ehr_writer_text(writer, ehr_grading_id(book->facts, enterprise));
	ehr_writer_text(writer, ehr_grading_book_name(book, enterprise));
	ehr_writer_text(writer, ehr_grading_book_uscc(book, enterprise));
	book->text.n = 0;
	ehr_buf_printf(&book->text, "%s %s", visits->rule.id, visits->text_en);
	ehr_writer_text(writer, text_of(&book->text));
	ehr_writer_puts(writer, visits->text_zh);
	ehr_writer_count(writer, (unsigned long)visits->visits);
	ehr_writer_count(writer, (unsigned long)visits->samples);
	ehr_writer_text(
		writer, ehr_grading_plain(ehr_grading_own_cell(book->facts,
						  enterprise, EHR_GRADING_ZONE),
				&book->plain));
	book->text.n = 0;
	ehr_grading_put_reasons(
		&book->text, book->facts, enterprise, &book->grading);
	ehr_writer_text(writer, text_of(&book->text));
	ehr_writer_puts(writer, book->code.from);
	ehr_writer_puts(writer, book->code.until);
	ehr_writer_puts(writer, rules->label);
	return ehr_writer_end_row(writer, err);
}

int ehr_grading_write_supervision(struct ehr_grading_book *book,
	struct ehr_writer *writer, struct ehr_err *err)
{
	static const enum ehr_grade_level turn[] = { EHR_GRADE_HIGH,
		EHR_GRADE_GREY, EHR_GRADE_MEDIUM, EHR_GRADE_ACCEPTABLE,
		EHR_GRADE_NONE };
	size_t n = ehr_grading_enterprises(book->facts);
	int rc = 0;

	for (size_t i = 0; i < n; i++)
		ehr_grading_book_grade(book, i);
	for (size_t k = 0; k < EHR_GRADE_LEVELS; k++)
		for (size_t i = 0; i < n && rc == 0; i++)
			if (book->level[book->order[i]] == turn[k])
				rc = write_supervised(
					book, book->order[i], writer, err);
	return rc;
}

/* One line of a register. */
struct entry {
	struct ehr_str key;
	size_t n, n_white, n_level[EHR_GRADE_LEVELS];
	struct ehr_buf high;
};

struct entries {
	struct ehr_map key;
	struct entry *entry;
	size_t cap;
};

static struct ehr_str key_of(struct ehr_grading_book *book,
	enum ehr_grading_register by, size_t enterprise)
{
	if (by == EHR_GRADING_BY_ENTERPRISE)
		return ehr_grading_id(book->facts, enterprise);
	return ehr_grading_plain(
		ehr_grading_own_cell(book->facts, enterprise,
			by == EHR_GRADING_BY_REGION ? EHR_GRADING_REGION
						    : EHR_GRADING_INDUSTRY),
		&book->plain);
}

static void count(struct entries *all, struct ehr_grading_book *book,
	struct ehr_str key, size_t enterprise)
{
	size_t at = (size_t)ehr_map_add(&all->key, key, NULL);
	struct ehr_str id = ehr_grading_id(book->facts, enterprise);
	struct entry *entry;

	if (at >= all->cap) {
		size_t cap = all->cap;

		all->cap = cap ? 2 * cap : 64;
		all->entry =
			ehr_realloc(all->entry, all->cap, sizeof(*all->entry));
		memset(all->entry + cap, 0,
			(all->cap - cap) * sizeof(*all->entry));
	}
	entry = &all->entry[at];
	entry->n++;
	entry->n_white += book->white[enterprise];
	entry->n_level[book->level[enterprise]]++;
	if (book->level[enterprise] != EHR_GRADE_HIGH)
		return;
	if (entry->high.n > 0)
		ehr_buf_putc(&entry->high, ';');
	ehr_buf_add_str(&entry->high, id);
}

static int by_key(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;

	return ehr_str_cmp(left->key, right->key);
}

static int write_entry(const struct entry *entry, const char *word,
	const char *label, struct ehr_writer *writer, struct ehr_err *err)
{
	ehr_writer_puts(writer, word);
	ehr_writer_text(writer, entry->key);
	ehr_writer_count(writer, entry->n);
	ehr_writer_count(writer, entry->n_white);
	for (size_t i = 0; i < EHR_GRADE_LEVELS; i++)
		ehr_writer_count(writer, entry->n_level[i]);
	ehr_writer_text(writer, text_of(&entry->high));
	ehr_writer_puts(writer, label);
	return ehr_writer_end_row(writer, err);
}

int ehr_grading_write_register(struct ehr_grading_book *book,
	enum ehr_grading_register by, struct ehr_writer *writer,
	struct ehr_err *err)
{
	static const char *const word[] = { "region", "industry",
		"enterprise" };
	size_t n = ehr_grading_enterprises(book->facts);
	struct entries all = { 0 };
	int rc = 0;

	for (size_t i = 0; i < n; i++) {
		ehr_grading_book_grade(book, book->order[i]);
		count(&all, book, key_of(book, by, book->order[i]),
			book->order[i]);
	}
	for (size_t i = 0; i < all.key.n; i++)
		all.entry[i].key = all.key.key[i];
	if (all.key.n > 0)
		qsort(all.entry, all.key.n, sizeof(*all.entry), by_key);
	for (size_t i = 0; i < all.key.n && rc == 0; i++)
		rc = write_entry(&all.entry[i], word[by],
			book->facts->rules->label, writer, err);
	for (size_t i = 0; i < all.key.n; i++)
		ehr_buf_release(&all.entry[i].high);
	free(all.entry);
	ehr_map_release(&all.key);
	return rc;
}
