/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ingest_notices.h"

#include <stdarg.h>
#include <stdio.h>

struct notices {
	struct ehr_arena *arena;
	const char **line;
	size_t n;
};

EHR_PRINTF(2, 3)
static void add(struct notices *self, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	self->line[self->n++] = ehr_arena_string(self->arena, ehr_str_of(text));
}

static void add_duplicates(
	struct notices *self, const struct ehr_record_facts *facts)
{
	const struct ehr_relations_facts *found = &facts->relations;

	if (found->duplicate_records + found->duplicate_keys > 0)
		add(self,
			_("%llu records are exact copies of earlier ones, %llu "
			  "others have the same source, outlet, pollutant and "
			  "time as an earlier one"),
			(unsigned long long)found->duplicate_records,
			(unsigned long long)found->duplicate_keys);
	if (found->dropped > 0)
		add(self, _("%llu of them left out"),
			(unsigned long long)found->dropped);
	if (facts->summed > 0)
		add(self, _("%llu rows of the same key added up"),
			(unsigned long long)facts->summed);
	if (facts->not_summed > 0)
		add(self,
			_("%llu rows of the same key not added up: not all of "
			  "them are amounts that are known"),
			(unsigned long long)facts->not_summed);
	if (found->not_compared > 0)
		add(self,
			_("%llu records not compared with earlier ones: only "
			  "the first %d keys are kept"),
			(unsigned long long)found->not_compared,
			(int)EHR_DUPLICATES_LIMIT);
}

size_t ehr_ingest_notices(const struct ehr_record *record, const char *audit,
	struct ehr_arena *arena, const char *line[static EHR_INGEST_NOTICES])
{
	struct notices self = { arena, line, 0 };
	struct ehr_record_facts facts;

	ehr_record_facts(record, &facts);
	add_duplicates(&self, &facts);
	if (facts.relations.repeated_points > 0)
		add(&self,
			_("%llu positions shared by %llu sources: they are "
			  "hardly where those stand"),
			(unsigned long long)facts.relations.repeated_points,
			(unsigned long long)facts.relations.repeated_sources);
	if (audit != NULL)
		add(&self,
			_("audit: %llu errors, %llu warnings, %llu hints, "
			  "see %s"),
			(unsigned long long)facts.findings[0],
			(unsigned long long)facts.findings[1],
			(unsigned long long)facts.findings[2], audit);
	return self.n;
}
