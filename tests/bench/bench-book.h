/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-clock.h"

/* 2026-12-03 12:00 in Shanghai: the day on which these books are looked at. */
#define BENCH_NOON G_GINT64_CONSTANT (1796270400000000)
#define BENCH_PASSPHRASE "violet tractor under seven lamps"

void bench_book_make (const char *vault,
                      KdClock    *clock,
                      guint       clients);
void bench_book_write_list (const char *path,
                            guint       clients);
