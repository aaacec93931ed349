import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { COMMANDS, type CommandDefinition, OPTIONS } from "../../src/cli/command-table";

const ROOT = join(__dirname, "..", "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const PAGES = [
  "README.md",
  "CHANGELOG.md",
  "docs/schedule.md",
  "docs/files.md",
  "docs/variance.md",
  "docs/learning.md",
  "docs/objectives.md",
  "src/ARCHITECTURE.md",
];

describe("what the documents say", () => {
  it.each(PAGES)("%s links to files that are there", (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? "");
    const missing = targets
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(join(ROOT, dirname(page), target)));
    expect(missing).toEqual([]);
  });

  it("README names scripts that package.json has", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...read("README.md").matchAll(/npm (?:run )?([a-z:]+)/g)].map((m) => m[1] ?? "");
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("README shows every command, and every option of theirs, and no other", () => {
    const page = read("README.md");
    const shown: readonly CommandDefinition[] = COMMANDS;
    const visible = shown.filter((command) => !command.hidden);
    const missing = visible.filter(({ name }) => !page.includes(`\`${name}`));
    expect(missing.map(({ name }) => name)).toEqual([]);

    const options = new Set(visible.flatMap((command) => command.options));
    const flags = new Set([...page.matchAll(/--([a-z][a-z0-9-]*)/g)].map((match) => match[1]));
    const named = (name: string) => flags.has(name) || (name === "output" && page.includes("`-o "));
    expect([...options].filter((name) => !named(name))).toEqual([]);
    expect([...flags].filter((flag) => !Object.keys(OPTIONS).includes(flag ?? ""))).toEqual([]);
  });
});
