import type { Area } from "../workbook/grid";
import type { HostCore, HostObject, ObjectFactory } from "./host-object";
import { RangeObject } from "./objects/range";
import { Table } from "./objects/table";
import { Worksheet } from "./objects/worksheet";

export class Objects implements ObjectFactory {
  constructor(private readonly host: () => HostCore) {}

  range(sheetId: string, area: Area): HostObject {
    return new RangeObject(this.host(), sheetId, area);
  }

  worksheet(id: string): HostObject {
    this.host().model.sheet(id);
    return new Worksheet(this.host(), id);
  }

  table(id: string): HostObject {
    return new Table(this.host(), id);
  }
}
