/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/rule_file.h"

#include "io/file.h"
#include "ref/builtin.h"

#define FOLDER "rules/"
#define SUFFIX ".yaml"
#define KIND "kind: "

enum { FILE_MAX = 1 << 20 };

static const struct ehr_builtin *builtin(const char *name)
{
	struct ehr_buf path = { 0 };
	const struct ehr_builtin *data;

	ehr_buf_printf(&path, FOLDER "%s" SUFFIX, name);
	data = ehr_builtin_find(ehr_buf_text(&path));
	ehr_buf_release(&path);
	return data;
}

struct ehr_str ehr_rule_file_kind(struct ehr_str yaml)
{
	while (yaml.n > 0) {
		struct ehr_str line = ehr_str_cut(&yaml, '\n');

		if (!ehr_str_starts(line, KIND))
			continue;
		line.p += strlen(KIND);
		line.n -= strlen(KIND);
		return ehr_str_trim(line);
	}
	return (struct ehr_str){ "", 0 };
}

const char *ehr_rule_file_label(const char *name, const char *version,
	const char *file, struct ehr_str yaml, struct ehr_arena *arena,
	struct ehr_err *err)
{
	const struct ehr_builtin *data = builtin(name);
	struct ehr_buf text = { 0 };
	const char *label;

	if (data && !ehr_str_eq(data->bytes, yaml)) {
		ehr_fail(err, EHR_FAULT_USAGE,
			_("the built-in rules \"%s\" say something else; "
			  "changed ones need another name, in the line "
			  "\"name:\""),
			name);
		ehr_err_at(err, file, 0);
		return NULL;
	}
	ehr_buf_printf(&text, "%s@%s", name, version);
	label = ehr_arena_string(arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return label;
}

static bool ends(const char *text, const char *suffix)
{
	size_t n = strlen(text), k = strlen(suffix);

	return n >= k && strcmp(text + n - k, suffix) == 0;
}

static void list_names(struct ehr_buf *out, const char *kind)
{
	size_t n;
	const struct ehr_builtin *all = ehr_builtin_list(&n);

	for (size_t i = 0; i < n; i++) {
		struct ehr_str path = ehr_str_of(all[i].path);

		if (!ehr_str_starts(path, FOLDER) ||
			!ehr_str_is(ehr_rule_file_kind(all[i].bytes), kind))
			continue;
		path.p += strlen(FOLDER);
		path.n -= strlen(FOLDER) + strlen(SUFFIX);
		if (out->n > 0)
			ehr_buf_putc(out, ' ');
		ehr_buf_add_str(out, path);
	}
}

int ehr_rule_file_open(struct ehr_rule_file *file, const char *name,
	const char *kind, struct ehr_err *err)
{
	const struct ehr_builtin *data;
	struct ehr_buf names = { 0 };

	*file = (struct ehr_rule_file){ .file = name };
	if (strchr(name, '/') || ends(name, ".yaml") || ends(name, ".yml")) {
		file->path = name;
		if (ehr_file_read(name, FILE_MAX, &file->buf, err))
			return -1;
		file->bytes = (struct ehr_str){ file->buf.p, file->buf.n };
		return 0;
	}
	data = builtin(name);
	if (data && ehr_str_is(ehr_rule_file_kind(data->bytes), kind)) {
		file->file = data->path;
		file->bytes = data->bytes;
		return 0;
	}
	list_names(&names, kind);
	ehr_fail(err, EHR_FAULT_USAGE, _("no rules \"%s\"; built in: %s"), name,
		ehr_buf_text(&names));
	ehr_buf_release(&names);
	return -1;
}

void ehr_rule_file_release(struct ehr_rule_file *file)
{
	ehr_buf_release(&file->buf);
}
