/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/scoring.h"

#include <math.h>
#include <stdlib.h>

#include "calc/risk.h"
#include "model/place.h"
#include "model/pollutant.h"
#include "model/scoring_bound.h"
#include "model/words.h"

const char *const ehr_score_columns[EHR_SCORE_COLUMNS + 1] = {
	[EHR_SCORE_MEDIUM] = "medium",
	[EHR_SCORE_CAS] = "cas",
	[EHR_SCORE_VALUE] = "value",
	[EHR_SCORE_UNIT] = "unit",
	[EHR_SCORE_POLLUTANT] = "pollutant",
	[EHR_SCORE_POINT_TYPE] = "point_type",
	[EHR_SCORE_QUANTITY] = "quantity",
	[EHR_SCORE_LAYER] = "layer",
	[EHR_SCORE_QUALIFIER] = "qualifier",
	[EHR_SCORE_LIMIT] = "detection_limit",
	[EHR_SCORE_ITEM] = "item",
	[EHR_SCORE_FLAGS] = "flags",
	[EHR_SCORE_BOUND] = "bound",
};

struct ehr_scorer {
	const struct ehr_scoring *scoring;
	struct ehr_places places;
	struct ehr_pollutants pollutants;
	struct ehr_buf flags, reason;
};

void ehr_scoring_init(struct ehr_scoring *self,
	const struct ehr_profile *profile, const struct ehr_toxicity *toxicity,
	const struct ehr_scope *scope, const struct ehr_units *units)
{
	*self = (struct ehr_scoring){
		.profile = profile,
		.toxicity = toxicity,
		.scope = scope,
		.units = units,
	};
	self->exposure = ehr_exposures(profile, profile->value, &self->arena);
}

int ehr_scoring_bind(struct ehr_scoring *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	for (int i = 0; i < EHR_SCORE_COLUMNS; i++) {
		size_t at;
		if (i < EHR_SCORE_NEEDED &&
			ehr_header_need(header, ehr_score_columns[i], &at, err))
			return -1;
		if (ehr_header_look(header, ehr_score_columns[i],
			    &self->column[i], err))
			return -1;
	}
	return 0;
}

void ehr_scoring_release(struct ehr_scoring *self)
{
	ehr_arena_release(&self->arena);
}

struct ehr_scorer *ehr_scorer_new(const struct ehr_scoring *scoring)
{
	struct ehr_scorer *self = ehr_calloc(1, sizeof(*self));

	self->scoring = scoring;
	self->places.profile = scoring->profile;
	self->places.units = scoring->units;
	ehr_pollutants_init(&self->pollutants, scoring->profile,
		scoring->exposure, scoring->toxicity, scoring->scope);
	return self;
}

void ehr_scorer_free(struct ehr_scorer *self)
{
	if (!self)
		return;
	ehr_places_release(&self->places);
	ehr_pollutants_release(&self->pollutants);
	ehr_buf_release(&self->flags);
	ehr_buf_release(&self->reason);
	free(self);
}

static inline struct ehr_str cell(const struct ehr_scoring *scoring,
	const struct ehr_row *row, enum ehr_score_column column)
{
	long at = scoring->column[column];

	return at < 0 ? (struct ehr_str){ "", 0 } : row->cell[at];
}

/* Cells as numbers; a limit that is not there is empty. */
struct amounts {
	struct ehr_str value_text, limit_text;
	enum ehr_num_state value_state, limit_state;
	double value, limit;
};

static inline int read_amounts(const struct ehr_scoring *scoring,
	const struct ehr_row *row, struct amounts *amounts, struct ehr_err *err)
{
	amounts->value_text = cell(scoring, row, EHR_SCORE_VALUE);
	amounts->limit_text = cell(scoring, row, EHR_SCORE_LIMIT);
	amounts->limit_state = EHR_NUM_EMPTY;
	if (ehr_cell_number(amounts->value_text, "value", &amounts->value_state,
		    &amounts->value, err))
		return -1;
	if (amounts->limit_text.n == 0)
		return 0;
	return ehr_cell_number(amounts->limit_text, "detection_limit",
		&amounts->limit_state, &amounts->limit, err);
}

static int convert(const struct ehr_place *place, struct amounts *amounts,
	struct ehr_err *err)
{
	if (amounts->value_state == EHR_NUM_VALUE &&
		!ehr_factor_read(
			place->factor, amounts->value_text, &amounts->value))
		return ehr_fail_cell(err, "value", "out_of_range",
			N_("a number in range"), amounts->value_text);
	if (amounts->limit_state == EHR_NUM_VALUE &&
		!ehr_factor_read(
			place->factor, amounts->limit_text, &amounts->limit))
		return ehr_fail_cell(err, "detection_limit", "out_of_range",
			N_("a number in range"), amounts->limit_text);
	return 0;
}

static void refuse(struct ehr_score *score, const char *word,
	struct ehr_str detail, bool in_scope)
{
	score->word = word;
	score->detail = detail;
	score->in_scope = in_scope;
}

static inline void add_route(
	double *route, unsigned *routes, enum ehr_route at, double value)
{
	unsigned bit = 1u << at;

	route[at] = *routes & bit ? route[at] + value : value;
	*routes |= bit;
}

/* What of the concentration counts by a path. */
static inline double counted(
	const struct ehr_effect *path, double concentration)
{
	return concentration < path->cap ? concentration : path->cap;
}

static inline void sum_routes(
	struct ehr_score *score, size_t n_path, double concentration)
{
	for (size_t i = 0; i < n_path; i++) {
		const struct ehr_effect *path = &score->effects->path[i];
		double c = counted(path, concentration);
		if (path->has_hq) {
			double hq = c * path->dose / path->reference;
			add_route(score->hq_route, &score->hq_routes,
				path->route, hq);
			score->hq += hq;
		}
		if (path->has_cr) {
			double cr = c * path->slope;
			add_route(score->cr_route, &score->cr_routes,
				path->route, cr);
			score->cr += cr;
		}
		if (c < concentration)
			score->notes |= EHR_SCORE_SATURATED;
	}
}

double ehr_score_path_hq(
	const struct ehr_score *score, const struct ehr_effect *path)
{
	return counted(path, score->concentration) * path->dose /
	       path->reference;
}

double ehr_score_path_cr(
	const struct ehr_score *score, const struct ehr_effect *path)
{
	return counted(path, score->concentration) * path->slope *
	       score->cr_bent;
}

double ehr_score_path_dose(
	const struct ehr_score *score, const struct ehr_effect *path)
{
	return counted(path, score->concentration) * path->dose * path->shown;
}

double ehr_score_path_lifetime_dose(
	const struct ehr_score *score, const struct ehr_effect *path)
{
	return counted(path, score->concentration) * path->lifetime_dose *
	       path->shown;
}

/* Above the linear range the sum of the routes is turned into a probability,
 * and the routes share it as they shared the sum. */
static void bend(struct ehr_score *score, const struct ehr_profile *profile)
{
	if (score->cr <= profile->linear_to)
		return;
	if (!profile->one_hit) {
		score->notes |= EHR_SCORE_ABOVE_LINEAR;
		return;
	}
	double risk = ehr_one_hit(score->cr, profile->linear_to);
	score->cr_bent = risk / score->cr;
	for (int i = 0; i < EHR_ROUTES; i++)
		if (score->cr_routes & 1u << i)
			score->cr_route[i] *= score->cr_bent;
	score->cr = risk;
	score->notes |= EHR_SCORE_ONE_HIT;
}

/* hq and cr at the concentration, by route and in all. */
static void compute(struct ehr_score *score, const struct ehr_profile *profile,
	size_t medium, double concentration)
{
	score->hq = score->cr = 0;
	score->concentration = concentration;
	score->cr_bent = 1;
	score->hq_routes = score->cr_routes = 0;
	sum_routes(score, profile->medium[medium].n_path, concentration);
	score->has_hq = score->effects->has_hq;
	score->has_cr = score->effects->has_cr;
	if (score->has_cr)
		bend(score, profile);
}

static void bound(struct ehr_score *score)
{
	score->has_hq_high = score->has_hq;
	score->has_cr_high = score->has_cr;
	score->hq_high = score->hq;
	score->cr_high = score->cr;
}

/* Not detected: the limit gives the bounds, but nothing is below a limit of 0; a
 * value is there only where a substitute was asked for. */
static void score_nondetect(struct ehr_score *score,
	const struct ehr_profile *profile, size_t medium,
	const struct amounts *amounts)
{
	bool limit =
		amounts->limit_state == EHR_NUM_VALUE && amounts->limit > 0;

	score->nondetect = true;
	if (limit) {
		compute(score, profile, medium, amounts->limit);
		bound(score);
	}
	score->has_hq = score->has_cr = false;
	score->hq_routes = score->cr_routes = 0;
	if (amounts->value_state == EHR_NUM_VALUE) {
		compute(score, profile, medium, amounts->value);
		score->notes |= EHR_SCORE_SUBSTITUTED;
		if (!limit || amounts->limit < amounts->value)
			bound(score);
		return;
	}
	refuse(score, "nondetect",
		limit ? (struct ehr_str){ "", 0 } : ehr_str_of("no_limit"),
		true);
}

static void score_amounts(struct ehr_score *score,
	const struct ehr_profile *profile, size_t medium,
	const struct amounts *amounts, struct ehr_str qualifier)
{
	if ((amounts->value_state == EHR_NUM_VALUE && amounts->value < 0) ||
		(amounts->limit_state == EHR_NUM_VALUE && amounts->limit < 0)) {
		refuse(score, "negative", (struct ehr_str){ "", 0 }, true);
	} else if (qualifier.n > 0) {
		if (ehr_str_is(qualifier, "<") || ehr_str_is(qualifier, "ND"))
			score_nondetect(score, profile, medium, amounts);
		else
			refuse(score, "qualifier", qualifier, true);
	} else if (amounts->value_state != EHR_NUM_VALUE) {
		refuse(score, "no_concentration", (struct ehr_str){ "", 0 },
			true);
	} else {
		compute(score, profile, medium, amounts->value);
		bound(score);
	}
}

/* Who is exposed, to what: the effects that the row's numbers go into. */
static const struct ehr_place *look_up(struct ehr_scorer *self,
	const struct ehr_row *row, struct ehr_score *score)
{
	const struct ehr_scoring *scoring = self->scoring;
	const struct ehr_str cells[EHR_PLACE_CELLS] = {
		[EHR_PLACE_MEDIUM] = cell(scoring, row, EHR_SCORE_MEDIUM),
		[EHR_PLACE_POINT_TYPE] =
			cell(scoring, row, EHR_SCORE_POINT_TYPE),
		[EHR_PLACE_QUANTITY] = cell(scoring, row, EHR_SCORE_QUANTITY),
		[EHR_PLACE_LAYER] = cell(scoring, row, EHR_SCORE_LAYER),
		[EHR_PLACE_ITEM] = cell(scoring, row, EHR_SCORE_ITEM),
		[EHR_PLACE_UNIT] = cell(scoring, row, EHR_SCORE_UNIT),
	};
	const struct ehr_place *place = ehr_places_find(&self->places, cells);
	const struct ehr_pollutant *pollutant;

	if (place->word) {
		refuse(score, place->word, place->detail, place->in_scope);
		return NULL;
	}
	pollutant = ehr_pollutants_find(&self->pollutants,
		cell(scoring, row, EHR_SCORE_CAS),
		cell(scoring, row, EHR_SCORE_POLLUTANT));
	if (pollutant->word) {
		refuse(score, pollutant->word, ehr_str_of(pollutant->detail),
			pollutant->in_scope);
		return NULL;
	}
	score->effects = &pollutant->effects[place->medium];
	score->scope_flag = pollutant->flag;
	if (!score->effects->has_hq && !score->effects->has_cr) {
		refuse(score, score->effects->word, score->effects->lacking,
			true);
		return NULL;
	}
	if (place->bad_unit) {
		refuse(score, "unit", place->cell[EHR_PLACE_UNIT], true);
		return NULL;
	}
	return place;
}

/* A number so large that what comes of it is none. */
static int too_large(
	const struct amounts *amounts, bool value, struct ehr_err *err)
{
	return ehr_fail_cell(err, value ? "value" : "detection_limit",
		"out_of_range", N_("a number whose results are finite"),
		value ? amounts->value_text : amounts->limit_text);
}

static inline bool is_finite(const struct ehr_score *score)
{
	return (!score->has_hq || isfinite(score->hq)) &&
	       (!score->has_cr || isfinite(score->cr)) &&
	       (!score->has_hq_high || isfinite(score->hq_high)) &&
	       (!score->has_cr_high || isfinite(score->cr_high));
}

int ehr_scorer_row(struct ehr_scorer *self, const struct ehr_row *row,
	struct ehr_score *score, struct ehr_err *err)
{
	struct amounts amounts;
	const struct ehr_place *place;

	score->word = NULL;
	score->in_scope = true;
	score->nondetect = false;
	score->has_hq = score->has_cr = false;
	score->has_hq_high = score->has_cr_high = false;
	score->hq_routes = score->cr_routes = score->notes = 0;
	score->effects = NULL;
	score->place = NULL;
	score->scope_flag = "";
	if (read_amounts(self->scoring, row, &amounts, err) ||
		ehr_score_bound_read(
			cell(self->scoring, row, EHR_SCORE_BOUND), score, err))
		return -1;
	if (ehr_score_is_speciated(cell(self->scoring, row, EHR_SCORE_FLAGS))) {
		refuse(score, "speciated", (struct ehr_str){ "", 0 }, false);
		return 0;
	}
	place = look_up(self, row, score);
	if (!place)
		return 0;
	score->place = place;
	if (place->no_point_type)
		score->notes |= EHR_SCORE_NO_POINT_TYPE;
	if (place->no_layer)
		score->notes |= EHR_SCORE_NO_LAYER;
	if (place->convert && convert(place, &amounts, err))
		return -1;
	score_amounts(score, self->scoring->profile, place->medium, &amounts,
		cell(self->scoring, row, EHR_SCORE_QUALIFIER));
	if (!is_finite(score))
		return too_large(&amounts, score->has_hq || score->has_cr, err);
	if (ehr_score_bound_keep(score))
		refuse(score, "other_bound", (struct ehr_str){ "", 0 }, false);
	if (ehr_score_has_result(score))
		ehr_met_add(self->scoring->met, score->effects->chemical,
			place->medium);
	return 0;
}

struct ehr_str ehr_scorer_flags(
	struct ehr_scorer *self, const struct ehr_score *score)
{
	static const struct {
		unsigned note;
		const char *word;
	} name[] = {
		{ EHR_SCORE_ONE_HIT, "one_hit" },
		{ EHR_SCORE_ABOVE_LINEAR, "above_linear_range" },
		{ EHR_SCORE_SUBSTITUTED, "nondetect_substituted" },
		{ EHR_SCORE_NO_POINT_TYPE, "point_type_assumed" },
		{ EHR_SCORE_NO_LAYER, "layer_assumed" },
		{ EHR_SCORE_SATURATED, "capped_at_saturation" },
		{ EHR_SCORE_BOUNDED, "speciation_bound" },
	};
	struct ehr_buf *flags = &self->flags;

	if (!ehr_score_has_result(score))
		return (struct ehr_str){ "", 0 };
	if (score->notes == 0 && score->scope_flag[0] == '\0')
		return score->effects->flags;
	flags->n = 0;
	ehr_buf_add_str(flags, score->effects->flags);
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++)
		if (score->notes & name[i].note)
			ehr_words_add(flags, ehr_str_of(name[i].word));
	ehr_words_add_all(flags, ehr_str_of(score->scope_flag));
	return (struct ehr_str){ flags->p, flags->n };
}

struct ehr_str ehr_scorer_reason(
	struct ehr_scorer *self, const struct ehr_score *score)
{
	if (!score->word)
		return (struct ehr_str){ "", 0 };
	if (score->detail.n == 0)
		return ehr_str_of(score->word);
	self->reason.n = 0;
	ehr_buf_puts(&self->reason, score->word);
	ehr_buf_putc(&self->reason, ':');
	ehr_buf_add_str(&self->reason, score->detail);
	return (struct ehr_str){ self->reason.p, self->reason.n };
}
