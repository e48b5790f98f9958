// What Swift cannot reach in Graphviz by itself: function-like macros, variadic functions, mutable globals and
// `char *` parameters that are never written to. Everything here is `static inline`; there is no C target.
#ifndef ENTENTE_CGRAPHVIZ_SHIM_H
#define ENTENTE_CGRAPHVIZ_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <graphviz/gvc.h>

// MARK: - Drawing

/// Sets the resolution that the next `gvRender…` of a laid-out graph uses; 0 leaves it to the format (72 for SVG, 96
/// for bitmaps). The `dpi` attribute is read once, by the layout, so this is how one layout serves two resolutions.
static inline void cgv_set_resolution(graph_t *graph, double dotsPerInch) {
  GD_drawing(graph)->dpi = dotsPerInch;
}

/// The resolution that the graph itself asked for, 0 if it did not.
static inline double cgv_resolution(graph_t *graph) { return GD_drawing(graph)->dpi; }

/// `gvRenderData` without the garbage: on failure Graphviz leaves a wild pointer behind, here the result is NULL.
static inline char *cgv_render(GVC_t *context, graph_t *graph, const char *format, unsigned int *length) {
  char *result = NULL;
  *length = 0;
  if (gvRenderData(context, graph, format, &result, length) != 0) {
    *length = 0;
    return NULL;
  }
  return result;
}

// MARK: - Reading

/// Text that is read piece by piece.
typedef struct {
  const char *next;
  size_t left;
} cgv_text_t;

static inline int cgv_read_piece(void *channel, char *buffer, int size) {
  cgv_text_t *text = (cgv_text_t *)channel;
  size_t count = size > 0 && text->left > (size_t)size ? (size_t)size : text->left;
  if (size <= 0) return 0;
  memcpy(buffer, text->next, count);
  text->next += count;
  text->left -= count;
  return (int)count;
}

/// The next graph of a text, NULL when there is none or it cannot be read.
///
/// `agmemread` reads the first graph only: what follows it is lost with the buffer of the lexer.
static inline Agraph_t *cgv_read_graph(cgv_text_t *text) {
  static Agiodisc_t input;
  static Agdisc_t discipline;
  input = AgIoDisc;
  input.afread = cgv_read_piece;
  discipline = AgDefaultDisc;
  discipline.io = &input;
  return agread(text, &discipline);
}

/// Whether a graph, subgraph or edge has a name of its own and not a number that Graphviz gave it.
static inline int cgv_is_named(void *object) { return AGID(object) % 2 == 0; }

/// A number of the node that is its own among the nodes of the whole graph.
static inline unsigned cgv_sequence(Agnode_t *node) { return (unsigned)AGSEQ(node); }

// MARK: - Sandboxing

/// Exported by libgvc 2.x, gone from later versions: hence weak.
extern char *HTTPServerEnVar __attribute__((weak));

/// Forbids Graphviz to open files named by attributes (`image`, `shapefile`, `<IMG SRC>`, `_background`).
///
/// The environment variable `SERVER_NAME` does the same for the `dot` program only: it is read by `gvParseArgs`, which
/// a user of the library never calls.
static inline void cgv_forbid_files(void) {
  static char name[] = "x";
  if (&HTTPServerEnVar) HTTPServerEnVar = name;
}

/// Switches the calling thread to the "C" rules for numbers; returns what `cgv_restore_numbers` wants back.
static inline locale_t cgv_plain_numbers(void) {
  locale_t plain = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
  if (plain == (locale_t)0) plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  return plain == (locale_t)0 ? (locale_t)0 : uselocale(plain);
}

static inline void cgv_restore_numbers(locale_t previous) {
  if (previous == (locale_t)0) return;
  locale_t plain = uselocale(previous);
  if (plain != previous && plain != LC_GLOBAL_LOCALE) freelocale(plain);
}

static inline int cgv_lower(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit limit;
  if (getrlimit((__typeof__(RLIMIT_CPU))resource, &limit) != 0) return -1;
  if (limit.rlim_max != RLIM_INFINITY && hard > limit.rlim_max) hard = limit.rlim_max;
  limit.rlim_cur = soft < hard ? soft : hard;
  limit.rlim_max = hard;
  return setrlimit((__typeof__(RLIMIT_CPU))resource, &limit);
}

/// Limits the calling process: seconds of processor time, bytes of address space, no core file.
static inline int cgv_limit_process(unsigned long cpuSeconds, unsigned long memoryBytes) {
  int failures = cgv_lower(RLIMIT_CORE, 0, 0);
  failures |= cgv_lower(RLIMIT_CPU, cpuSeconds, cpuSeconds + 1);
  failures |= cgv_lower(RLIMIT_AS, memoryBytes, memoryBytes);
  return failures;
}

/// Asks the kernel to kill this process when the thread that started it ends.
static inline void cgv_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

#define CGV_EXHAUSTED "entente: memory exhausted"

/// Whether this process takes more than half of the address space it is allowed. Safe in a signal handler.
static inline int cgv_is_large(void) {
  struct rlimit limit;
  char text[32];
  unsigned long long pages = 0;
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  ssize_t count = file < 0 ? 0 : read(file, text, sizeof text);
  if (file >= 0) close(file);
  for (ssize_t i = 0; i < count && text[i] >= '0' && text[i] <= '9'; i++) {
    pages = pages * 10 + (unsigned long long)(text[i] - '0');
  }
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return 0;
  return pages * (unsigned long long)sysconf(_SC_PAGESIZE) > limit.rlim_cur / 2;
}

static inline void cgv_on_fatal_signal(int number) {
  if (errno == ENOMEM && cgv_is_large()) {
    ssize_t ignored = write(STDERR_FILENO, CGV_EXHAUSTED "\n", sizeof CGV_EXHAUSTED);
    (void)ignored;
  }
  raise(number);
}

/// Lets a crash tell on standard error whether it came from the limit on memory.
///
/// `malloc` leaves `ENOMEM` in `errno` and nothing ever clears it, so the handler of a fatal signal can read it; the
/// signal is then raised again with its default action. Graphviz dereferences the NULL of a refused allocation in some
/// places and aborts in others, and GLib traps. The size tells a full process from one whose arithmetic overflowed and
/// which asked for 2⁶⁴ bytes. The handler has a stack of its own because a stack that cannot grow is one way to run out.
static inline void cgv_report_exhaustion(void) {
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGABRT, SIGTRAP, SIGILL, SIGFPE};
  static char room[1 << 16];
  stack_t stack;
  struct sigaction action;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = room;
  stack.ss_size = sizeof room;
  sigaltstack(&stack, NULL);
  memset(&action, 0, sizeof action);
  action.sa_handler = cgv_on_fatal_signal;
  action.sa_flags = (int)SA_RESETHAND | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaction(numbers[i], &action, NULL);
  errno = 0;
}

#endif
