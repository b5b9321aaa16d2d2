/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/document_outline.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/utf8.h"
#include "render/sheet.h"

void ehr_document_number(struct ehr_buf *out, struct ehr_document_outline *self,
	const struct ehr_block *heading)
{
	int level = heading->level - 1;
	bool begun = false;

	self->at[level]++;
	for (int i = level + 1; i < EHR_OUTLINE_LEVELS; i++)
		self->at[i] = 0;
	for (int i = 0; i <= level; i++) {
		if (!self->at[i])
			continue;
		ehr_buf_printf(out, begun ? ".%u" : "%u", self->at[i]);
		begun = true;
	}
}

bool ehr_is_mark(uint32_t code)
{
	static const uint32_t range[][2] = { { 0x80, 0xbf }, { 0xd7, 0xd7 },
		{ 0xf7, 0xf7 }, { 0x2000, 0x2bff }, { 0x2e00, 0x2e7f },
		{ 0x3000, 0x303f }, { 0xe000, 0xf8ff }, { 0xfe00, 0xfe6f },
		{ 0xff00, 0xff0f }, { 0xff1a, 0xff20 }, { 0xff3b, 0xff40 },
		{ 0xff5b, 0xff65 }, { 0xffe0, 0xffff }, { 0x1f000, 0x1ffff },
		{ 0xe0000, 0x10ffff } };

	for (size_t i = 0; i < sizeof(range) / sizeof(*range); i++)
		if (code >= range[i][0] && code <= range[i][1])
			return true;
	return false;
}

static void put_letter(struct ehr_buf *out, uint32_t code)
{
	char text[4];

	if (code >= 'A' && code <= 'Z')
		code += 'a' - 'A';
	if (code == ' ' || code == '\t' || code == '\n' || code == '-')
		ehr_buf_putc(out, '-');
	else if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') ||
		 code == '_')
		ehr_buf_putc(out, (char)code);
	else if (code >= 0x80 && !ehr_is_mark(code))
		ehr_buf_add(out, text, ehr_utf8_write(text, code));
}

/* Its place among those given. */
static size_t add_anchor(struct ehr_document_outline *self,
	const struct ehr_buf *anchor, bool *is_new)
{
	size_t at = (size_t)ehr_map_add(&self->anchor,
		(struct ehr_str){ anchor->p, anchor->n }, is_new);

	if (at == self->cap) {
		self->cap = self->cap ? 2 * self->cap : 64;
		self->again = ehr_realloc(
			self->again, self->cap, sizeof(*self->again));
	}
	if (*is_new)
		self->again[at] = 1;
	return at;
}

static void put_words(
	struct ehr_buf *anchor, const struct ehr_document_line *heading)
{
	for (size_t i = 0; i < heading->n; i++)
		for (size_t k = 0; k < heading->span[i].text.n;) {
			struct ehr_str text = heading->span[i].text;
			uint32_t code = 0xfffd;
			size_t n = ehr_utf8_read(text.p + k, text.n - k, &code);

			if (n)
				put_letter(anchor, code);
			k += n ? n : 1;
		}
	if (!anchor->n)
		ehr_buf_puts(anchor, "section");
}

struct ehr_str ehr_document_anchor(struct ehr_document_outline *self,
	const struct ehr_document_line *heading)
{
	struct ehr_buf anchor = { 0 };
	bool is_new = false;
	size_t first, at, length;

	put_words(&anchor, heading);
	length = anchor.n;
	first = at = add_anchor(self, &anchor, &is_new);
	while (!is_new) {
		anchor.n = length;
		ehr_buf_printf(&anchor, "-%u", self->again[first]++);
		at = add_anchor(self, &anchor, &is_new);
	}
	ehr_buf_release(&anchor);
	return self->anchor.key[at];
}

void ehr_document_day(struct ehr_buf *out, const struct ehr_document *document,
	const struct ehr_labels *labels)
{
	struct ehr_sheet sheet = { .labels = labels, .date = document->date };
	long day;

	if (ehr_day_read(document->date, &day))
		ehr_sheet_date(out, &sheet);
	else
		ehr_buf_add_str(out, document->date);
}

void ehr_document_outline_release(struct ehr_document_outline *self)
{
	ehr_map_release(&self->anchor);
	free(self->again);
}
