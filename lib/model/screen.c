/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen.h"

#include <math.h>
#include <stdlib.h>

#include "model/screen_state.h"
#include "model/screen_weigh.h"

const char *const ehr_screen_outcome_word[EHR_SCREEN_OUTCOMES] = {
	[EHR_SCREEN_RANKED] = "ranked",
	[EHR_SCREEN_LACKS_DATA] = "insufficient_data",
	[EHR_SCREEN_OUT_OF_SCOPE] = "out_of_scope",
};

static void copy_header(
	struct ehr_screen *self, const struct ehr_header *header)
{
	self->header.n = header->n;
	self->header.name = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*self->header.name));
	for (size_t i = 0; i < header->n; i++)
		self->header.name[i] = ehr_arena_string(
			&self->arena, ehr_str_of(header->name[i]));
}

static int find_must(struct ehr_screen *self, struct ehr_err *err)
{
	const struct ehr_pollutant_lists *lists = self->opts->load.lists;
	struct ehr_str rest = { NULL, 0 };

	if (self->opts->must)
		rest = ehr_str_of(self->opts->must);
	while (rest.p) {
		struct ehr_str name = ehr_str_cut(&rest, ',');
		long at = ehr_pollutant_list_find(lists, name);
		struct ehr_buf all = { 0 };

		if (at >= 0) {
			self->must |= (uint64_t)1 << at;
			continue;
		}
		for (size_t i = 0; i < ehr_pollutant_lists_count(lists); i++)
			ehr_buf_printf(&all, i > 0 ? " %s" : "%s",
				ehr_pollutant_list_at(lists, i)->name);
		ehr_fail(err, EHR_FAULT_USAGE,
			_("there is no list \"%.*s\"; there are: %s"),
			(int)name.n, name.p, ehr_buf_text(&all));
		ehr_buf_release(&all);
		return -1;
	}
	return 0;
}

struct ehr_screen *ehr_screen_new(const struct ehr_screen_opts *opts,
	const struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_screen *self = ehr_calloc(1, sizeof(*self));

	self->opts = opts;
	copy_header(self, header);
	self->bound.quantity = opts->quantity;
	self->bound.units = opts->units;
	if (ehr_screen_bind(&self->bound, &self->header, opts->rank_by,
		    &self->arena, err) ||
		find_must(self, err) ||
		ehr_screen_check_scheme(&opts->load, err)) {
		ehr_screen_free(self);
		return NULL;
	}
	ehr_screen_store_init(&self->store, &self->bound.group);
	return self;
}

void ehr_screen_free(struct ehr_screen *self)
{
	if (!self)
		return;
	ehr_screen_ranking_release(&self->ranking);
	ehr_screen_matrix_release(&self->matrix);
	ehr_screen_loads_release(&self->loads);
	ehr_screen_store_release(&self->store);
	ehr_arena_release(&self->arena);
	free(self->line);
	free(self);
}

static void *scratch_new(void *self)
{
	struct ehr_screen *screen = self;

	return ehr_screen_batch_new(&screen->bound);
}

static void scratch_free(void *self, void *scratch)
{
	(void)self;
	ehr_screen_batch_free(scratch);
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	(void)self;
	(void)writer;
	return ehr_screen_batch_add(scratch, record, err);
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_screen *screen = self;

	(void)file;
	(void)line;
	(void)err;
	ehr_screen_store_merge(&screen->store, scratch);
	ehr_screen_batch_reset(scratch);
	return 0;
}

struct ehr_filter ehr_screen_filter(struct ehr_screen *screen)
{
	return (struct ehr_filter){
		.self = screen,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}

static bool is_dominated(const struct ehr_screen *self, size_t at)
{
	const struct ehr_screen_item *item = &self->loads.item[at];
	double most = self->opts->rules->setting[EHR_SCREEN_DOMINANT_SHARE];

	return item->has_top && item->top_load > most * item->chosen &&
	       ehr_screen_item_key(&self->loads, at).n > 0;
}

static int compare_lines(const void *a, const void *b)
{
	const struct ehr_screen_line *x = a, *y = b;

	if (x->outcome != y->outcome)
		return x->outcome < y->outcome ? -1 : 1;
	if (x->outcome == EHR_SCREEN_RANKED && x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

struct keyed {
	struct ehr_str key;
	size_t item;
};

static int compare_keys(const void *a, const void *b)
{
	return ehr_str_cmp(
		((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

/* All items as not ranked, row being their place by the bytes of their keys;
 * which makes those not ranked stand in that order. */
static void make_lines(struct ehr_screen *self, size_t *line_of)
{
	size_t n = self->store.groups.key.n;
	struct keyed *keyed = ehr_calloc(n + 1, sizeof(*keyed));

	for (size_t i = 0; i < n; i++)
		keyed[i] = (struct keyed){ ehr_screen_item_key(&self->loads, i),
			i };
	qsort(keyed, n, sizeof(*keyed), compare_keys);
	for (size_t i = 0; i < n; i++) {
		size_t item = keyed[i].item;

		line_of[item] = i;
		self->line[i] = (struct ehr_screen_line){
			.item = (uint32_t)item,
			.outcome = self->loads.item[item].out_of_scope
					   ? EHR_SCREEN_OUT_OF_SCOPE
					   : EHR_SCREEN_LACKS_DATA,
			.row = i,
			.written = true,
			.dominated = is_dominated(self, item),
		};
	}
	free(keyed);
}

/* Those that are ranked; rows of the ranking are in order of keys too. */
static void rank_lines(struct ehr_screen *self, const size_t *line_of)
{
	const struct ehr_screen_ranking *ranking = &self->ranking;

	for (size_t i = 0; i < ranking->criteria.n; i++) {
		size_t item = ranking->item[i];
		struct ehr_screen_line *line = &self->line[line_of[item]];

		if (isnan(ranking->rank[i]))
			continue;
		line->outcome = EHR_SCREEN_RANKED;
		line->row = i;
		line->rank = ranking->rank[i];
		line->written = line->rank <= self->opts->top ||
				self->loads.item[item].lists & self->must;
	}
}

int ehr_screen_rank(struct ehr_screen *self, struct ehr_err *err)
{
	const struct ehr_screen_opts *opts = self->opts;
	struct ehr_screen_matrix_opts matrix = opts->matrix;
	size_t n = self->store.groups.key.n;
	size_t *line_of;

	self->loads.by_pollutant = self->bound.by_pollutant;
	self->loads.parts_are_pollutants =
		strcmp(opts->rank_by, "source_id") == 0;
	self->ranking.method = opts->method;
	self->ranking.ties = opts->ties;
	if (opts->method == EHR_SCREEN_BY_LOAD)
		matrix.use = "load";
	if (ehr_screen_loads_make(
		    &self->loads, &self->store, &opts->load, err) ||
		ehr_screen_matrix_make(
			&self->matrix, &self->loads, &matrix, err) ||
		ehr_screen_ranking_make(
			&self->ranking, &self->matrix, opts->weighting, err))
		return -1;
	self->line = ehr_calloc(n + 1, sizeof(*self->line));
	line_of = ehr_calloc(n + 1, sizeof(*line_of));
	make_lines(self, line_of);
	rank_lines(self, line_of);
	free(line_of);
	qsort(self->line, n, sizeof(*self->line), compare_lines);
	return 0;
}

struct ehr_screen_report ehr_screen_report(const struct ehr_screen *self)
{
	struct ehr_screen_report report = {
		.items = self->store.groups.key.n,
		.nameless = self->store.nameless,
		.kg = self->loads.kg,
		.kg_weighted = self->loads.kg_chosen,
		.unknown_items = self->matrix.n_unknown,
		.incomparable = self->opts->method == EHR_SCREEN_HASSE
					? self->ranking.incomparable
					: NAN,
	};

	for (size_t i = 0; i < report.items; i++) {
		const struct ehr_screen_line *line = &self->line[i];

		report.ranked += line->outcome == EHR_SCREEN_RANKED;
		report.insufficient += line->outcome == EHR_SCREEN_LACKS_DATA;
		report.out_of_scope += line->outcome == EHR_SCREEN_OUT_OF_SCOPE;
		report.not_written += !line->written;
		report.dominated += line->dominated;
		report.overlapping += self->loads.item[line->item].notes >>
					      EHR_SCREEN_SUM_AND_MEMBERS &
				      1;
		for (int k = 0; k < EHR_SCREEN_KINDS; k++)
			report.rows[k] += self->store.count[i].rows[k];
	}
	return report;
}

/* What people call the item. */
static struct ehr_str called(const struct ehr_screen *self, uint32_t item)
{
	if (self->loads.by_pollutant)
		return self->store.name[self->store.count[item].pollutant];
	return ehr_screen_item_key(&self->loads, item);
}

void ehr_screen_dominated(
	const struct ehr_screen *self, size_t most, struct ehr_buf *names)
{
	size_t found = 0;

	for (size_t i = 0; i < self->store.groups.key.n && found < most; i++) {
		char shown[96];

		if (!self->line[i].dominated)
			continue;
		ehr_visible(
			shown, sizeof(shown), called(self, self->line[i].item));
		ehr_buf_printf(names, found > 0 ? ", %s" : "%s", shown);
		found++;
	}
}

void ehr_screen_incomplete_lists(
	const struct ehr_screen *self, struct ehr_buf *names)
{
	const struct ehr_pollutant_lists *lists = self->opts->load.lists;

	for (size_t i = 0; i < ehr_pollutant_lists_count(lists); i++) {
		const struct ehr_pollutant_list *list =
			ehr_pollutant_list_at(lists, i);

		if ((self->must >> i & 1) && !list->complete)
			ehr_buf_printf(
				names, names->n > 0 ? " %s" : "%s", list->name);
	}
}
