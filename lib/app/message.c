/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/message.h"

#include <stdio.h>
#include <unistd.h>

void ehr_message_raw(const char *text, size_t n)
{
	while (n) {
		ssize_t done = write(STDERR_FILENO, text, n);
		if (done <= 0)
			return; /* nowhere left to say it */
		text += done;
		n -= (size_t)done;
	}
}

void ehr_message_error(const char *program, const struct ehr_err *err)
{
	struct ehr_buf line = { 0 };
	char shown[sizeof err->file];

	ehr_buf_printf(&line, "%s: ", program);
	if (err->file[0]) {
		ehr_visible(shown, sizeof shown, ehr_str_of(err->file));
		ehr_buf_puts(&line, shown);
		if (err->line)
			ehr_buf_printf(&line, ":%lu", err->line);
		ehr_buf_puts(&line, ": ");
	}
	if (err->column[0]) {
		ehr_visible(shown, sizeof shown, ehr_str_of(err->column));
		ehr_buf_printf(&line, _("column \"%s\": "), shown);
	}
	ehr_buf_printf(&line, "%s\n", err->text);
	ehr_message_raw(line.p, line.n);
	ehr_buf_release(&line);
}

void ehr_message_notice(const char *program, const char *fmt, va_list args)
{
	struct ehr_buf line = { 0 };
	char text[1024], shown[1024];

	vsnprintf(text, sizeof text, fmt, args);
	ehr_visible(shown, sizeof shown, ehr_str_of(text));
	ehr_buf_printf(&line, "%s: %s\n", program, shown);
	ehr_message_raw(line.p, line.n);
	ehr_buf_release(&line);
}
