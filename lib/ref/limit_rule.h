/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What standards say beside their limits: which rows they are for
 * (data/limit_places.csv), which items are sums of which others
 * (data/limit_sums.csv), what else an item is called (data/limit_names.csv), and
 * named rules (data/limit_rules.csv).
 */
#ifndef EHR_REF_LIMIT_RULE_H
#define EHR_REF_LIMIT_RULE_H

#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"

/* Rows of this medium and point type ("": none is said) are held against the
 * limits of the point types in takes. */
struct ehr_limit_place {
	const char *family, *medium, *point_type;
	const char *takes; /* words, blanks between */
	const char *flag;  /* word for such rows, or "" */
};

struct ehr_limit_member {
	const char *standard, *item; /* the sum, by its Chinese name */
	struct ehr_str item_key;
	bool ratios; /* each over its own limit; otherwise as they are */
	const char *zh, *en;
	struct ehr_str key_zh, key_en;
	uint64_t cas; /* packed */
	bool memory;
};

/* Another name of an item. */
struct ehr_limit_name {
	const char *family;
	struct ehr_str key, item_key;
};

enum ehr_limit_what {
	EHR_LIMIT_EXCLUDE,     /* the item is left out of classes */
	EHR_LIMIT_BACKGROUND,  /* its natural background counts */
	EHR_LIMIT_LAND_UNSAID, /* kind is the land where none is said */
	EHR_LIMIT_TRIGGER,     /* rows above limits of the kind pass on */
	EHR_LIMIT_GOOD,        /* kind is the last class that counts as good */
	EHR_LIMIT_WHATS
};
extern const char *const ehr_limit_what_word[EHR_LIMIT_WHATS];

struct ehr_limit_rule {
	const char *rule; /* its name */
	enum ehr_limit_what what;
	const char *family, *item;
	struct ehr_str item_key; /* n 0: of no item */
	const char *kind;
	bool memory;
};

enum ehr_limit_rule_table {
	EHR_LIMIT_PLACES,
	EHR_LIMIT_SUMS,
	EHR_LIMIT_NAMES,
	EHR_LIMIT_RULES,
	EHR_LIMIT_RULE_TABLES
};
/* "limit_places" and so on. */
extern const char *const ehr_limit_rule_table[EHR_LIMIT_RULE_TABLES];

struct ehr_limit_rules {
	struct ehr_arena arena;
	struct ehr_limit_place *place;
	struct ehr_limit_member *member;
	struct ehr_limit_name *name;
	struct ehr_limit_rule *rule;
	size_t n[EHR_LIMIT_RULE_TABLES]; /* of each of the four */
	char sha256[EHR_LIMIT_RULE_TABLES][65];
};

/* Files in place of the built-in tables; NULL: built in. */
struct ehr_limit_rule_paths {
	const char *path[EHR_LIMIT_RULE_TABLES];
};

/* What it has is empty on failure (EHR_FAULT_DATA, with file, line, column). */
EHR_MUST_USE int ehr_limit_rules_read(struct ehr_limit_rules *rules,
	const struct ehr_limit_rule_paths *paths, struct ehr_err *err);
void ehr_limit_rules_release(struct ehr_limit_rules *rules);

/* The next rule of that purpose and name (NULL: any), NULL if there is no more;
 * *at is 0 before the first. */
const struct ehr_limit_rule *ehr_limit_rules_next(
	const struct ehr_limit_rules *rules, enum ehr_limit_what what,
	const char *name, size_t *at);

/* Is one of the words in text, blanks between, that word? */
bool ehr_limit_has_word(const char *text, struct ehr_str word);

/* What names of items are compared by, in arena. */
struct ehr_str ehr_limit_key(struct ehr_str name, struct ehr_arena *arena);

#endif
