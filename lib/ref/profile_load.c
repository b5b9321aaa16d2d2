/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/profile_load.h"

#include "ref/field.h"
#include "ref/profile_media.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* What every reading function needs. */
struct load {
	struct ehr_profile *profile;
	struct ehr_arena *arena;
	struct ehr_err *err;
};

static int read_param(
	struct load *load, const struct ehr_yaml *node, struct ehr_param *param)
{
	static const char *const key[] = { "value", "unit", "source", "status",
		"dist", "kind" };
	static const char *const status[] = { "read", "secondary", "memory" };
	static const char *const kind[] = { "variability", "uncertainty" };
	double *value = &load->profile->value[load->profile->n_value];
	const char *unit;
	int choice = -1, why = 0;

	if (node->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(node, load->err,
			_("must have value, unit, source and status"));
	if (ehr_yaml_only(node, key, COUNT(key), load->err) ||
		ehr_yaml_number(node, "value", value, load->err) ||
		ehr_field_text(node, "unit", &param->unit, load->err) ||
		ehr_field_text(node, "source", &param->source, load->err) ||
		ehr_field_text(node, "status", &param->status, load->err) ||
		ehr_field_choice(node, "status", status, COUNT(status), &choice,
			load->err) ||
		ehr_field_choice(
			node, "kind", kind, COUNT(kind), &why, load->err))
		return -1;
	if (ehr_yaml_find(node, "dist") &&
		ehr_field_text(node, "dist", &param->distribution, load->err))
		return -1;
	param->name = node->key.p;
	param->uncertain = why == 1;
	param->number = load->profile->n_value;
	load->profile->param[load->profile->n_value++] = param;
	unit = ehr_par_unit(param->name);
	if (unit && strcmp(unit, param->unit) != 0)
		return ehr_yaml_fail(ehr_yaml_find(node, "unit"), load->err,
			_("%s must be in \"%s\""), param->name, unit);
	if (!ehr_par_takes(param->name, *value))
		return ehr_yaml_fail(ehr_yaml_find(node, "value"), load->err,
			_("is out of the range of %s"), param->name);
	return 0;
}

static int read_population(struct load *load, const struct ehr_yaml *node,
	struct ehr_population *population)
{
	if (node->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(
			node, load->err, _("must be a map of parameters"));
	population->name = node->key.p;
	population->param = ehr_arena_calloc(
		load->arena, node->n, sizeof(*population->param));
	for (const struct ehr_yaml *item = node->first; item; item = item->next)
		if (read_param(load, item, &population->param[population->n++]))
			return -1;
	return 0;
}

/* Room for the values of all parameters. */
static void make_values(struct load *load, const struct ehr_yaml *site,
	const struct ehr_yaml *map)
{
	struct ehr_profile *profile = load->profile;
	size_t n = site ? site->n : 0;

	for (const struct ehr_yaml *item = map ? map->first : NULL; item;
		item = item->next)
		n += item->n;
	profile->value =
		ehr_arena_calloc(load->arena, n + 1, sizeof(*profile->value));
	profile->param =
		ehr_arena_calloc(load->arena, n + 1, sizeof(*profile->param));
}

static int read_populations(struct load *load, const struct ehr_yaml *root)
{
	struct ehr_profile *profile = load->profile;
	const struct ehr_yaml *site = ehr_yaml_find(root, "site");
	const struct ehr_yaml *map = ehr_yaml_find(root, "populations");

	profile->site.name = "site";
	make_values(load, site, map);
	if (site && read_population(load, site, &profile->site))
		return -1;
	if (!map)
		return 0;
	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(
			map, load->err, _("must be a map of populations"));
	profile->population = ehr_arena_calloc(
		load->arena, map->n, sizeof(*profile->population));
	for (const struct ehr_yaml *item = map->first; item; item = item->next)
		if (read_population(load, item,
			    &profile->population[profile->n_population++]))
			return -1;
	return 0;
}

int ehr_profile_read_who(const struct ehr_profile *profile,
	const struct ehr_yaml *node, size_t *who, struct ehr_err *err)
{
	*who = ehr_profile_population(profile,
		node->kind == EHR_YAML_TEXT ? node->text
					    : (struct ehr_str){ NULL, 0 });
	if (*who == profile->n_population)
		return ehr_yaml_fail(
			node, err, _("must name one of the populations"));
	return 0;
}

static int read_bin(
	struct load *load, const struct ehr_yaml *node, struct ehr_age_bin *bin)
{
	static const char *const key[] = { "population", "years", "adaf",
		"source", "status" };
	const struct ehr_yaml *who =
		ehr_yaml_need(node, "population", EHR_YAML_TEXT, load->err);

	if (!who || ehr_yaml_only(node, key, COUNT(key), load->err) ||
		ehr_profile_read_who(
			load->profile, who, &bin->population, load->err) ||
		!ehr_yaml_need(node, "years", EHR_YAML_TEXT, load->err) ||
		!ehr_yaml_need(node, "adaf", EHR_YAML_TEXT, load->err) ||
		!ehr_yaml_need(node, "source", EHR_YAML_TEXT, load->err))
		return -1;
	if (ehr_field_positive(node, "years", 120, &bin->years_a, load->err) ||
		ehr_field_positive(node, "adaf", 100, &bin->adaf, load->err))
		return -1;
	return ehr_field_text(node, "source", &bin->source, load->err) ||
			       ehr_field_text(
				       node, "status", &bin->status, load->err)
		       ? -1
		       : 0;
}

static int read_bins(struct load *load, const struct ehr_yaml *root)
{
	struct ehr_profile *profile = load->profile;
	const struct ehr_yaml *list = ehr_yaml_find(root, "age_bins");

	if (!list && profile->age_factor != EHR_AGE_BINS)
		return 0;
	list = ehr_yaml_need(root, "age_bins", EHR_YAML_LIST, load->err);
	if (!list)
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, load->err, _("is empty"));
	if (!ehr_profile_site(profile, "LT"))
		return ehr_yaml_fail(list, load->err,
			_("age groups need the parameter LT of site"));
	profile->bin =
		ehr_arena_calloc(load->arena, list->n, sizeof(*profile->bin));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (read_bin(load, item, &profile->bin[profile->n_bin++]))
			return -1;
	return 0;
}

/* "IHB:ATSDR" is source IHB, agency ATSDR. */
static struct ehr_tox_step step_of(
	struct load *load, const char *text, bool absorption)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_tox_step step = {
		.source =
			ehr_arena_string(load->arena, ehr_str_cut(&rest, ':')),
		.absorption = absorption,
	};

	if (rest.p)
		step.agency = ehr_arena_string(load->arena, rest);
	return step;
}

static int read_order(struct load *load, const struct ehr_yaml *root)
{
	static const char *const key[] = { "order", "absorption" };
	struct ehr_profile *profile = load->profile;
	const struct ehr_yaml *map =
		ehr_yaml_need(root, "toxicity", EHR_YAML_MAP, load->err);
	const char **order = NULL, **absorption = NULL;
	size_t n = 0, more = 0;

	if (!map || ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_field_texts(
			map, "order", &order, &n, load->arena, load->err))
		return -1;
	if (ehr_yaml_find(map, "absorption") &&
		ehr_field_texts(map, "absorption", &absorption, &more,
			load->arena, load->err))
		return -1;
	profile->n_own = profile->n_order = n + more;
	profile->order = ehr_arena_calloc(
		load->arena, n + more, sizeof(*profile->order));
	for (size_t i = 0; i < n; i++)
		profile->order[i] = step_of(load, order[i], false);
	for (size_t i = 0; i < more; i++)
		profile->order[n + i] = step_of(load, absorption[i], true);
	return 0;
}

static int read_cancer(struct load *load, const struct ehr_yaml *root)
{
	static const char *const key[] = { "continuous_lifetime", "linear_to",
		"one_hit", "age_factor" };
	static const char *const age[] = { "none", "in-value", "bins" };
	struct ehr_profile *profile = load->profile;
	const struct ehr_yaml *map =
		ehr_yaml_need(root, "cancer", EHR_YAML_MAP, load->err);
	int choice = EHR_AGE_NONE;

	if (!map || ehr_yaml_only(map, key, COUNT(key), load->err) ||
		!ehr_yaml_need(map, "linear_to", EHR_YAML_TEXT, load->err) ||
		!ehr_yaml_need(map, "age_factor", EHR_YAML_TEXT, load->err) ||
		ehr_field_choice(map, "age_factor", age, COUNT(age), &choice,
			load->err) ||
		ehr_field_flag(map, "continuous_lifetime",
			&profile->continuous_lifetime, load->err) ||
		ehr_field_positive(
			map, "linear_to", 1, &profile->linear_to, load->err) ||
		ehr_field_flag(map, "one_hit", &profile->one_hit, load->err))
		return -1;
	profile->age_factor = (enum ehr_age_factor)choice;
	return 0;
}

static int read_names(struct load *load, const struct ehr_yaml *root)
{
	static const char *const key[] = { "en", "zh" };
	static const char *const lead[] = { "refuse", "score" };
	static const char *const target[] = { "hq", "cr" };
	struct ehr_profile *profile = load->profile;
	const struct ehr_yaml *title =
		ehr_yaml_need(root, "title", EHR_YAML_MAP, load->err);
	const struct ehr_yaml *targets =
		ehr_yaml_need(root, "targets", EHR_YAML_MAP, load->err);
	int choice = 0;

	if (!title || !targets ||
		ehr_yaml_only(title, key, COUNT(key), load->err) ||
		ehr_yaml_only(targets, target, COUNT(target), load->err) ||
		ehr_field_text(root, "name", &profile->name, load->err) ||
		ehr_field_text(root, "version", &profile->version, load->err) ||
		ehr_field_text(title, "en", &profile->title_en, load->err) ||
		ehr_field_text(title, "zh", &profile->title_zh, load->err) ||
		ehr_field_choice(
			root, "lead", lead, COUNT(lead), &choice, load->err) ||
		ehr_field_positive(root, "giabs_below", 1,
			&profile->giabs_below, load->err) ||
		ehr_field_positive(
			targets, "hq", 1e6, &profile->target_hq, load->err) ||
		ehr_field_positive(
			targets, "cr", 1, &profile->target_cr, load->err))
		return -1;
	profile->lead = choice == 1;
	profile->note = "";
	return ehr_yaml_find(root, "note")
		       ? ehr_field_text(root, "note", &profile->note, load->err)
		       : 0;
}

int ehr_profile_load(struct ehr_profile *profile, const struct ehr_yaml *root,
	struct ehr_err *err)
{
	static const char *const key[] = { "name", "title", "version", "note",
		"toxicity", "lead", "cancer", "giabs_below", "targets", "site",
		"populations", "age_bins", "media" };
	struct load load = { profile, &profile->arena, err };

	profile->giabs_below = 1;
	if (root->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(root, err, _("a profile must be a map"));
	if (ehr_yaml_only(root, key, COUNT(key), err) ||
		read_names(&load, root) || read_order(&load, root) ||
		read_cancer(&load, root) || read_populations(&load, root) ||
		read_bins(&load, root))
		return -1;
	profile->on[EHR_SWITCH_NONE] = true;
	profile->adult = ehr_profile_population(profile, ehr_str_of("adult"));
	return ehr_profile_load_media(profile, root, err);
}
