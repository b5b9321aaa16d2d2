/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/interpolation_field.h"

#include <math.h>
#include <stdlib.h>

/* The samples that have value v. */
static void gather(struct ehr_interpolation_field *self,
	const struct ehr_zoning_samples *samples, size_t v)
{
	size_t n_values = samples->setup->n_values;

	self->point = ehr_realloc(NULL, samples->n + 1, sizeof(self->point[0]));
	self->value = ehr_realloc(NULL, samples->n + 1, sizeof(self->value[0]));
	self->sample =
		ehr_realloc(NULL, samples->n + 1, sizeof(self->sample[0]));
	for (size_t i = 0; i < samples->n; i++) {
		const struct ehr_zoning_sample_value *value =
			&samples->value[i * n_values + v];

		if (value->n == 0)
			continue;
		self->point[self->n] = samples->sample[i].at;
		self->value[self->n] = value->value;
		self->sample[self->n++] = (uint32_t)i;
	}
}

static bool are_alike(const double *value, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (value[i] < value[0] || value[i] > value[0])
			return false;
	return true;
}

/* Do all points lie on the line through the first and that farthest from it, to
 * a millionth of their distance? */
static bool are_in_line(const struct ehr_plane_point *point, size_t n)
{
	double east = 0, north = 0, most = 0;

	for (size_t i = 1; i < n; i++) {
		double e = point[i].easting - point[0].easting;
		double o = point[i].northing - point[0].northing;

		if (e * e + o * o > most) {
			most = e * e + o * o;
			east = e;
			north = o;
		}
	}
	for (size_t i = 1; i < n; i++) {
		double e = point[i].easting - point[0].easting;
		double o = point[i].northing - point[0].northing;

		if (fabs(e * north - o * east) > 1e-6 * most)
			return false;
	}
	return true;
}

static size_t estimate(struct ehr_interpolation_field *self,
	struct ehr_plane_point at, size_t n, double *value, double *sd)
{
	*sd = NAN;
	if (n == 0)
		return 0;
	if (self->told.alike || self->how->method == EHR_INTERPOLATE_NEAREST) {
		*value = self->value[self->near[0].point];
		return n;
	}
	if (self->how->method == EHR_INTERPOLATE_IDW) {
		*value = ehr_inverse_distance(
			self->near, n, self->value, self->how->power);
		return n;
	}
	return ehr_kriging_at(&self->kriging, at, self->near, n, value, sd) ? n
									    : 0;
}

size_t ehr_interpolation_field_at(struct ehr_interpolation_field *field,
	struct ehr_plane_point at, double *value, double *sd)
{
	size_t n = ehr_point_index_near(&field->index, at, field->how->radius_m,
		field->most, field->near);

	return estimate(field, at, n, value, sd);
}

/* Samples from the others. False if one has no certain solution. */
static bool validate(struct ehr_interpolation_field *self)
{
	struct ehr_cross_validation *check = &self->told.check;
	double sum = 0, squares = 0, standard = 0, standard_squares = 0;
	size_t step = (self->n - 1) / EHR_CROSS_VALIDATED + 1;

	*check = (struct ehr_cross_validation){ 0 };
	for (size_t i = 0; i < self->n; i += step) {
		/* the sample itself is the nearest: places differ */
		size_t n = ehr_point_index_near(&self->index, self->point[i],
			self->how->radius_m, self->most + 1, self->near);
		double value, sd, error;

		memmove(self->near, self->near + 1,
			(n - 1) * sizeof(self->near[0]));
		if (n == 1) {
			check->alone++;
			continue;
		}
		if (!estimate(self, self->point[i], n - 1, &value, &sd))
			return false;
		error = value - self->value[i];
		check->n++;
		sum += error;
		squares += error * error;
		standard += sd > 0 ? error / sd : 0;
		standard_squares += sd > 0 ? error * error / (sd * sd) : 0;
	}
	if (check->n == 0)
		return true;
	check->mean_error = sum / (double)check->n;
	check->rmse = sqrt(squares / (double)check->n);
	check->mean_standard = standard / (double)check->n;
	check->rms_standard = sqrt(standard_squares / (double)check->n);
	return true;
}

static void take_model(struct ehr_interpolation_field *self,
	const struct ehr_variogram_model *model)
{
	ehr_kriging_release(&self->kriging);
	self->kriging = (struct ehr_kriging){
		.model = *model, .point = self->point, .value = self->value
	};
	self->told.model = *model;
}

/* The best of the models that are wanted and can be solved. */
static int fit(struct ehr_interpolation_field *self,
	const struct ehr_interpolation_numbers *numbers, struct ehr_err *err)
{
	struct ehr_variogram_model model[EHR_VARIOGRAM_KINDS];
	double error[EHR_VARIOGRAM_KINDS];
	struct ehr_variogram variogram;

	ehr_variogram_of(&variogram, self->point, self->value, self->n,
		numbers->cutoff_share *
			ehr_variogram_extent(self->point, self->n),
		numbers->lags);
	for (int i = 0; i < EHR_VARIOGRAM_KINDS; i++) {
		model[i].kind = (enum ehr_variogram_kind)i;
		error[i] = INFINITY;
		if (self->how->kind_given &&
			self->how->model.kind != model[i].kind)
			continue;
		if (!ehr_variogram_fit(&variogram, &model[i], &error[i]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("kriging: the distances between the %zu "
				  "samples do not make a semivariogram; take "
				  "idw or nearest"),
				self->n);
	}
	for (;;) {
		int best = 0;

		for (int i = 1; i < EHR_VARIOGRAM_KINDS; i++)
			if (error[i] < error[best])
				best = i;
		if (!isfinite(error[best]))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("kriging: under the model the samples stand "
				  "too near to each other to be told apart; "
				  "name another model"));
		take_model(self, &model[best]);
		self->told.unbounded =
			ehr_variogram_unbounded(&variogram, &model[best]);
		if (validate(self))
			return 0;
		error[best] = INFINITY;
	}
}

static int prepare_kriging(struct ehr_interpolation_field *self,
	const struct ehr_interpolation_numbers *numbers, struct ehr_err *err)
{
	if (self->how->model_given) {
		take_model(self, &self->how->model);
		return validate(self)
			       ? 0
			       : ehr_fail(err, EHR_FAULT_DATA,
					 _("kriging: under the model the "
					   "samples stand too near to each "
					   "other to be told apart; name "
					   "another model"));
	}
	if (self->n < numbers->least)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("kriging needs %zu samples or more for its "
			  "semivariogram, found %zu; take idw or nearest, or "
			  "name a model with its numbers"),
			numbers->least, self->n);
	if (self->n > EHR_KRIGING_SAMPLES)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("kriging: a semivariogram can be made of %d samples "
			  "at most, found %zu; name a model with its numbers"),
			EHR_KRIGING_SAMPLES, self->n);
	return fit(self, numbers, err);
}

int ehr_interpolation_field_make(struct ehr_interpolation_field *field,
	const struct ehr_interpolation *how,
	const struct ehr_interpolation_numbers *numbers,
	const struct ehr_zoning_samples *samples, size_t v, struct ehr_err *err)
{
	bool kriging = how->method == EHR_INTERPOLATE_KRIGING;

	*field = (struct ehr_interpolation_field){ .how = how };
	gather(field, samples, v);
	field->told.samples = field->n;
	if (field->n == 0)
		return 0;
	field->most = how->most;
	if (field->most == 0)
		field->most = kriging ? numbers->neighbours : field->n;
	if (field->most > field->n)
		field->most = field->n;
	field->near =
		ehr_realloc(NULL, field->most + 1, sizeof(field->near[0]));
	ehr_point_index_make(&field->index, field->point, field->n);
	field->told.alike = are_alike(field->value, field->n);
	field->told.in_line = are_in_line(field->point, field->n);
	if (kriging && !field->told.alike)
		return prepare_kriging(field, numbers, err);
	(void)validate(field);
	return 0;
}

void ehr_interpolation_field_release(struct ehr_interpolation_field *field)
{
	ehr_kriging_release(&field->kriging);
	ehr_point_index_release(&field->index);
	free(field->near);
	free(field->point);
	free(field->value);
	free(field->sample);
	*field = (struct ehr_interpolation_field){ 0 };
}
