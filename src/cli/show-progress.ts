import type { SolveProgress } from "../app/ports";
import { HOUR, MINUTE, type Seconds } from "../kernel/moment";
import type { Terminal } from "./terminal";

/** Says what is going on, on standard error. */
export interface ProgressLine {
  /** A step that may take long. */
  say(what: string): void;
  solving(progress: SolveProgress): void;
  replaying(done: number, of: number): void;
  weighing(done: number, of: number): void;
  /** Takes the line away, so that the next text begins on an empty one. */
  end(): void;
}

/** On a screen one line that is written anew, else a line at least every two seconds. */
export function progressLine(terminal: Terminal, quiet: boolean): ProgressLine {
  if (quiet)
    return {
      say: () => {},
      solving: () => {},
      replaying: () => {},
      weighing: () => {},
      end: () => {},
    };
  return terminal.interactive ? screenLine(terminal) : plainLines(terminal);
}

const SCREEN_PAUSE: Seconds = 0.1;
const PLAIN_PAUSE: Seconds = 2;

function screenLine(terminal: Terminal): ProgressLine {
  const show = (text: string) => terminal.err(`\r\u001b[K${text}`);
  return { ...paced(terminal, -Infinity, SCREEN_PAUSE, show), say: show, end: () => show("") };
}

function plainLines(terminal: Terminal): ProgressLine {
  const show = (text: string) => terminal.err(`${text}\n`);
  return { ...paced(terminal, terminal.elapsed(), PLAIN_PAUSE, show), say: show, end: () => {} };
}

/** Shows what is told often, but not more often than the pause allows. */
function paced(
  terminal: Terminal,
  from: Seconds,
  pause: Seconds,
  show: (text: string) => void,
): Pick<ProgressLine, "solving" | "replaying" | "weighing"> {
  let shownAt = from;
  const showNow = (text: () => string) => {
    if (terminal.elapsed() - shownAt < pause) return;
    shownAt = terminal.elapsed();
    show(text());
  };
  return {
    solving: (progress) => showNow(() => sayProgress(progress)),
    replaying: (done, of) => showNow(() => `How sure are the dates? Replay ${done} of ${of}`),
    weighing: (done, of) => showNow(() => `What would corrections do? Plan ${done + 1} of ${of}`),
  };
}

/** Short enough for one line of 80 letters: a longer one would not be written anew but below. */
function sayProgress({ value, gap, unscheduled, seconds }: SolveProgress): string {
  const hours = Math.round(value.weightedTardinessHours);
  const left = unscheduled > 0 ? `, ${unscheduled} not scheduled` : "";
  const share = `at most ${(gap * 100).toFixed(gap < 0.1 ? 1 : 0)} % better`;
  const proof = gap > 0 && gap < 0.995 ? `; ${share}` : "";
  return `Searching, ${clock(seconds)}: ${value.lateOrders} late, ${hours} h by weight${left}${proof}`;
}

function clock(seconds: Seconds): string {
  if (seconds < MINUTE) return `${Math.floor(seconds)} s`;
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  return hours > 0
    ? `${hours} h ${minutes} min`
    : `${minutes} min ${Math.floor(seconds % MINUTE)} s`;
}
