import { isoFromMoment, type Moment, startOfDay } from "../kernel/moment";

/** A figure as people write it: three to four digits that count, no trailing zeros. */
export function say(value: number): string {
  if (value === 0) return "0";
  const digits = 3 - Math.floor(Math.log10(Math.abs(value)));
  return String(Number(value.toFixed(Math.min(6, Math.max(0, digits - 1)))));
}

/** A share as a percentage with one decimal at most. */
export function sayShare(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

export function sayDay(moment: Moment): string {
  return isoFromMoment(startOfDay(moment)).slice(0, 10);
}

/** `1 job`, `5 jobs`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** What a thin record needs, in words. */
export function sayThin(n: number, fewest: number, one: string): string {
  if (n === 0) return `No ${one} to judge by: at least ${fewest} are needed.`;
  return `Only ${count(n, one)}: at least ${fewest - n} more ${fewest - n === 1 ? "is" : "are"} needed.`;
}

/** What an undecided record needs, in words. */
export function sayUndecided(n: number, more: number | undefined, one: string): string {
  const needed =
    more === undefined
      ? `more ${one}s of this kind would not decide it either`
      : `about ${count(more, `more ${one}`)} would`;
  return `${count(n, one)} ${n === 1 ? "decides" : "decide"} nothing yet; ${needed}.`;
}
