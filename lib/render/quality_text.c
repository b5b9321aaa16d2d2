/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/quality_text.h"

#include <inttypes.h>

#include "base/num.h"

/* A cell of a table: no line ends, bars escaped. */
static void put_cell(struct ehr_buf *out, struct ehr_str text)
{
	ehr_buf_puts(out, "| ");
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '|' || c == '\\')
			ehr_buf_putc(out, '\\');
		ehr_buf_putc(out, c == '\n' || c == '\r' ? ' ' : c);
	}
	ehr_buf_putc(out, ' ');
}

static void put_text(struct ehr_buf *out, const char *text)
{
	put_cell(out, ehr_str_of(text));
}

static void put_count(struct ehr_buf *out, uint64_t count)
{
	ehr_buf_printf(out, "| %" PRIu64 " ", count);
}

static void put_number(struct ehr_buf *out, bool has, double value)
{
	char text[EHR_NUM_MAX];
	size_t n = has ? ehr_num_write(text, value) : 0;

	put_cell(out, (struct ehr_str){ text, n });
}

static void end_row(struct ehr_buf *out)
{
	ehr_buf_puts(out, "|\n");
}

/* Heading of a section, and of the columns of its table; those from the
 * numbers'th on are of figures. */
static void begin_table(struct ehr_buf *out, const char *title,
	const char *const *column, size_t n, size_t numbers)
{
	ehr_buf_printf(out, "\n## %s\n\n", ehr_translate(title));
	for (size_t i = 0; i < n; i++)
		put_text(out, ehr_translate(column[i]));
	end_row(out);
	for (size_t i = 0; i < n; i++)
		ehr_buf_puts(out, i < numbers ? "|---" : "|---:");
	end_row(out);
}

static void put_fact(struct ehr_buf *out, const char *name, uint64_t count)
{
	ehr_buf_printf(out, "- %s: %" PRIu64 "\n", ehr_translate(name), count);
}

static void put_summary(struct ehr_buf *out, const struct ehr_quality *quality)
{
	const struct ehr_relations_facts *facts = &quality->relations;

	ehr_buf_printf(out, "# %s\n\n", _("Quality of the input"));
	if (quality->form[0] != '\0')
		ehr_buf_printf(out, "- %s: %s\n", _("form"), quality->form);
	put_fact(out, N_("rows written"), ehr_quality_rows(quality));
	put_fact(out, N_("of these flagged"), quality->rows_flagged);
	put_fact(out, N_("records rejected"), quality->rejected);
	if (quality->has_relations) {
		put_fact(out, N_("exact copies of earlier records"),
			facts->duplicate_records);
		put_fact(out, N_("other records with the key of earlier ones"),
			facts->duplicate_keys);
		put_fact(out, N_("records not compared for want of room"),
			facts->not_compared);
		put_fact(out, N_("positions that many sources share"),
			facts->repeated_points);
		put_fact(out, N_("sources at them"), facts->repeated_sources);
	}
	if (quality->has_findings) {
		put_fact(out, N_("findings of the audit: errors"),
			quality->findings[0]);
		put_fact(out, N_("warnings"), quality->findings[1]);
		put_fact(out, N_("hints"), quality->findings[2]);
	}
}

static void put_files(struct ehr_buf *out, const struct ehr_quality *quality)
{
	static const char *const column[] = { N_("file"), N_("encoding"),
		N_("records"), N_("dropped"), N_("without a row"), N_("rows"),
		N_("no data"), N_("totals"), N_("blank lines") };

	begin_table(
		out, N_("Files"), column, sizeof column / sizeof column[0], 2);
	for (size_t i = 0; i < quality->n_files; i++) {
		const struct ehr_quality_file *file = &quality->file[i];

		put_text(out, file->path);
		put_text(out, file->encoding);
		put_count(out, file->records);
		put_count(out, file->dropped);
		put_count(out, file->without_row);
		put_count(out, file->rows);
		put_count(out, file->skipped[EHR_SKIP_STRAY]);
		put_count(out, file->skipped[EHR_SKIP_TOTALS]);
		put_count(out, file->blank_lines);
		end_row(out);
	}
}

static void put_flags(struct ehr_buf *out, const struct ehr_quality *quality)
{
	static const char *const column[] = { N_("flag"), N_("rows") };

	begin_table(out, N_("Flags"), column, 2, 1);
	for (enum ehr_flag i = 0; i < EHR_FLAGS; i++) {
		if (quality->flagged[i] == 0)
			continue;
		put_text(out, ehr_flag_word(i));
		put_count(out, quality->flagged[i]);
		end_row(out);
	}
}

static void put_counted(
	struct ehr_buf *out, const struct ehr_quality_texts *texts, size_t at)
{
	struct ehr_buf text = { 0 };

	ehr_buf_add_str(&text, texts->text.key[at]);
	ehr_buf_printf(&text, " (%" PRIu64 ")", texts->count[at]);
	put_cell(out, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static void put_column(
	struct ehr_buf *out, const struct ehr_quality *quality, size_t i)
{
	const struct ehr_quality_column *column = &quality->column[i];
	const long stand_in = ehr_quality_stand_in(quality, i);
	size_t most;

	put_text(out, column->heading);
	put_text(out, column->canonical);
	put_text(out, column->unit);
	put_text(out, column->origin);
	if (ehr_quality_texts_most(&column->values, &most, 1) == 1)
		put_counted(out, &column->values, most);
	else
		put_text(out, "");
	if (stand_in != EHR_MAP_NONE)
		put_counted(out, &column->values, (size_t)stand_in);
	else
		put_text(out, "");
	put_count(out, column->filled);
	put_count(out, column->empty);
	put_count(out, column->numbers);
	put_number(out, column->numbers > 0, column->min);
	put_number(out, column->numbers > 0, column->max);
	end_row(out);
}

static void put_columns(struct ehr_buf *out, const struct ehr_quality *quality)
{
	static const char *const column[] = { N_("column"), N_("taken for"),
		N_("unit"), N_("unit from"), N_("most frequent"),
		N_("seems to be not detected"), N_("filled"), N_("empty"),
		N_("numbers"), N_("lowest"), N_("highest") };

	begin_table(out, N_("Columns"), column,
		sizeof column / sizeof column[0], 6);
	for (size_t i = 0; i < quality->n_columns; i++)
		put_column(out, quality, i);
}

static void put_texts(struct ehr_buf *out, const char *title,
	const struct ehr_quality_texts *texts)
{
	static const char *const column[] = { N_("text"), N_("times") };
	size_t index[EHR_QUALITY_SHOWN];
	size_t n = ehr_quality_texts_most(texts, index, EHR_QUALITY_SHOWN);

	if (n == 0)
		return;
	begin_table(out, title, column, 2, 1);
	for (size_t i = 0; i < n; i++) {
		put_cell(out, texts->text.key[index[i]]);
		put_count(out, texts->count[index[i]]);
		end_row(out);
	}
}

void ehr_quality_markdown(
	struct ehr_buf *out, const struct ehr_quality *quality)
{
	put_summary(out, quality);
	put_files(out, quality);
	put_flags(out, quality);
	put_columns(out, quality);
	put_texts(out, N_("Units as written"), &quality->units);
	put_texts(out, N_("Pollutants of unknown name"), &quality->unresolved);
}
