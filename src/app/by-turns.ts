import type { Seconds } from "../kernel/moment";
import type { Clock } from "./ports";

/** So long work may keep the thread; then signals, timers and clicks have their turn. */
const TURN: Seconds = 0.03;

/** The thread that work shares with others. */
export interface SharedThread {
  /** Seconds with fractions since some beginning. */
  elapsed(): Seconds;
  /** Lets everybody else have their turn. */
  nextTurn(): Promise<void>;
}

/** The thread that a clock belongs to. */
export function threadOf(clock: Clock): SharedThread {
  return { elapsed: () => clock.elapsed(), nextTurn: async () => clock.nextTurn?.() };
}

export interface TurnsWatch<Step> {
  /** Told of every step and when it ended; true ends the work there. */
  readonly onStep?: (step: Step, at: Seconds) => boolean;
  /** Asked after every turn of the others; true ends the work. */
  readonly stopped?: (() => boolean) | undefined;
}

export type TurnsEnd<Step, Result> =
  | { readonly kind: "done"; readonly result: Result }
  /** Ended before its end; `step` is the last one. */
  | { readonly kind: "enough" | "stopped"; readonly step: Step };

/** Does work that comes in steps in this thread, so that a wish to stop is heard in between. */
export async function byTurns<Step, Result>(
  work: Generator<Step, Result>,
  thread: SharedThread,
  { onStep, stopped }: TurnsWatch<Step>,
): Promise<TurnsEnd<Step, Result>> {
  let turnEnds = thread.elapsed() + TURN;
  for (;;) {
    const { done, value } = work.next();
    if (done) return { kind: "done", result: value };
    const at = thread.elapsed();
    if (onStep?.(value, at)) return { kind: "enough", step: value };
    if (at < turnEnds) continue;
    await thread.nextTurn();
    if (stopped?.()) return { kind: "stopped", step: value };
    turnEnds = thread.elapsed() + TURN;
  }
}
