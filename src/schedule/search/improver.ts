import type { Random } from "../../kernel/random";
import type { CompiledProblem } from "../compiled-problem";
import type { Arrangement } from "./arrangement";

/** A way of making a complete schedule better, in small steps of a fixed amount of work. */
export interface Improver {
  /** Works for about a millisecond, counted in work and not in time; true when `best` became better. */
  step(): boolean;
  /** The best so far; the next step may change it. */
  readonly best: Arrangement;
}

/** Undefined when the problem has something that this way cannot work with. */
export type ImproverMaker = (
  compiled: CompiledProblem,
  start: Arrangement,
  random: Random,
) => Improver | undefined;
