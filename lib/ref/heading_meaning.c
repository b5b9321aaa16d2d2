/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/heading_meaning.h"

#include "ref/column.h"
#include "ref/heading_note.h"

static bool is_measured(const char *field)
{
	return strcmp(field, EHR_HEADING_MEASURE) == 0 ||
	       strcmp(field, EHR_HEADING_VALUE) == 0 ||
	       strcmp(field, "detection_limit") == 0;
}

static void say(const char **what, const char *word)
{
	if ((*what)[0] == '\0')
		*what = word;
}

/* An outlet's word becomes that of the medium. */
static const char *outlet_of(const char *point_type, const char *medium)
{
	if (strcmp(point_type, "outlet") != 0)
		return point_type;
	if (strcmp(medium, "air") == 0)
		return "stack";
	return strcmp(medium, "water") == 0 ? "effluent" : "";
}

/* The quantity where a remark or a group denies what the heading says: that of
 * the remark, else none. */
static const char *quantity_denied(const struct ehr_heading_ask *ask,
	struct ehr_str remark, const char *quantity)
{
	struct ehr_heading_words words = ehr_heading_words_of(ask, remark);

	if (ehr_heading_gainsays(&words, quantity)) {
		if (words.quantity[0] == '\0')
			return "";
		ehr_heading_say_quantity(&quantity, words.quantity);
	}
	for (size_t i = 0; i < ask->levels; i++)
		if (ehr_heading_gainsays(&ask->level[i].words, quantity))
			return "";
	return quantity;
}

/* What the heading itself does not say, its groups may, the innermost first. */
static void ask_levels(
	const struct ehr_heading_ask *ask, struct ehr_meaning *meaning)
{
	for (size_t i = 0; i < ask->levels; i++) {
		const struct ehr_heading_words *words = &ask->level[i].words;

		if (meaning->medium[0] == '\0')
			meaning->medium = words->medium;
		if (meaning->point_type[0] == '\0')
			meaning->point_type = words->point_type;
		if (meaning->quantity[0] == '\0')
			meaning->quantity = words->quantity;
		if (meaning->part[0] == '\0')
			meaning->part = words->part;
	}
}

/* What a unit is per: the part behind its last solidus. */
static struct ehr_str per(struct ehr_str unit)
{
	size_t at = unit.n;

	while (at > 0 && unit.p[at - 1] != '/')
		at--;
	return (struct ehr_str){ unit.p + at, unit.n - at };
}

/* Are two units per the same, as ug/m3 is with what is canonical in air? */
static bool per_same(
	const struct ehr_units *units, struct ehr_str a, struct ehr_str b)
{
	struct ehr_factor factor;

	return ehr_units_factor(units, per(a), per(b), &factor, NULL) == 0 &&
	       ehr_factor_is_one(factor);
}

/* Of two units with "or" between, that which is per what the canonical unit of
 * the medium is. */
static void choose_unit(
	const struct ehr_units *units, struct ehr_meaning *meaning)
{
	const char *canonical = ehr_units_canonical(units,
		ehr_str_of(meaning->medium), ehr_str_of(meaning->quantity));
	bool first, second;

	if (meaning->other_unit.n == 0 || canonical == NULL)
		return;
	first = per_same(units, meaning->unit, ehr_str_of(canonical));
	second = per_same(units, meaning->other_unit, ehr_str_of(canonical));
	if (first == second)
		return;
	if (second)
		meaning->unit = meaning->other_unit;
	meaning->other_unit = (struct ehr_str){ 0 };
}

static void find_unit(const struct ehr_heading_ask *ask,
	const struct ehr_heading_reading *reading, struct ehr_meaning *meaning)
{
	meaning->unit = reading->unit;
	meaning->other_unit = reading->other_unit;
	if (meaning->unit.n > 0)
		meaning->unit_from = EHR_HEADING_UNIT_HEADING;
	for (size_t i = 0; i < ask->levels && meaning->unit.n == 0; i++) {
		const struct ehr_heading_level *level = &ask->level[i];

		meaning->unit = level->unit;
		meaning->other_unit = level->other_unit;
		if (meaning->unit.n == 0)
			meaning->unit = ehr_heading_noted_unit(
				&ask->table->grammar, level->note,
				meaning->pollutant, ask->arena);
		if (meaning->unit.n > 0)
			meaning->unit_from = EHR_HEADING_UNIT_GROUP;
	}
	if (meaning->unit.n == 0 && meaning->unit_row != NULL &&
		meaning->unit_row->unit[0] != '\0') {
		meaning->unit = ehr_str_of(meaning->unit_row->unit);
		meaning->unit_from = EHR_HEADING_UNIT_FORM;
	}
	choose_unit(ask->table->grammar.units, meaning);
}

/* Can there be a unit to a field: is it a quantity, or known for no field? */
static bool takes_unit(const char *field)
{
	struct ehr_column_info info;

	if (is_measured(field) || strcmp(field, EHR_HEADING_CARRY) == 0 ||
		strcmp(field, EHR_HEADING_IGNORE) == 0)
		return true;
	return ehr_column_find(ehr_str_of(field), &info) && info.unit.n > 0 &&
	       !ehr_str_is(info.unit, "a");
}

void ehr_meaning_finish(const struct ehr_heading_ask *ask,
	const struct ehr_heading_reading *reading,
	const struct ehr_heading_pollutant *pollutant,
	struct ehr_meaning *meaning)
{
	const char *quantity = meaning->quantity;

	if (is_measured(meaning->field)) {
		ask_levels(ask, meaning);
		if (quantity[0] != '\0')
			meaning->quantity =
				quantity_denied(ask, reading->remark, quantity);
	}
	if (pollutant != NULL) {
		meaning->pollutant = pollutant->name;
		if (pollutant->row != NULL) {
			say(&meaning->medium, pollutant->row->medium);
			say(&meaning->cas, pollutant->row->cas);
			say(&meaning->part, pollutant->row->part);
		}
		if (pollutant->alias != NULL)
			say(&meaning->cas, pollutant->alias->cas);
		if (meaning->unit_row == NULL)
			meaning->unit_row = ehr_heading_unit_row(ask, pollutant,
				meaning->medium, meaning->quantity);
		if (meaning->unit_row != NULL)
			say(&meaning->medium, meaning->unit_row->medium);
	}
	meaning->point_type = outlet_of(meaning->point_type, meaning->medium);
	meaning->index = reading->index;
	meaning->total = reading->total;
	meaning->text = reading->text;
	if (takes_unit(meaning->field))
		find_unit(ask, reading, meaning);
}
