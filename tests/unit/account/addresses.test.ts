import { bareAddress, rangeOf } from "../../../provider/src/account/addresses";

const interfaces = ["127.0.0.1", "::1", "192.168.1.20", "203.0.113.9", "fd00::2", "fe80::fc:ff:fe00:1%eth0"];

test.each([
  ["127.0.0.1", "own"],
  ["127.9.9.9", "own"],
  ["::1", "own"],
  ["0.0.0.0", "own"],
  ["::", "own"],
  ["::ffff:127.0.0.1", "own"],
  ["[::ffff:7f00:1]", "own"],
  ["::ffff:0:0", "own"],
  ["192.168.1.20", "own"],
  ["::ffff:192.168.1.20", "own"],
  ["203.0.113.9", "own"],
  ["fd00::2", "own"],
  ["fd00:0::0:2", "own"],
  ["fe80::fc:ff:fe00:1", "own"],
  ["192.168.1.21", "private"],
  ["10.0.0.1", "private"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["169.254.10.1", "private"],
  ["198.19.249.2", "private"],
  ["fd00::3", "private"],
  ["fe80::1%eth0", "private"],
  ["::ffff:10.0.0.1", "private"],
  ["::ffff:a00:1", "private"],
  ["172.32.0.1", "foreign"],
  ["172.15.255.255", "foreign"],
  ["192.169.0.1", "foreign"],
  ["203.0.113.10", "foreign"],
  ["100.64.0.1", "foreign"],
  ["100.100.100.200", "foreign"],
  ["0.0.0.1", "foreign"],
  ["255.255.255.255", "foreign"],
  ["2001:db8::1", "foreign"],
  ["::ffff:203.0.113.10", "foreign"],
  ["64:ff9b::7f00:1", "foreign"],
  ["no address", "foreign"],
])("%s is %s", (address, range) => {
  expect(rangeOf(address, interfaces)).toBe(range);
});

test("an address has one form", () => {
  expect(["[::1]", "fe80::1%2", "::FFFF:7F00:0001", "::ffff:1.2.3.4", "1.2.3.4"].map(bareAddress)).toEqual([
    "::1",
    "fe80::1",
    "127.0.0.1",
    "1.2.3.4",
    "1.2.3.4",
  ]);
});
