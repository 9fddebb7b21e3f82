/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-program.h"

/**
 * KdProgram:
 *
 * What a program has before any vault is unlocked: where time comes from, the rule packs, which vault it
 * is about. Made once at the top and passed down.
 */
struct _KdProgram
{
  GObject  parent_instance;
  KdClock *clock;
  KdRules *rules;
  char    *regime;
  char    *vault;
};

G_DEFINE_FINAL_TYPE (KdProgram, kd_program, G_TYPE_OBJECT)

static void
kd_program_finalize (GObject *object)
{
  KdProgram *self = KD_PROGRAM (object);

  g_clear_pointer (&self->clock, kd_clock_unref);
  g_clear_pointer (&self->rules, kd_rules_free);
  g_free (self->regime);
  g_free (self->vault);
  G_OBJECT_CLASS (kd_program_parent_class)->finalize (object);
}

static void
kd_program_class_init (KdProgramClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_program_finalize;
}

static void
kd_program_init (KdProgram *self)
{
}

/**
 * kd_program_new:
 * @clock: where time comes from
 * @vault: (nullable): the vault's folder; %NULL for the usual one
 * @regime: whose rules
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a program, or %NULL if the rule packs cannot be read
 */
KdProgram *
kd_program_new (KdClock    *clock,
                const char *vault,
                const char *regime,
                GError    **error)
{
  g_autoptr (KdProgram) self = g_object_new (KD_TYPE_PROGRAM, NULL);

  self->clock = kd_clock_ref (clock);
  self->regime = g_strdup (regime);
  self->vault = vault != NULL ? g_strdup (vault) : g_build_filename (g_get_user_data_dir (), "dossier", "vault", NULL);
  self->rules = kd_rules_new (error);
  return self->rules != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * kd_program_get_clock:
 * @self: a program
 *
 * Returns: (transfer none): where time and zone come from
 */
KdClock *
kd_program_get_clock (KdProgram *self)
{
  return self->clock;
}

/**
 * kd_program_get_rules:
 * @self: a program
 *
 * Returns: (transfer none): the rule packs
 */
const KdRules *
kd_program_get_rules (KdProgram *self)
{
  return self->rules;
}

/**
 * kd_program_get_regime:
 * @self: a program
 *
 * Returns: (transfer none): whose rules hold
 */
const char *
kd_program_get_regime (KdProgram *self)
{
  return self->regime;
}

/**
 * kd_program_get_vault:
 * @self: a program
 *
 * Returns: (transfer none): the vault's folder
 */
const char *
kd_program_get_vault (KdProgram *self)
{
  return self->vault;
}

/**
 * kd_program_set_vault:
 * @self: a program
 * @vault: another vault's folder
 *
 * Turns to another vault.
 */
void
kd_program_set_vault (KdProgram  *self,
                      const char *vault)
{
  g_set_str (&self->vault, vault);
}

/**
 * kd_program_has_vault:
 * @self: a program
 *
 * Returns: whether there is a vault in its folder
 */
gboolean
kd_program_has_vault (KdProgram *self)
{
  g_autofree char *keys = g_build_filename (self->vault, "vault.keys", NULL);

  return g_file_test (keys, G_FILE_TEST_EXISTS);
}
