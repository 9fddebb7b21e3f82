/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Made of migrations/ by embed-migrations.py: the n-th leads from schema n to n + 1. */
extern const char *const kd_migrations[];
extern const unsigned    kd_n_migrations;
