/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/score_explain.h"

#include <math.h>
#include <stdlib.h>

#include "model/place.h"
#include "model/score_explain_walk.h"

struct ehr_score_explainer {
	struct ehr_score_explain_opts opts;
	struct ehr_scorer *scorer;
	struct ehr_score score;
	struct ehr_arena arena; /* of the row explained last */
	struct ehr_score_explanation last;
	struct ehr_buf text;
};

struct ehr_score_explainer *ehr_score_explainer_new(
	const struct ehr_score_explain_opts *opts)
{
	struct ehr_score_explainer *self = ehr_calloc(1, sizeof(*self));

	self->opts = *opts;
	self->scorer = ehr_scorer_new(opts->scoring);
	return self;
}

static void forget(struct ehr_score_explainer *self)
{
	for (size_t i = 0; i < self->last.n_path; i++)
		free(self->last.path[i].step);
	free(self->last.sum);
	free(self->last.number);
	free(self->last.source);
	self->last = (struct ehr_score_explanation){ 0 };
	ehr_arena_reset(&self->arena);
}

void ehr_score_explainer_free(struct ehr_score_explainer *self)
{
	if (!self)
		return;
	forget(self);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->text);
	ehr_scorer_free(self->scorer);
	free(self);
}

static const char *copy(struct ehr_score_explainer *self, struct ehr_str text)
{
	return ehr_arena_string(&self->arena, text);
}

static void keep_cells(struct ehr_score_explainer *self,
	const struct ehr_header *header, const struct ehr_row *row,
	struct ehr_score_explanation *out)
{
	struct ehr_shown_cell *cell =
		ehr_arena_calloc(&self->arena, header->n, sizeof(*cell));

	for (size_t i = 0; i < header->n && i < row->n; i++)
		if (row->cell[i].n > 0)
			cell[out->n_cell++] =
				(struct ehr_shown_cell){ header->name[i],
					copy(self, row->cell[i]) };
	out->cell = cell;
}

static void keep_reason(
	struct ehr_score_explainer *self, struct ehr_score_explanation *out)
{
	const struct ehr_score *score = &self->score;

	out->word = score->word;
	out->detail = out->why = out->needed = "";
	if (!score->word)
		return;
	out->detail = copy(self, score->detail);
	ehr_meaning_reason(self->opts.meanings, "not_scored",
		ehr_str_of(score->word), &out->why, &out->needed);
}

/* Why a path has no hazard quotient and no risk. */
static void say_why(struct ehr_score_explainer *self,
	const struct ehr_chemical *chemical, struct ehr_shown_path *path)
{
	const struct ehr_effect *effect = path->effect;
	const struct ehr_tox_value *oral = chemical->value;
	bool air = effect->route == EHR_ROUTE_INH;

	path->detail = "";
	switch (effect->transfer) {
	case EHR_TRANSFER_NONE: path->word = "not_volatile"; break;
	case EHR_TRANSFER_UNKNOWN: path->word = "volatility_unknown"; break;
	case EHR_TRANSFER_LACKING:
		path->word = "no_property";
		path->detail = ehr_tox_name(effect->lacking);
		break;
	default:
		path->word = "no_value";
		path->detail = air ? "RfC/IUR" : "RfDo/SFo";
		if (effect->route == EHR_ROUTE_DERM &&
			(oral[EHR_TOX_RFDO].there || oral[EHR_TOX_SFO].there)) {
			path->word = "no_absorption";
			path->detail = "ABSd";
		}
	}
	ehr_meaning_reason(self->opts.meanings, "path", ehr_str_of(path->word),
		&path->why, &path->needed);
}

/* What a path with one half lacks of the other. */
static void say_half(
	const struct ehr_formula_info *info, struct ehr_shown_path *path)
{
	static const struct {
		enum ehr_tox_param hq, cr;
	} needs[] = {
		[EHR_AGAINST_ORAL] = { EHR_TOX_RFDO, EHR_TOX_SFO },
		[EHR_AGAINST_DERMAL] = { EHR_TOX_RFDO, EHR_TOX_SFO },
		[EHR_AGAINST_AIR] = { EHR_TOX_RFC, EHR_TOX_IUR },
		[EHR_AGAINST_INHALED_DOSE] = { EHR_TOX_RFC, EHR_TOX_IUR },
		[EHR_AGAINST_ACUTE] = { EHR_TOX_ACUTE, EHR_TOX_PARAMS },
	};

	if (!path->effect->has_hq)
		path->no_hq = ehr_tox_name(needs[info->against].hq);
	if (!path->effect->has_cr && info->against != EHR_AGAINST_ACUTE)
		path->no_cr = ehr_tox_name(needs[info->against].cr);
}

static bool same(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fabs(b);
}

/* The value of the last step with the symbol. */
static double last_of(const struct ehr_shown_path *path, const char *symbol)
{
	for (size_t i = path->n_step; i-- > 0;)
		if (strcmp(path->step[i].symbol, symbol) == 0)
			return path->step[i].value;
	return NAN;
}

static void compare(
	const struct ehr_score_explanation *out, struct ehr_shown_path *path)
{
	const struct ehr_effect *effect = path->effect;
	double c = fmin(out->concentration, effect->cap);

	path->as_scored = true;
	if (effect->has_hq) {
		path->hq = last_of(path, "HQ");
		path->as_scored &=
			same(path->hq, c * effect->dose / effect->reference);
	}
	if (effect->has_cr) {
		path->cr = last_of(path, "CR");
		path->as_scored &= same(path->cr, c * effect->slope);
	}
}

static struct ehr_walk walk_of(
	struct ehr_score_explainer *self, struct ehr_score_explanation *out)
{
	return (struct ehr_walk){
		.opts = &self->opts,
		.arena = &self->arena,
		.out = out,
		.chemical = self->score.effects->chemical,
		.concentration = self->score.concentration,
	};
}

static int explain_path(struct ehr_score_explainer *self,
	struct ehr_score_explanation *out, const struct ehr_path *path,
	const struct ehr_effect *effect, struct ehr_err *err)
{
	const struct ehr_formula_info *info = ehr_formula_info(path->formula);
	const struct ehr_formula_step *title = ehr_formula_steps_find(
		self->opts.steps, info->name, EHR_STEP_TITLE);
	struct ehr_shown_path *shown = &out->path[out->n_path++];
	struct ehr_walk walk = walk_of(self, out);
	int rc;

	*shown = (struct ehr_shown_path){
		.name = path->name,
		.formula = info->name,
		.title = self->opts.zh ? title->title_zh : title->title_en,
		.source = title->source,
		.clause = title->clause,
		.effect = effect,
		.word = "",
		.detail = "",
		.why = "",
		.needed = "",
		.no_hq = "",
		.no_cr = "",
	};
	if (!effect->has_hq && !effect->has_cr) {
		say_why(self, walk.chemical, shown);
		return 0;
	}
	say_half(info, shown);
	walk.path = path;
	walk.effect = effect;
	walk.stem = title->symbol.p;
	ehr_walk_cite(&walk, title->source);
	rc = ehr_walk_path(&walk, err);
	shown->step = walk.step;
	shown->n_step = walk.n_step;
	if (rc == 0)
		compare(out, shown);
	return rc;
}

/* "HQ_ois + HQ_dcs", the paths' results kept under these names. */
static struct ehr_str sum_of(struct ehr_score_explainer *self,
	const struct ehr_score_explanation *out, struct ehr_walk *walk, bool cr)
{
	struct ehr_buf *text = &self->text;

	text->n = 0;
	for (size_t i = 0; i < out->n_path; i++) {
		const struct ehr_shown_path *path = &out->path[i];
		struct ehr_buf name = { 0 };
		if (cr ? !path->effect->has_cr : !path->effect->has_hq)
			continue;
		ehr_buf_printf(&name, "%s_%s", cr ? "CR" : "HQ", path->name);
		ehr_walk_keep(walk, (struct ehr_str){ name.p, name.n },
			cr ? path->cr : path->hq);
		ehr_buf_puts(text, text->n ? " + " : "");
		ehr_buf_add(text, name.p, name.n);
		ehr_buf_release(&name);
	}
	return ehr_arena_copy(
		&self->arena, (struct ehr_str){ text->p, text->n });
}

static bool sum_applies(const struct ehr_score_explainer *self,
	const struct ehr_formula_step *step)
{
	const struct ehr_effects *effects = self->score.effects;
	bool hj = self->last.medium->path[0].formula >= EHR_FORMULA_HJ_OIS;

	if (!ehr_formula_step_is_of(step, hj ? "row-hj" : "row"))
		return false;
	if (step->part == EHR_STEP_HQ ? !effects->has_hq : !effects->has_cr)
		return false;
	return step->when.n == 0 || self->score.cr_bent != 1;
}

static int explain_sums(struct ehr_score_explainer *self,
	struct ehr_score_explanation *out, struct ehr_err *err)
{
	const struct ehr_formula_steps *steps = self->opts.steps;
	struct ehr_walk walk = walk_of(self, out);
	int rc = 0;

	walk.path = &out->medium->path[0];
	walk.effect = out->path[0].effect;
	for (size_t i = 0; i < ehr_formula_steps_count(steps) && rc == 0; i++) {
		const struct ehr_formula_step *step =
			ehr_formula_steps_at(steps, i);
		struct ehr_str equation = step->equation;
		if (!sum_applies(self, step))
			continue;
		if (step->per == EHR_STEP_SUM)
			equation = sum_of(
				self, out, &walk, step->part == EHR_STEP_CR);
		rc = ehr_walk_step(
			&walk, step, step->symbol, equation, NULL, err);
		if (step->part == EHR_STEP_HQ)
			out->hq = walk.step[walk.n_step - 1].value;
		else
			out->cr = walk.step[walk.n_step - 1].value;
	}
	out->sum = walk.step;
	out->n_sum = walk.n_step;
	return rc;
}

static void keep_reading(struct ehr_score_explainer *self,
	const struct ehr_row *row, struct ehr_score_explanation *out)
{
	const struct ehr_scoring *scoring = self->opts.scoring;
	const struct ehr_score *score = &self->score;
	const struct ehr_place *place = score->place;
	long at;

	out->has_result = true;
	out->bound = score->word != NULL;
	out->medium = &scoring->profile->medium[place->medium];
	at = scoring->column[out->bound ? EHR_SCORE_LIMIT : EHR_SCORE_VALUE];
	out->read = copy(self, row->cell[at]);
	out->per_unit = place->convert ? ehr_factor_apply(place->factor, 1) : 1;
	out->concentration = score->concentration;
	out->has_hq = score->effects->has_hq;
	out->has_cr = score->effects->has_cr;
	out->flags = copy(self, ehr_scorer_flags(self->scorer, score));
	out->tox_src = copy(self, score->effects->tox_src);
}

static int explain_result(struct ehr_score_explainer *self,
	const struct ehr_row *row, struct ehr_score_explanation *out,
	struct ehr_err *err)
{
	const struct ehr_medium *medium;

	keep_reading(self, row, out);
	medium = out->medium;
	out->path = ehr_arena_calloc(
		&self->arena, medium->n_path, sizeof(*out->path));
	for (size_t i = 0; i < medium->n_path; i++)
		if (explain_path(self, out, &medium->path[i],
			    &self->score.effects->path[i], err))
			return -1;
	return explain_sums(self, out, err);
}

int ehr_score_explain(struct ehr_score_explainer *self,
	const struct ehr_header *header, const struct ehr_row *row,
	struct ehr_score_explanation *explanation, struct ehr_err *err)
{
	struct ehr_score_explanation *out = &self->last;
	int rc = 0;

	forget(self);
	if (ehr_scorer_row(self->scorer, row, &self->score, err))
		return -1;
	out->profile = self->opts.scoring->profile;
	out->profile_title =
		self->opts.zh ? out->profile->title_zh : out->profile->title_en;
	out->flags = out->tox_src = "";
	keep_cells(self, header, row, out);
	keep_reason(self, out);
	if (ehr_score_has_result(&self->score))
		rc = explain_result(self, row, out, err);
	*explanation = *out;
	return rc;
}
