/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whitelist/codes.h"

#include "io/file.h"
#include "render/qr_svg.h"

enum { NAME_MAX_BYTES = 200 };

static bool is_plain(char c, size_t at)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	       (c == '.' && at > 0);
}

static void put_path(struct ehr_buf *out, const char *dir, struct ehr_str id)
{
	size_t start;
	char hex[65];

	out->n = 0;
	ehr_buf_puts(out, dir);
	ehr_buf_putc(out, '/');
	start = out->n;
	for (size_t i = 0; i < id.n; i++) {
		if (is_plain(id.p[i], i))
			ehr_buf_putc(out, id.p[i]);
		else
			ehr_buf_printf(out, "%%%02X", (unsigned char)id.p[i]);
	}
	if (out->n - start > NAME_MAX_BYTES) {
		ehr_sha256(id, hex);
		out->n = start;
		ehr_buf_puts(out, hex);
	}
	ehr_buf_puts(out, ".svg");
}

static int draw(struct ehr_grading_book *book, size_t enterprise,
	const char *dir, struct ehr_buf *svg, struct ehr_err *err)
{
	struct ehr_str id = ehr_grading_id(book->facts, enterprise);
	const struct ehr_grade_look *look =
		&book->facts->rules->look[book->level[enterprise]];
	struct ehr_buf path = { 0 }, words = { 0 };
	struct ehr_qr_label label = { .title = id, .colour = look->colour };
	int rc;

	ehr_grading_book_code(book, enterprise);
	ehr_buf_printf(&words, "%s %s", look->text_zh, book->code.digest);
	label.words = (struct ehr_str){ words.p, words.n };
	svg->n = 0;
	rc = ehr_qr_svg(
		(struct ehr_str){ book->code.payload.p, book->code.payload.n },
		&label, svg, err);
	put_path(&path, dir, id);
	if (rc == 0)
		rc = ehr_file_write(ehr_buf_text(&path),
			(struct ehr_str){ svg->p, svg->n }, err);
	ehr_buf_release(&path);
	ehr_buf_release(&words);
	return rc;
}

int whitelist_draw_codes(struct ehr_grading_book *book,
	struct ehr_grading_choice choice, const char *dir, struct ehr_err *err)
{
	struct ehr_buf svg = { 0 };
	int rc = 0;

	for (size_t i = 0; i < ehr_grading_enterprises(book->facts) && rc == 0;
		i++) {
		size_t enterprise = book->order[i];

		if ((choice.white && !book->white[enterprise]) ||
			(choice.level != EHR_GRADE_LEVELS &&
				book->level[enterprise] != choice.level))
			continue;
		rc = draw(book, enterprise, dir, &svg, err);
	}
	ehr_buf_release(&svg);
	return rc;
}
