export const id = 293;
export const ids = [293];
export const modules = {

/***/ 9293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainDenial: () => (/* binding */ explainDenial)
/* harmony export */ });
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9296);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6200);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6114);




// src/federation/advice.ts
var GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
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
function copyable(value) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .shellQuoted */ .x)((0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(value, 4096));
}
function flag(name, value) {
  return value.startsWith("-") ? `--${name}=${copyable(value)}` : `--${name} ${copyable(value)}`;
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
var WITHDRAWN_FORM = "Do not write a rule for a subject of this form, which GitHub has withdrawn: anyone can create an owner with a hyphen in its name, and such a repository would get the same subject. Let the repository use immutable subjects (owner@ID/name@ID).";
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
    `  subject token: iss ${shown(claims.iss)}`,
    `                 sub ${shown(claims.sub)}`,
    `                 aud ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}`,
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
      `2. Its audience ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}: a trust can accept only certain audiences or values of another claim (clientClaimName, clientClaimValues). Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
      `3. Its signature: the trust must have the current keys of the issuer ${shown(claims.iss)}. ${CHANGED_KEYS}`,
      ...compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      CHANGED_KEYS,
      ...compare(request, claims)
    ]
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ request, claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_0__/* .audienceOf */ .Ox)(claims))}. Request a token with the audience that the trust expects ${WHERE_AUDIENCE}.`,
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
    `Check the trust for the issuer ${shown(claims.iss)}: active, this client ID among its clients, a rule that matches the subject.`,
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
function shown(claim) {
  return claim === void 0 || claim === "" ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(claim);
}



/***/ })

};
