/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/help.h"

#include "base/num.h"
#include "io/writer.h"

enum { HELP_COLUMN = 26 };

void ehr_help_usage(struct ehr_buf *out, const struct ehr_app *app)
{
	ehr_buf_printf(
		out, _("usage: %s [options] %s\n"), app->name, app->operands);
}

static void put_option(struct ehr_buf *out, const struct ehr_opt *opt)
{
	size_t start = out->n, width;

	ehr_buf_puts(out, "  ");
	if (opt->letter)
		ehr_buf_printf(out, "-%c, ", opt->letter);
	else
		ehr_buf_puts(out, "    ");
	ehr_buf_printf(out, "--%s", opt->word);
	if (opt->value)
		ehr_buf_printf(out, " %s", opt->value);
	width = out->n - start;
	if (width + 2 > HELP_COLUMN) {
		ehr_buf_putc(out, '\n');
		width = 0;
	}
	ehr_buf_printf(
		out, "%*s%s\n", (int)(HELP_COLUMN - width), "", _(opt->help));
}

void ehr_help_text(struct ehr_buf *out, const struct ehr_app *app,
	const struct ehr_opt *common, size_t n_common)
{
	ehr_buf_printf(out, "%s - %s\n\n", app->name, _(app->about));
	if (app->n_example)
		ehr_buf_puts(out, _("examples:\n"));
	for (size_t i = 0; i < app->n_example; i++)
		ehr_buf_printf(out, "  # %s\n  %s\n", _(app->example[2 * i]),
			app->example[2 * i + 1]);
	if (app->n_example)
		ehr_buf_putc(out, '\n');
	ehr_help_usage(out, app);
	if (app->n_opt)
		ehr_buf_puts(out, _("\noptions:\n"));
	for (size_t i = 0; i < app->n_opt; i++)
		put_option(out, &app->opt[i]);
	ehr_buf_puts(out, _("\noptions of every program:\n"));
	for (size_t i = 0; i < n_common; i++)
		put_option(out, &common[i]);
	ehr_buf_printf(out,
		_("\nstatus: 0 done; 1 done, and the answer is no (checks "
		  "only); "
		  "2 usage or data;\n3 the machine failed. See man %s, man "
		  "ehrisk.\n"),
		app->name);
}

void ehr_help_version(struct ehr_buf *out, const struct ehr_app *app)
{
	ehr_buf_printf(out, "%s (ehrisk) %s\n", app->name, EHR_VERSION);
	ehr_buf_puts(out, _("License GPL-3.0-or-later: free software; no "
			    "warranty, as far as the law permits.\n"));
}

static const char *const kind_name[] = {
	[EHR_OPT_FLAG] = "flag",
	[EHR_OPT_TEXT] = "text",
	[EHR_OPT_INT] = "integer",
	[EHR_OPT_NUMBER] = "number",
	[EHR_OPT_CHOICE] = "choice",
	[EHR_OPT_LIST] = "list",
};

static void put_key(struct ehr_buf *out, const char *key, const char *text)
{
	ehr_buf_printf(out, "\"%s\":", key);
	ehr_json_put(out, ehr_str_of(text));
}

static void put_range(struct ehr_buf *out, const struct ehr_opt *opt)
{
	char number[EHR_NUM_MAX];

	ehr_buf_puts(out, ",\"min\":");
	ehr_buf_add(out, number, ehr_num_write(number, opt->min));
	ehr_buf_puts(out, ",\"max\":");
	ehr_buf_add(out, number, ehr_num_write(number, opt->max));
}

static void put_json_option(
	struct ehr_buf *out, const struct ehr_opt *opt, bool common)
{
	char letter[2] = { opt->letter, 0 };

	ehr_buf_putc(out, '{');
	put_key(out, "name", opt->word);
	if (opt->letter) {
		ehr_buf_putc(out, ',');
		put_key(out, "letter", letter);
	}
	ehr_buf_putc(out, ',');
	put_key(out, "type", kind_name[opt->kind]);
	if (opt->value) {
		ehr_buf_putc(out, ',');
		put_key(out, "value", opt->value);
	}
	if (opt->kind == EHR_OPT_INT || opt->kind == EHR_OPT_NUMBER)
		put_range(out, opt);
	ehr_buf_printf(out, ",\"common\":%s,", common ? "true" : "false");
	put_key(out, "help", _(opt->help));
	ehr_buf_putc(out, '}');
}

static void put_names(
	struct ehr_buf *out, const char *key, const char *const *name)
{
	ehr_buf_printf(out, ",\n\"%s\":[", key);
	for (size_t i = 0; name && name[i]; i++) {
		ehr_buf_puts(out, i ? "," : "");
		ehr_json_put(out, ehr_str_of(name[i]));
	}
	ehr_buf_putc(out, ']');
}

void ehr_help_json(struct ehr_buf *out, const struct ehr_app *app,
	const struct ehr_opt *common, size_t n_common)
{
	ehr_buf_putc(out, '{');
	put_key(out, "name", app->name);
	ehr_buf_putc(out, ',');
	put_key(out, "version", EHR_VERSION);
	ehr_buf_putc(out, ',');
	put_key(out, "about", _(app->about));
	ehr_buf_putc(out, ',');
	put_key(out, "operands", app->operands);
	ehr_buf_puts(out, ",\n\"options\":[");
	for (size_t i = 0; i < app->n_opt; i++) {
		ehr_buf_puts(out, i ? ",\n" : "\n");
		put_json_option(out, &app->opt[i], false);
	}
	for (size_t i = 0; i < n_common; i++) {
		ehr_buf_puts(out, app->n_opt || i ? ",\n" : "\n");
		put_json_option(out, &common[i], true);
	}
	ehr_buf_putc(out, ']');
	put_names(out, "reads", app->reads);
	put_names(out, "writes", app->writes);
	ehr_buf_puts(out, "}\n");
}
