import { livemessage } from "./support/livemessage";

test("ram-policy", async () => {
  const { code, out } = await livemessage([
    "ram-policy",
    "--app",
    "demo",
    "--app",
    "show",
    "--account",
    "12",
    "--list",
  ]);
  const Resource = ["acs:live::12:rtc/demo", "acs:live::12:rtc/show"];
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    Version: "1",
    Statement: [
      { Effect: "Allow", Action: ["live:DescribeLiveMessageGroupBand"], Resource },
      { Effect: "Allow", Action: ["live:ListLiveMessageGroups"], Resource },
      {
        Effect: "Allow",
        Action: ["live:BanLiveMessageGroup", "live:UnbanLiveMessageGroup", "live:ModifyLiveMessageGroupBand"],
        Resource,
      },
    ],
  });
});

test("ram-policy for a program that declares groups and apps", async () => {
  const { code, out } = await livemessage(["ram-policy", "--app", "demo", "--access", "read", "--groups", "--apps"]);
  expect(code).toBe(0);
  const { Statement } = JSON.parse(out) as { Statement: { Action: string[] }[] };
  expect(Statement.flatMap(({ Action }) => Action)).toEqual([
    "live:DescribeLiveMessageGroupBand",
    "live:DescribeLiveMessageGroup",
    "live:DescribeLiveMessageApp",
  ]);
});
