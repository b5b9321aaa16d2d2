/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/link_target.h"

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c && strchr("-._/", c));
}

void ehr_link_target(struct ehr_buf *out, struct ehr_str file)
{
	/* two slashes would name a host */
	while (file.n > 1 && file.p[0] == '/' && file.p[1] == '/') {
		file.p++;
		file.n--;
	}
	if (file.n == 0 || file.p[0] != '/')
		ehr_buf_puts(out, "./");
	for (size_t i = 0; i < file.n; i++)
		if (is_plain(file.p[i]))
			ehr_buf_putc(out, file.p[i]);
		else
			ehr_buf_printf(out, "%%%02X",
				(unsigned)(unsigned char)file.p[i]);
}
