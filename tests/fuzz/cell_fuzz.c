/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells of amounts, codes and dates: what was read must be plain, and read
 * again it must be the same without anything to clean.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "model/amount.h"
#include "model/moment.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good)
{
	if (!good)
		abort();
}

static bool is_plain_number(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\0' ||
			strchr("0123456789+-.eE", text.p[i]) == NULL)
			return false;
	return true;
}

static void check_amount(const struct ehr_cell_rules *rules,
	struct ehr_str cell, struct ehr_arena *arena)
{
	struct ehr_cell_rules point = *rules;
	struct ehr_amount amount, again;
	struct ehr_err err;

	if (ehr_amount_read(rules, "c", cell, arena, &amount, &err) != 0) {
		must(err.fault == EHR_FAULT_DATA && err.text[0] != '\0');
		return;
	}
	if (amount.kind != EHR_AMOUNT_NUMBER && amount.kind != EHR_AMOUNT_BELOW)
		return;
	must(is_plain_number(amount.number) && isfinite(amount.value));
	must(amount.kind != EHR_AMOUNT_BELOW || amount.value > 0);
	point.decimal = '.';
	must(ehr_amount_read(&point, "c", amount.number, arena, &again, &err) ==
		0);
	must(again.kind == EHR_AMOUNT_NUMBER && again.cleaned == 0 &&
		again.value == amount.value);
}

static void check_code(const struct ehr_cell_rules *rules, struct ehr_str cell,
	struct ehr_arena *arena)
{
	struct ehr_str text;
	unsigned cleaned = ehr_clean_code(rules, cell, arena, &text);

	must(cleaned != 0 || ehr_str_eq(text, ehr_str_trim(cell)));
	must(cleaned != EHR_CLEANED_EMPTY || text.n == 0);
	must(memchr(text.p, ' ', text.n) == NULL);
	(void)ehr_clean_text(cell, &text);
	must(text.n <= cell.n);
}

static void check_moment(const struct ehr_cell_rules *rules,
	struct ehr_str cell, struct ehr_arena *arena)
{
	struct ehr_moment_parts parts = { .cell = { cell, cell, cell, cell },
		.column = { "y", "m", NULL, "h" } };
	struct ehr_moment moment, again;
	struct ehr_err err;

	if (ehr_moment_time(rules, "c", cell, arena, &moment, &err) == 0 &&
		moment.text.n > 0) {
		must(ehr_moment_is_time(moment.text));
		must(ehr_moment_time(rules, "c", moment.text, arena, &again,
			     &err) == 0);
		must(again.cleaned == 0 && ehr_str_eq(again.text, moment.text));
	}
	if (ehr_moment_year(rules, "c", cell, arena, &moment, &err) == 0)
		must(moment.text.n == 0 || ehr_moment_is_year(moment.text));
	if (ehr_moment_join(rules, &parts, arena, &moment, &err) == 0)
		must(moment.text.n == 0 || ehr_moment_is_time(moment.text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ehr_words *words;
	static struct ehr_cell_rules rules;
	static struct ehr_arena arena;
	struct ehr_str cell = { (const char *)data, size };
	struct ehr_err err;

	if (words == NULL) {
		words = ehr_words_open(&err);
		must(words != NULL &&
			ehr_cell_rules_read(&rules, words, &err) == 0);
	}
	for (int i = 0; i < 2; i++) {
		rules.decimal = i == 0 ? '.' : ',';
		check_amount(&rules, cell, &arena);
	}
	check_code(&rules, cell, &arena);
	check_moment(&rules, cell, &arena);
	ehr_arena_reset(&arena);
	return 0;
}
