"use strict";
// Does nothing, so what a run takes is the engine's own time.
module.exports = {
  async create(inputs) {
    return { id: `${inputs.appId}/${inputs.groupId}`, outs: inputs };
  },
  async read(id, props) {
    return { id, props };
  },
  async update(_id, _olds, news) {
    return { outs: news };
  },
  async delete() {},
};
