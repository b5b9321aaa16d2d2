/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "limits/options.h"

#include "model/limit_rows.h"
#include "ref/column.h"

struct limits_given limits_given = { .ph = LIMITS_NOT_SAID,
	.altitude_m = LIMITS_NOT_SAID };

static const char land[] = "class1|class2|paddy|orchard|other|rotation";
static const char class[] = "I|II|III|IV|V|1|2|3";
static const char area[] = "I|II|III";
static const char water_body[] = "river|lake";
static const char averaging[] = "1h|8h|8h-max|24h|month|season|year|15min|"
				"8h-shift|ceiling|growing_season";
enum { PH_MOST = 14, ALTITUDE_MOST = 9000 };

static const struct ehr_opt opts[] = {
	{ "standard", 0, EHR_OPT_LIST, "NAME", &limits_given.standard, 0, 0,
		N_("standard or edition to hold rows against, such as gb36600 "
		   "or gb36600-2018; may be repeated") },
	{ "list", 0, EHR_OPT_FLAG, NULL, &limits_given.list, 0, 0,
		N_("list the standards that there are, and read no rows") },
	{ "land", 0, EHR_OPT_TEXT, land, &limits_given.land, 0, 0,
		N_("land of rows whose column land is empty or absent") },
	{ "class", 0, EHR_OPT_TEXT, class, &limits_given.class, 0, 0,
		N_("function class of waters, or grade of discharges, of rows "
		   "without function_class") },
	{ "area", 0, EHR_OPT_TEXT, area, &limits_given.area, 0, 0,
		N_("functional area of the air of rows without air_area") },
	{ "averaging", 0, EHR_OPT_TEXT, averaging, &limits_given.averaging, 0,
		0,
		N_("what concentrations of rows without averaging are means "
		   "over") },
	{ "water-body", 0, EHR_OPT_TEXT, water_body, &limits_given.water_body,
		0, 0, N_("kind of water of rows without water_body") },
	{ "condition", 0, EHR_OPT_TEXT, "WORDS", &limits_given.condition, 0, 0,
		N_("what else is so of rows without limit_condition, such as "
		   "workshop_outlet") },
	{ "ph", 0, EHR_OPT_NUMBER, "PH", &limits_given.ph, 0, PH_MOST,
		N_("pH of the soil of rows without ph") },
	{ "altitude", 0, EHR_OPT_NUMBER, "M", &limits_given.altitude_m, 0,
		ALTITUDE_MOST,
		N_("metres above the sea of rows without "
		   "altitude_m") },
	{ "allow-memory", 0, EHR_OPT_FLAG, NULL, &limits_given.allow_memory, 0,
		0,
		N_("use limits that were written down from memory, and "
		   "flag rows that rest on them") },
	{ "exclude", 0, EHR_OPT_LIST, "ITEM|RULE", &limits_given.exclude, 0, 0,
		N_("leave an item, or those of a rule of limit_rules, out of "
		   "classes; may be repeated") },
	{ "background", 0, EHR_OPT_FLAG, NULL, &limits_given.background, 0, 0,
		N_("what is not above the column background does not exceed") },
	{ "trigger", 0, EHR_OPT_TEXT, "RULE", &limits_given.trigger, 0, 0,
		N_("pass only rows above the limits that the rule names: "
		   "hj25.3") },
	{ "by", 0, EHR_OPT_TEXT, "COLUMNS", &limits_given.by, 0, 0,
		N_("write one row for each group of rows alike in these "
		   "columns: its worst class, what exceeds") },
	{ "summary", 0, EHR_OPT_FLAG, NULL, &limits_given.summary, 0, 0,
		N_("with --by: write how many of the groups are of each "
		   "class and how many comply") },
};

static const char *const examples[] = {
	N_("soil of a site against screening and intervention values"),
	"ehrisk-limits --standard gb36600-2018 --land class1 rows.csv",
	N_("the rows above screening values, on to the risk"),
	"ehrisk-limits --trigger hj25.3 --land class1 rows.csv |\n"
	"ehrisk-score --profile hj25.3-class1",
	N_("sections of rivers: the class of each, and what decides it"),
	"ehrisk-limits --standard gb3838 --water-body river --by source_id "
	"water.csv",
	N_("which standards there are"),
	"ehrisk-limits --list",
};

static bool is_number(const char *column)
{
	static const char *const number[] = { "limit_", "ratio_", "n_" };
	static const char *const text[] = { "limit_op", "limit_kind",
		"limit_status", "limit_flags", "limit_note", "limit_condition",
		"ratio_max_item" };

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		if (strncmp(column, text[i], strlen(text[i])) == 0)
			return false;
	for (size_t i = 0; i < sizeof(number) / sizeof(*number); i++)
		if (strncmp(column, number[i], strlen(number[i])) == 0)
			return true;
	return ehr_column_is_number(column);
}

const struct ehr_app limits_app = {
	.name = "ehrisk-limits",
	.about = N_("concentrations against the limits of Chinese standards"),
	.operands = "[FILE ...]",
	.example = examples,
	.n_example = sizeof(examples) / sizeof(examples[0]) / 2,
	.opt = opts,
	.n_opt = sizeof(opts) / sizeof(opts[0]),
	.reads = ehr_limit_columns,
	.writes = ehr_limit_results,
	.is_number = is_number,
};

/* Is text one of the words of the option, which have "|" between? */
static bool is_word(const char *words, struct ehr_str text)
{
	struct ehr_str rest = ehr_str_of(words);

	while (rest.n > 0)
		if (ehr_str_eq(ehr_str_cut(&rest, '|'), text))
			return true;
	return false;
}

int limits_word(const char *const *given, enum ehr_limit_cell cell,
	const struct ehr_words *words, struct ehr_arena *arena,
	struct ehr_str *word, struct ehr_err *err)
{
	const struct ehr_opt *opt = opts;

	*word = (struct ehr_str){ "", 0 };
	if (*given == NULL)
		return 0;
	while (opt->into != given)
		opt++;
	*word = ehr_limit_word_meant(words, cell, ehr_str_of(*given), arena);
	if (is_word(opt->value, *word))
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--%s: \"%s\" is none of %s, nor another word for one"),
		opt->word, *given, opt->value);
}

int limits_options_check(struct ehr_err *err)
{
	const struct limits_given *given = &limits_given;

	if (given->list)
		return given->standard.n > 0 || given->by || given->trigger
			       ? ehr_fail(err, EHR_FAULT_USAGE,
					 _("--list is not with --standard, "
					   "--by or --trigger"))
			       : 0;
	if (given->standard.n == 0 && !given->trigger)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--standard is required; --list lists them"));
	if (given->summary && !given->by)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--summary is of groups: it needs --by"));
	if (given->trigger && (given->by || given->standard.n > 1))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--trigger passes rows by one standard: not with "
			  "--by or several of --standard"));
	return 0;
}
