/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/appendix_refs.h"

#include "ref/citation.h"
#include "ref/meaning.h"

static const char *keep(struct ehr_appendix *self, const char *text)
{
	return ehr_arena_string(&self->arena, ehr_str_of(text));
}

/* Body, number, title, edition. */
static void cite(struct ehr_appendix *self, struct ehr_appendix_row *row,
	const struct ehr_citation *citation)
{
	const char *part[] = { citation->body, citation->number,
		citation->title, citation->edition };
	struct ehr_buf text = { 0 };

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (part[i][0] != '\0')
			ehr_buf_printf(
				&text, "%s%s", text.n > 0 ? ", " : "", part[i]);
	row->reference = keep(self, ehr_buf_text(&text));
	row->clause = keep(self, citation->clause);
	ehr_buf_release(&text);
}

static int cite_all(struct ehr_appendix *self, struct ehr_err *err)
{
	struct ehr_citations *citations = ehr_citations_open(err);

	if (!citations)
		return -1;
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_citation *citation = ehr_citations_find(
			citations, ehr_str_of(self->row[i].source));
		if (citation)
			cite(self, &self->row[i], citation);
	}
	ehr_citations_close(citations);
	return 0;
}

static int mean_all(struct ehr_appendix *self, bool zh, struct ehr_err *err)
{
	struct ehr_meanings *meanings = ehr_meanings_open(zh, err);

	if (!meanings)
		return -1;
	for (size_t i = 0; i < self->n; i++)
		self->row[i].meaning[zh] =
			keep(self, ehr_meaning_of(meanings,
					   ehr_str_of(self->row[i].symbol)));
	ehr_meanings_close(meanings);
	return 0;
}

int ehr_appendix_cite(struct ehr_appendix *self, struct ehr_err *err)
{
	if (mean_all(self, false, err) || mean_all(self, true, err))
		return -1;
	return cite_all(self, err);
}
