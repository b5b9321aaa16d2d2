/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_write.h"

#include <math.h>
#include <stdlib.h>

#include "model/response_effect.h"

const char *const ehr_response_results[EHR_RESPONSE_OUTS + 1] = { "area",
	"model", "outcome", "pollutant", "lag", "beta", "se", "rr10", "er10",
	"er10_lo", "er10_hi", "er_iqr", "n", "dropped", "phi", "deviance", "df",
	"qaic", "iqr", "unit", "with", "dropped_why", "power", "aliased",
	"response_flags", "areas", "tau2", "i2", "het_p", NULL };

/* One row. Numbers that are not finite are written as empty. */
struct line {
	struct ehr_response_key key;
	const char *unit;
	double beta, se, iqr, power;
	const struct ehr_response_result *result; /* NULL: pooled */
	const struct ehr_pooled *pooled;          /* NULL: not */
	struct ehr_buf flags;
};

struct writing {
	const struct ehr_response_writing *how;
	const struct ehr_response_areas *areas; /* NULL: nothing is pooled */
	enum ehr_pooling pooling;
	struct ehr_writer *writer;
	struct ehr_response_told *told;
	double *iqr;            /* of each variable */
	struct ehr_arena arena; /* of a row */
};

static const char *const pooling_word[] = { "fixed", "dl", "reml" };

static void add_flag(struct line *line, const char *flag)
{
	if (line->flags.n > 0)
		ehr_buf_putc(&line->flags, ' ');
	ehr_buf_puts(&line->flags, flag);
}

static void put(struct ehr_writer *writer, double value)
{
	if (isfinite(value))
		ehr_writer_number(writer, value);
	else
		ehr_writer_empty(writer);
}

static void put_effects(struct ehr_writer *writer, struct line *line)
{
	struct ehr_response_effect effect =
		ehr_response_effect(line->beta, line->se, line->iqr);

	if (isfinite(line->beta) &&
		!(isfinite(effect.er10_hi) && isfinite(effect.rr10)))
		add_flag(line, "overflow");
	put(writer, line->beta);
	put(writer, line->se);
	put(writer, effect.rr10);
	put(writer, effect.er10);
	put(writer, effect.er10_lo);
	put(writer, effect.er10_hi);
	put(writer, effect.er_iqr);
}

static void put_fit(
	struct ehr_writer *writer, const struct ehr_response_result *result)
{
	if (!result) {
		for (int i = 0; i < 6; i++)
			ehr_writer_empty(writer);
		return;
	}
	ehr_writer_count(writer, result->n);
	ehr_writer_count(writer, result->dropped);
	put(writer, result->phi);
	put(writer, result->deviance);
	if (result->df > 0)
		ehr_writer_count(writer, result->df);
	else
		ehr_writer_empty(writer);
	put(writer, result->qaic);
}

static void put_pooled(
	struct ehr_writer *writer, const struct ehr_pooled *pooled)
{
	if (!pooled) {
		for (int i = EHR_RESPONSE_OUT_POOLED; i < EHR_RESPONSE_OUTS;
			i++)
			ehr_writer_empty(writer);
		return;
	}
	ehr_writer_count(writer, pooled->k);
	put(writer, pooled->tau2);
	put(writer, pooled->i2);
	put(writer, pooled->q_p);
}

static int write_line(
	struct writing *self, struct line *line, struct ehr_err *err)
{
	struct ehr_writer *writer = self->writer;
	const struct ehr_response_result *result = line->result;

	if (self->how && self->how->area)
		ehr_writer_puts(writer, self->how->area);
	ehr_writer_puts(writer, line->key.model);
	ehr_writer_puts(writer, line->key.outcome);
	ehr_writer_puts(writer, line->key.pollutant);
	ehr_writer_puts(writer, line->key.lag);
	put_effects(writer, line);
	put_fit(writer, result);
	put(writer, line->iqr);
	ehr_writer_puts(writer, line->unit);
	ehr_writer_puts(writer, line->key.with);
	ehr_writer_puts(writer, result && result->why ? result->why : "");
	put(writer, line->power);
	ehr_writer_puts(
		writer, result && result->aliased ? result->aliased : "");
	ehr_writer_puts(writer, ehr_buf_text(&line->flags));
	if (self->areas)
		put_pooled(writer, line->pooled);
	ehr_buf_release(&line->flags);
	return ehr_writer_end_row(writer, err);
}

static const char *join(
	struct ehr_arena *arena, const char *word, const char *rest)
{
	struct ehr_buf text = { 0 };
	const char *kept;

	ehr_buf_printf(&text, "%s%s", word, rest);
	kept = ehr_arena_string(arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return kept;
}

struct ehr_response_key ehr_response_key_of(
	const struct ehr_response_writing *how,
	const struct ehr_response_model *model,
	const struct ehr_response_estimate *estimate, struct ehr_arena *arena)
{
	static const char *const time[] = { "glm", "glm-month", "glm-harmonics",
		"case-crossover" };
	const struct ehr_response_variable *variable =
		how->job->design->series->variable;
	char lag[EHR_RESPONSE_LAG_TEXT];
	struct ehr_buf with = { 0 };
	struct ehr_response_key key;

	for (size_t i = 0; i < model->n_pollutant; i++)
		if (model->pollutant[i] != estimate->pollutant)
			ehr_buf_printf(&with, "%s%s", with.n > 0 ? " " : "",
				variable[model->pollutant[i]].column.name);
	ehr_response_lag_write(lag, estimate->lag);
	key = (struct ehr_response_key){
		.model = join(arena, time[how->job->time],
			model->distributed ? how->distributed : ""),
		.outcome = variable[model->outcome].column.name,
		.pollutant = variable[estimate->pollutant].column.name,
		.with = join(arena, ehr_buf_text(&with), ""),
		.lag = join(arena, lag, ""),
	};
	ehr_buf_release(&with);
	return key;
}

/* The local estimate of a weak place is not shown. */
static void local_flags(struct writing *self, struct line *line)
{
	const struct ehr_response_result *result = line->result;

	switch (result->state) {
	case EHR_RESPONSE_FEW_EVENTS: add_flag(line, "few_events"); break;
	case EHR_RESPONSE_FEW_DAYS: add_flag(line, "few_days"); break;
	case EHR_RESPONSE_NO_FIT: add_flag(line, "no_fit"); break;
	default:
		if (result->few_events)
			add_flag(line, "few_events");
		if (result->few_events && isfinite(line->beta))
			add_flag(line, "for_pooling");
	}
	if (result->aliased && result->aliased[0])
		add_flag(line, "aliased");
	if (line->power < self->how->job->setting[EHR_RESPONSE_LEAST_POWER]) {
		add_flag(line, "weak");
		self->told->weak++;
	}
}

static double power_of(
	const struct ehr_response_job *job, const struct line *line)
{
	if (!isfinite(line->se) || strcmp(line->unit, "ug/m3") != 0 ||
		strcmp(line->key.pollutant, "co") == 0)
		return NAN;
	return ehr_response_power(
		job->setting[EHR_RESPONSE_POWER_EFFECT], line->se);
}

static int write_pooled(struct writing *self, const struct line *from,
	const char *word, const struct ehr_pooled *pooled, struct ehr_err *err)
{
	struct line line = {
		.key = from->key,
		.unit = from->unit,
		.beta = from->beta,
		.se = from->se,
		.iqr = from->iqr,
		.power = NAN,
		.pooled = pooled,
	};

	line.key.model = join(&self->arena, word, pooling_word[self->pooling]);
	if (pooled->k == 1)
		add_flag(&line, "one_area");
	return write_line(self, &line, err);
}

static int pool(struct writing *self, const struct ehr_response_key *key,
	const char *unit, struct ehr_pooled *pooled,
	enum ehr_response_pooled *found, struct ehr_err *err)
{
	struct ehr_response_pooling pooling = {
		.key = *key,
		.unit = unit,
		.method = self->pooling,
	};

	if (ehr_response_areas_pool(self->areas, &pooling, pooled, found, err))
		return -1;
	self->told->no_areas += *found == EHR_RESPONSE_NO_AREAS;
	self->told->not_pooled += *found == EHR_RESPONSE_NOT_POOLED;
	return 0;
}

/* What comes behind a local row: the areas, and the local estimate drawn towards
 * them. */
static int write_behind(
	struct writing *self, const struct line *local, struct ehr_err *err)
{
	struct line line = *local;
	struct ehr_pooled pooled;
	enum ehr_response_pooled found;

	if (pool(self, &local->key, local->unit, &pooled, &found, err))
		return -1;
	if (found != EHR_RESPONSE_POOLED)
		return 0;
	line.beta = pooled.mu;
	line.se = pooled.se;
	if (write_pooled(self, &line, "pooled-", &pooled, err))
		return -1;
	if (!isfinite(local->beta))
		return 0;
	ehr_shrink(local->beta, local->se, &pooled, &line.beta, &line.se);
	return write_pooled(self, &line, "shrunken-", &pooled, err);
}

static int write_estimate(struct writing *self,
	const struct ehr_response_result *result,
	const struct ehr_response_estimate *estimate, struct ehr_err *err)
{
	const struct ehr_response_job *job = self->how->job;
	struct line line = {
		.unit = job->design->series->variable[estimate->pollutant]
				.column.unit,
		.beta = estimate->beta,
		.se = estimate->se,
		.iqr = self->iqr[estimate->pollutant],
		.result = result,
	};
	struct line local;
	bool shown = !result->few_events || job->weak_shown;

	ehr_arena_reset(&self->arena);
	line.key = ehr_response_key_of(
		self->how, result->model, estimate, &self->arena);
	local = line;
	line.power = power_of(job, &line);
	if (!shown)
		line.beta = line.se = line.power = NAN;
	local_flags(self, &line);
	if (write_line(self, &line, err))
		return -1;
	return self->areas ? write_behind(self, &local, err) : 0;
}

static void count(struct ehr_response_told *told,
	const struct ehr_response_result *result)
{
	told->few_events += result->few_events;
	told->few_days += result->state == EHR_RESPONSE_FEW_DAYS;
	told->no_fit += result->state == EHR_RESPONSE_NO_FIT;
	told->aliased += result->aliased && result->aliased[0];
}

int ehr_response_write(const struct ehr_response_writing *how,
	const struct ehr_response_batch *batch, struct ehr_writer *writer,
	struct ehr_response_told *told, struct ehr_err *err)
{
	const struct ehr_response_series *series = how->job->design->series;
	struct writing self = {
		.how = how,
		.areas = how->areas,
		.pooling = how->pooling,
		.writer = writer,
		.told = told,
		.iqr = ehr_calloc(series->n_variable + 1, sizeof(double)),
	};
	int rc = 0;

	for (size_t i = 0; i < series->n_variable; i++)
		self.iqr[i] = ehr_response_iqr(series, i);
	for (size_t i = 0; i < batch->n && rc == 0; i++) {
		const struct ehr_response_result *result = &batch->result[i];
		size_t n = ehr_response_estimates(result->model);

		count(told, result);
		for (size_t j = 0; j < n && rc == 0; j++)
			rc = write_estimate(
				&self, result, &result->estimate[j], err);
	}
	free(self.iqr);
	ehr_arena_release(&self.arena);
	return rc;
}

static bool same_key(
	const struct ehr_response_key *a, const struct ehr_response_key *b)
{
	return strcmp(a->model, b->model) == 0 &&
	       strcmp(a->outcome, b->outcome) == 0 &&
	       strcmp(a->pollutant, b->pollutant) == 0 &&
	       strcmp(a->with, b->with) == 0 && strcmp(a->lag, b->lag) == 0;
}

static int write_key(struct writing *self,
	const struct ehr_response_area *first, struct ehr_err *err)
{
	struct line line = {
		.key = first->key,
		.unit = first->unit,
		.iqr = NAN,
	};
	struct ehr_pooled pooled;
	enum ehr_response_pooled found;

	ehr_arena_reset(&self->arena);
	if (pool(self, &first->key, NULL, &pooled, &found, err))
		return -1;
	if (found != EHR_RESPONSE_POOLED)
		return 0;
	line.beta = pooled.mu;
	line.se = pooled.se;
	return write_pooled(self, &line, "pooled-", &pooled, err);
}

int ehr_response_write_areas(const struct ehr_response_areas *areas,
	enum ehr_pooling pooling, struct ehr_writer *writer,
	struct ehr_response_told *told, struct ehr_err *err)
{
	struct writing self = {
		.areas = areas,
		.pooling = pooling,
		.writer = writer,
		.told = told,
	};
	int rc = 0;

	for (size_t i = 0; i < areas->n && rc == 0; i++) {
		size_t j = 0;

		while (j < i &&
			!same_key(&areas->row[i].key, &areas->row[j].key))
			j++;
		if (j == i)
			rc = write_key(&self, &areas->row[i], err);
	}
	ehr_arena_release(&self.arena);
	return rc;
}
