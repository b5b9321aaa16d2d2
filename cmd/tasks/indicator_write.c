/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/indicator_write.h"

#include <stdio.h>

#include "tasks/indicator_options.h"

enum { OUTS = 18, COUNTS = 3, PATH_PLACES = 6 };
const char *const tasks_indicators_columns[] = { "value", "value_year",
	"verdict", "gap", "change_reached", "progress", "path_expected",
	"path_state", "required_pace", "backslide", "assumed", "judged_by",
	"judged_as", "version", "base", "reason", "stretch_verdict",
	"stretch_gap", "attribute", "n_indicators", NULL };
static const char *const count_columns[COUNTS] = { "attribute", "verdict",
	"n_indicators" };

static void write_decimal(struct ehr_writer *writer, bool is,
	const struct ehr_decimal *value, struct ehr_buf *buf)
{
	buf->n = 0;
	if (is)
		ehr_decimal_write(value, buf);
	ehr_writer_text(writer, (struct ehr_str){ buf->p, buf->n });
}

static void write_double(
	struct ehr_writer *writer, bool is, double value, struct ehr_buf *buf)
{
	struct ehr_decimal decimal = ehr_decimal_of(0);

	buf->n = 0;
	ehr_buf_printf(buf, "%.*f", PATH_PLACES, is ? value : 0);
	is = is && ehr_decimal_read((struct ehr_str){ buf->p, buf->n },
			   &decimal) == EHR_NUM_VALUE;
	decimal = ehr_decimal_trimmed(&decimal);
	write_decimal(writer, is, &decimal, buf);
}

static void write_value(struct ehr_writer *writer,
	const struct ehr_verdict_result *result, struct ehr_buf *buf)
{
	buf->n = 0;
	if (result->value)
		ehr_buf_printf(buf, "%d", result->value->year);
	ehr_writer_text(writer, result->value ? result->value->text
					      : (struct ehr_str){ "", 0 });
	ehr_writer_text(writer, (struct ehr_str){ buf->p, buf->n });
	ehr_writer_puts(writer, ehr_verdict_word[result->verdict]);
	write_decimal(writer, result->has_gap, &result->gap, buf);
	write_decimal(writer, result->has_change, &result->change, buf);
	write_decimal(writer, result->has_progress, &result->progress, buf);
}

static void write_path(struct tasks_indicators *self, struct ehr_writer *writer,
	const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result, struct ehr_buf *buf)
{
	struct ehr_path path = { 0 };

	if (tasks_indicators_given.path >= 0)
		path = ehr_indicator_path(indicator, result,
			(enum ehr_path_kind)tasks_indicators_given.path,
			&self->settings);
	write_double(writer, path.has_expected, path.expected, buf);
	ehr_writer_puts(writer, ehr_path_state_word[path.state]);
	write_double(writer, path.has_pace, path.pace, buf);
	ehr_writer_puts(writer,
		ehr_backslide_word[ehr_indicator_backslide(indicator, result)]);
}

/* The operator, and the unit that value or target do not say. */
static void write_assumed(struct ehr_writer *writer, const char *op,
	const struct ehr_verdict_result *result, struct ehr_buf *buf)
{
	buf->n = 0;
	ehr_buf_puts(buf, op);
	if (result->value && result->value->assumed.n > 0) {
		ehr_buf_puts(buf, buf->n > 0 ? " unit:" : "unit:");
		ehr_buf_add_str(buf, result->value->assumed);
	}
	ehr_writer_text(writer, (struct ehr_str){ buf->p, buf->n });
}

static void write_how(struct tasks_indicators *self, struct ehr_writer *writer,
	const struct ehr_indicator *indicator,
	const struct ehr_verdict_result *result, struct ehr_buf *buf)
{
	bool judged = result->verdict != EHR_VERDICT_NONE &&
		      result->op != EHR_TARGET_UNSTATED;
	const char *op = ehr_target_operator_word[result->op];

	write_assumed(writer, judged && result->assumed ? op : "", result, buf);
	ehr_writer_puts(writer, judged ? op : "");
	ehr_writer_puts(writer, !judged                      ? ""
				: self->opts.judging.rounded ? "rounded"
							     : "full");
	ehr_writer_text(writer, indicator->version);
	write_decimal(writer, result->has_base, &result->base, buf);
}

static void write_reasons(struct ehr_writer *writer,
	const struct ehr_verdict_result *result, struct ehr_buf *buf)
{
	buf->n = 0;
	for (unsigned i = 0; i < EHR_REASONS; i++) {
		if (!(result->reasons & 1UL << i))
			continue;
		if (buf->n > 0)
			ehr_buf_putc(buf, ' ');
		ehr_buf_puts(buf, ehr_verdict_reason_word[i]);
	}
	ehr_writer_text(writer, (struct ehr_str){ buf->p, buf->n });
}

int tasks_indicators_write(struct tasks_indicators *self)
{
	struct ehr_run *run = self->run;
	struct ehr_writer *writer =
		ehr_run_writer(run, ehr_reader_header(self->reader),
			tasks_indicators_columns, OUTS);
	struct ehr_buf buf = { 0 };
	int rc = writer ? 0 : -1;

	for (size_t i = 0; i < self->all.n && rc == 0; i++) {
		const struct ehr_indicator *indicator = &self->all.indicator[i];
		struct ehr_verdict_result result;

		ehr_indicator_judge(
			indicator, &self->values, &self->opts, &result);
		ehr_writer_carry(writer, &indicator->row, false);
		write_value(writer, &result, &buf);
		write_path(self, writer, indicator, &result, &buf);
		write_how(self, writer, indicator, &result, &buf);
		write_reasons(writer, &result, &buf);
		ehr_writer_puts(writer, ehr_verdict_word[result.aspired]);
		write_decimal(writer, result.has_aspired_gap,
			&result.aspired_gap, &buf);
		rc = ehr_writer_end_row(writer, &run->err);
	}
	ehr_buf_release(&buf);
	return rc;
}

/* Stretch targets are told apart whatever else they are. */
enum { STRETCH = EHR_INDICATOR_ATTRIBUTES, GROUPS };

static int write_counts(struct ehr_writer *writer,
	unsigned long count[GROUPS][EHR_VERDICTS], struct ehr_err *err)
{
	for (unsigned group = 0; group < GROUPS; group++)
		for (unsigned verdict = 1; verdict < EHR_VERDICTS; verdict++) {
			if (count[group][verdict] == 0)
				continue;
			ehr_writer_puts(writer,
				group == STRETCH
					? "stretch"
					: ehr_indicator_attribute_word[group]);
			ehr_writer_puts(writer, ehr_verdict_word[verdict]);
			ehr_writer_count(writer, count[group][verdict]);
			if (ehr_writer_end_row(writer, err))
				return -1;
		}
	return 0;
}

int tasks_indicators_count(struct tasks_indicators *self)
{
	unsigned long count[GROUPS][EHR_VERDICTS] = { { 0 } };
	struct ehr_writer *writer =
		ehr_run_writer(self->run, NULL, count_columns, COUNTS);

	for (size_t i = 0; i < self->all.n; i++) {
		const struct ehr_indicator *indicator = &self->all.indicator[i];
		struct ehr_verdict_result result;

		ehr_indicator_judge(
			indicator, &self->values, &self->opts, &result);
		count[indicator->target.stretch
				? (unsigned)STRETCH
				: indicator->attribute][result.verdict]++;
		count[STRETCH][result.aspired]++;
	}
	return writer ? write_counts(writer, count, &self->run->err) : -1;
}
