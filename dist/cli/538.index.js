export const id = 538;
export const ids = [538];
export const modules = {

/***/ 4538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runExplain: () => (/* binding */ runExplain)
/* harmony export */ });
/* harmony import */ var _setup_explain_explain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1772);
/* harmony import */ var _explain_rule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(437);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4141);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6099);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8565);
/* harmony import */ var _first_given_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(8687);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(892);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29);
/* harmony import */ var _describe_failure_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1351);
/* harmony import */ var _profile_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7238);
/* harmony import */ var _setup_call_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8765);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8726);
/* harmony import */ var _files_text_file_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3167);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(99);
/* harmony import */ var _ocid_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(7594);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8919);






















// src/cli/explain.ts
async function runExplain(flags, timing = _credentials_js__WEBPACK_IMPORTED_MODULE_3__/* .systemTiming */ .O$) {
  const terminal = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .createTerminal */ .P)(flags.json === true ? "json" : "report");
  if (flags.subjectTokenFile === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .invalidInput */ .aY)("--subject-token-file is empty", "a file with the JWT (- for stdin)");
  const text = await (0,_files_text_file_js__WEBPACK_IMPORTED_MODULE_11__/* .readTextFile */ .G)("--subject-token-file", flags.subjectTokenFile);
  const subject = (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_10__/* .readSubjectToken */ .k)(text.trim(), "--subject-token-file");
  const domainUrl = flags.domainUrl === void 0 ? void 0 : (0,_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .checkDomainUrl */ .k3)(flags.domainUrl);
  const request = { subject, domainUrl, clientId: flags.clientId, now: timing.now() };
  const access = await accessOf(flags, domainUrl, terminal, timing);
  const explanation = await (0,_setup_explain_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explainToken */ .Z)(request, access).catch(
    (error) => (0,_setup_explain_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .explainToken */ .Z)(request, reasonOf(error))
  );
  if (flags.json === true) {
    terminal.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .harmlessJson */ .EL)({ token: Object.fromEntries((0,_setup_explain_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .describeToken */ .d)(subject)), ...explanation }));
  } else {
    for (const [name, value] of (0,_setup_explain_explain_js__WEBPACK_IMPORTED_MODULE_0__/* .describeToken */ .d)(subject)) terminal.say(`${name}  ${value}`);
    print(explanation, terminal);
  }
  if (explanation.accepted === void 0) return _exit_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.unchecked;
  return explanation.accepted ? _exit_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.done : _exit_js__WEBPACK_IMPORTED_MODULE_6__/* .EXIT */ .dc.failed;
}
async function accessOf(flags, domainUrl, terminal, timing) {
  if (domainUrl === void 0) return "pass --domain-url to check it with the profile of an administrator";
  const token = (0,_first_given_js__WEBPACK_IMPORTED_MODULE_16__/* .firstGiven */ .q)(process.env.OCI_WIF_ADMIN_TOKEN);
  let administrator;
  try {
    administrator = await (0,_explain_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .findAdministrator */ .ne)({ profile: flags.profile, configFile: flags.ociConfigFile, token });
  } catch (error) {
    const isNamed = flags.profile !== void 0 || flags.ociConfigFile !== void 0 || token !== void 0;
    if (isNamed || !(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_15__/* .Failure */ .HR)) throw error;
    return reasonOf(error);
  }
  const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .commandHttp */ .W)(terminal, timing);
  return {
    domain: (0,_explain_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .identityDomain */ .V9)(domainUrl, administrator, http),
    policies: administrator.signed && (0,_rule_js__WEBPACK_IMPORTED_MODULE_12__/* .policies */ .R3)(administrator, http),
    tenancy: administrator.signed?.tenancy,
    http
  };
}
function reasonOf(error) {
  if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_15__/* .Failure */ .HR)) throw error;
  return error.hint === void 0 ? error.message : `${error.message}; ${error.hint}`;
}
var SIGNS = {
  good: ["ok  ", "green"],
  bad: ["BAD ", "red"],
  note: ["note", "dim"]
};
function print({ findings, accepted, advice }, terminal) {
  for (const { verdict, text } of findings) {
    const [sign, style] = SIGNS[verdict];
    terminal.say(`${terminal.paint(style, sign)} ${text}`);
  }
  terminal.say();
  if (accepted === void 0)
    terminal.say("The trust was not checked, so this does not show whether the domain accepts the token.");
  if (accepted === true)
    terminal.say(terminal.paint("green", "All checks passed. The domain should accept this token."));
  for (const line of advice) terminal.say(`What to do: ${line}`);
}



/***/ }),

/***/ 8765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ setupCall),
/* harmony export */   n: () => (/* binding */ ciSetupFlags)
/* harmony export */ });
/* harmony import */ var _github_subject_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3875);
/* harmony import */ var _shell_quoted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4648);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8919);




// src/federation/ci-setup-flags.ts
function ciSetupFlags(claims) {
  const claim = (name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : void 0;
    return typeof value === "string" ? value : "";
  };
  for (const { provider, issuer, flags } of CI_SYSTEMS) {
    const match = issuer.exec(claims.iss ?? "");
    const found = match === null ? void 0 : flags(claim, match.slice(1));
    if (found !== void 0 && Object.values(found).every((value) => value !== "")) return { provider, flags: found };
  }
  return void 0;
}
var CI_SYSTEMS = [
  {
    provider: "azure-devops",
    issuer: /^https:\/\/vstoken\.dev\.azure\.com\/([^/]+)$/,
    flags(claim, [id = ""]) {
      const [, kind, organization = "", project = "", name = ""] = /^(p|sc):\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(claim("sub")) ?? [];
      if (kind === void 0) return void 0;
      const common = { "organization-id": id, organization, project };
      return kind === "sc" ? { ...common, "service-connection": name } : { ...common, pipeline: name, branch: branchOf(claim("rpo_ref")) };
    }
  },
  {
    provider: "bitbucket",
    issuer: /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/([^/]+)\/pipelines-config\/identity\/oidc$/,
    flags(claim, [workspace = ""]) {
      const [repository = "", environment, step] = claim("sub").replace(/[{}]/g, "").split(":");
      return {
        workspace,
        "repository-id": repository,
        ...step === void 0 ? { branch: claim("branchName") } : { environment: environment ?? "" }
      };
    }
  },
  {
    provider: "buildkite",
    issuer: /^https:\/\/agent\.buildkite\.com$/,
    flags(claim) {
      const [, organization = "", pipeline = "", kind, name = ""] = /^organization:([^:]+):pipeline:([^:]+):ref:refs\/(heads|tags)\/([^:]+):commit:/.exec(claim("sub")) ?? [];
      return { organization, pipeline, [kind === "tags" ? "tag" : "branch"]: name };
    }
  },
  {
    provider: "circleci",
    issuer: /^https:\/\/oidc\.circleci\.com\/org\/([^/]+)$/,
    flags: (claim, [id = ""]) => ({
      "organization-id": id,
      project: claim("oidc.circleci.com/project-id"),
      ...refFlag(claim("oidc.circleci.com/vcs-ref"))
    })
  },
  {
    provider: "hcp-terraform",
    issuer: /^https:\/\/app\.terraform\.io$/,
    flags: (claim) => ({ "workspace-id": claim("terraform_workspace_id") })
  },
  {
    provider: "spacelift",
    issuer: /^(https:\/\/[\w-]+\.app\.(?:us\.)?spacelift\.io)$/,
    flags: (claim, [issuer = ""]) => claim("callerType") === "stack" ? { issuer, space: claim("spaceId"), stack: claim("callerId"), "run-type": claim("runType") } : void 0
  }
];
function refFlag(ref) {
  const [, kind, name = ""] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  return { [kind === "tags" ? "tag" : "branch"]: name };
}
function branchOf(ref) {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? "";
}

// src/federation/setup-call.ts
var PUBLIC_ISSUER = "https://token.actions.githubusercontent.com";
function setupCall(claims, { domainUrl = "DOMAIN_URL", resourceType }) {
  const provider = githubFlags(claims) ?? ciFlags(claims) ?? `--provider oidc --issuer ${copyable(claims.iss)} --subject ${copyable(claims.sub)}`;
  const resource = resourceType === void 0 ? "" : ` --token-type rpst --resource-type ${copyable(resourceType)}`;
  return `npx oci-wif setup --domain-url ${copyable(domainUrl)} ${provider}${resource}`;
}
function ciFlags(claims) {
  const found = ciSetupFlags(claims);
  if (found === void 0) return void 0;
  const flags = Object.entries(found.flags).map(([flag, value]) => ` --${flag} ${copyable(value)}`);
  return `--provider ${found.provider}${flags.join("")}`;
}
function githubFlags(claims) {
  const forms = (0,_github_subject_js__WEBPACK_IMPORTED_MODULE_1__/* .githubSubjectForms */ .l)(claims);
  if (!forms || typeof claims.repository !== "string" || !/^[\w.-]+\/[\w.-]+$/.test(claims.repository))
    return void 0;
  const [, kind, value] = /:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?::|\/)?(.*)$/s.exec(forms.classic) ?? [];
  const flag = { environment: "--environment", "ref:refs/heads": "--branch", "ref:refs/tags": "--tag" }[kind ?? ""];
  const condition = flag === void 0 ? kind === "pull_request" ? "--pull-request" : `--subject ${copyable(claims.sub)}` : `${flag} ${copyable(value)}`;
  const issuer = claims.iss === void 0 || claims.iss === PUBLIC_ISSUER ? "" : ` --issuer ${copyable(claims.iss)}`;
  const ids = claims.sub === forms.immutable && !condition.startsWith("--subject") ? ` --owner-id ${String(claims.repository_owner_id)} --repository-id ${String(claims.repository_id)}` : "";
  return `--provider github${issuer} --repository ${claims.repository} ${condition}${ids}`;
}
function copyable(value = "") {
  return (0,_shell_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .shellQuoted */ .x)((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(value, 4096));
}




/***/ }),

/***/ 1772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ explainToken),
/* harmony export */   d: () => (/* binding */ describeToken)
/* harmony export */ });
/* harmony import */ var _explain_rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(437);
/* harmony import */ var _setup_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8765);
/* harmony import */ var _github_subject_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3875);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8726);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3140);
/* harmony import */ var _shell_quoted_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4648);
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8919);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4490);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6687);
/* harmony import */ var jose__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5674);









// src/setup/explain/check-client.ts
function checkClientClaim({ clientClaimName: name, clientClaimValues: values = [] }, { subject: { claims } }, { good, note, bad }) {
  if (name === void 0) return;
  const claim = name === "aud" ? "audience" : `claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(name)}`;
  const actual = [claims[name] ?? []].flat().map(String);
  const shown = actual.length === 0 ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(actual.join(", "));
  if (Array.isArray(claims[name]))
    note(
      `its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`
    );
  if (actual.some((value) => values.includes(value))) good(`the trust accepts its ${claim} ${shown}`);
  else {
    bad(
      `its ${claim} is ${shown}, and the trust accepts only ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(values.join(", "))}`,
      name === "aud" ? `request a token with the audience ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(values[0] ?? "")} (input audience)` : "use a token with one of these values"
    );
  }
}
async function checkClient(trust, { clientId }, { domain }, say, setup) {
  const clients = trust.oauthClients ?? [];
  if (clientId === void 0) {
    say.note(
      `the trust accepts the clients ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clients.join(", ") || "(none)")}; give --client-id to check yours`
    );
    return;
  }
  const [app] = await domain.find("Apps", "name", clientId);
  if (!app) {
    say.bad(
      `the domain has no application with the client ID ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clientId)}`,
      "use the client ID of an application in this domain, not its name or OCID"
    );
    return;
  }
  if (app.active !== true)
    say.bad(
      `the application ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(app.displayName)} is not active`,
      "activate it in the console, or run setup again"
    );
  if (clients.includes(clientId)) say.good(`the trust accepts the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clientId)}`);
  else
    say.bad(
      `the trust does not accept the client ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clientId)}; it accepts ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(clients.join(", ") || "(none)")}`,
      `use one of these, or add it with: ${setup} --app ${(0,_shell_quoted_js__WEBPACK_IMPORTED_MODULE_5__/* .shellQuoted */ .x)(app.displayName)}`
    );
}

// src/setup/explain/check-rules.ts
async function checkRules(trust, request, access, say, setup) {
  if ((trust.subjectType ?? "User") !== "User") {
    say.note(
      `the trust is for resource principals: log in with token-type rpst and resource-type ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(trust.impersonatingResource ?? "")}; policies grant them permissions by conditions`
    );
    return;
  }
  const { claims } = request.subject;
  const verdicts = (trust.impersonationServiceUsers ?? []).map((entry) => ({
    ...entry,
    ...(0,_explain_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRule */ .OL)(entry.rule, claims)
  }));
  const matching = verdicts.filter(({ matches }) => matches);
  const [winner] = matching;
  const quoted = verdicts.find(({ mistake }) => mistake === "quoted");
  const near = quoted ?? nearest(verdicts, claims.sub ?? "");
  for (const verdict of verdicts) {
    const isShownBelow = verdict.matches || !winner && verdict === near;
    if (!isShownBelow) say.note(`rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(verdict.rule)}": ${verdict.text}`);
  }
  if (!winner) {
    if (quoted) {
      say.bad(
        `no rule is certain to match sub ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")}; "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(quoted.rule)}": ${quoted.text}`,
        `create the rule without quotes with: ${setup}`
      );
      return;
    }
    const why = near ? `; the nearest, "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(near.rule)}": ${near.text}` : ": it has none";
    say.bad(
      `no rule of the trust matches sub ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")}${why}`,
      `create a rule that matches with: ${setup}`
    );
    return;
  }
  say.good(`the rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(winner.rule)}" matches`);
  const unconfirmed = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .unconfirmedParts */ .HM)((0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readRule */ .dH)(winner.rule) ?? []);
  if (unconfirmed.length > 0)
    say.note(`it contains ${unconfirmed.join(", ")}, which no public report confirms: the domain may decide otherwise`);
  if (new Set(matching.map(({ value }) => value)).size > 1) {
    say.bad(
      `${matching.length} rules of several users match, and it is undefined which one applies`,
      "keep only one of these rules in the trust, or give all of them the same user"
    );
  }
  for (const { rule, value, matches } of verdicts) {
    if (!matches && value !== winner.value && (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .overlapOf */ .HV)((0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readRule */ .dH)(winner.rule) ?? [], (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .readRule */ .dH)(rule) ?? []) === "certain")
      say.note(
        `other tokens match both this rule and "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(rule)}" of another user, and it is undefined which user they become: keep only one of these rules in the trust`
      );
  }
  await checkUser(winner.value, access, request.now, say, setup);
}
function nearest(verdicts, subject) {
  const likeness = ({ rule, mistake }) => {
    if (mistake === "immutable") return subject.length;
    const value = rule.replace(/["']/g, "").replace(/^sub (eq|co) /i, "");
    let same = 0;
    while (same < value.length && value[same] === subject[same]) same++;
    return same;
  };
  return [...verdicts].sort((one, other) => likeness(other) - likeness(one))[0];
}
async function checkUser(id, { domain, policies, tenancy }, now, say, setup) {
  const user = await domain.get("Users", id);
  if (!user) {
    say.bad(`the user ${id} of the rule does not exist`, `create it with: ${setup}`);
    return;
  }
  if (user[_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .USER_EXTENSION */ .C_]?.serviceUser !== true) {
    say.bad(
      `the user ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(user.userName)} is not a service user, and cannot become one`,
      `create a service user with: ${setup}`
    );
    return;
  }
  say.good(`it becomes the service user ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(user.userName)}`);
  const [name] = (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .ownersOf */ .K2)(user);
  if (name === void 0 || !policies || tenancy === void 0) return;
  const policy = await policies.find(tenancy, name);
  const expiry = policy?.statements.map(_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .expiryOf */ .p1).find((date) => date !== void 0 && date.getTime() <= now);
  if (expiry)
    say.bad(
      `the login works, but its policy ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(name)} expired at ${expiry.toISOString()}`,
      "run setup again with a later --expires"
    );
}

// src/setup/explain/check-signature.ts

async function checkSignature(trust, { subject }, { http }, { good, note, bad }) {
  const options = { currentDate: new Date((subject.claims.exp ?? 1) * 1e3 - 1e3), clockTolerance: 1e9 };
  const url = trust.publicKeyEndpoint;
  const from = url ?? "the trust's certificate";
  try {
    if (url === void 0) await (0,jose__WEBPACK_IMPORTED_MODULE_6__/* .jwtVerify */ .V)(subject.raw, (0,_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .keyOfTrust */ .HP)(trust.publicCertificate ?? ""), options);
    else await (0,jose__WEBPACK_IMPORTED_MODULE_6__/* .jwtVerify */ .V)(subject.raw, (0,jose__WEBPACK_IMPORTED_MODULE_7__/* .createLocalJWKSet */ .w)(await fetchJwks(url, http)), options);
    good(`its signature is valid (keys of ${from})`);
  } catch (error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR && error.kind !== "input") {
      note(`the signature was not checked: ${error.message}; OCI may be able to reach this URL`);
    } else if (error instanceof jose__WEBPACK_IMPORTED_MODULE_8__/* .JWKSNoMatchingKey */ .BT || error instanceof jose__WEBPACK_IMPORTED_MODULE_8__/* .JWSSignatureVerificationFailed */ .h2) {
      bad(
        `its signature does not match the keys of ${from}`,
        "if the issuer has changed its keys, pass the new ones with --jwks-url, --jwks-file or --certificate"
      );
    } else {
      bad(
        `its signature cannot be verified with ${from}`,
        "check that the trust has the keys of the issuer, as a JWKS with RSA keys"
      );
    }
  }
}
async function fetchJwks(url, http) {
  const headers = { accept: "application/json" };
  const answer = await http.send(`the request for the key set at ${url}`, () => ({ method: "GET", url, headers }));
  if (answer.status !== 200) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR("transient", "Request failed", `the key set at ${url} answered ${answer.status}`);
  }
  return JSON.parse(answer.body);
}

// src/setup/explain/find-trust.ts
async function findTrust({ subject: { claims } }, { domain }, { bad }, setup) {
  const issuer = claims.iss ?? "";
  const trusts = await domain.find("IdentityPropagationTrusts", "issuer", issuer);
  const [trust] = trusts;
  if (trusts.length > 1)
    bad(
      `the domain has ${trusts.length} trusts for the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(issuer)}, and refuses every token if several are active`,
      "deactivate all but one of them"
    );
  if (trust) return trust;
  const variant = issuer.endsWith("/") ? issuer.slice(0, -1) : `${issuer}/`;
  const [near] = await domain.find("IdentityPropagationTrusts", "issuer", variant);
  bad(
    `the domain has no trust for the issuer ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(issuer)}${near ? `; it has one for ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(variant)}, which differs only in the trailing slash` : ""}`,
    `create it with: ${setup}`
  );
  return void 0;
}

// src/setup/explain/explain.ts
async function explainToken(request, access) {
  const { claims } = request.subject;
  const findings = [];
  const advice = [];
  const say = {
    good: (text) => void findings.push({ verdict: "good", text }),
    note: (text) => void findings.push({ verdict: "note", text }),
    bad: (text, ...what) => {
      findings.push({ verdict: "bad", text });
      advice.push(...what);
    }
  };
  checkTimes(request, say);
  const setup = (0,_setup_call_js__WEBPACK_IMPORTED_MODULE_1__/* .setupCall */ .S)(request.subject.claims, request);
  if (typeof access === "string") {
    const forms = (0,_github_subject_js__WEBPACK_IMPORTED_MODULE_9__/* .githubSubjectForms */ .l)(claims);
    if (!(0,_setup_call_js__WEBPACK_IMPORTED_MODULE_1__/* .ciSetupFlags */ .n)(claims)) say.note(`a rule that matches it: sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")}`);
    if (forms)
      say.note(
        `it has GitHub's ${forms.classic === claims.sub ? "subject with names" : "immutable subject, with IDs"}`
      );
    say.note(`if the trust has no rule that matches, an administrator can create one with: ${setup}`);
    say.note(`the trust was not checked: ${access}`);
    const isBroken = findings.some(({ verdict }) => verdict === "bad");
    return { findings, accepted: isBroken ? false : void 0, advice };
  }
  const trust = await findTrust(request, access, say, setup);
  if (trust) {
    if (trust.active === true) say.good("the trust is active");
    else say.bad("the trust is not active", `activate it with: ${setup}`);
    await checkSignature(trust, request, access, say);
    checkClientClaim(trust, request, say);
    await checkClient(trust, request, access, say, setup);
    await checkRules(trust, request, access, say, setup);
  }
  return { findings, accepted: findings.every(({ verdict }) => verdict !== "bad"), advice };
}
function checkTimes({ subject: { claims }, now }, { good, bad }) {
  if (claims.exp === void 0)
    bad("the token has no expiry (claim exp)", "the domain accepts only tokens that expire");
  else if (claims.exp * 1e3 <= now) {
    bad(
      `the token expired at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_10__/* .describeTime */ .H)(claims.exp)}`,
      "request it right before the login; tokens of identity providers are usually valid for minutes"
    );
  } else good(`the token is valid until ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_10__/* .describeTime */ .H)(claims.exp)}`);
  if (typeof claims.nbf === "number" && claims.nbf * 1e3 > now) {
    bad(
      `the token is not valid before ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_10__/* .describeTime */ .H)(claims.nbf)}`,
      "check the clocks of this machine and of the identity provider"
    );
  }
}
function describeToken({ claims }) {
  return [
    ["iss", (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.iss ?? "(none)")],
    ["sub", (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(claims.sub ?? "(none)")],
    ["aud", (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_2__/* .audienceOf */ .O)(claims) || "(none)")]
  ];
}




/***/ })

};
