/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/seen.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "model/text_key.h"

enum { SLOTS_FIRST = 64 };

/* Digits of the fractional part of pi, made odd. */
#define SEED_A 0x243F6A8885A308D3u
#define SEED_B 0x13198A2E03707345u
#define FACTOR_A 0xA4093822299F31D1u
#define FACTOR_B 0x082EFA98EC4E6C89u

/* Both halves of the product: every bit of a and b reaches every bit. */
static uint64_t mix(uint64_t a, uint64_t b)
{
	unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static void add_word(struct ehr_print *print, uint64_t word)
{
	print->a = mix(print->a ^ word, FACTOR_A);
	print->b = mix(print->b + word, FACTOR_B) + word;
}

struct ehr_print ehr_print_begin(void)
{
	return (struct ehr_print){ SEED_A, SEED_B };
}

/* Up to seven bytes as a word that no eight bytes of UTF-8 are. */
static uint64_t short_word(struct ehr_str text)
{
	uint64_t word = 0;

	if (text.n >= 4)
		word = (uint64_t)ehr_text_load4(text.p) |
		       (uint64_t)ehr_text_load4(text.p + text.n - 4) << 24;
	else
		for (size_t i = 0; i < text.n; i++)
			word = word << 8 | (unsigned char)text.p[i];
	return word | (uint64_t)(0xf8 | text.n) << 56;
}

void ehr_print_add(struct ehr_print *print, struct ehr_str text)
{
	struct ehr_print at = *print; /* in registers */
	size_t i = 0;

	if (text.n < sizeof(uint64_t)) {
		add_word(&at, short_word(text));
	} else {
		for (; i + sizeof(uint64_t) < text.n; i += sizeof(uint64_t))
			add_word(&at, ehr_text_load8(text.p + i));
		/* the last eight bytes, some of them a second time */
		add_word(&at,
			ehr_text_load8(text.p + text.n - sizeof(uint64_t)));
		add_word(&at, ~(uint64_t)text.n);
	}
	*print = at;
}

void ehr_print_end(struct ehr_print *print)
{
	print->a = mix(print->a, SEED_B);
	print->b = mix(print->b, SEED_A);
	if (ehr_print_is_none(*print))
		print->a = 1;
}

struct ehr_print ehr_print_of(struct ehr_str text)
{
	struct ehr_print print = ehr_print_begin();

	ehr_print_add(&print, text);
	ehr_print_end(&print);
	return print;
}

struct ehr_print ehr_print_point(struct ehr_str lon, struct ehr_str lat)
{
	struct ehr_print print = ehr_print_begin();
	double number[2];

	if (ehr_num_read(lon, &number[0]) != EHR_NUM_VALUE ||
		ehr_num_read(lat, &number[1]) != EHR_NUM_VALUE)
		return (struct ehr_print){ 0, 0 };
	for (size_t i = 0; i < 2; i++) {
		uint64_t word;

		number[i] += 0.0; /* no negative zero */
		memcpy(&word, &number[i], sizeof word);
		add_word(&print, word);
	}
	ehr_print_end(&print);
	return print;
}

/* Where print is, or the free slot where it would be. */
static size_t look(const struct ehr_seen *seen, struct ehr_print print)
{
	size_t at = print.a & (seen->slots - 1);

	while (!ehr_print_is_none(seen->slot[at]) &&
		(seen->slot[at].a != print.a || seen->slot[at].b != print.b))
		at = (at + 1) & (seen->slots - 1);
	return at;
}

static void grow(struct ehr_seen *seen)
{
	struct ehr_seen old = *seen;

	seen->slots = old.slots == 0 ? SLOTS_FIRST : old.slots * 2;
	seen->slot = ehr_calloc(seen->slots, sizeof *seen->slot);
	seen->word = NULL;
	if (seen->words > 0)
		seen->word = ehr_calloc(
			seen->slots, seen->words * sizeof *seen->word);
	for (size_t i = 0; i < old.slots; i++) {
		size_t at;

		if (ehr_print_is_none(old.slot[i]))
			continue;
		at = look(seen, old.slot[i]);
		seen->slot[at] = old.slot[i];
		for (size_t k = 0; k < seen->words; k++)
			seen->word[at * seen->words + k] =
				old.word[i * seen->words + k];
	}
	free(old.slot);
	free(old.word);
}

/* An address even where there are no words. */
static uint64_t *words_at(const struct ehr_seen *seen, size_t at)
{
	static uint64_t nothing;

	return seen->words == 0 ? &nothing : &seen->word[at * seen->words];
}

enum ehr_seen_state ehr_seen_add(
	struct ehr_seen *seen, struct ehr_print print, uint64_t **word)
{
	enum ehr_seen_state state = EHR_SEEN_BEFORE;
	size_t at;

	if (seen->slots == 0)
		grow(seen);
	at = look(seen, print);
	if (ehr_print_is_none(seen->slot[at])) {
		if (seen->limit > 0 && seen->n >= seen->limit) {
			if (word != NULL)
				*word = NULL;
			return EHR_SEEN_FULL;
		}
		if (seen->n + 1 > seen->slots / 4 * 3) {
			grow(seen);
			at = look(seen, print);
		}
		seen->slot[at] = print;
		seen->n++;
		state = EHR_SEEN_NEW;
	}
	if (word != NULL)
		*word = words_at(seen, at);
	return state;
}

uint64_t *ehr_seen_find(const struct ehr_seen *seen, struct ehr_print print)
{
	size_t at;

	if (seen->slots == 0)
		return NULL;
	at = look(seen, print);
	return ehr_print_is_none(seen->slot[at]) ? NULL : words_at(seen, at);
}

void ehr_seen_clear(struct ehr_seen *seen)
{
	if (seen->n == 0)
		return;
	memset(seen->slot, 0, seen->slots * sizeof *seen->slot);
	if (seen->words > 0)
		memset(seen->word, 0,
			seen->slots * seen->words * sizeof *seen->word);
	seen->n = 0;
}

void ehr_seen_release(struct ehr_seen *seen)
{
	free(seen->slot);
	free(seen->word);
	*seen = (struct ehr_seen){ 0 };
}
