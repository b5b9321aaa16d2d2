/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/forecast_verify.h"

#include <math.h>
#include <stdlib.h>

#include "base/sum.h"
#include "calc/verification.h"

enum { PERCENT = 100, LABEL_CELLS = 2, EVENT_CELLS = 14, LEVEL_CELLS = 3 };

const char *const ehr_verify_results[EHR_VERIFY_RESULTS + 1] = { "station",
	"variable", "method", "lead_time", "n", "n_no_forecast",
	"n_no_observation", "bias", "mae", "rmse", "nmb", "r", "exact",
	"within_one", "n_interval", "interval_coverage", "interval_width",
	"skill_persistence", "skill_climatology", "threshold", "hits", "misses",
	"false_alarms", "correct_negatives", "pod", "miss_ratio", "far", "pofd",
	"csi", "frequency_bias", "pss", "hss", "ets", "level_accuracy",
	"level_range", "level_goal", NULL };

/* A row of the group with forecast and observation of the variable. */
struct pair {
	const struct ehr_pair_row *row;
	double forecast, observed;
};

/* What is being written: a group by one variable. */
struct group {
	const struct ehr_verify *verify;
	const struct ehr_pair_row *const *row; /* of the group */
	size_t n_row, variable;
	struct pair *pair;
	size_t n, no_forecast, no_observation;
	double *forecast, *observed, *usual; /* room for n_row */
	struct ehr_writer *writer;
};

static void gather(struct group *self)
{
	const struct ehr_pairs *pairs = self->verify->pairs;

	self->n = self->no_forecast = self->no_observation = 0;
	for (size_t i = 0; i < self->n_row; i++) {
		struct pair found = { self->row[i],
			ehr_pair_forecast(
				self->row[i], self->variable, EHR_PAIR_VALUE),
			ehr_pair_observed(
				pairs, self->row[i], self->variable, false) };

		self->no_forecast += isnan(found.forecast) != 0;
		self->no_observation += isnan(found.observed) != 0;
		if (!isnan(found.forecast) && !isnan(found.observed))
			self->pair[self->n++] = found;
	}
}

static void put(struct group *self, double value)
{
	if (isnan(value))
		ehr_writer_empty(self->writer);
	else
		ehr_writer_number(self->writer, value);
}

static void put_empty(struct group *self, int n)
{
	while (n-- > 0)
		ehr_writer_empty(self->writer);
}

static void put_count(struct group *self, size_t n)
{
	ehr_writer_count(self->writer, n);
}

static void put_key(
	struct group *self, unsigned by, const struct ehr_map *map, long at)
{
	if (self->verify->by & by)
		ehr_writer_text(self->writer, map->key[at]);
	else
		ehr_writer_empty(self->writer);
}

static void put_keys(struct group *self)
{
	const struct ehr_pairs *pairs = self->verify->pairs;
	const struct ehr_pair_row *row = self->row[0];

	put_key(self, EHR_VERIFY_BY_STATION, &pairs->station, row->station);
	ehr_writer_puts(self->writer, pairs->variable[self->variable].name);
	put_key(self, EHR_VERIFY_BY_METHOD, &pairs->method, row->method);
	if (self->verify->by & EHR_VERIFY_BY_LEAD)
		put_count(self, (size_t)(row->target - row->issued));
	else
		ehr_writer_empty(self->writer);
	put_count(self, self->n);
	put_count(self, self->no_forecast);
	put_count(self, self->no_observation);
}

static void put_values(struct group *self)
{
	struct ehr_value_scores scores;

	for (size_t i = 0; i < self->n; i++) {
		self->forecast[i] = self->pair[i].forecast;
		self->observed[i] = self->pair[i].observed;
	}
	ehr_value_scores(self->forecast, self->observed, self->n, &scores);
	put(self, scores.bias);
	put(self, scores.mae);
	put(self, scores.rmse);
	put(self, scores.nmb);
	put(self, scores.r);
}

/* Of what was published: alike, and at most one apart. */
static void put_labels(struct group *self)
{
	const struct ehr_pairs *pairs = self->verify->pairs;
	size_t n = 0, exact = 0, near = 0;

	if (!pairs->variable[self->variable].has_label) {
		put_empty(self, LABEL_CELLS);
		return;
	}
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_pair_row *row = self->pair[i].row;
		double apart = fabs(
			ehr_pair_forecast(row, self->variable, EHR_PAIR_LABEL) -
			ehr_pair_observed(pairs, row, self->variable, true));

		n += isnan(apart) == 0;
		exact += apart < 0.5;
		near += apart < 1.5;
	}
	put(self, n ? (double)exact / (double)n : NAN);
	put(self, n ? (double)near / (double)n : NAN);
}

/* How many observations the intervals hold, and how wide those are. */
static void put_intervals(struct group *self)
{
	struct ehr_sum width = { 0 };
	size_t n = 0, held = 0;

	for (size_t i = 0; i < self->n; i++) {
		const struct pair *pair = &self->pair[i];
		double low = ehr_pair_forecast(
			pair->row, self->variable, EHR_PAIR_LOW);
		double high = ehr_pair_forecast(
			pair->row, self->variable, EHR_PAIR_HIGH);

		if (isnan(low) || isnan(high))
			continue;
		n++;
		held += low <= pair->observed && pair->observed <= high;
		ehr_sum_add(&width, high - low);
	}
	put_count(self, n);
	put(self, n ? (double)held / (double)n : NAN);
	put(self, n ? ehr_sum_value(&width) / (double)n : NAN);
	ehr_sum_release(&width);
}

static double mse_of(const double *forecast, const double *observed, size_t n)
{
	struct ehr_value_scores scores;

	ehr_value_scores(forecast, observed, n, &scores);
	return scores.mse;
}

/* Over those pairs of which the reference has a forecast, too. */
static double skill(struct group *self, int which)
{
	const struct ehr_pairs *pairs = self->verify->pairs;
	size_t n = 0;

	for (size_t i = 0; i < self->n; i++) {
		const struct pair *pair = &self->pair[i];
		long at = pair->row->reference[which];

		if (at < 0)
			continue;
		self->usual[n] = ehr_pair_forecast(
			&pairs->row[at], self->variable, EHR_PAIR_VALUE);
		if (isnan(self->usual[n]))
			continue;
		self->forecast[n] = pair->forecast;
		self->observed[n++] = pair->observed;
	}
	return ehr_skill(mse_of(self->forecast, self->observed, n),
		mse_of(self->usual, self->observed, n));
}

/* An index is judged by what was published. */
static void count_event(const struct group *self, const struct pair *pair,
	double threshold, struct ehr_contingency *table)
{
	const struct ehr_pairs *pairs = self->verify->pairs;
	double forecast = pair->forecast, observed = pair->observed;

	if (pairs->variable[self->variable].has_label) {
		forecast = ehr_pair_forecast(
			pair->row, self->variable, EHR_PAIR_LABEL);
		observed = ehr_pair_observed(
			pairs, pair->row, self->variable, true);
	}
	if (!isnan(forecast) && !isnan(observed))
		ehr_contingency_count(
			table, forecast >= threshold, observed >= threshold);
}

static void put_event(struct group *self, const struct ehr_verify_event *event)
{
	struct ehr_contingency table = { 0 };
	struct ehr_event_scores scores;

	if (!event) {
		put_empty(self, EVENT_CELLS);
		return;
	}
	for (size_t i = 0; i < self->n; i++)
		count_event(self, &self->pair[i], event->threshold, &table);
	ehr_event_scores(&table, &scores);
	put(self, event->threshold);
	put_count(self, table.hits);
	put_count(self, table.misses);
	put_count(self, table.false_alarms);
	put_count(self, table.correct_negatives);
	put(self, scores.pod);
	put(self, scores.miss);
	put(self, scores.far);
	put(self, scores.pofd);
	put(self, scores.csi);
	put(self, scores.bias);
	put(self, scores.pss);
	put(self, scores.hss);
	put(self, scores.ets);
}

/* Upper bounds of all levels but the last. */
static size_t bounds_of(
	const struct ehr_aqi_levels *levels, double upper[EHR_AQI_LEVELS])
{
	for (size_t i = 0; i + 1 < levels->n; i++)
		upper[i] = levels->level[i].to;
	return levels->n ? levels->n - 1 : 0;
}

/* HJ 1130-2020, for the AQI alone. */
static void put_levels(struct group *self)
{
	const struct ehr_verify *verify = self->verify;
	const char *name = verify->pairs->variable[self->variable].name;
	double share = verify->setting[EHR_FORECAST_HJ1130_RANGE] / PERCENT;
	double upper[EHR_AQI_LEVELS];
	size_t right = 0, n;

	if (!verify->levels || strcmp(name, "aqi") != 0) {
		put_empty(self, LEVEL_CELLS);
		return;
	}
	n = bounds_of(verify->levels, upper);
	for (size_t i = 0; i < self->n; i++)
		right += ehr_level_right(upper, n, share,
			self->pair[i].forecast, self->pair[i].observed);
	put(self, self->n ? (double)right / (double)self->n : NAN);
	put(self, share);
	put(self, verify->setting[EHR_FORECAST_HJ1130_GOAL] / PERCENT);
}

static int write_row(struct group *self, const struct ehr_verify_event *event,
	struct ehr_err *err)
{
	put_keys(self);
	put_values(self);
	put_labels(self);
	put_intervals(self);
	put(self, skill(self, 0));
	put(self, skill(self, 1));
	put_event(self, event);
	put_levels(self);
	return ehr_writer_end_row(self->writer, err);
}

static int write_group(struct group *self, struct ehr_err *err)
{
	const struct ehr_verify *verify = self->verify;
	bool written = false;

	gather(self);
	for (size_t i = 0; i < verify->n_event; i++) {
		if (verify->event[i].variable != self->variable)
			continue;
		written = true;
		if (write_row(self, &verify->event[i], err))
			return -1;
	}
	return written ? 0 : write_row(self, NULL, err);
}

/* A row with what it is sorted by. */
struct sorted {
	long station, method, lead;
	const struct ehr_pair_row *row;
};

static int compare_keys(const struct sorted *x, const struct sorted *y)
{
	if (x->station != y->station)
		return x->station < y->station ? -1 : 1;
	if (x->method != y->method)
		return x->method < y->method ? -1 : 1;
	return (x->lead > y->lead) - (x->lead < y->lead);
}

static int compare(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int way = compare_keys(x, y);

	return way ? way : (x->row > y->row) - (x->row < y->row);
}

static struct sorted *sort(const struct ehr_verify *verify)
{
	const struct ehr_pairs *pairs = verify->pairs;
	struct sorted *sorted = ehr_alloc((pairs->n + 1) * sizeof(*sorted));
	unsigned by = verify->by;

	for (size_t i = 0; i < pairs->n; i++) {
		const struct ehr_pair_row *row = &pairs->row[i];

		sorted[i] = (struct sorted){
			by & EHR_VERIFY_BY_STATION ? row->station : 0,
			by & EHR_VERIFY_BY_METHOD ? row->method : 0,
			by & EHR_VERIFY_BY_LEAD ? row->target - row->issued : 0,
			row
		};
	}
	if (pairs->n)
		qsort(sorted, pairs->n, sizeof(*sorted), compare);
	return sorted;
}

static int write_variable(struct group *self, const struct sorted *sorted,
	const struct ehr_pair_row *const *row, struct ehr_err *err)
{
	size_t n = self->verify->pairs->n, first = 0;

	for (size_t i = 1; i <= n; i++) {
		if (i < n && compare_keys(&sorted[i - 1], &sorted[i]) == 0)
			continue;
		self->row = row + first;
		self->n_row = i - first;
		first = i;
		if (write_group(self, err))
			return -1;
	}
	return 0;
}

int ehr_verify_write(const struct ehr_verify *verify, struct ehr_writer *writer,
	struct ehr_err *err)
{
	size_t n = verify->pairs->n;
	struct sorted *sorted = sort(verify);
	const struct ehr_pair_row **row = ehr_alloc((n + 1) * sizeof(*row));
	struct group group = { .verify = verify, .writer = writer };
	int rc = 0;

	for (size_t i = 0; i < n; i++)
		row[i] = sorted[i].row;
	group.pair = ehr_alloc((n + 1) * sizeof(*group.pair));
	group.forecast = ehr_alloc((n + 1) * sizeof(double));
	group.observed = ehr_alloc((n + 1) * sizeof(double));
	group.usual = ehr_alloc((n + 1) * sizeof(double));
	for (size_t i = 0; rc == 0 && i < verify->pairs->n_variable; i++) {
		group.variable = i;
		rc = write_variable(&group, sorted, row, err);
	}
	free(group.usual);
	free(group.observed);
	free(group.forecast);
	free(group.pair);
	free(row);
	free(sorted);
	return rc;
}
