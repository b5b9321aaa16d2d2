/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/unit_cache.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "calc/ratio.h"

enum { SPELLINGS_MAX = 4096 };

struct ehr_unit_cache {
	const struct ehr_units *units;
	double temperature_k;
	struct ehr_map key;       /* quantity, medium and text */
	struct ehr_unit_use *use; /* by index of key */
	size_t cap;
	struct ehr_buf wanted; /* the key looked for */
	long last;             /* index of the last one found, or none */
};

struct ehr_unit_cache *ehr_unit_cache_new(
	const struct ehr_units *units, double temperature_k)
{
	struct ehr_unit_cache *cache = ehr_calloc(1, sizeof *cache);

	cache->units = units;
	cache->temperature_k = temperature_k;
	cache->last = EHR_MAP_NONE;
	return cache;
}

void ehr_unit_cache_free(struct ehr_unit_cache *cache)
{
	if (cache == NULL)
		return;
	ehr_map_release(&cache->key);
	free(cache->use);
	ehr_buf_release(&cache->wanted);
	free(cache);
}

/* Fields of one row do not hold the separator: it is a control character. */
static struct ehr_str key_of(
	struct ehr_unit_cache *cache, const struct ehr_unit_ask *ask)
{
	cache->wanted.n = 0;
	ehr_buf_add_str(&cache->wanted, ask->quantity);
	ehr_buf_putc(&cache->wanted, '\x1f');
	ehr_buf_add_str(&cache->wanted, ask->medium);
	ehr_buf_putc(&cache->wanted, '\x1f');
	ehr_buf_add_str(&cache->wanted, ask->text);
	return (struct ehr_str){ cache->wanted.p, cache->wanted.n };
}

static long remembered(const struct ehr_unit_cache *cache, struct ehr_str key)
{
	if (cache->last != EHR_MAP_NONE &&
		ehr_str_eq(cache->key.key[cache->last], key))
		return cache->last;
	return ehr_map_find(&cache->key, key);
}

static void remember(struct ehr_unit_cache *cache, struct ehr_str key,
	const struct ehr_unit_use *use)
{
	if (cache->key.n == SPELLINGS_MAX)
		return;
	cache->last = ehr_map_add(&cache->key, key, NULL);
	if (cache->key.n > cache->cap) {
		cache->cap = cache->cap ? cache->cap * 2 : 16;
		cache->use =
			ehr_realloc(cache->use, cache->cap, sizeof *cache->use);
	}
	cache->use[cache->last] = *use;
}

/* factor lacks but the density of the gas */
static int weigh(const struct ehr_unit_cache *cache,
	const struct ehr_unit_ask *ask, struct ehr_factor *factor,
	struct ehr_err *err)
{
	if (!(ask->molar_mass_g_mol > 0))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unit \"%.*s\" needs the molar mass of the "
			  "pollutant, which is not known; write ug/m3"),
			ehr_units_shown(ask->text), ask->text.p);
	factor->mantissa *= ehr_density_of_gas_g_m3(ask->molar_mass_g_mol,
		cache->temperature_k, EHR_REFERENCE_PRESSURE_PA);
	return 0;
}

/* Germs are counted per litre, nothing else is. */
static int check_name(const struct ehr_unit_cache *cache,
	const struct ehr_unit_ask *ask, const struct ehr_unit_use *use,
	struct ehr_err *err)
{
	if (ask->name.n == 0 ||
		ehr_units_fit_name(cache->units, ask->medium, ask->quantity,
			use->canonical, ask->name))
		return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("unit \"%.*s\" is not one for %.*s"),
		ehr_units_shown(ask->text), ask->text.p,
		ehr_units_shown(ask->name), ask->name.p);
}

int ehr_unit_cache_factor(struct ehr_unit_cache *cache,
	const struct ehr_unit_ask *ask, struct ehr_unit_use *use,
	struct ehr_err *err)
{
	struct ehr_str key = key_of(cache, ask);
	struct ehr_unit_use got;
	long index = remembered(cache, key);

	if (index != EHR_MAP_NONE) {
		cache->last = index;
		got = cache->use[index];
	} else {
		if (ehr_units_use(cache->units, ask->text, ask->medium,
			    ask->quantity, &got, err) != 0)
			return -1;
		remember(cache, key, &got);
	}
	if ((got.marks & EHR_UNIT_RATIO) != 0 &&
		weigh(cache, ask, &got.factor, err) != 0)
		return -1;
	if ((got.marks & EHR_UNIT_BY_NAME) != 0 &&
		check_name(cache, ask, &got, err) != 0)
		return -1;
	*use = got;
	return 0;
}
