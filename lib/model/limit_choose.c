/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_choose.h"

#include "base/num.h"
#include "model/limit_case.h"

enum fit { FITS, FITS_NOT, FITS_UNSAID };

typedef enum fit (*fit_function)(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit);

static const struct ehr_limit *limit_at(
	const struct ehr_limit_choice *self, size_t i)
{
	return &self->plan->limits->limit[self->at[i]];
}

static struct ehr_str said(
	const struct ehr_limit_choice *self, enum ehr_limit_cell cell)
{
	return ehr_str_trim(self->cell[cell]);
}

static enum fit fit_words(const char *words, struct ehr_str text)
{
	if (words[0] == '\0')
		return FITS;
	if (text.n == 0)
		return FITS_UNSAID;
	return ehr_limit_has_word(words, text) ? FITS : FITS_NOT;
}

static enum fit fit_point_type(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	return ehr_limit_has_word(self->takes, ehr_str_of(limit->point_type))
		       ? FITS
		       : FITS_NOT;
}

static enum fit fit_quantity(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	struct ehr_str quantity = said(self, EHR_LIMIT_CELL_QUANTITY);

	if (limit->kind == EHR_LIMIT_RATE)
		return ehr_str_is(quantity, "emission") ? FITS : FITS_NOT;
	return quantity.n == 0 || ehr_str_is(quantity, "concentration")
		       ? FITS
		       : FITS_NOT;
}

static enum fit fit_land(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	return fit_words(limit->land, said(self, EHR_LIMIT_CELL_LAND));
}

static enum fit fit_water_body(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	return fit_words(
		limit->water_body, said(self, EHR_LIMIT_CELL_WATER_BODY));
}

static enum fit fit_area(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	return fit_words(limit->area, said(self, EHR_LIMIT_CELL_AREA));
}

static enum fit fit_averaging(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	return fit_words(
		limit->averaging, said(self, EHR_LIMIT_CELL_AVERAGING));
}

/* Grades of discharges; classes of waters all stay. */
static enum fit fit_class(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	struct ehr_str text = said(self, EHR_LIMIT_CELL_CLASS);
	bool grade;
	int class;

	if (!limit->grade)
		return FITS;
	if (text.n == 0)
		return FITS_UNSAID;
	class = ehr_limit_class(text, &grade);
	return grade && class >= limit->class_from && class <= limit->class_to
		       ? FITS
		       : FITS_NOT;
}

/* Is text a number above the one and up to the other? */
static enum fit fit_range(
	struct ehr_str text, const char *above, const char *to)
{
	double value, end;

	if (above[0] == '\0' && to[0] == '\0')
		return FITS;
	if (ehr_num_read(text, &value) != EHR_NUM_VALUE)
		return text.n == 0 ? FITS_UNSAID : FITS_NOT;
	if (ehr_num_read(ehr_str_of(above), &end) == EHR_NUM_VALUE &&
		value <= end)
		return FITS_NOT;
	return ehr_num_read(ehr_str_of(to), &end) == EHR_NUM_VALUE &&
			       value > end
		       ? FITS_NOT
		       : FITS;
}

static enum fit fit_altitude(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	return fit_range(said(self, EHR_LIMIT_CELL_ALTITUDE),
		limit->altitude_above_m, limit->altitude_to_m);
}

static enum fit fit_stack_height(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	struct ehr_str text = said(self, EHR_LIMIT_CELL_STACK_HEIGHT);
	double height, wanted;

	if (limit->stack_height_m[0] == '\0')
		return FITS;
	if (ehr_num_read(text, &height) != EHR_NUM_VALUE)
		return text.n == 0 ? FITS_UNSAID : FITS_NOT;
	(void)ehr_num_read(ehr_str_of(limit->stack_height_m), &wanted);
	return height < wanted || height > wanted ? FITS_NOT : FITS;
}

/* All words of the limit's condition must be among those of the row. */
static enum fit fit_condition(
	const struct ehr_limit_choice *self, const struct ehr_limit *limit)
{
	struct ehr_str text = said(self, EHR_LIMIT_CELL_CONDITION);
	struct ehr_str need = ehr_str_of(limit->condition);
	struct ehr_buf words = { 0 };
	enum fit fit = FITS;

	if (need.n > 0 && text.n == 0)
		return FITS_UNSAID;
	ehr_buf_add_str(&words, text);
	while (need.n > 0 && fit == FITS)
		if (!ehr_limit_has_word(
			    ehr_buf_text(&words), ehr_str_cut(&need, ' ')))
			fit = FITS_NOT;
	ehr_buf_release(&words);
	return fit;
}

static size_t words_in(const char *text)
{
	size_t n = text[0] != '\0';

	for (; *text; text++)
		n += *text == ' ';
	return n;
}

/* Of the limits those with the most words of condition: they were written for
 * such rows. A lower bound takes the place of no upper one. */
static void keep_closest(struct ehr_limit_choice *self)
{
	size_t most[2] = { 0 }, n = 0;

	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_limit *limit = limit_at(self, i);
		size_t words = words_in(limit->condition);
		size_t *of = &most[limit->op == EHR_LIMIT_AT_LEAST];

		*of = words > *of ? words : *of;
	}
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_limit *limit = limit_at(self, i);

		if (words_in(limit->condition) ==
			most[limit->op == EHR_LIMIT_AT_LEAST])
			self->at[n++] = self->at[i];
	}
	self->n = n;
}

/* The conditions that the limits have, bars between. */
static const char *list_conditions(const struct ehr_limit_choice *self)
{
	struct ehr_buf list = { 0 };
	const char *text;

	for (size_t i = 0; i < self->n; i++) {
		const char *one = limit_at(self, i)->condition;
		bool there = false;

		for (size_t k = 0; k < i && !there; k++)
			there = strcmp(limit_at(self, k)->condition, one) == 0;
		if (there)
			continue;
		if (list.n > 0)
			ehr_buf_putc(&list, '|');
		for (; *one; one++)
			ehr_buf_putc(&list, *one == ' ' ? '+' : *one);
	}
	text = ehr_arena_string(
		self->arena, (struct ehr_str){ list.p, list.n });
	ehr_buf_release(&list);
	return text;
}

/* Keeps the limits that fit; false, and *unsaid, if there is none. */
static bool keep(struct ehr_limit_choice *self, fit_function fits, bool *unsaid)
{
	size_t n = 0;
	bool any = false;

	*unsaid = false;
	for (size_t i = 0; i < self->n; i++) {
		enum fit fit = fits(self, limit_at(self, i));

		any = any || fit == FITS;
		*unsaid = *unsaid || fit == FITS_UNSAID;
	}
	for (size_t i = 0; any && i < self->n; i++)
		if (fits(self, limit_at(self, i)) == FITS)
			self->at[n++] = self->at[i];
	if (any)
		self->n = n;
	return any;
}

static void set_detail(struct ehr_limit_choice *self, struct ehr_str text)
{
	self->detail = ehr_arena_string(self->arena, text);
}

/* The land that the family's rule takes where none is said. */
static bool assume_land(struct ehr_limit_choice *self)
{
	const struct ehr_limit_rule *rule;
	size_t at = 0, n = 0;

	while ((rule = ehr_limit_rules_next(&self->plan->limits->rules,
			EHR_LIMIT_LAND_UNSAID, NULL, &at)) != NULL)
		if (strcmp(rule->family, self->asked->family) == 0)
			break;
	if (rule == NULL)
		return false;
	for (size_t i = 0; i < self->n; i++)
		if (fit_words(limit_at(self, i)->land,
			    ehr_str_of(rule->kind)) == FITS)
			self->at[n++] = self->at[i];
	self->n = n;
	self->land_assumed = n > 0;
	return n > 0;
}

/* Where no land is said: the limits for intervention that hold for any. */
static bool keep_intervention(struct ehr_limit_choice *self)
{
	size_t n = 0;

	for (size_t i = 0; i < self->n; i++)
		if (limit_at(self, i)->kind == EHR_LIMIT_INTERVENTION &&
			limit_at(self, i)->land[0] == '\0')
			self->at[n++] = self->at[i];
	if (n == 0)
		return false;
	self->n = n;
	self->waits = "no_land";
	return true;
}

/* Is the land one that no limit of the standard is for? */
static bool is_foreign_land(const struct ehr_limit_choice *self)
{
	struct ehr_str land = said(self, EHR_LIMIT_CELL_LAND);
	const struct ehr_limits *limits = self->plan->limits;
	bool any = false;

	for (size_t i = 0; land.n > 0 && i < self->asked->n; i++) {
		const char *words = limits->limit[self->asked->at[i]].land;

		if (ehr_limit_has_word(words, land))
			return false;
		any = any || words[0] != '\0';
	}
	return any;
}

/* needed: a limit that asks for what the row does not say cannot be passed over
 * for another one that does not ask. */
static const struct {
	fit_function fits;
	const char *word, *unsaid;
	enum ehr_limit_cell cell;
	bool needed;
} step[] = {
	{ fit_point_type, "point_type", "point_type", EHR_LIMIT_CELL_POINT_TYPE,
		false },
	{ fit_quantity, "not_a_concentration", "not_a_concentration",
		EHR_LIMIT_CELL_QUANTITY, false },
	{ fit_land, "land", "no_land", EHR_LIMIT_CELL_LAND, true },
	{ fit_water_body, "water_body", "no_water_body",
		EHR_LIMIT_CELL_WATER_BODY, true },
	{ fit_area, "area", "no_area", EHR_LIMIT_CELL_AREA, true },
	{ fit_averaging, "averaging", "no_averaging", EHR_LIMIT_CELL_AVERAGING,
		true },
	{ fit_class, "class", "no_class", EHR_LIMIT_CELL_CLASS, true },
	{ fit_stack_height, "stack_height", "no_stack_height",
		EHR_LIMIT_CELL_STACK_HEIGHT, true },
	{ fit_altitude, "altitude", "no_altitude", EHR_LIMIT_CELL_ALTITUDE,
		true },
	{ fit_condition, "condition", "condition", EHR_LIMIT_CELL_CONDITION,
		false },
};
enum { STEPS = sizeof(step) / sizeof(*step) };

static const char *drop(struct ehr_limit_choice *self,
	bool (*bad)(const struct ehr_limit *), const char *word)
{
	size_t n = 0;

	for (size_t i = 0; i < self->n; i++)
		if (!bad(limit_at(self, i)))
			self->at[n++] = self->at[i];
	self->n = n;
	return n > 0 ? NULL : word;
}

static bool is_memory(const struct ehr_limit *limit)
{
	return limit->memory;
}

static bool is_text(const struct ehr_limit *limit)
{
	return limit->op == EHR_LIMIT_TEXT;
}

static const char *read_class(struct ehr_limit_choice *self)
{
	struct ehr_str text = said(self, EHR_LIMIT_CELL_CLASS);
	bool grade, of_class = false;

	for (size_t i = 0; i < self->n; i++)
		of_class =
			of_class || limit_at(self, i)->kind == EHR_LIMIT_CLASS;
	self->class_asked = EHR_LIMIT_NO_CLASS;
	if (!of_class || text.n == 0)
		return NULL;
	self->class_asked = ehr_limit_class(text, &grade);
	if (self->class_asked > 0 && !grade)
		return NULL;
	set_detail(self, text);
	return "class";
}

const char *ehr_limit_choose(struct ehr_limit_choice *self)
{
	const char *word;
	bool unsaid;

	self->detail = "";
	if (is_foreign_land(self)) {
		set_detail(self, said(self, EHR_LIMIT_CELL_LAND));
		return "land";
	}
	for (size_t i = 0; i < STEPS; i++) {
		bool kept = keep(self, step[i].fits, &unsaid);

		if (kept && !(unsaid && step[i].needed))
			continue;
		if (unsaid && step[i].fits == fit_land &&
			(assume_land(self) || keep_intervention(self)))
			continue;
		if (step[i].fits == fit_condition)
			self->detail = list_conditions(self);
		else if (!unsaid)
			set_detail(self, said(self, step[i].cell));
		return unsaid ? step[i].unsaid : step[i].word;
	}
	keep_closest(self);
	word = read_class(self);
	if (word == NULL)
		word = drop(self, is_text, "text_limit");
	if (word == NULL && !self->plan->allow_memory)
		word = drop(self, is_memory, "from_memory");
	return word;
}
