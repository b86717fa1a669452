export const id = 404;
export const ids = [404];
export const modules = {

/***/ 404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runExplain: () => (/* binding */ runExplain)
});

// EXTERNAL MODULE: ./build/federation/subject-token.js
var subject_token = __webpack_require__(4876);
// EXTERNAL MODULE: ./build/setup/administration/administrator.js
var administration_administrator = __webpack_require__(4804);
// EXTERNAL MODULE: ./build/setup/administration/domain.js
var domain = __webpack_require__(4801);
// EXTERNAL MODULE: ./build/federation/domain-url.js
var domain_url = __webpack_require__(2274);
// EXTERNAL MODULE: ./build/federation/claims.js
var federation_claims = __webpack_require__(8207);
// EXTERNAL MODULE: ./build/federation/github-subject.js
var github_subject = __webpack_require__(8744);
// EXTERNAL MODULE: ./build/federation/setup-call.js
var setup_call = __webpack_require__(4570);
// EXTERNAL MODULE: ./build/text/printable.js
var printable = __webpack_require__(4865);
// EXTERNAL MODULE: ./build/text/shell-quoted.js
var shell_quoted = __webpack_require__(7141);
;// CONCATENATED MODULE: ./build/setup/explain/check-client.js


function checkClientClaim({ clientClaimName: name, clientClaimValues: values = [] }, { subject: { claims } }, { good, note, bad }) {
    if (name === undefined)
        return;
    const claim = name === 'aud' ? 'audience' : `claim ${(0,printable/* printable */.g)(name)}`;
    const actual = [claims[name] ?? []].flat().map(String);
    const shown = actual.length === 0 ? '(none)' : (0,printable/* printable */.g)(actual.join(', '));
    if (Array.isArray(claims[name]))
        note(`its ${claim} is a list; in the one public report of a list at a trust that checks it, the domain answered with an error 500`);
    if (actual.some((value) => values.includes(value)))
        good(`the trust accepts its ${claim} ${shown}`);
    else {
        bad(`its ${claim} is ${shown}, and the trust accepts only ${(0,printable/* printable */.g)(values.join(', '))}`, name === 'aud'
            ? `request a token with the audience ${(0,printable/* printable */.g)(values[0] ?? '')} (input audience)`
            : 'use a token with one of these values');
    }
}
async function checkClient(trust, { clientId }, { domain }, say, setup) {
    const clients = trust.oauthClients ?? [];
    if (clientId === undefined) {
        say.note(`the trust accepts the clients ${(0,printable/* printable */.g)(clients.join(', ') || '(none)')}; give --client-id to check yours`);
        return;
    }
    const [app] = await domain.find('Apps', 'name', clientId);
    if (!app) {
        say.bad(`the domain has no application with the client ID ${(0,printable/* printable */.g)(clientId)}`, 'use the client ID of an application in this domain, not its name or OCID');
        return;
    }
    if (app.active !== true)
        say.bad(`the application ${(0,printable/* printable */.g)(app.displayName)} is not active`, 'activate it in the console, or run setup again');
    if (clients.includes(clientId))
        say.good(`the trust accepts the client ${(0,printable/* printable */.g)(clientId)}`);
    else
        say.bad(`the trust does not accept the client ${(0,printable/* printable */.g)(clientId)}; it accepts ${(0,printable/* printable */.g)(clients.join(', ') || '(none)')}`, `use one of these, or add it with: ${setup} --app ${(0,shell_quoted/* shellQuoted */.x)(app.displayName)}`);
}

// EXTERNAL MODULE: ./build/setup/administration/scim.js
var scim = __webpack_require__(2541);
// EXTERNAL MODULE: ./build/setup/desired/rule.js
var rule = __webpack_require__(1369);
// EXTERNAL MODULE: ./build/setup/desired/rule-evidence.js
var rule_evidence = __webpack_require__(6359);
// EXTERNAL MODULE: ./build/setup/desired/statement.js
var statement = __webpack_require__(5718);
// EXTERNAL MODULE: ./build/setup/explain/explain-rule.js
var explain_rule = __webpack_require__(9556);
;// CONCATENATED MODULE: ./build/setup/explain/check-rules.js






async function checkRules(trust, request, access, say, setup) {
    if ((trust.subjectType ?? 'User') !== 'User') {
        say.note(`the trust is for resource principals: log in with token-type rpst and resource-type ${(0,printable/* printable */.g)(trust.impersonatingResource ?? '')}; policies grant them permissions by conditions`);
        return;
    }
    const { claims } = request.subject;
    const verdicts = (trust.impersonationServiceUsers ?? []).map((entry) => ({
        ...entry,
        ...(0,explain_rule/* explainRule */.O)(entry.rule, claims),
    }));
    const matching = verdicts.filter(({ matches }) => matches);
    for (const { rule, matches, text } of verdicts) {
        if (!matches)
            say.note(`rule "${(0,printable/* printable */.g)(rule)}": ${text}`);
    }
    const [winner] = matching;
    if (!winner) {
        const quoted = verdicts.find(({ mistake }) => mistake === 'quoted');
        if (quoted) {
            say.bad(`no rule is certain to match sub ${(0,printable/* printable */.g)(claims.sub ?? '(none)')}; "${(0,printable/* printable */.g)(quoted.rule)}": ${quoted.text}`, `create the rule without quotes with: ${setup}`);
            return;
        }
        const near = verdicts.find(({ mistake }) => mistake !== 'differs' && mistake !== 'missing') ?? verdicts[0];
        const why = near ? `; the nearest, "${(0,printable/* printable */.g)(near.rule)}": ${near.text}` : ': it has none';
        say.bad(`no rule of the trust matches sub ${(0,printable/* printable */.g)(claims.sub ?? '(none)')}${why}`, `create a rule that matches with: ${setup}`);
        return;
    }
    say.good(`the rule "${(0,printable/* printable */.g)(winner.rule)}" matches`);
    const unconfirmed = (0,rule_evidence/* unconfirmedParts */.HM)((0,rule/* readRule */.dH)(winner.rule) ?? []);
    if (unconfirmed.length > 0)
        say.note(`it contains ${unconfirmed.join(', ')}, which no public report confirms: the domain may decide otherwise`);
    if (new Set(matching.map(({ value }) => value)).size > 1) {
        say.bad(`${matching.length} rules of several users match, and it is undefined which one applies`, 'deactivate all but one of them');
    }
    await checkUser(winner.value, access, request.now, say, setup);
}
async function checkUser(id, { domain, policies, tenancy }, now, say, setup) {
    const user = await domain.get('Users', id);
    if (!user) {
        say.bad(`the user ${id} of the rule does not exist`, `create it with: ${setup}`);
        return;
    }
    if (user[scim/* USER_EXTENSION */.C_]?.serviceUser !== true) {
        say.bad(`the user ${(0,printable/* printable */.g)(user.userName)} is not a service user, and cannot become one`, `create a service user with: ${setup}`);
        return;
    }
    say.good(`it becomes the service user ${(0,printable/* printable */.g)(user.userName)}`);
    const [name] = (0,scim/* ownersOf */.K2)(user);
    if (name === undefined || !policies || tenancy === undefined)
        return;
    const policy = await policies.find(tenancy, name);
    const expiry = policy?.statements.map(statement/* expiryOf */.p1).find((date) => date !== undefined && date.getTime() <= now);
    if (expiry)
        say.bad(`the login works, but its policy ${(0,printable/* printable */.g)(name)} expired at ${expiry.toISOString()}`, 'run setup again with a later --expires');
}

// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/jwt/verify.js + 2 modules
var verify = __webpack_require__(4490);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/jwks/local.js
var local = __webpack_require__(6687);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/errors.js
var errors = __webpack_require__(5674);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
// EXTERNAL MODULE: ./build/setup/desired/certificate.js
var certificate = __webpack_require__(6428);
;// CONCATENATED MODULE: ./build/setup/explain/check-signature.js



async function checkSignature(trust, { subject }, { http }, { good, note, bad }) {
    const options = { currentDate: new Date((subject.claims.exp ?? 1) * 1000 - 1000), clockTolerance: 1e9 };
    const url = trust.publicKeyEndpoint;
    const from = url ?? "the trust's certificate";
    try {
        if (url === undefined)
            await (0,verify/* jwtVerify */.V)(subject.raw, (0,certificate/* keyOfTrust */.HP)(trust.publicCertificate ?? ''), options);
        else
            await (0,verify/* jwtVerify */.V)(subject.raw, (0,local/* createLocalJWKSet */.w)(await fetchJwks(url, http)), options);
        good(`its signature is valid (keys of ${from})`);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.kind !== 'input') {
            note(`the signature was not checked: ${error.message}; OCI may be able to reach this URL`);
        }
        else if (error instanceof errors/* JWKSNoMatchingKey */.BT || error instanceof errors/* JWSSignatureVerificationFailed */.h2) {
            bad(`its signature does not match the keys of ${from}`, 'if the issuer has changed its keys, pass the new ones with --jwks-url, --jwks-file or --certificate');
        }
        else {
            bad(`its signature cannot be verified with ${from}`, 'check that the trust has the keys of the issuer, as a JWKS with RSA keys');
        }
    }
}
async function fetchJwks(url, http) {
    const headers = { accept: 'application/json' };
    const answer = await http.send(`the request for the key set at ${url}`, () => ({ method: 'GET', url, headers }));
    if (answer.status !== 200) {
        throw new failure/* Failure */.HR('transient', 'Request failed', `the key set at ${url} answered ${answer.status}`);
    }
    return JSON.parse(answer.body);
}

;// CONCATENATED MODULE: ./build/setup/explain/find-trust.js

async function findTrust({ subject: { claims } }, { domain }, { bad }, setup) {
    const issuer = claims.iss ?? '';
    const trusts = await domain.find('IdentityPropagationTrusts', 'issuer', issuer);
    const [trust] = trusts;
    if (trusts.length > 1)
        bad(`the domain has ${trusts.length} trusts for the issuer ${(0,printable/* printable */.g)(issuer)}, and refuses every token if several are active`, 'deactivate all but one of them');
    if (trust)
        return trust;
    const variant = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
    const [near] = await domain.find('IdentityPropagationTrusts', 'issuer', variant);
    bad(`the domain has no trust for the issuer ${(0,printable/* printable */.g)(issuer)}${near ? `; it has one for ${(0,printable/* printable */.g)(variant)}, which differs only in the trailing slash` : ''}`, `create it with: ${setup}`);
    return undefined;
}

;// CONCATENATED MODULE: ./build/setup/explain/explain.js









async function explainToken(request, access) {
    const { claims } = request.subject;
    const findings = [];
    const advice = [];
    const say = {
        good: (text) => void findings.push({ verdict: 'good', text }),
        note: (text) => void findings.push({ verdict: 'note', text }),
        bad: (text, ...what) => {
            findings.push({ verdict: 'bad', text });
            advice.push(...what);
        },
    };
    checkTimes(request, say);
    const setup = (0,setup_call/* setupCall */.S)(request.subject.claims, request);
    if (!access) {
        const forms = (0,github_subject/* githubSubjectForms */.l)(claims);
        say.note(`a rule that matches it: sub eq ${(0,printable/* printable */.g)(claims.sub ?? '(none)')}`);
        if (forms)
            say.note(`it has GitHub's ${forms.classic === claims.sub ? 'subject with names' : 'immutable subject, with IDs'}`);
        say.note('the trust was not checked; to check it, pass --domain-url and an administrator profile (--profile)');
        const broken = findings.some(({ verdict }) => verdict === 'bad');
        return {
            findings,
            accepted: broken ? false : undefined,
            advice: [...advice, `create or update the trust with: ${setup}`],
        };
    }
    const trust = await findTrust(request, access, say, setup);
    if (trust) {
        if (trust.active === true)
            say.good('the trust is active');
        else
            say.bad('the trust is not active', `activate it with: ${setup}`);
        await checkSignature(trust, request, access, say);
        checkClientClaim(trust, request, say);
        await checkClient(trust, request, access, say, setup);
        await checkRules(trust, request, access, say, setup);
    }
    return { findings, accepted: findings.every(({ verdict }) => verdict !== 'bad'), advice };
}
function checkTimes({ subject: { claims }, now }, { good, bad }) {
    if (claims.exp === undefined)
        bad('the token has no expiry (claim exp)', 'the domain accepts only tokens that expire');
    else if (claims.exp * 1000 <= now) {
        bad(`the token expired at ${(0,federation_claims/* describeTime */.H)(claims.exp)}`, 'request it right before the login; tokens of identity providers are usually valid for minutes');
    }
    else
        good(`the token is valid until ${(0,federation_claims/* describeTime */.H)(claims.exp)}`);
    if (typeof claims.nbf === 'number' && claims.nbf * 1000 > now) {
        bad(`the token is not valid before ${(0,federation_claims/* describeTime */.H)(claims.nbf)}`, 'check the clocks of this machine and of the identity provider');
    }
}
function describeToken({ claims }) {
    return [
        ['iss', (0,printable/* printable */.g)(claims.iss ?? '(none)')],
        ['sub', (0,printable/* printable */.g)(claims.sub ?? '(none)')],
        ['aud', (0,printable/* printable */.g)((0,subject_token/* audienceOf */.O)(claims) || '(none)')],
    ];
}

// EXTERNAL MODULE: ./build/setup/administration/policy.js
var policy = __webpack_require__(1035);
// EXTERNAL MODULE: ./build/timing.js
var build_timing = __webpack_require__(5716);
// EXTERNAL MODULE: ./build/cli/exit.js
var exit = __webpack_require__(29);
// EXTERNAL MODULE: ./build/cli/http.js
var cli_http = __webpack_require__(4141);
// EXTERNAL MODULE: ./build/cli/terminal.js
var cli_terminal = __webpack_require__(8565);
// EXTERNAL MODULE: ./build/files/text-file.js
var text_file = __webpack_require__(9140);
;// CONCATENATED MODULE: ./build/cli/explain.js











async function runExplain(flags, timing = build_timing/* systemTiming */.O) {
    const terminal = (0,cli_terminal/* createTerminal */.P)(flags.json === true);
    const text = await (0,text_file.readTextFile)('--subject-token-file', flags.subjectTokenFile);
    const subject = (0,subject_token/* readSubjectToken */.k)(text.trim(), '--subject-token-file');
    const domainUrl = flags.domainUrl === undefined ? undefined : (0,domain_url/* checkDomainUrl */.k)(flags.domainUrl);
    const request = { subject, domainUrl, clientId: flags.clientId, now: timing.now() };
    const explanation = await explainToken(request, await accessOf(flags, domainUrl, terminal, timing));
    if (flags.json === true) {
        terminal.result(JSON.stringify({ token: Object.fromEntries(describeToken(subject)), ...explanation }, null, 2));
    }
    else {
        for (const [name, value] of describeToken(subject))
            terminal.say(`${name}  ${value}`);
        print(explanation, terminal);
    }
    return explanation.accepted === false ? exit/* EXIT */.d.failed : exit/* EXIT */.d.done;
}
async function accessOf(flags, domainUrl, terminal, timing) {
    const token = process.env.OCI_WIF_ADMIN_TOKEN;
    if (domainUrl === undefined || (flags.profile === undefined && (token ?? '') === ''))
        return undefined;
    const administrator = await (0,administration_administrator/* findAdministrator */.n)({ profile: flags.profile, configFile: flags.ociConfigFile, token });
    const http = (0,cli_http/* commandHttp */.W)(terminal, timing);
    return {
        domain: (0,domain/* identityDomain */.V)(domainUrl, administrator, http),
        policies: administrator.signed && (0,policy/* policies */.R3)(administrator, http),
        tenancy: administrator.signed?.tenancy,
        http,
    };
}
const SIGNS = {
    good: ['ok  ', 'green'],
    bad: ['BAD ', 'red'],
    note: ['note', 'dim'],
};
function print({ findings, accepted, advice }, terminal) {
    for (const { verdict, text } of findings) {
        const [sign, style] = SIGNS[verdict];
        terminal.say(`${terminal.paint(style, sign)} ${text}`);
    }
    terminal.say();
    if (accepted === true)
        terminal.say(terminal.paint('green', 'All checks passed. The domain should accept this token.'));
    for (const line of advice)
        terminal.say(`What to do: ${line}`);
}


/***/ }),

/***/ 4570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ setupCall)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4865);
/* harmony import */ var _text_shell_quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7141);
/* harmony import */ var _github_subject_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8744);



const PUBLIC_ISSUER = 'https://token.actions.githubusercontent.com';
function setupCall(claims, { domainUrl = 'DOMAIN_URL', resourceType }) {
    const provider = githubFlags(claims) ??
        `--provider oidc --issuer ${(0,_text_shell_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuoted */ .x)((0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(claims.iss ?? ''))} --subject ${(0,_text_shell_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuoted */ .x)((0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(claims.sub ?? ''))}`;
    const resource = resourceType === undefined ? '' : ` --token-type rpst --resource-type ${(0,_text_shell_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuoted */ .x)(resourceType)}`;
    return `npx oci-wif setup --domain-url ${domainUrl} ${provider}${resource}`;
}
function githubFlags(claims) {
    const forms = (0,_github_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .githubSubjectForms */ .l)(claims);
    if (!forms || typeof claims.repository !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(claims.repository))
        return undefined;
    const [, kind, value] = /:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?::|\/)?(.*)$/s.exec(forms.classic) ?? [];
    const flag = { environment: '--environment', 'ref:refs/heads': '--branch', 'ref:refs/tags': '--tag' }[kind ?? ''];
    const condition = flag === undefined
        ? kind === 'pull_request'
            ? '--pull-request'
            : `--subject ${(0,_text_shell_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuoted */ .x)(claims.sub ?? '')}`
        : `${flag} ${(0,_text_shell_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuoted */ .x)(value ?? '')}`;
    const issuer = claims.iss === undefined || claims.iss === PUBLIC_ISSUER ? '' : ` --issuer ${(0,_text_shell_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuoted */ .x)(claims.iss)}`;
    const ids = claims.sub === forms.immutable && !condition.startsWith('--subject')
        ? ` --owner-id ${String(claims.repository_owner_id)} --repository-id ${String(claims.repository_id)}`
        : '';
    return `--provider github${issuer} --repository ${claims.repository} ${condition}${ids}`;
}


/***/ })

};
