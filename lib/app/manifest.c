/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/manifest.h"

#include "io/output.h"
#include "io/writer.h"

static void put(struct ehr_buf *buf, const char *key, const char *text)
{
	ehr_json_put(buf, ehr_str_of(key));
	ehr_buf_puts(buf, ": ");
	if (text)
		ehr_json_put(buf, ehr_str_of(text));
	else
		ehr_buf_puts(buf, "null");
}

static void part(struct ehr_buf *buf)
{
	ehr_buf_puts(buf, buf->n ? ",\n    " : "    ");
}

void ehr_manifest_input(
	struct ehr_manifest *manifest, const struct ehr_input_facts *facts)
{
	struct ehr_buf *buf = &manifest->inputs;

	part(buf);
	ehr_buf_putc(buf, '{');
	put(buf, "path", facts->path);
	ehr_buf_puts(buf, ", ");
	put(buf, "encoding", facts->encoding);
	ehr_buf_printf(buf,
		", \"bytes\": %llu, \"rows\": %lu, \"blank_lines\": %lu, "
		"\"skipped\": %lu, \"stray\": %lu, ",
		facts->bytes, facts->rows, facts->blank_lines, facts->skipped,
		facts->stray);
	put(buf, "sha256", facts->sha256);
	ehr_buf_putc(buf, '}');
}

static void begin_used(struct ehr_buf *buf, const char *kind, const char *name,
	const char *path)
{
	part(buf);
	ehr_buf_putc(buf, '{');
	put(buf, "kind", kind);
	ehr_buf_puts(buf, ", ");
	put(buf, "name", name);
	ehr_buf_puts(buf, ", ");
	put(buf, "path", path);
	ehr_buf_puts(buf, ", ");
}

void ehr_manifest_used(struct ehr_manifest *manifest, const char *kind,
	const char *name, const char *path, const char *sha256)
{
	struct ehr_buf *buf = &manifest->used;

	begin_used(buf, kind, name, path);
	put(buf, "sha256", sha256);
	ehr_buf_putc(buf, '}');
}

void ehr_manifest_table(struct ehr_manifest *manifest, const char *name,
	const char *path, const char *sha256, size_t rows)
{
	struct ehr_buf *buf = &manifest->used;

	begin_used(buf, "table", name, path);
	ehr_buf_printf(buf, "\"rows\": %zu, ", rows);
	put(buf, "sha256", sha256);
	ehr_buf_putc(buf, '}');
}

void ehr_manifest_fact(
	struct ehr_manifest *manifest, const char *name, const char *value)
{
	part(&manifest->facts);
	put(&manifest->facts, name, value);
}

void ehr_manifest_release(struct ehr_manifest *manifest)
{
	ehr_buf_release(&manifest->inputs);
	ehr_buf_release(&manifest->used);
	ehr_buf_release(&manifest->facts);
	ehr_arena_release(&manifest->arena);
}

static void put_list(struct ehr_buf *buf, const char *key,
	const struct ehr_buf *members, const char *brackets)
{
	ehr_buf_printf(buf, "  \"%s\": %c", key, brackets[0]);
	if (members->n) {
		ehr_buf_putc(buf, '\n');
		ehr_buf_add(buf, members->p, members->n);
		ehr_buf_puts(buf, "\n  ");
	}
	ehr_buf_printf(buf, "%c,\n", brackets[1]);
}

static void put_run(struct ehr_buf *buf, const struct ehr_manifest_run *run)
{
	ehr_buf_puts(buf, "  \"arguments\": [");
	for (int i = 1; i < run->argc; i++) {
		ehr_buf_puts(buf, i > 1 ? ", " : "");
		ehr_json_put(buf, ehr_str_of(run->argv[i]));
	}
	ehr_buf_puts(buf, "],\n");
}

static void put_output(struct ehr_buf *buf, const struct ehr_manifest_run *run)
{
	ehr_buf_puts(buf, "  \"output\": {");
	put(buf, "path", run->output);
	ehr_buf_printf(buf, ", \"bytes\": %llu, ", run->bytes);
	if (run->has_rows)
		ehr_buf_printf(buf, "\"rows\": %lu, ", run->rows);
	put(buf, "sha256", run->sha256);
	ehr_buf_puts(buf, "},\n  \"rejects\": {");
	put(buf, "path", run->rejects);
	ehr_buf_printf(buf, ", \"records\": %lu}\n}\n", run->rejected);
}

int ehr_manifest_write(const struct ehr_manifest *manifest, const char *path,
	const struct ehr_manifest_run *run, struct ehr_err *err)
{
	struct ehr_output *out = ehr_output_open(path, false, err);
	struct ehr_buf buf = { 0 };
	int rc = -1;

	if (!out)
		return -1;
	ehr_buf_puts(&buf, "{\n  ");
	put(&buf, "program", run->program);
	ehr_buf_puts(&buf, ",\n  ");
	put(&buf, "version", EHR_VERSION);
	ehr_buf_puts(&buf, ",\n");
	put_run(&buf, run);
	put_list(&buf, "inputs", &manifest->inputs, "[]");
	put_list(&buf, "used", &manifest->used, "[]");
	put_list(&buf, "facts", &manifest->facts, "{}");
	put_output(&buf, run);
	if (ehr_output_write(out, buf.p, buf.n, err) == 0)
		rc = ehr_output_commit(out, err);
	else
		ehr_output_abandon(out);
	ehr_buf_release(&buf);
	return rc;
}
