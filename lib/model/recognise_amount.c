/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recognise_maker.h"

#include "model/canonical.h"

static bool is(const struct ehr_decision *decision, const char *field)
{
	return decision->field != NULL && strcmp(decision->field, field) == 0;
}

static bool is_amount(const struct ehr_decision *decision)
{
	return is(decision, EHR_HEADING_MEASURE) ||
	       is(decision, EHR_HEADING_VALUE);
}

bool ehr_maker_is_amount(const struct ehr_decision *decision)
{
	return is_amount(decision) && decision->decided == EHR_DECIDED_USED;
}

static bool has_column(const struct ehr_maker *maker, const char *field)
{
	for (size_t i = 0; i < maker->self->n; i++)
		if (is(&maker->self->decision[i], field) &&
			maker->self->decision[i].decided != EHR_DECIDED_IGNORED)
			return true;
	return false;
}

/* medium, point type, quantity */

static const char *or_null(const char *text)
{
	return text == NULL || text[0] == '\0' ? NULL : text;
}

/* What the heading says, else the row (NULL), else a constant. */
static const char *kind_of(
	const struct ehr_maker *maker, const char *name, const char *said)
{
	if (or_null(said) != NULL)
		return said;
	return has_column(maker, name) ? NULL
				       : ehr_recognised_constant(maker->self,
						 maker->with, name);
}

static const char *point_type_by_medium(
	const struct ehr_maker *maker, const char *medium)
{
	const struct ehr_yaml *map = ehr_forms_say(
		maker->with->forms, maker->self->form, "by_medium");
	const struct ehr_yaml *node = map == NULL || medium == NULL
					      ? NULL
					      : ehr_yaml_find(map, medium);

	return node == NULL ? NULL : node->text.p;
}

/* Is the row about a unit, in the form, of the pollutant? */
static bool is_unit_row(const struct ehr_maker *maker,
	const struct ehr_heading *row, const char *pollutant)
{
	const struct ehr_aliases *aliases = maker->with->aliases;
	struct ehr_str forms = ehr_str_of(row->form);
	const struct ehr_alias *alias;
	bool ours = false;

	if (strcmp(row->match, "unit") != 0)
		return false;
	while (forms.n > 0)
		ours = ehr_str_is(ehr_str_cut(&forms, ' '),
			       maker->self->form->dictionary) ||
		       ours;
	if (!ours)
		return false;
	if (strcmp(row->heading, pollutant) == 0)
		return true;
	alias = ehr_aliases_find(aliases, ehr_str_of(pollutant));
	return alias != NULL &&
	       alias == ehr_aliases_find(aliases, ehr_str_of(row->heading));
}

static bool is_concentration(const char *quantity)
{
	return strcmp(quantity, "concentration") == 0 ||
	       strcmp(quantity, "limit") == 0;
}

/* The medium in which the form has the pollutant, if it is but one. */
static const char *medium_by_form(
	const struct ehr_maker *maker, struct ehr_decision *one)
{
	const struct ehr_headings *headings = maker->with->headings;
	const struct ehr_heading *found = NULL;

	if (maker->self->form == NULL || one->pollutant == NULL)
		return NULL;
	for (size_t i = 0; i < ehr_headings_rows(headings); i++) {
		const struct ehr_heading *row = ehr_headings_at(headings, i);

		if (!is_unit_row(maker, row, one->pollutant))
			continue;
		if (found != NULL && strcmp(found->medium, row->medium) != 0)
			return NULL;
		found = row;
	}
	if (found == NULL)
		return NULL;
	if (one->meaning.unit_row == NULL &&
		is_concentration(found->quantity) ==
			is_concentration(one->meaning.quantity))
		one->meaning.unit_row = found;
	return or_null(found->medium);
}

/* An outlet's point type is that of its medium. */
static const char *outlet_type(const struct ehr_decision *one)
{
	const struct ehr_heading *row = one->meaning.row;

	if (row == NULL || strcmp(row->point_type, "outlet") != 0 ||
		one->medium == NULL)
		return NULL;
	if (strcmp(one->medium, "air") == 0)
		return "stack";
	return strcmp(one->medium, "water") == 0 ? "effluent" : NULL;
}

/* The medium that the heading of the outlet's number names. */
static const char *medium_of_outlet(const struct ehr_maker *maker)
{
	long at = ehr_recognised_find(maker->self, "outlet");

	return at == EHR_NO_COLUMN
		       ? NULL
		       : or_null(maker->self->decision[at].meaning.medium);
}

/* Of a concentration what is given comes first: the dictionary knows a name such
 * as ammonia nitrogen in waste water, but it is measured elsewhere too. */
static const char *medium_of(
	const struct ehr_maker *maker, struct ehr_decision *one)
{
	const char *medium = or_null(one->meaning.medium);
	bool amount = one->quantity != NULL && !is_concentration(one->quantity);
	const char *given =
		ehr_recognised_constant(maker->self, maker->with, "medium");

	if (has_column(maker, "medium"))
		return amount ? medium : NULL;
	if (given != NULL && !amount)
		return given;
	if (medium == NULL)
		medium = medium_by_form(maker, one);
	if (medium == NULL)
		medium = medium_of_outlet(maker);
	return medium == NULL ? given : medium;
}

static void read_kinds(struct ehr_maker *maker, struct ehr_decision *one)
{
	const struct ehr_meaning *meaning = &one->meaning;

	if (is(one, EHR_HEADING_MEASURE))
		one->pollutant = ehr_arena_string(&maker->self->arena,
			meaning->pollutant.n > 0 ? meaning->pollutant
						 : one->column->heading);
	one->quantity = kind_of(maker, "quantity", meaning->quantity);
	one->medium = medium_of(maker, one);
	one->point_type = or_null(meaning->point_type);
	if (one->point_type == NULL)
		one->point_type = outlet_type(one);
	one->point_type = kind_of(maker, "point_type", one->point_type);
	if (one->point_type == NULL && !has_column(maker, "point_type"))
		one->point_type = point_type_by_medium(maker, one->medium);
	if (is(one, EHR_HEADING_VALUE)) {
		one->pollutant = kind_of(maker, "pollutant", NULL);
		one->cas = kind_of(maker, "cas", NULL);
		return;
	}
	one->cas = or_null(meaning->cas);
}

/* one figure, one column */

static bool same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_amount(
	const struct ehr_decision *a, const struct ehr_decision *b)
{
	bool chemical = a->cas != NULL && b->cas != NULL
				? strcmp(a->cas, b->cas) == 0
				: same(a->pollutant, b->pollutant);

	return chemical && same(a->medium, b->medium) &&
	       same(a->point_type, b->point_type) &&
	       same(a->quantity, b->quantity);
}

/* Drops one of two columns of the same figure: the part of a total, what is
 * marked as special (24h, converted). */
static void settle_pair(
	struct ehr_maker *maker, struct ehr_decision *a, struct ehr_decision *b)
{
	struct ehr_decision *keep = a, *drop = b;
	bool a_part = a->meaning.part[0] != '\0';
	bool b_part = b->meaning.part[0] != '\0';

	if (a->meaning.total != b->meaning.total) {
		keep = a->meaning.total ? a : b;
		drop = a->meaning.total ? b : a;
		ehr_maker_ignore(
			drop, ehr_maker_text(maker, "part of the total \"%s\"",
				      keep->column->name));
		return;
	}
	if (a_part != b_part) {
		keep = a_part ? b : a;
		drop = a_part ? a : b;
	}
	ehr_maker_ignore(drop,
		a_part != b_part
			? ehr_maker_text(maker, "%s; column \"%s\" is used",
				  drop->meaning.part, keep->column->name)
			: ehr_maker_text(maker, "column \"%s\" says the same",
				  keep->column->name));
	if (a_part == b_part)
		ehr_maker_fail(maker,
			_("columns \"%s\" and \"%s\" are both %s of %s: say "
			  "in a map (--write-map makes one) which counts, or "
			  "what outlet each is of"),
			keep->column->name, drop->column->name,
			keep->quantity == NULL ? "value" : keep->quantity,
			keep->pollutant == NULL ? "the same pollutant"
						: keep->pollutant);
}

static void settle_pairs(struct ehr_maker *maker, bool totals)
{
	struct ehr_decision *one = maker->self->decision;

	for (size_t i = 0; i < maker->self->n; i++)
		for (size_t k = i + 1; k < maker->self->n; k++)
			if (ehr_maker_is_amount(&one[i]) &&
				ehr_maker_is_amount(&one[k]) &&
				(!totals || one[i].meaning.total !=
						    one[k].meaning.total) &&
				same_amount(&one[i], &one[k]))
				settle_pair(maker, &one[i], &one[k]);
}

/* what is missing */

static void check_kinds(struct ehr_maker *maker, struct ehr_decision *one)
{
	const char *const name[] = { "medium", "point_type", "quantity" };
	const char *const said[] = { one->medium, one->point_type,
		one->quantity };
	struct ehr_buf missing = { 0 };
	bool no_medium = ehr_canonical_no_medium(one->quantity);
	bool by_name =
		is(one, EHR_HEADING_VALUE) &&
		ehr_recognised_medium_of(maker->self, maker->with) != NULL;

	for (size_t i = 0; i < 3; i++)
		if (said[i] == NULL && !has_column(maker, name[i]) &&
			!(i == 0 && (by_name || no_medium)))
			ehr_buf_printf(&missing, "%s%s",
				missing.n > 0 ? ", " : "", name[i]);
	if (missing.n > 0) {
		one->why = ehr_maker_text(
			maker, "say: %s", ehr_buf_text(&missing));
		ehr_maker_fail(maker,
			_("column \"%s\": not known: %s; give each as "
			  "--constant NAME=WORD (words: ehrisk-ref words), or "
			  "write it in a map (--write-map makes one)"),
			one->column->name, ehr_buf_text(&missing));
	}
	ehr_buf_release(&missing);
}

/* columns beside */

static void use_beside(struct ehr_maker *maker, const char *field, bool wanted,
	const char *why_not)
{
	bool used = false;

	for (size_t i = 0; i < maker->self->n; i++) {
		struct ehr_decision *one = &maker->self->decision[i];

		if (!is(one, field) || one->decided != EHR_DECIDED_UNKNOWN ||
			one->why != NULL)
			continue;
		if (!wanted)
			ehr_maker_ignore(one, why_not);
		else if (!used)
			ehr_maker_use(one, "dictionary");
		else
			ehr_maker_ignore(one, "a second one");
		used = used || wanted;
	}
}

static void use_units(struct ehr_maker *maker)
{
	struct ehr_recognised *self = maker->self;

	for (size_t i = 0; i < self->n; i++)
		if (ehr_maker_is_amount(&self->decision[i]) &&
			self->decision[i].unit_at != EHR_NO_COLUMN)
			ehr_maker_use(
				&self->decision[self->decision[i].unit_at],
				"dictionary");
	use_beside(maker, "unit", false, "goes with no amount");
}

static void use_others(struct ehr_maker *maker, bool rows_name)
{
	static const char *const kind[] = { "medium", "point_type",
		"quantity" };
	static const char *const mark[] = { "qualifier", "censored",
		"detection_limit" };
	size_t amounts = maker->self->amounts;

	for (size_t i = 0; i < 3; i++) {
		use_beside(maker, kind[i], amounts > 0, "no amounts");
		use_beside(maker, mark[i], amounts == 1,
			"does not say which amount it speaks of");
	}
	use_beside(maker, "pollutant", rows_name, "no amount of the row's");
	use_beside(maker, "cas", rows_name, "no amount of the row's");
	use_units(maker);
}

void ehr_maker_amounts(struct ehr_maker *maker)
{
	struct ehr_recognised *self = maker->self;
	bool named =
		ehr_recognised_constant(self, maker->with, "pollutant") != NULL;
	bool rows_name = has_column(maker, EHR_HEADING_VALUE) &&
			 (has_column(maker, "pollutant") ||
				 has_column(maker, "cas") || named);

	for (size_t i = 0; i < self->n; i++) {
		struct ehr_decision *one = &self->decision[i];

		if (!is_amount(one) || one->decided != EHR_DECIDED_UNKNOWN)
			continue;
		if (maker->with->roster)
			ehr_maker_ignore(one, "no amounts are wanted");
		else if (rows_name == is(one, EHR_HEADING_VALUE)) {
			ehr_maker_use(one, "dictionary");
			read_kinds(maker, one);
		} else {
			ehr_maker_ignore(one,
				one->meaning.total ? "a total of others"
				: rows_name ? "each row is of one pollutant"
					    : "no column names the pollutant");
		}
	}
	settle_pairs(maker, true);
	settle_pairs(maker, false);
	for (size_t i = 0; i < self->n; i++)
		self->amounts += ehr_maker_is_amount(&self->decision[i]);
	for (size_t i = 0; i < self->n; i++) {
		if (!ehr_maker_is_amount(&self->decision[i]))
			continue;
		check_kinds(maker, &self->decision[i]);
		ehr_maker_unit(maker, i);
	}
	use_others(maker, rows_name);
}
