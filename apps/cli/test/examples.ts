/** One line of the documents that Keyfob is made from, with `ntcli` and `nsc` replaced by `keyfob`, and what it must do. */
export interface Example {
  readonly line: string;
  readonly exit?: number;
  readonly stdout?: RegExp;
  readonly stderr?: RegExp;
  /** In both, where nothing may appear. */
  readonly never?: RegExp;
  /** A file that must be there afterwards, with mode 0600. */
  readonly file?: string;
  /** Whether a terminal is asked [y/N]. */
  readonly asks?: true;
}

const builder = `--grant '{"resource_type":"builder","resource_id":"*","actions":["ensure","access"]}'`;
const value = String.raw`kf_(?:wst|pat)_[0-9A-Za-z]{36}`;
const only = (text: string) => new RegExp(String.raw`^${text}\r?\n$`);

/** `token create` as a company that runs builders documents it. */
const create: Example[] = [
  {
    line: `keyfob token create --name "ci-pipeline-token" --description "Token for GitHub Actions CI pipeline" --grant '{"resource_type":"github/runner-profile","resource_id":"*","actions":["*"]}'`,
    stdout: new RegExp(String.raw`NAME +ci-pipeline-token[\s\S]*SCOPE +github/runner-profile:\*[\s\S]*TOKEN +${value}`),
    stderr: /Copy the value now/,
  },
  {
    line: `keyfob token create --name "short-lived-builder-token" ${builder} --expires_in 1h`,
    stdout: /EXPIRES +.*\((?:in 59 min|in 1 h)\)/,
  },
  {
    line: `keyfob token create --name "builder-token" ${builder} --grant '{"resource_type":"artifact","resource_id":"*","actions":["create","resolve","list"]}'`,
    stdout: /SCOPE +builder:ensure builder:access artifact:create artifact:resolve artifact:list/,
  },
  {
    line: `keyfob token create --name "automation-token" ${builder} --token_file token.json`,
    stdout: /NAME +automation-token/,
    stderr: /KEYFOB_TOKEN_FILE=token.json/,
    never: new RegExp(value),
    file: 'token.json',
  },
  {
    line: `keyfob token create --name again ${builder} --token_file token.json`,
    exit: 1,
    stderr: /exists already[\s\S]*--force/,
  },
  { line: `keyfob token create --name "quick-token" ${builder} --output token`, stdout: only(value) },
  {
    line: `keyfob token create --name "cli-token" --grant '{"resource_type":"instance","resource_id":"*","actions":["create","get","list","destroy"]}' --token_file token.json --force`,
    file: 'token.json',
  },
  { line: `KEYFOB_TOKEN_FILE="./token.json" keyfob token can instance:list`, stdout: /VERDICT +valid/ },
  {
    line: `export KEYFOB_TOKEN_FILE="$(pwd)/token.json"; keyfob token can instance:list --json`,
    stdout: /"code": "valid"/,
  },
  {
    line: `KEYFOB_TOKEN_FILE=./token.json keyfob token create --name mine ${builder}`,
    exit: 5,
    stderr: /Permission denied[\s\S]*keyfob\/token:create[\s\S]*--user[\s\S]*Request: /,
  },
  {
    line: `keyfob token create --name json-token ${builder} --output json --expires_in 7d`,
    stdout: /"value": "kf_wst_/,
  },
  { line: `keyfob token create --name year ${builder} --expires_in 1y --user`, stdout: /KIND +personal/ },
  {
    line: `keyfob token create --name two-years ${builder} --expires_in 2y`,
    exit: 64,
    stderr: /Invalid expiration time[\s\S]*1y[\s\S]*Request: /,
  },
  {
    line: `keyfob token create --name y --grant '{"resource_type":"builder",'`,
    exit: 64,
    stderr: /--grant 1 is not a grant \(.*position 27[\s\S]*Next: /,
  },
  { line: 'keyfob token create --name y --grant builder:fly', exit: 64, stderr: /grants.*fly/ },
  { line: `keyfob token create ${builder}`, exit: 64, stderr: /required option '--name <name>'/ },
];

/** `token refresh` as a tool for workspaces documents it. */
const refresh: Example[] = [
  {
    line: 'keyfob token refresh',
    exit: 6,
    stderr: /No current token to refresh[\s\S]*keyfob token create --name NAME --save/,
  },
  {
    line: `keyfob token create --name current ${builder} --save --type standard`,
    stderr: /the current token now/,
    never: new RegExp(value),
  },
  {
    line: 'keyfob token refresh',
    stdout: /NAME +current/,
    stderr: /the old one is revoked: refused (?:from now on|on \d+ nodes? in)/,
    never: new RegExp(value),
    asks: true,
  },
  { line: 'keyfob token refresh --expires-in 86400 --yes', stdout: /EXPIRES +.*\(in 1 d\)/ },
  { line: 'keyfob token refresh --expires-in 3600 --yes', stdout: /EXPIRES +.*\((?:in 59 min|in 1 h)\)/ },
  { line: 'keyfob token refresh --no_expiry --yes', exit: 64, stderr: /Invalid expiration time[\s\S]*policy/ },
  {
    line: 'keyfob token refresh --expires-in soon --yes',
    exit: 64,
    stderr: /Invalid expiration time[\s\S]*whole seconds/,
  },
  {
    line: 'keyfob token refresh --format json --yes',
    stdout: /"new_token": \{[\s\S]*"old_token": \{[\s\S]*"status": "revoked"[\s\S]*"message": /,
  },
  { line: 'keyfob token refresh --format text --yes', stdout: /NAME +current/ },
  {
    line: 'KEYFOB_TOKEN=$(keyfob token show --show-token -o token) keyfob token refresh',
    exit: 64,
    stderr: /KEYFOB_TOKEN, which this command cannot change[\s\S]*--output token/,
  },
  { line: 'keyfob token refresh quick-token --output token', stdout: only(value) },
  {
    line: 'KEYFOB_TOKEN_FILE=token.json keyfob token refresh --yes',
    stderr: /the new token is in token.json/,
    file: 'token.json',
  },
  { line: 'KEYFOB_TOKEN_FILE=token.json keyfob token can instance:get', stdout: /VERDICT +valid/ },
];

/** The rest of a token's life, and what has the credential of a person. */
const life: Example[] = [
  { line: 'keyfob auth status', stdout: /SOURCE +file[\s\S]*KIND +person[\s\S]*NAME +ada@example.com/ },
  { line: 'keyfob token list', stdout: /ID +NAME +TOKEN[\s\S]*\* +current/ },
  { line: 'keyfob token refresh quick-token --grace 3600 --output token', stdout: only(value) },
  { line: 'keyfob token show quick-token', stdout: /STATUS +active/ },
  {
    line: 'keyfob token list --json',
    stdout:
      /"tokens": \[[\s\S]*"total_active": \d+,\r?\n +"current_token_id": "[0-9a-f-]{36}",\r?\n +"next_cursor": null/,
  },
  { line: 'keyfob token list --search nothing-like-it', stdout: only('No tokens found.') },
  { line: 'keyfob token list --limit 1', stderr: /There are more: keyfob token list --all/ },
  { line: 'keyfob token show', stdout: /NAME +current/, never: new RegExp(value) },
  { line: 'keyfob token show --show-token --output token', stdout: only(value) },
  { line: 'keyfob token show ci-pipeline-token --show-token', exit: 64, stderr: /Only the value of the current token/ },
  {
    line: 'keyfob token edit quick-token --name deploys --grant builder:ensure',
    stdout: /NAME +deploys[\s\S]*SCOPE +builder:ensure/,
    stderr: /refused (?:from now on|on \d+ nodes? in)/,
  },
  {
    line: 'keyfob token disable deploys',
    stdout: /deploys is disabled.*refused (?:from now on|on \d+ nodes? in \d+ ms)/,
  },
  { line: 'keyfob token enable deploys', stdout: /deploys is active/ },
  { line: 'keyfob token extend current --expires-in 90d', stdout: /current is active, expires/ },
  { line: 'keyfob token extend deploys', exit: 7, stderr: /refreshable[^]*Next: .*keyfob token refresh ID/ },
  { line: 'keyfob token clone deploys --name deploys-2 --output token', stdout: only(value) },
  { line: 'keyfob token trim deploys', exit: 7, stderr: /nothing would be left/ },
  { line: 'keyfob token can builder:ensure --explain', stdout: /INSUFFICIENT PERMISSIONS +ok/ },
  {
    line: 'keyfob token can builder:list --id deploys',
    exit: 5,
    stdout: /refused: insufficient_permissions[\s\S]*MISSING +builder:list[\s\S]*FIX +http/,
  },
  {
    line: 'keyfob token show --show-token -o token | keyfob token verify --require builder:ensure',
    stdout: /VERDICT +valid/,
  },
  { line: 'keyfob token verify < token.json', stdout: /VERDICT +valid/ },
  { line: 'echo kf_pat_none | keyfob token verify', exit: 5, stdout: /refused: not_found/, stderr: /Invalid token/ },
  {
    line: 'keyfob token revoke deploys --reason "the tour is over"',
    asks: true,
    stdout: /deploys is revoked: refused (?:from now )?on/,
  },
  { line: 'keyfob token revoke deploys-2 --force', stdout: /deploys-2 is revoked/, stderr: /never used/ },
  { line: 'keyfob token delete deploys-2 year --force', stdout: /deploys-2 is deleted[\s\S]*year is deleted/ },
  { line: 'keyfob token list --include-revoked', stdout: /deploys.*revoked/ },
  { line: 'keyfob token revoke nobody --yes', exit: 6, stderr: /No token is called nobody/ },
  { line: 'keyfob workspace list', stdout: /WORKSPACE +NAME +ROLE +ID[\s\S]* \*/ },
  { line: 'keyfob workspace show', stdout: /ROLE +owner/ },
  { line: 'keyfob workspace clear', stdout: only('No workspace is selected.') },
  { line: 'keyfob token list', exit: 64, stderr: /No workspace selected[\s\S]*keyfob workspace select/ },
  { line: 'keyfob workspace switch acme', stdout: /Workspace acme \(Acme\) is selected/ },
  { line: 'keyfob workspace select nowhere', exit: 6, stderr: /Request: / },
  { line: 'keyfob config set auto-refresh-token true', stdout: /auto-refresh-token is true/ },
  { line: 'keyfob config get auto-refresh-token', stdout: only('true') },
  { line: 'keyfob config list', stdout: /auto-refresh-token +true/ },
  { line: 'keyfob config set auto-refresh-token maybe', exit: 64, stderr: /one of: true, false/ },
  { line: 'keyfob webhook list', stdout: only('No webhooks found.') },
  { line: 'keyfob webhook create http://127.0.0.1/hook', exit: 64, stderr: /url/ },
  { line: 'keyfob webhook test 01a21999-4841-7cbf-9772-78ad50696908', exit: 6, stderr: /Request: / },
  { line: 'keyfob audit list --limit 5', stdout: /TIME +ACTION +BY +SUBJECT +IP[\s\S]*token\./ },
  { line: 'keyfob audit list --limit 2 -o json', stdout: /"events": \[[\s\S]*"next_cursor": "/ },
];

export const exampleTable: readonly Example[] = [...create, ...refresh, ...life];
