import { integer } from "../arguments";
import { momentFromCivil, serialFromMoment } from "../../kernel/moment";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";

/** Worksheet functions that an add-in calls without a cell: DATE, which tells the date system. */
export class Functions extends HostObject {
  readonly type: HostType = FUNCTIONS;

  date(parts: readonly unknown[]): HostObject {
    const [year, month, day] = parts.map(integer) as [number, number, number];
    const { date1904 } = this.host.model.book;
    const moment = momentFromCivil(year, month, day);
    return new FunctionResult(this.host, serialFromMoment(moment, date1904));
  }
}

const FUNCTIONS = hostType<Functions>("Functions", {
  methods: { Date: (functions, args) => functions.date(args) },
});

/** https://learn.microsoft.com/javascript/api/excel/excel.functionresult */
class FunctionResult extends HostObject {
  readonly type: HostType = RESULT;

  constructor(
    host: HostCore,
    readonly value: unknown,
  ) {
    super(host);
  }
}

const RESULT = hostType<FunctionResult>("FunctionResult", {
  scalars: { Value: { get: ({ value }) => value }, Error: { get: () => null } },
});
