/** Hours of the wall clock, from midnight, in which somebody works: by weekday from Monday on. */
export interface ShopHours {
  readonly calendar: string;
  readonly shifts: readonly {
    readonly shift: string;
    readonly days: string;
    readonly start: string;
    readonly end: string;
    readonly breaks: string;
  }[];
  /** Minutes from midnight, ascending, on working days. */
  readonly pieces: readonly (readonly [number, number])[];
  readonly workingDays: number;
}

/** Two shifts with breaks from Monday to Friday, and one shift on six days. Round the clock: none. */
export const SHOP_HOURS: readonly ShopHours[] = [
  {
    calendar: "Two shifts",
    shifts: [
      { shift: "Early", days: "Mon-Fri", start: "06:00", end: "14:00", breaks: "10:00-10:30" },
      { shift: "Late", days: "Mon-Fri", start: "14:00", end: "22:00", breaks: "18:00-18:15" },
    ],
    pieces: [
      [360, 600],
      [630, 1080],
      [1095, 1320],
    ],
    workingDays: 5,
  },
  {
    calendar: "Long day",
    shifts: [{ shift: "Day", days: "Mon-Sat", start: "06:00", end: "18:00", breaks: "" }],
    pieces: [[360, 1080]],
    workingDays: 6,
  },
];

/** Turns working minutes into minutes of the wall clock from a Monday on. */
export class ShopClock {
  private readonly inDay: number;

  constructor(private readonly hours: ShopHours | undefined) {
    this.inDay = hours?.pieces.reduce((sum, [from, to]) => sum + to - from, 0) ?? 1440;
  }

  /** `end`: a moment between two pieces is the end of the first, not the start of the second. */
  wall(worked: number, end: boolean): number {
    if (!this.hours) return worked;
    const { pieces, workingDays } = this.hours;
    const at = end ? worked - 1e-9 : worked;
    const day = Math.floor(at / this.inDay);
    const midnight = (Math.floor(day / workingDays) * 7 + (day % workingDays)) * 1440;
    let left = worked - day * this.inDay;
    for (const [from, to] of pieces) {
      if (left < to - from || (end && left <= to - from)) return midnight + from + left;
      left -= to - from;
    }
    throw new Error("A day is over before its work.");
  }
}
