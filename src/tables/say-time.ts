import {
  type Moment,
  type Seconds,
  DAY,
  HOUR,
  MINUTE,
  civilDate,
  isoFromMoment,
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

/** `Tue 14:30` in the week that follows `near`, else `Tue 1 Dec 14:30`. */
export function sayTime(moment: Moment, near: Moment): string {
  const days = Math.floor((startOfDay(moment) - startOfDay(near)) / DAY);
  const day = days >= 0 && days < 7 ? WEEKDAYS[weekday(moment)]! : sayDay(moment, near);
  return `${day} ${sayClock(moment)}`;
}

/** `Mon 2026-11-23 06:00`, as the sheets show it. */
export function sayFullTime(moment: Moment): string {
  const day = isoFromMoment(startOfDay(moment)).slice(0, 10);
  return `${WEEKDAYS[weekday(moment)]} ${day} ${sayClock(moment)}`;
}

/** A due date: `Wed 2026-12-09` for the end of that day, else with its time. */
export function sayDueTime(due: Moment): string {
  return startOfDay(due) === due ? sayFullTime(due - MINUTE).slice(0, -6) : sayFullTime(due);
}

/** `45 min`, `6.5 h` or `3.2 days` of elapsed time, as one says it. */
export function sayDuration(seconds: Seconds): string {
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} min`;
  if (seconds < 2 * DAY) return `${sayNumber(seconds / HOUR, 1)} h`;
  return `${sayNumber(seconds / DAY, 1)} days`;
}

/** `20 h` or `45 min`, never in days: working time. */
export function sayHours(seconds: Seconds): string {
  return seconds < HOUR
    ? `${Math.round(seconds / MINUTE)} min`
    : `${sayNumber(seconds / HOUR, 1)} h`;
}

/** At most so many decimals, none that are zero. */
export function sayNumber(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}
