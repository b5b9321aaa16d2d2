/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "model/screen_state.h"
#include "model/screen_weigh.h"
#include "model/words.h"

const char *const ehr_screen_results[EHR_SCREEN_OUTS + 1] = {
	[EHR_SCREEN_OUT_RANK] = "rank",
	[EHR_SCREEN_OUT_OUTCOME] = "outcome",
	[EHR_SCREEN_OUT_MISSING] = "missing",
	[EHR_SCREEN_OUT_SCORE] = "score",
	[EHR_SCREEN_OUT_METHOD] = "method",
	[EHR_SCREEN_OUT_LOAD] = "load",
	[EHR_SCREEN_OUT_LOAD_UNIT] = "load_unit",
	[EHR_SCREEN_OUT_LOAD_SCHEME] = "load_scheme",
	[EHR_SCREEN_OUT_LOAD_SHARE] = "load_share",
	[EHR_SCREEN_OUT_LOAD_CANCER] = "load_cancer",
	[EHR_SCREEN_OUT_CANCER_UNIT] = "load_cancer_unit",
	[EHR_SCREEN_OUT_CANCER_SHARE] = "load_cancer_share",
	[EHR_SCREEN_OUT_LOAD_NONCANCER] = "load_noncancer",
	[EHR_SCREEN_OUT_NONCANCER_UNIT] = "load_noncancer_unit",
	[EHR_SCREEN_OUT_NONCANCER_SHARE] = "load_noncancer_share",
	[EHR_SCREEN_OUT_KG] = "amount_kg_a",
	[EHR_SCREEN_OUT_KG_AIR] = "amount_air_kg_a",
	[EHR_SCREEN_OUT_KG_WATER] = "amount_water_kg_a",
	[EHR_SCREEN_OUT_KG_WEIGHTED] = "amount_weighted_kg_a",
	[EHR_SCREEN_OUT_TOP] = "top_contributor",
	[EHR_SCREEN_OUT_TOP_SHARE] = "top_contributor_share",
	[EHR_SCREEN_OUT_N_SOURCES] = "n_sources",
	[EHR_SCREEN_OUT_N_POLLUTANTS] = "n_pollutants",
	[EHR_SCREEN_OUT_N_AMOUNTS] = "n_amounts",
	[EHR_SCREEN_OUT_N_LEFT_OUT] = "n_left_out",
	[EHR_SCREEN_OUT_LISTS] = "lists",
	[EHR_SCREEN_OUT_MUST] = "must",
	[EHR_SCREEN_OUT_INDICATORS] = "indicators",
	[EHR_SCREEN_OUT_CONTRIBUTIONS] = "contributions",
	[EHR_SCREEN_OUT_WEIGHTS] = "indicator_weights",
	[EHR_SCREEN_OUT_AHEAD] = "n_ahead",
	[EHR_SCREEN_OUT_BEHIND] = "n_behind",
	[EHR_SCREEN_OUT_INCOMPARABLE] = "n_incomparable",
	[EHR_SCREEN_OUT_TOX_WEIGHTS] = "tox_weights",
	[EHR_SCREEN_OUT_TOX_SRC] = "tox_src",
	[EHR_SCREEN_OUT_PROFILE] = "profile",
	[EHR_SCREEN_OUT_INCOMPLETE] = "incomplete",
	[EHR_SCREEN_OUT_FLAGS] = "flags",
};

void ehr_screen_method_text(
	const struct ehr_screen_opts *opts, struct ehr_buf *text)
{
	static const char *const method[] = { "load", "topsis/vector",
		"copeland", "hasse/lpom", "toxpi/min-max" };
	static const char *const weights[] = { "equal", "entropy-ln", "critic",
		"ahp", "given" };
	static const char *const missing[] = { "", "/missing-exclude",
		"/missing-worst", "/missing-middle" };

	ehr_buf_puts(text, method[opts->method]);
	if (ehr_screen_has_weights(opts->method))
		ehr_buf_printf(text, "/%s", weights[opts->weighting->kind]);
	if (opts->matrix.log10)
		ehr_buf_puts(text, "/log10(1+x)");
	ehr_buf_puts(text, missing[opts->matrix.missing]);
}

/* What is the same in every row, and a buffer. */
struct writing {
	struct ehr_screen *self;
	struct ehr_writer *out;
	struct ehr_buf method, scheme, weights, buf;
};

static int digits_of(const struct writing *w)
{
	return w->out->layout->opts.digits;
}

static void put(struct ehr_writer *out, bool has, double value)
{
	if (has)
		ehr_writer_number(out, value);
	else
		ehr_writer_empty(out);
}

static void put_buf(struct ehr_writer *out, const struct ehr_buf *buf)
{
	ehr_writer_text(out, (struct ehr_str){ buf->p, buf->n });
}

const struct ehr_header *ehr_screen_kept(
	struct ehr_screen *self, struct ehr_buf *varying)
{
	size_t n = self->header.n;
	struct ehr_header *kept = &self->kept_header;

	self->kept = ehr_arena_calloc(&self->arena, n + 1, sizeof(*self->kept));
	kept->name = ehr_arena_calloc(&self->arena, n + 2, sizeof(*kept->name));
	kept->n = self->n_kept = 0;
	if (self->bound.by_pollutant) {
		kept->name[kept->n++] =
			ehr_arena_string(&self->arena, ehr_str_of("pollutant"));
		kept->name[kept->n++] =
			ehr_arena_string(&self->arena, ehr_str_of("cas"));
	} else {
		kept->name[kept->n++] = self->header.name[self->bound.by];
		self->kept[self->n_kept++] = self->bound.by;
	}
	for (size_t i = 0; i < n; i++) {
		if (self->bound.group.skipped[i] ||
			(!self->bound.by_pollutant && i == self->bound.by))
			continue;
		if (!self->store.groups.varies[i]) {
			kept->name[kept->n++] = self->header.name[i];
			self->kept[self->n_kept++] = i;
			continue;
		}
		if (varying->n > 0)
			ehr_buf_putc(varying, ' ');
		ehr_buf_puts(varying, self->header.name[i]);
	}
	return kept;
}

static void put_kept(
	const struct ehr_screen *self, size_t item, struct ehr_writer *out)
{
	const struct ehr_screen_store *store = &self->store;

	if (self->bound.by_pollutant) {
		uint32_t pollutant = store->count[item].pollutant;

		ehr_writer_text(out, store->name[pollutant]);
		ehr_writer_text(out, store->has_cas[pollutant]
					     ? store->pollutant.key[pollutant]
					     : (struct ehr_str){ "", 0 });
	}
	for (size_t i = 0; i < self->n_kept; i++)
		ehr_writer_text(out, store->groups.cell[item][self->kept[i]]);
}

static void put_missing(struct writing *w, const struct ehr_screen_line *line)
{
	w->buf.n = 0;
	if (line->outcome == EHR_SCREEN_OUT_OF_SCOPE) {
		ehr_buf_puts(
			&w->buf, w->self->loads.item[line->item].out_of_scope);
	} else {
		ehr_screen_lacks(&w->self->matrix, line->item, &w->buf);
		if (ehr_screen_item_key(&w->self->loads, line->item).n == 0)
			ehr_words_add(&w->buf, ehr_str_of("no_key"));
	}
	put_buf(w->out, &w->buf);
}

static void put_place(struct writing *w, const struct ehr_screen_line *line)
{
	bool ranked = line->outcome == EHR_SCREEN_RANKED;

	put(w->out, ranked, line->rank);
	ehr_writer_puts(w->out, ehr_screen_outcome_word[line->outcome]);
	put_missing(w, line);
	put(w->out, ranked, ranked ? w->self->ranking.score[line->row] : 0);
	put_buf(w->out, &w->method);
}

static void put_share(
	struct ehr_writer *out, bool has, double part, double whole)
{
	has = has && whole > 0;
	put(out, has, has ? part / whole : 0);
}

static void put_loads(struct writing *w, const struct ehr_screen_item *item)
{
	const struct ehr_screen_load_opts *opts = &w->self->opts->load;
	const struct ehr_screen_loads *loads = &w->self->loads;

	put(w->out, item->has_chosen, item->chosen);
	ehr_writer_puts(w->out, ehr_screen_chosen_unit(opts));
	put_buf(w->out, &w->scheme);
	put_share(w->out, item->has_chosen, item->chosen, loads->chosen);
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++) {
		put(w->out, item->has_load[i], item->load[i]);
		ehr_writer_puts(
			w->out, ehr_screen_unit(opts, (enum ehr_load_effect)i));
		put_share(w->out, item->has_load[i], item->load[i],
			loads->load[i]);
	}
}

static void put_amounts(struct writing *w, size_t at)
{
	const struct ehr_screen *self = w->self;
	const struct ehr_screen_item *item = &self->loads.item[at];
	const unsigned long *rows = self->store.count[at].rows;
	bool amounts = rows[EHR_SCREEN_AMOUNT] > 0;
	bool has_top = item->has_top && item->chosen > 0;
	unsigned long left_out = 0;

	for (int k = EHR_SCREEN_AMOUNT + 1; k < EHR_SCREEN_OTHER; k++)
		left_out += rows[k];
	put(w->out, amounts, item->kg);
	put(w->out, amounts, item->kg_air);
	put(w->out, amounts, item->kg_water);
	put(w->out, amounts, item->kg_chosen);
	if (has_top)
		ehr_writer_text(
			w->out, self->loads.parts_are_pollutants
					? self->store.name[item->top]
					: self->store.source.key[item->top]);
	else
		ehr_writer_empty(w->out);
	put_share(w->out, has_top, item->top_load, item->chosen);
	if (self->bound.column[EHR_SCREEN_SOURCE_ID] < 0)
		ehr_writer_empty(w->out);
	else
		ehr_writer_count(w->out, item->n_sources);
	ehr_writer_count(w->out, item->n_pollutants);
	ehr_writer_count(w->out, rows[EHR_SCREEN_AMOUNT]);
	ehr_writer_count(w->out, left_out);
}

static void put_lists(struct writing *w, uint64_t set)
{
	const struct ehr_pollutant_lists *lists = w->self->opts->load.lists;

	w->buf.n = 0;
	for (size_t i = 0; i < ehr_pollutant_lists_count(lists); i++)
		if (set >> i & 1)
			ehr_words_add(&w->buf,
				ehr_str_of(
					ehr_pollutant_list_at(lists, i)->name));
	put_buf(w->out, &w->buf);
}

static void put_indicators(struct writing *w, size_t item)
{
	const struct ehr_screen_matrix *matrix = &w->self->matrix;

	w->buf.n = 0;
	for (size_t j = 0; j < matrix->m; j++) {
		double value = matrix->raw[item * matrix->m + j];

		if (!isnan(value))
			ehr_screen_pair(
				&w->buf, matrix->name[j], value, digits_of(w));
	}
	put_buf(w->out, &w->buf);
}

static void put_ranking(struct writing *w, const struct ehr_screen_line *line)
{
	const struct ehr_screen_ranking *ranking = &w->self->ranking;
	size_t m = ranking->criteria.m;
	bool ranked = line->outcome == EHR_SCREEN_RANKED;
	struct ehr_dominance of = { 0 };

	w->buf.n = 0;
	for (size_t j = 0; ranked && j < m; j++)
		ehr_screen_pair(&w->buf, ranking->name[j],
			ranking->part[line->row * m + j], digits_of(w));
	put_buf(w->out, &w->buf);
	put_buf(w->out, &w->weights);
	ranked = ranked && ranking->dominance;
	if (ranked)
		of = ranking->dominance[line->row];
	put(w->out, ranked, (double)of.ahead);
	put(w->out, ranked, (double)of.behind);
	put(w->out, ranked, (double)of.incomparable);
}

static int write_line(struct writing *w, const struct ehr_screen_line *line,
	struct ehr_err *err)
{
	const struct ehr_screen *self = w->self;
	const struct ehr_screen_item *item = &self->loads.item[line->item];

	put_kept(self, line->item, w->out);
	put_place(w, line);
	put_loads(w, item);
	put_amounts(w, line->item);
	put_lists(w, item->lists);
	put_lists(w, item->lists & self->must);
	put_indicators(w, line->item);
	put_ranking(w, line);
	w->buf.n = 0;
	ehr_screen_tox_weights(self, line->item, &w->buf, digits_of(w));
	put_buf(w->out, &w->buf);
	w->buf.n = 0;
	ehr_screen_tox_sources(self, line->item, &w->buf);
	put_buf(w->out, &w->buf);
	ehr_writer_puts(w->out, self->opts->load.profile->label);
	if (self->store.count[line->item].rows[EHR_SCREEN_AMOUNT] > 0 ||
		item->out_of_scope)
		ehr_writer_text(w->out, item->incomplete);
	else
		ehr_writer_puts(w->out, "no_amount");
	w->buf.n = 0;
	ehr_screen_flags(self, line, &w->buf);
	put_buf(w->out, &w->buf);
	return ehr_writer_end_row(w->out, err);
}

static void describe_run(struct writing *w)
{
	static const char *const effect[] = { "larger", "cancer", "noncancer" };
	const struct ehr_screen_opts *opts = w->self->opts;
	const struct ehr_screen_ranking *ranking = &w->self->ranking;

	ehr_screen_method_text(opts, &w->method);
	ehr_buf_printf(&w->scheme, "%s/%s", opts->load.scheme,
		effect[opts->load.effect]);
	for (size_t j = 0;
		ehr_screen_has_weights(opts->method) && j < ranking->criteria.m;
		j++)
		ehr_screen_pair(&w->weights, ranking->name[j],
			ranking->weight[j], digits_of(w));
}

int ehr_screen_write(
	struct ehr_screen *self, struct ehr_writer *writer, struct ehr_err *err)
{
	struct writing w = { .self = self, .out = writer };
	int rc = 0;

	describe_run(&w);
	for (size_t i = 0; rc == 0 && i < self->store.groups.key.n; i++)
		if (self->line[i].written)
			rc = write_line(&w, &self->line[i], err);
	ehr_buf_release(&w.method);
	ehr_buf_release(&w.scheme);
	ehr_buf_release(&w.weights);
	ehr_buf_release(&w.buf);
	return rc;
}
