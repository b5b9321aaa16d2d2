/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/philox.h"

#include <math.h>

#include <Random123/philox.h>

enum { LANES = 4 };

static const uint64_t fnv_prime = UINT64_C(0x100000001b3);

static uint64_t hash_bytes(uint64_t hash, struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		hash = (hash ^ (unsigned char)text.p[i]) * fnv_prime;
	return hash;
}

uint64_t ehr_name_hash(struct ehr_str name)
{
	return hash_bytes(EHR_HASH_EMPTY, name);
}

uint64_t ehr_name_hash_add(uint64_t hash, struct ehr_str part)
{
	/* 0xff occurs in no UTF-8 */
	return (hash_bytes(hash, part) ^ 0xff) * fnv_prime;
}

void ehr_philox_block(const uint64_t counter[static 4],
	const uint64_t key[static 2], uint64_t out[static 4])
{
	philox4x64_ctr_t ctr = { { counter[0], counter[1], counter[2],
		counter[3] } };
	philox4x64_key_t k = { { key[0], key[1] } };

	ctr = philox4x64(ctr, k);
	for (int i = 0; i < LANES; i++)
		out[i] = ctr.v[i];
}

static inline void block_of(
	const struct ehr_stream *stream, uint64_t block, uint64_t out[static 4])
{
	ehr_philox_block((const uint64_t[]){ block, stream->outer, stream->row,
				 stream->parameter },
		(const uint64_t[]){ stream->seed, stream->purpose }, out);
}

uint64_t ehr_random_bits(const struct ehr_stream *stream, uint64_t draw)
{
	uint64_t bits[LANES];

	block_of(stream, draw / LANES, bits);
	return bits[draw % LANES];
}

/* (k + 1/2) / 2^52 = (2k + 1) / 2^53 for the upper 52 bits k: exact. */
static inline double open_unit(uint64_t bits)
{
	return ((double)(int64_t)(bits >> 12) + 0.5) * 0x1p-52;
}

double ehr_uniform(const struct ehr_stream *stream, uint64_t draw)
{
	return open_unit(ehr_random_bits(stream, draw));
}

void ehr_uniforms(
	const struct ehr_stream *stream, uint64_t first, size_t n, double *out)
{
	uint64_t bits[LANES];
	size_t done = 0;

	for (; done < n && (first + done) % LANES != 0; done++)
		out[done] = ehr_uniform(stream, first + done);
	for (; n - done >= LANES; done += LANES) {
		block_of(stream, (first + done) / LANES, bits);
		for (size_t i = 0; i < LANES; i++)
			out[done + i] = open_unit(bits[i]);
	}
	for (; done < n; done++)
		out[done] = ehr_uniform(stream, first + done);
}

/* The upper part of bits * n, for n up to 2^32: floor(bits * n / 2^64). */
static inline uint64_t share_of(uint64_t bits, uint64_t n)
{
	uint64_t low = (bits & UINT64_C(0xffffffff)) * n >> 32;

	return ((bits >> 32) * n + low) >> 32;
}

uint64_t ehr_random_below(
	const struct ehr_stream *stream, uint64_t draw, uint64_t n)
{
	return share_of(ehr_random_bits(stream, draw), n);
}

void ehr_permutation_init(struct ehr_permutation *permutation,
	const struct ehr_stream *stream, uint64_t n)
{
	struct ehr_stream order = *stream;

	order.purpose = EHR_RANDOM_PERMUTATION;
	permutation->n = n;
	permutation->a = (uint64_t)ceil(sqrt((double)n));
	permutation->b = (n + permutation->a - 1) / permutation->a;
	for (uint64_t i = 0; i < 8; i++)
		permutation->key[i] = ehr_random_bits(&order, i);
}

/* Mixes all bits (the finaliser of MurmurHash3, by Appleby). */
static inline uint64_t mixed(uint64_t x)
{
	x = (x ^ x >> 33) * UINT64_C(0xff51afd7ed558ccd);
	x = (x ^ x >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return x ^ x >> 33;
}

static inline uint64_t moved(uint64_t digit, uint64_t by, uint64_t base)
{
	uint64_t sum = digit + share_of(by, base);

	return sum < base ? sum : sum - base;
}

uint64_t ehr_permuted(const struct ehr_permutation *permutation, uint64_t i)
{
	const uint64_t a = permutation->a, b = permutation->b;
	const uint64_t *key = permutation->key;

	do {
		uint64_t low = i % a, high = i / a;

		for (int round = 0; round < 8; round += 2) {
			low = moved(low, mixed(high ^ key[round]), a);
			high = moved(high, mixed(low ^ key[round + 1]), b);
		}
		i = low + a * high;
	} while (i >= permutation->n);
	return i;
}

void ehr_uniforms_stratified(
	const struct ehr_stream *stream, size_t n, double *out)
{
	struct ehr_permutation order;
	const double last = 1 - 0x1p-53;

	ehr_permutation_init(&order, stream, n);
	ehr_uniforms(stream, 0, n, out);
	for (size_t i = 0; i < n; i++) {
		double at = (double)ehr_permuted(&order, i) + out[i];

		out[i] = at / (double)n < last ? at / (double)n : last;
	}
}
