/** Runs the built command line, as a person would, at most two at a time. */
import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const PROJECT = resolve(__dirname, "..", "..", "..");
export const COMMAND =
  process.env["PLUMBLINE_COMMAND"] ?? join(PROJECT, "dist", "cli", "plumbline.cjs");

export interface Run {
  /** The exit status; -1 when it was ended by a signal or the time limit. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

const LIMIT_MS = 60_000;
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (running < AT_ONCE) {
    running++;
    return;
  }
  await new Promise<void>((go) => waiting.push(go));
}

function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}

let triedToBuild = false;

function ensureBuilt(): void {
  if (existsSync(COMMAND)) return;
  if (triedToBuild) throw new Error("The command line is not built.");
  triedToBuild = true;
  const built = spawnSync(process.execPath, [join(PROJECT, ".ci", "build-if-stale.mjs"), "cli"]);
  if (built.status !== 0 || !existsSync(COMMAND)) {
    throw new Error("The command line is not built: run `npm run build:cli`.");
  }
}

export async function plumbline(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Run> {
  ensureBuilt();
  await turn();
  const began = Date.now();
  try {
    return await new Promise<Run>((done) => {
      execFile(
        process.execPath,
        [COMMAND, ...args],
        {
          cwd: options.cwd ?? tmpdir(),
          env: options.env ?? process.env,
          timeout: LIMIT_MS,
          maxBuffer: 256 * 1024 * 1024,
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : error.code;
          const status = typeof code === "number" ? code : -1;
          done({ status, stdout, stderr, seconds: (Date.now() - began) / 1000 });
        },
      );
    });
  } finally {
    leave();
  }
}

/** A folder of its own for a test file, taken away at its end, unless PLUMBLINE_KEEP names a place. */
export function workFolder(name: string): string {
  const kept = process.env["PLUMBLINE_KEEP"];
  if (kept !== undefined) return mkdtempSync(join(kept, `${name}-`));
  const folder = mkdtempSync(join(tmpdir(), `plumbline-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a stack trace, or a value that was never meant to be shown, looks like. */
const TRACE =
  /\n\s+at \S+|\bTypeError\b|\bRangeError\b|\bReferenceError\b|node:internal|plumbline\.cjs:\d+|\bZodError\b|\[object Object\]|UnhandledPromise/;

export function traceIn(run: Run): string | undefined {
  return TRACE.exec(`${run.stdout}\n${run.stderr}`)?.[0];
}
