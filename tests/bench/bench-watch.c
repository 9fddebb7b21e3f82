/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-watch.h"

#include <time.h>

#define PATIENCE (60 * G_USEC_PER_SEC)

/* An event may come in every millisecond; it waits while the loop is busy with something else. */
#define ARRIVAL_US 1000

static struct
{
  GPollFunc poll;
  gint64    woke;       /* when the loop woke, or 0 before its first pause */
  gint64    woke_cpu;   /* processor time of the thread then */
  GArray   *waits;      /* of events that came while it was busy */
  guint     idle;       /* how many found it idle */
  gint64    since_idle; /* the end of the last pause that was counted */
  gint64    worst_cpu;  /* longest turn, by the processor's clock */
  gint64    frame;      /* start of the present frame */
  gint64    frame_cpu;
  gint64    painted; /* end of the last one */
  guint     frames;
  GArray   *work;     /* what each frame took */
  GArray   *work_cpu; /* the same by the processor's clock */
} watch;

static gint64
cpu_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* --- series ------------------------------------------------------------------------------------------------ */

static GArray *
times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
add_time (GArray *times,
          gint64  time)
{
  g_array_append_val (times, time);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

/* Of so many times, of which those that are not in the list were nothing, the one that a share of them does not pass. */
static double
find_share (GArray *sorted,
            guint   nothing,
            guint   hundredths)
{
  guint all = sorted->len + nothing, place = MIN ((guint) ((guint64) all * hundredths / 100), all - 1);

  return all == 0 || place < nothing ? 0 : (double) g_array_index (sorted, gint64, place - nothing) / 1000;
}

static void
print_times (GArray     *series,
             guint       nothing,
             const char *name)
{
  g_array_sort (series, compare);
  g_print ("%s-median-ms %.3f\n%s-p99-ms %.3f\n%s-worst-ms %.3f\n",
           name,
           find_share (series, nothing, 50),
           name,
           find_share (series, nothing, 99),
           name,
           find_share (series, nothing, 100));
  g_array_set_size (series, 0);
}

void
series_begin (Series *series)
{
  if (series->times == NULL)
    {
      series->times = times_new ();
      series->cpu = times_new ();
    }
  series->start = g_get_monotonic_time ();
  series->start_cpu = cpu_now ();
}

/* It was over at an instant; what the processor did is counted up to now. */
void
series_take (Series *series,
             gint64  end)
{
  add_time (series->times, end - series->start);
  add_time (series->cpu, cpu_now () - series->start_cpu);
}

void
series_end (Series     *series,
            const char *name)
{
  g_autofree char *cpu = g_strconcat (name, "-cpu", NULL);

  print_times (series->times, 0, name);
  print_times (series->cpu, 0, cpu);
  g_array_unref (series->times);
  g_array_unref (series->cpu);
}

/* --- the loop ---------------------------------------------------------------------------------------------- */

static void
count_turn (gint64 from,
            gint64 to)
{
  for (gint64 arrival = (from / ARRIVAL_US + 1) * ARRIVAL_US; arrival < to; arrival += ARRIVAL_US)
    add_time (watch.waits, to - arrival);
}

/* Stands where the loop pauses: between two pauses nothing else is answered. */
static int
on_poll (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  gint64 paused = g_get_monotonic_time ();
  int    ready;

  if (watch.woke != 0)
    {
      count_turn (watch.woke, paused);
      watch.worst_cpu = MAX (watch.worst_cpu, cpu_now () - watch.woke_cpu);
    }
  ready = watch.poll (fds, n_fds, timeout);
  watch.woke = g_get_monotonic_time ();
  watch.woke_cpu = cpu_now ();
  watch.idle += (guint) (watch.woke / ARRIVAL_US - paused / ARRIVAL_US);
  return ready;
}

static void
on_before_paint (void)
{
  watch.frame = g_get_monotonic_time ();
  watch.frame_cpu = cpu_now ();
}

static void
on_after_paint (void)
{
  watch.painted = g_get_monotonic_time ();
  watch.frames++;
  if (watch.frame != 0)
    {
      add_time (watch.work, watch.painted - watch.frame);
      add_time (watch.work_cpu, cpu_now () - watch.frame_cpu);
    }
  watch.frame = 0;
}

void
watch_start (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  watch.waits = times_new ();
  watch.work = times_new ();
  watch.work_cpu = times_new ();
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, on_poll);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
}

void
watch_begin (void)
{
  g_array_set_size (watch.waits, 0);
  g_array_set_size (watch.work, 0);
  g_array_set_size (watch.work_cpu, 0);
  watch.idle = 0;
  watch.worst_cpu = 0;
}

/* Prints how long what came from outside waited for the loop, and what frames took. */
void
watch_end (const char *name)
{
  g_autofree char *loop = g_strconcat (name, "-loop", NULL);
  g_autofree char *frame = g_strconcat (name, "-frame", NULL);
  g_autofree char *cpu = g_strconcat (name, "-frame-cpu", NULL);

  print_times (watch.waits, watch.idle, loop);
  g_print ("%s-loop-cpu-worst-ms %.3f\n%s-frames %u\n", name, (double) watch.worst_cpu / 1000, name, watch.work->len);
  if (watch.work->len == 0)
    return;
  print_times (watch.work, 0, frame);
  print_times (watch.work_cpu, 0, cpu);
}

/* --- waiting ----------------------------------------------------------------------------------------------- */

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
watch_wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* The end of the next frame. */
gint64
watch_wait_frame (void)
{
  guint  frames = watch.frames;
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (watch.frames == frames && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  if (watch.frames == frames)
    g_error ("nothing was painted");
  return watch.painted;
}

/* The end of the frame after which nothing more was painted for a while; of the one that was painted, or a later one. */
gint64
watch_wait_quiet_after (gint64 painted,
                        guint  milliseconds)
{
  gint64 end = g_get_monotonic_time () + PATIENCE, last = painted;

  while (g_get_monotonic_time () < end)
    {
      guint frames = watch.frames;

      watch_wait (milliseconds);
      if (watch.frames == frames)
        break;
      last = watch.painted;
    }
  return last;
}

/* The same, from the next frame on. */
gint64
watch_wait_quiet (guint milliseconds)
{
  return watch_wait_quiet_after (watch_wait_frame (), milliseconds);
}
