/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-process.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* The leak sanitizer reads the memory of its own process by ptrace, which a process that may not be dumped
 * refuses to ordinary users. */
#ifdef __SANITIZE_ADDRESS__
#define MAY_BE_READ 1
#else
#define MAY_BE_READ 0
#endif

/**
 * kd_process_harden:
 *
 * Files are private, nothing of the memory gets into a core dump, and programs of the same user do not
 * read it; a file that may not grow any more is an error like a full disk, not the end of the program: to be
 * called first in a program.
 */
void
kd_process_harden (void)
{
  struct rlimit none = { 0, 0 };

  umask (077);
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, MAY_BE_READ, 0, 0, 0);
}

/**
 * kd_process_is_hardened:
 *
 * Returns: whether [func@process_harden] holds
 */
gboolean
kd_process_is_hardened (void)
{
  struct rlimit core = { 1, 1 };

  return getrlimit (RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && core.rlim_max == 0 && prctl (PR_GET_DUMPABLE, 0, 0, 0, 0) == MAY_BE_READ;
}
