/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recognise.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/canonical.h"
#include "model/recognise_maker.h"
#include "ref/column.h"

enum { MEANINGS = 8 };

void ehr_maker_fail(struct ehr_maker *maker, const char *fmt, ...)
{
	char text[sizeof maker->err->text];
	va_list args;

	if (maker->failed)
		return;
	maker->failed = true;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	ehr_fail(maker->err, EHR_FAULT_USAGE, "%s", text);
}

const char *ehr_maker_text(struct ehr_maker *maker, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return ehr_arena_string(&maker->self->arena, ehr_str_of(text));
}

void ehr_maker_ignore(struct ehr_decision *decision, const char *why)
{
	decision->decided = EHR_DECIDED_IGNORED;
	decision->why = why;
}

void ehr_maker_use(struct ehr_decision *decision, const char *why)
{
	decision->decided = EHR_DECIDED_USED;
	decision->why = why;
}

static const char *given_constant(
	const struct ehr_recogniser *with, const char *name)
{
	for (size_t i = 0; i < with->n_constants; i++)
		if (strcmp(with->constant[i].name, name) == 0)
			return with->constant[i].value;
	return NULL;
}

const char *ehr_recognised_constant(const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser, const char *name)
{
	const char *value = given_constant(recogniser, name);
	const struct ehr_yaml *constants, *node;

	if (value != NULL)
		return value;
	constants =
		ehr_forms_say(recogniser->forms, recognised->form, "constants");
	node = constants == NULL ? NULL : ehr_yaml_find(constants, name);
	return node == NULL ? NULL : node->text.p;
}

long ehr_recognised_find(
	const struct ehr_recognised *recognised, const char *field)
{
	for (size_t i = 0; i < recognised->n; i++) {
		const struct ehr_decision *one = &recognised->decision[i];

		if (one->decided == EHR_DECIDED_USED && one->field != NULL &&
			strcmp(one->field, field) == 0)
			return (long)i;
	}
	return EHR_NO_COLUMN;
}

const struct ehr_yaml *ehr_recognised_medium_of(
	const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser)
{
	if (ehr_recognised_find(recognised, "medium") >= 0 ||
		ehr_recognised_constant(recognised, recogniser, "medium") !=
			NULL)
		return NULL;
	return ehr_forms_say(recogniser->forms, recognised->form, "medium_of");
}

bool ehr_recognised_is_list(const struct ehr_recognised *recognised)
{
	static const char *const field[] = { "uscc", "org_code", "source_name",
		"permit_no" };

	for (size_t i = 0; i < recognised->n; i++) {
		const struct ehr_decision *one = &recognised->decision[i];

		if (one->decided == EHR_DECIDED_USED && one->quantity != NULL &&
			strcmp(one->quantity, "concentration") == 0)
			return false;
	}
	for (size_t i = 0; i < sizeof field / sizeof *field; i++)
		if (ehr_recognised_find(recognised, field[i]) >= 0)
			return true;
	return false;
}

/* form */

static void add_keys(const struct ehr_maker *maker, struct ehr_str heading,
	struct ehr_map *keys)
{
	struct ehr_arena arena = { 0 };
	struct ehr_heading_reading reading[EHR_HEADING_READINGS];
	size_t n = ehr_heading_read(ehr_headings_grammar(maker->with->headings),
		heading, &arena, reading);

	for (size_t i = 0; i < n; i++)
		ehr_map_add(
			keys, ehr_heading_key(reading[i].text, &arena), NULL);
	ehr_arena_release(&arena);
}

static int choose_form(struct ehr_maker *maker)
{
	const struct ehr_recogniser *with = maker->with;
	struct ehr_map keys = { 0 };
	struct ehr_buf both = { 0 };
	int rc;

	if (with->form != NULL) {
		maker->self->form =
			ehr_forms_find(with->forms, with->form, maker->err);
		return maker->self->form == NULL ? -1 : 0;
	}
	for (size_t i = 0; i < maker->head->n; i++) {
		const struct ehr_tablehead_column *column =
			&maker->head->column[i];

		add_keys(maker, column->heading, &keys);
		both.n = 0;
		ehr_buf_add_str(&both, column->group);
		ehr_buf_add_str(&both, column->heading);
		add_keys(maker, (struct ehr_str){ both.p, both.n }, &keys);
	}
	rc = ehr_forms_match(
		with->forms, &keys, &maker->self->form, maker->err);
	ehr_map_release(&keys);
	ehr_buf_release(&both);
	return rc;
}

/* meanings */

static int year_of(const struct ehr_maker *maker)
{
	const struct ehr_form *form = maker->self->form;
	const char *given = given_constant(maker->with, "year");
	long year;

	if (given != NULL && ehr_num_int("year", ehr_str_of(given), 1900, 2200,
				     &year, NULL) == 0)
		return (int)year;
	return form == NULL ? 0 : form->year;
}

bool ehr_maker_as_amount(struct ehr_maker *maker, size_t at)
{
	struct ehr_decision *decision = &maker->self->decision[at];
	struct ehr_str heading = decision->column->heading;
	const struct ehr_alias *alias =
		ehr_aliases_find(maker->with->aliases, heading);

	if (alias == NULL)
		return false;
	decision->field = EHR_HEADING_MEASURE;
	decision->meaning = (struct ehr_meaning){
		.field = EHR_HEADING_MEASURE,
		.pollutant = heading,
		.cas = alias->cas,
		.medium = "",
		.point_type = "",
		.quantity = "",
		.part = "",
		.text = heading,
	};
	return true;
}

static void look_up(struct ehr_maker *maker, size_t at)
{
	const struct ehr_form *form = maker->self->form;
	struct ehr_decision *decision = &maker->self->decision[at];
	const struct ehr_tablehead_column *column = decision->column;
	const struct ehr_heading_query query = {
		.group = column->group,
		.heading = column->heading,
		.form = form == NULL ? NULL : form->dictionary,
		.year = year_of(maker),
	};
	struct ehr_meaning meaning[MEANINGS];
	size_t n = 0;

	if (column->heading.n == 0)
		return ehr_maker_ignore(decision, "no heading");
	n = ehr_headings_find(maker->with->headings, &query,
		&maker->self->arena, meaning, MEANINGS);
	for (size_t i = 0; i < n; i++) {
		if (meaning[i].other_form)
			continue;
		decision->meaning = meaning[i];
		decision->field = meaning[i].field;
		return;
	}
	decision->why =
		n == 0 ? "not in the dictionary"
		       : ehr_maker_text(maker, "known in the form %s only",
				 meaning[0].row->form);
}

/* single fields */

static bool is_field(const struct ehr_decision *decision)
{
	const struct ehr_canonical *canonical =
		decision->field == NULL ? NULL
					: ehr_canonical_find(decision->field);

	return canonical != NULL && canonical->filled == EHR_FILLED_FIELD;
}

/* A column of the unit that the canonical one has, or that says none. */
static bool has_unit_of(
	const struct ehr_maker *maker, const struct ehr_decision *decision)
{
	struct ehr_column_info info;
	struct ehr_factor factor;

	if (decision->meaning.unit.n == 0 ||
		!ehr_column_find(ehr_str_of(decision->field), &info) ||
		info.unit.n == 0)
		return true;
	if (ehr_str_eq(info.unit, decision->meaning.unit))
		return true;
	return ehr_units_factor(maker->with->units, decision->meaning.unit,
		       info.unit, &factor, NULL) == 0 &&
	       factor.mantissa >= 1 && factor.mantissa <= 1 &&
	       factor.exponent == 0;
}

/* Which of two columns of one field goes first: the plain one, the first of a
 * numbered group. 0: neither. */
static int compare(const struct ehr_decision *a, const struct ehr_decision *b)
{
	bool a_part = a->meaning.part[0] != '\0';
	bool b_part = b->meaning.part[0] != '\0';

	if (a_part != b_part)
		return a_part ? 1 : -1;
	if (a->meaning.index != b->meaning.index)
		return a->meaning.index > b->meaning.index ? 1 : -1;
	return 0;
}

static void claim(struct ehr_maker *maker, size_t at)
{
	struct ehr_decision *decision = &maker->self->decision[at], *other;
	long holder = ehr_recognised_find(maker->self, decision->field);
	int order;

	if (!has_unit_of(maker, decision)) {
		decision->why = ehr_maker_text(maker, "%s in %.*s: convert it",
			decision->field, (int)decision->meaning.unit.n,
			decision->meaning.unit.p);
		return;
	}
	if (holder == EHR_NO_COLUMN)
		return ehr_maker_use(decision, "dictionary");
	other = &maker->self->decision[holder];
	order = compare(decision, other);
	if (order < 0) {
		ehr_maker_use(decision, "dictionary");
		decision = other;
		other = &maker->self->decision[at];
	}
	ehr_maker_ignore(
		decision, ehr_maker_text(maker, "%s is column \"%s\"",
				  decision->field, other->column->name));
	if (order == 0)
		ehr_maker_fail(maker,
			_("columns \"%s\" and \"%s\" are both %s: say which in "
			  "a map (--write-map makes one), columns: {%s: "
			  "\"%s\"}"),
			other->column->name, decision->column->name,
			decision->field, decision->field, other->column->name);
}

static void claim_fields(struct ehr_maker *maker)
{
	for (size_t i = 0; i < maker->self->n; i++) {
		struct ehr_decision *decision = &maker->self->decision[i];
		const char *value;

		if (!is_field(decision) || strcmp(decision->field, "time") == 0)
			continue;
		value = given_constant(maker->with, decision->field);
		if (value == NULL)
			claim(maker, i);
		else
			ehr_maker_ignore(decision,
				ehr_maker_text(maker, "%s is given: %s",
					decision->field, value));
	}
}

/* What is left: known but of no use here, or not known. */
static void settle(struct ehr_maker *maker)
{
	bool keep = maker->with->keep;

	for (size_t i = 0; i < maker->self->n; i++) {
		struct ehr_decision *decision = &maker->self->decision[i];
		const struct ehr_meaning *meaning = &decision->meaning;

		if (decision->decided == EHR_DECIDED_USED ||
			decision->as != NULL)
			continue;
		if (decision->field != NULL && decision->why == NULL) {
			decision->decided = EHR_DECIDED_IGNORED;
			if (meaning->row != NULL && meaning->row->note[0] != 0)
				decision->why = meaning->row->note;
			else if (strcmp(decision->field, EHR_HEADING_CARRY) ==
				 0)
				decision->why = "no canonical column";
			else
				decision->why = "not used";
		}
		if (keep && decision->column->heading.n > 0 &&
			(decision->decided == EHR_DECIDED_UNKNOWN ||
				(decision->field != NULL &&
					strcmp(decision->field,
						EHR_HEADING_IGNORE) != 0)))
			decision->decided = EHR_DECIDED_PASSED_ON;
	}
}

static void decide(struct ehr_maker *maker)
{
	for (size_t i = 0; i < maker->self->n; i++)
		look_up(maker, i);
	claim_fields(maker);
	ehr_maker_moments(maker);
	ehr_maker_places(maker);
	ehr_maker_ph(maker);
	ehr_maker_notes(maker);
	ehr_maker_amounts(maker);
	ehr_maker_pass(maker);
	settle(maker);
	ehr_maker_check(maker);
}

static const struct ehr_tablehead_column *copy_column(
	struct ehr_arena *arena, const struct ehr_tablehead_column *from)
{
	struct ehr_tablehead_column *column =
		ehr_arena_alloc(arena, sizeof *column);

	column->name = ehr_arena_string(arena, ehr_str_of(from->name));
	column->group = ehr_arena_copy(arena, from->group);
	column->heading = ehr_arena_copy(arena, from->heading);
	column->unit = ehr_arena_copy(arena, from->unit);
	return column;
}

int ehr_recognise(struct ehr_recognised *recognised,
	const struct ehr_tablehead *head,
	const struct ehr_recogniser *recogniser, struct ehr_err *err)
{
	struct ehr_maker maker = {
		.self = recognised, .head = head, .with = recogniser, .err = err
	};

	*recognised = (struct ehr_recognised){ .n = head->n,
		.lon = { EHR_NO_COLUMN, EHR_NO_COLUMN, EHR_NO_COLUMN },
		.lat = { EHR_NO_COLUMN, EHR_NO_COLUMN, EHR_NO_COLUMN },
		.point = EHR_NO_COLUMN,
		.x = EHR_NO_COLUMN,
		.y = EHR_NO_COLUMN };
	for (size_t i = 0; i < EHR_RECOGNISED_PARTS; i++)
		recognised->part[i] = EHR_NO_COLUMN;
	recognised->decision = ehr_arena_calloc(
		&recognised->arena, head->n, sizeof *recognised->decision);
	for (size_t i = 0; i < head->n; i++) {
		recognised->decision[i].column =
			copy_column(&recognised->arena, &head->column[i]);
		recognised->decision[i].unit_at = EHR_NO_COLUMN;
		recognised->decision[i].meaning.part = "";
	}
	if (choose_form(&maker) != 0)
		return -1;
	if (recognised->form != NULL && recognised->form->map != NULL)
		ehr_maker_by_form(&maker);
	else
		decide(&maker);
	return maker.failed ? -1 : 0;
}

void ehr_recognised_release(struct ehr_recognised *recognised)
{
	ehr_arena_release(&recognised->arena);
}
