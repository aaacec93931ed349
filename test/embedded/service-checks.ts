/// <reference types="office-js" />
import type { Check } from "./check";

/** What the add-in relies on beside the workbook; they come after those of the workbook. */
export const SERVICE_CHECKS: readonly Check[] = [
  {
    rule: "calls custom functions from cells",
    run: async ({ Excel, CustomFunctions, host }) => {
      CustomFunctions.associate("ADD", (a: number, b: number) => a + b);
      CustomFunctions.associate("SUMALL", (rows: number[][]) =>
        rows.flat().reduce((a, b) => a + b),
      );
      CustomFunctions.associate("LATER", async (x: number) => x * 2);
      CustomFunctions.associate("SQUARE", (n: number) => [
        [n, n],
        [n, n],
      ]);
      const ids = ["ADD", "SUMALL", "LATER", "SQUARE"];
      host.registerFunctions(ids.map((id) => ({ id, name: `NS.${id}` })));
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Plan");
        sheet.getRange("F1:F4").formulas = [
          ["=NS.ADD(1,2)"],
          ["=NS.SUMALL(A3:C3)"],
          ["=NS.LATER(21)"],
          ["=NS.SQUARE(7)"],
        ];
        await context.sync();
      });
      for (let tries = 0; tries < 100; tries++) {
        if (host.workbook.values("Plan!F4")[0]![0] === 7) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return [host.workbook.values("Plan!F1:G5"), host.workbook.formulas("Plan!F1")];
    },
    expected: [
      [
        [3, ""],
        [15, ""],
        [42, ""],
        [7, 7],
        [7, 7],
      ],
      [["=NS.ADD(1,2)"]],
    ],
  },
  {
    rule: "shows the errors of custom functions",
    run: async ({ CustomFunctions, host }) => {
      CustomFunctions.associate("BAD", () => {
        throw new CustomFunctions.Error(CustomFunctions.ErrorCode["notAvailable"]!, "not there");
      });
      return host.invokeFunction("BAD", []).result;
    },
    expected: { ok: false, error: "#N/A", message: "not there" },
  },
  {
    rule: "streams results and cancels",
    run: async ({ CustomFunctions, host }) => {
      const seen: unknown[] = [];
      let canceled = false;
      interface Streaming {
        setResult(value: number): void;
        onCanceled: () => void;
      }
      CustomFunctions.associate("COUNT", (from: number, invocation: Streaming) => {
        let value = from;
        const timer = setInterval(() => invocation.setResult(value++), 5);
        invocation.onCanceled = () => {
          clearInterval(timer);
          canceled = true;
        };
      });
      host.registerFunctions([{ id: "COUNT", name: "NS.COUNT", stream: true }]);
      const call = host.invokeFunction("NS.COUNT", [5], {
        onResult: (outcome) => seen.push(outcome.ok && outcome.value),
      });
      for (let tries = 0; tries < 100 && seen.length < 2; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      call.cancel();
      await new Promise((resolve) => setTimeout(resolve, 30));
      const [first, second] = seen as number[];
      return [first! >= 5, second! > first!, canceled];
    },
    expected: [true, true, true],
  },
  {
    rule: "keeps settings in the document",
    run: async ({ Office, host }) => {
      const { settings } = Office.context.document;
      settings.set("key", { x: 1 });
      const status = await new Promise((resolve) =>
        settings.saveAsync((result) => resolve(result.status)),
      );
      return [status, settings.get("key") as unknown, host.documentSettings.get("key")];
    },
    expected: ["succeeded", { x: 1 }, '{"x":1}'],
  },
  {
    rule: "runs ribbon commands to their end",
    run: async ({ Office, host }) => {
      let clicked = "";
      Office.actions.associate("refresh", (event: Office.AddinCommands.Event) => {
        clicked = event.source.id;
        event.completed();
      });
      return [await host.clickCommand("refresh", "RefreshButton"), clicked];
    },
    expected: [0, "RefreshButton"],
  },
  {
    rule: "hides and shows the pane",
    run: async ({ Office, host }) => {
      await Office.addin.hide();
      const hidden = host.paneState;
      await Office.addin.showAsTaskpane();
      return [hidden, host.paneState];
    },
    expected: ["Background", "Visible"],
  },
  {
    rule: "tells the page about itself",
    run: async ({ Office }) => {
      const { host, platform, displayLanguage, document } = Office.context;
      return [host, platform, displayLanguage, document.url.slice(-5)];
    },
    expected: ["Excel", "PC", "en-US", ".xlsx"],
  },
];
