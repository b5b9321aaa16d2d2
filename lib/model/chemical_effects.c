/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/chemical_effects.h"

#include <math.h>
#include <stdlib.h>

#include "model/words.h"

struct ehr_exposure *ehr_exposures(const struct ehr_profile *profile,
	const double *value, struct ehr_arena *arena)
{
	struct ehr_exposure *exposure =
		ehr_arena_calloc(arena, profile->n_medium, sizeof(*exposure));

	for (size_t i = 0; i < profile->n_medium; i++) {
		const struct ehr_medium *medium = &profile->medium[i];
		exposure[i].medium = medium;
		exposure[i].intake = ehr_arena_calloc(
			arena, medium->n_path, sizeof(*exposure[i].intake));
		for (size_t k = 0; k < medium->n_path; k++)
			exposure[i].intake[k] = ehr_pathway_intake(
				profile, &medium->path[k], value);
	}
	return exposure;
}

static void add_word(struct ehr_buf *words, const char *word)
{
	ehr_words_add(words, ehr_str_of(word));
}

static void add_source(struct ehr_buf *words, const struct ehr_tox_value *value)
{
	struct ehr_buf word = { 0 };

	ehr_buf_puts(&word, value->source);
	if (value->agency[0] != '\0' &&
		strcmp(value->agency, value->source) != 0)
		ehr_buf_printf(&word, ":%s", value->agency);
	add_word(words, ehr_buf_text(&word));
	ehr_buf_release(&word);
}

/* Is it one of the profile's own sources, not of a fallback? */
static bool own(
	const struct ehr_profile *profile, const struct ehr_tox_value *value)
{
	if (profile->n_own == profile->n_order)
		return true;
	for (size_t i = 0; i < profile->n_own; i++) {
		const struct ehr_tox_step *step = &profile->order[i];
		if (strcmp(step->source, value->source) == 0 &&
			(!step->agency ||
				strcmp(step->agency, value->agency) == 0))
			return true;
	}
	return strcmp(value->source, "user") == 0;
}

static void add_notes(struct ehr_buf *words, unsigned notes)
{
	static const struct {
		unsigned note;
		const char *word;
	} name[] = {
		{ EHR_NOTE_AGE_IN_VALUE, "age_factor_in_value" },
		{ EHR_NOTE_AGE_TAKEN_OUT, "age_factor_taken_out" },
		{ EHR_NOTE_AGE_UNKNOWN, "age_factor_unknown" },
		{ EHR_NOTE_AGES_APART, "age_groups_unchanged" },
		{ EHR_NOTE_DEFAULT_SAF, "saf_assumed" },
		{ EHR_NOTE_DEFAULT_GIABS, "giabs_assumed" },
	};

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++)
		if (notes & name[i].note)
			add_word(words, name[i].word);
}

static void add_status(struct ehr_buf *words, const char *status)
{
	if (strcmp(status, "memory") == 0)
		add_word(words, "tox_memory");
	else if (strcmp(status, "secondary") == 0)
		add_word(words, "tox_secondary");
}

/* Words on the toxicity values used, and their sources. */
static void describe(const struct ehr_profile *profile,
	const struct ehr_chemical *chemical, const struct ehr_effect *effect,
	struct ehr_buf *flags, struct ehr_buf *sources)
{
	static const unsigned main = 1u << EHR_TOX_RFDO | 1u << EHR_TOX_RFC |
				     1u << EHR_TOX_SFO | 1u << EHR_TOX_IUR |
				     1u << EHR_TOX_ACUTE;

	for (int i = 0; i < EHR_TOX_PARAMS; i++) {
		const struct ehr_tox_value *value = &chemical->value[i];
		if (!(effect->used & 1u << i))
			continue;
		add_status(flags, effect->used_bare & 1u << i
					  ? value->bare_status
					  : value->status);
		if (i < EHR_TOX_MW && !own(profile, value))
			add_word(flags, "tox_fallback");
		if (value->derived)
			add_word(flags, value->derived);
		if (main & 1u << i)
			add_source(sources, value);
	}
}

/* A path without a result, of a chemical that may have one by another. That
 * nothing is absorbed through skin (a fraction of 0) is a result of its own. */
static void add_missing(struct ehr_buf *words, enum ehr_route route,
	const struct ehr_chemical *chemical)
{
	const struct ehr_tox_value *absd = &chemical->value[EHR_TOX_ABSD];
	struct ehr_buf word = { 0 };

	if (route == EHR_ROUTE_DERM && absd->there && absd->value <= 0)
		return;
	ehr_buf_printf(&word, "%s_no_value", ehr_route_name(route));
	add_word(words, ehr_buf_text(&word));
	ehr_buf_release(&word);
}

/* Of a path: the values that would have given it a result, "rfdo/sfo". */
static void add_lacking(struct ehr_buf *lacking, const struct ehr_path *path)
{
	enum ehr_tox_param first = EHR_TOX_RFDO, second = EHR_TOX_SFO;

	switch (ehr_formula_info(path->formula)->against) {
	case EHR_AGAINST_ACUTE: first = second = EHR_TOX_ACUTE; break;
	case EHR_AGAINST_AIR:
	case EHR_AGAINST_INHALED_DOSE:
		first = EHR_TOX_RFC;
		second = EHR_TOX_IUR;
		break;
	default: break;
	}
	if (lacking->n && strstr(ehr_buf_text(lacking), ehr_tox_column(first)))
		return;
	ehr_buf_printf(
		lacking, "%s%s", lacking->n ? "/" : "", ehr_tox_column(first));
	if (second != first)
		ehr_buf_printf(lacking, "/%s", ehr_tox_column(second));
}

static struct ehr_str keep(struct ehr_arena *arena, struct ehr_buf *buf)
{
	struct ehr_str text =
		ehr_arena_copy(arena, (struct ehr_str){ buf->p, buf->n });

	ehr_buf_release(buf);
	return text;
}

/* Volatile by its allocation factor, where no path counts vapours. */
static bool is_volatile(
	const struct ehr_medium *medium, const struct ehr_chemical *chemical)
{
	const struct ehr_tox_value *saf = &chemical->value[EHR_TOX_SAF];

	return saf->there && saf->value < medium->volatile_saf_below;
}

/* What a chemical does in a medium, while it is put together. */
struct draft {
	const struct ehr_chemical_effects *self;
	struct ehr_effects *effects;
	struct ehr_buf flags, sources, lacking, properties;
	bool has_vapour_path, volatility_unknown;
};

static void add_property(struct draft *draft, enum ehr_tox_param lacking)
{
	const char *name = ehr_tox_column(lacking);
	struct ehr_buf *properties = &draft->properties;
	struct ehr_buf word = { 0 };

	ehr_buf_printf(&word, "no_property:%s", name);
	add_word(&draft->flags, ehr_buf_text(&word));
	ehr_buf_release(&word);
	if (properties->n && strstr(ehr_buf_text(properties), name))
		return;
	ehr_buf_printf(properties, "%s%s", properties->n ? "/" : "", name);
}

/* A path without a result: what would have given it one. */
static void add_nothing(struct draft *draft, const struct ehr_path *path,
	const struct ehr_effect *effect)
{
	struct ehr_effects *effects = draft->effects;

	switch (effect->transfer) {
	case EHR_TRANSFER_NONE: return;
	case EHR_TRANSFER_LACKING:
		add_property(draft, effect->lacking);
		effects->no_vapour |= effect->route == EHR_ROUTE_INH;
		return;
	case EHR_TRANSFER_UNKNOWN:
		add_word(&draft->flags, "volatility_unknown");
		draft->volatility_unknown = true;
		return;
	default: break;
	}
	add_lacking(&draft->lacking, path);
	add_missing(&draft->flags, effect->route, effects->chemical);
	effects->no_ingestion |= effect->route == EHR_ROUTE_ING;
}

static void add_path(struct draft *draft, const struct ehr_path *path,
	const struct ehr_effect *effect)
{
	const struct ehr_profile *profile = draft->self->profile;
	struct ehr_effects *effects = draft->effects;

	draft->has_vapour_path |= ehr_pathway_is_vapour(path);
	add_notes(&draft->flags, effect->notes);
	if (!effect->has_hq && !effect->has_cr) {
		add_nothing(draft, path, effect);
		return;
	}
	effects->has_hq |= effect->has_hq;
	effects->has_cr |= effect->has_cr;
	effects->capped |= effect->cap < HUGE_VAL;
	describe(profile, effects->chemical, effect, &draft->flags,
		&draft->sources);
	ehr_pathway_marks(profile, path, effect->notes, &draft->flags);
}

/* Why no path of the medium has a result: what one could do most about. */
static const char *why_nothing(const struct draft *draft)
{
	if (draft->lacking.n > 0)
		return "no_value";
	if (draft->properties.n > 0)
		return "no_property";
	return draft->volatility_unknown ? "volatility_unknown"
					 : "not_volatile";
}

static struct ehr_effects work_out(struct ehr_chemical_effects *self,
	const struct ehr_exposure *exposure,
	const struct ehr_chemical *chemical)
{
	const struct ehr_medium *medium = exposure->medium;
	struct ehr_effects effects = { .chemical = chemical };
	struct ehr_effect *path =
		ehr_arena_calloc(&self->arena, medium->n_path, sizeof(*path));
	struct draft draft = { .self = self, .effects = &effects };

	for (size_t i = 0; i < medium->n_path; i++) {
		path[i] = ehr_pathway_effect(self->profile, &medium->path[i],
			&exposure->intake[i], chemical, self->value);
		add_path(&draft, &medium->path[i], &path[i]);
	}
	if (!draft.has_vapour_path)
		effects.no_vapour = is_volatile(medium, chemical);
	if (effects.no_vapour)
		add_word(&draft.flags, EHR_WORD_NO_VAPOUR);
	if (chemical->multipathway && strcmp(medium->medium, "air") == 0)
		add_word(&draft.flags, EHR_WORD_MULTIPATHWAY);
	effects.path = path;
	effects.tox_src = keep(&self->arena, &draft.sources);
	effects.flags = keep(&self->arena, &draft.flags);
	effects.word = why_nothing(&draft);
	if (draft.lacking.n == 0)
		ehr_buf_puts(&draft.lacking, ehr_buf_text(&draft.properties));
	ehr_buf_release(&draft.properties);
	effects.lacking = keep(&self->arena, &draft.lacking);
	return effects;
}

const struct ehr_effects *ehr_chemical_effects_get(
	struct ehr_chemical_effects *self, const struct ehr_chemical *chemical)
{
	size_t n = self->profile->n_medium;
	bool is_new = false;
	size_t at = (size_t)ehr_map_add(
		&self->known, ehr_str_of(chemical->cas), &is_new);

	if (!is_new)
		return self->of[at];
	if (at >= self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->of = ehr_realloc(self->of, self->cap, sizeof(*self->of));
	}
	self->of[at] = ehr_arena_calloc(&self->arena, n, sizeof(**self->of));
	for (size_t i = 0; i < n; i++)
		self->of[at][i] = work_out(self, &self->exposure[i], chemical);
	return self->of[at];
}

void ehr_chemical_effects_release(struct ehr_chemical_effects *self)
{
	ehr_map_release(&self->known);
	ehr_arena_release(&self->arena);
	free(self->of);
	self->of = NULL;
	self->cap = 0;
}
