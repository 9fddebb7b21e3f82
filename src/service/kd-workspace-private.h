/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-store.h"
#include "kd-vault-keys.h"
#include "kd-workspace.h"

struct _KdWorkspace
{
  char        *folder;
  char        *book_folder;
  char        *anchor;
  KdVaultKeys *vault;
  KdSigner    *signer;
  KdClock     *clock;
  KdStore     *store;
};
