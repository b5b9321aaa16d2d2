/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/relations.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/flag.h"

enum { LINE_BITS = 48 };

struct ehr_relations {
	struct ehr_relations_opts opts;
	struct ehr_duplicates duplicates;
	struct ehr_roster roster;
	struct ehr_repeats repeats;
	enum ehr_clock clock; /* of the times so far */
	uint64_t dropped;
	char **file; /* by number; the last one is at hand */
	size_t n_files;
	unsigned long line; /* less one, where the block begins */
};

struct ehr_relations *ehr_relations_new(const struct ehr_relations_opts *opts)
{
	struct ehr_relations *self = ehr_calloc(1, sizeof *self);

	self->opts = *opts;
	ehr_duplicates_init(&self->duplicates, EHR_DUPLICATES_LIMIT);
	ehr_repeats_init(&self->repeats, opts->threshold, EHR_DUPLICATES_LIMIT);
	return self;
}

void ehr_relations_free(struct ehr_relations *relations)
{
	if (relations == NULL)
		return;
	ehr_duplicates_release(&relations->duplicates);
	ehr_roster_release(&relations->roster);
	ehr_repeats_release(&relations->repeats);
	for (size_t i = 0; i < relations->n_files; i++)
		free(relations->file[i]);
	free(relations->file);
	free(relations);
}

void ehr_marks_init(
	struct ehr_marks *marks, const struct ehr_relations_opts *opts)
{
	*marks = (struct ehr_marks){ .again = SIZE_MAX,
		.wants_roster = opts->roster };
}

void ehr_marks_release(struct ehr_marks *marks)
{
	ehr_roster_block_release(&marks->roster);
	free(marks->mark);
}

struct ehr_mark *ehr_marks_begin(struct ehr_marks *marks, unsigned long line)
{
	if (marks->again != SIZE_MAX)
		return &marks->mark[marks->again];
	if (marks->n == marks->cap) {
		marks->cap = marks->cap == 0 ? 256 : 2 * marks->cap;
		marks->mark = ehr_realloc(
			marks->mark, marks->cap, sizeof *marks->mark);
	}
	marks->mark[marks->n] = (struct ehr_mark){ .line = line };
	return &marks->mark[marks->n];
}

void ehr_marks_guess(struct ehr_marks *marks, struct ehr_mark *mark)
{
	mark->present = marks->wants_roster &&
			!ehr_print_is_none(mark->source) &&
			ehr_roster_block_new(&marks->roster, mark->source);
}

void ehr_marks_took(struct ehr_marks *marks)
{
	if (marks->again != SIZE_MAX) {
		marks->again = SIZE_MAX;
		return;
	}
	if (marks->mark[marks->n].present)
		ehr_roster_block_add(
			&marks->roster, marks->mark[marks->n].source);
	marks->n++;
}

void ehr_marks_clear(struct ehr_marks *marks)
{
	ehr_roster_block_clear(&marks->roster);
	marks->n = 0;
	marks->again = SIZE_MAX;
}

void ehr_relations_turn(
	struct ehr_relations *relations, const char *file, unsigned long line)
{
	size_t n = relations->n_files;

	relations->line = line;
	if (n > 0 && strcmp(relations->file[n - 1], file) == 0)
		return;
	relations->file =
		ehr_realloc(relations->file, n + 1, sizeof *relations->file);
	relations->file[relations->n_files++] = ehr_strdup(file);
}

/* File and line as one number. */
static uint64_t place_of(
	const struct ehr_relations *self, const struct ehr_mark *mark)
{
	uint64_t file = self->n_files == 0 ? 0 : self->n_files - 1;

	return file << LINE_BITS | (self->line + mark->line);
}

static enum ehr_verdict fail_twice(const struct ehr_relations *self,
	const struct ehr_mark *mark, uint64_t first, struct ehr_err *err)
{
	const char *file = self->file[first >> LINE_BITS];
	uint64_t line = first & ((UINT64_C(1) << LINE_BITS) - 1);

	ehr_fail(err, EHR_FAULT_DATA,
		_("the record has the key of %s:%llu: the same source, outlet, "
		  "pollutant and time twice; --on-duplicate says what to do"),
		file, (unsigned long long)line);
	memcpy(err->reason, "duplicate_key", sizeof "duplicate_key");
	err->line = mark->line;
	return EHR_VERDICT_FAIL;
}

/* Does the time of the record say its offset, or not, as those before? */
static bool fits_clock(struct ehr_relations *self, const struct ehr_mark *mark)
{
	if (self->clock == EHR_CLOCK_NONE)
		self->clock = mark->clock;
	return mark->clock == EHR_CLOCK_NONE || mark->clock == self->clock;
}

static enum ehr_verdict fail_clock(const struct ehr_relations *self,
	const struct ehr_mark *mark, struct ehr_err *err)
{
	if (self->clock == EHR_CLOCK_OFFSET)
		ehr_fail(err, EHR_FAULT_DATA,
			_("the time has no offset from UTC, and those before "
			  "have one"));
	else
		ehr_fail(err, EHR_FAULT_DATA,
			_("the time has an offset from UTC, and those before "
			  "have none"));
	memcpy(err->reason, "mixed_offsets", sizeof "mixed_offsets");
	err->line = mark->line;
	return EHR_VERDICT_FAIL;
}

static uint64_t duplicate_flag(enum ehr_duplicate duplicate)
{
	switch (duplicate) {
	case EHR_DUPLICATE_OF_KEY: return ehr_flag(EHR_FLAG_DUPLICATE_KEY);
	case EHR_DUPLICATE_OF_RECORD:
		return ehr_flag(EHR_FLAG_DUPLICATE_RECORD);
	case EHR_DUPLICATE_NONE: break;
	}
	return 0;
}

enum ehr_verdict ehr_relations_judge(struct ehr_relations *relations,
	struct ehr_marks *marks, size_t i, struct ehr_err *err)
{
	struct ehr_mark *mark = &marks->mark[i];
	enum ehr_duplicate duplicate = EHR_DUPLICATE_NONE;
	bool present = false;
	uint64_t first = 0;

	if (!fits_clock(relations, mark))
		return fail_clock(relations, mark, err);
	if (!ehr_print_is_none(mark->key))
		duplicate = ehr_duplicates_add(&relations->duplicates,
			mark->key, mark->record, place_of(relations, mark),
			&first);
	if (duplicate != EHR_DUPLICATE_NONE &&
		relations->opts.on_duplicate == EHR_DUPLICATE_ERROR)
		return fail_twice(relations, mark, first, err);
	if (duplicate != EHR_DUPLICATE_NONE &&
		relations->opts.on_duplicate == EHR_DUPLICATE_FIRST) {
		relations->dropped++;
		return EHR_VERDICT_DROP;
	}
	mark->flags = duplicate_flag(duplicate);
	if (relations->opts.roster && !ehr_print_is_none(mark->source))
		present = ehr_roster_first(&relations->roster, mark->source);
	if (relations->opts.threshold > 0 &&
		ehr_repeats_add(&relations->repeats, mark->point, mark->source))
		mark->flags |= ehr_flag(EHR_FLAG_REPEATED_POINT);
	if (mark->flags == 0 && present == mark->present)
		return EHR_VERDICT_KEEP;
	mark->present = present;
	mark->judged = true;
	marks->again = i;
	return EHR_VERDICT_AGAIN;
}

void ehr_relations_facts(const struct ehr_relations *relations,
	struct ehr_relations_facts *facts)
{
	*facts = (struct ehr_relations_facts){
		.duplicate_records = relations->duplicates.records,
		.duplicate_keys = relations->duplicates.keys,
		.dropped = relations->dropped,
		.not_compared = relations->duplicates.not_compared,
		.sources = ehr_roster_sources(&relations->roster),
		.repeated_points = relations->repeats.suspect,
		.repeated_sources = relations->repeats.sources,
	};
}
