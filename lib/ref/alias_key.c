/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/alias_key.h"

#include "base/fold.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_joint(char c)
{
	return c == '-' || c == '_' || c == '~';
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static char plain(char c)
{
	if (c == '[' || c == '{')
		return '(';
	if (c == ']' || c == '}')
		return ')';
	return is_joint(c) ? '-' : c;
}

static bool keeps_joint(const struct ehr_alias_key *key, char next)
{
	return key->n == 0 || next == '\0' ||
	       (is_digit(key->text[key->n - 1]) && is_digit(next));
}

/* The next character that is not a blank, 0 at the end. */
static char beyond(struct ehr_str text, size_t i)
{
	while (i < text.n && is_blank(text.p[i]))
		i++;
	return i < text.n ? text.p[i] : '\0';
}

void ehr_alias_key(struct ehr_str name, struct ehr_alias_key *key)
{
	struct ehr_buf folded = { 0 };
	struct ehr_str text;

	key->n = 0;
	if (name.n > EHR_ALIAS_KEY_MAX)
		return;
	text = ehr_folded(name, &folded);
	for (size_t i = 0; i < text.n && text.n <= EHR_ALIAS_KEY_MAX; i++) {
		char c = text.p[i];

		if (is_blank(c) ||
			(is_joint(c) && !keeps_joint(key, beyond(text, i + 1))))
			continue;
		key->text[key->n++] = plain(c);
	}
	ehr_buf_release(&folded);
}

struct ehr_str ehr_alias_key_lower(
	struct ehr_str key, char out[EHR_ALIAS_KEY_MAX])
{
	for (size_t i = 0; i < key.n; i++) {
		char c = key.p[i];

		out[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return (struct ehr_str){ out, key.n };
}

static bool in_brackets(
	struct ehr_str key, struct ehr_str *name, struct ehr_str *again)
{
	size_t depth = 0, i = key.n;

	if (key.n == 0 || key.p[key.n - 1] != ')')
		return false;
	while (i-- > 0) {
		depth += key.p[i] == ')';
		if (key.p[i] == '(' && --depth == 0)
			break;
	}
	if (depth > 0 || i == 0)
		return false;
	*name = (struct ehr_str){ key.p, i };
	*again = (struct ehr_str){ key.p + i + 1, key.n - i - 2 };
	return true;
}

/* Letters of ASCII on one side, others on the other. */
static bool in_two_scripts(
	struct ehr_str key, struct ehr_str *name, struct ehr_str *again)
{
	size_t at = 0;

	for (size_t i = 1; i < key.n; i++) {
		bool before = (unsigned char)key.p[i - 1] < 0x80,
		     after = (unsigned char)key.p[i] < 0x80;

		if (before == after)
			continue;
		if (at != 0)
			return false;
		at = i;
	}
	*name = (struct ehr_str){ key.p, at };
	*again = (struct ehr_str){ key.p + at, key.n - at };
	return at != 0;
}

bool ehr_alias_key_halves(
	struct ehr_str key, struct ehr_str *name, struct ehr_str *again)
{
	return in_brackets(key, name, again) ||
	       in_two_scripts(key, name, again);
}

struct ehr_str ehr_alias_key_counted(struct ehr_str part)
{
	static const char as[] = "\xe4\xbb\xa5",
			  counted[] = "\xe8\xae\xa1"; /* yi ... ji */
	const size_t n = sizeof counted - 1, begins = sizeof as - 1;

	if (part.n <= n + begins || !ehr_str_starts(part, as) ||
		memcmp(part.p + part.n - n, counted, n) != 0)
		return (struct ehr_str){ "", 0 };
	return (struct ehr_str){ part.p + begins, part.n - n - begins };
}
