import { missing } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { boolean } from "../parameters";
import { appParameters, findApp } from "../target";
import { modifyApp } from "./modifyApp";

/** Disables an app, or enables it again. */
export const modifyAppDisable = defineOperation({
  name: "ModifyLiveMessageAppDisable",
  callsPerSecond: 50,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...appParameters, Disable: boolean() },
  run(values, context) {
    const app = findApp(values, context);
    const { disableOmitted } = context.switches;
    if (values.Disable === undefined && disableOmitted === "error") throw missing("Disable");
    const { Disable: disabled = disableOmitted === "keep" && app.disabled } = values;
    return { ...modifyApp(app, { disabled }, context), Disable: disabled };
  },
});
