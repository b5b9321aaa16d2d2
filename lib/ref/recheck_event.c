/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/recheck_event.h"

#include "ref/event_matrix.h"
#include "ref/event_rule.h"
#include "ref/event_score.h"
#include "ref/event_setting.h"
#include "ref/event_substance.h"

static int check_event_rules(const char *path, struct ehr_err *err)
{
	struct ehr_event_classes *classes = ehr_event_classes_open(NULL, err);
	struct ehr_event_rules *table =
		classes ? ehr_event_rules_open(path, classes, err) : NULL;
	int rc = table ? 0 : -1;

	ehr_event_rules_close(table);
	ehr_event_classes_close(classes);
	return rc;
}

static int check_event_matrices(const char *path, struct ehr_err *err)
{
	struct ehr_event_classes *classes = ehr_event_classes_open(NULL, err);
	struct ehr_event_matrices *table =
		classes ? ehr_event_matrices_open(path, classes, err) : NULL;
	int rc = table ? 0 : -1;

	ehr_event_matrices_close(table);
	ehr_event_classes_close(classes);
	return rc;
}

static int check_event_classes(const char *path, struct ehr_err *err)
{
	struct ehr_event_classes *table = ehr_event_classes_open(path, err);
	int rc = table ? 0 : -1;

	ehr_event_classes_close(table);
	return rc;
}

static int check_event_scores(const char *path, struct ehr_err *err)
{
	struct ehr_event_scores scores;
	int rc = ehr_event_scores_read(&scores, path, err);

	ehr_event_scores_release(&scores);
	return rc;
}

static int check_event_settings(const char *path, struct ehr_err *err)
{
	double value[EHR_EVENT_SETTINGS];

	return ehr_event_settings_read(path, value, NULL, err);
}

static int check_event_substances(const char *path, struct ehr_err *err)
{
	struct ehr_aliases *aliases = ehr_aliases_open(NULL, err);
	struct ehr_event_substances *table =
		aliases ? ehr_event_substances_open(path, aliases, err) : NULL;
	int rc = table ? 0 : -1;

	ehr_event_substances_close(table);
	ehr_aliases_close(aliases);
	return rc;
}

static const struct {
	const char *table;
	int (*check)(const char *path, struct ehr_err *err);
} checked[] = {
	{ "event_classes", check_event_classes },
	{ "event_matrices", check_event_matrices },
	{ "event_rules", check_event_rules },
	{ "event_scores", check_event_scores },
	{ "event_settings", check_event_settings },
	{ "event_substances", check_event_substances },
};

enum { CHECKED = sizeof checked / sizeof checked[0] };

bool ehr_recheck_event_knows(const char *table)
{
	for (size_t i = 0; i < CHECKED; i++)
		if (strcmp(table, checked[i].table) == 0)
			return true;
	return false;
}

int ehr_recheck_event(const char *table, const char *path, struct ehr_err *err)
{
	for (size_t i = 0; i < CHECKED; i++)
		if (strcmp(table, checked[i].table) == 0)
			return checked[i].check(path, err);
	return 0;
}
