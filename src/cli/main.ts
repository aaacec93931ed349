import { answerSearches, isSearchThread, startThread } from "./search-thread";

/** Loaded in the main thread only: what searches needs none of it. */
async function main(): Promise<void> {
  const { commandLine } = await import(/* webpackMode: "eager" */ "./command-line");
  const { nodeTerminal } = await import(/* webpackMode: "eager" */ "./node-terminal");
  const terminal = { ...nodeTerminal(), startThread: () => startThread(__filename) };
  process.exitCode = await commandLine(process.argv.slice(2), terminal);
}

// The bundle is one file: the thread that searches is the same program in another role.
if (isSearchThread()) answerSearches();
else void main();
