import type { Seconds } from "../kernel/moment";
import { Calendar } from "./calendar";
import { clip, intersect, timeWithAtLeast, type Profile, type WorkingTime } from "./working-time";

/** Calendars of one problem: each kept once, intersections made once. */
export class CalendarBook {
  readonly always: Calendar;
  private readonly calendars: Calendar[] = [];
  private readonly byTime = new Map<WorkingTime, Calendar>();
  private readonly byText = new Map<string, Calendar>();
  private readonly byPair = new Map<number, Calendar>();
  private readonly byLevel = new Map<Profile, Map<number, Calendar>>();

  constructor(private readonly horizon: Seconds) {
    this.always = this.keep({
      starts: Int32Array.of(-2147483647),
      ends: Int32Array.of(horizon),
      before: Float64Array.of(0),
    });
  }

  of(time: WorkingTime): Calendar {
    const known = this.byTime.get(time);
    if (known) return known;
    const calendar = this.keep(clip(time, -2147483647, this.horizon));
    this.byTime.set(time, calendar);
    return calendar;
  }

  /** When a pool has at least `amount`. */
  withAtLeast(profile: Profile, amount: number): Calendar {
    let levels = this.byLevel.get(profile);
    if (!levels) this.byLevel.set(profile, (levels = new Map<number, Calendar>()));
    const known = levels.get(amount);
    if (known) return known;
    const calendar = this.keep(timeWithAtLeast(profile, amount, this.horizon));
    levels.set(amount, calendar);
    return calendar;
  }

  both(a: Calendar, b: Calendar): Calendar {
    if (a === b || b === this.always) return a;
    if (a === this.always) return b;
    const pair = Math.min(a.id, b.id) * 1048576 + Math.max(a.id, b.id);
    const known = this.byPair.get(pair);
    if (known) return known;
    const calendar = this.keep(intersect(a, b));
    this.byPair.set(pair, calendar);
    return calendar;
  }

  private keep(time: WorkingTime): Calendar {
    const text = `${time.starts.join()}|${time.ends.join()}`;
    const known = this.byText.get(text);
    if (known) return known;
    const calendar = new Calendar(this.calendars.length, time);
    this.calendars.push(calendar);
    this.byText.set(text, calendar);
    return calendar;
  }
}
