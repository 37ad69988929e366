import { complaints } from "./support/complaints";

const thirtyOne = Array.from({ length: 31 }, (_, index) => `u${index}`).join(", ");
const long = "x".repeat(65);

describe("a mute file that is wrong says what, where, and shows the line", () => {
  test.each<[name: string, text: string, expected: string]>([
    [
      "a bad indentation",
      "defaults:\n  appId: demo\n dataCenter: cn-shanghai\n",
      `mutes.yaml:3:2: not YAML: All mapping items must start at the same column
  3 |  dataCenter: cn-shanghai
    |  ^`,
    ],
    [
      "a tab",
      "groups:\n\thall: {}\n",
      `mutes.yaml:2:1: not YAML: Tabs are not allowed as indentation
  2 | \thall: {}
    | ^`,
    ],
    [
      "tags that are not YAML's own",
      "defaults: {appId: !env APP_ID}\nlists:\n  mods: !!binary aG9zdA==\n  crew: [!vault x, !!str 12]\n!k groups: !include g.yaml\n",
      `mutes.yaml:1:19: the tag !env means nothing in a mute file, which is read as it is: write the value itself
  1 | defaults: {appId: !env APP_ID}
    |                   ^^^^
mutes.yaml:3:9: the tag !!binary means nothing in a mute file, which is read as it is: write the value itself
  3 |   mods: !!binary aG9zdA==
    |         ^^^^^^^^
mutes.yaml:4:10: the tag !vault means nothing in a mute file, which is read as it is: write the value itself
  4 |   crew: [!vault x, !!str 12]
    |          ^^^^^^
mutes.yaml:5:1: the tag !k means nothing in a mute file, which is read as it is: write the value itself
  5 | !k groups: !include g.yaml
    | ^^
mutes.yaml:5:12: the tag !include means nothing in a mute file, which is read as it is: write the value itself
  5 | !k groups: !include g.yaml
    |            ^^^^^^^^`,
    ],
    [
      "tags that make other values of what is written",
      "defaults: {appId: !!timestamp 2001-01-01}\nlists: {a: !!set {host}, b: !!omap [], c: !e!x y}\ngroups: {hall: !!int open}\n",
      `mutes.yaml:1:19: the tag !!timestamp means nothing in a mute file, which is read as it is: write the value itself
  1 | defaults: {appId: !!timestamp 2001-01-01}
    |                   ^^^^^^^^^^^
mutes.yaml:2:12: the tag !!set means nothing in a mute file, which is read as it is: write the value itself
  2 | lists: {a: !!set {host}, b: !!omap [], c: !e!x y}
    |            ^^^^^
mutes.yaml:2:29: the tag !!omap means nothing in a mute file, which is read as it is: write the value itself
  2 | lists: {a: !!set {host}, b: !!omap [], c: !e!x y}
    |                             ^^^^^^
mutes.yaml:2:43: the tag !e!x means nothing in a mute file, which is read as it is: write the value itself
  2 | lists: {a: !!set {host}, b: !!omap [], c: !e!x y}
    |                                           ^^^^
mutes.yaml:3:16: the tag !!int does not fit what follows it
  3 | groups: {hall: !!int open}
    |                ^^^^^`,
    ],
    [
      "characters that nobody sees",
      "defaults: {appId: demo}\nlists: {mods: [host, mod1\u200b, \u{e0061}mod2]}\ngroups: {\u3164: , hall: {groupId: ha\u00adll}}\n",
      `mutes.yaml:2:22: user id "mod1\\u{200b}" has \\u{200b} in it, which is invisible: remove it, or write it out where the id at the service really has it
  2 | lists: {mods: [host, mod1\\u{200b}, \\u{e0061}mod2]}
    |                      ^^^^^^^^^^^^
mutes.yaml:2:29: user id "\\u{e0061}mod2" has \\u{e0061} in it, which is invisible: remove it, or write it out where the id at the service really has it
  2 | lists: {mods: [host, mod1\\u{200b}, \\u{e0061}mod2]}
    |                                    ^^^^^^^^^^^^^
mutes.yaml:3:10: group id "\\u{3164}" has \\u{3164} in it, which is invisible: remove it, or write it out where the id at the service really has it
  3 | groups: {\\u{3164}: , hall: {groupId: ha\\u{ad}ll}}
    |          ^^^^^^^^
mutes.yaml:3:31: group id "ha\\u{ad}ll" has \\u{ad} in it, which is invisible: remove it, or write it out where the id at the service really has it
  3 | groups: {\\u{3164}: , hall: {groupId: ha\\u{ad}ll}}
    |                                      ^^^^^^^^^^`,
    ],
    [
      "a character that is written out in double quotes",
      'defaults: {appId: demo}\nlists: {mods: ["mod1\\u{200b}"]}\ngroups: {}\n',
      `mutes.yaml:2:21: not YAML: Invalid escape sequence \\u{200: in single quotes a backslash is one
  2 | lists: {mods: ["mod1\\u{200b}"]}
    |                     ^`,
    ],
    [
      "half of a character",
      'defaults: {appId: demo}\nlists: {mods: ["\\ud83d"]}\ngroups: {}\n',
      `mutes.yaml:2:16: user id "\\ud83d" has \\u{d83d} in it, half of a character: remove it
  2 | lists: {mods: ["\\ud83d"]}
    |                ^^^^^^^^`,
    ],
    [
      "a key that is there twice",
      "defaults: {appId: demo}\ngroups:\n  hall: {}\n  the lobby: {}\n  hall: {muted: false}\n",
      `mutes.yaml:5:3: the key hall is here twice
  5 |   hall: {muted: false}
    |   ^^^^`,
    ],
    [
      "a key that is there twice, after one with nothing below it",
      "defaults: {appId: demo}\ngroups:\n  foyer:\n  hall:\n  foyer:\n",
      `mutes.yaml:5:3: the key foyer is here twice
  5 |   foyer:
    |   ^^^^^`,
    ],
    [
      "a control character, which no terminal gets to see",
      'defaults: {appId: demo}\ngroups: { "\u001b[31mhall": {mutd: true} }\n',
      `mutes.yaml:2:11: group id "\\u001b[31mhall" has a control character in it
  2 | groups: { "\\u{1b}[31mhall": {mutd: true} }
    |           ^^^^^^^^^^^^^^^^
mutes.yaml:2:25: unknown key "mutd": did you mean "muted"?
  2 | groups: { "\\u{1b}[31mhall": {mutd: true} }
    |                              ^^^^`,
    ],
    [
      "a line that is very long",
      `defaults: {appId: demo}\nlists: {mods: [${"user, ".repeat(100)}07, ${"user, ".repeat(100)}]}\ngroups: {}\n`,
      `mutes.yaml:2:616: mods[100] must be text, and YAML reads 07 as a number: write it in quotes, "07"
  2 | …${"user, ".repeat(100).slice(-80)}07, ${"user, ".repeat(100).slice(0, 76)}…
    | ${" ".repeat(81)}^^`,
    ],
    [
      "an alias of nothing",
      "defaults: {appId: demo}\ngroups:\n  hall: { exceptUsers: *mods }\n",
      `mutes.yaml:3:24: the alias *mods has no anchor &mods above it
  3 |   hall: { exceptUsers: *mods }
    |                        ^^^^^`,
    ],
    [
      "an alias inside of its own anchor",
      "defaults: {appId: demo}\nlists: {mods: &mods [*mods]}\ngroups: {}\n",
      `mutes.yaml:2:22: the alias *mods refers to itself
  2 | lists: {mods: &mods [*mods]}
    |                      ^^^^^`,
    ],
    [
      "a merge of something that is no map",
      "defaults: {appId: demo}\ngroups:\n  hall: { <<: [3] }\n",
      `mutes.yaml:3:16: << takes a map, or a list of maps
  3 |   hall: { <<: [3] }
    |                ^`,
    ],
    [
      "two merges",
      "lists: {}\ndefaults: &a {appId: demo}\ngroups:\n  hall: { <<: *a, <<: *a }\n",
      `mutes.yaml:4:19: the key << is here twice: merge several maps with one, << : [*a, *b]
  4 |   hall: { <<: *a, <<: *a }
    |                   ^^`,
    ],
    [
      "a second document",
      "groups: {}\n---\ngroups: {}\n",
      `mutes.yaml:2:1: a second document starts here; a file holds one
  2 | ---
    | ^^^`,
    ],
    [
      "an empty file",
      "# nothing yet\n",
      `mutes.yaml:1:1: the file must be a map, and there is nothing
  1 | # nothing yet
    | ^`,
    ],
    [
      "a list at the top",
      "- hall\n",
      `mutes.yaml:1:1: the file must be a map, not a list
  1 | - hall
    | ^^^^^^`,
    ],
    [
      "no groups",
      "defaults: {appId: demo}\n",
      `mutes.yaml:1:1: the file has no "groups"
  1 | defaults: {appId: demo}
    | ^^^^^^^^^^^^^^^^^^^^^^^`,
    ],
    [
      "an unknown section",
      "defaults: {appId: demo}\ngroup:\n  hall: {}\ngroups: {}\n",
      `mutes.yaml:2:1: unknown key "group": did you mean "groups"?
  2 | group:
    | ^^^^^`,
    ],
    [
      "a misspelled key of a group",
      "defaults: {appId: demo}\ngroups:\n  hall: { exemptUsers: [host] }\n",
      `mutes.yaml:3:11: unknown key "exemptUsers": did you mean "exceptUsers"?
  3 |   hall: { exemptUsers: [host] }
    |           ^^^^^^^^^^^`,
    ],
    [
      "a key that is like no other",
      "defaults: {appId: demo, region: x}\ngroups: {}\n",
      `mutes.yaml:1:25: unknown key "region" (there is "appId", "dataCenter", "exceptLists", "muteLists", "mutedFrom", "mutedUntil")
  1 | defaults: {appId: demo, region: x}
    |                         ^^^^^^`,
    ],
    [
      "a number for a user",
      "defaults: {appId: demo}\ngroups:\n  hall:\n    exceptUsers: [host, 0012]\n",
      `mutes.yaml:4:25: exceptUsers[1] must be text, and YAML reads 0012 as a number: write it in quotes, "0012"
  4 |     exceptUsers: [host, 0012]
    |                         ^^^^`,
    ],
    [
      "a number for a group",
      "defaults: {appId: demo}\ngroups:\n  007: {}\n",
      `mutes.yaml:3:3: YAML reads the key 007 as a number: write it in quotes, "007"
  3 |   007: {}
    |   ^^^`,
    ],
    [
      "numbers whose text gets lost on the way through other programs",
      "defaults: {appId: demo}\nlists: {a: [1_0, +7, 7.0, 0o7], b: [9007199254740993, -0]}\ngroups: {1.5: }\n",
      `mutes.yaml:2:18: a[1] must be text, and YAML reads +7 as a number: write it in quotes, "+7"
  2 | lists: {a: [1_0, +7, 7.0, 0o7], b: [9007199254740993, -0]}
    |                  ^^
mutes.yaml:2:22: a[2] must be text, and YAML reads 7.0 as a number: write it in quotes, "7.0"
  2 | lists: {a: [1_0, +7, 7.0, 0o7], b: [9007199254740993, -0]}
    |                      ^^^
mutes.yaml:2:27: a[3] must be text, and YAML reads 0o7 as a number: write it in quotes, "0o7"
  2 | lists: {a: [1_0, +7, 7.0, 0o7], b: [9007199254740993, -0]}
    |                           ^^^
mutes.yaml:2:37: b[0] must be text, and YAML reads 9007199254740993 as a number: write it in quotes, "9007199254740993"
  2 | lists: {a: [1_0, +7, 7.0, 0o7], b: [9007199254740993, -0]}
    |                                     ^^^^^^^^^^^^^^^^
mutes.yaml:2:55: b[1] must be text, and YAML reads -0 as a number: write it in quotes, "-0"
  2 | lists: {a: [1_0, +7, 7.0, 0o7], b: [9007199254740993, -0]}
    |                                                       ^^
mutes.yaml:3:10: YAML reads the key 1.5 as a number: write it in quotes, "1.5"
  3 | groups: {1.5: }
    |          ^^^`,
    ],
    [
      "no name for a group",
      "defaults: {appId: demo}\ngroups:\n  ? \n  : {}\n",
      `mutes.yaml:3:5: there is no key here
  3 |   ? 
    |     ^`,
    ],
    [
      "a list for the name of a group",
      "defaults: {appId: demo}\ngroups:\n  [hall, foyer]: {}\n",
      `mutes.yaml:3:3: a key must be text
  3 |   [hall, foyer]: {}
    |   ^^^^^^^^^^^^^`,
    ],
    [
      "text where a group belongs",
      "defaults: {appId: demo}\ngroups:\n  hall: open\n",
      `mutes.yaml:3:9: hall must be a map, not text ("open")
  3 |   hall: open
    |         ^^^^`,
    ],
    [
      "a number where a group belongs",
      "defaults: {appId: demo}\ngroups:\n  hall: 7\n",
      `mutes.yaml:3:9: hall must be a map, and YAML reads 7 as a number
  3 |   hall: 7
    |         ^`,
    ],
    [
      "a group id with a control character",
      'defaults: {appId: demo}\ngroups:\n  hall: { groupId: "a\\u0001" }\n',
      `mutes.yaml:3:20: group id "a\\u0001" has a control character in it
  3 |   hall: { groupId: "a\\u0001" }
    |                    ^^^^^^^^^`,
    ],
    [
      "an empty place in a list",
      "defaults: {appId: demo}\nlists:\n  mods:\n    - host\n    -\ngroups: {}\n",
      `mutes.yaml:5:6: mods[1] must be text, and there is nothing
  5 |     -
    |      ^`,
    ],
    [
      "text for a flag",
      "defaults: {appId: demo}\ngroups:\n  hall: { muted: no }\n",
      `mutes.yaml:3:18: muted must be true or false, not text ("no")
  3 |   hall: { muted: no }
    |                  ^^`,
    ],
    [
      "one user where a list belongs",
      "defaults: {appId: demo}\ngroups:\n  hall: { exceptUsers: host }\n",
      `mutes.yaml:3:24: exceptUsers must be a list, not text ("host")
  3 |   hall: { exceptUsers: host }
    |                        ^^^^`,
    ],
    [
      "a data center that is none",
      "defaults: {appId: demo, dataCenter: cn-shanghia}\ngroups: {}\n",
      `mutes.yaml:1:37: dataCenter cannot be "cn-shanghia": did you mean "cn-shanghai"?
  1 | defaults: {appId: demo, dataCenter: cn-shanghia}
    |                                     ^^^^^^^^^^^`,
    ],
    [
      "a list that nobody wrote",
      "defaults: {appId: demo}\nlists: {moderators: [host]}\ngroups:\n  hall: { exceptLists: [moderator] }\n",
      `mutes.yaml:4:25: there is no list "moderator": did you mean "moderators"?
  4 |   hall: { exceptLists: [moderator] }
    |                         ^^^^^^^^^`,
    ],
    [
      "a group without an app",
      "groups:\n  hall: {}\n",
      `mutes.yaml:2:3: group "hall" has no appId, and defaults has none either
  2 |   hall: {}
    |   ^^^^`,
    ],
    [
      "two entries for one group",
      "defaults: {appId: demo}\ngroups:\n  hall: {}\n  night: { groupId: hall }\n",
      `mutes.yaml:4:3: "night" and "hall" are the same group, demo/hall
  4 |   night: { groupId: hall }
    |   ^^^^^`,
    ],
    [
      "more than thirty users after merging",
      `defaults: {appId: demo, exceptLists: [crew]}\nlists:\n  crew: [${thirtyOne}]\ngroups:\n  hall: { exceptUsers: [u1, guest] }\n`,
      `mutes.yaml:5:3: group "hall" exempts 32 users, 2 more than the 30 that the service takes: 31 from list "crew", 2 of its own
  5 |   hall: { exceptUsers: [u1, guest] }
    |   ^^^^`,
    ],
    [
      "a user who is exempt and muted one by one",
      "defaults: {appId: demo, exceptLists: [crew]}\nlists: {crew: [u1, u2]}\nmuteLists: {raiders: [u2, x]}\ngroups:\n  hall: { muteLists: [raiders], mutedUsers: [y] }\n  lobby: { muted: false, mutedUsers: [u1] }\n  foyer: { exceptLists: [], mutedUsers: [u1] }\n",
      `mutes.yaml:5:3: group "hall" both exempts and mutes "u2" (exempt by list "crew", muted by list "raiders")
  5 |   hall: { muteLists: [raiders], mutedUsers: [y] }
    |   ^^^^
mutes.yaml:6:3: group "lobby" both exempts and mutes "u1" (exempt by list "crew", muted by mutedUsers)
  6 |   lobby: { muted: false, mutedUsers: [u1] }
    |   ^^^^^`,
    ],
    [
      "a mute list that is not there, one that is an exempt list, and ids that are none",
      "defaults: {appId: demo, muteLists: [raider]}\nlists: {crew: [u1]}\nmuteLists: {raiders: ['a b']}\ngroups: {hall: {muteLists: [crew], mutedUsers: ['c,d']}}\n",
      `mutes.yaml:1:37: there is no mute list "raider": did you mean "raiders"?
  1 | defaults: {appId: demo, muteLists: [raider]}
    |                                     ^^^^^^
mutes.yaml:3:23: user id "a b" has white space in it
  3 | muteLists: {raiders: ['a b']}
    |                       ^^^^^
mutes.yaml:4:29: there is no mute list "crew" (there is "raiders")
  4 | groups: {hall: {muteLists: [crew], mutedUsers: ['c,d']}}
    |                             ^^^^
mutes.yaml:4:49: user id "c,d" has a comma, and commas separate ids in a call
  4 | groups: {hall: {muteLists: [crew], mutedUsers: ['c,d']}}
    |                                                 ^^^^^`,
    ],
    [
      "an empty app id",
      "defaults: {appId: ''}\ngroups: {}\n",
      `mutes.yaml:1:19: appId is empty
  1 | defaults: {appId: ''}
    |                   ^^`,
    ],
    [
      "an app id with a slash",
      "defaults: {appId: demo/hall}\ngroups: {}\n",
      `mutes.yaml:1:19: appId has a slash in it
  1 | defaults: {appId: demo/hall}
    |                   ^^^^^^^^^`,
    ],
    [
      "an empty user id",
      "defaults: {appId: demo}\nlists: {mods: ['']}\ngroups: {}\n",
      `mutes.yaml:2:16: user id "" is empty
  2 | lists: {mods: ['']}
    |                ^^`,
    ],
    [
      "a user id with a comma",
      "defaults: {appId: demo}\nlists: {mods: ['a,b']}\ngroups: {}\n",
      `mutes.yaml:2:16: user id "a,b" has a comma, and commas separate ids in a call
  2 | lists: {mods: ['a,b']}
    |                ^^^^^`,
    ],
    [
      "a user id with white space",
      "defaults: {appId: demo}\nlists: {名: [ab cd]}\ngroups: {}\n",
      `mutes.yaml:2:13: user id "ab cd" has white space in it
  2 | lists: {名: [ab cd]}
    |              ^^^^^`,
    ],
    [
      "times that are none, and windows that cannot be",
      `defaults: { appId: demo, mutedFrom: 2026-03-01T20:00:00Z }
groups:
  hall: { mutedUntil: 2026-03-01 }
  foyer: { mutedUntil: 2026-03-01T20:00:00+08:00 }
  lobby: { muted: false, mutedUntil: 2026-03-02T20:00:00Z }
  attic: { muted: true, mutedUntil: 2026-03-01T10:00:00Z }
  porch: { mutedFrom: 2026 }
`,
      `mutes.yaml:3:23: mutedUntil "2026-03-01" is only a date: add the time of day and the offset, such as 2026-03-01T20:00:00+08:00
  3 |   hall: { mutedUntil: 2026-03-01 }
    |                       ^^^^^^^^^^
mutes.yaml:4:24: mutedUntil is before the mute begins: 2026-03-01T20:00:00+08:00 (12:00 UTC), and mutedFrom is 2026-03-01T20:00:00Z
  4 |   foyer: { mutedUntil: 2026-03-01T20:00:00+08:00 }
    |                        ^^^^^^^^^^^^^^^^^^^^^^^^^
mutes.yaml:5:19: muted: false declares that the group is open at all times, and so has no window: leave out muted, or mutedFrom and mutedUntil
  5 |   lobby: { muted: false, mutedUntil: 2026-03-02T20:00:00Z }
    |                   ^^^^^
mutes.yaml:7:23: mutedFrom "2026" is no time as RFC 3339 writes it, such as 2026-03-01T20:00:00+08:00
  7 |   porch: { mutedFrom: 2026 }
    |                       ^^^^`,
    ],
    [
      "a default window that cannot be, once",
      `defaults: { appId: demo, mutedFrom: 2026-03-01T20:00:00Z, mutedUntil: 2026-03-01T20:00:00Z }
groups: { hall: , foyer: }
`,
      `mutes.yaml:1:71: mutedUntil is when the mute begins: 2026-03-01T20:00:00Z, and mutedFrom is 2026-03-01T20:00:00Z
  1 | defaults: { appId: demo, mutedFrom: 2026-03-01T20:00:00Z, mutedUntil: 2026-03-01T20:00:00Z }
    |                                                                       ^^^^^^^^^^^^^^^^^^^^`,
    ],
    [
      "a user id with a control character",
      'defaults: {appId: demo}\nlists: {mods: ["a\\u0001"]}\ngroups: {}\n',
      `mutes.yaml:2:16: user id "a\\u0001" has a control character in it
  2 | lists: {mods: ["a\\u0001"]}
    |                ^^^^^^^^^`,
    ],
    [
      "a user id that is too long",
      `defaults: {appId: demo}\nlists:\n  mods:\n    - ${long}\ngroups: {}\n`,
      `mutes.yaml:4:7: user id "${long}" is 65 bytes long, more than the 64 that the service takes
  4 |     - ${long}
    |       ${"^".repeat(65)}`,
    ],
    [
      "a group id that is too long in bytes",
      `defaults: {appId: demo}\ngroups:\n  ${"名".repeat(22)}:\n`,
      `mutes.yaml:3:3: group id "${"名".repeat(22)}" is 66 bytes long, more than the 64 that the service takes
  3 |   ${"名".repeat(22)}:
    |   ${"^".repeat(44)}`,
    ],
    [
      "a group id that is empty",
      'defaults: {appId: demo}\ngroups:\n  hall: { groupId: "" }\n',
      `mutes.yaml:3:20: group id "" is empty
  3 |   hall: { groupId: "" }
    |                    ^^`,
    ],
  ])("%s", (_name, text, expected) => {
    expect(complaints(text)).toBe(expected);
  });

  test("a group to make that is not right", () => {
    const text = `defaults: {appId: demo}
groups:
  a: {create: true, groupName: 7, administrators: [u1, u2, u3, u4]}
  b: {groupInfo: hi}
  c: {create: yes please, groupInfo: hi, recover: 1}
  d: {create: true, creatorId: x y, administrators: ["a b", [c]]}
  e: {create: true, groupName: ${"n".repeat(129)}}
`;
    expect(
      complaints(text)
        .split("\n")
        .filter((line) => line.startsWith("mutes")),
    ).toEqual([
      "mutes.yaml:3:51: administrators names 4 users, and the service takes at most 3",
      "mutes.yaml:4:7: groupInfo has no effect without create: true, which makes the group itself",
      'mutes.yaml:5:15: create must be true or false, not text ("yes please")',
      "mutes.yaml:5:51: recover must be true or false, and YAML reads 1 as a number",
      'mutes.yaml:6:32: user id "x y" has white space in it',
      'mutes.yaml:6:54: user id "a b" has white space in it',
      "mutes.yaml:6:61: administrators[1] must be text, not a list",
      "mutes.yaml:7:32: groupName is 129 bytes long, more than the 128 that the service takes",
    ]);
  });

  test("several things at once, in the order of the file", () => {
    const text = `defaults: { appId: demo, dataCentre: cn-shanghai }
lists:
  mods: [host, 1e2, "a,b"]
groups:
  07: { mutd: true }
  hall: { exceptLists: [mod] }
  hall: { exceptLists: [mod] }
  lobby: { muted: 1 }
`;
    expect(complaints(text).match(/^mutes\.yaml.*$/gm)).toEqual([
      'mutes.yaml:1:26: unknown key "dataCentre": did you mean "dataCenter"?',
      'mutes.yaml:3:16: mods[1] must be text, and YAML reads 1e2 as a number: write it in quotes, "1e2"',
      'mutes.yaml:3:21: user id "a,b" has a comma, and commas separate ids in a call',
      'mutes.yaml:5:3: YAML reads the key 07 as a number: write it in quotes, "07"',
      'mutes.yaml:5:9: unknown key "mutd": did you mean "muted"?',
      "mutes.yaml:7:3: the key hall is here twice",
      'mutes.yaml:7:25: there is no list "mod": did you mean "mods"?',
      "mutes.yaml:8:19: muted must be true or false, and YAML reads 1 as a number",
    ]);
  });

  test("a broken value that many groups share is reported once", () => {
    const text = `defaults: {appId: demo}
x-quiet: &quiet { mutd: true }
groups: { a: *quiet, b: *quiet, c: { <<: *quiet } }
`;
    expect(complaints(text)).toBe(`mutes.yaml:2:19: unknown key "mutd": did you mean "muted"?
  2 | x-quiet: &quiet { mutd: true }
    |                   ^^^^`);
  });

  test("a broken list or app brings no further complaints about what refers to it", () => {
    expect(
      complaints("defaults: {appId: 0x7, exceptLists: [mods]}\nlists: {mods: host}\ngroups: {hall: }\n").match(
        /^mutes.*$/gm,
      ),
    ).toEqual([
      'mutes.yaml:1:19: appId must be text, and YAML reads 0x7 as a number: write it in quotes, "0x7"',
      'mutes.yaml:2:15: mods must be a list, not text ("host")',
    ]);
  });

  test("no key reaches the terminal as it is", () => {
    const said = complaints('defaults: {appId: demo}\ngroups:\n  "\\e[2J\\nforged": {}\n  "\\e[2J\\nforged": {}\n');
    expect(said).toContain("the key \\u{1b}[2J\\u{a}forged is here twice");
    expect(said.includes("\u001b")).toBe(false);
    expect(said).not.toMatch(/^forged/m);
  });

  test("another YAML than 1.2 is refused, since it reads words otherwise", () => {
    expect(complaints("%YAML 1.1\n---\ndefaults: {appId: demo}\ngroups: {hall: {muted: no}}\n")).toContain(
      "mutes.yaml:1:1: a mute file is YAML 1.2, and in YAML 1.1 no and off mean false: take this line out",
    );
    expect(complaints("%YAML 1.2\n---\ndefaults: {appId: demo}\ngroups: {hall: }\n")).toBe("");
  });
});
