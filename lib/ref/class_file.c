/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/class_file.h"

#include <math.h>

#include "io/file.h"
#include "io/yaml.h"
#include "ref/colour.h"

enum { FILE_MAX = 1 << 20 };

/* The text under key; "" where there is none. */
static int read_text(const struct ehr_yaml *map, const char *key,
	const char **text, struct ehr_err *err)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);

	*text = "";
	if (!node)
		return 0;
	if (!ehr_yaml_need(map, key, EHR_YAML_TEXT, err))
		return -1;
	*text = node->text.p;
	return 0;
}

/* The same, which must be there and not empty. */
static int need_text(const struct ehr_yaml *map, const char *key,
	const char **text, struct ehr_err *err)
{
	const struct ehr_yaml *node =
		ehr_yaml_need(map, key, EHR_YAML_TEXT, err);

	if (!node)
		return -1;
	*text = node->text.p;
	if (ehr_str_trim(node->text).n == 0)
		return ehr_yaml_fail(node, err, _("must not be empty"));
	return 0;
}

static int read_upper(const struct ehr_yaml *map, struct ehr_zone_class *class,
	const struct ehr_zone_class *below, struct ehr_err *err)
{
	class->upper = INFINITY;
	if (!map->next)
		return ehr_yaml_find(map, "upper")
			       ? ehr_yaml_fail(ehr_yaml_find(map, "upper"), err,
					 _("the last class has no upper bound"))
			       : 0;
	if (ehr_yaml_number(map, "upper", &class->upper, err))
		return -1;
	if (below && !(below->upper < class->upper))
		return ehr_yaml_fail(ehr_yaml_find(map, "upper"), err,
			_("must be higher than the bound of the class "
			  "before"));
	return 0;
}

static int read_class(const struct ehr_yaml *map, struct ehr_zone_class *class,
	const struct ehr_zone_class *below, struct ehr_err *err)
{
	static const char *const key[] = { "name_en", "name_zh", "upper",
		"colour", "note" };

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, err, _("must be a map of a class"));
	if (ehr_yaml_only(map, key, sizeof(key) / sizeof(key[0]), err) ||
		need_text(map, "name_en", &class->name_en, err) ||
		read_text(map, "name_zh", &class->name_zh, err) ||
		read_text(map, "colour", &class->colour, err) ||
		read_text(map, "note", &class->note, err))
		return -1;
	if (*class->colour && !ehr_colour_is(ehr_str_of(class->colour)))
		return ehr_yaml_fail(ehr_yaml_find(map, "colour"), err,
			_("expected a colour such as \"#fd8d3c\""));
	return read_upper(map, class, below, err);
}

static int read_classes(struct ehr_class_file *file,
	const struct ehr_yaml *root, struct ehr_err *err)
{
	struct ehr_zone_scheme *scheme = &file->scheme;
	const struct ehr_yaml *list =
		ehr_yaml_need(root, "classes", EHR_YAML_LIST, err);

	if (!list)
		return -1;
	if (list->n < 1 || list->n > EHR_ZONE_CLASSES)
		return ehr_yaml_fail(list, err, _("must be 1 to %d classes"),
			EHR_ZONE_CLASSES);
	scheme->class = file->class;
	for (const struct ehr_yaml *item = list->first; item;
		item = item->next) {
		struct ehr_zone_class *class = &scheme->class[scheme->n];

		if (read_class(item, class, scheme->n ? class - 1 : NULL, err))
			return -1;
		scheme->n++;
	}
	return 0;
}

static int read_scheme(struct ehr_class_file *file, const struct ehr_yaml *root,
	struct ehr_err *err)
{
	static const char *const key[] = { "scheme", "source", "note",
		"classes" };
	const char *source, *note;

	if (root->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(
			root, err, _("must be a map with scheme and classes"));
	if (ehr_yaml_only(root, key, sizeof(key) / sizeof(key[0]), err) ||
		need_text(root, "scheme", &file->scheme.name, err) ||
		need_text(root, "source", &source, err) ||
		read_text(root, "note", &note, err) ||
		read_classes(file, root, err))
		return -1;
	for (size_t i = 0; i < file->scheme.n; i++)
		file->class[i].source = source;
	return 0;
}

int ehr_class_file_open(
	struct ehr_class_file *file, const char *path, struct ehr_err *err)
{
	struct ehr_buf buf = { 0 };
	struct ehr_str bytes;
	struct ehr_yaml *root;
	int rc = ehr_file_read(path, FILE_MAX, &buf, err);

	*file = (struct ehr_class_file){ .scheme.values = "" };
	bytes = (struct ehr_str){ buf.p, buf.n };
	if (rc == 0) {
		root = ehr_yaml_read(path, bytes, &file->arena, err);
		ehr_sha256(bytes, file->sha256);
		rc = root ? read_scheme(file, root, err) : -1;
	}
	ehr_buf_release(&buf);
	if (rc < 0)
		ehr_class_file_release(file);
	return rc;
}

void ehr_class_file_release(struct ehr_class_file *file)
{
	ehr_arena_release(&file->arena);
	*file = (struct ehr_class_file){ 0 };
}
