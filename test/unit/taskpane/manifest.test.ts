import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..", "..");
const FILE = join(ROOT, "manifest.xml");
const TEXT = readFileSync(FILE, "utf8");
const SCHEMA = join(
  ROOT,
  "..",
  "shared",
  "manifest-schema",
  "extended",
  "OfficeAppManifestV1_1.xsd",
);

const all = (pattern: RegExp) => [...TEXT.matchAll(pattern)].map((match) => match[1]!);

describe("manifest.xml", () => {
  it("is read by Microsoft's own reader, with an id and four numbers of version", () => {
    const info = readByOffice();
    expect(info.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      version: string;
    };
    expect(info.version).toBe(`${version}.0`);
    expect(info.hosts).toEqual(["Workbook"]);
  });

  it("has a resource for every resid, each once, and short names that fit the ribbon", () => {
    const ids = all(/<bt:(?:Image|Url|String) id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const used = new Set([...all(/resid="([^"]+)"/g)]);
    expect([...used].sort()).toEqual([...ids].sort());
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(32);
    const short = /<bt:ShortStrings>(.*)<\/bt:ShortStrings>/s.exec(TEXT)![1]!;
    for (const [, text] of short.matchAll(/DefaultValue="([^"]+)"/g))
      expect(text!.length).toBeLessThanOrEqual(125);
    for (const text of all(/<Description DefaultValue="([^"]+)"/g))
      expect(text.length).toBeLessThanOrEqual(250);
  });

  it("stays on one domain with https, and asks for the sets that the code stands on", () => {
    const addresses = all(/"(https?:\/\/[^"]+)"/g).filter((url) => !url.includes("microsoft.com"));
    for (const address of addresses) {
      expect(new URL(address).origin).toMatch(/^https:\/\/localhost:3000$|^http:\/\/www\.w3\.org$/);
    }
    expect(TEXT).toContain('<Set Name="SharedRuntime" MinVersion="1.1"/>');
    expect(TEXT).toContain('<Set Name="ExcelApi" MinVersion="1.12"/>');
  });

  it("names icons that are there, in their sizes", () => {
    for (const name of all(/localhost:3000\/(icon-\d+\.png)/g)) {
      const file = join(ROOT, "assets", "icons", name);
      expect([name, existsSync(file)]).toEqual([name, true]);
      const size = Number(/\d+/.exec(name)![0]);
      const picture = readFileSync(file);
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  it("has the command that its button calls", () => {
    const [name] = all(/<FunctionName>([^<]+)</g);
    const commands = readFileSync(join(ROOT, "src", "commands", "commands.ts"), "utf8");
    expect(commands).toContain(`"${name}"`);
  });

  const canValidate = existsSync(SCHEMA) && hasXmllint();
  (canValidate ? it : it.skip)("is valid by its schema", () => {
    const check = () =>
      execFileSync("xmllint", ["--nonet", "--noout", "--schema", SCHEMA, FILE], { stdio: "pipe" });
    expect(check).not.toThrow();
  });
});

/** In a process of its own: the reader stands on ES modules that jest's loader cannot read. */
function readByOffice(): { id: string; version: string; hosts: string[] } {
  const program = `
    const { OfficeAddinManifest } = require("office-addin-manifest");
    OfficeAddinManifest.readManifestFile("manifest.xml").then((info) =>
      console.log(JSON.stringify(info)));`;
  const printed = execFileSync(process.execPath, ["--no-warnings", "-e", program], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return JSON.parse(printed) as ReturnType<typeof readByOffice>;
}

function hasXmllint(): boolean {
  try {
    execFileSync("xmllint", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
