/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_bind.h"

const enum ehr_epc_column ehr_epc_own[EHR_EPC_OWN] = { EHR_EPC_POLLUTANT,
	EHR_EPC_VALUE, EHR_EPC_UNIT, EHR_EPC_QUALIFIER, EHR_EPC_LIMIT,
	EHR_EPC_FLAGS };

static void add_key(struct ehr_group_columns *group, size_t at)
{
	if (group->is_key[at])
		return;
	group->is_key[at] = true;
	group->key[group->n_key++] = at;
}

/* The pollutant is in the key anyway, by number where there is one. */
static int parse_by(struct ehr_epc_bound *bound,
	const struct ehr_header *header, struct ehr_str rest,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_group_columns *group = &bound->group;

	while (rest.p) {
		struct ehr_str name = ehr_str_cut(&rest, ',');
		size_t at;
		if (ehr_header_need(
			    header, ehr_arena_string(arena, name), &at, err))
			return -1;
		if ((long)at == bound->column[EHR_EPC_POLLUTANT])
			continue;
		if (group->is_key[at])
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--by names the column \"%s\" twice"),
				header->name[at]);
		if (group->skipped[at])
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("--by cannot name the column \"%s\": each "
				  "row has its own"),
				header->name[at]);
		add_key(group, at);
	}
	return 0;
}

int ehr_epc_bind(struct ehr_epc_bound *bound, const struct ehr_header *header,
	const char *by, struct ehr_arena *arena, struct ehr_err *err)
{
	static const enum ehr_epc_column also[] = { EHR_EPC_MEDIUM,
		EHR_EPC_POINT_TYPE, EHR_EPC_LAYER };
	struct ehr_group_columns *group = &bound->group;
	size_t n = header->n;

	if (ehr_header_bind(header, ehr_epc_columns, EHR_EPC_COLUMNS,
		    EHR_EPC_NEEDED, bound->column, err))
		return -1;
	group->n = n;
	group->key = ehr_arena_calloc(arena, n, sizeof(*group->key));
	group->is_key = ehr_arena_calloc(arena, n, sizeof(*group->is_key));
	group->skipped = ehr_arena_calloc(arena, n, sizeof(*group->skipped));
	for (size_t i = 0; i < EHR_EPC_OWN; i++)
		if (bound->column[ehr_epc_own[i]] >= 0)
			group->skipped[bound->column[ehr_epc_own[i]]] = true;
	if (by && parse_by(bound, header, ehr_str_of(by), arena, err))
		return -1;
	for (size_t i = 0; i < sizeof(also) / sizeof(also[0]); i++)
		if (bound->column[also[i]] >= 0)
			add_key(group, (size_t)bound->column[also[i]]);
	return 0;
}
