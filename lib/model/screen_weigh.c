/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_weigh.h"

#include <math.h>

/* A toxicity value as the profile wants it. */
struct taken {
	double value; /* NAN: none */
	const char *status;
	unsigned notes;
};

/* The age factor is in the value if the profile wants it so; else it is taken
 * out, where it is known how. */
static struct taken take(const struct ehr_profile *profile,
	const struct ehr_chemical *chemical, enum ehr_tox_param param)
{
	const struct ehr_tox_value *value = &chemical->value[param];
	struct taken taken = { value->value, value->status, 0 };

	if (!value->there)
		return (struct taken){ NAN, "", 0 };
	if ((param != EHR_TOX_SFO && param != EHR_TOX_IUR) ||
		profile->age_factor == EHR_AGE_IN_VALUE ||
		value->adaf == EHR_TOX_ADAF_NO)
		return taken;
	if (value->bare > 0) {
		taken.value = value->bare;
		taken.status = value->bare_status;
	} else {
		taken.notes = 1u << EHR_SCREEN_AGE_UNKNOWN;
	}
	return taken;
}

static unsigned status_note(const char *status, enum ehr_screen_note secondary,
	enum ehr_screen_note memory)
{
	if (strcmp(status, "memory") == 0)
		return 1u << memory;
	return strcmp(status, "secondary") == 0 ? 1u << secondary : 0;
}

static double formula(const struct ehr_load_rule *rule, double value)
{
	return rule->times ? value * rule->scale / rule->divisor
			   : rule->scale / value / rule->divisor;
}

/* The weight by one effect; *word is why there is none. */
static double weigh(const struct ehr_screen_load_opts *opts,
	const struct ehr_chemical *chemical, const struct ehr_load_rule *rule,
	unsigned *notes, const char **word)
{
	struct taken taken = take(opts->profile, chemical, rule->param);
	double weight;

	if (isnan(taken.value)) {
		*word = "no_value";
		return NAN;
	}
	weight = formula(rule, taken.value);
	if (rule->reference[0] != '\0') {
		const struct ehr_chemical *reference = ehr_toxicity_find(
			opts->toxicity, ehr_str_of(rule->reference));
		struct taken other = { NAN, "", 0 };

		if (reference)
			other = take(opts->profile, reference, rule->param);
		if (isnan(other.value)) {
			*word = "no_reference";
			return NAN;
		}
		weight /= formula(rule, other.value);
		*notes |= other.notes |
			  status_note(other.status, EHR_SCREEN_TOX_SECONDARY,
				  EHR_SCREEN_TOX_MEMORY);
	}
	*notes |= taken.notes |
		  status_note(taken.status, EHR_SCREEN_TOX_SECONDARY,
			  EHR_SCREEN_TOX_MEMORY) |
		  status_note(rule->status, EHR_SCREEN_SCHEME_SECONDARY,
			  EHR_SCREEN_SCHEME_MEMORY);
	return weight;
}

static double choose(enum ehr_screen_effect effect, const double *by)
{
	if (effect == EHR_SCREEN_CANCER)
		return by[EHR_LOAD_CANCER];
	if (effect == EHR_SCREEN_NONCANCER)
		return by[EHR_LOAD_NONCANCER];
	return fmax(by[EHR_LOAD_CANCER], by[EHR_LOAD_NONCANCER]);
}

struct ehr_screen_weight ehr_screen_weigh(
	const struct ehr_screen_load_opts *opts,
	const struct ehr_pollutant_verdict *verdict, struct ehr_str medium)
{
	struct ehr_screen_weight weight = { .word = verdict->word,
		.chosen = NAN };

	for (int i = 0; i < EHR_LOAD_EFFECTS; i++) {
		const struct ehr_load_rule *rule =
			ehr_load_schemes_find(opts->schemes, opts->scheme,
				medium, (enum ehr_load_effect)i);

		weight.rule[i] = rule;
		weight.by[i] = NAN;
		if (verdict->word)
			continue;
		if (rule)
			weight.by[i] = weigh(opts, verdict->chemical, rule,
				&weight.notes, &weight.word);
		else if (!weight.word)
			weight.word = "no_weight";
	}
	weight.chosen = choose(opts->effect, weight.by);
	if (!isnan(weight.chosen))
		weight.word = NULL;
	if (isnan(weight.by[0]) != isnan(weight.by[1]))
		weight.notes |= 1u << EHR_SCREEN_ONE_EFFECT;
	return weight;
}

static const struct ehr_load_rule *first_rule(
	const struct ehr_screen_load_opts *opts, long effect)
{
	for (size_t i = 0; i < ehr_load_schemes_count(opts->schemes); i++) {
		const struct ehr_load_rule *rule =
			ehr_load_schemes_at(opts->schemes, i);

		if (strcmp(rule->scheme, opts->scheme) == 0 &&
			(effect < 0 || (long)rule->effect == effect))
			return rule;
	}
	return NULL;
}

/* Names of the schemes, each once, blanks between. */
static void list_schemes(
	const struct ehr_load_schemes *schemes, struct ehr_buf *names)
{
	const char *last = "";

	for (size_t i = 0; i < ehr_load_schemes_count(schemes); i++) {
		const char *name = ehr_load_schemes_at(schemes, i)->scheme;

		if (strcmp(name, last) != 0)
			ehr_buf_printf(
				names, names->n > 0 ? " %s" : "%s", name);
		last = name;
	}
}

int ehr_screen_check_scheme(
	const struct ehr_screen_load_opts *opts, struct ehr_err *err)
{
	const struct ehr_load_rule *rule = first_rule(opts, -1);
	struct ehr_buf names = { 0 };

	if (rule && (rule->larger || opts->effect != EHR_SCREEN_LARGER))
		return 0;
	if (rule)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the scheme \"%s\" does not compare cancer with "
			  "other "
			  "effects: --effect cancer or --effect noncancer"),
			opts->scheme);
	list_schemes(opts->schemes, &names);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("there is no scheme \"%s\"; there are: %s"), opts->scheme,
		ehr_buf_text(&names));
	ehr_buf_release(&names);
	return -1;
}

const char *ehr_screen_unit(
	const struct ehr_screen_load_opts *opts, enum ehr_load_effect effect)
{
	const struct ehr_load_rule *rule = first_rule(opts, (long)effect);

	return rule ? rule->unit : "";
}

const char *ehr_screen_chosen_unit(const struct ehr_screen_load_opts *opts)
{
	return ehr_screen_unit(opts, opts->effect == EHR_SCREEN_NONCANCER
					     ? EHR_LOAD_NONCANCER
					     : EHR_LOAD_CANCER);
}
