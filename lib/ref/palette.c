/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/palette.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ref/colour.h"
#include "ref/load.h"

enum column { PALETTE, STEP, COLOUR, WORD_EN, WORD_ZH, COLUMNS };

static const char *const column_name[COLUMNS] = { "palette", "step", "colour",
	"word_en", "word_zh" };

struct ehr_palettes {
	struct ehr_palette *palette;
	size_t n;
	struct ehr_arena arena;
	char sha256[65];
	size_t rows;
};

static struct ehr_palette *by_name(
	const struct ehr_palettes *self, struct ehr_str name)
{
	for (size_t i = 0; i < self->n; i++)
		if (ehr_str_is(name, self->palette[i].name))
			return &self->palette[i];
	return NULL;
}

/* The palette that the row belongs to: the last one or a new one. */
static int palette_of(struct ehr_palettes *self, struct ehr_str name,
	struct ehr_palette **palette, struct ehr_err *err)
{
	struct ehr_palette *last = self->n ? &self->palette[self->n - 1] : NULL;

	if (!name.n)
		return ehr_fail_cell(
			err, column_name[PALETTE], "empty", N_("a text"), name);
	*palette = by_name(self, name);
	if (*palette && *palette != last)
		return ehr_fail_cell(err, column_name[PALETTE], "scattered",
			N_("the rows of a palette together"), name);
	if (*palette)
		return 0;
	self->palette = ehr_realloc(
		self->palette, self->n + 1, sizeof(self->palette[0]));
	*palette = &self->palette[self->n++];
	**palette = (struct ehr_palette){
		.name = ehr_arena_string(&self->arena, name),
		.step = ehr_arena_calloc(&self->arena, EHR_PALETTE_STEPS,
			sizeof(struct ehr_palette_step)),
	};
	return 0;
}

static int add_step(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_palettes *self = into;
	struct ehr_palette *palette = NULL;
	bool worded = cell[WORD_EN].n > 0;
	long step;

	if (palette_of(self, cell[PALETTE], &palette, err) < 0)
		return -1;
	if (ehr_num_int("step", cell[STEP], 1, EHR_PALETTE_STEPS, &step, NULL) <
			0 ||
		(size_t)step != palette->n + 1)
		return ehr_fail_cell(err, column_name[STEP], "out_of_order",
			N_("steps 1, 2, 3 and so on"), cell[STEP]);
	if (!ehr_colour_is(cell[COLOUR]))
		return ehr_fail_cell(err, column_name[COLOUR], "not_a_colour",
			N_("a colour such as #fd8d3c"), cell[COLOUR]);
	if (palette->n && worded != ehr_palette_is_code(palette))
		return ehr_fail_cell(err, column_name[WORD_EN], "differs",
			N_("words in all steps of a palette or in none"),
			cell[WORD_EN]);
	palette->step[palette->n++] = (struct ehr_palette_step){
		.colour = ehr_arena_string(&self->arena, cell[COLOUR]),
		.word_en = ehr_arena_string(&self->arena, cell[WORD_EN]),
		.word_zh = ehr_arena_string(&self->arena, cell[WORD_ZH]),
	};
	return 0;
}

static int check_any(void *into, struct ehr_err *err)
{
	const struct ehr_palettes *self = into;

	return self->n ? 0
		       : ehr_fail(
				 err, EHR_FAULT_DATA, _("there is no palette"));
}

static const struct ehr_load_table table = {
	.builtin = "palettes.csv",
	.column = column_name,
	.columns = COLUMNS,
	.needed = COLUMNS,
	.add = add_step,
	.end = check_any,
};

struct ehr_palettes *ehr_palettes_open(const char *path, struct ehr_err *err)
{
	struct ehr_palettes *self = ehr_calloc(1, sizeof(*self));

	if (ehr_load_rows(&table, path, self, self->sha256, &self->rows, err) ==
		0)
		return self;
	ehr_palettes_close(self);
	return NULL;
}

const struct ehr_palette *ehr_palette_find(const struct ehr_palettes *palettes,
	const char *name, struct ehr_err *err)
{
	const struct ehr_palette *found = by_name(palettes, ehr_str_of(name));
	struct ehr_buf known = { 0 };
	char shown[64];

	if (found)
		return found;
	for (size_t i = 0; i < palettes->n; i++) {
		ehr_buf_puts(&known, i ? ", " : "");
		ehr_buf_puts(&known, palettes->palette[i].name);
	}
	ehr_visible(shown, sizeof(shown), ehr_str_of(name));
	ehr_fail(err, EHR_FAULT_USAGE,
		_("no colours are called \"%s\"; there are %s"), shown,
		ehr_buf_text(&known));
	ehr_buf_release(&known);
	return NULL;
}

bool ehr_palette_is_code(const struct ehr_palette *palette)
{
	return palette->n > 0 && palette->step[0].word_en[0] != '\0';
}

void ehr_palette_mix(
	const struct ehr_palette *palette, double place, char colour[8])
{
	size_t last = palette->n - 1;
	double at = place * (double)last;
	size_t from = at < (double)last ? (size_t)at : last;
	size_t to = from < last ? from + 1 : last;

	ehr_colour_mix(palette->step[from].colour, palette->step[to].colour,
		at - (double)from, colour);
}

const char *ehr_palettes_sha256(const struct ehr_palettes *palettes)
{
	return palettes->sha256;
}

size_t ehr_palettes_rows(const struct ehr_palettes *palettes)
{
	return palettes->rows;
}

void ehr_palettes_close(struct ehr_palettes *palettes)
{
	if (!palettes)
		return;
	free(palettes->palette);
	ehr_arena_release(&palettes->arena);
	free(palettes);
}
