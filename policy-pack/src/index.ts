import { PolicyPack } from "@pulumi/policy";
import { destroyProtection } from "./policies/destroyProtection";
import { exemptUsersLimit } from "./policies/exemptUsersLimit";
import { exemptUsersPatterns } from "./policies/exemptUsersPatterns";
import { moderatorStaysExempt } from "./policies/moderatorStaysExempt";
import { mutesEnd } from "./policies/mutesEnd";
import { neverOpen } from "./policies/neverOpen";
import { usersStayMuted } from "./policies/usersStayMuted";
import { windowLimit } from "./policies/windowLimit";

/** All policies advise; a configuration of the pack makes them mandatory, one by one or with "all". */
new PolicyPack("alicloud-live-message", {
  enforcementLevel: "advisory",
  provider: "alicloud",
  policies: [
    moderatorStaysExempt,
    exemptUsersLimit,
    exemptUsersPatterns,
    neverOpen,
    usersStayMuted,
    mutesEnd,
    windowLimit,
    destroyProtection,
  ],
});
