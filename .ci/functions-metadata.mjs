// Makes what Excel is told of the custom functions, functions.json, from the JSDoc in src/functions.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = resolve(fileURLToPath(import.meta.url), "..", "..");
const folder = join(root, "src", "functions");

/** Where docs/ can be read on the web; `PLUMBLINE_HELP` at build time puts another address there. */
const HELP = "https://localhost:3000";

/** All functions of the namespace, in the order of their names, with what only the docs show. */
function documentedFunctions() {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const found = files.flatMap((name) =>
    functionsIn(name, readFileSync(join(folder, name), "utf8")),
  );
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function functionsIn(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isFunctionDeclaration).flatMap((node) => {
    const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    return doc && tagText(doc, "customfunction") ? [describe(name, doc)] : [];
  });
}

function describe(file, doc) {
  const id = tagText(doc, "customfunction");
  const missing = (what) => {
    throw new Error(`${file}: ${id} has no ${what} in its JSDoc.`);
  };
  const parameters = (doc.tags ?? []).filter(ts.isJSDocParameterTag).map((tag) => ({
    name: tag.name.getText(),
    description: sentence(tag.comment) || missing(`text for ${tag.name.getText()}`),
    ...typeOf(tag.typeExpression),
    ...(tag.isBracketed ? { optional: true } : {}),
  }));
  const returns = (doc.tags ?? []).find(ts.isJSDocReturnTag) ?? missing("@returns");
  return {
    id,
    description: sentence(doc.comment) || missing("description"),
    help: tagText(doc, "helpurl") || missing("@helpurl"),
    example: tagText(doc, "example") || missing("@example"),
    gives: sentence(returns.comment),
    cancelable: (doc.tags ?? []).some((tag) => tag.tagName.text === "cancelable"),
    parameters,
    result: typeOf(returns.typeExpression),
  };
}

const sentence = (comment) => (ts.getTextOfJSDocComment(comment) ?? "").replace(/\s+/g, " ").trim();

function tagText(doc, name) {
  const tag = (doc.tags ?? []).find((each) => each.tagName.text === name);
  return tag ? sentence(tag.comment) : "";
}

/** `any[][]` is a range of anything, a spilled one as a result. */
function typeOf(expression) {
  const text = expression?.type.getText() ?? "";
  const [, type, range] = /^(any|number|string|boolean)(\[\]\[\])?$/.exec(text) ?? [];
  if (!type) throw new Error(`"${text}" is no type for a custom function.`);
  return { type, dimensionality: range ? "matrix" : "scalar" };
}

/** The metadata as Excel reads it; errors among the arguments reach the code, to be passed on. */
export function functionMetadata(help = process.env.PLUMBLINE_HELP ?? HELP) {
  const functions = documentedFunctions().map((each) => ({
    id: each.id,
    name: each.id,
    description: each.description,
    helpUrl: `${help.replace(/\/+$/, "")}/${each.help}`,
    parameters: each.parameters,
    result: each.result,
    ...(each.cancelable ? { options: { cancelable: true } } : {}),
  }));
  return { allowErrorForDataTypeAny: true, functions };
}

/** docs/functions.md must name every function, its parameters and its example; gives what is missing. */
function staleDocs(text) {
  return documentedFunctions().flatMap(({ id, parameters, example, help }) => {
    const signature = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
    const wanted = [
      `## ${id}\n`,
      `\`PLUMB.${id}(${signature.join(", ")})\``,
      `\`${example}\``,
      ...parameters.map(({ name, description }) => `- \`${name}\`: ${description}`),
    ];
    const anchor = help.endsWith(`docs/functions.md#${id.toLowerCase()}`);
    const lacking = wanted.filter((part) => !text.includes(part));
    return [...lacking, ...(anchor ? [] : [`@helpurl of ${id}`])].map((part) => part.trim());
  });
}

function check() {
  const stale = staleDocs(readFileSync(join(root, "docs", "functions.md"), "utf8"));
  for (const part of stale) console.error(`docs/functions.md lacks: ${part}`);
  if (stale.length > 0) process.exitCode = 1;
}

// --check compares docs/functions.md with the JSDoc; without it the metadata is printed.
if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--check")) check();
  else console.log(JSON.stringify(functionMetadata(), null, 2));
}
