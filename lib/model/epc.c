/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc.h"

#include <stdlib.h>

#include "model/epc_bind.h"
#include "model/epc_group.h"
#include "model/epc_store.h"
#include "model/epc_unit.h"
#include "model/words.h"

const char *const ehr_epc_nd_word[EHR_EPC_NDS] = {
	[EHR_EPC_ND_KM] = "km",
	[EHR_EPC_ND_KM_LIMIT] = "km-limit",
	[EHR_EPC_ND_ROS] = "ros",
	[EHR_EPC_ND_HALF] = "half",
	[EHR_EPC_ND_ZERO] = "zero",
	[EHR_EPC_ND_LIMIT] = "limit",
	[EHR_EPC_ND_SQRT2] = "sqrt2",
};

const char *const ehr_epc_statistic_word[EHR_EPC_STATISTICS] = {
	[EHR_EPC_UCL95] = "ucl95",
	[EHR_EPC_MEAN] = "mean",
	[EHR_EPC_MEDIAN] = "median",
	[EHR_EPC_MAX] = "max",
};

const char *const ehr_epc_results[EHR_EPC_OUTS + 1] = {
	[EHR_EPC_OUT_N] = "n",
	[EHR_EPC_OUT_N_ND] = "n_nd",
	[EHR_EPC_OUT_N_LEFT_OUT] = "n_left_out",
	[EHR_EPC_OUT_MIN] = "min",
	[EHR_EPC_OUT_MAX] = "max",
	[EHR_EPC_OUT_MEDIAN] = "median",
	[EHR_EPC_OUT_MEAN] = "mean",
	[EHR_EPC_OUT_SD] = "sd",
	[EHR_EPC_OUT_UCL95] = "ucl95",
	[EHR_EPC_OUT_METHOD] = "method",
	[EHR_EPC_OUT_STATISTIC] = "statistic",
	[EHR_EPC_OUT_EPC] = "epc",
	[EHR_EPC_OUT_BASIS] = "basis",
	[EHR_EPC_OUT_CHOSEN] = "chosen",
};

/* A column in front of the results. */
struct kept {
	long at;  /* of the input; EHR_NO_COLUMN */
	long own; /* enum ehr_epc_column; EHR_NO_COLUMN: it is carried */
};

struct ehr_epc {
	const struct ehr_epc_opts *opts;
	struct ehr_header header; /* of the input, its names copied */
	struct ehr_epc_bound bound;
	struct ehr_epc_store store;
	struct ehr_epc_worker worker;
	struct kept *kept;
	struct ehr_header kept_header;
	struct ehr_epc_report report;
	struct ehr_arena arena;
};

static void copy_header(struct ehr_epc *self, const struct ehr_header *header)
{
	self->header.n = header->n;
	self->header.name = ehr_arena_calloc(
		&self->arena, header->n, sizeof(*self->header.name));
	for (size_t i = 0; i < header->n; i++)
		self->header.name[i] = ehr_arena_string(
			&self->arena, ehr_str_of(header->name[i]));
}

static int check_method(struct ehr_epc *self, struct ehr_err *err)
{
	const struct ehr_epc_rules *rules = self->opts->rules;
	const char *name = self->opts->method;

	for (size_t i = 0; i < ehr_epc_rules_count(rules); i++) {
		const struct ehr_epc_rule *rule = ehr_epc_rules_at(rules, i);
		const struct ehr_epc_method *method =
			ehr_epc_method_find(rule->method);
		if (!method || method->kaplan != rule->nondetects)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the rule \"%s\" has no method for such "
				  "samples: \"%s\""),
				rule->rule, rule->method);
	}
	if (!name)
		return 0;
	self->worker.forced = ehr_epc_method_find(name);
	if (self->worker.forced)
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--method knows no \"%s\"; the manual lists them"), name);
}

struct ehr_epc *ehr_epc_new(const struct ehr_epc_opts *opts,
	const struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_epc *self = ehr_calloc(1, sizeof(*self));

	self->opts = opts;
	self->worker.opts = opts;
	copy_header(self, header);
	if (ehr_epc_bind(
		    &self->bound, &self->header, opts->by, &self->arena, err) ||
		check_method(self, err)) {
		ehr_epc_free(self);
		return NULL;
	}
	ehr_epc_store_init(&self->store, &self->bound.group);
	return self;
}

void ehr_epc_free(struct ehr_epc *self)
{
	if (!self)
		return;
	ehr_epc_store_release(&self->store);
	ehr_epc_worker_release(&self->worker);
	ehr_arena_release(&self->arena);
	free(self);
}

static void *scratch_new(void *self)
{
	struct ehr_epc *epc = self;

	return ehr_epc_batch_new(&epc->bound);
}

static void scratch_free(void *self, void *scratch)
{
	(void)self;
	ehr_epc_batch_free(scratch);
}

static int row(void *self, void *scratch, const struct ehr_row *record,
	struct ehr_writer *writer, struct ehr_err *err)
{
	(void)self;
	(void)writer;
	return ehr_epc_batch_add(scratch, record, err);
}

static int commit(void *self, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_epc *epc = self;

	(void)file;
	(void)line;
	(void)err;
	ehr_epc_store_merge(&epc->store, scratch);
	ehr_epc_batch_reset(scratch);
	return 0;
}

struct ehr_filter ehr_epc_filter(struct ehr_epc *epc)
{
	return (struct ehr_filter){
		.self = epc,
		.row = row,
		.scratch_new = scratch_new,
		.scratch_free = scratch_free,
		.commit = commit,
	};
}

static void keep(struct ehr_epc *self, long at, long column, const char *name)
{
	struct ehr_header *header = &self->kept_header;

	self->kept[header->n] = (struct kept){ at, column };
	header->name[header->n++] =
		ehr_arena_string(&self->arena, ehr_str_of(name));
}

/* The column that is written anew at this place of the input. */
static long own_at(const struct ehr_epc *self, size_t at)
{
	for (size_t i = 0; i < EHR_EPC_OWN; i++)
		if (self->bound.column[ehr_epc_own[i]] == (long)at)
			return ehr_epc_own[i];
	return EHR_NO_COLUMN;
}

const struct ehr_header *ehr_epc_kept(
	struct ehr_epc *self, struct ehr_buf *varying)
{
	size_t n = self->header.n;

	self->kept = ehr_arena_calloc(
		&self->arena, n + EHR_EPC_OWN, sizeof(*self->kept));
	self->kept_header.name = ehr_arena_calloc(
		&self->arena, n + EHR_EPC_OWN, sizeof(*self->kept_header.name));
	self->kept_header.n = 0;
	for (size_t i = 0; i < n; i++) {
		long column = own_at(self, i);
		if (column >= 0 || !self->store.groups.varies[i]) {
			keep(self, (long)i, column, self->header.name[i]);
			continue;
		}
		if (varying->n > 0)
			ehr_buf_putc(varying, ' ');
		ehr_buf_puts(varying, self->header.name[i]);
	}
	for (size_t i = 0; i < EHR_EPC_OWN; i++)
		if (self->bound.column[ehr_epc_own[i]] < 0)
			keep(self, EHR_NO_COLUMN, ehr_epc_own[i],
				ehr_epc_columns[ehr_epc_own[i]]);
	return &self->kept_header;
}

struct ehr_epc_report ehr_epc_report(const struct ehr_epc *epc)
{
	struct ehr_epc_report report = epc->report;

	report.passed = epc->store.n_other;
	report.groups = epc->store.groups.key.n;
	for (int i = 0; i < EHR_EPC_KINDS; i++)
		report.kind[i] = epc->store.kind[i];
	return report;
}

/* A group on its way out. */
struct leaving {
	size_t group;
	struct ehr_epc_row *row;
	size_t n;
	struct ehr_str unit;
	struct ehr_epc_outcome outcome;
	struct ehr_buf flags; /* words of its rows, in order of bytes */
	bool chosen;
};

/* The cell of a column that is part of the key, or constant. */
static struct ehr_str cell(
	const struct ehr_epc *self, size_t group, enum ehr_epc_column column)
{
	long at = self->bound.column[column];

	return at < 0 ? (struct ehr_str){ "", 0 }
		      : self->store.groups.cell[group][at];
}

static int unify(struct ehr_epc *self, struct leaving *out,
	struct ehr_epc_rows *rows, struct ehr_err *err)
{
	struct ehr_str medium = cell(self, out->group, EHR_EPC_MEDIUM);
	struct ehr_epc_unify all = {
		.row = out->row,
		.n = out->n,
		.key = self->store.unit.key,
	};
	char name[96], in[32];
	bool done = ehr_epc_unify(self->opts->units, medium, &all);

	out->unit = all.unit;
	rows->converted = all.converted;
	if (done)
		return 0;
	ehr_visible(name, sizeof(name), self->store.name[out->group]);
	ehr_visible(in, sizeof(in), medium);
	return ehr_fail(err, EHR_FAULT_DATA,
		_("\"%s\" in \"%s\" stands in units of which one cannot be "
		  "turned into the other: \"%.*s\", \"%.*s\""),
		name, in, ehr_units_shown(all.unit), all.unit.p,
		ehr_units_shown(all.other), all.other.p);
}

static void put_number(
	struct ehr_writer *writer, const struct ehr_epc_number *number)
{
	if (number->there)
		ehr_writer_number(writer, number->value);
	else
		ehr_writer_empty(writer);
}

static void put_flags(struct ehr_writer *writer, const struct leaving *out)
{
	struct ehr_buf words = { 0 };

	ehr_buf_add(&words, out->flags.p, out->flags.n);
	for (int i = 0; i < EHR_EPC_FLAGS_END; i++)
		if (out->outcome.flags & 1u << i)
			ehr_words_add(&words, ehr_str_of(ehr_epc_flag_word[i]));
	ehr_writer_text(writer, (struct ehr_str){ words.p, words.n });
	ehr_buf_release(&words);
}

static void put_own(const struct ehr_epc *self, struct ehr_writer *writer,
	const struct leaving *out, enum ehr_epc_column column)
{
	const struct ehr_epc_outcome *outcome = &out->outcome;

	if (column == EHR_EPC_POLLUTANT)
		ehr_writer_text(writer, self->store.name[out->group]);
	else if (column == EHR_EPC_VALUE)
		put_number(writer, &outcome->epc);
	else if (column == EHR_EPC_UNIT)
		ehr_writer_text(writer, out->unit);
	else if (column == EHR_EPC_QUALIFIER)
		ehr_writer_puts(writer, !outcome->nondetect    ? ""
					: outcome->limit.there ? "<"
							       : "ND");
	else if (column == EHR_EPC_LIMIT)
		put_number(writer, &outcome->limit);
	else
		put_flags(writer, out);
}

static int write_outcome(const struct ehr_epc *self, struct ehr_writer *writer,
	const struct leaving *out, struct ehr_err *err)
{
	const struct ehr_epc_outcome *outcome = &out->outcome;
	const struct ehr_str *first = self->store.groups.cell[out->group];

	for (size_t i = 0; i < self->kept_header.n; i++)
		if (self->kept[i].own >= 0)
			put_own(self, writer, out,
				(enum ehr_epc_column)self->kept[i].own);
		else
			ehr_writer_text(writer, first[self->kept[i].at]);
	ehr_writer_count(writer, outcome->n);
	ehr_writer_count(writer, outcome->n_nd);
	ehr_writer_count(writer, outcome->n_left_out);
	put_number(writer, &outcome->min);
	put_number(writer, &outcome->max);
	put_number(writer, &outcome->median);
	put_number(writer, &outcome->mean);
	put_number(writer, &outcome->sd);
	put_number(writer, &outcome->ucl95);
	ehr_writer_puts(writer, outcome->method ? outcome->method : "");
	ehr_writer_puts(writer,
		outcome->epc.there ? ehr_epc_statistic_word[outcome->statistic]
				   : "");
	put_number(writer, &outcome->epc);
	ehr_writer_text(
		writer, (struct ehr_str){ outcome->basis.p, outcome->basis.n });
	if (self->opts->all)
		ehr_writer_puts(writer, out->chosen ? "yes" : "no");
	return ehr_writer_end_row(writer, err);
}

/* The same group by every other method. */
static int write_others(struct ehr_epc *self, struct ehr_writer *writer,
	struct leaving *out, struct ehr_err *err)
{
	const char *chosen = out->outcome.method;

	out->chosen = false;
	for (size_t i = 0; i < ehr_epc_method_count(); i++) {
		const struct ehr_epc_method *method = ehr_epc_method_at(i);
		if ((chosen && strcmp(chosen, method->name) == 0) ||
			!ehr_epc_group_method(
				&self->worker, method, &out->outcome))
			continue;
		if (write_outcome(self, writer, out, err))
			return -1;
	}
	return 0;
}

static int write_group(struct ehr_epc *self, struct ehr_writer *writer,
	struct leaving *out, struct ehr_err *err)
{
	struct ehr_epc_rows rows = {
		.row = out->row,
		.n = out->n,
		.key = ehr_epc_store_hash(&self->store, out->group),
	};

	if (unify(self, out, &rows, err))
		return -1;
	ehr_epc_group(&self->worker, &rows, &out->outcome);
	out->chosen = true;
	if (write_outcome(self, writer, out, err))
		return -1;
	self->report.refused +=
		!out->outcome.epc.there &&
		out->outcome.flags & 1u << EHR_EPC_FLAG_AUTOCORRELATED;
	self->report.incomplete +=
		(out->outcome.flags & 1u << EHR_EPC_FLAG_INCOMPLETE_YEAR) != 0;
	self->report.nondetect +=
		!out->outcome.epc.there &&
		out->outcome.flags & 1u << EHR_EPC_FLAG_SERIES_NONDETECT;
	return self->opts->all ? write_others(self, writer, out, err) : 0;
}

/* A row that is no concentration, as it came. */
static int write_other(const struct ehr_epc *self, struct ehr_writer *writer,
	const struct ehr_str *cells, struct ehr_err *err)
{
	int columns = self->opts->all ? EHR_EPC_OUTS : EHR_EPC_OUT_COMMON;

	for (size_t i = 0; i < self->kept_header.n; i++)
		if (self->kept[i].at >= 0)
			ehr_writer_text(writer, cells[self->kept[i].at]);
		else
			ehr_writer_empty(writer);
	for (int i = 0; i < columns; i++)
		if (i == EHR_EPC_OUT_BASIS)
			ehr_writer_puts(writer, "rule=passed_on");
		else
			ehr_writer_empty(writer);
	return ehr_writer_end_row(writer, err);
}

int ehr_epc_write(
	struct ehr_epc *self, struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_epc_store *store = &self->store;
	const size_t *start = ehr_epc_store_sort(store);
	struct leaving out = { 0 };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < store->groups.key.n; i++) {
		out.group = i;
		out.row = store->row + start[i];
		out.n = start[i + 1] - start[i];
		out.flags.n = 0;
		ehr_epc_store_flags(store, i, &out.flags);
		rc = write_group(self, writer, &out, err);
	}
	for (size_t i = 0; rc == 0 && i < store->n_other; i++)
		rc = write_other(self, writer, store->other[i], err);
	self->report.bootstrap = self->worker.bootstrap;
	ehr_buf_release(&out.flags);
	ehr_buf_release(&out.outcome.basis);
	return rc;
}
