/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

int ehr_str_cmp(struct ehr_str a, struct ehr_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n == 0 ? 0 : memcmp(a.p, b.p, n);

	if (order != 0)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool ehr_str_starts(struct ehr_str text, const char *prefix)
{
	size_t n = strlen(prefix);

	return text.n >= n && (n == 0 || memcmp(text.p, prefix, n) == 0);
}

struct ehr_str ehr_str_cut(struct ehr_str *rest, char sep)
{
	struct ehr_str head = *rest;
	const char *at = head.n == 0 ? NULL : memchr(head.p, sep, head.n);

	if (at == NULL) {
		*rest = (struct ehr_str){ NULL, 0 };
		return head;
	}
	head.n = (size_t)(at - head.p);
	*rest = (struct ehr_str){ at + 1, rest->n - head.n - 1 };
	return head;
}

enum { NEAREST_MAX = 64 };

/* Letters in one case, and all that joins words as one character. */
static int fold(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	return c == '-' || c == ' ' || c == '.' ? '_' : (unsigned char)c;
}

static bool alike(struct ehr_str a, size_t i, struct ehr_str b, size_t j)
{
	return fold(a.p[i - 1]) == fold(b.p[j - 1]);
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters changed, left out, put in, or swapped with their neighbour, between
 * two texts of at most NEAREST_MAX bytes (optimal string alignment). */
static size_t distance(struct ehr_str a, struct ehr_str b)
{
	size_t row[3][NEAREST_MAX + 1];

	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = row[i % 3];
		const size_t *last = row[(i + 2) % 3];
		const size_t *before = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			now[j] = smaller(last[j - 1] + !alike(a, i, b, j),
				smaller(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && alike(a, i, b, j - 1) &&
				alike(a, i - 1, b, j))
				now[j] = smaller(now[j], before[j - 2] + 1);
		}
	}
	return row[a.n % 3][b.n];
}

const char *ehr_str_nearest(
	struct ehr_str text, const char *const *name, size_t n)
{
	const char *nearest = NULL;
	size_t least = text.n <= 3 ? 2 : text.n / 3 + 1; /* first too far */

	if (text.n > NEAREST_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		struct ehr_str other = ehr_str_of(name[i]);

		if (other.n == 0 || other.n > NEAREST_MAX)
			continue;
		size_t far = distance(text, other);
		size_t longer = text.n > other.n ? text.n : other.n;
		bool alike = nearest != NULL && far == least &&
			     other.n == text.n && strlen(nearest) != text.n;
		if ((far < least || alike) && far < longer) {
			least = far;
			nearest = name[i];
		}
	}
	return nearest;
}

void ehr_buf_grow(struct ehr_buf *buf, size_t more)
{
	if (more <= buf->cap - buf->n)
		return;
	size_t need = more > SIZE_MAX - buf->n ? SIZE_MAX : buf->n + more;
	size_t cap = buf->cap < 64 ? 64 : buf->cap;
	while (cap < need)
		cap = cap > SIZE_MAX / 2 ? SIZE_MAX : cap * 2;
	buf->p = ehr_realloc(buf->p, cap, 1);
	buf->cap = cap;
}

void ehr_buf_add(struct ehr_buf *buf, const void *p, size_t n)
{
	if (n == 0)
		return;
	if (buf->cap - buf->n < n)
		ehr_buf_grow(buf, n);
	memcpy(buf->p + buf->n, p, n);
	buf->n += n;
}

void ehr_buf_add_str(struct ehr_buf *buf, struct ehr_str text)
{
	ehr_buf_add(buf, text.p, text.n);
}

void ehr_buf_puts(struct ehr_buf *buf, const char *text)
{
	ehr_buf_add(buf, text, strlen(text));
}

void ehr_buf_printf(struct ehr_buf *buf, const char *fmt, ...)
{
	va_list args, again;

	va_start(args, fmt);
	va_copy(again, args);
	ehr_buf_grow(buf, 64);
	int n = vsnprintf(buf->p + buf->n, buf->cap - buf->n, fmt, args);
	if (n > 0 && (size_t)n >= buf->cap - buf->n) {
		ehr_buf_grow(buf, (size_t)n + 1);
		n = vsnprintf(buf->p + buf->n, buf->cap - buf->n, fmt, again);
	}
	if (n > 0)
		buf->n += (size_t)n;
	va_end(again);
	va_end(args);
}

const char *ehr_buf_text(struct ehr_buf *buf)
{
	ehr_buf_grow(buf, 1);
	buf->p[buf->n] = '\0';
	return buf->p;
}

void ehr_buf_release(struct ehr_buf *buf)
{
	free(buf->p);
	*buf = (struct ehr_buf){ 0 };
}
