/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_amounts.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/flag.h"
#include "model/mapping_measure.h"

/* A measure with all that is the same in every record. */
struct fixed {
	const struct ehr_measure *measure;
	const struct ehr_measure_at *at;
	struct ehr_reading_rules rules;
	struct ehr_str trait[EHR_TRAITS]; /* those that are texts */
	bool named; /* pollutant and CAS number are texts */
	bool unresolved;
	double molar_mass_g_mol;
	struct ehr_factor factor; /* if the measure is fixed */
	uint64_t flags;
	bool whole; /* nothing but the amount stands in the record */
};

struct ehr_amount_plan {
	const struct ehr_plan *plan;
	const struct ehr_record_tables *tables;
	struct ehr_arena arena;
	struct fixed *fixed;
};

struct ehr_amounts {
	const struct ehr_amount_plan *plan;
	struct ehr_name_cache *names;
	struct ehr_unit_cache *units;
	struct ehr_str (*trait)[EHR_TRAITS]; /* by measure, of the record */
	bool drop_empty;
};

/* One amount at work. */
struct work {
	struct ehr_amounts *amounts;
	const struct fixed *fixed;
	const struct ehr_str *cell;
	struct ehr_arena *arena;
	struct ehr_amount_row *row;
	struct ehr_str *trait; /* of row */
};

static uint64_t flags_of_marks(unsigned marks)
{
	uint64_t flags = 0;

	if ((marks & EHR_UNIT_STANDARD_STATE) != 0)
		flags |= ehr_flag(EHR_FLAG_STANDARD_STATE);
	if ((marks & EHR_UNIT_RATIO) != 0)
		flags |= ehr_flag(EHR_FLAG_FROM_RATIO);
	return flags;
}

static void fix_name(struct ehr_amount_plan *self, struct fixed *fixed,
	struct ehr_name_cache *names)
{
	const struct ehr_name_found *found;

	fixed->named = fixed->at->trait[EHR_TRAIT_POLLUTANT] == EHR_NO_COLUMN &&
		       fixed->at->trait[EHR_TRAIT_CAS] == EHR_NO_COLUMN;
	if (!fixed->named)
		return;
	found = ehr_name_cache_resolve(names, fixed->trait[EHR_TRAIT_POLLUTANT],
		fixed->trait[EHR_TRAIT_CAS]);
	fixed->trait[EHR_TRAIT_CAS] = ehr_arena_copy(&self->arena, found->cas);
	fixed->flags |= found->flags;
	fixed->unresolved = found->alias == NULL;
	if (found->alias != NULL)
		fixed->molar_mass_g_mol = found->alias->molar_mass_g_mol;
}

static int fix_unit(
	struct fixed *fixed, struct ehr_unit_cache *units, struct ehr_err *err)
{
	const struct ehr_measure *measure = fixed->measure;
	const struct ehr_given *unit = &measure->trait[EHR_TRAIT_UNIT];
	const struct ehr_unit_ask ask = {
		.text = ehr_str_of(unit->text),
		.medium = fixed->trait[EHR_TRAIT_MEDIUM],
		.quantity = fixed->trait[EHR_TRAIT_QUANTITY],
		.name = fixed->named ? fixed->trait[EHR_TRAIT_POLLUTANT]
				     : (struct ehr_str){ "", 0 },
		.molar_mass_g_mol = fixed->molar_mass_g_mol,
	};
	struct ehr_unit_use use = measure->use;
	struct ehr_err why = { 0 };

	if ((use.marks & EHR_UNIT_RATIO) != 0 && !fixed->named) {
		fixed->factor = use.factor;
		return 0; /* by row, since the molar mass is */
	}
	if (ehr_unit_cache_factor(units, &ask, &use, &why) != 0)
		return ehr_yaml_fail(
			unit->node != NULL ? unit->node : measure->node, err,
			"%s", why.text);
	fixed->factor = use.factor;
	fixed->flags |= flags_of_marks(use.marks);
	fixed->trait[EHR_TRAIT_UNIT] = ehr_str_of(use.canonical);
	return 0;
}

static void fix_rules(const struct ehr_amount_plan *self, struct fixed *fixed)
{
	const struct ehr_measure *measure = fixed->measure;

	fixed->rules = (struct ehr_reading_rules){
		.cells = &self->tables->cells,
		.column = measure->column,
		.qualifier_column = measure->qualifier,
		.censored_column = measure->censored,
		.limit_column = measure->limit_column,
		.has_stand_in = measure->stand_in != NULL,
		.stand_in = measure->stand_in_value,
		.negative_is_limit = measure->negative_is_limit,
		.nd = self->tables->nd,
	};
	if (measure->limit == NULL)
		return;
	fixed->rules.limit = ehr_str_of(measure->limit);
	fixed->rules.limit_value = measure->limit_value;
}

/* The ratio's factor hangs on the row where its pollutant does. */
static bool unit_by_row(const struct fixed *fixed)
{
	return !fixed->measure->fixed ||
	       ((fixed->measure->use.marks & EHR_UNIT_RATIO) != 0 &&
		       !fixed->named);
}

static int fix(struct ehr_amount_plan *self, struct fixed *fixed,
	struct ehr_name_cache *names, struct ehr_unit_cache *units,
	struct ehr_err *err)
{
	for (size_t i = 0; i < EHR_TRAITS; i++) {
		const char *text = fixed->measure->trait[i].text;

		fixed->trait[i] = ehr_str_of(text == NULL ? "" : text);
	}
	if (fixed->measure->doubtful)
		fixed->flags |= ehr_flag(EHR_FLAG_HEADING_DOUBTFUL);
	if (fixed->measure->unit_from_form)
		fixed->flags |= ehr_flag(EHR_FLAG_UNIT_FROM_FORM);
	fix_rules(self, fixed);
	fix_name(self, fixed, names);
	fixed->whole = !unit_by_row(fixed);
	for (size_t i = 0; i < EHR_TRAITS; i++)
		if (fixed->at->trait[i] != EHR_NO_COLUMN)
			fixed->whole = false;
	return fixed->measure->fixed ? fix_unit(fixed, units, err) : 0;
}

struct ehr_amount_plan *ehr_amount_plan_new(const struct ehr_plan *plan,
	const struct ehr_record_tables *tables, struct ehr_err *err)
{
	struct ehr_amount_plan *self = ehr_calloc(1, sizeof *self);
	struct ehr_name_cache *names = ehr_name_cache_new(tables->aliases);
	struct ehr_unit_cache *units =
		ehr_unit_cache_new(tables->units, tables->temperature_k);
	int rc = 0;

	self->plan = plan;
	self->tables = tables;
	self->fixed = ehr_arena_calloc(
		&self->arena, plan->map->n_measures, sizeof *self->fixed);
	for (size_t i = 0; i < plan->map->n_measures && rc == 0; i++) {
		self->fixed[i].measure = &plan->map->measure[i];
		self->fixed[i].at = &plan->measure[i];
		rc = fix(self, &self->fixed[i], names, units, err);
	}
	ehr_name_cache_free(names);
	ehr_unit_cache_free(units);
	if (rc == 0)
		return self;
	ehr_amount_plan_free(self);
	return NULL;
}

void ehr_amount_plan_free(struct ehr_amount_plan *self)
{
	if (self == NULL)
		return;
	ehr_arena_release(&self->arena);
	free(self);
}

void ehr_amount_plan_suspect(
	struct ehr_amount_plan *self, size_t i, struct ehr_str text)
{
	self->fixed[i].rules.repeated = ehr_arena_copy(&self->arena, text);
}

struct ehr_amounts *ehr_amounts_new(const struct ehr_amount_plan *plan)
{
	struct ehr_amounts *self = ehr_calloc(1, sizeof *self);

	self->plan = plan;
	self->names = ehr_name_cache_new(plan->tables->aliases);
	self->units = ehr_unit_cache_new(
		plan->tables->units, plan->tables->temperature_k);
	self->drop_empty = plan->plan->map->drop_empty;
	self->trait = ehr_calloc(
		plan->plan->map->n_measures + 1, sizeof *self->trait);
	return self;
}

void ehr_amounts_free(struct ehr_amounts *amounts)
{
	if (amounts == NULL)
		return;
	ehr_name_cache_free(amounts->names);
	ehr_unit_cache_free(amounts->units);
	free(amounts->trait);
	free(amounts);
}

static struct ehr_str cell_at(const struct ehr_str *cell, long at)
{
	return at == EHR_NO_COLUMN ? (struct ehr_str){ "", 0 } : cell[at];
}

static int unknown_word(
	const struct ehr_given *given, struct ehr_str cell, struct ehr_err *err)
{
	char expected[96];
	size_t n = 0;

	expected[0] = '\0';
	for (size_t i = 0; i < given->n_words && n + 8 < sizeof expected; i++)
		n += (size_t)snprintf(expected + n, sizeof expected - n,
			"%s%.*s", i > 0 ? ", " : "",
			(int)(given->word[i].from.n < 20 ? given->word[i].from.n
							 : 20),
			given->word[i].from.p);
	return ehr_fail_cell(
		err, given->column, "unknown_word", expected, cell);
}

/* What a cell stands for: a word of the map, or itself if that is one. */
static int reword(const struct work *work, enum ehr_trait trait,
	struct ehr_str *text, struct ehr_err *err)
{
	const struct ehr_given *given = &work->fixed->measure->trait[trait];
	struct ehr_err why = { 0 };

	if (text->n == 0)
		return 0;
	for (size_t i = 0; i < given->n_words; i++)
		if (ehr_str_eq(given->word[i].from, *text)) {
			*text = given->word[i].to;
			return 0;
		}
	if (given->n_words > 0)
		return unknown_word(given, *text, err);
	if (ehr_words_check(work->amounts->plan->tables->words,
		    ehr_trait_name(trait), *text, &why) == 0)
		return 0;
	return ehr_fail_cell(
		err, given->column, "unknown_word", why.expected, *text);
}

/* The traits that stand in the record. */
static int read_traits(const struct work *work, struct ehr_err *err)
{
	for (enum ehr_trait trait = 0; trait < EHR_TRAITS; trait++) {
		long at = work->fixed->at->trait[trait];
		struct ehr_str *text = &work->trait[trait];
		unsigned cleaned;

		*text = work->fixed->trait[trait];
		if (at == EHR_NO_COLUMN || trait == EHR_TRAIT_CAS ||
			trait == EHR_TRAIT_UNIT)
			continue;
		cleaned = ehr_clean_text(work->cell[at], text);
		if ((cleaned & EHR_CLEANED_FLAGGED) != 0)
			work->row->flags |= ehr_flag(EHR_FLAG_CLEANED);
		if (reword(work, trait, text, err) != 0)
			return -1;
	}
	return 0;
}

static void read_name(const struct work *work, double *molar_mass_g_mol)
{
	const struct fixed *fixed = work->fixed;
	struct ehr_amount_row *row = work->row;
	const struct ehr_name_found *found;
	long at = fixed->at->trait[EHR_TRAIT_CAS];

	*molar_mass_g_mol = fixed->molar_mass_g_mol;
	row->unresolved = fixed->unresolved;
	if (fixed->named)
		return;
	row->name_cell = work->trait[EHR_TRAIT_POLLUTANT];
	found = ehr_name_cache_resolve(work->amounts->names, row->name_cell,
		at == EHR_NO_COLUMN ? fixed->trait[EHR_TRAIT_CAS]
				    : cell_at(work->cell, at));
	work->trait[EHR_TRAIT_CAS] = ehr_arena_copy(work->arena, found->cas);
	row->identity = work->trait[EHR_TRAIT_CAS];
	if (row->identity.n == 0)
		row->identity = found->alias == NULL
					? row->name_cell
					: ehr_str_of(found->alias->pollutant);
	row->flags |= found->flags;
	row->unresolved = found->alias == NULL;
	if (found->alias != NULL)
		*molar_mass_g_mol = found->alias->molar_mass_g_mol;
}

static int fail_unit(const struct fixed *fixed, struct ehr_str cell,
	const struct ehr_err *why, struct ehr_err *err)
{
	const struct ehr_given *unit = &fixed->measure->trait[EHR_TRAIT_UNIT];

	ehr_fail(err, EHR_FAULT_DATA, "%s", why->text);
	if (err == NULL)
		return -1;
	(void)snprintf(err->column, sizeof err->column, "%s",
		unit->column != NULL ? unit->column : fixed->measure->column);
	(void)snprintf(err->reason, sizeof err->reason, "unit");
	(void)snprintf(err->expected, sizeof err->expected, "a unit");
	(void)snprintf(err->found, sizeof err->found, "%.*s",
		ehr_units_shown(cell), cell.p);
	return -1;
}

static int read_unit(const struct work *work, double molar_mass_g_mol,
	struct ehr_factor *factor, struct ehr_err *err)
{
	const struct fixed *fixed = work->fixed;
	struct ehr_amount_row *row = work->row;
	long at = fixed->at->trait[EHR_TRAIT_UNIT];
	struct ehr_err why = { 0 };
	struct ehr_unit_use use;
	struct ehr_unit_ask ask = {
		.medium = work->trait[EHR_TRAIT_MEDIUM],
		.quantity = work->trait[EHR_TRAIT_QUANTITY],
		.name = fixed->named ? work->trait[EHR_TRAIT_POLLUTANT]
				     : row->identity,
		.molar_mass_g_mol = molar_mass_g_mol,
	};

	if (at == EHR_NO_COLUMN)
		ask.text = fixed->trait[EHR_TRAIT_UNIT];
	else
		(void)ehr_clean_text(work->cell[at], &ask.text);
	row->unit_cell = ask.text;
	if (ehr_unit_cache_factor(work->amounts->units, &ask, &use, &why) != 0)
		return fail_unit(fixed, ask.text, &why, err);
	*factor = use.factor;
	row->flags |= flags_of_marks(use.marks);
	work->trait[EHR_TRAIT_UNIT] = ehr_str_of(use.canonical);
	return 0;
}

/* An amount that is not there needs no unit. */
static bool is_nothing(const struct ehr_amounts *amounts, struct ehr_str cell)
{
	if (cell.n > 0 && *cell.p >= '0' && *cell.p <= '9')
		return false;
	return cell.n == 0 || ehr_str_trim(cell).n == 0 ||
	       ehr_clean_is_nothing(&amounts->plan->tables->cells, cell);
}

static int read_unit_if_needed(const struct work *work, double molar_mass_g_mol,
	struct ehr_factor *factor, struct ehr_err *err)
{
	const struct ehr_str *trait = work->trait;
	const char *canonical;

	*factor = work->fixed->factor;
	if (!unit_by_row(work->fixed))
		return 0;
	if (!is_nothing(work->amounts, work->cell[work->fixed->at->amount]))
		return read_unit(work, molar_mass_g_mol, factor, err);
	canonical = ehr_units_canonical(work->amounts->plan->tables->units,
		trait[EHR_TRAIT_MEDIUM], trait[EHR_TRAIT_QUANTITY]);
	*factor = (struct ehr_factor){ 1, 0 };
	work->trait[EHR_TRAIT_UNIT] =
		ehr_str_of(canonical == NULL ? "" : canonical);
	return 0;
}

/* What is measured, in which unit. */
static int read_own(
	const struct work *work, struct ehr_factor *factor, struct ehr_err *err)
{
	double molar_mass_g_mol;

	if (read_traits(work, err) != 0)
		return -1;
	read_name(work, &molar_mass_g_mol);
	return read_unit_if_needed(work, molar_mass_g_mol, factor, err);
}

/* Field by field, since all of a row is much to clear. */
static void begin_row(struct ehr_amount_row *row, const struct fixed *fixed)
{
	row->trait = fixed->trait;
	row->name_cell.n = row->unit_cell.n = row->identity.n = 0;
	row->unresolved = fixed->unresolved;
	row->flags = fixed->flags;
	row->is_empty = false;
}

int ehr_amounts_read(struct ehr_amounts *amounts, size_t i,
	const struct ehr_str *cell, struct ehr_arena *arena,
	struct ehr_amount_row *row, struct ehr_err *err)
{
	const struct fixed *fixed = &amounts->plan->fixed[i];
	struct ehr_factor factor = fixed->factor;
	struct ehr_reading_cells beside;

	begin_row(row, fixed);
	beside.amount = cell[fixed->at->amount];
	beside.qualifier = cell_at(cell, fixed->at->qualifier);
	if (amounts->drop_empty && beside.qualifier.n == 0 &&
		is_nothing(amounts, beside.amount)) {
		row->is_empty = true;
		return 0;
	}
	beside.censored = cell_at(cell, fixed->at->censored);
	beside.limit = cell_at(cell, fixed->at->limit);
	if (!fixed->whole) {
		const struct work work = { amounts, fixed, cell, arena, row,
			amounts->trait[i] };

		row->trait = work.trait;
		if (read_own(&work, &factor, err) != 0)
			return -1;
	}
	if (ehr_reading_make(&row->reading, &fixed->rules, &beside, factor,
		    arena, err) != 0)
		return -1;
	row->flags |= row->reading.flags;
	if ((row->reading.cleaned & EHR_CLEANED_FLAGGED) != 0)
		row->flags |= ehr_flag(EHR_FLAG_CLEANED);
	return 0;
}
