export const id = 438;
export const ids = [438];
export const modules = {

/***/ 438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainDenial: () => (/* reexport safe */ _federation_denial_js__WEBPACK_IMPORTED_MODULE_0__.L)
/* harmony export */ });
/* harmony import */ var _federation_denial_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9514);
/* harmony import */ var _setup_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8765);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8726);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8919);











/***/ }),

/***/ 9514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ explainDenial)
/* harmony export */ });
/* harmony import */ var _setup_call_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8765);
/* harmony import */ var _github_subject_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3875);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8726);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3140);
/* harmony import */ var _error_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8128);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8919);







// src/federation/denial.ts
function explainDenial(answer, request, claims, now) {
  const said = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_2__/* .readErrorBody */ .N)(answer.body);
  const context = { now, status: answer.status, said, request, claims };
  const words = said ? [said.error, said.description].filter(Boolean).join(": ") : "without an OAuth error code";
  const requestId = (0,_error_body_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .G)(answer);
  const lines = [
    `${request.domainUrl} answered ${answer.status} ${words}`,
    `  subject token: iss ${shown(claims.iss)}`,
    `                 sub ${shown(claims.sub)}`,
    `                 aud ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .O)(claims))}`,
    `  client ID:     ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(request.clientId)}`,
    `  request ID:    ${requestId ?? "(none given)"}`
  ];
  const cause = CAUSES.find((candidate) => candidate.applies(context)) ?? UNKNOWN;
  return new _failure_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR("denial", "Token exchange denied", lines.join("\n"), { hint: cause.advice(context).join("\n") });
}
var saysAny = (context, pattern) => pattern.test(`${context.said?.error ?? ""} ${context.said?.description ?? ""}`);
var CAUSES = [
  {
    applies: (context) => saysAny(context, /no rules matched/i),
    advice: ({ request, claims }) => {
      const forms = (0,_github_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .githubSubjectForms */ .l)(claims);
      return [
        "The trust was found and the token is genuine, but none of the trust's impersonation rules matches its claims.",
        ...forms ? [
          "A rule must match the subject exactly as GitHub sends it. The two forms of this subject are:",
          `  sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(forms.classic)}`,
          `  sub eq ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(forms.immutable ?? "repo:<owner>@<owner ID>/<name>@<repository ID>:…")}`,
          `This token has the ${forms.classic === claims.sub ? "first" : "second"} form.`
        ] : matchingRule(claims),
        "Check branch, tag and environment (a job with an environment has it in its subject instead of the branch), and that the value in the rule is not in quotes: public reports disagree about quoted values, and confirm values without quotes.",
        `Create the rule with: ${callFor(request, claims)}`
      ];
    }
  },
  {
    applies: (context) => saysAny(context, /not a service user/i),
    advice: ({ request, claims }) => [
      'The rule matches, but its user was created without "serviceUser": true. The flag cannot be changed later: create a new service user and use it in the rule.',
      `This does both: ${callFor(request, claims)}`
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_client",
    advice: () => [
      "The domain does not accept client-id and client-secret. Check, in this order: the secret is the current one (regenerating it invalidates the old one); the application is activated; it belongs to the domain in domain-url; client-id is the client ID of the application, not its OCID or name."
    ]
  },
  {
    applies: ({ now, claims, said }) => claims.exp !== void 0 && claims.exp * 1e3 < now && said !== void 0,
    advice: ({ claims }) => [
      `The subject token expired at ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTime */ .H)(claims.exp ?? 0)}. Request it right before this step: such tokens are valid for a few minutes.`
    ]
  },
  {
    applies: (context) => saysAny(context, /issuer|signature|trust|jwk|certificate/i),
    advice: ({ request, claims }) => [
      `Check that the domain has exactly one active identity propagation trust for the issuer ${shown(claims.iss)}, spelled exactly like this, and that OCI can reach the issuer's JWKS from the internet.`,
      `Create the trust with: ${callFor(request, claims)}`
    ]
  },
  {
    applies: (context) => saysAny(context, /audience|client.?claim/i),
    advice: ({ claims }) => [
      `The trust accepts only certain values of a claim (clientClaimName, clientClaimValues), and this token's audience is ${shown((0,_subject_token_js__WEBPACK_IMPORTED_MODULE_1__/* .audienceOf */ .O)(claims))}. Set audience to the value that the trust expects.`
    ]
  },
  {
    applies: ({ said }) => said?.error === "unauthorized_client",
    advice: ({ request, claims }) => [
      "The client exists, but the trust does not allow it to exchange this token. Check that the trust is active and lists this client ID in oauthClients.",
      `Update the trust with: ${callFor(request, claims)}`
    ]
  },
  {
    applies: ({ request, said }) => said?.error === "invalid_request" && request.tokenType === "rpst",
    advice: ({ request }) => [
      `Check that the trust is of subject type Resource and that its impersonatingResource is exactly "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(request.resourceType ?? "")}" (resource-type).`
    ]
  },
  {
    applies: ({ said }) => said?.error === "invalid_request",
    advice: () => [
      "Check that the trust is of subject type User with impersonation allowed; for one of subject type Resource set token-type to rpst."
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
    `Create or update the trust with: ${callFor(request, claims)}`
  ]
};
function matchingRule(claims) {
  return (0,_setup_call_js__WEBPACK_IMPORTED_MODULE_0__/* .ciSetupFlags */ .n)(claims) === void 0 ? [`A rule that would match: sub eq ${shown(claims.sub)}`] : [];
}
function callFor({ domainUrl, tokenType, resourceType }, claims) {
  return (0,_setup_call_js__WEBPACK_IMPORTED_MODULE_0__/* .setupCall */ .S)(claims, { domainUrl, resourceType: tokenType === "rpst" ? resourceType : void 0 });
}
function shown(claim) {
  return claim === void 0 || claim === "" ? "(none)" : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(claim);
}




/***/ }),

/***/ 3875:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ githubSubjectForms)
/* harmony export */ });
// src/federation/github-subject.ts
var SUBJECT = /^repo:(?<owner>[^/@:]+)(@\d+)?\/(?<name>[^/@:]+)(@\d+)?(?<rest>:.*)$/s;
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




/***/ })

};
