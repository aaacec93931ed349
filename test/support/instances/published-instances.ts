import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { SchedulingProblem } from "../../../src/schedule/problem";
import { flexibleJobShop, jobRowsOf, jobShop } from "./job-shops";
import type { KnownValue } from "./known-value";
import { projectOf } from "./projects";
import { setupFile, singleMachine, weightedTardinessFile } from "./single-machine";
import { problemOf, type TaskProblem } from "./task-problem";

export const FAMILIES = ["jsp", "fjsp", "rcpsp", "twtjsp", "wt", "wtsds"] as const;
export type Family = (typeof FAMILIES)[number];

export interface PublishedInstance {
  readonly family: Family;
  readonly name: string;
  /** Undefined where none is known. */
  readonly known: () => KnownValue | undefined;
  readonly problem: () => SchedulingProblem;
}

/** All instances of a family in a folder such as ../shared/instances, by name as people count. */
export function publishedInstances(folder: string, family: Family): PublishedInstance[] {
  const known = JSON.parse(readFileSync(join(folder, "best-known.json"), "utf8")) as Record<
    string,
    Record<string, KnownValue>
  >;
  return Object.entries(READERS[family](folder))
    .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }))
    .map(([name, read]) => ({
      family,
      name,
      known: () => known[family]?.[name],
      problem: () => problemOf(read()),
    }));
}

type Readers = Record<string, () => TaskProblem>;

const READERS: Readonly<Record<Family, (folder: string) => Readers>> = {
  jsp: (folder) => files(join(folder, "jsp"), (text) => jobShop(jobRowsOf(text))),
  fjsp: (folder) => files(join(folder, "fjsp"), flexibleJobShop),
  rcpsp: (folder) => files(join(folder, "rcpsp"), projectOf),
  twtjsp: weightedJobShops,
  wt: (folder) => ({
    ...weightedTardiness(folder, 40),
    ...weightedTardiness(folder, 50),
  }),
  wtsds: (folder) =>
    files(join(folder, "wtsds"), (text) => {
      const instance = setupFile(text);
      return singleMachine(instance, instance);
    }),
};

function files(folder: string, parse: (text: string) => TaskProblem): Readers {
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace(/\.[^.]*$/, ""),
      () => parse(readFileSync(join(folder, file), "utf8")),
    ]),
  );
}

/** Due dates and weights for the job shops of the same folder, under names of their own. */
function weightedJobShops(folder: string): Readers {
  const all = JSON.parse(readFileSync(join(folder, "twtjsp.json"), "utf8")) as Record<
    string,
    { jsp: string; weights: number[]; due: number[] }
  >;
  return Object.fromEntries(
    Object.entries(all).map(([name, dates]) => [
      name,
      () =>
        jobShop(jobRowsOf(readFileSync(join(folder, "jsp", `${dates.jsp}.txt`), "utf8")), dates),
    ]),
  );
}

function weightedTardiness(folder: string, n: number): Readers {
  const text = readFileSync(join(folder, "wt", `wt${n}.txt`), "utf8");
  return Object.fromEntries(
    weightedTardinessFile(text, n).map((instance, i) => [
      `wt${n}_${i + 1}`,
      () => singleMachine(instance),
    ]),
  );
}
