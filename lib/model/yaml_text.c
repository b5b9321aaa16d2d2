/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/yaml_text.h"

#include "base/utf8.h"

/* Printed as it is between double quotes: what YAML calls printable and no
 * break of lines. */
static bool is_printed(uint32_t code)
{
	return code >= 0x20 && code != '"' && code != '\\' &&
	       !(code >= 0x7f && code <= 0xa0) && code != 0x2028 &&
	       code != 0x2029 && code != 0xfeff && code != 0xfffe &&
	       code != 0xffff;
}

void ehr_yaml_quote(struct ehr_buf *out, struct ehr_str text)
{
	ehr_buf_putc(out, '"');
	while (text.n > 0) {
		uint32_t code = (unsigned char)*text.p;
		size_t n = ehr_utf8_read(text.p, text.n, &code);

		if (n == 0)
			n = 1;
		if (is_printed(code))
			ehr_buf_add(out, text.p, n);
		else if (code == '"' || code == '\\')
			ehr_buf_printf(out, "\\%c", (char)code);
		else
			ehr_buf_printf(out, "\\u%04X", (unsigned)code);
		text.p += n;
		text.n -= n;
	}
	ehr_buf_putc(out, '"');
}

static bool is_word(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '_' && (text.p[i] < 'a' || text.p[i] > 'z'))
			return false;
	return text.n > 0;
}

void ehr_yaml_put_key(struct ehr_buf *out, struct ehr_str key)
{
	if (is_word(key))
		ehr_buf_add_str(out, key);
	else
		ehr_yaml_quote(out, key);
	ehr_buf_puts(out, ": ");
}

void ehr_yaml_put(struct ehr_buf *out, const struct ehr_yaml *node)
{
	if (node->kind == EHR_YAML_TEXT) {
		ehr_yaml_quote(out, node->text);
		return;
	}
	ehr_buf_putc(out, node->kind == EHR_YAML_MAP ? '{' : '[');
	for (const struct ehr_yaml *one = node->first; one != NULL;
		one = one->next) {
		if (one != node->first)
			ehr_buf_puts(out, ", ");
		if (node->kind == EHR_YAML_MAP)
			ehr_yaml_put_key(out, one->key);
		ehr_yaml_put(out, one);
	}
	ehr_buf_putc(out, node->kind == EHR_YAML_MAP ? '}' : ']');
}

void ehr_yaml_put_section(struct ehr_buf *out, const struct ehr_yaml *node)
{
	bool list = node->kind == EHR_YAML_LIST;

	ehr_buf_add_str(out, node->key);
	ehr_buf_puts(out, ":");
	if (node->kind == EHR_YAML_TEXT) {
		ehr_buf_putc(out, ' ');
		ehr_yaml_put(out, node);
		ehr_buf_putc(out, '\n');
		return;
	}
	ehr_buf_putc(out, '\n');
	for (const struct ehr_yaml *one = node->first; one != NULL;
		one = one->next) {
		ehr_buf_puts(out, list ? "  - " : "  ");
		if (!list)
			ehr_yaml_put_key(out, one->key);
		ehr_yaml_put(out, one);
		ehr_buf_putc(out, '\n');
	}
}

void ehr_yaml_quote_text(struct ehr_buf *out, const char *text)
{
	ehr_yaml_quote(out, ehr_str_of(text));
}

void ehr_yaml_end_line(struct ehr_buf *out, const char *remark)
{
	char shown[256];

	if (remark != NULL && remark[0] != '\0') {
		ehr_visible(shown, sizeof shown, ehr_str_of(remark));
		ehr_buf_printf(out, "  # %s", shown);
	}
	ehr_buf_putc(out, '\n');
}
