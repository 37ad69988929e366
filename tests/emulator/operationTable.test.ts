import { operationTable } from "../../emulator/src/operations/operationTable";

/** What the pages on quotas and RAM of Live say: calls per second, access level, resource; and whether it writes here. */
const documented = `
  AddLiveMessageGroupBand         10  update  app     writes
  BanLiveMessageGroup             10  update  app     writes
  CheckLiveMessageUsersInGroup    50  none    app     reads
  CheckLiveMessageUsersOnline     50  none    domain  reads
  CreateLiveMessageApp            50  create  all     writes
  CreateLiveMessageGroup          50  create  app     writes
  DeleteLiveMessageGroup          50  delete  app     writes
  DeleteLiveMessageGroupMessage   50  delete  app     writes
  DeleteLiveMessageUserMessage    50  delete  domain  writes
  DescribeLiveMessageApp          50  get     app     reads
  DescribeLiveMessageGroup        50  get     app     reads
  DescribeLiveMessageGroupBand    50  get     app     reads
  KickLiveMessageGroupUser        50  none    app     writes
  ListLiveMessageApps             50  list    all     reads
  ListLiveMessageGroupByPage      50  list    app     reads
  ListLiveMessageGroupMessages    50  list    app     reads
  ListLiveMessageGroupUsers       50  list    app     reads
  ListLiveMessageGroups           50  list    app     reads
  ModifyLiveMessageAppAudit       50  update  app     writes
  ModifyLiveMessageAppCallback    50  update  app     writes
  ModifyLiveMessageAppDisable     50  update  app     writes
  ModifyLiveMessageGroup          50  update  app     writes
  ModifyLiveMessageGroupBand      10  update  app     writes
  ModifyLiveMessageUserInfo       50  update  all     writes
  RecoverLiveMessageDeletedGroup  50  update  app     writes
  RemoveLiveMessageGroupBand      10  update  app     writes
  SendLiveMessageGroup            50  none    app     writes
  SendLiveMessageUser             50  create  app     writes
  UnbanLiveMessageGroup           10  update  app     writes
`;

test("every operation has the quota, the RAM level and the RAM resource that are documented", () => {
  const rows = [...operationTable.values()].map(({ name, callsPerSecond, accessLevel, resource, writes }) =>
    [name, callsPerSecond, accessLevel, resource, writes ? "writes" : "reads"].join(" "),
  );
  const lines = documented.trim().split("\n");
  expect(rows.sort()).toEqual(lines.map((line) => line.trim().replaceAll(/ +/g, " ")).sort());
});
