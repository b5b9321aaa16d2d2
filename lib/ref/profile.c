/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/profile.h"

#include <stdlib.h>

#include "base/num.h"
#include "io/file.h"
#include "ref/builtin.h"
#include "ref/profile_check.h"
#include "ref/profile_load.h"

#define FOLDER "profiles/"
#define SUFFIX ".yaml"

enum { FILE_MAX = 1 << 20 };

/* The built-in profile of that name, or NULL. */
static const struct ehr_builtin *builtin(const char *name)
{
	struct ehr_buf path = { 0 };
	const struct ehr_builtin *data;

	ehr_buf_printf(&path, FOLDER "%s" SUFFIX, name);
	data = ehr_builtin_find(ehr_buf_text(&path));
	ehr_buf_release(&path);
	return data;
}

/* What was changed must not go by the name of the built-in profile that it was
 * made from: rows would name the wrong one. */
static int check_name(const struct ehr_profile *profile, const char *file,
	struct ehr_str yaml, struct ehr_err *err)
{
	const struct ehr_builtin *data = builtin(profile->name);

	if (!data || ehr_str_eq(data->bytes, yaml))
		return 0;
	ehr_fail(err, EHR_FAULT_USAGE,
		_("the built-in profile \"%s\" says something else; a changed "
		  "one needs another name, in the line \"name:\""),
		profile->name);
	return ehr_err_at(err, file, 0);
}

static int check_numbers(const struct ehr_profile *profile, const char *file,
	struct ehr_err *err)
{
	return ehr_profile_check_soil(profile, err) ||
			       ehr_profile_check_ages(profile, err)
		       ? ehr_err_at(err, file, 0)
		       : 0;
}

struct ehr_profile *ehr_profile_read(
	const char *file, struct ehr_str yaml, struct ehr_err *err)
{
	struct ehr_profile *profile = ehr_calloc(1, sizeof(*profile));
	struct ehr_yaml *root = ehr_yaml_read(file, yaml, &profile->arena, err);

	if (!root || ehr_profile_load(profile, root, err) ||
		check_name(profile, file, yaml, err) ||
		check_numbers(profile, file, err)) {
		ehr_profile_close(profile);
		return NULL;
	}
	profile->label = profile->name;
	ehr_sha256(yaml, profile->sha256);
	return profile;
}

void ehr_profile_close(struct ehr_profile *profile)
{
	if (!profile)
		return;
	ehr_arena_release(&profile->arena);
	free(profile);
}

static bool ends(const char *text, const char *suffix)
{
	size_t n = strlen(text), k = strlen(suffix);

	return n >= k && strcmp(text + n - k, suffix) == 0;
}

static struct ehr_profile *open_file(const char *path, struct ehr_err *err)
{
	struct ehr_buf buf = { 0 };
	struct ehr_profile *profile = NULL;

	if (ehr_file_read(path, FILE_MAX, &buf, err) == 0)
		profile = ehr_profile_read(
			path, (struct ehr_str){ buf.p, buf.n }, err);
	if (profile)
		profile->path = path;
	ehr_buf_release(&buf);
	return profile;
}

/* Is it the path of a built-in profile? Then *name is its name. */
static bool is_profile(const char *path, struct ehr_str *name)
{
	size_t n = strlen(path), head = strlen(FOLDER), tail = strlen(SUFFIX);

	if (n <= head + tail || strncmp(path, FOLDER, head) != 0 ||
		!ends(path, SUFFIX))
		return false;
	*name = (struct ehr_str){ path + head, n - head - tail };
	return true;
}

void ehr_profile_names(struct ehr_buf *buf)
{
	size_t n;
	const struct ehr_builtin *all = ehr_builtin_list(&n);
	struct ehr_str name;
	bool first = true;

	for (size_t i = 0; i < n; i++)
		if (is_profile(all[i].path, &name)) {
			if (!first)
				ehr_buf_putc(buf, ' ');
			ehr_buf_add_str(buf, name);
			first = false;
		}
}

struct ehr_profile *ehr_profile_open(const char *name, struct ehr_err *err)
{
	struct ehr_buf buf = { 0 };
	const struct ehr_builtin *data;
	struct ehr_profile *profile = NULL;

	if (!name) {
		ehr_profile_names(&buf);
		ehr_fail(err, EHR_FAULT_USAGE,
			_("--profile is needed: one of %s, or a file"),
			ehr_buf_text(&buf));
		ehr_buf_release(&buf);
		return NULL;
	}
	if (strchr(name, '/') || ends(name, ".yaml") || ends(name, ".yml"))
		return open_file(name, err);
	data = builtin(name);
	if (data) {
		profile = ehr_profile_read(data->path, data->bytes, err);
	} else {
		ehr_profile_names(&buf);
		ehr_fail(err, EHR_FAULT_USAGE,
			_("no profile \"%s\"; built in: %s"), name,
			ehr_buf_text(&buf));
	}
	ehr_buf_release(&buf);
	return profile;
}

static struct ehr_param *find(
	const struct ehr_population *population, struct ehr_str name)
{
	for (size_t i = 0; i < population->n; i++)
		if (ehr_str_is(name, population->param[i].name))
			return &population->param[i];
	return NULL;
}

const struct ehr_param *ehr_profile_site(
	const struct ehr_profile *profile, const char *name)
{
	return find(&profile->site, ehr_str_of(name));
}

const struct ehr_param *ehr_profile_param(
	const struct ehr_profile *profile, size_t population, const char *name)
{
	const struct ehr_param *param = NULL;

	if (population < profile->n_population)
		param = find(
			&profile->population[population], ehr_str_of(name));
	return param ? param : ehr_profile_site(profile, name);
}

size_t ehr_profile_population(
	const struct ehr_profile *profile, struct ehr_str name)
{
	size_t i = 0;

	while (i < profile->n_population &&
		!ehr_str_is(name, profile->population[i].name))
		i++;
	return i;
}

/* in has no parameter of that name: whose there are, or else what in has. */
static int no_param(const struct ehr_profile *profile,
	const struct ehr_population *in, struct ehr_str name,
	struct ehr_err *err)
{
	struct ehr_buf near = { 0 };
	size_t found = 0;

	for (size_t i = 0; i < profile->n_population; i++)
		if (find(&profile->population[i], name))
			ehr_buf_printf(&near, "%s%s.%.*s",
				found++ ? _(" or ") : _("; there is "),
				profile->population[i].name, (int)name.n,
				name.p);
	for (size_t i = 0; i < in->n && !found; i++)
		ehr_buf_printf(&near, "%s%s", i ? ", " : _("; there are "),
			in->param[i].name);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("profile %s has no parameter \"%.*s\"%s"), profile->name,
		(int)name.n, name.p, ehr_buf_text(&near));
	ehr_buf_release(&near);
	return -1;
}

/* The parameter that "PARAM" or "POPULATION.PARAM" names; NULL and *err. */
static struct ehr_param *find_named(const struct ehr_profile *profile,
	struct ehr_str name, struct ehr_err *err)
{
	struct ehr_str rest = name;
	struct ehr_str who = ehr_str_cut(&rest, '.');
	const struct ehr_population *in = &profile->site;
	struct ehr_param *param;
	size_t i;

	if (rest.p) {
		i = ehr_profile_population(profile, who);
		if (i == profile->n_population) {
			ehr_fail(err, EHR_FAULT_USAGE,
				_("profile %s has no population \"%.*s\""),
				profile->name, (int)who.n, who.p);
			return NULL;
		}
		in = &profile->population[i];
		name = rest;
	}
	param = find(in, name);
	if (!param)
		no_param(profile, in, name, err);
	return param;
}

/* Adds "+text" to the label. */
static void relabel(struct ehr_profile *profile, struct ehr_buf *text)
{
	struct ehr_buf label = { 0 };

	ehr_buf_printf(&label, "%s+%s", profile->label, ehr_buf_text(text));
	profile->label = ehr_arena_string(
		&profile->arena, (struct ehr_str){ label.p, label.n });
	ehr_buf_release(&label);
}

int ehr_profile_set(
	struct ehr_profile *profile, const char *setting, struct ehr_err *err)
{
	struct ehr_str value = ehr_str_of(setting);
	struct ehr_str name = ehr_str_cut(&value, '=');
	struct ehr_buf label = { 0 };
	char text[EHR_NUM_MAX];
	double number = 0;

	if (!value.p || name.n == 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("a setting is PARAM=VALUE or "
			  "POPULATION.PARAM=VALUE, found \"%s\""),
			setting);
	struct ehr_param *param = find_named(profile, name, err);
	if (!param)
		return -1;
	if (ehr_num_read(value, &number) != EHR_NUM_VALUE ||
		!ehr_par_takes(param->name, number))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("\"%s\" is no value for the parameter %s (%s)"),
			value.p, param->name, param->unit);
	profile->value[param->number] = number;
	param->source = param->status = "set";
	ehr_buf_add_str(&label, name);
	ehr_buf_putc(&label, '=');
	ehr_buf_add(&label, text, ehr_num_write(text, number));
	relabel(profile, &label);
	ehr_buf_release(&label);
	return 0;
}

static bool in_order(
	const struct ehr_profile *profile, const struct ehr_tox_step *step)
{
	for (size_t i = 0; i < profile->n_order; i++) {
		const struct ehr_tox_step *own = &profile->order[i];
		const char *agency = step->agency ? step->agency : "";
		if (strcmp(own->source, step->source) == 0 &&
			own->absorption == step->absorption &&
			(!own->agency || strcmp(own->agency, agency) == 0))
			return true;
	}
	return false;
}

void ehr_profile_fallback(
	struct ehr_profile *profile, const struct ehr_profile *behind)
{
	struct ehr_tox_step *order = ehr_arena_calloc(&profile->arena,
		profile->n_order + behind->n_order, sizeof(*order));
	struct ehr_buf label = { 0 };
	size_t n = profile->n_order;

	memcpy(order, profile->order, n * sizeof(*order));
	for (size_t i = 0; i < behind->n_order; i++) {
		const struct ehr_tox_step *step = &behind->order[i];
		if (in_order(profile, step))
			continue;
		order[n].absorption = step->absorption;
		order[n].source = ehr_arena_string(
			&profile->arena, ehr_str_of(step->source));
		if (step->agency)
			order[n].agency = ehr_arena_string(
				&profile->arena, ehr_str_of(step->agency));
		n++;
	}
	profile->order = order;
	profile->n_order = n;
	ehr_buf_printf(&label, "tox-fallback=%s", behind->name);
	relabel(profile, &label);
	ehr_buf_release(&label);
}

static void aim(struct ehr_profile *profile, const char *name, double *target,
	double value)
{
	struct ehr_buf label = { 0 };
	char text[EHR_NUM_MAX];

	if (value == *target)
		return;
	*target = value;
	ehr_buf_printf(&label, "%s=", name);
	ehr_buf_add(&label, text, ehr_num_write(text, value));
	relabel(profile, &label);
	ehr_buf_release(&label);
}

void ehr_profile_aim(struct ehr_profile *profile, double hq, double cr)
{
	aim(profile, "target-hq", &profile->target_hq, hq);
	aim(profile, "target-cr", &profile->target_cr, cr);
}

void ehr_profile_replaced(struct ehr_profile *profile, const char *table)
{
	struct ehr_buf label = { 0 };

	ehr_buf_printf(&label, "ref=%s", table);
	relabel(profile, &label);
	ehr_buf_release(&label);
}

bool ehr_profile_has_switch(
	const struct ehr_profile *profile, enum ehr_switch which)
{
	size_t i = 0;

	while (i < profile->n_medium && profile->medium[i].only_with != which)
		i++;
	return i < profile->n_medium;
}

int ehr_profile_switch(
	struct ehr_profile *profile, enum ehr_switch which, struct ehr_err *err)
{
	static const char *const name[EHR_SWITCHES] = {
		[EHR_SWITCH_MICRO] = "micro",
		[EHR_SWITCH_RAW_WATER] = "raw-water",
	};
	struct ehr_buf label = { 0 };

	if (!ehr_profile_has_switch(profile, which))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("profile %s has nothing for --%s"), profile->name,
			name[which]);
	profile->on[which] = true;
	ehr_buf_puts(&label, name[which]);
	relabel(profile, &label);
	ehr_buf_release(&label);
	return 0;
}

/* The one way of air-acute: it has no parameters. */
static struct ehr_path *acute_path(
	struct ehr_profile *profile, const struct ehr_medium *medium)
{
	struct ehr_path *path =
		ehr_arena_calloc(&profile->arena, 1, sizeof(*path));

	path->formula = EHR_FORMULA_AIR_ACUTE;
	path->medium = medium;
	path->name = ehr_formula_info(path->formula)->column;
	path->number = ehr_arena_calloc(&profile->arena,
		profile->n_population + 1, sizeof(*path->number));
	return path;
}

int ehr_profile_acute(
	struct ehr_profile *profile, const char *name, struct ehr_err *err)
{
	struct ehr_buf label = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < profile->n_medium; i++)
		if (strcmp(profile->medium[i].medium, "air") == 0)
			profile->medium[n++] = profile->medium[i];
	if (n == 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("profile %s has no air for --acute"), profile->name);
	profile->n_medium = n;
	profile->acute = true;
	for (size_t i = 0; i < n; i++) {
		profile->medium[i].path =
			acute_path(profile, &profile->medium[i]);
		profile->medium[i].n_path = 1;
	}
	ehr_buf_printf(&label, "acute=%s", name);
	relabel(profile, &label);
	ehr_buf_release(&label);
	return 0;
}

void ehr_profile_param_name(
	const struct ehr_profile *profile, size_t number, struct ehr_buf *out)
{
	const struct ehr_param *param = profile->param[number];

	for (size_t i = 0; i < profile->n_population; i++) {
		const struct ehr_population *who = &profile->population[i];
		if (param >= who->param && param < who->param + who->n)
			ehr_buf_printf(out, "%s.", who->name);
	}
	ehr_buf_puts(out, param->name);
}
