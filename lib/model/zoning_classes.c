/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_classes.h"

#include <math.h>
#include <stdlib.h>

#include "base/num.h"
#include "calc/natural_breaks.h"
#include "model/yaml_text.h"

static const char *const method_word[] = { [EHR_CLASS_JENKS] = "jenks:",
	[EHR_CLASS_QUANTILE] = "quantile:",
	[EHR_CLASS_EQUAL] = "equal:" };

int ehr_class_rule_read(
	const char *text, struct ehr_class_rule *rule, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(text);
	long k;

	*rule = (struct ehr_class_rule){ EHR_CLASS_GIVEN, 0, 0 };
	for (int i = EHR_CLASS_JENKS; i <= EHR_CLASS_EQUAL; i++)
		if (ehr_str_starts(rest, method_word[i]))
			rule->method = (enum ehr_class_method)i;
	if (rule->method == EHR_CLASS_GIVEN)
		return 0;
	(void)ehr_str_cut(&rest, ':');
	if (ehr_num_int("--classes", rest, 2, EHR_ZONE_CLASSES, &k, err) < 0)
		return -1;
	rule->k = (size_t)k;
	return 0;
}

static int rising(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

/* Value v of the cells that have one, rising. */
static double *gather(
	struct ehr_zoning *zoning, size_t v, struct ehr_class_made *made)
{
	size_t n = ehr_zoning_count(zoning);
	double *value = ehr_realloc(NULL, n + 1, sizeof(*value));

	for (size_t i = 0; i < n; i++) {
		struct ehr_zoning_cell cell;

		ehr_zoning_cell(zoning, i, &cell);
		if (cell.has[v])
			value[made->cells++] = cell.value[v];
	}
	qsort(value, made->cells, sizeof(*value), rising);
	for (size_t i = 0; i < made->cells; i++)
		made->distinct += i == 0 || value[i - 1] < value[i];
	return value;
}

static void part(const struct ehr_class_rule *rule, const double *value,
	double *upper, struct ehr_class_made *made)
{
	if (made->cells == 0)
		return;
	if (rule->method == EHR_CLASS_JENKS)
		made->classes = ehr_natural_breaks(
			value, made->cells, rule->k, upper, &made->fit);
	else if (rule->method == EHR_CLASS_QUANTILE)
		made->classes =
			ehr_quantile_breaks(value, made->cells, rule->k, upper);
	else
		made->classes =
			ehr_equal_breaks(value, made->cells, rule->k, upper);
}

static const char *write_fixed(
	const double *upper, size_t n, struct ehr_arena *arena)
{
	struct ehr_buf text = { 0 };
	char number[EHR_NUM_MAX];
	const char *kept;

	ehr_buf_puts(&text, "fixed:");
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ehr_buf_putc(&text, ',');
		ehr_buf_add(&text, number, ehr_num_write(number, upper[i]));
	}
	kept = ehr_arena_string(arena, (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return kept;
}

int ehr_zoning_classes_make(struct ehr_zoning_setup *setup,
	struct ehr_zoning *zoning, const struct ehr_class_rule *rule,
	struct ehr_arena *arena, struct ehr_class_made *made,
	struct ehr_err *err)
{
	double upper[EHR_ZONE_CLASSES], *value;
	struct ehr_zoning_scale *scale = &setup->scale[rule->value];

	*made = (struct ehr_class_made){ 0 };
	value = gather(zoning, rule->value, made);
	part(rule, value, upper, made);
	free(value);
	if (made->classes == 0)
		return 0;
	if (made->classes == 1) {
		*scale = (struct ehr_zoning_scale){ .name = "one class",
			.n = 1,
			.class_name = { ehr_str_of("all values") },
			.upper = { INFINITY } };
		return 0;
	}
	made->fixed = write_fixed(upper, made->classes - 1, arena);
	return ehr_zoning_scale_fixed(scale, made->fixed, arena, err);
}

static void put_text(struct ehr_buf *yaml, const char *indent, const char *key,
	struct ehr_str text)
{
	ehr_buf_printf(yaml, "%s%s: ", indent, key);
	ehr_yaml_quote(yaml, text);
	ehr_buf_putc(yaml, '\n');
}

static void put_if(struct ehr_buf *yaml, const char *key, const char *text)
{
	if (*text)
		put_text(yaml, "    ", key, ehr_str_of(text));
}

void ehr_zoning_classes_write(const struct ehr_zoning_scale *scale,
	const struct ehr_zone_scheme *scheme, const struct ehr_palette *palette,
	const char *source, struct ehr_buf *yaml)
{
	put_text(yaml, "", "scheme", ehr_str_of(scale->name));
	put_text(yaml, "", "source", ehr_str_of(source));
	ehr_buf_puts(yaml, "# from the lowest class up; a bound belongs to the "
			   "class below it\nclasses:\n");
	for (size_t i = 0; i < scale->n; i++) {
		double last = scale->n > 1 ? (double)(scale->n - 1) : 1;
		char number[EHR_NUM_MAX], colour[8];

		put_text(yaml, "  - ", "name_en", scale->class_name[i]);
		if (scheme)
			put_if(yaml, "name_zh", scheme->class[i].name_zh);
		if (i + 1 < scale->n)
			ehr_buf_printf(yaml, "    upper: %.*s\n",
				(int)ehr_num_write(number, scale->upper[i]),
				number);
		if (scheme) {
			put_if(yaml, "colour", scheme->class[i].colour);
			put_if(yaml, "note", scheme->class[i].note);
		} else {
			ehr_palette_mix(palette, (double)i / last, colour);
			put_if(yaml, "colour", colour);
		}
	}
}
