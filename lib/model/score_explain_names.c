/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/score_explain_walk.h"

/* What a name is. */
struct meant {
	double value;
	struct ehr_str name;           /* as shown, if not the symbol itself */
	const struct ehr_param *param; /* of the profile */
	const struct ehr_tox_value *tox;
	enum ehr_tox_param tox_param;
	bool bare;        /* the value without the age factor */
	const char *note; /* on neither */
};

static const struct ehr_profile *profile_of(const struct ehr_walk *walk)
{
	return walk->opts->scoring->profile;
}

bool ehr_walk_is_mutagen(const struct ehr_walk *walk)
{
	return walk->effect->by_cancer[1] != 0;
}

bool ehr_walk_is_by_years(const struct ehr_walk *walk)
{
	return walk->effect->by_cancer[0] != 0 || !ehr_walk_is_mutagen(walk);
}

void ehr_walk_keep(struct ehr_walk *walk, struct ehr_str name, double value)
{
	if (walk->n_symbol < EHR_WALK_SYMBOLS)
		walk->symbol[walk->n_symbol++] = (struct ehr_walk_symbol){
			ehr_arena_copy(walk->arena, name), value
		};
}

void ehr_walk_put(struct ehr_walk *walk, struct ehr_str name, struct ehr_str by)
{
	if (walk->n_instead < EHR_WALK_INSTEADS)
		walk->instead[walk->n_instead++] = (struct ehr_walk_instead){
			ehr_arena_copy(walk->arena, name),
			ehr_arena_copy(walk->arena, by)
		};
}

/* The name that stands for it now. */
static struct ehr_str now(const struct ehr_walk *walk, struct ehr_str name)
{
	for (size_t i = 0; i < walk->n_instead; i++)
		if (ehr_str_eq(walk->instead[i].name, name))
			name = walk->instead[i].by;
	return name;
}

static const struct ehr_walk_symbol *symbol(
	const struct ehr_walk *walk, struct ehr_str name)
{
	for (size_t i = walk->n_symbol; i-- > 0;)
		if (ehr_str_eq(walk->symbol[i].name, name))
			return &walk->symbol[i];
	return NULL;
}

static bool has(const struct ehr_walk *walk, enum ehr_tox_param param)
{
	return walk->chemical->value[param].there;
}

/* What `when` asks. */
static bool condition(
	const struct ehr_walk *walk, struct ehr_str name, double *value)
{
	const struct ehr_effect *effect = walk->effect;
	const struct {
		const char *name;
		bool is;
	} known[] = {
		{ "has_vf", has(walk, EHR_TOX_VF) },
		{ "has_mw", has(walk, EHR_TOX_MW) },
		{ "has_kp", has(walk, EHR_TOX_KP) },
		{ "has_solubility", has(walk, EHR_TOX_SOLUBILITY) },
		{ "inorganic", walk->chemical->inorganic },
		{ "mutagen", ehr_walk_is_mutagen(walk) },
		{ "by_years", ehr_walk_is_by_years(walk) },
		{ "from_birth", effect->by_cancer[2] != 0 },
		{ "taken_out", effect->notes & EHR_NOTE_AGE_TAKEN_OUT },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (ehr_str_is(name, known[i].name)) {
			*value = known[i].is;
			return true;
		}
	return false;
}

static bool of_chemical(const struct ehr_walk *walk, enum ehr_tox_param param,
	struct meant *meant)
{
	const struct ehr_tox_value *value = &walk->chemical->value[param];

	if (!value->there)
		return false;
	meant->tox = value;
	meant->tox_param = param;
	meant->bare = walk->effect->used_bare & 1u << param;
	meant->value = meant->bare ? value->bare : value->value;
	return true;
}

static bool of_number(
	const struct ehr_walk *walk, size_t number, struct meant *meant)
{
	const struct ehr_profile *profile = profile_of(walk);

	if (number == EHR_NO_PARAM)
		return false;
	meant->param = profile->param[number];
	meant->value = profile->value[number];
	return true;
}

/* Of the walk's population, else of the site. */
static bool of_profile(const struct ehr_walk *walk, size_t population,
	enum ehr_par par, struct meant *meant)
{
	size_t site = profile_of(walk)->n_population;

	return of_number(walk, walk->path->number[population].of[par], meant) ||
	       of_number(walk, walk->path->number[site].of[par], meant);
}

/* Of the chemical, unless it has none or the user set the profile's. */
static bool of_either(const struct ehr_walk *walk, enum ehr_tox_param param,
	enum ehr_par par, struct meant *meant)
{
	struct meant own = { .name = meant->name };

	if (!of_profile(walk, walk->population, par, meant))
		return of_chemical(walk, param, meant);
	if (strcmp(meant->param->status, "set") == 0 ||
		!of_chemical(walk, param, &own))
		return true;
	*meant = own;
	return true;
}

static bool either(
	const struct ehr_walk *walk, struct ehr_str name, struct meant *meant)
{
	static const struct {
		const char *name;
		enum ehr_tox_param param;
		enum ehr_par par;
	} both[] = {
		{ "RBA", EHR_TOX_RBA, EHR_PAR_RBA },
		{ "GIABS", EHR_TOX_GIABS, EHR_PAR_GIABS },
		{ "ABSgi", EHR_TOX_GIABS, EHR_PAR_ABSGI },
		{ "SAF", EHR_TOX_SAF, EHR_PAR_SAF },
		{ "WAF", EHR_TOX_SAF, EHR_PAR_WAF },
	};

	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++)
		if (ehr_str_is(name, both[i].name))
			return of_either(
				walk, both[i].param, both[i].par, meant);
	return false;
}

/* "child.ED" */
static bool of_another(struct ehr_walk *walk, struct ehr_str name, char *dot,
	struct meant *meant)
{
	struct ehr_str who = { name.p, (size_t)(dot - name.p) };
	struct ehr_str par = { dot + 1, name.n - who.n - 1 };
	enum ehr_par found;

	if (!ehr_par_find(par, &found))
		return false;
	for (size_t i = 0; i < profile_of(walk)->n_population; i++)
		if (ehr_str_eq(ehr_walk_suffix(walk, i), who))
			return of_profile(walk, i, found, meant);
	return false;
}

static double mutagen_share(const struct ehr_walk *walk)
{
	if (walk->chemical->mutagen != EHR_MUTAGEN_PARTIAL)
		return 1;
	return walk->effect->route == EHR_ROUTE_INH
		       ? walk->chemical->mutagen_share_inh
		       : walk->chemical->mutagen_share_oral;
}

/* Numbers of the chemical or profile that are no parameters. */
static bool special(
	const struct ehr_walk *walk, struct ehr_str name, struct meant *meant)
{
	meant->note = "";
	if (ehr_str_is(name, "C"))
		meant->value = walk->concentration;
	else if (ehr_str_is(name, "giabs_below"))
		meant->value = profile_of(walk)->giabs_below;
	else if (ehr_str_is(name, "m"))
		meant->value = mutagen_share(walk);
	else if (ehr_str_is(name, "FA") && !has(walk, EHR_TOX_FA))
		meant->value = 1, meant->note = "assumed";
	else
		return false;
	return true;
}

static bool resolve(
	struct ehr_walk *walk, struct ehr_str name, struct meant *meant)
{
	char *dot = memchr(name.p, '.', name.n);
	const struct ehr_walk_symbol *known = symbol(walk, name);
	enum ehr_par par;

	*meant = (struct meant){ .name = name };
	if (known) {
		meant->value = known->value;
		return true;
	}
	if (special(walk, name, meant) || condition(walk, name, &meant->value))
		return true;
	if (dot)
		return of_another(walk, name, dot, meant);
	if (either(walk, name, meant))
		return true;
	for (int i = 0; i < EHR_TOX_PARAMS; i++)
		if (ehr_str_is(name, ehr_tox_name((enum ehr_tox_param)i)) &&
			of_chemical(walk, (enum ehr_tox_param)i, meant))
			return true;
	return ehr_par_find(name, &par) &&
	       of_profile(walk, walk->population, par, meant);
}

bool ehr_walk_find(void *self, struct ehr_str name, double *value)
{
	struct ehr_walk *walk = self;
	struct meant meant;

	if (!resolve(walk, now(walk, name), &meant))
		return false;
	*value = meant.value;
	return true;
}

struct ehr_str ehr_walk_suffix(struct ehr_walk *walk, size_t population)
{
	const struct ehr_profile *profile = profile_of(walk);
	char *name = ehr_arena_string(
		walk->arena, ehr_str_of(profile->population[population].name));

	for (char *p = name; *p != '\0'; p++)
		if (!((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			    (*p >= '0' && *p <= '9')))
			*p = '_';
	return ehr_str_of(name);
}

void ehr_walk_cite(struct ehr_walk *walk, const char *source)
{
	struct ehr_score_explanation *out = walk->out;
	const struct ehr_citation *found =
		ehr_citations_find(walk->opts->citations, ehr_str_of(source));

	if (!found)
		return;
	for (size_t i = 0; i < out->n_source; i++)
		if (out->source[i] == found)
			return;
	out->source = ehr_realloc(
		out->source, out->n_source + 1, sizeof(*out->source));
	out->source[out->n_source++] = found;
}

static void note_of_chemical(const struct meant *meant, struct ehr_buf *note)
{
	if (meant->bare)
		ehr_buf_puts(note, "without_age_factor");
	else if (meant->tox->adaf == EHR_TOX_ADAF_YES)
		ehr_buf_puts(note, "age_factor_in_value");
	if (meant->tox->derived)
		ehr_buf_printf(
			note, note->n ? " %s" : "%s", meant->tox->derived);
}

static struct ehr_shown_number describe_chemical(
	struct ehr_walk *walk, const struct meant *meant)
{
	const struct ehr_tox_value *tox = meant->tox;
	struct ehr_buf note = { 0 };
	struct ehr_shown_number number;

	note_of_chemical(meant, &note);
	number = (struct ehr_shown_number){
		.unit = ehr_tox_unit(meant->tox_param),
		.source = tox->source,
		.agency = tox->agency,
		.version = tox->version,
		.status = meant->bare ? tox->bare_status : tox->status,
		.note = ehr_arena_string(
			walk->arena, (struct ehr_str){ note.p, note.n }),
	};
	ehr_buf_release(&note);
	return number;
}

static struct ehr_shown_number describe(
	struct ehr_walk *walk, const struct meant *meant)
{
	const struct ehr_param *param = meant->param;
	struct ehr_shown_number number = { .unit = "-",
		.source = "",
		.agency = "",
		.version = "",
		.status = "",
		.note = meant->note ? meant->note : "" };

	if (meant->tox)
		number = describe_chemical(walk, meant);
	else if (param)
		number = (struct ehr_shown_number){ .unit = param->unit,
			.source = param->source,
			.agency = "",
			.version = "",
			.status = param->status,
			.note = "" };
	number.meaning = ehr_meaning_of(walk->opts->meanings,
		param ? ehr_str_of(param->name) : meant->name);
	if (param && number.meaning[0] == '\0')
		number.meaning =
			ehr_meaning_of(walk->opts->meanings, meant->name);
	number.value = meant->value;
	return number;
}

/* Shown once a row, whatever the number of paths. */
static void add_number(
	struct ehr_walk *walk, const char *name, struct ehr_shown_number number)
{
	struct ehr_score_explanation *out = walk->out;

	for (size_t i = 0; i < out->n_number; i++)
		if (strcmp(out->number[i].name, name) == 0)
			return;
	number.name = name;
	out->number = ehr_realloc(
		out->number, out->n_number + 1, sizeof(*out->number));
	out->number[out->n_number++] = number;
	ehr_walk_cite(walk, number.source);
}

void ehr_walk_number(struct ehr_walk *walk, struct ehr_str name,
	struct ehr_shown_number number)
{
	ehr_walk_keep(walk, name, number.value);
	add_number(walk, ehr_arena_string(walk->arena, name), number);
}

void ehr_walk_show(void *self, struct ehr_str name, struct ehr_buf *out)
{
	struct ehr_walk *walk = self;
	const struct ehr_profile *profile = profile_of(walk);
	struct ehr_buf text = { 0 };
	struct meant meant;

	name = now(walk, name);
	if (!resolve(walk, name, &meant) || symbol(walk, name) ||
		ehr_str_is(name, "C")) {
		ehr_buf_add_str(out, name);
		return;
	}
	if (meant.param)
		ehr_profile_param_name(profile, meant.param->number, &text);
	else
		ehr_buf_add_str(&text, name);
	ehr_buf_add(out, text.p, text.n);
	add_number(walk,
		ehr_arena_string(
			walk->arena, (struct ehr_str){ text.p, text.n }),
		describe(walk, &meant));
	ehr_buf_release(&text);
}
