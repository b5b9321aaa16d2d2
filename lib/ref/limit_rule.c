/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/limit_rule.h"

#include "ref/alias_key.h"
#include "ref/aqi_cell.h"
#include "ref/cas.h"

const char *const ehr_limit_what_word[EHR_LIMIT_WHATS] = { "exclude",
	"background", "land_unsaid", "trigger", "good" };
const char *const ehr_limit_rule_table[EHR_LIMIT_RULE_TABLES] = {
	"limit_places", "limit_sums", "limit_names", "limit_rules"
};

static const char *const status_word[] = { "read", "secondary", "memory" };
enum { STATUSES = 3, MEMORY = 2 };
static const char *const sum_word[] = { "sum", "ratios" };
enum { SUMS = 2, RATIOS = 1 };

bool ehr_limit_has_word(const char *text, struct ehr_str word)
{
	struct ehr_str rest = ehr_str_of(text);

	while (rest.n > 0)
		if (ehr_str_eq(ehr_str_cut(&rest, ' '), word))
			return true;
	return false;
}

struct ehr_str ehr_limit_key(struct ehr_str name, struct ehr_arena *arena)
{
	struct ehr_alias_key key;
	char lower[EHR_ALIAS_KEY_MAX];

	ehr_alias_key(name, &key);
	return ehr_arena_copy(
		arena, ehr_alias_key_lower(
			       (struct ehr_str){ key.text, key.n }, lower));
}

static struct ehr_str key_of(const struct ehr_aqi_table *table, size_t field)
{
	return ehr_limit_key(ehr_aqi_cell(table, field), table->arena);
}

static int need(const struct ehr_aqi_table *table, size_t field,
	const char *expected, struct ehr_err *err)
{
	return ehr_aqi_cell(table, field).n > 0
		       ? 0
		       : ehr_aqi_cell_bad(table, field, "empty", expected, err);
}

static int read_status(const struct ehr_aqi_table *table, size_t field,
	bool *memory, struct ehr_err *err)
{
	int status;

	if (ehr_aqi_word(table, field, status_word, STATUSES, &status, err) ||
		need(table, field, N_("read, secondary or memory"), err))
		return -1;
	*memory = status == MEMORY;
	return 0;
}

enum { PLACE_FAMILY, MEDIUM, POINT_TYPE, TAKES, FLAG, PLACE_FIELDS };
static const char *const place_field[PLACE_FIELDS] = { "family", "medium",
	"point_type", "takes", "flag" };

static int read_place(struct ehr_limit_rules *self, size_t i,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	if (need(table, PLACE_FAMILY, N_("a family of standards"), err) ||
		need(table, MEDIUM, N_("a medium"), err) ||
		need(table, TAKES, N_("a point type"), err))
		return -1;
	self->place[i] = (struct ehr_limit_place){
		.family = ehr_aqi_text(table, PLACE_FAMILY),
		.medium = ehr_aqi_text(table, MEDIUM),
		.point_type = ehr_aqi_text(table, POINT_TYPE),
		.takes = ehr_aqi_text(table, TAKES),
		.flag = ehr_aqi_text(table, FLAG),
	};
	return 0;
}

enum {
	SUM_STANDARD,
	SUM_ITEM,
	SUM_RULE,
	MEMBER_ZH,
	MEMBER_EN,
	MEMBER_CAS,
	SUM_STATUS,
	SUM_FIELDS
};
static const char *const sum_field[SUM_FIELDS] = { "standard", "pollutant_zh",
	"rule", "member_zh", "member_en", "cas", "status" };

static int read_member(struct ehr_limit_rules *self, size_t i,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_limit_member *member = &self->member[i];
	int rule;

	if (need(table, SUM_STANDARD, N_("a standard"), err) ||
		need(table, SUM_ITEM, N_("an item"), err) ||
		need(table, MEMBER_ZH, N_("a name"), err) ||
		need(table, SUM_RULE, N_("sum or ratios"), err) ||
		ehr_aqi_word(table, SUM_RULE, sum_word, SUMS, &rule, err) ||
		read_status(table, SUM_STATUS, &member->memory, err))
		return -1;
	if (ehr_cas_read(ehr_aqi_cell(table, MEMBER_CAS), &member->cas) !=
		EHR_CAS_OK)
		return ehr_aqi_cell_bad(
			table, MEMBER_CAS, "bad_cas", N_("a CAS number"), err);
	member->standard = ehr_aqi_text(table, SUM_STANDARD);
	member->item = ehr_aqi_text(table, SUM_ITEM);
	member->item_key = key_of(table, SUM_ITEM);
	member->ratios = rule == RATIOS;
	member->zh = ehr_aqi_text(table, MEMBER_ZH);
	member->en = ehr_aqi_text(table, MEMBER_EN);
	member->key_zh = key_of(table, MEMBER_ZH);
	member->key_en = key_of(table, MEMBER_EN);
	return 0;
}

enum { NAME_FAMILY, NAME, NAME_ITEM, NAME_FIELDS };
static const char *const name_field[NAME_FIELDS] = { "family", "name",
	"pollutant_zh" };

static int read_name(struct ehr_limit_rules *self, size_t i,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	if (need(table, NAME_FAMILY, N_("a family of standards"), err) ||
		need(table, NAME, N_("a name"), err) ||
		need(table, NAME_ITEM, N_("an item"), err))
		return -1;
	self->name[i] = (struct ehr_limit_name){
		.family = ehr_aqi_text(table, NAME_FAMILY),
		.key = key_of(table, NAME),
		.item_key = key_of(table, NAME_ITEM),
	};
	return 0;
}

enum {
	RULE,
	WHAT,
	RULE_FAMILY,
	RULE_ITEM,
	RULE_KIND,
	RULE_STATUS,
	RULE_FIELDS
};
static const char *const rule_field[RULE_FIELDS] = { "rule", "what", "family",
	"pollutant_zh", "kind", "status" };

static int read_rule(struct ehr_limit_rules *self, size_t i,
	const struct ehr_aqi_table *table, struct ehr_err *err)
{
	struct ehr_limit_rule *rule = &self->rule[i];
	int what;

	if (need(table, RULE, N_("a name"), err) ||
		need(table, WHAT, N_("what the rule does"), err) ||
		need(table, RULE_FAMILY, N_("a family of standards"), err) ||
		ehr_aqi_word(table, WHAT, ehr_limit_what_word, EHR_LIMIT_WHATS,
			&what, err) ||
		read_status(table, RULE_STATUS, &rule->memory, err))
		return -1;
	rule->rule = ehr_aqi_text(table, RULE);
	rule->what = (enum ehr_limit_what)what;
	rule->family = ehr_aqi_text(table, RULE_FAMILY);
	rule->item = ehr_aqi_text(table, RULE_ITEM);
	rule->item_key = key_of(table, RULE_ITEM);
	rule->kind = ehr_aqi_text(table, RULE_KIND);
	return 0;
}

/* A table whose rows are an array that grows. */
struct growing {
	const char *const *field;
	size_t n_field;
	void **rows;
	size_t size;
	int (*read)(struct ehr_limit_rules *self, size_t i,
		const struct ehr_aqi_table *table, struct ehr_err *err);
};

/* One on its way into the rules. */
struct filling {
	struct ehr_limit_rules *rules;
	const struct growing *of;
	size_t *n, cap;
};

static void grow(struct filling *self)
{
	size_t size = self->of->size;
	void *more;

	if (*self->n < self->cap)
		return;
	self->cap = self->cap ? self->cap * 2 : 32;
	more = ehr_arena_calloc(&self->rules->arena, self->cap, size);
	if (*self->n > 0)
		memcpy(more, *self->of->rows, *self->n * size);
	*self->of->rows = more;
}

static int add(void *into, const struct ehr_aqi_table *row, struct ehr_err *err)
{
	struct filling *self = into;

	grow(self);
	return self->of->read(self->rules, (*self->n)++, row, err);
}

static int read_table(struct ehr_limit_rules *self,
	enum ehr_limit_rule_table which, const struct growing *of,
	const char *path, struct ehr_err *err)
{
	struct ehr_buf builtin = { 0 };
	struct filling filling = { self, of, &self->n[which], 0 };
	size_t rows;
	int rc;

	ehr_buf_printf(&builtin, "%s.csv", ehr_limit_rule_table[which]);
	rc = ehr_aqi_table_read(
		&(struct ehr_aqi_reading){ ehr_buf_text(&builtin), of->field,
			of->n_field, &self->arena, add },
		path, &filling, self->sha256[which], &rows, err);
	ehr_buf_release(&builtin);
	return rc;
}

int ehr_limit_rules_read(struct ehr_limit_rules *self,
	const struct ehr_limit_rule_paths *paths, struct ehr_err *err)
{
	const struct growing of[EHR_LIMIT_RULE_TABLES] = {
		[EHR_LIMIT_PLACES] = { place_field, PLACE_FIELDS,
			(void **)&self->place, sizeof(*self->place),
			read_place },
		[EHR_LIMIT_SUMS] = { sum_field, SUM_FIELDS,
			(void **)&self->member, sizeof(*self->member),
			read_member },
		[EHR_LIMIT_NAMES] = { name_field, NAME_FIELDS,
			(void **)&self->name, sizeof(*self->name), read_name },
		[EHR_LIMIT_RULES] = { rule_field, RULE_FIELDS,
			(void **)&self->rule, sizeof(*self->rule), read_rule },
	};

	*self = (struct ehr_limit_rules){ 0 };
	for (int i = 0; i < EHR_LIMIT_RULE_TABLES; i++)
		if (read_table(self, (enum ehr_limit_rule_table)i, &of[i],
			    paths->path[i], err)) {
			ehr_limit_rules_release(self);
			return -1;
		}
	return 0;
}

void ehr_limit_rules_release(struct ehr_limit_rules *self)
{
	ehr_arena_release(&self->arena);
	*self = (struct ehr_limit_rules){ 0 };
}

const struct ehr_limit_rule *ehr_limit_rules_next(
	const struct ehr_limit_rules *self, enum ehr_limit_what what,
	const char *name, size_t *at)
{
	while (*at < self->n[EHR_LIMIT_RULES]) {
		const struct ehr_limit_rule *rule = &self->rule[(*at)++];

		if (rule->what == what &&
			(name == NULL || strcmp(rule->rule, name) == 0))
			return rule;
	}
	return NULL;
}
