export const id = 300;
export const ids = [300];
export const modules = {

/***/ 300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runSetup: () => (/* binding */ runSetup),
/* harmony export */   setup: () => (/* binding */ setup)
/* harmony export */ });
/* harmony import */ var _check_domain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(674);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4141);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3512);
/* harmony import */ var _export_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5334);
/* harmony import */ var _federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7849);
/* harmony import */ var _proxy_js_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2836);
/* harmony import */ var _federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3819);
/* harmony import */ var _federation_denial_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9514);
/* harmony import */ var _subject_token_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6345);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6929);
/* harmony import */ var _session_key_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(919);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1763);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8919);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(6760);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(8179);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(1455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7975);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(3024);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(8815);














// src/cli/setup/setup.ts



// src/setup/apply/client-certificate.ts





// src/setup/apply/client-secret.ts




var LONGEST = 512;
function secretFiles(file) {
  const fileFor = (clientId) => file === void 0 ? (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(configDirectory(), `${clientId.replace(/[^\w.-]/g, "_")}.secret`) : (0,node_path__WEBPACK_IMPORTED_MODULE_13__.resolve)(file);
  const known = (clientId) => clientId === void 0 && file === void 0 ? void 0 : fileFor(clientId ?? "");
  return {
    fileFor,
    async check(clientId) {
      const path = known(clientId);
      if (path !== void 0) await guarded(path, () => readSecret(path));
    },
    async reserve(clientId) {
      const path = known(clientId);
      if (path !== void 0) await guarded(path, () => refuseToReplace(path));
      return reserveIn(path ?? (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(configDirectory(), "secret"), fileFor);
    },
    async read(clientId) {
      const path = fileFor(clientId);
      const secret = await guarded(path, () => readSecret(path));
      (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .protectSecret */ .ol)(secret ?? "");
      return secret;
    },
    async discard(clientId) {
      if (file !== void 0) return;
      await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rm)(fileFor(clientId), { force: true }));
    }
  };
}
async function reserveIn(path, fileFor) {
  const temporary = (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .temporaryName */ .NT)(path, (0,node_crypto__WEBPACK_IMPORTED_MODULE_15__.randomBytes)(8).toString("hex"));
  let handle = await guarded(path, async () => {
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .makePrivateDirectory */ .Dn)((0,node_path__WEBPACK_IMPORTED_MODULE_13__.dirname)(path));
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .writePrivateFile */ .Pl)(temporary, " ".repeat(LONGEST));
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.open)(temporary, node_fs__WEBPACK_IMPORTED_MODULE_18__.constants.O_RDWR | (node_fs__WEBPACK_IMPORTED_MODULE_18__.constants.O_NOFOLLOW ?? 0));
  });
  const close = async () => {
    const open2 = handle;
    handle = void 0;
    await open2?.close();
  };
  let keptIn;
  const removeAtExit = () => {
    if (keptIn === void 0) (0,node_fs__WEBPACK_IMPORTED_MODULE_18__.rmSync)(temporary, { force: true });
  };
  process.once("exit", removeAtExit);
  return {
    keptIn: () => keptIn,
    async save(clientId, secret) {
      const target = fileFor(clientId);
      await guarded(target, async () => {
        const ours = await handle?.stat();
        const { bytesWritten = 0 } = await handle?.write(secret, 0) ?? {};
        await handle?.truncate(bytesWritten);
        await handle?.sync();
        await close();
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.lstat)(temporary)).ino === ours?.ino) keptIn = temporary;
        await refuseToReplace(target);
        await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rename)(temporary, target));
        keptIn = void 0;
      });
    },
    async release() {
      process.off("exit", removeAtExit);
      await close();
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rm)(temporary, { force: true }).catch(() => void 0);
    }
  };
}
function secretOnStdout(print) {
  const seen = /* @__PURE__ */ new Map();
  const place = {
    async save(clientId, secret) {
      seen.set(clientId, secret);
      const problem = await print(secret);
      if (problem !== void 0)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("files", "Cannot write secret", `${problem}; the new client secret is lost`);
    },
    keptIn: () => void 0,
    release: () => Promise.resolve()
  };
  return {
    fileFor: () => void 0,
    check() {
      const reason = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonNotToPrint */ .OD)();
      if (reason === void 0) return Promise.resolve();
      return Promise.reject(
        new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("files", "Cannot write secret", `${reason}; nothing was changed`, {
          hint: "direct stdout to a program or a file that can take the secret, or leave out --client-secret-stdout to save it to a file"
        })
      );
    },
    reserve: () => Promise.resolve(place),
    read: (clientId) => Promise.resolve(seen.get(clientId)),
    discard: () => Promise.resolve()
  };
}
function configDirectory() {
  const base = process.platform === "win32" ? process.env.APPDATA : process.env.XDG_CONFIG_HOME;
  return (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(base === void 0 || base === "" ? (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)((0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .homeDirectory */ .RE)("XDG_CONFIG_HOME"), ".config") : base, "oci-wif");
}
async function readSecret(path) {
  const content = await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .readRegularFile */ .XF)(path);
  if (content === void 0 || content.length === 0) return void 0;
  const secret = content.toString("utf8").replace(/\r?\n$/, "");
  if (secret.length <= LONGEST && /^[\x21-\x7e]+$/.test(secret) && !/^([{["']|eyJ|-----)/.test(secret)) return secret;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
    "files",
    "Cannot write secret",
    `${path} exists and does not look like a client secret; it was not changed`,
    { hint: "name another file with --client-secret-file" }
  );
}
async function refuseToReplace(path) {
  if (await readSecret(path) === void 0 || process.platform === "win32") return;
  if (((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.lstat)(path)).mode & 63) !== 0) {
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("files", "Cannot write secret", `${path} exists and can be read by others`, {
      hint: `run: chmod 600 ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(path)}`
    });
  }
}
async function guarded(path, task) {
  try {
    return await task();
  } catch (error) {
    const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .diskFailure */ .C9)(error, path);
    throw failure.phrase === "Cannot write secret" ? failure : failure.with({ phrase: "Cannot write secret" });
  }
}

// src/setup/apply/client-certificate.ts
function clientKeyFiles(given, publicKey) {
  const fileFor = (alias) => given === void 0 ? (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(configDirectory(), `${alias}.pem`) : (0,node_path__WEBPACK_IMPORTED_MODULE_13__.resolve)(given);
  return {
    publicKey,
    async check() {
      if (given === void 0) return;
      const file = (0,node_path__WEBPACK_IMPORTED_MODULE_13__.resolve)(given);
      const found = await guarded(
        file,
        () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.lstat)(file).catch((error) => {
          if (!(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .isMissing */ .b2)(error)) throw error;
        })
      );
      if (found)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("files", "Cannot write secret", `${file} exists; it was not changed`, {
          hint: "name another file with --client-key-file: an older key stays in use until its certificate is removed"
        });
    },
    async save(alias, pem) {
      const file = fileFor(alias);
      await guarded(file, async () => {
        await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .makePrivateDirectory */ .Dn)((0,node_path__WEBPACK_IMPORTED_MODULE_13__.dirname)(file));
        await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .writePrivateFile */ .Pl)(file, pem);
      });
      return { alias, file, pem, isPublic: hasNoKey(pem) };
    },
    async find(aliases) {
      for (const alias of aliases.filter(isOurs)) {
        const file = fileFor(alias);
        const pem = (await guarded(file, () => (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .readRegularFile */ .XF)(file)))?.toString("utf8");
        if (pem === void 0) continue;
        const isPublic = hasNoKey(pem);
        const found = isPublic ? (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_6__/* .readClientCertificate */ .r3)(pem, file) : (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_6__/* .readClientKey */ .HL)(pem, file);
        const isOfKey = publicKey === void 0 || (0,node_crypto__WEBPACK_IMPORTED_MODULE_15__.createPublicKey)(pem).equals(publicKey);
        if (found.alias === alias && isOfKey) return { alias, file, pem, isPublic };
      }
      return void 0;
    },
    async discard(alias) {
      if (given === void 0 && isOurs(alias)) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rm)(fileFor(alias), { force: true }));
    }
  };
}
function hasNoKey(pem) {
  return pem.includes("BEGIN CERTIFICATE") && !pem.includes("PRIVATE KEY");
}
function isOurs(alias) {
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .createdAt */ .CT)(alias) !== void 0;
}
async function addCertificate(app, { domain, keyFiles, now }) {
  const alias = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .newAlias */ .He)((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .clientIdOf */ .Am)(app), now);
  const { privateKey, publicKey } = await (0,node_util__WEBPACK_IMPORTED_MODULE_17__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_15__.generateKeyPair)("rsa", { modulusLength: 2048 });
  const end = new Date(now + _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .CERTIFICATE_DAYS */ .s_ * 24 * 36e5);
  const validity = [new Date(now - 36e5), end];
  const certificate = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .createCertificate */ .An)(alias, keyFiles.publicKey ?? publicKey, validity, privateKey);
  const key = keyFiles.publicKey ? "" : privateKey.export({ type: "pkcs8", format: "pem" });
  const saved = await keyFiles.save(alias, `${key}${certificate}`);
  try {
    await domain.create("OAuthClientCertificates", {
      schemas: [_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .CLIENT_CERTIFICATE_SCHEMA */ .oF],
      certificateAlias: alias,
      x509Base64Certificate: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLineOf */ .sD)(certificate)
    });
    await domain.patch("Apps", app.id, [{ op: "add", path: "certificates", value: [{ certAlias: alias }] }]);
  } catch (error) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR) || error.kind !== "denial") throw error;
    const shown2 = await domain.get("Apps", app.id).catch(() => "unknown");
    if (shown2 === "unknown")
      throw error.with({
        furtherHint: `the application may have the certificate ${alias}, whose key is in ${saved.file}`
      });
    if (shown2 && (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(shown2).includes(alias)) return saved;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rm)(saved.file, { force: true });
    throw error;
  }
  return saved;
}
async function removeCertificates(app, aliases, { domain, keyFiles, timing }) {
  const read = async () => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(await domain.get("Apps", app.id) ?? app);
  const isGoing = (alias) => aliases.includes(alias);
  const used = (await read()).filter(isGoing);
  if (used.length > 0) {
    const operations = used.map((alias) => ({
      op: "remove",
      path: `certificates[certAlias eq ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .filterValue */ .sd)(alias)}]`
    }));
    await domain.patch("Apps", app.id, operations);
    const left = (await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readUntil */ .LC)(read, (shown2) => !shown2.some(isGoing), timing)).filter(isGoing);
    if (left.length > 0)
      throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
        "mismatch",
        "Unexpected response",
        `the domain accepted the removal of client certificates, but after ${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_TIME */ .R$} seconds the application still shows ${left.map((alias) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(alias)).join(", ")}`,
        { hint: "run the same command again; if the domain shows the same, remove them in the console" }
      );
  }
  for (const alias of aliases) {
    for (const { id } of await domain.find("OAuthClientCertificates", "certificateAlias", alias))
      await domain.remove("OAuthClientCertificates", id);
    await keyFiles.discard(alias);
  }
}

// src/setup/desired/desired-trust.ts


// src/setup/providers/presets.ts
var UUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
var NAME = /^[^\s*:/'"`()\\]+$/;
var SLUG = /^[\w.-]+$/;
var claimIs = (claim, value) => ({ claim, operator: "eq", value });
var uuid = (question3, expected) => ({
  pattern: UUID,
  expected,
  question: question3,
  placeholder: "00000000-0000-0000-0000-000000000000",
  normalize: (value) => value.replace(/[{}]/g, "").toLowerCase()
});
var slug = (question3, expected, placeholder) => ({
  pattern: SLUG,
  expected,
  question: question3,
  placeholder
});
var gitlab = {
  aliases: ["gitlab-ci"],
  title: "GitLab CI/CD",
  issuer: () => "https://gitlab.com",
  ownServer: true,
  publicIssuers: /^https:\/\/gitlab\.com\/?$/,
  pinning: {
    sub: /^project_path:[^*/:]+\//,
    project_path: /^[^*/]+\//,
    project_id: /^[^*]+$/,
    namespace_path: /^[^*]+$/,
    namespace_id: /^[^*]+$/
  },
  required: {
    project: {
      pattern: /^[\w.-]+(?:\/[\w.-]+)+$/,
      expected: "the path of one project with its groups, e.g. group/project",
      question: "Project with its groups",
      placeholder: "group/project"
    }
  },
  conditions: {
    branch: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .BRANCH */ .dI,
      rules: (name, { project = "" }) => [[(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`project_path:${project}:ref_type:branch:ref:${name}`)]]
    },
    tag: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk,
      rules: (name, { project = "" }) => [[(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`project_path:${project}:ref_type:tag:ref:${name}`)]]
    },
    // The environment is not part of the subject, but a separate claim.
    environment: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ENVIRONMENT */ .M0,
      pattern: /^/,
      expected: "the name of an environment",
      rules: (name, { project = "" }) => [[claimIs("project_path", project), claimIs("environment", name)]]
    },
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt
  },
  known: ({ project = "" }) => [claimIs("project_path", project)],
  label: ({ project = "" }) => project,
  tokenFlags: () => "--subject-token-env OCI_ID_TOKEN"
};
var azureDevops = {
  aliases: ["ado", "azure-pipelines"],
  title: "Azure DevOps",
  issuer: ({ organizationId = "" }) => `https://vstoken.dev.azure.com/${organizationId}`,
  publicIssuers: /^https:\/\/vstoken\.dev\.azure\.com\//,
  pinning: { sub: /^(p|sc):\/\/[^*/]+\/[^*/]+\/[^*/]+$/, prj_id: /^[^*]+$/ },
  required: {
    organizationId: uuid("ID of the organization, as in the claim iss", "the ID of the organization, a GUID"),
    organization: slug("Organization", "the name of the organization, as in https://dev.azure.com/NAME", "octo"),
    project: {
      pattern: NAME,
      expected: "the name of the project, without spaces; for a name with spaces, use a rule with IDs (docs/ci/azure-devops.md)",
      question: "Project",
      placeholder: "app"
    }
  },
  conditions: {
    branch: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .BRANCH */ .dI,
      choice: "jobs of a pipeline on a branch",
      needs: {
        pipeline: {
          pattern: NAME,
          expected: "the name of the pipeline, without spaces; for a name with spaces, use a rule with IDs (docs/ci/azure-devops.md)",
          question: "Pipeline",
          placeholder: "deploy"
        }
      },
      rules: (name, { organization = "", project = "", pipeline = "" }) => [
        [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`p://${organization}/${project}/${pipeline}`), claimIs("rpo_ref", `refs/heads/${name}`)]
      ]
    },
    serviceConnection: {
      pattern: NAME,
      expected: "the name of the service connection, without spaces",
      question: "Service connection",
      placeholder: "oci-production",
      choice: "jobs that may use a service connection",
      hint: "protect the connection with approvals and checks",
      rules: (name, { organization = "", project = "" }) => [[(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`sc://${organization}/${project}/${name}`)]]
    },
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt
  },
  label: ({ organization = "", project = "", pipeline, serviceConnection }) => [organization, project, pipeline ?? serviceConnection].filter(Boolean).join("/"),
  tokenFlags: () => "--subject-token-env OCI_ID_TOKEN"
};
var bitbucket = {
  aliases: ["bitbucket-pipelines"],
  title: "Bitbucket Pipelines",
  issuer: ({ workspace = "" }) => `https://api.bitbucket.org/2.0/workspaces/${workspace}/pipelines-config/identity/oidc`,
  publicIssuers: /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\//,
  pinning: { sub: /^\{[0-9a-f-]{36}\}:/, repositoryUuid: /^\{[0-9a-f-]{36}\}$/ },
  required: {
    workspace: slug("Workspace, as in the URL of the repository", "the ID of the workspace, as in its URL", "octo"),
    repositoryId: uuid(
      "UUID of the repository (Repository settings > OpenID Connect)",
      "the UUID of the repository; Bitbucket shows it under Repository settings > OpenID Connect"
    )
  },
  conditions: {
    branch: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .BRANCH */ .dI,
      rules: (name, { repositoryId = "" }) => [
        [claimIs("repositoryUuid", `{${repositoryId}}`), claimIs("branchName", name)]
      ]
    },
    environment: {
      ...uuid(
        "UUID of the deployment environment (Repository settings > OpenID Connect)",
        "the UUID of a deployment environment; Bitbucket shows it under Repository settings > OpenID Connect"
      ),
      choice: "steps that use a deployment environment",
      hint: "restrict who may deploy to it, and from which branch",
      // The last part of the subject is the UUID of the step, which differs in every run.
      rules: (environment, { repositoryId = "" }) => [[(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`{${repositoryId}}:{${environment}}:*`)]]
    },
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt
  },
  known: ({ repositoryId = "" }) => [claimIs("repositoryUuid", `{${repositoryId}}`)],
  label: ({ workspace = "", repositoryId = "" }) => `${workspace}/${repositoryId}`,
  tokenFlags: () => "--subject-token-env BITBUCKET_STEP_OIDC_TOKEN"
};
var buildkite = {
  aliases: [],
  title: "Buildkite",
  issuer: () => "https://agent.buildkite.com",
  publicIssuers: /^https:\/\/agent\.buildkite\.com\/?$/,
  pinning: {
    sub: /^organization:[^*:]+:/,
    organization_slug: /^[^*]+$/,
    organization_id: /^[^*]+$/,
    pipeline_id: /^[^*]+$/
  },
  required: {
    organization: slug("Organization, as in the URL of the pipeline", "the slug of the organization", "octo"),
    pipeline: slug("Pipeline, as in its URL", "the slug of the pipeline", "deploy")
  },
  conditions: {
    // Neither a slug nor the name of a branch contains a colon, so the two wildcards match only the commit and the step.
    branch: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .BRANCH */ .dI,
      rules: (name, { organization = "", pipeline = "" }) => [
        [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`organization:${organization}:pipeline:${pipeline}:ref:refs/heads/${name}:commit:*:step:*`)]
      ]
    },
    tag: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk,
      rules: (name, { organization = "", pipeline = "" }) => [
        [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`organization:${organization}:pipeline:${pipeline}:ref:refs/tags/${name}:commit:*:step:*`)]
      ]
    },
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt
  },
  known: ({ organization = "", pipeline = "" }) => [
    claimIs("organization_slug", organization),
    claimIs("pipeline_slug", pipeline)
  ],
  label: ({ organization = "", pipeline = "" }) => `${organization}/${pipeline}`,
  tokenFlags: (audience) => `--subject-token-command 'buildkite-agent oidc request-token${audience === void 0 ? "" : ` --audience ${audience}`}'`
};
var circleci = {
  aliases: ["circle"],
  title: "CircleCI",
  issuer: ({ organizationId = "" }) => `https://oidc.circleci.com/org/${organizationId}`,
  ownServer: true,
  publicIssuers: /^https:\/\/oidc\.circleci\.com(\/|$)/,
  pinning: {
    sub: /^org\/[^*/]+\/project\/[^*/]+\//,
    "oidc.circleci.com/project-id": /^[^*]+$/,
    "oidc.circleci.com/vcs-origin": /^[^*]+$/
  },
  required: {
    organizationId: uuid("Organization ID (Organization Settings > Overview)", "the organization ID, a UUID"),
    project: uuid("Project ID (Project Settings > Overview)", "the project ID, a UUID")
  },
  conditions: {
    // Not from the subject: it needs wildcards, and the name of another branch can contain what follows them.
    branch: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .BRANCH */ .dI,
      rules: (name, { project = "" }) => [
        [claimIs("oidc.circleci.com/project-id", project), claimIs("oidc.circleci.com/vcs-ref", `refs/heads/${name}`)]
      ]
    },
    tag: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk,
      rules: (name, { project = "" }) => [
        [claimIs("oidc.circleci.com/project-id", project), claimIs("oidc.circleci.com/vcs-ref", `refs/tags/${name}`)]
      ]
    },
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt
  },
  label: ({ project = "" }) => project,
  notes: () => [
    'no public report has a rule on a claim whose name contains "." or "/", as those of CircleCI do; test it with --subject-token-file'
  ],
  tokenFlags: () => "--subject-token-env CIRCLE_OIDC_TOKEN_V2"
};
var hcpTerraform = {
  aliases: ["hcp", "terraform-cloud", "tfc"],
  title: "HCP Terraform",
  issuer: () => "https://app.terraform.io",
  ownServer: true,
  publicIssuers: /^https:\/\/app\.(eu\.)?terraform\.io\/?$/,
  pinning: {
    sub: /^organization:[^*:]+:/,
    terraform_organization_id: /^[^*]+$/,
    terraform_project_id: /^[^*]+$/,
    terraform_workspace_id: /^[^*]+$/,
    terraform_full_workspace: /^organization:[^*:]+:/
  },
  required: {},
  conditions: {
    // The ID, because the subject contains names: the usual project, "Default Project", has a space that no rule can match.
    workspaceId: {
      pattern: /^ws-[A-Za-z0-9]+$/,
      expected: "the ID of a workspace, ws-…, as its page shows it below the name",
      question: "ID of the workspace",
      placeholder: "ws-…",
      choice: "runs of a workspace",
      rules: (id) => [[claimIs("terraform_workspace_id", id)]]
    },
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt
  },
  label: ({ workspaceId = "", subject = "" }) => workspaceId || subject,
  notes: () => ["plans and applies can both log in; --require terraform_run_phase=apply restricts the rule to applies"],
  tokenFlags: () => "--subject-token-env TFC_WORKLOAD_IDENTITY_TOKEN_OCI"
};
var jenkins = {
  aliases: [],
  title: "Jenkins",
  issuerOption: {
    question: "Issuer, as the credential in Jenkins shows it",
    placeholder: "https://jenkins.example.org/oidc"
  },
  required: {},
  conditions: {
    subject: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt,
      pattern: /^https?:\/\/\S+\/job\/\S+\/$/,
      expected: "the URL of the job with the final slash, e.g. https://jenkins.example.org/job/deploy/job/main/",
      question: "URL of the job, with the final slash",
      placeholder: "https://jenkins.example.org/job/deploy/job/main/"
    }
  },
  label: ({ subject = "" }) => subject.replace(/^https?:\/\/[^/]+\//, ""),
  tokenFlags: () => '--subject-token-file "$OCI_ID_TOKEN_FILE"'
};
var spacelift = {
  aliases: [],
  title: "Spacelift",
  issuerOption: { question: "URL of the account", placeholder: "https://octo.app.spacelift.io" },
  publicIssuers: /^https:\/\/[\w-]+\.app\.(us\.)?spacelift\.io\/?$/,
  pinning: { sub: /^space:[^*:]+:(stack|module):[^*:]+:/, callerId: /^[^*]+$/ },
  required: {
    space: slug("ID of the space", "the ID of the space, as in its URL", "production-01hxyz"),
    stack: slug("ID of the stack", "the ID (slug) of the stack, as in its URL", "infra")
  },
  conditions: {
    runType: {
      pattern: /^(TRACKED|PROPOSED|TASK|TESTING|DESTROY)$/,
      expected: "TRACKED, PROPOSED, TASK, TESTING or DESTROY",
      question: "Type of the runs: TRACKED, PROPOSED (pull requests), TASK, TESTING or DESTROY",
      byDefault: "TRACKED",
      choice: "runs of a type",
      rules: (type, { space = "", stack = "" }) => scopesOf(type).map((scope) => [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`space:${space}:stack:${stack}:run_type:${type}:scope:${scope}`)])
    },
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt
  },
  known: ({ stack = "" }) => [claimIs("callerId", stack)],
  label: ({ space = "", stack = "" }) => `${space}/${stack}`,
  tokenFlags: () => "--subject-token-file /mnt/workspace/spacelift.oidc"
};
function scopesOf(runType) {
  if (runType === "TRACKED") return ["read", "write"];
  return [runType === "PROPOSED" ? "read" : "write"];
}
var spiffe = {
  aliases: ["spire"],
  title: "SPIFFE (SPIRE)",
  required: {},
  conditions: {
    subject: {
      ..._check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt,
      pattern: /^spiffe:\/\/[a-z0-9._-]+\/[\w./-]+\*?$/,
      expected: "a SPIFFE ID, spiffe://TRUST-DOMAIN/PATH",
      question: "SPIFFE ID of the workload",
      placeholder: "spiffe://example.org/ns/prod/sa/deployer"
    }
  },
  label: ({ subject = "" }) => subject.replace(/^spiffe:\/\//, ""),
  audienceIsList: true
};
var entra = {
  aliases: ["azure", "azuread"],
  title: "Microsoft Entra ID",
  // https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
  issuer: ({ tenant = "", tokenVersion = "2" }) => tokenVersion === "2" ? `https://login.microsoftonline.com/${tenant}/v2.0` : `https://sts.windows.net/${tenant}/`,
  required: {
    tenant: uuid("Directory (tenant) ID", "the directory (tenant) ID, a GUID"),
    objectId: uuid(
      "Object ID of the service principal or managed identity",
      "the object ID of the service principal (Enterprise applications) or managed identity, a GUID"
    )
  },
  optional: {
    tokenVersion: {
      pattern: /^[12]$/,
      expected: "2 (iss ends in /v2.0) or 1 (iss is https://sts.windows.net/…)",
      question: "Version of the tokens"
    }
  },
  conditions: {},
  rules: ({ objectId = "" }) => [[(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(objectId)]],
  label: ({ objectId = "" }) => objectId,
  // Version 1 can also have the URI that was requested.
  audience: ({ tokenVersion = "2" }) => tokenVersion === "2" ? {
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    expected: "the application (client) ID, a GUID in lower case, of the application for which the tokens are: those of version 2 have it in aud, whatever URI was requested"
  } : void 0,
  notes: ({ tokenVersion = "2" }) => [
    `the issuer depends on the token version; setup assumes version ${tokenVersion}. An application whose manifest does not request version 2 gets tokens of version 1 (--token-version 1)`
  ]
};
var google = {
  aliases: ["gcp"],
  title: "Google Cloud",
  issuer: () => "https://accounts.google.com",
  publicIssuers: /^https:\/\/accounts\.google\.com\/?$/,
  pinning: { sub: /^[^*]+$/, email: /^[^*]+$/ },
  required: {},
  combined: true,
  conditions: {
    serviceAccountId: {
      pattern: /^\d{15,30}$/,
      expected: "the numeric unique ID of a service account",
      question: "Unique ID of the service account",
      placeholder: "123456789012345678901",
      choice: "a service account by its unique ID",
      hint: "recommended",
      rules: (id) => [[(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(id)]]
    },
    serviceAccount: {
      pattern: /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/,
      expected: "the email address of a service account, …@….gserviceaccount.com",
      question: "Email address of the service account",
      placeholder: "deploy@project.iam.gserviceaccount.com",
      choice: "a service account by its email address",
      rules: (email) => [[claimIs("email", email)]]
    }
  },
  label: ({ serviceAccountId, serviceAccount = "" }) => serviceAccountId ?? serviceAccount.replace(/\.gserviceaccount.*$/, "").replace("@", "."),
  notes: ({ serviceAccountId }) => serviceAccountId === void 0 ? [
    "after an account is deleted, another one can get its email address, but not its ID: prefer --service-account-id"
  ] : []
};
var aws = {
  aliases: [],
  title: "AWS",
  issuerOption: {
    pattern: /[^/]$/,
    expected: "the account's own issuer without a final slash, as the IAM console shows it"
  },
  required: {
    roleArn: {
      pattern: /^arn:aws[\w-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
      expected: "the ARN of a role (or user), e.g. arn:aws:iam::123456789012:role/deploy",
      question: "ARN of the IAM role",
      placeholder: "arn:aws:iam::123456789012:role/deploy"
    }
  },
  conditions: {},
  rules: ({ roleArn = "" }) => [[(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(roleArn)]],
  label: ({ roleArn = "" }) => roleArn.split("/").at(-1) ?? ""
};
var okta = {
  aliases: [],
  title: "Okta",
  required: {},
  conditions: { subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt },
  label: ({ subject = "" }) => subject
};
var keycloak = {
  aliases: [],
  title: "Keycloak",
  issuerOption: {
    pattern: /\/realms\/[^/]+$/,
    expected: "the URL of a realm without a trailing slash, https://HOST/realms/REALM",
    question: "URL of the realm",
    placeholder: "https://HOST/realms/REALM"
  },
  required: {},
  combined: true,
  conditions: {
    subject: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .SUBJECT */ .lt,
    authorizedParty: {
      pattern: /^/,
      expected: "the client ID",
      question: "Client ID, as in the claim azp",
      choice: "tokens of a client",
      rules: (client) => [[claimIs("azp", client)]]
    }
  },
  label: ({ authorizedParty, subject = "" }) => authorizedParty ?? subject,
  audienceIsList: true
};
var objectName = (question3, expected) => ({
  pattern: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  expected,
  question: question3
});
var kubernetes = {
  aliases: ["k8s"],
  title: "Kubernetes",
  required: {
    namespace: {
      ...objectName("Namespace of the service account", "the name of a namespace"),
      placeholder: "default"
    },
    serviceAccount: objectName("Name of the service account", "the name of a service account")
  },
  conditions: {},
  rules: ({ namespace = "", serviceAccount = "" }) => [
    [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectIs */ .pF)(`system:serviceaccount:${namespace}:${serviceAccount}`)]
  ],
  label: ({ namespace = "", serviceAccount = "" }) => `${namespace}/${serviceAccount}`,
  audienceIsList: true
};
var oidc = { ...okta, title: "another OpenID Connect provider" };
var PRESETS = {
  gitlab,
  "azure-devops": azureDevops,
  bitbucket,
  buildkite,
  circleci,
  "hcp-terraform": hcpTerraform,
  jenkins,
  spacelift,
  entra,
  google,
  aws,
  okta,
  keycloak,
  kubernetes,
  spiffe,
  oidc
};

// src/setup/providers/find-provider.ts
var PROVIDERS = _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .PROVIDER_NAMES */ .xd.map(
  (name) => name === "github" ? _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .github */ .M : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .presetProvider */ .Rj)(name, PRESETS[name])
);
function resolveAlias(name) {
  return PROVIDERS.find(({ aliases }) => aliases.includes(name.toLowerCase()))?.name ?? name;
}
function findProvider(name, options, needsRule) {
  const provider = providerNamed(name);
  const given = Object.keys(options).filter((option) => isGiven(options[option]));
  const { required: required2, oneOf, optional, needs = {} } = provider;
  const taken = [...required2, ...oneOf, ...optional];
  const unsupported = given.find((option) => option !== "require" && !taken.includes(option));
  if (unsupported !== void 0) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(unsupported)} cannot be used with --provider ${provider.name}`, flags(taken));
  }
  const missing = required2.find((option) => !given.includes(option));
  if (missing !== void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`--provider ${provider.name} needs ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(missing)}`, flags(taken));
  for (const option of given) {
    const needed = needs[option]?.find((other) => !given.includes(other));
    if (needed !== void 0)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`--provider ${provider.name} needs ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(needed)} with ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(option)}`, "both of them");
  }
  const restricted = provider.restricted?.(options);
  const saysWhich = restricted?.isGiven === true || oneOf.some((option) => given.includes(option));
  if (needsRule && oneOf.length > 0 && !saysWhich)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      `--provider ${provider.name} does not say which tokens to trust`,
      restricted?.expected ?? flags(oneOf)
    );
  return provider;
}
function providerNamed(name) {
  const wanted = name === void 0 ? void 0 : resolveAlias(name);
  const provider = PROVIDERS.find((candidate) => candidate.name === wanted);
  if (provider) return provider;
  const problem = name === void 0 ? "--provider is missing" : `--provider is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(name)}`;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(problem, _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .PROVIDER_NAMES */ .xd.join(", "));
}
function flags(options) {
  return options.map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP).join(", ");
}
function isGiven(value) {
  return value !== void 0 && value !== false && !(Array.isArray(value) && value.length === 0);
}
var PUBLIC_ISSUERS = [
  // With a suffix, it is the issuer of one enterprise, which all of its repositories share.
  ["github", /^https:\/\/token\.actions\.githubusercontent\.com(\/|$)/, _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB_PINNING */ .cr],
  ...Object.entries(PRESETS).flatMap(
    ([name, { publicIssuers, pinning }]) => publicIssuers === void 0 || pinning === void 0 ? [] : [[name, publicIssuers, pinning]]
  )
];
function pinningOfIssuer(issuer) {
  return PUBLIC_ISSUERS.find(([, pattern]) => pattern.test(issuer))?.[2];
}
function noteOnIssuer(chosen, issuer) {
  const isGithub = (0,_federation_denial_js__WEBPACK_IMPORTED_MODULE_7__/* .githubServer */ .Dl)({ iss: issuer }) !== void 0;
  const name = isGithub ? "github" : PUBLIC_ISSUERS.find(([, pattern]) => pattern.test(issuer))?.[0];
  if (name === void 0 || name === chosen.name) return [];
  return [
    `the issuer is that of ${providerNamed(name).title}: prefer --provider ${name} if it can write this rule, because it knows the claims of these tokens. With --provider ${chosen.name}, setup checks only that the rule does not accept everyone who can get a token from this issuer`
  ];
}

// src/setup/desired/desired-trust.ts
var MAX_PROPAGATIONS = 3;
async function completeOptions(options, purpose, context) {
  const domainUrl = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .checkDomainUrl */ .k3)(options.domainUrl);
  const type = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)("--token-type", options.tokenType ?? "upst", /^(upst|rpst)$/, "upst or rpst");
  checkOptions(options, type, purpose);
  if (options.rule !== void 0 && options.provider !== "oidc")
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--rule is given", "only with --provider oidc");
  const isExisting = purpose === "existing";
  const provider = findProvider(options.provider, (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .workloadOptions */ .I_)(options), !isExisting && options.rule === void 0);
  const workload = await provider.describe((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .workloadOptions */ .I_)(options), isExisting ? WITHOUT_GITHUB : context);
  const rules = impersonationRules(options, workload);
  const propagations = type === "rpst" ? claimsToPropagate(options, rules, workload) : [];
  const conditions = rules.flatMap(
    (rule) => rule.map((terms) => [
      ...workload.known.filter((known) => !terms.some((term) => isSameTerm(term, known))),
      ...terms
    ])
  );
  const policyCompartment = options.policyCompartment === void 0 ? void 0 : (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)(
    "--policy-compartment",
    options.policyCompartment,
    new RegExp(`^${(0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .ocidPattern */ .c9)("compartment|tenancy")}$`),
    "the OCID of a compartment"
  );
  return {
    ...objectNames(options, provider.name, workload),
    domainUrl,
    issuer: workload.issuer,
    tokenType: type,
    rules: type === "upst" ? rules : [],
    conditions: type === "rpst" ? conditions : [],
    eitherSubjectForm: isExisting && FORM_OPTIONS.every((option) => options[option] === void 0),
    known: [...workload.known, ...workload.implied ?? []],
    resourceType: options.resourceType,
    propagations,
    audiences: audiencesOf(options, isExisting ? void 0 : provider.audience?.(options)),
    keys: isExisting ? void 0 : await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .keySource */ .JC)(workload.issuer, await keyOptions(options), context.http),
    clientAuthentication: clientAuthenticationOf(options),
    policyCompartment,
    allowances: (options.allow ?? []).map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readAllowance */ .jX),
    // Only setting up writes statements. Elsewhere, an expiry that has passed does not matter.
    expires: options.expires === void 0 || isExisting ? void 0 : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readExpiry */ .Ay)(options.expires, context.now),
    notes: [
      ...workload.notes,
      ...noteOnIssuer(provider, workload.issuer),
      ...audienceNotes(options, provider),
      ...isExisting || options.instancePrincipal !== true ? [] : [INSTANCE_NOTE]
    ]
  };
}
var INSTANCE_NOTE = "jobs sign the exchange as the compute instance in OCI that runs them. No report confirms that OCI accepts this for a token exchange: the first job shows it";
function clientAuthenticationOf({ clientCertificate, instancePrincipal: instancePrincipal2 }) {
  if (clientCertificate === true) return "private_key_jwt";
  return instancePrincipal2 === true ? "instance_principal" : "client_secret_basic";
}
function isSameTerm(one, other) {
  return one.claim === other.claim && one.operator === other.operator && one.value === other.value;
}
function checkOptions(options, type, purpose) {
  const { resourceType, propagate = [], allow = [], expires } = options;
  if (type === "upst" && resourceType !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--resource-type is given", "only with --token-type rpst");
  if (type === "upst" && propagate.length > 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--propagate is given", "only with --token-type rpst");
  if (type === "rpst" && purpose === "set-up" && !/^[^\p{C}]{1,255}$/u.test(resourceType ?? "")) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      "--token-type rpst needs --resource-type",
      "any text on one line; the login must use the same value"
    );
  }
  if (expires !== void 0 && allow.length === 0) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      "--expires is given without --allow",
      "both, because only the statements of a policy can expire"
    );
  }
}
var CLAIM_NAME = /^[A-Za-z_]\w*$/;
function claimsToPropagate(options, rules, { known }) {
  const used = [...known, ...rules.flat(2)].map(({ claim }) => claim).filter((claim) => claim !== "sub");
  const asked = (options.propagate ?? []).map(
    (claim) => (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)("--propagate", claim.replace(/^ext_/, ""), CLAIM_NAME, "the name of a claim")
  );
  const all = [.../* @__PURE__ */ new Set([...used, ...asked])];
  const unusable = all.find((claim) => !CLAIM_NAME.test(claim));
  if (unusable !== void 0) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      `the claim ${unusable} cannot be propagated, because a policy cannot name it`,
      "with --token-type rpst, claims whose names have only letters, digits and _"
    );
  }
  if (all.length > MAX_PROPAGATIONS) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      `${all.length} claims would be propagated (${all.join(", ")})`,
      `at most ${MAX_PROPAGATIONS}, including the claims of the conditions`
    );
  }
  return all;
}
function audienceNotes({ audience = [] }, { name, audienceIsList = false }) {
  return audience.length > 0 && audienceIsList ? [
    `tokens of ${name} have a list of audiences; with --audience, the domain answered such a token with an error 500 in the one public report there is. Test the trust with --subject-token-file before you rely on it, or omit --audience`
  ] : [];
}
function audiencesOf({ audience = [] }, { pattern, expected } = { pattern: /^[\x21-\x7e]{1,255}$/, expected: "text without spaces" }) {
  return audience.map((each) => (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)("--audience", each, pattern, expected));
}
var NAME2 = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
var NAME_ALLOWED = "up to 100 letters, digits, dots, underscores and hyphens";
function objectNames(options, provider, workload) {
  const name = checkName(options.name ?? defaultName(provider, workload));
  const trustName = options.trust ?? defaultTrustName(workload.issuer);
  return {
    name,
    trustName: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)("--trust", trustName, /^[\w .:/-]{1,100}$/, "up to 100 characters"),
    userName: named("--service-user", options.serviceUser, name),
    groupName: named("--group", options.group, name),
    appName: named("--app", options.app, name),
    policyName: (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)("--policy", options.policy ?? name, NAME2, NAME_ALLOWED)
  };
}
function checkName(name) {
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)("--name", name, NAME2, NAME_ALLOWED);
}
function defaultName(provider, { label, issuer }) {
  if (label === "")
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      "these flags do not determine the name of the setup",
      "--name, with the value that was used for setup"
    );
  const plain = label.replaceAll("/", ".").replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+|[.-]+$/g, "").slice(0, 60);
  const exact = provider === "github" && issuer === _federation_denial_js__WEBPACK_IMPORTED_MODULE_7__/* .GITHUB_ISSUER */ .oX && label.length <= 60 && !label.endsWith("*");
  const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_15__.createHash)("sha256").update(`${issuer}
${label}`).digest("hex").slice(0, 6);
  return ["wif", provider, plain, ...exact ? [] : [digest]].filter(Boolean).join("-");
}
function defaultTrustName(issuer) {
  const { host, pathname } = new URL(issuer);
  return `${host}${pathname === "/" ? "" : pathname}`.replace(/[^\w .:/-]/g, "-").slice(0, 100);
}
function named(flag, value, fallback) {
  return (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)(flag, value ?? fallback, /^[^\p{C}]{1,100}$/u, "up to 100 characters in one line");
}
var FORM_OPTIONS = ["subjectForm", "ownerId", "repositoryId"];
var WITHOUT_GITHUB = {
  http: { send: () => Promise.reject(new Error("GitHub is not asked")) },
  githubToken: () => Promise.resolve(void 0),
  chooseSubjectForm: () => Promise.resolve({ subjectForm: "names" })
};
function impersonationRules(options, workload) {
  const further = (options.require ?? []).map(readRequirement);
  const given = options.rule === void 0 ? [] : [readWholeRule(options.rule)];
  const rules = [...workload.conditions.map((terms) => [terms]), ...given].map(
    (rule) => rule.map((terms) => [...terms, ...further])
  );
  for (const rule of rules) {
    for (const term of rule.flat()) (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .checkTerm */ .jf)(term, originOf(term, options));
    (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseEverybody */ .qi)(rule, workload.pinning ?? pinningOfIssuer(workload.issuer));
  }
  return rules;
}
function originOf(term, options) {
  if (options.rule !== void 0) return "the rule";
  return (options.require ?? []).includes(`${term.claim}=${term.value}`) ? "--require" : `the condition on ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(term.claim)}`;
}
function readRequirement(text) {
  const [, claim, value] = /^([^=\s]+)=(.*)$/su.exec(text) ?? [];
  if (claim === void 0 || value === void 0) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`--require is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(text)}`, "claim=value");
  if (claim === "aud" || claim === "iss")
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      `--require names the claim ${claim}`,
      "another claim; use --audience for aud, and --issuer for iss"
    );
  return { claim, operator: "eq", value };
}
function readWholeRule(text) {
  if (/["']/.test(text)) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`the rule ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(text)} has quotes; ${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTED */ .jB}`, (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(text.replace(/["']/g, "")));
  }
  const rule = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readRule */ .dH)(text);
  if (!rule)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      `the rule is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(text)}`,
      '<claim> eq <value> or <claim> co <text>, joined by "and" and "or", without parentheses'
    );
  return rule;
}
async function keyOptions(options) {
  if (options.keyId !== void 0 && options.jwksFile === void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--key-id is given", "only with --jwks-file");
  return {
    jwksUrl: options.jwksUrl,
    keyId: options.keyId,
    jwks: options.jwksFile === void 0 ? void 0 : await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)("--jwks-file", options.jwksFile),
    certificate: options.certificate === void 0 ? void 0 : await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)("--certificate", options.certificate)
  };
}

// src/setup/desired/options-file.ts

function readOptionsFile(text, origin) {
  let content;
  try {
    content = (0,yaml__WEBPACK_IMPORTED_MODULE_19__/* .parse */ .qg)(text, { schema: "core" });
  } catch (error) {
    const line = error instanceof yaml__WEBPACK_IMPORTED_MODULE_19__/* .YAMLParseError */ .XT ? ` (line ${error.linePos?.[0].line ?? "?"})` : "";
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`${origin} is not valid YAML${line}`, 'lines "key: value" with the names of the flags of setup');
  }
  if (!(0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .isObject */ .Gv)(content)) {
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`${origin} contains no keys`, 'lines "key: value" with the names of the flags of setup');
  }
  const options = {};
  for (const [key, value] of Object.entries(content)) {
    const name = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .camelCase */ .xQ)(key);
    if (!(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .isSetupOption */ .f6)(name)) {
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
        `${origin} has the key ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(key)}`,
        _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAG_NAMES */ .G0.filter(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .isSetupOption */ .f6).map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .fileKeyOf */ .zS).join(", ")
      );
    }
    const isEmpty = value === null || value === void 0 || value === "" && (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyMeansDefault */ .BA)(name);
    if (!isEmpty) options[name] = valueOf(name, value, `${origin}: ${key}`);
  }
  return options;
}
function valueOf(name, value, origin) {
  switch (_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_ROWS */ .aI[name].type) {
    case "switch":
      if (typeof value === "boolean") return value;
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`${origin} is ${shown(value)}`, "true or false");
    case "list":
      return (Array.isArray(value) ? value : [value]).map((one) => textOf(one, origin));
    case "text":
      return textOf(value, origin);
  }
}
function textOf(value, origin) {
  if (typeof value === "string") return value;
  if (Number.isSafeInteger(value)) return String(value);
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`${origin} is ${shown(value)}`, "text, in quotes if it looks like a number, a date or a boolean");
}
function shown(value) {
  if (typeof value === "string") return (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(value);
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a group of keys";
  return JSON.stringify(value);
}
var ADMIN_KEY = "wifconfig.admin_app_name";
function readSetupIni(text, origin) {
  const ini = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readIniFile */ .Tc)(text, origin);
  const keys = _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAG_NAMES */ .G0.flatMap((name2) => {
    const { ini: key } = _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_ROWS */ .aI[name2];
    return key === void 0 ? [] : [{ name: name2, key }];
  });
  (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseUnknownKeys */ .R4)(ini, [...keys.map(({ key }) => key), ADMIN_KEY], origin);
  const given = keys.map(({ name: name2, key }) => [name2, ini.get(key)?.value ?? ""]);
  const values = Object.fromEntries(given.filter(([, value]) => value !== ""));
  const { profile, ...options } = values;
  const notes = ini.has(ADMIN_KEY) ? [
    "ADMIN_APP_NAME is not needed: requests are signed with your own profile, and no administrator application is created"
  ] : [];
  const name = options.serviceUser?.replace(/[^\w.-]/g, "-");
  return { options: { provider: "oidc", ...options, ...name === void 0 ? {} : { name } }, profile, notes };
}

// src/setup/output/generated-code.ts




// src/setup/plan.ts
function planSetup(desired, found, isKeyElsewhere = false) {
  return [
    ...desired.tokenType === "upst" ? [planUser(desired, found), planGroup(desired, found), planMembership(desired, found)] : [],
    planApp(desired, found.app),
    ...desired.clientAuthentication === "private_key_jwt" ? [planCertificate(desired, found.app, isKeyElsewhere)] : [],
    planTrust(desired, found),
    ...desired.allowances.length > 0 ? [planPolicy(desired, found)] : []
  ];
}
function hasChanges(steps) {
  return stepsToDo(steps).length > 0;
}
function stepsToDo(steps) {
  return steps.filter(({ changes }) => changes.length > 0);
}
function createsSecret(steps) {
  return steps.some(
    ({ changes }) => changes.some((change) => (change.kind === "create-app" || change.kind === "finish-app") && change.secret !== false)
  );
}
function planUser(desired, { user }) {
  const title = `service user ${desired.userName}`;
  if (!user) return step("create", title, [], { kind: "create-user" });
  if (user[_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .USER_EXTENSION */ .C_]?.serviceUser !== true) {
    return step("conflict", title, [
      "a user of this name exists but is not a service user, which cannot be changed; choose another name with --service-user"
    ]);
  }
  if (user.active === false)
    return step("conflict", title, [
      "it is not active; activate it in the console, or choose another user with --service-user"
    ]);
  return shared(title, user, "Users", desired.name);
}
function planGroup(desired, { group }) {
  const title = `group ${desired.groupName}`;
  return group ? shared(title, group, "Groups", desired.name) : step("create", title, [], { kind: "create-group" });
}
function planMembership(desired, { user, group }) {
  const title = `membership of the user ${desired.userName} in the group ${desired.groupName}`;
  const isMember = user !== void 0 && group?.members?.some(({ value }) => value === user.id) === true;
  return isMember ? step("same", title) : step("create", title, [], { kind: "add-member" });
}
function planApp(desired, app) {
  const title = `confidential application ${desired.appName}`;
  const savesSecret = desired.clientAuthentication === "client_secret_basic";
  const withoutSecret = savesSecret ? {} : { secret: false };
  const saved = savesSecret ? "its client secret is saved to a file" : "its client secret is not saved";
  if (!app) return step("create", title, [saved], { kind: "create-app", ...withoutSecret });
  if (app.isOAuthClient !== true || app.clientType !== "confidential") {
    return step("conflict", title, [
      "an application of this name exists but is not a confidential OAuth client; choose another name with --app"
    ]);
  }
  if (app.active === true) return shared(title, app, "Apps", desired.name);
  if ((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(app).length === 0) {
    return step("conflict", title, [
      "it is not active, and setup did not create it; activate it in the console, or choose another name with --app"
    ]);
  }
  const todo = savesSecret ? "saves a new client secret and activates it" : "activates it";
  return step("change", title, [`it is not active: setup ${todo}`], { kind: "finish-app", ...withoutSecret });
}
function planCertificate({ appName }, app, isKeyElsewhere) {
  const title = `client certificate of ${appName}`;
  const aliases = app === void 0 ? [] : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(app);
  if (aliases.length > 0) return step("same", title, aliases.map(describeAlias));
  const saved = isKeyElsewhere ? "it is saved to a file, and its private key stays elsewhere (--client-public-key)" : "its private key is saved to a file";
  const details = [`valid for ${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .CERTIFICATE_DAYS */ .s_} days; ${saved}`];
  return step("create", title, details, { kind: "add-certificate" });
}
function describeAlias(alias) {
  const expiry = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .expiryOfAlias */ .tu)(alias);
  return `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(alias)}${expiry === void 0 ? "" : ` (valid until ${expiry.toISOString().slice(0, 10)})`}`;
}
function shared(title, resource2, type, name) {
  const owners = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(resource2);
  if (owners.length === 0 || owners.includes(name)) return step("same", title);
  return step(
    "change",
    title,
    [`created for ${owners.map((owner) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(owner)).join(", ")}; will also be marked as used by ${name}`],
    { kind: "share", type }
  );
}
function planPolicy(desired, { group, policy }) {
  const title = `policy ${desired.policyName}`;
  const statements2 = statementsOf(desired, group?.ocid === void 0 ? `(of ${desired.groupName})` : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOcid */ .Xm)(group));
  if (!policy)
    return step(
      "create",
      title,
      statements2.map((text) => `+ ${text}`),
      { kind: "create-policy" }
    );
  if ((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerOfPolicy */ .fK)(policy) !== desired.name) {
    return step("conflict", title, [
      "a policy of this name exists, and setup did not create it; choose another name with --policy"
    ]);
  }
  const missing = statements2.filter((text) => !policy.statements.some((other) => sameStatement(text, other)));
  const surplus = policy.statements.filter((text) => !statements2.some((other) => sameStatement(text, other)));
  if (missing.length + surplus.length === 0) return step("same", title);
  return step(
    "change",
    title,
    [
      ...missing.map((text) => `+ ${text}`),
      ...surplus.map((text) => `- ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(text)}`),
      ...surplus.length > 0 ? ["note: --allow replaces all statements; repeat those that should stay"] : []
    ],
    { kind: "change-policy" }
  );
}
function sameStatement(one, other) {
  const plain = (text) => text.trim().replace(/\s+/g, " ").toLowerCase();
  return plain(one) === plain(other);
}
function statementsOf(desired, group) {
  const expiry = desired.expires === void 0 ? [] : [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .expiryCondition */ .VR)(desired.expires)];
  if (desired.tokenType === "upst") {
    return desired.allowances.map((allowance) => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .composeStatement */ .mQ)(`group id ${group}`, allowance, expiry));
  }
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .resourceConditions */ .J7)(desired.conditions).flatMap(
    (conditions) => desired.allowances.map((allowance) => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .composeStatement */ .mQ)("any-user", allowance, [...conditions, ...expiry]))
  );
}
function planTrust(desired, found) {
  const { trust } = found;
  const title = `trust for ${desired.issuer}`;
  if (!trust) return step("create", title, describeNew(desired), { kind: "create-trust" });
  const conflict = conflictOf(desired, found, trust);
  if (conflict !== void 0) return step("conflict", title, [conflict]);
  const change = differenceOf(desired, found, trust);
  const details = describe(change, desired, found);
  const notes = [
    ...keptRules(desired, found, trust),
    ...notesOn(desired, trust),
    ...overlapNotes(desired, found, trust)
  ];
  return details.length === 0 ? step("same", title, notes) : step("change", title, [...details, ...notes], change);
}
function describeNew({ rules, audiences, resourceType, propagations, keys }) {
  return [
    ...rules.flatMap((rule) => [`rule: ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC)(rule)}`, ...(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceFor */ .hF)(rule)]),
    ...resourceType === void 0 ? [] : [`resource: ${resourceType}`],
    ...propagations.map((claim) => `propagates the claim ${claim} as ext_${claim}`),
    ...audiences.length === 0 ? [] : [`audience: ${audiences.join(", ")} (checked for every token of this issuer)`],
    ...keys ? [`keys: ${describeKeys(keys.source)}`] : []
  ];
}
function describeKeys(source) {
  return source.kind === "address" ? source.url : "a certificate in the trust; replace it when the issuer changes its key";
}
function conflictOf(desired, found, trust) {
  const wantedType = desired.tokenType === "upst" ? "User" : "Resource";
  if ((trust.subjectType ?? "User") !== wantedType) {
    return wantedType === "User" ? "it creates resource principals (RPST), and an issuer can have only one trust; use --token-type rpst" : "it impersonates service users (UPST), and an issuer can have only one trust; omit --token-type rpst";
  }
  if (trust.allowImpersonation !== true) {
    return "it maps subjects to users of the domain instead of impersonating a service user, and an issuer can have only one trust: let the jobs log in as a user that it maps to, or use another identity domain";
  }
  if (desired.tokenType === "rpst" && trust.impersonatingResource !== desired.resourceType) {
    return `its resource is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(trust.impersonatingResource ?? "(none)")}; use this value for --resource-type`;
  }
  if ((/* @__PURE__ */ new Set([...trust.claimPropagations ?? [], ...propagationsOf(desired)])).size > MAX_PROPAGATIONS) {
    return `it propagates ${(trust.claimPropagations ?? []).join(", ")}, and ${MAX_PROPAGATIONS} is the largest number of claims; omit some of --propagate`;
  }
  if (trust.clientClaimName !== void 0 && trust.clientClaimName !== "aud" && desired.audiences.length > 0) {
    return `it already checks the claim ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(trust.clientClaimName)}, and a trust can have only one; omit --audience`;
  }
  if (desired.audiences.length > 0 && trust.clientClaimName === void 0 && othersUse(trust, found)) {
    return "others use it without a check of the audience, and --audience would lock them out";
  }
  return restrictionConflictOf(desired, trust) ?? ruleConflictOf(desired, found, trust);
}
function restrictionConflictOf({ rules, conditions, known, audiences }, { clientClaimName: claim, clientClaimValues: values = [] }) {
  if (claim === void 0) return void 0;
  const accepted = [...values, ...claim === "aud" ? audiences : []];
  const isRefused = (terms) => {
    const ofClaim = [...terms, ...known].filter((term) => term.claim === claim);
    return ofClaim.length > 0 && !accepted.some((value) => ofClaim.every((term) => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .termMatches */ .qA)(term, { [claim]: value })));
  };
  const refused = [...rules, ...conditions.map((terms) => [terms])].find((rule) => rule.every(isRefused));
  if (refused === void 0) return void 0;
  const name = (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(claim);
  return `it accepts only tokens whose ${name} is ${listed(values)} (clientClaimName), and no token that "${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC)(refused)}" matches has such a value; add the ${name} of these tokens to clientClaimValues of the trust, and run setup again`;
}
function listed(values) {
  return values.map((value) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(value)).join(" or ");
}
function othersUse(trust, { user, app }) {
  return (trust.impersonationServiceUsers ?? []).some(({ value }) => value !== user?.id) || (trust.oauthClients ?? []).some((client) => client !== app?.name);
}
function ruleConflictOf(desired, found, trust) {
  for (const { text, rule, owner } of rulesOfOthers(found, trust)) {
    const ours = desired.rules.find((mine) => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .overlapOf */ .HV)(mine, rule) === "certain");
    if (ours) {
      return `its rule "${text}" maps tokens to the user ${owner}, and "${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC)(ours)}" would map some of the same tokens to ${desired.userName}; remove that rule, or use that user with --service-user`;
    }
  }
  return void 0;
}
function overlapNotes(desired, found, trust) {
  return rulesOfOthers(found, trust).flatMap(
    ({ text, rule, owner }) => desired.rules.flatMap((mine) => {
      const maps = `note: its rule "${text}" maps tokens to the user ${owner}`;
      const undefinedUser = `it is undefined whether that token becomes ${owner} or ${desired.userName}`;
      if ((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .overlapOf */ .HV)(mine, rule) === "unknown")
        return [
          `${maps}. If the issuer puts its claims and those of "${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC)(mine)}" into one token, a token with these claims would match both, and ${undefinedUser}`
        ];
      return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .overlapOf */ .HV)(mine, (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutQuotes */ .Yg)(rule)) === "none" ? [] : [
        `${maps}. If the domain ignores its quotes, a token can also match "${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC)(mine)}", and ${undefinedUser}`
      ];
    })
  );
}
function keptRules({ tokenType, rules }, { user }, trust) {
  if (tokenType === "rpst") return [];
  const wanted = rules.map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC);
  const kept = (trust.impersonationServiceUsers ?? []).filter(
    ({ rule, value }) => value === user?.id && !wanted.includes(canonicalRule(rule))
  );
  return kept.map(
    ({ rule }) => `note: its rule "${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(rule)}" of the same user stays; remove it with its flag and --remove`
  );
}
function rulesOfOthers({ user, userNames }, trust) {
  const others = (trust.impersonationServiceUsers ?? []).filter(({ value }) => value !== user?.id);
  return others.flatMap(({ rule: text, value }) => {
    const rule = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readRule */ .dH)(text);
    return rule ? [{ text: (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(text), rule, owner: (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(userNames.get(value) ?? value) }] : [];
  });
}
function differenceOf(desired, { user, app }, trust) {
  const ours = (trust.impersonationServiceUsers ?? []).filter(({ value }) => value === user?.id).map(({ rule }) => canonicalRule(rule));
  const accepted = trust.clientClaimName === "aud" ? trust.clientClaimValues ?? [] : [];
  const owners = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(trust);
  return {
    kind: "change-trust",
    addRules: desired.rules.map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC).filter((rule) => !ours.includes(rule)),
    addClient: app?.name === void 0 || !(trust.oauthClients ?? []).includes(app.name),
    activate: trust.active !== true,
    keys: desired.keys?.explicit === true && !sameKeys(desired.keys.source, trust) ? desired.keys.source : void 0,
    addAudiences: desired.audiences.filter((audience) => !accepted.includes(audience)),
    restrictAudience: trust.clientClaimName === void 0,
    addPropagations: propagationsOf(desired).filter((claim) => !(trust.claimPropagations ?? []).includes(claim)),
    share: owners.length > 0 && !owners.includes(desired.name)
  };
}
function propagationsOf(desired) {
  return desired.propagations.map((claim) => `ext_${claim}`);
}
function canonicalRule(rule) {
  const read = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readRule */ .dH)(rule);
  return read ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC)(read) : rule.trim();
}
function sameKeys(source, trust) {
  return source.kind === "address" ? trust.publicKeyEndpoint === source.url : trust.publicCertificate !== void 0 && (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .sameKey */ .el)(trust.publicCertificate, source.pem);
}
function describe(change, desired, { app }) {
  return [
    ...change.addRules.flatMap((rule) => [`+ rule: ${rule}`, ...(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceFor */ .hF)((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readRule */ .dH)(rule) ?? [])]),
    ...change.addClient ? [`+ client: ${app?.name ?? desired.appName}`] : [],
    ...change.activate ? ["~ active: false → true"] : [],
    ...change.keys ? [`~ keys: ${describeKeys(change.keys)}`] : [],
    ...change.addAudiences.map(
      (audience) => `+ audience: ${audience}${change.restrictAudience ? " (from now on checked for every token of this issuer)" : ""}`
    ),
    ...change.addPropagations.map((claim) => `+ propagates ${claim}`),
    ...change.share ? [`+ marked as used by ${desired.name}`] : []
  ];
}
function notesOn(desired, trust) {
  const quoted2 = (trust.impersonationServiceUsers ?? []).filter(({ rule }) => /["']/.test(rule));
  const restricted = trust.clientClaimName;
  return [
    ...desired.keys && !desired.keys.explicit && !sameKeys(desired.keys.source, trust) ? [
      "note: its keys do not come from the URL that the issuer declares; setup keeps this. Change it with --jwks-url"
    ] : [],
    ...restricted !== void 0 && desired.audiences.length === 0 ? [
      `note: it accepts only tokens whose ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(restricted)} is ${listed(trust.clientClaimValues ?? [])}${restricted === "aud" ? "; log in with this audience" : ", whatever the rules say"}`
    ] : [],
    ...(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .validationsOf */ .IC)(trust).map((text) => `note: it has ${text}`),
    ...quoted2.map(({ rule }) => `note: its rule ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(rule)} has quotes; ${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .QUOTED */ .jB}`)
  ];
}
function step(mark, title, details = [], ...changes) {
  return { mark, title, details, changes };
}

// src/setup/apply/bodies.ts
function newUser(desired) {
  return {
    schemas: [_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .USER_SCHEMA */ .a0, _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .USER_EXTENSION */ .C_],
    userName: desired.userName,
    [_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .USER_EXTENSION */ .C_]: { serviceUser: true },
    tags: [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerTag */ .qE)(desired.name)]
  };
}
function newGroup(desired) {
  return { schemas: [_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .GROUP_SCHEMA */ .uN], displayName: desired.groupName, tags: [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerTag */ .qE)(desired.name)] };
}
function newMember(userId) {
  return { value: userId, type: "User" };
}
function newApp(desired) {
  return {
    schemas: [_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .APP_SCHEMA */ .ep],
    displayName: desired.appName,
    basedOnTemplate: { value: "CustomWebAppTemplateId" },
    isOAuthClient: true,
    clientType: "confidential",
    // The API refuses the grant type of the token exchange here; every confidential client may use it.
    allowedGrants: ["client_credentials"],
    active: false,
    tags: [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerTag */ .qE)(desired.name)]
  };
}
function newPolicy(desired, compartmentId, statements2) {
  return {
    compartmentId,
    name: desired.policyName,
    description: `What ${desired.name} may do (created by oci-wif setup)`,
    statements: statements2,
    freeformTags: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .policyTags */ .G5)(desired.name)
  };
}
function trustReferences(app, user) {
  return { clientId: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .clientIdOf */ .Am)(app), serviceUserId: user?.id };
}
function newTrust(desired, references, form) {
  const common = {
    schemas: [_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .TRUST_SCHEMA */ .Pd],
    name: desired.trustName,
    type: "JWT",
    issuer: desired.issuer,
    active: true,
    ...desired.keys ? keyAttribute(desired.keys.source, form) : {},
    oauthClients: [references.clientId],
    allowImpersonation: true,
    ...desired.audiences.length === 0 ? {} : { clientClaimName: "aud", clientClaimValues: desired.audiences },
    tags: [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerTag */ .qE)(desired.name)]
  };
  return desired.tokenType === "upst" ? {
    ...common,
    subjectType: "User",
    impersonationServiceUsers: ruleEntries(desired.rules.map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC), references)
  } : {
    ...common,
    subjectType: "Resource",
    impersonatingResource: desired.resourceType,
    ...desired.propagations.length === 0 ? {} : { claimPropagations: propagationsOf(desired) }
  };
}
function ruleEntries(rules, { serviceUserId }) {
  return rules.map((rule) => ({ rule, value: required(serviceUserId, "the service user") }));
}
function trustOperations(change, desired, trust, references, form) {
  const add = (path, value) => value.length === 0 ? [] : [{ op: "add", path, value }];
  return [
    ...add("impersonationServiceUsers", ruleEntries(change.addRules, references)),
    ...add("oauthClients", change.addClient ? [references.clientId] : []),
    ...change.activate ? [{ op: "replace", path: "active", value: true }] : [],
    ...change.keys ? keyOperations(change.keys, trust, form) : [],
    ...change.restrictAudience && change.addAudiences.length > 0 ? [{ op: "replace", path: "clientClaimName", value: "aud" }] : [],
    ...add("clientClaimValues", change.addAudiences),
    ...add("claimPropagations", change.addPropagations),
    ...add("tags", change.share ? [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerTag */ .qE)(desired.name)] : [])
  ];
}
function keyOperations(source, trust, form) {
  const other = source.kind === "address" ? "publicCertificate" : "publicKeyEndpoint";
  return [
    ...Object.entries(keyAttribute(source, form)).map(([path, value]) => ({ op: "replace", path, value })),
    ...trust[other] === void 0 ? [] : [{ op: "remove", path: other }]
  ];
}
function keyAttribute(source, form) {
  if (source.kind === "address") return { publicKeyEndpoint: source.url };
  return { publicCertificate: form === "PEM" ? source.pem : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLineOf */ .sD)(source.pem) };
}
async function inAcceptedForm(source, send, note) {
  try {
    return await send("one line of base64");
  } catch (error) {
    if (source?.kind !== "certificate" || !isAboutCertificate(error)) throw error;
    note("The domain refused the certificate as one line of base64. Trying once more with PEM armor.");
  }
  const answer = await send("PEM");
  note("The domain accepted the certificate with PEM armor.");
  return answer;
}
function isAboutCertificate(error) {
  return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR && error.kind === "denial" && /was answered 400 \(.*certificate/is.test(error.detail);
}
function required(object, what) {
  if (object !== void 0) return object;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("mismatch", "Unexpected response", `${what}, which was just created, cannot be found`, {
    hint: "run the same command again in a minute to continue"
  });
}

// src/setup/output/generated-code.ts
function trustObjects(desired) {
  const upst = desired.tokenType === "upst";
  const references = { clientId: reference("clientId"), serviceUserId: upst ? reference("userId") : void 0 };
  return {
    user: upst ? newUser(desired) : void 0,
    group: upst ? { ...newGroup(desired), members: [newMember(reference("userId"))] } : void 0,
    app: newApp(desired),
    trust: newTrust(desired, references, "one line of base64"),
    policy: desired.allowances.length === 0 ? void 0 : newPolicy(desired, reference("policyCompartment"), statementsOf(desired, reference("groupOcid")))
  };
}
function reference(name) {
  return `${name}`;
}
function resolveReferences(text, values) {
  return text.replaceAll(/\u{E000}(\w+)\u{E001}/gu, (_match, name) => values[name]);
}
var GENERATED = "Generated by oci-wif setup --output";
async function writeGeneratedFiles(directory, files) {
  const suffix = (0,node_crypto__WEBPACK_IMPORTED_MODULE_15__.randomBytes)(8).toString("hex");
  const staged = [];
  try {
    await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .makeDirectories */ .Kb)(directory, 511);
    for (const { name } of files) await refuseOtherFile(directory, name);
    for (const { name, text, executable } of files) {
      const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(directory, `.${name}.${suffix}`);
      staged.push({ temporary, path: (0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(directory, name) });
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.writeFile)(temporary, text, { flag: "wx", mode: executable === true ? 493 : 420 });
    }
    for (const { temporary, path } of staged) await (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .retryWhileHeld */ .Jm)(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rename)(temporary, path));
  } catch (error) {
    for (const { temporary } of staged) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rm)(temporary, { force: true });
    const { code } = error;
    if (typeof code !== "string") throw error;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      `files cannot be written to ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quotedPath */ .MW)(directory)} (${code})`,
      "--output-directory with a directory in which you may create files"
    );
  }
}
async function refuseOtherFile(directory, name) {
  const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(directory, name), "utf8").catch((error) => {
    if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .isMissing */ .b2)(error)) return void 0;
    throw error;
  });
  if (text === void 0 || text.split("\n", 2).some((line) => line.includes(GENERATED))) return;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
    `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quotedPath */ .MW)((0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(directory, name))} exists and was not generated by this command; nothing was written`,
    "--output-directory with another directory"
  );
}

// src/setup/output/shell.ts
var REFERENCES = {
  userId: `'"$user_id"'`,
  groupOcid: `'"$group_ocid"'`,
  clientId: `'"$client_id"'`,
  policyCompartment: `'"$policy_compartment"'`
};
function shellScript(desired) {
  const sections = [
    header(desired),
    settings(desired),
    refuseSecondTrust(desired),
    ...creation(desired),
    `echo "Client ID: $client_id"
echo "Client secret: in $secret_file (store it in your CI system, then delete it)"`
  ];
  return [{ name: "create-trust.sh", text: `${sections.join("\n\n")}
`, executable: true }];
}
function header({ name, issuer }) {
  return `#!/bin/sh
# ${GENERATED} shell
#
# Creates what jobs with tokens of ${issuer} need to log in: the same objects as "oci-wif setup" with the same flags.
# Needs the OCI CLI and an administrator's profile; choose a profile with OCI_CLI_PROFILE.
# It stops at the first error. To continue after an error, or to change something later, run "oci-wif setup" with the same flags.
# To remove everything, add --remove to them. The objects are tagged with oci-wif: ${name}.
set -eu
umask 077`;
}
function settings({ domainUrl, allowances, policyCompartment }) {
  const lines = [`domain_url=${quote(domainUrl)}`];
  if (allowances.length > 0) {
    lines.push(
      "# Policies are created in the home region: use a profile with that region, or set OCI_CLI_REGION.",
      policyCompartment === void 0 ? "policy_compartment=${POLICY_COMPARTMENT:?set it to the OCID of the compartment for the policy, for example your tenancy}" : `policy_compartment=${quote(policyCompartment)}`
    );
  }
  return lines.join("\n");
}
function refuseSecondTrust({ issuer }) {
  return `# An identity domain has one trust per issuer.
existing=$(oci identity-domains identity-propagation-trust list --endpoint "$domain_url" \\
  --filter ${quote(`issuer eq ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .filterValue */ .sd)(issuer)}`)} --query 'length(data.resources)' --raw-output)
if [ "\${existing:-0}" != 0 ]; then
  echo ${quote(`The domain already has a trust for ${issuer}. Nothing was created. Run "oci-wif setup", which adds to that trust.`)} >&2
  exit 1
fi`;
}
function creation(desired) {
  const { user, group, app, trust, policy } = trustObjects(desired);
  return [
    ...user && group ? [
      `user_id=$(${create("user", "data.id", withCliNames(user))})`,
      `group_ocid=$(${create("group", "data.ocid", group)})`
    ] : [],
    `# The client secret is shown only once. It goes into the file in which setup would save it, and the application is activated after that.
app=$(${create("app", `join(' ', [data.id, data.name, data."client-secret"])`, app)})
set -- $app
app_id=$1 client_id=$2
secret_file=\${XDG_CONFIG_HOME:-$HOME/.config}/oci-wif/$client_id.secret
mkdir -p "\${secret_file%/*}"
printf %s "$3" >"$secret_file"
oci identity-domains app-status-changer put --endpoint "$domain_url" --app-status-changer-id "$app_id" \\
  --schemas '["urn:ietf:params:scim:schemas:oracle:idcs:AppStatusChanger"]' --active true --force >/dev/null`,
    `${create("identity-propagation-trust", "data.id", trust)} >/dev/null`,
    ...policy ? [`oci iam policy create --from-json ${json(policy)} >/dev/null`] : []
  ];
}
function create(command, query, body) {
  return `oci identity-domains ${command} create --endpoint "$domain_url" \\
  --query ${quote(query)} --raw-output --from-json ${json(body)}`;
}
function withCliNames(user) {
  return Object.fromEntries(
    Object.entries(user).map(([name, value]) => [name === _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .USER_EXTENSION */ .C_ ? "extUserUser" : name, value])
  );
}
function json(body) {
  return resolveReferences(quote(JSON.stringify(body, null, 2)), REFERENCES);
}
function quote(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

// src/setup/output/terraform.ts
var USER = "oci_identity_domains_user.this";
var GROUP = "oci_identity_domains_group.this";
var APP = "oci_identity_domains_app.this";
var REFERENCES2 = {
  userId: `\${${USER}.id}`,
  groupOcid: `\${${GROUP}.ocid}`,
  clientId: `\${${APP}.name}`,
  policyCompartment: "${var.policy_compartment_id}"
};
function terraformModule(desired) {
  const file = (name, ...blocks) => ({
    name,
    text: `# ${GENERATED} terraform

${blocks.join("\n\n")}
`
  });
  return [
    file("main.tf", ...resources(desired)),
    file("variables.tf", ...variables(desired)),
    file("outputs.tf", ...outputs(desired)),
    file("versions.tf", VERSIONS),
    { name: "README.md", text: terraformReadme(desired) }
  ];
}
function resources(desired) {
  const { user, group, app, trust, policy } = trustObjects(desired);
  return [
    ...user && group ? [domainResource("oci_identity_domains_user", user), domainResource("oci_identity_domains_group", group)] : [],
    // The provider keeps the secret of the creation in its state, so the application can be active from the start.
    domainResource("oci_identity_domains_app", { ...app, active: expression("var.active") }),
    domainResource("oci_identity_domains_identity_propagation_trust", trust),
    ...policy ? [policyResource(policy)] : []
  ];
}
function domainResource(type, body) {
  const attributes = {
    idcs_endpoint: expression("var.domain_url"),
    attribute_sets: ["all"],
    ...fromJson(body)
  };
  return resource(type, { ...attributes, lifecycle: LIFECYCLE });
}
var LIFECYCLE = { ignore_changes: [expression("schemas")] };
function policyResource(policy) {
  const { freeformTags, ...rest } = policy;
  const tags = Object.entries(freeformTags).map(([key, value]) => `${writeString(key)} = ${writeString(value)}`);
  return resource("oci_identity_policy", {
    ...fromJson(rest),
    freeform_tags: expression(`{ ${tags.join(", ")} }`)
  });
}
function resource(type, body) {
  const text = resolveReferences(writeBlock(`resource "${type}" "this"`, body), REFERENCES2);
  return text.replaceAll(/"\$\{([\w.]+)\}"/g, "$1");
}
function fromJson(body) {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [attributeName(name), valueFromJson(name, value)])
  );
}
function valueFromJson(name, value) {
  if (Array.isArray(value) && value.every((item) => typeof item === "object")) {
    return value.map((item) => ({ ...fromJson(item), ...ocidFor(name) }));
  }
  const isBlock2 = typeof value === "object" && value !== null && !Array.isArray(value) && !("expression" in value);
  return isBlock2 ? fromJson(value) : value;
}
function ocidFor(name) {
  return name === "members" || name === "impersonationServiceUsers" ? { ocid: expression(`${USER}.ocid`) } : {};
}
function attributeName(name) {
  const extension = /^(urn:.*):(\w+)$/.exec(name);
  if (extension) return `${(extension[1] ?? "").replaceAll(/[^a-z0-9]/g, "")}_${(extension[2] ?? "").toLowerCase()}`;
  return name.replace("OAuth", "Oauth").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
function variables(desired) {
  const variable = (name, description, value) => writeBlock(`variable "${name}"`, {
    description,
    type: expression("string"),
    ...value === void 0 ? {} : { default: value }
  });
  return [
    variable("domain_url", "URL of the identity domain", desired.domainUrl),
    writeBlock('variable "active"', {
      description: "Whether the application can be used; OCI does not delete an active application",
      type: expression("bool"),
      default: true
    }),
    ...desired.allowances.length === 0 ? [] : [
      variable(
        "policy_compartment_id",
        'OCID of the compartment of the policy; the tenancy if the statements say "in tenancy"',
        desired.policyCompartment
      )
    ]
  ];
}
function outputs(desired) {
  const output = (name, description, value, more = {}) => writeBlock(`output "${name}"`, { description, value: expression(value), ...more });
  return [
    output("domain_url", "Setting domain-url of a login", "var.domain_url"),
    output("client_id", "Setting client-id of a login", `${APP}.name`),
    output("client_secret", "Setting client-secret of a login", `${APP}.client_secret`, { sensitive: true }),
    ...desired.tokenType === "upst" ? [output("service_user_ocid", "Principal of the session", `${USER}.ocid`)] : []
  ];
}
var VERSIONS = `terraform {
  required_version = ">= 1.0"

  required_providers {
    oci = {
      source  = "oracle/oci"
      version = ">= 8.22"
    }
  }
}`;
function terraformReadme(desired) {
  const { name, issuer, domainUrl, allowances, policyCompartment, notes } = desired;
  const needsCompartment = allowances.length > 0 && policyCompartment === void 0;
  const block = needsCompartment ? `  source                = "./${name}"
  policy_compartment_id = "ocid1.tenancy.oc1..…" # your tenancy, or a compartment` : `  source = "./${name}"`;
  return `<!-- ${GENERATED} terraform -->

# ${name}

This module lets jobs with tokens of \`${issuer}\` log in to the identity domain \`${domainUrl}\`. It creates the same objects as
\`oci-wif setup\` with the same flags.

## Use it

\`\`\`hcl
module "oci_wif" {
${block}
}

output "client_id" {
  value = module.oci_wif.client_id
}

output "client_secret" {
  value     = module.oci_wif.client_secret
  sensitive = true
}
\`\`\`

Configure the provider \`oci\` as an administrator: with the role _Identity Domain Administrator_${allowances.length > 0 ? ", permission to manage policies, and the home region of the tenancy" : ""}.

After \`terraform apply\`, store the client ID and the client secret in your CI system. Pipe the secret instead of printing it:

\`\`\`sh
terraform output -raw client_secret | gh secret set OCI_CLIENT_SECRET
\`\`\`

## Before you apply it

- **The state contains the client secret.** Terraform stores the secret of a new application in its state. Keep the state in an encrypted
  backend that only administrators can read. To keep the secret out of the state, use \`oci-wif setup\` instead.
- **An identity domain uses one trust per issuer.** If the domain already has a trust for \`${issuer}\`, do not apply this module. Run
  \`oci-wif setup\` instead: it adds a rule and a client to the trust. Do not import a trust that others use, because Terraform would remove
  their rules.
- **Terraform replaces what others add** to these objects, such as a rule that \`oci-wif setup\` adds to the trust for another repository.
- A new trust takes effect after one to two minutes.

## Remove it

OCI does not delete an active application. Set \`active = false\` in the module block and run \`terraform apply\`, then \`terraform destroy\`.
${notes.length === 0 ? "" : `
## Assumptions

\`\`\`text
${notes.join("\n")}
\`\`\`
`}`;
}
function expression(text) {
  return { expression: text };
}
function writeBlock(header2, body, indent = "") {
  const inner = `${indent}  `;
  const given = Object.entries(body).filter(([, value]) => value !== void 0);
  const attributes = given.filter(([, value]) => !isBlock(value));
  const blocks = given.flatMap(([name, value]) => blocksOf(value).map((block) => writeBlock(name, block, inner)));
  const lines = attributeLines(attributes.map(([name, value]) => [name, writeValue(value, inner)]));
  const sections = [...lines.length > 0 ? [lines.map((line) => inner + line).join("\n")] : [], ...blocks];
  return `${indent}${header2} {
${sections.join("\n\n")}
${indent}}`;
}
function attributeLines(attributes) {
  const isLong = (index) => attributes[index]?.[1].includes("\n") ?? true;
  return attributes.map(([name, text], index) => {
    if (isLong(index)) return `${name} = ${text}`;
    let [from, to] = [index, index];
    while (!isLong(from - 1)) from -= 1;
    while (!isLong(to + 1)) to += 1;
    const width = Math.max(...attributes.slice(from, to + 1).map(([other]) => other.length));
    return `${name.padEnd(width)} = ${text}`;
  });
}
function writeString(text) {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
function writeValue(value, indent) {
  if (typeof value === "string") return writeString(value);
  if (typeof value === "boolean") return String(value);
  if (isExpression(value)) return value.expression;
  const items = value.map((item) => writeValue(item, indent));
  if (items.length < 2) return `[${items.join(", ")}]`;
  return `[
${items.map((item) => `${indent}  ${item},
`).join("")}${indent}]`;
}
function isExpression(value) {
  return typeof value === "object" && "expression" in value;
}
function isBlock(value) {
  return blocksOf(value).length > 0;
}
function blocksOf(value) {
  if (typeof value !== "object" || isExpression(value)) return [];
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "object" && !isExpression(item));
}

// src/setup/apply/apply.ts
async function applySetup(desired, found, steps, options) {
  const busy = stepsToDo(steps);
  const secretPlace = createsSecret(busy) ? await options.secretStore.reserve(found.app?.name) : void 0;
  const context = { ...options, desired, state: { ...found }, secretPlace };
  try {
    for (const [index, step2] of busy.entries()) {
      options.report(step2, index + 1, busy.length);
      try {
        for (const change of step2.changes) await applyChange(change, context);
      } catch (error) {
        throw resumable(error, step2, busy.slice(0, index));
      }
    }
  } finally {
    await secretPlace?.release();
  }
  return readBack(desired, options);
}
function resumable(error, step2, done) {
  if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) return error;
  const exists = done.length === 0 ? "nothing was changed before it" : `done before: ${done.map(({ title }) => title).join(", ")}`;
  return error.with({
    detail: `${error.detail} (at the step: ${step2.title})`,
    furtherHint: `${exists}; ${howToContinue(error)}`
  });
}
function howToContinue({ kind }) {
  return kind === "denial" ? "once this is corrected, run the command again to continue" : "run the same command again to continue";
}
async function readBack(desired, { domain, policies: policies2, policyCompartment, timing }) {
  const read = async () => {
    const now2 = await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .findExistingTrust */ .dh)(desired, domain, policies2, policyCompartment);
    const open3 = planSetup(desired, now2).filter(({ changes, mark }) => changes.length > 0 || mark === "conflict");
    return { now: now2, open: open3 };
  };
  const { now, open: open2 } = await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readUntil */ .LC)(read, (found) => found.open.length === 0, timing);
  if (open2.length === 0) return now;
  const lines = open2.flatMap(({ title, details }) => [title, ...details.map((line) => `  ${line}`)]);
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `the domain accepted every change, but reading them back shows differences:
${lines.join("\n")}`,
    {
      hint: "run the same command again; if the differences remain, compare the objects in the console"
    }
  );
}
var HANDLERS = {
  "create-user": async (_change, { domain, state, desired }) => {
    const user = await domain.create("Users", newUser(desired));
    state.user = user ?? await findExisting(domain, "Users", "userName", desired.userName);
  },
  "create-group": async (_change, { domain, state, desired }) => {
    const group = await domain.create("Groups", newGroup(desired));
    state.group = group ?? await findExisting(domain, "Groups", "displayName", desired.groupName);
  },
  "add-member": async (_change, { domain, state }) => {
    const value = [newMember(required(state.user, "the service user").id)];
    await domain.patch("Groups", required(state.group, "the group").id, [{ op: "add", path: "members", value }]);
  },
  "create-app": async ({ secret }, context) => {
    const { domain, state, desired } = context;
    const app = await domain.create("Apps", newApp(desired));
    state.app = app ?? await findExisting(domain, "Apps", "displayName", desired.appName);
    if (app && secret === false) await activate(context);
    else if (app?.clientSecret !== void 0) await activate(context, app.clientSecret);
    else if ((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(state.app).includes(desired.name)) await finish(context, secret);
    else throw createdByOthers(desired.appName);
  },
  "finish-app": ({ secret }, context) => finish(context, secret),
  "add-certificate": async (_change, { state, domain, keyFiles, timing }) => {
    await addCertificate(required(state.app, "the application"), { domain, keyFiles, now: timing.now() });
  },
  share: async ({ type }, { domain, state, desired }) => {
    const [object, what] = {
      Users: [state.user, "the service user"],
      Groups: [state.group, "the group"],
      Apps: [state.app, "the application"]
    }[type];
    const resource2 = required(object, what);
    await domain.patch(type, resource2.id, [{ op: "add", path: "tags", value: [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerTag */ .qE)(desired.name)] }]);
  },
  "create-trust": async (_change, { domain, state, desired, note }) => {
    const app = required(state.app, "the application");
    const trust = await inAcceptedForm(
      desired.keys?.source,
      (form) => domain.create("IdentityPropagationTrusts", newTrust(desired, trustReferences(app, state.user), form)),
      note
    );
    state.trust = trust ?? await findExisting(domain, "IdentityPropagationTrusts", "issuer", desired.issuer);
  },
  "change-trust": async (change, { domain, state, desired, note }) => {
    const trust = required(state.trust, "the trust");
    const app = required(state.app, "the application");
    await inAcceptedForm(
      change.keys,
      (form) => domain.patch(
        "IdentityPropagationTrusts",
        trust.id,
        trustOperations(change, desired, trust, trustReferences(app, state.user), form)
      ),
      note
    );
  },
  "create-policy": async (_change, context) => {
    const { policies: policies2, policyCompartment, state, desired } = context;
    state.policy = await policies2?.create(newPolicy(desired, policyCompartment, await statements(context)));
  },
  "change-policy": async (_change, context) => {
    const { policies: policies2, state } = context;
    await policies2?.replaceStatements(required(state.policy, "the policy").id, await statements(context));
  }
};
async function applyChange(change, context) {
  const handler = HANDLERS[change.kind];
  await handler(change, context);
}
function createdByOthers(name) {
  return new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("denial", "Setup conflict", `somebody else created the application ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(name)} a moment ago`, {
    hint: "choose another name with --app"
  });
}
async function statements({ desired, state, domain }) {
  if (desired.tokenType === "rpst") return statementsOf(desired, "");
  const group = required(state.group, "the group");
  const complete = group.ocid ? group : await domain.get("Groups", group.id) ?? group;
  return statementsOf(desired, (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOcid */ .Xm)(complete));
}
async function findExisting(domain, type, attribute, value) {
  const [resource2] = await domain.find(type, attribute, value);
  if (resource2) return resource2;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
    "denial",
    "Setup failed",
    `the domain answers that ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(value)} already exists, but does not show it`,
    {
      hint: "wait a minute, because it may be new; if the domain still does not show it, this administrator may not see it: choose another --name"
    }
  );
}
async function finish(context, secret) {
  if (secret === false) await activate(context);
  else
    await activate(context, await context.domain.regenerateSecret(required(context.state.app, "the application").id));
}
async function activate({ state, domain, secretPlace }, secret) {
  const app = required(state.app, "the application");
  if (secret !== void 0) await required(secretPlace, "the file for the client secret").save((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .clientIdOf */ .Am)(app), secret);
  await domain.setAppActive(app.id, true);
}

// src/setup/apply/next-steps.ts
function githubCalls(outcome) {
  const { desired, clientId, region } = outcome;
  const file = credentialFile(outcome);
  const variable = (name, value) => ({
    args: ["variable", "set", name, ...placeOf(outcome), "--body", value]
  });
  return [
    variable("OCI_DOMAIN_URL", desired.domainUrl),
    variable("OCI_CLIENT_ID", clientId),
    variable("OCI_REGION", region),
    ...file === void 0 ? [] : [secretCall(file, outcome)]
  ];
}
function credentialFile({ clientKey, secretFile }) {
  return clientKey ? clientKey.file : secretFile;
}
var storesCredential = ({ desired }) => desired.clientAuthentication !== "instance_principal";
function secretCall(file, outcome) {
  const kind = outcome.clientKey?.isPublic === true ? "variable" : "secret";
  return { args: [kind, "set", secretName(outcome.clientKey), ...placeOf(outcome)], stdinFile: file };
}
function placeOf(outcome) {
  const { repository = "" } = outcome;
  const owner = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeOwner */ .rC)(repository);
  if (owner !== void 0) return ["--org", owner, "--visibility", "private"];
  const environment = onlyEnvironment(outcome);
  return ["--repo", repository, ...environment === void 0 ? [] : ["--env", environment]];
}
function secretName(clientKey) {
  if (clientKey?.isPublic === true) return "OCI_CLIENT_CERTIFICATE";
  return clientKey ? "OCI_CLIENT_KEY" : "OCI_CLIENT_SECRET";
}
function onlyEnvironment({ environments = [], otherJobs = false }) {
  return environments.length === 1 && !otherJobs ? environments[0] : void 0;
}
function nextSteps(outcome) {
  const { provider } = outcome;
  return [
    ...provider === "github" ? [githubSettings(outcome), workflow(outcome)] : [elsewhere(outcome)],
    ...outcome.terraform ? [terraform(outcome)] : []
  ];
}
function ghCommand(args, { githubHost, shell }, stdinFile) {
  const command = commandLine(["gh", ...args], shell, stdinFile);
  if (githubHost === void 0) return command;
  return shell === "powershell" ? `$env:GH_HOST = '${githubHost}'; ${command}` : `GH_HOST=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(githubHost)} ${command}`;
}
function storeSecret(file, outcome) {
  const { provider, clientKey } = outcome;
  const { args } = secretCall(file, outcome);
  const mayBeElsewhere = !args.includes("--org") && !args.includes("--env");
  return {
    title: `Store the new ${clientKey?.isPublic === true ? "certificate" : clientKey ? "key" : "secret"}`,
    lines: provider === "github" ? [
      ghCommand(args, outcome, file),
      ...mayBeElsewhere ? [`# Add --env NAME if it is a ${args[0] ?? ""} of an environment.`] : [],
      ...visibilityNotes(outcome).map((note) => `# ${note}`)
    ] : [
      clientKey?.isPublic === true ? `# Replace the file of --client-certificate-file wherever tokens are exchanged with ${file}` : `# Replace the variable OCI_WIF_${clientKey ? "CLIENT_KEY" : "CLIENT_SECRET"} wherever tokens are exchanged with the text in ${file}`
    ]
  };
}
function githubSettings(outcome) {
  const calls = githubCalls(outcome).map(({ args, stdinFile }) => ghCommand(args, outcome, stdinFile));
  const [what, flag] = outcome.clientKey ? ["key", "--rotate-client-certificate"] : ["secret", "--rotate-secret"];
  const where = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeOwner */ .rC)(outcome.repository ?? "") === void 0 ? "repository" : "organization";
  const missing = storesCredential(outcome) && credentialFile(outcome) === void 0 ? [`# No file here has the client ${what}. If the ${where} does not have it, repeat the command with ${flag}.`] : [];
  const notes = visibilityNotes(outcome).map((note) => `# ${note}`);
  return { title: `Configure the ${where}`, lines: [...calls, ...notes, ...missing] };
}
function visibilityNotes({ repository = "" }) {
  const owner = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeOwner */ .rC)(repository);
  return owner === void 0 ? [] : [
    `All private and internal repositories of ${owner} can read this. For certain repositories only, also public ones, use --visibility selected --repos NAME,NAME.`
  ];
}
function commandLine(words, shell = "sh", stdinFile) {
  if (shell === "sh")
    return [words.map(_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x).join(" "), ...stdinFile === void 0 ? [] : [(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(stdinFile)]].join(" < ");
  const command = words.map(powershellWord).join(" ");
  return stdinFile === void 0 ? command : `Get-Content -Raw ${powershellWord(stdinFile)} | ${command}`;
}
function powershellWord(text) {
  return /^(?!-.*[.%])[\w%+=:./\\-]+$/.test(text) ? text : (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .powershellQuoted */ .AT)(text);
}
function workflow(outcome) {
  const { desired, audience, environments, otherJobs, clientKey } = outcome;
  const [first, ...others] = environments.map((environment) => JSON.stringify(environment));
  const alternatives = others.length === 0 ? "" : ` # or ${others.join(", ")}`;
  return {
    title: "Use it in a workflow",
    lines: [
      "permissions:",
      "  id-token: write",
      "  contents: read",
      "jobs:",
      "  deploy:",
      storesCredential(outcome) ? "    runs-on: ubuntu-latest" : "    runs-on: self-hosted # on a compute instance in OCI",
      ...first === void 0 ? [] : [`    ${otherJobs ? "# " : ""}environment: ${first}${alternatives}`],
      "    steps:",
      "      - uses: org/oci-wif-action@v1",
      "        with:",
      "          domain-url: ${{ vars.OCI_DOMAIN_URL }}",
      "          client-id: ${{ vars.OCI_CLIENT_ID }}",
      ...clientKey ? [
        "          client-authentication: private_key_jwt",
        ...clientKey.isPublic === true ? [
          "          client-certificate: ${{ vars.OCI_CLIENT_CERTIFICATE }}",
          `          client-signing-command: SIGNING_COMMAND # ${SIGNING_PAGE}`
        ] : ["          client-key: ${{ secrets.OCI_CLIENT_KEY }}"]
      ] : storesCredential(outcome) ? ["          client-secret: ${{ secrets.OCI_CLIENT_SECRET }}"] : ["          client-authentication: instance_principal"],
      "          region: ${{ vars.OCI_REGION }}",
      ...desired.tokenType === "rpst" ? ["          token-type: rpst", `          resource-type: ${JSON.stringify(desired.resourceType)}`] : [],
      ...audience === void 0 ? [] : [`          audience: ${JSON.stringify(audience)}`],
      "          verify: true # prints whether OCI accepts the session",
      "      # Your steps. Every OCI tool uses the session now."
    ]
  };
}
var tokenCommand = (command) => `--subject-token-command ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(command)}`;
var clientToken = (url, client = "CLIENT_ID", more = "") => ({
  tokenFlags: tokenCommand(
    `curl --silent --show-error --fail --data grant_type=client_credentials --data client_id=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(client)} --data-urlencode client_secret@SECRET_FILE${more} ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(url)} | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p'`
  ),
  note: `SECRET_FILE holds the secret of the client ${client}, without a line break`
});
var WORKLOADS = {
  kubernetes: () => ({ tokenFlags: "--subject-token-file /var/run/secrets/tokens/oci", page: "kubernetes" }),
  google: ({ audience = "oci" }) => ({
    tokenFlags: tokenCommand(
      `curl --silent --show-error --fail --header 'Metadata-Flavor: Google' 'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience=${encodeURIComponent(audience)}&format=full'`
    ),
    page: "google-cloud"
  }),
  aws: ({ audience = "oci" }) => ({
    tokenFlags: tokenCommand(
      `aws sts get-web-identity-token --audience ${audience} --signing-algorithm RS256 --query WebIdentityToken --output text`
    ),
    page: "aws"
  }),
  // https://learn.microsoft.com/cli/azure/account#az-account-get-access-token
  entra: ({ audience = "APP_ID_URI" }) => ({
    tokenFlags: tokenCommand(
      `az account get-access-token --resource ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(audience)} --query accessToken --output tsv`
    ),
    note: `log in to the Azure CLI first, e.g. with az login --identity${audience === "APP_ID_URI" ? ". APP_ID_URI is the application for which the tokens are" : ""}`
  }),
  // https://developer.okta.com/docs/guides/implement-grant-type/clientcreds/main/
  okta: ({ issuer, client }) => {
    const { note = "", ...token } = clientToken(`${issuer}/v1/token`, client, " --data scope=SCOPE");
    return { ...token, note: `${note}. SCOPE is a scope of the authorization server` };
  },
  // https://www.keycloak.org/securing-apps/oidc-layers#_client_credentials_grant
  keycloak: ({ issuer, client }) => clientToken(`${issuer}/protocol/openid-connect/token`, client)
};
var SIGNING_PAGE = `${_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .DOCS */ .iT}/setup.md#a-key-that-stays-in-a-key-management-service`;
var ON_INSTANCE = "# Run it on a compute instance in OCI, whose identity stands in for a client secret.";
function elsewhere(outcome) {
  const { desired, audience, provider = "", jobLogin, clientId, clientKey, region, version, client } = outcome;
  const program = version === void 0 ? "oci-wif" : `oci-wif@${version}`;
  const rpst = desired.tokenType === "rpst" ? ` --token-type rpst --resource-type ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(desired.resourceType ?? "")}` : "";
  const { clientAuthentication } = desired;
  const signing = clientKey?.isPublic === true ? ` --client-certificate-file ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(clientKey.file ?? "")} --client-signing-command SIGNING_COMMAND` : "";
  const method = clientAuthentication === "client_secret_basic" ? "" : ` --client-authentication ${clientAuthentication}${signing}`;
  const store = (before, after) => {
    if (!storesCredential(outcome)) return ON_INSTANCE;
    return signing === "" ? `# ${before} the client ${what} ${after}` : `# SIGNING_COMMAND signs with the key: ${SIGNING_PAGE}`;
  };
  const [what, variable] = clientKey ? ["key, with its line breaks,", "OCI_WIF_CLIENT_KEY"] : ["secret", "OCI_WIF_CLIENT_SECRET"];
  const login = (token) => `eval "$(npx ${program} login --domain-url ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(desired.domainUrl)} --client-id ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(clientId)} --region ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(region)}${method} ${token}${rpst} --export)"`;
  if (jobLogin !== void 0) {
    return {
      title: `Log in from a job in ${jobLogin.title}`,
      lines: [
        store("Store", `as the secret variable ${variable} of the job.`),
        `# A whole job: ${jobLogin.page}`,
        login(jobLogin.tokenFlags),
        `npx ${program} verify`
      ]
    };
  }
  const known = Object.hasOwn(WORKLOADS, provider) ? WORKLOADS[provider]?.({ audience, issuer: desired.issuer, client }) : void 0;
  const { tokenFlags, page, note } = known ?? { tokenFlags: "--subject-token-file TOKEN_FILE" };
  return {
    title: `Log in where the workload runs${known === void 0 ? " (TOKEN_FILE holds the JWT)" : ""}`,
    lines: [
      store("Give the workload", `in the environment variable ${variable}.`),
      ...page === void 0 ? [] : [`# More about it: ${_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .DOCS */ .iT}/ci/${page}.md`],
      ...note === void 0 ? [] : [`# Note: ${note}.`],
      login(tokenFlags),
      `npx ${program} verify`
    ]
  };
}
function terraform(outcome) {
  const { desired, clientId, region } = outcome;
  const stores = storesCredential(outcome);
  return {
    title: "Or let the Terraform provider (8.22 and later) exchange the token itself",
    lines: [
      '# provider "oci" { auth = "WorkloadIdentityFederation" }',
      `export OCI_AUTH=WorkloadIdentityFederation OCI_REGION=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(region)}`,
      `export OCI_TOKEN_EXCHANGE_DOMAIN_URL=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(desired.domainUrl)} OCI_TOKEN_EXCHANGE_AUTH=${stores ? "OAuthClientCredentials" : "InstancePrincipal"}`,
      ...stores ? [`export OCI_TOKEN_EXCHANGE_CLIENT_ID=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(clientId)} OCI_TOKEN_EXCHANGE_CLIENT_SECRET="$SECRET"`] : [],
      `export OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE=urn:oci:token-type:oci-${desired.tokenType} OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE=jwt`,
      ...desired.tokenType === "rpst" ? [`export OCI_TOKEN_EXCHANGE_RESOURCE_TYPE=${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)(desired.resourceType ?? "")}`] : [],
      "export OCI_WORKLOAD_IDENTITY_TOKEN_PATH=TOKEN_FILE # you must refresh this file"
    ]
  };
}

// src/cli/setup/rotate-credentials.ts


// src/cli/setup/questions.ts
async function askForMissing(given, purpose, canAllow) {
  const filled = { ...given };
  filled.domainUrl ??= await askOption("domainUrl", (answer) => void (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .checkDomainUrl */ .k3)(answer));
  filled.provider ??= await askProvider();
  const provider = providerNamed(filled.provider);
  for (const option of provider.required) {
    if (filled[option] === void 0) await askWorkload(option, provider, filled);
  }
  if (purpose === "existing") {
    if (filled.name === void 0 && !await determinesName(provider, filled)) {
      filled.name = await askOption("name", (answer) => void checkName(answer));
    }
    return filled;
  }
  await askCondition(provider, filled);
  if (filled.tokenType === "rpst")
    filled.resourceType ??= await askOption("resourceType", (answer) => {
      requireText(answer, "resourceType");
    });
  if (canAllow && filled.allow === void 0) filled.allow = await askAllowances();
  return filled;
}
async function askProvider() {
  const chosen = await choose("Which identity provider issues the tokens?", PROVIDER_CHOICES);
  return chosen === OTHER_CI_CHOICE.value ? choose("Which CI system?", choicesOf(OTHER_CI)) : chosen;
}
async function askCondition(provider, filled) {
  const restricted = provider.restricted?.(filled);
  const { oneOf } = restricted ?? provider;
  const isGiven2 = filled.rule !== void 0 || restricted?.isGiven === true || provider.oneOf.some((option2) => filled[option2] !== void 0);
  const [only, ...others] = oneOf;
  if (isGiven2 || only === void 0) return;
  const choices = oneOf.map((value) => {
    const { choice: label = value, hint } = provider.choices[value] ?? {};
    return { value, label, ...hint === void 0 ? {} : { hint } };
  });
  const option = others.length === 0 ? only : await choose(`Which ${isCi(provider) ? "jobs" : "tokens"} may log in?`, choices);
  for (const needed of (restricted ?? provider).needs?.[option] ?? []) {
    if (filled[needed] === void 0) await askWorkload(needed, provider, filled);
  }
  if (_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_ROWS */ .aI[option].type === "switch") Object.assign(filled, { [option]: true });
  else await askWorkload(option, provider, filled);
}
async function askWorkload(option, provider, filled) {
  const valueOf2 = (answer2) => _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_ROWS */ .aI[option].type === "list" ? [answer2] : answer2;
  const row = provider.questions[option];
  const answer = await askText(
    { message: row?.question ?? option, placeholder: row?.placeholder, byDefault: row?.byDefault },
    async (text) => {
      requireText(text, option);
      if (option === "issuer") (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .checkIssuer */ .oP)(text);
      await checkWorkload(option, provider, { ...filled, [option]: valueOf2(text) });
    }
  );
  Object.assign(filled, { [option]: valueOf2(answer) });
}
function askOption(option, check) {
  return askText(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_ROWS */ .aI[option].question ?? { message: option }, (answer) => {
    check(answer);
    return Promise.resolve();
  });
}
async function askAllowances() {
  const statements2 = [];
  for (; ; ) {
    const answer = await askText(
      statements2.length === 0 ? _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONS */ .lw.allow.question : { message: "Another permission (or empty)" },
      (text) => {
        if (text !== "") (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readAllowance */ .jX)(text);
        return Promise.resolve();
      }
    );
    if (answer !== "") statements2.push(answer);
    else if (!(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .lacksNamespace */ .gh)(statements2.map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readAllowance */ .jX))) return statements2;
    else {
      const isWanted = await confirmed(`Also allow "${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_NAMESPACE */ .Z2}"? Most tools need it.`, true);
      return isWanted ? [...statements2, _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_NAMESPACE */ .Z2] : statements2;
    }
  }
}
function requireText(answer, option) {
  if (answer === "")
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("nothing was typed", `a value, or Ctrl-C to cancel and ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(option)} as a flag`);
}
async function checkWorkload(option, provider, options) {
  let workload;
  try {
    workload = await provider.describe((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .workloadOptions */ .I_)(options), WITHOUT_GITHUB);
  } catch (error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR && !error.detail.startsWith(`${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(option)} `)) return;
    throw error;
  }
  impersonationRules(options, workload);
}
async function askSubjectForm({
  repository,
  why,
  names,
  immutable,
  ghApi
}) {
  const { log } = await __webpack_require__.e(/* import() */ 170).then(__webpack_require__.bind(__webpack_require__, 6170));
  log.warn(inLines(`${why}. See the form with: ${ghApi} repos/${repository}/actions/oidc/customization/sub`));
  const form = await choose("Which form do the subjects of the repository have?", [
    { value: "names", label: names, hint: "created before 15 July 2026, and neither renamed nor transferred since" },
    { value: "immutable", label: immutable, hint: "created, renamed or transferred since" }
  ]);
  if (form === "names") return { subjectForm: form };
  const askId = (option, message) => askText({ message }, (answer) => {
    (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .checkForm */ .Hj)((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(option), answer, _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .GITHUB_ID */ .gK, "a number");
    return Promise.resolve();
  });
  return {
    ownerId: await askId("ownerId", `ID of the owner (${ghApi} repos/${repository} --jq .owner.id)`),
    repositoryId: await askId("repositoryId", `ID of the repository (${ghApi} repos/${repository} --jq .id)`)
  };
}
async function determinesName(provider, options) {
  const { label } = await provider.describe((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .workloadOptions */ .I_)(options), WITHOUT_GITHUB);
  return label !== "";
}
var choicesOf = (providers) => providers.map(({ name, title }) => ({ value: name, label: title }));
var BEST_KNOWN = ["github", "gitlab"];
var OTHER_CI = PROVIDERS.filter(({ name, tokenFlags }) => tokenFlags !== void 0 && !BEST_KNOWN.includes(name));
var OTHER_CI_CHOICE = {
  value: "other-ci",
  label: "another CI system",
  hint: OTHER_CI.map(({ title }) => title).join(", ")
};
var PROVIDER_CHOICES = [
  ...choicesOf(PROVIDERS.filter(({ name }) => BEST_KNOWN.includes(name))),
  OTHER_CI_CHOICE,
  ...choicesOf(PROVIDERS.filter((provider) => !BEST_KNOWN.includes(provider.name) && !OTHER_CI.includes(provider)))
];
function isCi({ name, tokenFlags }) {
  return BEST_KNOWN.includes(name) || tokenFlags !== void 0;
}
async function askText(question3, check) {
  const { text, log } = await __webpack_require__.e(/* import() */ 170).then(__webpack_require__.bind(__webpack_require__, 6170));
  const { message, placeholder, byDefault } = question3;
  for (; ; ) {
    const typed = answered(
      await text({
        ...terminal(),
        message: byDefault === void 0 ? message : `${message} [${byDefault}]`,
        ...placeholder === void 0 ? {} : { placeholder },
        ...byDefault === void 0 ? {} : { defaultValue: byDefault }
      })
    );
    const answer = typed.trim();
    try {
      await check(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
      log.error(inLines(withoutFlag(error.detail)));
    }
  }
}
async function choose(message, choices) {
  const { select } = await __webpack_require__.e(/* import() */ 170).then(__webpack_require__.bind(__webpack_require__, 6170));
  const options = [...choices];
  return answered(await select({ ...terminal(), message, options }));
}
async function confirmed(question3, byDefault = false) {
  const { confirm } = await __webpack_require__.e(/* import() */ 170).then(__webpack_require__.bind(__webpack_require__, 6170));
  return answered(await confirm({ ...terminal(), message: question3, initialValue: byDefault }));
}
function terminal() {
  return { input: process.stdin, output: process.stdout };
}
function answered(answer) {
  if (typeof answer === "symbol") throw new _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .Cancelled */ .cJ();
  return answer;
}
function inLines(text) {
  return (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .wrapped */ .ky)(text, "", (process.stdout.columns || 80) - MARGIN).join("\n");
}
var MARGIN = 4;
function withoutFlag(detail) {
  return detail.replace(/^--[\w-]+ is ("[^"]*")/, "$1 is not valid").replace(/^--[\w-]+ /, "this ");
}

// src/cli/setup/run-setup.ts
function existingApp({ found: { app }, desired }) {
  if (app?.name !== void 0) return { app, clientId: app.name };
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("denial", "Setup failed", `the domain has no application ${desired.appName}`, {
    hint: "run setup first, or name the application with --app"
  });
}
var SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
function watchSignals() {
  let message = _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .CANCELLED */ .gD;
  let waiting;
  let pending;
  const say = (text) => {
    process.stderr.write(`
${text}
`);
  };
  const onSignal = (_name, number) => {
    const code = 128 + number;
    if (waiting === void 0 || pending !== void 0) {
      say(message);
      process.exit(code);
    }
    pending = code;
    say(waiting);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    interruption: {
      changesBegin() {
        message = "Interrupted. Some changes may be made already: run the same command again to continue.";
      },
      async complete(task, { waiting: first, lost, done }) {
        [waiting, message] = [first, lost];
        try {
          const result = await task();
          message = done;
          if (pending !== void 0) {
            say(message);
            process.exit(pending);
          }
          return result;
        } finally {
          waiting = void 0;
        }
      }
    },
    release() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    }
  };
}
async function confirmOrStop(session, question3, report2) {
  const stopped = await askOrStop(session, question3);
  if (stopped !== void 0) {
    report2(stopped.status);
    return stopped.code;
  }
  await (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .requireOutput */ .No)("nothing was changed");
  session.interruption.changesBegin();
  return void 0;
}
async function askOrStop({ flags: flags2, terminal: terminal2 }, question3) {
  if (flags2.dryRun === true) {
    terminal2.say("Nothing was changed (--dry-run).");
    return { code: _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.wouldChange, status: "would-change" };
  }
  if (flags2.yes === true) return void 0;
  if (!terminal2.interactive) {
    const why = flags2.json === true ? "no question is asked with --json" : "there is no terminal to ask on";
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(why, "--yes to apply the plan, or --dry-run to preview it");
  }
  if (await confirmed(question3)) return void 0;
  terminal2.say("Nothing was changed.");
  return { code: _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.failed, status: "declined" };
}
var SIGNS = {
  create: ["+", "green"],
  change: ["~", "yellow"],
  same: ["=", "dim"],
  keep: ["=", "dim"],
  conflict: ["!", "red"],
  remove: ["-", "red"]
};
function printPlan(steps, terminal2) {
  for (const { mark, title, details } of steps) {
    const [sign, style] = SIGNS[mark];
    terminal2.say(terminal2.paint(style, `  ${sign} ${title}`));
    for (const line of details) terminal2.say(terminal2.paint("dim", `      ${line}`));
  }
}
function printProgress(terminal2) {
  return ({ mark, title }, number, of) => {
    terminal2.say(`[${number}/${of}] ${SIGNS[mark][0]} ${title}`);
  };
}
function printNotes(notes, terminal2) {
  for (const note of notes) terminal2.say(`Note: ${note}`);
}
function printNextSteps(steps, terminal2) {
  for (const { title, lines } of steps) {
    terminal2.say();
    terminal2.say(terminal2.paint("bold", `${title}:`));
    for (const line of lines) terminal2.say(`  ${line}`);
  }
}
function saySecretFile(file, terminal2) {
  if (file !== void 0)
    terminal2.say(
      `Client secret: in ${file} (only you can read it; delete it after you have stored it in your CI system)`
    );
}
function sayKeyFile(key, terminal2) {
  const { file = "", isPublic = false } = key ?? {};
  terminal2.say(
    file === "" ? "Client key: in no file here. If your CI system does not have it, add another with --rotate-client-certificate" : isPublic ? `Client certificate: in ${file} (it is no secret)` : `Client key: in ${file} (only you can read it; delete it after you have stored it in your CI system)`
  );
}
function printJson({ flags: flags2, terminal: terminal2 }, result) {
  if (flags2.json === true) terminal2.result((0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .harmlessJson */ .EL)(result));
}
function stepsForJson(steps) {
  return steps.map(({ mark, title, details }) => ({ mark, title, details }));
}
async function readGivenToken({ subjectTokenFile: file }) {
  return file === void 0 ? void 0 : (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readTokenFile */ .O2)(file);
}
async function testExchange(session, client, subject, patience) {
  const { terminal: terminal2, desired, http, timing, administrator } = session;
  const { domainUrl, tokenType, resourceType } = desired;
  const tenancy = administrator.signed?.tenancy;
  const request = { domainUrl, ...client, tokenType, resourceType, tenancy };
  const { exp } = subject.claims;
  const isExpired = () => exp !== void 0 && exp * 1e3 < timing.now();
  const test = () => (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .obtainSession */ .Uz)(http, request, () => Promise.resolve(subject), timing);
  const { login } = await untilEffective(session, { what: "trust", patience, isPointless: isExpired }, test);
  terminal2.say(
    `Tested: the token was exchanged for a session of ${login.principal}, valid until ${login.expiresAt.toISOString()}`
  );
  return login;
}
var PAUSE = 5e3;
async function untilEffective({ terminal: terminal2, timing }, { what, patience, isPointless = () => false }, test) {
  const end = timing.now() + patience * 1e3;
  for (; ; ) {
    try {
      return await test();
    } catch (error) {
      const isDenied = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR && error.kind === "denial";
      if (!isDenied || isPointless() || timing.now() + PAUSE > end) throw error;
      const left = Math.round((end - timing.now()) / 1e3);
      terminal2.say(`not yet: a new ${what} takes a minute or two to take effect; trying for another ${left} s`);
      await timing.sleep(PAUSE);
    }
  }
}

// src/cli/setup/write-github.ts
var TIMEOUT = 60;
function placeOf2(options) {
  const { provider, repository, githubUrl, environment: environments = [], pullRequest } = options;
  const { branch = [], tag = [], subject = [], jobWorkflowRef = [] } = options;
  const otherJobs = [...branch, ...tag, ...subject, ...jobWorkflowRef].length > 0 || pullRequest === true;
  return { provider, repository, githubHost: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .enterpriseHost */ .C0)(githubUrl), environments, otherJobs, shell: (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .adminShell */ .e9)() };
}
async function checkGithub({ flags: flags2, input }) {
  if (flags2.writeGithub !== true) return;
  const { provider, repository = "", githubUrl } = input.options;
  if (provider !== "github") throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--write-github is given", "only with --provider github");
  const host = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .enterpriseHost */ .C0)(githubUrl);
  const owner = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeOwner */ .rC)(repository);
  const args = owner === void 0 ? ["api", `repos/${repository}`, "--jq", ".permissions.push"] : ["variable", "list", "--org", owner];
  const { exitCode, problem, stdout } = await callGh(args, "", host);
  const where = owner ?? repository;
  if (problem === void 0 && (owner !== void 0 || stdout.trim() !== "false")) return;
  const logIn = `log in with "gh auth login${host === void 0 ? "" : ` --hostname ${host}`}" as`;
  const [what, hint] = problem === void 0 ? [`the user of gh may not write to ${where}`, `${logIn} a user who may`] : exitCode === void 0 ? [`gh ${problem}`, "install the GitHub CLI (https://cli.github.com)"] : [
    `gh ${args.slice(0, 2).join(" ")} ${problem}`,
    `${logIn} a user who may set the secrets and variables of ${where}`
  ];
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("input", "Setup failed", `--write-github is given, but ${what}; nothing was changed`, {
    hint: `${hint}, or leave out --write-github and run the commands that setup prints`
  });
}
function callGh(args, input, host = "github.com") {
  const environment = { ...(0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .programEnvironment */ .yE)([..._paths_js__WEBPACK_IMPORTED_MODULE_9__/* .NETWORK */ .pG, ..._paths_js__WEBPACK_IMPORTED_MODULE_9__.GH]), GH_HOST: host };
  return (0,_paths_js__WEBPACK_IMPORTED_MODULE_9__/* .runProgram */ .mB)({ command: ["gh", ...args], environment, input, stderr: "inherit", timeout: TIMEOUT });
}
var HINT = "check that the user of gh may set secrets and variables, and run the same command again; the trust exists";
async function writeGithub(outcome, credential, terminal2) {
  for (const call of githubCalls(outcome))
    await runCall(call, credential, { host: outcome.githubHost, hint: HINT, terminal: terminal2 });
  printNotes(visibilityNotes(outcome), terminal2);
  if (!storesCredential(outcome) || credentialFile(outcome) !== void 0) return;
  terminal2.warn(
    outcome.clientKey === void 0 ? "OCI_CLIENT_SECRET was not set: the client secret is not available; --rotate-secret creates a new one" : "OCI_CLIENT_KEY was not set: the client key is in no file here; --rotate-client-certificate adds another"
  );
}
async function storeNew({ flags: flags2, input, terminal: terminal2 }, { file, text }, { clientKey, then = [] } = {}) {
  const place = { ...placeOf2(input.options), clientKey };
  const { title, lines } = storeSecret(file, place);
  if (flags2.writeGithub !== true) {
    printNextSteps([{ title, lines: [...lines, ...then] }], terminal2);
    return;
  }
  const hint = `check that the user of gh may set secrets, and store ${file} with: ${lines[0] ?? ""}`;
  await runCall(secretCall(file, place), text, { host: place.githubHost, hint, terminal: terminal2 });
  printNotes(visibilityNotes(place), terminal2);
  for (const line of then) terminal2.say(line.replace(/^# /, ""));
}
async function runCall({ args, stdinFile }, credential, { host, hint, terminal: terminal2 }) {
  const input = stdinFile === void 0 ? "" : credential ?? "";
  const name = `gh ${args.slice(0, 3).join(" ")}`;
  const { problem } = await callGh(args, input, host);
  if (problem !== void 0) throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("transient", "Request failed", `${name} ${problem}`, { hint });
  terminal2.say(`${name}: done`);
}

// src/cli/setup/rotate-credentials.ts
async function rotateSecret(session) {
  const { terminal: terminal2, desired, secretStore, interruption } = session;
  const { app, clientId } = existingApp(session);
  await secretStore.check(clientId);
  await checkGithub(session);
  terminal2.say(`  ~ client secret of ${desired.appName} (client ID ${clientId})`);
  terminal2.say("Jobs that log in with the old secret fail until they have the new one.");
  const report2 = (status, clientSecretFile) => {
    printJson(session, { status, name: desired.name, clientId, clientSecretFile });
  };
  const stopped = await confirmOrStop(session, "Create a new client secret?", report2);
  if (stopped !== void 0) return stopped;
  const file = secretStore.fileFor(clientId);
  const text = await interruption.complete(() => replaceSecret(session, app.id, clientId), {
    waiting: "The domain is creating the new client secret, which it shows only once. Setup ends when the secret is saved.",
    lost: `Interrupted. The old client secret may no longer work, and the new one is lost; ${ANOTHER}.`,
    done: `Interrupted. The old client secret no longer works; the new one ${file === void 0 ? "was printed" : `is in ${file}`}.`
  });
  saySecretFile(file, terminal2);
  if (file !== void 0) await storeNew(session, { file, text });
  report2("rotated", file);
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
}
async function replaceSecret({ secretStore, domain }, appId, clientId) {
  const place = await secretStore.reserve(clientId);
  try {
    const secret = await domain.regenerateSecret(appId).catch((error) => {
      if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR) || error.kind === "denial") throw error;
      throw error.with({ furtherHint: `the old secret may no longer work; ${ANOTHER}` });
    });
    await place.save(clientId, secret).catch((error) => {
      if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
      const kept = place.keptIn();
      throw error.with({
        furtherHint: kept === void 0 ? `the old secret no longer works, and the new one is lost; ${ANOTHER}` : `the old secret no longer works; the new one is in ${kept}, which only you can read: store it in your CI system and delete the file`
      });
    });
    return secret;
  } finally {
    if (place.keptIn() === void 0) await place.release();
  }
}
var ANOTHER = "run this command (oci-wif setup --rotate-secret …) again to create another";
function keyClient(clientId, { file, pem }) {
  return (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_6__/* .assertingClient */ ._1)({ clientId, clientKey: pem }, () => file, _paths_js__WEBPACK_IMPORTED_MODULE_9__/* .runProgram */ .mB);
}
async function proveKey(session, clientId, key, patience) {
  const { desired, terminal: terminal2 } = session;
  if (key.isPublic) {
    terminal2.say(
      "Not tested: setup cannot sign with a key that stays elsewhere. oci-wif doctor with --client-authentication private_key_jwt, --client-certificate-file and --client-signing-command tests it."
    );
    return;
  }
  const client = { domainUrl: desired.domainUrl, ...keyClient(clientId, key) };
  await untilEffective(session, { what: "certificate", patience }, async () => {
    const { state, seen } = await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .checkClient */ .sr)(client, {}, session);
    if (state === "ok") return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
      "denial",
      "Setup failed",
      `the domain refuses the key of the client certificate ${key.alias}: ${seen.join("; ")}`,
      { hint: "run the same command again in a minute: a new certificate takes a minute or two to take effect" }
    );
  });
  terminal2.say(
    "Tested: the domain accepts the client key. No report confirms that it does so for a token exchange: a test with --subject-token-file, or the first job, shows it."
  );
}
async function rotateCertificate(session) {
  const { terminal: terminal2, desired, flags: flags2, keyFiles, domain, timing } = session;
  const { app, clientId } = existingApp(session);
  await keyFiles.check();
  const subject = await readGivenToken(flags2);
  await checkGithub(session);
  const older = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(app);
  if (!keyFiles.publicKey && (await keyFiles.find(older))?.isPublic)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      "the private key of the present client certificate stays elsewhere, and --client-public-key is missing",
      "it with the public key that signs from now on, or --client-key-file for a new key in a file"
    );
  terminal2.say(`  + client certificate of ${desired.appName} (client ID ${clientId})`);
  for (const alias of older) terminal2.say(`  = ${describeAlias(alias)}`);
  if (older.length > 0)
    terminal2.say("The older keys keep working until their certificates are removed with --remove-old-certificates.");
  const report2 = (status, clientKeyFile) => {
    printJson(session, { status, name: desired.name, clientId, clientKeyFile });
  };
  const stopped = await confirmOrStop(session, "Add a client certificate?", report2);
  if (stopped !== void 0) return stopped;
  const key = await addCertificate(app, { domain, keyFiles, now: timing.now() });
  const prove = async () => {
    await proveKey(session, clientId, key, Number(flags2.wait));
    if (subject) await testExchange(session, keyClient(clientId, key), subject, 0);
  };
  await prove().catch(async (error) => {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
    if (error.kind !== "denial")
      throw error.with({
        furtherHint: `the application has the new certificate, whose key is in ${key.file}; the older keys still work`
      });
    await removeCertificates(app, [key.alias], session);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_16__.rm)(key.file, { force: true });
    throw error.with({ furtherHint: "the new certificate and its key were removed again; the older keys still work" });
  });
  await warnOfLost(session, app, older);
  sayKeyFile(key, terminal2);
  const then = older.length === 0 ? [] : ["# When all jobs use it, repeat this command with --remove-old-certificates."];
  await storeNew(session, { file: key.file, text: key.pem }, { clientKey: key, then });
  report2("rotated", key.file);
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
}
async function warnOfLost({ domain, terminal: terminal2 }, app, older) {
  const shown2 = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(await domain.get("Apps", app.id) ?? app);
  const lost = older.filter((alias) => !shown2.includes(alias)).map(describeAlias);
  if (lost.length > 0)
    terminal2.warn(
      `the application no longer has ${lost.join(", ")}: jobs with that key fail until they have the new one`
    );
}
async function removeOldCertificates(session) {
  const { terminal: terminal2, desired, found, flags: flags2, keyFiles } = session;
  const { app, clientId } = existingApp(session);
  const used = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(app);
  const [newest, ...older] = used.filter((alias) => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .isAliasOf */ .Kh)(clientId, alias));
  const unused = (found.certificates ?? []).map((each) => each.certificateAlias).filter((alias) => !used.includes(alias));
  const going = [...older, ...unused];
  terminal2.say(`Client certificates of ${desired.appName} (client ID ${clientId}):`);
  for (const alias of used.filter((each) => !going.includes(each))) terminal2.say(`  = ${describeAlias(alias)}`);
  for (const alias of going) terminal2.say(`  - ${describeAlias(alias)}`);
  const report2 = (status) => {
    printJson(session, { status, name: desired.name, clientId, removed: going });
  };
  if (going.length === 0) {
    terminal2.say("Nothing to remove.");
    report2("unchanged");
    return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
  }
  if (newest !== void 0) {
    const key = await keyFiles.find([newest]);
    if (key?.isPublic === false) await proveKey(session, clientId, key, 0);
    else if (flags2.yes === true)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
        `the key of ${newest} is in no file here, so nothing shows that jobs can log in with it`,
        "--client-key-file with this key, or no --yes: setup then asks"
      );
    else
      terminal2.say(`Note: the key of ${newest} is in no file here, so it is not tested. Jobs with another key fail.`);
  }
  const stopped = await confirmOrStop(
    session,
    `Remove ${going.length === 1 ? "this certificate" : `these ${going.length} certificates`}?`,
    report2
  );
  if (stopped !== void 0) return stopped;
  await removeCertificates(app, going, session);
  terminal2.say("Removed. The application no longer shows them.");
  report2("removed");
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
}

// src/cli/setup/apply-trust.ts
async function applyTrust(session) {
  const { flags: flags2, terminal: terminal2, desired, found } = session;
  const subject = await readGivenToken(flags2);
  if (subject) (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseUnmatchedToken */ .Rd)(desired, found.trust, subject, "--subject-token-file");
  await session.secretStore.check(found.app?.name);
  await checkGithub(session);
  const steps = planSetup(desired, found, session.keyFiles.publicKey !== void 0);
  const addsCertificate = steps.some(({ changes }) => changes.some(({ kind }) => kind === "add-certificate"));
  let usedKey;
  if (addsCertificate) await session.keyFiles.check();
  else if (usesKey(desired) && found.app) {
    const aliases = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(found.app);
    usedKey = await session.keyFiles.find(aliases);
    if (session.keyFiles.publicKey && !usedKey)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
        `--client-public-key is given, but the application has a certificate already (${aliases.map(describeAlias).join(", ")}), which is not known to be of this key`,
        "it with --rotate-client-certificate instead of --client-certificate, which adds another certificate"
      );
  }
  printPlan(steps, terminal2);
  printNotes([...permissionNotes(session), ...expired(session), ...audienceWarnings(session, subject)], terminal2);
  refuseConflicts(steps);
  if (flags2.clientSecretStdout === true && flags2.dryRun !== true) requireNewSecret(steps);
  if (subject && flags2.dryRun !== true) {
    if (desired.clientAuthentication === "instance_principal") await checkInstance(session);
    else if (found.app && !createsSecret(steps) && !addsCertificate)
      await clientOf(session, (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .clientIdOf */ .Am)(found.app), usedKey);
  }
  const changing = hasChanges(steps);
  let now = found;
  if (changing) {
    const stopped = await confirmOrStop(session, question(steps), (status) => {
      report(session, status, steps);
    });
    if (stopped !== void 0) return stopped;
    now = await applySetup(desired, found, steps, {
      ...session,
      report: printProgress(terminal2),
      note: terminal2.say
    });
    terminal2.say("Done. All changes were read back and compared.");
  } else terminal2.say("Nothing to change.");
  const clientId = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .clientIdOf */ .Am)(required(now.app, "the application"));
  const key = usesKey(desired) ? await session.keyFiles.find(now.app ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(now.app) : []) : void 0;
  const outcome = await outcomeOf({ ...session, found: now }, clientId, key);
  const patience = changing ? Number(flags2.wait) : 0;
  if (key) await proveKey(session, clientId, key, patience);
  const login = subject && await testExchange(session, await clientOf(session, clientId, key), subject, patience);
  const credential = usesKey(desired) ? key?.pem : await session.secretStore.read(clientId);
  if (flags2.writeGithub === true) await writeGithub(outcome, credential, terminal2);
  if (found.app === void 0 && desired.allowances.length === 0) printNotes(permissionNotes(session), terminal2);
  printNextSteps([...nextSteps(outcome), ...repetition(session)], terminal2);
  report(session, changing ? "applied" : "unchanged", steps, outcome, login);
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
}
function question(steps) {
  const count = steps.filter(({ changes }) => changes.length > 0).length;
  return `Apply ${count === 1 ? "this change" : `these ${count} changes`} to the identity domain?`;
}
function refuseConflicts(steps) {
  const conflicts = steps.filter(({ mark }) => mark === "conflict");
  if (conflicts.length === 0) return;
  const lines = conflicts.map(({ title, details }) => `${title}: ${details.join("; ")}`);
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("denial", "Setup conflict", `nothing was changed, because ${lines.join("\n")}`);
}
function requireNewSecret(steps) {
  if (createsSecret(steps)) return;
  const detail = "there is no client secret to print: the domain shows it only when it is created, and an earlier run received it; nothing was changed";
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR("denial", "Setup failed", detail, {
    hint: "create a new secret with --rotate-secret --client-secret-stdout (the old one then stops working), or leave out --client-secret-stdout"
  });
}
function expired({ desired, found: { app, policy }, timing }) {
  const over = policy?.statements.map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .expiryOf */ .p1).find((date) => date !== void 0 && date.getTime() <= timing.now());
  const [newest] = app && usesKey(desired) ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .aliasesOf */ .QI)(app) : [];
  const end = newest === void 0 ? void 0 : (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .expiryOfAlias */ .tu)(newest);
  const warning = (0,_federation_client_assertion_js__WEBPACK_IMPORTED_MODULE_6__/* .expiryWarning */ .iD)(end, timing.now(), `the client certificate of ${desired.appName}`);
  return [
    ...over ? [`the policy expired at ${over.toISOString()}; set a later --expires, or remove the setup with --remove`] : [],
    ...warning === void 0 ? [] : [warning]
  ];
}
function permissionNotes({ desired: { allowances, tokenType, groupName }, found }) {
  if (allowances.length === 0) {
    const whom = tokenType === "upst" ? `the group ${groupName}` : "the resource principal";
    const unless = found.app === void 0 ? `creates no policy. Unless another policy allows something to ${whom}` : `changes no policy: that of an earlier run stays. If there is none, and no other policy allows something to ${whom}`;
    return [
      `without --allow, setup ${unless}, jobs can log in and then do nothing: OCI answers their calls with 404. Run setup again with, for example, --allow "manage object-family in compartment id ocid1.compartment…" --allow "${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_NAMESPACE */ .Z2}"`
    ];
  }
  if (!(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .lacksNamespace */ .gh)(allowances)) return [];
  return [
    `the OCI CLI, Terraform and the SDKs ask for the Object Storage namespace before most calls, and the statements do not allow that (404 NamespaceNotFound). Add --allow "${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_NAMESPACE */ .Z2}"`
  ];
}
function audienceWarnings({ desired }, subject) {
  return desired.audiences.length > 0 && Array.isArray(subject?.claims.aud) ? [
    "the token has a list of audiences; in the one public report of such a token and a trust with --audience, the domain answered with an error 500"
  ] : [];
}
async function outcomeOf(session, clientId, key) {
  const { flags: flags2, terminal: terminal2, secretStore, desired, found, input, administrator } = session;
  const usesSecret = desired.clientAuthentication === "client_secret_basic";
  const saved = usesSecret && await secretStore.read(clientId) !== void 0;
  const secretFile = saved ? secretStore.fileFor(clientId) : void 0;
  terminal2.say(`Client ID: ${clientId}`);
  saySecretFile(secretFile, terminal2);
  if (usesKey(desired)) sayKeyFile(key, terminal2);
  else if (usesSecret && !saved && secretStore.fileFor(clientId) !== void 0)
    terminal2.say(
      "Client secret: created by an earlier run, and in no file here. If it is lost, --rotate-secret creates a new one"
    );
  const audience = desired.audiences[0] ?? audienceOfTrust(found.trust);
  return {
    desired,
    audience,
    ...placeOf2(input.options),
    jobLogin: jobLoginOf(input.options.provider, audience),
    clientId,
    secretFile,
    clientKey: usesKey(desired) ? { file: key?.file, isPublic: key?.isPublic } : void 0,
    region: input.options.region ?? administrator.signed?.region ?? "REGION",
    version: (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .packageVersion */ .Tl)(),
    terraform: flags2.printTerraform === true,
    // Okta's subject of a client's own token is its ID.
    client: input.options.provider === "okta" ? input.options.subject?.[0] : input.options.authorizedParty
  };
}
function repetition({ flags: flags2, input: { options } }) {
  const given = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .setupOptions */ .eE)(flags2);
  const isAsked = _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAG_NAMES */ .G0.some(
    (name) => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .isSetupOption */ .f6)(name) && options[name] !== void 0 && given[name] === void 0
  );
  if (!isAsked || flags2.config !== void 0 || flags2.fromIni !== void 0) return [];
  const values = { ...options, profile: flags2.profile, ociConfigFile: flags2.ociConfigFile };
  const words = Object.entries(values).flatMap(([name, value]) => {
    if (value === void 0 || value === false) return [];
    if (value === true) return [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(name)];
    return [value].flat().flatMap((each) => [(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(name), each]);
  });
  const command = commandLine(["npx", "oci-wif", "setup", ...words, "--yes"], (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .adminShell */ .e9)());
  return [{ title: "Repeat this setup without questions", lines: [command] }];
}
function audienceOfTrust(trust) {
  return trust?.clientClaimName === "aud" ? trust.clientClaimValues?.[0] : void 0;
}
function jobLoginOf(provider, audience) {
  const page = `${_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .DOCS */ .iT}/ci/${provider ?? ""}.md`;
  const { title, tokenFlags } = PROVIDERS.find(({ name }) => name === provider) ?? {};
  return title === void 0 || tokenFlags === void 0 ? void 0 : { title, tokenFlags: tokenFlags(audience), page };
}
async function checkInstance({ desired, http, timing, terminal: terminal2 }) {
  printNotes([(0,_federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_4__/* .metadataNote */ .UX)() ?? []].flat(), terminal2);
  const request = { method: "POST", url: desired.domainUrl, headers: {} };
  await (0,_federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_4__/* .instancePrincipal */ .uK)("").sign(request, http, timing).catch((error) => {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
    const furtherHint = "nothing was changed; elsewhere than on an instance, leave out --subject-token-file";
    throw error.with({ furtherHint });
  });
}
var usesKey = ({ clientAuthentication }) => clientAuthentication === "private_key_jwt";
async function clientOf({ desired, secretStore }, clientId, key) {
  if (key?.isPublic === false) return keyClient(clientId, key);
  if (desired.clientAuthentication === "instance_principal") return (0,_federation_instance_principal_js__WEBPACK_IMPORTED_MODULE_4__/* .instancePrincipal */ .uK)(clientId);
  if (usesKey(desired))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      "the test needs the client key, which is in no file here",
      "--client-key-file with that file, or --rotate-client-certificate for another"
    );
  const clientSecret = await secretStore.read(clientId);
  if (clientSecret !== void 0) return { clientId, clientSecret };
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
    "the test needs the client secret, which an earlier run saved to another place",
    "--client-secret-file with that file, or --rotate-secret for a new one"
  );
}
function report(session, status, steps, outcome, login) {
  const { desired, input } = session;
  const { name, domainUrl, issuer, tokenType } = desired;
  printJson(session, {
    status,
    name,
    domainUrl,
    issuer,
    tokenType,
    clientId: outcome?.clientId,
    clientSecretFile: outcome?.secretFile,
    clientKeyFile: outcome?.clientKey?.file,
    principal: login?.principal,
    notes: [...input.notes, ...desired.notes, ...permissionNotes(session), ...expired(session)],
    steps: stepsForJson(steps)
  });
}

// src/setup/removal.ts
function planRemoval(desired, found, keepRules = false) {
  const { user, trust } = found;
  const mine = rulesOfUser(trust, user);
  const comparable = desired.eitherSubjectForm ? withoutIds : (rule) => rule;
  const going = desired.rules.map((rule) => comparable((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRule */ .oC)(rule)));
  const staying = going.length === 0 ? [] : mine.filter(({ rule }) => !going.includes(comparable(canonicalRule(rule))));
  if (trust && staying.length > 0) return planRuleRemoval(desired, trust, mine, staying);
  return planFullRemoval(desired, found, keepRules && mayHaveRulesOfOthers(desired, found) ? [] : mine);
}
function withoutIds(rule) {
  return rule.replace(
    /\bsub eq repo:([^\s@/:]+)(?:@\d+)?\/([^\s@/:]+)(?:@\d+)?:/g,
    (_match, owner, name) => `sub eq repo:${owner}/${name}:`.toLowerCase()
  );
}
function refuseUnnamedRules(desired, found) {
  const { user, trust } = found;
  const rules = rulesOfUser(trust, user).map(({ rule }) => `  ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(rule)}`);
  if (!user || desired.rules.length > 0 || rules.length === 0 || !mayHaveRulesOfOthers(desired, found)) return;
  const userName = `the service user ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(desired.userName)}`;
  const others = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(user).filter((owner) => owner !== desired.name);
  const why = others.length > 0 ? `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(others.join(", "))} also uses ${userName}` : `setup did not create ${userName}`;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
    "denial",
    "Setup conflict",
    `nothing was removed, because ${why}, and its rules do not say who made them:
${rules.join("\n")}
`,
    {
      hint: "remove each rule of this setup with the flags that created it, such as --branch or --environment, and --remove; then, if other rules are left, remove the rest with --remove --keep-rules"
    }
  );
}
function mayHaveRulesOfOthers({ name }, { user, trust }) {
  return ![user, trust].some((each) => each !== void 0 && isLast(each, name));
}
function planRuleRemoval(desired, trust, mine, staying) {
  const title = `trust for ${desired.issuer}`;
  const removed = mine.filter((rule) => !staying.includes(rule)).map(({ rule }) => `- rule: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(rule)}`);
  const kept = staying.map(({ rule }) => `= rule: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(rule)}`);
  if (removed.length === 0) return [keep(title, kept)];
  const operations = [
    ...withoutRulesOf(mine),
    { op: "add", path: "impersonationServiceUsers", value: staying.map(({ rule, value }) => ({ rule, value })) }
  ];
  return [
    step("change", title, [...removed, ...kept], { kind: "patch-trust", id: trust.id, operations }),
    keep(`everything else of ${desired.name}`, ["it still has other rules"])
  ];
}
function planFullRemoval(desired, found, going) {
  const { user, group, app, trust, policy } = found;
  const steps = [];
  if (trust) steps.push(planTrustRemoval(desired, found, trust, going));
  if (policy) steps.push(planPolicyRemoval(policy.id, desired, (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerOfPolicy */ .fK)(policy) === desired.name));
  steps.push(...planMembershipRemoval(desired, found));
  if (user) steps.push(planObject("Users", `service user ${desired.userName}`, user, desired.name));
  if (group) steps.push(planObject("Groups", `group ${desired.groupName}`, group, desired.name));
  if (app) steps.push(planAppRemoval(app, desired, found.certificates));
  return steps;
}
function planMembershipRemoval({ name, userName, groupName }, found) {
  const { user, group } = found;
  const isMember = user && group?.members?.some(({ value }) => value === user.id) === true;
  if (!isMember || !(isOurs2(group, name) || isOurs2(user, name))) return [];
  if ((0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(group).some((owner) => owner !== name && isOurs2(user, owner))) return [];
  const title = `membership of the user ${userName} in the group ${groupName}`;
  return [step("remove", title, [], { kind: "remove-member", group: group.id, user: user.id })];
}
function planAppRemoval(app, { appName, name }, certificates = []) {
  const title = `confidential application ${appName}`;
  if (!isLast(app, name)) return planObject("Apps", title, app, name);
  const { id, name: clientId, active = false } = app;
  const aliases = certificates.map(({ certificateAlias }) => certificateAlias);
  const details = aliases.map((alias) => `- client certificate ${describeAlias(alias)}`);
  return step(
    "remove",
    title,
    details,
    ...aliases.length === 0 ? [] : [{ kind: "delete-certificates", app, aliases }],
    { kind: "delete-app", id, clientId, active }
  );
}
function planTrustRemoval(desired, { app, userNames }, trust, going) {
  const appGoes = app !== void 0 && isLast(app, desired.name);
  const title = `trust for ${desired.issuer}`;
  const others = (trust.impersonationServiceUsers ?? []).filter((rule) => !going.includes(rule));
  const owners = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(trust).filter((owner) => owner !== desired.name);
  const isMine = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(trust).includes(desired.name);
  const clients = (trust.oauthClients ?? []).filter((client) => !(appGoes && client === app.name));
  const idle = desired.tokenType === "upst" ? others.length === 0 : clients.length === 0;
  if (isMine && owners.length === 0 && idle) {
    return step("remove", title, [], { kind: "delete-trust", id: trust.id });
  }
  const operations = [
    ...withoutRulesOf(going),
    ...clients.length === (trust.oauthClients ?? []).length ? [] : [{ op: "replace", path: "oauthClients", value: clients }],
    ...isMine ? [unmarkOperation(desired.name)] : []
  ];
  const details = [
    ...going.map(({ rule }) => `- rule: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(rule)}`),
    ...appGoes && app.name !== void 0 && (trust.oauthClients ?? []).includes(app.name) ? [`- client: ${app.name}`] : [],
    ...others.map(({ rule, value }) => `= rule: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(rule)} (${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(userNames.get(value) ?? value)})`),
    ...(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(trust).length === 0 ? ["setup did not create it"] : []
  ];
  if (operations.length === 0) return keep(title, details);
  return step("change", title, details, { kind: "patch-trust", id: trust.id, operations });
}
function withoutRulesOf([mine]) {
  return mine === void 0 ? [] : [{ op: "remove", path: `impersonationServiceUsers[value eq "${mine.value}"]` }];
}
function rulesOfUser(trust, user) {
  return user === void 0 ? [] : (trust?.impersonationServiceUsers ?? []).filter(({ value }) => value === user.id);
}
function planPolicyRemoval(id, desired, isOurs3) {
  const title = `policy ${desired.policyName}`;
  return isOurs3 ? step("remove", title, [], { kind: "delete-policy", id }) : keep(title, ["setup did not create it"]);
}
function planObject(type, title, resource2, name) {
  const owners = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(resource2);
  if (!owners.includes(name))
    return keep(title, [owners.length === 0 ? "it existed before setup" : `created for ${owners.join(", ")}`]);
  if (isLast(resource2, name)) return step("remove", title, [], { kind: "delete", type, id: resource2.id });
  const others = owners.filter((owner) => owner !== name);
  return step("change", title, [`kept for ${others.join(", ")}`], { kind: "unmark", type, id: resource2.id, name });
}
function isOurs2(resource2, name) {
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(resource2).includes(name);
}
function isLast(resource2, name) {
  const owners = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownersOf */ .K2)(resource2);
  return owners.length === 1 && owners[0] === name;
}
function keep(title, details) {
  return step("keep", title, details);
}
function unmarkOperation(name) {
  const { key, value } = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerTag */ .qE)(name);
  return { op: "remove", path: `tags[key eq "${key}" and value eq "${value}"]` };
}
async function applyRemoval(steps, context) {
  const { report: report2, remaining, appName, timing, warn } = context;
  const busy = stepsToDo(steps);
  let trustKept = false;
  for (const [index, step2] of busy.entries()) {
    const { changes, title } = step2;
    if (trustKept && changes.some((removal) => removal.kind === "delete" && removal.type === "Users")) continue;
    report2(step2, index + 1, busy.length);
    try {
      for (const removal of changes) await applyOne(removal, context);
    } catch (error) {
      if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR)) throw error;
      throw error.with({
        detail: `${error.detail} (at the removal of: ${title})`,
        furtherHint: howToContinue(error)
      });
    }
    if (!isOfKind(step2, "patch-trust")) continue;
    const ofTrust = async () => (await remaining()).filter((other) => other.title === title);
    trustKept = (await awaitRemoval(ofTrust, timing)).length > 0;
    if (trustKept) warn(`the domain accepted the change of the ${title}, but does not show it`);
  }
  const left = trustKept ? stepsToDo(await remaining()) : await awaitRemoval(remaining, timing);
  const removed = busy.some((step2) => isOfKind(step2, "delete-app"));
  if (left.length > 0) throw notRemoved(left, { name: appName, removed });
}
var HANDLERS2 = {
  "delete-trust": ({ id }, { domain }) => domain.remove("IdentityPropagationTrusts", id),
  "patch-trust": async ({ id, operations }, { domain }) => {
    await domain.patch("IdentityPropagationTrusts", id, operations);
  },
  "delete-policy": async ({ id }, { policies: policies2 }) => {
    await policies2?.remove(id);
  },
  "remove-member": async ({ group, user }, { domain }) => {
    await domain.patch("Groups", group, [{ op: "remove", path: `members[value eq "${user}"]` }]);
  },
  // Before the application, by whose client ID a run that continues this one finds them.
  "delete-certificates": ({ app, aliases }, context) => removeCertificates(app, aliases, context),
  "delete-app": async ({ id, active, clientId }, { domain, secretStore }) => {
    if (active) await domain.setAppActive(id, false);
    await domain.remove("Apps", id);
    if (clientId !== void 0) await secretStore.discard(clientId);
  },
  delete: ({ type, id }, { domain }) => domain.remove(type, id),
  unmark: async ({ type, id, name }, { domain }) => {
    await domain.patch(type, id, [unmarkOperation(name)]);
  }
};
async function applyOne(removal, context) {
  const handler = HANDLERS2[removal.kind];
  await handler(removal, context);
}
function awaitRemoval(remaining, timing) {
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .readUntil */ .LC)(
    async () => stepsToDo(await remaining()),
    (left) => left.length === 0,
    timing
  );
}
function isOfKind({ changes }, ...kinds) {
  return changes.some(({ kind }) => kinds.includes(kind));
}
function notRemoved(left, app) {
  const lines = left.flatMap((step2) => {
    const { title, details } = step2;
    const parts = details.filter((line) => line.startsWith("- ")).map((line) => `  ${line.slice(2)}`);
    return isOfKind(step2, "patch-trust") && parts.length > 0 ? [`${title} still accepts:`, ...parts] : [title];
  });
  const trusts = left.some((step2) => isOfKind(step2, "patch-trust", "delete-trust"));
  const name = (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .printable */ .g$)(app.name);
  const then = app.removed ? `the application ${name} is removed, so nobody can exchange a token with its secret, but other applications of the trust can; report this to Oracle` : `deactivate the application ${name} in the console (in the identity domain, under Integrated applications): then nobody can exchange a token with it`;
  return new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
    "mismatch",
    "Unexpected response",
    `the domain accepted the removal, but after ${_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .READ_TIME */ .R$} seconds it still shows:
${lines.join("\n")}`,
    {
      hint: `run the same command again; if the domain shows the same, ${trusts ? then : "remove these objects in the console"}`
    }
  );
}

// src/cli/setup/remove-trust.ts
async function removeSetup(session) {
  const { terminal: terminal2, desired, found, domain, policies: policies2, policyCompartment, flags: flags2 } = session;
  const keepRules = flags2.keepRules === true;
  if (keepRules && desired.rules.length > 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      "--keep-rules is given together with a rule to remove",
      "--keep-rules without the flags of a rule, such as --branch or --environment"
    );
  if (!keepRules) refuseUnnamedRules(desired, found);
  const steps = planRemoval(desired, found, keepRules);
  printPlan(steps, terminal2);
  if (policies2 === void 0) terminal2.say("Note: policies were not checked, because that needs --profile");
  const busy = stepsToDo(steps);
  const report2 = (status) => {
    printJson(session, { status, name: desired.name, domainUrl: desired.domainUrl, steps: stepsForJson(steps) });
  };
  if (busy.length === 0) {
    terminal2.say("Nothing to remove.");
    report2("unchanged");
    return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
  }
  const stopped = await confirmOrStop(session, question2(busy), report2);
  if (stopped !== void 0) return stopped;
  const remaining = async () => planRemoval(desired, await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .findExistingTrust */ .dh)(desired, domain, policies2, policyCompartment), keepRules);
  const now = await remaining();
  refuseOtherSteps(now, busy);
  await applyRemoval(now, {
    ...session,
    appName: desired.appName,
    remaining,
    warn: terminal2.warn,
    report: printProgress(terminal2)
  });
  terminal2.say("Removed. The domain no longer shows any of it.");
  report2("removed");
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
}
function refuseOtherSteps(now, shown2) {
  const isShown = ({ mark, title }) => shown2.some((step2) => step2.mark === mark && step2.title === title);
  const other = stepsToDo(now).find((step2) => !isShown(step2));
  if (other === void 0) return;
  throw new _failure_js__WEBPACK_IMPORTED_MODULE_12__/* .Failure */ .HR(
    "denial",
    "Setup conflict",
    `nothing was removed, because the ${other.title} was changed after the plan was shown`,
    { hint: "run the same command again, and read the new plan" }
  );
}
function question2(steps) {
  const removed = steps.filter(({ mark }) => mark === "remove").length;
  const changed = steps.length - removed;
  if (changed === 0)
    return `Remove ${removed === 1 ? "this object" : `these ${removed} objects`} from the identity domain?`;
  if (removed === 0)
    return `Apply ${changed === 1 ? "this change" : `these ${changed} changes`} to the identity domain?`;
  return `Remove ${removed === 1 ? "one object" : `${removed} objects`} and change ${changed} in the identity domain?`;
}

// src/cli/setup/setup.ts
var setup = { define, run: runSetup, emptyMeansDefault: _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyMeansDefault */ .BA };
function define(command) {
  for (const name of _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAG_NAMES */ .G0) {
    const row = _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_ROWS */ .aI[name];
    if (row.heading !== void 0) command.optionsGroup(`${row.heading}:`);
    const flag = row.type === "switch" ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(name) : `${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(name)} <${row.argument}>`;
    const mark = row.required === true ? _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .REQUIRED_MARK */ .Yr : row.type === "list" ? " (repeatable)" : "";
    const option = new commander__WEBPACK_IMPORTED_MODULE_14__/* .Option */ .c$(flag, `${row.help}${mark}`);
    if (row.type === "list") option.argParser(_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .collect */ .Fo);
    command.addOption(row.default === void 0 ? option : option.default(row.default));
  }
  command.addHelpText(
    "after",
    '\nEach provider needs further flags. On a terminal, setup asks for what is missing.\n\nExample:\n  npx oci-wif setup --domain-url https://idcs-….identity.oraclecloud.com \\\n    --provider github --repository octo/app --branch main \\\n    --allow "manage object-family in compartment id ocid1.compartment.oc1..…" \\\n    --allow "read objectstorage-namespaces in tenancy"'
  );
}
async function runSetup(flags2, timing = _proxy_js_js__WEBPACK_IMPORTED_MODULE_5__/* .systemTiming */ .O$) {
  checkFlags(flags2);
  const { interruption, release } = watchSignals();
  try {
    return await planAndApply(flags2, interruption, timing);
  } finally {
    release();
  }
}
async function planAndApply(flags2, interruption, timing) {
  const terminal2 = (0,_export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .createTerminal */ .PB)(stdoutUse(flags2));
  const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .commandHttp */ .W)(terminal2.warn, timing);
  const secretStore = flags2.clientSecretStdout === true ? secretOnStdout(terminal2.secret) : secretFiles(flags2.clientSecretFile);
  if (flags2.remove !== true) await secretStore.check();
  const input = await readSetupInput(flags2, terminal2);
  const { options, profile } = input;
  checkClientAuthentication(flags2, options);
  const publicKey = await readPublicKey(flags2);
  (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfGiven */ .Jv)({ nameOf: () => "--region", valueOf: () => options.region }, "region");
  const isAsking = terminal2.interactive && flags2.yes !== true;
  const context = {
    http,
    now: timing.now(),
    githubToken: (host) => (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .findGithubToken */ .AK)(host, process.env),
    async chooseSubjectForm(unknown) {
      if (!isAsking) throw (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownSubjectForm */ .hk)(unknown);
      const chosen = await askSubjectForm(unknown);
      Object.assign(options, chosen);
      return chosen;
    }
  };
  const desired = await completeOptions(options, purposeOf(flags2), context);
  if (flags2.output !== void 0) return writeCode(flags2, desired, input.notes, terminal2);
  const administrator = await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .findAdministrator */ .ne)({
    profile,
    configFile: flags2.ociConfigFile,
    token: process.env.OCI_WIF_ADMIN_TOKEN
  });
  const notes = [...input.notes, ...regionNotes(options, administrator)];
  const domain = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .identityDomain */ .V9)(desired.domainUrl, administrator, http);
  const wantsPolicy = desired.allowances.length > 0 || flags2.remove === true && administrator.signed !== void 0;
  const policies2 = wantsPolicy ? (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .policies */ .R3)(administrator, http) : void 0;
  const policyCompartment = desired.policyCompartment ?? administrator.signed?.tenancy ?? "";
  terminal2.say(
    `Looking for ${terminal2.paint("bold", desired.name)} in ${desired.domainUrl}, with ${administrator.description}.`
  );
  printNotes([...notes, ...desired.notes], terminal2);
  const found = await (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .findExistingTrust */ .dh)(desired, domain, policies2, policyCompartment);
  const session = {
    flags: flags2,
    input: { ...input, notes },
    terminal: terminal2,
    timing,
    http,
    administrator,
    domain,
    policies: policies2,
    policyCompartment,
    desired,
    found,
    secretStore,
    keyFiles: clientKeyFiles(flags2.clientKeyFile, publicKey),
    interruption
  };
  if (flags2.remove === true) return removeSetup(session);
  if (flags2.rotateClientCertificate === true) return rotateCertificate(session);
  if (flags2.removeOldCertificates === true) return removeOldCertificates(session);
  return flags2.rotateSecret === true ? rotateSecret(session) : applyTrust(session);
}
function regionNotes({ region }, { signed, description }) {
  return [
    region === void 0 ? void 0 : (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .regionWarning */ .pz)(region, "--region"),
    signed === void 0 ? void 0 : (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .regionWarning */ .pz)(signed.region, `region of ${description}`)
  ].filter((note) => note !== void 0);
}
function stdoutUse({ json: json2, clientSecretStdout }) {
  if (json2 === true) return "json";
  return clientSecretStdout === true ? "data" : "report";
}
var ACTIONS = ["remove", "rotateSecret", "rotateClientCertificate", "removeOldCertificates"];
var EXCLUSIVE = [
  ...ACTIONS.flatMap((one, index) => ACTIONS.slice(index + 1).map((other) => [one, other])),
  ["json", "clientSecretStdout"],
  ["clientSecretFile", "clientSecretStdout"],
  ["remove", "clientSecretStdout"],
  ["clientSecretStdout", "writeGithub"],
  // Without an effect.
  ["remove", "writeGithub"],
  ["removeOldCertificates", "writeGithub"],
  ["remove", "subjectTokenFile"],
  ["rotateSecret", "subjectTokenFile"],
  ["removeOldCertificates", "subjectTokenFile"],
  ["remove", "printTerraform"],
  ["rotateSecret", "printTerraform"],
  // The test signs with the key.
  ["clientPublicKey", "subjectTokenFile"],
  ["config", "fromIni"]
];
function checkClientAuthentication(flags2, { clientCertificate, instancePrincipal: instancePrincipal2 }) {
  if (clientCertificate === true && instancePrincipal2 === true)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--client-certificate and --instance-principal are given", "one of them");
  const ofKey = ["rotateClientCertificate", "removeOldCertificates"].find((name) => flags2[name] === true) ?? (clientCertificate === true ? "clientCertificate" : void 0);
  if (ofKey === void 0 && flags2.clientKeyFile !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--client-key-file is given without --client-certificate", "both");
  if (flags2.clientPublicKey !== void 0 && (ofKey === void 0 || ofKey === "removeOldCertificates"))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(
      "--client-public-key is given, but no certificate is to be added",
      "it with --client-certificate or --rotate-client-certificate"
    );
  const withoutSecret = ofKey ?? (instancePrincipal2 === true ? "instancePrincipal" : void 0);
  if (withoutSecret === void 0 || flags2.remove === true || flags2.rotateSecret === true) return;
  const why = {
    clientSecretFile: "no client secret is saved",
    clientSecretStdout: "no client secret is saved",
    ...ofKey === void 0 ? { output: "the code that it writes saves the client secret" } : {
      printTerraform: "the Terraform provider needs the client secret",
      output: "code that anybody can run cannot contain the key, and Terraform would store it in its state"
    }
  };
  for (const [name, reason] of Object.entries(why))
    if (flags2[name] !== void 0)
      throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(withoutSecret)} and ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(name)} are given`, `one of them, because ${reason}`);
}
async function readPublicKey({ clientPublicKey: file }) {
  if (file === void 0) return void 0;
  return (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .publicKeyOf */ .kc)(await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)("--client-public-key", file), "--client-public-key").key;
}
var OUTPUTS = ["terraform", "shell"];
function checkFlags(flags2) {
  const { output, outputDirectory, wait } = flags2;
  if (output === void 0 && outputDirectory !== void 0)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--output-directory is given without --output", `--output ${OUTPUTS.join(" or ")}`);
  if (output !== void 0) checkOutput(output, flags2);
  if (flags2.keepRules === true && flags2.remove !== true)
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--keep-rules is given without --remove", "both");
  const both = EXCLUSIVE.find((names) => names.every((name) => flags2[name] !== void 0));
  if (both) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`${both.map(_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP).join(" and ")} are given`, "one of them");
  if (!/^\d{1,4}$/.test(wait)) throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)("--wait is not a number of seconds", "a whole number from 0 to 9999");
}
function checkOutput(output, flags2) {
  if (!OUTPUTS.some((name) => name === output))
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`--output is ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .quoted */ .TL)(output)}`, OUTPUTS.join(" or "));
  const other = _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAG_NAMES */ .G0.find((name) => _check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTION_ROWS */ .aI[name].changesDomain === true && flags2[name] !== void 0);
  if (other === void 0) return;
  throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .invalidInput */ .aY)(`--output and ${(0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .flagOf */ .iP)(other)} are given`, "one of them, because --output changes nothing in OCI");
}
async function readSetupInput(flags2, terminal2) {
  const given = (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .setupOptions */ .eE)(flags2);
  if (flags2.fromIni !== void 0) {
    const ini = readSetupIni(await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)("--from-ini", flags2.fromIni), flags2.fromIni);
    const options2 = withOwnNames({ ...ini.options, ...given });
    return { ...ini, options: options2, profile: flags2.profile ?? ini.profile };
  }
  const file = flags2.config === void 0 ? {} : readOptionsFile(await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .readTextFile */ .Gu)("--config", flags2.config), flags2.config);
  const options = withOwnNames({ ...file, ...given });
  const { profile } = flags2;
  if (!terminal2.interactive || flags2.yes === true) return { options, profile, notes: [] };
  const canAllow = profile !== void 0 || (0,_error_text_js__WEBPACK_IMPORTED_MODULE_11__/* .firstGiven */ .qL)(process.env.OCI_WIF_ADMIN_TOKEN) === void 0;
  return { options: withOwnNames(await askForMissing(options, purposeOf(flags2), canAllow)), profile, notes: [] };
}
function purposeOf(flags2) {
  return ACTIONS.some((name) => flags2[name] === true) ? "existing" : "set-up";
}
function withOwnNames(options) {
  if (options.provider === void 0) return options;
  const provider = resolveAlias(options.provider);
  return provider === "github" && options.repository !== void 0 ? { ...options, provider, repository: (0,_check_domain_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryName */ .aR)(options) } : { ...options, provider };
}
async function writeCode({ output, outputDirectory }, desired, notes, terminal2) {
  const directory = outputDirectory ?? desired.name;
  const { files, next } = generate(output, desired, directory);
  await writeGeneratedFiles((0,node_path__WEBPACK_IMPORTED_MODULE_13__.resolve)(directory), files);
  terminal2.say(`${terminal2.paint("bold", desired.name)} in ${desired.domainUrl}`);
  printNotes([...notes, ...desired.notes], terminal2);
  for (const { name } of files) terminal2.say(`Wrote ${(0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(directory, name)}`);
  terminal2.say("Nothing was changed in the identity domain.");
  terminal2.say(next);
  return _export_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .dc.done;
}
function generate(output, desired, directory) {
  if (output === "terraform") {
    return { files: terraformModule(desired), next: `Next: read ${(0,node_path__WEBPACK_IMPORTED_MODULE_13__.join)(directory, "README.md")}.` };
  }
  const compartment = desired.allowances.length > 0 && desired.policyCompartment === void 0 ? "POLICY_COMPARTMENT=ocid1.tenancy.oc1..… " : "";
  const script = (0,_failure_js__WEBPACK_IMPORTED_MODULE_12__/* .shellQuoted */ .x)((0,node_path__WEBPACK_IMPORTED_MODULE_13__.resolve)(directory, "create-trust.sh"));
  return {
    files: shellScript(desired),
    next: `Next: read the script, then run it as an administrator: ${compartment}${script}`
  };
}



/***/ })

};
