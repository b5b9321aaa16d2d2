/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_weights.h"

#include <math.h>

#include "calc/ahp.h"
#include "calc/weights.h"

static long find(const struct ehr_screen_weighting *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_eq(name, self->name[i]))
			return (long)i;
	return -1;
}

static int add_name(struct ehr_screen_weighting *self, struct ehr_str name,
	struct ehr_err *err)
{
	if (name.n == 0 || find(self, name) >= 0 || self->n == EHR_CRITERIA_MAX)
		return ehr_fail_cell(err, "indicator", "repeated",
			N_("the name of an indicator, each once, 64 at most"),
			name);
	self->name[self->n++] = ehr_arena_copy(&self->arena, name);
	return 0;
}

static int read_given(struct ehr_screen_weighting *self,
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	size_t name, weight;
	struct ehr_row row;
	double sum = 0;
	int rc;

	if (ehr_header_need(header, "indicator", &name, err) ||
		ehr_header_need(header, "weight", &weight, err))
		return -1;
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		double *to = &self->weight[self->n];

		if (add_name(self, ehr_str_trim(row.cell[name]), err))
			return ehr_err_at(err, NULL, row.line);
		if (ehr_num_read(row.cell[weight], to) != EHR_NUM_VALUE ||
			*to < 0) {
			ehr_fail_cell(err, "weight", "out_of_range",
				N_("a number from 0 on"), row.cell[weight]);
			return ehr_err_at(err, NULL, row.line);
		}
		sum += *to;
	}
	if (rc)
		return rc;
	if (!(sum > 0) || !isfinite(sum))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the weights have no sum above 0"));
	ehr_weights_scale(self->weight, self->n);
	return 0;
}

/* A judgement: NAN for an empty cell. */
static int read_judgement(struct ehr_str cell, const char *column,
	double *value, struct ehr_err *err)
{
	struct ehr_str under = ehr_str_trim(cell);
	struct ehr_str over = ehr_str_cut(&under, '/');
	double divisor = 1;

	*value = NAN;
	if (over.n == 0 && !under.p)
		return 0;
	if (ehr_num_read(over, value) == EHR_NUM_VALUE &&
		(!under.p || ehr_num_read(under, &divisor) == EHR_NUM_VALUE) &&
		*value > 0 && divisor > 0 && isfinite(*value / divisor) &&
		*value / divisor > 0) {
		*value /= divisor;
		return 0;
	}
	return ehr_fail_cell(err, column, "out_of_range",
		N_("a number above 0 or a fraction such as 1/3"), cell);
}

/* The matrix as it is read: the rows' names, and the columns of the header that
 * stand for them. */
struct judgements {
	double value[EHR_CRITERIA_MAX * EHR_CRITERIA_MAX];
	size_t column[EHR_CRITERIA_MAX];
	size_t n; /* columns */
};

static int read_matrix_row(struct ehr_screen_weighting *self,
	struct judgements *all, const struct ehr_header *header,
	const struct ehr_row *row, struct ehr_err *err)
{
	for (size_t j = 0; j < all->n; j++)
		if (read_judgement(row->cell[all->column[j]],
			    header->name[all->column[j]],
			    &all->value[(self->n - 1) * all->n + j], err))
			return ehr_err_at(err, NULL, row->line);
	return 0;
}

static int read_matrix(struct ehr_screen_weighting *self,
	struct judgements *all, struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_row row;
	size_t name;
	int rc;

	if (ehr_header_need(header, "indicator", &name, err))
		return -1;
	if (header->n < 2 || header->n - 1 > EHR_CRITERIA_MAX)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("judgements are of 1 to %d indicators"),
			EHR_CRITERIA_MAX);
	for (size_t i = 0; i < header->n; i++)
		if (i != name)
			all->column[all->n++] = i;
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		if (self->n == all->n)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("there are more rows of judgements than "
				  "columns"));
		if (add_name(self, ehr_str_trim(row.cell[name]), err))
			return ehr_err_at(err, NULL, row.line);
		if (read_matrix_row(self, all, header, &row, err))
			return -1;
	}
	return rc;
}

/* Rows in the order of the columns. */
static int square(struct ehr_screen_weighting *self,
	const struct judgements *all, const struct ehr_header *header,
	double *matrix, struct ehr_err *err)
{
	struct ehr_str name[EHR_CRITERIA_MAX];

	for (size_t i = 0; i < all->n; i++) {
		long at;

		name[i] =
			ehr_str_trim(ehr_str_of(header->name[all->column[i]]));
		at = find(self, name[i]);
		if (at < 0)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the judgements have a column \"%s\" and no "
				  "row of that name"),
				header->name[all->column[i]]);
		for (size_t j = 0; j < all->n; j++)
			matrix[i * all->n + j] =
				all->value[(size_t)at * all->n + j];
	}
	for (size_t i = 0; i < all->n; i++)
		self->name[i] = ehr_arena_copy(&self->arena, name[i]);
	return 0;
}

static const double tolerance = 0.01; /* 0.33 for 1/3 will do */

static int make_reciprocal(const struct ehr_screen_weighting *self,
	double *matrix, struct ehr_err *err)
{
	size_t n = self->n;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i; j < n; j++) {
			double *here = &matrix[i * n + j];
			double *across = &matrix[j * n + i];

			if (i == j && isnan(*here))
				*here = 1;
			if (isnan(*here))
				*here = 1 / *across;
			if (isnan(*across))
				*across = 1 / *here;
			if (fabs(*here * *across - 1) <= tolerance)
				continue;
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the judgements of \"%.*s\" over \"%.*s\" "
				  "are missing, or are not one over the other"),
				(int)self->name[i].n, self->name[i].p,
				(int)self->name[j].n, self->name[j].p);
		}
	return 0;
}

static int read_judgements(struct ehr_screen_weighting *self,
	struct ehr_reader *reader, const struct ehr_screen_rules *rules,
	struct ehr_err *err)
{
	struct judgements *all =
		ehr_arena_calloc(&self->arena, 1, sizeof(*all));
	double *matrix = ehr_arena_alloc(&self->arena, sizeof(all->value));
	struct ehr_ahp result;
	double index;

	if (read_matrix(self, all, reader, err))
		return -1;
	if (self->n != all->n)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("there are %zu rows of judgements and %zu columns"),
			self->n, all->n);
	if (square(self, all, ehr_reader_header(reader), matrix, err) ||
		make_reciprocal(self, matrix, err))
		return -1;
	if (!ehr_ahp(matrix, self->n, self->weight, &result))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the eigenvector of the judgements does not settle"));
	index = rules->random_index[self->n];
	self->lambda = result.lambda;
	self->consistency_ratio = index > 0 ? result.consistency_index / index
				  : isnan(index) ? NAN
						 : 0;
	return 0;
}

int ehr_screen_weighting_read(struct ehr_screen_weighting *self,
	struct ehr_reader *reader, const struct ehr_screen_rules *rules,
	struct ehr_err *err)
{
	/* the reader forgets it at its end */
	const char *file = ehr_arena_string(
		&self->arena, ehr_str_of(ehr_reader_file(reader)));
	int rc = self->kind == EHR_SCREEN_AHP
			 ? read_judgements(self, reader, rules, err)
			 : read_given(self, reader, err);

	return rc < 0 ? ehr_err_at(err, file, 0) : 0;
}

void ehr_screen_weighting_release(struct ehr_screen_weighting *self)
{
	ehr_arena_release(&self->arena);
}

static int look_up(const struct ehr_screen_weighting *self,
	const struct ehr_criteria *criteria, const struct ehr_str *name,
	double *weight, struct ehr_err *err)
{
	char shown[96];
	double sum = 0;

	for (size_t j = 0; j < criteria->m; j++) {
		long at = find(self, name[j]);

		ehr_visible(shown, sizeof(shown), name[j]);
		if (at < 0)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--weights has no weight for \"%s\""), shown);
		weight[j] = self->weight[at];
		sum += weight[j];
	}
	if (self->n != criteria->m)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--weights has weights of %zu indicators, of which "
			  "%zu are used; --use names them"),
			self->n, criteria->m);
	if (!(sum > 0))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the weights have no sum above 0"));
	return 0;
}

int ehr_screen_weighting_of(const struct ehr_screen_weighting *self,
	const struct ehr_criteria *criteria, const struct ehr_str *name,
	double *weight, struct ehr_err *err)
{
	char shown[96];
	size_t bad = 0;

	switch (self->kind) {
	case EHR_SCREEN_AHP:
	case EHR_SCREEN_GIVEN:
		return look_up(self, criteria, name, weight, err);
	case EHR_SCREEN_CRITIC: ehr_weights_critic(criteria, weight); return 0;
	case EHR_SCREEN_ENTROPY:
		if (ehr_weights_entropy(criteria, weight, &bad))
			return 0;
		ehr_visible(shown, sizeof(shown), name[bad]);
		return ehr_fail(err, EHR_FAULT_DATA,
			_("the indicator \"%s\" has values below 0, which have "
			  "no entropy"),
			shown);
	default:
		for (size_t j = 0; j < criteria->m; j++)
			weight[j] = 1 / (double)criteria->m;
		return 0;
	}
}
