#pragma once
#include <zlib.h>

// `inflateInit2` and `deflateInit2` are function-like macros, which Swift does not import.
static inline int entente_inflate_init_gzip(z_stream *stream) {
  return inflateInit2(stream, 15 + 32);
}

static inline int entente_deflate_init_gzip(z_stream *stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
