import { momentFromCivil } from "../kernel/moment";
import { INTERRUPTED } from "./exit-status";
import { nextTurn } from "./slice-solver";
import type { Terminal } from "./terminal";

/** The terminal of this process. */
export function nodeTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", outliveReader);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    onInterrupt,
    now: wallClock,
    elapsed: () => performance.now() / 1000,
    nextTurn,
    folder: process.cwd(),
    debug: process.env.PLUMBLINE_DEBUG === "1",
  };
}

/** A reader that has gone, such as `head`, ends nothing: the workbook is still to be written. */
function outliveReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** The first Ctrl+C asks the command to end in good order, the second ends it. */
function onInterrupt(handler: () => void): () => void {
  let asked = false;
  const heard = () => {
    if (asked) process.exit(INTERRUPTED);
    asked = true;
    handler();
  };
  process.on("SIGINT", heard);
  process.on("SIGTERM", heard);
  return () => {
    process.off("SIGINT", heard);
    process.off("SIGTERM", heard);
  };
}

function wallClock() {
  const now = new Date();
  return momentFromCivil(
    now.getFullYear(),
    now.getMonth() + 1,
    now.getDate(),
    now.getHours(),
    now.getMinutes(),
    now.getSeconds(),
  );
}
