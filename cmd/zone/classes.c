/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zone/classes.h"

#include <stdio.h>

#include "zone/options.h"

static bool is_file(const char *text)
{
	size_t n = strlen(text);

	return strchr(text, '/') ||
	       (n > 5 && strcmp(text + n - 5, ".yaml") == 0) ||
	       (n > 4 && strcmp(text + n - 4, ".yml") == 0);
}

static int open_file(struct zone_work *work, struct ehr_zoning_wish *wish)
{
	struct ehr_run *run = work->run;
	struct ehr_class_file *file = &work->class_file;
	const char *path = zone_given.classes;

	if (ehr_class_file_open(file, path, &run->err) < 0)
		return -1;
	ehr_run_used(run, "classes", file->scheme.name, path, file->sha256);
	wish->scheme = &file->scheme;
	return 0;
}

int zone_classes_wish(struct zone_work *work, struct ehr_zoning_wish *wish)
{
	const char *text = zone_given.classes;
	struct ehr_err *err = &work->run->err;

	if (!text && zone_given.write_classes)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--write-classes needs --classes"));
	if (!text)
		return 0;
	if (ehr_class_rule_read(text, &work->rule, err) < 0)
		return -1;
	wish->later = work->rule.method != EHR_CLASS_GIVEN;
	if (!wish->later && !ehr_str_starts(ehr_str_of(text), "fixed:") &&
		is_file(text))
		return open_file(work, wish);
	return 0;
}

/* For people: the bounds, ready to be given again. */
static void tell(struct ehr_run *run, const char *name,
	const struct ehr_class_made *made, size_t wanted)
{
	const char *asked = zone_given.classes;

	if (made->classes == 0) {
		ehr_run_notice(run,
			_("%s: no cell has a value of \"%s\", so that there "
			  "are no classes"),
			asked, name);
		return;
	}
	if (made->classes < wanted)
		ehr_run_notice(run,
			_("%s: fewer classes than asked for, %zu, since equal "
			  "values are not parted; different values of \"%s\": "
			  "%zu, in cells: %zu"),
			asked, made->classes, name, made->distinct,
			made->cells);
	if (made->fixed)
		ehr_run_notice(run,
			_("classes of \"%s\" by %s, to be compared with others "
			  "only by the same bounds: --classes %s"),
			name, asked, made->fixed);
}

static void record(struct ehr_run *run, const struct zone_work *work,
	const struct ehr_class_made *made)
{
	char number[64];

	ehr_run_fact(run, "classes_made_by", zone_given.classes);
	if (made->fixed)
		ehr_run_fact(run, "classes_made", made->fixed);
	if (work->rule.method != EHR_CLASS_JENKS || made->classes == 0)
		return;
	snprintf(number, sizeof(number), "%.6g", made->fit);
	ehr_run_fact(run, "classes_fit", number);
	ehr_run_notice(run,
		_("goodness of variance fit of the natural breaks: %.4f"),
		made->fit);
}

/* Where the bounds come from, for the file. */
static void write_source(const struct zone_work *work, const char *name,
	const struct ehr_zone_scheme *scheme, const struct ehr_class_made *made,
	struct ehr_buf *source)
{
	if (work->rule.method == EHR_CLASS_GIVEN) {
		ehr_buf_puts(source,
			scheme ? scheme->class[0].source : zone_given.classes);
		return;
	}
	ehr_buf_printf(source, "%s of the values \"%s\" of %zu cells",
		zone_given.classes, name, made->cells);
	if (work->rule.method == EHR_CLASS_JENKS)
		ehr_buf_printf(
			source, ", goodness of variance fit %.6g", made->fit);
}

/* The colours of classes that have none: safe for colour-blind readers. */
static struct ehr_palettes *open_palettes(
	struct ehr_run *run, const struct ehr_palette **palette)
{
	const char *path = ehr_run_ref(run, "palettes");
	struct ehr_palettes *palettes = ehr_palettes_open(path, &run->err);

	if (palettes == NULL)
		return NULL;
	ehr_run_used_table(run, "palettes", path, ehr_palettes_sha256(palettes),
		ehr_palettes_rows(palettes));
	*palette = ehr_palette_find(palettes, "safe", &run->err);
	if (*palette != NULL)
		return palettes;
	ehr_palettes_close(palettes);
	return NULL;
}

static int write_yaml(struct zone_work *work, size_t v,
	const struct ehr_class_made *made, struct ehr_buf *yaml)
{
	const struct ehr_zoning_scale *scale = &work->setup.scale[v];
	const struct ehr_zone_scheme *scheme =
		work->class_file.scheme.n ? &work->class_file.scheme
					  : ehr_zone_scheme_find(work->schemes,
						    ehr_str_of(scale->name));
	const struct ehr_palette *palette = NULL;
	struct ehr_palettes *palettes = open_palettes(work->run, &palette);
	struct ehr_buf source = { 0 };

	if (palettes == NULL)
		return -1;
	write_source(work, zone_names()[v], scheme, made, &source);
	ehr_zoning_classes_write(
		scale, scheme, palette, ehr_buf_text(&source), yaml);
	ehr_buf_release(&source);
	ehr_palettes_close(palettes);
	return 0;
}

static int write_file(
	struct zone_work *work, size_t v, const struct ehr_class_made *made)
{
	struct ehr_run *run = work->run;
	struct ehr_output *out = ehr_run_beside(
		run, "--write-classes", zone_given.write_classes);
	struct ehr_buf yaml = { 0 };
	int rc;

	if (out == NULL)
		return -1;
	if (work->setup.scale[v].n == 0)
		return ehr_fail(&run->err, EHR_FAULT_DATA,
			_("--write-classes: there are no classes to write"));
	rc = write_yaml(work, v, made, &yaml);
	if (rc == 0)
		rc = ehr_output_write(out, yaml.p, yaml.n, &run->err);
	ehr_buf_release(&yaml);
	return rc;
}

int zone_classes_make(struct zone_work *work)
{
	struct ehr_run *run = work->run;
	struct ehr_class_made made = { 0 };
	int v;

	if (!zone_given.classes)
		return 0;
	v = ehr_zoning_setup_classed(&work->setup);
	if (work->rule.method != EHR_CLASS_GIVEN) {
		work->rule.value = (size_t)v;
		if (ehr_zoning_classes_make(&work->setup, work->rows.zoning,
			    &work->rule, &work->arena, &made, &run->err) < 0)
			return -1;
		tell(run, zone_names()[v], &made, work->rule.k);
		record(run, work, &made);
	}
	return zone_given.write_classes ? write_file(work, (size_t)v, &made)
					: 0;
}

void zone_classes_release(struct zone_work *work)
{
	ehr_class_file_release(&work->class_file);
}
