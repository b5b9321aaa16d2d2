/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_scope.h"

#include <string.h>

#include "base/day.h"
#include "ref/load.h"

static const char *const said_key[EHR_SAID] = { "total", "comma", "new", "gone",
	"kept", "no_column", "no_rows", "none_met", "more", "left_out",
	"no_number", "differ", "methods", "missing", "empty", "item", "input",
	"column", "value", "rows", "profile", "tox_src", "method", "rules",
	"standard", "split", "split_total", "no_across", "unclear" };

struct ehr_str ehr_report_known_value(
	const struct ehr_report *self, struct ehr_str name)
{
	long at = ehr_report_parameter_find(self->template, name);

	for (size_t i = 0; i < self->depth; i++)
		if (ehr_str_is(name, self->each_name[i]))
			return self->each[i];
	return at == EHR_REPORT_NONE ? (struct ehr_str){ 0 }
				     : ehr_str_of(self->parameter[at]);
}

struct ehr_str ehr_report_day(struct ehr_report *self, struct ehr_str text)
{
	struct ehr_buf said = { 0 };
	struct ehr_day_parts day;
	long number;

	if (!self->zh || !ehr_day_read(text, &number))
		return text;
	day = ehr_day_parts(number);
	ehr_buf_printf(&said, "%d\u5e74%d\u6708%d\u65e5", day.year, day.month,
		day.day);
	text = ehr_arena_copy(
		&self->scratch, (struct ehr_str){ said.p, said.n });
	ehr_buf_release(&said);
	return text;
}

static struct ehr_str expand(
	struct ehr_report *self, const char *text, bool prose)
{
	struct ehr_str rest = ehr_str_of(text), whole;
	struct ehr_report_piece piece;
	struct ehr_buf buf = { 0 };

	while (ehr_report_piece_next(&rest, &piece)) {
		struct ehr_str value = piece.text;

		if (piece.is_name)
			value = ehr_report_known_value(self, piece.text);
		if (value.p && piece.is_name && prose)
			value = ehr_report_day(self, value);
		if (value.p)
			ehr_buf_add_str(&buf, value);
	}
	whole = ehr_arena_copy(&self->arena, (struct ehr_str){ buf.p, buf.n });
	ehr_buf_release(&buf);
	return whole;
}

struct ehr_str ehr_report_expand(struct ehr_report *self, const char *text)
{
	return expand(self, text, false);
}

struct ehr_str ehr_report_prose(
	struct ehr_report *self, const struct ehr_report_text *text)
{
	return expand(self, ehr_report_pick(self, text), true);
}

void ehr_report_say(const struct ehr_report *self, struct ehr_buf *out,
	enum ehr_report_said what, const char *const *part)
{
	struct ehr_str rest = self->said[what];

	while (rest.n > 0) {
		if (ehr_str_starts(rest, "{}") && part && *part) {
			ehr_buf_puts(out, *part++);
			rest = (struct ehr_str){ rest.p + 2, rest.n - 2 };
		} else {
			ehr_buf_putc(out, rest.p[0]);
			rest = (struct ehr_str){ rest.p + 1, rest.n - 1 };
		}
	}
}

bool ehr_report_given(const struct ehr_report *self, struct ehr_str name)
{
	long at = ehr_report_input_find(self->template, name);

	if (at != EHR_REPORT_NONE)
		return self->data[at].file != NULL;
	at = ehr_report_parameter_find(self->template, name);
	return at != EHR_REPORT_NONE && self->parameter[at][0] != '\0';
}

/* NULL: it is not in the list. */
static const struct ehr_report_word *find_word(
	const struct ehr_report_words *words, struct ehr_str text)
{
	for (size_t i = 0; words && i < words->n; i++)
		if (ehr_str_is(text, words->at[i].word))
			return &words->at[i];
	return NULL;
}

/* An equals sign ends a name, and is part of an operator. */
static bool ends_word(struct ehr_str text, size_t at)
{
	char before = at > 0 ? text.p[at - 1] : ' ';

	if (text.p[at] == '=')
		return before != '<' && before != '>' && before != '!';
	return text.p[at] != '\0' && strchr(" (),;:", text.p[at]);
}

size_t ehr_report_word_length(struct ehr_str text)
{
	size_t n = 0;

	while (n < text.n && !ends_word(text, n))
		n++;
	return n;
}

/* Is it nothing but words of the list, parted by blanks? */
static bool is_list(const struct ehr_report_words *words, struct ehr_str cell)
{
	while (cell.n > 0)
		if (!find_word(words, ehr_str_cut(&cell, ' ')))
			return false;
	return true;
}

/* A cell of several words: those that are in the list stand there as people read
 * them. What stands before a bracket is a name and never one of them. */
static struct ehr_str word_by_word(struct ehr_report *self,
	const struct ehr_report_words *words, struct ehr_str cell)
{
	struct ehr_buf out = { 0 };
	struct ehr_str rest = cell, whole;
	bool list = is_list(words, cell);
	size_t known = 0;

	while (rest.n > 0) {
		struct ehr_str part = { rest.p, ehr_report_word_length(rest) };
		bool name = part.n < rest.n && rest.p[part.n] == '(';
		const struct ehr_report_word *word =
			name ? NULL : find_word(words, part);

		if (part.n == 0)
			part.n = 1;
		known += word != NULL;
		if (word)
			ehr_buf_puts(&out, ehr_report_pick(self, &word->text));
		else
			ehr_buf_add_str(
				&out, list ? self->said[EHR_SAID_COMMA] : part);
		rest = (struct ehr_str){ rest.p + part.n, rest.n - part.n };
	}
	whole = known == 0 ? cell
			   : ehr_arena_copy(&self->scratch,
				     (struct ehr_str){ out.p, out.n });
	ehr_buf_release(&out);
	return whole;
}

struct ehr_str ehr_report_word(struct ehr_report *self,
	const struct ehr_report_words *words, struct ehr_str cell,
	enum ehr_tone *tone)
{
	static const enum ehr_tone of[EHR_REPORT_TONES] = { EHR_TONE_NONE,
		EHR_TONE_GOOD, EHR_TONE_WATCH, EHR_TONE_BAD, EHR_TONE_QUIET };
	const struct ehr_report_word *word = find_word(words, cell);

	if (word) {
		*tone = of[word->tone];
		return ehr_str_of(ehr_report_pick(self, &word->text));
	}
	return words ? word_by_word(self, words, cell) : cell;
}

static int read_row(struct ehr_report *self, const struct ehr_load *load,
	const size_t at[2])
{
	struct ehr_str key = load->row.cell[at[0]];

	for (int i = 0; i < EHR_SAID; i++)
		if (ehr_str_is(key, said_key[i])) {
			self->said[i] = ehr_arena_copy(
				&self->whole, load->row.cell[at[1]]);
			return 0;
		}
	return ehr_load_bad(
		load, "key", "unknown_word", _("a known key"), key, self->err);
}

int ehr_report_said_read(struct ehr_report *self)
{
	struct ehr_load load;
	size_t at[2];
	int got = 1;

	if (ehr_load_open(&load, "report_texts.csv", NULL, self->err))
		return -1;
	if (ehr_load_need(&load, "key", &at[0], self->err) ||
		ehr_load_need(&load, self->zh ? "zh" : "en", &at[1], self->err))
		got = -1;
	while (got == 1 && (got = ehr_load_next(&load, self->err)) == 1)
		if (read_row(self, &load, at))
			got = -1;
	ehr_load_close(&load);
	return got;
}
