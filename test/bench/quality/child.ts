import { spawnSync } from "node:child_process";
import { allCases, matching } from "./all-cases";
import { measureDispatch, measureRun, type RunRequest } from "./measure";
import type { QualityCase } from "./quality-case";
import type { CaseResult, RunResult } from "./results";

/** First argument of a process that measures one thing and prints it. */
export const CHILD = "--quality-child";

interface Request {
  readonly family: string;
  readonly name: string;
  /** Undefined: dispatching alone. */
  readonly run?: RunRequest;
}

/** In the child: does what is asked, prints the result as JSON. */
export function answer(request: string): void {
  const { family, name, run } = JSON.parse(request) as Request;
  const one = matching(allCases(), { families: [family], only: [name] })[0]!;
  console.log(JSON.stringify(run ? measureRun(one, run) : measureDispatch(one)));
}

/** Dispatching alone, in a process of its own. @throws when the process fails */
export function dispatchInChild({ family, name }: QualityCase): CaseResult {
  return ask<CaseResult>({ family, name });
}

/** One run in a process of its own, cold as in a worker that has just begun. @throws when the process fails */
export function runInChild({ family, name }: QualityCase, run: RunRequest): RunResult {
  return ask<RunResult>({ family, name, run });
}

function ask<T>(request: Request): T {
  const child = spawnSync(
    process.execPath,
    ["--expose-gc", ...process.execArgv, process.argv[1]!, CHILD, JSON.stringify(request)],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 26 },
  );
  if (child.status !== 0) {
    throw new Error(`${request.name} ended with ${child.signal ?? child.status ?? "an error"}.`);
  }
  return JSON.parse(child.stdout) as T;
}
