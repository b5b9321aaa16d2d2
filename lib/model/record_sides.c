/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_sides.h"

#include "model/flag.h"
#include "ref/code.h"

const char *const ehr_side_conflict_column = "conflict";

size_t ehr_record_sides_columns(const struct ehr_side *const *side,
	const char *column[static EHR_SIDE_FIELDS])
{
	size_t n = 0;

	for (enum ehr_side_field i = EHR_SIDE_SOURCE_NAME; i < EHR_SIDE_FIELDS;
		i++)
		for (size_t k = 0; k < EHR_RECORD_SIDES; k++)
			if (side[k] != NULL && ehr_side_has(side[k], i)) {
				column[n++] = ehr_side_column(i);
				break;
			}
	return n;
}

long ehr_record_op(const struct ehr_plan *plan, const char *name)
{
	for (size_t i = 0; i < plan->n; i++)
		if (plan->op[i].kind < EHR_OP_TRAIT &&
			plan->op[i].kind != EHR_OP_CARRY &&
			strcmp(plan->column[i], name) == 0)
			return (long)i;
	return EHR_NO_COLUMN;
}

void ehr_record_sides_bind(struct ehr_record_sides *sides,
	const struct ehr_side *const *side, const struct ehr_plan *plan)
{
	for (size_t i = 0; i < EHR_RECORD_SIDES; i++)
		sides->side[i] = side[i];
	for (enum ehr_side_field i = 0; i < EHR_SIDE_FIELDS; i++)
		sides->op[i] = ehr_record_op(plan, ehr_side_column(i));
	sides->conflict = ehr_record_op(plan, ehr_side_conflict_column);
}

static void gather(const struct ehr_record_sides *sides,
	const struct ehr_record_fields *fields, struct ehr_side_record *record)
{
	struct ehr_str id;
	struct ehr_code code;

	for (enum ehr_side_field i = 0; i < EHR_SIDE_FIELDS; i++)
		record->cell[i] = sides->op[i] == EHR_NO_COLUMN
					  ? (struct ehr_str){ "", 0 }
					  : fields->cell[sides->op[i]];
	id = record->cell[EHR_SIDE_SOURCE_ID];
	if (record->cell[EHR_SIDE_USCC].n == 0 &&
		ehr_code_uscc(id, NULL, &code) == EHR_CODE_OK)
		record->cell[EHR_SIDE_USCC] = id;
}

static uint64_t flags_of(
	enum ehr_record_side which, const struct ehr_side_found *found)
{
	static const enum ehr_flag by[EHR_SIDE_MATCHES] = {
		[EHR_SIDE_NONE] = EHR_FLAG_NOT_IN_ROSTER,
		[EHR_SIDE_AMBIGUOUS] = EHR_FLAG_AMBIGUOUS_IN_ROSTER,
		[EHR_SIDE_BY_ID] = EHR_FLAG_JOINED,
		[EHR_SIDE_BY_USCC] = EHR_FLAG_FILLED_USCC,
		[EHR_SIDE_BY_ORG_CODE] = EHR_FLAG_FILLED_ORG_CODE,
		[EHR_SIDE_BY_NAME] = EHR_FLAG_FILLED_NAME,
	};
	uint64_t flags = 0;

	if (found->match >= EHR_SIDE_BY_ID && found->filled != 0)
		flags |= ehr_flag(by[found->match]);
	if (found->match == EHR_SIDE_AMBIGUOUS || found->unclear != 0)
		flags |= ehr_flag(EHR_FLAG_AMBIGUOUS_IN_ROSTER);
	if (found->match == EHR_SIDE_NONE)
		flags |= ehr_flag(which == EHR_SIDE_JOIN ? EHR_FLAG_NO_JOIN
							 : by[EHR_SIDE_NONE]);
	if (found->conflict != 0)
		flags |= ehr_flag(EHR_FLAG_CONFLICT);
	return flags;
}

/* FIELD=TEXT for each, blanks between, behind what is there already. */
static void say_conflicts(const struct ehr_side *side,
	const struct ehr_side_found *found,
	const struct ehr_side_record *record, struct ehr_str *cell,
	struct ehr_arena *arena)
{
	struct ehr_buf text = { 0 };
	struct ehr_str says;

	ehr_buf_add_str(&text, *cell);
	for (enum ehr_side_field i = 0; i < EHR_SIDE_FIELDS; i++) {
		if ((found->conflict & 1u << i) == 0)
			continue;
		says = ehr_side_says(side, found, record, i);
		ehr_buf_printf(&text, "%s%s=%.*s", text.n > 0 ? "; " : "",
			ehr_side_column(i), (int)says.n, says.p);
	}
	*cell = ehr_arena_copy(arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

static void fill_from(const struct ehr_record_sides *sides,
	enum ehr_record_side which, struct ehr_record_fields *fields,
	struct ehr_side_done *done, struct ehr_arena *arena)
{
	const struct ehr_side *side = sides->side[which];
	struct ehr_side_record *record = &done->record;
	struct ehr_side_found *found = &done->found;

	gather(sides, fields, record);
	*found = ehr_side_fill(side, record);
	for (enum ehr_side_field i = 0; i < EHR_SIDE_FIELDS; i++)
		if ((found->filled & 1u << i) != 0)
			fields->cell[sides->op[i]] = record->cell[i];
	if ((found->filled & 1u << EHR_SIDE_LON) != 0)
		fields->flags &= ~ehr_flag(EHR_FLAG_NO_COORDINATES);
	fields->flags |= flags_of(which, found);
	if (found->conflict != 0)
		say_conflicts(side, found, record,
			&fields->cell[sides->conflict], arena);
}

void ehr_record_sides_fill(const struct ehr_record_sides *sides,
	struct ehr_record_fields *fields, struct ehr_side_done *done,
	struct ehr_arena *arena)
{
	if (sides->conflict != EHR_NO_COLUMN)
		fields->cell[sides->conflict] = (struct ehr_str){ "", 0 };
	for (enum ehr_record_side i = 0; i < EHR_RECORD_SIDES; i++)
		if (sides->side[i] != NULL)
			fill_from(sides, i, fields, &done[i], arena);
}

void ehr_record_sides_took(const struct ehr_record_sides *sides,
	const struct ehr_side_done *done, struct ehr_side_batch *batch)
{
	for (size_t i = 0; i < EHR_RECORD_SIDES; i++)
		if (sides->side[i] != NULL)
			ehr_side_batch_add(
				&batch[i], &done[i].record, &done[i].found);
}
