/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ehrisk-ref: list, describe, print and check built-in tables, profiles, forms
 *
 * Reads nothing. Writes the list of what is built in, a table as rows, a
 * profile as YAML, the columns of a table or parameters of a profile, the
 * toxicity values that a profile chooses, or what is wrong with a file.
 */
#include "app/run.h"
#include "ref/catalog.h"
#include "ref/load.h"
#include "ref/recheck.h"
#include "ref/reflist.h"
#include "ref/values.h"

static const char *describe_name, *check_file, *check_as, *profile_name;
static double review;

static const struct ehr_opt opts[] = {
	{ "describe", 0, EHR_OPT_TEXT, "NAME", &describe_name, 0, 0,
		N_("write the columns of the table, or the parameters "
		   "of the profile, with units") },
	{ "check", 0, EHR_OPT_TEXT, "FILE", &check_file, 0, 0,
		N_("write what is wrong with a file that is to stand "
		   "in for a table or profile; status 1 if anything") },
	{ .word = "as",
		.kind = EHR_OPT_TEXT,
		.value = "NAME",
		.into = &check_as,
		.help = N_("the table or profile that --check asks about") },
	{ .word = "profile",
		.kind = EHR_OPT_TEXT,
		.value = "NAME|FILE",
		.into = &profile_name,
		.help = N_("with toxicity: write the values that this profile "
			   "chooses") },
	{ .word = "review",
		.kind = EHR_OPT_NUMBER,
		.value = "FACTOR",
		.into = &review,
		.min = 1,
		.max = 1e9,
		.help = N_("with toxicity: write the values of which sources "
			   "are more than this factor apart") },
};

static const char *const examples[] = {
	N_("what is built in"),
	"ehrisk-ref",
	N_("all toxicity values with their sources"),
	"ehrisk-ref toxicity > toxicity.csv",
	N_("those that a profile chooses"),
	"ehrisk-ref --profile hj25.3-class1 toxicity",
	N_("a profile, to be changed"),
	"ehrisk-ref us-resident > mine.yaml",
	N_("whether the changed one can be used"),
	"ehrisk-ref --check mine.yaml --as us-resident",
};

static const struct ehr_app app = {
	.name = "ehrisk-ref",
	.about = N_("list, describe, print and check the built-in tables, "
		    "profiles, forms, rules and templates"),
	.operands = "[NAME]",
	.example = examples,
	.n_example = sizeof examples / sizeof examples[0] / 2,
	.opt = opts,
	.n_opt = sizeof opts / sizeof opts[0],
	.is_number = ehr_catalog_is_number,
};

static int print(struct ehr_run *run, const struct ehr_catalog_item *item)
{
	struct ehr_output *out;
	struct ehr_writer *writer;
	struct ehr_load load;
	int rc = -1;

	if (item->kind != EHR_CATALOG_TABLE) {
		out = ehr_run_output(run);
		return out == NULL ? -1
				   : ehr_output_write(out, item->file->bytes.p,
					     item->file->bytes.n, &run->err);
	}
	if (ehr_load_open(&load, item->file->path, NULL, &run->err) != 0)
		return -1;
	ehr_run_used_table(
		run, item->name, NULL, item->file->sha256, item->rows);
	writer = ehr_run_writer(run, ehr_reader_header(load.reader), NULL, 0);
	while (writer != NULL && (rc = ehr_load_next(&load, &run->err)) == 1) {
		ehr_writer_carry(writer, &load.row, false);
		rc = ehr_writer_end_row(writer, &run->err);
		if (rc != 0)
			break;
	}
	ehr_load_close(&load);
	return rc;
}

static int list(struct ehr_run *run, const struct ehr_catalog *catalog)
{
	struct ehr_writer *writer =
		ehr_run_writer(run, NULL, ehr_reflist_items, EHR_REFLIST_ITEMS);

	return writer == NULL ? -1
			      : ehr_reflist_write_items(
					catalog, run->zh, writer, &run->err);
}

static int describe(struct ehr_run *run, const struct ehr_catalog_item *item)
{
	bool table = item->kind == EHR_CATALOG_TABLE;
	struct ehr_writer *writer;

	if (item->kind == EHR_CATALOG_FORM)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("\"%s\" is a form; print it instead"), item->name);
	if (item->kind == EHR_CATALOG_TEMPLATE)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("\"%s\" is a template; print it instead"),
			item->name);
	if (item->kind == EHR_CATALOG_RULES)
		return ehr_fail(&run->err, EHR_FAULT_USAGE,
			_("\"%s\" are rules; print them instead"), item->name);
	writer = ehr_run_writer(run, NULL,
		table ? ehr_reflist_fields : ehr_reflist_params,
		table ? EHR_REFLIST_FIELDS : EHR_REFLIST_PARAMS);
	if (writer != NULL && !table)
		return ehr_reflist_write_params(item, writer, &run->err);
	return writer == NULL ? -1
			      : ehr_reflist_write_fields(
					item, run->zh, writer, &run->err);
}

static int check(struct ehr_run *run, const struct ehr_catalog *catalog)
{
	const struct ehr_catalog_item *item =
		ehr_catalog_find(catalog, check_as, &run->err);
	struct ehr_writer *writer;

	if (item == NULL || ehr_recheck_can(item, &run->err) != 0)
		return -1;
	writer = ehr_run_writer(
		run, NULL, ehr_recheck_columns, EHR_RECHECK_COLUMNS);
	return writer == NULL
		       ? -1
		       : ehr_recheck(item, check_file, writer, &run->err);
}

static int misuse(struct ehr_run *run, const char *name)
{
	int asked = (describe_name != NULL) + (check_file != NULL) +
		    (profile_name != NULL) + (review > 0);
	bool of_toxicity = profile_name != NULL || review > 0;
	const char *what = NULL;

	if (asked > 1)
		what = _("only one of --describe, --check, --profile and "
			 "--review");
	else if ((check_as != NULL) != (check_file != NULL))
		what = _("--check FILE and --as NAME go together; NAME is what "
			 "the "
			 "file is to stand in for, such as toxicity or "
			 "us-resident");
	else if (of_toxicity && (name == NULL || strcmp(name, "toxicity") != 0))
		what = _("--profile and --review go with the name toxicity");
	else if (run->n_input > 1 ||
		 (name != NULL && asked > 0 && !of_toxicity))
		what = _("one name too many; options stand before names");
	return what == NULL ? 0
			    : ehr_fail(&run->err, EHR_FAULT_USAGE, "%s", what);
}

static int work(struct ehr_run *run, const struct ehr_catalog *catalog)
{
	const char *name =
		strcmp(run->input[0], "-") == 0 ? NULL : run->input[0];
	const struct ehr_catalog_item *item;

	if (misuse(run, name) != 0)
		return -1;
	if (check_file != NULL)
		return check(run, catalog);
	if (profile_name != NULL)
		return ref_write_chosen(run, profile_name);
	if (review > 0)
		return ref_write_review(run, review);
	if (name == NULL && describe_name == NULL)
		return list(run, catalog);
	item = ehr_catalog_find(
		catalog, name != NULL ? name : describe_name, &run->err);
	if (item == NULL)
		return -1;
	return name != NULL ? print(run, item) : describe(run, item);
}

int main(int argc, char **argv)
{
	struct ehr_run run;
	struct ehr_catalog *catalog = NULL;
	int rc = ehr_run_start(&run, &app, argc, argv);

	if (rc == 0 && (catalog = ehr_catalog_open(&run.err)) == NULL)
		rc = -1;
	if (rc == 0)
		rc = work(&run, catalog);
	ehr_catalog_close(catalog);
	return ehr_run_finish(&run, rc);
}
