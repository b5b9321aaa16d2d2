/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/limit.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/num.h"
#include "ref/aqi_cell.h"
#include "ref/cas.h"

const char *const ehr_limit_kind_word[EHR_LIMIT_KINDS] = { "screening",
	"intervention", "class", "source_area", "limit", "minimum_residual",
	"concentration", "reference", "discharge", "rate", "twa", "stel",
	"mac" };
const char *const ehr_limit_op_word[EHR_LIMIT_OPS] = { "<=", "<", ">=", "range",
	"ND", "text" };
const char *const ehr_limit_class_word[EHR_LIMIT_CLASSES + 1] = { "", "I", "II",
	"III", "IV", "V" };

static const char *const status_word[] = { "read", "secondary", "memory" };
enum { STATUSES = 3, MEMORY = 2 };
static const char *const yes_word[] = { "no", "yes" };
enum { GRADES = 3 };

enum {
	NAME,
	FAMILY,
	NUMBER,
	EDITION,
	TITLE_ZH,
	TITLE_EN,
	STANDARD_FROM,
	STANDARD_TO,
	CLASSES,
	WORST,
	BINDING,
	STANDARD_STATUS,
	STANDARD_FIELDS
};
static const char *const standard_field[STANDARD_FIELDS] = { "standard",
	"family", "number", "edition", "title_zh", "title_en", "in_force_from",
	"in_force_to", "classes", "worst", "binding", "status" };

enum {
	STANDARD,
	CLAUSE,
	FROM,
	TO,
	POINT_TYPE,
	KIND,
	CLASS,
	AREA,
	AVERAGING,
	PH_ABOVE,
	PH_TO,
	LAND,
	WATER_BODY,
	ALTITUDE_ABOVE,
	ALTITUDE_TO,
	STACK_HEIGHT,
	CONDITION,
	ZH,
	EN,
	CAS,
	OP,
	LOW,
	VALUE,
	UNIT,
	SOURCE,
	STATUS,
	NOTE,
	FIELDS
};
static const char *const field[FIELDS] = { "standard", "clause",
	"in_force_from", "in_force_to", "point_type", "kind", "class", "area",
	"averaging", "ph_above", "ph_to", "land", "water_body",
	"altitude_above_m", "altitude_to_m", "stack_height_m", "condition",
	"pollutant_zh", "pollutant_en", "cas", "op", "low", "value", "unit",
	"source", "status", "note" };

int ehr_limit_class(struct ehr_str text, bool *grade)
{
	*grade = false;
	for (int i = 1; i <= EHR_LIMIT_CLASSES; i++)
		if (ehr_str_is(text, ehr_limit_class_word[i]))
			return i;
	*grade = true;
	return text.n == 1 && text.p[0] >= '1' && text.p[0] <= '0' + GRADES
		       ? text.p[0] - '0'
		       : -1;
}

static int read_day(const struct ehr_aqi_table *table, size_t at, long empty,
	long *day, struct ehr_err *err)
{
	struct ehr_str cell = ehr_aqi_cell(table, at);

	*day = empty;
	if (cell.n > 0 && !ehr_day_read(cell, day))
		return ehr_aqi_cell_bad(
			table, at, "not_a_date", N_("a day"), err);
	return 0;
}

static int read_classes(struct ehr_limit_standard *standard,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_str rest = ehr_aqi_cell(table, CLASSES);

	while (rest.n > 0) {
		bool grade;

		if (ehr_limit_class(ehr_str_cut(&rest, ' '), &grade) !=
				standard->classes + 1 ||
			grade)
			return ehr_aqi_cell_bad(table, CLASSES, "unknown_word",
				N_("classes from I on"), err);
		standard->classes++;
	}
	if (standard->classes > 0 && ehr_aqi_cell(table, WORST).n == 0)
		return ehr_aqi_cell_bad(table, WORST, "empty",
			N_("the class of what no class allows"), err);
	return 0;
}

static int add_standard(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_limits *self = into;
	struct ehr_limit_standard *standard;
	int binding, status;

	if (ehr_aqi_cell(table, NAME).n == 0 ||
		ehr_aqi_cell(table, FAMILY).n == 0 ||
		ehr_limits_standard(self, ehr_aqi_cell(table, NAME)) >= 0)
		return ehr_aqi_cell_bad(table, NAME, "not_a_name",
			N_("a name of its own, and its family"), err);
	self->standard = ehr_realloc(
		self->standard, self->n_standards + 1, sizeof(*self->standard));
	standard = &self->standard[self->n_standards++];
	*standard = (struct ehr_limit_standard){ 0 };
	if (read_day(table, STANDARD_FROM, LONG_MIN, &standard->from, err) ||
		read_day(table, STANDARD_TO, EHR_LIMIT_ALWAYS, &standard->to,
			err) ||
		ehr_aqi_word(table, BINDING, yes_word, 2, &binding, err) ||
		ehr_aqi_word(table, STANDARD_STATUS, status_word, STATUSES,
			&status, err) ||
		read_classes(standard, table, err))
		return -1;
	standard->name = ehr_aqi_text(table, NAME);
	standard->family = ehr_aqi_text(table, FAMILY);
	standard->number = ehr_aqi_text(table, NUMBER);
	standard->edition = ehr_aqi_text(table, EDITION);
	standard->title_zh = ehr_aqi_text(table, TITLE_ZH);
	standard->title_en = ehr_aqi_text(table, TITLE_EN);
	standard->worst = ehr_aqi_text(table, WORST);
	standard->binding = binding == 1;
	standard->status = ehr_aqi_text(table, STANDARD_STATUS);
	return 0;
}

/* Class, or two of them with a hyphen. */
static int read_class(struct ehr_limit *limit,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_str last = ehr_aqi_cell(table, CLASS);
	struct ehr_str first = ehr_str_cut(&last, '-');
	bool same;

	limit->class_from = limit->class_to = EHR_LIMIT_NO_CLASS;
	if (first.n == 0 && last.n == 0)
		return 0;
	limit->class_from = limit->class_to =
		ehr_limit_class(first, &limit->grade);
	same = limit->grade;
	if (last.n > 0)
		limit->class_to = ehr_limit_class(last, &same);
	if (limit->class_from < 0 || limit->class_to < limit->class_from ||
		same != limit->grade)
		return ehr_aqi_cell_bad(table, CLASS, "unknown_word",
			N_("a class or grade"), err);
	return 0;
}

/* A number as text, not negative; "" where there is none. */
static int read_number(const struct ehr_aqi_table *table, size_t at,
	const char **text, struct ehr_err *err)
{
	double value = 0;

	if (ehr_num_read(ehr_aqi_cell(table, at), &value) == EHR_NUM_BAD ||
		value < 0)
		return ehr_aqi_cell_bad(table, at, "not_a_number",
			N_("a number, not negative"), err);
	*text = ehr_aqi_text(table, at);
	return 0;
}

static int read_values(struct ehr_limit *limit,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	int op;
	bool has_value, has_low;

	if (ehr_aqi_word(
		    table, OP, ehr_limit_op_word, EHR_LIMIT_OPS, &op, err) ||
		read_number(table, LOW, &limit->low, err) ||
		read_number(table, VALUE, &limit->value, err))
		return -1;
	has_value = limit->value[0] != '\0';
	has_low = limit->low[0] != '\0';
	limit->op = (enum ehr_limit_op)op;
	if (op < 0 ||
		has_value != (limit->op != EHR_LIMIT_UNDETECTED &&
				     limit->op != EHR_LIMIT_TEXT) ||
		has_low != (limit->op == EHR_LIMIT_RANGE))
		return ehr_aqi_cell_bad(table, VALUE, "empty",
			N_("numbers as the comparison needs them"), err);
	return 0;
}

static int read_numbers(struct ehr_limit *limit,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	if (read_number(table, PH_ABOVE, &limit->ph_above, err) ||
		read_number(table, PH_TO, &limit->ph_to, err) ||
		read_number(
			table, ALTITUDE_ABOVE, &limit->altitude_above_m, err) ||
		read_number(table, ALTITUDE_TO, &limit->altitude_to_m, err) ||
		read_number(table, STACK_HEIGHT, &limit->stack_height_m, err) ||
		read_day(table, FROM, LONG_MIN, &limit->from, err) ||
		read_day(table, TO, EHR_LIMIT_ALWAYS, &limit->to, err) ||
		read_class(limit, table, err))
		return -1;
	return read_values(limit, table, err);
}

static void read_texts(struct ehr_limits *self, struct ehr_limit *limit,
	const struct ehr_aqi_table *table)
{
	limit->clause = ehr_aqi_text(table, CLAUSE);
	limit->point_type = ehr_aqi_text(table, POINT_TYPE);
	limit->area = ehr_aqi_text(table, AREA);
	limit->averaging = ehr_aqi_text(table, AVERAGING);
	limit->land = ehr_aqi_text(table, LAND);
	limit->water_body = ehr_aqi_text(table, WATER_BODY);
	limit->condition = ehr_aqi_text(table, CONDITION);
	limit->zh = ehr_aqi_text(table, ZH);
	limit->en = ehr_aqi_text(table, EN);
	limit->key_zh = ehr_limit_key(ehr_aqi_cell(table, ZH), &self->arena);
	limit->key_en = ehr_limit_key(ehr_aqi_cell(table, EN), &self->arena);
	limit->unit = ehr_aqi_text(table, UNIT);
	limit->source = ehr_aqi_text(table, SOURCE);
	limit->note = ehr_aqi_text(table, NOTE);
	limit->status = ehr_aqi_text(table, STATUS);
}

static int add_limit(
	void *into, const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_limits *self = into;
	long standard =
		ehr_limits_standard(self, ehr_aqi_cell(table, STANDARD));
	struct ehr_limit *limit;
	int kind, status;

	if (self->n == self->cap) {
		self->cap = self->cap ? self->cap * 2 : 2048;
		self->limit = ehr_realloc(
			self->limit, self->cap, sizeof(*self->limit));
	}
	limit = &self->limit[self->n];
	*limit = (struct ehr_limit){ 0 };
	if (standard < 0)
		return ehr_aqi_cell_bad(table, STANDARD, "unknown_word",
			N_("a standard of the table limit_standards"), err);
	if (ehr_aqi_word(table, KIND, ehr_limit_kind_word, EHR_LIMIT_KINDS,
		    &kind, err) ||
		ehr_aqi_word(
			table, STATUS, status_word, STATUSES, &status, err))
		return -1;
	if (kind < 0 || status < 0 || ehr_aqi_cell(table, ZH).n == 0)
		return ehr_aqi_cell_bad(table, KIND, "empty",
			N_("a kind of limit, a pollutant and a status"), err);
	if (ehr_cas_read(ehr_aqi_cell(table, CAS), &limit->cas) > EHR_CAS_EMPTY)
		return ehr_aqi_cell_bad(
			table, CAS, "bad_cas", N_("a CAS number"), err);
	limit->standard = (size_t)standard;
	limit->kind = (enum ehr_limit_kind)kind;
	limit->memory = status == MEMORY;
	if (read_numbers(limit, table, err))
		return -1;
	read_texts(self, limit, table);
	self->standard[standard].rows++;
	self->standard[standard].memory += limit->memory;
	self->n++;
	return 0;
}

static int read_table(struct ehr_limits *self, bool limits, const char *path,
	struct ehr_err *err)
{
	const struct ehr_aqi_reading table[] = {
		{ "limit_standards.csv", standard_field, STANDARD_FIELDS,
			&self->arena, add_standard },
		{ "limits.csv", field, FIELDS, &self->arena, add_limit },
	};

	return ehr_aqi_table_read(&table[limits], path, self,
		self->sha256[limits], &self->rows[limits], err);
}

int ehr_limits_read(struct ehr_limits *self,
	const struct ehr_limit_paths *paths, struct ehr_err *err)
{
	*self = (struct ehr_limits){ 0 };
	if (read_table(self, false, paths->standards, err) ||
		read_table(self, true, paths->limits, err) ||
		ehr_limit_rules_read(&self->rules, &paths->rules, err)) {
		ehr_limits_release(self);
		return -1;
	}
	return 0;
}

void ehr_limits_release(struct ehr_limits *self)
{
	ehr_limit_rules_release(&self->rules);
	free(self->standard);
	free(self->limit);
	ehr_arena_release(&self->arena);
	*self = (struct ehr_limits){ 0 };
}

long ehr_limits_standard(const struct ehr_limits *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n_standards; i++)
		if (ehr_str_is(name, self->standard[i].name))
			return (long)i;
	return -1;
}

bool ehr_limits_family(const struct ehr_limits *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n_standards; i++)
		if (ehr_str_is(name, self->standard[i].family))
			return true;
	return false;
}
