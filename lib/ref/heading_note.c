/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_note.h"

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

/* Is name one of those in list, with enumeration commas between? */
static bool lists(const struct ehr_heading_grammar *self, struct ehr_str list,
	struct ehr_str name, struct ehr_arena *arena)
{
	while (list.n > 0) {
		size_t length = 0;
		size_t at = ehr_heading_word_in(
			self, EHR_HEADING_COMMA, list, &length);
		struct ehr_str one = ehr_heading_key(until(list, at), arena);

		if (ehr_str_eq(one, name))
			return true;
		list = from(list, at == list.n ? at : at + length);
	}
	return false;
}

/* The unit behind the last "is" of a clause. */
static struct ehr_str unit_behind_is(
	const struct ehr_heading_grammar *self, struct ehr_str clause)
{
	struct ehr_str unit = { 0 };

	while (clause.n > 0) {
		size_t length = 0;
		size_t at = ehr_heading_word_in(
			self, EHR_HEADING_IS, clause, &length);

		if (at == clause.n)
			break;
		clause = from(clause, at + length);
		unit = clause;
	}
	unit = ehr_heading_without_joints(unit);
	return is_unit(self, unit) ? unit : (struct ehr_str){ 0 };
}

/* The first "A, B is U1" of those, which moves behind it: U1 ends at a comma. */
static struct ehr_str next_clause(
	const struct ehr_heading_grammar *self, struct ehr_str *those)
{
	size_t is_length = 0, comma_length = 0, comma, end;
	size_t is =
		ehr_heading_word_in(self, EHR_HEADING_IS, *those, &is_length);
	struct ehr_str unit = from(*those, is + is_length), clause;

	comma = ehr_heading_word_in(
		self, EHR_HEADING_COMMA, unit, &comma_length);
	for (end = 0; end < comma && unit.p[end] != ',';)
		end++;
	clause = until(*those, is + is_length + end);
	if (end < comma)
		comma_length = 1;
	*those = from(unit, end == unit.n ? end : end + comma_length);
	return clause;
}

/* "except A, B is U1, C is U2 end_except, all others are U3" */
static struct ehr_str excepted(const struct ehr_heading_grammar *self,
	struct ehr_str rest, struct ehr_str name, struct ehr_arena *arena)
{
	size_t length = 0;
	size_t end = ehr_heading_word_in(
		self, EHR_HEADING_END_EXCEPT, rest, &length);
	struct ehr_str those = until(rest, end);

	if (end == rest.n)
		return (struct ehr_str){ 0 };
	rest = from(rest, end + length);
	while (those.n > 0) {
		struct ehr_str clause = next_clause(self, &those);
		size_t is = ehr_heading_word_in(
			self, EHR_HEADING_IS, clause, &length);
		struct ehr_str names = until(clause, is);

		while (is < clause.n && names.n > 0)
			if (lists(self, ehr_str_cut(&names, ','), name, arena))
				return unit_behind_is(self, clause);
	}
	return unit_behind_is(self, rest);
}

struct ehr_str ehr_heading_noted_unit(const struct ehr_heading_grammar *self,
	struct ehr_str note, struct ehr_str name, struct ehr_arena *arena)
{
	struct ehr_str text =
		ehr_heading_without_joints(ehr_heading_clean(note, arena));
	size_t length = 0, at = ehr_heading_bracket(text);

	if (at < text.n)
		text = from(until(text, text.n - 1), at + 1);
	at = ehr_heading_word_in(self, EHR_HEADING_EXCEPT, text, &length);
	if (at < text.n)
		return excepted(self, from(text, at + length),
			ehr_heading_key(name, arena), arena);
	for (size_t i = text.n; i-- > 0;)
		if (text.p[i] == ':') {
			text = ehr_str_trim(from(text, i + 1));
			break;
		}
	return is_unit(self, text) ? text : (struct ehr_str){ 0 };
}
