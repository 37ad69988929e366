// What node:http can do at best: it reads nothing and always answers the same, as long as the emulator's answer.
const { createServer } = require("node:http");

const body = JSON.stringify({
  RequestId: "00000000-0000-0000-0000-000000000000",
  GroupId: "g0000",
  IsbannedAll: true,
  BannedUserList: [],
  UnbannedUserList: ["host", "guest"],
});
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
