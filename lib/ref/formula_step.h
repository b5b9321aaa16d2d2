/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The equations behind each formula, for people to follow: data/formulas.csv,
 * in the order in which they are worked out. What is computed with is
 * model/pathway.h; tests hold the two against each other.
 *
 * A step is for the formulas that it names (parted by blanks; "us-*" is all that
 * begin so; "row" and "row-hj" are what is made of all paths), for hazard, cancer or both, and
 * where `when` holds. `per` says how often and with whose parameters:
 *
 *     title       names the formula; symbol is what @ stands for
 *     intake      what one person takes in, per unit of concentration, to be
 *                 used where another step's equation is "intake"
 *     once        as it stands
 *     noncancer   for the population of the hazard quotient
 *     cancer      for each population of the cancer risk
 *     bin         for each age group of mutagens
 *     birth       for a day of the first population
 *     adult       for the population "adult"
 *     sum         adds what `cancer` made, or the paths of a row
 *     weighted    adds what `bin` made, with the weights of ages
 *     lifetime    age factor of a whole life
 *     event       time of a contact with water, over populations
 *
 * From a step with `instead` on, that name is written and taken as the step's
 * symbol.
 */
#ifndef EHR_REF_FORMULA_STEP_H
#define EHR_REF_FORMULA_STEP_H

#include "base/err.h"

enum ehr_step_part {
	EHR_STEP_BOTH,
	EHR_STEP_HQ,
	EHR_STEP_CR,
};

enum ehr_step_per {
	EHR_STEP_TITLE,
	EHR_STEP_INTAKE,
	EHR_STEP_ONCE,
	EHR_STEP_NONCANCER,
	EHR_STEP_CANCER,
	EHR_STEP_BIN,
	EHR_STEP_BIRTH,
	EHR_STEP_ADULT,
	EHR_STEP_SUM,
	EHR_STEP_WEIGHTED,
	EHR_STEP_LIFETIME,
	EHR_STEP_EVENT,
	EHR_STEP_PERS,
};

struct ehr_formula_step {
	const char *formulas;
	enum ehr_step_part part;
	enum ehr_step_per per;
	struct ehr_str when, symbol, equation, instead;
	const char *unit, *title_en, *title_zh;
	const char *source, *clause, *status;
};

struct ehr_formula_steps;

/* The built-in table. NULL on failure. */
struct ehr_formula_steps *ehr_formula_steps_open(struct ehr_err *err);
void ehr_formula_steps_close(struct ehr_formula_steps *steps);

size_t ehr_formula_steps_count(const struct ehr_formula_steps *steps);
const struct ehr_formula_step *ehr_formula_steps_at(
	const struct ehr_formula_steps *steps, size_t i);

/* Is it a step of the formula of that name? */
bool ehr_formula_step_is_of(
	const struct ehr_formula_step *step, const char *formula);

/* The first step of the formula with that per, or NULL. */
const struct ehr_formula_step *ehr_formula_steps_find(
	const struct ehr_formula_steps *steps, const char *formula,
	enum ehr_step_per per);

#endif
