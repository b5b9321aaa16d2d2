/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ingest.h"

#include <stdlib.h>

#include "model/heading_check.h"
#include "model/record_sides.h"
#include "model/stand_in.h"
#include "model/stray.h"

static int open_tables(struct ehr_ingest *self, struct ehr_err *err)
{
	const struct ehr_ingest_refs *refs = &self->opts.refs;

	self->units = ehr_units_open(refs->units, err);
	if (self->units == NULL)
		return -1;
	self->words = ehr_words_open(err);
	if (self->words == NULL)
		return -1;
	self->aliases = ehr_aliases_open(refs->aliases, err);
	if (self->aliases == NULL)
		return -1;
	self->exceptions = ehr_code_exceptions_open(refs->code_exceptions, err);
	if (self->exceptions == NULL)
		return -1;
	self->regions = ehr_regions_open(refs->regions, err);
	if (self->regions == NULL)
		return -1;
	if (!self->opts.audit)
		return 0;
	self->audit_rules = ehr_audit_rules_open(refs->audit_rules, err);
	return self->audit_rules == NULL ? -1 : 0;
}

static int open_automap(struct ehr_ingest *self, struct ehr_err *err)
{
	const struct ehr_ingest_opts *opts = &self->opts;
	const struct ehr_recogniser with = {
		.units = self->units,
		.aliases = self->aliases,
		.form = opts->form,
		.constant = opts->constant,
		.n_constants = opts->n_constants,
		.crs = opts->crs,
		.keep = opts->keep,
		.roster = opts->roster,
	};

	return ehr_automap_open(
		&self->automap, &with, opts->refs.headings, err);
}

int ehr_ingest_open(struct ehr_ingest *self, const struct ehr_ingest_opts *opts,
	struct ehr_err *err)
{
	struct ehr_record_tables *tables = &self->tables;

	*self = (struct ehr_ingest){ .opts = *opts };
	if (open_tables(self, err) != 0 || open_automap(self, err) != 0)
		return -1;
	*tables = (struct ehr_record_tables){
		.units = self->units,
		.words = self->words,
		.aliases = self->aliases,
		.exceptions = self->exceptions,
		.nd = opts->nd,
		.temperature_k = opts->temperature_k,
		.relations = { .on_duplicate = opts->on_duplicate },
		.wants_quality = opts->quality,
		.audit_rules = self->audit_rules,
	};
	tables->stray = ehr_ingest_stray;
	tables->stray_self = self;
	if (ehr_cell_rules_read(&tables->cells, self->words, err) != 0)
		return -1;
	tables->relations.threshold = (uint64_t)tables->cells.repeated_sources;
	if (opts->region == NULL)
		return 0;
	tables->region = ehr_regions_find(self->regions, opts->region, err);
	return tables->region == NULL ? -1 : 0;
}

static void close_side(struct ehr_ingest *self, size_t which)
{
	ehr_side_report_free(self->report[which]);
	ehr_side_free(self->side[which]);
	if (self->side_ingest[which] != NULL)
		ehr_ingest_close(self->side_ingest[which]);
	free(self->side_ingest[which]);
}

void ehr_ingest_close(struct ehr_ingest *self)
{
	for (size_t i = 0; i < EHR_RECORD_SIDES; i++)
		close_side(self, i);
	ehr_record_close(self->record);
	ehr_located_close(self->located);
	ehr_buf_release(&self->text);
	if (self->has_head)
		ehr_tablehead_release(&self->head);
	ehr_plan_release(&self->plan);
	ehr_arena_release(&self->arena);
	ehr_automap_close(&self->automap);
	ehr_audit_rules_close(self->audit_rules);
	ehr_regions_close(self->regions);
	ehr_code_exceptions_close(self->exceptions);
	ehr_aliases_close(self->aliases);
	ehr_words_close(self->words);
	ehr_units_close(self->units);
}

static int set_crs(struct ehr_ingest *self, struct ehr_err *err)
{
	struct ehr_place *place = &self->map->place;

	if (self->opts.crs == NULL)
		return 0;
	if (place->node == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--crs: the map has no coordinates"));
	if (place->crs != NULL && strcmp(place->crs, self->opts.crs) != 0)
		return ehr_yaml_fail(place->node, err,
			_("the map says crs: %s, --crs says %s"), place->crs,
			self->opts.crs);
	place->crs = self->opts.crs;
	return 0;
}

void ehr_ingest_hooks(struct ehr_ingest *self, struct ehr_in_opts *opts)
{
	opts->head = ehr_ingest_head;
	opts->head_self = self;
	opts->stray = ehr_ingest_stray;
	opts->stray_self = self;
	opts->bare_cr = true;
	opts->plotfiles = true;
}

int ehr_ingest_map(struct ehr_ingest *self, const char *file,
	struct ehr_str text, struct ehr_err *err)
{
	struct ehr_record_tables *tables = &self->tables;

	self->map = ehr_mapping_read(
		file, text, self->units, self->words, &self->arena, err);
	if (self->map == NULL || set_crs(self, err) != 0)
		return -1;
	tables->cells.decimal = self->opts.decimal != 0 ? self->opts.decimal
							: self->map->decimal;
	tables->relations.roster = self->map->present == EHR_PRESENT_SOURCE;
	return 0;
}

static void name_columns(
	const struct ehr_tablehead *found, struct ehr_head *head)
{
	head->n = found->n;
	head->rows = found->rows;
	head->name = ehr_calloc(found->n, sizeof *head->name);
	for (size_t i = 0; i < found->n; i++)
		head->name[i] = ehr_strdup(found->column[i].name);
}

/* The text that stands for something else in the measure's column. */
static struct ehr_str find_suspect(struct ehr_ingest *self,
	const struct ehr_measure *measure, const struct ehr_preview *preview)
{
	struct ehr_str *cell, found = { NULL, 0 };
	size_t at = 0, n = 0;

	while (at < self->head.n &&
		strcmp(self->head.column[at].name, measure->column) != 0)
		at++;
	if (at == self->head.n || measure->stand_in != NULL ||
		measure->qualifier != NULL || measure->censored != NULL)
		return found;
	cell = ehr_calloc(preview->n, sizeof *cell);
	for (size_t i = self->head.rows; i < preview->n; i++)
		if (at < preview->row[i].n)
			cell[n++] = preview->row[i].cell[at];
	found = ehr_stand_in_find(&self->tables.cells, cell, n);
	if (found.n > 0)
		found = ehr_arena_copy(&self->arena, found);
	free(cell);
	return found;
}

static void find_suspects(
	struct ehr_ingest *self, const struct ehr_preview *preview)
{
	self->suspect = ehr_arena_calloc(
		&self->arena, self->map->n_measures, sizeof *self->suspect);
	for (size_t i = 0; i < self->map->n_measures; i++)
		self->suspect[i] =
			find_suspect(self, &self->map->measure[i], preview);
}

static void add_doubt(struct ehr_ingest *self, size_t pair,
	const struct ehr_heading_verdict *verdict)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < self->map->n_measures; i++) {
		struct ehr_measure *measure = &self->map->measure[i];
		const struct ehr_index_pair *one =
			&self->map->index->pair[pair];

		if (strcmp(measure->column, one->hour) == 0 ||
			strcmp(measure->column, one->maximum) == 0)
			measure->doubtful = true;
	}
	ehr_heading_say(self->map, pair, verdict, &text);
	self->doubt[self->n_doubts++] = ehr_arena_string(
		&self->arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

/* Holds the headings against the numbers beneath them. */
static int find_doubts(struct ehr_ingest *self,
	const struct ehr_preview *preview, struct ehr_err *err)
{
	const struct ehr_recognised *found = &self->automap.found;
	const struct ehr_index *index = self->map->index;
	struct ehr_aqi_scales scales;
	struct ehr_heading_verdict *verdict;
	const struct ehr_heading_check check = { self->map, &self->head,
		preview, &scales, &self->tables.cells, self->aliases,
		self->units };
	int rc;

	self->doubt = ehr_arena_calloc(&self->arena,
		found->n_told + (index == NULL ? 0 : index->n_pairs) + 1,
		sizeof *self->doubt);
	for (size_t i = 0; i < found->n_told; i++)
		self->doubt[self->n_doubts++] = found->told[i];
	if (index == NULL)
		return 0;
	if (ehr_aqi_scales_read(&scales, NULL, err) != 0)
		return -1;
	verdict = ehr_calloc(index->n_pairs, sizeof *verdict);
	rc = ehr_heading_check(&check, verdict, err);
	for (size_t i = 0; rc == 0 && i < index->n_pairs; i++)
		if (verdict[i].exchanged)
			add_doubt(self, i, &verdict[i]);
	free(verdict);
	ehr_aqi_scales_release(&scales);
	return rc;
}

/* Recognises the headings; the text it makes is read as any map. */
static int make_map(struct ehr_ingest *self, struct ehr_err *err)
{
	struct ehr_automap *automap = &self->automap;

	if (ehr_automap_make(automap, &self->head, err) != 0)
		return -1;
	return ehr_ingest_map(self, _("map made from the headings"),
		(struct ehr_str){ automap->text.p, automap->text.n }, err);
}

/* The map from the headings of the first file; further ones must agree. */
static int read_head(struct ehr_ingest *self, struct ehr_err *err)
{
	if (self->map == NULL)
		return make_map(self, err);
	return self->automap.text.n == 0
		       ? 0
		       : ehr_automap_again(&self->automap, &self->head, err);
}

int ehr_ingest_head(void *self, const char *file,
	const struct ehr_preview *preview, struct ehr_head *head,
	struct ehr_err *err)
{
	struct ehr_ingest *ingest = self;
	const struct ehr_tablehead_ask ask = {
		.is_heading = ehr_automap_is_heading,
		.is_unit = ehr_automap_is_unit,
		.is_note = ehr_automap_is_note,
		.self = &ingest->automap,
		.words = ingest->words,
	};

	const struct ehr_tablehead_set *by_hand =
		ingest->map != NULL && ingest->map->has_head
			? &ingest->map->head
			: NULL;

	(void)file;
	if (ingest->has_head)
		ehr_tablehead_release(&ingest->head);
	ingest->has_head = false;
	if (ehr_tablehead_find(&ingest->head, preview, &ask, by_hand, err) != 0)
		return -1;
	ingest->has_head = true;
	if (read_head(ingest, err) != 0)
		return -1;
	if (ingest->suspect == NULL) {
		find_suspects(ingest, preview);
		if (find_doubts(ingest, preview, err) != 0)
			return -1;
	}
	name_columns(&ingest->head, head);
	return 0;
}

bool ehr_ingest_stray(void *self, const struct ehr_str *cell, size_t n)
{
	const struct ehr_ingest *ingest = self;

	return ingest->has_head &&
	       ehr_stray_look(&ingest->head, cell, n) != EHR_STRAY_NONE;
}

/* A heading that stands twice must not be taken for the first of the two. */
static int check_repeated(const struct ehr_plan *plan,
	const struct ehr_header *header, struct ehr_err *err)
{
	for (size_t i = 0; i < header->n; i++) {
		const char *name = header->name[i], *sign = strrchr(name, '#');
		struct ehr_str base = { name, 0 };

		if (plan->used[i] || sign == NULL)
			continue;
		base.n = (size_t)(sign - name);
		for (size_t k = 0; k < i; k++)
			if (plan->used[k] && ehr_str_is(base, header->name[k]))
				return ehr_fail(err, EHR_FAULT_DATA,
					_("two columns are called \"%s\"; the "
					  "second is \"%s\" in a map: name it "
					  "too, or list it under ignore"),
					header->name[k], name);
	}
	return 0;
}

/* Adds what the map does not speak of to what it carries. */
static int keep_rest(struct ehr_ingest *self, const struct ehr_header *header,
	const struct ehr_plan_extra *extra, struct ehr_err *err)
{
	struct ehr_mapping *map = self->map;
	struct ehr_plan plan;
	struct ehr_carry *carry = ehr_arena_calloc(
		&self->arena, map->n_carries + header->n, sizeof *carry);
	size_t n = map->n_carries;

	if (ehr_plan_make(&plan, map, header, extra, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		carry[i] = map->carry[i];
	for (size_t i = 0; i < header->n; i++) {
		struct ehr_str name = ehr_str_of(header->name[i]);

		if (plan.used[i])
			continue;
		carry[n].column = carry[n].name =
			ehr_arena_string(&self->arena, name);
		if (ehr_canonical_find(carry[n].name) != NULL)
			carry[n].name = ehr_automap_input_name(
				carry[n].column, &self->arena);
		n++;
	}
	ehr_plan_release(&plan);
	map->carry = carry;
	map->n_carries = n;
	return 0;
}

int ehr_ingest_bind(struct ehr_ingest *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	const struct ehr_side *const *side = self->tables.side;
	const char *canonical[EHR_SIDE_FIELDS];
	const char *column[2];
	struct ehr_plan_extra extra = { .canonical = canonical,
		.column = column };

	if (side[EHR_SIDE_JOIN] != NULL || side[EHR_SIDE_UPDATE] != NULL) {
		extra.n_canonical = ehr_record_sides_columns(side, canonical);
		column[extra.n++] = ehr_side_conflict_column;
	}
	if (self->tables.located != NULL)
		column[extra.n++] = ehr_record_outline_column;

	if (self->opts.keep && keep_rest(self, header, &extra, err) != 0)
		return -1;
	if (ehr_plan_make(&self->plan, self->map, header, &extra, err) != 0)
		return -1;
	if (check_repeated(&self->plan, header, err) != 0)
		return -1;
	self->record = ehr_record_open(&self->plan, &self->tables, err);
	if (self->record == NULL)
		return -1;
	for (size_t i = 0; self->suspect != NULL && i < self->map->n_measures;
		i++)
		ehr_record_suspect(self->record, i, self->suspect[i]);
	return 0;
}
