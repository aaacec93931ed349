import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CommandContext, printResult } from "./command-context";
import { CommandFailure, DONE, ROWS_LEFT_OUT } from "./exit-status";
import { objectiveGuide } from "../objectives/objective-guide";
import { sheetGuide } from "../workbook/sheet-guide";
import { templateBook } from "./made-books";

interface MadeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes, or with `--check` compares, the files that are made from the sheet definitions. */
export async function generateCommand(context: CommandContext): Promise<number> {
  const root = context.terminal.folder;
  const stale: string[] = [];
  for (const file of await madeFiles()) {
    const path = join(root, file.path);
    const there = await readFile(path).catch(() => undefined);
    if (there && Buffer.compare(there, file.bytes) === 0) continue;
    stale.push(file.path);
    if (context.values.check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.bytes);
  }
  if (context.values.check && stale.length > 0) {
    throw new CommandFailure(`Stale: ${stale.join(", ")}. Run: npm run generate`, ROWS_LEFT_OUT);
  }
  const text =
    stale.length === 0 ? "All generated files are up to date." : `Written: ${stale.join(", ")}`;
  printResult(context, { written: stale }, text);
  return DONE;
}

async function madeFiles(): Promise<MadeFile[]> {
  return [
    { path: "assets/guide/workbook.md", bytes: new TextEncoder().encode(sheetGuide()) },
    { path: "docs/objectives.md", bytes: new TextEncoder().encode(objectiveGuide()) },
    { path: "assets/templates/plumbline.xlsx", bytes: await templateBook() },
  ];
}
