/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_judge.h"

#include <stdlib.h>

#include "base/day.h"
#include "model/limit_class.h"
#include "model/limit_said.h"

const char *const ehr_limit_columns[EHR_LIMIT_COLUMNS + 1] = {
	[EHR_LIMIT_CELL_POLLUTANT] = "pollutant",
	[EHR_LIMIT_CELL_CAS] = "cas",
	[EHR_LIMIT_CELL_MEDIUM] = "medium",
	[EHR_LIMIT_CELL_POINT_TYPE] = "point_type",
	[EHR_LIMIT_CELL_QUANTITY] = "quantity",
	[EHR_LIMIT_CELL_UNIT] = "unit",
	[EHR_LIMIT_CELL_LAND] = "land",
	[EHR_LIMIT_CELL_CLASS] = "function_class",
	[EHR_LIMIT_CELL_AREA] = "air_area",
	[EHR_LIMIT_CELL_AVERAGING] = "averaging",
	[EHR_LIMIT_CELL_WATER_BODY] = "water_body",
	[EHR_LIMIT_CELL_CONDITION] = "limit_condition",
	[EHR_LIMIT_CELL_ALTITUDE] = "altitude_m",
	[EHR_LIMIT_CELL_STACK_HEIGHT] = "stack_height_m",
	[EHR_LIMIT_COLUMN_VALUE] = "value",
	[EHR_LIMIT_COLUMN_QUALIFIER] = "qualifier",
	[EHR_LIMIT_COLUMN_DETECTION] = "detection_limit",
	[EHR_LIMIT_COLUMN_PH] = "ph",
	[EHR_LIMIT_COLUMN_TIME] = "time",
	[EHR_LIMIT_COLUMN_YEAR] = "year",
	[EHR_LIMIT_COLUMN_BACKGROUND] = "background",
};

int ehr_limit_bind(struct ehr_limit_judging *self,
	const struct ehr_header *header, struct ehr_err *err)
{
	static const enum ehr_limit_column needed[] = { EHR_LIMIT_COLUMN_VALUE,
		(enum ehr_limit_column)EHR_LIMIT_CELL_POLLUTANT,
		(enum ehr_limit_column)EHR_LIMIT_CELL_MEDIUM,
		(enum ehr_limit_column)EHR_LIMIT_CELL_UNIT };

	for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
		size_t at;

		if (ehr_header_need(
			    header, ehr_limit_columns[needed[i]], &at, err))
			return -1;
	}
	for (int i = 0; i < EHR_LIMIT_COLUMNS; i++)
		if (ehr_header_look(header, ehr_limit_columns[i],
			    &self->column[i], err))
			return -1;
	return 0;
}

void ehr_limit_judge_init(
	struct ehr_limit_judge *self, const struct ehr_limit_judging *judging)
{
	*self = (struct ehr_limit_judge){ .judging = judging };
	ehr_limit_cases_init(&self->cases, judging->plan);
	self->verdict = ehr_calloc(judging->plan->n, sizeof(*self->verdict));
}

void ehr_limit_judge_release(struct ehr_limit_judge *self)
{
	ehr_limit_cases_release(&self->cases);
	free(self->verdict);
	self->verdict = NULL;
}

static const struct ehr_limit_case *find_case(
	struct ehr_limit_judge *self, const struct ehr_row *row)
{
	const struct ehr_limit_judging *judging = self->judging;
	struct ehr_str cells[EHR_LIMIT_CELLS];

	for (int i = 0; i < EHR_LIMIT_CELLS; i++) {
		cells[i] = ehr_limit_cell(judging, row, i);
		if (cells[i].n == 0)
			cells[i] = judging->unsaid[i].n > 0
					   ? judging->unsaid[i]
					   : (struct ehr_str){ "", 0 };
	}
	return ehr_limit_cases_find(&self->cases, cells);
}

static void refuse(struct ehr_limit_verdict *verdict, const char *word,
	struct ehr_str detail)
{
	verdict->word = word;
	verdict->detail = detail;
}

enum { PH_MOST = 14 };

static bool is_of_ph(const struct ehr_limit *limit, double ph)
{
	double end;

	if (ehr_num_read(ehr_str_of(limit->ph_above), &end) == EHR_NUM_VALUE &&
		ph <= end)
		return false;
	return ehr_num_read(ehr_str_of(limit->ph_to), &end) != EHR_NUM_VALUE ||
	       ph <= end;
}

/* The limits that the day and the pH of the row leave. */
struct choice {
	const struct ehr_limit_asked *asked;
	const struct ehr_limit_part *part;
	const struct ehr_limit_said *said;
};

static bool holds(const struct choice *choice,
	const struct ehr_limit_held *held, enum ehr_limit_when *when)
{
	*when = ehr_limit_moment_in(
		&choice->said->moment, held->limit->from, held->limit->to);
	if (choice->asked->edition < 0 && *when != EHR_LIMIT_IN_FORCE &&
		(*when != EHR_LIMIT_NO_DAY ||
			held->limit->to != EHR_LIMIT_ALWAYS ||
			choice->part->n_editions > 1))
		return false;
	return !choice->part->by_ph ||
	       is_of_ph(held->limit, choice->said->ph_value);
}

static bool is_stricter(
	const struct ehr_limit_held *a, const struct ehr_limit_held *b)
{
	int order = ehr_decimal_compare(&a->value.exact, &b->value.exact);

	return a->limit->op == EHR_LIMIT_AT_LEAST ? order > 0 : order < 0;
}

static void take(
	struct ehr_limit_result *result, const struct ehr_limit_held *held)
{
	if (result->held == NULL || is_stricter(held, result->held))
		result->held = held;
}

/* A lower bound stands beside the other limits of its item. */
static struct ehr_limit_result *result_for(
	struct ehr_limit_verdict *verdict, const struct ehr_limit *limit)
{
	if (limit->kind == EHR_LIMIT_INTERVENTION)
		return &verdict->intervention;
	return limit->op == EHR_LIMIT_AT_LEAST ? &verdict->least
					       : &verdict->first;
}

static void judge_one(struct ehr_limit_result *result,
	const struct ehr_limit_measure *measure)
{
	if (result->held == NULL)
		return;
	result->exceeds = ehr_limit_exceeds(result->held, measure);
	result->has_ratio =
		ehr_limit_ratio(result->held, measure, &result->ratio);
}

/* Of an upper and a lower bound the one that is not kept, else the nearer one, is
 * the limit of the row. */
static void judge_bounds(struct ehr_limit_verdict *verdict,
	const struct ehr_limit_measure *measure)
{
	static const int rank[] = { [EHR_EXCEEDS_NO] = 0,
		[EHR_EXCEEDS_UNKNOWN] = 1,
		[EHR_EXCEEDS_YES] = 2 };
	struct ehr_limit_result *first = &verdict->first;
	struct ehr_limit_result *least = &verdict->least;
	int by;

	judge_one(first, measure);
	judge_one(least, measure);
	if (least->held == NULL)
		return;
	by = rank[least->exceeds] - rank[first->exceeds];
	if (first->held == NULL || by > 0 ||
		(by == 0 && least->ratio > first->ratio))
		*first = *least;
}

/* Why no limit is left, by what the ones there are say of the row. */
static void refuse_moment(
	const struct choice *choice, struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_said *said = choice->said;
	bool no_day = false, partly = false;

	for (size_t i = 0; i < choice->part->n; i++) {
		const struct ehr_limit *limit = choice->part->held[i].limit;
		enum ehr_limit_when when = ehr_limit_moment_in(
			&said->moment, limit->from, limit->to);

		no_day = no_day || when == EHR_LIMIT_NO_DAY;
		partly = partly || when == EHR_LIMIT_PARTLY;
	}
	refuse(verdict,
		no_day   ? "no_date"
		: partly ? "date_between"
			 : "not_in_force",
		no_day ? (struct ehr_str){ "", 0 } : said->moment.text);
}

static void gather(const struct choice *choice,
	struct ehr_limit_verdict *verdict, struct ehr_limit_classes *classes)
{
	for (size_t i = 0; i < choice->part->n; i++) {
		const struct ehr_limit_held *held = &choice->part->held[i];
		enum ehr_limit_when when;

		if (!holds(choice, held, &when))
			continue;
		if (verdict->of == NULL)
			verdict->of = held->limit;
		if (when == EHR_LIMIT_BEFORE_OR_AFTER ||
			when == EHR_LIMIT_PARTLY)
			verdict->flags |= EHR_LIMIT_FLAG_NOT_IN_FORCE;
		if (held->limit->memory)
			verdict->flags |= EHR_LIMIT_FLAG_MEMORY;
		if (held->limit->kind == EHR_LIMIT_CLASS)
			ehr_limit_classes_add(classes, held);
		else
			take(result_for(verdict, held->limit), held);
	}
}

static void judge_classes(const struct choice *choice,
	const struct ehr_limit_standard *standard,
	const struct ehr_limit_classes *classes,
	struct ehr_limit_verdict *verdict)
{
	int asked = choice->part->class_asked;

	if (classes->n == 0)
		return;
	ehr_limit_classes_judge(classes, standard->classes,
		&choice->said->measure, &verdict->class_from,
		&verdict->class_to);
	if (choice->part->left_out)
		verdict->flags |= EHR_LIMIT_FLAG_LEFT_OUT;
	if (asked == EHR_LIMIT_NO_CLASS)
		return;
	verdict->first.held = classes->held[asked];
	if (verdict->first.held == NULL)
		refuse(verdict, "class_limit",
			ehr_str_of(ehr_limit_class_word[asked]));
}

/* The limit that the verdict is of, as it is held. */
static const struct ehr_limit_held *held_of(
	const struct choice *choice, const struct ehr_limit_verdict *verdict)
{
	size_t i = 0;

	while (choice->part->held[i].limit != verdict->of)
		i++;
	return &choice->part->held[i];
}

/* What exceeds only because the ground is so does not count. */
static void judge_background(
	const struct choice *choice, struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_said *said = choice->said;
	struct ehr_decimal natural;
	struct ehr_limit_number number;

	if (!choice->part->background || !said->has_background ||
		said->measure.what != EHR_MEASURED_VALUE)
		return;
	if (verdict->first.exceeds != EHR_EXCEEDS_YES &&
		verdict->intervention.exceeds != EHR_EXCEEDS_YES &&
		verdict->class_to <= 1)
		return;
	if (ehr_decimal_read(said->background, &natural) != EHR_NUM_VALUE)
		return;
	number = (struct ehr_limit_number){ .exact = natural,
		.value = said->background_value };
	if (!ehr_limit_is_natural(
		    held_of(choice, verdict), &said->measure, &number))
		return;
	verdict->flags |= EHR_LIMIT_FLAG_BACKGROUND;
	verdict->first.exceeds = EHR_EXCEEDS_NO;
	verdict->intervention.exceeds = EHR_EXCEEDS_NO;
}

static void judge_measured(const struct choice *choice,
	struct ehr_limit_classes *classes, struct ehr_limit_verdict *verdict,
	const struct ehr_limits *limits)
{
	const struct ehr_limit_said *said = choice->said;

	verdict->standard = &limits->standard[verdict->of->standard];
	if (!said->measured) {
		judge_classes(choice, verdict->standard, classes, verdict);
		verdict->class_from = verdict->class_to = 0;
		if (verdict->first.held == NULL)
			verdict->first.held = verdict->least.held;
		refuse(verdict, said->word, said->detail);
		return;
	}
	judge_classes(choice, verdict->standard, classes, verdict);
	judge_bounds(verdict, &said->measure);
	judge_one(&verdict->intervention, &said->measure);
	judge_background(choice, verdict);
	verdict->compared = true;
	if (choice->part->waits) {
		verdict->waits = true;
		refuse(verdict, choice->part->waits, (struct ehr_str){ "", 0 });
	}
	if (said->measure.what == EHR_MEASURED_VALUE)
		return;
	verdict->flags |= EHR_LIMIT_FLAG_NONDETECT;
	if (verdict->waits)
		return;
	if (verdict->first.exceeds == EHR_EXCEEDS_UNKNOWN ||
		verdict->intervention.exceeds == EHR_EXCEEDS_UNKNOWN ||
		(verdict->first.held == NULL &&
			verdict->class_from != verdict->class_to))
		refuse(verdict, "nondetect",
			said->measure.what == EHR_MEASURED_BELOW
				? (struct ehr_str){ "", 0 }
				: ehr_str_of("no_limit"));
}

static void judge(const struct choice *choice, const struct ehr_limits *limits,
	struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_part *part = choice->part;
	const struct ehr_limit_said *said = choice->said;
	struct ehr_limit_classes classes = { 0 };

	*verdict = (struct ehr_limit_verdict){ .place_flag = part->flag,
		.measured = said->measured,
		.measure = said->measure };
	if (part->word) {
		refuse(verdict, part->word, ehr_str_of(part->detail));
		return;
	}
	if (part->by_ph && !said->has_ph) {
		refuse(verdict, "no_ph", (struct ehr_str){ "", 0 });
		return;
	}
	if (part->by_ph && (said->ph_value < 0 || said->ph_value > PH_MOST)) {
		refuse(verdict, "ph", said->ph);
		return;
	}
	if (part->land_assumed)
		verdict->flags |= EHR_LIMIT_FLAG_LAND;
	if (part->basis)
		verdict->flags |= EHR_LIMIT_FLAG_BASIS;
	gather(choice, verdict, &classes);
	if (verdict->of == NULL) {
		refuse_moment(choice, verdict);
		return;
	}
	judge_measured(choice, &classes, verdict, limits);
}

/* The limits of the sum that the row's pollutant is part of. */
static void judge_sum(
	const struct choice *choice, struct ehr_limit_verdict *verdict)
{
	const struct ehr_limit_part *sum = choice->part->sum;
	const struct choice of_sum = { choice->asked, sum, choice->said };
	struct ehr_limit_verdict found = { .word = NULL };
	struct ehr_limit_classes classes = { 0 };

	if (sum == NULL)
		return;
	verdict->member = choice->part->member;
	if (sum->word || (sum->by_ph && !choice->said->has_ph))
		return;
	gather(&of_sum, &found, &classes);
	verdict->sum = found.first.held;
	verdict->sum_intervention = found.intervention.held;
}

int ehr_limit_judge_row(struct ehr_limit_judge *self, const struct ehr_row *row,
	struct ehr_err *err)
{
	const struct ehr_limit_plan *plan = self->judging->plan;
	struct ehr_limit_said said;

	if (ehr_limit_said_read(self->judging, row, &said, err))
		return -1;
	self->last = find_case(self, row);
	for (size_t i = 0; i < plan->n; i++) {
		const struct choice choice = { &plan->asked[i],
			&self->last->part[i], &said };

		judge(&choice, plan->limits, &self->verdict[i]);
		judge_sum(&choice, &self->verdict[i]);
	}
	return 0;
}
