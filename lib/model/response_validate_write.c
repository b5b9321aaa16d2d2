/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "calc/ranks.h"
#include "calc/special.h"
#include "model/response_tasks.h"
#include "model/response_validate.h"

const char *const ehr_response_validation_columns[] = { "part", "index",
	"other", "outcome", "lag", "index_class", "other_class", "n", "share",
	"beta", "se", "iqr", "er_iqr", "er_iqr_lo", "er_iqr_hi", "t", "phi",
	"deviance", "deviance_gain", "qaic", "spearman", "response_flags" };
const size_t ehr_response_validation_n_columns =
	sizeof(ehr_response_validation_columns) /
	sizeof(*ehr_response_validation_columns);

/* Cells of a row; NULL and NAN are empty. */
struct line {
	const char *part, *index, *other, *outcome, *lag, *flags;
	struct ehr_str class, other_class;
	size_t n;
	double share, spearman;
	const struct ehr_response_validity *fit;
};

static double percent(double log_rr)
{
	return 100 * expm1(log_rr);
}

static void put_fit(
	struct ehr_writer *writer, const struct ehr_response_validity *fit)
{
	const double z = ehr_normal_quantile(0.975);

	if (!fit) {
		for (int i = 0; i < 11; i++)
			ehr_writer_empty(writer);
		return;
	}
	ehr_response_put(writer, fit->beta);
	ehr_response_put(writer, fit->se);
	ehr_response_put(writer, fit->iqr);
	ehr_response_put(writer, percent(fit->iqr * fit->beta));
	ehr_response_put(writer, percent(fit->iqr * (fit->beta - z * fit->se)));
	ehr_response_put(writer, percent(fit->iqr * (fit->beta + z * fit->se)));
	ehr_response_put(writer, fit->beta / fit->se);
	ehr_response_put(writer, fit->phi);
	ehr_response_put(writer, fit->deviance);
	ehr_response_put(writer, fit->gain);
	ehr_response_put(writer, fit->qaic);
}

static void put_word(struct ehr_writer *writer, const char *word)
{
	ehr_writer_puts(writer, word ? word : "");
}

static int write_line(
	struct ehr_writer *writer, const struct line *line, struct ehr_err *err)
{
	put_word(writer, line->part);
	put_word(writer, line->index);
	put_word(writer, line->other);
	put_word(writer, line->outcome);
	put_word(writer, line->lag);
	ehr_writer_text(writer, line->class);
	ehr_writer_text(writer, line->other_class);
	ehr_writer_count(writer, line->n);
	ehr_response_put(writer, line->share);
	put_fit(writer, line->fit);
	ehr_response_put(writer, line->spearman);
	put_word(writer, line->flags);
	return ehr_writer_end_row(writer, err);
}

static int write_fit(const struct ehr_response_validating *how,
	const struct ehr_response_validity *fit, struct ehr_writer *writer,
	struct ehr_err *err)
{
	char lag[EHR_RESPONSE_LAG_TEXT];
	const struct line line = { .part = "fit",
		.index = how->indices->index[fit->index].column.name,
		.outcome = how->series->variable[fit->outcome].column.name,
		.lag = lag,
		.n = fit->n,
		.share = NAN,
		.spearman = NAN,
		.fit = fit,
		.flags = ehr_response_word(fit->state) };

	ehr_response_lag_write(lag, fit->lag);
	return write_line(writer, &line, err);
}

/* Correlation of ranks (ties: mean of their places) on the days of both. */
static double spearman(const double *x, const double *y, size_t n, size_t *used)
{
	double *kept = ehr_calloc(4 * n + 1, sizeof(*kept));
	double *rx = kept + 2 * n, *ry = kept + 3 * n;
	double sums[3] = { 0 }, mean;

	*used = 0;
	for (size_t d = 0; d < n; d++)
		if (!isnan(x[d]) && !isnan(y[d])) {
			kept[*used] = x[d];
			kept[n + (*used)++] = y[d];
		}
	ehr_rank(kept, *used, EHR_TIES_AVERAGE, rx);
	ehr_rank(kept + n, *used, EHR_TIES_AVERAGE, ry);
	mean = ((double)*used + 1) / 2;
	for (size_t i = 0; i < *used; i++) {
		sums[0] += (rx[i] - mean) * (ry[i] - mean);
		sums[1] += (rx[i] - mean) * (rx[i] - mean);
		sums[2] += (ry[i] - mean) * (ry[i] - mean);
	}
	free(kept);
	return sums[0] / sqrt(sums[1] * sums[2]);
}

/* The classes of an index by the mean index of their days. */
static size_t *classes_rising(const struct ehr_response_validating *how,
	const struct ehr_day_index *index, struct ehr_arena *arena)
{
	const size_t n = index->word.n;
	double *sum = ehr_arena_calloc(arena, 2 * n + 1, sizeof(*sum));
	size_t *order = ehr_arena_calloc(arena, n + 1, sizeof(*order));

	for (size_t d = how->from; d < how->to; d++)
		if (index->class[d] >= 0 && !isnan(index->value[d])) {
			sum[index->class[d]] += index->value[d];
			sum[n + (size_t)index->class[d]]++;
		}
	for (size_t i = 0; i < n; i++) {
		size_t at = i;

		sum[i] =
			sum[n + i] > 0 ? sum[i] / sum[n + i] : (double)INFINITY;
		for (; at > 0 && sum[order[at - 1]] > sum[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	return order;
}

static size_t count_days(const struct ehr_response_validating *how,
	const struct ehr_day_index *a, const struct ehr_day_index *b,
	long class_a, long class_b)
{
	size_t n = 0;

	for (size_t d = how->from; d < how->to; d++)
		n += a->class[d] >= 0 && b->class[d] >= 0 &&
		     (class_a < 0 || a->class[d] == class_a) &&
		     (class_b < 0 || b->class[d] == class_b);
	return n;
}

static int write_classes(const struct ehr_response_validating *how,
	const struct ehr_day_index *a, const struct ehr_day_index *b,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_arena arena = { 0 };
	size_t *rows = classes_rising(how, a, &arena);
	size_t *columns = classes_rising(how, b, &arena);
	size_t all = count_days(how, a, b, -1, -1);
	struct line line = { .part = "class",
		.index = a->column.name,
		.other = b->column.name,
		.spearman = NAN };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < a->word.n; i++)
		for (size_t k = 0; rc == 0 && k < b->word.n; k++) {
			line.class = a->word.key[rows[i]];
			line.other_class = b->word.key[columns[k]];
			line.n = count_days(
				how, a, b, (long)rows[i], (long)columns[k]);
			line.share = (double)line.n / (double)all;
			rc = write_line(writer, &line, err);
		}
	ehr_arena_release(&arena);
	return rc;
}

static int write_pair(const struct ehr_response_validating *how,
	const struct ehr_day_index *a, const struct ehr_day_index *b,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct line line = { .part = "rank",
		.index = a->column.name,
		.other = b->column.name,
		.share = NAN };

	line.spearman = spearman(a->value + how->from, b->value + how->from,
		how->to - how->from, &line.n);
	if (write_line(writer, &line, err))
		return -1;
	if (!a->column.class || !b->column.class)
		return 0;
	return write_classes(how, a, b, writer, err);
}

int ehr_response_validation_write(
	const struct ehr_response_validation *validation,
	const struct ehr_response_validating *how, struct ehr_writer *writer,
	struct ehr_err *err)
{
	const struct ehr_response_indices *indices = how->indices;

	for (size_t i = 0; i < validation->n; i++)
		if (write_fit(how, &validation->row[i], writer, err))
			return -1;
	for (size_t i = 0; i < indices->n; i++)
		for (size_t k = i + 1; k < indices->n; k++)
			if (write_pair(how, &indices->index[i],
				    &indices->index[k], writer, err))
				return -1;
	return 0;
}
