/* SPDX-License-Identifier: ISC */
/* SHA-256 as libsodium computes it, with the processor's instructions for it
 * where there are such: without them it takes a quarter of an import. */
#include <stdint.h>

#include "decode.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define BLOCK ((size_t)64)

/* FIPS 180-4, 4.2.2 */
static const uint32_t k[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
	0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
	0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138,
	0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
	0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
	0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f,
	0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2 };

static bool
has_instructions(void)
{
	unsigned a, b, c, d;

	return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) != 0 &&
	    __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

/* Words 4i to 4i + 3 of a block's schedule, of which the last 16 are in w. */
__attribute__((target("sha,sse4.1"))) static __m128i
schedule(const __m128i w[4], int i)
{
	__m128i v = _mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]);

	v = _mm_add_epi32(v,
	    _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4));
	return _mm_sha256msg2_epu32(v, w[(i + 3) & 3]);
}

__attribute__((target("sha,sse4.1"))) static __m128i
load(const void *p)
{
	return _mm_loadu_si128(p);
}

/* The instructions want the eight words of the state as ABEF and CDGH. */
__attribute__((target("sha,sse4.1"))) static void
blocks(uint32_t state[8], const unsigned char *p, size_t n)
{
	const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b,
	    0x0405060700010203);
	__m128i cdab = _mm_shuffle_epi32(load(state), 0xb1);
	__m128i efgh = _mm_shuffle_epi32(load(state + 4), 0x1b);
	__m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
	__m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);

	for (; n > 0; n--, p += BLOCK) {
		__m128i abef0 = abef, cdgh0 = cdgh, w[4], v;

#pragma GCC unroll 16
		for (int i = 0; i < 16; i++) {
			w[i & 3] = i >= 4 ?
			    schedule(w, i) :
			    _mm_shuffle_epi8(load(p + 16 * i), swap);
			v = _mm_add_epi32(w[i & 3], load(k + 4 * i));
			cdgh = _mm_sha256rnds2_epu32(cdgh, abef, v);
			v = _mm_shuffle_epi32(v, 0x0e);
			abef = _mm_sha256rnds2_epu32(abef, cdgh, v);
		}
		abef = _mm_add_epi32(abef, abef0);
		cdgh = _mm_add_epi32(cdgh, cdgh0);
	}
	abef = _mm_shuffle_epi32(abef, 0x1b);
	cdgh = _mm_shuffle_epi32(cdgh, 0xb1);
	_mm_storeu_si128((void *)state, _mm_blend_epi16(abef, cdgh, 0xf0));
	_mm_storeu_si128((void *)(state + 4), _mm_alignr_epi8(cdgh, abef, 8));
}

/* Whole blocks that stand in p[0..n) when those before it were whole too. */
static size_t
by_instructions(crypto_hash_sha256_state *s, const unsigned char *p, size_t n)
{
	size_t whole = n / BLOCK * BLOCK;

	if (whole == 0 || s->count / 8 % BLOCK != 0 || !has_instructions())
		return 0;
	blocks(s->state, p, n / BLOCK);
	s->count += whole * 8;
	return whole;
}
#else
static size_t
by_instructions(crypto_hash_sha256_state *s, const unsigned char *p, size_t n)
{
	(void)s, (void)p, (void)n;
	return 0;
}
#endif

void
vci_digest(crypto_hash_sha256_state *s, const char *data, size_t n)
{
	const unsigned char *p = (const unsigned char *)data;
	size_t odd = (size_t)(s->count / 8 % 64), whole;

	odd = odd == 0 ? 0 : 64 - odd;
	odd = odd < n ? odd : n;
	crypto_hash_sha256_update(s, p, odd);
	whole = by_instructions(s, p + odd, n - odd);
	crypto_hash_sha256_update(s, p + odd + whole, n - odd - whole);
}
