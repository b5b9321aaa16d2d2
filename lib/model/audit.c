/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/audit.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "model/audit_bind.h"

const char *const ehr_audit_columns[EHR_AUDIT_COLUMNS] = { "file", "line",
	"source_id", "rule", "severity", "relation", "found", "text_en",
	"text_zh" };

static const char *const severity[3] = { "error", "warning", "hint" };

struct ehr_audit {
	struct ehr_audit_binding binding;
	uint64_t count[3];
};

struct finding {
	size_t bound;
	unsigned long line;
	struct ehr_str source_id, found;
};

struct ehr_audit_batch {
	const struct ehr_audit *audit;
	struct finding *finding;
	size_t n, cap;
	struct ehr_arena arena;
	struct ehr_buf text;
};

struct ehr_audit *ehr_audit_new(const struct ehr_audit_opts *opts,
	const struct ehr_audit_source *source, size_t n)
{
	struct ehr_audit *self = ehr_calloc(1, sizeof *self);

	ehr_audit_bind(&self->binding, opts, source, n);
	return self;
}

void ehr_audit_free(struct ehr_audit *audit)
{
	if (audit == NULL)
		return;
	ehr_audit_binding_release(&audit->binding);
	free(audit);
}

size_t ehr_audit_bound(const struct ehr_audit *audit)
{
	return audit->binding.n;
}

bool ehr_audit_needs(const struct ehr_audit *audit, size_t source)
{
	return audit->binding.needed[source];
}

void ehr_audit_ambiguous(const struct ehr_audit *audit, struct ehr_buf *out)
{
	ehr_buf_add(
		out, audit->binding.ambiguous.p, audit->binding.ambiguous.n);
}

struct ehr_audit_batch *ehr_audit_batch_new(const struct ehr_audit *audit)
{
	struct ehr_audit_batch *batch = ehr_calloc(1, sizeof *batch);

	batch->audit = audit;
	return batch;
}

void ehr_audit_batch_free(struct ehr_audit_batch *batch)
{
	if (batch == NULL)
		return;
	ehr_arena_release(&batch->arena);
	ehr_buf_release(&batch->text);
	free(batch->finding);
	free(batch);
}

struct ehr_audit_cell ehr_audit_cell_read(struct ehr_str text, double factor)
{
	struct ehr_audit_cell cell = { .text = text, .factor = factor };

	cell.has = ehr_num_read(text, &cell.value) == EHR_NUM_VALUE;
	cell.value *= factor;
	return cell;
}

/* Figures behind the point of a number as written: 2 of "1.50", 3 of "15e-4".
 */
static int decimals(struct ehr_str text)
{
	int n = 0, exponent = 0;
	bool behind = false;

	text = ehr_str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == 'e' || text.p[i] == 'E') {
			double value = 0;

			(void)ehr_num_read((struct ehr_str){ text.p + i + 1,
						   text.n - i - 1 },
				&value);
			exponent = (int)value;
			break;
		}
		if (behind && text.p[i] >= '0' && text.p[i] <= '9')
			n++;
		behind = behind || text.p[i] == '.';
	}
	return n - exponent > 0 ? n - exponent : 0;
}

/* A side of a relation: its value, and how far rounding may have moved it. */
struct side {
	double value, rounding, size;
};

static double term_value(
	const struct ehr_audit_term *term, const struct ehr_audit_cell *cell)
{
	if (term->name == NULL)
		return term->factor;
	if (term->decimals)
		return term->factor * decimals(cell->text);
	return term->factor * cell->value;
}

static void add_term(struct side *side, const struct ehr_audit_term *term,
	const struct ehr_audit_cell *cell)
{
	double value = term_value(term, cell);

	side->value += value;
	side->size += fabs(value);
	if (term->name != NULL && !term->decimals)
		side->rounding += 0.5 * fabs(term->factor * cell->factor) *
				  pow(10, -decimals(cell->text));
}

static double tolerance(const struct ehr_audit_rule *rule,
	const struct side *left, const struct side *right)
{
	switch (rule->tolerance) {
	case EHR_AUDIT_ROUNDING: return left->rounding + right->rounding;
	case EHR_AUDIT_ABSOLUTE: return rule->tolerance_number;
	case EHR_AUDIT_SHARE:
		return rule->tolerance_number *
		       fmax(fabs(left->value), fabs(right->value));
	case EHR_AUDIT_EXACT: break;
	}
	return 0;
}

static bool holds(const struct ehr_audit_rule *rule,
	enum ehr_audit_relation relation, const struct side *left,
	const struct side *right)
{
	/* what adding binary fractions may be wrong by */
	const double own = 1e-12 * (left->size + right->size);
	const double given = tolerance(rule, left, right);
	const double above = left->value - right->value;

	switch (relation) {
	case EHR_AUDIT_LE: return above <= given + own;
	case EHR_AUDIT_LT: return above < given;
	case EHR_AUDIT_GE: return -above <= given + own;
	case EHR_AUDIT_GT: return -above < given;
	case EHR_AUDIT_EQ: return fabs(above) <= given + own;
	case EHR_AUDIT_NE: return fabs(above) > given;
	}
	return true;
}

/* Are all cells there? */
static bool applies(
	const struct ehr_audit_bound *bound, const struct ehr_audit_cell *cell)
{
	size_t n = bound->rule->end[bound->rule->n_relations];

	for (size_t i = 0; i < n; i++)
		if (bound->rule->term[i].name != NULL &&
			!cell[bound->source[i]].has)
			return false;
	return true;
}

static bool is_kept(
	const struct ehr_audit_bound *bound, const struct ehr_audit_cell *cell)
{
	const struct ehr_audit_rule *rule = bound->rule;
	struct side side[EHR_AUDIT_SUMS] = { { 0 } };
	size_t at = 0;

	for (size_t i = 0; i <= rule->n_relations; i++)
		for (; at < rule->end[i]; at++)
			add_term(&side[i], &rule->term[at],
				&cell[bound->source[at]]);
	for (size_t i = 0; i < rule->n_relations; i++)
		if (!holds(rule, rule->relation[i], &side[i], &side[i + 1]))
			return false;
	return true;
}

/* The numbers put in. */
static void put_value(struct ehr_buf *out, const struct ehr_audit_bound *bound,
	size_t at, const void *self)
{
	const struct ehr_audit_cell *cell = self;
	const struct ehr_audit_term *term = &bound->rule->term[at];
	char number[EHR_NUM_MAX];
	double value;

	if (term->decimals)
		value = decimals(cell[bound->source[at]].text);
	else
		value = cell[bound->source[at]].value;
	/* what came in another unit is shown as it would be written */
	ehr_buf_add(out, number, ehr_num_write_digits(number, value, 12));
}

static void add_finding(struct ehr_audit_batch *batch, size_t at,
	const struct ehr_audit_cell *cell, struct ehr_str source_id,
	unsigned long line)
{
	const struct ehr_audit_bound *bound = &batch->audit->binding.bound[at];
	const struct ehr_audit_put put = { put_value, cell };

	if (batch->n == batch->cap) {
		batch->cap = batch->cap == 0 ? 64 : 2 * batch->cap;
		batch->finding = ehr_realloc(
			batch->finding, batch->cap, sizeof *batch->finding);
	}
	batch->text.n = 0;
	ehr_audit_put(&batch->text, bound, &put);
	batch->finding[batch->n++] = (struct finding){
		.bound = at,
		.line = line,
		.source_id = ehr_arena_copy(&batch->arena, source_id),
		.found = ehr_arena_copy(&batch->arena,
			(struct ehr_str){ batch->text.p, batch->text.n }),
	};
}

void ehr_audit_record(struct ehr_audit_batch *batch,
	const struct ehr_audit_cell *cell, struct ehr_str source_id,
	unsigned long line)
{
	const struct ehr_audit_binding *binding = &batch->audit->binding;

	for (size_t i = 0; i < binding->n; i++)
		if (applies(&binding->bound[i], cell) &&
			!is_kept(&binding->bound[i], cell))
			add_finding(batch, i, cell, source_id, line);
}

static int write_finding(const struct ehr_audit_bound *bound,
	const struct finding *finding, const char *file, unsigned long line,
	struct ehr_writer *writer, struct ehr_err *err)
{
	ehr_writer_puts(writer, file);
	ehr_writer_count(writer, finding->line + line);
	ehr_writer_text(writer, finding->source_id);
	ehr_writer_puts(writer, bound->rule->id);
	ehr_writer_puts(writer, bound->rule->severity);
	ehr_writer_text(writer, bound->relation);
	ehr_writer_text(writer, finding->found);
	ehr_writer_puts(writer, bound->rule->text_en);
	ehr_writer_puts(writer, bound->rule->text_zh);
	return ehr_writer_end_row(writer, err);
}

int ehr_audit_commit(struct ehr_audit *audit, struct ehr_audit_batch *batch,
	const char *file, unsigned long line, struct ehr_writer *writer,
	struct ehr_err *err)
{
	for (size_t i = 0; i < batch->n; i++) {
		const struct finding *finding = &batch->finding[i];
		const struct ehr_audit_bound *bound =
			&audit->binding.bound[finding->bound];

		for (size_t k = 0; k < 3; k++)
			audit->count[k] +=
				strcmp(bound->rule->severity, severity[k]) == 0;
		if (write_finding(bound, finding, file, line, writer, err) != 0)
			return -1;
	}
	batch->n = 0;
	ehr_arena_reset(&batch->arena);
	return 0;
}

void ehr_audit_count(const struct ehr_audit *audit, uint64_t count[3])
{
	memcpy(count, audit->count, sizeof audit->count);
}
