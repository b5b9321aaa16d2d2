/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recognise_maker.h"

static const char ph[] = "ph";

static bool is_one_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

/* Is it a column that the dictionary knows as that part, and not used? */
static bool is_part(const struct ehr_decision *decision, const char *part)
{
	const struct ehr_heading *row = decision->meaning.row;

	return decision->decided != EHR_DECIDED_USED && row != NULL &&
	       decision->field != NULL &&
	       strcmp(decision->field, EHR_HEADING_CARRY) == 0 &&
	       strcmp(row->part, part) == 0;
}

/* media whose pH is an item like others */
static const char *const waters[] = { "surface_water", "groundwater", "water",
	NULL };

static void make_amount(struct ehr_decision *decision)
{
	struct ehr_meaning *meaning = &decision->meaning;

	decision->field = EHR_HEADING_MEASURE;
	meaning->field = EHR_HEADING_MEASURE;
	meaning->pollutant = meaning->text;
	meaning->part = "";
	if (meaning->unit_from == EHR_HEADING_UNIT_HEADING)
		return;
	decision->unit = "dimensionless";
	decision->unit_from = "dictionary";
}

void ehr_maker_ph(struct ehr_maker *maker)
{
	const char *medium =
		ehr_recognised_constant(maker->self, maker->with, "medium");

	if (medium == NULL || !is_one_of(medium, waters))
		return;
	for (size_t i = 0; i < maker->self->n; i++)
		if (is_part(&maker->self->decision[i], ph))
			make_amount(&maker->self->decision[i]);
}

/* Are there amounts in one of the media, or in those that rows say? */
static bool has_medium(
	const struct ehr_recognised *self, const char *const *media)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_decision *one = &self->decision[i];

		if (ehr_maker_is_amount(one) &&
			(one->medium == NULL || is_one_of(one->medium, media)))
			return true;
	}
	return false;
}

static void pass(struct ehr_maker *maker, const char *name)
{
	const struct ehr_decision *first = NULL;

	for (size_t i = 0; i < maker->self->n; i++) {
		struct ehr_decision *decision = &maker->self->decision[i];

		if (!is_part(decision, name))
			continue;
		if (first != NULL) {
			ehr_maker_ignore(decision,
				ehr_maker_text(maker, "%s is column \"%s\"",
					name, first->column->name));
			continue;
		}
		first = decision;
		decision->decided = EHR_DECIDED_PASSED_ON;
		decision->as = name;
		decision->why = "dictionary";
	}
}

void ehr_maker_pass(struct ehr_maker *maker)
{
	static const char *const soil[] = { "soil", NULL };
	static const struct {
		const char *name;
		const char *const *media;
	} beside[] = { { ph, soil }, { "function_class", waters },
		{ "water_body", waters } };

	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (has_medium(maker->self, beside[i].media))
			pass(maker, beside[i].name);
}
