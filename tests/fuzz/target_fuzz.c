/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts of targets, with the name and the unit of the indicator on the lines
 * behind: what can be read says what is to be reached, and says it again.
 */
#include <stdint.h>
#include <stdlib.h>

#include "model/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good)
{
	if (!good)
		abort();
}

static void check_bound(const struct ehr_target_bound *bound)
{
	struct ehr_decimal again, whole;
	struct ehr_buf text = { 0 };

	if (!bound->is)
		return;
	ehr_decimal_write(&bound->value, &text);
	must(ehr_decimal_read((struct ehr_str){ text.p, text.n }, &again) ==
		EHR_NUM_VALUE);
	must(ehr_decimal_compare(&again, &bound->value) == 0);
	must(again.places == bound->value.places);
	/* rounded it is less than one away */
	whole = ehr_decimal_rounded(&again, 0);
	must(ehr_decimal_subtract(&whole, &again, &whole));
	whole.negative = false;
	again = ehr_decimal_of(1);
	must(ehr_decimal_compare(&whole, &again) < 0);
	ehr_buf_release(&text);
}

static void check_same(const struct ehr_target *a, const struct ehr_target *b)
{
	must(a->kind == b->kind && a->direction == b->direction);
	must(a->level.is == b->level.is && a->level.op == b->level.op);
	must(a->by.is == b->by.is && a->by.op == b->by.op);
	must(a->change == b->change && a->percent == b->percent);
	must(!a->level.is ||
		ehr_decimal_compare(&a->level.value, &b->level.value) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct ehr_target_words words;
	static struct ehr_arena arena;
	struct ehr_str rest = { (const char *)data, size };
	struct ehr_target_cells cells = { .text = ehr_str_cut(&rest, '\n') };
	struct ehr_target target, again;
	struct ehr_buf padded = { 0 };
	struct ehr_err err = { 0 };

	if (words.n == 0)
		must(ehr_target_words_open(&words, NULL, &err) == 0);
	if (!rest.p)
		rest = (struct ehr_str){ "", 0 };
	cells.name = ehr_str_cut(&rest, '\n');
	cells.unit = rest.p ? rest : (struct ehr_str){ "", 0 };
	if (ehr_target_read(&words, &cells, &arena, &target, &err)) {
		must(err.fault == EHR_FAULT_DATA && err.text[0] != '\0');
	} else {
		must(target.level.is || target.by.is ||
			target.kind == EHR_TARGET_IS_EXTERNAL);
		check_bound(&target.level);
		check_bound(&target.by);
		check_bound(&target.sub);
		ehr_buf_puts(&padded, " ");
		ehr_buf_add_str(&padded, cells.text);
		ehr_buf_puts(&padded, " \t");
		cells.text = (struct ehr_str){ padded.p, padded.n };
		must(ehr_target_read(&words, &cells, &arena, &again, &err) ==
			0);
		check_same(&target, &again);
	}
	ehr_buf_release(&padded);
	ehr_arena_reset(&arena);
	return 0;
}
