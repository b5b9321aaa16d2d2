/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/report_figure.h"

#include "base/num.h"
#include "ref/field.h"
#include "ref/report_template.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { DECIMALS_MAX = 12 };

const char *const ehr_report_how_word[EHR_REPORT_HOWS] = { "value", "values",
	"count", "distinct", "sum", "mean", "max", "min", "share", "rate",
	"difference", "new", "gone", "kept", "presence" };

const char *const ehr_report_side_word[EHR_REPORT_SIDES] = { "now", "before",
	"change", "change_share" };

long ehr_report_figure_find(
	const struct ehr_report_figures *figures, struct ehr_str name)
{
	for (size_t i = 0; i < figures->n; i++)
		if (figures->at[i].name &&
			ehr_str_is(name, figures->at[i].name))
			return (long)i;
	return EHR_REPORT_NONE;
}

int ehr_report_load_words(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_words **words)
{
	const struct ehr_report_template *template = load->template;
	const struct ehr_yaml *node = ehr_yaml_find(map, "words");

	if (!node)
		return 0;
	for (size_t i = 0; i < template->n_words; i++)
		if (node->kind == EHR_YAML_TEXT &&
			ehr_str_is(node->text, template->words[i].name)) {
			*words = &template->words[i];
			return 0;
		}
	return ehr_yaml_fail(node, load->err, _("is not among the words"));
}

static int load_whole(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key, long max, long *value)
{
	const struct ehr_yaml *node = ehr_yaml_find(map, key);
	struct ehr_err ignored;
	long min = max == DECIMALS_MAX ? 0 : 1;

	*value = EHR_REPORT_NONE;
	if (!node)
		return 0;
	if (node->kind != EHR_YAML_TEXT ||
		ehr_num_int(key, node->text, min, max, value, &ignored))
		return ehr_yaml_fail(node, load->err,
			_("expected a whole number from %ld to %ld"), min, max);
	return 0;
}

static int load_choices(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_figure *figure)
{
	int how = EHR_REPORT_VALUE, side = EHR_REPORT_NOW;

	if (ehr_field_choice(map, "how", ehr_report_how_word, EHR_REPORT_HOWS,
		    &how, load->err) ||
		ehr_field_choice(map, "side", ehr_report_side_word,
			EHR_REPORT_SIDES, &side, load->err))
		return -1;
	figure->how = (enum ehr_report_how)how;
	figure->side = (enum ehr_report_side)side;
	figure->percent = true;
	return ehr_field_flag(map, "percent", &figure->percent, load->err) ||
			       ehr_field_flag(map, "optional",
				       &figure->optional, load->err) ||
			       load_whole(load, map, "decimals", DECIMALS_MAX,
				       &figure->decimals) ||
			       load_whole(load, map, "digits",
				       EHR_REPORT_DIGITS_MAX, &figure->digits)
		       ? -1
		       : 0;
}

static int load_words_from(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_words_from *from)
{
	static const char *const key[] = { "input", "word", "zh", "en" };
	struct ehr_report_names *const names[] = { NULL, &from->word, &from->zh,
		&from->en };
	const struct ehr_yaml *node = ehr_yaml_find(map, "words_from");

	from->input = EHR_REPORT_NONE;
	if (!node)
		return 0;
	if (ehr_yaml_only(node, key, COUNT(key), load->err) ||
		ehr_report_load_input(load, node, "input", &from->input))
		return -1;
	for (size_t i = 1; i < COUNT(key); i++)
		if (ehr_report_load_names(load, node, key[i], names[i]))
			return -1;
	for (size_t i = 0; i < COUNT(key); i++)
		if (names[i] ? names[i]->n == 0
			     : from->input == EHR_REPORT_NONE)
			return ehr_yaml_fail(node, load->err,
				_("key \"%s\" is missing"), key[i]);
	return 0;
}

static int load_common(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_figure *figure)
{
	figure->line = map->line;
	if (load_choices(load, map, figure) ||
		ehr_report_load_names(load, map, "column", &figure->column) ||
		ehr_report_load_conditions(
			load, map, "where", &figure->where) ||
		ehr_report_load_conditions(
			load, map, "having", &figure->having) ||
		ehr_report_load_words(load, map, &figure->words) ||
		load_words_from(load, map, &figure->words_from))
		return -1;
	if ((figure->how == EHR_REPORT_RATE) != (figure->having.n > 0))
		return ehr_yaml_fail(map, load->err,
			_("\"how: rate\" and \"having\" go together"));
	return 0;
}

static bool needs_column(const struct ehr_report_figure *figure)
{
	switch (figure->how) {
	case EHR_REPORT_VALUE:
	case EHR_REPORT_VALUES:
	case EHR_REPORT_DISTINCT:
	case EHR_REPORT_SUM:
	case EHR_REPORT_MEAN:
	case EHR_REPORT_MAX:
	case EHR_REPORT_MIN:
	case EHR_REPORT_NEW:
	case EHR_REPORT_GONE:
	case EHR_REPORT_KEPT: return true;
	default: return false;
	}
}

static int check_column(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_figure *figure)
{
	if (needs_column(figure) && figure->column.n == 0)
		return ehr_yaml_fail(
			map, load->err, _("key \"%s\" is missing"), "column");
	return 0;
}

/* The figure named under a key: one that stands before this one. */
static int load_operand(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const char *key,
	const struct ehr_report_figures *before, const char **name)
{
	struct ehr_str text;

	if (ehr_field_text(map, key, name, load->err))
		return -1;
	text = ehr_str_of(*name);
	if (ehr_report_figure_find(before, text) != EHR_REPORT_NONE ||
		ehr_report_figure_find(&load->template->figures, text) !=
			EHR_REPORT_NONE)
		return 0;
	return ehr_yaml_fail(ehr_yaml_find(map, key), load->err,
		_("no figure of that name stands before this one"));
}

/* A figure computed from two others. */
static int load_derived(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_figures *before,
	struct ehr_report_figure *figure)
{
	static const char *const share[] = { "how", "of", "in", "decimals",
		"digits", "percent" };
	static const char *const difference[] = { "how", "of", "minus",
		"decimals", "digits" };
	bool is_share = figure->how == EHR_REPORT_SHARE;

	if (is_share ? ehr_yaml_only(map, share, COUNT(share), load->err)
		     : ehr_yaml_only(
			       map, difference, COUNT(difference), load->err))
		return -1;
	return load_operand(load, map, "of", before, &figure->of) ||
			       load_operand(load, map,
				       is_share ? "in" : "minus", before,
				       &figure->other)
		       ? -1
		       : 0;
}

static int load_figure(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_figures *before,
	struct ehr_report_figure *figure)
{
	static const char *const key[] = { "zh", "en", "how", "from", "against",
		"column", "where", "having", "decimals", "digits", "percent",
		"words", "words_from" };

	if (load_choices(load, map, figure))
		return -1;
	if (figure->how == EHR_REPORT_SHARE ||
		figure->how == EHR_REPORT_DIFFERENCE) {
		figure->from = figure->against = EHR_REPORT_NONE;
		return load_derived(load, map, before, figure);
	}
	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_report_load_text(load, map, "", false, &figure->heading) ||
		load_common(load, map, figure) ||
		check_column(load, map, figure) ||
		!ehr_yaml_need(map, "from", EHR_YAML_TEXT, load->err) ||
		ehr_report_load_input(load, map, "from", &figure->from) ||
		ehr_report_load_input(load, map, "against", &figure->against))
		return -1;
	if (figure->how == EHR_REPORT_PRESENCE)
		return ehr_yaml_fail(
			map, load->err, _("only a query has a presence"));
	if ((figure->how >= EHR_REPORT_NEW) !=
		(figure->against != EHR_REPORT_NONE))
		return ehr_yaml_fail(map, load->err,
			_("\"against\" goes with new, gone and kept"));
	return 0;
}

int ehr_report_load_figures(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_figures *figures)
{
	const struct ehr_yaml *all;

	if (!ehr_yaml_find(map, "figures"))
		return 0;
	all = ehr_yaml_need(map, "figures", EHR_YAML_MAP, load->err);
	if (!all)
		return -1;
	figures->at = ehr_arena_calloc(
		&load->template->arena, all->n + 1, sizeof(*figures->at));
	for (const struct ehr_yaml *item = all->first; item;
		item = item->next) {
		struct ehr_report_figure *figure = &figures->at[figures->n];

		if (item->kind != EHR_YAML_MAP)
			return ehr_yaml_fail(
				item, load->err, _("must be a map"));
		*figure = (struct ehr_report_figure){ .name = item->key.p,
			.lookup = EHR_REPORT_NONE,
			.line = item->line };
		if (load_figure(load, item, figures, figure))
			return -1;
		figures->n++;
	}
	return 0;
}

static int check_sides(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_figure *figure,
	bool is_grouped)
{
	bool two =
		figure->side != EHR_REPORT_NOW || figure->how >= EHR_REPORT_NEW;
	bool grouped = figure->how > EHR_REPORT_VALUES;

	if (figure->how == EHR_REPORT_DIFFERENCE)
		return ehr_yaml_fail(map, load->err,
			_("in a query a difference is \"side: change\""));
	if (two && figure->against == EHR_REPORT_NONE)
		return ehr_yaml_fail(
			map, load->err, _("needs a query with \"against\""));
	if (grouped && !is_grouped)
		return ehr_yaml_fail(
			map, load->err, _("needs a query with \"by\""));
	return 0;
}

static int load_lookup(struct ehr_report_loading *load,
	const struct ehr_yaml *map, struct ehr_report_figure *figure)
{
	if (ehr_report_load_input(load, map, "lookup", &figure->lookup) ||
		ehr_report_load_names(load, map, "key", &figure->key))
		return -1;
	if ((figure->lookup != EHR_REPORT_NONE) != (figure->key.n > 0))
		return ehr_yaml_fail(map, load->err,
			_("\"lookup\" and \"key\" go together"));
	if (figure->lookup != EHR_REPORT_NONE &&
		figure->how > EHR_REPORT_VALUES)
		return ehr_yaml_fail(map, load->err,
			_("\"lookup\" goes with value and values"));
	if (figure->lookup != EHR_REPORT_NONE &&
		(figure->where.n > 0 || figure->having.n > 0))
		return ehr_yaml_fail(map, load->err,
			_("\"lookup\" has no \"where\" and no \"having\""));
	return 0;
}

int ehr_report_load_column(struct ehr_report_loading *load,
	const struct ehr_yaml *map, const struct ehr_report_columns *columns)
{
	static const char *const key[] = { "id", "zh", "en", "how", "column",
		"where", "having", "side", "lookup", "key", "decimals",
		"digits", "percent", "words", "words_from", "optional" };
	struct ehr_report_figure *figure =
		&columns->figures->at[columns->figures->n];

	if (map->kind != EHR_YAML_MAP)
		return ehr_yaml_fail(map, load->err, _("must be a map"));
	*figure = (struct ehr_report_figure){ .from = columns->from,
		.against = columns->against };
	if (ehr_yaml_only(map, key, COUNT(key), load->err) ||
		ehr_report_load_text(load, map, "", true, &figure->heading) ||
		load_common(load, map, figure) ||
		load_lookup(load, map, figure) ||
		check_sides(load, map, figure, columns->grouped) ||
		check_column(load, map, figure))
		return -1;
	if (ehr_yaml_find(map, "id") &&
		ehr_field_text(map, "id", &figure->name, load->err))
		return -1;
	columns->figures->n++;
	return 0;
}
