/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/alike.h"

#include <stdlib.h>

#include "base/fold.h"

static void put_key(struct ehr_alike *alike, struct ehr_str id)
{
	struct ehr_str plain = ehr_folded(id, &alike->folded);

	alike->text.n = 0;
	for (size_t i = 0; i < plain.n; i++) {
		char c = plain.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
			ehr_buf_putc(&alike->text, c);
	}
}

void ehr_alike_add(struct ehr_alike *alike, struct ehr_str id)
{
	bool is_new;
	size_t at;

	put_key(alike, id);
	at = (size_t)ehr_map_add(&alike->key,
		(struct ehr_str){ alike->text.p, alike->text.n }, &is_new);
	if (at >= alike->cap) {
		alike->cap = alike->cap ? 2 * alike->cap : 64;
		alike->first = ehr_realloc(
			alike->first, alike->cap, sizeof(*alike->first));
	}
	if (is_new) {
		alike->first[at] = id;
		return;
	}
	if (alike->n++ == 0) {
		alike->pair[0] = alike->first[at];
		alike->pair[1] = id;
	}
}

void ehr_alike_release(struct ehr_alike *alike)
{
	ehr_map_release(&alike->key);
	ehr_buf_release(&alike->folded);
	ehr_buf_release(&alike->text);
	free(alike->first);
	*alike = (struct ehr_alike){ 0 };
}
