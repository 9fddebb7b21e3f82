/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KdClock) clock = NULL;
  g_autoptr (KdApplication) application = NULL;

  kd_application_set_up_process ();
  clock = kd_clock_new_system ();
  application = kd_application_new (clock);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
