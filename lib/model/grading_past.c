/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_past.h"

#include <limits.h>
#include <stdlib.h>

#include "model/grading_code.h"

enum {
	ID,
	NAME,
	USCC,
	LEVEL,
	CODE,
	WHITELISTED,
	REASONS,
	EVIDENCE,
	SUPERVISION,
	VISITS,
	SAMPLES,
	ZONE,
	FROM,
	UNTIL,
	PAYLOAD,
	RULES,
	COLUMNS
};

static const char *const column_name[COLUMNS] = { "source_id", "source_name",
	"uscc", "level", "code", "whitelisted", "reasons", "evidence",
	"supervision", "visits_per_year", "samples_per_year", "zone_class",
	"valid_from", "valid_until", "payload", "rules_version" };

/* What the payload says too. */
static const struct {
	int column, part;
} same[] = { { ID, EHR_CODE_SOURCE }, { USCC, EHR_CODE_USCC },
	{ LEVEL, EHR_CODE_LEVEL }, { CODE, EHR_CODE_WORD },
	{ FROM, EHR_CODE_FROM }, { UNTIL, EHR_CODE_UNTIL },
	{ RULES, EHR_CODE_RULES } };

struct reading {
	struct ehr_grading_past *past;
	size_t at[COLUMNS];
	struct ehr_str cell[COLUMNS]; /* of the row, trimmed */
	struct ehr_str part[EHR_CODE_PARTS];
	struct ehr_buf text;
};

static int fail(const struct reading *self, int column, const char *word,
	const char *expected, struct ehr_err *err)
{
	return ehr_fail_cell(
		err, column_name[column], word, expected, self->cell[column]);
}

static int read_level(const struct reading *self,
	struct ehr_grading_past_row *row, struct ehr_err *err)
{
	int level = 0;

	while (level < EHR_GRADE_LEVELS &&
		!ehr_str_is(self->cell[LEVEL], ehr_grade_level_word[level]))
		level++;
	if (level == EHR_GRADE_LEVELS)
		return fail(self, LEVEL, "not_a_level",
			N_("none, acceptable, medium, high or grey"), err);
	row->level = (enum ehr_grade_level)level;
	row->white = ehr_str_is(self->cell[WHITELISTED], "yes");
	if (!row->white && !ehr_str_is(self->cell[WHITELISTED], "no"))
		return fail(self, WHITELISTED, "not_yes_or_no", N_("yes or no"),
			err);
	return 0;
}

static int read_days(const struct reading *self,
	struct ehr_grading_past_row *row, struct ehr_err *err)
{
	long until;

	return ehr_day_cell(self->cell[FROM], column_name[FROM], &row->from,
		       err) || ehr_day_cell(self->cell[UNTIL],
				       column_name[UNTIL], &until, err)
		       ? -1
		       : 0;
}

/* Is the payload good, and does the row say the same? */
static int check_payload(struct reading *self, long from, struct ehr_err *err)
{
	enum ehr_code_verdict verdict =
		ehr_grading_code_check(self->cell[PAYLOAD], from, self->part);

	if (verdict == EHR_CODE_MALFORMED || verdict == EHR_CODE_BAD_DIGEST)
		return fail(self, PAYLOAD, ehr_code_verdict_word[verdict],
			N_("a code of ehrisk-whitelist"), err);
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		self->text.n = 0;
		ehr_grading_code_put(&self->text, self->cell[same[i].column]);
		if (!ehr_str_eq((struct ehr_str){ ehr_buf_text(&self->text),
					self->text.n },
			    self->part[same[i].part]))
			return fail(self, same[i].column, "other_cell",
				N_("what the payload says"), err);
	}
	return 0;
}

static uint32_t intern(struct reading *self, struct ehr_str text)
{
	return (uint32_t)ehr_map_add(&self->past->texts, text, NULL);
}

static void keep_texts(struct reading *self, struct ehr_grading_past_row *row)
{
	struct ehr_arena *arena = &self->past->arena;
	const struct ehr_str *cell = self->cell;

	row->name = ehr_arena_copy(arena, cell[NAME]);
	row->reasons = ehr_arena_copy(arena, cell[REASONS]);
	row->uscc = intern(self, cell[USCC]);
	row->code = intern(self, cell[CODE]);
	row->supervision = intern(self, cell[SUPERVISION]);
	row->visits = intern(self, cell[VISITS]);
	row->samples = intern(self, cell[SAMPLES]);
	row->zone = intern(self, cell[ZONE]);
	row->evidence = intern(self, cell[EVIDENCE]);
	row->until = intern(self, cell[UNTIL]);
	row->rules = intern(self, cell[RULES]);
	row->sha = intern(self, self->part[EHR_CODE_SHA]);
}

static int add_row(struct reading *self, const struct ehr_grading_past_row *row,
	struct ehr_err *err)
{
	struct ehr_grading_past *past = self->past;
	bool is_new;

	(void)ehr_map_add(&past->id, self->cell[ID], &is_new);
	if (!is_new)
		return fail(self, ID, "twice", N_("each enterprise once"), err);
	if (past->id.n > past->cap) {
		past->cap = past->cap ? 2 * past->cap : 64;
		past->row =
			ehr_realloc(past->row, past->cap, sizeof(*past->row));
	}
	past->row[past->id.n - 1] = *row;
	keep_texts(self, &past->row[past->id.n - 1]);
	return 0;
}

static int take_row(
	struct reading *self, const struct ehr_row *cells, struct ehr_err *err)
{
	struct ehr_grading_past_row row = { 0 };

	for (size_t i = 0; i < COLUMNS; i++)
		self->cell[i] = ehr_str_trim(cells->cell[self->at[i]]);
	if (self->cell[ID].n == 0)
		return fail(
			self, ID, "empty", N_("the id of an enterprise"), err);
	return read_level(self, &row, err) || read_days(self, &row, err) ||
			       check_payload(self, row.from, err) ||
			       add_row(self, &row, err)
		       ? -1
		       : 0;
}

int ehr_grading_past_read(struct ehr_grading_past *past,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct reading self = { .past = past };
	struct ehr_row row;
	int got = 0;

	for (size_t i = 0; i < COLUMNS; i++)
		if (ehr_header_need(ehr_reader_header(reader), column_name[i],
			    &self.at[i], err))
			return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((got = ehr_reader_next(reader, &row, err)) == 1)
		if (take_row(&self, &row, err)) {
			got = ehr_err_at(
				err, ehr_reader_file(reader), row.line);
			break;
		}
	ehr_buf_release(&self.text);
	return got;
}

void ehr_grading_past_days(
	const struct ehr_grading_past *past, struct ehr_grading_facts *facts)
{
	size_t n = ehr_grading_enterprises(facts);
	long *day = ehr_arena_calloc(&facts->arena, n + 1, sizeof(*day));

	for (size_t i = 0; i < n; i++) {
		long at = ehr_map_find(&past->id, ehr_grading_id(facts, i));

		day[i] = at == EHR_MAP_NONE ? LONG_MAX : past->row[at].from;
	}
	facts->day_before = day;
}

void ehr_grading_past_release(struct ehr_grading_past *past)
{
	ehr_map_release(&past->id);
	ehr_map_release(&past->texts);
	ehr_arena_release(&past->arena);
	free(past->row);
	*past = (struct ehr_grading_past){ 0 };
}
