/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/verify.h"

#include "model/grading_code.h"

/* Columns that must say the same as a part of the payload, where they are. */
static const struct {
	const char *column;
	int part;
} same[] = {
	{ "source_id", EHR_CODE_SOURCE },
	{ "uscc", EHR_CODE_USCC },
	{ "level", EHR_CODE_LEVEL },
	{ "code", EHR_CODE_WORD },
	{ "valid_from", EHR_CODE_FROM },
	{ "valid_until", EHR_CODE_UNTIL },
	{ "rules_version", EHR_CODE_RULES },
	{ "digest", EHR_CODE_DIGEST },
};

enum { SAME = sizeof(same) / sizeof(same[0]), OUTS = 7 };
static const char *const columns[] = { "source_id", "level", "code",
	"valid_until", "payload", "verdict", "differs" };

struct verify {
	size_t payload;
	long at[SAME];
	struct ehr_buf text;
	unsigned long bad;
};

static int bind(struct verify *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	if (ehr_header_need(header, "payload", &self->payload, err))
		return -1;
	for (size_t i = 0; i < SAME; i++)
		if (ehr_header_look(header, same[i].column, &self->at[i], err))
			return -1;
	return 0;
}

/* The first column that says something else, or "". */
static const char *differs(struct verify *self, const struct ehr_row *row,
	const struct ehr_str *part)
{
	for (size_t i = 0; i < SAME; i++) {
		if (self->at[i] == EHR_NO_COLUMN)
			continue;
		self->text.n = 0;
		ehr_grading_code_put(
			&self->text, ehr_str_trim(row->cell[self->at[i]]));
		if (!ehr_str_eq((struct ehr_str){ self->text.p, self->text.n },
			    part[same[i].part]))
			return same[i].column;
	}
	return "";
}

static int write_verdict(struct verify *self, const struct ehr_row *row,
	long today, struct ehr_writer *writer, struct ehr_err *err)
{
	static const int shown[] = { EHR_CODE_SOURCE, EHR_CODE_LEVEL,
		EHR_CODE_WORD, EHR_CODE_UNTIL };
	struct ehr_str part[EHR_CODE_PARTS];
	struct ehr_str payload = row->cell[self->payload];
	enum ehr_code_verdict verdict =
		ehr_grading_code_check(payload, today, part);
	const char *column =
		verdict == EHR_CODE_MALFORMED ? "" : differs(self, row, part);

	if (*column && verdict != EHR_CODE_BAD_DIGEST)
		verdict = EHR_CODE_OTHER_CELL;
	self->bad += verdict != EHR_CODE_GOOD;
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		ehr_writer_text(writer, part[shown[i]]);
	ehr_writer_text(writer, payload);
	ehr_writer_puts(writer, ehr_code_verdict_word[verdict]);
	ehr_writer_puts(writer, column);
	return ehr_writer_end_row(writer, err);
}

int whitelist_verify(struct ehr_run *run, long today)
{
	struct ehr_reader *reader = ehr_run_reader(run);
	struct ehr_writer *writer;
	struct verify self = { 0 };
	struct ehr_row row;
	int got = -1;

	if (!reader)
		return -1;
	if (bind(&self, ehr_reader_header(reader), &run->err))
		return ehr_err_at(&run->err, ehr_reader_file(reader), 0);
	writer = ehr_run_writer(run, NULL, columns, OUTS);
	if (writer)
		while ((got = ehr_reader_next(reader, &row, &run->err)) == 1)
			if (write_verdict(
				    &self, &row, today, writer, &run->err)) {
				got = -1;
				break;
			}
	ehr_buf_release(&self.text);
	if (got < 0)
		return -1;
	if (self.bad > 0)
		ehr_run_notice(
			run, _("codes that are not good: %lu"), self.bad);
	return self.bad > 0 ? 1 : 0;
}
