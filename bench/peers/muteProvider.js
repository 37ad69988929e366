"use strict";
// What many would write: a call per verb, and the engine's own comparison of inputs.

/** A dynamic provider that makes its calls with `call`. */
function muteProvider(call) {
  const target = ({ appId, groupId }) => ({ AppId: appId, GroupId: groupId });
  const ban = (inputs) => call("BanLiveMessageGroup", { ...target(inputs), ExceptUsers: inputs.exceptUsers.join(",") });
  return {
    async create(inputs) {
      await ban(inputs);
      return { id: `${inputs.appId}/${inputs.groupId}`, outs: inputs };
    },
    async read(id, props) {
      const band = await call("DescribeLiveMessageGroupBand", target(props));
      return { id, props: { ...props, muted: band.IsbannedAll, exceptUsers: band.UnbannedUserList } };
    },
    async update(_id, _olds, news) {
      await ban(news);
      return { outs: news };
    },
    async delete(_id, props) {
      await call("UnbanLiveMessageGroup", target(props));
    },
  };
}

module.exports = { muteProvider };
