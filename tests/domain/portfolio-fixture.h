/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-portfolio.h"

/* Portfolios written in a few lines: days as ISO texts, amounts in yuan. */
KdUuid         named (guint8 name);
KdHeldAccount *account (KdPortfolio *portfolio, guint8 name);
KdTrade       *trade (KdHeldAccount *account, const char *day, KdTradeType type, double yuan);
KdValuedOn    *valued (KdHeldAccount *account, const char *day, double yuan);
