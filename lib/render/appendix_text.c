/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/appendix_text.h"

#include "base/num.h"
#include "model/words.h"

static const char *const columns[] = { "part", "subject", "name", "symbol",
	"meaning", "value", "unit", "distribution", "paths", "source", "agency",
	"version", "clause", "status", "reference", "note", NULL };
static const char *const columns_zh[] = { "part", "subject", "name", "name_zh",
	"symbol", "meaning", "meaning_zh", "value", "unit", "distribution",
	"paths", "source", "agency", "version", "clause", "status", "reference",
	"note", NULL };

enum {
	COLUMNS = sizeof(columns) / sizeof(columns[0]) - 1,
	COLUMNS_ZH = sizeof(columns_zh) / sizeof(columns_zh[0]) - 1,
};

int ehr_appendix_words_open(
	struct ehr_appendix_words *self, bool zh, struct ehr_err *err)
{
	*self = (struct ehr_appendix_words){ .zh = zh };
	if (ehr_labels_open(&self->label[0], false, err))
		return -1;
	return ehr_labels_open(&self->label[1], true, err);
}

void ehr_appendix_words_release(struct ehr_appendix_words *self)
{
	ehr_labels_release(&self->label[0]);
	ehr_labels_release(&self->label[1]);
}

const char *const *ehr_appendix_columns(
	const struct ehr_appendix_words *words, size_t *n)
{
	*n = words->zh ? COLUMNS_ZH : COLUMNS;
	return words->zh ? columns_zh : columns;
}

/* The label under "appendix.KEY"; "" where there is none. */
static struct ehr_str label_of(
	const struct ehr_appendix_words *words, const char *key, bool zh)
{
	struct ehr_buf full = { 0 };
	struct ehr_str label;

	ehr_buf_printf(&full, "appendix.%s", key);
	label = ehr_label(&words->label[zh], ehr_buf_text(&full));
	if (label.p == full.p)
		label = (struct ehr_str){ "", 0 };
	ehr_buf_release(&full);
	return label;
}

static struct ehr_str meaning_of(const struct ehr_appendix_words *words,
	const struct ehr_appendix_row *row, bool zh)
{
	const char *symbol = row->symbol;

	if (row->part == EHR_APPENDIX_PROFILE && strcmp(symbol, "title") == 0)
		symbol = "full_title";
	if (row->part == EHR_APPENDIX_PROFILE || row->part == EHR_APPENDIX_AGE)
		return label_of(words, symbol, zh);
	return ehr_str_of(row->meaning[zh]);
}

static void write_row(const struct ehr_appendix_row *row,
	const struct ehr_appendix_words *words, struct ehr_writer *writer)
{
	ehr_writer_puts(writer, ehr_appendix_part_word(row->part));
	ehr_writer_puts(writer, row->subject);
	ehr_writer_puts(writer, row->name_en);
	if (words->zh)
		ehr_writer_puts(writer, row->name_zh);
	ehr_writer_puts(writer, row->symbol);
	ehr_writer_text(writer, meaning_of(words, row, false));
	if (words->zh)
		ehr_writer_text(writer, meaning_of(words, row, true));
	if (row->is_number)
		ehr_writer_number(writer, row->value);
	else
		ehr_writer_puts(writer, row->text);
	ehr_writer_puts(writer, row->unit);
	ehr_writer_puts(writer, row->distribution);
	ehr_writer_text(writer, row->paths);
	ehr_writer_puts(writer, row->source);
	ehr_writer_puts(writer, row->agency);
	ehr_writer_puts(writer, row->version);
	ehr_writer_puts(writer, row->clause);
	ehr_writer_puts(writer, row->status);
	ehr_writer_puts(writer, row->reference);
	ehr_writer_puts(writer, row->note);
}

int ehr_appendix_write(const struct ehr_appendix *appendix,
	const struct ehr_appendix_words *words, struct ehr_writer *writer,
	struct ehr_err *err)
{
	for (size_t i = 0; i < appendix->n; i++) {
		write_row(&appendix->row[i], words, writer);
		if (ehr_writer_end_row(writer, err))
			return -1;
	}
	return 0;
}

/* Markdown while it is written. */
struct page {
	const struct ehr_appendix *appendix;
	const struct ehr_appendix_words *words;
	struct ehr_buf *out;
};

/* Text in a cell of a table: what Markdown would take for its own is marked. */
static void put_cell(struct page *page, struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '\n' || c == '\r')
			c = ' ';
		if (strchr("\\|*_`<[]#~", c) && c != '\0')
			ehr_buf_putc(page->out, '\\');
		ehr_buf_putc(page->out, c);
	}
}

/* In English, and in Chinese behind it where that says something else. */
static void put_both(struct page *page, struct ehr_str en, struct ehr_str zh)
{
	put_cell(page, en);
	if (!page->words->zh || zh.n == 0 || ehr_str_eq(en, zh))
		return;
	if (en.n > 0)
		ehr_buf_puts(page->out, " / ");
	put_cell(page, zh);
}

static void put_label(struct page *page, const char *key)
{
	put_both(page, label_of(page->words, key, false),
		label_of(page->words, key, true));
}

static void next_cell(struct page *page)
{
	ehr_buf_puts(page->out, " | ");
}

static void put_head(
	struct page *page, const char *section, const char *const *key)
{
	size_t n = 0;

	ehr_buf_puts(page->out, "\n## ");
	put_label(page, section);
	ehr_buf_puts(page->out, "\n\n| ");
	for (; key[n]; n++) {
		if (n > 0)
			next_cell(page);
		put_label(page, key[n]);
	}
	ehr_buf_puts(page->out, " |\n|");
	for (size_t i = 0; i < n; i++)
		ehr_buf_puts(page->out, " --- |");
	ehr_buf_putc(page->out, '\n');
}

static void put_text(struct page *page, const char *text)
{
	put_cell(page, ehr_str_of(text));
}

static void put_value(struct page *page, const struct ehr_appendix_row *row)
{
	char text[EHR_NUM_MAX];

	if (row->is_number)
		put_cell(page, (struct ehr_str){
				       text, ehr_num_write(text, row->value) });
	else
		put_both(page, ehr_str_of(row->text), ehr_str_of(row->name_zh));
}

static void put_meaning(struct page *page, const struct ehr_appendix_row *row)
{
	put_both(page, meaning_of(page->words, row, false),
		meaning_of(page->words, row, true));
}

/* "IRIS" or "IHB:CALEPA". */
static void put_source(struct page *page, const struct ehr_appendix_row *row)
{
	put_text(page, row->source);
	if (row->agency[0] != '\0' && strcmp(row->agency, row->source) != 0) {
		ehr_buf_putc(page->out, ':');
		put_text(page, row->agency);
	}
}

static void put_status(struct page *page, const struct ehr_appendix_row *row)
{
	if (row->status[0] != '\0')
		put_label(page, row->status);
}

static void put_parameter(struct page *page, const struct ehr_appendix_row *row)
{
	put_text(page, row->subject);
	next_cell(page);
	put_text(page, row->symbol);
	next_cell(page);
	put_meaning(page, row);
	next_cell(page);
	put_value(page, row);
	next_cell(page);
	put_text(page, row->unit);
	next_cell(page);
	put_text(page, row->distribution);
	next_cell(page);
	put_cell(page, row->paths);
	next_cell(page);
	put_source(page, row);
	next_cell(page);
	put_status(page, row);
}

static void put_chemical(struct page *page, const struct ehr_appendix_row *row)
{
	put_text(page, row->subject);
	next_cell(page);
	put_both(page, ehr_str_of(row->name_en), ehr_str_of(row->name_zh));
	next_cell(page);
	put_text(page, row->symbol);
	next_cell(page);
	put_value(page, row);
	next_cell(page);
	put_text(page, row->unit);
	next_cell(page);
	put_cell(page, row->paths);
	next_cell(page);
	put_source(page, row);
	next_cell(page);
	put_text(page, row->version);
	next_cell(page);
	put_status(page, row);
	next_cell(page);
	put_text(page, row->note);
}

static void put_setting(struct page *page, const struct ehr_appendix_row *row)
{
	put_meaning(page, row);
	next_cell(page);
	put_value(page, row);
}

static void put_part(struct page *page, enum ehr_appendix_part part,
	const char *const *key,
	void (*put)(struct page *, const struct ehr_appendix_row *))
{
	const struct ehr_appendix *appendix = page->appendix;
	bool begun = false;

	for (size_t i = 0; i < appendix->n; i++) {
		if (appendix->row[i].part != part)
			continue;
		if (!begun)
			put_head(page, ehr_appendix_part_word(part), key);
		begun = true;
		ehr_buf_puts(page->out, "| ");
		put(page, &appendix->row[i]);
		ehr_buf_puts(page->out, " |\n");
	}
}

/* Each source once, in the order in which it is met. */
static void put_sources(struct page *page)
{
	static const char *const key[] = { "source", "reference", "clause",
		NULL };
	struct ehr_buf seen = { 0 };

	for (size_t i = 0; i < page->appendix->n; i++) {
		const struct ehr_appendix_row *row = &page->appendix->row[i];
		size_t before = seen.n;
		if (row->reference[0] == '\0')
			continue;
		ehr_words_add(&seen, ehr_str_of(row->source));
		if (seen.n == before)
			continue;
		if (before == 0)
			put_head(page, "sources", key);
		ehr_buf_puts(page->out, "| ");
		put_text(page, row->source);
		next_cell(page);
		put_text(page, row->reference);
		next_cell(page);
		put_text(page, row->clause);
		ehr_buf_puts(page->out, " |\n");
	}
	ehr_buf_release(&seen);
}

void ehr_appendix_markdown(const struct ehr_appendix *appendix,
	const struct ehr_appendix_words *words, struct ehr_buf *out)
{
	static const char *const setting[] = { "meaning", "value", NULL };
	static const char *const parameter[] = { "subject", "symbol", "meaning",
		"value", "unit", "distribution", "paths", "source", "status",
		NULL };
	static const char *const chemical[] = { "subject", "chemical", "symbol",
		"value", "unit", "paths", "source", "version", "status", "note",
		NULL };
	struct page page = { appendix, words, out };

	ehr_buf_puts(out, "# ");
	put_label(&page, "title");
	ehr_buf_putc(out, '\n');
	put_part(&page, EHR_APPENDIX_PROFILE, setting, put_setting);
	put_part(&page, EHR_APPENDIX_PARAMETER, parameter, put_parameter);
	put_part(&page, EHR_APPENDIX_AGE, parameter, put_parameter);
	put_part(&page, EHR_APPENDIX_TOXICITY, chemical, put_chemical);
	put_part(&page, EHR_APPENDIX_PROPERTY, chemical, put_chemical);
	put_sources(&page);
}
