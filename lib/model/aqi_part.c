/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/aqi_part.h"

/* Values of days that were averaged before rest on all that a day has. */
static struct ehr_aqi_value whole_value(struct ehr_air_sum sum, int values)
{
	return (struct ehr_aqi_value){ sum.n ? values : 0,
		{ sum.micro, EHR_AIR_MICRO } };
}

void ehr_aqi_frame_input(const struct ehr_air_series_opts *opts,
	const struct ehr_air_frames *frames, size_t i,
	struct ehr_aqi_input *input)
{
	struct ehr_air_sum(*sum)[EHR_AIR_N] = &frames->sum[i * opts->slots];

	if (!opts->means.daily_rows) {
		*input = frames->aqi[i];
		return;
	}
	*input = (struct ehr_aqi_input){ 0 };
	for (int air = 0; air < EHR_AIR_N; air++) {
		input->value[EHR_AQI_24H][air] =
			whole_value(sum[EHR_AIR_DAY][air], EHR_DAY_HOURS);
		input->value[EHR_AQI_8H_MAX][air] =
			whole_value(sum[EHR_AIR_8H_MAX][air], EHR_DAY_EIGHTS);
		input->value[EHR_AQI_1H_MAX][air] =
			whole_value(sum[EHR_AIR_1H_MAX][air], EHR_DAY_HOURS);
	}
}

static void put_index(int index, struct ehr_writer *writer)
{
	if (index == EHR_AQI_NONE)
		ehr_writer_empty(writer);
	else
		ehr_writer_count(writer, (unsigned long)index);
}

static void put_text(struct ehr_buf *text, struct ehr_writer *writer)
{
	ehr_writer_text(writer, (struct ehr_str){ text->p, text->n });
	text->n = 0;
}

static bool has(const struct ehr_aqi_plan *plan, int air)
{
	for (size_t i = 0; i < plan->n; i++)
		if ((int)plan->item[i].air == air)
			return true;
	return false;
}

static void put_indices(const struct ehr_aqi_part *part,
	const struct ehr_aqi_result *result, struct ehr_writer *writer)
{
	const struct ehr_aqi_plan *plan = &part->plan;

	put_index(result->aqi, writer);
	for (int air = 0; air < EHR_AIR_N; air++)
		if (has(plan, air))
			put_index(result->index[air], writer);
	for (size_t i = 0; i < plan->n; i++)
		if (plan->item[i].several)
			put_index(result->item[i], writer);
	put_index(result->level ? result->level->level : EHR_AQI_NONE, writer);
}

/* Words with blanks between, one with the pollutants that it is about. */
static void add_word(struct ehr_buf *out, const char *word, unsigned set)
{
	char mark = ':';

	if (out->n)
		ehr_buf_putc(out, ' ');
	ehr_buf_puts(out, word);
	for (int air = 0; air < EHR_AIR_N; air++)
		if (set & 1U << air) {
			ehr_buf_putc(out, mark);
			ehr_buf_puts(out, ehr_air_name[air]);
			mark = ',';
		}
}

/* Does an item with an index rest on a number of that status? */
static bool rests_on(const struct ehr_aqi_plan *plan,
	const struct ehr_aqi_result *result, const char *status)
{
	bool rests = strcmp(plan->standard->status, status) == 0;

	for (size_t i = 0; i < plan->n && !rests; i++)
		rests = result->item[i] != EHR_AQI_NONE &&
			strcmp(plan->item[i].item->status, status) == 0;
	return rests;
}

static void say_flags(const struct ehr_aqi_plan *plan,
	const struct ehr_air_frame *frame, const struct ehr_aqi_result *result,
	struct ehr_buf *out)
{
	if (frame->filled)
		add_word(out, "filled", 0);
	if (frame->negative)
		add_word(out, "negative", frame->negative);
	if (frame->nondetect)
		add_word(out, "nondetect", frame->nondetect);
	if (rests_on(plan, result, "memory"))
		add_word(out, "standard_memory", 0);
	else if (rests_on(plan, result, "secondary"))
		add_word(out, "standard_secondary", 0);
}

static void write_part(const void *self, const struct ehr_air_frames *frames,
	size_t i, struct ehr_writer *writer)
{
	const struct ehr_aqi_part *part = self;
	struct ehr_aqi_input input;
	struct ehr_aqi_result result;
	struct ehr_buf text = { 0 };

	ehr_aqi_frame_input(part->opts, frames, i, &input);
	ehr_aqi_compute(&part->plan, &input, &result);
	put_indices(part, &result, writer);
	ehr_aqi_primary_text(&result, &text);
	put_text(&text, writer);
	ehr_aqi_na_text(&part->plan, &result, &text);
	put_text(&text, writer);
	say_flags(&part->plan, &frames->frame[i], &result, &text);
	put_text(&text, writer);
	for (int who = 0; part->advice && who < 2; who++) {
		ehr_aqi_advice_text(
			&part->plan, &result, who == 1, part->language, &text);
		put_text(&text, writer);
	}
	ehr_buf_release(&text);
}

static void add_column(struct ehr_aqi_part *part, const char *name,
	const char *detail, bool suffixed, struct ehr_arena *arena)
{
	struct ehr_buf text = { 0 };

	ehr_buf_puts(&text, name);
	ehr_buf_puts(&text, detail);
	if (suffixed) {
		ehr_buf_putc(&text, '_');
		ehr_buf_puts(&text, part->plan.standard->name);
	}
	part->column[part->columns++] =
		ehr_arena_string(arena, ehr_str_of(ehr_buf_text(&text)));
	ehr_buf_release(&text);
}

static void name_columns(
	struct ehr_aqi_part *part, bool suffixed, struct ehr_arena *arena)
{
	static const char *const last[] = { "aqi_level", "primary", "aqi_na",
		"aqi_flags", "aqi_advice", "aqi_advice_sensitive" };
	const struct ehr_aqi_plan *plan = &part->plan;
	size_t lasts = sizeof(last) / sizeof(*last);

	part->columns = 0;
	add_column(part, "aqi", "", suffixed, arena);
	for (int air = 0; air < EHR_AIR_N; air++)
		if (has(plan, air))
			add_column(part, "iaqi_", ehr_air_name[air], suffixed,
				arena);
	for (size_t i = 0; i < plan->n; i++)
		if (plan->item[i].several)
			add_column(part, "iaqi_", plan->item[i].name, suffixed,
				arena);
	for (size_t i = 0; i < lasts - (part->advice ? 0 : 2); i++)
		add_column(part, last[i], "", suffixed, arena);
}

int ehr_aqi_part_init(struct ehr_aqi_part *part,
	const struct ehr_aqi_standard *standard, bool suffixed,
	struct ehr_arena *arena, struct ehr_err *err)
{
	const struct ehr_aqhi_means *means = &part->opts->means;
	struct ehr_aqi_basis basis = { .litres_mol = means->litres_mol };

	for (int air = 0; air < EHR_AIR_N; air++) {
		basis.basis[air] = means->basis[air];
		basis.g_mol[air] = means->molar_mass_g_mol[air];
		if (!means->daily_rows && means->of[air] != EHR_AVERAGING_1H)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--aqi wants means of an hour, or values of "
				  "days"));
	}
	if (ehr_aqi_plan_init(&part->plan, standard,
		    means->day ? EHR_AQI_DAY : EHR_AQI_HOUR, &basis, err))
		return -1;
	name_columns(part, suffixed, arena);
	return 0;
}

struct ehr_air_part ehr_aqi_part_of(const struct ehr_aqi_part *part)
{
	return (struct ehr_air_part){ part, write_part };
}

bool ehr_aqi_is_number(const char *column)
{
	static const char *const text[] = { "aqi_na", "aqi_flags",
		"aqi_advice" };

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		if (strncmp(column, text[i], strlen(text[i])) == 0)
			return false;
	return strcmp(column, "aqi") == 0 || strncmp(column, "aqi_", 4) == 0 ||
	       strncmp(column, "iaqi_", 5) == 0;
}
