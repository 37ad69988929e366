import { instantInWords, parseInstant } from "../../../provider/src/text/instant";

test.each([
  ["2026-03-01T20:00:00+08:00", "2026-03-01T12:00:00.000Z"],
  ["2026-03-01t20:00:00z", "2026-03-01T20:00:00.000Z"],
  ["2024-02-29T23:59:59.25-11:30", "2024-03-01T11:29:59.250Z"],
  ["2026-12-31T23:00:00-00:00", "2026-12-31T23:00:00.000Z"],
  ["0000-01-01T00:00:00+08:00", "-000001-12-31T16:00:00.000Z"],
  ["9999-12-31T23:59:59-08:00", "+010000-01-01T07:59:59.000Z"],
])("reads %s", (text, iso) => {
  expect(parseInstant(text)).toEqual({ at: Date.parse(iso) });
});

test.each([
  ["2026-03-01", "is only a date: add the time of day and the offset, such as 2026-03-01T20:00:00+08:00"],
  ["2026-03-01T20:00:00", "has no offset: add Z for UTC, or that of the place, such as +08:00"],
  ["2026-03-01T20:00+08:00", "has no seconds: write 20:00:00"],
  ["2026-03-01 20:00:00+08:00", 'has a space where RFC 3339 has a "T"'],
  ["2026-02-29T20:00:00Z", "names a day that is in no calendar, 2026-02-29"],
  ["2026-13-01T20:00:00Z", "names a day that is in no calendar, 2026-13-01"],
  ["2026-03-01T24:00:00Z", "has the hour 24: write 00:00:00 of the next day"],
  ["2026-03-01T25:00:00Z", "names a time of day that no clock shows, 25:00"],
  ["2026-03-01T20:60:00Z", "names a time of day that no clock shows, 20:60"],
  ["2026-12-31T23:59:60Z", "has a leap second, which clocks of computers do not count: write the second after it"],
  ["2026-03-01T20:00:61Z", "has the second 61, and a minute ends with 59"],
  ["2026-03-01T20:00:00+24:00", "has an offset that no place has, +24:00"],
  ["2026-03-01T20:00:00+0800", "is no time as RFC 3339 writes it, such as 2026-03-01T20:00:00+08:00"],
  ["2026-03-01T20:00:00 Asia/Shanghai", "is no time as RFC 3339 writes it, such as 2026-03-01T20:00:00+08:00"],
  ["tomorrow", "is no time as RFC 3339 writes it, such as 2026-03-01T20:00:00+08:00"],
  ["", "is no time as RFC 3339 writes it, such as 2026-03-01T20:00:00+08:00"],
])("refuses %j", (text, problem) => {
  expect(parseInstant(text)).toEqual({ problem });
});

test.each([
  ["2026-03-01T20:00:00+08:00", "2026-03-01T20:00:00+08:00 (12:00 UTC)"],
  ["2026-03-01T20:00:30+08:00", "2026-03-01T20:00:30+08:00 (12:00:30 UTC)"],
  ["2026-03-01T02:00:00+08:00", "2026-03-01T02:00:00+08:00 (2026-02-28 18:00 UTC)"],
  ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z"],
  ["0000-01-01T00:00:00+08:00", "0000-01-01T00:00:00+08:00 (-000001-12-31 16:00 UTC)"],
  ["9999-12-31T23:59:59-08:00", "9999-12-31T23:59:59-08:00 (+010000-01-01 07:59:59 UTC)"],
])("says %s in UTC too", (text, words) => {
  expect(instantInWords(text)).toBe(words);
});
