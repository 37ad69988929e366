/** Settings of accounts, engines and forges, which have no place in a temporary project. */
const foreignSettings = /^(ALICLOUD|ALIBABA_?CLOUD|LIVE|LIVEMESSAGE|PULUMI|AWS|GITHUB|GITLAB|CI)_/i;

/** This process's environment without the settings of any account, engine or forge of the machine, and with a home of its own. */
export function cleanEnvironment(home: string): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !foreignSettings.test(name));
  return { ...Object.fromEntries(entries), HOME: home, USERPROFILE: home };
}
