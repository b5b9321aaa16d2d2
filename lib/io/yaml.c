/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/yaml.h"

#include <stdarg.h>
#include <stdio.h>

#include <yaml.h>

#include "base/hash.h"
#include "base/num.h"
#include "base/utf8.h"

enum { BYTES_MAX = 1 << 20, DEPTH_MAX = 64 };

struct build {
	yaml_parser_t parser;
	yaml_event_t event; /* the one at hand */
	const char *file;
	struct ehr_arena *arena;
	struct ehr_err *err;
	struct ehr_map keys;   /* seen: the map's address, then the key */
	struct ehr_buf wanted; /* the key being looked up there */
	struct ehr_yaml *root;
	struct {
		struct ehr_yaml *node, *last; /* last: its newest child */
		struct ehr_str key;           /* read, its value to come */
		unsigned long key_line;
		bool has_key;
	} open[DEPTH_MAX];
	size_t depth;
};

static int fail_line(struct build *build, unsigned long line, const char *what)
{
	(void)ehr_fail(build->err, EHR_FAULT_USAGE, "%s", what);
	return ehr_err_at(build->err, build->file, line);
}

static unsigned long event_line(const struct build *build)
{
	return build->event.start_mark.line + 1;
}

static int fail_here(struct build *build, const char *what)
{
	return fail_line(build, event_line(build), what);
}

static unsigned long line_of(struct ehr_str bytes, size_t offset)
{
	unsigned long line = 1;

	for (size_t i = 0; i < offset && i < bytes.n; i++)
		line += bytes.p[i] == '\n';
	return line;
}

static int fail_parser(struct build *build, struct ehr_str bytes)
{
	const yaml_parser_t *parser = &build->parser;
	unsigned long line = parser->problem_mark.line + 1;

	/* the reader knows no line, only an offset */
	if (parser->error == YAML_READER_ERROR)
		line = line_of(bytes, parser->problem_offset);
	(void)ehr_fail(build->err,
		parser->error == YAML_MEMORY_ERROR ? EHR_FAULT_SYSTEM
						   : EHR_FAULT_USAGE,
		_("not valid YAML: %s"),
		parser->problem != NULL ? parser->problem : "?");
	return ehr_err_at(build->err, build->file, line);
}

/* The scalar is the next key of the map that is open. */
static int take_key(struct build *build, struct ehr_str text)
{
	struct ehr_yaml *map = build->open[build->depth - 1].node;
	bool is_new;

	if (ehr_str_is(text, "<<") &&
		build->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
		return fail_here(build, _("merge keys are not supported"));
	build->wanted.n = 0;
	ehr_buf_add(&build->wanted, &map, sizeof(map));
	ehr_buf_add_str(&build->wanted, text);
	(void)ehr_map_add(&build->keys,
		(struct ehr_str){ build->wanted.p, build->wanted.n }, &is_new);
	if (!is_new) {
		char shown[64];

		ehr_visible(shown, sizeof(shown), text);
		(void)ehr_fail(build->err, EHR_FAULT_USAGE,
			_("key \"%s\" stands twice in one map"), shown);
		return ehr_err_at(build->err, build->file, event_line(build));
	}
	build->open[build->depth - 1].key = ehr_arena_copy(build->arena, text);
	build->open[build->depth - 1].key_line = event_line(build);
	build->open[build->depth - 1].has_key = true;
	return 0;
}

/* A new node in what is open, or as the root. */
static struct ehr_yaml *add_node(struct build *build, enum ehr_yaml_kind kind)
{
	struct ehr_yaml *node =
		ehr_arena_calloc(build->arena, 1, sizeof(*node));

	node->kind = kind;
	node->line = event_line(build);
	node->file = build->file;
	node->key = node->text = (struct ehr_str){ "", 0 };
	if (build->depth == 0) {
		build->root = node;
		return node;
	}
	struct ehr_yaml *parent = build->open[build->depth - 1].node;
	struct ehr_yaml *last = build->open[build->depth - 1].last;

	if (parent->kind == EHR_YAML_MAP) {
		node->key = build->open[build->depth - 1].key;
		node->line = build->open[build->depth - 1].key_line;
		build->open[build->depth - 1].has_key = false;
	}
	if (last == NULL)
		parent->first = node;
	else
		last->next = node;
	build->open[build->depth - 1].last = node;
	parent->n++;
	return node;
}

static bool wants_key(const struct build *build)
{
	return build->depth > 0 &&
	       build->open[build->depth - 1].node->kind == EHR_YAML_MAP &&
	       !build->open[build->depth - 1].has_key;
}

static int take_scalar(struct build *build)
{
	struct ehr_str text = {
		(const char *)build->event.data.scalar.value,
		build->event.data.scalar.length,
	};

	if (build->event.data.scalar.anchor != NULL)
		return fail_here(build, _("anchors are not supported"));
	if (build->event.data.scalar.tag != NULL)
		return fail_here(build, _("tags are not supported"));
	if (text.n > 0 && memchr(text.p, '\0', text.n) != NULL)
		return fail_here(build, _("a NUL in a text"));
	if (wants_key(build))
		return take_key(build, text);
	add_node(build, EHR_YAML_TEXT)->text =
		ehr_arena_copy(build->arena, text);
	return 0;
}

static int take_start(struct build *build, enum ehr_yaml_kind kind,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL)
		return fail_here(build, _("anchors are not supported"));
	if (tag != NULL)
		return fail_here(build, _("tags are not supported"));
	if (wants_key(build))
		return fail_here(build, _("a key must be a text"));
	if (build->depth == DEPTH_MAX)
		return fail_here(build, _("more than 64 levels"));
	struct ehr_yaml *node = add_node(build, kind);
	build->open[build->depth].node = node;
	build->open[build->depth].last = NULL;
	build->open[build->depth].has_key = false;
	build->depth++;
	return 0;
}

static int take_document(struct build *build)
{
	if (build->root != NULL)
		return fail_here(build, _("more than one YAML document"));
	if (build->event.data.document_start.tag_directives.start !=
		build->event.data.document_start.tag_directives.end)
		return fail_here(build, _("tags are not supported"));
	return 0;
}

static int take_event(struct build *build)
{
	const yaml_event_t *event = &build->event;

	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT: return take_document(build);
	case YAML_ALIAS_EVENT:
		return fail_here(build, _("aliases are not supported"));
	case YAML_SCALAR_EVENT: return take_scalar(build);
	case YAML_SEQUENCE_START_EVENT:
		return take_start(build, EHR_YAML_LIST,
			event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return take_start(build, EHR_YAML_MAP,
			event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: build->depth--; return 0;
	default: return 0;
	}
}

static int take_events(struct build *build, struct ehr_str bytes)
{
	for (bool end = false; !end;) {
		if (!yaml_parser_parse(&build->parser, &build->event))
			return fail_parser(build, bytes);
		end = build->event.type == YAML_STREAM_END_EVENT;
		int rc = take_event(build);
		yaml_event_delete(&build->event);
		if (rc < 0)
			return -1;
	}
	if (build->root == NULL)
		return fail_line(build, 1, _("the YAML document is empty"));
	return 0;
}

/* What libyaml need not see. A byte order mark is dropped. */
static int check_bytes(struct build *build, struct ehr_str *bytes)
{
	if (bytes->n > BYTES_MAX)
		return fail_line(build, 0, _("larger than 1 MiB"));
	size_t bad = ehr_utf8_check(bytes->p, bytes->n);
	if (bad < bytes->n)
		return fail_line(build, line_of(*bytes, bad),
			bytes->p[bad] == '\0' ? _("a NUL byte")
					      : _("not valid UTF-8"));
	if (ehr_str_starts(*bytes, "\xEF\xBB\xBF")) {
		bytes->p += 3;
		bytes->n -= 3;
	}
	return 0;
}

struct ehr_yaml *ehr_yaml_read(const char *file, struct ehr_str bytes,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct build build = { .arena = arena, .err = err };

	build.file = ehr_arena_string(arena, ehr_str_of(file));
	if (check_bytes(&build, &bytes) < 0)
		return NULL;
	if (!yaml_parser_initialize(&build.parser)) {
		(void)ehr_fail(err, EHR_FAULT_SYSTEM, _("out of memory"));
		return NULL;
	}
	yaml_parser_set_encoding(&build.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&build.parser, (const unsigned char *)bytes.p, bytes.n);
	int rc = take_events(&build, bytes);
	yaml_parser_delete(&build.parser);
	ehr_map_release(&build.keys);
	ehr_buf_release(&build.wanted);
	return rc < 0 ? NULL : build.root;
}

const struct ehr_yaml *ehr_yaml_find(
	const struct ehr_yaml *map, const char *key)
{
	if (map->kind != EHR_YAML_MAP)
		return NULL;
	for (const struct ehr_yaml *node = map->first; node; node = node->next)
		if (ehr_str_is(node->key, key))
			return node;
	return NULL;
}

static const char *kind_name(enum ehr_yaml_kind kind)
{
	switch (kind) {
	case EHR_YAML_LIST: return _("a list");
	case EHR_YAML_MAP: return _("a map");
	default: return _("a text");
	}
}

static int need_kind(const struct ehr_yaml *node, enum ehr_yaml_kind kind,
	struct ehr_err *err)
{
	if (node->kind == kind)
		return 0;
	return ehr_yaml_fail(node, err, _("expected %s, found %s"),
		kind_name(kind), kind_name(node->kind));
}

const struct ehr_yaml *ehr_yaml_need(const struct ehr_yaml *map,
	const char *key, enum ehr_yaml_kind kind, struct ehr_err *err)
{
	if (need_kind(map, EHR_YAML_MAP, err) < 0)
		return NULL;
	const struct ehr_yaml *node = ehr_yaml_find(map, key);
	if (node == NULL) {
		(void)ehr_yaml_fail(map, err, _("key \"%s\" is missing"), key);
		return NULL;
	}
	return need_kind(node, kind, err) < 0 ? NULL : node;
}

int ehr_yaml_number(const struct ehr_yaml *map, const char *key, double *value,
	struct ehr_err *err)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(map, key, EHR_YAML_TEXT, err);

	if (node == NULL)
		return -1;
	if (ehr_num_read(node->text, value) == EHR_NUM_VALUE)
		return 0;
	return ehr_yaml_fail(node, err, _("expected %s, found \"%s\""),
		_("a number"), node->text.p);
}

int ehr_yaml_only(const struct ehr_yaml *map, const char *const *key, size_t n,
	struct ehr_err *err)
{
	if (need_kind(map, EHR_YAML_MAP, err) < 0)
		return -1;
	for (const struct ehr_yaml *node = map->first; node;
		node = node->next) {
		size_t i = 0;

		while (i < n && !ehr_str_is(node->key, key[i]))
			i++;
		if (i < n)
			continue;
		const char *nearest = ehr_str_nearest(node->key, key, n);
		if (nearest == NULL)
			return ehr_yaml_fail(node, err, _("unknown key"));
		return ehr_yaml_fail(node, err,
			_("unknown key; did you mean \"%s\"?"), nearest);
	}
	return 0;
}

int ehr_yaml_fail(
	const struct ehr_yaml *node, struct ehr_err *err, const char *fmt, ...)
{
	char what[sizeof(err->text)];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(what, sizeof(what), fmt, args);
	va_end(args);
	if (node->key.n > 0) {
		char shown[64];

		ehr_visible(shown, sizeof(shown), node->key);
		(void)ehr_fail(
			err, EHR_FAULT_USAGE, _("key \"%s\": %s"), shown, what);
	} else {
		(void)ehr_fail(err, EHR_FAULT_USAGE, "%s", what);
	}
	return ehr_err_at(err, node->file, node->line);
}
