/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/num.h"
#include "render/quality_text.h"

static void put_key(struct ehr_buf *out, const char *key, const char *before)
{
	ehr_buf_puts(out, before);
	ehr_json_put(out, ehr_str_of(key));
	ehr_buf_puts(out, ": ");
}

static void put_count(struct ehr_buf *out, const char *key, uint64_t value,
	const char *before)
{
	put_key(out, key, before);
	ehr_buf_printf(out, "%" PRIu64, value);
}

/* null where nothing was said. */
static void put_text(struct ehr_buf *out, const char *key, const char *text,
	const char *before)
{
	put_key(out, key, before);
	if (text[0] == '\0')
		ehr_buf_puts(out, "null");
	else
		ehr_json_put(out, ehr_str_of(text));
}

static void put_number(struct ehr_buf *out, const char *key, bool has,
	double value, const char *before)
{
	char text[EHR_NUM_MAX];

	put_key(out, key, before);
	if (has)
		ehr_buf_add(out, text, ehr_num_write(text, value));
	else
		ehr_buf_puts(out, "null");
}

static void put_counted(
	struct ehr_buf *out, const struct ehr_quality_texts *texts, size_t at)
{
	ehr_buf_puts(out, "{\"text\": ");
	ehr_json_put(out, texts->text.key[at]);
	put_count(out, "count", texts->count[at], ", ");
	ehr_buf_putc(out, '}');
}

static void put_file(struct ehr_buf *out, const struct ehr_quality_file *file)
{
	put_text(out, "path", file->path, "    {");
	put_text(out, "encoding", file->encoding, ", ");
	put_count(out, "records", file->records, ",\n     ");
	put_count(out, "dropped", file->dropped, ", ");
	put_count(out, "without_row", file->without_row, ", ");
	put_count(out, "rows", file->rows, ", ");
	put_count(out, "stray", file->skipped[EHR_SKIP_STRAY], ",\n     ");
	put_count(out, "totals", file->skipped[EHR_SKIP_TOTALS], ", ");
	put_count(out, "blank_lines", file->blank_lines, ", ");
	ehr_buf_putc(out, '}');
}

static void put_column(
	struct ehr_buf *out, const struct ehr_quality *quality, size_t i)
{
	const struct ehr_quality_column *column = &quality->column[i];
	const long stand_in = ehr_quality_stand_in(quality, i);
	size_t most;

	put_text(out, "heading", column->heading, "    {");
	put_text(out, "canonical", column->canonical, ",\n     ");
	put_text(out, "unit", column->unit, ", ");
	put_text(out, "unit_from", column->origin, ", ");
	put_count(out, "filled", column->filled, ",\n     ");
	put_count(out, "empty", column->empty, ", ");
	put_count(out, "numbers", column->numbers, ", ");
	put_number(out, "min", column->numbers > 0, column->min, ", ");
	put_number(out, "max", column->numbers > 0, column->max, ", ");
	put_count(out, "different", column->values.text.n, ",\n     ");
	put_count(out, "not_counted", column->values.others, ", ");
	put_key(out, "most_frequent", ", ");
	if (ehr_quality_texts_most(&column->values, &most, 1) == 1)
		put_counted(out, &column->values, most);
	else
		ehr_buf_puts(out, "null");
	put_key(out, "seems_not_detected", ", ");
	if (stand_in == EHR_MAP_NONE)
		ehr_buf_puts(out, "null");
	else
		put_counted(out, &column->values, (size_t)stand_in);
	ehr_buf_putc(out, '}');
}

static void put_flags(struct ehr_buf *out, const struct ehr_quality *quality)
{
	bool first = true;

	put_key(out, "flagged", ",\n  ");
	ehr_buf_putc(out, '{');
	for (enum ehr_flag i = 0; i < EHR_FLAGS; i++) {
		if (quality->flagged[i] == 0)
			continue;
		put_count(out, ehr_flag_word(i), quality->flagged[i],
			first ? "" : ", ");
		first = false;
	}
	ehr_buf_putc(out, '}');
}

static void put_relations(
	struct ehr_buf *out, const struct ehr_quality *quality)
{
	const struct ehr_relations_facts *facts = &quality->relations;

	if (!quality->has_relations)
		return;
	put_key(out, "relations", ",\n  ");
	put_count(out, "duplicate_records", facts->duplicate_records, "{");
	put_count(out, "duplicate_keys", facts->duplicate_keys, ", ");
	put_count(out, "not_compared", facts->not_compared, ", ");
	put_count(out, "repeated_points", facts->repeated_points, ",\n    ");
	put_count(out, "repeated_sources", facts->repeated_sources, ", ");
	put_number(out, "roster", facts->sources > 0, (double)facts->sources,
		", ");
	ehr_buf_putc(out, '}');
}

static void put_findings(struct ehr_buf *out, const struct ehr_quality *quality)
{
	static const char *const severity[] = { "error", "warning", "hint" };

	if (!quality->has_findings)
		return;
	put_key(out, "audit", ",\n  ");
	for (size_t i = 0; i < 3; i++)
		put_count(out, severity[i], quality->findings[i],
			i == 0 ? "{" : ", ");
	ehr_buf_putc(out, '}');
}

/* All of them, the most frequent first. */
static void put_texts(struct ehr_buf *out, const char *key,
	const struct ehr_quality_texts *texts)
{
	size_t index[EHR_QUALITY_SHOWN];
	size_t n = ehr_quality_texts_most(texts, index, EHR_QUALITY_SHOWN);

	put_key(out, key, ",\n  ");
	ehr_buf_putc(out, '[');
	for (size_t i = 0; i < n; i++) {
		ehr_buf_puts(out, i == 0 ? "\n    " : ",\n    ");
		put_counted(out, texts, index[i]);
	}
	ehr_buf_puts(out, n == 0 ? "]" : "\n  ]");
}

void ehr_quality_json(struct ehr_buf *out, const struct ehr_quality *quality)
{
	put_text(out, "form", quality->form, "{\n  ");
	put_count(out, "rows", ehr_quality_rows(quality), ",\n  ");
	put_count(out, "rows_flagged", quality->rows_flagged, ",\n  ");
	put_count(out, "rejected", quality->rejected, ",\n  ");
	put_flags(out, quality);
	put_relations(out, quality);
	put_findings(out, quality);
	put_key(out, "files", ",\n  ");
	for (size_t i = 0; i < quality->n_files; i++) {
		ehr_buf_puts(out, i == 0 ? "[\n" : ",\n");
		put_file(out, &quality->file[i]);
	}
	ehr_buf_puts(out, quality->n_files == 0 ? "[]" : "\n  ]");
	put_key(out, "columns", ",\n  ");
	for (size_t i = 0; i < quality->n_columns; i++) {
		ehr_buf_puts(out, i == 0 ? "[\n" : ",\n");
		put_column(out, quality, i);
	}
	ehr_buf_puts(out, quality->n_columns == 0 ? "[]" : "\n  ]");
	put_texts(out, "units", &quality->units);
	put_texts(out, "unresolved", &quality->unresolved);
	ehr_buf_puts(out, "\n}\n");
}
