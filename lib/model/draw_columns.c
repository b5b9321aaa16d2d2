/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/draw_columns.h"

static const char *const suffix[EHR_DRAW_COLUMNS_OUTER] = { "mean", "sd", "p05",
	"p25", "p50", "p75", "p90", "p95", "p99", "p999", "above", "p95_change",
	"var_top", "var_shares", "var_rho", "mean_p05", "mean_p50", "mean_p95",
	"p50_p05", "p50_p50", "p50_p95", "p95_p05", "p95_p50", "p95_p95" };

static size_t count(bool outer)
{
	return outer ? EHR_DRAW_COLUMNS_OUTER : EHR_DRAW_COLUMNS;
}

void ehr_draw_columns(const char *quantity, bool outer, struct ehr_arena *arena,
	const char **name, size_t *n)
{
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < count(outer); i++) {
		text.n = 0;
		ehr_buf_printf(&text, "%s_%s", quantity, suffix[i]);
		name[(*n)++] = ehr_arena_string(
			arena, (struct ehr_str){ text.p, text.n });
	}
	ehr_buf_release(&text);
}

bool ehr_draw_wants_shares(const struct ehr_writer *writer)
{
	const struct ehr_layout *layout = writer->layout;

	for (size_t i = layout->carried; i < layout->n; i++)
		if (layout->column[i].kept &&
			strstr(layout->column[i].name, "_var_"))
			return true;
	return false;
}

void ehr_draw_write(const struct ehr_draw_result *result, bool outer,
	struct ehr_writer *writer)
{
	if (!result) {
		for (size_t i = 0; i < count(outer); i++)
			ehr_writer_empty(writer);
		return;
	}
	ehr_writer_number(writer, result->all.mean);
	ehr_writer_number(writer, result->all.sd);
	for (int i = 0; i < EHR_PERCENTILES; i++)
		ehr_writer_number(writer, result->all.percentile[i]);
	ehr_writer_number(writer, result->above);
	ehr_writer_number(writer, result->p95_change);
	ehr_writer_puts(writer, result->top);
	ehr_writer_puts(writer, result->shares);
	ehr_writer_puts(writer, result->rho);
	for (int i = 0; outer && i < EHR_INNERS; i++)
		for (int k = 0; k < EHR_OUTERS; k++)
			ehr_writer_number(writer, result->outer[i][k]);
}
