import { appSwitches } from "../../../emulator/src/switches/appSwitches";
import { demonstrate, useSwitchEmulator } from "../support/demonstrate";

const { emulator, outcome, send } = useSwitchEmulator();

demonstrate(emulator, appSwitches, {
  tooManyApps: {
    async show(emulator) {
      for (let number = 1; number < 300; number++) emulator.createApp();
      return outcome("CreateLiveMessageApp");
    },
    expected: [
      ["ErrorTooManyApps", "400 ErrorTooManyApps"],
      ["InputInvalid", "400 InputInvalid"],
    ],
  },
  dataCenterMismatch: {
    show: () => outcome("BanLiveMessageGroup", { DataCenter: "ap-southeast-1" }),
    expected: [
      ["invalid", "400 InputInvalid"],
      ["not-found", "404 ResourceNotExist"],
    ],
  },
  omittedDataCenter: {
    show(emulator) {
      const { id } = emulator.createApp({ dataCenter: "ap-southeast-1" });
      return outcome("DescribeLiveMessageApp", { AppId: id });
    },
    expected: [
      ["any", "ok"],
      ["cn-shanghai", "400 InputInvalid"],
    ],
  },
  foreignApp: {
    show(emulator) {
      const { id } = emulator.createApp({ account: emulator.accounts.create() });
      return outcome("DescribeLiveMessageApp", { AppId: id });
    },
    expected: [
      ["not-found", "404 ResourceNotExist"],
      ["no-auth", "403 NoAuth"],
    ],
  },
  disabledApp: {
    async show() {
      await send("ModifyLiveMessageAppDisable", { Disable: true });
      return [
        await outcome("BanLiveMessageGroup"),
        await outcome("ModifyLiveMessageAppCallback"),
        await outcome("DescribeLiveMessageApp"),
        await outcome("ListLiveMessageApps", { SortType: 1 }),
        await outcome("ModifyLiveMessageAppDisable", { Disable: false }),
      ];
    },
    expected: [
      ["ok", ["ok", "ok", "ok", "ok", "ok"]],
      ["no-auth", ["403 NoAuth", "403 NoAuth", "ok", "ok", "ok"]],
      ["not-found", ["404 ResourceNotExist", "404 ResourceNotExist", "ok", "ok", "ok"]],
    ],
  },
  disableOmitted: {
    async show({ state }) {
      await send("ModifyLiveMessageAppDisable", { Disable: true });
      return [await outcome("ModifyLiveMessageAppDisable"), state.app("app")!.disabled];
    },
    expected: [
      ["keep", ["ok", true]],
      ["enable", ["ok", false]],
      ["error", ["400 MissingDisable", true]],
    ],
  },
  auditOmitted: {
    async show() {
      const first = "https://first.example.com";
      await send("ModifyLiveMessageAppAudit", { AuditType: 2, AuditUrl: first });
      const { body } = await send("ModifyLiveMessageAppAudit", { AuditUrl: "https://second.example.com" });
      await send("ModifyLiveMessageAppAudit", { AuditType: 2, AuditUrl: first });
      return [body["AuditType"], body["AuditUrl"], await outcome("ModifyLiveMessageAppAudit", { AuditType: 2 })];
    },
    expected: [
      ["keep", [2, "https://second.example.com", "ok"]],
      ["reset", [0, undefined, "400 InputInvalid"]],
    ],
  },
  auditUrlStays: {
    async show() {
      await send("ModifyLiveMessageAppAudit", { AuditType: 2, AuditUrl: "https://a.example.com" });
      await send("ModifyLiveMessageAppAudit", { AuditType: 1 });
      return outcome("ModifyLiveMessageAppAudit", { AuditType: 2 });
    },
    expected: [
      [false, "400 InputInvalid"],
      [true, "ok"],
    ],
  },
  callbackOmitted: {
    async show({ state }) {
      await send("ModifyLiveMessageAppCallback", { EventCallbackUrl: "https://a.example.com" });
      await send("ModifyLiveMessageAppCallback");
      return state.app("app")!.eventCallbackUrl;
    },
    expected: [
      ["off", ""],
      ["keep", "https://a.example.com"],
    ],
  },
  callbackOff: {
    show: async () => (await send("DescribeLiveMessageApp")).body["EventCallbackUrl"],
    expected: [
      ["empty", ""],
      ["absent", undefined],
    ],
  },
  appSignChanges: {
    async show({ state }) {
      const { appSign } = state.app("app")!;
      const { body } = await send("ModifyLiveMessageAppDisable", { Disable: true });
      return body["AppSign"] !== appSign;
    },
    expected: [
      [false, false],
      [true, true],
    ],
  },
});
