/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recognise_maker.h"

static bool is(const struct ehr_decision *decision, const char *field)
{
	return decision->field != NULL && strcmp(decision->field, field) == 0;
}

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static const char *or_null(const char *text)
{
	return text == NULL || text[0] == '\0' ? NULL : text;
}

/* The column of units that goes with the amount: that of its quantity, the next
 * one on its right before another amount, or the only one. */
static long unit_column(const struct ehr_maker *maker, size_t at)
{
	const struct ehr_recognised *self = maker->self;
	const char *quantity = self->decision[at].quantity;
	long only = EHR_NO_COLUMN;
	size_t units = 0, amounts = 0;

	for (size_t i = 0; i < self->n; i++) {
		amounts += ehr_maker_is_amount(&self->decision[i]);
		if (!is(&self->decision[i], "unit"))
			continue;
		if (quantity != NULL &&
			same(or_null(self->decision[i].meaning.quantity),
				quantity))
			return (long)i;
		only = units++ == 0 ? (long)i : EHR_NO_COLUMN;
	}
	for (size_t i = at + 1; i < self->n && units > 1; i++) {
		if (ehr_maker_is_amount(&self->decision[i]))
			break;
		if (is(&self->decision[i], "unit") &&
			or_null(self->decision[i].meaning.quantity) == NULL)
			return (long)i;
	}
	/* over many amounts of their own pollutants, headings go first */
	if (amounts > 1 && is(&self->decision[at], EHR_HEADING_MEASURE) &&
		self->decision[at].meaning.unit_from ==
			EHR_HEADING_UNIT_HEADING)
		return EHR_NO_COLUMN;
	return only;
}

static struct ehr_str without_brackets(struct ehr_str text)
{
	static const char *const open[] = { "(", "[", "\xef\xbc\x88" };
	static const char *const close[] = { ")", "]", "\xef\xbc\x89" };

	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		size_t a = strlen(open[i]), b = strlen(close[i]);

		if (text.n > a + b && ehr_str_starts(text, open[i]) &&
			memcmp(text.p + text.n - b, close[i], b) == 0)
			return (struct ehr_str){ text.p + a, text.n - a - b };
	}
	return text;
}

/* The unit of the titles of groups. */
static struct ehr_str noted(struct ehr_maker *maker, struct ehr_str note,
	const struct ehr_decision *one)
{
	struct ehr_str name = one->pollutant == NULL
				      ? one->column->heading
				      : ehr_str_of(one->pollutant);

	return ehr_heading_noted_unit(
		ehr_headings_grammar(maker->with->headings), note, name,
		&maker->self->arena);
}

static struct ehr_str find_unit(struct ehr_maker *maker, size_t at)
{
	struct ehr_decision *one = &maker->self->decision[at];
	const struct ehr_meaning *meaning = &one->meaning;
	const struct ehr_yaml *form;
	const char *given;
	struct ehr_str unit;

	one->unit_from = "heading";
	if (meaning->unit_from == EHR_HEADING_UNIT_HEADING)
		return meaning->unit;
	one->unit_from = "unit_row";
	if (one->column->unit.n > 0)
		return without_brackets(one->column->unit);
	one->unit_from = "group";
	if (meaning->unit_from == EHR_HEADING_UNIT_GROUP)
		return meaning->unit;
	unit = noted(maker, one->column->group, one);
	if (unit.n > 0)
		return unit;
	one->unit_from = "note";
	unit = ehr_maker_noted_unit(maker, at);
	if (unit.n > 0)
		return unit;
	if (meaning->unit_row != NULL) {
		one->unit_from = meaning->unit_row->form[0] != '\0'
					 ? "form"
					 : "dictionary";
		return ehr_str_of(meaning->unit_row->unit);
	}
	one->unit_from = "form";
	form = ehr_forms_say(maker->with->forms, maker->self->form, "unit");
	if (form != NULL)
		return form->text;
	one->unit_from = "constant";
	given = ehr_recognised_constant(maker->self, maker->with, "unit");
	if (given != NULL)
		return ehr_str_of(given);
	one->unit_from = NULL;
	return (struct ehr_str){ "", 0 };
}

/* Is the unit, which is known, one for what the column names? */
static void check_name(struct ehr_maker *maker, struct ehr_decision *one,
	const struct ehr_unit_use *use)
{
	if (one->pollutant == NULL ||
		ehr_units_fit_name(maker->with->units, ehr_str_of(one->medium),
			ehr_str_of(one->quantity), use->canonical,
			ehr_str_of(one->pollutant)))
		return;
	ehr_maker_fail(maker,
		_("column \"%s\": unit \"%s\" (from %s) is not one for %s; "
		  "write its unit or leave it out in a map (--write-map makes "
		  "one)"),
		one->column->name, one->unit, one->unit_from, one->pollutant);
}

/* Does it turn into the unit of canonical rows? Of "mg/L or mg/m3" the one
 * that does is taken. */
static void check_unit(struct ehr_maker *maker, struct ehr_decision *one)
{
	struct ehr_unit_use use;
	struct ehr_err why = { 0 };

	if (one->medium == NULL && one->meaning.other_unit.n > 0 &&
		one->unit_from != NULL &&
		strcmp(one->unit_from, "heading") == 0)
		ehr_maker_fail(maker,
			_("column \"%s\": which of its units holds hangs on "
			  "the medium; give --constant medium=WORD"),
			one->column->name);
	if (one->medium == NULL || one->quantity == NULL)
		return;
	if (ehr_units_use(maker->with->units, ehr_str_of(one->unit),
		    ehr_str_of(one->medium), ehr_str_of(one->quantity), &use,
		    &why) == 0) {
		check_name(maker, one, &use);
		return;
	}
	if (one->meaning.other_unit.n > 0 &&
		ehr_units_use(maker->with->units, one->meaning.other_unit,
			ehr_str_of(one->medium), ehr_str_of(one->quantity),
			&use, NULL) == 0) {
		one->unit = ehr_arena_string(
			&maker->self->arena, one->meaning.other_unit);
		return;
	}
	ehr_maker_fail(maker,
		_("column \"%s\": %s (%s in %s, unit from %s); write its unit "
		  "or leave it out in a map (--write-map makes one)"),
		one->column->name, why.text, one->quantity, one->medium,
		one->unit_from);
}

static void fail_unknown(struct ehr_maker *maker, struct ehr_decision *one)
{
	struct ehr_str note = ehr_maker_unread_note(maker);
	char shown[160];

	one->why = ehr_maker_text(maker, "%s%sunit",

		strncmp(one->why, "say: ", 5) == 0 ? one->why : "say: ",
		strncmp(one->why, "say: ", 5) == 0 ? ", " : "");
	ehr_visible(shown, sizeof shown, note);
	if (note.n > 0)
		ehr_maker_fail(maker,
			_("column \"%s\": its unit is not known, the note "
			  "\"%s\" is not understood; write it in a map "
			  "(--write-map makes one), pollutants: [{column: "
			  "\"%s\", unit: ...}]"),
			one->column->name, shown, one->column->name);
	ehr_maker_fail(maker,
		_("column \"%s\": its unit is not known and is never guessed; "
		  "give --constant unit=UNIT for all such columns, or write "
		  "it in a map (--write-map makes one), pollutants: "
		  "[{column: \"%s\", unit: ...}]"),
		one->column->name, one->column->name);
}

/* Of amounts of the pollutants that another column names, one unit cannot hold
 * where a note excepts some. */
static void check_rows(struct ehr_maker *maker, const struct ehr_decision *one)
{
	struct ehr_str note = { 0 };
	char shown[160];

	if (one->pollutant == NULL)
		note = ehr_maker_note_of_rows(maker);
	ehr_visible(shown, sizeof shown, note);
	if (note.n > 0)
		ehr_maker_fail(maker,
			_("column \"%s\": the note \"%s\" gives some of its "
			  "rows other units; write the units in a column "
			  "beside it"),
			one->column->name, shown);
}

void ehr_maker_unit(struct ehr_maker *maker, size_t at)
{
	struct ehr_decision *one = &maker->self->decision[at];
	struct ehr_str unit;

	if (one->unit != NULL) {
		check_unit(maker, one);
		return;
	}
	one->unit_at = unit_column(maker, at);
	if (one->unit_at != EHR_NO_COLUMN) {
		one->unit_from = "row";
		return;
	}
	check_rows(maker, one);
	unit = find_unit(maker, at);
	if (unit.n > 0) {
		one->unit = ehr_arena_string(&maker->self->arena, unit);
		check_unit(maker, one);
		return;
	}
	fail_unknown(maker, one);
}
