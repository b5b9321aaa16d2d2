/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/common.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

#define FLAG(word_, letter_, field, help_) \
	{ \
		.word = word_, .letter = letter_, .kind = EHR_OPT_FLAG, \
		.into = &common->field, .help = help_ \
	}
#define TEXT(word_, letter_, value_, field, help_) \
	{ \
		.word = word_, .letter = letter_, .kind = EHR_OPT_TEXT, \
		.value = value_, .into = &common->field, .help = help_ \
	}
#define INT(word_, letter_, value_, low, high, field, help_) \
	{ \
		.word = word_, .letter = letter_, .kind = EHR_OPT_INT, \
		.value = value_, .into = &common->field, .min = low, \
		.max = high, .help = help_ \
	}
#define CHOICE(word_, value_, field, help_) \
	{ \
		.word = word_, .kind = EHR_OPT_CHOICE, .value = value_, \
		.into = &common->field, .help = help_ \
	}

struct ehr_opt *ehr_common_options(struct ehr_common *common, size_t *n)
{
	const struct ehr_opt all[] = {
		TEXT("output", 'o', "FILE", output,
			N_("write to FILE, which appears whole or not at all")),
		FLAG("icsv", 0, icsv, N_("input is CSV")),
		FLAG("itsv", 0, itsv, N_("input is TSV")),
		FLAG("ijson", 0, ijson, N_("input is a JSON array")),
		FLAG("ijsonl", 0, ijsonl, N_("input is JSON Lines")),
		FLAG("ocsv", 0, ocsv, N_("output is CSV, the default")),
		FLAG("otsv", 0, otsv, N_("output is TSV")),
		FLAG("ojson", 0, ojson, N_("output is a JSON array")),
		FLAG("ojsonl", 0, ojsonl, N_("output is JSON Lines")),
		TEXT("delimiter", 0, "C", delimiter,
			N_("cells of CSV are parted by C, one byte or \\t")),
		CHOICE("encoding", "auto|utf-8|gb18030|utf-16", encoding,
			N_("encoding of the input")),
		TEXT("na", 0, "LIST", na,
			N_("cells that mean missing, parted by commas")),
		FLAG("no-header", 0, no_header,
			N_("input has no header; columns are c1, c2, ...")),
		CHOICE("quotes", "strict|lax", quotes,
			N_("lax: a quote out of place is text")),
		INT("skip-lines", 0, "N", 0, 1e9, skip_lines,
			N_("leave out the first N lines")),
		TEXT("comment", 0, "PREFIX", comment,
			N_("leave out lines that begin with PREFIX")),
		TEXT("columns", 0, "LIST", columns,
			N_("of the columns that are added, only these")),
		TEXT("prefix", 0, "P", prefix,
			N_("put P before the names of added columns")),
		TEXT("rejects", 0, "FILE", rejects,
			N_("put records that cannot be read into FILE and go "
			   "on")),
		INT("max-rejects", 0, "N", 0, 1e15, max_rejects,
			N_("stop when there are more than N rejects")),
		INT("digits", 0, "N", 1, 17, digits,
			N_("write numbers with N significant digits")),
		INT("jobs", 'j', "N", 1, 256, jobs,
			N_("use N threads; the output is the same for every "
			   "N")),
		TEXT("manifest", 0, "FILE", manifest,
			N_("write what was read, used and written to FILE "
			   "(JSON)")),
		FLAG("progress", 0, progress,
			N_("show rows and bytes on standard error")),
		{ .word = "ref",
			.kind = EHR_OPT_LIST,
			.value = "NAME=FILE",
			.into = &common->ref,
			.help = N_("use FILE for the reference table NAME") },
		CHOICE("lang", "en|zh", lang,
			N_("language of messages and labels")),
		FLAG("help", 'h', help, N_("print this help")),
		FLAG("version", 0, version, N_("print the version")),
		FLAG("json-usage", 0, json_usage,
			N_("print the options and columns as JSON")),
	};
	struct ehr_opt *opt = ehr_alloc(sizeof all);

	*common = (struct ehr_common){
		.encoding = -1, .max_rejects = -1, .lang = -1
	};
	memcpy(opt, all, sizeof all);
	*n = sizeof all / sizeof *all;
	return opt;
}

/* At most one of the flags; the format of the one that is set. */
static int one_format(const bool flag[4], const char *what,
	enum ehr_format *format, struct ehr_err *err)
{
	static const enum ehr_format formats[] = { EHR_FORMAT_CSV,
		EHR_FORMAT_TSV, EHR_FORMAT_JSON, EHR_FORMAT_JSONL };
	int set = 0;

	*format = EHR_FORMAT_AUTO;
	for (int i = 0; i < 4; i++) {
		set += flag[i];
		if (flag[i])
			*format = formats[i];
	}
	if (set > 1)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("more than one %s format given"), what);
	return 0;
}

static int set_delimiter(const char *text, char *delimiter, struct ehr_err *err)
{
	if (strcmp(text, "\\t") == 0 || strcmp(text, "tab") == 0)
		*delimiter = '\t';
	else if (strlen(text) == 1 && !strchr("\"\r\n", text[0]) &&
		 (text[0] & 0x80) == 0)
		*delimiter = text[0];
	else
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--delimiter: one ASCII character (or \\t), not a "
			  "quote or line end: \"%s\""),
			text);
	return 0;
}

/* What becomes part of a header: text, on one line. */
static int check_prefix(const char *prefix, struct ehr_err *err)
{
	struct ehr_str text = ehr_str_of(prefix ? prefix : "");
	bool fine = ehr_utf8_check(text.p, text.n) == text.n;
	char shown[64];

	for (size_t i = 0; i < text.n; i++)
		fine = fine && (unsigned char)text.p[i] >= ' ';
	if (fine)
		return 0;
	ehr_visible(shown, sizeof shown, text);
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("--prefix: text without control characters in UTF-8, not "
		  "\"%s\""),
		shown);
}

/* The parts of list between commas. */
static struct ehr_str *split(
	const char *list, size_t *n, struct ehr_arena *arena)
{
	struct ehr_str rest = ehr_str_of(list);
	struct ehr_str *part;
	size_t commas = 0;

	for (size_t i = 0; i < rest.n; i++)
		commas += rest.p[i] == ',';
	part = ehr_arena_calloc(arena, commas + 1, sizeof *part);
	for (*n = 0; *n <= commas; ++*n)
		part[*n] = ehr_str_cut(&rest, ',');
	return part;
}

static int apply_formats(const struct ehr_common *common,
	struct ehr_in_opts *in, struct ehr_out_opts *out, struct ehr_err *err)
{
	const bool input[4] = { common->icsv, common->itsv, common->ijson,
		common->ijsonl };
	const bool output[4] = { common->ocsv, common->otsv, common->ojson,
		common->ojsonl };

	if (one_format(input, _("input"), &in->format, err) ||
		one_format(output, _("output"), &out->format, err))
		return -1;
	if (common->delimiter &&
		set_delimiter(common->delimiter, &in->delimiter, err))
		return -1;
	if (common->delimiter && in->format == EHR_FORMAT_AUTO)
		in->format = EHR_FORMAT_CSV;
	return 0;
}

int ehr_common_apply(const struct ehr_common *common, bool auto_encoding,
	struct ehr_in_opts *in, struct ehr_out_opts *out,
	struct ehr_arena *arena, struct ehr_err *err)
{
	static const enum ehr_encoding encodings[] = { EHR_ENCODING_AUTO,
		EHR_ENCODING_UTF8, EHR_ENCODING_GB18030, EHR_ENCODING_UTF16 };

	if (apply_formats(common, in, out, err) ||
		check_prefix(common->prefix, err))
		return -1;
	in->encoding = common->encoding >= 0 ? encodings[common->encoding]
		       : auto_encoding       ? EHR_ENCODING_AUTO
					     : EHR_ENCODING_UTF8;
	in->no_header = common->no_header;
	in->lax = common->quotes == 1;
	in->skip_lines = (unsigned long)common->skip_lines;
	in->comment =
		common->comment && *common->comment ? common->comment : NULL;
	if (common->na)
		in->na = split(common->na, &in->n_na, arena);
	in->digest = common->manifest != NULL;
	out->digits = (int)common->digits;
	out->prefix = common->prefix;
	if (common->columns)
		out->columns = split(common->columns, &out->n_columns, arena);
	return 0;
}
