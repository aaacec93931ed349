/** Names of a class's members, derived from the debug build of Office.js. */
export interface CatalogClass {
  readonly scalars: readonly string[];
  readonly updateable: readonly string[];
  /** Class of each property that is an object. */
  readonly nav: Readonly<Record<string, string>>;
  /** Class of the object that a method gives, or null. */
  readonly methods: Readonly<Record<string, string | null>>;
  /** `1.7` is ExcelApi 1.7, any other set is named (`SharedRuntime 1.1`); missing is ExcelApi 1.1. */
  readonly since: Readonly<Record<string, string>>;
  /** Class of what an index or a method of a collection gives. */
  readonly item?: string;
}

export type MemberCatalog = Readonly<Record<string, CatalogClass>>;

const CLASS = /\n {4}var (\w+) = \(function \(_super\) \{\n {8}__extends\(\1, _super\);/g;
const CLASS_END = "\n    }(OfficeExtension.ClientObject";

/**
 * The members of every class of the rich API, from the text of `excel-win32-16.01.debug.js`. The
 * package's licence lets us test with it and not hand it on: what comes from it is never committed.
 */
export function memberCatalog(debugBuild: string): MemberCatalog {
  const text = debugBuild.replaceAll("\r\n", "\n");
  const found: Record<string, CatalogClass> = {};
  for (const match of text.matchAll(CLASS)) {
    const name = match[1]!;
    const end = text.indexOf(CLASS_END, match.index);
    if (end < 0) continue;
    const body = text.slice(match.index, end);
    if (/\n {4}var \w+ = \(function \(_super\)/.test(body.slice(10))) continue;
    // OfficeCore has a Comment of its own; Excel's is the one that counts.
    const isExcel = text.slice(end, end + 200).includes(`\n    Excel.${name} = ${name};`);
    if (isExcel || !found[name]) found[name] = classIn(body);
  }
  return found;
}

function classIn(body: string): CatalogClass {
  const scalars = listIn(body, "_scalarPropertyOriginalNames").map(String);
  const updateable = listIn(body, "_scalarPropertyUpdateable");
  const item = /_create(?:ChildItem|Indexer)Object\((?:\w+\.)?(\w+), /.exec(body)?.[1];
  return {
    scalars,
    updateable: scalars.filter((_, index) => updateable[index] === true),
    nav: namesIn(body, /_createPropertyObject\((?:\w+\.)?(\w+), this, "(\w+)"/g),
    methods: {
      ...Object.fromEntries(
        [...body.matchAll(/_invokeMethod\(this, "(\w+)"/g)].map((match) => [match[1]!, null]),
      ),
      ...namesIn(body, /_create(?:AndInstantiate)?MethodObject\((?:\w+\.)?(\w+), this, "(\w+)"/g),
    },
    since: sinceIn(body),
    ...(item === undefined ? {} : { item }),
  };
}

function listIn(body: string, property: string): unknown[] {
  const list = new RegExp(
    `"${property}", \\{\\s*get: function \\(\\) \\{\\s*return (\\[[^\\]]*\\])`,
  );
  const match = list.exec(body);
  return match ? (JSON.parse(match[1]!) as unknown[]) : [];
}

function namesIn(body: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries([...body.matchAll(pattern)].map((match) => [match[2]!, match[1]!]));
}

function sinceIn(body: string): Record<string, string> {
  const since: Record<string, string> = {};
  const check = /_throwIfApiNotSupported\("\w+\.(\w+)", (_defaultApiSetName|"\w+"), "([\d.]+)"/g;
  for (const [, member = "", set = "", version = ""] of body.matchAll(check)) {
    const name = member.slice(0, 1).toUpperCase() + member.slice(1);
    since[name] = set === "_defaultApiSetName" ? version : `${set.slice(1, -1)} ${version}`;
  }
  return since;
}
