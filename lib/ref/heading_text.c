/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_text.h"

#include "base/utf8.h"

enum {
	INDEX_DIGITS = 2, /* of a repetition */
	TAKEN_BARE = 100, /* a bare number counts as the last resort */
	FIRST_CJK = 0x2E80,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct ehr_str from(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p + at, text.n - at };
}

static struct ehr_str until(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p, at };
}

static bool is_unit(const struct ehr_heading_grammar *self, struct ehr_str text)
{
	return text.n > 0 && ehr_units_known(self->units, text);
}

/* Reads the inside of a bracket as one unit, or two with "or" between. */
static bool unit_of(const struct ehr_heading_grammar *self,
	struct ehr_str inside, struct ehr_heading_reading *out)
{
	size_t length, at;
	struct ehr_str other;

	inside = ehr_str_trim(inside);
	if (ehr_str_starts(inside, "in "))
		inside = from(inside, 3);
	if (is_unit(self, inside)) {
		out->unit = inside;
		return true;
	}
	at = ehr_heading_word_in(self, EHR_HEADING_OR, inside, &length);
	if (at == inside.n)
		return false;
	other = ehr_str_trim(from(inside, at + length));
	inside = ehr_str_trim(until(inside, at));
	if (!is_unit(self, inside) || !is_unit(self, other))
		return false;
	out->unit = inside;
	out->other_unit = other;
	return true;
}

/* Each take_ function takes one piece off the text of *r, if it is there. */

static bool take_bracket(
	const struct ehr_heading_grammar *self, struct ehr_heading_reading *r)
{
	size_t at = ehr_heading_bracket(r->text);
	struct ehr_str inside, rest;

	if (at == r->text.n || (at > 0 && r->text.p[at - 1] == '/'))
		return false;
	inside = from(until(r->text, r->text.n - 1), at + 1);
	if (at == 0) {
		r->text = ehr_str_trim(inside);
		return r->text.n > 0;
	}
	rest = ehr_heading_without_joints(until(r->text, at));
	if (rest.n == 0)
		return false;
	if (r->unit.n == 0 && unit_of(self, inside, r)) {
		r->text = rest;
		return true;
	}
	if (r->remark.n > 0)
		return false;
	r->remark = ehr_str_trim(inside);
	r->text = rest;
	return true;
}

static bool take_total(
	const struct ehr_heading_grammar *self, struct ehr_heading_reading *r)
{
	struct ehr_str word =
		ehr_heading_word_at(self, EHR_HEADING_TOTAL, r->text, true);
	struct ehr_str rest =
		ehr_heading_without_joints(until(r->text, r->text.n - word.n));

	if (r->total || word.n == 0 || rest.n == 0)
		return false;
	r->total = true;
	r->text = rest;
	return true;
}

/* Does text end with a Chinese character or a closing bracket? */
static bool ends_in_cjk(struct ehr_str text)
{
	size_t i = text.n;
	uint32_t code = 0;

	if (text.n == 0)
		return false;
	do
		i--;
	while (i > 0 && ((unsigned char)text.p[i] & 0xC0) == 0x80);
	if (ehr_utf8_read(text.p + i, text.n - i, &code) == 0)
		return false;
	return code >= FIRST_CJK || code == ')' || code == ']';
}

static bool take_index(struct ehr_heading_reading *r)
{
	size_t at = r->text.n;
	int value = 0;
	struct ehr_str rest;

	while (at > 0 && is_digit(r->text.p[at - 1]))
		at--;
	if (r->index != 0 || at == r->text.n || at == 0 ||
		r->text.n - at > INDEX_DIGITS)
		return false;
	rest = until(r->text, at);
	if (rest.p[rest.n - 1] != '_' && !ends_in_cjk(rest))
		return false;
	for (size_t i = at; i < r->text.n; i++)
		value = value * 10 + (r->text.p[i] - '0');
	rest = ehr_heading_without_joints(rest);
	if (value == 0 || rest.n == 0)
		return false;
	r->index = value;
	r->text = rest;
	return true;
}

/* The unit that a trailing part is, with "/" for "_" if need be; n 0: none. */
static struct ehr_str trailing(const struct ehr_heading_grammar *self,
	struct ehr_str part, struct ehr_arena *arena)
{
	struct ehr_str changed;
	char *p;

	part = ehr_str_trim(part);
	if (part.n > 0 && part.p[0] == '(')
		return (struct ehr_str){ 0 };
	if (is_unit(self, part))
		return part;
	if (part.n == 0 || memchr(part.p, '_', part.n) == NULL)
		return (struct ehr_str){ 0 };
	p = ehr_arena_string(arena, part);
	for (size_t i = 0; i < part.n; i++)
		if (p[i] == '_')
			p[i] = '/';
	changed = (struct ehr_str){ p, part.n };
	return is_unit(self, changed) ? changed : (struct ehr_str){ 0 };
}

static bool take_unit(const struct ehr_heading_grammar *self,
	struct ehr_heading_reading *r, struct ehr_arena *arena)
{
	for (size_t i = 1; i < r->text.n && r->unit.n == 0; i++) {
		struct ehr_str before = until(r->text, i), rest;
		bool joint = strchr(" ,/_", r->text.p[i - 1]) != NULL;

		if (((unsigned char)r->text.p[i] & 0xC0) == 0x80 ||
			(!joint && !ends_in_cjk(before)))
			continue;
		rest = ehr_heading_without_joints(before);
		if (rest.n == 0)
			continue;
		r->unit = trailing(self, from(r->text, i), arena);
		if (r->unit.n > 0) {
			r->text = rest;
			return true;
		}
	}
	return false;
}

static bool take_back(const struct ehr_heading_grammar *self,
	struct ehr_heading_reading *r, struct ehr_arena *arena)
{
	return take_bracket(self, r) || take_total(self, r) || take_index(r) ||
	       take_unit(self, r, arena);
}

/* Bytes of figures, or of Chinese ones, that text starts with. */
static size_t figures(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	size_t n = 0, more;

	while (n < text.n &&
		(is_digit(text.p[n]) ||
			(text.p[n] == '.' && n > 0 && n + 1 < text.n &&
				is_digit(text.p[n + 1]))))
		n++;
	if (n > 0)
		return n;
	while ((more = ehr_heading_word_at(
			self, EHR_HEADING_NUMERAL, from(text, n), false)
			       .n) > 0)
		n += more;
	return n;
}

/* Bytes of what must follow a serial number, 0 if it is not there. */
static size_t serial_end(
	const struct ehr_heading_grammar *self, struct ehr_str behind)
{
	if (behind.n > 1 && (behind.p[0] == '.' || behind.p[0] == ')'))
		return 1;
	if (ehr_str_starts(behind, " - "))
		return 3;
	return ehr_heading_word_at(self, EHR_HEADING_COMMA, behind, false).n;
}

static bool take_serial(
	const struct ehr_heading_grammar *self, struct ehr_heading_reading *r)
{
	bool open = r->text.n > 0 && r->text.p[0] == '(';
	struct ehr_str text = open ? from(r->text, 1) : r->text, rest;
	size_t n = figures(self, text), end;

	if (n == 0)
		return false;
	end = serial_end(self, from(text, n));
	if (end == 0 || (open && text.p[n] != ')') ||
		(!open && !is_digit(text.p[0]) && text.p[n] == ')'))
		return false;
	rest = ehr_str_trim(from(text, n + end));
	if (rest.n == 0)
		return false;
	r->serial = until(text, n);
	r->text = rest;
	return true;
}

static bool take_of_which(
	const struct ehr_heading_grammar *self, struct ehr_heading_reading *r)
{
	struct ehr_str word =
		ehr_heading_word_at(self, EHR_HEADING_OF_WHICH, r->text, false);
	struct ehr_str rest = ehr_heading_without_joints(from(r->text, word.n));

	if (word.n == 0 || rest.n == 0)
		return false;
	r->of_which = true;
	r->text = rest;
	return true;
}

/* A number right before a Chinese character. */
static bool take_bare(struct ehr_heading_reading *r)
{
	size_t n = 0;

	while (n < r->text.n && is_digit(r->text.p[n]))
		n++;
	if (n == 0 || n == r->text.n || (unsigned char)r->text.p[n] < 0x80)
		return false;
	r->serial = until(r->text, n);
	r->text = from(r->text, n);
	r->taken = TAKEN_BARE;
	return true;
}

/* All readings from r on that take from the back, behind the n there are. */
static size_t add_readings(const struct ehr_heading_grammar *self,
	struct ehr_heading_reading r, struct ehr_arena *arena,
	struct ehr_heading_reading out[static EHR_HEADING_READINGS], size_t n)
{
	do {
		size_t at = n;

		if (n == EHR_HEADING_READINGS)
			return n;
		while (at > 0 && out[at - 1].taken > r.taken) {
			out[at] = out[at - 1];
			at--;
		}
		out[at] = r;
		n++;
		r.taken++;
	} while (take_back(self, &r, arena));
	return n;
}

size_t ehr_heading_read(const struct ehr_heading_grammar *self,
	struct ehr_str heading, struct ehr_arena *arena,
	struct ehr_heading_reading out[static EHR_HEADING_READINGS])
{
	struct ehr_heading_reading r = { .text = ehr_heading_clean(
						 heading, arena) };
	size_t n = add_readings(self, r, arena, out, 0);
	bool front = false;

	while (take_serial(self, &r) || take_of_which(self, &r)) {
		front = true;
		r.taken++;
		n = add_readings(self, r, arena, out, n);
	}
	if (!front && take_bare(&r))
		n = add_readings(self, r, arena, out, n);
	return n;
}
