/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqhi_part.h"

#include <math.h>

enum { WORDS = 256 }; /* more than all words with all pollutants */

/* Words with blanks between, of one cell; short, so that no memory is asked
 * for. */
struct words {
	char text[WORDS];
	size_t n;
};

static void put(struct words *words, const char *text)
{
	size_t n = strlen(text);

	if (words->n + n < WORDS) {
		memcpy(words->text + words->n, text, n);
		words->n += n;
	}
}

static void append_word(struct words *words, const char *word)
{
	put(words, words->n > 0 ? " " : "");
	put(words, word);
}

/* WORD:o3,no2 of the bits. */
static void add_pollutants(struct words *words, const char *word, unsigned set)
{
	bool first = true;

	if (set == 0)
		return;
	append_word(words, word);
	for (int air = 0; air < EHR_AIR_N; air++)
		if (set & 1U << air) {
			put(words, first ? ":" : ",");
			put(words, ehr_air_name[air]);
			first = false;
		}
}

static void add_count(struct words *words, const char *word, int count)
{
	char digits[3] = { (char)('0' + count / 10), (char)('0' + count % 10),
		'\0' };

	append_word(words, word);
	put(words, ":");
	put(words, count < 10 ? digits + 1 : digits);
}

static void put_words(const struct words *words, struct ehr_writer *writer)
{
	ehr_writer_text(writer, (struct ehr_str){ words->text, words->n });
}

static void put_number(double value, struct ehr_writer *writer)
{
	if (isnan(value))
		ehr_writer_empty(writer);
	else
		ehr_writer_number(writer, value);
}

static unsigned pollutants_of(const struct ehr_aqhi_method *method)
{
	unsigned set = 0;

	for (size_t i = 0; i < method->n; i++)
		set |= 1U << method->term[i].air;
	return set;
}

/* Why there is no index. */
static void say_why(const struct ehr_aqhi_part *part,
	const struct ehr_aqhi_report *report, int indices, struct words *words)
{
	const struct ehr_aqhi *aqhi = &report->aqhi;

	if (part->plan->method->scaling == EHR_AQHI_NO_INDEX) {
		append_word(words, "no_index");
		return;
	}
	add_pollutants(words, "overflow", aqhi->overflow);
	add_pollutants(words, "missing", aqhi->missing & ~report->few);
	add_pollutants(words, "few_hours", aqhi->missing & report->few);
	if (part->plan->of_hours)
		add_count(words, "few_indices", indices);
}

static void say_flags(const struct ehr_aqhi_part *part,
	const struct ehr_air_frame *frame, const struct ehr_aqhi_report *report,
	struct words *words)
{
	const struct ehr_aqhi_method *method = part->plan->method;
	unsigned of = pollutants_of(method);

	if (frame->filled)
		append_word(words, "filled");
	if (report->aqhi.partial)
		add_pollutants(words, "partial", report->aqhi.missing);
	add_pollutants(words, "negative", frame->negative & of);
	add_pollutants(words, "nondetect", frame->nondetect & of);
	add_pollutants(words, "override", report->overridden);
	if (method->mark == EHR_AQHI_MEMORY)
		append_word(words, "method_memory");
	else if (method->mark == EHR_AQHI_SECONDARY)
		append_word(words, "method_secondary");
}

static void put_advice(const struct ehr_aqhi_part *part,
	const struct ehr_aqhi_class *class, struct ehr_writer *writer)
{
	for (int who = 0; who < EHR_AUDIENCES; who++)
		if (class == NULL)
			ehr_writer_empty(writer);
		else
			ehr_writer_puts(
				writer, part->language == EHR_AQHI_ZH
						? class->advice_zh[who]
						: class->advice_en[who]);
}

static void put_index(const struct ehr_aqhi_part *part,
	const struct ehr_aqhi *aqhi, struct ehr_writer *writer)
{
	const struct ehr_aqhi_method *method = part->plan->method;
	char text[EHR_AQHI_TEXT];
	size_t n = ehr_aqhi_text(method, aqhi->index, text);

	ehr_writer_text(writer, (struct ehr_str){ text, n });
	put_number(aqhi->raw, writer);
	ehr_writer_puts(writer, aqhi->class ? aqhi->class->word : "");
	put_number(aqhi->er, writer);
	for (size_t i = 0; i < method->n; i++)
		if (method->term[i].form != EHR_AQHI_CEILING)
			put_number(aqhi->term[i], writer);
	ehr_writer_puts(
		writer, aqhi->lead < EHR_AIR_N ? ehr_air_name[aqhi->lead] : "");
}

void ehr_aqhi_part_report(const struct ehr_aqhi_part *part,
	const struct ehr_air_frames *frames, size_t i,
	struct ehr_aqhi_report *report, int *indices)
{
	const struct ehr_air_series_opts *opts = part->opts;
	const struct ehr_air_sum(*sum)[EHR_AIR_N] =
		(const struct ehr_air_sum(*)[EHR_AIR_N]) &
		frames->sum[i * opts->slots + part->plan->base];

	*indices = 0;
	ehr_aqhi_plan_index(part->plan, sum, report);
	if (!part->plan->of_hours)
		return;
	*indices = frames->indices[i * opts->plans + part->number];
	report->n_hours = *indices;
	if (*indices < opts->means.day_min_indices) {
		report->aqhi.index = report->aqhi.raw = NAN;
		report->aqhi.class = NULL;
	}
}

static void write_part(const void *self, const struct ehr_air_frames *frames,
	size_t i, struct ehr_writer *writer)
{
	const struct ehr_aqhi_part *part = self;
	struct words why, flags;
	struct ehr_aqhi_report report;
	int indices;

	why.n = flags.n = 0;
	ehr_aqhi_part_report(part, frames, i, &report, &indices);
	if (isnan(report.aqhi.index))
		say_why(part, &report, indices, &why);
	say_flags(part, &frames->frame[i], &report, &flags);
	put_index(part, &report.aqhi, writer);
	if (part->opts->means.daily_rows)
		ehr_writer_empty(writer);
	else
		ehr_writer_count(writer, (unsigned long)report.n_hours);
	put_words(&why, writer);
	put_words(&flags, writer);
	if (part->language != EHR_AQHI_NO_ADVICE)
		put_advice(part, report.aqhi.class, writer);
}

static void add_column(struct ehr_aqhi_part *part, const char *name,
	const char *pollutant, bool suffixed, struct ehr_arena *arena)
{
	struct ehr_buf text = { 0 };

	ehr_buf_puts(&text, name);
	ehr_buf_puts(&text, pollutant);
	if (suffixed) {
		ehr_buf_putc(&text, '_');
		ehr_buf_puts(&text, part->plan->method->name);
	}
	part->column[part->columns++] =
		ehr_arena_string(arena, ehr_str_of(ehr_buf_text(&text)));
	ehr_buf_release(&text);
}

void ehr_aqhi_part_init(
	struct ehr_aqhi_part *part, bool suffixed, struct ehr_arena *arena)
{
	static const char *const first[] = { "aqhi", "aqhi_raw", "category",
		"er" };
	static const char *const last[] = { "lead", "n_hours", "aqhi_na",
		"aqhi_flags", "advice", "advice_sensitive" };
	const struct ehr_aqhi_method *method = part->plan->method;
	size_t lasts = sizeof(last) / sizeof(*last);

	part->columns = 0;
	for (size_t i = 0; i < sizeof(first) / sizeof(*first); i++)
		add_column(part, first[i], "", suffixed, arena);
	for (size_t i = 0; i < method->n; i++)
		if (method->term[i].form != EHR_AQHI_CEILING)
			add_column(part, "er_",
				ehr_aqhi_pollutant[method->term[i].air],
				suffixed, arena);
	if (part->language == EHR_AQHI_NO_ADVICE)
		lasts -= EHR_AUDIENCES;
	for (size_t i = 0; i < lasts; i++)
		add_column(part, last[i], "", suffixed, arena);
}

struct ehr_air_part ehr_aqhi_part_of(const struct ehr_aqhi_part *part)
{
	return (struct ehr_air_part){ part, write_part };
}

bool ehr_aqhi_is_number(const char *column)
{
	static const char *const number[] = { "aqhi_raw", "er", "n_hours" };

	for (size_t i = 0; i < sizeof(number) / sizeof(*number); i++) {
		size_t n = strlen(number[i]);

		if (strncmp(column, number[i], n) == 0 &&
			(column[n] == '\0' || column[n] == '_'))
			return true;
	}
	return false;
}
