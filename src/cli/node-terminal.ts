import { momentFromCivil } from "../kernel/moment";
import type { Terminal } from "./terminal";

/** The terminal of this process. */
export function nodeTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    onInterrupt: (handler) => {
      process.on("SIGINT", handler);
      process.on("SIGTERM", handler);
      return () => {
        process.off("SIGINT", handler);
        process.off("SIGTERM", handler);
      };
    },
    now: wallClock,
    elapsed: () => performance.now() / 1000,
    folder: process.cwd(),
    debug: process.env.PLUMBLINE_DEBUG === "1",
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
