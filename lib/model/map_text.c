/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/map_text.h"

#include "model/canonical.h"
#include "model/map_amounts.h"
#include "model/mapping.h"
#include "model/yaml_text.h"

struct writer {
	const struct ehr_recognised *from;
	const struct ehr_recogniser *with;
	struct ehr_buf *out;
};

static const char *name_at(const struct writer *self, long at)
{
	return self->from->decision[at].column->name;
}

/* "key: COLUMN" with the reason, where the field is used */
static void put_column(
	const struct writer *self, const char *key, const char *field)
{
	long at = ehr_recognised_find(self->from, field);

	if (at == EHR_NO_COLUMN)
		return;
	ehr_buf_printf(self->out, "  %s: ", key);
	ehr_yaml_quote_text(self->out, name_at(self, at));
	ehr_yaml_end_line(self->out, self->from->decision[at].why);
}

static bool is_given(const struct writer *self, const char *name)
{
	return ehr_recognised_constant(self->from, self->with, name) != NULL;
}

/* Who: the first code or name that is there. */
static void put_source(const struct writer *self)
{
	static const char *const field[] = { "uscc", "org_code",
		"source_name" };
	size_t n = 0;

	if (is_given(self, "source_id") ||
		ehr_recognised_find(self->from, "source_id") >= 0)
		return;
	for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
		long at = ehr_recognised_find(self->from, field[i]);

		if (at == EHR_NO_COLUMN)
			continue;
		ehr_buf_puts(self->out, n++ == 0 ? "  source_id: [" : ", ");
		ehr_yaml_quote_text(self->out, name_at(self, at));
	}
	if (n > 0)
		ehr_buf_puts(self->out, "]  # the first that is there\n");
	else
		put_column(self, "source_id", "permit_no");
}

/* A date in one column goes with an hour in another. */
static void put_time(const struct writer *self)
{
	static const char *const part[EHR_RECOGNISED_PARTS] = { "year", "month",
		"day", "hour", "minute" };
	const long *at = self->from->part;
	long time = ehr_recognised_find(self->from, "time");
	size_t next = time >= 0 ? EHR_DATE_HOUR : EHR_DATE_MONTH;

	if (at[next] == EHR_NO_COLUMN) {
		put_column(self, "time", "time");
		return;
	}
	ehr_buf_puts(self->out, "  time: {year: ");
	ehr_yaml_quote_text(self->out, name_at(self, time >= 0 ? time : at[0]));
	for (size_t i = next; i < EHR_RECOGNISED_PARTS && at[i] >= 0; i++) {
		ehr_buf_printf(self->out, ", %s: ", part[i]);
		ehr_yaml_quote_text(self->out, name_at(self, at[i]));
	}
	ehr_buf_puts(self->out, "}\n");
}

/* What put_time and map_amounts.h write. */
static bool is_put_elsewhere(const struct writer *self, const char *name)
{
	return strcmp(name, "time") == 0 ||
	       (self->from->amounts > 0 && strcmp(name, "layer") == 0);
}

static void put_columns(const struct writer *self)
{
	size_t n, before;
	const struct ehr_canonical *list = ehr_canonical_list(&n);

	ehr_buf_puts(self->out, "columns:\n");
	before = self->out->n;
	put_source(self);
	for (size_t i = 0; i < n; i++)
		if (list[i].filled == EHR_FILLED_FIELD &&
			!is_put_elsewhere(self, list[i].name))
			put_column(self, list[i].name, list[i].name);
	put_time(self);
	if (self->out->n == before)
		ehr_buf_puts(self->out, "  # source_id: COLUMN\n");
}

/* Constants that no column stands for. */
static void put_constants(const struct writer *self)
{
	size_t n, written = 0;
	const struct ehr_canonical *list = ehr_canonical_list(&n);

	for (size_t i = 0; i < n; i++) {
		const char *value = ehr_recognised_constant(
			self->from, self->with, list[i].name);

		if (value == NULL ||
			(list[i].filled != EHR_FILLED_FIELD &&
				list[i].filled != EHR_FILLED_KIND) ||
			ehr_recognised_find(self->from, list[i].name) >= 0)
			continue;
		if (written++ == 0)
			ehr_buf_puts(self->out, "constants:\n");
		ehr_buf_printf(self->out, "  %s: ", list[i].name);
		ehr_yaml_quote_text(self->out, value);
		ehr_buf_putc(self->out, '\n');
	}
}

/* ", key: TEXT" where there is one */
static void put_trait(
	const struct writer *self, const char *key, const char *text)
{
	if (text == NULL)
		return;
	ehr_buf_printf(self->out, ", %s: ", key);
	ehr_yaml_quote_text(self->out, text);
}

/* "key: COLUMN" or "key: [DEGREES, MINUTES, SECONDS]" */
static void put_angle(
	const struct writer *self, const char *key, const long *at, bool three)
{
	ehr_buf_printf(self->out, "%s: %s", key, three ? "[" : "");
	for (size_t i = 0; i < (three ? 3 : 1); i++) {
		ehr_buf_puts(self->out, i == 0 ? "" : ", ");
		ehr_yaml_quote_text(self->out, name_at(self, at[i]));
	}
	ehr_buf_puts(self->out, three ? "]" : "");
}

static void put_place(const struct writer *self)
{
	const struct ehr_recognised *from = self->from;
	bool degrees = from->lon[0] >= 0, three = from->lon[1] >= 0;

	if (!degrees && from->point < 0 && from->x < 0)
		return;
	ehr_buf_puts(self->out, "coordinates: {");
	if (!degrees && from->point >= 0) {
		put_angle(self, "point", &from->point, false);
	} else {
		put_angle(self, degrees ? "lon" : "x",
			degrees ? from->lon : &from->x, three);
		ehr_buf_puts(self->out, ", ");
		put_angle(self, degrees ? "lat" : "y",
			degrees ? from->lat : &from->y, three);
	}
	put_trait(self, "crs", self->with->crs);
	ehr_buf_puts(self->out, "}\n");
}

static const struct ehr_yaml *say(const struct writer *self, const char *key)
{
	return ehr_forms_say(self->with->forms, self->from->form, key);
}

static void put_totals(const struct writer *self)
{
	static const char *const field[] = { "total", "source_name",
		"pollutant", "source_id" };
	const struct ehr_yaml *words = say(self, "totals");
	long at = EHR_NO_COLUMN;

	for (size_t i = 0;
		at == EHR_NO_COLUMN && i < sizeof(field) / sizeof(*field); i++)
		at = ehr_recognised_find(self->from, field[i]);
	if (words == NULL || at == EHR_NO_COLUMN)
		return;
	ehr_buf_puts(self->out, "totals: {column: ");
	ehr_yaml_quote_text(self->out, name_at(self, at));
	ehr_buf_puts(self->out, ", words: ");
	ehr_yaml_put(self->out, words);
	ehr_buf_puts(self->out, "}\n");
}

static void put_ways(const struct writer *self)
{
	const struct ehr_yaml *present = say(self, "present");
	const struct ehr_yaml *empty = say(self, "empty");
	const struct ehr_yaml *missing = say(self, "missing");
	bool sources = ehr_recognised_is_list(self->from);

	ehr_buf_printf(self->out, "present: %s\n",
		self->with->roster ? "record"
		: present != NULL  ? present->text.p
		: sources          ? "source"
				   : "none");
	ehr_buf_printf(self->out, "empty: %s\n",
		empty != NULL ? empty->text.p
		: sources     ? "drop"
			      : "keep");
	put_totals(self);
	if (missing == NULL)
		return;
	ehr_buf_puts(self->out, "missing: ");
	ehr_yaml_put(self->out, missing);
	ehr_buf_putc(self->out, '\n');
}

/* A column of carry or ignore. */
static void put_item(const struct writer *self, const struct ehr_decision *one)
{
	const char *name = one->column->name;

	if (one->decided == EHR_DECIDED_PASSED_ON && one->as != NULL) {
		ehr_buf_puts(self->out, "{column: ");
		ehr_yaml_quote_text(self->out, name);
		ehr_buf_printf(self->out, ", as: %s}", one->as);
	} else if (one->decided == EHR_DECIDED_PASSED_ON &&
		   ehr_canonical_find(name) != NULL) {
		ehr_buf_puts(self->out, "{column: ");
		ehr_yaml_quote_text(self->out, name);
		ehr_buf_printf(self->out, ", as: \"%s (input)\"}", name);
	} else {
		ehr_yaml_quote_text(self->out, name);
	}
	ehr_yaml_end_line(self->out, one->why);
}

/* A list of the form's items, if any, and of the columns so decided that the
 * form does not name. */
static void put_left(const struct writer *self, enum ehr_decided decided,
	const char *title, const char *item)
{
	const struct ehr_yaml *map = self->from->map, *list;
	size_t n = 0;

	list = map == NULL ? NULL : ehr_yaml_find(map, title);
	if (list != NULL) {
		ehr_yaml_put_section(self->out, list);
		n++;
	}
	for (size_t i = 0; i < self->from->n; i++) {
		const struct ehr_decision *one = &self->from->decision[i];

		if (one->decided != decided ||
			(map != NULL && one->field != NULL))
			continue;
		if (n++ == 0)
			ehr_buf_printf(self->out, "%s:\n", title);
		ehr_buf_puts(self->out, item);
		put_item(self, one);
	}
}

static void put_rest(const struct writer *self)
{
	put_left(self, EHR_DECIDED_PASSED_ON, "carry", "  - ");
	put_left(self, EHR_DECIDED_IGNORED, "ignore", "  - ");
	put_left(self, EHR_DECIDED_UNKNOWN,
		"# left out; list under carry or ignore", "#  - ");
}

static void put_form(const struct writer *self)
{
	if (self->from->form == NULL)
		return;
	ehr_buf_puts(self->out, "form: ");
	ehr_yaml_quote_text(self->out, self->from->form->name);
	ehr_buf_putc(self->out, '\n');
}

/* What is said of all pollutants stands under defaults. */
static bool is_default(const char *name)
{
	return strcmp(name, "pollutant") == 0 || strcmp(name, "unit") == 0;
}

/* The constants of one of the two kinds; how many. */
static size_t count_constants(const struct writer *self, bool defaults)
{
	size_t n = 0;

	for (size_t i = 0; i < self->with->n_constants; i++)
		n += is_default(self->with->constant[i].name) == defaults;
	return n;
}

static void put_constant(
	const struct writer *self, const struct ehr_constant *constant)
{
	ehr_buf_puts(self->out, "  ");
	ehr_yaml_put_key(self->out, ehr_str_of(constant->name));
	ehr_yaml_quote_text(self->out, constant->value);
	ehr_buf_putc(self->out, '\n');
}

static bool has_constant(const struct writer *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->with->n_constants; i++)
		if (ehr_str_is(name, self->with->constant[i].name))
			return true;
	return false;
}

/* A child of a section of the form. */
static void put_child(const struct writer *self, const struct ehr_yaml *child)
{
	ehr_buf_puts(self->out, "  ");
	ehr_yaml_put_key(self->out, child->key);
	ehr_yaml_put(self->out, child);
	ehr_buf_putc(self->out, '\n');
}

/* The form's defaults, but for kinds (quantity, ...) that a constant says; and
 * of the constants what they do not say. */
static void put_form_defaults(
	const struct writer *self, const struct ehr_yaml *defaults)
{
	ehr_buf_puts(self->out, "defaults:\n");
	for (const struct ehr_yaml *one = defaults == NULL ? NULL
							   : defaults->first;
		one != NULL; one = one->next)
		if (is_default(one->key.p) || !has_constant(self, one->key))
			put_child(self, one);
	for (size_t i = 0; i < self->with->n_constants; i++) {
		const struct ehr_constant *one = &self->with->constant[i];

		if (is_default(one->name) &&
			(defaults == NULL ||
				ehr_yaml_find(defaults, one->name) == NULL))
			put_constant(self, one);
	}
}

static void put_form_constants(
	const struct writer *self, const struct ehr_yaml *constants)
{
	ehr_buf_puts(self->out, "constants:\n");
	for (const struct ehr_yaml *one = constants == NULL ? NULL
							    : constants->first;
		one != NULL; one = one->next)
		if (!has_constant(self, one->key))
			put_child(self, one);
	for (size_t i = 0; i < self->with->n_constants; i++)
		if (!is_default(self->with->constant[i].name))
			put_constant(self, &self->with->constant[i]);
}

/* With the system that --crs names, where the form does not. */
static void put_form_place(
	const struct writer *self, const struct ehr_yaml *place)
{
	ehr_yaml_put_section(self->out, place);
	if (self->with->crs == NULL || place->kind != EHR_YAML_MAP ||
		ehr_yaml_find(place, "crs") != NULL)
		return;
	ehr_buf_puts(self->out, "  crs: ");
	ehr_yaml_quote_text(self->out, self->with->crs);
	ehr_buf_putc(self->out, '\n');
}

static void put_form_map(const struct writer *self)
{
	const struct ehr_yaml *map = self->from->map;

	for (const struct ehr_yaml *one = map->first; one != NULL;
		one = one->next)
		if (ehr_str_is(one->key, "coordinates"))
			put_form_place(self, one);
		else if (!ehr_str_is(one->key, "constants") &&
			 !ehr_str_is(one->key, "defaults") &&
			 !ehr_str_is(one->key, "carry") &&
			 !ehr_str_is(one->key, "ignore"))
			ehr_yaml_put_section(self->out, one);
	if (ehr_yaml_find(map, "defaults") != NULL ||
		count_constants(self, true) > 0)
		put_form_defaults(self, ehr_yaml_find(map, "defaults"));
	if (ehr_yaml_find(map, "constants") != NULL ||
		count_constants(self, false) > 0)
		put_form_constants(self, ehr_yaml_find(map, "constants"));
	put_rest(self);
}

void ehr_map_text(const struct ehr_recognised *recognised,
	const struct ehr_recogniser *recogniser, struct ehr_buf *out)
{
	struct writer self = { recognised, recogniser, out };

	put_form(&self);
	if (recognised->map != NULL) {
		put_form_map(&self);
		return;
	}
	put_columns(&self);
	put_constants(&self);
	put_place(&self);
	ehr_map_put_amounts(recognised, recogniser, out);
	put_ways(&self);
	put_rest(&self);
}
