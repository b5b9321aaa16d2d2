/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/profile_media.h"

#include "ref/field.h"
#include "ref/profile_load.h"
#include "ref/word.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* What every reading function needs. */
struct load {
	struct ehr_profile *profile;
	struct ehr_words *words;
	struct ehr_arena *arena;
	struct ehr_err *err;
};

/* One path: its node, and what `with` calls parameters instead. */
struct path_load {
	struct load *load;
	const struct ehr_yaml *node, *with;
	const struct ehr_formula_info *info;
	struct ehr_path *path;
};

/* The name in this profile of a formula's parameter. */
static const char *called(const struct path_load *self, enum ehr_par par)
{
	const struct ehr_yaml *other =
		self->with ? ehr_yaml_find(self->with, ehr_par_name(par))
			   : NULL;

	return other ? other->text.p : ehr_par_name(par);
}

/* Looks up the parameters for a population, or for the site (n_population). */
static int number(const struct path_load *self, size_t population,
	const enum ehr_par *par)
{
	const struct ehr_profile *profile = self->load->profile;
	struct ehr_param_numbers *numbers = &self->path->number[population];

	for (; *par != EHR_PARS; par++) {
		const char *name = called(self, *par);
		const struct ehr_param *param =
			ehr_profile_param(profile, population, name);
		if (!param)
			return ehr_yaml_fail(self->node, self->load->err,
				_("formula \"%s\" needs the parameter %s of "
				  "%s"),
				self->info->name, name,
				population < profile->n_population
					? profile->population[population].name
					: "site");
		if (strcmp(param->unit, ehr_par_unit(ehr_par_name(*par))) != 0)
			return ehr_yaml_fail(self->node, self->load->err,
				_("formula \"%s\" takes %s in \"%s\""),
				self->info->name, name,
				ehr_par_unit(ehr_par_name(*par)));
		numbers->of[*par] = (uint16_t)param->number;
	}
	return 0;
}

/* All that the path needs: of the site, of those exposed, of the ages. */
static int number_all(const struct path_load *self)
{
	const struct ehr_profile *profile = self->load->profile;
	const struct ehr_formula_info *info = self->info;
	const enum ehr_par adult[] = { EHR_PAR_BW, info->adult, EHR_PARS };
	size_t site = profile->n_population;

	self->path->number = ehr_arena_alloc(
		self->load->arena, (site + 1) * sizeof(*self->path->number));
	memset(self->path->number, 0xff,
		(site + 1) * sizeof(*self->path->number));
	if (number(self, site, info->site))
		return -1;
	if (!info->populations)
		return 0;
	if (number(self, self->path->noncancer, info->body))
		return -1;
	for (size_t i = 0; i < self->path->n_cancer; i++)
		if (number(self, self->path->cancer[i], info->body))
			return -1;
	for (size_t i = 0; i < profile->n_bin; i++)
		if (number(self, profile->bin[i].population, info->body))
			return -1;
	if (info->adult == EHR_PARS)
		return 0;
	return number(self, profile->adult, adult);
}

/* One more whose exposure adds up to the risk: each counts once. */
static int read_cancer(
	struct load *load, const struct ehr_yaml *who, struct ehr_path *path)
{
	size_t n = path->n_cancer;

	if (ehr_profile_read_who(
		    load->profile, who, &path->cancer[n], load->err))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (path->cancer[i] == path->cancer[n])
			return ehr_yaml_fail(who, load->err,
				_("\"%s\" stands twice in one list"),
				who->text.p);
	path->n_cancer++;
	return 0;
}

static int read_exposed(const struct path_load *self)
{
	struct load *load = self->load;
	struct ehr_path *path = self->path;
	const struct ehr_yaml *who = ehr_yaml_need(
		self->node, "noncancer", EHR_YAML_TEXT, load->err);

	if (!who || ehr_profile_read_who(
			    load->profile, who, &path->noncancer, load->err))
		return -1;
	who = ehr_yaml_need(self->node, "cancer", EHR_YAML_LIST, load->err);
	if (!who)
		return -1;
	if (who->n == 0)
		return ehr_yaml_fail(who, load->err, _("is empty"));
	path->cancer =
		ehr_arena_calloc(load->arena, who->n, sizeof(*path->cancer));
	for (who = who->first; who; who = who->next)
		if (read_cancer(load, who, path))
			return -1;
	return 0;
}

/* The map `with`: names of parameters of the formula, and other names. */
static int read_with(struct path_load *self)
{
	const struct ehr_yaml *item;
	enum ehr_par par;

	self->with = ehr_yaml_find(self->node, "with");
	if (!self->with)
		return 0;
	if (self->with->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(self->with, self->load->err,
			_("must be a map of names of parameters"));
	for (item = self->with->first; item; item = item->next)
		if (item->kind != EHR_YAML_TEXT ||
			!ehr_par_find(item->key, &par))
			return ehr_yaml_fail(item, self->load->err,
				_("formulas have no parameter \"%s\""),
				item->key.p);
	return 0;
}

/* Its unit is the medium's; those of HJ 25.3 and of a whole life know no age
 * groups. */
static int check_formula(
	const struct path_load *self, const struct ehr_yaml *name)
{
	const struct ehr_medium *medium = self->path->medium;
	const struct ehr_profile *profile = self->load->profile;

	if (strcmp(self->info->unit, medium->unit) != 0)
		return ehr_yaml_fail(name, self->load->err,
			_("formula \"%s\" takes %s, the medium has %s"),
			self->info->name, self->info->unit, medium->unit);
	if ((self->path->formula >= EHR_FORMULA_HJ_OIS ||
		    self->path->formula == EHR_FORMULA_AIR_CONTINUOUS) &&
		profile->age_factor == EHR_AGE_BINS)
		return ehr_yaml_fail(name, self->load->err,
			_("formula \"%s\" has no age groups: not with "
			  "age_factor: bins"),
			self->info->name);
	return 0;
}

static int read_path(struct load *load, const struct ehr_yaml *node,
	const struct ehr_medium *medium, struct ehr_path *path)
{
	static const char *const key[] = { "formula", "name", "noncancer",
		"cancer", "with" };
	const struct ehr_yaml *name =
		ehr_yaml_need(node, "formula", EHR_YAML_TEXT, load->err);
	struct path_load self = { .load = load, .node = node, .path = path };

	if (!name || ehr_yaml_only(node, key, COUNT(key), load->err))
		return -1;
	if (!ehr_formula_find(name->text, &path->formula))
		return ehr_yaml_fail(
			name, load->err, _("no formula \"%s\""), name->text.p);
	self.info = ehr_formula_info(path->formula);
	path->medium = medium;
	path->name = self.info->column;
	if (ehr_yaml_find(node, "name") &&
		ehr_field_text(node, "name", &path->name, load->err))
		return -1;
	if (check_formula(&self, name) ||
		(self.info->populations && read_exposed(&self)))
		return -1;
	return read_with(&self) ? -1 : number_all(&self);
}

/* The path behind the others of the case: a second one of a name would count
 * the same exposure twice, in one column. */
static int check_path(struct load *load, const struct ehr_yaml *node,
	const struct ehr_medium *medium)
{
	const char *name = medium->path[medium->n_path].name;

	for (size_t i = 0; i < medium->n_path; i++)
		if (strcmp(medium->path[i].name, name) == 0)
			return ehr_yaml_fail(node, load->err,
				_("two paths are called \"%s\""), name);
	return 0;
}

static int read_paths(struct load *load, const struct ehr_yaml *node,
	struct ehr_medium *medium)
{
	const struct ehr_yaml *paths =
		ehr_yaml_need(node, "paths", EHR_YAML_LIST, load->err);

	if (!paths)
		return -1;
	if (paths->n == 0)
		return ehr_yaml_fail(paths, load->err, _("is empty"));
	medium->path =
		ehr_arena_calloc(load->arena, paths->n, sizeof(*medium->path));
	for (const struct ehr_yaml *item = paths->first; item;
		item = item->next) {
		if (read_path(load, item, medium,
			    &medium->path[medium->n_path]) ||
			check_path(load, item, medium))
			return -1;
		medium->n_path++;
	}
	return 0;
}

/* Is each text a word that the column may hold? */
static int check_words(struct load *load, const struct ehr_yaml *node,
	const char *column, const char *const *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!ehr_words_has(load->words, column, ehr_str_of(text[i])))
			return ehr_yaml_fail(node, load->err,
				_("\"%s\" is no word of the column %s; "
				  "ehrisk-ref words lists them"),
				text[i], column);
	return 0;
}

/* A list of texts that need not be there. */
static int read_texts(struct load *load, const struct ehr_yaml *node,
	const char *key, const char ***text, size_t *n)
{
	if (!ehr_yaml_find(node, key))
		return 0;
	return ehr_field_texts(node, key, text, n, load->arena, load->err);
}

/* Which rows the case is for. */
static int read_where(struct load *load, const struct ehr_yaml *node,
	struct ehr_medium *medium)
{
	static const char *const only[] = { "always", "micro", "raw-water" };
	int choice = 0;

	medium->name = medium->medium = node->key.p;
	if (ehr_yaml_find(node, "medium") &&
		ehr_field_text(node, "medium", &medium->medium, load->err))
		return -1;
	if (ehr_field_texts(node, "point_types", &medium->point_type,
		    &medium->n_point_type, load->arena, load->err) ||
		read_texts(load, node, "layers", &medium->layer,
			&medium->n_layer) ||
		read_texts(
			load, node, "items", &medium->item, &medium->n_item) ||
		ehr_field_choice(node, "only_with", only, COUNT(only), &choice,
			load->err))
		return -1;
	medium->only_with = (enum ehr_switch)choice;
	if (check_words(load, node, "medium", &medium->medium, 1) ||
		check_words(load, ehr_yaml_find(node, "point_types"),
			"point_type", medium->point_type, medium->n_point_type))
		return -1;
	return check_words(load, ehr_yaml_find(node, "layers"), "layer",
		medium->layer, medium->n_layer);
}

static int read_medium(struct load *load, const struct ehr_yaml *node,
	struct ehr_medium *medium)
{
	static const char *const key[] = { "medium", "unit", "point_types",
		"layers", "items", "only_with", "volatile_saf_below", "paths" };

	if (ehr_yaml_only(node, key, COUNT(key), load->err) ||
		read_where(load, node, medium) ||
		ehr_field_text(node, "unit", &medium->unit, load->err) ||
		ehr_field_positive(node, "volatile_saf_below", 1,
			&medium->volatile_saf_below, load->err))
		return -1;
	return read_paths(load, node, medium);
}

static int read_media(struct load *load, const struct ehr_yaml *map)
{
	struct ehr_profile *profile = load->profile;

	profile->medium =
		ehr_arena_calloc(load->arena, map->n, sizeof(*profile->medium));
	for (const struct ehr_yaml *item = map->first; item; item = item->next)
		if (read_medium(
			    load, item, &profile->medium[profile->n_medium++]))
			return -1;
	return 0;
}

int ehr_profile_load_media(struct ehr_profile *profile,
	const struct ehr_yaml *root, struct ehr_err *err)
{
	struct load load = { profile, NULL, &profile->arena, err };
	const struct ehr_yaml *map =
		ehr_yaml_need(root, "media", EHR_YAML_MAP, err);
	int rc;

	if (!map)
		return -1;
	load.words = ehr_words_open(err);
	rc = load.words ? read_media(&load, map) : -1;
	ehr_words_close(load.words);
	return rc;
}
