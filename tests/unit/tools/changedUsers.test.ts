import { changedUsers } from "../../../tools/demo/changedUsers";

const preview = `
    ~ pulumi-nodejs:dynamic/livemessage:GroupMute: (update)
        [id=demo-app/hall]
      - appId      : "demo-app"
      ~ exceptUsers: {
          + guest: true
            host : true
          - mod:2 : true
        }
      + muted      : true
`;

test("reads the users that come and go, and nothing else", () => {
  expect(changedUsers(preview)).toEqual(["+guest", "-mod:2"]);
  expect(changedUsers(preview.replace("+ guest", "\u001b[32m+ guest\u001b[0m"))).toEqual(["+guest", "-mod:2"]);
  expect(changedUsers("nothing to do")).toEqual([]);
});
