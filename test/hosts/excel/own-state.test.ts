import { JSDOM } from "jsdom";
import { parseState, stateText } from "../../../src/hosts/excel/own-state";
import { stateXml } from "../../../src/hosts/state-part";

const record = {
  ...{ touched: [], added: [], names: [], columns: [], lists: [], listsSheet: "" },
  ...{ sheets: [{ name: 'Plan <1> & "2"', tables: [], loose: [], rules: [], formats: {} }] },
  calculates: false,
};

describe("our state part, read with the browser's own parser", () => {
  beforeAll(() => {
    globalThis.DOMParser = new JSDOM().window.DOMParser;
  });

  it.each(["", "{}", "a & b < c > \"d\" 'e'", "line\r\nbreak\ttab", "]]> <text>no</text>", "ü€😀"])(
    "gives back the text %j and the record",
    (text) => {
      const xml = stateText({ text, record })!;
      expect(parseState(xml, ["1"])).toEqual({ text, record, partIds: ["1"] });
    },
  );

  it("reads what another program wrote anew: prefixes, CDATA, comments, numbers for letters", () => {
    const xml = `<?xml version="1.0"?><!-- saved --><p:plumbline xmlns:p="urn:plumbline:state:1">
      <!-- <p:text>no</p:text> --><p:text a="1">x<![CDATA[<&>]]>&#x41;&#66;</p:text></p:plumbline>`;
    expect(parseState(xml, []).text).toBe("x<&>AB");
  });

  it.each([
    ["nothing", undefined],
    ["an empty text", ""],
    ["half a part", stateXml({ text: "x", file: undefined }).slice(0, -5)],
    ["an element of another namespace", '<plumbline xmlns="urn:other"><text>x</text></plumbline>'],
    [
      "a text that is deeper down",
      '<plumbline xmlns="urn:plumbline:state:1"><a><text>x</text></a></plumbline>',
    ],
  ])("takes %s for empty", (_, xml) => {
    const { text, record: empty } = parseState(xml, []);
    expect(text).toBeUndefined();
    expect(empty.sheets).toEqual([]);
  });

  it("takes a damaged record for empty, and keeps the text", () => {
    const xml = stateXml({ text: "kept", file: "{not json" });
    expect(parseState(xml, [])).toMatchObject({ text: "kept", record: { sheets: [] } });
  });
});
