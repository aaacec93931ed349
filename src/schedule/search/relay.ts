import type { Random } from "../../kernel/random";
import type { CompiledProblem } from "../compiled-problem";
import { reinsertionSearch } from "../reinsertion/reinsertion-search";
import { sequenceSearch } from "../sequence/sequence-search";
import type { Arrangement } from "./arrangement";
import type { Improver, ImproverMaker } from "./improver";

/** Ways that run in turn, and how many steps of each are its turn: at least, and for each operation. */
const LEGS: readonly { make: ImproverMaker; least: number; perOperation: number }[] = [
  { make: reinsertionSearch, least: 100, perOperation: 1 / 20 },
  { make: sequenceSearch, least: 100, perOperation: 1 / 100 },
];

/**
 * Two ways take turns on one schedule, each from where the other has come to: whole orders are put
 * into room that there is anywhere, tools and material included, which no change of turn finds; then
 * the sequences are annealed.
 */
export const relaySearch: ImproverMaker = (compiled, start, random) => {
  const relay = new Relay(compiled, start, random);
  return relay.isManned ? relay : undefined;
};

class Relay implements Improver {
  private runner: Improver | undefined;
  private leg = -1;
  private stepsLeft = 0;

  constructor(
    private readonly compiled: CompiledProblem,
    private readonly start: Arrangement,
    private readonly random: Random,
  ) {
    this.handOver(start);
  }

  /** False when its first way cannot work with the problem. */
  get isManned(): boolean {
    return this.runner !== undefined;
  }

  get best(): Arrangement {
    return this.runner?.best ?? this.start;
  }

  step(): boolean {
    if (this.stepsLeft-- <= 0) this.handOver(this.best);
    return this.runner?.step() ?? false;
  }

  private handOver(from: Arrangement): void {
    this.leg = (this.leg + 1) % LEGS.length;
    const { make, least, perOperation } = LEGS[this.leg]!;
    this.stepsLeft = Math.max(least, Math.ceil(this.compiled.count * perOperation));
    this.runner = make(this.compiled, from, this.random) ?? this.runner;
  }
}
