/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_note.h"

#include "ref/heading_piece.h"

enum {
	PENDING = 32, /* names before their unit */
	DEPTH = 3,    /* of brackets */
};

struct reader {
	const struct ehr_heading_grammar *grammar;
	struct ehr_heading_note *note;
	struct ehr_str pending[PENDING];
	size_t n;
};

static struct ehr_str from(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p + at, text.n - at };
}

static struct ehr_str until(struct ehr_str text, size_t at)
{
	return (struct ehr_str){ text.p, at };
}

static bool add(struct reader *self, struct ehr_str name, struct ehr_str unit)
{
	struct ehr_heading_note *note = self->note;

	name = ehr_heading_without_joints(
		ehr_heading_without_rest(self->grammar, name, true));
	if (name.n == 0 || note->n == EHR_HEADING_EXCEPTIONS)
		return false;
	note->exception[note->n++] =
		(struct ehr_heading_exception){ name, ehr_str_trim(unit) };
	return true;
}

/* Gives the names that wait for it their unit. */
static bool give(struct reader *self, struct ehr_str unit)
{
	bool ok = true;

	for (size_t i = 0; i < self->n; i++)
		ok = add(self, self->pending[i], unit) && ok;
	self->n = 0;
	return ok;
}

/* A name whose unit follows; one that says what it is has had it. */
static bool hold(struct reader *self, struct ehr_str name)
{
	size_t length = 0;

	if (name.n == 0 || self->n == PENDING ||
		memchr(name.p, ':', name.n) != NULL ||
		ehr_heading_word_in(
			self->grammar, EHR_HEADING_IS, name, &length) < name.n)
		return false;
	self->pending[self->n++] = name;
	return true;
}

static bool read_pieces(struct reader *self, struct ehr_str text, int depth);

/* A piece that is the unit of all others. */
static bool read_main(struct reader *self, struct ehr_str piece)
{
	struct ehr_str unit =
		ehr_heading_without_rest(self->grammar, piece, false);

	if (ehr_heading_is_name(self->grammar, piece) ||
		!ehr_heading_is_unit(self->grammar, unit) || self->n > 0 ||
		self->note->unit.n > 0)
		return false;
	self->note->unit = unit;
	return true;
}

static bool read_bracket(
	struct reader *self, struct ehr_str piece, size_t at, int depth)
{
	struct ehr_str head = ehr_heading_without_joints(until(piece, at));
	struct ehr_str inside =
		ehr_str_trim(until(from(piece, at + 1), piece.n - at - 2));

	if (head.n == 0)
		return read_pieces(self, inside, depth + 1);
	if (read_main(self, head))
		return read_pieces(self, inside, depth + 1) && self->n == 0;
	if (ehr_heading_may_be_unit(self->grammar, inside) &&
		!ehr_heading_is_name(self->grammar, inside))
		return give(self, inside) && add(self, head, inside);
	return hold(self, piece);
}

static bool read_piece(struct reader *self, struct ehr_str piece, int depth)
{
	const struct ehr_heading_grammar *grammar = self->grammar;
	size_t at = ehr_heading_bracket(piece);
	struct ehr_str name, unit;

	if (piece.n == 0)
		return true;
	if (ehr_heading_is_name(grammar, piece))
		return hold(self, piece);
	if (at < piece.n)
		return read_bracket(self, piece, at, depth);
	if (ehr_heading_is_unit(
		    grammar, ehr_heading_without_rest(grammar, piece, false)))
		return read_main(self, piece);
	if (!ehr_heading_split(grammar, piece, &name, &unit))
		return hold(self, piece);
	return give(self, unit) && add(self, name, unit);
}

/* Is "except" at the start of text, with its names behind it? */
static size_t excepts_at(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	size_t length =
		ehr_heading_word_at(self, EHR_HEADING_EXCEPT, text, false).n;

	return length > 0 && ehr_heading_word_at(self, EHR_HEADING_END_EXCEPT,
				     from(text, length), false)
					       .n == 0
		       ? length
		       : 0;
}

/* "except NAME UNIT, NAME end_except", from behind the first word. */
static bool read_excepted(
	struct reader *self, struct ehr_str *text, size_t length, int depth)
{
	struct ehr_str rest = from(*text, length), those;
	size_t end = ehr_heading_word_in(
		self->grammar, EHR_HEADING_END_EXCEPT, rest, &length);

	if (end == rest.n || self->n > 0)
		return false;
	those = ehr_heading_without_joints(until(rest, end));
	*text = from(rest, end + length);
	if (!read_pieces(self, those, depth + 1))
		return false;
	return give(self, (struct ehr_str){ 0 });
}

/* "NAME, NAME except end_except": what stands before both words is taken from
 * the piece, what is behind them goes on. */
static bool read_without(struct reader *self, struct ehr_str *piece, int depth)
{
	size_t length = 0, end = 0, at = piece->n;
	struct ehr_str those;

	if (ehr_heading_bracket(*piece) == piece->n)
		at = ehr_heading_word_in(
			self->grammar, EHR_HEADING_EXCEPT, *piece, &length);
	if (at == piece->n)
		return true;
	those = ehr_heading_without_joints(until(*piece, at));
	end = ehr_heading_word_at(self->grammar, EHR_HEADING_END_EXCEPT,
		from(*piece, at + length), false)
		      .n;
	*piece = ehr_heading_without_joints(from(*piece, at + length + end));
	return end > 0 && read_piece(self, those, depth) &&
	       give(self, (struct ehr_str){ 0 });
}

/* Without serial numbers and "of which" in front. */
static struct ehr_str without_serial(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	size_t i = 0;

	while (i < text.n && text.p[i] >= '0' && text.p[i] <= '9')
		i++;
	if (i > 0 && i < text.n) {
		size_t length =
			text.p[i] == '.' || text.p[i] == ')'
				? 1
				: ehr_heading_parts_at(self, from(text, i));

		if (length > 0)
			text = from(text, i + length);
	}
	text = from(text,
		ehr_heading_word_at(self, EHR_HEADING_OF_WHICH, text, false).n);
	return ehr_heading_without_joints(text);
}

static bool is_remark(
	const struct ehr_heading_grammar *self, struct ehr_str piece)
{
	size_t length = 0;

	return ehr_heading_word_in(self, EHR_HEADING_REMARK, piece, &length) <
	       piece.n;
}

/* Pieces up to the end; names may be left that wait for a unit. */
static bool read_pieces(struct reader *self, struct ehr_str text, int depth)
{
	if (depth > DEPTH)
		return false;
	while (text.n > 0) {
		struct ehr_str piece;
		size_t length;

		text = without_serial(self->grammar, text);
		length = excepts_at(self->grammar, text);
		if (length > 0) {
			if (!read_excepted(self, &text, length, depth))
				return false;
			continue;
		}
		piece = ehr_heading_next_piece(self->grammar, &text);
		if (is_remark(self->grammar, piece))
			continue;
		if (!read_without(self, &piece, depth) ||
			!read_piece(self, piece, depth))
			return false;
	}
	return true;
}

/* Behind the first word of a label with a colon; text.n: there is none. */
static size_t behind_label(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		size_t length = ehr_heading_word_at(
			self, EHR_HEADING_LABEL, from(text, i), false)
					.n;

		if (length > 0 && i + length < text.n &&
			text.p[i + length] == ':')
			return i + length + 1;
	}
	return text.n;
}

static bool read_all(struct reader *self, struct ehr_str text)
{
	struct ehr_heading_note *note = self->note;

	self->n = 0;
	note->n = 0;
	note->unit = (struct ehr_str){ 0 };
	note->understood =
		read_pieces(self, ehr_heading_without_joints(text), 0) &&
		self->n == 0;
	return note->understood && (note->unit.n > 0 || note->n > 0);
}

/* Is what stands before a bracket a title: one piece that is no unit? */
static bool is_title(
	const struct ehr_heading_grammar *self, struct ehr_str text)
{
	struct ehr_str rest = text, piece = ehr_heading_next_piece(self, &rest);

	return piece.n > 0 && rest.n == 0 &&
	       !ehr_heading_is_unit(
		       self, ehr_heading_without_rest(self, piece, false));
}

/* The note from its label on, or what its last bracket holds behind a title, or
 * whole. */
static bool read_note(struct reader *self, struct ehr_str text)
{
	const struct ehr_heading_grammar *grammar = self->grammar;
	size_t label = behind_label(grammar, text);
	size_t at = ehr_heading_bracket(text);
	struct ehr_str inside = { 0 };

	if (at < text.n)
		inside = until(from(text, at + 1), text.n - at - 2);
	if (at < text.n && label < text.n && label > at)
		return read_all(
			self, from(inside, behind_label(grammar, inside)));
	if (label < text.n)
		return read_all(self, from(text, label));
	if (at < text.n && is_title(grammar, until(text, at)) &&
		read_all(self, inside))
		return true;
	return read_all(self, text);
}

void ehr_heading_note_read(const struct ehr_heading_grammar *grammar,
	struct ehr_str text, struct ehr_arena *arena,
	struct ehr_heading_note *note)
{
	struct reader self = { .grammar = grammar, .note = note };

	*note = (struct ehr_heading_note){ .exception = ehr_arena_calloc(arena,
						   EHR_HEADING_EXCEPTIONS,
						   sizeof *note->exception) };
	text = ehr_heading_without_joints(ehr_heading_clean(text, arena));
	if (!read_note(&self, text)) {
		note->n = 0;
		note->unit = (struct ehr_str){ 0 };
	}
}

bool ehr_heading_note_labelled(const struct ehr_heading_grammar *grammar,
	struct ehr_str text, struct ehr_arena *arena)
{
	size_t length;

	text = ehr_heading_clean(text, arena);
	if (text.n > 0 && text.p[0] == '(')
		text = from(text, 1);
	length = ehr_heading_word_at(grammar, EHR_HEADING_LABEL, text, false).n;
	return length > 0 && length < text.n && text.p[length] == ':';
}

bool ehr_heading_same_name(const struct ehr_heading_grammar *grammar,
	struct ehr_str a, struct ehr_str b, struct ehr_arena *arena)
{
	const struct ehr_alias *one, *other;

	if (ehr_str_eq(ehr_heading_key(a, arena), ehr_heading_key(b, arena)))
		return true;
	if (grammar->aliases == NULL)
		return false;
	one = ehr_aliases_find(grammar->aliases, a);
	other = ehr_aliases_find(grammar->aliases, b);
	if (one == NULL || other == NULL)
		return false;
	if (one->cas[0] != '\0' && other->cas[0] != '\0')
		return strcmp(one->cas, other->cas) == 0;
	return strcmp(one->pollutant, other->pollutant) == 0;
}

const struct ehr_heading_exception *ehr_heading_excepted(
	const struct ehr_heading_grammar *grammar,
	const struct ehr_heading_note *note, struct ehr_str name,
	struct ehr_arena *arena)
{
	for (size_t i = 0; i < note->n; i++)
		if (ehr_heading_same_name(
			    grammar, note->exception[i].name, name, arena))
			return &note->exception[i];
	return NULL;
}

struct ehr_str ehr_heading_noted_unit(const struct ehr_heading_grammar *grammar,
	struct ehr_str text, struct ehr_str name, struct ehr_arena *arena)
{
	const struct ehr_heading_exception *excepted;
	struct ehr_heading_note note;

	ehr_heading_note_read(grammar, text, arena, &note);
	excepted = ehr_heading_excepted(grammar, &note, name, arena);
	return excepted == NULL ? note.unit : excepted->unit;
}
