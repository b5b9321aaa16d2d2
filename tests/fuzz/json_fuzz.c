/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON: the checker must refuse or accept without harm; what it accepts cJSON
 * must read too (duplicate names and huge numbers apart), and every text of it
 * must come back from ehr_json_put.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "io/json.h"
#include "io/json_text.h"
#include "io/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text)
{
	struct ehr_buf buf = { 0 };
	const char *why;
	bool escaped;

	if (ehr_utf8_check(text, strlen(text)) != strlen(text))
		abort();
	ehr_json_put(&buf, ehr_str_of(text));
	const char *first = buf.p + 1;
	long n = ehr_json_scan_text(first, buf.p + buf.n, &escaped, &why);
	if (n < 0 || (size_t)n + 2 != buf.n)
		abort();
	char *back = malloc(buf.n);
	if (back == NULL)
		abort();
	struct ehr_str raw = { first, (size_t)n };
	struct ehr_str out = { back, ehr_json_unescape(back, raw) };
	if (!ehr_str_is(out, text))
		abort();
	free(back);
	ehr_buf_release(&buf);
}

static void check_tree(const struct ehr_json *node)
{
	switch (ehr_json_kind(node)) {
	case EHR_JSON_NUMBER:
		if (!isfinite(ehr_json_number(node)))
			abort();
		break;
	case EHR_JSON_TEXT: check_text(ehr_json_text(node)); break;
	case EHR_JSON_LIST:
	case EHR_JSON_MAP:
		for (const struct ehr_json *item = ehr_json_first(node); item;
			item = ehr_json_next(item)) {
			if (ehr_json_kind(node) == EHR_JSON_MAP &&
				ehr_json_get(node, ehr_json_key(item)) != item)
				abort();
			check_tree(item);
		}
		break;
	default: break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ehr_str text = { (const char *)data, size };
	struct ehr_err err;

	if (ehr_json_check(text, &err) < 0) {
		if (err.fault != EHR_FAULT_DATA || err.line == 0 ||
			err.text[0] == '\0')
			abort();
		return 0;
	}
	struct ehr_json *root = ehr_json_read("fuzz", text, &err);
	if (root != NULL)
		check_tree(root);
	else if (strstr(err.text, "twice") == NULL &&
		 strstr(err.text, "too large") == NULL)
		abort();
	ehr_json_free(root);
	return 0;
}
