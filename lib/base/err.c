/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/err.h"

#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

static const char domain[] = "ehrisk";
static bool translating; /* set once, before any thread */

const char *ehr_translate(const char *english)
{
	/* the translation of "" is the catalogue's own header */
	if (!translating || english[0] == '\0')
		return english;
	return dgettext(domain, english);
}

void ehr_translate_into(const char *lang, const char *locale_dir)
{
	translating = false;
	if (lang == NULL || strcmp(lang, "en") == 0)
		return;
	if (strcmp(lang, "zh") == 0)
		lang = "zh_CN";
	/* gettext looks at LANGUAGE only outside the locale "C"; C.UTF-8 is
	 * there on every system without any locale being installed */
	if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL ||
		setenv("LANGUAGE", lang, 1) != 0 ||
		bindtextdomain(domain, locale_dir) == NULL ||
		bind_textdomain_codeset(domain, "UTF-8") == NULL)
		return;
	/* the texts of errno, where the C library has them in that language */
	(void)bind_textdomain_codeset("libc", "UTF-8");
	translating = true;
}

/* Is the character shown as an escape: a control, or one that changes the
 * direction or the look of what stands around it, or cannot be seen? */
static bool is_hidden(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xA0 ||
	       code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x2028 && code <= 0x202F) ||
	       (code >= 0x2060 && code <= 0x206F) || code == 0x3000 ||
	       code == 0xFEFF;
}

enum { PIECE_MAX = 16 };

/* What stands for the character at the start of text; its length in bytes
 * there is returned. */
static size_t show(char piece[static PIECE_MAX], struct ehr_str text)
{
	uint32_t code = 0;
	size_t length = ehr_utf8_read(text.p, text.n, &code);

	if (length == 0) {
		(void)snprintf(piece, PIECE_MAX, "\\x%02x",
			(unsigned)(unsigned char)text.p[0]);
		return 1;
	}
	if (!is_hidden(code)) {
		memcpy(piece, text.p, length);
		piece[length] = '\0';
	} else if (code == '\n' || code == '\r' || code == '\t') {
		piece[0] = '\\';
		piece[1] = code == '\n' ? 'n' : code == '\r' ? 'r' : 't';
		piece[2] = '\0';
	} else {
		(void)snprintf(piece, PIECE_MAX,
			code < 0x80 ? "\\x%02x" : "\\u%04x", (unsigned)code);
	}
	return length;
}

void ehr_visible(char *out, size_t size, struct ehr_str text)
{
	char piece[PIECE_MAX];
	size_t at = 0, n = 0, fits = 0; /* fits: where "..." still has room */

	if (size == 0)
		return;
	while (at < text.n) {
		struct ehr_str left = { text.p + at, text.n - at };
		size_t taken = show(piece, left), length = strlen(piece);

		if (n + length >= size)
			break;
		memcpy(out + n, piece, length);
		n += length;
		at += taken;
		if (n + 3 < size)
			fits = n;
	}
	if (at < text.n && size > 3) {
		memcpy(out + fits, "...", 3);
		n = fits + 3;
	}
	out[n] = '\0';
}

static void fill(struct ehr_err *err, enum ehr_fault fault, const char *text)
{
	*err = (struct ehr_err){ .fault = fault };
	ehr_visible(err->text, sizeof(err->text), ehr_str_of(text));
}

enum { RAW_MAX = 4096 };

int ehr_fail(struct ehr_err *err, enum ehr_fault fault, const char *fmt, ...)
{
	char raw[RAW_MAX];
	va_list args;

	if (err == NULL)
		return -1;
	va_start(args, fmt);
	(void)vsnprintf(raw, sizeof(raw), fmt, args);
	va_end(args);
	fill(err, fault, raw);
	return -1;
}

int ehr_fail_sys(struct ehr_err *err, const char *fmt, ...)
{
	char raw[RAW_MAX], why[128];
	va_list args;
	int code = errno;

	if (err == NULL)
		return -1;
	if (strerror_r(code, why, sizeof(why)) != 0)
		(void)snprintf(why, sizeof(why), "errno %d", code);
	va_start(args, fmt);
	(void)vsnprintf(raw, sizeof(raw), fmt, args);
	va_end(args);
	size_t n = strlen(raw);
	(void)snprintf(raw + n, sizeof(raw) - n, ": %s", why);
	fill(err, EHR_FAULT_SYSTEM, raw);
	return -1;
}

int ehr_fail_cell(struct ehr_err *err, const char *column, const char *reason,
	const char *expected, struct ehr_str found)
{
	char shown[sizeof(err->found)];

	if (err == NULL)
		return -1;
	ehr_visible(shown, sizeof(shown), found);
	(void)ehr_fail(err, EHR_FAULT_DATA, _("expected %s, found \"%s\""),
		ehr_translate(expected), shown);
	memcpy(err->found, shown, sizeof(shown));
	ehr_visible(err->column, sizeof(err->column), ehr_str_of(column));
	(void)snprintf(err->reason, sizeof(err->reason), "%s", reason);
	(void)snprintf(err->expected, sizeof(err->expected), "%s", expected);
	return -1;
}

int ehr_err_at(struct ehr_err *err, const char *file, unsigned long line)
{
	if (err == NULL || err->file[0] != '\0')
		return -1;
	if (file != NULL)
		ehr_visible(err->file, sizeof(err->file), ehr_str_of(file));
	if (err->line == 0)
		err->line = line;
	return -1;
}
