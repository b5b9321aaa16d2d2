/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_name.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/utf8.h"

enum {
	ASCII = 0x80,
	IDEOGRAPHS = 0x3400, /* from here on, and what is before them: */
	GENERAL_FROM = 0x2000,
	GENERAL_TO = 0x206f,
	CJK_FROM = 0x3000,
	CJK_TO = 0x303f,
	MIDDLE_DOT = 0xb7
};

/* Does the character tell names apart? Signs of comparison and plus do. */
static bool counts(uint32_t code)
{
	if (code < ASCII)
		return (code >= '0' && code <= '9') ||
		       (code >= 'a' && code <= 'z') || code == '+' ||
		       code == '%' || code == '<' || code == '>' ||
		       code == '.' || code == '=';
	return code != MIDDLE_DOT &&
	       !(code >= GENERAL_FROM && code <= GENERAL_TO) &&
	       !(code >= CJK_FROM && code <= CJK_TO);
}

struct ehr_goal_name ehr_goal_name_of(
	struct ehr_str text, struct ehr_arena *arena)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str folded = ehr_folded(text, &buf);
	struct ehr_goal_name name = {
		.code = ehr_arena_calloc(
			arena, EHR_GOAL_NAME_MAX, sizeof(*name.code)),
	};

	while (folded.n > 0 && name.n < EHR_GOAL_NAME_MAX) {
		uint32_t code = 0;
		size_t n = ehr_utf8_read(folded.p, folded.n, &code);

		if (n == 0)
			break;
		if (code >= 'A' && code <= 'Z')
			code += 'a' - 'A';
		if (counts(code)) {
			name.code[name.n++] = code;
			name.seen |= UINT64_C(1) << code % 64;
		}
		folded.p += n;
		folded.n -= n;
	}
	ehr_buf_release(&buf);
	return name;
}

bool ehr_goal_name_same(
	const struct ehr_goal_name *a, const struct ehr_goal_name *b)
{
	return a->n == b->n && a->n > 0 &&
	       memcmp(a->code, b->code, a->n * sizeof(*a->code)) == 0;
}

/* Lengths of common subsequences of what stands from i and from k on:
 * (a->n + 1) x (b->n + 1) of them. Freed by the caller. */
static uint16_t *common_lengths(
	const struct ehr_goal_name *a, const struct ehr_goal_name *b)
{
	size_t width = b->n + 1;
	uint16_t *length = ehr_calloc((a->n + 1) * width, sizeof(*length));

	for (size_t i = a->n; i-- > 0;)
		for (size_t k = b->n; k-- > 0;) {
			uint16_t *cell = &length[i * width + k];

			if (a->code[i] == b->code[k])
				*cell = (uint16_t)(cell[width + 1] + 1);
			else
				*cell = cell[width] > cell[1] ? cell[width]
							      : cell[1];
		}
	return length;
}

size_t ehr_goal_name_common(
	const struct ehr_goal_name *a, const struct ehr_goal_name *b)
{
	uint16_t *length = common_lengths(a, b);
	size_t common = length[0];

	free(length);
	return common;
}

/* At most so many characters of a are in b. */
static size_t common_bound(
	const struct ehr_goal_name *a, const struct ehr_goal_name *b)
{
	uint64_t lacking = a->seen & ~b->seen;
	size_t n = a->n;

	for (; lacking != 0; lacking &= lacking - 1)
		n--;
	return n;
}

bool ehr_goal_name_like(const struct ehr_goal_name *a,
	const struct ehr_goal_name *b, long percent)
{
	size_t all = a->n + b->n, of_a = common_bound(a, b),
	       of_b = common_bound(b, a), least = of_a < of_b ? of_a : of_b;

	if (all == 0 || 200 * least < (size_t)percent * all)
		return false;
	return 200 * ehr_goal_name_common(a, b) >= (size_t)percent * all;
}

static void put(struct ehr_buf *out, char sign, bool begins, uint32_t code)
{
	char bytes[4];

	if (begins) {
		if (out->n > 0)
			ehr_buf_putc(out, ' ');
		ehr_buf_putc(out, sign);
	}
	ehr_buf_add(out, bytes, ehr_utf8_write(bytes, code));
}

void ehr_goal_name_parts(const struct ehr_goal_name *a,
	const struct ehr_goal_name *b, struct ehr_buf *out)
{
	uint16_t *length = common_lengths(a, b);
	size_t width = b->n + 1, i = 0, k = 0;
	char last = '=';

	while (i < a->n || k < b->n) {
		const uint16_t *cell = &length[i * width + k];

		if (i < a->n && k < b->n && a->code[i] == b->code[k]) {
			last = '=';
			i++;
			k++;
		} else if (k == b->n || (i < a->n && cell[width] >= cell[1])) {
			put(out, '-', last != '-', a->code[i++]);
			last = '-';
		} else {
			put(out, '+', last != '+', b->code[k++]);
			last = '+';
		}
	}
	free(length);
}
