/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/report_block.h"

#include "ref/field.h"
#include "ref/report_template.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define ANY "block", "given", "not_given"
#define QUERY "from", "where", "sort", "limit", "none_zh", "none_en"

enum { KEYS_MAX = 24 };

static const char *const kind_word[EHR_REPORT_KINDS] = { "section", "text",
	"table", "chart", "facts", "list", "picture", "each" };

static const char *const chart_word[EHR_REPORT_CHARTS] = { "bars", "stacked",
	"lines" };

/* The keys that each kind may have; the rest is NULL. */
static const char *const key[EHR_REPORT_KINDS][KEYS_MAX] = {
	{ ANY, "title_zh", "title_en", "blocks" },
	{ ANY, "text_zh", "text_en", "figures" },
	{ ANY, QUERY, "against", "by", "columns", "across", "total",
		"caption_zh", "caption_en" },
	{ ANY, QUERY, "against", "by", "columns", "across", "caption_zh",
		"caption_en", "as", "unit_zh", "unit_en" },
	{ ANY, QUERY, "columns", "caption_zh", "caption_en" },
	{ ANY, QUERY, "text_zh", "text_en", "optional" },
	{ ANY, "from", "caption_zh", "caption_en" },
	{ ANY, QUERY, "column", "as", "blocks" },
};

static const struct ehr_report_query_form form[EHR_REPORT_KINDS] = {
	[EHR_REPORT_TABLE] = { .by = true,
		.columns = true,
		.across = true,
		.total = true },
	[EHR_REPORT_CHART] = { .by = true,
		.needs_by = true,
		.columns = true,
		.across = true },
	[EHR_REPORT_FACTS] = { .columns = true },
};

/* In one of the two languages: are all names known? */
static int check_names(struct ehr_report_loading *load,
	const struct ehr_yaml *node, const char *text,
	const struct ehr_report_figures *figures)
{
	struct ehr_str rest = ehr_str_of(text);
	struct ehr_report_piece piece;
	char shown[64];

	while (ehr_report_piece_next(&rest, &piece)) {
		if (!piece.is_name || ehr_report_known(load, piece.text) ||
			(figures && ehr_report_figure_find(figures,
					    piece.text) != EHR_REPORT_NONE) ||
			ehr_report_figure_find(&load->template->figures,
				piece.text) != EHR_REPORT_NONE)
			continue;
		ehr_visible(shown, sizeof(shown), piece.text);
		return ehr_yaml_fail(node, load->err,
			_("there is no figure or parameter \"%s\""), shown);
	}
	return 0;
}

int ehr_report_check_text(struct ehr_report_loading *load,
	const struct ehr_yaml *node, const struct ehr_report_text *text,
	const struct ehr_report_figures *figures)
{
	if (!text->zh)
		return 0;
	return check_names(load, node, text->zh, figures) ||
			       check_names(load, node, text->en, figures)
		       ? -1
		       : 0;
}

static int check_given(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *word, const char **name,
	size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct ehr_str text = ehr_str_of(name[i]);

		if (ehr_report_input_find(load->template, text) ==
				EHR_REPORT_NONE &&
			ehr_report_parameter_find(load->template, text) ==
				EHR_REPORT_NONE)
			return ehr_yaml_fail(ehr_yaml_find(map, word),
				load->err,
				_("\"%s\" is no input and no parameter"),
				name[i]);
	}
	return 0;
}

static int load_given(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block *block)
{
	if (ehr_report_load_list(
		    load, map, "given", &block->given, &block->n_given) ||
		ehr_report_load_list(load, map, "not_given", &block->not_given,
			&block->n_not_given) ||
		check_given(load, map, "given", block->given, block->n_given) ||
		check_given(load, map, "not_given", block->not_given,
			block->n_not_given))
		return -1;
	return 0;
}

/* Pictures are shown, tables are asked. */
static int check_form(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_block *block)
{
	long from = block->query.from;
	bool picture = block->kind == EHR_REPORT_PICTURE;

	if (from == EHR_REPORT_NONE ||
		load->template->input[from].picture == picture)
		return 0;
	return ehr_yaml_fail(ehr_yaml_find(map, "from"), load->err,
		picture ? _("is a table, not a picture")
			: _("is a picture, not a table"));
}

static int load_chart(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block *block)
{
	int chart = EHR_REPORT_BARS;

	if (ehr_report_load_text(load, map, "unit_", false, &block->unit) ||
		ehr_field_choice(map, "as", chart_word, EHR_REPORT_CHARTS,
			&chart, load->err))
		return -1;
	block->chart = (enum ehr_report_chart)chart;
	return 0;
}

/* One group for each value, which can be sorted by. */
static void set_each(
	struct ehr_report_loading *load, struct ehr_report_block *block)
{
	struct ehr_report_query *query = &block->query;
	struct ehr_arena *arena = &load->template->arena;

	query->n_by = query->columns.n = 1;
	query->by = ehr_arena_calloc(arena, 1, sizeof(*query->by));
	query->by->column = block->each;
	query->by->lookup = EHR_REPORT_NONE;
	query->columns.at =
		ehr_arena_calloc(arena, 1, sizeof(*query->columns.at));
	*query->columns.at = (struct ehr_report_figure){ .from = query->from,
		.against = EHR_REPORT_NONE,
		.lookup = EHR_REPORT_NONE,
		.decimals = EHR_REPORT_NONE,
		.digits = EHR_REPORT_NONE,
		.column = block->each,
		.line = block->line };
}

static int load_each(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block *block)
{
	int rc;

	if (ehr_report_load_names(load, map, "column", &block->each) ||
		ehr_field_text(map, "as", &block->as, load->err))
		return -1;
	if (block->each.n == 0)
		return ehr_yaml_fail(
			map, load->err, _("key \"%s\" is missing"), "column");
	if (load->depth == EHR_REPORT_DEPTH)
		return ehr_yaml_fail(map, load->err, _("too deep"));
	if (ehr_report_known(load, ehr_str_of(block->as)))
		return ehr_yaml_fail(ehr_yaml_find(map, "as"), load->err,
			_("the name \"%s\" is taken"), block->as);
	set_each(load, block);
	load->each[load->depth++] = block->as;
	rc = ehr_report_load_blocks(load, map, &block->block, &block->n);
	load->depth--;
	return rc;
}

static int load_query(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block *block)
{
	if (ehr_report_load_query(
		    load, map, &form[block->kind], &block->query) ||
		ehr_report_check_text(load, map, &block->query.none, NULL))
		return -1;
	switch (block->kind) {
	case EHR_REPORT_EACH: return load_each(load, map, block);
	case EHR_REPORT_LIST:
		if (ehr_report_load_names(
			    load, map, "optional", &block->optional))
			return -1;
		return ehr_report_load_text(
			load, map, "text_", true, &block->text);
	case EHR_REPORT_CHART:
		if (load_chart(load, map, block))
			return -1;
		break;
	default: break;
	}
	return ehr_report_load_text(load, map, "caption_", true, &block->text);
}

static int load_kind(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block *block)
{
	switch (block->kind) {
	case EHR_REPORT_SECTION:
		if (ehr_report_load_text(
			    load, map, "title_", true, &block->text))
			return -1;
		return ehr_report_load_blocks(
			load, map, &block->block, &block->n);
	case EHR_REPORT_TEXT:
		if (ehr_report_load_figures(load, map, &block->figures))
			return -1;
		return ehr_report_load_text(
			load, map, "text_", true, &block->text);
	case EHR_REPORT_PICTURE:
		if (!ehr_yaml_need(map, "from", EHR_YAML_TEXT, load->err) ||
			ehr_report_load_input(
				load, map, "from", &block->query.from))
			return -1;
		return ehr_report_load_text(
			load, map, "caption_", true, &block->text);
	default: return load_query(load, map, block);
	}
}

static int load_block(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block *block)
{
	int kind = -1;
	size_t n = 0;

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	if (ehr_field_choice(map, "block", kind_word, EHR_REPORT_KINDS, &kind,
		    load->err))
		return -1;
	if (kind < 0)
		return ehr_yaml_fail(
			map, load->err, _("key \"%s\" is missing"), "block");
	while (n < KEYS_MAX && key[kind][n])
		n++;
	block->kind = (enum ehr_report_kind)kind;
	block->line = map->line;
	block->query.from = block->query.against = EHR_REPORT_NONE;
	if (ehr_yaml_only(map, key[kind], n, load->err) ||
		load_given(load, map, block) || load_kind(load, map, block) ||
		check_form(load, map, block))
		return -1;
	return block->kind == EHR_REPORT_LIST
		       ? 0
		       : ehr_report_check_text(load, map, &block->text,
				 block->kind == EHR_REPORT_TEXT
					 ? &block->figures
					 : NULL);
}

int ehr_report_load_blocks(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_block **block, size_t *n)
{
	const struct ehr_yaml *list =
		ehr_yaml_need(map, "blocks", EHR_YAML_LIST, load->err);

	if (!list)
		return -1;
	if (list->n == 0)
		return ehr_yaml_fail(list, load->err, _("is empty"));
	*block = ehr_arena_calloc(
		&load->template->arena, list->n, sizeof(**block));
	for (const struct ehr_yaml *item = list->first; item; item = item->next)
		if (load_block(load, item, &(*block)[(*n)++]))
			return -1;
	return 0;
}
