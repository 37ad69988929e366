import { sourceFailure } from "../../../provider/src/account/sourceFailure";

const answer = '{"Code":"Success","AccessKeyId":"key-id","AccessKeySecret":"the-secret"}';

test.each<[string, string]>([
  [`get sts token failed, httpStatus: 500, message = ${answer}.`, "get sts token failed (HTTP 500, Success)"],
  [
    `get sts token failed, json parse failed: Unexpected end, result: {"AccessKeySecret":"the-secret".`,
    "get sts token failed, json parse failed",
  ],
  [
    `error retrieving credentials from credentialsURI result: ${answer}.`,
    "error retrieving credentials from credentialsURI (Success)",
  ],
  [
    'get sts token failed with OIDC: {"RequestId":"r","Message":"the-secret","Code":"AuthenticationFail.NoPermission"}',
    "get sts token failed with OIDC (AuthenticationFail.NoPermission)",
  ],
  ["failed to execute external command: Command failed: get-key --the-secret", "failed to execute external command"],
  ["failed to refresh OAuth token, status code: 401", "failed to refresh OAuth token (HTTP 401)"],
  ["get role name failed: GET http://100.100.100.200/?the-secret 404", "get role name failed"],
  ["GET http://host/x?token=the-secret failed.", "its answer could not be had"],
  ["socket hang upGET http://host/x?token=the-secret failed.", "socket hang up"],
  ["connect ECONNREFUSED 127.0.0.1:8080", "connect ECONNREFUSED 127.0.0.1"],
  ["the RoleArn is empty", "the RoleArn is empty"],
  [
    "CloudSSO access token is empty or expired, please re-login with cli.",
    "CloudSSO access token is empty or expired, please re-login with cli",
  ],
  ["", "its answer could not be had"],
])("%j", (message, why) => {
  expect(sourceFailure(new Error(message))).toBe(why);
});

test("a code of the network is told", () => {
  const error = Object.assign(new Error("POST http://host/?the-secret failed."), { code: "ENOTFOUND" });
  expect(sourceFailure(error)).toBe("its answer could not be had (ENOTFOUND)");
});

test.each([undefined, null, "the-secret", 7, { code: "the-secret" }])("%j tells nothing", (thrown) => {
  expect(sourceFailure(thrown)).toBe("its answer could not be had");
});
