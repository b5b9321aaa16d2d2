/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/levels_table.h"

#include <math.h>

#include "model/levels_hj.h"
#include "model/words.h"

static const char *const head[] = { "cas", "pollutant", "medium", "point_type",
	"layer", "item", "unit", "level_nc", "level_ca", "level", "basis",
	"saturation" };
static const char *const of_soil[] = { "hcvs", "rcvs", "cvspgw" };
static const char *const of_groundwater[] = { "hcvg", "rcvg" };
static const char *const tail[] = { "tox_src", "profile", "score_flags",
	"not_scored" };

enum {
	HEAD = sizeof(head) / sizeof(head[0]),
	OF_SOIL = sizeof(of_soil) / sizeof(of_soil[0]),
	OF_GROUNDWATER = sizeof(of_groundwater) / sizeof(of_groundwater[0]),
	TAIL = sizeof(tail) / sizeof(tail[0]),
	UNDER_CASE = 5, /* of the head: medium to unit */
	NUMBERS = 5,    /* level_nc to saturation */
};

/* More of a substance than this in a kilogram of soil, mg, there cannot be. */
static const double all_of_a_kilogram = 1e6;

static void add_columns(
	struct ehr_levels_table *self, const char *const *name, size_t n)
{
	for (size_t i = 0; i < n; i++)
		self->column[self->n_column++] = name[i];
}

static void name_columns(struct ehr_levels_table *self)
{
	self->column = ehr_arena_calloc(&self->arena,
		HEAD + OF_SOIL + OF_GROUNDWATER + TAIL + 1,
		sizeof(*self->column));
	add_columns(self, head, HEAD);
	if (self->cases.soil)
		add_columns(self, of_soil, OF_SOIL);
	if (self->cases.groundwater)
		add_columns(self, of_groundwater, OF_GROUNDWATER);
	add_columns(self, tail, TAIL);
}

void ehr_levels_table_init(
	struct ehr_levels_table *self, const struct ehr_scoring *scoring)
{
	*self = (struct ehr_levels_table){ .scoring = scoring,
		.targets = { scoring->profile->target_hq,
			scoring->profile->target_cr } };
	self->cases =
		ehr_level_cases(scoring->profile, scoring->units, &self->arena);
	ehr_pollutants_init(&self->pollutants, scoring->profile,
		scoring->exposure, scoring->toxicity, scoring->scope);
	name_columns(self);
}

void ehr_levels_table_release(struct ehr_levels_table *self)
{
	ehr_pollutants_release(&self->pollutants);
	ehr_buf_release(&self->text);
	ehr_arena_release(&self->arena);
}

/* One row while it is written. */
struct line {
	struct ehr_levels_table *self;
	const struct ehr_level_case *place; /* NULL: of no case */
	const struct ehr_medium *medium;
	const struct ehr_pollutant *pollutant;
	const struct ehr_effects *effects; /* NULL: none */
	struct ehr_levels levels;
	struct ehr_writer *writer;
};

static void put(struct ehr_writer *writer, bool has, double value)
{
	if (has && value < HUGE_VAL)
		ehr_writer_number(writer, value);
	else
		ehr_writer_empty(writer);
}

static void put_empty(struct ehr_writer *writer, size_t n)
{
	for (size_t i = 0; i < n; i++)
		ehr_writer_empty(writer);
}

static void put_case(const struct line *line)
{
	struct ehr_writer *writer = line->writer;

	if (!line->place) {
		put_empty(writer, UNDER_CASE);
		return;
	}
	ehr_writer_puts(writer, line->medium->medium);
	ehr_writer_text(writer, line->place->point_type);
	ehr_writer_text(writer, line->place->layer);
	ehr_writer_text(writer, line->place->item);
	ehr_writer_puts(writer, line->medium->unit);
}

static void put_basis(const struct line *line)
{
	static const char *const word[] = { "", "noncancer", "cancer",
		"saturation" };
	const struct ehr_levels *levels = &line->levels;
	struct ehr_buf *text = &line->self->text;
	size_t path = levels->basis == EHR_LEVEL_BY_CANCER
			      ? levels->cancer.path
			      : levels->noncancer.path;

	text->n = 0;
	ehr_buf_puts(text, word[levels->basis]);
	if (levels->basis == EHR_LEVEL_BY_CANCER ||
		levels->basis == EHR_LEVEL_BY_NONCANCER)
		ehr_buf_printf(text, ":%s", line->medium->path[path].name);
	ehr_writer_text(line->writer, (struct ehr_str){ text->p, text->n });
}

static void put_levels(const struct line *line)
{
	const struct ehr_levels *levels = &line->levels;
	struct ehr_writer *writer = line->writer;

	put(writer, levels->noncancer.state == EHR_LEVEL_THERE,
		levels->noncancer.level);
	put(writer, levels->cancer.state == EHR_LEVEL_THERE,
		levels->cancer.level);
	put(writer, levels->basis != EHR_LEVEL_BY_NOTHING, levels->level);
	put_basis(line);
	put(writer, levels->has_saturation, levels->saturation);
}

/* The level of groundwater by HJ's formulas, or HUGE_VAL. */
static double groundwater(const struct line *line)
{
	const struct ehr_levels_table *self = line->self;
	double lowest = HUGE_VAL;

	for (size_t i = 0; i < self->cases.n; i++) {
		const struct ehr_level_case *one = &self->cases.one[i];
		const struct ehr_medium *medium =
			&self->scoring->profile->medium[one->medium];
		const struct ehr_effects *effects =
			&line->pollutant->effects[one->medium];
		if (one->hj != EHR_LEVEL_HJ_GROUNDWATER)
			continue;
		lowest = fmin(lowest, ehr_levels_linear_hq(medium, effects,
					      self->targets.hq));
		lowest = fmin(lowest, ehr_levels_linear_cr(medium, effects,
					      self->targets.cr));
	}
	return lowest;
}

static double protecting_groundwater(const struct line *line)
{
	double leaching = ehr_levels_leaching_kg_l(
		line->self->scoring->profile, line->effects->chemical);

	if (leaching <= 0)
		return HUGE_VAL;
	if (line->self->scoring->met)
		line->self->scoring->met->leaching = true;
	return groundwater(line) / leaching;
}

static void put_linear(const struct line *line)
{
	const struct ehr_level_targets *targets = &line->self->targets;

	put(line->writer, true,
		ehr_levels_linear_hq(line->medium, line->effects, targets->hq));
	put(line->writer, true,
		ehr_levels_linear_cr(line->medium, line->effects, targets->cr));
}

static void put_hj(const struct line *line)
{
	const struct ehr_level_cases *cases = &line->self->cases;
	enum ehr_level_hj hj = line->effects && line->place ? line->place->hj
							    : EHR_LEVEL_HJ_NONE;

	if (cases->soil && hj == EHR_LEVEL_HJ_SOIL) {
		put_linear(line);
		put(line->writer, true, protecting_groundwater(line));
	} else if (cases->soil) {
		put_empty(line->writer, OF_SOIL);
	}
	if (cases->groundwater && hj == EHR_LEVEL_HJ_GROUNDWATER)
		put_linear(line);
	else if (cases->groundwater)
		put_empty(line->writer, OF_GROUNDWATER);
}

static void put_flags(const struct line *line)
{
	const struct ehr_levels *levels = &line->levels;
	const struct ehr_profile *profile = line->self->scoring->profile;
	const struct {
		bool is;
		const char *word;
	} flag[] = {
		{ levels->noncancer.state == EHR_LEVEL_NEVER,
			EHR_WORD_NC_NEVER },
		{ levels->cancer.state == EHR_LEVEL_NEVER, EHR_WORD_CA_NEVER },
		{ levels->basis == EHR_LEVEL_BY_SATURATION ||
				(levels->basis != EHR_LEVEL_BY_NOTHING &&
					levels->has_saturation &&
					levels->level > levels->saturation),
			EHR_WORD_ABOVE_SATURATION },
		{ levels->basis != EHR_LEVEL_BY_NOTHING &&
				strcmp(line->medium->unit, "mg/kg") == 0 &&
				levels->level > all_of_a_kilogram,
			EHR_WORD_ABOVE_PURE },
		{ levels->bent && profile->one_hit, "one_hit" },
		{ levels->bent && !profile->one_hit, "above_linear_range" },
	};
	struct ehr_buf *text = &line->self->text;

	text->n = 0;
	ehr_buf_add_str(text, line->effects->flags);
	for (size_t i = 0; i < sizeof(flag) / sizeof(flag[0]); i++)
		if (flag[i].is)
			ehr_words_add(text, ehr_str_of(flag[i].word));
	ehr_words_add_all(text, ehr_str_of(line->pollutant->flag));
	ehr_writer_text(line->writer, (struct ehr_str){ text->p, text->n });
}

/* Why there is no level; empty where there is one, or only none is met. */
static void put_reason(const struct line *line)
{
	const struct ehr_pollutant *pollutant = line->pollutant;
	struct ehr_str detail = ehr_str_of(pollutant->detail);
	const char *word = pollutant->word;
	struct ehr_buf *text = &line->self->text;

	text->n = 0;
	if (line->place && !line->effects) {
		word = pollutant->effects[line->place->medium].word;
		detail = pollutant->effects[line->place->medium].lacking;
	}
	if (word)
		ehr_buf_puts(text, word);
	if (word && detail.n > 0) {
		ehr_buf_putc(text, ':');
		ehr_buf_add_str(text, detail);
	}
	ehr_writer_text(line->writer, (struct ehr_str){ text->p, text->n });
}

static int put_line(const struct line *line, struct ehr_str cas,
	struct ehr_str name, struct ehr_err *err)
{
	struct ehr_writer *writer = line->writer;

	ehr_writer_text(writer, cas);
	ehr_writer_text(writer, name);
	put_case(line);
	if (line->effects)
		put_levels(line);
	else
		put_empty(writer, NUMBERS);
	put_hj(line);
	if (line->effects)
		ehr_writer_text(writer, line->effects->tox_src);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, line->self->scoring->profile->label);
	if (line->effects)
		put_flags(line);
	else
		ehr_writer_empty(writer);
	put_reason(line);
	return ehr_writer_end_row(writer, err);
}

/* The rows of a pollutant; only_there: of the cases that have a result. */
static int put_pollutant(struct ehr_levels_table *self, struct ehr_str cas,
	struct ehr_str name, bool only_there, struct ehr_writer *writer,
	struct ehr_err *err)
{
	struct line line = { .self = self, .writer = writer };

	line.pollutant = ehr_pollutants_find(&self->pollutants, cas, name);
	if (line.pollutant->word)
		return only_there ? 0 : put_line(&line, cas, name, err);
	for (size_t i = 0; i < self->cases.n; i++) {
		const struct ehr_effects *effects;
		line.place = &self->cases.one[i];
		line.medium =
			&self->scoring->profile->medium[line.place->medium];
		effects = &line.pollutant->effects[line.place->medium];
		line.effects =
			effects->has_hq || effects->has_cr ? effects : NULL;
		if (line.effects)
			line.levels = ehr_levels_of(self->scoring->profile,
				line.medium, effects, &self->targets);
		if (!line.effects && only_there)
			continue;
		if (name.n == 0)
			name = ehr_str_of(effects->chemical->name_en);
		if (line.effects)
			ehr_met_add(self->scoring->met, effects->chemical,
				line.place->medium);
		if (put_line(&line, cas, name, err))
			return -1;
	}
	return 0;
}

int ehr_levels_table_named(struct ehr_levels_table *self, struct ehr_str cas,
	struct ehr_str name, struct ehr_writer *writer, struct ehr_err *err)
{
	return put_pollutant(self, cas, name, false, writer, err);
}

int ehr_levels_table_all(struct ehr_levels_table *self,
	struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = ehr_toxicity_count(self->scoring->toxicity);

	for (size_t i = 0; i < n; i++) {
		const struct ehr_chemical *chemical =
			ehr_toxicity_at(self->scoring->toxicity, i);
		if (put_pollutant(self, ehr_str_of(chemical->cas),
			    (struct ehr_str){ "", 0 }, true, writer, err))
			return -1;
	}
	return 0;
}
