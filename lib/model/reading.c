/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/reading.h"

#include <math.h>

#include "base/num.h"
#include "model/flag.h"

/* What is needed all along. */
struct making {
	struct ehr_reading *reading;
	const struct ehr_reading_rules *rules;
	struct ehr_factor factor;
	struct ehr_arena *arena;
};

/* A limit, and whether it is the map's. */
struct limit {
	struct ehr_str text; /* n 0: none */
	double value;
	bool declared;
};

static void flag(const struct making *making, enum ehr_flag one)
{
	making->reading->flags |= ehr_flag(one);
}

static int convert(const struct making *making, struct ehr_figure *figure,
	struct ehr_str text, struct ehr_err *err)
{
	*figure = (struct ehr_figure){ .text = text };
	if (ehr_factor_is_one(making->factor))
		return 0;
	figure->converted = true;
	if (ehr_factor_read(making->factor, text, &figure->number))
		return 0;
	return ehr_fail_cell(err, making->rules->column, "out_of_range",
		N_("a number that can be converted"), text);
}

static void substitute(const struct making *making, double limit)
{
	static const enum ehr_flag word[] = {
		[EHR_ND_HALF] = EHR_FLAG_ND_HALF,
		[EHR_ND_ZERO] = EHR_FLAG_ND_ZERO,
		[EHR_ND_LIMIT] = EHR_FLAG_ND_LIMIT,
		[EHR_ND_SQRT2] = EHR_FLAG_ND_SQRT2,
	};
	enum ehr_nd nd = making->rules->nd;
	struct ehr_reading *reading = making->reading;

	if (nd == EHR_ND_KEEP)
		return;
	if (limit <= 0 && nd != EHR_ND_ZERO) {
		flag(making, EHR_FLAG_NOT_SUBSTITUTED);
		return;
	}
	flag(making, word[nd]);
	reading->value.converted = true;
	switch (nd) {
	case EHR_ND_HALF: reading->value.number = limit / 2; break;
	case EHR_ND_SQRT2: reading->value.number = limit / sqrt(2); break;
	case EHR_ND_LIMIT: reading->value = reading->limit; break;
	default: reading->value.number = 0; break;
	}
}

static int not_detected(
	const struct making *making, struct limit limit, struct ehr_err *err)
{
	const struct ehr_reading_rules *rules = making->rules;
	struct ehr_reading *reading = making->reading;

	if (limit.text.n == 0) {
		limit.text = rules->limit;
		limit.value = rules->limit_value;
		limit.declared = true;
	}
	if (limit.text.n == 0) {
		reading->qualifier = "ND";
		substitute(making, 0);
		return 0;
	}
	if (limit.declared)
		flag(making, EHR_FLAG_LIMIT_FROM_MAP);
	reading->qualifier = "<";
	if (convert(making, &reading->limit, limit.text, err) != 0)
		return -1;
	substitute(making,
		reading->limit.converted ? reading->limit.number : limit.value);
	return 0;
}

static bool is_sentinel(const struct ehr_cell_rules *cells, double value)
{
	for (size_t i = 0; i < cells->n_sentinels; i++)
		if (value == cells->sentinel[i])
			return true;
	return false;
}

/* Numbers that often stand for something else. */
static void suspect(
	const struct making *making, double value, struct ehr_str cell)
{
	const struct ehr_reading_rules *rules = making->rules;
	const struct ehr_cell_rules *cells = rules->cells;

	if (value < 0)
		flag(making, EHR_FLAG_NEGATIVE);
	if (value != 0 && fabs(value) < cells->near_zero)
		flag(making, EHR_FLAG_NEAR_ZERO);
	if (is_sentinel(cells, value))
		flag(making, EHR_FLAG_SENTINEL);
	if (rules->repeated.n > 0 &&
		ehr_str_eq(rules->repeated, ehr_str_trim(cell)))
		flag(making, EHR_FLAG_REPEATED_VALUE);
}

static int detected(const struct making *making,
	const struct ehr_amount *amount, const struct limit *limit,
	struct ehr_str cell, struct ehr_err *err)
{
	const struct ehr_reading_rules *rules = making->rules;
	double below = limit->text.n > 0 ? limit->value : rules->limit_value;

	suspect(making, amount->value, cell);
	if ((limit->text.n > 0 || rules->limit.n > 0) && amount->value < below)
		flag(making, EHR_FLAG_BELOW_LIMIT);
	return convert(making, &making->reading->value, amount->number, err);
}

/* The limit of the record, above 0; none where the cell is empty. */
static int read_limit(const struct making *making, struct ehr_str cell,
	struct limit *limit, struct ehr_err *err)
{
	struct ehr_figures figures;
	enum ehr_num_state state;

	*limit = (struct limit){ .text.n = 0 };
	if (cell.n == 0)
		return 0;
	state = ehr_clean_number(
		making->rules->cells, cell, making->arena, &figures);
	making->reading->cleaned |= figures.cleaned;
	if (state == EHR_NUM_EMPTY)
		return 0;
	if (state == EHR_NUM_BAD || figures.value <= 0)
		return ehr_fail_cell(err, making->rules->limit_column,
			"not_a_number", N_("a detection limit above 0"), cell);
	limit->text = figures.text;
	limit->value = figures.value;
	return 0;
}

/* A column of words that say yes or no. */
struct question {
	const char *column; /* NULL: the map has none */
	struct ehr_word_list yes, no;
	const char *expected;
};

/* *answer: 1 yes, 0 no, -1 for an empty cell. */
static int ask(const struct making *making, const struct question *question,
	struct ehr_str cell, int *answer, struct ehr_err *err)
{
	struct ehr_str text = { "", 0 };

	*answer = -1;
	if (cell.n > 0)
		making->reading->cleaned |= ehr_clean_code(
			making->rules->cells, cell, making->arena, &text);
	if (text.n == 0)
		return 0;
	if (ehr_word_list_has(question->yes, text))
		*answer = 1;
	else if (ehr_word_list_has(question->no, text))
		*answer = 0;
	else
		return ehr_fail_cell(err, question->column, "unknown_word",
			question->expected, cell);
	return 0;
}

/* What the columns beside it say: is it below the limit, and does the one that
 * must say something say nothing? */
static int read_words(const struct making *making,
	const struct ehr_reading_cells *cells, bool *below, bool *untold,
	struct ehr_err *err)
{
	const struct ehr_reading_rules *rules = making->rules;
	const struct question qualifier = { rules->qualifier_column,
		rules->cells->below, rules->cells->measured,
		N_("a qualifier such as <, ND or U, or none") };
	const struct question censoring = { rules->censored_column,
		rules->cells->censored, rules->cells->uncensored,
		N_("1 or 0, TRUE or FALSE, yes or no") };
	int qualified, censored;

	if (ask(making, &qualifier, cells->qualifier, &qualified, err) != 0 ||
		ask(making, &censoring, cells->censored, &censored, err) != 0)
		return -1;
	*below = qualified == 1 || censored == 1;
	*untold = censoring.column != NULL && censored == -1;
	return 0;
}

static int number(const struct making *making, const struct ehr_amount *amount,
	struct limit limit, bool below, struct ehr_str cell,
	struct ehr_err *err)
{
	const struct ehr_reading_rules *rules = making->rules;
	struct ehr_str text = amount->number;
	double value = amount->value;

	if (rules->has_stand_in && value == rules->stand_in) {
		flag(making, EHR_FLAG_SUBSTITUTED_NONDETECT);
		return not_detected(making, limit, err);
	}
	if (rules->negative_is_limit && value < 0 &&
		!is_sentinel(rules->cells, value)) {
		below = true;
		value = -value;
		text = (struct ehr_str){ text.p + 1, text.n - 1 };
	}
	if (!below)
		return detected(making, amount, &limit, cell, err);
	if (limit.text.n == 0 && value > 0)
		limit = (struct limit){ .text = text, .value = value };
	return not_detected(making, limit, err);
}

/* From the columns beside it, where the map has some. */
static int look_beside(const struct making *making,
	const struct ehr_reading_cells *cells, struct limit *limit, bool *below,
	bool *untold, struct ehr_err *err)
{
	const struct ehr_reading_rules *rules = making->rules;

	if (rules->limit_column != NULL &&
		read_limit(making, cells->limit, limit, err) != 0)
		return -1;
	if (rules->qualifier_column == NULL && rules->censored_column == NULL)
		return 0;
	return read_words(making, cells, below, untold, err);
}

static int decide(const struct making *making, const struct ehr_amount *amount,
	const struct ehr_reading_cells *cells, struct ehr_err *err)
{
	struct limit limit = { .text.n = 0 };
	bool below = false, untold = false;

	if (look_beside(making, cells, &limit, &below, &untold, err) != 0)
		return -1;
	switch (amount->kind) {
	case EHR_AMOUNT_MISSING:
		if (below)
			return not_detected(making, limit, err);
		flag(making, EHR_FLAG_MISSING);
		return 0;
	case EHR_AMOUNT_NUMBER:
		if (untold)
			flag(making, EHR_FLAG_NO_CENSORING);
		return number(making, amount, limit, below, cells->amount, err);
	case EHR_AMOUNT_BELOW:
		limit = (struct limit){ .text = amount->number,
			.value = amount->value };
		return not_detected(making, limit, err);
	case EHR_AMOUNT_NOT_DETECTED: return not_detected(making, limit, err);
	}
	return 0;
}

/* Is there nothing that can make of a number something else? */
static bool is_alone(const struct ehr_reading_rules *rules)
{
	return rules->limit_column == NULL && rules->qualifier_column == NULL &&
	       rules->censored_column == NULL && rules->limit.n == 0 &&
	       !rules->has_stand_in && rules->cells->decimal == '.';
}

/* The usual cell, by a shorter way that gives the same. False: not one. */
static bool make_usual(const struct making *making, struct ehr_str cell)
{
	struct ehr_figure *figure = &making->reading->value;
	const struct ehr_factor factor = making->factor;
	struct ehr_short_decimal decimal;

	if (factor.mantissa != 1 || factor.exponent < -EHR_SHORT_DECIMAL ||
		factor.exponent > EHR_SHORT_DECIMAL ||
		!ehr_short_decimal_read(cell, &decimal) ||
		!is_alone(making->rules))
		return false;
	suspect(making, ehr_short_decimal_value(decimal, 0), cell);
	figure->text = cell;
	figure->converted = factor.exponent != 0;
	if (figure->converted)
		figure->number =
			ehr_short_decimal_value(decimal, factor.exponent);
	return true;
}

int ehr_reading_make(struct ehr_reading *reading,
	const struct ehr_reading_rules *rules,
	const struct ehr_reading_cells *cells, struct ehr_factor factor,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct making making = { reading, rules, factor, arena };
	struct ehr_amount amount;

	*reading = (struct ehr_reading){ .qualifier = "" };
	if (make_usual(&making, cells->amount))
		return 0;
	if (ehr_amount_read(rules->cells, rules->column, cells->amount, arena,
		    &amount, err) != 0)
		return -1;
	reading->cleaned |= amount.cleaned;
	if (decide(&making, &amount, cells, err) != 0)
		return -1;
	if ((reading->cleaned & EHR_CLEANED_FLAGGED) != 0)
		flag(&making, EHR_FLAG_CLEANED);
	return 0;
}
