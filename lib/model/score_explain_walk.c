/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/score_explain_walk.h"

#include "model/equation.h"

static const struct ehr_profile *profile_of(const struct ehr_walk *walk)
{
	return walk->opts->scoring->profile;
}

static struct ehr_names names_of(struct ehr_walk *walk)
{
	return (struct ehr_names){ ehr_walk_find, ehr_walk_show, walk };
}

struct ehr_str ehr_walk_text(struct ehr_walk *walk, struct ehr_buf *buf)
{
	struct ehr_str text =
		ehr_arena_copy(walk->arena, (struct ehr_str){ buf->p, buf->n });

	ehr_buf_release(buf);
	return text;
}

/* The text with the path's stem for each @. */
static struct ehr_str with_stem(struct ehr_walk *walk, struct ehr_str text)
{
	struct ehr_buf out = { 0 };

	if (!memchr(text.p, '@', text.n))
		return text;
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '@')
			ehr_buf_puts(&out, walk->stem);
		else
			ehr_buf_putc(&out, text.p[i]);
	return ehr_walk_text(walk, &out);
}

struct ehr_str ehr_walk_joined(
	struct ehr_walk *walk, struct ehr_str head, struct ehr_str tail)
{
	struct ehr_buf out = { 0 };

	ehr_buf_add_str(&out, head);
	ehr_buf_putc(&out, '_');
	ehr_buf_add_str(&out, tail);
	return ehr_walk_text(walk, &out);
}

static const char *title_of(struct ehr_walk *walk,
	const struct ehr_formula_step *step, const char *whose)
{
	const char *title = walk->opts->zh ? step->title_zh : step->title_en;
	struct ehr_buf out = { 0 };

	if (!whose)
		return title;
	ehr_buf_printf(&out, "%s (%s)", title, whose);
	return ehr_walk_text(walk, &out).p;
}

/* Of the conditions the comparisons, which people can follow. */
static struct ehr_str comparisons(struct ehr_walk *walk, struct ehr_str when)
{
	struct ehr_buf out = { 0 };

	while (when.n > 0) {
		struct ehr_str one = ehr_str_trim(ehr_str_cut(&when, '&'));
		if (!memchr(one.p, '<', one.n) && !memchr(one.p, '>', one.n))
			continue;
		ehr_buf_puts(&out, out.n ? " & " : "");
		ehr_buf_add_str(&out, one);
	}
	return ehr_walk_text(walk, &out);
}

static void show_when(struct ehr_walk *walk,
	const struct ehr_formula_step *step, struct ehr_shown_step *shown)
{
	const struct ehr_names names = names_of(walk);
	struct ehr_str when = comparisons(walk, step->when);
	struct ehr_buf symbols = { 0 }, numbers = { 0 };

	ehr_equation_symbols(when, &names, &symbols);
	ehr_equation_numbers(when, &names, walk->opts->digits, &numbers);
	shown->when = ehr_walk_text(walk, &symbols).p;
	shown->when_numbers = ehr_walk_text(walk, &numbers).p;
}

int ehr_walk_step(struct ehr_walk *walk, const struct ehr_formula_step *step,
	struct ehr_str symbol, struct ehr_str equation, const char *whose,
	struct ehr_err *err)
{
	const struct ehr_names names = names_of(walk);
	struct ehr_buf symbols = { 0 }, numbers = { 0 };
	struct ehr_shown_step *shown;
	double value;

	if (ehr_equation_value(equation, &names, &value, err))
		return -1;
	ehr_equation_symbols(equation, &names, &symbols);
	ehr_equation_numbers(equation, &names, walk->opts->digits, &numbers);
	walk->step =
		ehr_realloc(walk->step, walk->n_step + 1, sizeof(*walk->step));
	shown = &walk->step[walk->n_step++];
	*shown = (struct ehr_shown_step){
		.symbol = ehr_arena_string(walk->arena, symbol),
		.title = title_of(walk, step, whose),
		.unit = step->unit,
		.equation = ehr_walk_text(walk, &symbols).p,
		.numbers = ehr_walk_text(walk, &numbers).p,
		.value = value,
		.source = step->source,
		.clause = step->clause,
		.status = step->status,
	};
	show_when(walk, step, shown);
	ehr_walk_cite(walk, step->source);
	ehr_walk_keep(walk, symbol, value);
	return 0;
}

/* The terms with + between, those of age groups with their weights. */
static struct ehr_str added(struct ehr_walk *walk, bool weighted)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < walk->n_term; i++) {
		if (i > 0)
			ehr_buf_puts(&text, " + ");
		if (weighted) {
			ehr_buf_puts(&text, "ADAF_");
			ehr_buf_add_str(&text, walk->term[i]);
			ehr_buf_printf(&text, " * %s_", walk->stem);
		}
		ehr_buf_add_str(&text, walk->term[i]);
	}
	return ehr_walk_text(walk, &text);
}

/* Age groups, and the last one's weight to the end of life. */
static struct ehr_str lifetime(struct ehr_walk *walk)
{
	const struct ehr_profile *profile = profile_of(walk);
	struct ehr_buf text = { 0 }, rest = { 0 };
	struct ehr_str last = { 0 };
	double from_a = 0;

	ehr_buf_putc(&text, '(');
	ehr_buf_puts(&rest, "LT");
	for (size_t i = 0; i < profile->n_bin; i++) {
		const struct ehr_age_bin *bin = &profile->bin[i];
		last = ehr_walk_ages(walk, from_a, from_a + bin->years_a);
		ehr_walk_bin(walk, bin, last);
		ehr_buf_printf(&text, "ADAF_%s * ED_%s + ", last.p, last.p);
		ehr_buf_printf(&rest, " - ED_%s", last.p);
		from_a += bin->years_a;
	}
	ehr_buf_printf(
		&text, "ADAF_%s * (%s)) / LT", last.p, ehr_buf_text(&rest));
	ehr_buf_release(&rest);
	return ehr_walk_text(walk, &text);
}

/* Hours of a contact, by years. */
static struct ehr_str event(struct ehr_walk *walk)
{
	const struct ehr_path *path = walk->path;
	struct ehr_buf hours = { 0 }, years = { 0 };

	ehr_buf_putc(&hours, '(');
	for (size_t i = 0; i < path->n_cancer; i++) {
		const char *plus = i > 0 ? " + " : "";
		struct ehr_str who = ehr_walk_suffix(walk, path->cancer[i]);
		ehr_buf_printf(&hours, "%s%s.ET_w * %s.ED", plus, who.p, who.p);
		ehr_buf_printf(&years, "%s%s.ED", plus, who.p);
	}
	ehr_buf_printf(&hours, ") / (%s)", ehr_buf_text(&years));
	ehr_buf_release(&years);
	return ehr_walk_text(walk, &hours);
}

/* A step of which the equation is written here or in the table. */
static int written(struct ehr_walk *walk, const struct ehr_formula_step *step,
	const char *unit, struct ehr_err *err)
{
	struct ehr_formula_step shown = *step;
	struct ehr_str symbol = with_stem(walk, step->symbol);
	struct ehr_str equation = with_stem(walk, step->equation);

	switch (step->per) {
	case EHR_STEP_SUM: equation = added(walk, false); break;
	case EHR_STEP_WEIGHTED: equation = added(walk, true); break;
	case EHR_STEP_LIFETIME: equation = lifetime(walk); break;
	case EHR_STEP_EVENT: equation = event(walk); break;
	case EHR_STEP_NONCANCER:
		walk->population = walk->path->noncancer;
		break;
	case EHR_STEP_ADULT: walk->population = profile_of(walk)->adult; break;
	default: break;
	}
	if (shown.unit[0] == '\0')
		shown.unit = unit;
	if (ehr_walk_step(walk, &shown, symbol, equation, NULL, err))
		return -1;
	walk->population = profile_of(walk)->n_population;
	if (step->instead.n > 0)
		ehr_walk_put(walk, with_stem(walk, step->instead), symbol);
	return 0;
}

static int take(struct ehr_walk *walk, const struct ehr_formula_step *step,
	const char **unit, struct ehr_err *err)
{
	if (!ehr_str_is(step->equation, "intake"))
		return written(walk, step, *unit, err);
	switch (step->per) {
	case EHR_STEP_NONCANCER: return ehr_walk_noncancer(walk, unit, err);
	case EHR_STEP_CANCER: return ehr_walk_cancer(walk, unit, err);
	case EHR_STEP_BIN: return ehr_walk_bins(walk, unit, err);
	default: return ehr_walk_birth(walk, step, unit, err);
	}
}

/* Is the step asked for: its part there, and what `when` asks? */
static int applies(struct ehr_walk *walk, const struct ehr_formula_step *step,
	bool *is, struct ehr_err *err)
{
	const struct ehr_names names = names_of(walk);
	double value = 1;

	*is = false;
	if (step->per == EHR_STEP_TITLE || step->per == EHR_STEP_INTAKE)
		return 0;
	if ((step->part == EHR_STEP_HQ && !walk->effect->has_hq) ||
		(step->part == EHR_STEP_CR && !walk->effect->has_cr))
		return 0;
	if (step->per == EHR_STEP_NONCANCER)
		walk->population = walk->path->noncancer;
	if (step->when.n > 0 &&
		ehr_equation_value(step->when, &names, &value, err))
		return -1;
	walk->population = profile_of(walk)->n_population;
	*is = value != 0;
	return 0;
}

int ehr_walk_path(struct ehr_walk *walk, struct ehr_err *err)
{
	const struct ehr_formula_steps *steps = walk->opts->steps;
	const char *formula = ehr_formula_info(walk->path->formula)->name;
	const char *unit = "-";
	bool is;

	walk->population = profile_of(walk)->n_population;
	for (size_t i = 0; i < ehr_formula_steps_count(steps); i++) {
		const struct ehr_formula_step *step =
			ehr_formula_steps_at(steps, i);
		if (!ehr_formula_step_is_of(step, formula))
			continue;
		if (applies(walk, step, &is, err) ||
			(is && take(walk, step, &unit, err)))
			return -1;
	}
	return 0;
}
