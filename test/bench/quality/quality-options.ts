import { parseArgs } from "node:util";
import type { ClockName } from "./trajectory";

export interface QualityOptions {
  readonly families: readonly string[];
  readonly only: readonly string[];
  /** Undefined: as the plan has them. */
  readonly seconds: readonly number[] | undefined;
  readonly seeds: number | undefined;
  readonly clock: ClockName;
  /** Folder for results.json and table.md; undefined: the usual one. */
  readonly out: string | undefined;
  /** Results to compare with; a loss ends with status 1. */
  readonly compare: string | undefined;
  /** Every case instead of the subset, going on where the last run was interrupted. */
  readonly full: boolean;
  /** At most so many of each group, with `full`. */
  readonly sample: number | undefined;
  /** Throws away what is there, and begins anew. */
  readonly restart: boolean;
  /** Document in which the table is put between its marks; nothing is run. */
  readonly table: string | undefined;
  /** File that the results are kept in as a baseline; nothing is run. */
  readonly keep: string | undefined;
  /** Results that the table is made of, or that are kept. */
  readonly from: string | undefined;
  /** Sizes of factories to calibrate. */
  readonly calibrate: readonly number[];
}

/** @throws with what is wrong, for unknown options and values that are no numbers */
export function qualityOptions(args: readonly string[]): QualityOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      family: text,
      only: text,
      seconds: text,
      seeds: text,
      clock: text,
      out: text,
      compare: text,
      full: flag,
      sample: text,
      restart: flag,
      table: text,
      keep: text,
      from: text,
      calibrate: text,
    },
  });
  const { seconds, seeds, sample } = values;
  return {
    families: words(values.family),
    only: words(values.only),
    seconds: seconds === undefined ? undefined : numbers(seconds).sort((a, b) => a - b),
    seeds: seeds === undefined ? undefined : numbers(seeds)[0]!,
    clock: values.clock === "wall" ? "wall" : "cpu",
    out: values.out,
    compare: values.compare,
    full: values.full ?? false,
    sample: sample === undefined ? undefined : numbers(sample)[0]!,
    restart: values.restart ?? false,
    table: values.table,
    keep: values.keep,
    from: values.from,
    calibrate: numbers(values.calibrate ?? ""),
  };
}

const words = (list: string | undefined) => (list ?? "").split(",").filter((word) => word !== "");

function numbers(list: string): number[] {
  return words(list).map((word) => {
    const number = Number(word);
    if (!(number > 0)) throw new Error(`${word} is not a number above 0.`);
    return number;
  });
}
