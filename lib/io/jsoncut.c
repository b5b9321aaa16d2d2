/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/jsoncut.h"

bool ehr_json_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t ehr_json_skip(const char *p, size_t at, size_t n)
{
	while (at < n && ehr_json_blank(p[at]))
		at++;
	return at;
}

/* Behind the string whose quote is at at; 0 while it is not whole. */
static size_t end_of_string(const char *p, size_t at, size_t n)
{
	for (at++; at < n; at++) {
		if (p[at] == '\\')
			at++;
		else if (p[at] == '"')
			return at + 1;
	}
	return 0;
}

static size_t end_of_word(const char *p, size_t at, size_t n)
{
	for (; at < n; at++)
		if (ehr_json_blank(p[at]) || strchr(",:]}", p[at]))
			return at;
	return 0;
}

size_t ehr_json_value(const char *p, size_t at, size_t n)
{
	size_t depth = 0;

	if (at < n && p[at] == '"')
		return end_of_string(p, at, n);
	if (at < n && p[at] != '{' && p[at] != '[')
		return end_of_word(p, at, n);
	while (at < n) {
		char c = p[at];
		if (c == '"') {
			at = end_of_string(p, at, n);
			if (!at)
				return 0;
			continue;
		}
		at++;
		if (c == '{' || c == '[')
			depth++;
		else if ((c == '}' || c == ']') && --depth == 0)
			return at;
	}
	return 0;
}

/* Walks one member of an object from at, which stands before its name: the
 * end of its value, 0 if it is not whole or there is none. */
static size_t member(
	const char *p, size_t at, size_t n, struct ehr_str *name, size_t *value)
{
	size_t end;

	at = ehr_json_skip(p, at, n);
	if (at < n && p[at] == ',')
		at = ehr_json_skip(p, at + 1, n);
	if (at >= n || p[at] != '"')
		return 0;
	end = end_of_string(p, at, n);
	if (!end)
		return 0;
	*name = (struct ehr_str){ p + at + 1, end - at - 2 };
	at = ehr_json_skip(p, end, n);
	if (at >= n || p[at] != ':')
		return 0;
	*value = ehr_json_skip(p, at + 1, n);
	return ehr_json_value(p, *value, n);
}

struct ehr_str ehr_json_member(struct ehr_str text, const char *wanted)
{
	size_t at = ehr_json_skip(text.p, 0, text.n) + 1;
	struct ehr_str name;
	size_t value;

	for (;;) {
		size_t end = member(text.p, at, text.n, &name, &value);
		if (!end)
			return (struct ehr_str){ NULL, 0 };
		if (ehr_str_is(name, wanted))
			return (struct ehr_str){ text.p + value, end - value };
		at = end;
	}
}

size_t ehr_json_features(const char *p, size_t n)
{
	size_t at = ehr_json_skip(p, 0, n);
	bool collection = false;
	struct ehr_str name;
	size_t value = 0;

	if (at >= n || p[at] != '{')
		return 0;
	for (at++;;) {
		size_t end = member(p, at, n, &name, &value);
		bool features = value && value < n && p[value] == '[' &&
				ehr_str_is(name, "features");
		if (features)
			return collection ? value + 1 : 0;
		if (!end)
			return 0;
		if (ehr_str_is(name, "type"))
			collection = end - value == 19 &&
				     memcmp(p + value, "\"FeatureCollection\"",
					     19) == 0;
		at = end;
		value = 0;
	}
}
