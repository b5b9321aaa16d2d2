/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/equation.h"
#include "model/score_explain_walk.h"

static const struct ehr_profile *profile_of(const struct ehr_walk *walk)
{
	return walk->opts->scoring->profile;
}

/* Where the intakes of one person stand in for a step. */
struct person {
	size_t population;
	struct ehr_str suffix; /* of the result */
	const char *whose;
};

static void put(struct ehr_walk *walk, const char *name, struct ehr_str by)
{
	ehr_walk_put(walk, ehr_str_of(name), by);
}

/* What a person takes in: the formula's steps for it; unit of the last one into
 * *unit. */
static int intake(struct ehr_walk *walk, const struct person *person,
	const char **unit, struct ehr_err *err)
{
	const struct ehr_formula_steps *steps = walk->opts->steps;
	const char *formula = ehr_formula_info(walk->path->formula)->name;
	size_t before = walk->n_instead;
	int rc = 0;

	walk->population = person->population;
	for (size_t i = 0; i < ehr_formula_steps_count(steps) && rc == 0; i++) {
		const struct ehr_formula_step *step =
			ehr_formula_steps_at(steps, i);
		bool main = ehr_str_is(step->symbol, "@");
		struct ehr_str symbol;

		if (step->per != EHR_STEP_INTAKE ||
			!ehr_formula_step_is_of(step, formula))
			continue;
		symbol = ehr_walk_joined(walk,
			main ? ehr_str_of(walk->stem) : step->symbol,
			main ? person->suffix
			     : ehr_walk_suffix(walk, person->population));
		rc = ehr_walk_step(
			walk, step, symbol, step->equation, person->whose, err);
		if (rc == 0 && main)
			*unit = step->unit;
		else if (rc == 0)
			ehr_walk_put(walk, step->symbol, symbol);
	}
	walk->n_instead = before;
	walk->population = profile_of(walk)->n_population;
	return rc;
}

static void add_term(struct ehr_walk *walk, struct ehr_str term)
{
	if (walk->n_term < EHR_WALK_TERMS)
		walk->term[walk->n_term++] = term;
}

/* What averages a risk: the step's AT_ca, or the profile's ATca. */
static struct ehr_str averaging(struct ehr_walk *walk)
{
	double value;

	return ehr_str_of(ehr_walk_find(walk, ehr_str_of("AT_ca"), &value)
				  ? "AT_ca"
				  : "ATca");
}

int ehr_walk_noncancer(
	struct ehr_walk *walk, const char **unit, struct ehr_err *err)
{
	size_t at = walk->path->noncancer, before = walk->n_instead;
	const struct person person = { at, ehr_str_of("nc"),
		profile_of(walk)->population[at].name };
	int rc;

	put(walk, "AT", ehr_str_of("AT_nc"));
	rc = intake(walk, &person, unit, err);
	walk->n_instead = before;
	return rc;
}

int ehr_walk_cancer(
	struct ehr_walk *walk, const char **unit, struct ehr_err *err)
{
	const struct ehr_path *path = walk->path;
	size_t before = walk->n_instead;
	int rc = 0;

	put(walk, "AT", averaging(walk));
	walk->n_term = 0;
	for (size_t i = 0; i < path->n_cancer && rc == 0; i++) {
		size_t at = path->cancer[i];
		const struct person person = { at, ehr_walk_suffix(walk, at),
			profile_of(walk)->population[at].name };
		rc = intake(walk, &person, unit, err);
		add_term(walk, ehr_walk_joined(walk, ehr_str_of(walk->stem),
				       person.suffix));
	}
	walk->n_instead = before;
	return rc;
}

/* "0_2", from the years of life at which the group begins and ends. */
struct ehr_str ehr_walk_ages(struct ehr_walk *walk, double from_a, double to_a)
{
	struct ehr_buf text = { 0 };

	ehr_equation_number(&text, from_a, 6);
	ehr_buf_putc(&text, '_');
	ehr_equation_number(&text, to_a, 6);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '.')
			text.p[i] = 'p';
	return ehr_walk_text(walk, &text);
}

/* "child, 0 to 2 a" */
static const char *whose_ages(
	struct ehr_walk *walk, const struct ehr_age_bin *bin, double from_a)
{
	struct ehr_buf text = { 0 };

	ehr_buf_printf(&text, "%s, ",
		profile_of(walk)->population[bin->population].name);
	ehr_equation_number(&text, from_a, 6);
	ehr_buf_putc(&text, '-');
	ehr_equation_number(&text, from_a + bin->years_a, 6);
	ehr_buf_puts(&text, " a");
	return ehr_walk_text(walk, &text).p;
}

/* The weight and the years of a group as names of their own. */
void ehr_walk_bin(struct ehr_walk *walk, const struct ehr_age_bin *bin,
	struct ehr_str ages_text)
{
	const struct ehr_str name[] = { ehr_str_of("ADAF"), ehr_str_of("ED") };
	const double value[] = { bin->adaf, bin->years_a };

	for (int i = 0; i < 2; i++)
		ehr_walk_number(walk, ehr_walk_joined(walk, name[i], ages_text),
			(struct ehr_shown_number){
				.meaning = ehr_meaning_of(
					walk->opts->meanings, name[i]),
				.value = value[i],
				.unit = i == 0 ? "-" : "a",
				.source = bin->source,
				.agency = "",
				.version = "",
				.status = bin->status,
				.note = "",
			});
}

int ehr_walk_bins(struct ehr_walk *walk, const char **unit, struct ehr_err *err)
{
	const struct ehr_profile *profile = profile_of(walk);
	size_t before = walk->n_instead;
	double from_a = 0;
	int rc = 0;

	put(walk, "AT", averaging(walk));
	walk->n_term = 0;
	for (size_t i = 0; i < profile->n_bin && rc == 0; i++) {
		const struct ehr_age_bin *bin = &profile->bin[i];
		struct person person = { bin->population,
			ehr_walk_ages(walk, from_a, from_a + bin->years_a),
			whose_ages(walk, bin, from_a) };
		size_t mark = walk->n_instead;

		ehr_walk_bin(walk, bin, person.suffix);
		put(walk, "ED",
			ehr_walk_joined(walk, ehr_str_of("ED"), person.suffix));
		rc = intake(walk, &person, unit, err);
		walk->n_instead = mark;
		add_term(walk, person.suffix);
		from_a += bin->years_a;
	}
	walk->n_instead = before;
	return rc;
}

/* A day that is not averaged; of air the concentration itself. */
int ehr_walk_birth(struct ehr_walk *walk, const struct ehr_formula_step *step,
	const char **unit, struct ehr_err *err)
{
	const char *const one[] = { "EF", "ED", "AT" };
	size_t before = walk->n_instead, at = walk->path->noncancer;
	const struct person person = { at, ehr_str_of("birth"),
		walk->opts->zh ? step->title_zh : step->title_en };
	int rc;

	if (ehr_pathway_is_air(walk->path))
		return ehr_walk_step(walk, step,
			ehr_walk_joined(
				walk, ehr_str_of(walk->stem), person.suffix),
			ehr_str_of("1"), NULL, err);
	ehr_walk_keep(walk, ehr_str_of("1"), 1);
	for (size_t i = 0; i < sizeof(one) / sizeof(one[0]); i++)
		put(walk, one[i], ehr_str_of("1"));
	rc = intake(walk, &person, unit, err);
	walk->n_instead = before;
	return rc;
}
