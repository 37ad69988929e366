/*
 * Shows what the emulator tells in its event stream. Whatever comes from outside is set as text, never as markup; the
 * emulator has written out what nobody would see in it.
 */

const element = (id) => document.getElementById(id);
let token = sessionStorage.getItem("token") ?? "";
let groups = [];
let sections = {};

/** An element with a class and children; texts become text nodes. */
function make(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

const id = (text) => make("span", "id", text);

/** A button, found again after the section around it was made anew. */
function button(key, label, act) {
  const made = make("button", "", label);
  made.type = "button";
  made.dataset.key = key;
  made.addEventListener("click", act);
  return made;
}

function fill(parent, children, empty) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const top = parent.scrollTop;
  parent.replaceChildren(...(children.length > 0 ? children : [make("li", "quiet", empty)]));
  parent.scrollTop = top;
  if (key !== undefined) [...parent.querySelectorAll("button")].find((each) => each.dataset.key === key)?.focus();
}

function people(label, { users, more }) {
  if (users.length === 0) return undefined;
  const listed = users.flatMap((user, index) => (index === 0 ? [id(user)] : [", ", id(user)]));
  return make("p", "detail", `${label}: `, ...listed, more > 0 ? ` and ${more} more` : "");
}

const tones = { open: "good", muted: "bad", deleted: "quiet" };

function showGroup(group) {
  const isMuted = group.state === "muted";
  const change = () => send("PATCH", "state", { groups: [{ ...group.key, mutedAll: !isMuted }] });
  return make(
    "div",
    "group",
    make(
      "div",
      "line",
      id(group.shown),
      make("span", "quiet", group.name),
      make("span", `badge ${tones[group.state]}`, group.state),
      make("span", "quiet", `${group.members} online`),
      group.state === "deleted"
        ? undefined
        : button(JSON.stringify(group.key), isMuted ? "Lift the mute" : "Mute", change),
    ),
    isMuted ? (people("may speak", group.exempt) ?? make("p", "detail", "may speak: nobody")) : undefined,
    people("always may speak", group.always),
    people("muted one by one", group.muted),
  );
}

function showGroups() {
  const wanted = element("filter").value.toLowerCase();
  const shown = groups.filter(({ shown, name, app }) => `${app} ${shown} ${name}`.toLowerCase().includes(wanted));
  const children = [];
  for (const app of sections.state?.apps ?? []) {
    const own = shown.filter((group) => group.key.appId === app.appId);
    if (own.length === 0 && wanted !== "") continue;
    const { dataCenter, account, disabled } = app;
    children.push(
      make(
        "h3",
        "line",
        id(app.shown),
        make("span", "", app.name),
        make("span", "quiet", `${dataCenter}, account ${account}`),
        disabled ? make("span", "badge warn", "disabled") : undefined,
      ),
      ...own.map(showGroup),
    );
  }
  fill(element("groups"), children, "There are no apps and no groups.");
  const { total = 0 } = sections.state ?? {};
  element("shown-groups").textContent = `${shown.length} of ${total} groups`;
}

const show = {
  about({ url, now, frozen }) {
    element("connection").textContent = `live at ${url}`;
    element("clock").textContent = `${now}${frozen ? ", stopped" : ""}`;
  },
  state(state) {
    groups = state.groups;
    showGroups();
  },
  calls(calls) {
    const rows = calls.map(({ time, what, target, outcome, tone, detail }) =>
      make(
        "li",
        "",
        make(
          "div",
          "line",
          make("span", "quiet", time),
          make("span", "id", what),
          make("span", `badge ${tone}`, outcome),
          target === "" ? undefined : id(target),
        ),
        ...detail.map((text) => make("p", "detail id", text)),
      ),
    );
    fill(element("calls"), rows, "No calls yet.");
  },
  faults(faults) {
    const rows = faults.map(({ id: name, rule, hits }) =>
      make(
        "li",
        "line",
        make("span", "badge warn", name),
        id(rule),
        make("span", "quiet", `hits: ${hits}`),
        button(name, "Remove", () => send("DELETE", `faults/${name}`)),
      ),
    );
    fill(element("faults"), rows, "None.");
  },
  switches(switches) {
    const rows = switches.map(({ name, value, standard }) =>
      make(
        "li",
        "line",
        id(name),
        make("span", "badge warn", String(value)),
        make("span", "quiet", `default ${String(standard)}`),
        button(name, "Back to the default", () => send("PATCH", "switches", { [name]: standard })),
      ),
    );
    fill(element("switches"), rows, "None.");
  },
};

function report(problem) {
  element("problem").hidden = problem === "";
  element("problem").textContent = problem;
}

function request(method, path, body) {
  return fetch(path, {
    method,
    headers: token === "" ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function send(method, path, body) {
  try {
    const answer = await request(method, path, body);
    report(answer.ok ? "" : (await answer.json()).error);
  } catch (error) {
    report(error.message);
  }
}

/** Reads events until the stream ends; whether trying again makes sense. */
async function follow() {
  const answer = await request("GET", "events");
  element("access").hidden = answer.status !== 401;
  if (!answer.ok) {
    element("connection").textContent = "not connected";
    const { error } = await answer.json();
    report(answer.status === 401 && token === "" ? "" : error);
    return answer.status >= 500;
  }
  report("");
  document.querySelector("main").hidden = false;
  element("reset").hidden = false;
  let text = "";
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    const events = (text + part).split("\n\n");
    text = events.pop();
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      if (name === undefined) continue;
      sections[name] = JSON.parse(data);
      show[name](sections[name]);
    }
  }
  return true;
}

async function connect() {
  for (let again = true; again;) {
    try {
      again = await follow();
    } catch {
      // The emulator has ended, or is not there yet.
    }
    if (again) element("connection").textContent = "not connected, trying again";
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

element("filter").addEventListener("input", showGroups);
element("reset").addEventListener("click", () => send("POST", "reset"));
element("access").addEventListener("submit", (event) => {
  event.preventDefault();
  token = element("token").value;
  sessionStorage.setItem("token", token);
  void connect();
});
void connect();
