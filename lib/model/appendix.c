/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/appendix.h"

#include <stdlib.h>

#include "model/levels_hj.h"
#include "model/words.h"

const char *ehr_appendix_part_word(enum ehr_appendix_part part)
{
	static const char *const word[] = { "profile", "parameter", "age",
		"toxicity", "property" };

	return word[part];
}

/* While it is made. */
struct draft {
	struct ehr_appendix *self;
	const struct ehr_profile *profile;
	const struct ehr_toxicity *toxicity;
	const struct ehr_met *met;
	struct ehr_chemical_effects effects;
	bool *used;            /* parameters, by number */
	struct ehr_buf *paths; /* that take them, by number */
	bool ages;             /* mutagens were weighted by age */
};

static struct ehr_appendix_row *add(
	struct ehr_appendix *self, enum ehr_appendix_part part)
{
	struct ehr_appendix_row *row;

	if (self->n == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->row =
			ehr_realloc(self->row, self->cap, sizeof(*self->row));
	}
	row = &self->row[self->n++];
	*row = (struct ehr_appendix_row){ part, "", "", "", "", false, 0, "",
		"", "", { "", 0 }, "", "", "", "", "", { "", "" }, "", "" };
	return row;
}

static const char *keep(struct ehr_appendix *self, struct ehr_buf *buf)
{
	const char *text = ehr_arena_string(
		&self->arena, (struct ehr_str){ buf->p, buf->n });

	ehr_buf_release(buf);
	return text;
}

static struct ehr_appendix_row *add_text(
	struct draft *draft, const char *symbol, const char *text)
{
	struct ehr_appendix_row *row = add(draft->self, EHR_APPENDIX_PROFILE);

	row->symbol = symbol;
	row->text = text;
	return row;
}

static void add_number(struct draft *draft, const char *symbol, double value)
{
	struct ehr_appendix_row *row = add_text(draft, symbol, "");

	row->is_number = true;
	row->value = value;
}

/* "IRIS IHB:PPRTV": whose toxicity values, best first. */
static const char *order_of(const struct draft *draft)
{
	const struct ehr_profile *profile = draft->profile;
	struct ehr_buf order = { 0 };

	for (size_t i = 0; i < profile->n_order; i++) {
		const struct ehr_tox_step *step = &profile->order[i];
		struct ehr_buf word = { 0 };
		ehr_buf_puts(&word, step->source);
		if (step->agency)
			ehr_buf_printf(&word, ":%s", step->agency);
		ehr_words_add(&order, (struct ehr_str){ word.p, word.n });
		ehr_buf_release(&word);
	}
	return keep(draft->self, &order);
}

static void add_profile(struct draft *draft)
{
	static const char *const age[] = { "none", "in-value", "bins" };
	const struct ehr_profile *profile = draft->profile;
	struct ehr_appendix_row *title;

	add_text(draft, "name", profile->label);
	title = add_text(draft, "title", profile->title_en);
	title->name_zh = profile->title_zh;
	add_text(draft, "version", profile->version);
	add_text(draft, "sha256", profile->sha256);
	add_text(draft, "toxicity_order", order_of(draft));
	add_text(
		draft, "toxicity_sha256", ehr_toxicity_sha256(draft->toxicity));
	add_number(draft, "target_hq", profile->target_hq);
	add_number(draft, "target_cr", profile->target_cr);
	add_number(draft, "linear_to", profile->linear_to);
	add_text(draft, "one_hit", profile->one_hit ? "yes" : "no");
	add_text(draft, "age_factor", age[profile->age_factor]);
	add_number(draft, "giabs_below", profile->giabs_below);
}

static void take_path(struct draft *draft, const struct ehr_path *path,
	const struct ehr_effect *effect, bool *used)
{
	size_t n = draft->profile->n_value;

	if (!effect->has_hq && !effect->has_cr)
		return;
	memset(used, 0, n * sizeof(*used));
	ehr_pathway_used(draft->profile, path, effect, used);
	for (size_t i = 0; i < n; i++)
		if (used[i]) {
			draft->used[i] = true;
			ehr_words_add(&draft->paths[i], ehr_str_of(path->name));
		}
	draft->ages |= effect->has_cr && effect->by_cancer[1] > 0;
}

/* Which parameters the chemicals that were met took, by the way of which
 * paths. */
static void take_paths(struct draft *draft)
{
	const struct ehr_profile *profile = draft->profile;
	bool *used = ehr_calloc(profile->n_value + 1, sizeof(*used));

	for (size_t m = 0; m < profile->n_medium; m++)
		for (size_t c = 0; c < draft->met->n_chemical; c++) {
			const struct ehr_effects *effects;
			if (!ehr_met_has(draft->met, c, m))
				continue;
			effects = ehr_chemical_effects_get(&draft->effects,
				ehr_toxicity_at(draft->toxicity, c));
			for (size_t p = 0; p < profile->medium[m].n_path; p++)
				take_path(draft, &profile->medium[m].path[p],
					&effects[m].path[p], used);
		}
	if (draft->met->leaching)
		ehr_levels_leaching_used(profile, draft->used);
	free(used);
}

static void add_population(
	struct draft *draft, const struct ehr_population *population)
{
	for (size_t i = 0; i < population->n; i++) {
		const struct ehr_param *param = &population->param[i];
		struct ehr_appendix_row *row;
		if (!draft->used[param->number])
			continue;
		row = add(draft->self, EHR_APPENDIX_PARAMETER);
		row->subject = population->name;
		row->symbol = param->name;
		row->is_number = true;
		row->value = draft->profile->value[param->number];
		row->unit = param->unit;
		row->distribution =
			param->distribution ? param->distribution : "";
		row->paths = ehr_arena_copy(&draft->self->arena,
			(struct ehr_str){ draft->paths[param->number].p,
				draft->paths[param->number].n });
		row->source = param->source;
		row->status = param->status;
	}
}

static void add_ages(struct draft *draft)
{
	const struct ehr_profile *profile = draft->profile;

	for (size_t i = 0; draft->ages && i < profile->n_bin; i++) {
		const struct ehr_age_bin *bin = &profile->bin[i];
		struct ehr_appendix_row *years =
			add(draft->self, EHR_APPENDIX_AGE);
		struct ehr_appendix_row *weight;
		years->subject = profile->population[bin->population].name;
		years->symbol = "years";
		years->unit = "a";
		years->is_number = true;
		years->value = bin->years_a;
		years->status = bin->status;
		weight = add(draft->self, EHR_APPENDIX_AGE);
		weight->subject = profile->population[bin->population].name;
		weight->symbol = "adaf";
		weight->unit = "-";
		weight->is_number = true;
		weight->value = bin->adaf;
		weight->status = bin->status;
	}
}

static bool is_property(enum ehr_tox_param param)
{
	switch (param) {
	case EHR_TOX_KP:
	case EHR_TOX_MW:
	case EHR_TOX_FA:
	case EHR_TOX_LOG_KOW:
	case EHR_TOX_HENRY:
	case EHR_TOX_DA:
	case EHR_TOX_DW:
	case EHR_TOX_KOC:
	case EHR_TOX_SOLUBILITY:
	case EHR_TOX_VF: return true;
	default: return false;
	}
}

/* Values that a chemical gave, and the paths that took each. */
struct given {
	unsigned used, used_bare;
	struct ehr_buf paths[EHR_TOX_PARAMS];
};

static void give(struct given *given, const struct ehr_path *path,
	const struct ehr_effect *effect)
{
	if (!effect->has_hq && !effect->has_cr)
		return;
	given->used |= effect->used;
	given->used_bare |= effect->used_bare;
	for (int i = 0; i < EHR_TOX_PARAMS; i++)
		if (effect->used & 1u << i)
			ehr_words_add(&given->paths[i], ehr_str_of(path->name));
}

static void add_value(struct draft *draft, const struct ehr_chemical *chemical,
	enum ehr_tox_param param, const struct given *given)
{
	const struct ehr_tox_value *value = &chemical->value[param];
	bool bare = given->used_bare & 1u << param;
	struct ehr_buf note = { 0 };
	struct ehr_appendix_row *row =
		add(draft->self, is_property(param) ? EHR_APPENDIX_PROPERTY
						    : EHR_APPENDIX_TOXICITY);

	row->subject = chemical->cas;
	row->name_en = chemical->name_en;
	row->name_zh = chemical->name_zh;
	row->symbol = ehr_tox_name(param);
	row->is_number = true;
	row->value = bare ? value->bare : value->value;
	row->unit = ehr_tox_unit(param);
	row->paths = ehr_arena_copy(
		&draft->self->arena, (struct ehr_str){ given->paths[param].p,
					     given->paths[param].n });
	row->source = value->source;
	row->agency = value->agency;
	row->version = value->version;
	row->status = bare ? value->bare_status : value->status;
	if (bare && value->adaf != EHR_TOX_ADAF_NO)
		ehr_words_add(&note, ehr_str_of("without_age_factor"));
	else if (!bare && value->adaf == EHR_TOX_ADAF_YES)
		ehr_words_add(&note, ehr_str_of("age_factor_in_value"));
	if (value->derived)
		ehr_words_add(&note, ehr_str_of(value->derived));
	row->note = keep(draft->self, &note);
}

/* The values of a chemical, all of its media together. */
static void add_chemical(struct draft *draft, size_t at)
{
	const struct ehr_profile *profile = draft->profile;
	const struct ehr_chemical *chemical =
		ehr_toxicity_at(draft->toxicity, at);
	const struct ehr_effects *effects = NULL;
	struct given given = { 0 };

	for (size_t m = 0; m < profile->n_medium; m++) {
		if (!ehr_met_has(draft->met, at, m))
			continue;
		effects = ehr_chemical_effects_get(&draft->effects, chemical);
		for (size_t p = 0; p < profile->medium[m].n_path; p++)
			give(&given, &profile->medium[m].path[p],
				&effects[m].path[p]);
	}
	for (int i = 0; effects && i < EHR_TOX_PARAMS; i++) {
		if (given.used & 1u << i)
			add_value(
				draft, chemical, (enum ehr_tox_param)i, &given);
		ehr_buf_release(&given.paths[i]);
	}
}

static int by_part(const void *a, const void *b)
{
	const struct ehr_appendix_row *x =
		*(const struct ehr_appendix_row *const *)a;
	const struct ehr_appendix_row *y =
		*(const struct ehr_appendix_row *const *)b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return (x > y) - (x < y);
}

/* Toxicity values before properties, otherwise as they came. */
static void arrange(struct ehr_appendix *self)
{
	const struct ehr_appendix_row **at =
		ehr_calloc(self->n + 1, sizeof(*at));
	struct ehr_appendix_row *row = ehr_calloc(self->n + 1, sizeof(*row));

	for (size_t i = 0; i < self->n; i++)
		at[i] = &self->row[i];
	qsort(at, self->n, sizeof(*at), by_part);
	for (size_t i = 0; i < self->n; i++)
		row[i] = *at[i];
	free(at);
	free(self->row);
	self->row = row;
	self->cap = self->n + 1;
}

void ehr_appendix_make(struct ehr_appendix *self,
	const struct ehr_profile *profile, const struct ehr_toxicity *toxicity,
	const struct ehr_exposure *exposure, const struct ehr_met *met)
{
	struct draft draft = {
		.self = self,
		.profile = profile,
		.toxicity = toxicity,
		.met = met,
		.effects = { .profile = profile,
			.exposure = exposure,
			.value = profile->value },
	};

	draft.used = ehr_calloc(profile->n_value + 1, sizeof(*draft.used));
	draft.paths = ehr_calloc(profile->n_value + 1, sizeof(*draft.paths));
	take_paths(&draft);
	add_profile(&draft);
	add_population(&draft, &profile->site);
	for (size_t i = 0; i < profile->n_population; i++)
		add_population(&draft, &profile->population[i]);
	add_ages(&draft);
	for (size_t c = 0; c < met->n_chemical; c++)
		add_chemical(&draft, c);
	arrange(self);
	for (size_t i = 0; i < profile->n_value; i++)
		ehr_buf_release(&draft.paths[i]);
	free(draft.paths);
	free(draft.used);
	ehr_chemical_effects_release(&draft.effects);
}

void ehr_appendix_release(struct ehr_appendix *self)
{
	free(self->row);
	self->row = NULL;
	self->n = self->cap = 0;
	ehr_arena_release(&self->arena);
}
