/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_pages.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "io/file.h"

enum {
	NAME_MAX_BYTES = 200, /* a file system has room for 255, with its end */
	DIGEST = 16,          /* letters of it: 64 bits */
};

/* Can the byte stand in a name on any system? ~ parts the digest from it. */
static bool is_safe(struct ehr_str text, size_t at)
{
	unsigned char c = (unsigned char)text.p[at];
	bool last = at + 1 == text.n;

	if (c < 0x20 || c == 0x7f || strchr("%/\\:*?\"<>|~", c))
		return false;
	if (c == '.')
		return at > 0 && !last;
	if (c == ' ')
		return at > 0 && !last;
	return c != '-' || at > 0;
}

/* Appends the value as a name of at most max bytes; false if it was cut. */
static bool put_name(struct ehr_str value, size_t max, struct ehr_buf *out)
{
	size_t start = out->n;

	for (size_t i = 0; i < value.n;) {
		size_t n = ehr_utf8_len(value.p + i, value.n - i);
		bool safe = is_safe(value, i);

		n = n ? n : 1;
		if (out->n - start + (safe ? n : 3) > max)
			return false;
		if (safe)
			ehr_buf_add(out, value.p + i, n);
		else
			ehr_buf_printf(
				out, "%%%02X", (unsigned char)value.p[i]);
		i += n;
	}
	return true;
}

/* What names are told apart by. */
static void put_key(struct ehr_str value, struct ehr_buf *key)
{
	key->n = 0;
	ehr_fold(value, key);
	for (size_t i = 0; i < key->n; i++)
		if (key->p[i] >= 'A' && key->p[i] <= 'Z')
			key->p[i] = (char)(key->p[i] - 'A' + 'a');
}

static const char *name_of(struct ehr_str value, bool shared, const char *end,
	struct ehr_arena *arena)
{
	struct ehr_buf out = { 0 };
	char digest[65];
	const char *name;

	if (shared || !put_name(value, NAME_MAX_BYTES, &out)) {
		out.n = 0;
		put_name(value, NAME_MAX_BYTES - DIGEST - 1, &out);
		ehr_sha256(value, digest);
		ehr_buf_printf(&out, "~%.*s", (int)DIGEST, digest);
	}
	ehr_buf_puts(&out, end);
	name = ehr_arena_string(arena, (struct ehr_str){ out.p, out.n });
	ehr_buf_release(&out);
	return name;
}

const char **ehr_report_page_names(const struct ehr_str *value, size_t n,
	const char *end, struct ehr_arena *arena)
{
	const char **name = ehr_arena_calloc(arena, n + 1, sizeof(*name));
	size_t *of = ehr_calloc(n + 1, sizeof(*of));
	size_t *times = ehr_calloc(n + 2, sizeof(*times));
	struct ehr_map keys = { 0 };
	struct ehr_buf key = { 0 };

	ehr_map_add(&keys, ehr_str_of("index"), NULL);
	times[0] = 1;
	for (size_t i = 0; i < n; i++) {
		put_key(value[i], &key);
		of[i] = (size_t)ehr_map_add(
			&keys, (struct ehr_str){ key.p, key.n }, NULL);
		times[of[i]]++;
	}
	for (size_t i = 0; i < n; i++)
		name[i] = name_of(value[i], times[of[i]] > 1, end, arena);
	ehr_map_release(&keys);
	ehr_buf_release(&key);
	free(times);
	free(of);
	return name;
}
