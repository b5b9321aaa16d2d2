/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/interpolation.h"

#include "base/num.h"

static int bad(const char *text, struct ehr_err *err)
{
	char shown[64];

	ehr_visible(shown, sizeof(shown), ehr_str_of(text));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--interpolate is nearest:R, idw:P,R[,N] or "
		  "kriging:R[,MODEL][,N] with the radius R in metres, found "
		  "\"%s\""),
		shown);
}

/* The next part of rest as a number from least to most; false: it is none. */
static bool take(struct ehr_str *rest, char sep, double least, double *number)
{
	struct ehr_str part = ehr_str_trim(ehr_str_cut(rest, sep));

	return ehr_num_read(part, number) == EHR_NUM_VALUE && *number >= least;
}

static bool take_count(struct ehr_str part, size_t *count)
{
	long n;

	if (ehr_num_int("", ehr_str_trim(part), 1, 1000000, &n, NULL) < 0)
		return false;
	*count = (size_t)n;
	return true;
}

/* A model's name, with its numbers or not. */
static bool take_model(
	struct ehr_str part, struct ehr_interpolation *interpolation)
{
	struct ehr_variogram_model *model = &interpolation->model;
	struct ehr_str name = ehr_str_trim(ehr_str_cut(&part, '/'));
	int kind = 0;

	while (kind < EHR_VARIOGRAM_KINDS &&
		!ehr_str_is(name, ehr_variogram_word[kind]))
		kind++;
	if (kind == EHR_VARIOGRAM_KINDS || interpolation->kind_given)
		return false;
	model->kind = (enum ehr_variogram_kind)kind;
	interpolation->kind_given = true;
	if (part.p == NULL)
		return true;
	interpolation->model_given = true;
	return take(&part, '/', 0, &model->nugget) &&
	       take(&part, '/', 0, &model->sill) &&
	       take(&part, '/', 0, &model->range_m) && part.p == NULL &&
	       model->range_m > 0 && model->nugget + model->sill > 0;
}

static bool take_rest(
	struct ehr_str rest, struct ehr_interpolation *interpolation)
{
	bool kriging = interpolation->method == EHR_INTERPOLATE_KRIGING;

	while (rest.p != NULL) {
		struct ehr_str part = ehr_str_cut(&rest, ',');

		if (interpolation->most == 0 &&
			take_count(part, &interpolation->most))
			continue;
		if (!kriging || !take_model(part, interpolation))
			return false;
	}
	return true;
}

int ehr_interpolation_read(const char *text,
	struct ehr_interpolation *interpolation, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_str method = ehr_str_cut(&rest, ':');

	*interpolation = (struct ehr_interpolation){ 0 };
	if (ehr_str_is(method, "nearest"))
		interpolation->method = EHR_INTERPOLATE_NEAREST;
	else if (ehr_str_is(method, "idw"))
		interpolation->method = EHR_INTERPOLATE_IDW;
	else if (ehr_str_is(method, "kriging"))
		interpolation->method = EHR_INTERPOLATE_KRIGING;
	else
		return bad(text, err);
	if (interpolation->method == EHR_INTERPOLATE_IDW &&
		!take(&rest, ',', 0, &interpolation->power))
		return bad(text, err);
	if (!take(&rest, ',', 0, &interpolation->radius_m) ||
		!(interpolation->radius_m > 0))
		return bad(text, err);
	if (interpolation->method == EHR_INTERPOLATE_NEAREST)
		interpolation->most = rest.p == NULL ? 1 : 0;
	if (interpolation->method == EHR_INTERPOLATE_NEAREST && rest.p)
		return bad(text, err);
	return take_rest(rest, interpolation) ? 0 : bad(text, err);
}
