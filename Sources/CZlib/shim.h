#pragma once
#include <zlib.h>

// `inflateInit2` is a function-like macro, which Swift does not import.
static inline int entente_inflate_init_gzip(z_stream *stream) {
  return inflateInit2(stream, 15 + 32);
}
