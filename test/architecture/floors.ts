import { dirname, join, normalize } from "node:path/posix";
import ts from "typescript";

/** What a folder of `src` stands on. A file may import its own folder and `mayImport`. */
export interface Floor {
  readonly floor: number;
  readonly mayImport: readonly string[];
  /** Packages; `@scope/*` for all of a scope, `node:*` for all of Node's own modules. */
  readonly libraries: readonly string[];
}

const CORE = [
  "kernel",
  "model",
  "sheets",
  "schedule",
  "workbook",
  "intake",
  "record",
  "variance",
  "objectives",
  "checks",
  "tables",
  "sample",
];
const CORE_AND_APP = [...CORE, "app"];
const BELOW_THE_TOP = [...CORE_AND_APP, "hosts"];

/** The table that src/ARCHITECTURE.md shows. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  kernel: { floor: 0, mayImport: [], libraries: [] },
  model: { floor: 1, mayImport: ["kernel"], libraries: [] },
  sheets: { floor: 1, mayImport: ["kernel"], libraries: ["zod"] },
  schedule: { floor: 2, mayImport: ["kernel", "model"], libraries: [] },
  workbook: { floor: 2, mayImport: ["kernel", "sheets"], libraries: ["zod"] },
  replay: { floor: 3, mayImport: ["kernel", "schedule"], libraries: [] },
  intake: {
    floor: 3,
    mayImport: ["kernel", "model", "sheets", "schedule", "workbook"],
    libraries: [],
  },
  record: {
    floor: 4,
    mayImport: ["kernel", "model", "sheets", "schedule", "workbook", "intake"],
    libraries: [],
  },
  checks: {
    floor: 5,
    mayImport: ["kernel", "model", "sheets", "workbook", "intake", "record"],
    libraries: ["@stdlib/*"],
  },
  variance: { floor: 5, mayImport: ["kernel", "record"], libraries: [] },
  objectives: {
    floor: 6,
    mayImport: [
      "kernel",
      "model",
      "sheets",
      "schedule",
      "workbook",
      "intake",
      "record",
      "variance",
    ],
    libraries: [],
  },
  tables: {
    floor: 7,
    mayImport: [
      "kernel",
      "model",
      "sheets",
      "schedule",
      "workbook",
      "intake",
      "record",
      "variance",
      "objectives",
      "checks",
    ],
    libraries: [],
  },
  sample: { floor: 6, mayImport: ["kernel", "model", "sheets", "workbook"], libraries: [] },
  app: { floor: 8, mayImport: [...CORE, "replay"], libraries: [] },
  hosts: {
    floor: 9,
    mayImport: ["kernel", "sheets", "workbook", "schedule", "app"],
    libraries: ["fflate", "saxes", "node:*"],
  },
  worker: { floor: 9, mayImport: ["kernel", "schedule", "replay", "app"], libraries: [] },
  taskpane: {
    floor: 10,
    mayImport: ["kernel", "sheets", "workbook", "tables", "app", "hosts"],
    libraries: ["react", "react-dom", "@fluentui/react-components"],
  },
  functions: { floor: 10, mayImport: CORE_AND_APP, libraries: [] },
  commands: { floor: 10, mayImport: ["kernel", "workbook", "app", "hosts"], libraries: [] },
  embedded: { floor: 10, mayImport: ["kernel", "workbook", "hosts"], libraries: [] },
  page: {
    floor: 11,
    mayImport: ["kernel", "app", "worker", "taskpane", "functions", "commands"],
    libraries: [],
  },
  playground: {
    floor: 11,
    mayImport: ["kernel", "workbook", "hosts", "embedded"],
    libraries: [],
  },
  cli: { floor: 10, mayImport: [...BELOW_THE_TOP, "worker"], libraries: ["zod", "node:*"] },
};

/** Path under `src`, with slashes, to source text. */
export type Sources = ReadonlyMap<string, string>;

const VAGUE_NAME = /^(utils?|helpers?|types|common|manager|misc|shared)$/;

/** Every breach of the floors in `sources`, one sentence each; nothing when the house stands. */
export function breaches(sources: Sources, floors: Readonly<Record<string, Floor>>): string[] {
  const found: string[] = [];
  const edges = new Map<string, string[]>();
  for (const [path, text] of sources) {
    found.push(...badNames(path, floors));
    const targets: string[] = [];
    for (const specifier of importsOf(path, text)) {
      if (specifier.startsWith(".")) {
        const target = resolveImport(path, specifier, sources);
        if (target === undefined) found.push(`${path}: "${specifier}" leads to no file in src.`);
        else targets.push(target);
      } else {
        found.push(...badLibrary(path, specifier, floors));
      }
    }
    for (const target of targets) found.push(...badDirection(path, target, floors));
    edges.set(path, targets);
  }
  found.push(...circles(edges));
  return found;
}

function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
}

function badNames(path: string, floors: Readonly<Record<string, Floor>>): string[] {
  const found: string[] = [];
  const folder = folderOf(path);
  if (folder === "") found.push(`${path}: a source file lives in a folder of the floors table.`);
  else if (!floors[folder])
    found.push(`${path}: the folder "${folder}" is not in the floors table.`);
  const parts = path.replace(/(\.d)?\.tsx?$/, "").split("/");
  const name = parts[parts.length - 1] ?? "";
  if (name === "index") found.push(`${path}: no barrels; import the file that has the thing.`);
  for (const part of parts) {
    if (VAGUE_NAME.test(part)) {
      found.push(`${path}: "${part}" says nothing; name it for what it holds.`);
    }
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) found.push(`${path}: file names are kebab-case.`);
  return found;
}

function badLibrary(
  path: string,
  specifier: string,
  floors: Readonly<Record<string, Floor>>,
): string[] {
  const owner = floors[folderOf(path)];
  if (!owner) return [];
  const isNode = specifier.startsWith("node:");
  const name = specifier.startsWith("@")
    ? specifier.split("/").slice(0, 2).join("/")
    : (specifier.split("/")[0] ?? specifier);
  const scope = `${name.split("/")[0]}/*`;
  const allowed =
    owner.libraries.includes(name) || owner.libraries.includes(isNode ? "node:*" : scope);
  return allowed ? [] : [`${path}: "${specifier}" is a library that this folder does not own.`];
}

function badDirection(
  path: string,
  target: string,
  floors: Readonly<Record<string, Floor>>,
): string[] {
  const from = folderOf(path);
  const to = folderOf(target);
  if (from === to || !floors[from] || floors[from].mayImport.includes(to)) return [];
  const above = (floors[to]?.floor ?? 0) > floors[from].floor;
  return [`${path}: imports ${target}${above ? ", which stands above it" : ", which it may not"}.`];
}

function resolveImport(from: string, specifier: string, sources: Sources): string | undefined {
  const path = normalize(join(dirname(from), specifier));
  const bare = path.replace(/\.(js|ts|tsx)$/, "");
  const candidates = [path, `${bare}.ts`, `${bare}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
  return candidates.find((candidate) => sources.has(candidate));
}

/** All that a file imports or re-exports: types, values, `import()`, `require` and `import("…").T`. */
export function importsOf(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) found.add(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found];
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return node.argument.literal;
  }
  if (ts.isCallExpression(node)) {
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const isRequire = ts.isIdentifier(node.expression) && node.expression.text === "require";
    if (isImport || isRequire) return node.arguments[0];
  }
  return undefined;
}

/** One sentence for each knot of files that import each other in a circle (Tarjan's components). */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path)!, low.get(next)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const knot = stack.splice(stack.indexOf(path));
    if (knot.length > 1 || edges.get(path)?.includes(path)) {
      found.push(`${knot.sort().join(", ")}: import each other in a circle.`);
    }
  };
  for (const path of edges.keys()) if (!index.has(path)) visit(path);
  return found;
}
