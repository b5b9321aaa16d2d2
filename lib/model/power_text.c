/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/power_text.h"

#define TIMES_TEN \
	"\xc3\x97" \
	"10"

static size_t digits(struct ehr_str text, size_t at)
{
	size_t i = at;

	while (i < text.n && text.p[i] >= '0' && text.p[i] <= '9')
		i++;
	return i - at;
}

static size_t sign(struct ehr_str text, size_t at)
{
	return at < text.n && (text.p[at] == '-' || text.p[at] == '+');
}

/* Where the exponent of a number begins, at its e; 0: it has none, or is no
 * number. One without a sign may be somebody's code, such as 12E3. */
static size_t exponent_at(struct ehr_str text)
{
	size_t i = sign(text, 0), n = digits(text, i), power;

	if (n == 0)
		return 0;
	i += n;
	if (i < text.n && text.p[i] == '.') {
		n = digits(text, i + 1);
		if (n == 0)
			return 0;
		i += 1 + n;
	}
	if (i >= text.n || (text.p[i] | 32) != 'e')
		return 0;
	power = i + 2;
	n = digits(text, power);
	return sign(text, i + 1) && n > 0 && n <= 3 && power + n == text.n ? i
									   : 0;
}

static void put_raised(struct ehr_buf *out, char c)
{
	static const char *const raised[] = { "\xe2\x81\xb0", "\xc2\xb9",
		"\xc2\xb2", "\xc2\xb3", "\xe2\x81\xb4", "\xe2\x81\xb5",
		"\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8",
		"\xe2\x81\xb9" };

	if (c == '-')
		ehr_buf_puts(out, "\xe2\x81\xbb");
	else if (c != '+')
		ehr_buf_puts(out, raised[c - '0']);
}

bool ehr_power_text(struct ehr_buf *out, struct ehr_str text)
{
	size_t at = exponent_at(text), i = at + 1;

	if (!at)
		return false;
	ehr_buf_add(out, text.p, at);
	ehr_buf_puts(out, TIMES_TEN);
	put_raised(out, text.p[i++]);
	while (i + 1 < text.n && text.p[i] == '0')
		i++;
	for (; i < text.n; i++)
		put_raised(out, text.p[i]);
	return true;
}
