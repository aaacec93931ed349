/// <reference types="office-js" />
import type { Check } from "./check";

/** What the add-in relies on in the workbook, one fact each; the same under jsdom and in Chromium, in this order. */
export const WORKBOOK_CHECKS: readonly Check[] = [
  {
    rule: "says which host it is in",
    run: async ({ Office }) => (await Office.onReady()).host,
    expected: "Excel",
  },
  {
    rule: "supports the declared requirement sets and no more",
    run: async ({ Office }) =>
      [
        ["ExcelApi", "1.12"],
        ["ExcelApi", "1.13"],
        ["SharedRuntime", "1.1"],
      ].map(([set, version]) => Office.context.requirements.isSetSupported(set!, version)),
    expected: [true, false, true],
  },
  {
    rule: "gives back the values and the address of a range",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.add("Plan").getRange("A1:C3");
        range.values = [
          [1, 2, 3],
          ["a", true, ""],
          [4, 5, 6],
        ];
        range.load("values,address,valueTypes");
        await context.sync();
        return [range.address, range.values, range.valueTypes[1]];
      }),
    expected: [
      "Plan!A1:C3",
      [
        [1, 2, 3],
        ["a", true, ""],
        [4, 5, 6],
      ],
      ["String", "Boolean", "Empty"],
    ],
  },
  {
    rule: "tells a sheet that is there from one that is not",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const found = ["Nope", "PLAN"].map((name) => worksheets.getItemOrNullObject(name));
        await context.sync();
        return found.map((sheet) => sheet.isNullObject);
      }),
    expected: [true, false],
  },
  {
    rule: "wants a member loaded before it is read",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Plan").getRange("A1");
        await context.sync();
        return range.values;
      }).catch((error: { code: string }) => error.code),
    expected: "PropertyNotLoaded",
  },
  {
    rule: "says ItemNotFound for a missing sheet",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Missing").load("name");
        await context.sync();
      }).catch((error: { code: string }) => error.code),
    expected: "ItemNotFound",
  },
  {
    rule: "says InvalidArgument, and where, for values of another size",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Plan").getRange("A1:B2").values = [[1]];
        await context.sync();
      }).catch((error: OfficeExtension.Error) => [
        error.code,
        error.debugInfo.errorLocation,
        (error.debugInfo as { statement?: string }).statement,
      ]),
    expected: ["InvalidArgument", "GetRange.values", "range.values = ...;"],
  },
  {
    rule: "says ItemAlreadyExists for a second sheet of a name",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.add("plan");
        await context.sync();
      }).catch((error: { code: string }) => error.code),
    expected: "ItemAlreadyExists",
  },
  {
    rule: "loads the members of a collection's items",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.load("items/name,items/visibility");
        await context.sync();
        return worksheets.items.map(({ name, visibility }) => `${name} ${visibility}`);
      }),
    expected: ["Sheet1 Visible", "Plan Visible"],
  },
  {
    rule: "keeps a range through several syncs",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const used = context.workbook.worksheets.getItem("Plan").getUsedRange();
        used.load("address");
        await context.sync();
        used.format.font.bold = true;
        used.load("format/font/bold,rowCount");
        await context.sync();
        return [used.address, used.rowCount, used.format.font.bold];
      }),
    expected: ["Plan!A1:C3", 3, true],
  },
  {
    rule: "makes a table, adds rows and reads columns",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add("Tasks");
        sheet.getRange("A1:B2").values = [
          ["Id", "Hours"],
          ["T1", 3],
        ];
        const table = sheet.tables.add("A1:B2", true);
        table.name = "TasksTable";
        table.rows.add(undefined, [
          ["T2", 5],
          ["T3", 8],
        ]);
        const body = table.getDataBodyRange().load("values,address");
        const hours = table.columns.getItem("Hours").getDataBodyRange().load("values");
        table.rows.load("items/values,count");
        table.load("name,showBandedRows");
        await context.sync();
        const third = table.rows.items[2]!.values;
        return [table.name, body.address, hours.values, table.rows.count, third];
      }),
    expected: ["TasksTable", "Tasks!A2:B4", [[3], [5], [8]], 3, [["T3", 8]]],
  },
  {
    rule: "keeps fills, number formats, widths and borders",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Plan").getRange("A1:B1");
        range.format.fill.color = "#ffcc00";
        range.numberFormat = [["0.00", "@"]];
        range.format.columnWidth = 90;
        range.format.borders.getItem("EdgeBottom").style = "Continuous";
        range.load("numberFormat,format/columnWidth");
        range.format.fill.load("color");
        const border = range.format.borders.getItem("EdgeBottom").load("style");
        await context.sync();
        const { fill, columnWidth } = range.format;
        return [fill.color, range.numberFormat, columnWidth, border.style];
      }),
    expected: ["#FFCC00", [["0.00", "@"]], 90, "Continuous"],
  },
  {
    rule: "keeps conditional formats by kind",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Plan").getRange("A1:C3");
        const custom = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
        custom.custom.rule.formula = "=A1>2";
        custom.custom.format.fill.color = "red";
        const words = range.conditionalFormats.add(Excel.ConditionalFormatType.containsText);
        words.textComparison.rule = { operator: "Contains", text: "late" };
        const value = range.conditionalFormats.add(Excel.ConditionalFormatType.cellValue);
        value.cellValue.rule = { operator: "Between", formula1: "1", formula2: "2" };
        value.cellValue.format.font.bold = true;
        range.conditionalFormats.load("items/type,items/priority,items/stopIfTrue");
        custom.custom.rule.load("formula");
        words.textComparison.load("rule");
        const none = words.customOrNullObject;
        await context.sync();
        return [
          range.conditionalFormats.items.map(({ type, priority }) => `${priority} ${type}`),
          ...[custom.custom.rule.formula, words.textComparison.rule.text, none.isNullObject],
        ];
      }),
    expected: [["0 CellValue", "1 ContainsText", "2 Custom"], "=A1>2", "late", true],
  },
  {
    rule: "freezes panes",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { freezePanes } = context.workbook.worksheets.getItem("Plan");
        freezePanes.freezeRows(1);
        const rows = freezePanes.getLocationOrNullObject().load("address");
        await context.sync();
        freezePanes.freezeAt(context.workbook.worksheets.getItem("Plan").getRange("A1:B2"));
        const both = freezePanes.getLocation().load("address");
        await context.sync();
        return [rows.address, both.address];
      }),
    expected: ["Plan!1:1", "Plan!A1:B2"],
  },
  {
    rule: "keeps settings in the workbook",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { settings } = context.workbook;
        settings.add("cfg", { a: [1, 2] });
        const kept = settings.getItem("cfg").load("value,key");
        const none = settings.getItemOrNullObject("other");
        await context.sync();
        return [kept.key, kept.value, none.isNullObject];
      }),
    expected: ["cfg", { a: [1, 2] }, true],
  },
  {
    rule: "defines names for ranges",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { names, worksheets } = context.workbook;
        names.add("Hours", worksheets.getItem("Tasks").getRange("B2:B4"));
        const name = names.getItem("Hours").load("formula,type,value");
        const range = name.getRange().load("address");
        await context.sync();
        return [name.formula, name.type, range.address];
      }),
    expected: ["=Tasks!$B$2:$B$4", "Range", "Tasks!B2:B4"],
  },
  {
    rule: "keeps what a chart was asked to be",
    run: ({ Excel, host }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Tasks");
        const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B4"), "Auto");
        chart.title.text = "Load";
        chart.name = "LoadChart";
        chart.setPosition("D1", "H12");
        chart.series.getItemAt(0).format.fill.setSolidColor("#336699");
        sheet.charts.load("items/name,count");
        chart.title.load("text");
        await context.sync();
        const { source, series } = host.workbook.sheet("Tasks").charts[0]!;
        return [sheet.charts.items.map(({ name }) => name), chart.title.text, source, series];
      }),
    expected: [
      ["LoadChart"],
      "Load",
      "Tasks!A1:B4",
      [{ "Format.Fill.SetSolidColor()": ["#336699"] }],
    ],
  },
  {
    rule: "sets several members at once, and a validation",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Tasks").getRange("D1");
        range.set({ values: [[7]], format: { fill: { color: "blue" } } });
        range.dataValidation.rule = { list: { inCellDropDown: true, source: "a,b" } };
        range.load("values");
        range.dataValidation.load("type,rule");
        await context.sync();
        return [range.values, range.dataValidation.type, range.dataValidation.rule.list?.source];
      }),
    expected: [[[7]], "List", "a,b"],
  },
  {
    rule: "has no used range on an empty sheet",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const used = context.workbook.worksheets.getItem("Sheet1").getUsedRangeOrNullObject(true);
        used.load("address");
        await context.sync();
        return used.isNullObject;
      }),
    expected: true,
  },
  {
    rule: "tells of cells that the user changed, until nobody listens",
    run: async ({ Excel, host }) => {
      const seen: unknown[] = [];
      const soon = () => new Promise((resolve) => setTimeout(resolve, 30));
      const registered = await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Plan");
        const handler = sheet.onChanged.add(async ({ type, address, details }) => {
          seen.push([type, address, details?.valueAfter]);
        });
        await context.sync();
        return handler;
      });
      host.workbook.type("Plan!B2", [[42]]);
      await soon();
      await Excel.run(registered.context, async (context) => {
        registered.remove();
        await context.sync();
      });
      host.workbook.type("Plan!B2", [[43]]);
      await soon();
      return seen;
    },
    expected: [["WorksheetChanged", "B2", 42]],
  },
  {
    rule: "tells of selections, of activated sheets and of changed tables",
    run: async ({ Excel, host }) => {
      const seen: string[] = [];
      await Excel.run(async (context) => {
        const { worksheets, tables } = context.workbook;
        const plan = worksheets.getItem("Plan");
        plan.onSelectionChanged.add(async ({ address }) => void seen.push(`selected ${address}`));
        worksheets.onActivated.add(async () => void seen.push("activated"));
        tables.onChanged.add(async ({ address }) => void seen.push(`table ${address}`));
        context.workbook.onSelectionChanged.add(async () => void seen.push("selection"));
        await context.sync();
      });
      host.workbook.select("Plan!C2");
      host.workbook.activate("Tasks");
      host.workbook.type("Tasks!B2", [[4]]);
      await new Promise((resolve) => setTimeout(resolve, 30));
      return seen.sort();
    },
    expected: ["activated", "selected C2", "selection", "table B2"],
  },
  {
    rule: "splits a large write without losing a cell",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const rows = Array.from({ length: 4000 }, (_, row) => [row, `task ${row}`]);
        const range = context.workbook.worksheets.add("Big").getRange("B3:C4002");
        range.values = rows;
        range.load("values");
        await context.sync();
        return JSON.stringify(range.values) === JSON.stringify(rows);
      }),
    expected: true,
  },
  {
    rule: "finds custom XML parts by their namespace",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { customXmlParts } = context.workbook;
        customXmlParts.add('<?xml version="1.0"?><p:a xmlns:p="urn:one"/>');
        customXmlParts.add('<a xmlns="urn:two">text</a>');
        const one = customXmlParts.getByNamespace("urn:two").getOnlyItemOrNullObject();
        const none = customXmlParts.getByNamespace("urn:three").getOnlyItemOrNullObject();
        const xml = one.getXml();
        await context.sync();
        one.setXml('<a xmlns="urn:two">new</a>');
        const again = one.getXml();
        await context.sync();
        return [xml.value, again.value, none.isNullObject];
      }),
    expected: ['<a xmlns="urn:two">text</a>', '<a xmlns="urn:two">new</a>', true],
  },
  {
    rule: "keeps comments at their cells",
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { comments } = context.workbook;
        comments.add("Plan!A2", "Why?");
        const found = comments.getItemByCell("Plan!A2").load("content");
        const place = found.getLocation().load("address");
        await context.sync();
        return [found.content, place.address];
      }),
    expected: ["Why?", "Plan!A2"],
  },
];
