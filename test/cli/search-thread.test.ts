import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { startThread } from "../../src/cli/search-thread";
import type { WorkerPort } from "../../src/worker/worker-messages";
import type { PlainCell } from "../bench/plain-book";
import { RUN_RESULT } from "./run-result";
import { ORDERS, smallBook, testFolder, writeFile } from "./small-book";
import { type Outcome, runPlumbline } from "./test-terminal";

const ROOT = join(__dirname, "..", "..");
const BUNDLE = join(ROOT, "dist", "cli", "plumbline.cjs");
const folder = testFolder();

/** Too many orders for the machines, so that no search is ever at its end. */
const BUSY: PlainCell[][] = [
  ORDERS[0]!,
  ...Array.from({ length: 60 }, (_, i): PlainCell[] => [
    ...[`A-${i}`, i % 3 === 0 ? "Hinge" : "Bracket", 40 + ((i * 37) % 160)],
    ...[`2026-11-${24 + (i % 6)}`, "North"],
  ]),
];

let count = 0;

/** A folder with the busy shop's workbook. */
function desk(): string {
  const place = join(folder, String(++count));
  mkdirSync(place);
  writeFile(place, "book.xlsx", smallBook({ Orders: BUSY }));
  return place;
}

/** Threads that are counted. */
function threads() {
  const started: WorkerPort[] = [];
  const startCounted = () => {
    started.push(startThread(BUNDLE));
    return started.at(-1)!;
  };
  return { started, startThread: startCounted };
}

/** A thread that dies when it has told progress for the first time. */
function dyingThread(): WorkerPort {
  const inner = startThread(BUNDLE);
  const outer: WorkerPort = {
    ...{ onmessage: null, onerror: null },
    postMessage: (message) => inner.postMessage(message),
    terminate: () => inner.terminate(),
  };
  inner.onmessage = (event) => {
    outer.onmessage?.(event);
    if (event.data.kind === "progress") inner.terminate();
  };
  inner.onerror = (event) => outer.onerror?.(event);
  return outer;
}

const written = (place: string) => existsSync(join(place, "book.plumbline.xlsx"));
const objectiveOf = ({ out }: Outcome) => RUN_RESULT.parse(JSON.parse(out)).objective;

describe("a search in a thread of its own", () => {
  beforeAll(() => {
    const script = join(ROOT, ".ci", "build-if-stale.mjs");
    const { status } = spawnSync(process.execPath, [script, "cli"], { stdio: "ignore" });
    if (status !== 0) throw new Error("The command line was not built.");
  }, 300_000);

  const run = ["run", "book.xlsx", "--json", "--quiet"];

  it("gives what a search in this thread gives", async () => {
    const argv = [...run, "--iterations", "10"];
    const { started, startThread } = threads();
    const there = await runPlumbline(argv, { folder: desk(), startThread });
    const here = await runPlumbline(argv, { folder: desk() });
    expect(started).toHaveLength(1);
    expect([there.status, there.err]).toEqual([0, ""]);
    const plain = ({ out }: Outcome) => ({ ...RUN_RESULT.parse(JSON.parse(out)), seconds: {} });
    expect(plain(there)).toEqual(plain(here));
  });

  it("is stopped by Ctrl+C with the best so far", async () => {
    const { startThread } = threads();
    const place = desk();
    const argv = ["run", "book.xlsx", "--seconds", "600", "--keep-best"];
    const interruptAt = (err: string) => err.includes("Searching");
    const { status, err } = await runPlumbline(argv, {
      ...{ folder: place, interactive: true, interruptAt, startThread },
    });
    expect(status).toBe(130);
    expect(err).toContain("interrupted; the best schedule so far was written");
    expect(written(place)).toBe(true);
  });

  it("is written as far as it came when its thread dies, and that is said", async () => {
    const place = desk();
    const { status, err, out } = await runPlumbline([...run, "--seconds", "600"], {
      ...{ folder: place, startThread: dyingThread },
    });
    expect(err).toBe(
      "plumbline: The search ended early (its thread ended). The best schedule so far is kept.\n",
    );
    expect([status, written(place)]).toEqual([0, true]);
    expect(RUN_RESULT.parse(JSON.parse(out)).scheduled).toBe(60);
  });

  it("runs in this thread where there is no other", async () => {
    const argv = [...run, "--iterations", "5"];
    const missing = () => startThread(join(folder, "no-such-program.cjs"));
    const refused = () => {
      throw new Error("no more threads");
    };
    for (const startNone of [missing, refused]) {
      const { status, err } = await runPlumbline(argv, { folder: desk(), startThread: startNone });
      expect([status, err]).toEqual([0, ""]);
    }
  });

  it("takes the best of several seeds, in threads as in this one", async () => {
    const withSeeds = async (...more: string[]) => {
      const { started, startThread } = threads();
      const argv = [...run, "--iterations", "5", ...more];
      const there = await runPlumbline(argv, { folder: desk(), startThread });
      return { threads: started.length, objective: objectiveOf(there) };
    };
    const alone = [];
    for (const seed of ["4", "5", "6"]) alone.push(await withSeeds("--seed", seed));
    const together = await withSeeds("--seed", "4", "--seeds", "3");
    expect(together.threads).toBe(3);
    const hours = alone.map(({ objective }) => objective.weightedTardinessHours);
    expect(together.objective.weightedTardinessHours).toBe(Math.min(...hours));
    const argv = [...run, "--iterations", "5", "--seed", "4", "--seeds", "3"];
    const here = await runPlumbline(argv, { folder: desk() });
    expect(objectiveOf(here)).toEqual(together.objective);
  });
});
