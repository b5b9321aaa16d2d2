/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_watch.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/record_sources.h"

/* Fields by which records are told from one another. */
static bool is_key(const char *name)
{
	static const char *const key[] = { "source_id", "receptor_id", "year",
		"time", "outlet", "layer", "depth_top_m", "depth_bottom_m" };

	for (size_t i = 0; i < sizeof key / sizeof key[0]; i++)
		if (strcmp(key[i], name) == 0)
			return true;
	return false;
}

static void find_fields(struct ehr_record_watch *self)
{
	const struct ehr_plan *plan = self->plan;

	self->in_key = ehr_calloc(plan->n, sizeof *self->in_key);
	self->source_op = self->receptor_op = EHR_NO_COLUMN;
	for (size_t i = 0; i < plan->n; i++) {
		if (plan->op[i].kind != EHR_OP_FIELD)
			continue;
		self->in_key[i] = is_key(plan->column[i]);
		if (strcmp(plan->column[i], "source_id") == 0)
			self->source_op = (long)i;
		if (strcmp(plan->column[i], "receptor_id") == 0)
			self->receptor_op = (long)i;
	}
}

static struct ehr_combine *new_combine(const struct ehr_plan *plan)
{
	size_t value = plan->n, flags = plan->n;

	for (size_t i = 0; i < plan->n; i++) {
		if (plan->op[i].kind == EHR_OP_VALUE)
			value = i;
		if (plan->op[i].kind == EHR_OP_FLAGS)
			flags = i;
	}
	return ehr_combine_new(plan->n, value, flags);
}

static void open_audit(struct ehr_record_watch *self)
{
	const struct ehr_mapping *map = self->plan->map;
	const struct ehr_audit_opts opts = {
		.rules = self->tables->audit_rules,
		.aliases = self->tables->aliases,
		.form = map->form == NULL ? "" : map->form,
	};

	self->n_sources = ehr_record_sources(
		self->plan, &self->arena, &self->source, &self->source_at);
	self->audit = ehr_audit_new(&opts, self->source, self->n_sources);
}

void ehr_record_watch_open(struct ehr_record_watch *watch,
	const struct ehr_plan *plan, const struct ehr_record_tables *tables)
{
	*watch = (struct ehr_record_watch){ .plan = plan, .tables = tables };
	watch->relations = ehr_relations_new(&tables->relations);
	find_fields(watch);
	if (tables->wants_quality) {
		watch->quality = ehr_quality_new(plan->header);
		watch->quality->rules = &tables->cells;
		if (plan->map->form != NULL)
			watch->quality->form = plan->map->form;
		ehr_record_sources_map(plan, watch->quality);
	}
	if (tables->audit_rules != NULL)
		open_audit(watch);
	if (tables->relations.on_duplicate == EHR_DUPLICATE_SUM)
		watch->combine = new_combine(plan);
}

void ehr_record_watch_close(struct ehr_record_watch *watch)
{
	ehr_relations_free(watch->relations);
	ehr_quality_free(watch->quality);
	ehr_audit_free(watch->audit);
	ehr_combine_free(watch->combine);
	ehr_arena_release(&watch->arena);
	free(watch->in_key);
}

void ehr_record_watcher_init(struct ehr_record_watcher *watcher,
	const struct ehr_record_watch *watch)
{
	*watcher = (struct ehr_record_watcher){ .watch = watch };
	ehr_marks_init(&watcher->marks, &watch->tables->relations);
	if (watch->quality != NULL)
		watcher->quality = ehr_quality_batch_new(watch->quality);
	if (watch->audit != NULL) {
		watcher->audit = ehr_audit_batch_new(watch->audit);
		watcher->cell =
			ehr_calloc(watch->n_sources + 1, sizeof *watcher->cell);
	}
	if (watch->combine != NULL)
		watcher->combine = ehr_combine_batch_new(watch->combine);
}

void ehr_record_watcher_release(struct ehr_record_watcher *watcher)
{
	ehr_marks_release(&watcher->marks);
	ehr_quality_batch_free(watcher->quality);
	ehr_audit_batch_free(watcher->audit);
	ehr_combine_batch_free(watcher->combine);
	free(watcher->cell);
}

void ehr_record_watcher_begin(
	struct ehr_record_watcher *watcher, const struct ehr_row *row)
{
	bool again = watcher->marks.again != SIZE_MAX;

	ehr_quality_begin(watcher->quality, again);
	if (watcher->quality != NULL && !again)
		ehr_quality_cells(watcher->quality, row->carried, row->n);
	if (watcher->combine != NULL)
		ehr_combine_begin(watcher->combine);
}

void ehr_record_watcher_skip(
	struct ehr_record_watcher *watcher, enum ehr_quality_skip why)
{
	ehr_quality_skip(watcher->quality, why);
}

static struct ehr_str field(
	const struct ehr_record_read *read, long op, struct ehr_str otherwise)
{
	return op == EHR_NO_COLUMN ? otherwise : read->fields->cell[op];
}

/* What tells amounts with the same fields from one another. */
static void add_traits(
	struct ehr_print *key, const struct ehr_amount_row *amount)
{
	for (enum ehr_trait i = 0; i < EHR_TRAIT_UNIT; i++)
		if (i != EHR_TRAIT_POLLUTANT && i != EHR_TRAIT_CAS)
			ehr_print_add(key, amount->trait[i]);
	ehr_print_add(key, amount->identity.n > 0
				   ? amount->identity
				   : amount->trait[EHR_TRAIT_POLLUTANT]);
}

static bool by_row(const struct ehr_plan *plan, size_t measure)
{
	for (enum ehr_trait i = 0; i < EHR_TRAIT_UNIT; i++)
		if (plan->measure[measure].trait[i] != EHR_NO_COLUMN)
			return true;
	return false;
}

static void make_keys(struct ehr_record_watcher *watcher,
	const struct ehr_record_read *read, struct ehr_mark *mark)
{
	const struct ehr_record_watch *watch = watcher->watch;
	const struct ehr_plan *plan = watch->plan;

	watcher->key = ehr_print_begin();
	for (size_t i = 0; i < plan->n; i++)
		if (watch->in_key[i])
			ehr_print_add(&watcher->key, read->fields->cell[i]);
	mark->key = watcher->key;
	for (size_t i = 0; i < plan->map->n_measures; i++)
		if (!read->amount[i].is_empty && by_row(plan, i))
			add_traits(&mark->key, &read->amount[i]);
	ehr_print_end(&mark->key);
}

static struct ehr_audit_cell audit_cell(const struct ehr_record_watch *watch,
	const struct ehr_record_read *read, size_t i)
{
	const struct ehr_amount_row *amount;
	struct ehr_audit_cell cell = { 0 };

	if (watch->source[i].pollutant == NULL)
		return ehr_audit_cell_read(
			ehr_str_trim(read->cell[watch->source_at[i]]), 1);
	amount = &read->amount[watch->source_at[i]];
	if (amount->is_empty)
		return cell;
	return ehr_record_source_cell(
		watch->plan, read->cell, &amount->reading, watch->source_at[i]);
}

static void audit(struct ehr_record_watcher *watcher,
	const struct ehr_record_read *read, struct ehr_str source)
{
	const struct ehr_record_watch *watch = watcher->watch;

	for (size_t i = 0; i < watch->n_sources; i++)
		if (ehr_audit_needs(watch->audit, i))
			watcher->cell[i] = audit_cell(watch, read, i);
	ehr_audit_record(
		watcher->audit, watcher->cell, source, read->row->line);
}

/* Of the cells, not of the bytes: a JSON object may have its keys in any order.
 */
static struct ehr_print print_of_cells(const struct ehr_row *row)
{
	struct ehr_print print = ehr_print_begin();

	for (size_t i = 0; i < row->n; i++)
		ehr_print_add(&print, row->carried[i]);
	ehr_print_end(&print);
	return print;
}

static void note_names(
	struct ehr_record_watcher *watcher, const struct ehr_record_read *read)
{
	for (size_t i = 0; i < watcher->watch->plan->map->n_measures; i++) {
		const struct ehr_amount_row *amount = &read->amount[i];

		if (amount->is_empty)
			continue;
		ehr_quality_unit(watcher->quality, amount->unit_cell);
		if (amount->unresolved)
			ehr_quality_unresolved(watcher->quality,
				amount->trait[EHR_TRAIT_POLLUTANT]);
	}
}

const struct ehr_mark *ehr_record_watcher_look(
	struct ehr_record_watcher *watcher, const struct ehr_record_read *read)
{
	const struct ehr_record_watch *watch = watcher->watch;
	const struct ehr_str none = { "", 0 };
	struct ehr_mark *mark =
		ehr_marks_begin(&watcher->marks, read->row->line);
	struct ehr_str source = field(read, watch->source_op, none);

	watcher->mark = mark;
	make_keys(watcher, read, mark);
	if (mark->judged)
		return mark;
	if (source.n == 0)
		source = field(read, watch->receptor_op, none);
	mark->clock = read->fields->clock;
	mark->record = print_of_cells(read->row);
	mark->source = ehr_print_of(source);
	if (watch->tables->relations.threshold > 0 && read->position->known)
		mark->point = ehr_print_point(
			read->position->lon, read->position->lat);
	ehr_marks_guess(&watcher->marks, mark);
	if (watcher->quality != NULL)
		note_names(watcher, read);
	if (watcher->audit != NULL)
		audit(watcher, read, source);
	return mark;
}

void ehr_record_watcher_row(struct ehr_record_watcher *watcher,
	const struct ehr_amount_row *amount, uint64_t flags)
{
	struct ehr_combine_row row = { .flags = flags,
		.quantity = amount->trait[EHR_TRAIT_QUANTITY],
		.reading = &amount->reading };

	if (watcher->combine == NULL) {
		ehr_quality_row(watcher->quality, flags);
		return;
	}
	if (!ehr_str_is(row.quantity, "present")) {
		row.key = watcher->key;
		add_traits(&row.key, amount);
		ehr_print_add(&row.key, amount->trait[EHR_TRAIT_UNIT]);
		ehr_print_end(&row.key);
	}
	ehr_combine_row(watcher->combine, &row);
}

void ehr_record_watcher_took(struct ehr_record_watcher *watcher)
{
	ehr_marks_took(&watcher->marks);
	ehr_quality_took(watcher->quality);
	if (watcher->combine != NULL)
		ehr_combine_took(watcher->combine);
}

enum ehr_verdict ehr_record_watch_judge(struct ehr_record_watch *watch,
	struct ehr_record_watcher *watcher, size_t i, struct ehr_err *err)
{
	enum ehr_verdict verdict =
		ehr_relations_judge(watch->relations, &watcher->marks, i, err);

	if (verdict == EHR_VERDICT_KEEP)
		return verdict;
	ehr_quality_judge(watcher->quality, i, verdict);
	if (watcher->combine != NULL)
		ehr_combine_judge(watcher->combine, i, verdict);
	return verdict;
}

int ehr_record_watch_commit(struct ehr_record_watch *watch,
	struct ehr_record_watcher *watcher, const char *file,
	unsigned long line, struct ehr_err *err)
{
	ehr_marks_clear(&watcher->marks);
	ehr_quality_commit(watch->quality, watcher->quality, file);
	if (watch->combine != NULL)
		ehr_combine_commit(watch->combine, watcher->combine);
	if (watch->audit == NULL)
		return 0;
	return ehr_audit_commit(watch->audit, watcher->audit, file, line,
		watch->tables->findings, err);
}

int ehr_record_watch_finish(struct ehr_record_watch *watch,
	struct ehr_writer *writer, struct ehr_err *err)
{
	if (watch->quality != NULL) {
		ehr_relations_facts(
			watch->relations, &watch->quality->relations);
		watch->quality->has_relations = true;
	}
	if (watch->quality != NULL && watch->audit != NULL) {
		ehr_audit_count(watch->audit, watch->quality->findings);
		watch->quality->has_findings = true;
	}
	if (watch->combine == NULL)
		return 0;
	return ehr_combine_finish(watch->combine, writer, watch->quality, err);
}
