export const id = 514;
export const ids = [514];
export const modules = {

/***/ 9514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ githubServer),
/* harmony export */   Fp: () => (/* binding */ WHERE_AUDIENCE),
/* harmony export */   Ge: () => (/* binding */ jobAdvice),
/* harmony export */   LI: () => (/* binding */ explainDenial),
/* harmony export */   OT: () => (/* binding */ setupAdvice),
/* harmony export */   Zy: () => (/* binding */ subjectFormAdvice),
/* harmony export */   cU: () => (/* binding */ unnamedWorkload),
/* harmony export */   lW: () => (/* binding */ githubSubjectForms),
/* harmony export */   oX: () => (/* binding */ GITHUB_ISSUER)
/* harmony export */ });
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6345);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8919);




// src/federation/advice.ts
var GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
var KEY_FILE = "keys.json";
function setupCall(claims, options) {
  const { flags } = ruleFlags(claims, options);
  if (flags === void 0) return void 0;
  const { domainUrl = "DOMAIN_URL", resourceType, names = {}, needsKeyFile } = options;
  const further = {
    ...needsKeyFile === true ? { "jwks-file": KEY_FILE } : {},
    ...resourceType === void 0 ? {} : { "token-type": "rpst", "resource-type": resourceType },
    ...names
  };
  return `npx oci-wif setup --domain-url ${copyable(domainUrl)} ${flags}${flagsOf(further)}`;
}
function setupAdvice(claims, options, lead) {
  const call = setupCall(claims, options);
  const keys = call !== void 0 && options.needsKeyFile === true ? [`In ${KEY_FILE}, give the key set (JWKS) of the issuer, because OCI cannot reach it.`] : [];
  return [...ruleFlags(claims, options).notes, ...keys, ...call === void 0 ? [] : [`${lead}: ${call}`]];
}
function explainCall(claims, { domainUrl, clientId, resourceType }) {
  const { iss = "", sub = "" } = claims;
  const audiences = [claims.aud ?? []].flat().map((audience) => ` ${flag("audience", audience)}`);
  const others = [...CLAIMS_OF_RULES, ...Object.keys(claims).filter((name) => name.startsWith("repo_property_"))].filter((name) => typeof claims[name] === "string").map((name) => ` ${flag("claim", `${name}=${String(claims[name])}`)}`);
  const resource = resourceType === void 0 ? "" : ` ${flag("resource-type", resourceType)}`;
  return `npx oci-wif explain ${flag("domain-url", domainUrl ?? "DOMAIN_URL")} ${flag("client-id", clientId)}${resource} ${flag("issuer", iss)} ${flag("subject", sub)}${audiences.join("")}${others.join("")}`;
}
var CLAIMS_OF_RULES = "repository repository_id repository_owner repository_owner_id job_workflow_ref ref event_name environment workflow project_path project_id ref_protected environment_protected prj_id def_id rpo_ref repositoryUuid branchName organization_slug pipeline_id build_branch oidc.circleci.com/project-id oidc.circleci.com/vcs-ref oidc.circleci.com/vcs-origin terraform_workspace_id terraform_run_phase callerType spaceId callerId runType email azp".split(" ");
var WHERE_AUDIENCE = "(GitHub: the input audience; GitLab: aud in id_tokens)";
function jobAdvice(claims) {
  if (githubServer(claims) === void 0) return [];
  const { kind, value = "" } = readGithubSubject(claims.sub ?? "") ?? {};
  const repository = typeof claims.repository === "string" ? ` of ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(claims.repository)}` : "";
  if (kind === "environment") {
    return [
      `The job uses the environment ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(value)}${repository}, which replaces the branch in the subject. If the trust expects a branch, remove "environment:" from the job; if it expects another environment, name that one.`
    ];
  }
  if (kind === "pull-request")
    return [
      'The job runs for a pull request. A trust usually refuses these rightly: log in after the merge, in a workflow for "push".'
    ];
  if (kind === void 0)
    return [
      "The subject is customized (include_claim_keys, in the settings of the repository or its organization): a rule for a branch or an environment alone does not match it."
    ];
  return [
    `The job runs on the ${kind} ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(value)}${repository} and uses no environment. If the trust expects another repository, it refuses this token rightly; if it expects an environment, add "environment: NAME" to the job; if it expects another branch or tag, run the job there.`
  ];
}
function subjectFormAdvice(claims) {
  if (isHyphenForm(claims)) return [WITHDRAWN_FORM];
  const forms = githubSubjectForms(claims);
  if (!forms) return [];
  return [
    "A rule must match the subject exactly as GitHub sends it. The two forms of this subject are:",
    `  sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(forms.classic)}`,
    `  sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(forms.immutable ?? "repo:<owner>@<owner ID>/<name>@<repository ID>:…")}`,
    `This token has the ${forms.classic === claims.sub ? "first" : "second"} form.`
  ];
}
function ruleFlags(claims, options) {
  const issuer = claims.iss ?? "";
  if (issuer !== "" && (!/^https:\/\/[^@?#\s]+$/.test(issuer) || !URL.canParse(issuer)))
    return nothing(badIssuer(issuer));
  const server = githubServer(claims);
  if (server !== void 0) return githubFlags(claims, server);
  const system = CI_SYSTEMS.find((each) => each.issuer.test(issuer)) ?? (isGitlab(claims) ? GITLAB : void 0);
  if (system) return ciFlags(claims, system, options);
  return subjectFlags(claims);
}
function subjectFlags({ iss = "", sub = "" }) {
  if (iss === "") return nothing(badIssuer(iss));
  const problem = unusablePart(sub);
  if (problem !== void 0) {
    return nothing(
      `No rule is known to match a subject ${problem}. Write a rule on another claim of the token: setup with --provider oidc and --rule '<claim> eq <value>'.`
    );
  }
  return { flags: `--provider oidc${flagsOf({ issuer: iss, subject: sub })}`, notes: [] };
}
function badIssuer(issuer) {
  return `Setup takes only tokens whose issuer is an https URL, and this issuer is ${shown(issuer)}.`;
}
function nothing(...notes) {
  return { flags: void 0, notes };
}
function unusablePart(value) {
  if (value === "") return "that is empty";
  const [found] = /[\p{C}\p{Z}'"`()\\*]/u.exec(value) ?? [];
  if (found !== void 0)
    return `with ${/[\p{C}\p{Z}]/u.test(found) ? "a space or a control character" : found} in it`;
  const [other] = (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .notAscii */ .z3)(value);
  if (other !== void 0) return `with ${other} in it, which is not ASCII and may look like another character`;
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(value, value.length) === value ? void 0 : "that cannot be printed unchanged";
}
function copyable(value) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .shellQuoted */ .x)((0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(value, 4096));
}
function flag(name, value) {
  return value.startsWith("-") ? `--${name}=${copyable(value)}` : `--${name} ${copyable(value)}`;
}
function flagsOf(values) {
  return Object.entries(values).map(([name, value]) => ` ${flag(name, value)}`).join("");
}
function shown(claim) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(claim) || "(none)";
}
function githubServer({ iss, sub = "" }) {
  if (iss === GITHUB_ISSUER) return {};
  if (iss === void 0) return SUBJECT.test(sub) ? {} : void 0;
  if (iss.startsWith(`${GITHUB_ISSUER}/`)) return { issuer: iss };
  const [, server] = /^(https:\/\/[^/]+)\/_services\/token$/.exec(iss) ?? [];
  if (server !== void 0) return { "github-url": server };
  const [, host, suffix = ""] = /^https:\/\/token\.actions\.([\w-]+\.ghe\.com)(\/.*)?$/.exec(iss) ?? [];
  if (host === void 0) return void 0;
  return { "github-url": `https://${host}`, ...suffix === "" ? {} : { issuer: iss } };
}
var PINNED = /^(?:repo:[^*/:]+\/[^*:]+|(?:repository|repository_owner|repository_id|repository_owner_id):[^*:]+)(?::|$)/;
var WITHDRAWN_FORM = "Do not write a rule for a subject of this form, which GitHub has withdrawn: anyone can create an owner with a hyphen in its name, and such a repository would get the same subject. Let the repository use immutable subjects (owner@ID/name@ID).";
function githubFlags(claims, server) {
  const sub = claims.sub ?? "";
  const subject = readGithubSubject(sub);
  const repository = subject?.repository ?? repositoryOf(claims);
  if (isHyphenForm(claims)) return nothing(WITHDRAWN_FORM);
  if (repository === void 0) {
    return nothing(
      "The token does not name its repository, so no rule is known that accepts it and not the tokens of other repositories."
    );
  }
  const provider = `--provider github${flagsOf({ ...server, repository })}`;
  if (subject?.kind === "pull-request") {
    return {
      flags: `${provider} --pull-request${formFlags(subject, server)}`,
      notes: ["Everybody who can open a pull request in the repository could then log in."]
    };
  }
  if (subject?.kind !== void 0) {
    const { kind, value } = subject;
    const problem = unusablePart(value);
    if (problem === void 0)
      return { flags: `${provider}${flagsOf({ [kind]: value })}${formFlags(subject, server)}`, notes: [] };
    return kind === "environment" ? renamedEnvironment(
      value,
      problem,
      (name) => `${provider}${flagsOf({ environment: name })}${formFlags(subject, server)}`
    ) : nothing(
      `No rule is known to match a ${kind} ${problem}. Run the job on a ${kind} with only letters, digits and . _ - / in its name, or give it an environment, which then replaces the ${kind} in the subject.`
    );
  }
  const ids = idsOf(claims);
  if (PINNED.test(sub) && unusablePart(sub) === void 0) {
    const namesOwner = /^repository_owner(_id)?:/.test(sub);
    return {
      flags: `${provider}${flagsOf({ ...namesOwner ? ids : {}, subject: sub })}`,
      notes: [
        ...namesOwner ? ["All repositories of the owner can have this subject, so the rule also requires the repository."] : [],
        ...sub.startsWith("repository_owner:") && ids === void 0 ? [
          "The subject names the owner, and somebody else could take a name that is given up: prefer repository_owner_id in the template of the subject."
        ] : []
      ]
    };
  }
  return workflowFlags(claims, `${provider}${flagsOf(ids ?? {})}`);
}
function idsOf({ repository_owner_id: ownerId, repository_id: id }) {
  return isId(ownerId) && isId(id) ? { "owner-id": ownerId, "repository-id": id } : void 0;
}
function renamedEnvironment(value, problem, flags) {
  const name = (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .notAscii */ .z3)(value).length > 0 ? "" : value.replace(/[^\w.-]+/g, "-").replace(/^-+|-+$/g, "");
  const rename = `No rule is known to match an environment ${problem}. In the job, use an environment with the same protection and another name`;
  return name === "" ? nothing(`${rename}, of letters, digits and hyphens.`) : { flags: flags(name), notes: [`${rename}: "environment: ${name}". The command is for that one.`] };
}
function workflowFlags(claims, provider) {
  const { sub = "", job_workflow_ref: workflow } = claims;
  const why = PINNED.test(sub) ? `No rule is known to match a subject ${unusablePart(sub) ?? ""}.` : "The subject is customized and names neither the repository nor its owner at its beginning: a rule for it could accept the tokens of other repositories on GitHub.";
  const works = "Put repo or repository_id first in the template of the subject (include_claim_keys), or use a rule on other claims.";
  const form = /^[\w-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@(?:refs\/(?:heads|tags)\/[^\s:]+|[0-9a-f]{40})$/;
  if (typeof workflow !== "string" || !form.test(workflow) || unusablePart(workflow) !== void 0)
    return nothing(why, works);
  const parts = sub.split(":");
  const said = parts.flatMap((name, index) => {
    const value = parts[index + 1];
    const isClaim = name !== "job_workflow_ref" && ["environment", "actor", "ref", "event_name"].includes(name);
    return isClaim && value !== void 0 && value !== "" ? [[name, value]] : [];
  });
  const odd = said.find(([, value]) => unusablePart(value) !== void 0);
  if (odd) return nothing(why, works);
  const required = said.map(([name, value]) => ` ${flag("require", `${name}=${value}`)}`).join("");
  return {
    flags: `${provider}${flagsOf({ "job-workflow-ref": workflow })}${required}`,
    notes: [why, `${works} The command does the latter, for this repository and this workflow.`]
  };
}
function formFlags({ ownerId, repositoryId }, { "github-url": url }) {
  if (ownerId !== void 0 && repositoryId !== void 0)
    return flagsOf({ "owner-id": ownerId, "repository-id": repositoryId });
  return url === void 0 || url.endsWith(".ghe.com") ? flagsOf({ "subject-form": "names" }) : "";
}
var REPOSITORY = /^[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\/[\w.-]+$/;
function repositoryOf({ repository }) {
  return typeof repository === "string" && REPOSITORY.test(repository) ? repository : void 0;
}
function isHyphenForm(claims) {
  const { repository_owner_id: ownerId, repository_id: id } = claims;
  const [, owner = "", name = ""] = /^repo:([^/@:]+)\/([^/@:]+):/.exec(claims.sub ?? "") ?? [];
  if (!isId(ownerId) || !isId(id)) return false;
  const actual = repositoryOf(claims);
  return `${owner}/${name}` !== actual && owner.endsWith(`-${ownerId}`) && name.endsWith(`-${id}`);
}
function unnamedWorkload(claims, rules) {
  if (rules.length === 0) return void 0;
  const principal = otherPrincipal(claims);
  if (principal) {
    const isNamed = rules.some((rule) => principal.names.some((name) => containsName(rule, name)));
    return isNamed ? void 0 : principal.label;
  }
  const named = workloadOf(claims);
  if (!named) return void 0;
  const ids = [claims.repository_owner_id, claims.repository_id].filter(isId);
  const isOwnId = (id2) => ids.length === 0 || ids.includes(id2);
  const has = (rule, text) => ` ${rule} `.toLowerCase().split(/[\s:{}"'=]+/).some(
    (word) => word === text.toLowerCase() || word.startsWith(`${text.toLowerCase()}/`) || word.endsWith(`//${text.toLowerCase()}`)
  );
  const isOfOther = (rule) => {
    const [, repository] = /^(?!.* or ).*\brepository eq ([^\s*]+)(?:\s|$)/i.exec(rule) ?? [];
    return repository !== void 0 && repository.toLowerCase() !== repositoryOf(claims)?.toLowerCase();
  };
  const isNamedWithout = (isLeftOut) => rules.filter((rule) => !isOfOther(rule)).map((rule) => rule.replace(/@(\d+)(?=[/:]|$)/g, (part, id2) => isLeftOut(id2) ? "" : part)).some((rule) => named.anyOf.some((all) => all.every((text) => has(rule, text))));
  if (isNamedWithout(isOwnId)) return void 0;
  const { repository_owner_id: ownerId = "", repository_id: id = "" } = claims;
  return isNamedWithout(() => true) ? `${named.label} (owner ID ${String(ownerId)}, repository ID ${String(id)})` : named.label;
}
function containsName(text, name) {
  const [, ...rests] = text.split(name);
  return rests.some((rest) => !/^[\w.-]/.test(rest));
}
function ownClaims(claims) {
  return Object.entries(claims).flatMap(
    ([name, value]) => typeof value === "string" && value !== "" && !SAME_FOR_ALL.has(name) ? [value] : []
  );
}
var SAME_FOR_ALL = /* @__PURE__ */ new Set(["iss", "aud", "jti", "typ"]);
function otherPrincipal(claims) {
  if (githubServer(claims) !== void 0) return void 0;
  const system = CI_SYSTEMS.find(({ issuer }) => issuer.test(claims.iss ?? ""));
  if (!system && isGitlab(claims)) return void 0;
  const names = system?.names ? system.names(claimOf(claims)).filter((name) => name !== "") : ownClaims(claims);
  const label = claims.sub ?? names[0];
  return label === void 0 || names.length === 0 ? void 0 : { label, names };
}
function workloadOf(claims) {
  if (githubServer(claims) !== void 0) {
    if (isHyphenForm(claims)) return void 0;
    const repository = readGithubSubject(claims.sub ?? "")?.repository ?? repositoryOf(claims);
    if (repository === void 0) return void 0;
    const ids = [claims.repository_id, claims.repository_owner_id].filter(isId);
    const [owner = ""] = repository.split("/");
    return {
      label: repository,
      anyOf: [[repository], ["repository_owner", owner], [`${owner}/*`], ...ids.map((id) => [id])]
    };
  }
  if (!isGitlab(claims) || typeof claims.project_path !== "string") return void 0;
  return { label: claims.project_path, anyOf: [[claims.project_path]] };
}
function ciFlags(claims, system, { resourceType, names }) {
  const page = `see ${_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCS */ .iT}/ci/${system.provider}.md`;
  const found = ciSetupFlags(claims, system);
  if (!found) {
    return nothing(
      `The token does not say on which branch, tag or environment a rule could rely: log in from a job that is not for a pull request, and ${page}.`
    );
  }
  if (resourceType !== void 0 && system.provider === "circleci")
    return nothing(`CircleCI's claims cannot be part of a policy, so use token-type upst; ${page}.`);
  const odd = Object.entries(found.flags).find(([, value]) => unusablePart(value) !== void 0);
  if (!odd) return { flags: `--provider ${system.provider}${flagsOf(found.flags)}`, notes: [] };
  const problem = `No rule is known to match a ${odd[0].replaceAll("-", " ")} ${unusablePart(odd[1]) ?? ""}`;
  const rule = names?.name === void 0 ? void 0 : system.ruleOfIds?.(claimOf(claims));
  if (rule === void 0) return nothing(`${problem}; ${page}.`);
  return {
    flags: `--provider oidc${flagsOf({ issuer: claims.iss ?? "", rule })}`,
    notes: [`${problem}. The command uses IDs instead of names.`]
  };
}
function claimOf(claims) {
  return (name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : void 0;
    return typeof value === "string" ? value : "";
  };
}
function ciSetupFlags(claims, system = CI_SYSTEMS.find(({ issuer }) => issuer.test(claims.iss ?? ""))) {
  const groups = system?.issuer.exec(claims.iss ?? "")?.slice(1) ?? [];
  const flags = system?.flags(claimOf(claims), groups);
  return system && flags && Object.values(flags).every((value) => value !== "") ? { provider: system.provider, flags } : void 0;
}
function isGitlab({ iss = "", sub = "", project_path: path }) {
  return iss === "https://gitlab.com" || typeof path === "string" || sub.startsWith("project_path:");
}
var GITLAB = {
  provider: "gitlab",
  issuer: /^(https:\/\/.+)$/,
  flags(claim, [issuer = ""]) {
    const [, project = "", kind, name = ""] = /^project_path:([^:]+):ref_type:(branch|tag):ref:(.+)$/s.exec(claim("sub")) ?? [];
    if (kind === void 0) return void 0;
    return { ...issuer === "https://gitlab.com" ? {} : { issuer }, project, [kind]: name };
  }
};
var CI_SYSTEMS = [
  {
    provider: "azure-devops",
    issuer: /^https:\/\/vstoken\.dev\.azure\.com\/([^/]+)$/,
    flags(claim, [id = ""]) {
      const [, kind, organization = "", project = "", name = ""] = /^(p|sc):\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(claim("sub")) ?? [];
      if (kind === void 0) return void 0;
      const common = { "organization-id": id, organization, project };
      return kind === "sc" ? { ...common, "service-connection": name } : { ...common, pipeline: name, branch: branchOf(claim("rpo_ref")) };
    },
    names: (claim) => [claim("sub"), claim("prj_id")],
    ruleOfIds(claim) {
      const terms = ["prj_id", "def_id", "rpo_ref"].map((name) => `${name} eq ${claim(name)}`);
      const isComplete = ["prj_id", "def_id", "rpo_ref"].every((name) => unusablePart(claim(name)) === void 0);
      return isComplete && claim("sub").startsWith("p://") ? terms.join(" and ") : void 0;
    }
  },
  {
    provider: "bitbucket",
    names: (claim) => [claim("sub").replace(/[{}]/g, "").split(":")[0] ?? ""],
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
    names: (claim) => [/^organization:[^:]+:pipeline:[^:]+/.exec(claim("sub"))?.[0] ?? ""],
    issuer: /^https:\/\/agent\.buildkite\.com$/,
    flags(claim) {
      const [, organization = "", pipeline = "", kind, name = ""] = /^organization:([^:]+):pipeline:([^:]+):ref:refs\/(heads|tags)\/([^:]+):commit:/.exec(claim("sub")) ?? [];
      return { organization, pipeline, [kind === "tags" ? "tag" : "branch"]: name };
    }
  },
  {
    provider: "circleci",
    names: (claim) => [claim("oidc.circleci.com/project-id")],
    issuer: /^https:\/\/oidc\.circleci\.com\/org\/([^/]+)$/,
    flags: (claim, [id = ""]) => ({
      "organization-id": id,
      project: claim("oidc.circleci.com/project-id"),
      ...refFlag(claim("oidc.circleci.com/vcs-ref"))
    })
  },
  {
    provider: "hcp-terraform",
    names: (claim) => [claim("terraform_workspace_id")],
    issuer: /^https:\/\/app\.terraform\.io$/,
    flags: (claim) => ({ "workspace-id": claim("terraform_workspace_id") })
  },
  {
    provider: "spacelift",
    names: (claim) => [claim("callerId")],
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
function readGithubSubject(sub) {
  const { owner, ownerId, name, id, rest = "" } = SUBJECT.exec(sub)?.groups ?? {};
  const repository = `${owner ?? ""}/${name ?? ""}`;
  if (!REPOSITORY.test(repository) || ownerId === void 0 !== (id === void 0)) return void 0;
  const [, context = "", value = ""] = /^:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?:(?<!pull_request)[:/]([^:]+))?$/.exec(rest) ?? [];
  const kinds = { environment: "environment", "ref:refs/heads": "branch", "ref:refs/tags": "tag" };
  const kind = context === "pull_request" ? "pull-request" : value === "" || value.startsWith("refs/") ? void 0 : kinds[context];
  return { repository, ownerId, repositoryId: id, kind, value };
}
var SUBJECT = /^repo:(?<owner>[^/@:]+)(?:@(?<ownerId>\d+))?\/(?<name>[^/@:]+)(?:@(?<id>\d+))?(?<rest>:.*)$/s;
function githubSubjectForms(claims) {
  const { owner, name, rest } = SUBJECT.exec(claims.sub ?? "")?.groups ?? {};
  if (owner === void 0 || name === void 0 || rest === void 0) return void 0;
  const { repository_owner_id: ownerId, repository_id: id } = claims;
  const immutable = isId(ownerId) && isId(id) ? `repo:${owner}@${ownerId}/${name}@${id}${rest}` : void 0;
  return { classic: `repo:${owner}/${name}${rest}`, immutable };
}
function isId(value) {
  return typeof value === "string" && /^\d+$/.test(value);
}

// src/federation/denial.ts
function explainDenial(answer, request, claims, now) {
  const said = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .readErrorBody */ .Nk)(answer.body);
  const context = { now, status: answer.status, said, request, claims };
  const words = said?.text ?? "without an OAuth error code";
  const requestId = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .requestIdOf */ .Gb)(answer);
  const lines = [
    `${request.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown2(claims.iss)}`,
    `                 sub ${shown2(claims.sub)}`,
    `                 aud ${shown2((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}`,
    `  client ID:     ${request.sign === void 0 ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(request.clientId) : "(none, because this instance signed the request)"}`,
    `  request ID:    ${requestId ?? "(none given)"}`
  ];
  const cause = CAUSES.find((candidate) => candidate.applies(context)) ?? UNKNOWN;
  return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR("denial", "Token exchange denied", lines.join("\n"), { hint: cause.advice(context).join("\n") });
}
var saysAny = (context, pattern) => pattern.test(context.said?.text ?? "");
var CHANGED_KEYS = "A trust that was set up with --jwks-file or --certificate does not notice when the issuer changes its keys: repeat the setup command with the new file.";
var CAUSES = [
  {
    applies: (context) => saysAny(context, /no rules matched/i),
    advice: ({ request, claims }) => [
      "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
      ...jobAdvice(claims),
      ...subjectFormAdvice(claims),
      "The value in a rule must not be in quotes: public reports disagree about quoted values, and confirm values without quotes.",
      ...compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /not a service user/i),
    advice: ({ request, claims }) => [
      'The rule matches, but its user was created without "serviceUser": true. The flag cannot be changed later: create a new service user and use it in the rule.',
      ...compare(request, claims)
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_client",
    advice: ({ request, claims }) => [
      ...request.clientSecret !== void 0 ? [
        "The domain does not accept client-id and client-secret. Check, in this order: both belong to the same application (on GitHub, the values of an environment replace those of the repository); the secret is the current one (regenerating it invalidates the old one); the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name.",
        ...oddCharacters("client-secret", request.clientSecret),
        ...oddCharacters("client-id", request.clientId),
        "If the application and the trust are right, the secret is wrong: store it again, or let an administrator create a new one by repeating the setup command with --rotate-secret."
      ] : request.adviceIfRefused,
      ...compare(request, claims, "whether the domain has this client and the trust accepts it,")
    ]
  },
  {
    applies: ({ now, claims, said }) => claims.exp !== void 0 && claims.exp * 1e3 < now && said !== void 0,
    advice: ({ now, claims }) => [
      `The subject token expired at ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(claims.exp ?? 0)}, and this machine's clock says ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(Math.floor(now / 1e3))}. Request it right before this step: such tokens are valid for a few minutes. If it is new, set this machine's clock.`
    ]
  },
  {
    // Before the texts, because it is the error for everything that is wrong with the token itself.
    applies: ({ said }) => said?.error === "invalid_grant",
    advice: ({ now, request, claims }) => [
      "The domain does not accept the subject token itself. Check, in this order:",
      `1. Its time: it is valid until ${claims.exp === void 0 ? "(no expiry)" : (0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(claims.exp)}, and this machine's clock says ${(0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTime */ .Ht)(Math.floor(now / 1e3))}. If the clock is wrong, so is the token's issuer's or this machine's.`,
      `2. Its audience ${shown2((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}: a trust can accept only certain audiences or values of another claim (clientClaimName, clientClaimValues). Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
      `3. Its signature: the trust must have the current keys of the issuer ${shown2(claims.iss)}. ${CHANGED_KEYS}`,
      ...compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown2(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      CHANGED_KEYS,
      ...compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ request, claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown2((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}. Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
      ...compare(request, claims)
    ]
  },
  {
    applies: ({ said }) => said?.error === "unauthorized_client",
    advice: ({ request, claims }) => [
      "The client exists, but the trust does not allow it to exchange this token. Check that the trust is active and lists this client ID in oauthClients.",
      ...compare(request, claims)
    ]
  },
  {
    applies: ({ request, said }) => said?.error === "invalid_request" && request.tokenType === "rpst",
    advice: ({ request, claims }) => [
      `Check that the trust is of subject type Resource and that its impersonatingResource is exactly "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(request.resourceType ?? "")}" (resource-type).`,
      ...compare(request, claims)
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_request",
    advice: ({ request, claims }) => [
      "Check that the trust is of subject type User with impersonation allowed; for one of subject type Resource set token-type to rpst.",
      ...compare(request, claims)
    ]
  },
  {
    applies: ({ status, said }) => status === 404 || said === void 0,
    advice: ({ request }) => [
      `${request.domainUrl} does not answer like an identity domain. Check domain-url: the console shows it on the domain's page, as https://idcs-….identity.oraclecloud.com.`
    ]
  }
];
var UNKNOWN = {
  advice: ({ request, claims }) => [
    `Check the trust for the issuer ${shown2(claims.iss)}: active, this client ID among its clients, a rule that matches the subject.`,
    ...compare(request, claims)
  ]
};
function compare({ domainUrl, clientId, tokenType, resourceType }, claims, what = "what the trust expects, and the command that changes it,") {
  if (!claims.iss || !claims.sub) return [];
  const resource = tokenType === "rpst" ? resourceType : void 0;
  const call = explainCall(claims, { domainUrl, clientId, resourceType: resource });
  return [`An administrator sees ${what} with: ${call}`];
}
function oddCharacters(input, value) {
  const found = [
    .../^(['"]).*\1$/su.test(value) ? ["is in quotes"] : [],
    .../\p{Z}/u.test(value) ? ["contains a space"] : [],
    .../\p{C}/u.test(value) ? ["contains an invisible character or a line break"] : []
  ];
  return found.length === 0 ? [] : [`${input} ${found.join(" and ")}: set it again without.`];
}
function shown2(claim) {
  return claim === void 0 || claim === "" ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(claim);
}




/***/ })

};
