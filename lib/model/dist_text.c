/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dist_text.h"

#include <math.h>
#include <stdio.h>

#include "base/num.h"

enum { ARGUMENTS = 5, FORM_KEYS = 3, SHOWN = 160 };

static const char min_key[] = "min", max_key[] = "max";

/* A way to write a kind: its keys, in the order of ehr_dist.arg. */
static const struct form {
	const char *name;
	enum ehr_dist_kind kind;
	const char *key[FORM_KEYS]; /* ended by NULL if fewer */
	bool cut;                   /* takes min and max besides */
} forms[] = {
	{ "constant", EHR_DIST_CONSTANT, { "value" }, false },
	{ "uniform", EHR_DIST_UNIFORM, { min_key, max_key }, false },
	{ "triangular", EHR_DIST_TRIANGULAR, { min_key, "mode", max_key },
		false },
	{ "normal", EHR_DIST_NORMAL, { "mean", "sd" }, true },
	{ "lognormal", EHR_DIST_LOGNORMAL, { "gm", "gsd" }, true },
	{ "lognormal", EHR_DIST_LOGNORMAL, { "mean", "sd" }, true },
	{ "beta", EHR_DIST_BETA, { "a", "b" }, true },
	{ "gamma", EHR_DIST_GAMMA, { "shape", "scale" }, true },
	{ "weibull", EHR_DIST_WEIBULL, { "shape", "scale" }, true },
	{ "empirical", EHR_DIST_EMPIRICAL, { NULL }, false },
};
enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

/* The least that a number may be, not included. */
static const struct {
	const char *key;
	double above;
} limits[] = {
	{ "sd", 0 },
	{ "gm", 0 },
	{ "gsd", 1 },
	{ "a", 0 },
	{ "b", 0 },
	{ "shape", 0 },
	{ "scale", 0 },
};

/* The text taken apart. */
struct parts {
	struct ehr_str whole, name, inside;
	struct ehr_str key[ARGUMENTS];
	double number[ARGUMENTS];
	size_t n;
};

/* Completes an error whose text is what is wrong. Always -1. */
static int refuse(const struct parts *parts, struct ehr_err *err)
{
	char shown[SHOWN];
	struct ehr_err why;

	if (!err)
		return -1;
	ehr_visible(shown, sizeof(shown), parts->whole);
	why = *err;
	(void)ehr_fail(err, EHR_FAULT_DATA, _("%s in the distribution \"%s\""),
		why.text, shown);
	(void)snprintf(err->reason, sizeof(err->reason), "bad_distribution");
	(void)snprintf(err->expected, sizeof(err->expected), "a distribution");
	ehr_visible(err->found, sizeof(err->found), parts->whole);
	return -1;
}

/* "gm= gsd=, or mean= sd=" */
static void list_keys(struct ehr_str name, struct ehr_buf *list)
{
	for (int i = 0; i < FORMS; i++) {
		if (!ehr_str_is(name, forms[i].name))
			continue;
		if (list->n > 0)
			ehr_buf_puts(list, ", ");
		for (int k = 0; k < FORM_KEYS && forms[i].key[k]; k++)
			ehr_buf_printf(
				list, k > 0 ? " %s=" : "%s=", forms[i].key[k]);
	}
}

static int refuse_keys(const struct parts *parts, struct ehr_err *err)
{
	struct ehr_buf list = { 0 };

	list_keys(parts->name, &list);
	(void)ehr_fail(err, EHR_FAULT_DATA, _("its numbers are not %s"),
		ehr_buf_text(&list));
	ehr_buf_release(&list);
	return refuse(parts, err);
}

static int refuse_name(const struct parts *parts, struct ehr_err *err)
{
	const char *name[FORMS], *nearest;
	char shown[SHOWN];

	for (int i = 0; i < FORMS; i++)
		name[i] = forms[i].name;
	ehr_visible(shown, sizeof(shown), parts->name);
	nearest = ehr_str_nearest(parts->name, name, FORMS);
	if (nearest)
		(void)ehr_fail(err, EHR_FAULT_DATA,
			_("unknown name \"%s\", did you mean %s?,"), shown,
			nearest);
	else
		(void)ehr_fail(
			err, EHR_FAULT_DATA, _("unknown name \"%s\""), shown);
	return refuse(parts, err);
}

static int split(struct parts *parts, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_trim(parts->whole);

	parts->name = ehr_str_trim(ehr_str_cut(&rest, '('));
	if (rest.p == NULL || rest.n == 0 || rest.p[rest.n - 1] != ')') {
		(void)ehr_fail(err, EHR_FAULT_DATA,
			_("nothing like NAME(KEY=NUMBER,...)"));
		return refuse(parts, err);
	}
	rest.n--;
	parts->inside = ehr_str_trim(rest);
	return 0;
}

static int split_argument(
	struct parts *parts, struct ehr_str text, struct ehr_err *err)
{
	struct ehr_str rest = text;
	struct ehr_str key = ehr_str_trim(ehr_str_cut(&rest, '='));
	char shown[SHOWN];

	for (size_t i = 0; i < parts->n; i++)
		if (ehr_str_eq(parts->key[i], key))
			return refuse_keys(parts, err);
	if (parts->n == ARGUMENTS || rest.p == NULL)
		return refuse_keys(parts, err);
	parts->key[parts->n] = key;
	if (ehr_num_read(rest, &parts->number[parts->n++]) == EHR_NUM_VALUE)
		return 0;
	ehr_visible(shown, sizeof(shown), text);
	(void)ehr_fail(err, EHR_FAULT_DATA, _("no number: \"%s\""), shown);
	return refuse(parts, err);
}

static int split_arguments(struct parts *parts, struct ehr_err *err)
{
	struct ehr_str rest = parts->inside;

	while (rest.p != NULL && parts->inside.n > 0)
		if (split_argument(parts, ehr_str_cut(&rest, ','), err))
			return -1;
	return 0;
}

static const double *find(const struct parts *parts, const char *key)
{
	for (size_t i = 0; i < parts->n; i++)
		if (ehr_str_is(parts->key[i], key))
			return &parts->number[i];
	return NULL;
}

/* Fills arg, low and high if the keys are those of the form. */
static bool fits(const struct form *form, const struct parts *parts,
	struct ehr_dist *dist)
{
	const double *low = NULL, *high = NULL;
	size_t used = 0;

	if (!ehr_str_is(parts->name, form->name))
		return false;
	for (int k = 0; k < FORM_KEYS && form->key[k]; k++, used++) {
		const double *number = find(parts, form->key[k]);
		if (!number)
			return false;
		dist->arg[k] = *number;
	}
	if (form->cut) {
		low = find(parts, min_key);
		high = find(parts, max_key);
	}
	dist->kind = form->kind;
	dist->low = low ? *low : -HUGE_VAL;
	dist->high = high ? *high : HUGE_VAL;
	return parts->n == used + (low != NULL) + (high != NULL);
}

static const struct form *find_form(
	const struct parts *parts, struct ehr_dist *dist)
{
	for (int i = 0; i < FORMS; i++)
		if (fits(&forms[i], parts, dist))
			return &forms[i];
	return NULL;
}

static bool is_name(struct ehr_str name)
{
	for (int i = 0; i < FORMS; i++)
		if (ehr_str_is(name, forms[i].name))
			return true;
	return false;
}

static int check_limit(const struct parts *parts, const char *key, double above,
	struct ehr_err *err)
{
	const double *number = find(parts, key);

	if (!number || *number > above)
		return 0;
	(void)ehr_fail(
		err, EHR_FAULT_DATA, _("%s is not more than %g"), key, above);
	return refuse(parts, err);
}

/* The numbers as ehr_dist_init takes them. */
static int prepare(const struct form *form, const struct parts *parts,
	struct ehr_dist *dist, struct ehr_err *err)
{
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		if (check_limit(parts, limits[i].key, limits[i].above, err))
			return -1;
	if (form->kind == EHR_DIST_LOGNORMAL) {
		if (strcmp(form->key[0], "gm") == 0) {
			dist->arg[0] = log(dist->arg[0]);
			dist->arg[1] = log(dist->arg[1]);
		} else {
			if (check_limit(parts, "mean", 0, err))
				return -1;
			ehr_dist_lognormal_args(
				dist->arg[0], dist->arg[1], dist->arg);
		}
	}
	if (form->kind == EHR_DIST_BETA) {
		if (!find(parts, min_key))
			dist->low = 0;
		if (!find(parts, max_key))
			dist->high = 1;
	}
	return 0;
}

static int complete(
	const struct parts *parts, struct ehr_dist *dist, struct ehr_err *err)
{
	switch (ehr_dist_init(dist)) {
	case EHR_DIST_FINE: return 0;
	case EHR_DIST_ORDER:
		(void)ehr_fail(err, EHR_FAULT_DATA,
			_("min, mode and max do not rise"));
		break;
	case EHR_DIST_CUT:
		(void)ehr_fail(err, EHR_FAULT_DATA,
			_("min and max leave less than a millionth"));
		break;
	default:
		(void)ehr_fail(err, EHR_FAULT_DATA, _("numbers out of range"));
		break;
	}
	return refuse(parts, err);
}

static int read_empirical(const struct parts *parts,
	struct ehr_dist_files *files, struct ehr_dist *dist,
	struct ehr_err *err)
{
	struct ehr_dist_file file;

	if (parts->inside.n == 0) {
		(void)ehr_fail(err, EHR_FAULT_DATA, _("no name of a file"));
		return refuse(parts, err);
	}
	if (ehr_dist_files_find(files, parts->inside, &file, err))
		return -1;
	dist->kind = EHR_DIST_EMPIRICAL;
	dist->low = -HUGE_VAL;
	dist->high = HUGE_VAL;
	dist->point = file.point;
	dist->n = file.n;
	if (ehr_dist_init(dist) == EHR_DIST_FINE)
		return 0;
	(void)ehr_fail(err, EHR_FAULT_DATA,
		_("shares do not go from 0 to 1, or values fall,"));
	return refuse(parts, err);
}

int ehr_dist_read(struct ehr_str text, struct ehr_dist_files *files,
	struct ehr_dist *dist, struct ehr_err *err)
{
	struct parts parts = { .whole = text };
	const struct form *form;

	*dist = (struct ehr_dist){ 0 };
	if (split(&parts, err))
		return -1;
	if (!is_name(parts.name))
		return refuse_name(&parts, err);
	if (ehr_str_is(parts.name, "empirical"))
		return read_empirical(&parts, files, dist, err);
	if (split_arguments(&parts, err))
		return -1;
	form = find_form(&parts, dist);
	if (!form)
		return refuse_keys(&parts, err);
	if (prepare(form, &parts, dist, err))
		return -1;
	return complete(&parts, dist, err);
}
