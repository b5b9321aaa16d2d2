/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/screen_state.h"
#include "model/words.h"

void ehr_screen_pair(
	struct ehr_buf *buf, struct ehr_str name, double value, int digits)
{
	char text[EHR_NUM_MAX];

	if (buf->n > 0)
		ehr_buf_putc(buf, ' ');
	ehr_buf_add_str(buf, name);
	ehr_buf_putc(buf, ':');
	ehr_buf_add(buf, text,
		digits ? ehr_num_write_digits(text, value, digits)
		       : ehr_num_write(text, value));
}

/* Of a pollutant: "air_cancer:27857" for each medium that has a weight. */
void ehr_screen_tox_weights(const struct ehr_screen *self, size_t item,
	struct ehr_buf *text, int digits)
{
	static const char *const effect[] = { "cancer", "noncancer" };
	const struct ehr_screen_store *store = &self->store;
	size_t pollutant = store->count[item].pollutant;
	struct ehr_buf name = { 0 };

	for (size_t at = 0; self->bound.by_pollutant && at < store->medium.n;
		at++) {
		size_t k = self->loads.medium[at];
		const struct ehr_screen_weight *weight =
			&self->loads.weight[pollutant * store->medium.n + k];

		for (int i = 0; i < EHR_LOAD_EFFECTS; i++) {
			if (isnan(weight->by[i]))
				continue;
			name.n = 0;
			ehr_buf_add_str(&name, store->medium.key[k]);
			ehr_buf_printf(&name, "_%s", effect[i]);
			ehr_screen_pair(text,
				(struct ehr_str){ name.p, name.n },
				weight->by[i], digits);
		}
	}
	ehr_buf_release(&name);
}

/* Words for the sources of the toxicity values behind a pollutant's weights. */
void ehr_screen_tox_sources(
	const struct ehr_screen *self, size_t item, struct ehr_buf *text)
{
	const struct ehr_screen_store *store = &self->store;
	size_t pollutant = store->count[item].pollutant;
	const struct ehr_chemical *chemical =
		self->bound.by_pollutant
			? self->loads.verdict[pollutant].chemical
			: NULL;
	struct ehr_buf word = { 0 };

	for (size_t i = 0; chemical && i < store->medium.n; i++) {
		size_t k = self->loads.medium[i];
		const struct ehr_screen_weight *weight =
			&self->loads.weight[pollutant * store->medium.n + k];

		for (int e = 0; e < EHR_LOAD_EFFECTS; e++) {
			const struct ehr_tox_value *value;

			if (isnan(weight->by[e]))
				continue;
			value = &chemical->value[weight->rule[e]->param];
			word.n = 0;
			ehr_buf_puts(&word, value->source);
			if (value->agency[0] != '\0' &&
				strcmp(value->agency, value->source) != 0)
				ehr_buf_printf(&word, ":%s", value->agency);
			ehr_words_add(text, (struct ehr_str){ word.p, word.n });
		}
	}
	ehr_buf_release(&word);
}

static void add_word(struct ehr_buf *words, const char *word)
{
	ehr_words_add(words, ehr_str_of(word));
}

static void add_notes(struct ehr_buf *words, unsigned notes)
{
	static const char *const word[EHR_SCREEN_NOTES] = {
		[EHR_SCREEN_TOX_SECONDARY] = "tox_secondary",
		[EHR_SCREEN_TOX_MEMORY] = "tox_memory",
		[EHR_SCREEN_SCHEME_SECONDARY] = "scheme_secondary",
		[EHR_SCREEN_SCHEME_MEMORY] = "scheme_memory",
		[EHR_SCREEN_ONE_EFFECT] = "one_effect",
		[EHR_SCREEN_AGE_UNKNOWN] = "age_factor_unknown",
		[EHR_SCREEN_SUM_AND_MEMBERS] = "sum_and_members",
	};

	for (int i = 0; i < EHR_SCREEN_NOTES; i++)
		if (notes >> i & 1)
			add_word(words, word[i]);
}

static void add_left_out(struct ehr_buf *words, const unsigned long *rows)
{
	static const char *const word[EHR_SCREEN_KINDS] = {
		[EHR_SCREEN_NO_VALUE] = "left_out_missing",
		[EHR_SCREEN_NONDETECT] = "left_out_qualifier",
		[EHR_SCREEN_NEGATIVE] = "left_out_negative",
		[EHR_SCREEN_BAD_UNIT] = "left_out_unit",
	};

	for (int k = 0; k < EHR_SCREEN_KINDS; k++)
		if (word[k] && rows[k] > 0)
			add_word(words, word[k]);
}

void ehr_screen_flags(const struct ehr_screen *self,
	const struct ehr_screen_line *line, struct ehr_buf *text)
{
	static const char *const filled[] = { NULL, "missing_excluded",
		"missing_worst", "missing_middle" };
	const struct ehr_screen_item *item = &self->loads.item[line->item];
	const char *word = filled[self->opts->matrix.missing];
	struct ehr_buf lacks = { 0 };

	ehr_words_add_all(text, item->flags);
	add_notes(text, item->notes);
	if (line->dominated)
		add_word(text, "dominant_contributor");
	add_left_out(text, self->store.count[line->item].rows);
	ehr_screen_lacks(&self->matrix, line->item, &lacks);
	if (line->outcome == EHR_SCREEN_RANKED && lacks.n > 0 && word)
		add_word(text, word);
	ehr_buf_release(&lacks);
}
