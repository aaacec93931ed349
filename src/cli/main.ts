import { commandLine } from "./command-line";
import { nodeTerminal } from "./node-terminal";

void commandLine(process.argv.slice(2), nodeTerminal()).then((status) => {
  process.exitCode = status;
});
