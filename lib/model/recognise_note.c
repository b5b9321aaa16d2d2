/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recognise_note.h"

#include "model/recognise_maker.h"

static const struct ehr_heading_grammar *grammar_of(
	const struct ehr_maker *maker)
{
	return ehr_headings_grammar(maker->with->headings);
}

/* Is the column called that: by the key of its heading, or of what is left of
 * it without its unit and the like; or, not exact, by an alias of these? */
static bool is_called(
	struct ehr_maker *maker, size_t at, struct ehr_str name, bool exact)
{
	struct ehr_arena *arena = &maker->self->arena;
	const struct ehr_decision *one = &maker->self->decision[at];
	struct ehr_heading_reading reading[EHR_HEADING_READINGS];
	struct ehr_str key = ehr_heading_key(name, arena);
	size_t n = ehr_heading_read(
		grammar_of(maker), one->column->heading, arena, reading);

	for (size_t i = 0; i < n; i++)
		if (ehr_str_eq(ehr_heading_key(reading[i].text, arena), key) ||
			(!exact && ehr_heading_same_name(grammar_of(maker),
					   reading[i].text, name, arena)))
			return true;
	return !exact && one->meaning.pollutant.n > 0 &&
	       ehr_heading_same_name(
		       grammar_of(maker), one->meaning.pollutant, name, arena);
}

static bool is_column(struct ehr_maker *maker, struct ehr_str name, bool exact)
{
	for (size_t i = 0; i < maker->self->n; i++)
		if (is_called(maker, i, name, exact))
			return true;
	return false;
}

static void tell(struct ehr_maker *maker, struct ehr_str note,
	const struct ehr_heading_exception *exception)
{
	struct ehr_recognised *self = maker->self;
	char text[160], name[64];

	ehr_visible(text, sizeof text, note);
	ehr_visible(name, sizeof name, exception->name);
	self->told[self->n_told++] = ehr_maker_text(maker,
		_("note \"%s\": no column is called \"%s\""), text, name);
}

/* Is it the name of one thing alone? A sum, a group or what nobody knows may
 * stand for columns that have other names. */
static bool is_single(const struct ehr_maker *maker, struct ehr_str name)
{
	static const char *const single[] = { "nutrient_or_bulk", "biological",
		"radiological", "criteria_pollutant" };
	const struct ehr_alias *alias =
		ehr_aliases_find(maker->with->aliases, name);

	if (alias == NULL)
		return false;
	for (size_t i = 0; i < sizeof single / sizeof *single; i++)
		if (strcmp(alias->scope, single[i]) == 0)
			return true;
	return alias->cas[0] != '\0';
}

/* Voids a note with a name that is neither of a column nor of one thing alone.
 * Tells names of no column. */
static void match(
	struct ehr_maker *maker, struct ehr_noted *noted, struct ehr_str text)
{
	struct ehr_heading_note *note = &noted->note;
	size_t matched = 0;

	noted->exact = ehr_arena_calloc(
		&maker->self->arena, note->n + 1, sizeof *noted->exact);
	for (size_t i = 0; i < note->n; i++) {
		struct ehr_str name = note->exception[i].name;
		bool there = is_column(maker, name, false);

		noted->exact[i] = is_column(maker, name, true);
		matched += there;
		if (!there && !is_single(maker, name)) {
			*note = (struct ehr_heading_note){ 0 };
			return;
		}
	}
	if (note->unit.n == 0 && matched == 0)
		return;
	for (size_t i = 0; i < note->n; i++)
		if (!is_column(maker, note->exception[i].name, false))
			tell(maker, text, &note->exception[i]);
}

void ehr_maker_notes(struct ehr_maker *maker)
{
	const struct ehr_tablehead *head = maker->head;
	struct ehr_arena *arena = &maker->self->arena;
	size_t names = 0;

	maker->noted = ehr_arena_calloc(
		arena, head->n_notes + 1, sizeof *maker->noted);
	for (size_t i = 0; i < head->n_notes; i++) {
		ehr_heading_note_read(grammar_of(maker), head->note[i], arena,
			&maker->noted[i].note);
		names += maker->noted[i].note.n;
	}
	maker->self->told =
		ehr_arena_calloc(arena, names + 1, sizeof *maker->self->told);
	for (size_t i = 0; i < head->n_notes; i++)
		match(maker, &maker->noted[i], head->note[i]);
}

/* The exception of the note for the column: one of its very name, or of another
 * name for it that no column has itself. */
static const struct ehr_heading_exception *exception_of(
	struct ehr_maker *maker, const struct ehr_noted *noted, size_t at)
{
	const struct ehr_heading_note *note = &noted->note;
	const struct ehr_heading_exception *by_alias = NULL;

	for (size_t i = 0; i < note->n; i++) {
		if (is_called(maker, at, note->exception[i].name, true))
			return &note->exception[i];
		if (by_alias == NULL && !noted->exact[i] &&
			is_called(maker, at, note->exception[i].name, false))
			by_alias = &note->exception[i];
	}
	return by_alias;
}

/* Takes a unit; a second one must be the same. */
static void take(struct ehr_maker *maker, size_t at, struct ehr_str *unit,
	struct ehr_str other)
{
	if (unit->n == 0)
		*unit = other;
	else if (!ehr_str_eq(*unit, other))
		ehr_maker_fail(maker,
			_("column \"%s\": notes give it two units, \"%.*s\" "
			  "and \"%.*s\"; write its unit in a map (--write-map "
			  "makes one)"),
			maker->self->decision[at].column->name,
			ehr_units_shown(*unit), unit->p, ehr_units_shown(other),
			other.p);
}

struct ehr_str ehr_maker_noted_unit(struct ehr_maker *maker, size_t at)
{
	struct ehr_str unit = { 0 };
	bool excepted = false;

	for (size_t i = 0; i < maker->head->n_notes; i++) {
		const struct ehr_heading_exception *exception =
			exception_of(maker, &maker->noted[i], at);

		if (exception == NULL)
			continue;
		excepted = true;
		if (exception->unit.n > 0)
			take(maker, at, &unit, exception->unit);
	}
	for (size_t i = 0; i < maker->head->n_notes && !excepted; i++)
		if (maker->noted[i].note.unit.n > 0)
			take(maker, at, &unit, maker->noted[i].note.unit);
	return unit;
}

struct ehr_str ehr_maker_unread_note(struct ehr_maker *maker)
{
	for (size_t i = 0; i < maker->head->n_notes; i++)
		if (!maker->noted[i].note.understood &&
			ehr_heading_note_labelled(grammar_of(maker),
				maker->head->note[i], &maker->self->arena))
			return maker->head->note[i];
	return (struct ehr_str){ 0 };
}

static bool excepts_rows(struct ehr_maker *maker, const struct ehr_noted *noted)
{
	for (size_t i = 0; i < noted->note.n; i++)
		if (!is_column(maker, noted->note.exception[i].name, false))
			return true;
	return false;
}

struct ehr_str ehr_maker_note_of_rows(struct ehr_maker *maker)
{
	for (size_t i = 0; i < maker->head->n_notes; i++)
		if (excepts_rows(maker, &maker->noted[i]))
			return maker->head->note[i];
	return (struct ehr_str){ 0 };
}
