/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/response_panel.h"

#include <math.h>
#include <stdlib.h>

#include "model/response_effect.h"
#include "render/plot.h"
#include "render/response_shape.h"
#include "render/svg_text.h"

enum { HEAD = 30, DRAWN_PERCENT = 1000000 };

static bool has_forest(const struct ehr_response_picture *picture,
	size_t outcome, size_t pollutant)
{
	for (size_t i = 0; i < picture->batch->n; i++) {
		const struct ehr_response_result *result =
			&picture->batch->result[i];

		if (result->model->outcome != outcome)
			continue;
		for (size_t k = 0; k < ehr_response_estimates(result->model);
			k++)
			if (result->estimate[k].pollutant == pollutant &&
				isfinite(result->estimate[k].beta))
				return true;
	}
	return false;
}

static void add(struct ehr_response_panel *panel, size_t *n,
	enum ehr_response_panel_kind kind, size_t at)
{
	panel[(*n)++] = (struct ehr_response_panel){ kind, at };
}

static bool has_ways(const struct ehr_response_picture *picture, size_t at)
{
	const struct ehr_response_diagnosis *diagnosis = picture->diagnosis;

	for (size_t i = at; i < diagnosis->n_trial; i += diagnosis->n_residuals)
		if (isfinite(diagnosis->trial[i].beta))
			return true;
	return false;
}

static void add_diagnosis(const struct ehr_response_picture *picture,
	struct ehr_response_panel *panel, size_t *n)
{
	const struct ehr_response_diagnosis *diagnosis = picture->diagnosis;

	for (size_t i = 0; i < diagnosis->n_residuals; i++) {
		if (diagnosis->residuals[i].n)
			add(panel, n, EHR_PANEL_RESIDUALS, i);
		if (diagnosis->residuals[i].n_lag)
			add(panel, n, EHR_PANEL_CORRELATION, i);
	}
	for (size_t i = 0; i < diagnosis->n_residuals; i++)
		if (has_ways(picture, i))
			add(panel, n, EHR_PANEL_WAYS, i);
}

struct ehr_response_panel *ehr_response_panels(
	const struct ehr_response_picture *picture, size_t *n)
{
	const struct ehr_response_plan *plan = picture->job->plan;
	const size_t pairs = plan->n_outcome * plan->n_pollutant;
	size_t most = pairs * 4 + 1;
	struct ehr_response_panel *panel;

	*n = 0;
	most += picture->curves ? picture->curves->n : 0;
	panel = ehr_calloc(most, sizeof(*panel));
	for (size_t i = 0; picture->batch && i < pairs; i++)
		if (has_forest(picture, plan->outcome[i / plan->n_pollutant],
			    plan->pollutant[i % plan->n_pollutant]))
			add(panel, n, EHR_PANEL_FOREST, i);
	for (size_t i = 0; picture->curves && i < picture->curves->n; i++)
		if (picture->curves->curve[i].n_point)
			add(panel, n, EHR_PANEL_CURVE, i);
	if (picture->diagnosis)
		add_diagnosis(picture, panel, n);
	return panel;
}

static const struct ehr_response_variable *variable_of(
	const struct ehr_response_picture *picture, size_t i)
{
	return &picture->job->design->series->variable[i];
}

static void put_word(struct ehr_buf *text,
	const struct ehr_response_picture *picture, const char *key)
{
	ehr_buf_add_str(text, ehr_label(picture->labels, key));
}

static void put_lag(struct ehr_buf *text,
	const struct ehr_response_picture *picture, struct ehr_response_lag lag)
{
	char days[EHR_RESPONSE_LAG_TEXT];

	ehr_response_lag_write(days, lag);
	put_word(text, picture, "response.lag");
	ehr_buf_puts(text, days);
}

/* Of the model that a panel is about. */
static void names_of(const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel, size_t *outcome,
	size_t *pollutant)
{
	const struct ehr_response_plan *plan = picture->job->plan;

	if (panel->kind == EHR_PANEL_FOREST) {
		*outcome = plan->outcome[panel->at / plan->n_pollutant];
		*pollutant = plan->pollutant[panel->at % plan->n_pollutant];
	} else if (panel->kind == EHR_PANEL_CURVE) {
		const struct ehr_response_model *model =
			picture->curves->curve[panel->at].line->model;

		*outcome = model->outcome;
		*pollutant = model->pollutant[0];
	} else {
		*outcome = picture->diagnosis->residuals[panel->at].outcome;
		*pollutant = picture->diagnosis->residuals[panel->at].pollutant;
	}
}

void ehr_response_panel_title(struct ehr_buf *text,
	const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel)
{
	static const char *const key[] = { "response.forest", "response.curve",
		"response.residuals", "response.correlation", "response.ways" };
	size_t outcome, pollutant;

	names_of(picture, panel, &outcome, &pollutant);
	put_word(text, picture, key[panel->kind]);
	put_word(text, picture, "colon");
	ehr_buf_add_str(
		text, ehr_labels_column(picture->labels,
			      variable_of(picture, outcome)->column.name));
	put_word(text, picture, "comma");
	ehr_buf_add_str(
		text, ehr_labels_column(picture->labels,
			      variable_of(picture, pollutant)->column.name));
	if (panel->kind == EHR_PANEL_FOREST)
		return;
	put_word(text, picture, "comma");
	put_lag(text, picture,
		panel->kind == EHR_PANEL_CURVE
			? picture->curves->curve[panel->at].line->model->lag
			: picture->diagnosis->residuals[panel->at].lag);
}

/* Rows of a forest plot with their texts. */
struct forest {
	const struct ehr_response_picture *picture;
	struct ehr_plot_row *row;
	size_t n, cap;
	struct ehr_arena arena;
};

static struct ehr_plot_row *add_row(
	struct forest *forest, const struct ehr_buf *label, bool head)
{
	struct ehr_plot_row *row;

	if (forest->n == forest->cap) {
		forest->cap = forest->cap ? 2 * forest->cap : 32;
		forest->row = ehr_realloc(
			forest->row, forest->cap, sizeof(*forest->row));
	}
	row = &forest->row[forest->n++];
	*row = (struct ehr_plot_row){
		.label = ehr_arena_string(
			&forest->arena, (struct ehr_str){ label->p, label->n }),
		.head = head,
		.value = NAN,
	};
	return row;
}

static void set_row(struct ehr_plot_row *row, double beta, double se)
{
	const struct ehr_response_effect effect =
		ehr_response_effect(beta, se, NAN);

	/* not inf either: one such row would squeeze all others */
	if (!(effect.er10_hi <= DRAWN_PERCENT))
		return;
	row->value = effect.er10;
	row->low = effect.er10_lo;
	row->high = effect.er10_hi;
}

/* What the model has besides: distributed lags, or other pollutants. */
static void put_kind(struct ehr_buf *label, const struct forest *forest,
	const struct ehr_response_result *result, size_t k)
{
	const struct ehr_response_model *model = result->model;
	const struct ehr_response_picture *picture = forest->picture;

	if (model->distributed)
		put_word(label, picture,
			k + 1 == ehr_response_estimates(model)
				? "response.all_lags"
				: "response.distributed");
	if (model->n_pollutant < 2)
		return;
	ehr_buf_puts(label, " + ");
	for (size_t i = 0, n = 0; i < model->n_pollutant; i++) {
		size_t other = model->pollutant[i];

		if (other == result->estimate[k].pollutant)
			continue;
		ehr_buf_puts(label, n++ ? ", " : "");
		ehr_buf_add_str(label,
			ehr_labels_column(picture->labels,
				variable_of(picture, other)->column.name));
	}
}

static void add_result(struct forest *forest,
	const struct ehr_response_result *result, size_t pollutant)
{
	struct ehr_buf label = { 0 };

	for (size_t k = 0; k < ehr_response_estimates(result->model); k++) {
		const struct ehr_response_estimate *one = &result->estimate[k];

		if (one->pollutant != pollutant)
			continue;
		label.n = 0;
		put_lag(&label, forest->picture, one->lag);
		put_kind(&label, forest, result, k);
		set_row(add_row(forest, &label, false), one->beta, one->se);
	}
	ehr_buf_release(&label);
}

static void collect(struct forest *forest, size_t outcome, size_t pollutant)
{
	const struct ehr_response_batch *batch = forest->picture->batch;

	for (size_t i = 0; i < batch->n; i++)
		if (batch->result[i].model->outcome == outcome)
			add_result(forest, &batch->result[i], pollutant);
}

/* The row's way and setting; a heading where a way begins. */
static void collect_ways(struct forest *forest, size_t at)
{
	static const char *const key[EHR_WAYS] = { "response.way_lag",
		"response.way_time_df", "response.way_time",
		"response.way_temp_df", "response.way_temp_lag" };
	const struct ehr_response_diagnosis *diagnosis =
		forest->picture->diagnosis;
	struct ehr_buf label = { 0 };

	for (size_t i = at; i < diagnosis->n_trial;
		i += diagnosis->n_residuals) {
		const struct ehr_response_trial *trial = &diagnosis->trial[i];

		label.n = 0;
		if (i == at ||
			trial->way !=
				trial[-(long)diagnosis->n_residuals].way) {
			put_word(&label, forest->picture, key[trial->way]);
			add_row(forest, &label, true);
			label.n = 0;
		}
		if (trial->way == EHR_WAY_TIME) {
			ehr_buf_puts(&label, "response.time.");
			ehr_buf_puts(&label, trial->setting);
			struct ehr_str word = ehr_label(
				forest->picture->labels, ehr_buf_text(&label));
			label.n = 0;
			ehr_buf_add_str(&label, word);
		} else
			ehr_buf_puts(&label, trial->setting);
		set_row(add_row(forest, &label, false), trial->beta, trial->se);
	}
	ehr_buf_release(&label);
}

static double draw_forest(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel, const double at[static 2])
{
	struct forest forest = { .picture = picture };
	struct ehr_buf axis = { 0 };
	size_t outcome, pollutant;
	double height;

	names_of(picture, panel, &outcome, &pollutant);
	if (panel->kind == EHR_PANEL_WAYS)
		collect_ways(&forest, panel->at);
	else
		collect(&forest, outcome, pollutant);
	put_word(&axis, picture, "response.er10");
	ehr_plot_unit(&axis, variable_of(picture, pollutant)->column.unit);
	put_word(&axis, picture, "response.er10_end");
	height = ehr_plot_forest(out,
		(double[]){ at[0], at[1], EHR_RESPONSE_PANEL }, forest.row,
		forest.n, (struct ehr_str){ axis.p, axis.n });
	ehr_buf_release(&axis);
	ehr_arena_release(&forest.arena);
	free(forest.row);
	return height;
}

double ehr_response_panel_draw(struct ehr_buf *out,
	const struct ehr_response_picture *picture,
	const struct ehr_response_panel *panel, const double at[static 2])
{
	struct ehr_buf title = { 0 };
	const double under[2] = { at[0], at[1] + HEAD };

	ehr_response_panel_title(&title, picture, panel);
	ehr_svg_text(out, at[0], at[1] + 14, "head",
		(struct ehr_str){ title.p, title.n });
	ehr_buf_release(&title);
	switch (panel->kind) {
	case EHR_PANEL_CURVE:
		return HEAD + ehr_response_draw_curve(out, picture,
				      &picture->curves->curve[panel->at],
				      under);
	case EHR_PANEL_RESIDUALS:
		return HEAD + ehr_response_draw_residuals(out, picture,
				      &picture->diagnosis->residuals[panel->at],
				      under);
	case EHR_PANEL_CORRELATION:
		return HEAD + ehr_response_draw_correlation(out, picture,
				      &picture->diagnosis->residuals[panel->at],
				      under);
	default: return HEAD + draw_forest(out, picture, panel, under);
	}
}
