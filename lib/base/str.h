/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Views of text: a pointer and a length, no terminating NUL, owned by whoever
 * lent them; and a growing buffer.
 */
#ifndef EHR_BASE_STR_H
#define EHR_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct ehr_str {
	const char *p;
	size_t n;
};

static inline struct ehr_str ehr_str_of(const char *text)
{
	return (struct ehr_str){ text, strlen(text) };
}

static inline bool ehr_str_eq(struct ehr_str a, struct ehr_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool ehr_str_is(struct ehr_str a, const char *text)
{
	return ehr_str_eq(a, ehr_str_of(text));
}

/* Order by bytes, as strcmp would if there were NULs. */
int ehr_str_cmp(struct ehr_str a, struct ehr_str b);

/* Without blanks and tabs at both ends. */
static inline struct ehr_str ehr_str_trim(struct ehr_str text)
{
	while (text.n > 0 && (text.p[0] == ' ' || text.p[0] == '\t')) {
		text.p++;
		text.n--;
	}
	while (text.n > 0 &&
		(text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\t'))
		text.n--;
	return text;
}

bool ehr_str_starts(struct ehr_str text, const char *prefix);

/* The part before the first sep is returned and *rest becomes what follows
 * it; without a sep all of it is returned and *rest becomes empty, p NULL. */
struct ehr_str ehr_str_cut(struct ehr_str *rest, char sep);

/* Of the n names the one most like text (few letters differ; of several the
 * first, but rather one of the same length), NULL if none is near: for "did you
 * mean". */
const char *ehr_str_nearest(
	struct ehr_str text, const char *const *name, size_t n);

/*
 * A growing buffer. { 0 } is empty and valid; p is not terminated unless
 * ehr_buf_text was asked. Release empties it.
 */
struct ehr_buf {
	char *p;
	size_t n, cap;
};

void ehr_buf_grow(struct ehr_buf *buf, size_t more); /* room for more bytes */
void ehr_buf_add(struct ehr_buf *buf, const void *p, size_t n);
void ehr_buf_add_str(struct ehr_buf *buf, struct ehr_str text);
void ehr_buf_puts(struct ehr_buf *buf, const char *text);
static inline void ehr_buf_putc(struct ehr_buf *buf, char c)
{
	if (buf->n == buf->cap)
		ehr_buf_grow(buf, 1);
	buf->p[buf->n++] = c;
}
void ehr_buf_printf(struct ehr_buf *buf, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* The content as a string; lives until the next call on buf. */
const char *ehr_buf_text(struct ehr_buf *buf);
void ehr_buf_release(struct ehr_buf *buf);

#endif
