import { text } from "../arguments";
import { type HostCore, HostObject, type HostType, hostType } from "../host-object";
import type { SettingRecord } from "../records";
import { itemNotFound } from "../rich-error";
import { LISTING_METHODS, Listing } from "./listing";

/** Key and value pairs that the add-in keeps in the workbook. */
export class Settings extends Listing {
  readonly type: HostType = SETTINGS;

  get records(): readonly SettingRecord[] {
    return this.host.model.book.settings;
  }

  override items(): readonly HostObject[] {
    return this.records.map(({ key }) => new Setting(this.host, key));
  }

  override find(key: unknown): HostObject | undefined {
    const found = this.records.find((each) => each.key === key);
    return found && new Setting(this.host, found.key);
  }

  /** Sets or adds. */
  put(key: string, value: unknown): HostObject {
    const rest = this.records.filter((each) => each.key !== key);
    this.host.model.change({ settings: [...rest, { key, value }] });
    return new Setting(this.host, key);
  }
}

const SETTINGS = hostType<Settings>("SettingCollection", {
  methods: { ...LISTING_METHODS, Add: (settings, [key, value]) => settings.put(text(key), value) },
});

class Setting extends HostObject {
  readonly type: HostType = SETTING;

  constructor(
    host: HostCore,
    readonly key: string,
  ) {
    super(host);
  }

  override identity() {
    return { Key: this.key, _Id: this.key };
  }

  get record(): SettingRecord {
    const record = this.host.model.book.settings.find(({ key }) => key === this.key);
    if (!record) throw itemNotFound();
    return record;
  }

  remove(): void {
    const { settings } = this.host.model.book;
    this.host.model.change({ settings: settings.filter(({ key }) => key !== this.key) });
  }
}

const SETTING = hostType<Setting>("Setting", {
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ record }) => record.value,
      set: ({ host, key }, value) => new Settings(host).put(key, value),
    },
  },
  methods: { Delete: (setting) => setting.remove() },
});
