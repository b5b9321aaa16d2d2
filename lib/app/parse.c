/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* getopt_long */
#include "app/parse.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

enum { FIRST_WORD = 256 }; /* getopt's value of the first long option */

static bool takes_value(const struct ehr_opt *opt)
{
	return opt->kind != EHR_OPT_FLAG;
}

static int set_int(
	const struct ehr_opt *opt, const char *text, struct ehr_err *err)
{
	char what[64];

	snprintf(what, sizeof what, "--%s", opt->word);
	return ehr_num_int(what, ehr_str_of(text), (long)opt->min,
		(long)opt->max, opt->into, err);
}

static int set_number(
	const struct ehr_opt *opt, const char *text, struct ehr_err *err)
{
	char min[EHR_NUM_MAX], max[EHR_NUM_MAX], shown[96];
	double value = 0;

	if (ehr_num_read(ehr_str_of(text), &value) == EHR_NUM_VALUE &&
		value >= opt->min && value <= opt->max) {
		*(double *)opt->into = value;
		return 0;
	}
	ehr_visible(shown, sizeof shown, ehr_str_of(text));
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--%s: a number from %.*s to %.*s, not \"%s\""), opt->word,
		(int)ehr_num_write(min, opt->min), min,
		(int)ehr_num_write(max, opt->max), max, shown);
}

static int set_choice(
	const struct ehr_opt *opt, const char *text, struct ehr_err *err)
{
	struct ehr_str rest = ehr_str_of(opt->value);
	char shown[96];

	for (int i = 0; rest.p; i++) {
		struct ehr_str choice = ehr_str_cut(&rest, '|');
		if (ehr_str_is(choice, text)) {
			*(int *)opt->into = i;
			return 0;
		}
	}
	ehr_visible(shown, sizeof shown, ehr_str_of(text));
	return ehr_fail(err, EHR_FAULT_USAGE, _("--%s: %s, not \"%s\""),
		opt->word, opt->value, shown);
}

static int add_item(const struct ehr_opt *opt, const char *text)
{
	struct ehr_list *list = opt->into;

	list->item = ehr_realloc(list->item, list->n + 1, sizeof *list->item);
	list->item[list->n++] = text;
	return 0;
}

static int set(const struct ehr_opt *opt, const char *text, struct ehr_err *err)
{
	switch (opt->kind) {
	case EHR_OPT_FLAG: *(bool *)opt->into = true; return 0;
	case EHR_OPT_TEXT: *(const char **)opt->into = text; return 0;
	case EHR_OPT_INT: return set_int(opt, text, err);
	case EHR_OPT_NUMBER: return set_number(opt, text, err);
	case EHR_OPT_CHOICE: return set_choice(opt, text, err);
	case EHR_OPT_LIST: return add_item(opt, text);
	}
	return -1;
}

static int fail_unknown(const struct ehr_opt *opt, size_t n, const char *arg,
	struct ehr_err *err)
{
	const char **word = ehr_calloc(n, sizeof *word);
	struct ehr_str given = ehr_str_of(arg);
	const char *nearest;
	char shown[96];

	for (size_t i = 0; i < n; i++)
		word[i] = opt[i].word;
	while (given.n && given.p[0] == '-') {
		given.p++;
		given.n--;
	}
	given = ehr_str_cut(&given, '=');
	nearest = ehr_str_nearest(given, word, n);
	free(word);
	ehr_visible(shown, sizeof shown, ehr_str_of(arg));
	if (nearest)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unknown option %s; did you mean --%s?"), shown,
			nearest);
	return ehr_fail(err, EHR_FAULT_USAGE, _("unknown option %s"), shown);
}

/* getopt_long takes any unique prefix of a word; a script written against one
 * breaks the day another option shares it, so it must be the word itself. */
static int check_whole(
	const struct ehr_opt *opt, const char *arg, struct ehr_err *err)
{
	size_t n = strcspn(arg + 2, "=");

	if (strlen(opt->word) == n && memcmp(arg + 2, opt->word, n) == 0)
		return 0;
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("unknown option --%.*s; options are not abbreviated, write "
		  "--%s"),
		(int)n, arg + 2, opt->word);
}

static char *short_words(const struct ehr_opt *opt, size_t n)
{
	struct ehr_buf buf = { 0 };
	char *text;

	ehr_buf_puts(&buf, "+:"); /* options first; missing values are ':' */
	for (size_t i = 0; i < n; i++) {
		if (!opt[i].letter)
			continue;
		ehr_buf_putc(&buf, opt[i].letter);
		if (takes_value(&opt[i]))
			ehr_buf_putc(&buf, ':');
	}
	text = ehr_strdup(ehr_buf_text(&buf));
	ehr_buf_release(&buf);
	return text;
}

static struct option *long_words(const struct ehr_opt *opt, size_t n)
{
	struct option *words = ehr_calloc(n + 1, sizeof *words);

	for (size_t i = 0; i < n; i++)
		words[i] = (struct option){ opt[i].word,
			takes_value(&opt[i]) ? required_argument : no_argument,
			NULL, FIRST_WORD + (int)i };
	return words;
}

static const struct ehr_opt *by_letter(
	const struct ehr_opt *opt, size_t n, int letter)
{
	for (size_t i = 0; i < n; i++)
		if (opt[i].letter == letter)
			return &opt[i];
	return NULL;
}

/* What getopt_long answered for the word arg. */
static int take(const struct ehr_opt *opt, size_t n, int got, const char *arg,
	struct ehr_err *err)
{
	const struct ehr_opt *found;
	char letter[3] = { '-', (char)optopt, 0 };
	bool word = strncmp(arg, "--", 2) == 0;

	if (got == ':')
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("option %s needs a value"), arg);
	if (got == '?' && word && optopt >= FIRST_WORD)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("option --%s takes no value"),
			opt[optopt - FIRST_WORD].word);
	if (got == '?')
		return fail_unknown(opt, n, word ? arg : letter, err);
	if (got < FIRST_WORD) {
		found = by_letter(opt, n, got);
		return set(found, optarg, err);
	}
	found = &opt[got - FIRST_WORD];
	if (check_whole(found, arg, err))
		return -1;
	return set(found, optarg, err);
}

int ehr_options_parse(const struct ehr_opt *opt, size_t n, int argc,
	char **argv, struct ehr_err *err)
{
	char *letters = short_words(opt, n);
	struct option *words = long_words(opt, n);
	struct ehr_err first = { 0 };
	int got = 0;

	optind = 0; /* glibc: begin anew */
	opterr = 0;
	while (got != -1) {
		int before = optind ? optind : 1;
		got = getopt_long(argc, argv, letters, words, NULL);
		if (got == -1)
			break;
		if (take(opt, n, got, argv[before], err) && !first.fault)
			first = *err;
	}
	free(letters);
	free(words);
	if (!first.fault)
		return optind;
	*err = first;
	return -1;
}
