import { unwrapSecrets, wrapSecrets } from "../../../provider/src/faces/secretValues";

const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

test("marks are taken away at every depth, and the properties that had one are known", () => {
  const { plain, secrets } = unwrapSecrets({
    appId: "app1",
    exceptUsers: [secret("host")],
    groups: secret({ hall: { exceptUsers: secret(["anna"]) } }),
  });
  expect(plain).toEqual({ appId: "app1", exceptUsers: ["host"], groups: { hall: { exceptUsers: ["anna"] } } });
  expect([...secrets].sort()).toEqual(["exceptUsers", "groups"]);
});

test("what is marked again is a secret as a whole", () => {
  expect(wrapSecrets({ appId: "app1", exceptUsers: ["host"] }, new Set(["exceptUsers", "absent"]))).toEqual({
    appId: "app1",
    exceptUsers: secret(["host"]),
  });
});
