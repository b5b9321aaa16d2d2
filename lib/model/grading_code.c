/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_code.h"

#include "io/file.h"
#include "model/grading_records.h"

#define FORM "ehrisk-code-1"

enum { DIGEST = 16, SHA = 12 };

const char *const ehr_code_verdict_word[EHR_CODE_VERDICTS] = { "good",
	"malformed", "bad_digest", "other_cell", "expired", "not_yet" };

static bool is_plain(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte >= ' ' && byte != '|' && byte != '%' && byte != 0x7f;
}

void ehr_grading_code_put(struct ehr_buf *out, struct ehr_str part)
{
	size_t start = 0;

	for (size_t i = 0; i < part.n; i++) {
		if (is_plain(part.p[i]))
			continue;
		ehr_buf_add(out, part.p + start, i - start);
		ehr_buf_printf(out, "%%%02X", (unsigned char)part.p[i]);
		start = i + 1;
	}
	if (part.n > start)
		ehr_buf_add(out, part.p + start, part.n - start);
}

static void put(struct ehr_buf *out, const char *part)
{
	ehr_buf_putc(out, '|');
	ehr_grading_code_put(out, ehr_str_of(part));
}

static void digest_of(struct ehr_str text, char digest[static DIGEST + 1])
{
	char hex[65];

	ehr_sha256(text, hex);
	memcpy(digest, hex, DIGEST);
	digest[DIGEST] = '\0';
}

/* What stands before the enterprise, and behind it. */
static void make_frame(struct ehr_grading_code *code,
	const struct ehr_grade_rules *rules, long today)
{
	char sha[SHA + 1] = { 0 };

	memcpy(sha, rules->sha256, SHA);
	ehr_day_write(code->day[EHR_GRADE_LEVELS], today);
	ehr_buf_puts(&code->head, FORM);
	put(&code->head, rules->scheme);
	for (int i = 0; i < EHR_GRADE_LEVELS; i++) {
		struct ehr_buf *out = &code->tail[i];

		ehr_day_write(code->day[i],
			ehr_day_add_months(today, rules->look[i].valid_months));
		put(out, ehr_grade_level_word[i]);
		put(out, rules->look[i].code);
		put(out, code->day[EHR_GRADE_LEVELS]);
		put(out, code->day[i]);
		put(out, rules->label);
		put(out, sha);
	}
}

void ehr_grading_code_make(struct ehr_grading_code *code,
	const struct ehr_grade_rules *rules, enum ehr_grade_level level,
	struct ehr_str source_id, struct ehr_str uscc, long today)
{
	struct ehr_buf *out = &code->payload;

	if (code->head.n == 0)
		make_frame(code, rules, today);
	code->from = code->day[EHR_GRADE_LEVELS];
	code->until = code->day[level];
	out->n = 0;
	ehr_buf_add(out, code->head.p, code->head.n);
	ehr_buf_putc(out, '|');
	ehr_grading_code_put(out, source_id);
	ehr_buf_putc(out, '|');
	ehr_grading_code_put(out, uscc);
	ehr_buf_add(out, code->tail[level].p, code->tail[level].n);
	digest_of((struct ehr_str){ out->p, out->n }, code->digest);
	ehr_buf_putc(out, '|');
	ehr_buf_puts(out, code->digest);
}

void ehr_grading_code_release(struct ehr_grading_code *code)
{
	ehr_buf_release(&code->payload);
	ehr_buf_release(&code->head);
	for (int i = 0; i < EHR_GRADE_LEVELS; i++)
		ehr_buf_release(&code->tail[i]);
}

enum ehr_code_verdict ehr_grading_code_check(struct ehr_str payload, long today,
	struct ehr_str part[static EHR_CODE_PARTS])
{
	struct ehr_str rest = ehr_str_trim(payload), all = rest;
	long from, until;
	char digest[DIGEST + 1];
	size_t n = 0;

	for (size_t i = 0; i < EHR_CODE_PARTS; i++)
		part[i] = (struct ehr_str){ "", 0 };
	while (rest.p && n < EHR_CODE_PARTS)
		part[n++] = ehr_str_cut(&rest, '|');
	if (rest.p || n != EHR_CODE_PARTS || !ehr_str_is(part[0], FORM) ||
		!ehr_day_read(part[EHR_CODE_FROM], &from) ||
		!ehr_day_read(part[EHR_CODE_UNTIL], &until))
		return EHR_CODE_MALFORMED;
	all.n -= part[EHR_CODE_DIGEST].n + 1;
	digest_of(all, digest);
	if (!ehr_str_is(part[EHR_CODE_DIGEST], digest))
		return EHR_CODE_BAD_DIGEST;
	if (today < from)
		return EHR_CODE_NOT_YET;
	return today > until ? EHR_CODE_EXPIRED : EHR_CODE_GOOD;
}
