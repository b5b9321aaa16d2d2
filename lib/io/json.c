/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/json.h"

#include <math.h>
#include <stdio.h>

#include <cjson/cJSON.h>

#include "base/hash.h"
#include "io/json_text.h"

enum { DEPTH_MAX = 64, BYTES_MAX = 64 << 20, FEW_KEYS = 16 };

/*
 * The checker
 */

enum expect {
	EXPECT_VALUE,
	EXPECT_VALUE_OR_END, /* right behind [ */
	EXPECT_KEY,
	EXPECT_KEY_OR_END, /* right behind { */
	EXPECT_MORE_OR_END,
	EXPECT_NOTHING,
};

struct check {
	const char *p, *end, *why;
	enum expect expect;
	unsigned depth;
	uint64_t maps; /* bit by depth: a map, not a list */
};

static void skip_blanks(struct check *check)
{
	while (check->p < check->end &&
		(*check->p == ' ' || *check->p == '\n' || *check->p == '\r' ||
			*check->p == '\t'))
		check->p++;
}

static bool take(struct check *check, char c)
{
	if (check->p == check->end || *check->p != c)
		return false;
	check->p++;
	return true;
}

static bool take_word(struct check *check, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(check->end - check->p) < n ||
		memcmp(check->p, word, n) != 0)
		return false;
	check->p += n;
	return true;
}

static bool take_text(struct check *check)
{
	bool escaped;
	long n =
		ehr_json_scan_text(check->p, check->end, &escaped, &check->why);

	if (n < 0)
		return false;
	check->p += n + 1;
	return true;
}

static void after_value(struct check *check)
{
	check->expect = check->depth == 0 ? EXPECT_NOTHING : EXPECT_MORE_OR_END;
}

static bool in_map(const struct check *check)
{
	return check->maps >> (check->depth - 1) & 1;
}

static bool open_level(struct check *check, bool map)
{
	if (check->depth == DEPTH_MAX) {
		check->why = N_("more than 64 levels");
		return false;
	}
	check->maps &= ~((uint64_t)1 << check->depth);
	check->maps |= (uint64_t)map << check->depth;
	check->depth++;
	check->expect = map ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
	return true;
}

static bool check_value(struct check *check)
{
	check->why = N_("a value is missing");
	if (take(check, '['))
		return open_level(check, false);
	if (take(check, '{'))
		return open_level(check, true);
	after_value(check);
	if (take(check, '"'))
		return take_text(check);
	if (take_word(check, "null") || take_word(check, "true") ||
		take_word(check, "false"))
		return true;
	size_t n = ehr_json_scan_number(check->p, check->end);
	check->p += n;
	if (n == 0 && check->p < check->end &&
		(*check->p == '-' || (*check->p >= '0' && *check->p <= '9')))
		check->why = N_("not a number");
	return n > 0;
}

static bool check_key(struct check *check)
{
	check->why = N_("a name in quotes is missing");
	if (!take(check, '"') || !take_text(check))
		return false;
	skip_blanks(check);
	check->why = N_("a colon is missing");
	check->expect = EXPECT_VALUE;
	return take(check, ':');
}

static bool check_end(struct check *check)
{
	if (!take(check, in_map(check) ? '}' : ']'))
		return false;
	check->depth--;
	after_value(check);
	return true;
}

static bool check_more(struct check *check)
{
	if (check_end(check))
		return true;
	check->why = in_map(check) ? N_("a comma or } is missing")
				   : N_("a comma or ] is missing");
	check->expect = in_map(check) ? EXPECT_KEY : EXPECT_VALUE;
	return take(check, ',');
}

static bool check_step(struct check *check)
{
	switch (check->expect) {
	case EXPECT_VALUE: return check_value(check);
	case EXPECT_VALUE_OR_END: return check_end(check) || check_value(check);
	case EXPECT_KEY: return check_key(check);
	case EXPECT_KEY_OR_END: return check_end(check) || check_key(check);
	case EXPECT_MORE_OR_END: return check_more(check);
	case EXPECT_NOTHING: break;
	}
	check->why = N_("something follows the value");
	return false;
}

int ehr_json_check(struct ehr_str text, struct ehr_err *err)
{
	struct check check = { .p = text.p, .end = text.p + text.n };

	for (;;) {
		skip_blanks(&check);
		if (check.p == check.end && check.expect == EXPECT_NOTHING)
			return 0;
		if (!check_step(&check))
			break;
	}
	unsigned long line = 1;
	for (const char *p = text.p; p < check.p; p++)
		line += *p == '\n';
	(void)ehr_fail(err, EHR_FAULT_DATA, _("not JSON: %s"), _(check.why));
	if (err != NULL)
		(void)snprintf(err->expected, sizeof(err->expected), "JSON: %s",
			check.why);
	return ehr_err_at(err, NULL, line);
}

/*
 * Documents
 */

static int fail_reason(struct ehr_err *err, const char *reason)
{
	if (err != NULL)
		(void)snprintf(err->reason, sizeof(err->reason), "%s", reason);
	return -1;
}

static int fail_twice(const cJSON *item, struct ehr_err *err)
{
	char shown[64];

	ehr_visible(shown, sizeof(shown), ehr_str_of(item->string));
	(void)ehr_fail(err, EHR_FAULT_DATA,
		_("name \"%s\" stands twice in one object"), shown);
	return fail_reason(err, "duplicate_key");
}

static int check_names_many(const cJSON *map, struct ehr_err *err)
{
	struct ehr_map names = { 0 };
	int rc = 0;

	for (const cJSON *item = map->child; item && rc == 0;
		item = item->next) {
		bool is_new;

		(void)ehr_map_add(&names, ehr_str_of(item->string), &is_new);
		if (!is_new)
			rc = fail_twice(item, err);
	}
	ehr_map_release(&names);
	return rc;
}

static int check_names(const cJSON *map, struct ehr_err *err)
{
	int n = 0;

	for (const cJSON *item = map->child; item; item = item->next) {
		if (++n > FEW_KEYS)
			return check_names_many(map, err);
		for (const cJSON *other = map->child; other != item;
			other = other->next)
			if (strcmp(item->string, other->string) == 0)
				return fail_twice(item, err);
	}
	return 0;
}

/* Names that stand twice; at most DEPTH_MAX calls deep, as below. */
static int check_tree(const cJSON *node, struct ehr_err *err)
{
	if (cJSON_IsObject(node) && check_names(node, err) < 0)
		return -1;
	for (const cJSON *item = node->child; item; item = item->next)
		if (check_tree(item, err) < 0)
			return -1;
	return 0;
}

static int check_finite(const cJSON *node, struct ehr_err *err)
{
	if (cJSON_IsNumber(node) && !isfinite(node->valuedouble))
		return ehr_fail(err, EHR_FAULT_DATA, _("a number too large"));
	for (const cJSON *item = node->child; item; item = item->next)
		if (check_finite(item, err) < 0)
			return -1;
	return 0;
}

static cJSON *parse(struct ehr_str text, struct ehr_err *err)
{
	if (text.n > BYTES_MAX) {
		(void)ehr_fail(err, EHR_FAULT_DATA, _("larger than 64 MiB"));
		return NULL;
	}
	if (ehr_json_check(text, err) < 0)
		return NULL;
	struct ehr_buf copy = { 0 };
	const char *end;
	ehr_buf_add_str(&copy, text);
	cJSON *root = cJSON_ParseWithLengthOpts(
		ehr_buf_text(&copy), text.n + 1, &end, 1);
	ehr_buf_release(&copy);
	if (root == NULL)
		(void)ehr_fail(err, EHR_FAULT_DATA, _("not JSON: %s"), "cJSON");
	return root;
}

struct ehr_json *ehr_json_read_record(struct ehr_str text, struct ehr_err *err)
{
	cJSON *root = parse(text, err);

	if (root == NULL) {
		(void)fail_reason(err, "json");
	} else if (check_tree(root, err) < 0) {
		cJSON_Delete(root);
		root = NULL;
	}
	return (struct ehr_json *)root;
}

struct ehr_json *ehr_json_read(
	const char *file, struct ehr_str text, struct ehr_err *err)
{
	if (ehr_str_starts(text, "\xEF\xBB\xBF")) {
		text.p += 3;
		text.n -= 3;
	}
	struct ehr_json *root = ehr_json_read_record(text, err);
	if (root != NULL && check_finite((cJSON *)root, err) < 0) {
		ehr_json_free(root);
		root = NULL;
	}
	if (root == NULL)
		(void)ehr_err_at(err, file, 0);
	return root;
}

static const cJSON *item_of(const struct ehr_json *node)
{
	return (const cJSON *)node;
}

void ehr_json_free(struct ehr_json *document)
{
	cJSON_Delete((cJSON *)document);
}

enum ehr_json_kind ehr_json_kind(const struct ehr_json *node)
{
	switch (item_of(node)->type & 0xFF) {
	case cJSON_False:
	case cJSON_True: return EHR_JSON_BOOL;
	case cJSON_Number: return EHR_JSON_NUMBER;
	case cJSON_String: return EHR_JSON_TEXT;
	case cJSON_Array: return EHR_JSON_LIST;
	case cJSON_Object: return EHR_JSON_MAP;
	default: return EHR_JSON_NULL;
	}
}

const struct ehr_json *ehr_json_get(const struct ehr_json *map, const char *key)
{
	return (const struct ehr_json *)cJSON_GetObjectItemCaseSensitive(
		item_of(map), key);
}

const struct ehr_json *ehr_json_first(const struct ehr_json *parent)
{
	return (const struct ehr_json *)item_of(parent)->child;
}

const struct ehr_json *ehr_json_next(const struct ehr_json *node)
{
	return (const struct ehr_json *)item_of(node)->next;
}

const char *ehr_json_key(const struct ehr_json *node)
{
	return item_of(node)->string;
}

const char *ehr_json_text(const struct ehr_json *node)
{
	return item_of(node)->valuestring;
}

double ehr_json_number(const struct ehr_json *node)
{
	return item_of(node)->valuedouble;
}

bool ehr_json_bool(const struct ehr_json *node)
{
	return cJSON_IsTrue(item_of(node));
}
