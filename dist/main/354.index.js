export const id = 354;
export const ids = [354];
export const modules = {

/***/ 7774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ quietly)
/* harmony export */ });
async function quietly(task) {
    const { console } = globalThis;
    const deprecations = process.noDeprecation;
    process.noDeprecation = true;
    const original = { info: console.info.bind(console), warn: console.warn.bind(console) };
    const silent = () => undefined;
    Object.assign(console, { info: silent, warn: silent });
    try {
        return await task();
    }
    finally {
        Object.assign(console, original);
        process.noDeprecation = deprecations ?? false;
    }
}


/***/ }),

/***/ 9354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyProfile: () => (/* binding */ verifyProfile)
});

// EXTERNAL MODULE: ./node_modules/oci-common/index.js
var oci_common = __webpack_require__(8473);
// EXTERNAL MODULE: ./node_modules/oci-objectstorage/index.js
var oci_objectstorage = __webpack_require__(2284);
// EXTERNAL MODULE: ./build/failure.js
var failure = __webpack_require__(9874);
;// CONCATENATED MODULE: ./build/oci-sdk/endpoint-override.js
function endpointOverride(client) {
    const entries = (process.env.CLIENT_HOST_OVERRIDES ?? '').split(';').map((entry) => entry.split('='));
    return entries.find(([name]) => name === client)?.[1];
}

// EXTERNAL MODULE: ./build/http/error-body.js
var error_body = __webpack_require__(8412);
// EXTERNAL MODULE: ./build/oci-sdk/quiet-sdk.js
var quiet_sdk = __webpack_require__(7774);
;// CONCATENATED MODULE: ./build/oci-sdk/verify-profile.js






async function verifyProfile(http, request) {
    const captured = { answer: undefined, error: undefined };
    try {
        const { value } = await (0,quiet_sdk/* quietly */.g)(() => createClient(http, request, captured).getNamespace({}));
        if (isNamespace(value))
            return { allowed: true, namespace: value };
    }
    catch (error) {
        if (captured.error !== undefined)
            throw captured.error;
        if (!captured.answer)
            throw error;
    }
    if (!captured.answer)
        throw new Error('the SDK sent no request');
    return explain(captured.answer, request);
}
function isNamespace(value) {
    return typeof value === 'string' && /^[A-Za-z0-9][\w.-]{0,254}$/.test(value);
}
function createClient(http, { configFile, profile }, captured) {
    const provider = new oci_common.SessionAuthDetailProvider(configFile, profile);
    const signer = new oci_common.DefaultRequestSigner(provider);
    const httpClient = {
        async send({ uri, headers }) {
            try {
                captured.answer = await http.send(`the signed call to ${new URL(uri).origin}`, async () => {
                    headers.set('x-date', new Date().toUTCString());
                    headers.delete('authorization');
                    await signer.signHttpRequest({ method: 'GET', uri, headers });
                    return { method: 'GET', url: uri, headers: Object.fromEntries(headers) };
                });
            }
            catch (error) {
                captured.error = error;
                throw error;
            }
            const { status, body } = captured.answer;
            return new Response(body, { status, headers: { 'content-type': 'application/json' } });
        },
    };
    const client = new oci_objectstorage.ObjectStorageClient({ httpClient }, { retryConfiguration: oci_common.NoRetryConfigurationDetails });
    client.region = provider.getRegion();
    const override = endpointOverride('oci_object_storage.ObjectStorageClient');
    if (override !== undefined)
        client.endpoint = override;
    return client;
}
function explain(answer, { profile }) {
    const { status } = answer;
    if (status === 403 || status === 404)
        return { allowed: false, status };
    const said = (0,error_body/* readErrorBody */.N)(answer.body);
    const what = `Object Storage answered ${status}${said ? ` ${said.error}` : ''} to a signed call with the profile "${profile}"`;
    const requestId = `request id: ${(0,error_body/* requestIdOf */.G)(answer) ?? '(none given)'}`;
    if (status === 401) {
        throw new failure/* Failure */.HR('denial', 'Verification failed', `${what}: the session token or the signature was refused`, {
            hint: `check that this machine's clock is right (OCI tolerates five minutes) and that the tenancy is subscribed to the region; ${requestId}`,
        });
    }
    const why = status === 200 ? `${what}, but without a namespace` : what;
    throw new failure/* Failure */.HR('mismatch', 'Verification failed', why, { hint: requestId });
}


/***/ })

};
