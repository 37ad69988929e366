import type { NotProbed } from "./probeRow";

const wait = "needs 30 days between two calls";
const person = "needs a person with a client in the group";
const throttled = "needs an account whose quota is used up, which would slow its other programs";
const policy = "depends on the policy of the key, which cannot be seen from outside";
const token = "needs a security token that is expired";

/** Switches that no probe finds out, and why. */
export const notProbed: readonly NotProbed[] = [
  { name: "purgedId", question: "Can the id of a group be used again after 30 days?", reason: wait },
  { name: "recoverTooLate", question: "What is answered to a recovery after more than 30 days?", reason: wait },
  { name: "userInfoFails", question: "In which groups does ModifyLiveMessageUserInfo fail?", reason: person },
  {
    name: "tooManyApps",
    question: "With which code is the app beyond the 300th refused?",
    reason: "needs 300 apps, none of which can be deleted by a call",
  },
  {
    name: "foreignApp",
    question: "What is answered for the app of another account?",
    reason: "needs a second person, who owns such an app",
  },
  { name: "ramResources", question: "On which resource is a right on an app checked?", reason: policy },
  { name: "ramLevelNone", question: "Are rights checked whose documented level is none?", reason: policy },
  { name: "expiredToken", question: "With which code is an expired security token refused?", reason: token },
  { name: "throttlingCode", question: "With which code is a call over the quota refused?", reason: throttled },
  { name: "throttlingStatus", question: "With which HTTP status is it refused?", reason: throttled },
  { name: "quota", question: "Do the quotas of 10 and 50 calls per second hold?", reason: throttled },
  { name: "quotaWindow", question: "Where does the second begin that a quota counts in?", reason: throttled },
  { name: "quotaCountsRefused", question: "Does a call over the quota count in it?", reason: throttled },
  {
    name: "requestDateClock",
    question: "Which clock is the date of a request held against?",
    reason: "is about the emulator itself",
  },
];
