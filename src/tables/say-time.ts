import {
  type Moment,
  type Seconds,
  DAY,
  HOUR,
  MINUTE,
  civilDate,
  startOfDay,
  weekday,
} from "../kernel/moment";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number) => String(value).padStart(2, "0");

/** `14:30`, to the minute. */
export function sayClock(moment: Moment): string {
  const rest = Math.floor((moment - startOfDay(moment)) / MINUTE);
  return `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** `Tue 1 Dec`, with the year when it is not the one of `near`. */
export function sayDay(moment: Moment, near: Moment): string {
  const { year, month, day } = civilDate(moment);
  const date = `${WEEKDAYS[weekday(moment)]} ${day} ${MONTHS[month - 1]}`;
  return year === civilDate(near).year ? date : `${date} ${year}`;
}

function sayFullDay(moment: Moment): string {
  const { year, month, day } = civilDate(moment);
  return `${WEEKDAYS[weekday(moment)]} ${day} ${MONTHS[month - 1]} ${year}`;
}

/** `Tue 14:30` in the week that follows `near`, else `Tue 1 Dec 14:30`. */
export function sayTime(moment: Moment, near: Moment): string {
  const days = Math.floor((startOfDay(moment) - startOfDay(near)) / DAY);
  const day = days >= 0 && days < 7 ? WEEKDAYS[weekday(moment)]! : sayDay(moment, near);
  return `${day} ${sayClock(moment)}`;
}

/** `Mon 23 Nov 2026 06:00`: a time that is not to be read beside another. */
export function sayFullTime(moment: Moment): string {
  return `${sayFullDay(moment)} ${sayClock(moment)}`;
}

/** A due date: `Wed 9 Dec 2026` for the end of that day, else with its time. */
export function sayDueTime(due: Moment): string {
  if (startOfDay(due) === due) return sayFullDay(due - MINUTE);
  return due - startOfDay(due) >= DAY - MINUTE ? sayFullDay(due) : sayFullTime(due);
}

/** `45 min`, `6.5 h` or `3.2 days` of elapsed time, as one says it. */
export function sayDuration(seconds: Seconds): string {
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} min`;
  if (seconds < 2 * DAY) return `${sayNumber(seconds / HOUR, 1)} h`;
  return sayMany(seconds / DAY, 1, "day");
}

/** `20 h` or `45 min`, never in days: working time. */
export function sayHours(seconds: Seconds): string {
  return seconds < HOUR
    ? `${Math.round(seconds / MINUTE)} min`
    : `${sayNumber(seconds / HOUR, 1)} h`;
}

/** `1 day` or `2.5 days`, as the figure is shown. */
export function sayMany(value: number, decimals: number, word: string): string {
  const said = sayNumber(value, decimals);
  return `${said} ${word}${said === "1" ? "" : "s"}`;
}

/** At most so many decimals, none that are zero. */
export function sayNumber(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}
