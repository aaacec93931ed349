import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unzipSync } from "fflate";
import fc from "fast-check";
import { parseXml } from "../../src/hosts/xlsx/parse-xml";
import { scanOutline } from "../../src/hosts/xlsx/read-sheet";
import type { XmlElement } from "../../src/hosts/xlsx/xml-element";
import { XmlScanner } from "../../src/hosts/xlsx/xml-scanner";
import { decodeXml, escapeXml } from "../../src/hosts/xlsx/xml-text";
import { runs } from "../support/runs";

const scan = (text: string) => scanOutline(new XmlScanner(text, "part"), () => false);

/** All that both readers tell of an element, in one order. */
function plain(element: XmlElement): unknown {
  const { local, prefix, uri, text, start, innerStart, innerEnd, end, selfClosing } = element;
  const attributes = [...element.attributes]
    .sort((a, b) => a.valueStart - b.valueStart)
    .map((a) => [a.local, a.prefix, a.uri, a.value, a.valueStart, a.valueEnd]);
  const own = [local, prefix, uri, text, start, innerStart, innerEnd, end, selfClosing];
  return [...own, attributes, element.children.map(plain)];
}

const folder = resolve(__dirname, "../../../shared/workbooks");
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.xls[xm]$/.test(name))
  : [];

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

describe("the scanner of large parts", () => {
  it.each(files.length > 0 ? files : ["(skipped: ../shared/workbooks is not there)"])(
    "sees in %s what saxes sees",
    (file) => {
      if (files.length === 0) return;
      let parts: Record<string, Uint8Array>;
      try {
        parts = unzipSync(readFileSync(join(folder, file)));
      } catch {
        return;
      }
      for (const [name, bytes] of Object.entries(parts)) {
        if (!/\.(xml|rels)$/.test(name) || bytes.length > 300_000) continue;
        const text = decodeXml(bytes, name);
        let expected: unknown;
        try {
          expected = plain(parseXml(text, name));
        } catch {
          expect(() => scan(text)).toThrow();
          continue;
        }
        expect(isEqual(plain(scan(text)), expected) ? "" : name).toBe("");
      }
    },
  );

  it("sees in any document what saxes sees", () => {
    const name = fc.constantFrom("a", "b", "c", "p:a", "p:b");
    const words = fc.string({
      unit: fc.constantFrom("x", " ", "&", "<", ">", '"', "'", "\n", "\r", "\t", "é", "😀"),
    });
    const attribute = fc.tuple(fc.constantFrom("k", "p:k", "r"), words, fc.boolean());
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc
        .tuple(
          name,
          fc.uniqueArray(attribute, { selector: ([key]) => key, maxLength: 3 }),
          fc.array(
            fc.oneof(
              { maxDepth: 4 },
              words.map(escapeXml),
              words.map((w) => `<![CDATA[${w.replaceAll("]", "")}]]>`),
              fc.constant("<!-- <c> & -->"),
              fc.constant("<?pi <a> ?>"),
              tie("tree"),
            ),
            { maxLength: 4 },
          ),
          fc.boolean(),
        )
        .map(([tag, attributes, inner, declares]) => {
          const own = attributes.map(([key, value, single]) =>
            single
              ? ` ${key}='${escapeXml(value).replaceAll("'", "&apos;")}'`
              : `\n${key} = "${escapeXml(value)}"`,
          );
          const ns = declares ? ' xmlns:p="urn:inner"' : "";
          return inner.length === 0
            ? `<${tag}${ns}${own.join("")} />`
            : `<${tag}${ns}${own.join("")}>${inner.join("")}</${tag} >`;
        }),
    }));
    fc.assert(
      fc.property(tree, (inner) => {
        const text = `\ufeff<?xml version="1.0"?><root xmlns="urn:d" xmlns:p="urn:p">${inner}</root>\n`;
        expect(JSON.stringify(plain(scan(text)))).toBe(
          JSON.stringify(plain(parseXml(text, "part"))),
        );
      }),
      { numRuns: runs(100, 5000) },
    );
  });

  it.each([
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a b=c/>",
    "<a b='1'",
    "<a>&nope;</a>",
    "<a>&amp</a>",
    "text",
    "",
    "<a><!-- </a>",
    "<a b='<'/>",
    "<p:a/>",
    "<a></a>x",
    "<a><![CDATA[x</a>",
    "<!DOCTYPE a><a/>",
    "<a>&#0;</a>",
    "<a",
    "< a/>",
  ])("refuses %j, as saxes does", (text) => {
    expect(() => parseXml(text, "part")).toThrow();
    expect(() => scan(text)).toThrow();
  });
});
